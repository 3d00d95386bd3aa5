"""Rules on time: what was agreed, objected to, held or published fits the period that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from kinerja.content.findings import Finding
from kinerja.package.period import Period
from kinerja.rules.index import Index, dates_agree, entries

_YEARS_AHEAD: Final = 1
"""A plan is agreed at most so many years after its own, a training held so many from those in the calendar."""

_FIRST_MONTH: Final = 7
"""The first month of the year before in which a plan is agreed: earlier, last year's number was written by habit."""

_APPEAL: Final = timedelta(days=366)
"""An objection to a rating follows it within a year; the regulation leaves weeks."""

_AFTER: Final = timedelta(days=92)
"""A quarter: a survey about a period may still be held after it."""

_LONGER: Final = {"triwulan": "2026-T1", "bulan": "2026-03", "tahun": "2026"}
"""``periode.aturan`` of a form → a period of that kind."""


def check(known: Index) -> Iterator[Finding]:
    """Yield the findings of this theme."""
    yield from _agreed(known)
    yield from _appealed(known)
    yield from _trained(known)
    yield from _published(known)
    yield from _surveyed(known)
    for source in known.tree.of_kind("pelatihan"):
        yield from dates_agree(known, source, (), source.value, "mulai", "selesai")
    for source in known.tree.of_kind("tindak-lanjut"):
        yield from dates_agree(known, source, (), source.value, "dijanjikan", "diselesaikan")
        yield from dates_agree(known, source, (), source.value, "dijanjikan", "tenggat")


def _agreed(known: Index) -> Iterator[Finding]:
    """A plan is agreed in or near its year, while the person works here, and before its results are rated."""
    agreed_on: dict[tuple[str, str, str], date] = {}
    for source, employee, plan in entries(known.tree, "rencana"):
        if "disepakati" not in plan:
            continue
        agreed, year = date.fromisoformat(plan["disepakati"]), source.named["tahun"]
        path = ("rencana", employee, "disepakati")
        told = {"pegawai": employee, "tanggal": plan["disepakati"], "tahun": year}
        spells = known.spells.get(employee, ())
        if agreed.year > int(year) + _YEARS_AHEAD or agreed < date(int(year) - 1, _FIRST_MONTH, 1):
            yield known.at(source, path, "rencana-tanggal-jauh", **told)
            continue
        agreed_on[year, source.named["unit"], employee] = agreed
        if agreed.year > int(year):
            yield known.at(source, path, "rencana-terlambat", **told)
        elif spells and not known.may_be_elsewhere(employee) and agreed < min(spell.start for spell in spells):
            yield known.at(source, path, "rencana-sebelum-bertugas", mulai=min(spell.start for spell in spells), **told)

    for source, employee, _ in entries(known.tree, "evaluasi", asked=True):
        period = Period.parse(source.named["periode"])
        agreed = agreed_on.get((str(period.year), source.named["unit"], employee), date.min)
        if agreed.year == period.year and agreed > period.last:
            detail = {"pegawai": employee, "tanggal": agreed, "periode": period.code, "akhir": period.last}
            yield known.at_key(source, ("evaluasi", employee), "evaluasi-sebelum-rencana", **detail)


def _appealed(known: Index) -> Iterator[Finding]:
    for source, name, entry in entries(known.tree, "keberatan"):
        path = ("keberatan", name)
        yield from dates_agree(known, source, path, entry, "diajukan", "diputus")
        period, filed = Period.parse(source.named["periode"]), date.fromisoformat(entry["diajukan"])
        if not period.last <= filed <= period.last + _APPEAL:
            detail = {"tanggal": entry["diajukan"], "periode": period.code, "akhir": period.last}
            yield known.at(source, (*path, "diajukan"), "keberatan-tanggal", **detail)


def _trained(known: Index) -> Iterator[Finding]:
    """A training is of a year that the release calendar is about, or next to one."""
    years = {int(str(e["periode"])[:4]) for s in known.tree.of_kind("portal") for e in s.value["kalender"]}
    for source in known.tree.of_kind("pelatihan"):
        year = int(source.value["mulai"][:4])
        if years and not min(years) - _YEARS_AHEAD <= year <= max(years) + _YEARS_AHEAD:
            span = str(min(years)) if len(years) == 1 else f"{min(years)}-{max(years)}"
            told = {"tanggal": source.value["mulai"], "tahun": span}
            yield known.at(source, ("mulai",), "pelatihan-tanggal-jauh", **told)


def _published(known: Index) -> Iterator[Finding]:
    """Nothing is published of a period before it has ended."""
    for source in known.tree.of_kind("portal"):
        for number, entry in enumerate(source.value["kalender"]):
            period = Period.parse(str(entry["periode"]))
            if date.fromisoformat(entry["terbit"]) < period.last:
                told = {"tanggal": entry["terbit"], "periode": period.code, "akhir": period.last}
                yield known.at(source, ("kalender", number, "terbit"), "kalender-terbit-awal", **told)


def _surveyed(known: Index) -> Iterator[Finding]:
    """Stored answers are of the form's kind of period, and of days on which it was open."""
    forms = {source.named["formulir"]: source for source in known.tree.of_kind("formulir")}
    for form in forms.values():
        yield from dates_agree(known, form, ("periode",), form.value["periode"], "mulai", "selesai")
        for period, held in form.value.get("pelaksanaan", {}).items():
            yield from dates_agree(known, form, ("pelaksanaan", period), held, "mulai", "selesai")
            about = Period.parse(period)
            first, last = (date.fromisoformat(held[key]) for key in ("mulai", "selesai"))
            if first <= last and (last < about.first or first > about.last + _AFTER):
                told = {"periode": period, "mulai": held["mulai"], "selesai": held["selesai"]}
                yield known.at(form, ("pelaksanaan", period, "mulai"), "pelaksanaan-di-luar-masa", **told)
    for source in known.tree.of_kind("tanggapan"):
        if source.named["formulir"] not in forms:
            continue
        rule = forms[source.named["formulir"]].value["periode"]
        period = Period.parse(source.named["periode"])
        opened = date.fromisoformat(rule.get("mulai", "0001-01-01"))
        closed = date.fromisoformat(rule.get("selesai", "9999-12-31"))
        if len(period.code) != len(_LONGER[rule["aturan"]]) or ("T" in period.code) != (rule["aturan"] == "triwulan"):
            told = {"periode": period.code, "aturan": rule["aturan"], "contoh": _LONGER[rule["aturan"]]}
            yield known.at(source, (), "tanggapan-periode", **told)
        elif opened <= closed and (period.last < opened or closed < period.first):
            told = {"periode": period.code, "mulai": rule.get("mulai", "…"), "selesai": rule.get("selesai", "…")}
            yield known.at(source, (), "tanggapan-di-luar-masa", **told)
