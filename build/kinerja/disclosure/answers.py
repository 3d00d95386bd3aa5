"""Answers behind a mean: whether a question's counts of 1, 2, 3 and 4 may be shown beside the means that are shown.

A shown mean of n answers says their sum (as far as its decimals carry), so counts are never free of it. Unknown are the
counts of every group (service); shown are each group's n and mean and, for all groups together, perhaps some counts:
all four, or the sums of the two low and of the two high ones. With one or two of four hidden, n and the sum would give
them away.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from kinerja.disclosure.solver import Row, System
from kinerja.disclosure.worlds import Breach, Target, settle, unsettled
from kinerja.package.model import MeanRow

ANSWERS = (1, 2, 3, 4)


@dataclass(frozen=True)
class Question:
    """What is shown of one question. ``groups``: the rows of each group with a shown mean; ``whole``: that of all.

    ``counts``: answers taken together → how many gave one of them, in all groups; what is not shown is not there.
    """

    code: str
    groups: Sequence[MeanRow]
    whole: MeanRow
    counts: Mapping[tuple[int, ...], int]


def told(question: Question, table: str, dimensions: tuple[str, ...], threshold: int) -> list[Breach]:
    """Every count of the question that is neither shown nor uncertain enough.

    A count of a group, or of all where it is not shown, must differ by ``threshold - 1`` between two worlds, or be
    known to be 0, or to be ``threshold`` and more; and there must be a world at all (``bertentangan``).
    """
    sizes = [row.count or 0 for row in question.groups]
    rest = (question.whole.count or 0) - sum(sizes)  # groups whose mean is hidden, taken together
    means: list[MeanRow | None] = [*question.groups, *([None] if rest > 0 else [])]
    sizes += [rest] if rest > 0 else []
    places = [np.arange(4 * n, 4 * n + 4, dtype=np.int64) for n in range(len(sizes))]
    weights = np.array(ANSWERS, dtype=np.float64)
    rows = [Row(columns, np.ones(4), float(size), float(size)) for columns, size in zip(places, sizes, strict=True)]
    rows += [
        Row(columns, weights, *_sums(row))
        for columns, row in zip(places, means, strict=True)
        if row is not None and row.mean is not None
    ]
    every = np.concatenate(places)
    rows.append(Row(every, np.tile(weights, len(sizes)), *_sums(question.whole)))
    each = [np.array([columns[place] for columns in places], dtype=np.int64) for place in range(4)]
    targets = [_target(question, table, dimensions, answer, columns[place : place + 1], threshold)
               for columns in places for place, answer in enumerate(ANSWERS)]  # fmt: skip
    targets += [
        _target(question, table, dimensions, answer, each[place], threshold)
        for place, answer in enumerate(ANSWERS)
        if (answer,) not in question.counts
    ]
    for together, number in question.counts.items():
        columns = np.concatenate([each[ANSWERS.index(answer)] for answer in together])
        rows.append(Row(columns, np.ones(len(columns)), float(number), float(number)))
    upper = np.repeat(np.array(sizes, dtype=np.float64), 4)
    if not settle(System(np.zeros(len(upper)), upper, rows), 0, targets):
        return [Breach("bertentangan", table, dimensions, (question.code, str(ANSWERS[0])), 0, 0)]
    return [breach for breach in unsettled(targets) if breach.high > 0 and breach.low < threshold]


def _target(
    question: Question,
    table: str,
    dimensions: tuple[str, ...],
    answer: int,
    columns: np.typing.NDArray[np.int64],
    threshold: int,
) -> Target:
    breach = Breach("terhitung", table, dimensions, (question.code, str(answer)), 0, 0)
    return Target.over(breach, threshold - 1, ((0, columns),))


def _sums(row: MeanRow) -> tuple[float, float]:
    """The smallest and largest sum of whole answers that a mean, rounded half up, may stand for."""
    number, half = row.count or 0, Fraction(1, 2 * 10**row.decimals)
    mean = Fraction(row.mean or 0)
    return float(math.ceil(number * (mean - half))), float(math.ceil(number * (mean + half)) - 1)
