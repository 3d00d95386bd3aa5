"""Whether a change is more than chance, by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.measures.change import parameters
from kinerja.package import chance
from kinerja.package.chance import Figure, Mean, Share
from kinerja.package.rounding import half_up
from kinerja.site.views import method_change


def change(now: Figure | None, before: Figure | None) -> str:
    return chance.change(now, before, parameters())


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        # χ² with Yates: 200 × (|90·20 − 80·10| − 100)² / (100·100·170·30) = 3.18
        (Share(90, 100), Share(80, 100), "tidak_jelas"),
        # 200 × (|95·20 − 80·5| − 100)² / (100·100·175·25) = 8.96
        (Share(95, 100), Share(80, 100), "naik"),
        (Share(80, 100), Share(95, 100), "turun"),
        (Share(900, 1000), Share(800, 1000), "naik"),
        (Share(801, 1000), Share(800, 1000), "tidak_jelas"),
        (Share(8, 8), Share(4, 8), "tidak_jelas"),  # fewer than five are expected in a cell
        (Share(100, 100), Share(100, 100), "tidak_jelas"),
        (Share(0, 0), Share(1, 2), "tanpa_pembanding"),
    ],
)
def test_a_share_changed_where_a_chi_square_test_says_so(now: Share, before: Share, said: str) -> None:
    assert change(now, before) == said


def mean(number: int, value: str, scale: tuple[int, int] = (25, 100)) -> Mean:
    return Mean(number, Decimal(value), 2, scale)


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        # largest variance at 82: 18 × 57 = 1026; of 1,000 each the difference must be 3.7 or more
        (mean(1000, "85.00"), mean(1000, "82.00"), "tidak_jelas"),
        (mean(1000, "86.00"), mean(1000, "82.00"), "naik"),
        (mean(1000, "82.00"), mean(1000, "86.00"), "turun"),
        (mean(100, "86.00"), mean(100, "82.00"), "tidak_jelas"),
        (mean(10, "100.00"), mean(10, "100.00"), "tidak_jelas"),
        (mean(10, "100.00"), mean(10, "25.00"), "naik"),
        (mean(0, "82.00"), mean(10, "82.00"), "tanpa_pembanding"),
    ],
)
def test_a_mean_changed_where_the_largest_possible_variance_still_says_so(now: Mean, before: Mean, said: str) -> None:
    assert change(now, before) == said


def test_a_hidden_or_missing_figure_is_compared_with_nothing() -> None:
    assert change(None, Share(1, 2)) == change(Share(1, 2), None) == "tanpa_pembanding"


def test_what_is_not_comparable_is_refused() -> None:
    with pytest.raises(TypeError, match="not comparable"):
        change(Share(1, 2), mean(10, "80.00"))
    with pytest.raises(TypeError, match="two scales"):
        change(mean(10, "3.00", (1, 4)), mean(10, "80.00"))


SHARES = st.integers(1, 3000).flatmap(lambda n: st.builds(Share, st.integers(0, n), st.just(n)))


@given(SHARES, SHARES)
def test_a_rise_one_way_is_a_fall_the_other_and_only_ever_of_a_larger_share(now: Share, before: Share) -> None:
    said, back = change(now, before), change(before, now)
    assert {said, back} in ({"naik", "turun"}, {"tidak_jelas"})
    if said == "naik":
        assert Fraction(now.part, now.whole) > Fraction(before.part, before.whole)


def test_the_method_pages_examples_are_worked_out_as_the_test_is() -> None:
    for before, now, square in method_change.EXAMPLES:
        a, b, c, d = now.part, now.whole - now.part, before.part, before.whole - before.part
        total = a + b + c + d
        corrected = Fraction(
            total * (abs(a * d - b * c) - Fraction(total, 2)) ** 2, (a + b) * (c + d) * (a + c) * (b + d)
        )
        assert half_up(corrected, 2) == square
        assert (change(now, before) == "naik") == (corrected >= parameters().limit)
