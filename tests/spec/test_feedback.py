"""Feedback from several sides, by hand: who counts, what a side weighs, and the gap to one's own expectation."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from kinerja.content.records import AnswerSet
from kinerja.measures.feedback import View, gap, views, weighted
from tests.spec.small_agency import T1


def form(*rows: dict[str, str], audience: str = "rekan") -> AnswerSet:
    return AnswerSet("umpan-balik", T1, "umpan_balik", ("harmonis", "adaptif"), rows, audience)


def row(side: str, harmonis: str, adaptif: str = "", person: str | None = None, unit: str = "a") -> dict[str, str]:
    named = {} if person is None else {"pegawai": person}
    return {"unit": unit, "hubungan": side, "harmonis": harmonis, "adaptif": adaptif} | named


def test_each_unit_value_and_side_has_a_cell() -> None:
    found = views([form(row("rekan", "4", "3"), row("rekan", "2"), row("atasan", "3"), row("bawahan", "1", unit="b"))])
    assert found.views == {
        ("a", "adaptif", "rekan"): View(1, 3, None),
        ("a", "harmonis", "atasan"): View(1, 3, None),
        ("a", "harmonis", "rekan"): View(2, 6, None),
        ("b", "harmonis", "bawahan"): View(1, 1, None),
    }
    assert found.views["a", "harmonis", "rekan"].mean == 3


def test_a_row_that_says_no_side_or_no_unit_is_counted_as_incomplete() -> None:
    found = views([form(row("", "4"), row("tetangga", "4"), row("rekan", "4", unit=""))])
    assert (found.views, found.incomplete) == ({}, 3)


def test_a_form_that_does_not_ask_for_the_side_has_that_of_its_audience() -> None:
    public = form({"unit": "a", "harmonis": "4", "adaptif": "4"}, audience="publik")
    assert set(views([public]).views) == {("a", "harmonis", "publik"), ("a", "adaptif", "publik")}


def test_a_person_with_fewer_than_three_raters_is_left_out_whole() -> None:
    three = [row("rekan", "4", person="p1"), row("rekan", "3", person="p1"), row("atasan", "2", person="p1")]
    two = [row("rekan", "1", person="p2"), row("atasan", "1", person="p2"), row("diri", "4", person="p2")]
    found = views([form(*three, *two)])
    assert found.views == {
        ("a", "harmonis", "atasan"): View(1, 2, 1),
        ("a", "harmonis", "rekan"): View(2, 7, 1),
    }
    assert found.too_few_raters == 3


def test_other_surveys_are_no_feedback() -> None:
    assert views([replace(form(row("rekan", "4")), kind="program")]).views == {}


def test_a_cell_nobody_answered_has_no_mean() -> None:
    with pytest.raises(ValueError, match="nobody"):
        _ = View(0, 0, None).mean


SIDES = {"atasan": Fraction(4), "rekan": Fraction(3), "diri": Fraction(4)}


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ({}, Fraction(7, 2)),
        ({"atasan": 60, "rekan": 40}, Fraction(18, 5)),  # 4 × 0.6 + 3 × 0.4
        ({"atasan": 40, "rekan": 30, "bawahan": 20, "publik": 10}, Fraction(25, 7)),  # who is silent weighs nothing
        ({"rekan": 1}, Fraction(3)),
    ],
)
def test_sides_are_weighed_as_the_portal_says(weights: dict[str, int], expected: Fraction) -> None:
    assert weighted(SIDES, weights) == expected


def test_sides_without_weight_give_no_figure() -> None:
    with pytest.raises(ValueError, match="no side"):
        weighted(SIDES, {"publik": 100})


def test_the_gap_is_others_view_minus_ones_own_expectation() -> None:
    assert gap(SIDES, {}) == Fraction(-1, 2)
    assert gap({"rekan": Fraction(3)}, {}) is None
    assert gap({"diri": Fraction(3)}, {}) is None
