"""Completeness and the calendar: who has reported, what is not measured yet, and when the next release comes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kinerja.package.model import NOT_YET
from kinerja.package.period import Period
from kinerja.site.addresses import indicator_page, unit_page
from kinerja.site.archive import Archive, Edition
from kinerja.site.text import Speech
from kinerja.site.views.indicators import indicator_name, tally
from kinerja.site.views.reports import Reports, all_reports
from kinerja.site.views.when import published, when


@dataclass(frozen=True)
class Missing:
    """A unit that has not reported, or an indicator without a figure; ``link`` is empty where no page tells of it."""

    name: str
    link: str
    about: str = ""


@dataclass(frozen=True)
class Coverage:
    """One release: how many units reported and how many indicators have a figure, as printed."""

    period: str
    units: str
    indicators: str


@dataclass(frozen=True)
class Due:
    """One line of the calendar. ``after`` says how long after the period's last day the release comes."""

    period: str
    day: str
    after: str
    state: str


@dataclass(frozen=True)
class Completeness:
    """All that the page shows, the newest release first."""

    when: str
    period: str
    finding: str
    units: tuple[Missing, ...]
    units_finding: str
    indicators: tuple[Missing, ...]
    indicators_finding: str
    reports: Reports
    releases: tuple[Coverage, ...]
    calendar: tuple[Due, ...]
    calendar_finding: str
    data: str
    """The file that says which units reported."""


def completeness(speech: Speech, archive: Archive, portal: Mapping[str, Any]) -> Completeness:
    """The page, from what every release says of itself and the calendar; there is no clock."""
    edition = archive.newest
    absent = sorted(edition.release.not_reported, key=lambda code: _name(speech, edition, code).casefold())
    indicators = _without_figure(speech, edition)
    return Completeness(
        when=when(speech, edition, portal),
        period=speech.period(edition.period),
        finding=_reported(speech, edition),
        units=tuple(_unit(speech, edition, code) for code in absent),
        units_finding=speech.plural("{count} unit belum melapor", len(absent))
        if absent
        else speech.gettext("Semua unit sudah melapor"),
        indicators=indicators,
        indicators_finding=_indicators_finding(speech, edition, len(indicators)),
        reports=all_reports(speech, edition),
        releases=tuple(_coverage(speech, e) for e in reversed(archive.current)),
        calendar=_calendar(speech, archive, portal),
        calendar_finding=_next(speech, archive, portal),
        data=f"{edition.data}/datapackage.json",
    )


def _reported(speech: Speech, edition: Edition) -> str:
    reported, absent = len(edition.release.reported), len(edition.release.not_reported)
    return speech.gettext(
        "{n} dari {m} unit melapor untuk {period}",
        n=speech.number(reported),
        m=speech.number(reported + absent),
        period=speech.short_period(edition.period),
    )


def _coverage(speech: Speech, edition: Edition) -> Coverage:
    counts = tally(edition)
    return Coverage(
        speech.period(edition.period),
        _part(speech, len(edition.release.reported), len(edition.release.not_reported)),
        _part(speech, counts.measured, counts.waiting),
    )


def _part(speech: Speech, there: int, missing: int) -> str:
    if not there + missing:
        return speech.gettext("belum ada")
    return speech.gettext("{n} dari {m}", n=speech.number(there), m=speech.number(there + missing))


def _unit(speech: Speech, edition: Edition, code: str) -> Missing:
    """A unit in a group is named, as the release names it, and leads to the group's page."""
    holder = edition.holder(code)
    return Missing(_name(speech, edition, code), unit_page(holder) if holder else "")


def _name(speech: Speech, edition: Edition, code: str) -> str:
    member = edition.units.get(code)
    return speech.pick(member.name, member.name_en) if member else code


def _without_figure(speech: Speech, edition: Edition) -> tuple[Missing, ...]:
    found = [
        Missing(indicator_name(speech, edition, indicator), indicator_page(indicator), _name(speech, edition, unit))
        for (unit, indicator), row in edition.facts.get("indikator", {}).items()
        if row["status"] == NOT_YET
    ]
    return tuple(sorted(found, key=lambda missing: (missing.about.casefold(), missing.name.casefold())))


def _indicators_finding(speech: Speech, edition: Edition, missing: int) -> str:
    if missing:
        return speech.plural("{count} indikator belum punya angka", missing)
    if edition.facts.get("indikator"):
        return speech.gettext("Semua indikator sudah punya angka")
    return speech.gettext("Rilis ini tidak memuat indikator")


def _announced(portal: Mapping[str, Any]) -> list[Period]:
    return [Period.parse(str(entry.get("periode"))) for entry in portal.get("kalender", ())]


def _calendar(speech: Speech, archive: Archive, portal: Mapping[str, Any]) -> tuple[Due, ...]:
    out = {edition.period for edition in archive.current}
    rows = []
    for period in _announced(portal):
        day = published(period.code, portal)
        days = (day - period.last).days if day else 0
        rows.append(
            Due(
                speech.period(period.code),
                speech.date(day) if day else "",
                speech.plural("{count} hari sesudah periode berakhir", days) if days > 0 else "",
                speech.gettext("sudah terbit") if period.code in out else speech.gettext("akan terbit"),
            )
        )
    return tuple(rows)


def _next(speech: Speech, archive: Archive, portal: Mapping[str, Any]) -> str:
    """Name the first announced release that is not out."""
    out = {edition.period for edition in archive.current}
    coming = sorted(
        (day, period.code)
        for period in _announced(portal)
        if period.code not in out and (day := published(period.code, portal)) is not None
    )
    if not coming:
        return speech.gettext("Semua rilis yang diumumkan sudah terbit")
    day, code = coming[0]
    return speech.gettext("Rilis berikutnya: {period}, {day}", period=speech.short_period(code), day=speech.date(day))
