"""The count tables of a release, every true value in them: what disclosure control then decides about."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from kinerja.content import regulations
from kinerja.disclosure.hierarchy import Tree
from kinerja.package.model import NOT_YET, PUBLISHED, TOTAL, CountRow, CountTable, Member
from kinerja.release.units import PublishedUnits


def code_lists(agency: Path | None = None) -> dict[str, tuple[Member, ...]]:
    """Code lists of predicates (merged classes above the five) and job families, from the regulation tables."""
    merged = regulations.merged_predicates(agency)
    parent_of = {code: m.code for m in merged for code in m.members}
    return {
        "predikat": (
            *(Member(m.code, TOTAL, m.name, m.name_en) for m in merged),
            *(Member(p.code, parent_of.get(p.code, TOTAL), p.name, p.name_en) for p in regulations.predicates(agency)),
        ),
        "kelompok_jabatan": tuple(Member(f.code, TOTAL, f.name, f.name_en) for f in regulations.job_families(agency)),
    }


def evaluation_tables(
    counts: Mapping[tuple[str, str, str], int],
    units: PublishedUnits,
    lists: Mapping[str, Sequence[Member]],
    period: str,
    threshold: int,
) -> tuple[CountTable, CountTable]:
    """``predikat`` (unit × predicate) and ``predikat_jabatan`` (unit × job family × merged predicate).

    :param counts: (unit id, job family, predicate) → people.
    """
    predicates = [m.code for m in lists["predikat"]]
    merged = [m.code for m in lists["predikat"] if m.parent == TOTAL]
    families = [m.code for m in lists["kelompok_jabatan"]]
    trees = {name: Tree.of(members) for name, members in (("unit", units.members), *lists.items())}
    cube: Counter[tuple[str, str, str]] = Counter()
    for (unit, family, predicate), people in counts.items():
        for key in itertools.product(
            trees["unit"].ancestors(units.leaf_of[unit]),
            trees["kelompok_jabatan"].ancestors(family),
            trees["predikat"].ancestors(predicate),
        ):
            cube[key] += people
    rows = (TOTAL, *units.rows)

    def row(key: tuple[str, ...], at: tuple[str, str, str]) -> CountRow:
        return CountRow(key, None, NOT_YET) if key[0] in units.absent else CountRow(key, cube[at], PUBLISHED)

    population = f"evaluasi/{period}"
    return (
        CountTable(
            "predikat",
            "Pegawai menurut unit kerja dan predikat kinerja",
            "Employees by unit and performance predicate",
            population,
            ("unit", "predikat"),
            {"unit": rows, "predikat": (TOTAL, *predicates)},
            threshold,
            tuple(row((u, p), (u, TOTAL, p)) for u in rows for p in (TOTAL, *predicates)),
        ),
        CountTable(
            "predikat_jabatan",
            "Pegawai menurut unit kerja, kelompok jabatan, dan golongan predikat",
            "Employees by unit, job family and merged predicate",
            population,
            ("unit", "kelompok_jabatan", "predikat"),
            {"unit": rows, "kelompok_jabatan": (TOTAL, *families), "predikat": (TOTAL, *merged)},
            threshold,
            tuple(row((u, f, p), (u, f, p)) for u in rows for f in (TOTAL, *families) for p in (TOTAL, *merged)),
        ),
    )
