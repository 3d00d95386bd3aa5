"""Routine reports: how many were due, came in, came late or are missing, by unit and by school or service point."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kinerja.site.addresses import unit_page
from kinerja.site.archive import Edition
from kinerja.site.text import Speech
from kinerja.site.views.figures import width


@dataclass(frozen=True)
class Report:
    """Routine reports of one name: of a point on a unit's page, of a unit on the page of completeness."""

    name: str
    link: str
    about: str
    width: str
    received: str
    due: str
    late: str
    missing: str


@dataclass(frozen=True)
class Reports:
    """Routine reports of a unit, or of all; ``folded`` are those of which all came in, on a page of many units."""

    finding: str
    rows: tuple[Report, ...]
    folded: tuple[Report, ...]
    csv: str


def unit_reports(speech: Speech, edition: Edition, unit: str) -> Reports:
    """The routine reports of ``unit``, one row a report and point."""
    found = [row for row in edition.records.get("laporan", ()) if row["unit"] == unit]
    rows = tuple(
        _report(speech, speech.pick(row["laporan"], row["laporan_en"]), "", row["titik"], [row]) for row in found
    )
    return Reports(_reports_finding(speech, found), rows, (), f"{edition.data}/tabel/laporan.csv")


def all_reports(speech: Speech, edition: Edition) -> Reports:
    """The routine reports of every unit, one row a unit and report, by the unit's name; those complete folded away."""
    by_unit: dict[tuple[str, str, str], list[Mapping[str, str]]] = {}
    for row in edition.records.get("laporan", ()):
        by_unit.setdefault((row["unit"], row["laporan"], row["laporan_en"]), []).append(row)
    rows = {
        key: _report(
            speech,
            _unit_name(speech, edition, unit),
            f"{unit_page(unit)}#laporan" if edition.has_page(unit) else "",
            speech.pick(name, english),
            found,
        )
        for key, found in by_unit.items()
        for unit, name, english in [key]
    }
    missing = {key for key, found in by_unit.items() if _sum(found, "belum")}
    return Reports(
        _reports_finding(speech, edition.records.get("laporan", ())),
        _in_order(row for key, row in rows.items() if key in missing),
        _in_order(row for key, row in rows.items() if key not in missing),
        f"{edition.data}/tabel/laporan.csv",
    )


def _in_order(rows: Iterable[Report]) -> tuple[Report, ...]:
    return tuple(sorted(rows, key=lambda row: (row.name.casefold(), row.about.casefold())))


def _unit_name(speech: Speech, edition: Edition, unit: str) -> str:
    member = edition.units.get(unit)
    return speech.pick(member.name, member.name_en) if member else speech.gettext("Seluruh instansi")


def _sum(rows: Iterable[Mapping[str, str]], column: str) -> int:
    return sum(int(row[column]) for row in rows)


def _reports_finding(speech: Speech, rows: Sequence[Mapping[str, str]]) -> str:
    received, due = speech.number(_sum(rows, "diterima")), _sum(rows, "wajib")
    missing = _sum(rows, "belum")
    if not missing:
        return speech.plural("Semua {count} laporan wajib sudah diterima", due)
    return speech.plural(
        "{n} dari {count} laporan wajib diterima, {m} belum", due, n=received, m=speech.number(missing)
    )


def _report(speech: Speech, name: str, link: str, about: str, rows: Sequence[Mapping[str, str]]) -> Report:
    received, due = _sum(rows, "diterima"), _sum(rows, "wajib")
    late, missing = _sum(rows, "terlambat"), _sum(rows, "belum")
    return Report(
        name,
        link,
        about,
        width(received, due),
        speech.number(received),
        speech.number(due),
        speech.number(late),
        speech.number(missing),
    )
