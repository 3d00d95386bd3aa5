"""Feedback in a release: of enough people and from enough, by unit, and no sum from which a smaller group follows."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja.content.records import AnswerSet, Unit
from kinerja.disclosure.hierarchy import Tree
from kinerja.disclosure.means import attack_means
from kinerja.measures.feedback import views
from kinerja.package.model import HIDDEN, NOT_YET, PUBLISHED, TOTAL, MeanRow, MeanTable
from kinerja.package.period import Period
from kinerja.release.build import build_release
from kinerja.release.draft import draft
from kinerja.release.feedback import feedback_members, feedback_table
from kinerja.release.units import PublishedUnits, published_units
from tests.unit.release.agency import content, unit

T1 = Period.parse("2026-T1")
VALUES = ("akuntabel", "loyal")
UNITS: dict[str, Unit] = {u.id: u for u in (unit("dinas"), unit("a", "dinas"), unit("b", "dinas"), unit("c", "dinas"))}
SIZES = {"dinas": 12, "a": 20, "b": 20, "c": 4}
Given = dict[str, tuple[int, str]]
"""Unit → people rated by three colleagues each, and the digits that the answers go round in."""


def published() -> PublishedUnits:
    return published_units(UNITS, SIZES, frozenset(UNITS), SIZES, 10)


def answers(given: Given, *, raters: int = 3, side: str = "rekan", named: bool = True) -> AnswerSet:
    rows = [
        {"unit": code, "hubungan": side, "pegawai": f"p{code}{person:05d}" if named else ""}
        | {value: digits[(person + rater) % len(digits)] for value in VALUES}
        for code, (people, digits) in given.items()
        for person in range(people)
        for rater in range(raters)
    ]
    return AnswerSet("rekan", T1, "umpan_balik", VALUES, tuple(rows), "rekan")


def table(*sets: AnswerSet) -> MeanTable | None:
    return feedback_table(sets, published(), feedback_members(), "2026-T1", 10)


def cells(*sets: AnswerSet, value: str = "loyal", side: str = "rekan") -> dict[str, MeanRow]:
    found = table(*sets)
    assert found is not None
    return {row.key[0]: row for row in found.rows if row.key[1:] == (value, side)}


def breaches(found: MeanTable) -> list[tuple[str, tuple[str, ...]]]:
    trees = {"unit": Tree.of(published().members)}
    trees |= {name: Tree.of(listed) for name, listed in feedback_members().items()}
    return [(b.kind, b.key) for b in attack_means([found], trees, 5)]


def test_a_unit_is_told_what_its_people_got_and_a_unit_above_over_those_that_are_told() -> None:
    found = cells(answers({"a": (10, "34"), "b": (9, "2"), "c": (4, "1")}))
    assert (found["a"].count, found["a"].mean) == (30, Decimal("3.50"))
    assert found["b"].status == NOT_YET, "nine people"
    assert [(found[code].count, found[code].mean) for code in ("dinas", TOTAL)] == [(30, Decimal("3.50"))] * 2


def test_a_small_unit_speaks_through_its_group_and_has_no_row() -> None:
    found = cells(answers({"c": (4, "34"), "dinas": (8, "34")}))
    group = published().leaf_of["c"]
    assert published().leaf_of["dinas"] == group
    assert found[group].count == 36, "twelve people together"
    assert "c" not in found


@pytest.mark.parametrize(
    "said",
    [
        answers({"a": (20, "34")}, named=False),
        answers({"a": (20, "34")}, raters=2),
        answers({"a": (9, "34")}, raters=6),
    ],
    ids=["nobody named", "two raters each", "nine people"],
)
def test_answers_about_too_few_or_of_unknown_people_are_in_no_number(said: AnswerSet) -> None:
    found = table(said)
    assert found is None or {row.status for row in found.rows} == {NOT_YET}


def test_a_cell_needs_enough_people_of_its_own_side() -> None:
    superiors = answers({"a": (9, "3")}, raters=1, side="atasan")
    peers = answers({"a": (12, "34")})
    assert cells(superiors, peers, side="atasan")["a"].status == NOT_YET
    assert cells(superiors, peers)["a"].status == PUBLISHED


def test_what_everybody_got_is_hidden_with_every_sum_that_it_is_in() -> None:
    found = cells(answers({"a": (20, "4"), "b": (20, "34")}))
    assert {code for code, row in found.items() if row.status == HIDDEN} == {"a", "dinas", TOTAL}
    assert found["b"].mean == Decimal("3.50")


def test_questions_beside_the_seven_values_are_no_part_of_it() -> None:
    said = answers({"a": (10, "34")})
    other = replace(said, elements=(*VALUES, "kerapian"), rows=tuple({**r, "kerapian": "4"} for r in said.rows))
    assert table(other) == table(said)


def test_a_measure_counts_by_what_is_published_as_it_does_by_unit() -> None:
    said = answers({"a": (10, "34"), "b": (12, "2")})
    by_unit = views([said]).views
    together = views([said], published={"a": "all", "b": "all"}).views["all", "loyal", "rekan"]
    assert together.answers == sum(by_unit[code, "loyal", "rekan"].answers for code in "ab")
    assert together.people == 22
    assert views([said], published={"a": "a"}).views.keys() == {("a", value, "rekan") for value in VALUES}


def test_a_release_says_the_weights_and_how_many_raters_a_person_needs() -> None:
    made = content(UNITS, {(code, "pelaksana", "baik"): people for code, people in SIZES.items()})
    made = replace(
        made,
        answers={"2026-T1": (answers({"a": (12, "34"), "b": (20, "4")}),)},
        portal=replace(made.portal, feedback_weights={"rekan": 60, "atasan": 40}),
    )
    release = build_release(draft(made, "2026-T1"))
    assert release.extra["umpan_balik"] == {"bobot": {"rekan": 60, "atasan": 40}, "penilai_paling_sedikit": 3}
    assert {m.code for m in release.members["pihak"]} == {"atasan", "rekan", "bawahan", "publik", "diri"}
    without = build_release(draft(replace(made, answers={}), "2026-T1"))
    assert "umpan_balik" not in {*without.tables, *without.extra}


@settings(max_examples=25, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(sorted(UNITS)),
        st.tuples(st.sampled_from([3, 9, 10, 20]), st.sampled_from(["4", "1", "34", "444444444444443", "1234"])),
    )
)
def test_no_answer_is_worked_out(given: Given) -> None:
    found = table(answers(given))
    if found is not None:
        assert breaches(found) == []
        assert all(row.count is None or row.count >= 30 for row in found.rows)
