"""A unit in one period: does this office work? Targets, satisfaction and ratings, each with its change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kinerja.package.model import BETTER, GROUP, HIDDEN, TOTAL
from kinerja.site.addresses import unit_page
from kinerja.site.archive import Archive, Edition
from kinerja.site.text import Speech
from kinerja.site.views import predicates, satisfaction
from kinerja.site.views.elements import Elements, elements
from kinerja.site.views.figures import Figure, published_share
from kinerja.site.views.home import people_figure, targets_figure
from kinerja.site.views.indicators import Targets, own_indicators, tally, targets
from kinerja.site.views.journey import Journey, journey
from kinerja.site.views.when import when


@dataclass(frozen=True)
class PeriodLink:
    """Another period of the same unit; ``link`` is empty for the one shown."""

    name: str
    link: str


@dataclass(frozen=True)
class Part:
    """A unit above or below: its name, its page, and one measure in words."""

    name: str
    link: str
    measure: str


@dataclass(frozen=True)
class ServiceDetails:
    """A service's path and nine elements, folded away under its name."""

    service: str
    journey: Journey | None
    elements: Elements | None


@dataclass(frozen=True)
class UnitPage:
    """All that a unit's page of one period shows."""

    code: str
    name: str
    period: str
    when: str
    lead: str
    periods: tuple[PeriodLink, ...]
    parents: tuple[Part, ...]
    figures: tuple[Figure, ...]
    targets: Targets
    services: satisfaction.Services
    services_finding: str
    details: tuple[ServiceDetails, ...]
    spread: predicates.Spread
    parts: tuple[Part, ...]
    members: tuple[str, ...]
    correction: str
    files: tuple[tuple[str, str], ...]
    cite: str
    form: str


def unit_view(speech: Speech, archive: Archive, edition: Edition, unit: str, portal: Mapping[str, Any]) -> UnitPage:
    """The page of ``unit`` in ``edition``."""
    member = edition.units[unit]
    name = speech.pick(member.name, member.name_en)
    history = archive.until(edition.period)
    earlier = history[-2] if len(history) > 1 and unit in history[-2].units else None
    # A group's make-up can change from one period to the next, so its numbers are not compared.
    if member.kind == GROUP and earlier and earlier.children.get(unit) != edition.children.get(unit):
        earlier = None
    codes = [code for below in edition.below(unit) for code in edition.services.get(below, ())]
    services = satisfaction.services(speech, edition, history[-2] if len(history) > 1 else None, codes)
    aims = targets(speech, history, unit)
    return UnitPage(
        code=unit,
        name=name,
        period=speech.period(edition.period),
        when=when(speech, edition, portal),
        lead=_lead(speech, edition, unit, aims, services),
        periods=_periods(speech, archive, edition, unit),
        parents=_parents(speech, edition, unit),
        figures=_figures(speech, edition, earlier, unit, services),
        targets=aims,
        services=services,
        services_finding=satisfaction.services_finding(speech, services),
        details=_details(speech, history, services),
        spread=predicates.spread(speech, edition, unit),
        parts=_parts(speech, edition, unit),
        members=_members(speech, edition, unit),
        correction=edition.release.correction,
        files=_files(speech, edition),
        cite=speech.gettext(
            "{agency} ({year}), {unit}, rilis {release}.",
            agency=speech.pick(edition.release.agency, edition.release.agency_en),
            year=edition.period[:4],
            unit=name,
            release=edition.release.folder,
        ),
        form=str(portal.get("formulir", {}).get("skm", "")) if codes else "",
    )


def _lead(speech: Speech, edition: Edition, unit: str, aims: Targets, services: satisfaction.Services) -> str:
    """Targets, then what residents say, then what is not known."""
    sentences = []
    if aims.measured:
        sentences.append(
            speech.gettext(
                "{k} dari {n} target tercapai.", k=speech.number(aims.reached), n=speech.number(aims.measured)
            )
        )
    rated = [row for row in services.rows if row.grade]
    below = [row for row in rated if row.low]
    if rated and not below:
        sentences.append(speech.gettext("Warga menilai layanannya baik atau sangat baik."))
    elif rated:
        sentences.append(
            speech.gettext(
                "Warga menilai {k} dari {n} layanannya belum baik.",
                k=speech.number(len(below)),
                n=speech.number(len(rated)),
            )
        )
    if not sentences:
        sentences.append(f"{predicates.finding(speech, edition, unit)}.")
    return " ".join(sentences)


