"""What a person should look at before it is published: it may be right, and is often a slip of the pen."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from kinerja.content.findings import Finding
from kinerja.content.pseudonym import is_pseudonym
from kinerja.content.tree import Source
from kinerja.package.period import Period
from kinerja.rules.index import Index, entries

_YEARS_AHEAD = 1
"""A plan is agreed in its own year, or at most so many years from it."""


_FEW = 10
"""Per cent of a unit that may go without an evaluation unasked: people on long leave, or new in their post."""


def check(known: Index) -> Iterator[Finding]:
    """Yield the findings of this theme."""
    yield from _calendar(known)
    yield from _achievements(known)
    yield from _promises(known)
    yield from _agreements(known)
    yield from _left_out(known)


def _calendar(known: Index) -> Iterator[Finding]:
    """Each period is in the calendar once: the pages announce releases, and ``pull`` bounds answers, by it."""
    for source in known.tree.of_kind("portal"):
        first: dict[str, int] = {}
        for number, entry in enumerate(source.value["kalender"]):
            period = str(entry["periode"])
            before = first.setdefault(period, number)
            if before != number:
                line, _ = known.tree.locate(source, ("kalender", before))
                yield known.at(source, ("kalender", number), "kalender-ganda", periode=period, baris=line)
        rated = {found.named["periode"] for found in known.tree.by_kind.get("evaluasi", ())}
        for period in sorted(rated - first.keys()):
            yield known.at_key(source, ("kalender",), "kalender-kurang", periode=period)


def _achievements(known: Index) -> Iterator[Finding]:
    """A figure in per cent agrees with its parts, and one that is missing says why."""
    measures = {
        (source.named["tahun"], source.named["unit"], name): entry
        for source, name, entry in entries(known.tree, "indikator")
    }
    for source, name, entry in entries(known.tree, "capaian"):
        path = ("capaian", name)
        if entry["realisasi"] is None:
            if "penjelasan" not in entry:
                yield known.at_key(source, path, "capaian-tanpa-penjelasan", indikator=name)
            continue
        measure = measures.get((source.named["periode"][:4], source.named["unit"], name))
        share = _share(entry)
        if measure is None or share is None or measure["satuan"].casefold() not in ("persen", "%"):
            continue
        if abs(Decimal(entry["realisasi"]) - share) > Decimal(1).scaleb(-int(measure["desimal"])):
            yield known.at(
                source,
                (*path, "realisasi"),
                "capaian-hitungan",
                indikator=name,
                tertulis=entry["realisasi"],
                pembilang=entry["pembilang"],
                penyebut=entry["penyebut"],
                hitungan=round(share, int(measure["desimal"])),
            )


def _share(entry: Any) -> Decimal | None:
    """The per cent that numerator and denominator give, or None where they do not say."""
    part, whole = entry.get("pembilang"), entry.get("penyebut")
    return None if part is None or not whole else 100 * Decimal(part) / Decimal(whole)


def _promises(known: Index) -> Iterator[Finding]:
    for source in known.tree.of_kind("tindak-lanjut"):
        if source.value["status"] == "selesai" and not source.value.get("bukti"):
            yield known.at(source, ("status",), "janji-tanpa-bukti")


def _agreements(known: Index) -> Iterator[Finding]:
    for source, employee, plan in entries(known.tree, "rencana"):
        agreed, year = plan.get("disepakati"), int(source.named["tahun"])
        if agreed and abs(int(agreed[:4]) - year) > _YEARS_AHEAD:
            path = ("rencana", employee, "disepakati")
            yield known.at(source, path, "rencana-tanggal-jauh", pegawai=employee, tanggal=agreed, tahun=year)


def _left_out(known: Index) -> Iterator[Finding]:
    """Whoever has a plan in a unit that reported, and worked there all the period, is rated somewhere.

    A few are not, and rightly so; more than one in ten is a block that was lost on the way.
    """
    rated: dict[str, set[str]] = {}
    files: dict[tuple[str, str], Source] = {}
    unread: set[str] = set()
    for source in known.tree.by_kind.get("evaluasi", ()):
        period = source.named["periode"]
        files.setdefault((period, source.named["unit"]), source)
        rated.setdefault(period, set()).update(source.value["evaluasi"] if source.value else (), source.broken)
        people = source.value["evaluasi"] if source.value else ()
        if source.value is None or not all(map(is_pseudonym, source.broken)) or not all(map(known.knows, people)):
            unread.add(period)
    planned: dict[tuple[str, str], list[str]] = {}
    for source, employee, _ in entries(known.tree, "rencana"):
        planned.setdefault((source.named["tahun"], source.named["unit"]), []).append(employee)
    for (period, unit), source in files.items():
        if period in unread:
            continue
        when = Period.parse(period)
        there = [who for who in planned.get((period[:4], unit), ()) if _all_through(known, who, unit, when)]
        left_out = [employee for employee in there if employee not in rated[period]]
        if 100 * len(left_out) > _FEW * len(there):
            detail = {"periode": period, "banyak": len(left_out), "semua": len(there), "pegawai": left_out[0]}
            yield known.at_key(source, ("evaluasi",), "evaluasi-kurang", unit=unit, **detail)


def _all_through(known: Index, employee: str, unit: str, period: Period) -> bool:
    """Whether a registered spell in the unit covers the period."""
    spells = known.spells.get(employee, ())
    return any(s.unit == unit and s.start <= period.first and (s.end is None or s.end >= period.last) for s in spells)
