"""Plain figures of fairness, for the agency as a whole: how long appeals took, and how far raters are apart.

PermenPANRB 6/2022 (objectivity, appeals). Each is one figure over many people, rounded, and shown only where as many
stand behind it as an opinion needs (``ambang_pendapat``): a median of few is somebody's own number.
"""

from __future__ import annotations

from fractions import Fraction

from kinerja.package.model import PlainTable
from kinerja.package.rounding import half_up
from kinerja.release.facts import Facts

_COLUMNS = (
    ("ukuran", "string", "Ukuran: median_hari, antarpenilai, kebetulan", "Figure"),
    ("nilai", "number", "Hari, atau persen", "Days, or per cent"),
)


def fairness_table(facts: Facts) -> PlainTable:
    """``keadilan``: ``median_hari`` of decided appeals (days, half days rounded up to whole ones), and of the spread of
    "good or better": ``antarpenilai``, the per cent that lies between raters, beside ``kebetulan``, what chance alone
    would put there (``measures.fairness.spread_between``).
    """
    enough = facts.content.portal.opinion_threshold
    rows = []
    appeals, spread = facts.measured.appeals, facts.measured.rater_spread
    if appeals is not None and appeals.days is not None and appeals.decided >= enough:
        rows.append(("median_hari", str(half_up(appeals.days, 0))))
    if spread is not None and facts.measured.cubes["penilai"].total >= enough:
        rows += [(name, _percent(share)) for name, share in zip(("antarpenilai", "kebetulan"), spread, strict=True)]
    return PlainTable(
        "keadilan", "nilai", "Lama keberatan dan jarak antarpenilai", "Days of appeals and spread between raters",
        _COLUMNS, ("ukuran",), tuple(rows),
    )  # fmt: skip


def _percent(share: Fraction) -> str:
    return str(half_up(100 * share, 0))
