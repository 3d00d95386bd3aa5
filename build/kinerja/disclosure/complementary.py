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

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kinerja.disclosure.attack import Classes
from kinerja.disclosure.cells import Cell, Indices, Population
from kinerja.disclosure.primary import groups, hidden_whole, primary
from kinerja.disclosure.solver import Floats, Row, System, is_whole
from kinerja.errors import Refused
from kinerja.package.model import TOTAL

Cost = Callable[[Cell, int], float]
"""What hiding a cell with this true count costs; infinite where it may not be hidden."""

WIDEST = 64
"""Largest rise of one finest cell in a move; keeps the programs bounded, far above any threshold in use."""


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
    low: int = 0
    high: int = 0

    @property
    def met(self) -> bool:
        return self.high - self.low >= self.need


def protect(
    population: Population,
    truth: Indices,
    threshold: int,
    classes: Classes | None,
    cost: Cost,
    *,
    fixed: frozenset[int] = frozenset(),
    progress: Callable[[int, int], None] | None = None,
) -> Protected:
    """Decide what to hide so that every hidden cell has two worlds ``threshold - 1`` apart.

    :param truth: the true count of each atom.
    :param cost: the loss from hiding a cell.
    :param fixed: places of cells whose true value is known already (an earlier release shows it); they cannot protect.
    :raises Refused: no set of cells that may be hidden protects some cell.
    """
    counts = np.array([truth[cell.atoms].sum() for cell in population.cells], dtype=np.int64)
    work = _Work(
        population, truth, counts, classes, cost, fixed, primary(population, counts.tolist(), threshold, classes)
    )
    worlds = [truth]
    goals: dict[str, _Goal] = {goal.name: goal for goal in work.one_class_goals()}
    while True:
        for place in sorted(work.hidden - fixed):
            cell = population.cells[place]
            if str(cell) not in goals:
                goals[str(cell)] = goal = _Goal(str(cell), cell.atoms, threshold - 1)
                for world in worlds[1:]:
                    _note(goal, world - truth)
        waiting = [goal for goal in goals.values() if not goal.met]
        if not waiting:
            return Protected(frozenset(work.hidden), tuple(worlds))
        for done, goal in enumerate(waiting):
            if progress is not None:
                progress(done, len(waiting))
            if goal.met:
                continue
            move = work.cheapest_move(goal)
            worlds.append(truth + move)
            for other in goals.values():
                if not other.met:
                    _note(other, move)


def _note(goal: _Goal, move: Indices) -> None:
    by = int(move[goal.atoms].sum())
    goal.low, goal.high = min(goal.low, by), max(goal.high, by)


