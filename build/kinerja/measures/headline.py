"""The home page's five to seven figures, each with its change and what may be said of it, from published numbers alone.

Nothing here sees a record: a caller reads the figures from a release's tables, and hands over None for what is hidden.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from kinerja.measures.change import change
from kinerja.package.chance import Figure, Mean
from kinerja.package.rounding import half_up

FIGURES = (
    "baik_ke_atas",
    "ikm",
    "indikator_tercapai",
    "rencana_disepakati",
    "kebutuhan_terjawab",
    "janji_selesai",
    "keberatan_diputus",
)
"""What home shows, in this order: people rated good or better; public satisfaction; unit indicators reached; people
with an agreed plan; people with needs who were trained in them; promises done; appeals decided."""

SHOWN, HIDDEN, MISSING = "terbit", "disembunyikan", "belum_ada"

_DECIMALS = 1


@dataclass(frozen=True)
class Headline:
    """One figure: ``value`` and ``before`` as printed (per cent with one decimal, or the mean), None where not shown.

    ``status``: ``terbit``, ``disembunyikan`` (a sentence takes its place) or ``belum_ada`` (nothing is recorded).
    ``change``: what ``change.change`` says. ``difference`` is between the two as printed, so that a reader's own
    subtraction agrees; None without both.
    """

    name: str
    status: str
    figure: Figure | None
    value: Decimal | None
    before: Decimal | None
    difference: Decimal | None
    change: str


def headlines(
    now: Mapping[str, Figure | None], before: Mapping[str, Figure | None], agency: Path | None = None
) -> tuple[Headline, ...]:
    """Return every figure of ``FIGURES``, in order.

    :param now: name → the published figure; None where disclosure control hides it; absent where there is none.
    :param before: the same of the period before; empty where nothing was published.
    """
    return tuple(_headline(name, now, before.get(name), agency) for name in FIGURES)


def _headline(name: str, now: Mapping[str, Figure | None], before: Figure | None, agency: Path | None) -> Headline:
    figure = now.get(name)
    value = None if figure is None else printed(figure)
    earlier = None if before is None else printed(before)
    status = MISSING if name not in now else HIDDEN if figure is None or value is None else SHOWN
    both = value is not None and earlier is not None
    return Headline(
        name,
        status,
        figure,
        value,
        earlier,
        value - earlier if value is not None and earlier is not None else None,
        change(figure, before, agency) if both else change(None, None, agency),
    )


def printed(figure: Figure) -> Decimal | None:
    """Return a figure as it is printed: a mean as published, a share in per cent; None for a share of nobody."""
    if isinstance(figure, Mean):
        return figure.mean
    return half_up(Fraction(100 * figure.part, figure.whole), _DECIMALS) if figure.whole else None
