"""A survey's tables where elements are missing: the index is over what was asked, and nothing is given away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja.content.records import AnswerSet, Service
from kinerja.content.survey_rules import elements
from kinerja.disclosure.hierarchy import Tree
from kinerja.disclosure.means import attack_means, hide
from kinerja.package.model import HIDDEN, NOT_YET, PUBLISHED, TOTAL, MeanTable
from kinerja.package.period import Period
from kinerja.release.satisfaction import left_out, survey_members, survey_tables
from kinerja.release.survey_means import surveyed

CODES = tuple(element.code for element in elements("skm"))
Given = Mapping[str, Mapping[str, str]]
"""Service → element → what each person answered, a digit a person; ``-``: left empty."""

MIXED = "3344" * 10


def answers(given: Given) -> AnswerSet:
    rows = [
        {"layanan": service} | {code: text[person].strip("-") for code, text in said.items()}
        for service, said in given.items()
        for person in range(max(map(len, said.values())))
    ]
    return AnswerSet(
        "skm",
        Period.parse("2026-T1"),
        "skm",
        tuple(dict.fromkeys(code for said in given.values() for code in said)),
        tuple(rows),
    )


def tables(*sets: AnswerSet, services: tuple[str, ...] = ("ktp", "sampah")) -> tuple[MeanTable, MeanTable]:
    index, of_elements = survey_tables(surveyed(sets, {}), services, "2026-T1", 10)
    return index, of_elements


def breaches(*shown: MeanTable, services: tuple[str, ...] = ("ktp", "sampah")) -> set[tuple[str, tuple[str, ...]]]:
    members = survey_members([Service(code, code, code, "unit") for code in services], ())
    trees = {name: Tree.of(listed) for name, listed in members.items()}
    return {(breach.kind, breach.key) for breach in attack_means(shown, trees, 5)}


WHOLE = dict.fromkeys(CODES, MIXED)
FREE = {code: text for code, text in WHOLE.items() if code != "biaya"} | {"sarana": "2222" * 10}
"""Eight elements, one lower: 25 × (7 × 3.5 + 2) / 8 = 82.8125."""


@pytest.mark.parametrize("blank", [{}, {"biaya": "-" * 40}, {"biaya": "4" * 9 + "-" * 31}])
def test_an_element_that_too_few_answered_is_left_out_and_the_others_share_its_weight(blank: dict[str, str]) -> None:
    index, of_elements = tables(answers({"ktp": FREE | blank}))
    rows = {row.key: row for row in index.rows}
    assert rows["ktp",].mean == rows[TOTAL,].mean == Decimal("82.81")
    assert rows["sampah",].status == NOT_YET
    assert {row.status for row in of_elements.rows if row.key[1] == "biaya"} == {NOT_YET}
    assert left_out({"ikm": index, "unsur": of_elements}) == {"ktp": ("biaya",), TOTAL: ("biaya",)}
    assert breaches(index, of_elements) == set()


def test_one_service_without_an_element_stays_in_the_agencys_index() -> None:
    index, of_elements = tables(answers({"ktp": FREE | {"biaya": "-" * 40}, "sampah": WHOLE}))
    rows = {row.key: row for row in index.rows}
    assert (rows["ktp",].mean, rows["sampah",].mean) == (Decimal("82.81"), Decimal("87.50"))
    assert rows[TOTAL,].count == 80
    total = {row.key[1]: row.count for row in of_elements.rows if row.key[0] == TOTAL}
    assert (total["biaya"], total["waktu"], total[TOTAL]) == (40, 80, 680)
    assert breaches(index, of_elements) == set()


def test_an_attacker_knows_over_which_elements_an_index_is() -> None:
    """Over nine, with the missing one as nothing, the same numbers could not be true: the attack says so."""
    index, of_elements = tables(answers({"ktp": FREE | {"biaya": "-" * 40}, "sampah": WHOLE}))
    wrong = tuple(replace(row, mean=Decimal("73.61")) if row.key == ("ktp",) else row for row in index.rows)
    assert {kind for kind, _ in breaches(replace(index, rows=wrong), of_elements)} == {"bertentangan"}


@pytest.mark.parametrize(
    "form",
    [
        answers({"": WHOLE}),
        answers({"ktp": dict.fromkeys(("u1", "u2"), MIXED)}),
        answers({"ktp": {"waktu": MIXED}}),
        replace(answers({"ktp": dict.fromkeys(CODES, "12345" * 4)}), elements=()),
        answers({"ktp": dict.fromkeys(CODES, "3333")}),
    ],
    ids=["no service", "no element", "one element", "names alone", "four people"],
)
def test_a_survey_that_gives_no_index_says_so_and_nothing_else(form: AnswerSet) -> None:
    index, of_elements = tables(form)
    assert {row.status for row in (*index.rows, *of_elements.rows)} == {NOT_YET}
    assert hide(index, of_elements, 5) == (index, of_elements)
    assert breaches(index, of_elements) == set()
    assert left_out({"ikm": index, "unsur": of_elements}) == {}


def test_answers_from_one_to_five_are_no_index_and_leave_others_alone() -> None:
    five = replace(answers({"ktp": dict.fromkeys(CODES, "12345" * 4)}), form="lain")
    assert survey_tables(surveyed([five], {}), ["ktp"], "2026-T1", 10) == ()
    alone = tables(answers({"sampah": WHOLE}))
    assert tables(answers({"sampah": WHOLE}), five) == alone


def test_a_perfect_service_that_was_asked_other_elements_takes_the_total_with_it() -> None:
    services = ("ktp", "parkir", "sampah", "tera")
    perfect = dict.fromkeys(CODES, "4" * 40)
    others = dict.fromkeys(services[1:], FREE)
    index, of_elements = hide(*tables(answers({"ktp": perfect, **others}), services=services), 5)
    assert {row.key[0] for row in index.rows if row.status == HIDDEN} == {"ktp", "parkir", TOTAL}
    assert {row.status for row in of_elements.rows if row.key == (TOTAL, "biaya")} == {HIDDEN}
    assert breaches(index, of_elements, services=services) == set()


@st.composite
def surveys(draw: st.DrawFn) -> dict[str, dict[str, str]]:
    given: dict[str, dict[str, str]] = {}
    for service in ("ktp", "parkir", "sampah")[: draw(st.integers(1, 3))]:
        people = draw(st.sampled_from([12, 15, 40]))
        best = draw(st.sampled_from([0, 0, 0, 1, 9]))
        given[service] = {
            code: "".join(
                "4" if place < best else "1344"[(person + place) % 4] if person < answered else "-"
                for person in range(people)
            )
            for place, code in enumerate(draw(st.permutations(CODES)))
            for answered in [draw(st.sampled_from([people, people, people - 1, 9, 0]))]
        }
    return given


@settings(max_examples=25, deadline=None)
@given(surveys())
def test_whatever_is_missing_no_answer_is_worked_out(given: dict[str, dict[str, str]]) -> None:
    services = ("ktp", "parkir", "sampah")
    index, of_elements = hide(*tables(answers(given), services=services), 5)
    assert breaches(index, of_elements, services=services) == set()
    assert all(row.count is None or row.count >= 10 for row in of_elements.rows if row.status == PUBLISHED)
