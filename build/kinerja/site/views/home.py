"""Home: how is the agency doing? One verdict, one index, three short lists, then the figures behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kinerja.package.model import BETTER, TOTAL, CountRow
from kinerja.site.archive import Archive, Edition
from kinerja.site.text import Speech
from kinerja.site.views import predicates, satisfaction
from kinerja.site.views.elements import Elements, elements
from kinerja.site.views.figures import Figure, published_share
from kinerja.site.views.headlines import headlines
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
    unreported: str
    """How many units are not in the figures, and whether those of the period before had them; empty if none."""
    index: satisfaction.Index
    lists: Highlights
    nothing_changed: str
    figures: tuple[Figure, ...]
    figures_finding: str
    since: str
    """How many of the figures moved more than chance would; empty without an earlier period."""
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
    heads = headlines(speech, edition, earlier)
    return Home(
        period=speech.period(edition.period),
        when=when(speech, edition, portal),
        verdict=_verdict(speech, edition, index, services, name),
        lead=_lead(speech, edition),
        unreported=_unreported(speech, edition, earlier),
        index=index,
        lists=highlights(speech, archive, edition, services),
        nothing_changed=speech.gettext("Tidak ada perubahan yang menonjol sejak periode sebelumnya.")
        if earlier
        else speech.gettext("Belum ada periode sebelumnya untuk dibandingkan."),
        figures=heads.figures,
        figures_finding=heads.finding or speech.gettext("Angka pokok periode ini"),
        since=heads.finding,
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


def _unreported(speech: Speech, edition: Edition, earlier: Edition | None) -> str:
    """A total without a unit is not fairly held beside one with it, so readers are told."""
    absent, there = edition.release.not_reported, edition.release.reported
    if not absent:
        return ""
    whole = speech.number(len(absent) + len(there))
    if earlier is not None and set(absent) & set(earlier.release.reported):
        return speech.plural(
            "{count} dari {m} unit belum melapor dan tidak ikut dihitung; angka {period} masih memuatnya.",
            len(absent),
            m=whole,
            period=speech.short_period(earlier.period, beside=edition.period),
        )
    return speech.plural("{count} dari {m} unit belum melapor dan tidak ikut dihitung.", len(absent), m=whole)


def _people(edition: Edition) -> tuple[CountRow, CountRow]:
    return edition.count("predikat", TOTAL, TOTAL), edition.count("predikat", TOTAL, BETTER)
