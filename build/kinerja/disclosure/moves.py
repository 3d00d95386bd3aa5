"""Moves: whole-number changes of the finest cells that keep what is shown, or cost as little of it as can be."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from kinerja.disclosure.cells import Indices
from kinerja.disclosure.solver import Floats, Row, System, is_whole

WIDEST = 64
"""Largest rise of one finest cell in a move; keeps the programs bounded, far above any threshold in use."""


class Moves:
    """The linear programs that look for moves of one sum within some atoms.

    :param atoms: the atoms that may change.
    :param goal: the atoms whose sum is to move by ``need``.
    :param sums: shown cell → its atoms' places in ``atoms``.
    :param costs: what changing each cell costs; infinite where it may not change.
    """

    def __init__(
        self, truth: Indices, atoms: Indices, goal: Indices, need: int, sums: Mapping[int, list[int]], costs: Floats
    ) -> None:
        self.truth, self.atoms, self.sums, self.costs, self.need = truth, atoms, sums, costs, float(need)
        place = {int(a): n for n, a in enumerate(atoms)}
        self.own = np.array([place[int(a)] for a in goal if int(a) in place], dtype=np.int64)
        self.lower = -np.minimum(truth[atoms], WIDEST).astype(np.float64)
        self.upper = np.full(len(atoms), float(WIDEST))

    def furthest(self, sign: int) -> Indices | None:
        """The move that changes no shown cell and moves the goal furthest (at most by its need)."""
        rows = [Row(np.array(columns), np.ones(len(columns)), 0.0, 0.0) for _, columns in sorted(self.sums.items())]
        price = np.zeros(len(self.atoms))
        price[self.own] = -sign
        return self._solve(self.lower, self.upper, rows, price, -self.need, self.need)[1]

    def cheapest(self, target: int, sign: int) -> tuple[float, Indices | None]:
        """The move that brings the goal to ``target`` or beyond (in the direction of ``sign``) at the least cost."""
        size, costs = len(self.atoms), self.costs
        priced = [cell for cell in sorted(self.sums) if np.isfinite(costs[cell])]
        slack = {cell: size + 2 * n for n, cell in enumerate(priced)}
        rows = []
        for cell, columns in sorted(self.sums.items()):
            extra = [slack[cell], slack[cell] + 1] if cell in slack else []
            weights = [1.0] * len(columns) + [-1.0, 1.0][: len(extra)]
            rows.append(Row(np.array(columns + extra), np.array(weights), 0.0, 0.0))
        lower = np.concatenate((self.lower, np.zeros(2 * len(priced))))
        upper = np.concatenate((self.upper, np.full(2 * len(priced), np.inf)))
        price = np.concatenate((np.zeros(size), np.repeat(costs[priced], 2)))
        low, high = (float(target), np.inf) if sign > 0 else (-np.inf, float(target))
        return self._solve(lower, upper, rows, price, low, high)

    def _solve(
        self, lower: Floats, upper: Floats, rows: list[Row], price: Floats, low: float, high: float
    ) -> tuple[float, Indices | None]:
        if not len(self.own):
            return np.inf, None
        system = System(lower, upper, [*rows, Row(self.own, np.ones(len(self.own)), low, high)])
        found = system.solve(price)
        size = len(self.atoms)
        if found is not None and not is_whole(found[:size]):
            whole: NDArray[np.bool_] = np.zeros(len(price), dtype=bool)
            whole[:size] = True
            found = system.solve(price, whole=whole)
        if found is None:
            return np.inf, None
        change = np.zeros(len(self.truth), dtype=np.int64)
        change[self.atoms] = np.round(found[:size]).astype(np.int64)
        return float(price @ found), change
