"""How good an answer says that something is, by its first words: what tells a scale's direction, never its steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Final

from kinerja.intake.words import answer_words

DEGREES: Final = ("sangat tidak", "tidak", "kurang", "cukup", "", "sangat")
"""Beginnings of answers on one scale, worst first (``tidak sesuai`` … ``sangat sesuai``)."""

_MARKS: Final = (-2, -1, -1, 1, 1, 2)
"""What each of these says of a good thing."""

_BAD: Final = frozenset(
    {"buruk", "jelek", "lama", "lambat", "mahal", "sulit", "sukar", "rumit", "kotor", "kasar", "kecewa", "bad", "poor"}
)
"""Things of which more is worse."""


def degree_of(words: str) -> tuple[int, str]:
    """Return which of ``DEGREES`` an answer begins with, and the rest of its words.

    :param words: see ``answer_words``.
    """
    degree = next(d for d in sorted(DEGREES, key=len, reverse=True) if words.startswith(f"{d} ") or not d)
    return DEGREES.index(degree), words.removeprefix(degree).strip()


def goodness(text: str) -> int:
    """Return how good an answer says something is: −2, −1, 1 or 2, worst first."""
    degree, of = degree_of(answer_words(text))
    return -_MARKS[degree] if of.split()[:1] and of.split()[0] in _BAD else _MARKS[degree]


def falls(texts: Mapping[int, Iterable[str]]) -> bool:
    """Whether answers get worse from the first place to the last: the letters of the form run from the best down.

    :param texts: place of an answer in the form, 1 the first → what it is called.
    """
    said = [{goodness(text) for text in texts[place]} for place in sorted(texts)]
    pairs = list(pairwise(said))
    never_better = all(max(after) <= min(before) for before, after in pairs)
    return never_better and bool(pairs) and max(said[-1]) < min(said[0])


def contradicts(code: str, text: str) -> bool:
    """Whether words say the opposite of a step of 1 to 4 or 5: a form whose letters run the other way."""
    good = goodness(text)
    return good == 2 if code in ("1", "2") else good < 0 if code in ("4", "5") else False
