"""Surveys beside SKM: counted like it, on their own scale, and given away as little."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja.content.records import AnswerSet, Service
from kinerja.content.survey_records import Form, Question
from kinerja.content.survey_rules import elements
from kinerja.disclosure.hierarchy import Tree
from kinerja.disclosure.means import attack_means
from kinerja.package.model import HIDDEN, NOT_YET, PUBLISHED, TOTAL, MeanTable
from kinerja.package.period import Period
from kinerja.release.satisfaction import protected, survey_members, survey_tables
from kinerja.release.survey_means import surveyed

T1 = Period.parse("2026-T1")
SERVICES = ("ktp", "sampah", "tera")
TREES = ("teduh", "rawat", "sesuai")
FORM = Form(
    "program-pohon", "Pohon kota", "City trees", "program",
    (Question("teduh", "skala_1_4", "Apakah teduh?", "Is it shady?", {}),),
)  # fmt: skip


def asked(kind: str, form: str, codes: tuple[str, ...], *rows: tuple[str, str]) -> AnswerSet:
    """Each row is a service and what one person answered, a digit an element; ``-``: left empty."""
    answers = tuple({"layanan": s} | {c: d.strip("-") for c, d in zip(codes, said, strict=True)} for s, said in rows)
    return AnswerSet(form, T1, kind, codes, answers, "publik")


def tables(*sets: AnswerSet) -> dict[str, MeanTable]:
    held = surveyed(sets, {FORM.id: FORM})
    return {table.name: table for table in protected(survey_tables(held, SERVICES, "2026-T1", 10), 5)}


def breaches(*sets: AnswerSet) -> list[tuple[str, tuple[str, ...]]]:
    held = surveyed(sets, {FORM.id: FORM})
    members = survey_members([Service(code, code, code, "unit") for code in SERVICES], held)
    trees = {name: Tree.of(listed) for name, listed in members.items()}
    return [(b.kind, b.key) for b in attack_means(tuple(tables(*sets).values()), trees, 5)]


@pytest.mark.parametrize("kind", ["spkp", "spak"])
def test_an_index_of_a_regulated_survey_is_the_mean_of_its_own_elements_times_25(kind: str) -> None:
    codes = tuple(element.code for element in elements(kind))
    highest, lower = "4" + "3" * (len(codes) - 1), "3" * len(codes)
    found = tables(asked(kind, kind, codes, *[("ktp", highest), ("ktp", lower)] * 10))
    index, parts = found[kind], found[f"{kind}_unsur"]
    expected = {"spkp": Decimal("76.56"), "spak": Decimal("77.50")}[kind]  # 25 × (3 + 0.5 / elements)
    assert {row.key: (row.count, row.mean) for row in index.rows} == {
        ("ktp",): (20, expected), (TOTAL,): (20, expected)
    }  # fmt: skip
    assert (index.scale, parts.scale) == ((25, 100), (1, 4))
    assert next(row.mean for row in parts.rows if row.key == ("ktp", codes[0])) == Decimal("3.50")
    assert [m.code for m in surveyed([asked(kind, kind, codes)], {})[0].elements] == list(codes)


def test_a_programme_has_its_own_questions_and_a_plain_mean() -> None:
    found = tables(asked("program", "program-pohon", TREES, *[("ktp", "432"), ("ktp", "3-2")] * 10))
    index = {row.key: (row.count, row.mean) for row in found["program-pohon"].rows}
    assert index == {("ktp",): (20, Decimal("2.83")), (TOTAL,): (20, Decimal("2.83"))}  # (3.5 + 3 + 2) / 3
    assert found["program-pohon"].scale == (1, 4)
    parts = {row.key[1]: (row.count, row.mean) for row in found["program-pohon_unsur"].rows if row.key[0] == "ktp"}
    assert parts["rawat"] == (10, Decimal("3.00"))


def test_a_question_is_called_by_the_forms_own_words() -> None:
    (survey,) = surveyed([asked("program", "program-pohon", TREES, ("ktp", "432"))], {FORM.id: FORM})
    assert [(m.code, m.name, m.name_en) for m in survey.elements][:2] == [
        ("teduh", "Apakah teduh?", "Is it shady?"), ("rawat", "rawat", "rawat")
    ]  # fmt: skip
    assert (survey.name, survey.name_en) == ("Pohon kota", "City trees")


def test_forms_of_a_programme_are_surveys_of_their_own_and_feedback_is_none() -> None:
    forms = [("program", "pohon"), ("program", "program-pohon"), ("umpan_balik", "rekan"), ("spak", "spak")]
    sets = [asked(kind, form, TREES) for kind, form in forms]
    assert [survey.code for survey in surveyed(sets, {})] == ["spak", "program-pohon", "program_pohon"]


def test_a_survey_that_asks_for_no_service_has_the_whole_alone() -> None:
    found = tables(asked("program", "program-pohon", TREES, *[("", "432"), ("", "332")] * 10))
    assert [(row.key, row.mean) for row in found["program-pohon"].rows] == [((TOTAL,), Decimal("2.83"))]


def test_what_everybody_answers_alike_is_hidden_with_a_second_question_where_there_is_no_service_too() -> None:
    same = asked("program", "program-pohon", TREES, *[("", "434"), ("", "324")] * 10)
    found = tables(same)
    hidden = {row.key for row in found["program-pohon_unsur"].rows if row.status == HIDDEN}
    assert (TOTAL, "sesuai") in hidden
    assert len(hidden) == 2
    assert breaches(same) == []


def test_a_service_that_few_answered_about_is_in_no_number() -> None:
    few = [("tera", "111")] * 9
    found = tables(asked("program", "program-pohon", TREES, *[("ktp", "432"), ("ktp", "332")] * 10, *few))
    rows = {row.key: row for row in found["program-pohon"].rows}
    assert rows["tera",].status == NOT_YET
    assert (rows[TOTAL,].count, rows[TOTAL,].mean) == (20, Decimal("2.83"))


@st.composite
def answers(draw: st.DrawFn) -> AnswerSet:
    services = draw(st.sampled_from([("",), ("ktp",), ("ktp", "sampah"), SERVICES]))
    rows = []
    for service in services:
        best = draw(st.integers(0, 3))
        for person in range(draw(st.sampled_from([9, 12, 30]))):
            said = ["4" if place < best else "1344"[(person + place) % 4] for place in range(3)]
            rows.append((service, "".join(said) if person else draw(st.sampled_from(["".join(said), "4-4"]))))
    return asked("program", "program-pohon", TREES, *rows)


@settings(max_examples=25, deadline=None)
@given(answers())
def test_no_answer_is_worked_out_whatever_was_asked_about(given: AnswerSet) -> None:
    assert breaches(given) == []
    assert all(
        row.count is None or row.count >= 10
        for table in tables(given).values()
        for row in table.rows
        if row.status == PUBLISHED
    )
