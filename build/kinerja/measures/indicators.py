"""A unit's own indicators: target, realisation and how far the one reaches the other, in exact decimals.

The ways to read a target (``arah``) and the formulas are those of the performance reports of government agencies
(LKjIP, PermenPANRB 53/2014): a rise is realisation / target, a fall is (2 × target − realisation) / target.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kinerja.content.records import Achievement, UnitIndicator
from kinerja.package.period import Period
from kinerja.package.rounding import half_up

REACHED = "tercapai"
NOT_REACHED = "belum_tercapai"
NOT_YET = "belum_ada"

Target = Decimal | tuple[Decimal, Decimal]

_DECIMALS = 2
_FULL = Fraction(100)


@dataclass(frozen=True)
class IndicatorResult:
    """One indicator of a unit in a period. Figures are as recorded; only ``achievement`` is computed."""

    unit: str
    indicator: str
    name: str
    name_en: str
    measure: str
    measure_en: str
    direction: str
    """``naik``, ``turun``, ``rentang`` or ``tonggak``."""
    decimals: int
    """Digits that ``target`` and ``realised`` are shown with."""
    target: Target
    realised: Decimal | None
    """None: not measured yet."""
    achievement: Decimal | None
    """Per cent of the target, 0 or more, two decimals; None where not measured or where the target is 0."""
    status: str
    """``tercapai``, ``belum_tercapai`` or ``belum_ada``."""
    note: str
    note_en: str
    group: str = ""
    """``program``, ``waktu_layanan``, ``ketepatan``, or empty."""


def indicator_results(
    indicators: Iterable[UnitIndicator], achievements: Iterable[Achievement], period: Period
) -> tuple[IndicatorResult, ...]:
    """Join indicators and achievements of a period, sorted by unit and indicator.

    An indicator without a target in the period is not due and has no row. One without an achievement, or whose
    achievement is not measured, is ``belum_ada``. A realisation that contradicts its numerator and denominator is a
    finding of ``kinerja validate``; here it stands as it was recorded.
    """
    recorded = {(known.unit, known.indicator): known for known in achievements if known.period == period}
    results = [
        _result(indicator, indicator.targets[period.code], recorded.get((indicator.unit, indicator.id)))
        for indicator in indicators
        if period.code in indicator.targets
    ]
    return tuple(sorted(results, key=lambda result: (result.unit, result.indicator)))


def _result(indicator: UnitIndicator, target: Target, recorded: Achievement | None) -> IndicatorResult:
    realised = recorded.value if recorded is not None else None
    if realised is None:
        status = NOT_YET
    else:
        status = REACHED if is_reached(indicator.direction, target, realised) else NOT_REACHED
    return IndicatorResult(
        unit=indicator.unit,
        indicator=indicator.id,
        name=indicator.name,
        name_en=indicator.name_en,
        measure=indicator.measure,
        measure_en=indicator.measure_en,
        direction=indicator.direction,
        decimals=indicator.decimals,
        target=target,
        realised=realised,
        achievement=None if realised is None else achievement(indicator.direction, target, realised),
        status=status,
        note=recorded.note if recorded is not None else "",
        note_en=recorded.note_en if recorded is not None else "",
        group=indicator.group,
    )


def is_reached(direction: str, target: Target, realised: Decimal) -> bool:
    """Tell whether a realisation reaches its target; both are compared as recorded, not as rounded for a page.

    ``naik`` and ``tonggak``: at least the target. ``turun``: at most. ``rentang``: within, both ends included.

    :raises ValueError: the direction and the target do not belong together.
    """
    low, high = _ends(direction, target)
    if direction == "turun":
        return realised <= high
    if direction == "rentang":
        return low <= realised <= high
    return realised >= low


def achievement(direction: str, target: Target, realised: Decimal) -> Decimal | None:
    """Return per cent of the target, two decimals, half up, never below 0.

    - ``naik``: 100 × realised / target, with no ceiling.
    - ``turun``: 100 × (2 × target − realised) / target: the target gives 100, nothing gives 200, twice the target 0.
    - ``rentang``: 100 within; below, as ``naik`` to the lower end; above, as ``turun`` from the upper end.
    - ``tonggak``: as ``naik``, but a milestone passed is 100 and not more.

    None where the target (or the end that is missed) is 0: no per cent can be taken of it.

    :raises ValueError: the direction and the target do not belong together.
    """
    low, high = (Fraction(end) for end in _ends(direction, target))
    value = Fraction(realised)
    if direction == "rentang" and low <= value <= high:
        return half_up(_FULL, _DECIMALS)
    falls = direction == "turun" or (direction == "rentang" and value > high)
    base = high if falls else low
    if base <= 0:
        return None
    share = _FULL * ((2 * base - value) if falls else value) / base
    if direction == "tonggak":
        share = min(share, _FULL)
    return half_up(max(share, Fraction(0)), _DECIMALS)


def _ends(direction: str, target: Target) -> tuple[Decimal, Decimal]:
    """Return a target as (low, high); a single number is both."""
    if direction not in ("naik", "turun", "rentang", "tonggak"):
        raise ValueError(f"unknown direction: {direction}")
    if isinstance(target, tuple) != (direction == "rentang"):
        raise ValueError("a range is the target of rentang, and a number that of the others")
    return target if isinstance(target, tuple) else (target, target)
