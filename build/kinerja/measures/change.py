"""Whether a figure's change since an earlier period is more than chance, from published numbers alone.

Everybody is rated, so there is no sample to be unsure of; what chance means is said in
``docs/decisions/change-or-chance.md``. Everything is exact: tests compare squares, and no root is drawn.
Parameters and sources are in ``schemas/aturan/perubahan.json``.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from kinerja.content.regulation_files import read
from kinerja.measures.fairness import Share

ROSE, FELL, UNCLEAR, NOTHING = "naik", "turun", "tidak_jelas", "tanpa_pembanding"
"""The four things that can be said. ``tidak_jelas`` is "no clear change": neither a rise nor a fall is claimed."""


@dataclass(frozen=True)
class Mean:
    """A published mean of ``number`` answers on a scale, rounded to ``decimals``."""

    number: int
    mean: Decimal
    decimals: int
    scale: tuple[int, int]


Figure = Share | Mean


def change(now: Figure | None, before: Figure | None, agency: Path | None = None) -> str:
    """Say ``naik``, ``turun``, ``tidak_jelas``, or ``tanpa_pembanding`` where one of the two is hidden or missing.

    :raises TypeError: one is a share and the other a mean: such figures are not comparable.
    """
    if now is None or before is None:
        return NOTHING
    parameters = {name: Fraction(value) for name, value in read("perubahan", agency)["parameter"].items()}
    limit = parameters["khi_kuadrat"]
    if isinstance(now, Share) and isinstance(before, Share):
        return _change_of_share(now, before, limit, parameters["harapan_terkecil"])
    if isinstance(now, Mean) and isinstance(before, Mean):
        return _change_of_mean(now, before, limit)
    raise TypeError("a share and a mean are not comparable")


def _change_of_share(now: Share, before: Share, limit: Fraction, fewest: Fraction) -> str:
    """Hold two shares to a χ² test of a 2 × 2 table with Yates's correction.

    χ² = N(max(0, |ad − bc| − N/2))² / (row and column totals multiplied). Where a cell is expected to hold fewer than
    five (Cochran), nothing is claimed.
    """
    total, part = now.whole + before.whole, now.part + before.part
    rest = total - part
    if not now.whole or not before.whole or not part or not rest:
        return UNCLEAR if now.whole and before.whole else NOTHING
    if min(now.whole, before.whole) * min(part, rest) < fewest * total:
        return UNCLEAR
    across = now.part * (before.whole - before.part) - before.part * (now.whole - now.part)
    corrected = max(Fraction(0), abs(across) - Fraction(total, 2))
    if total * corrected**2 < limit * now.whole * before.whole * part * rest:
        return UNCLEAR
    return ROSE if across > 0 else FELL


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
