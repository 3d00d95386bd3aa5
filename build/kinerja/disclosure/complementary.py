"""Complementary suppression: hide, at the least cost, what would let a hidden cell be computed from the rest.

For each hidden cell we look for a *move*: a whole-number change of the finest cells that keeps every published number,
keeps all counts non-negative and moves the hidden cell by at least ``ambang`` - 1. The truth and the truth after the
move are the two worlds that the promise asks for, so a cell is protected by construction. Where no free move exists,
the cheapest one is found by a linear program whose cost is the published cells that it would have to change; those are
then hidden too, and need protection in their turn (the minimum-cost perturbation of Fischetti & Salazar-González,
"Models and algorithms for the 2-dimensional cell suppression problem in statistical disclosure control", Mathematical
Programming 84, 1999; Castro, "Minimum-distance controlled perturbation methods", EJOR 171, 2006).
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from kinerja.disclosure.attack import Classes
from kinerja.disclosure.cells import Cell, Indices, Population
from kinerja.disclosure.moves import Moves
from kinerja.disclosure.primary import Structure
from kinerja.package.model import TOTAL

Cost = Callable[[Cell, int], float]
"""What hiding a cell with this true count costs; infinite where it may not be hidden."""

SMALL = 32
"""Up to this many members of the first dimension, a move is looked for among all of them at once."""
CROSSED = 40
"""Atoms in a member of the first dimension up to which six siblings are looked at first; more take fewer siblings."""
WIDE = 96
"""Siblings among which a look is wide; everywhere costs minutes in an agency of hundreds of units."""
DEAR = 1e6
"""A move at this cost or more is taken only where a wide look finds none below it."""


class UnprotectableError(Exception):
    """No set of cells that may be hidden protects some cell; the message names it."""


@dataclass(frozen=True)
class Protected:
    """``hidden``: places of all hidden cells. ``worlds``: fillings of the atoms that prove it, the truth first."""

    hidden: frozenset[int]
    worlds: tuple[Indices, ...]


@dataclass
class _Goal:
    """A sum of atoms that some pair of worlds must move by ``need``; ``low``/``high``: moved so far."""

    name: str
    atoms: Indices
    need: int
    earlier: bool = False
    known: bool = False
    """Shown by an earlier release: this release alone must hide it well, together nothing can."""
    low: int = 0
    high: int = 0
    given_up: bool = False

    @property
    def met(self) -> bool:
        return self.given_up or self.high - self.low >= self.need

    def note(self, move: Indices) -> None:
        by = int(move[self.atoms].sum())
        self.low, self.high = min(self.low, by), max(self.high, by)


def protect(
    population: Population,
    truth: Indices,
    threshold: int,
    classes: Sequence[Classes],
    cost: Cost,
    *,
    fixed: frozenset[int] = frozenset(),
    stays: frozenset[int] = frozenset(),
    also: frozenset[int] = frozenset(),
    progress: Callable[[int, int], None] | None = None,
) -> Protected:
    """Decide what to hide so that every hidden cell has two worlds ``threshold - 1`` apart.

    :param truth: the true count of each atom.
    :param classes: the sensitive dimensions.
    :param cost: the loss from hiding a cell.
    :param fixed: places of cells that no world may change (an earlier release shows them); they cannot protect.
    :param stays: places of cells that an earlier release hides: to show them now would show them then.
    :param also: places of cells to hide although nothing in this release alone asks for it.
    :raises UnprotectableError: no set of cells that may be hidden protects some cell.
    """
    work = _Work(population, truth, threshold, classes, cost, fixed, stays, also)
    moves: list[Indices] = []
    done = 0
    while True:
        work.add_goals()
        waiting = [goal for goal in work.goals.values() if not goal.met]
        if not waiting:
            return Protected(frozenset(work.hidden), (truth, *(truth + move for move in moves)))
        for goal in waiting:
            done += 1
            if progress is not None:
                progress(done, len(work.goals))
            if not goal.met:
                moves += work.meet(goal)


class _Work:
    """The growing set of hidden cells and the search for moves; nothing outlives one call of ``protect``."""

    def __init__(
        self,
        population: Population,
        truth: Indices,
        threshold: int,
        classes: Sequence[Classes],
        cost: Cost,
        fixed: frozenset[int],
        stays: frozenset[int],
        also: frozenset[int],
    ) -> None:
        self.population, self.truth, self.threshold = population, truth, threshold
        self.fixed, self.stays = fixed, stays
        self.known = {population.cells[place].atoms.tobytes() for place in fixed}
        self.structure = Structure(population, classes)
        cells = population.cells
        self.counts = np.array([truth[cell.atoms].sum() for cell in cells], dtype=np.int64)
        self.costs = np.array(
            [
                np.inf if place in fixed else _jitter(cell) * cost(cell, int(self.counts[place]))
                for place, cell in enumerate(cells)
            ]
        )
        self.cells_of: list[list[int]] = [[] for _ in truth]
        for place, cell in enumerate(cells):
            for atom in cell.atoms:
                self.cells_of[int(atom)].append(place)
        self.alive = np.ones(len(truth), dtype=bool)
        judging = {said.dimension for said in classes}
        for group in self.structure.groups:
            size = cells[group.size]
            judged = any(d in judging and m != TOTAL for d, m in zip(size.dimensions, size.key, strict=True))
            if self.counts[group.size] == 0 and not judged:
                self.alive[size.atoms] = False  # nobody is there, and that is shown
        self.tree = population.trees[population.dimensions[0]]
        self.area = [atom[0] for atom in population.atoms]
        self.atoms_in: dict[str, list[int]] = defaultdict(list)
        for number, area in enumerate(self.area):
            if self.alive[number]:
                self.atoms_in[area].append(number)
        self.areas_below: dict[str, list[str]] = defaultdict(list)
        for area in sorted(self.atoms_in):
            for above in self.tree.ancestors(area):
                self.areas_below[above].append(area)
        self.size_of = {area: int(truth[atoms].sum()) for area, atoms in self.atoms_in.items()}
        self.goals: dict[str, _Goal] = {}
        self.goals_of: list[list[_Goal]] = [[] for _ in truth]
        self.moves_of: list[list[Indices]] = [[] for _ in truth]
        self.hiding: set[str] = set()
        self.hidden: set[int] = set()
        self._hide(self.structure.primary(self.counts.tolist(), threshold) | stays | also)
        self._add_one_class_goals()

    def _hide(self, places: Iterable[int]) -> None:
        new = self.structure.hidden_whole(places) - self.hidden
        self.hidden |= new
        for place in new:
            atoms = self.population.cells[place].atoms
            if len(atoms) and len({self.area[int(a)] for a in atoms}) == 1:
                self.hiding.add(self.area[int(atoms[0])])

    def _add(self, goal: _Goal) -> None:
        self.goals[goal.name] = goal
        for atom in goal.atoms:
            self.goals_of[int(atom)].append(goal)

    def add_goals(self) -> None:
        """One goal for each hidden cell that has none yet; moves found earlier count for it."""
        for place in sorted(self.hidden - self.fixed):
            cell = self.population.cells[place]
            if str(cell) not in self.goals:
                goal = _Goal(str(cell), cell.atoms, self.threshold - 1, earlier=place in self.stays)
                goal.known = cell.atoms.tobytes() in self.known
                earlier = {id(move): move for atom in cell.atoms for move in self.moves_of[int(atom)]}
                for move in earlier.values():
                    goal.note(move)
                self._add(goal)

    def _add_one_class_goals(self) -> None:
        """One goal a group that is truly all of one harmful class: somebody must seem to be outside it."""
        harmful: dict[str, list[set[str]]] = {}
        for group in self.structure.groups:
            said = group.said.dimension
            if said not in harmful:
                tree, at = self.population.trees[said], self.population.dimensions.index(said)
                spared = {TOTAL} | group.said.harmless
                harmful[said] = [set(tree.ancestors(atom[at])) - spared for atom in self.population.atoms]
            members, cell = harmful[said], self.population.cells[group.size]
            present = [members[int(a)] for a in cell.atoms if self.truth[a]]
            for member in sorted(set.intersection(*present)) if present else ():
                rest = np.array([a for a in cell.atoms if member not in members[int(a)]], dtype=np.int64)
                self._add(_Goal(f"{cell} semua {member}", rest, 1))

    def note(self, move: Indices) -> None:
        """Let a new move count for every goal that it touches."""
        changed = np.flatnonzero(move)
        for atom in changed:
            self.moves_of[int(atom)].append(move)
        touched = {id(goal): goal for atom in changed for goal in self.goals_of[int(atom)]}
        for goal in touched.values():
            if not goal.met:
                goal.note(move)

    def meet(self, goal: _Goal) -> list[Indices]:
        """Moves that meet ``goal``; hides what they change. Looks near the cell first, then everywhere.

        First as far up and down as what is hidden already allows; then, if that is not enough, the cheapest move that
        makes up the rest. Where an earlier release leaves no such move, one that would need other people to have been
        changed then: whether an outsider can tell is for the attack on both to say, as it is for earlier cells.
        """
        moves: list[Indices] = []
        everywhere = len(self.atoms_in)
        first = 6 if len(self.truth) <= CROSSED * everywhere else 4
        reaches = (everywhere,) if everywhere <= SMALL else (first, 24, WIDE, everywhere)
        dear: tuple[float, Indices] | None = None
        bounds = (False,) if goal.known else (True, False) if self.fixed and not goal.earlier else (True,)
        for reach, bound in itertools.product(reaches, bounds):
            program = self._program(goal, self._near(goal, reach), self.fixed if bound else frozenset())
            for change in (program.furthest(1), program.furthest(-1)):
                moves += self._take(change)
            if goal.met:
                return moves
            found = [program.cheapest(goal.low + goal.need, 1), program.cheapest(goal.high - goal.need, -1)]
            possible = [(price, change) for price, change in found if change is not None]
            if possible:
                cheapest = min(possible, key=lambda move: move[0])
                if cheapest[0] < DEAR or reach >= WIDE:
                    return moves + self._take(cheapest[1])
                dear = cheapest if dear is None or cheapest[0] < dear[0] else dear
        if dear is not None:
            return moves + self._take(dear[1])
        if not goal.earlier:
            raise UnprotectableError(goal.name)
        goal.given_up = True
        return moves

    def _program(self, goal: _Goal, atoms: Indices, fixed: frozenset[int]) -> Moves:
        sums: dict[int, list[int]] = defaultdict(list)
        for column, atom in enumerate(atoms):
            for cell in self.cells_of[int(atom)]:
                if cell in fixed or (cell not in self.hidden and cell not in self.fixed):
                    sums[cell].append(column)
        return Moves(self.truth, atoms, goal.atoms, goal.need, sums, self.costs)

    def _take(self, change: Indices | None) -> list[Indices]:
        """Use a move: what it changes is hidden, and it counts for every goal that it touches."""
        if change is None or not change.any():
            return []
        cells = {p for a in np.flatnonzero(change) for p in self.cells_of[int(a)]} - self.hidden
        self._hide(p for p in cells if change[self.population.cells[p].atoms].sum() != 0)
        self.note(change)
        return [change]

    def _near(self, goal: _Goal, reach: int) -> Indices:
        """Living atoms around a goal: its own members of the first dimension, ``reach`` siblings and as many others.

        Those that already hide something come first, then the smaller ones. Others are needed for balance: a move
        within one branch alone would change every total above it.
        """
        inside = sorted({self.area[int(a)] for a in goal.atoms} & self.atoms_in.keys())
        lines = [self.tree.ancestors(area) for area in inside] or [(TOTAL,)]
        common = next(code for code in lines[0] if all(code in line for line in lines))
        parent = self.tree.parent.get(common, TOTAL)

        def order(area: str) -> tuple[bool, int, str]:
            return area not in self.hiding, self.size_of[area], area

        def largest(area: str) -> tuple[bool, int, str]:
            return area not in self.hiding, -self.size_of[area], area

        near = [sorted(areas, key=order)[:reach] for areas in (inside, self.areas_below[parent], self.atoms_in)]
        near.append(sorted(self.atoms_in, key=largest)[: reach // 2])
        return np.array(sorted(a for area in set().union(*near) for a in self.atoms_in[area]), dtype=np.int64)


def _jitter(cell: Cell) -> float:
    """A factor from 1 to 1.01 that is the same everywhere: makes the cheapest move unique, so bytes are stable."""
    value = 2166136261
    for byte in str(cell).encode():
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return 1.0 + (value % 100_000) / 10_000_000
