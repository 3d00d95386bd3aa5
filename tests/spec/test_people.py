"""The one rule of who counts where, and the cells of ratings, values, discipline and teamwork."""

from __future__ import annotations

import pytest

from kinerja.content.followup_records import Attendance
from kinerja.measures import evaluations
from kinerja.measures.people import Cube, Place, cube, places
from tests.spec.small_agency import ABOVE, BELOW, MEETS, T1, agency, on, rated, spell

STAYS = spell("p1")
MOVES = (spell("p2", "a", end="2026-02-14"), spell("p2", "b", "2026-02-15", job_family="guru"))


def test_who_was_rated_counts_in_the_unit_that_rated_them() -> None:
    content = agency(spells=MOVES, evaluations=(rated("p2", where="a"),))
    assert places(content, T1) == {"p2": Place("a", "pelaksana", "p", "pns")}


def test_who_was_not_rated_counts_in_the_unit_of_the_latest_spell() -> None:
    assert places(agency(spells=MOVES), T1) == {"p2": Place("b", "guru", "p", "pns")}
    assert places(agency(spells=MOVES[::-1]), T1) == places(agency(spells=MOVES), T1)


def test_who_left_within_the_period_is_still_counted_and_who_left_before_is_not() -> None:
    content = agency(
        spells=(spell("p1", end="2026-01-01"), spell("p2", end="2025-12-31"), spell("p3", start="2026-04-01"))
    )
    assert list(places(content, T1)) == ["p1"]


def test_traits_are_those_of_the_latest_spell_in_the_unit() -> None:
    promoted = (spell("p1", end="2026-02-14"), spell("p1", start="2026-02-15", job_family="pengawas_administrator"))
    assert places(agency(spells=promoted), T1)["p1"].job_family == "pengawas_administrator"


def test_who_is_rated_without_a_spell_has_unknown_traits() -> None:
    content = agency(evaluations=(rated("p9"),))
    assert places(content, T1) == {"p9": Place("a", "lainnya", "lainnya", "lainnya")}


def test_a_cube_sums_over_what_is_not_asked_for() -> None:
    counted = cube("contoh", ("unit", "kelas"), [("a", "x"), ("a", "y"), ("b", "x")])
    assert counted.onto("kelas") == Cube("contoh", ("kelas",), {("x",): 2, ("y",): 1})
    assert counted.onto("kelas", "unit").counts["x", "b"] == 1
    assert counted.total == counted.onto("unit").total == 3
    with pytest.raises(ValueError, match="not in tuple"):
        counted.onto("umur")


def test_results_behaviour_and_predicate_stand_in_the_same_cells() -> None:
    content = agency(
        spells=(spell("p1", sex="l"), spell("p2", status="pppk"), spell("p3")),
        evaluations=(rated("p1", ABOVE, ABOVE), rated("p2", MEETS, BELOW), rated("p3", MEETS, MEETS)),
    )
    ratings = evaluations.ratings(content, "2026-T1")
    assert ratings.population == "evaluasi/2026-T1"
    assert on(ratings, "hasil_kerja", "perilaku_kerja", "predikat") == {
        (ABOVE, ABOVE, "sangat_baik"): 1,
        (MEETS, BELOW, "kurang"): 1,
        (MEETS, MEETS, "baik"): 1,
    }
    assert on(ratings, "jenis_kelamin") == {("l",): 1, ("p",): 2}
    assert on(ratings, "status_pegawai") == {("pns",): 2, ("pppk",): 1}


def test_each_of_the_seven_values_is_counted_once_a_person() -> None:
    seven = ("berorientasi_pelayanan", "akuntabel", "kompeten", "harmonis", "loyal", "adaptif", "kolaboratif")
    content = agency(evaluations=(rated("p1", values=dict.fromkeys(seven, MEETS)), rated("p2")))
    values = evaluations.value_ratings(content, "2026-T1")
    assert on(values, "nilai", "ekspektasi") == {
        (value, rating): 1 for value in seven for rating in (MEETS, "belum_dicatat")
    }


@pytest.mark.parametrize(
    ("late", "unexcused", "expected"),
    [
        (0, 0, "tertib"),
        (1, 0, "pernah_terlambat"),
        (9, 1, "pernah_tanpa_keterangan"),
        (0, 2, "pernah_tanpa_keterangan"),
        (0, 3, "sering_tanpa_keterangan"),  # where PP 94/2021 begins to sanction
    ],
)
def test_discipline_is_a_class_of_recorded_attendance(late: int, unexcused: int, expected: str) -> None:
    assert evaluations.discipline_class(Attendance(62, 60, late, unexcused)) == expected


def test_discipline_and_teamwork_count_who_has_no_record_as_just_that() -> None:
    content = agency(
        evaluations=(rated("p1", attendance=Attendance(62, 62, 0, 0), teamwork=ABOVE), rated("p2")),
    )
    assert on(evaluations.discipline(content, "2026-T1"), "disiplin") == {("tertib",): 1, ("belum_dicatat",): 1}
    assert on(evaluations.teamwork(content, "2026-T1"), "kerja_sama") == {(ABOVE,): 1, ("belum_dicatat",): 1}


def test_feedback_is_constructive_where_it_names_strengths_and_what_to_improve() -> None:
    written = [("Rapi.", "Lebih awal."), ("Rapi.", ""), ("", "Lebih awal."), ("", " ")]
    content = agency(
        evaluations=tuple(rated(f"p{n}", strengths=good, improve=better) for n, (good, better) in enumerate(written))
    )
    assert on(evaluations.feedback_written(content, "2026-T1"), "umpan_balik") == {
        ("keduanya",): 1,
        ("kekuatan",): 1,
        ("perbaikan",): 1,
        ("kosong",): 1,
    }


def test_a_units_people_are_held_against_the_pattern_of_its_own_predicate() -> None:
    met = evaluations.against_pattern("baik", {"baik": 70, "sangat_baik": 30})
    assert [(condition.kind, holds) for condition, holds in met] == [
        ("terbesar", True),
        ("paling_banyak", True),
        ("ada", False),  # nobody is butuh perbaikan or kurang
    ]
    assert evaluations.against_pattern("baik", {"baik": 0}) == ()
    with pytest.raises(KeyError):
        evaluations.against_pattern("cukup", {"baik": 1})
