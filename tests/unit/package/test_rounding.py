"""Figures are rounded half up from exact numbers, as schoolbooks and regulations round."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.package.rounding import half_up


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        ("95.325", 2, "95.33"),  # a binary float, and half-even, give 95.32
        ("88.305", 2, "88.31"),
        ("2.675", 2, "2.68"),
        ("0.005", 2, "0.01"),
        ("0.0049", 2, "0.00"),
        ("0.5", 0, "1"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("-0.001", 2, "0.00"),
        ("99.995", 2, "100.00"),
        ("2/3", 2, "0.67"),
        ("1/3", 4, "0.3333"),
    ],
)
def test_halves_go_up_and_every_decimal_is_shown(value: str, decimals: int, shown: str) -> None:
    assert str(half_up(Fraction(value), decimals)) == shown


@given(st.fractions(), st.integers(0, 6))
def test_the_result_is_the_nearest_number_of_that_many_decimals(value: Fraction, decimals: int) -> None:
    rounded = half_up(value, decimals)
    assert abs(Fraction(rounded) - value) <= Fraction(1, 2 * 10**decimals)
    assert Decimal(rounded).as_tuple().exponent == -decimals
    assert half_up(-value, decimals) == rounded.copy_negate()


@given(st.decimals(allow_nan=False, allow_infinity=False, places=5), st.integers(0, 6))
def test_a_decimal_is_rounded_like_the_fraction_it_is(value: Decimal, decimals: int) -> None:
    assert str(half_up(value, decimals)) == str(half_up(Fraction(value), decimals))


@pytest.mark.parametrize("value", ["-0", "-0.4", "9" * 98 + ".5", "9" * 99 + ".5", "1e120", "-1e-300"])
def test_odd_decimals_are_rounded_like_any(value: str) -> None:
    assert str(half_up(Decimal(value), 1)) == str(half_up(Fraction(Decimal(value)), 1))
    assert str(half_up(Decimal(value), 0)) == str(half_up(Fraction(Decimal(value)), 0))
