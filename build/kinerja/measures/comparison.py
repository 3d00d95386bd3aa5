"""Comparison: a unit beside its parent, and beside the median and the better quarter of units of its kind.

Works on published figures alone, so that what is compared is what a reader sees.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

FEWEST = 4
"""Units of a kind that a quarter can be taken of."""


@dataclass(frozen=True)
class Compared:
    """A unit's figure beside others'; None where nothing stands beside it. ``peers`` counts its kind, itself too.

    ``better_quarter`` is the figure that a quarter of the units of its kind reach or better.
    """

    unit: str
    figure: Fraction
    parent: Fraction | None
    median: Fraction | None
    better_quarter: Fraction | None
    peers: int


def compared(
    figures: Mapping[str, Fraction], kinds: Mapping[str, str], parents: Mapping[str, str], *, rising: bool = True
) -> tuple[Compared, ...]:
    """Set every unit that has a figure beside its parent and its kind, sorted by unit.

    :param figures: unit → its published figure; a hidden or missing one is simply not there.
    :param kinds: unit → ``jenis``; groups and head offices are no kind to compare and are left out of it.
    :param parents: unit → the parent's code (``semua`` for a top unit).
    :param rising: whether more is better.
    """
    by_kind: dict[str, list[Fraction]] = {}
    for unit, figure in figures.items():
        if unit in kinds:
            by_kind.setdefault(kinds[unit], []).append(figure)
    return tuple(
        _beside(unit, figures, by_kind.get(kinds.get(unit, ""), []), parents, rising)
        for unit in sorted(figures)
    )  # fmt: skip


def _beside(
    unit: str, figures: Mapping[str, Fraction], peers: list[Fraction], parents: Mapping[str, str], rising: bool
) -> Compared:
    enough = len(peers) >= FEWEST
    return Compared(
        unit,
        figures[unit],
        figures.get(parents.get(unit, "")),
        quantile(peers, Fraction(1, 2)) if enough else None,
        quantile(peers, Fraction(3, 4) if rising else Fraction(1, 4)) if enough else None,
        len(peers),
    )


def quantile(values: Iterable[Fraction], share: Fraction) -> Fraction:
    """Return a quantile, exact: linear between the two nearest of the sorted values (Hyndman and Fan 1996, type 7).

    The median (share 1/2) of an even number is the middle of the two; spreadsheets give the same (QUARTILE.INC).

    :param share: 0 to 1.
    :raises ValueError: there are no values.
    """
    ordered = sorted(values)
    if not ordered:
        raise ValueError("no values have no quantile")
    place = share * (len(ordered) - 1)
    low = place.numerator // place.denominator
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])
