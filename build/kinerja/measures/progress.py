"""Progress within the year: pace against the time gone, service-time standards, and routine reports.

What an indicator's target and achievement are is ``indicators``; this adds what people ask of them between quarters.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kinerja.content.followup_records import RoutineReport, UnitResult
from kinerja.content.records import Achievement, UnitIndicator
from kinerja.measures.indicators import is_reached
from kinerja.package.period import Period
from kinerja.package.rounding import half_up

REACHED = "tercapai"
ON_TRACK = "sesuai_jalur"
BEHIND = "tertinggal"
NOT_YET = "belum_ada"
NOT_APPLICABLE = "tidak_berlaku"

SERVICE_TIME = "waktu_layanan"

_DECIMALS = 2


@dataclass(frozen=True)
class Pace:
    """How far a cumulative indicator is on its way to the year's target.

    ``share`` is the realisation's per cent of the year's target and ``time_gone`` the per cent of the year's days that
    have passed, both with two decimals; ``share`` None where nothing is measured.
    """

    unit: str
    indicator: str
    year_target: Decimal
    realised: Decimal | None
    share: Decimal | None
    time_gone: Decimal
    status: str


def time_gone(period: Period) -> Fraction:
    """Return the part of the year's days that has passed by the period's last day: above 0, at most 1."""
    year = Period.parse(str(period.year))
    return Fraction((period.last - year.first).days + 1, (year.last - year.first).days + 1)


def paces(indicators: Iterable[UnitIndicator], achievements: Iterable[Achievement], period: Period) -> tuple[Pace, ...]:
    """Hold cumulative indicators with a rising target against the time gone, sorted by unit and indicator.

    The year's target is the one of the year itself, or of the period that ends with the year; where the unit was
    renamed within the year, it stands under the same indicator of the unit that goes on. ``tercapai``: the year's
    target is reached already; ``sesuai_jalur``: the realisation's share of it is at least the share of time gone;
    ``tertinggal``: less; ``belum_ada``: not measured. Other indicators have no pace: a level does not add up.
    """
    recorded = {(known.unit, known.indicator): known.value for known in achievements if known.period == period}
    gone, every = time_gone(period), tuple(indicators)
    ends = {i.id: target for i in every if (target := year_target(i, period.year)) is not None}
    found = []
    for indicator in every:
        target = ends.get(indicator.id)
        if not indicator.cumulative or indicator.direction not in ("naik", "tonggak") or not target:
            continue
        value = recorded.get((indicator.unit, indicator.id))
        share = None if value is None else Fraction(value) / Fraction(target)
        if value is None or share is None:
            status = NOT_YET
        elif is_reached(indicator.direction, target, value):
            status = REACHED
        else:
            status = ON_TRACK if share >= gone else BEHIND
        shown = None if share is None else half_up(100 * share, _DECIMALS)
        found.append(Pace(indicator.unit, indicator.id, target, value, shown, half_up(100 * gone, _DECIMALS), status))
    return tuple(sorted(found, key=lambda pace: (pace.unit, pace.indicator)))


def year_target(indicator: UnitIndicator, year: int) -> Decimal | None:
    """Return the target that the whole year is held to: its own, or that of the period that ends with it; or None."""
    last = Period.parse(str(year)).last
    ending = sorted((p for p in map(Period.parse, indicator.targets) if p.last == last), key=lambda p: p.first)
    target = indicator.targets[ending[0].code] if ending else None
    return target if isinstance(target, Decimal) and target > 0 else None


@dataclass(frozen=True)
class ServiceTime:
    """A service-time standard kept: ``in_time`` of ``served``, None where the parts are not recorded."""

    unit: str
    indicator: str
    longest: Decimal
    measure: str
    measure_en: str
    served: Decimal | None
    in_time: Decimal | None
    share: Decimal | None
    """Per cent served in time, two decimals; None where it cannot be said."""
    median: Decimal | None


def service_times(
    indicators: Iterable[UnitIndicator], achievements: Iterable[Achievement], period: Period
) -> tuple[ServiceTime, ...]:
    """Return each service-time standard that is due in the period, sorted by unit and indicator.

    The share is served in time / served (``pembilang`` / ``penyebut``), exact and then rounded; nobody served is no
    share. The median is as recorded.
    """
    recorded = {(known.unit, known.indicator): known for known in achievements if known.period == period}
    found = []
    for indicator in indicators:
        if indicator.group != SERVICE_TIME or indicator.standard is None or period.code not in indicator.targets:
            continue
        achieved = recorded.get((indicator.unit, indicator.id))
        in_time, served = (achieved.parts if achieved is not None else None) or (None, None)
        share = (
            half_up(100 * Fraction(in_time) / Fraction(served), _DECIMALS) if in_time is not None and served else None
        )
        median = achieved.median if achieved is not None else None
        found.append(ServiceTime(indicator.unit, indicator.id, *indicator.standard, served, in_time, share, median))
    return tuple(sorted(found, key=lambda time: (time.unit, time.indicator)))


@dataclass(frozen=True)
class ReportsOf:
    """Routine reports of a unit under one name: of ``due``, ``received`` (``late`` of them), ``missing`` not yet."""

    unit: str
    report: RoutineReport
    missing: int


def routine_reports(results: Iterable[UnitResult], period: Period) -> tuple[ReportsOf, ...]:
    """Return the period's routine reports by unit, name and point, in that order; missing is due − received."""
    return tuple(
        ReportsOf(result.unit, report, max(report.due - report.received, 0))
        for result in sorted(results, key=lambda result: result.unit)
        if result.period == period
        for report in sorted(result.reports, key=lambda report: (report.name, report.point))
    )
