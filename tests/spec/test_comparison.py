"""Comparison by hand: a unit beside its parent, and beside the median and the better quarter of its kind."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.measures.comparison import Compared, compared, quantile
from kinerja.measures.series import joined
from kinerja.package.chance import Share
from tests.spec.small_agency import unit

KINDS = dict.fromkeys("abcde", "puskesmas") | {"dinas": "dinas"}
PARENTS = dict.fromkeys("abcde", "dinas") | {"dinas": "semua"}
FIGURES = {name: Fraction(value) for name, value in zip("abcde", (80, 90, 70, 60, 100), strict=True)}


@pytest.mark.parametrize(
    ("share", "expected"), [("0", 60), ("1/4", 70), ("1/2", 80), ("3/4", 90), ("1", 100), ("1/3", Fraction(220, 3))]
)
def test_a_quantile_lies_between_the_two_nearest_values(share: str, expected: Fraction) -> None:
    assert quantile(FIGURES.values(), Fraction(share)) == expected


def test_the_median_of_an_even_number_is_the_middle_of_two_and_of_none_nothing() -> None:
    assert quantile([Fraction(1), Fraction(4)], Fraction(1, 2)) == Fraction(5, 2)
    with pytest.raises(ValueError, match="no values"):
        quantile([], Fraction(1, 2))


@given(st.lists(st.fractions(0, 100), min_size=1), st.fractions(0, 1))
def test_a_quantile_lies_within_its_values(values: list[Fraction], share: Fraction) -> None:
    assert min(values) <= quantile(values, share) <= max(values)


def test_a_unit_stands_beside_its_parent_its_kind_and_the_agency() -> None:
    found = {c.unit: c for c in compared(FIGURES | {"dinas": Fraction(85), "semua": Fraction(82)}, KINDS, PARENTS)}
    assert found["c"] == Compared("c", Fraction(70), Fraction(85), Fraction(80), Fraction(90), 5)
    assert found["dinas"] == Compared("dinas", Fraction(85), Fraction(82), None, None, 1)
    assert (found["semua"].parent, found["semua"].peers) == (None, 0)


def test_where_less_is_better_the_better_quarter_is_the_lower_one() -> None:
    assert compared(FIGURES, KINDS, PARENTS, rising=False)[0].better_quarter == 70


def test_of_fewer_than_four_units_no_quarter_is_taken() -> None:
    three = {name: FIGURES[name] for name in "abc"}
    assert {(c.median, c.better_quarter, c.parent) for c in compared(three, KINDS, PARENTS)} == {(None, None, None)}


UNITS = {"baru": unit("baru", replaces=("utara", "selatan")), "utara": unit("utara", replaces=("kuno",))}


def test_a_merged_units_series_adds_its_predecessors_and_marks_the_break() -> None:
    figures = {
        "2026-T1": {"baru": Share(50, 60)},
        "2025-T4": {"utara": Share(20, 30), "selatan": Share(10, 20)},
        "2025-T3": {"kuno": Share(9, 30), "selatan": Share(9, 20)},
    }
    assert [(p.period, p.figure, p.units, p.breaks) for p in joined("baru", UNITS, figures)] == [
        ("2025-T3", Share(18, 50), ("kuno", "selatan"), False),
        ("2025-T4", Share(30, 50), ("selatan", "utara"), True),
        ("2026-T1", Share(50, 60), ("baru",), True),
    ]


def test_a_part_is_no_predecessor_and_a_hidden_figure_is_no_missing_one() -> None:
    assert joined("baru", UNITS, {"2025-T4": {"utara": Share(20, 30)}}) == ()
    assert joined("baru", UNITS, {"2025-T4": {"utara": Share(20, 30), "selatan": None}}) == ()
    assert joined("baru", UNITS, {"2026-T1": {"baru": None, "utara": Share(1, 2), "selatan": Share(1, 2)}}) == ()


def test_units_that_name_each_other_as_predecessors_have_no_endless_series() -> None:
    circle = {"x": unit("x", replaces=("y",)), "y": unit("y", replaces=("x",))}
    assert joined("x", circle, {"2026-T1": {"lain": Share(1, 2)}}) == ()
