"""Count tables are laid out from cubes, and every population is protected for what it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from kinerja.content.followup_records import Appeal, Award, Promise, Training
from kinerja.content.records import Content, PersonalIndicator, Plan, PlannedResult
from kinerja.measures.fairness import Appeals
from kinerja.measures.measured import measured
from kinerja.measures.people import Cube
from kinerja.package.check import faults
from kinerja.package.model import HIDDEN, PUBLISHED, TOTAL, CountTable, Release
from kinerja.package.period import Period
from kinerja.package.read import read_release
from kinerja.release.audit import leaks
from kinerja.release.build import build_release
from kinerja.release.draft import draft
from kinerja.release.facts import Facts
from kinerja.release.plain_fairness import fairness_table
from kinerja.release.publish import publish, write_preview
from tests.unit.release.agency import content, unit

T1, T2 = Period.parse("2026-T1"), Period.parse("2026-T2")
UNITS = {u.id: u for u in (unit("a"), unit("b"), unit("c"))}
COUNTS = Counter(
    {
        ("a", "pelaksana", "baik"): 40, ("a", "guru", "butuh_perbaikan"): 9, ("b", "pelaksana", "baik"): 30,
        ("b", "pelaksana", "kurang"): 6, ("c", "guru", "sangat_baik"): 20, ("c", "guru", "sangat_kurang"): 1,
    }
)  # fmt: skip


def agency() -> Content:
    """Two periods of the same ratings; fifteen awards (nine, six and none by unit), a training, appeals."""
    now, then = content(UNITS, COUNTS, period="2026-T2"), content(UNITS, COUNTS)
    people = [e.employee for e in now.evaluations["2026-T2"]]
    day = date(2026, 5, 4)
    filed = date(2026, 4, 6)
    appeals = tuple(
        Appeal(f"k{n}", T1, person, filed, "ditolak", date(2026, 4, 7 + n)) for n, person in enumerate(people[:12])
    )
    best = (*people[:9], *people[60:66])
    return replace(
        now,
        evaluations={**then.evaluations, **now.evaluations},
        reported={**then.reported, **now.reported},
        trainings=(
            Training("kelas", "Kelas", "Class", "workshop", ("ti_layanan",), Decimal(8), day, day, tuple(people[:30])),
        ),
        awards=(Award("teladan", "Teladan", "Exemplary", T2, "penghargaan", "Baik.", "Good.", best),),
        appeals={"2026-T1": appeals},
    )


@pytest.fixture(scope="module")
def release() -> Release:
    return build_release(draft(agency(), "2026-T2"))


def tables(release: Release) -> list[CountTable]:
    return [table for table in release.tables.values() if isinstance(table, CountTable)]


def test_no_table_shows_a_small_count_or_gives_one_away(release: Release) -> None:
    assert len(tables(release)) >= 20
    for table in tables(release):
        shown = [row.count for row in table.rows if row.count]
        assert all(count >= table.threshold for count in shown), table.name
    assert any(row.status == HIDDEN for table in tables(release) for row in table.rows)
    assert leaks([release]) == ()


def test_every_table_of_people_rated_counts_the_same_people(release: Release) -> None:
    sizes = {TOTAL: 106, "a": 49, "b": 36, "c": 21}
    found = [table for table in tables(release) if table.population.startswith("evaluasi/")]
    assert {"predikat", "hasil_kerja", "disiplin", "rencana_isi", "perubahan"} <= {table.name for table in found}
    for table in found:
        for row in table.rows:
            said = [m for d, m in zip(table.dimensions, row.key, strict=True) if d != "unit" and m != TOTAL]
            if not said:
                assert row.count == sizes[row.key[0] if "unit" in table.dimensions else TOTAL]


def test_who_has_no_plan_counts_as_not_agreed_not_complete_and_serving_nothing(release: Release) -> None:
    for name, code in (("rencana_kesepakatan", "belum_disepakati"), ("rencana_isi", "tidak_lengkap")):
        (table,) = (table for table in tables(release) if table.name == name)
        assert {row.count for row in table.rows if row.key == (TOTAL, code)} == {106}
        assert all("tanpa_rencana" not in members for members in table.members.values())


def test_indicators_of_plans_are_counted_over_the_agency_alone() -> None:
    """Whoever has a result without a measurable indicator has one that is not: a unit's plans would bound them."""
    result = PlannedResult("h1", "Hasil", "utama", None, (PersonalIndicator("i1", "I", "kuantitas", Decimal(1), "x"),))
    made = agency()
    people = [(e.employee, e.unit) for e in made.evaluations["2026-T2"]]
    plans = tuple(Plan(person, at, 2026, None, date(2026, 1, 5), "Cara.", (result,)) for person, at in people)
    found = build_release(draft(replace(made, plans={2026: plans}), "2026-T2")).tables["keterukuran"]
    assert isinstance(found, CountTable)
    assert found.dimensions == ("keterukuran",)
    assert {row.key: row.count for row in found.rows}[(TOTAL,)] == 106


