"""A figure over time, joined across units that were merged or renamed (``pendahulu``), with a mark where it breaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from kinerja.content.followup_records import EarlierIndex
from kinerja.content.records import Unit
from kinerja.content.regulation_files import read
from kinerja.package.chance import Share
from kinerja.package.period import Period
from kinerja.package.rounding import half_up

FULL = "penuh"
"""The way our own indices are made: every element weighs one over the number of elements."""

_DECIMALS = 2


@dataclass(frozen=True)
class Point:
    """A unit's figure in a period. ``units``: what it is made of; ``breaks``: not of the same as the one before."""

    period: str
    figure: Share
    units: tuple[str, ...]
    breaks: bool


def joined(
    unit: str, units: Mapping[str, Unit], figures: Mapping[str, Mapping[str, Share | None]]
) -> tuple[Point, ...]:
    """Return a unit's series, with its predecessors' figures added together where it has none of its own.

    The rule: in a period in which the unit has a figure, that figure stands. Otherwise those of its ``pendahulu`` (and
    theirs) are added, but only where every one of them has a figure: a part is no predecessor. A period without either
    has no point, and a hidden figure (None) is not a missing one: it has no point and no substitute.

    :param figures: period code → unit → published share; periods in any order.
    """
    points: list[Point] = []
    for period in sorted(figures, key=Period.parse):
        made_of = _made_of(unit, units, figures[period], frozenset())
        parts = [figures[period][code] for code in made_of]
        known = [part for part in parts if part is not None]
        if known and len(known) == len(parts):
            figure = Share(sum(part.part for part in known), sum(part.whole for part in known))
            points.append(Point(period, figure, made_of, bool(points) and points[-1].units != made_of))
    return tuple(points)


def _made_of(
    unit: str, units: Mapping[str, Unit], figures: Mapping[str, Share | None], met: frozenset[str]
) -> tuple[str, ...]:
    if unit in figures:
        return (unit,)
    before = units[unit].predecessors if unit in units and unit not in met else ()
    parts = [_made_of(code, units, figures, met | {unit}) for code in before]
    return tuple(sorted({code for part in parts for code in part})) if all(parts) else ()


@dataclass(frozen=True)
class IndexPoint:
    """An index of a survey in a period. ``made``: how (a code of ``cara-indeks``); ``full``: with full weights.

    ``full`` is None where the printed index cannot be turned into one. ``breaks``: made otherwise than the one before.
    """

    period: str
    index: Decimal
    made: str
    full: Decimal | None
    breaks: bool
    source: str


def index_series(
    earlier: Sequence[EarlierIndex],
    ours: Mapping[str, Decimal],
    form: str,
    service: str | None = None,
    agency: Path | None = None,
) -> tuple[IndexPoint, ...]:
    """Return a service's index over time (None: the agency's): imported ones, marked by how they were made, and ours.

    Nine weights of 0.11 add up to 0.99, so such an index lost exactly one per cent: ``full`` is it divided by 0.99, as
    far as the printed two decimals carry. The 14 elements of 2004 cannot be turned into nine. A trend breaks where the
    way of making it does; where both an import and our own exist for a period, ours stands.
    """
    divisor = {entry["kode"]: entry.get("pembagi") for entry in read("cara-indeks", agency)["daftar"]}
    imported = {
        index.period.code: index
        for index in earlier
        if (index.form, index.service) == (form, service) and index.period.code not in ours
    }  # fmt: skip
    points: list[IndexPoint] = []
    for period in sorted({*imported, *ours}, key=Period.parse):
        old = imported.get(period)
        made = FULL if old is None else old.made
        points.append(
            IndexPoint(
                period,
                ours[period] if old is None else old.printed,
                made,
                ours[period] if old is None else _with_full_weights(old.printed, divisor[made]),
                bool(points) and points[-1].made != made,
                "" if old is None else old.source,
            )
        )
    return tuple(points)


def _with_full_weights(printed: Decimal, divisor: str | None) -> Decimal | None:
    if divisor is None:
        return None
    return half_up(min(Fraction(printed) / Fraction(divisor), Fraction(100)), _DECIMALS)
