"""The method page's examples of fairness, by hand and by the measures."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from kinerja.measures import fairness
from kinerja.package.chance import Share, spread_between
from kinerja.site.archive import Edition, index
from kinerja.site.text import Speech, speech
from kinerja.site.views import method_fairness
from kinerja.site.views.method_fairness import FairnessMethod, fairness_method
from tests.unit.site.sample import releases

TRANSLATIONS = Path(__file__).resolve().parents[2] / "theme/translations"


@pytest.fixture(scope="module")
def edition() -> Edition:
    return index(releases()[2])


@pytest.fixture(scope="module")
def words() -> Speech:
    return speech("id", TRANSLATIONS)


@pytest.fixture(scope="module")
def example(words: Speech, edition: Edition) -> FairnessMethod:
    return fairness_method(words, edition)


def test_the_interval_of_45_in_50_is_the_one_done_by_hand(example: FairnessMethod) -> None:
    # s = 3.8415: 45 + 1.92 = 46.92; root of 3.8415 × (45·5/50 + 0.96) = root of 20.98 = 4.58;
    # 42.34 / 53.8415 = 78.6 % and 51.50 / 53.8415 = 95.7 %
    assert example.steps == (
        "45 + 1,92 = 46,92; 3,8415 × (45 × 5 ÷ 50 + 0,96) = 20,98, akarnya 4,58; "
        "(46,92 − 4,58) ÷ (50 + 3,8415) = 78,6%."
    )
    assert [(row.people, row.interval) for row in example.reaches] == [
        ("5 dari 5", "56,6–100,0%"),
        ("45 dari 50", "78,6–95,7%"),
        ("450 dari 500", "87,1–92,3%"),
    ]


def test_intervals_are_the_measures_own(example: FairnessMethod) -> None:
    for row, share in zip(example.reaches, method_fairness.INTERVALS, strict=True):
        low, high = fairness.interval(share)
        assert row.interval == f"{low}–{high}%".replace(".", ",")


def test_of_two_raters_of_ten_36_per_cent_lie_between_them(example: FairnessMethod) -> None:
    # N = 20, P = 1/2: 10 × 0.3² + 10 × 0.3² = 1.8, of 20 × 1/4 = 5; by chance (2 − 1) / (20 − 1)
    assert spread_between(method_fairness.RATERS) == (Fraction(9, 25), Fraction(1, 19))
    assert example.raters_sum == "(10 × (0,8 − 0,5)² + 10 × (0,2 − 0,5)²) ÷ (20 × 0,5 × 0,5) = 1,8 ÷ 5,0 = 0,36"
    assert (example.raters, example.between, example.by_chance) == (("8 dari 10", "2 dari 10"), "36%", "5%")


def test_the_parameters_shown_are_those_that_the_release_states(example: FairnessMethod, edition: Edition) -> None:
    assert (example.square, example.limit, example.fewest) == ("3,8415", "6,635", "5")
    assert edition.release.extra["perubahan"]["khi_kuadrat"] == "6.635"


def test_the_step_by_step_example_is_one_of_those_shown() -> None:
    assert method_fairness.STEP_BY_STEP in method_fairness.INTERVALS == (Share(5, 5), Share(45, 50), Share(450, 500))