class _Work:
    """The growing set of hidden cells and the search for moves; nothing outlives one call of ``protect``."""

    def __init__(
        self,
        population: Population,
        truth: Indices,
        counts: Indices,
        classes: Classes | None,
        cost: Cost,
        fixed: frozenset[int],
        hidden: set[int],
    ) -> None:
        self.population, self.truth, self.counts, self.classes = population, truth, counts, classes
        self.fixed, self.hidden = fixed, hidden
        self.costs = np.array(
            [
                np.inf if place in fixed else _jitter(cell) * cost(cell, int(counts[place]))
                for place, cell in enumerate(population.cells)
            ]
        )
        self.alive = np.ones(len(truth), dtype=bool)
        self.cells_of: Mapping[int, list[int]] = defaultdict(list)
        for place, cell in enumerate(population.cells):
            if (
                cell.table
                and len(cell.atoms)
                and counts[place] == 0
                and place not in hidden
                and _is_size(cell, classes)
            ):
                self.alive[cell.atoms] = False
        for place, cell in enumerate(population.cells):
            for atom in cell.atoms:
                self.cells_of[int(atom)].append(place)
        self.area_dimension = population.dimensions[0]

    def one_class_goals(self) -> list[_Goal]:
        """One goal a group that is truly all of one harmful class: somebody must seem to be outside it."""
        found: list[_Goal] = []
        if self.classes is None:
            return found
        tree = self.population.trees[self.classes.dimension]
        at = self.population.dimensions.index(self.classes.dimension)
        member_of = [tree.ancestors(atom[at]) for atom in self.population.atoms]
        for group in groups(self.population, self.classes).values():
            for place in group:
                cell = self.population.cells[place]
                where = cell.dimensions.index(self.classes.dimension)
                if cell.key[where] != TOTAL or self.counts[place] == 0:
                    continue
                present = {int(a) for a in cell.atoms if self.truth[a]}
                for member in sorted({m for a in present for m in member_of[a]} - {TOTAL} - self.classes.harmless):
                    if all(member in member_of[a] for a in present):
                        rest = np.array([a for a in cell.atoms if member not in member_of[a]], dtype=np.int64)
                        found.append(_Goal(f"{cell} semua {member}", rest, 1))
        return found

    def cheapest_move(self, goal: _Goal) -> Indices:
        """A move that meets ``goal``; hides what it changes. Looks near the cell first, then everywhere."""
        for reach in (6, 24, len(self.truth)):
            atoms = self._near(goal, reach)
            best: tuple[float, Floats] | None = None
            for sign in (1, -1):
                found = self._move(goal, atoms, sign)
                if found is not None and (best is None or found[0] < best[0]):
                    best = found
            if best is not None:
                move = np.zeros(len(self.truth), dtype=np.int64)
                move[atoms] = np.round(best[1]).astype(np.int64)
                changed = {p for a in np.flatnonzero(move) for p in self.cells_of[int(a)]}
                moved = {p for p in changed if move[self.population.cells[p].atoms].sum() != 0}
                self.hidden = hidden_whole(self.population, self.hidden | moved, self.classes)
                return move
        raise Refused(
            f"{goal.name} tidak dapat dilindungi: gabungkan unit kecil atau kurangi tabel "
            "(cannot be protected: merge small units or publish fewer tables)"
        )

    def _near(self, goal: _Goal, reach: int) -> Indices:
        """Living atoms around a goal: its own members of the first dimension and up to ``reach`` siblings.

        Siblings that already hide something come first, then the smaller ones.
        """
        if reach >= len(self.truth):
            return np.flatnonzero(self.alive).astype(np.int64)
        tree = self.population.trees[self.area_dimension]
        inside = {self.population.atoms[int(a)][0] for a in goal.atoms}
        common = _common(tree.ancestors, inside)
        lines = [c for c in common if c != TOTAL]
        parent = tree.parent.get(lines[0], TOTAL) if lines else TOTAL
        weight: dict[str, tuple[int, int, str]] = {}
        hiding = {self.population.atoms[int(a)][0] for p in self.hidden for a in self.population.cells[p].atoms[:1]}
        for number, atom in enumerate(self.population.atoms):
            if self.alive[number] and parent in tree.ancestors(atom[0]):
                code = atom[0]
                size = weight.get(code, (0, 0, code))[1] + int(self.truth[number])
                weight[code] = (0 if code in hiding else 1, size, code)
        order = sorted(weight.values())
        chosen = {code for _, _, code in order[:reach]} | set(
            sorted(inside, key=lambda c: weight.get(c, (2, 0, c)))[:reach]
        )
        return np.array(
            [n for n, atom in enumerate(self.population.atoms) if self.alive[n] and atom[0] in chosen], dtype=np.int64
        )

    def _move(self, goal: _Goal, atoms: Indices, sign: int) -> tuple[float, Floats] | None:
        """The cheapest move of ``goal`` by ``sign * need`` within ``atoms``: (cost, change of each)."""
        place = {int(a): n for n, a in enumerate(atoms)}
        size = len(atoms)
        touched = sorted({p for a in atoms for p in self.cells_of[int(a)]} - (self.hidden - self.fixed))
        priced = [p for p in touched if np.isfinite(self.costs[p])]
        columns = size + 2 * len(priced)
        lower, upper = np.zeros(columns), np.full(columns, float(WIDEST))
        lower[:size] = -np.minimum(self.truth[atoms], WIDEST)
        price = np.zeros(columns)
        rows: list[Row] = []
        slack = {p: size + 2 * n for n, p in enumerate(priced)}
        upper[size:] = np.inf
        for p in touched:
            own = [place[int(a)] for a in self.population.cells[p].atoms if int(a) in place]
            if p in slack:
                at = slack[p]
                price[at : at + 2] = self.costs[p]
                rows.append(Row(np.array([*own, at, at + 1]), np.array([*[1.0] * len(own), -1.0, 1.0]), 0.0, 0.0))
            else:
                rows.append(Row(np.array(own), np.ones(len(own)), 0.0, 0.0))
        own = [place[int(a)] for a in goal.atoms if int(a) in place]
        if not own:
            return None
        need = float(sign * goal.need)
        low, high = (need, np.inf) if sign > 0 else (-np.inf, need)
        rows.append(Row(np.array(own), np.ones(len(own)), low, high))
        system = System(lower, upper, rows)
        found = system.solve(price)
        if found is not None and not is_whole(found[:size]):
            whole: NDArray[np.bool_] = np.zeros(columns, dtype=bool)
            whole[:size] = True
            found = system.solve(price, whole=whole)
        if found is None:
            return None
        return float(price @ found), found[:size]


def _common(ancestors: Callable[[str], tuple[str, ...]], codes: set[str]) -> list[str]:
    """The members that all ``codes`` are below of (or are), nearest first."""
    lines = [ancestors(code) for code in sorted(codes)]
    return [code for code in lines[0] if all(code in line for line in lines)] if lines else [TOTAL]


def _is_size(cell: Cell, classes: Classes | None) -> bool:
    return (
        classes is None
        or classes.dimension not in cell.dimensions
        or (cell.key[cell.dimensions.index(classes.dimension)] == TOTAL)
    )


def _jitter(cell: Cell) -> float:
    """A factor from 1 to 1.01 that is the same everywhere: makes the cheapest move unique, so bytes are stable."""
    value = 2166136261
    for byte in str(cell).encode():
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return 1.0 + (value % 100_000) / 10_000_000
