"""Grades of service (``mutu pelayanan``) and where they stand on a drawn scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kinerja.package.model import MeanTable
from kinerja.site.archive import Edition
from kinerja.site.text import Speech
from kinerja.site.views.figures import place

GOOD_GRADES = frozenset("AB")
"""Grades that the regulation calls good or very good."""

_INDEX_SCALE, _HIGHEST_ANSWER = (25, 100), 4


@dataclass(frozen=True)
class Grade:
    """One class of ``mutu pelayanan``; ``low`` is the lowest index in it (PermenPANRB 14/2017)."""

    letter: str
    name: str
    low: Decimal

    @property
    def good(self) -> bool:
        """Whether the regulation calls it good or very good."""
        return self.letter in GOOD_GRADES


@dataclass(frozen=True)
class Scales:
    """The scales of a release's index (25-100) and of its elements' means (1-4), as its own tables state them."""

    low: Decimal
    high: Decimal
    factor: Decimal
    """What an element's mean is multiplied by to stand on the index's scale (25, PermenPANRB 14/2017)."""


def scales(edition: Edition) -> Scales:
    """The scales of a release; those of the regulation where it has no such tables."""
    index, means = (edition.release.tables.get(name) for name in ("ikm", "unsur"))
    low, high = index.scale if isinstance(index, MeanTable) else _INDEX_SCALE
    top = means.scale[1] if isinstance(means, MeanTable) else _HIGHEST_ANSWER
    return Scales(Decimal(low), Decimal(high), Decimal(high) / (top or _HIGHEST_ANSWER))


def grades(speech: Speech, edition: Edition) -> tuple[Grade, ...]:
    """The grades that the release was drawn with, best first."""
    return tuple(
        Grade(str(g["mutu"]), speech.pick(str(g["nama"]), str(g["nama_en"])), Decimal(str(g["min"])))
        for g in edition.release.extra.get("mutu_pelayanan", ())
    )


def grade_of(scale: Sequence[Grade], index: Decimal | None) -> Grade | None:
    """The grade of an index that is already rounded to two decimals."""
    if index is None:
        return None
    return next((grade for grade in scale if index >= grade.low), None)


def grade_key(scale: Sequence[Grade]) -> str:
    """``A sangat baik, B baik …``, each grade held together."""
    return ", ".join(f"{grade.letter} {grade.name}".replace(" ", "\N{NO-BREAK SPACE}") for grade in scale)


def letters(scale: Sequence[Grade], start: Decimal, end: Decimal) -> tuple[tuple[str, str], ...]:
    """(letter, x) in the middle of each grade's stretch between ``start`` and ``end``; a sliver gets no letter."""
    letters = []
    upper = end
    for grade in scale:
        lower = max(grade.low, start)
        if upper - lower >= (end - start) / 20:
            letters.append((grade.letter, place((lower + upper) / 2, start, end)))
        upper = lower
        if upper <= start:
            break
    return tuple(reversed(letters))
