"""The regulations' tables, typed: what ``schemas/aturan/*.json`` says, with its source and a name for every code.

Every function takes ``agency``, the agency's own repository (the folder that holds ``content/``): a table of the same
name below its ``schemas/aturan/`` wins over ours. Tables are read once a process. A code is lower case with ``_``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kinerja.content.regulation_files import TABLES, Code, by_code, cited, code_list, names, read
from kinerja.content.survey_rules import (
    Element,
    Grade,
    Survey,
    element_of_header,
    elements,
    grade_of_index,
    grades,
    surveys,
)
from kinerja.errors import KinerjaError

__all__ = [
    "Code",
    "Condition",
    "Element",
    "Grade",
    "MergedPredicate",
    "Pattern",
    "Predicate",
    "Survey",
    "Value",
    "by_code",
    "citations",
    "code",
    "element_of_header",
    "elements",
    "employment_statuses",
    "expectations",
    "grade_of_index",
    "grades",
    "holds",
    "job_families",
    "merged_predicates",
    "patterns",
    "predicate",
    "predicate_rule",
    "predicates",
    "read",
    "sexes",
    "surveys",
    "topics",
    "unit_kinds",
    "values",
    "with_agency_codes",
]


@dataclass(frozen=True)
class Predicate(Code):
    """A ``predikat kinerja``. ``credit_percent`` converts it to credit for functional jobs (Peraturan BKN 3/2023)."""

    credit_percent: int


@dataclass(frozen=True)
class MergedPredicate(Code):
    """A class of predicates shown together, such as ``baik_ke_atas``."""

    members: tuple[str, ...]


@dataclass(frozen=True)
class Condition:
    """One condition of a ``pola distribusi``, on the predicates ``classes`` taken together.

    ``kind``: ``terbesar`` (the largest class, ties allowed), ``paling_banyak`` (at most ``percent``),
    ``paling_sedikit`` (at least ``percent``), ``ada`` (someone), ``tidak_ada`` (nobody).
    """

    kind: str
    classes: tuple[str, ...]
    percent: int | None


@dataclass(frozen=True)
class Pattern(Code):
    """A ``predikat kinerja organisasi`` and the pattern it sets (SE MenPANRB 3/2023); every condition must hold."""

    conditions: tuple[Condition, ...]
    head_results: tuple[str, ...] = ()
    """``hasil_kerja`` that the unit's head may have: the unit's results are the head's. Empty: not said."""


@dataclass(frozen=True)
class Value(Code):
    """One of the seven values, BerAKHLAK; ``behaviours`` are its three statements as (Indonesian, English)."""

    behaviours: tuple[tuple[str, str], ...]


@lru_cache(maxsize=1000)  # a check asks for the same few, once a rating
def code(words: str) -> str:
    """Turn rating words as people write them into their code: ``sesuai ekspektasi`` → ``sesuai_ekspektasi``."""
    return words.strip().replace(" ", "_")


@cache
def expectations(agency: Path | None = None) -> tuple[Code, ...]:
    """The three ratings, best first: ``di_atas_ekspektasi``, ``sesuai_ekspektasi``, ``di_bawah_ekspektasi``."""
    return code_list("ekspektasi", agency)


@cache
def predicates(agency: Path | None = None) -> tuple[Predicate, ...]:
    """The five predicates, best first."""
    return tuple(Predicate(*names(e), e["persen_angka_kredit"]) for e in read("predikat", agency)["daftar"])


@cache
def merged_predicates(agency: Path | None = None) -> tuple[MergedPredicate, ...]:
    """``baik_ke_atas`` and ``di_bawah_baik``: between them every predicate once, so a total is their sum."""
    merged = tuple(MergedPredicate(*names(e), tuple(e["anggota"])) for e in read("predikat", agency)["gabungan"])
    if sorted(m for g in merged for m in g.members) != sorted(p.code for p in predicates(agency)):
        raise KinerjaError("aturan/predikat.json: tulis setiap predikat di satu gabungan saja (one merged class each)")
    return merged


