"""Fairness by hand: spread between raters and units, intervals of small shares, and appeals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.content.followup_records import Appeal
from kinerja.content.records import Evaluation
from kinerja.measures import fairness
from kinerja.measures.people import places
from kinerja.package.chance import Share, spread_between
from tests.spec.small_agency import BELOW, MEETS, T1, agency, on, rated, spell


def of_rater(name: str | None, good: int, rest: int) -> tuple[Evaluation, ...]:
    return tuple(
        rated(f"p{name}{n}", MEETS if n < good else BELOW, MEETS, rater=name) for n in range(good + rest)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("good", "rest", "expected"),
    [
        (5, 0, "semua_baik"),
        (9, 1, "tiga_perempat_ke_atas"),
        (6, 2, "tiga_perempat_ke_atas"),
        (5, 5, "setengah_ke_tiga_perempat"),
        (2, 6, "seperempat_ke_setengah"),
        (1, 4, "di_bawah_seperempat"),
        (0, 5, "di_bawah_seperempat"),
    ],
)
def test_a_rater_is_counted_in_the_class_of_the_share_rated_good(good: int, rest: int, expected: str) -> None:
    content = agency(evaluations=of_rater("r1", good, rest))
    assert on(fairness.raters(content, "2026-T1"), "sebaran") == {(expected,): 1}


def test_a_rater_of_four_is_not_counted_and_no_rater_has_a_cell() -> None:
    cube = fairness.raters(agency(evaluations=of_rater("r1", 4, 0)), "2026-T1")
    assert (cube.dimensions, cube.total) == (("sebaran",), 0)


def test_spread_between_groups_is_nothing_where_all_are_alike_and_everything_where_each_is_all_or_nothing() -> None:
    assert spread_between([Share(3, 6), Share(5, 10)]) == (Fraction(0), Fraction(1, 15))
    assert spread_between([Share(5, 5), Share(0, 5)]) == (Fraction(1), Fraction(1, 9))
    # N = 20, P = 1/2: 10 × (4/5 − 1/2)² + 10 × (1/5 − 1/2)² = 1.8, of 20 × 1/4 = 5
    assert spread_between([Share(8, 10), Share(2, 10)]) == (Fraction(9, 25), Fraction(1, 19))


@pytest.mark.parametrize("groups", [[], [Share(3, 5)], [Share(5, 5), Share(4, 4)], [Share(0, 5), Share(0, 0)]])
def test_without_spread_or_without_a_second_group_nothing_is_said(groups: list[Share]) -> None:
    assert spread_between(groups) is None


def test_spread_between_raters_is_one_figure_of_the_agency() -> None:
    people = (*of_rater("r1", 8, 2), *of_rater("r2", 2, 8), *of_rater(None, 1, 1))
    content = agency(evaluations=people)
    assert fairness.spread_between_raters(content, "2026-T1") == (Fraction(9, 25), Fraction(1, 19))


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        (5, 5, "56.6", "100.0"),  # 5 of 5 is not certainty
        (0, 10, "0.0", "27.8"),
        (5, 10, "23.7", "76.3"),
        (80, 100, "71.1", "86.7"),  # Wilson 1927, as any statistics package prints it
        (940, 1000, "92.4", "95.3"),
    ],
)
def test_the_interval_of_a_share_is_wilsons(part: int, whole: int, low: str, high: str) -> None:
    assert fairness.interval(Share(part, whole)) == (Decimal(low), Decimal(high))


@given(st.integers(1, 5000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_an_interval_holds_its_share_and_lies_between_0_and_100(share: tuple[int, int]) -> None:
    low, high = fairness.interval(Share(*share))
    assert 0 <= low <= Fraction(100 * share[0], share[1]) + Fraction(1, 20)
    assert Fraction(100 * share[0], share[1]) - Fraction(1, 20) <= high <= 100


def test_a_share_of_nobody_has_no_interval() -> None:
    with pytest.raises(ValueError, match="nobody"):
        fairness.interval(Share(0, 0))


LATER = date(2026, 7, 20)


def appeal(number: int, employee: str, outcome: str, days: int | None) -> Appeal:
    decided = None if days is None else date(2026, 4, 1 + days)
    return Appeal(f"k{number:03d}", T1, employee, date(2026, 4, 1), outcome, decided)


def test_appeals_are_counted_by_unit_and_outcome_with_the_median_of_days() -> None:
    content = agency(
        spells=(spell("p1"), spell("p2"), spell("p3", "b")),
        appeals={
            "2026-T1": (
                appeal(1, "p1", "diterima", 14),
                appeal(2, "p2", "ditolak", 7),
                appeal(3, "p3", "diproses", None),
                appeal(4, "pgone", "ditolak", 20),
            )
        },
    )
    found = fairness.appeals(content, T1, places(content, T1), LATER)
    assert found is not None
    assert (found.filed, found.decided, found.days) == (4, 3, Fraction(14))
    assert on(found.by_outcome, "unit", "hasil") == {
        ("a", "diterima"): 1,
        ("a", "ditolak"): 1,
        ("b", "diproses"): 1,
    }


def test_what_happens_after_the_day_of_release_is_not_known_on_it() -> None:
    content = agency(
        spells=(spell("p1"), spell("p2")),
        appeals={"2026-T1": (appeal(1, "p1", "diterima", 14), appeal(2, "p2", "ditolak", 20))},
    )
    then = fairness.appeals(content, T1, places(content, T1), date(2026, 4, 15))
    assert then is not None
    assert (then.filed, then.decided, then.days) == (2, 1, Fraction(14))
    assert on(then.by_outcome, "hasil") == {("diterima",): 1, ("diproses",): 1}
    before = fairness.appeals(content, T1, places(content, T1), date(2026, 3, 31))
    assert before is not None
    assert (before.filed, before.by_outcome.total) == (0, 0)


def test_the_median_of_two_is_their_middle_and_of_none_nothing() -> None:
    two = agency(appeals={"2026-T1": (appeal(1, "p1", "ditolak", 3), appeal(2, "p1", "ditolak", 8))})
    assert (fairness.appeals(two, T1, places(two, T1), LATER) or pytest.fail("no appeals")).days == Fraction(11, 2)
    none = agency(appeals={"2026-T1": ()})
    assert (fairness.appeals(none, T1, places(none, T1), LATER) or pytest.fail("no appeals")).days is None
    assert fairness.appeals(agency(), T1, places(agency(), T1), LATER) is None
