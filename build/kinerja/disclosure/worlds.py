"""Worlds: whole-number fillings of the unknowns that agree with everything published, and what they prove.

The promise for each hidden cell is *two worlds* in which the cell differs by at least ``ambang`` - 1. A linear program
gives an interval that may hold only one whole number; worlds are proof. So worlds are collected, and a cell is called
safe only when two of them lie far enough apart, unsafe when a linear or whole-number program shows that none can.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from kinerja.disclosure.cells import Indices
from kinerja.disclosure.solver import Floats, System, is_whole

BreachKind = Literal["kecil", "terhitung", "satu_kelas", "bertentangan", "selisih", "terkait"]


@dataclass(frozen=True)
class Breach:
    """What the attack found out.

    ``kecil``: a count from 1 to ``ambang`` - 1 is shown. ``terhitung``: a hidden cell lies between ``low`` and
    ``high``, closer than allowed. ``satu_kelas``: everybody in the group is known to be in the class named in the key.
    ``bertentangan``: the published numbers have no world at all (``low``: as stated, ``high``: as computed).
    ``terkait``: a sum that this population shares with another one of the same people is hidden in one of them, or
    differs (``low`` here, ``high`` there, -1 where it is not shown), so that attacking them one by one proves nothing.
    ``selisih``: a correction changes a mean by so few answers (``low`` then, ``high`` now) that they can be worked out.
    """

    kind: BreachKind
    table: str
    dimensions: tuple[str, ...]
    key: tuple[str, ...]
    low: int
    high: int


@dataclass
class Target:
    """What an outsider wants to know: a sum of unknowns, in parts of systems that do not touch.

    ``parts`` are (number of the system, its columns); ``low`` and ``high`` the extremes seen in any world. ``breach``
    is what it means if no two worlds are ``need`` apart (for ``satu_kelas``: if no world has anybody in it).
    """

    breach: Breach
    need: int
    parts: tuple[tuple[int, Indices], ...]
    low: list[float]
    high: list[float]

    @classmethod
    def over(cls, breach: Breach, need: int, parts: tuple[tuple[int, Indices], ...]) -> Target:
        """A target of which nothing has been seen yet."""
        return cls(breach, need, parts, [np.inf] * len(parts), [-np.inf] * len(parts))

    @property
    def width(self) -> float:
        """How far apart two worlds seen so far are in this sum."""
        return sum(high - low for low, high in zip(self.low, self.high, strict=True) if high >= low)

    @property
    def settled(self) -> bool:
        """Whether what was seen so far is enough to call it safe."""
        if self.breach.kind == "satu_kelas":
            return any(high > 0 for high in self.high)
        return self.width >= self.need


class _Watch:
    """The targets' parts in one component, evaluated on a world in one vector operation."""

    def __init__(self, number: int, targets: Sequence[Target]) -> None:
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

    def open(self) -> list[tuple[Target, int]]:
        return [(target, at) for target, at in self.pairs if not target.settled]


def settle(system: System, number: int, targets: Sequence[Target]) -> bool:
    """Collect worlds of one system until each target is settled or shown unsafe; False where there is no world.

    :param number: the system's number in the targets' parts.
    """
    watch = _Watch(number, targets)
    first = _world(system, np.zeros(system.size))
    if first is None:
        return False
    watch.note(first)
    _sweep(system, watch)
    for target, at in watch.open():
        if not target.settled:
            _corner(system, watch, target, at)
    return True


def unsettled(targets: Sequence[Target]) -> list[Breach]:
    """The breaches of the targets that no worlds have settled, with the interval that was found."""
    found = []
    for target in targets:
        if not target.settled:
            low = round(sum(low for low in target.low if low < np.inf))
            high = round(sum(high for high in target.high if high > -np.inf))
            found.append(replace(target.breach, low=low, high=high))
    return found


def _world(system: System, costs: Floats) -> Floats | None:
    """A whole-number world that makes ``costs`` smallest: the linear program's corner where that is whole already."""
    found = system.solve(costs)
    if found is not None and not is_whole(found):
        found = system.solve(costs, whole=np.ones(system.size, dtype=bool))
    return None if found is None else np.round(found)


def _sweep(system: System, watch: _Watch) -> None:
    """Push all open targets up, down and apart together while a round settles at least a twentieth of them."""
    random = np.random.default_rng(1)
    while True:
        before = len(watch.open())
        if before == 0:
            return
        for signs in ("up", "down", "mixed", "mixed"):
            costs = np.zeros(system.size)
            for target, at in watch.open():
                weight = 1.0 if signs == "up" else -1.0 if signs == "down" else float(random.choice((-1.0, 1.0)))
                costs[target.parts[at][1]] -= weight * (1.0 + random.random())
            world = _world(system, costs)
            if world is not None:
                watch.note(world)
        if before - len(watch.open()) < max(1, before // 20):
            return


def _corner(system: System, watch: _Watch, target: Target, at: int) -> None:
    """Both extremes of one target in this system, exactly."""
    for sign in (-1.0, 1.0):
        costs = np.zeros(system.size)
        costs[target.parts[at][1]] = sign
        world = _world(system, costs)
        if world is not None:
            watch.note(world)