def test_a_unit_needs_as_many_awards_as_it_needs_people(release: Release) -> None:
    (table,) = (table for table in tables(release) if table.name == "penghargaan")
    assert table.threshold == 10
    shown = {row.key: row.count for row in table.rows if row.status == PUBLISHED}
    assert not {("a", TOTAL), ("b", TOTAL)} & shown.keys()
    assert shown.get((TOTAL, TOTAL), 15) == 15


def test_appeals_are_those_against_the_ratings_of_the_period_before(release: Release) -> None:
    (table,) = (table for table in tables(release) if table.name == "keberatan")
    assert table.population == "keberatan/2026-T1"
    assert {row.key: row.count for row in table.rows} == {
        (TOTAL,): 12, ("diterima",): 0, ("ditolak",): 12, ("diproses",): 0,
    }  # fmt: skip
    first = build_release(draft(agency(), "2026-T1"))
    assert "keberatan" not in first.tables
    assert "perubahan" not in first.tables


def test_other_and_not_recorded_are_listed_only_where_somebody_is(release: Release) -> None:
    by_name = {table.name: table for table in tables(release)}
    assert "belum_dicatat" in by_name["disiplin"].members["disiplin"]
    assert "lainnya" not in by_name["predikat_kelamin"].members["jenis_kelamin"]


def test_a_release_lists_the_members_of_every_dimension_it_uses(release: Release) -> None:
    for table in tables(release):
        for dimension in table.dimensions:
            listed = release.units if dimension == "unit" else release.members[dimension]
            assert set(table.members[dimension]) - {TOTAL} <= {member.code for member in listed}


HERE = {
    "sangat_baik": (0, 2, 5), "baik": (8, 12, 30), "butuh_perbaikan": (0, 1, 6), "kurang": (0, 0, 1, 3),
    "sangat_kurang": (0, 0, 0, 0, 1),
}  # fmt: skip
"""Predicate → how many a job family of a unit may have."""


def test_what_is_said_of_a_large_agency_is_shown_although_its_units_hide_much() -> None:
    rng = Random(0)  # noqa: S311 - no secret: any agency of many units will do
    many = {u.id: u for u in (unit(f"u{n:02d}") for n in range(48))}
    counts = Counter(
        {
            (code, family, predicate): rng.choice(numbers)
            for code in many
            for family in ("pelaksana", "guru")
            for predicate, numbers in HERE.items()
        }
    )
    by_name = {table.name: table for table in tables(build_release(draft(content(many, +counts), "2026-T1")))}
    assert {row.status for row in by_name["hasil_perilaku"].rows} == {PUBLISHED}
    predicates = by_name["predikat"].rows
    assert {row.status for row in predicates if row.key[0] == TOTAL} == {PUBLISHED}
    assert sum(row.status == HIDDEN for row in predicates) > 100


def fairness(decided: int, raters: int) -> dict[str, str]:
    known = measured(agency(), T2, T1)
    cubes = {**known.cubes, "penilai": Cube("penilai/2026-T2", ("sebaran",), {("semua_baik",): raters})}
    appeals = Appeals(known.cubes["keberatan"], 12, decided, Fraction(11, 2))
    found = replace(known, cubes=cubes, appeals=appeals, rater_spread=(Fraction(17, 100), Fraction(1, 200)))
    table = fairness_table(Facts(agency(), found, frozenset(UNITS), lambda code: code))
    return {row[0]: row[1] for row in table.rows}


def test_figures_of_fairness_need_as_many_behind_them_as_an_opinion() -> None:
    assert fairness(10, 10) == {"median_hari": "6", "antarpenilai": "17", "kebetulan": "1"}
    assert fairness(9, 10) == {"antarpenilai": "17", "kebetulan": "1"}
    assert fairness(10, 9) == {"median_hari": "6"}


def test_a_release_of_every_table_keeps_its_format(release: Release, tmp_path: Path) -> None:
    folder = write_preview(release, tmp_path)
    assert faults(read_release(folder), folder) == []


def test_what_is_written_of_a_promise_after_the_release_is_for_the_next_one(tmp_path: Path) -> None:
    first = Promise(
        "loket", "a", None, "Loket kedua.", "A second desk.", date(2026, 1, 5), date(2026, 6, 30), "berjalan", None, ""
    )
    promised = replace(agency(), promises=(first,))
    assert publish(tmp_path, draft(promised, "2026-T2")).written
    later = replace(promised, promises=(replace(first, text="Loket kedua dan ketiga.", due=date(2026, 9, 30)),))
    again = publish(tmp_path, draft(later, "2026-T2"))
    assert (again.written, again.new) == (False, False)
    corrected = publish(tmp_path, draft(later, "2026-T2"), correction="Kalimat janji diperbaiki.")
    assert not corrected.written
