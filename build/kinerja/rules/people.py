"""Rules on people: spells do not overlap, everyone named is registered and worked there, nobody rates themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from kinerja.content.findings import Finding
from kinerja.content.tree import Source
from kinerja.content.typed import REGIONAL_HEAD
from kinerja.package.period import Period
from kinerja.rules.index import Index, agrees, entries

_AFTERWARDS: Final = timedelta(days=92)
"""A quarter: whoever takes over a post rates what was done before."""


def check(known: Index) -> Iterator[Finding]:
    """Yield the findings of this theme."""
    yield from _spells(known)
    yield from _planned_and_rated(known)
    yield from _named(known)
    yield from _awarded(known)
    yield from _appeals(known)


def _spells(known: Index) -> Iterator[Finding]:
    """A person is in one unit and job at a time: otherwise they would be counted twice."""
    spells: dict[str, list[tuple[date, date, Source, int]]] = {}
    for source in known.tree.of_kind("pegawai"):
        for row in source.value.rows:
            start = date.fromisoformat(row.cells[4])
            end = date.fromisoformat(row.cells[5]) if row.cells[5] else date.max
            if end < start:
                path = (row.line, "selesai")
                yield known.at(source, path, "pegawai-masa-terbalik", mulai=row.cells[4], selesai=row.cells[5])
            else:
                spells.setdefault(row.cells[0], []).append((start, end, source, row.line))
    for employee, found in spells.items():
        if len(found) < 2:
            continue
        found.sort(key=lambda spell: (spell[0], spell[1], str(spell[2].path), spell[3]))
        for earlier, later in pairwise(found):
            if later[0] <= earlier[1]:
                where = {"berkas": earlier[2].shown.as_posix(), "baris": earlier[3]}
                code = "pegawai-masa-ganda" if later[0] == earlier[0] else "pegawai-masa-bertumpuk"
                yield known.at(later[2], (later[3], "mulai"), code, pegawai=employee, **where)


def _planned_and_rated(known: Index) -> Iterator[Finding]:
    for source in (source for kind in ("rencana", "evaluasi") for source in known.tree.of_kind(kind)):
        if pasted := known.pasted.get(source.path):
            told = {"banyak": pasted.others, "semua": pasted.people, "lain": pasted.unit}
            yield known.at_key(source, (source.kind,), "isi-unit-lain", unit=source.named["unit"], **told)
    for kind, key in (("rencana", "tahun"), ("evaluasi", "periode")):
        for source, employee, entry in entries(known.tree, kind, asked=True):
            period = Period.parse(source.named[key])
            path = (kind, employee)
            # Of a file at the wrong place, or with another unit's content, that is what is said.
            in_place = source.path not in known.pasted and agrees(source, key)
            in_place &= source.named[key][:4] in known.planned_years or "rencana" in known.misnamed
            if not known.knows(employee):
                yield known.at_key(source, path, "pegawai-tak-terdaftar", **known.missing_person(employee))
            elif in_place and not known.works_in(employee, source.named["unit"], period):
                where, where_en = _whereabouts(known, employee)
                yield known.at_key(
                    source,
                    path,
                    "pegawai-bukan-di-sini",
                    pegawai=employee,
                    unit=source.named["unit"],
                    periode=period.code,
                    tempat=where,
                    tempat_en=where_en,
                )
            rater = entry["penilai"]
            if rater == employee:
                yield known.at(source, (*path, "penilai"), "penilai-diri-sendiri", pegawai=employee)
            elif rater != REGIONAL_HEAD and not known.knows(rater):
                yield known.at(source, (*path, "penilai"), "pegawai-tak-terdaftar", **known.missing_person(rater))
            elif rater != REGIONAL_HEAD and not known.worked(rater, period.first, period.last + _AFTERWARDS):
                where, where_en = _whereabouts(known, rater)
                told = {"penilai": rater, "periode": period.code, "tempat": where, "tempat_en": where_en}
                yield known.at(source, (*path, "penilai"), "penilai-di-luar-masa", **told)


def _whereabouts(known: Index, employee: str) -> tuple[str, str]:
    spells = sorted(known.spells.get(employee, ()), key=lambda s: s.start)[-3:]
    ends = [(s.end.isoformat() if s.end else "sekarang", s.end.isoformat() if s.end else "now") for s in spells]
    return (
        "; ".join(f"{s.unit} {s.start} sampai {end[0]}" for s, end in zip(spells, ends, strict=True)),
        "; ".join(f"{s.unit} {s.start} to {end[1]}" for s, end in zip(spells, ends, strict=True)),
    )


def _named(known: Index) -> Iterator[Finding]:
    """Participants and recipients are registered, and work here while it lasts."""
    for source in known.tree.of_kind("pelatihan"):
        first, last = (date.fromisoformat(source.value[key]) for key in ("mulai", "selesai"))
        yield from _listed(known, source, "peserta", min(first, last), max(first, last))
    for source in known.tree.of_kind("penghargaan"):
        period = Period.parse(str(source.value["periode"]))
        yield from _listed(known, source, "penerima", period.first, period.last)


def _listed(known: Index, source: Source, key: str, first: date, last: date) -> Iterator[Finding]:
    for number, employee in enumerate(source.value[key]):
        if not known.knows(employee):
            yield known.at(source, (key, number), "pegawai-tak-terdaftar", **known.missing_person(employee))
        elif not known.worked(employee, first, last):
            where, where_en = _whereabouts(known, employee)
            told = {"pegawai": employee, "awal": first, "akhir": last, "tempat": where, "tempat_en": where_en}
            yield known.at(source, (key, number), "pegawai-di-luar-masa", **told)


def _awarded(known: Index) -> Iterator[Finding]:
    """An award is of a period that was rated."""
    rated = {Period.parse(source.named["periode"]) for source in known.tree.by_kind.get("evaluasi", ())}
    if "evaluasi" in known.misnamed:
        return
    for source in known.tree.of_kind("penghargaan"):
        period = Period.parse(str(source.value["periode"]))
        if not any(r.first <= period.last and period.first <= r.last for r in rated):
            yield known.at(source, ("periode",), "penghargaan-periode", periode=period.code)


def _appeals(known: Index) -> Iterator[Finding]:
    """Whoever objects was rated in that period; where nobody was, that is said once."""
    rated: dict[str, set[str]] = {}
    for source in known.tree.by_kind.get("evaluasi", ()):
        rated.setdefault(source.named["periode"], set()).update(source.value["evaluasi"] if source.value else ())
    unread = {
        s.named["periode"]
        for s in known.tree.by_kind.get("evaluasi", ())
        if s.value is None or s.broken or s.path in known.pasted
    }
    # Whoever is not registered may be the one who appeals, misspelt: that is said where the evaluation is.
    unread |= {period for period, people in rated.items() if not all(map(known.knows, people))}
    for source in known.tree.of_kind("keberatan"):
        period = source.named["periode"]
        if source.value["keberatan"] and period not in rated and "evaluasi" not in known.misnamed:
            yield known.at(source, ("periode",), "keberatan-periode", periode=period)
            unread.add(period)
    first: dict[tuple[str, str, str], str] = {}
    for source, name, entry in entries(known.tree, "keberatan"):
        employee, period = entry["pegawai"], source.named["periode"]
        path = ("keberatan", name, "pegawai")
        before = first.setdefault((period, employee, entry["diajukan"]), name)
        if before != name:
            yield known.at_key(source, ("keberatan", name), "keberatan-ganda", pegawai=employee, lain=before)
        if not known.knows(employee):
            yield known.at(source, path, "pegawai-tak-terdaftar", **known.missing_person(employee))
        elif employee not in rated.get(period, set()) and period not in unread and "evaluasi" not in known.misnamed:
            yield known.at(source, path, "keberatan-tanpa-evaluasi", pegawai=employee, periode=period)
