"""Templates with an entry a person: plans of a year, evaluations of a period."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kinerja.content import regulations
from kinerja.content.records import PersonalIndicator, Plan, Spell
from kinerja.content.templates.agency import Agency
from kinerja.content.templates.layout import BLANK, Noted, document
from kinerja.content.typed import REGIONAL_HEAD
from kinerja.package.period import Period


def plans(agency: Agency, year: int, unit: str) -> str:
    """Return ``rencana/TAHUN/UNIT.yaml``: everyone who works there, the rater as in last year's plan.

    :raises KinerjaError: nobody works there, or a file that is needed cannot be read whole.
    """
    people = agency.spells(unit, Period.parse(str(year)))
    before = agency.plans(year - 1, unit, people)
    entries = {employee: _noted(_plan(before.get(employee), year), spells, unit) for employee, spells in people.items()}
    given = {"unit": unit, "tahun": year, "rencana": entries}
    return document(agency.schema("rencana"), given, preface=(), example=agency.example)


def _plan(before: Plan | None, year: int) -> dict[str, object]:
    result: dict[str, object] = {
        "id": "h1",
        "jenis": "utama",
        "hasil": BLANK,
        "mendukung": BLANK,
        "indikator": [{"id": "i1"}],
    }
    if before is None:
        return {"penilai": BLANK, "rencana_hasil_kerja": [result]}
    if before.rater is None:
        del result["mendukung"]
    note = f"seperti pada rencana {year - 1}; periksa"
    return {"penilai": Noted(before.rater or REGIONAL_HEAD, note), "rencana_hasil_kerja": [result]}


def evaluations(agency: Agency, period: Period, unit: str) -> str:
    """Return ``evaluasi/PERIODE/UNIT.yaml``: everyone who works there, their rater and indicators from the plan.

    :raises KinerjaError: nobody works there, or a file that is needed cannot be read whole.
    """
    people = agency.spells(unit, period)
    planned = agency.plans(period.year, unit, people)
    entries = {
        employee: _noted(_evaluation(planned.get(employee)), spells, unit) for employee, spells in people.items()
    }
    given = {"unit": unit, "periode": period.code, "evaluasi": entries}
    return document(agency.schema("evaluasi"), given, preface=_rule(agency), example=agency.example)


def _evaluation(plan: Plan | None) -> dict[str, object]:
    if plan is None:
        return {"penilai": Noted(BLANK, "belum ada rencana (SKP) tahun ini; tulis dahulu rencananya")}
    reached = {
        f"{result.id}/{indicator.id}": Noted(BLANK, f"{indicator.text}; target setahun {_target(indicator)}")
        for result in plan.results
        for indicator in result.indicators
    }
    return {"penilai": plan.rater or REGIONAL_HEAD, "realisasi": reached}


def _target(indicator: PersonalIndicator) -> str:
    return f"{number(indicator.target)} {indicator.measure}"


def number(target: Decimal | tuple[Decimal, Decimal]) -> str:
    """Return a target in words: a number, or a range."""
    return f"{target[0]} sampai {target[1]}" if isinstance(target, tuple) else str(target)


def _noted(entry: dict[str, object], spells: Iterable[Spell], unit: str) -> object:
    others = sorted({spell.unit for spell in spells} - {unit})
    if not others:
        return entry
    return Noted(entry, f"juga bekerja di {', '.join(others)}; tulis di satu unit saja, hapus dari yang lain")


def _rule(agency: Agency) -> tuple[str, ...]:
    """Which predicate follows from each pair of ratings (PermenPANRB 6/2022, ``schemas/aturan/predikat.json``)."""
    pairs: dict[str, list[str]] = {}
    for results, behaviour, predicate in regulations.predicate_rule(agency.folder):
        words = (code.replace("_", " ").removesuffix(" ekspektasi") for code in (results, behaviour))
        pairs.setdefault(predicate.replace("_", " "), []).append(" dan ".join(words))
    told = "; ".join(f"{predicate} ({', atau '.join(several)})" for predicate, several in pairs.items())
    return (f"Predikat menurut hasil kerja dan perilaku kerja: {told}.",)
