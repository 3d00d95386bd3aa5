"""Attack published count tables as an outsider who knows every published number, and the rules, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kinerja.disclosure.cells import Cell, Indices, Population
from kinerja.disclosure.components import split
from kinerja.disclosure.worlds import Breach, Target, settle, unsettled
from kinerja.package.model import HIDDEN, PUBLISHED, TOTAL

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Classes:
    """A dimension whose members say something about a person, and the members that harm nobody."""

    dimension: str
    harmless: frozenset[str]

    def spares(self, cell: Cell) -> bool:
        """Whether it harms nobody to be known to be in a cell of this dimension."""
        return cell.key[cell.dimensions.index(self.dimension)] in self.harmless


def attack(
    population: Population,
    threshold: int,
    classes: Sequence[Classes] = (),
    *,
    progress: Progress | None = None,
) -> tuple[Breach, ...]:
    """Everything an outsider can find out that was not to be found out; empty where the promise holds.

    :param threshold: ``ambang``; hidden cells must have worlds that differ by at least ``threshold - 1``.
    :param classes: the sensitive dimensions; those that the population does not know are no matter.
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
        for breach, need, atoms in (
            *_hidden(population, threshold),
            *(group for said in classes for group in _groups(population, said)),
        )
    ]
    by_component: Mapping[int, list[Target]] = {number: [] for number in range(len(parted.components))}
    for target in targets:
        for number, _ in target.parts:
            by_component[number].append(target)
    impossible: set[int] = set()
    for number, component in enumerate(parted.components):
        if progress is not None:
            progress(number, len(parted.components))
        here = by_component[number]
        if here and not settle(component.system(), number, here):
            breaches += (Breach("bertentangan", c.table, c.dimensions, c.key, 0, 0) for c in component.culprits())
            impossible.add(number)
    breaches += unsettled([t for t in targets if not impossible.intersection(n for n, _ in t.parts)])
    return tuple(dict.fromkeys(breaches))


def _hidden(population: Population, threshold: int) -> list[tuple[Breach, int, Indices]]:
    return [
        (Breach("terhitung", cell.table, cell.dimensions, cell.key, 0, 0), threshold - 1, cell.atoms)
        for cell in population.cells
        if cell.status == HIDDEN
    ]


def _groups(population: Population, classes: Classes) -> list[tuple[Breach, int, Indices]]:
    """For each group and harmful class: the people of the group outside the class, who must be possible."""
    if classes.dimension not in population.dimensions:
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


def _target(breach: Breach, need: int, atoms: Indices, component_of: Indices, place_of: Indices) -> Target:
    numbers = component_of[atoms]
    return Target.over(
        breach, need, tuple((int(n), place_of[atoms[numbers == n]]) for n in np.unique(numbers) if n >= 0)
    )
