"""What chance does to published figures: intervals, differences and the spread between groups, from counts alone.

Everybody is rated, so there is no sample to be unsure of; what chance means is said in
``docs/decisions/change-or-chance.md``. Anybody can repeat all of it: it takes published numbers, and the parameters
that the release states. Everything is exact: tests compare squares, and a root is drawn only for an interval's ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from kinerja.package.rounding import half_up

KEY = "perubahan"
"""Where a release's descriptor states the parameters."""

ROSE, FELL, UNCLEAR, NOTHING = "naik", "turun", "tidak_jelas", "tanpa_pembanding"
"""The four things that can be said. ``tidak_jelas`` is "no clear change": neither a rise nor a fall is claimed."""

_DECIMALS = 1


@dataclass(frozen=True)
class Share:
    """``part`` of ``whole``, both counts."""

    part: int
    whole: int


@dataclass(frozen=True)
class Mean:
    """A published mean of ``number`` answers on a scale, rounded to ``decimals``."""

    number: int
    mean: Decimal
    decimals: int
    scale: tuple[int, int]


Figure = Share | Mean


@dataclass(frozen=True)
class Parameters:
    """``limit``: χ² from which a difference is claimed. ``fewest``: what each cell must be expected to hold (Cochran).

    ``square``: the square of the normal quantile of an interval (3.8415 for 95 %).
    """

    limit: Fraction
    fewest: Fraction
    square: Fraction


def parameters(given: Mapping[str, object]) -> Parameters | None:
    """Take the parameters from a release's descriptor or a rule's table; None where one is missing or no number."""
    try:
        limit, fewest, square = (
            Fraction(str(given[name])) for name in ("khi_kuadrat", "harapan_terkecil", "kuadrat_selang")
        )
    except (KeyError, ValueError, ZeroDivisionError):
        return None
    return Parameters(limit, fewest, square) if min(limit, fewest, square) >= 0 else None


def change(now: Figure | None, before: Figure | None, given: Parameters) -> str:
    """Say ``naik``, ``turun``, ``tidak_jelas``, or ``tanpa_pembanding`` where one of the two is hidden or missing.

    Two groups of one period are held beside each other in the same way: ``naik`` is then "the first is higher".

    :raises TypeError: one is a share and the other a mean: such figures are not comparable.
    """
    if now is None or before is None:
        return NOTHING
    if isinstance(now, Share) and isinstance(before, Share):
        return _change_of_share(now, before, given)
    if isinstance(now, Mean) and isinstance(before, Mean):
        return _change_of_mean(now, before, given.limit)
    raise TypeError("a share and a mean are not comparable")


def _change_of_share(now: Share, before: Share, given: Parameters) -> str:
    """Hold two shares to :func:`chi_square`. Where a cell is expected to hold fewer than five, nothing is claimed."""
    total, part = now.whole + before.whole, now.part + before.part
    rest = total - part
    if not now.whole or not before.whole or not part or not rest:
        return UNCLEAR if now.whole and before.whole else NOTHING
    if min(now.whole, before.whole) * min(part, rest) < given.fewest * total:
        return UNCLEAR
    if chi_square(now, before) < given.limit:
        return UNCLEAR
    return ROSE if now.part * before.whole > before.part * now.whole else FELL


def chi_square(one: Share, other: Share) -> Fraction:
    """Return χ² of the 2 × 2 table of two shares with Yates's correction; 0 where the two together do not vary.

    χ² = N(max(0, |ad − bc| − N/2))² / (row and column totals multiplied).
    """
    total, part = one.whole + other.whole, one.part + other.part
    product = one.whole * other.whole * part * (total - part)
    across = one.part * (other.whole - other.part) - other.part * (one.whole - one.part)
    corrected = max(Fraction(0), abs(across) - Fraction(total, 2))
    return total * corrected**2 / product if product else Fraction(0)


def _change_of_mean(now: Mean, before: Mean, limit: Fraction) -> str:
    """Hold two means apart by (difference)² ≥ χ² × (variance / n + variance / n).

    A release gives no variance, so the largest possible one is taken: (top − mean)(mean − bottom) (Bhatia and Davis
    2000). The difference is taken as small as rounding allows. Both make it harder to claim a change, never easier.
    """
    if now.scale != before.scale:
        raise TypeError("means on two scales are not comparable")
    if not now.number or not before.number:
        return NOTHING
    doubt = sum((Fraction(1, 2 * 10**figure.decimals) for figure in (now, before)), start=Fraction(0))
    difference = Fraction(now.mean) - Fraction(before.mean)
    clear = max(Fraction(0), abs(difference) - doubt)
    spread = sum((_largest_variance(figure) / figure.number for figure in (now, before)), start=Fraction(0))
    if clear == 0 or clear**2 < limit * spread:
        return UNCLEAR
    return ROSE if difference > 0 else FELL


def _largest_variance(figure: Mean) -> Fraction:
    bottom, top = figure.scale
    mean = Fraction(figure.mean)
    return (top - mean) * (mean - bottom)


def interval(share: Share, given: Parameters) -> tuple[Decimal, Decimal]:
    """Return the 95 % interval of a share, in per cent, one decimal (Wilson 1927), for published counts.

    It says how far a share of so few would move if the same way of rating met other people and another quarter: wide
    where the group is small. The centre is drawn towards one half, so 5 of 5 is not certainty.

    :raises ValueError: nobody is counted.
    """
    if not share.whole:
        raise ValueError("a share of nobody has no interval")
    number, part, square = share.whole, share.part, given.square
    centre = part + square / 2
    under = square * (Fraction(part * (number - part), number) + square / 4)
    with localcontext(prec=40):
        root = Fraction((Decimal(under.numerator) / Decimal(under.denominator)).sqrt())
    low, high = (100 * (centre + sign * root) / (number + square) for sign in (-1, 1))
    return half_up(max(low, Fraction(0)), _DECIMALS), half_up(min(high, Fraction(100)), _DECIMALS)


def beyond_chance(between: Fraction, by_chance: Fraction, groups: int, given: Parameters) -> bool:
    """Whether what lies between groups (``spread_between``) is clearly more than chance puts there.

    Dealt at random, N × the correlation ratio follows χ² with groups − 1 degrees of freedom, whose mean is as many and
    whose variance is twice as many. So what lies between is held to the mean plus √limit standard deviations, compared
    as squares: (between / by chance − 1)² × (groups − 1) / 2 ≥ limit.

    :raises ValueError: there are fewer than two groups, or chance would put nothing between them.
    """
    if groups < 2 or by_chance <= 0:
        raise ValueError("chance puts nothing between fewer than two groups")
    more = between / by_chance - 1
    return more > 0 and more**2 * (groups - 1) / 2 >= given.limit


def spread_between(groups: Iterable[Share]) -> tuple[Fraction, Fraction] | None:
    """Return how much of the spread of a share lies between groups, and how much chance alone would put there.

    The first is the correlation ratio, Σ n(p − P)² / N·P(1 − P): 0 where all groups have the same share, 1 where each
    is all or nothing. The second is what it is on average when people are dealt to the groups at random:
    (groups − 1) / (N − 1). None where there is no spread, or fewer than two groups.
    """
    known = [group for group in groups if group.whole]
    whole, part = sum(group.whole for group in known), sum(group.part for group in known)
    if len(known) < 2 or part in (0, whole):
        return None
    share = Fraction(part, whole)
    between = sum(
        (group.whole * (Fraction(group.part, group.whole) - share) ** 2 for group in known), start=Fraction(0)
    )
    return between / (whole * share * (1 - share)), Fraction(len(known) - 1, whole - 1)