@cache
def predicate_rule(agency: Path | None = None) -> tuple[tuple[str, str, str], ...]:
    """The rule as nine rows (hasil_kerja, perilaku_kerja, predikat), best ratings first (PermenPANRB 6/2022).

    :raises KinerjaError: an agency's own table leaves out a pair or names an unknown predicate.
    """
    given = {(r["hasil_kerja"], r["perilaku_kerja"]): r["predikat"] for r in read("predikat", agency)["matriks"]}
    ratings = [entry.code for entry in expectations(agency)]
    known = {entry.code for entry in predicates(agency)}
    if given.keys() != {(h, p) for h in ratings for p in ratings} or not known.issuperset(given.values()):
        raise KinerjaError("aturan/predikat.json: isi matriks untuk setiap pasangan rating (fill in all nine pairs)")
    return tuple((h, p, given[h, p]) for h in ratings for p in ratings)


@cache
def _rule(agency: Path | None) -> Mapping[tuple[str, str], str]:
    return {(h, p): predicate for h, p, predicate in predicate_rule(agency)}


def predicate(results: str, behaviour: str, *, agency: Path | None = None) -> str:
    """The predicate's code that follows from the codes of the two ratings.

    :raises KeyError: a rating is not one of ``expectations``.
    """
    return _rule(agency)[results, behaviour]


@cache
def patterns(agency: Path | None = None) -> tuple[Pattern, ...]:
    """The five predicates of a unit, best first, each with its expected pattern (SE MenPANRB 3/2023)."""
    return tuple(
        Pattern(
            *names(e),
            tuple(Condition(c["jenis"], tuple(c["predikat"]), c.get("persen")) for c in e["syarat"]),
            tuple(e.get("hasil_kepala", ())),
        )
        for e in read("pola-distribusi", agency)["daftar"]
    )


def holds(condition: Condition, counts: Mapping[str, int]) -> bool:
    """Whether people's predicates (code → people, a missing one is 0) meet a condition; true where there are none."""
    total, those = sum(counts.values()), sum(counts.get(c, 0) for c in condition.classes)
    if total == 0:
        return True
    percent = condition.percent or 0
    match condition.kind:
        case "terbesar":
            return those >= max((n for c, n in counts.items() if c not in condition.classes), default=0)
        case "paling_banyak":
            return 100 * those <= percent * total
        case "paling_sedikit":
            return 100 * those >= percent * total
        case "ada":
            return those > 0
        case _:
            return those == 0


@cache
def values(agency: Path | None = None) -> tuple[Value, ...]:
    """The seven values and their behaviour statements (SE MenPANRB 20/2021)."""
    return tuple(
        Value(*names(e), tuple((b["teks"], b["teks_en"]) for b in e["perilaku"]))
        for e in read("berakhlak", agency)["daftar"]
    )


def job_families(agency: Path | None = None) -> tuple[Code, ...]:
    """``kelompok_jabatan``."""
    return code_list("kelompok_jabatan", agency)


def unit_kinds(agency: Path | None = None) -> tuple[Code, ...]:
    """``jenis`` of a unit as HR writes it (a release adds ``gabungan`` and ``langsung``)."""
    return code_list("jenis-unit", agency)


def sexes(agency: Path | None = None) -> tuple[Code, ...]:
    """``jenis_kelamin``: ``l``, ``p``."""
    return code_list("jenis-kelamin", agency)


def employment_statuses(agency: Path | None = None) -> tuple[Code, ...]:
    """``status_pegawai``: ``pns``, ``pppk``."""
    return code_list("status-pegawai", agency)


def topics(agency: Path | None = None) -> tuple[Code, ...]:
    """Development topics: ``kebutuhan`` of an evaluation, ``topik`` of a training."""
    return code_list("kebutuhan", agency)


@cache
def citations(agency: Path | None = None) -> Mapping[str, str]:
    """Table → its version and sources in one line, for a release's ``rules`` and the method page."""
    lines = {}
    for table in TABLES:
        lines[code(table.replace("-", "_"))] = f"versi {read(table, agency)['versi']}: {cited(table, agency)}"
    return MappingProxyType(lines)


def with_agency_codes(schema: Any, agency: Path | None = None) -> Any:
    """A copy of a schema in which each ``enum`` beside ``x-kode: TABLE`` lists the codes of that table.

    The shipped schemas hold the shipped codes, for editors; an agency that replaces a code list needs no new schema.
    """
    if isinstance(schema, list):
        return [with_agency_codes(item, agency) for item in schema]
    if not isinstance(schema, dict):
        return schema
    copy = {key: with_agency_codes(value, agency) for key, value in schema.items()}
    if isinstance(schema.get("x-kode"), str):
        copy["enum"] = [entry.code for entry in code_list(schema["x-kode"], agency)]
    return copy
