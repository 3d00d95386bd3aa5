"""Attack published count tables as an outsider who knows every published number, and the rules, and nothing else.

The promise for each hidden cell is *two worlds*: two whole, non-negative fillings of the finest cells that agree with
everything published and in which the cell differs by at least ``ambang`` - 1. A linear program gives an interval that
may hold only one whole number; worlds are proof. So the attack collects worlds, and calls a cell safe only when two of
them lie far enough apart, unsafe when a linear or whole-number program shows that none can.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from kinerja.disclosure.cells import Cell, Indices, Population
from kinerja.disclosure.components import Component, split
from kinerja.disclosure.solver import Floats, System, is_whole
from kinerja.package.model import HIDDEN, PUBLISHED, TOTAL

BreachKind = Literal["kecil", "terhitung", "satu_kelas", "bertentangan"]
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Classes:
    """The dimension whose members say something about a person, and the members that harm nobody."""

    dimension: str
    harmless: frozenset[str]


@dataclass(frozen=True)
class Breach:
    """What the attack found out.

    ``kecil``: a count from 1 to ``ambang`` - 1 is shown. ``terhitung``: a hidden cell lies between ``low`` and
    ``high``, closer than allowed. ``satu_kelas``: everybody in the group is known to be in the class named in the key.
    ``bertentangan``: the published numbers have no world at all (``low``: as stated, ``high``: as computed).
    """

    kind: BreachKind
    table: str
    dimensions: tuple[str, ...]
    key: tuple[str, ...]
    low: int
    high: int


@dataclass
class _Target:
    """A sum of atoms, split over components, and the extremes seen in any world."""

    breach: Breach
    need: int
    parts: tuple[tuple[int, Indices], ...]
    low: list[float]
    high: list[float]

    @property
    def width(self) -> float:
        return sum(high - low for low, high in zip(self.low, self.high, strict=True) if high >= low)

    @property
    def settled(self) -> bool:
        if self.breach.kind == "satu_kelas":
            return any(high > 0 for high in self.high)
        return self.width >= self.need


def attack(
    population: Population,
    threshold: int,
    classes: Classes | None,
    *,
    progress: Progress | None = None,
) -> tuple[Breach, ...]:
    """Everything an outsider can find out that was not to be found out; empty where the promise holds.

    :param threshold: ``ambang``; hidden cells must have worlds that differ by at least ``threshold - 1``.
    :param classes: the sensitive dimension, None where there is none.
    """
    parted = split(population)
    breaches = [
        Breach("bertentangan", c.cell.table, c.cell.dimensions, c.cell.key, c.stated, c.computed)
        for c in parted.contradictions
    ]
    breaches += [
        Breach("kecil", cell.table, cell.dimensions, cell.key, cell.value, cell.value)
        for cell in population.cells
        if cell.status == PUBLISHED and cell.value is not None and 0 < cell.value < threshold
    ]
    if parted.contradictions:
        return tuple(breaches)
    targets = [
        _target(breach, need, atoms, parted.component_of, parted.place_of)
        for breach, need, atoms in (*_hidden(population, threshold), *_groups(population, classes))
    ]
    by_component: Mapping[int, list[_Target]] = {number: [] for number in range(len(parted.components))}
    for target in targets:
        for number, _ in target.parts:
            by_component[number].append(target)
    for number, component in enumerate(parted.components):
        if progress is not None:
            progress(number, len(parted.components))
        if by_component[number] and not _settle(component, number, by_component[number]):
            cell = _somewhere(population, component)
            breaches.append(Breach("bertentangan", cell.table, cell.dimensions, cell.key, 0, 0))
    for target in targets:
        if not target.settled:
            found = target.breach
            low = round(sum(low for low in target.low if low < np.inf))
            high = round(sum(high for high in target.high if high > -np.inf))
            breaches.append(Breach(found.kind, found.table, found.dimensions, found.key, low, high))
    return tuple(dict.fromkeys(breaches))


def _hidden(population: Population, threshold: int) -> list[tuple[Breach, int, Indices]]:
    return [
        (Breach("terhitung", cell.table, cell.dimensions, cell.key, 0, 0), threshold - 1, cell.atoms)
        for cell in population.cells
        if cell.status == HIDDEN
    ]


def _groups(population: Population, classes: Classes | None) -> list[tuple[Breach, int, Indices]]:
    """For each group and harmful class: the people of the group outside the class, who must be possible."""
    if classes is None or classes.dimension not in population.dimensions:
        return []
    tree = population.trees[classes.dimension]
    place = population.dimensions.index(classes.dimension)
    inside = {
        member: np.array([member in tree.ancestors(atom[place]) for atom in population.atoms], dtype=bool)
        for member in sorted({a for atom in population.atoms for a in tree.ancestors(atom[place])})
        if member != TOTAL and member not in classes.harmless
    }
    found = []
    seen: set[bytes] = set()
    for cell in population.cells:
        if classes.dimension not in cell.dimensions or not len(cell.atoms):
            continue
        at = cell.dimensions.index(classes.dimension)
        if cell.key[at] != TOTAL or cell.value == 0 or cell.atoms.tobytes() in seen:
            continue
        seen.add(cell.atoms.tobytes())
        for member, belongs in inside.items():
            key = (*cell.key[:at], member, *cell.key[at + 1 :])
            rest = cell.atoms[~belongs[cell.atoms]]
            found.append((Breach("satu_kelas", cell.table, cell.dimensions, key, 0, 0), 1, rest))
    return found


def _target(breach: Breach, need: int, atoms: Indices, component_of: Indices, place_of: Indices) -> _Target:
    numbers = component_of[atoms]
    parts = tuple((int(n), place_of[atoms[numbers == n]]) for n in np.unique(numbers) if n >= 0)
    return _Target(breach, need, parts, [np.inf] * len(parts), [-np.inf] * len(parts))


def _somewhere(population: Population, component: Component) -> Cell:
    return next(cell for cell in population.cells if component.atoms[0] in cell.atoms)


class _Watch:
    """The targets' parts in one component, evaluated on a world in one vector operation."""

    def __init__(self, number: int, targets: Sequence[_Target]) -> None:
        self.pairs = [(t, at) for t in targets for at, (n, _) in enumerate(t.parts) if n == number]
        columns = [t.parts[at][1] for t, at in self.pairs]
        self.columns = np.concatenate(columns)
        self.starts = np.concatenate(([0], np.cumsum([len(c) for c in columns])[:-1]))

    def note(self, world: Floats) -> int:
        """Widen the extremes by one whole-number world; how many targets it settled."""
        values = np.add.reduceat(world[self.columns], self.starts)
        settled = 0
        for (target, at), value in zip(self.pairs, values, strict=True):
            if target.settled:
                continue
            target.low[at] = min(target.low[at], value)
            target.high[at] = max(target.high[at], value)
            settled += target.settled
        return settled

    def open(self) -> list[tuple[_Target, int]]:
        return [(target, at) for target, at in self.pairs if not target.settled]


