"""Plans by hand (PermenPANRB 6/2022): agreed in time, complete, serving the superior's results, measurable."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kinerja.content.records import Content, PlannedResult
from kinerja.content.regulation_files import read
from kinerja.measures import plans
from kinerja.measures.people import places
from kinerja.package.period import Period
from tests.spec.small_agency import T1, T2, agency, indicator, on, plan, result, spell, unit


@pytest.mark.parametrize(
    ("started", "last"),
    [
        (None, "2026-01-31"),
        ("2019-03-01", "2026-01-31"),
        ("2026-01-31", "2026-01-31"),
        ("2026-02-01", "2026-03-03"),  # 30 days after the start
        ("2026-07-15", "2026-08-14"),
    ],
)
def test_a_plan_is_due_on_31_january_or_30_days_after_a_later_start(started: str | None, last: str) -> None:
    assert plans.deadline(2026, date.fromisoformat(started) if started else None) == date.fromisoformat(last)


def test_another_agencys_table_gives_another_deadline(tmp_path: Path) -> None:
    table = json.loads(json.dumps(read("rencana-kinerja")))
    table["parameter"] |= {"bulan_tenggat": "2", "hari_tenggat": "15"}
    own = tmp_path / "schemas" / "aturan" / "rencana-kinerja.json"
    own.parent.mkdir(parents=True)
    own.write_text(json.dumps(table), encoding="utf-8")
    assert plans.deadline(2026, None, tmp_path) == date(2026, 2, 15)


def of(content: Content, period: Period) -> tuple[plans.Planned, ...]:
    return plans.planned(content, period, places(content, period))


def five() -> Content:
    """One of each: in time, late, not agreed, no plan, and new in March with a plan in time for that."""
    return agency(
        spells=(
            *(spell(f"p{name}") for name in ("intime", "late", "open", "without")),
            spell("pnew", start="2026-03-02"),
        ),
        plans=(
            plan("pintime", "2026-01-31"),
            plan("plate", "2026-02-01"),
            plan("popen", ""),
            plan("pnew", "2026-03-20"),
        ),
    )


def test_everyone_who_worked_in_the_period_is_in_one_class_of_agreement() -> None:
    assert on(plans.agreement(of(five(), T1), T1), "kesepakatan") == {
        ("tepat_waktu",): 2,
        ("terlambat",): 1,
        ("belum_disepakati",): 1,
        ("tanpa_rencana",): 1,
    }


def test_a_plan_agreed_after_the_period_is_not_agreed_in_it() -> None:
    late = agency(spells=(spell("p1"),), plans=(plan("p1", "2026-04-01"),))
    assert on(plans.agreement(of(late, T1), T1), "kesepakatan") == {("belum_disepakati",): 1}
    assert on(plans.agreement(of(late, T2), T2), "kesepakatan") == {("terlambat",): 1}


def test_criteria_are_known_beforehand_where_the_plan_is_agreed_before_the_year_begins() -> None:
    one = agency(spells=(spell("p1"), spell("p2")), plans=(plan("p1", "2025-12-31"), plan("p2", "2026-01-01")))
    assert on(plans.agreement(of(one, T1), T1), "kesepakatan") == {("sebelum_tahun",): 1, ("tepat_waktu",): 1}


def test_a_plan_is_complete_with_targets_that_can_be_measured_and_the_strategy() -> None:
    praise = result("phead0000000/h1", "utama", indicator("optimal"))
    people = ("p1", "p2", "p3", "p4")
    content = agency(
        spells=tuple(map(spell, people)),
        plans=(
            plan("p1"),
            plan("p2", strategy=" "),
            plan("p3", "2026-01-14", praise),
            plan("p4", "", praise, strategy=""),
        ),
    )
    assert on(plans.completeness(of(content, T1), T1), "isi_rencana") == {
        ("lengkap",): 1,
        ("target_saja",): 1,
        ("strategi_saja",): 1,
        ("tidak_lengkap",): 1,
    }


@pytest.mark.parametrize(
    ("results", "rater", "expected"),
    [
        ((result(), result()), "phead0000000", "semua_mendukung"),
        ((result(), result(None)), "phead0000000", "sebagian"),
        ((result(None),), "phead0000000", "tidak_satu_pun"),
        ((result(None, "tambahan"), result()), "phead0000000", "semua_mendukung"),
        ((result(None),), None, "semua_mendukung"),  # rated by the regional head: the top of the cascade
    ],
)
def test_the_cascade_reaches_down_where_every_main_result_serves_the_superiors(
    results: tuple[PlannedResult, ...], rater: str | None, expected: str
) -> None:
    content = agency(spells=(spell("p1"),), plans=(plan("p1", "2026-01-14", *results, rater=rater),))
    assert on(plans.cascade(of(content, T1), T1), "kaskade") == {(expected,): 1}


def test_indicators_are_counted_and_a_unit_that_only_praises_measures_nothing() -> None:
    mixed = result("phead0000000/h1", "utama", indicator("orang"), indicator(" Optimal "), indicator("persen"))
    content = agency(spells=(spell("p1"),), plans=(plan("p1", "2026-01-14", mixed),))
    cube = plans.measurable(of(content, T1), T1)
    assert cube.population == "indikator_skp/2026-T1"
    assert on(cube, "keterukuran") == {("terukur",): 2, ("tidak_terukur",): 1}


def test_who_moved_has_the_plan_of_the_unit_they_count_in_or_the_one_agreed_last() -> None:
    moved = (spell("p1", "a", end="2026-02-28"), spell("p1", "b", "2026-03-01"))
    both = agency(spells=moved, plans=(plan("p1", "2026-01-10"), plan("p1", "2026-03-20", where="b")))
    assert on(plans.agreement(of(both, T1), T1), "unit", "kesepakatan") == {("b", "tepat_waktu"): 1}
    old = agency(spells=moved, plans=(plan("p1", "2026-01-10"),))
    assert on(plans.agreement(of(old, T1), T1), "unit", "kesepakatan") == {("b", "tepat_waktu"): 1}


def test_nobody_is_new_because_their_unit_got_another_name() -> None:
    moved = (spell("p1", "a", end="2026-03-31"), spell("p1", "b", "2026-04-01"))
    units = {"a": unit("a"), "b": unit("b", replaces=("a",))}
    renamed = replace(agency(spells=moved, plans=(plan("p1", "2026-02-10", where="b"),)), units=units)
    assert on(plans.agreement(of(renamed, T1), T1), "kesepakatan") == {("terlambat",): 1}
    assert on(plans.agreement(of(renamed, T2), T2), "kesepakatan") == {("terlambat",): 1}
