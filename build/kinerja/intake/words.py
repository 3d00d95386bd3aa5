"""Compare headers and answers by their words: case, spaces, punctuation and invisible characters do not matter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final

_MEANINGFUL_SYMBOLS = frozenset({"Sm", "So", "Sc"})
"""Kept in answers: ``< 20 tahun`` is not ``> 20 tahun``, and some forms answer with a picture."""


def _tokens(text: str, symbols: frozenset[str]) -> str:
    kept: list[str] = []
    for character in unicodedata.normalize("NFKD", text).casefold():
        category = unicodedata.category(character)
        if category in ("Cf", "Mn"):  # zero-width, right-to-left marks, accents
            continue
        if category == "Nd":
            kept.append(str(unicodedata.decimal(character)))
        elif character.isalnum():
            kept.append(character)
        elif category in symbols:
            kept.append(f" {character} ")
        else:
            kept.append(" ")
    return " ".join("".join(kept).split())


def header_words(text: str) -> str:
    """Return a header's words, lower case, one space between: two headers are the same if these are."""
    return _tokens(text, frozenset())


def answer_words(text: str) -> str:
    """Return an answer's words and its symbols (``<``, ``>``, ``+``, pictures), which can tell answers apart."""
    return _tokens(text, _MEANINGFUL_SYMBOLS)


def visible(text: str) -> str:
    """Return a cell without invisible characters and outer white space, otherwise as the sheet shows it."""
    if text.isascii():  # nothing invisible in it: most cells of a large sheet
        return text.strip()
    return "".join(character for character in text if unicodedata.category(character) != "Cf").strip()


def column_letter(index: int) -> str:
    """Return a sheet's name of a column counted from 0: 0 → ``A``, 25 → ``Z``, 26 → ``AA``."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


_SHORTEST_BEGINNING = 12
"""Letters from which the beginning of a header tells it: sheets and people cut long questions."""


_LEAST_LIKE: Final = 0.6
"""Likeness (0-1) that a header must exceed to be the one that was meant."""


def _likeness(target: str, words: str) -> float:
    """How alike two headers are, 0-1; one that is the cut beginning of the other is as good as the same."""
    if len(words) >= _SHORTEST_BEGINNING and (target.startswith(words) or words.startswith(target)):
        return 1.0
    return SequenceMatcher(None, target, words).ratio()


def nearest(wanted: Iterable[str], headers: Iterable[str]) -> int | None:
    """Return the index of the header most like one of ``wanted``, or None where none is alike.

    A header must share most of its letters: in a sheet without a header row the first answers stand there, and an
    error message must not repeat them.
    """
    best, best_score = None, _LEAST_LIKE
    targets = [header_words(title) for title in wanted]
    for index, header in enumerate(headers):
        words = header_words(header)
        score = max((_likeness(target, words) for target in targets), default=0.0)
        if score > best_score and "@" not in header:
            best, best_score = index, score
    return best