def _settle(component: Component, number: int, targets: Sequence[_Target]) -> bool:
    """Collect worlds of one component until each target is settled or shown unsafe; False where there is no world."""
    watch = _Watch(number, targets)
    whole = np.ones(len(component.atoms), dtype=bool)
    system = component.system()
    first = _world(system, np.zeros(len(component.atoms)), whole)
    if first is None:
        return False
    watch.note(first)
    _sweep(component, system, watch, whole)
    for target, at in watch.open():
        if not target.settled:
            _corner(component, system, watch, target, at, whole)
    return True


def _world(system: System, costs: Floats, whole: NDArray[np.bool_]) -> Floats | None:
    """A whole-number world that makes ``costs`` smallest: the linear program's corner where that is whole already."""
    found = system.solve(costs)
    if found is not None and not is_whole(found):
        found = system.solve(costs, whole=whole)
    return None if found is None else np.round(found)


def _sweep(component: Component, system: System, watch: _Watch, whole: NDArray[np.bool_]) -> None:
    """Push all open targets up, down and apart together while a round settles at least a twentieth of them."""
    random = np.random.default_rng(1)
    while True:
        before = len(watch.open())
        if before == 0:
            return
        for signs in ("up", "down", "mixed", "mixed"):
            costs = np.zeros(len(component.atoms))
            for target, at in watch.open():
                weight = 1.0 if signs == "up" else -1.0 if signs == "down" else float(random.choice((-1.0, 1.0)))
                costs[target.parts[at][1]] -= weight * (1.0 + random.random())
            world = _world(system, costs, whole)
            if world is not None:
                watch.note(world)
        if before - len(watch.open()) < max(1, before // 20):
            return


def _corner(
    component: Component,
    system: System,
    watch: _Watch,
    target: _Target,
    at: int,
    whole: NDArray[np.bool_],
) -> None:
    """Both extremes of one target in this component, exactly."""
    for sign in (-1.0, 1.0):
        costs = np.zeros(len(component.atoms))
        costs[target.parts[at][1]] = sign
        world = _world(system, costs, whole)
        if world is not None:
            watch.note(world)
