"""What a column's answers show of its question: a scale and what its steps are called, choices, ticks, or free text."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kinerja.content.personal import identifiers
from kinerja.intake.words import answer_words

_MOST_CHOICES: Final = 30
"""Choices that a form's question may have; more different answers are free text."""

_LONGEST: Final = 120
"""Letters of a choice."""

_REPEATED: Final = 3
"""Times that an answer must be given before it is taken for a choice: what one or two people typed is theirs."""

_COVERED: Final = 0.8
"""Share of answers that choices must cover; the rest is "other"."""

_PLACED: Final = 0.1
"""Share of answers from which marks and known words make a column a scale, where the rest are choices too."""

_READ: Final = 0.9
"""Share of answers that must be steps or choices; the rest is slips of the pen."""

_LETTER: Final = re.compile(r"\s*([a-eA-E])\s*(?:[.):\-]\s*(.+))?", re.DOTALL)
_NUMBER: Final = re.compile(r"\s*([1-9])\s*(?:[.):\-]\s*(.+))?", re.DOTALL)

_DEGREES: Final = ("sangat tidak", "tidak", "kurang", "cukup", "", "sangat")
"""Beginnings of four answers on one scale, worst first (``tidak sesuai`` … ``sangat sesuai``)."""

_SIGNS: Final = {"<": " di bawah ", ">": " di atas ", "+": " lebih ", "≤": " paling banyak ", "≥": " paling sedikit "}


@dataclass(frozen=True)
class Scale:
    """Steps 1-4 or 1-5."""

    top: int
    lettered: bool
    texts: Mapping[str, tuple[str, ...]]
    """Step → what it is called; a step that nobody chose, or only by its mark, has none."""
    unplaced: tuple[str, ...] = ()
    """Choices whose step is not clear."""


@dataclass(frozen=True)
class Choices:
    """Choices as they are written, in an order of their own; ``other``: some answers are none of them."""

    texts: tuple[str, ...]
    other: bool
    several: bool = False


def scale_of(answers: Sequence[str], known: Sequence[str] = ()) -> Scale | None:
    """Return the scale on which a column is answered, or None where its answers are no scale.

    Read are marks (``c``, ``3``), marks with words (``c. Sesuai``), words that the regulation gives a step, and four
    words that differ in their degree; also mixed, as sheets are that several forms have filled.

    :param known: what the regulation calls the steps 1-4.
    """
    usual = {answer_words(text): str(step) for step, text in enumerate(known, 1)}
    marks: Counter[str] = Counter()
    texts: dict[str, Counter[str]] = {}
    others: Counter[str] = Counter()
    letters = 0
    for answer in answers:
        letter, number = _LETTER.fullmatch(answer), _NUMBER.fullmatch(answer)
        match = letter or number
        if match is None:
            step, words = usual.get(answer_words(answer)), answer
        else:
            step, words = str("abcde".index(match[1].lower()) + 1) if letter else match[1], (match[2] or "").strip()
            letters += letter is not None
        if step is None:
            others[answer] += 1
            continue
        marks[step] += 1
        if words:
            texts.setdefault(step, Counter())[words] += 1
    choices = _repeated([answer for answer, times in others.items() for _ in range(times)])
    unplaced = choices.texts if choices else ()
    by_degree = _by_degree(unplaced) if not texts else None
    for step_number, text in enumerate(by_degree or (), 1):
        texts.setdefault(str(step_number), Counter())[text] += _REPEATED
    placed = sum(marks.values()) + (others.total() if by_degree else 0)
    if not answers or placed < _PLACED * len(answers) or placed + others.total() * bool(choices) < _READ * len(answers):
        return None
    top = max([4, *(int(step) for step in marks)])
    if top > 5 or (not by_degree and len(unplaced) > top):
        return None
    named = {step: _said(said, usual) for step, said in sorted(texts.items())}
    return Scale(top, letters > 0, {step: said for step, said in named.items() if said}, () if by_degree else unplaced)


def _said(counted: Counter[str], usual: Container[str]) -> tuple[str, ...]:
    """What a step is called, the commonest first: words of the regulation, or words that several people chose."""
    kept: dict[str, str] = {}
    for text, times in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        words = answer_words(text)
        if words in usual or (times >= _REPEATED and len(text) <= _LONGEST and not identifiers(text)):
            kept.setdefault(words, text)
    return tuple(kept.values())


def _by_degree(texts: Sequence[str]) -> list[str] | None:
    """Four answers that differ in their degree alone (``kurang puas`` … ``sangat puas``), worst first."""
    found: dict[str, tuple[int, str]] = {}
    for text in texts:
        words = answer_words(text)
        degree = next(d for d in sorted(_DEGREES, key=len, reverse=True) if words.startswith(f"{d} ") or not d)
        found[text] = (_DEGREES.index(degree), words.removeprefix(degree).strip())
    stems = {stem for _, stem in found.values()}
    ranks = {rank for rank, _ in found.values()}
    return sorted(found, key=lambda text: found[text][0]) if len(stems) == 1 and len(found) == len(ranks) == 4 else None


def choices_of(answers: Sequence[str]) -> Choices | None:
    """Return a question's choices, or None where answers are people's own words.

    An answer is a choice only where several people gave it, it is short, and it holds no identifier.
    """
    parts = {answer: [part.strip() for part in answer.split(",")] for answer in set(answers)}
    held = Counter(answer_words(part) for listed in parts.values() for part in set(listed))
    joined = [listed for listed in parts.values() if len(listed) > 1]
    # A comma joins ticks where what stands between commas comes in several answers; else it belongs to one choice.
    if joined and all(held[answer_words(part)] > 1 for listed in joined for part in listed):
        several = _repeated([part for answer in answers for part in parts[answer]])
        return Choices(several.texts, several.other, several=True) if several else None
    return _repeated(answers)


def _repeated(answers: Sequence[str]) -> Choices | None:
    counted: Counter[str] = Counter()
    written: dict[str, Counter[str]] = {}
    for answer in answers:
        words = answer_words(answer)
        counted[words] += 1
        written.setdefault(words, Counter())[answer] += 1
    usual = [w for w, times in counted.items() if w and times >= _REPEATED and len(w) <= _LONGEST]
    if not usual or len(usual) > _MOST_CHOICES or sum(counted[w] for w in usual) < _COVERED * len(answers):
        return None
    texts = [min(written[words].items(), key=lambda item: (-item[1], item[0]))[0] for words in usual]
    if any(identifiers(text) for text in texts):
        return None
    return Choices(tuple(sorted(texts, key=_natural)), other=len(usual) < len(counted))


def _natural(text: str) -> tuple[int, str]:
    """Texts with a number by it (``< 20`` before ``20-29``), the others by their letters before them."""
    number = re.search(r"[0-9]+", text)
    below = re.search(r"<|di bawah|kurang", text.casefold())
    return (2 * int(number[0]) - bool(below) if number else -1, text.casefold())


def code_of(text: str, taken: Iterable[str] = ()) -> str:
    """Return a code for a text: small letters, digits and underscores, different from those taken."""
    for sign, words in _SIGNS.items():
        text = text.replace(sign, words)
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    code = "_".join(re.findall(r"[a-z0-9]+", plain))[:50].strip("_") or "pilihan"
    known, number = set(taken), 2
    unique = code
    while unique in known:
        unique = f"{code}_{number}"
        number += 1
    return unique
