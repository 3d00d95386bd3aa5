"""The evidence sheet for the evaluation of public services: what its list asks for, and what the release says of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from kinerja.package.model import TOTAL
from kinerja.package.survey_tables import SATISFACTION
from kinerja.site.addresses import PROMISES
from kinerja.site.addresses import SATISFACTION as SATISFACTION_PAGE
from kinerja.site.archive import Archive, Edition
from kinerja.site.text import Speech
from kinerja.site.views.around import table_files
from kinerja.site.views.figures import share
from kinerja.site.views.promises import Promise, promises
from kinerja.site.views.promises_page import counted
from kinerja.site.views.survey_held import held
from kinerja.site.views.when import published, when

TABLE: Final = "bukti"
_BILINGUAL: Final = re.compile(r"(.*?)\s*\((.*)\)", re.DOTALL)
_WEB: Final = re.compile(r"https?://[^\s<>\"'\\]+\Z")


@dataclass(frozen=True)
class Line:
    """A sentence, and where it can be checked: ``link`` is an address in the portal, ``outside`` a whole one."""

    text: str
    link: str = ""
    outside: str = ""


@dataclass(frozen=True)
class Entry:
    """One entry of the list. ``lines`` is empty where nothing is recorded of it."""

    number: str
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class EvidencePage:
    """All that the sheet shows."""

    when: str
    finding: str
    entries: tuple[Entry, ...]
    source: str
    unchecked: str
    """What of the list nobody has held against the original yet; empty where somebody has."""
    plan: tuple[Promise, ...]
    plan_finding: str
    csv: str
    plan_csv: str
    files: tuple[tuple[str, str], ...]


def evidence_page(speech: Speech, archive: Archive, portal: Mapping[str, Any]) -> EvidencePage:
    """The sheet of the newest release; what the list asks for beyond what is recorded is said to be missing."""
    edition = archive.newest
    rows = sorted(edition.records.get(TABLE, ()), key=lambda row: int(row["nomor"]))
    entries = tuple(_entry(speech, edition, portal, row) for row in rows)
    plan = promises(speech, edition)
    return EvidencePage(
        when=when(speech, edition, portal),
        finding=_finding(speech, entries),
        entries=entries,
        source=rows[0]["sumber"] if rows else "",
        unchecked=_unchecked(speech, rows[0]["belum_dicek"]) if rows else "",
        plan=plan,
        plan_finding=speech.plural("{count} janji perbaikan dalam rencana", len(plan))
        if plan
        else speech.gettext("Belum ada janji perbaikan yang tercatat"),
        csv=f"{edition.data}/tabel/{TABLE}.csv" if rows else "",
        plan_csv=f"{edition.data}/tabel/janji.csv",
        files=table_files(speech, edition, TABLE, "pelaksanaan_survei", "saluran", "janji", "janji_ringkas"),
    )


def _finding(speech: Speech, entries: tuple[Entry, ...]) -> str:
    if not entries:
        return speech.gettext("Rilis ini tidak memuat daftar bukti")
    there = sum(bool(entry.lines) for entry in entries)
    return speech.plural("{k} dari {count} bukti yang diminta tercatat", len(entries), k=speech.number(there))


def _entry(speech: Speech, edition: Edition, portal: Mapping[str, Any], row: Mapping[str, str]) -> Entry:
    tell: Mapping[str, Callable[[], list[Line]]] = {
        "survei_dilaksanakan": lambda: _surveys(speech, edition),
        "hasil_dipublikasikan": lambda: _channels(speech, edition, portal),
        "rencana_tindak_lanjut": lambda: _plan(speech, edition),
        "tindak_lanjut_selesai": lambda: _done(speech, edition),
    }
    known = tell.get(row["kode"])
    return Entry(row["nomor"], speech.pick(row["nama"], row["nama_en"]), tuple(known()) if known else ())


def _surveys(speech: Speech, edition: Edition) -> list[Line]:
    """Surveys recorded as held, the one of PermenPANRB 14/2017 first, and its index where that is published."""
    rows = {row["survei"]: row for row in edition.records.get("pelaksanaan_survei", ())}
    lines = []
    for survey in sorted(rows, key=lambda code: (code != SATISFACTION, code)):
        said = held(speech, edition, survey)
        if said is not None:
            name = speech.pick(rows[survey]["nama"], rows[survey]["nama_en"])
            days = "; ".join(said.days)
            lines.append(Line(speech.gettext("{name}: {days}, {ways}", name=name, days=days, ways=said.ways)))
    index = edition.mean("ikm", TOTAL)
    if index.mean is not None and index.count is not None:
        told = speech.gettext(
            "IKM {index} dari {n} responden",
            index=speech.number(index.mean, index.decimals),
            n=speech.number(index.count),
        )
        lines.append(Line(told, SATISFACTION_PAGE))
    return lines


def _channels(speech: Speech, edition: Edition, portal: Mapping[str, Any]) -> list[Line]:
    """The channels recorded; where surveys were published in this release, that as well."""
    lines = []
    for row in edition.records.get("saluran", ()):
        address = row["alamat"] if _WEB.match(row["alamat"]) else ""
        name = speech.pick(row["nama"], row["nama_en"])
        lines.append(Line(name if address or not row["alamat"] else f"{name}, {row['alamat']}", outside=address))
    if edition.mean("ikm", TOTAL).mean is not None:
        day = published(edition.period, portal)
        said = speech.gettext("Rilis {release} portal ini", release=edition.release.folder)
        if day:
            said = speech.gettext("{line}, terbit {day}", line=said, day=speech.date(day))
        lines.append(Line(said, SATISFACTION_PAGE))
    return lines


def _plan(speech: Speech, edition: Edition) -> list[Line]:
    known = counted(edition).get("diketahui", 0)
    if not known:
        return []
    return [Line(speech.plural("{count} janji perbaikan tercatat pada hari rilis", known), PROMISES)]


def _done(speech: Speech, edition: Edition) -> list[Line]:
    numbers = counted(edition)
    texts = {
        ("selesai", "diketahui"): speech.gettext("Selesai"),
        ("selesai_3_bulan", "dari_3_bulan"): speech.gettext("Selesai dalam tiga bulan"),
        ("selesai_6_bulan", "dari_6_bulan"): speech.gettext("Selesai dalam enam bulan"),
    }
    lines = []
    for (part, whole), name in texts.items():
        if not numbers.get(whole):
            continue
        said = speech.gettext(
            "{name}: {share}, {k} dari {n} janji",
            name=name,
            share=speech.percent(share(numbers[part], numbers[whole])),
            k=speech.number(numbers[part]),
            n=speech.number(numbers[whole]),
        )
        lines.append(Line(said, PROMISES))
    return lines


def _unchecked(speech: Speech, text: str) -> str:
    """The release writes it in Indonesian with English in brackets behind it; each page shows one of the two."""
    both = _BILINGUAL.fullmatch(text)
    return speech.pick(both[1], both[2].removeprefix("check: ")) if both else text
