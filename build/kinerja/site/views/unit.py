"""A unit in one period: does this office work? Targets, satisfaction and ratings, each with its change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from kinerja.package.model import BETTER, GROUP, HIDDEN, OWN_STAFF, TOTAL
from kinerja.site.addresses import compare_page, unit_page
from kinerja.site.archive import Archive, Edition
from kinerja.site.text import Speech
from kinerja.site.views import predicates, promises, satisfaction
from kinerja.site.views.around import PeriodLink, cite, period_links, table_files
from kinerja.site.views.beside import Beside, beside
from kinerja.site.views.comparison import can_compare
from kinerja.site.views.elements import Elements, elements
from kinerja.site.views.feedback import FeedbackPart, feedback
from kinerja.site.views.figures import Figure, people_figure, published_share, targets_figure
from kinerja.site.views.index_weights import unit_sentence
from kinerja.site.views.indicators import Targets, indicators_below, own_indicators, tally, targets
from kinerja.site.views.journey import Journey, journey
from kinerja.site.views.lines import Lines
from kinerja.site.views.pace import unit_paces
from kinerja.site.views.pattern import Pattern, unit_pattern
from kinerja.site.views.reports import Reports, unit_reports
from kinerja.site.views.service import form_address
from kinerja.site.views.service_times import unit_standards
from kinerja.site.views.when import when
from kinerja.site.views.work import TABLES, Work, unit_work

_FILES = (
    "predikat", "predikat_jabatan", "predikat_unit", "pola", "ikm", "unsur", "indikator", "penjelasan", "laju",
    "waktu_layanan", "laporan", "janji", "umpan_balik", *TABLES,
)  # fmt: skip
"""Tables that the page is drawn from."""


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
    compare: str
    """The page that sets it beside others; empty where there is none."""
    figures: tuple[Figure, ...]
    targets: Targets
    targets_below: bool
    paces: Lines
    standards: Lines
    services: satisfaction.Services
    services_finding: str
    services_index: str
    """The unit's index over its own services, as a sentence; empty where it has not several."""
    details: tuple[ServiceDetails, ...]
    promises: promises.Promises | None
    feedback: FeedbackPart | None
    spread: predicates.Spread
    pattern: Pattern | None
    work: Work | None
    reports: Reports
    beside: Beside | None
    parts: tuple[Part, ...]
    parts_finding: str
    has_office: bool
    members: tuple[str, ...]
    elsewhere: Part | None
    """Where the targets and services stand of a parent's office, which has none of its own: the parent's page."""
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
    parents = _parents(speech, edition, unit)
    return UnitPage(
        code=unit,
        name=name,
        period=speech.period(edition.period),
        when=when(speech, edition, portal),
        lead=_lead(speech, edition, unit, services),
        periods=period_links(
            speech, archive, edition, lambda other: other.has_page(unit), lambda period: unit_page(unit, period)
        ),
        parents=parents,
        compare=compare_page(unit) if can_compare(archive.newest, unit) else "",
        figures=_figures(speech, edition, earlier, unit, services),
        targets=aims,
        targets_below=len(indicators_below(edition, unit)) > len(aims.rows),
        paces=unit_paces(speech, edition, own_indicators(edition, unit)),
        standards=unit_standards(speech, edition, own_indicators(edition, unit)),
        services=services,
        services_finding=satisfaction.services_finding(speech, services),
        services_index=unit_sentence(speech, edition, unit),
        details=_details(speech, history, services),
        promises=promises.of_unit(speech, edition, unit),
        feedback=feedback(speech, edition, unit),
        spread=predicates.spread(speech, edition, unit),
        pattern=unit_pattern(speech, edition, unit),
        work=unit_work(speech, edition, unit),
        reports=unit_reports(speech, edition, unit),
        beside=beside(speech, edition, unit, portal),
        parts=_parts(speech, edition, unit),
        parts_finding=_parts_finding(speech, edition, unit, name),
        has_office=any(edition.units[code].kind == OWN_STAFF for code in edition.children.get(unit, ())),
        members=_members(speech, edition, unit),
        elsewhere=parents[-1] if member.kind == OWN_STAFF else None,
        correction=edition.release.correction,
        files=table_files(speech, edition, *_FILES),
        cite=cite(speech, edition, name),
        form=form_address(portal) if codes else "",
    )