def _periods(speech: Speech, archive: Archive, edition: Edition, unit: str) -> tuple[PeriodLink, ...]:
    links = []
    for other in archive.current:
        if not other.has_page(unit):
            continue
        name = speech.period(other.period)
        if other is archive.newest:
            name = speech.gettext("{period}, terbaru", period=name)
        links.append(PeriodLink(name, "" if other is edition else unit_page(unit, other.period)))
    return tuple(links)


def _parents(speech: Speech, edition: Edition, unit: str) -> tuple[Part, ...]:
    return tuple(
        Part(speech.pick(parent.name, parent.name_en), unit_page(parent.code, edition.period), "")
        for parent in reversed(edition.above(unit))
    )


def _figures(
    speech: Speech, edition: Edition, earlier: Edition | None, unit: str, services: satisfaction.Services
) -> tuple[Figure, ...]:
    now = tally(edition, own_indicators(edition, unit))
    before = tally(earlier, own_indicators(earlier, unit)) if earlier else None
    return (
        targets_figure(speech, edition, earlier, now, before, "#indikator"),
        _satisfaction_figure(speech, services),
        people_figure(speech, edition, earlier, unit),
    )


def _satisfaction_figure(speech: Speech, services: satisfaction.Services) -> Figure:
    title = speech.gettext("Kepuasan warga (IKM)")
    if not services.rows:
        return Figure(
            title, "#kepuasan", "", "", None, "", speech.gettext("Unit ini tidak punya layanan yang disurvei.")
        )
    if len(services.rows) == 1:
        row = services.rows[0]
        if row.state == HIDDEN:
            return Figure(title, "#kepuasan", "", "", None, "", speech.gettext("disembunyikan demi kerahasiaan"))
        if row.grade is None:
            return Figure(
                title, "#kepuasan", "", "", None, "", speech.gettext("Belum ada cukup jawaban survei pada periode ini.")
            )
        note = speech.gettext(
            "Mutu {letter}, {grade}; {n} responden.", letter=row.grade.letter, grade=row.grade.name, n=row.respondents
        )
        return Figure(title, "#kepuasan", row.value, "", row.change, note)
    rated = [row for row in services.rows if row.grade]
    if not rated:
        return Figure(title, "#kepuasan", "", "", None, "", speech.gettext("Belum ada hasil survei untuk periode ini."))
    good = sum(1 for row in rated if not row.low)
    small = speech.gettext("dari {n} layanan baik", n=speech.number(len(rated)))
    return Figure(title, "#kepuasan", speech.number(good), small, None, speech.gettext("Mutu B atau A menurut warga."))


def _details(speech: Speech, history: Sequence[Edition], services: satisfaction.Services) -> tuple[ServiceDetails, ...]:
    found = []
    for row in services.rows:
        details = ServiceDetails(row.name, journey(speech, history, row.code), elements(speech, history[-1], row.code))
        if details.journey or details.elements:
            found.append(details)
    return tuple(found)


def _parts(speech: Speech, edition: Edition, unit: str) -> tuple[Part, ...]:
    if edition.units[unit].kind == GROUP:
        return ()
    return tuple(
        Part(
            speech.pick(edition.units[code].name, edition.units[code].name_en),
            unit_page(code, edition.period),
            measure(speech, edition, code),
        )
        for code in edition.children.get(unit, ())
    )


def _members(speech: Speech, edition: Edition, unit: str) -> tuple[str, ...]:
    if edition.units[unit].kind != GROUP:
        return ()
    return tuple(speech.pick(edition.units[code].name, edition.units[code].name_en) for code in edition.below(unit)[1:])


def measure(speech: Speech, edition: Edition, unit: str) -> str:
    """The one measure beside a unit's name: how many are rated good or better."""
    whole, good = edition.count("predikat", unit, TOTAL), edition.count("predikat", unit, BETTER)
    ratio: Decimal | None = published_share(good, whole)
    if ratio is not None and whole.count is not None and good.count is not None:
        return speech.gettext(
            "{k} dari {n} pegawai baik atau sangat baik ({share})",
            k=speech.number(good.count),
            n=speech.number(whole.count),
            share=speech.percent(ratio),
        )
    if HIDDEN in (whole.status, good.status):
        return speech.gettext("disembunyikan demi kerahasiaan")
    return speech.gettext("belum ada data")


def _files(speech: Speech, edition: Edition) -> tuple[tuple[str, str], ...]:
    """(title, address) of the tables this page is drawn from."""
    order = ("predikat", "predikat_jabatan", "ikm", "unsur", "indikator", "penjelasan")
    tables = edition.release.tables
    return tuple(
        (speech.pick(tables[name].title, tables[name].title_en), f"{edition.data}/tabel/{name}.csv")
        for name in order
        if name in tables
    )
