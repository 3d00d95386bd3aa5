"""How fairness is counted: intervals, and the spread between raters, on invented numbers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from kinerja.package.chance import Parameters, Share, interval, spread_between
from kinerja.site.archive import Edition
from kinerja.site.text import Speech
from kinerja.site.views.figures import share

INTERVALS: Final = (Share(5, 5), Share(45, 50), Share(450, 500))
STEP_BY_STEP: Final = Share(45, 50)
RATERS: Final = (Share(8, 10), Share(2, 10))
"""Invented: people rated good or better, of all. Tests hold what is made of them to sums done by hand."""


@dataclass(frozen=True)
class ReachExample:
    """A share and its interval."""

    people: str
    share: str
    interval: str


@dataclass(frozen=True)
class FairnessMethod:
    """The examples, by the parameters that the release states; without those only the raters' are there."""

    steps: str
    reaches: tuple[ReachExample, ...]
    square: str
    limit: str
    fewest: str
    raters: tuple[str, ...]
    raters_sum: str
    between: str
    by_chance: str


def fairness_method(speech: Speech, edition: Edition) -> FairnessMethod:
    """The section of the method page."""
    found = edition.chance
    spread = spread_between(RATERS)
    between, by_chance = spread or (Fraction(0), Fraction(0))
    return FairnessMethod(
        steps=_steps(speech, found) if found else "",
        reaches=tuple(_reach(speech, one, found) for one in INTERVALS) if found else (),
        square=_plain(speech, found.square) if found else "",
        limit=_plain(speech, found.limit) if found else "",
        fewest=_plain(speech, found.fewest) if found else "",
        raters=tuple(_said(speech, one) for one in RATERS),
        raters_sum=_raters_sum(speech),
        between=speech.percent(Decimal(100) * between.numerator / between.denominator, 0),
        by_chance=speech.percent(Decimal(100) * by_chance.numerator / by_chance.denominator, 0),
    )


def _said(speech: Speech, one: Share) -> str:
    return speech.gettext("{n} dari {m}", n=speech.number(one.part), m=speech.number(one.whole))


def _plain(speech: Speech, value: Fraction) -> str:
    """A parameter with as many decimals as it has, at most four."""
    decimals = next((d for d in range(4) if (value * 10**d).denominator == 1), 4)
    return speech.number(value, decimals)


def _reach(speech: Speech, one: Share, found: Parameters) -> ReachExample:
    low, high = interval(one, found)
    return ReachExample(
        _said(speech, one),
        speech.percent(share(one.part, one.whole)),
        speech.gettext("{low}–{high}%", low=speech.number(low, 1), high=speech.number(high, 1)),
    )


def _steps(speech: Speech, found: Parameters) -> str:
    """The lower end of one interval, step by step."""
    part, whole, square = STEP_BY_STEP.part, STEP_BY_STEP.whole, found.square
    under = square * (Fraction(part * (whole - part), whole) + square / 4)
    root = (Decimal(under.numerator) / Decimal(under.denominator)).sqrt()
    low, _ = interval(STEP_BY_STEP, found)
    return speech.gettext(
        "{k} + {half} = {centre}; {s} × ({k} × {rest} ÷ {n} + {quarter}) = {under}, akarnya {root}; "
        "({centre} − {root}) ÷ ({n} + {s}) = {low}%.",
        k=part,
        n=whole,
        rest=whole - part,
        s=_plain(speech, square),
        half=speech.number(square / 2, 2),
        quarter=speech.number(square / 4, 2),
        centre=speech.number(part + square / 2, 2),
        under=speech.number(under, 2),
        root=speech.number(root, 2),
        low=speech.number(low, 1),
    )


def _raters_sum(speech: Speech) -> str:
    """Σ n(p − P)² ÷ N·P(1 − P) of the two raters, as a reader would write it down."""
    whole, part = sum(one.whole for one in RATERS), sum(one.part for one in RATERS)
    together = Fraction(part, whole)
    terms = " + ".join(
        f"{one.whole} × ({speech.number(Fraction(one.part, one.whole), 1)} − {speech.number(together, 1)})²"
        for one in RATERS
    )
    top = sum((one.whole * (Fraction(one.part, one.whole) - together) ** 2 for one in RATERS), start=Fraction(0))
    bottom = whole * together * (1 - together)
    factors = f"{whole} × {speech.number(together, 1)} × {speech.number(1 - together, 1)}"
    return (
        f"({terms}) ÷ ({factors}) = {speech.number(top, 1)} ÷ {speech.number(bottom, 1)} = "
        f"{speech.number(top / bottom, 2)}"
    )