def _lead(speech: Speech, edition: Edition, unit: str, services: satisfaction.Services) -> str:
    """Targets, then what residents say, then what is not known; units below are counted in."""
    sentences = []
    counts = tally(edition, indicators_below(edition, unit))
    if counts.measured:
        sentences.append(
            speech.plural("{k} dari {count} target tercapai.", counts.measured, k=speech.number(counts.reached))
        )
    rated = [row for row in services.rows if row.grade]
    below = [row for row in rated if row.low]
    if rated and not below:
        sentences.append(speech.gettext("Warga menilai layanannya baik atau sangat baik."))
    elif len(rated) == 1:
        sentences.append(speech.gettext("Warga menilai layanannya belum baik."))
    elif rated:
        sentences.append(
            speech.gettext(
                "Warga menilai {k} dari {n} layanannya belum baik.",
                k=speech.number(len(below)),
                n=speech.number(len(rated)),
            )
        )
    if not sentences:
        if counts.waiting:
            sentences.append(f"{speech.gettext('Realisasi target belum dilaporkan')}.")
        sentences.append(f"{predicates.finding(speech, edition, unit)}.")
    return " ".join(sentences)


def _parents(speech: Speech, edition: Edition, unit: str) -> tuple[Part, ...]:
    return tuple(
        Part(speech.pick(parent.name, parent.name_en), unit_page(parent.code, edition.period), "")
        for parent in reversed(edition.above(unit))
    )


def _figures(
    speech: Speech, edition: Edition, earlier: Edition | None, unit: str, services: satisfaction.Services
) -> tuple[Figure, ...]:
    return (
        _targets_figure(speech, edition, earlier, unit),
        _satisfaction_figure(speech, edition, unit, services),
        people_figure(speech, edition, earlier, unit),
    )


def _targets_figure(speech: Speech, edition: Edition, earlier: Edition | None, unit: str) -> Figure:
    """Targets of the unit and all below it, as its people are counted; its own apart where the two differ."""
    whole, own = indicators_below(edition, unit), own_indicators(edition, unit)
    before = tally(earlier, indicators_below(earlier, unit)) if earlier else None
    figure = targets_figure(speech, edition, earlier, tally(edition, whole), before, "#indikator")
    if edition.units[unit].kind == OWN_STAFF:
        return replace(
            figure, missing=speech.gettext("Terbit di halaman {unit}.", unit=_parent_name(speech, edition, unit))
        )
    if len(whole) == len(own) or figure.missing:
        return figure
    counts = tally(edition, own)
    said = speech.gettext(
        "Targetnya sendiri: {k} dari {n}.", k=speech.number(counts.reached), n=speech.number(counts.measured)
    )
    return replace(figure, note=f"{figure.note} {said}")


def _parent_name(speech: Speech, edition: Edition, unit: str) -> str:
    parent = edition.units[edition.units[unit].parent]
    return speech.pick(parent.name, parent.name_en)


def _satisfaction_figure(speech: Speech, edition: Edition, unit: str, services: satisfaction.Services) -> Figure:
    title = speech.gettext("Kepuasan warga (IKM)")
    if edition.units[unit].kind == OWN_STAFF:
        where = speech.gettext("Terbit di halaman {unit}.", unit=_parent_name(speech, edition, unit))
        return Figure(title, "#kepuasan", "", "", None, "", where)
    if not services.rows:
        return Figure(title, "#kepuasan", "", "", None, "", speech.gettext("Layanan unit ini belum disurvei."))
    rated = [row for row in services.rows if row.grade]
    if len(services.rows) == 1 or len(rated) == 1:
        row = rated[0] if rated else services.rows[0]
        if row.state == HIDDEN:
            return Figure(title, "#kepuasan", "", "", None, "", speech.gettext("disembunyikan demi kerahasiaan"))
        if row.grade is None:
            return Figure(
                title, "#kepuasan", "", "", None, "", speech.gettext("Belum ada cukup jawaban survei pada periode ini.")
            )
        note = speech.gettext(
            "Mutu {letter}, {grade}; {n} responden.", letter=row.grade.letter, grade=row.grade.name, n=row.respondents
        )
        if len(services.rows) > 1:
            note = f"{row.name}. {note}"
        return Figure(title, "#kepuasan", row.value, "", row.change, note)
    if not rated:
        return Figure(title, "#kepuasan", "", "", None, "", speech.gettext("Belum ada hasil survei untuk periode ini."))
    good = sum(1 for row in rated if not row.low)
    small = speech.plural("dari {count} layanan baik", len(rated))
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


def _parts_finding(speech: Speech, edition: Edition, unit: str, name: str) -> str:
    """How many units stand below; the parent's own office is a part of it, and no unit."""
    kinds = [(code, edition.units[code].kind) for code in edition.children.get(unit, ())]
    count = sum(len(_members(speech, edition, code)) or 1 for code, kind in kinds if kind != OWN_STAFF)
    return speech.plural("{count} unit di bawah {unit}", count, unit=name)


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
