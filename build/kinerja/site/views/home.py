"""Home: how is the agency doing? One verdict, one index, three short lists, then the figures behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kinerja.package.model import BETTER, TOTAL, CountRow
from kinerja.site.addresses import COMPLETENESS, UNITS
from kinerja.site.archive import Archive, Edition
from kinerja.site.text import Speech
from kinerja.site.views import predicates, satisfaction
from kinerja.site.views.elements import Elements, elements
from kinerja.site.views.figures import Figure, change, people_figure, published_share, targets_figure
from kinerja.site.views.highlights import Highlights, highlights
from kinerja.site.views.indicators import tally
from kinerja.site.views.journey import Journey, journey
from kinerja.site.views.service import form_address
from kinerja.site.views.when import short_name, when


@dataclass(frozen=True)
class Home:
    """All that the home page shows."""

    period: str
    when: str
    verdict: str
    lead: str
    index: satisfaction.Index
    lists: Highlights
    nothing_changed: str
    figures: tuple[Figure, ...]
    figures_finding: str
    services: satisfaction.Services
    services_finding: str
    journey: Journey | None
    elements: Elements | None
    spread: predicates.Spread
    form: str


def home(speech: Speech, archive: Archive, portal: Mapping[str, Any]) -> Home:
    """The home page of the newest release."""
    edition, name = archive.newest, short_name(speech, portal)
    earlier = archive.before(edition.period)
    codes = [code for code in edition.names.get("layanan", {}) if code in edition.release.services]
    services = satisfaction.services(speech, edition, earlier, codes)
    index = satisfaction.index(speech, edition, earlier, subject=name)
    figures = _figures(speech, edition, earlier, services)
    return Home(
        period=speech.period(edition.period),
        when=when(speech, edition, portal),
        verdict=_verdict(speech, edition, index, services, name),
        lead=_lead(speech, edition),
        index=index,
        lists=highlights(speech, archive, edition, services),
        nothing_changed=speech.gettext("Tidak ada perubahan yang menonjol sejak periode sebelumnya.")
        if earlier
        else speech.gettext("Belum ada periode sebelumnya untuk dibandingkan."),
        figures=figures,
        figures_finding=_figures_finding(speech, figures, edition, earlier),
        services=services,
        services_finding=satisfaction.services_finding(speech, services),
        journey=journey(speech, archive.until(edition.period)),
        elements=elements(speech, edition),
        spread=predicates.spread(speech, edition, TOTAL),
        form=form_address(portal),
    )


def _verdict(
    speech: Speech, edition: Edition, index: satisfaction.Index, services: satisfaction.Services, name: str
) -> str:
    """The grade of the whole, then how many parts fall short; a plain measure where no index is published."""
    measured = [row for row in services.rows if row.grade]
    below = sum(1 for row in measured if row.low)
    if index.grade is not None and measured:
        values: dict[str, object] = {"name": name, "grade": index.grade.name, "n": speech.number(len(measured))}
        if not below and index.grade.good:
            return speech.gettext(
                "Warga menilai layanan {name} {grade}, dan semua layanan terukur baik atau sangat baik", **values
            )
        if len(measured) == 1 and below and index.grade.good:
            return speech.gettext(
                "Warga menilai layanan {name} {grade}, tetapi satu-satunya layanan terukur belum baik", **values
            )
        if index.grade.good and len(measured) < len(services.rows):
            return speech.plural(
                "Warga menilai layanan {name} {grade}, tetapi {count} dari {n} layanan terukur belum baik",
                below,
                **values,
            )
        if index.grade.good:
            return speech.plural(
                "Warga menilai layanan {name} {grade}, tetapi {count} dari {n} layanan belum baik", below, **values
            )
        if len(measured) > 1 and below:
            return speech.plural(
                "Warga menilai layanan {name} {grade}; {count} dari {n} layanan belum baik", below, **values
            )
    if index.grade is not None:
        return speech.gettext("Warga menilai layanan {name} {grade}", name=name, grade=index.grade.name)
    counts = tally(edition)
    if counts.measured:
        return speech.plural(
            "{k} dari {count} target {name} tercapai", counts.measured, k=speech.number(counts.reached), name=name
        )
    return speech.gettext("Kinerja {name}, {period}", name=name, period=speech.short_period(edition.period))


def _lead(speech: Speech, edition: Edition) -> str:
    sentences = []
    counts = tally(edition)
    if counts.measured:
        sentences.append(
            speech.plural("{k} dari {count} target tercapai.", counts.measured, k=speech.number(counts.reached))
        )
    whole, good = _people(edition)
    ratio = published_share(good, whole)
    if ratio is not None:
        sentences.append(speech.gettext("{share} pegawai dinilai baik atau sangat baik.", share=speech.percent(ratio)))
    return " ".join(sentences)


def _people(edition: Edition) -> tuple[CountRow, CountRow]:
    return edition.count("predikat", TOTAL, TOTAL), edition.count("predikat", TOTAL, BETTER)


def _figures(
    speech: Speech, edition: Edition, earlier: Edition | None, services: satisfaction.Services
) -> tuple[Figure, ...]:
    return (
        targets_figure(speech, edition, earlier, tally(edition), tally(earlier) if earlier else None, UNITS),
        people_figure(speech, edition, earlier, TOTAL),
        _services_figure(speech, edition, earlier, services),
        _reporting_figure(speech, edition, earlier),
    )


def _services_figure(
    speech: Speech, edition: Edition, earlier: Edition | None, services: satisfaction.Services
) -> Figure:
    title = speech.gettext("Layanan bermutu baik atau sangat baik")
    measured = [row for row in services.rows if row.grade]
    if not measured:
        return Figure(title, "#layanan", "", "", None, "", speech.gettext("Belum ada hasil survei untuk periode ini."))
    good = sum(1 for row in measured if not row.low)
    moved = None
    if earlier is not None:
        before = satisfaction.services(speech, earlier, None, [row.code for row in measured])
        if all(row.grade for row in before.rows):
            moved = change(
                speech,
                good,
                sum(1 for row in before.rows if not row.low),
                period=edition.period,
                earlier=earlier.period,
            )
    note = speech.gettext("Diukur dengan survei kepuasan masyarakat.")
    small = speech.gettext("dari {n}", n=speech.number(len(measured)))
    return Figure(title, "#layanan", speech.number(good), small, moved, note)


def _reporting_figure(speech: Speech, edition: Edition, earlier: Edition | None) -> Figure:
    title = speech.gettext("Unit yang melaporkan evaluasi")
    reported, missing = len(edition.release.reported), len(edition.release.not_reported)
    if not reported + missing:
        return Figure(title, COMPLETENESS, "", "", None, "", speech.gettext("Belum ada data pelaporan."))
    moved = None
    if earlier is not None and len(earlier.release.reported) + len(earlier.release.not_reported) == reported + missing:
        moved = change(speech, reported, len(earlier.release.reported), period=edition.period, earlier=earlier.period)
    note = (
        speech.plural("{count} unit belum melapor.", missing)
        if missing
        else speech.gettext("Semua unit sudah melapor.")
    )
    small = speech.gettext("dari {n}", n=speech.number(reported + missing))
    return Figure(title, COMPLETENESS, speech.number(reported), small, moved, note)


def _figures_finding(speech: Speech, figures: tuple[Figure, ...], edition: Edition, earlier: Edition | None) -> str:
    """How many of the figures moved which way; the plain topic where none can be compared."""
    better = sum(1 for f in figures if f.change and f.change.improved)
    worse = sum(1 for f in figures if f.change and f.change.worsened)
    if earlier is None or not any(f.change for f in figures):
        return speech.gettext("Angka pokok periode ini")
    since = speech.short_period(earlier.period, beside=edition.period)
    if better and worse:
        return speech.plural(
            "Sejak {period}, {count} angka membaik dan {worse} memburuk",
            better,
            period=since,
            worse=speech.number(worse),
        )
    if better:
        return speech.plural("Sejak {period}, {count} angka membaik", better, period=since)
    if worse:
        return speech.plural("Sejak {period}, {count} angka memburuk", worse, period=since)
    return speech.gettext("Angka pokok sama dengan periode sebelumnya")
