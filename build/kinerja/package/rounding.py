"""Exact numbers to decimals, half up, as regulations and schoolbooks round; no binary float touches a figure."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

_DIGITS = 100
_EXACT = Context(prec=_DIGITS)
"""Room for any figure of a report, so that ``quantize`` rounds it once and exactly."""


def half_up(value: Fraction | Decimal | int, decimals: int) -> Decimal:
    """Round an exact number half away from zero, as Indonesian reports do (95.325 → 95.33).

    :param decimals: digits after the point, 0 or more; the result always shows that many.
    """
    if isinstance(value, Decimal) and value.is_finite() and value.adjusted() + decimals < _DIGITS - 1:
        near = value.quantize(Decimal((0, (1,), -decimals)), ROUND_HALF_UP, _EXACT)
        return near or abs(near)
    scaled = abs(Fraction(value)) * 10**decimals
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    whole += 2 * rest >= scaled.denominator
    return Decimal((1 if value < 0 and whole else 0, tuple(int(digit) for digit in str(whole)), -decimals))
