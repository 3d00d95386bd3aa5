"""Fairness: how ratings spread between units and raters, the uncertainty of small numbers, and appeals.

PermenPANRB 6/2022 on objectivity and on appeals (keberatan). No figure here is of one rater: raters are counted in
classes of the share they rate good or better, over the whole agency.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from kinerja.content import regulations
from kinerja.content.records import Content
from kinerja.measures.change import parameters
from kinerja.measures.people import Cube, Place, cube
from kinerja.package import chance
from kinerja.package.chance import Share, spread_between
from kinerja.package.model import BETTER
from kinerja.package.period import Period

FEWEST_RATED = 5
"""A rater of fewer people says nothing about spread: one person more or less moves the share by a fifth and more."""


def raters(content: Content, period: str, agency: Path | None = None) -> Cube:
    """Count raters of five people or more by the share they rate good or better: (class,).

    Classes of the share: ``di_bawah_seperempat``, ``seperempat_ke_setengah``, ``setengah_ke_tiga_perempat`` (each from
    its lower end up to, and without, the upper), ``tiga_perempat_ke_atas``, and ``semua_baik`` where all are. The
    regional head, who is no employee, is a rater too.
    """
    keys = ((_class(share),) for share in _by_rater(content, period, agency).values() if share.whole >= FEWEST_RATED)
    return cube(f"penilai/{period}", ("sebaran",), keys)


def _class(share: Share) -> str:
    if share.part == share.whole:
        return "semua_baik"
    quarters = 4 * share.part // share.whole
    return ("di_bawah_seperempat", "seperempat_ke_setengah", "setengah_ke_tiga_perempat", "tiga_perempat_ke_atas")[
        quarters
    ]


def _by_rater(content: Content, period: str, agency: Path | None) -> Mapping[str, Share]:
    good = regulations.by_code(regulations.merged_predicates(agency))[BETTER].members
    whole: Counter[str] = Counter()
    part: Counter[str] = Counter()
    for evaluation in content.evaluations.get(period, ()):
        whole[evaluation.rater or ""] += 1
        part[evaluation.rater or ""] += evaluation.predicate in good
    return {rater: Share(part[rater], number) for rater, number in whole.items()}


def spread_between_raters(
    content: Content, period: str, agency: Path | None = None
) -> tuple[Fraction, Fraction] | None:
    """Return ``spread_between`` of a period's raters of five people or more: one figure for the agency."""
    return spread_between(s for s in _by_rater(content, period, agency).values() if s.whole >= FEWEST_RATED)


def interval(share: Share, agency: Path | None = None) -> tuple[Decimal, Decimal]:
    """Return ``chance.interval`` of a share of published counts, by the agency's parameters.

    :raises ValueError: nobody is counted.
    """
    return chance.interval(share, parameters(agency))


@dataclass(frozen=True)
class Appeals:
    """Appeals against a period's ratings. ``by_outcome``: (unit, outcome). ``days``: median of the decided, or None."""

    by_outcome: Cube
    filed: int
    decided: int
    days: Fraction | None


def appeals(content: Content, period: Period, where: Mapping[str, Place], on: date) -> Appeals | None:
    """Count the appeals against a period's ratings, by the unit that rated, and how long decisions took, as known then.

    One filed after the day ``on`` is not known yet; one decided after it is still ``diproses``. Days run from filing to
    decision; the median of an even number is the middle of the two. None where no file says anything of the period:
    that is not "no appeals" (an empty file says there was none).

    :param where: ``people.places`` of the period.
    """
    known = content.appeals.get(period.code)
    if known is None:
        return None
    filed = [a for a in known if a.filed <= on]
    decided = {a.id: a.decided for a in filed if a.decided is not None and a.decided <= on}
    keys = (
        (where[a.employee].unit, a.outcome if a.id in decided else "diproses") for a in filed if a.employee in where
    )
    days = sorted((decided[a.id] - a.filed).days for a in filed if a.id in decided)
    middle = Fraction(days[(len(days) - 1) // 2] + days[len(days) // 2], 2) if days else None
    return Appeals(cube(f"keberatan/{period}", ("unit", "hasil"), keys), len(filed), len(days), middle)
