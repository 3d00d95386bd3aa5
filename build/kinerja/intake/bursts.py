"""Make ballot-stuffing in a public survey visible without tracking anyone: nothing is removed, people look.

Three signs, each within one period and about one service (or unit): many answers within minutes, many answers alike in
every column, many answers in the dead of night. Only counts and times of day are used, and of times only here, in
memory. A class that fills the form together, or a web form filled at night, looks the same: it is for people to say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from operator import itemgetter
from typing import Any, Literal, NamedTuple, Protocol

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
_EVENING, _MORNING = (3600 * hour for hour in NIGHT)
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
    def moment(self) -> Moment | None:
        """When it came in; None where that was neither close to many others nor at night."""


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
        signs: tuple[tuple[Sign, list[Given]], ...] = (
            ("rentetan", _burst(group)),
            ("seragam", _alike(group)),
            ("malam", _at_night(group)),
        )
        told = [(sign, odd) for sign, odd in signs if len(odd) >= FEWEST]
        whole = _marks(group, scales) if told else _Marks(0, 0)
        for sign, odd in told:
            mean = without = None
            if len(group) - len(odd) >= FEWEST:
                mean, without = whole.mean, (whole - _marks(odd, scales)).mean
            found.append(Suspicion(sign, period, about, len(odd), len(group), mean, without))
    return tuple(found)


class _Marks(NamedTuple):
    """Scale answers: how many, and their sum."""

    given: int
    total: int

    def __sub__(self, others: _Marks) -> _Marks:
        return _Marks(self.given - others.given, self.total - others.total)

    @property
    def mean(self) -> Decimal | None:
        return half_up(Fraction(self.total, self.given), 2) if self.given else None


def _marks(group: Sequence[Given], scales: Sequence[int]) -> _Marks:
    counted: Counter[str] = Counter()
    for place in scales:
        counted.update([answer.values[place] for answer in group])
    steps = [(int(step), count) for step, count in counted.items() if step.isdecimal()]
    return _Marks(sum(count for _, count in steps), sum(step * count for step, count in steps))


def _burst(group: Sequence[Given]) -> list[Given]:
    """Return the answers that came in with ``BURST`` others or more within the window."""
    timed = [(answer.moment.seconds, answer.key, answer) for answer in group if answer.moment is not None]
    ordered = sorted(timed, key=itemgetter(0, 1))
    odd: list[Given] = []
    start = told = 0
    for end, (second, _, answer) in enumerate(ordered):
        while second - ordered[start][0] > 60 * WINDOW_MINUTES:
            start += 1
        if end - start + 1 >= BURST and answer.moment and answer.moment.second:  # else no time: all are at midnight
            odd += [one for _, _, one in ordered[max(start, told) : end + 1]]
            told = end + 1
    return odd


def _alike(group: Sequence[Given]) -> list[Given]:
    if len(group) < FEWEST:
        return []
    many = identical(answer.values for answer in group)
    return [answer for answer in group if answer.values in many] if many else []


def is_night(moment: Moment) -> bool:
    """Whether an answer came in the dead of night; midnight to the second is a date without a time."""
    return bool(moment.second) and not _MORNING <= moment.second < _EVENING


def _at_night(group: Sequence[Given]) -> list[Given]:
    odd = [answer for answer in group if answer.moment is not None and is_night(answer.moment)]
    return odd if _NIGHT_SHARE * len(odd) >= len(group) else []
