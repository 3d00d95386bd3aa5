"""Linear and whole-number programs over one system ``low <= A x <= high``, solved by HiGHS."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import highspy
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]

_NO_WORLD = (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible)


class SolverError(RuntimeError):
    """HiGHS neither solved a program nor showed that it has no solution: no verdict can be drawn from it."""


INTEGRAL = 1e-6
"""How far from a whole number a solution's value may lie and still be one (HiGHS's own tolerance)."""


@dataclass(frozen=True)
class Row:
    """``low <= sum(coefficients * x[columns]) <= high``."""

    columns: Indices
    coefficients: Floats
    low: float
    high: float


class System:
    """A program whose objective changes from call to call; the basis of the last solution is kept and speeds the next.

    :param lower, upper: bounds of each unknown.
    :param rows: the constraints.
    """

    def __init__(self, lower: Floats, upper: Floats, rows: Sequence[Row]) -> None:
        self.size = len(lower)
        _print_banner_nowhere()
        self._highs = highspy.Highs()
        self._highs.setOptionValue("output_flag", False)
        self._highs.setOptionValue("threads", 1)
        self._highs.setOptionValue("random_seed", 1)
        program = highspy.HighsLp()
        program.num_col_ = self.size
        program.num_row_ = len(rows)
        program.col_cost_ = np.zeros(self.size)
        program.col_lower_ = lower
        program.col_upper_ = upper
        program.row_lower_ = np.array([row.low for row in rows], dtype=np.float64)
        program.row_upper_ = np.array([row.high for row in rows], dtype=np.float64)
        program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lengths = [len(row.columns) for row in rows]
        program.a_matrix_.start_ = np.concatenate(([0], np.cumsum(lengths))).astype(np.int32)
        program.a_matrix_.index_ = (np.concatenate([row.columns for row in rows]) if rows else np.array([])).astype(
            np.int32
        )
        program.a_matrix_.value_ = (
            np.concatenate([row.coefficients for row in rows]) if rows else np.array([])
        ).astype(np.float64)
        self._highs.passModel(program)
        self._whole = False

    def solve(self, costs: Floats, *, whole: NDArray[np.bool_] | None = None) -> Floats | None:
        """The unknowns that make ``costs @ x`` smallest; None where no ``x`` fits the rows.

        :param whole: which unknowns must be whole numbers; None for the linear program.
        """
        highs = self._highs
        every = np.arange(self.size, dtype=np.int32)
        if (whole is not None) or self._whole:
            kinds = np.zeros(self.size, dtype=np.uint8)
            if whole is not None:
                kinds[whole] = 1
            highs.changeColsIntegrality(self.size, every, kinds)
            self._whole = whole is not None
        # Our linear programs are small and many: simplifying one costs more than solving it.
        highs.setOptionValue("presolve", "off" if whole is None else "choose")
        highs.changeColsCost(self.size, every, costs.astype(np.float64))
        highs.run()
        status = highs.getModelStatus()
        if status in _NO_WORLD:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise SolverError(highs.modelStatusToString(status))
        return np.array(highs.getSolution().col_value, dtype=np.float64)


def is_whole(values: Floats) -> bool:
    """Whether every value is a whole number within HiGHS's tolerance."""
    return bool(np.all(np.abs(values - np.round(values)) <= INTEGRAL))


@cache
def _print_banner_nowhere() -> None:
    """HiGHS greets on file descriptor 1 when the process makes its first solver, before any option can be set.

    Standard output belongs to the command (it may be JSON), so the first solver is made while it leads nowhere.
    """
    sys.stdout.flush()
    kept = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        highspy.Highs()
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
