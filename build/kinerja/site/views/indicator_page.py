"""One indicator through all its periods: is the target met, and is it getting better? And the list of all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kinerja.package.model import TOTAL
from kinerja.site.addresses import indicator_page, unit_page
from kinerja.site.archive import Archive, Edition
from kinerja.site.text import Speech
from kinerja.site.views.around import cite, table_files
from kinerja.site.views.figures import Tally
from kinerja.site.views.groups import Group, groups
from kinerja.site.views.indicators import Indicator, amount, number, one_indicator, tally, target_text
from kinerja.site.views.lines import Lines
from kinerja.site.views.pace import indicator_paces
from kinerja.site.views.service_times import indicator_standards
from kinerja.site.views.units import in_order
from kinerja.site.views.when import when


@dataclass(frozen=True)
class Stop:
    """What one period says of the indicator: texts as they are printed, empty where there is nothing."""

    period: str
    target: str
    value: str
    reached: str
    note: str


@dataclass(frozen=True)
class IndicatorPage:
    """All that an indicator's page shows."""

    code: str
    when: str
    unit_name: str
    unit_link: str
    """Empty where the unit is published inside a group of which no page tells."""
    lead: str
    now: Indicator
    stops: tuple[Stop, ...]
    """Newest first."""
    paces: Lines
    standards: Lines
    files: tuple[tuple[str, str], ...]
    cite: str
    csv: str


@dataclass(frozen=True)
class Entry:
    """An indicator in the list."""

    name: str
    link: str
    value: str
    state: str
    mood: str
    symbol: str


@dataclass(frozen=True)
class OfUnit:
    """A unit's indicators in the list."""

    name: str
    link: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class IndicatorList:
    """All that the list shows."""

    when: str
    finding: str
    lead: str
    groups: tuple[Group, ...]
    units: tuple[OfUnit, ...]
    files: tuple[tuple[str, str], ...]


def newest_pairs(archive: Archive) -> dict[tuple[str, str], Edition]:
    """(unit, indicator) → the newest edition that has it."""
    return {pair: edition for edition in archive.current for pair in edition.facts.get("indikator", {})}


def indicator_view(
    speech: Speech, archive: Archive, edition: Edition, pair: tuple[str, str], portal: Mapping[str, Any]
) -> IndicatorPage:
    """The page of an indicator, as of ``edition``, the newest that has it."""
    history = archive.until(edition.period)
    unit, holder = edition.units.get(pair[0]), edition.holder(pair[0])
    now = one_indicator(speech, history, TOTAL, pair)
    return IndicatorPage(
        code=pair[1],
        when=when(speech, edition, portal),
        unit_name=speech.pick(unit.name, unit.name_en) if unit else "",
        unit_link=unit_page(holder, edition.period) if holder else "",
        lead=_lead(speech, now),
        now=now,
        stops=tuple(_stop(speech, other, pair) for other in reversed(history) if pair in other.facts["indikator"]),
        paces=indicator_paces(speech, history, pair),
        standards=indicator_standards(speech, history, pair),
        files=table_files(speech, edition, "indikator", "penjelasan", *_files(edition, pair)),
        cite=cite(speech, edition, now.name),
        csv=f"{edition.data}/tabel/indikator.csv",
    )


def indicator_list(speech: Speech, archive: Archive, portal: Mapping[str, Any]) -> IndicatorList:
    """Every indicator of the newest release, by unit."""
    edition = archive.newest
    history = archive.until(edition.period)
    units = []
    for code in in_order(speech, edition, [unit for unit in edition.units if edition.indicators.get(unit)]):
        member, holder = edition.units[code], edition.holder(code)
        rows = [one_indicator(speech, history, code, (code, indicator)) for indicator in edition.indicators[code]]
        rows.sort(key=lambda row: (row.name.casefold(), row.code))
        units.append(
            OfUnit(
                speech.pick(member.name, member.name_en),
                unit_page(holder, edition.period) if holder else "",
                tuple(_entry(row) for row in rows),
            )
        )
    counts = tally(edition)
    return IndicatorList(
        when=when(speech, edition, portal),
        finding=_finding(speech, counts),
        lead=speech.gettext("Tiap indikator punya target, realisasi, dan satuan; unit yang menjanjikannya disebut."),
        groups=groups(speech, edition),
        units=tuple(units),
        files=table_files(speech, edition, "indikator", "penjelasan", "laju", "waktu_layanan"),
    )


def _files(edition: Edition, pair: tuple[str, str]) -> list[str]:
    """Tables beside the indicators' own that say something of this one."""
    return [name for name in ("laju", "waktu_layanan") if pair in edition.facts.get(name, {})]


def _entry(row: Indicator) -> Entry:
    value = f"{row.value} {row.small}".strip()
    return Entry(row.name, indicator_page(row.code), value, row.state, row.mood, row.symbol)


def _finding(speech: Speech, counts: Tally) -> str:
    if not counts.measured:
        return speech.gettext("Realisasi target belum dilaporkan")
    said = speech.plural("{k} dari {count} target tercapai", counts.measured, k=speech.number(counts.reached))
    if counts.waiting:
        return speech.gettext("{said}, {n} belum ada datanya", said=said, n=speech.number(counts.waiting))
    return said


def _lead(speech: Speech, now: Indicator) -> str:
    """State and target in one sentence; then the direction since the period before, in words."""
    said = f"{now.state}. {now.target}"
    if now.change and now.change.improved:
        return f"{said} " + speech.gettext("Membaik dari periode sebelumnya.")
    if now.change and now.change.worsened:
        return f"{said} " + speech.gettext("Memburuk dari periode sebelumnya.")
    return said


def _stop(speech: Speech, edition: Edition, pair: tuple[str, str]) -> Stop:
    row = edition.facts["indikator"][pair]
    note = edition.facts.get("penjelasan", {}).get(pair, {})
    achieved = number(row, "capaian")
    return Stop(
        period=speech.period(edition.period),
        target=target_text(speech, row),
        value=amount(speech, row, "realisasi"),
        reached=speech.gettext("{n}% dari target", n=speech.number(achieved, 2)) if achieved is not None else "",
        note=speech.pick(note.get("teks", ""), note.get("teks_en", "")),
    )
