"""Make ballot-stuffing in a public survey visible without tracking anyone: nothing is removed, people look.

Three signs, each within one period and about one service (or unit): many answers within minutes, many answers alike in
every column, many answers in the dead of night. Only counts and times of day are used, and of times only here, in
memory. A class that fills the form together, or a web form filled at night, looks the same: it is for people to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, Protocol

from kinerja.intake.dates import Moment
from kinerja.intake.mapping import SERVICE_KINDS, FormMapping
from kinerja.package.model import TOTAL
from kinerja.package.rounding import half_up
from kinerja.rules.identical import FEWEST, identical

WINDOW_MINUTES = 5
BURST = 20
"""Answers about one service within the window: a counter with one tablet takes no more."""
NIGHT = (22, 5)
"""From ten in the evening to five in the morning."""
_NIGHT_SHARE = 10
"""Answers at night count as odd from one in this many."""

Sign = Literal["rentetan", "seragam", "malam"]


class Given(Protocol):
    """What is looked at of an answer."""

    @property
    def key(self) -> str:
        """Its key."""

    @property
    def period(self) -> str:
        """The code of its period."""

    @property
    def values(self) -> tuple[str, ...]:
        """What is stored of it."""

    @property
    def moment(self) -> Moment:
        """When it came in."""


@dataclass(frozen=True)
class Suspicion:
    """Answers to look at. Says how many, never which: ``count`` of ``total`` answers about ``about``."""

    sign: Sign
    period: str
    about: str
    """The service's or unit's id, or ``semua`` where the form asks for none."""
    count: int
    total: int
    mean: Decimal | None
    """Mean of all scale answers, two decimals; None where too few people are left without the odd answers."""
    mean_without: Decimal | None
    """The same without the odd answers."""

    def as_json(self) -> dict[str, object]:
        """Return it as the reports write it."""
        return {
            "tanda": self.sign,
            "periode": self.period,
            "tentang": self.about,
            "jawaban": self.count,
            "dari": self.total,
            "persen": str(self.percent),
            "rerata": None if self.mean is None else str(self.mean),
            "rerata_tanpanya": None if self.mean_without is None else str(self.mean_without),
        }

    @staticmethod
    def from_json(record: Mapping[str, Any]) -> Suspicion:
        """Return what ``as_json`` wrote."""
        means = [None if record[name] is None else Decimal(record[name]) for name in ("rerata", "rerata_tanpanya")]
        return Suspicion(
            record["tanda"], record["periode"], record["tentang"], record["jawaban"], record["dari"], means[0], means[1]
        )

    @property
    def percent(self) -> Decimal:
        """The share of the answers that would change, one decimal."""
        return half_up(Fraction(100 * self.count, self.total), 1)


def suspicions(mapping: FormMapping, answers: Iterable[Given]) -> tuple[Suspicion, ...]:
    """Return what to look at in a form's answers, by period and service; nothing for feedback among colleagues."""
    if mapping.kind == "umpan_balik":
        return ()
    stored = mapping.stored
    subject = next((place for place, column in enumerate(stored) if column.kind in SERVICE_KINDS), None)
    scales = [place for place, column in enumerate(stored) if column.element is not None]
    groups: dict[tuple[str, str], list[Given]] = {}
    for answer in answers:
        about = (answer.values[subject] if subject is not None else "") or TOTAL
        groups.setdefault((answer.period, about), []).append(answer)
    found: list[Suspicion] = []
    for (period, about), group in sorted(groups.items()):
        signs: tuple[tuple[Sign, set[str]], ...] = (
            ("rentetan", _burst(group)),
            ("seragam", _alike(group)),
            ("malam", _at_night(group)),
        )
        found += [_suspicion(sign, period, about, group, odd, scales) for sign, odd in signs if len(odd) >= FEWEST]
    return tuple(found)


def _suspicion(
    sign: Sign, period: str, about: str, group: Sequence[Given], odd: set[str], scales: Sequence[int]
) -> Suspicion:
    rest = [answer for answer in group if answer.key not in odd]
    mean = without = None
    if len(rest) >= FEWEST:
        mean, without = _mean(group, scales), _mean(rest, scales)
    return Suspicion(sign, period, about, len(odd), len(group), mean, without)


def _burst(group: Sequence[Given]) -> set[str]:
    """Return the keys of answers that came in with ``BURST`` others or more within the window."""
    ordered = sorted(group, key=lambda answer: (answer.moment.day, answer.moment.second, answer.key))
    seconds = [answer.moment.day.toordinal() * 86400 + answer.moment.second for answer in ordered]
    odd: set[str] = set()
    start = told = 0
    for end, second in enumerate(seconds):
        while second - seconds[start] > 60 * WINDOW_MINUTES:
            start += 1
        if end - start + 1 >= BURST and ordered[end].moment.second:  # no time but the date: all are at midnight
            odd.update(answer.key for answer in ordered[max(start, told) : end + 1])
            told = end + 1
    return odd


def _alike(group: Sequence[Given]) -> set[str]:
    if len(group) < FEWEST:
        return set()
    many = identical(answer.values for answer in group)
    return {answer.key for answer in group if answer.values in many}


def is_night(moment: Moment) -> bool:
    """Whether an answer came in the dead of night; midnight to the second is a date without a time."""
    evening, morning = (3600 * hour for hour in NIGHT)
    return bool(moment.second) and not morning <= moment.second < evening


def _at_night(group: Sequence[Given]) -> set[str]:
    odd = {answer.key for answer in group if is_night(answer.moment)}
    return odd if _NIGHT_SHARE * len(odd) >= len(group) else set()


def _mean(group: Iterable[Given], scales: Sequence[int]) -> Decimal | None:
    numbers = [int(answer.values[place]) for answer in group for place in scales if answer.values[place].isdecimal()]
    return half_up(Fraction(sum(numbers), len(numbers)), 2) if numbers else None
