"""A unit beside its parent, and beside the median and the better quarter of units of its kind, in published figures.

The definition is ``measures.comparison.compared``; pages are made from releases alone, so it is computed here from
published counts, and a test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final

from kinerja.package.model import BETTER, GROUP, OWN_STAFF, TOTAL
from kinerja.site.archive import Edition
from kinerja.site.views.indicators import indicators_below, tally

FEWEST: Final = 4
"""Units of a kind that a quarter can be taken of."""

Figures = Mapping[str, Fraction]
"""Unit (``semua`` for the agency) → its figure in per cent; a hidden or missing one is not there."""


@dataclass(frozen=True)
class Standing:
    """A unit's figure beside others', in per cent; None where nothing stands beside it.

    ``peers`` counts the units of its kind that have a figure, itself too. ``better_quarter`` is the figure that a
    quarter of them reach or better.
    """

    figure: Fraction
    parent: Fraction | None
    median: Fraction | None
    better_quarter: Fraction | None
    peers: int


@dataclass(frozen=True)
class OfKind:
    """The middle and the better quarter of a kind's figures; None of fewer than ``FEWEST`` units."""

    median: Fraction | None
    better_quarter: Fraction | None
    peers: int


@lru_cache(maxsize=64)
def good_people(edition: Edition) -> Figures:
    """The share of people rated good or better, of every unit whose two counts are published."""
    found = {}
    for unit in (TOTAL, *edition.units):
        good, whole = edition.count("predikat", unit, BETTER).count, edition.count("predikat", unit, TOTAL).count
        if good is not None and whole:
            found[unit] = Fraction(100 * good, whole)
    return found


@lru_cache(maxsize=64)
def targets_met(edition: Edition) -> Figures:
    """The share of measured targets that are met, of every unit with a page; those of units below are counted in."""
    found = {}
    for unit in (TOTAL, *(code for code in edition.units if edition.has_page(code))):
        counts = tally(edition) if unit == TOTAL else tally(edition, indicators_below(edition, unit))
        if counts.measured:
            found[unit] = Fraction(100 * counts.reached, counts.measured)
    return found


MEASURES: Final[tuple[Callable[[Edition], Figures], ...]] = (targets_met, good_people)
"""What units are compared by: more is better in both."""


def standing(edition: Edition, measure: Callable[[Edition], Figures], unit: str) -> Standing | None:
    """Set ``unit`` beside others; None where it has no figure itself."""
    figures = measure(edition)
    if unit not in figures:
        return None
    member = edition.units.get(unit)
    kind = of_kind(edition, measure, member.kind if member else "")
    parent = figures.get(member.parent) if member else None
    return Standing(figures[unit], parent, kind.median, kind.better_quarter, kind.peers)


def of_kind(edition: Edition, measure: Callable[[Edition], Figures], kind: str) -> OfKind:
    """What ``kind``'s figures are between them; groups and head offices are no kind."""
    return _kinds(edition, measure).get(kind, OfKind(None, None, 0))


@lru_cache(maxsize=128)
def _kinds(edition: Edition, measure: Callable[[Edition], Figures]) -> Mapping[str, OfKind]:
    by_kind: dict[str, list[Fraction]] = {}
    for unit, figure in measure(edition).items():
        member = edition.units.get(unit)
        if member is not None and member.kind not in (GROUP, OWN_STAFF):
            by_kind.setdefault(member.kind, []).append(figure)
    return {
        kind: OfKind(quantile(found, Fraction(1, 2)), quantile(found, Fraction(3, 4)), len(found))
        if len(found) >= FEWEST
        else OfKind(None, None, len(found))
        for kind, found in by_kind.items()
    }


def quantile(values: list[Fraction], share: Fraction) -> Fraction:
    """Return a quantile, exact: linear between the two nearest values (Hyndman and Fan 1996, type 7).

    :param values: at least one.
    :param share: 0 to 1.
    """
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = place.numerator // place.denominator
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])
