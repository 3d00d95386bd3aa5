"""What a column's answers show of its question: a scale and what its steps are called, choices, ticks, or free text."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kinerja.content.personal import identifiers
from kinerja.intake.degrees import degree_of, falls
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
    falling: bool = False
    """Whether the form's marks run from the best answer down: ``a`` is the highest step."""

    def mark(self, step: int) -> str:
        """Return the letter or digit that stands for a step in the form."""
        place = self.top - step if self.falling else step - 1
        return "abcde"[place] if self.lettered else str(place + 1)


@dataclass(frozen=True)
class Choices:
    """Choices as they are written, in an order of their own; ``other``: some answers are none of them."""

    texts: tuple[str, ...]
    other: bool
    several: bool = False


def scale_of(
    answers: Sequence[str], known: Sequence[str] = (), sisters: Mapping[str, int] | None = None
) -> Scale | None:
    """Return the scale on which a column is answered, or None where its answers are no scale.

    Read are marks (``c``, ``3``), marks with words (``c. Sesuai``), words that the regulation gives a step, and four
    words that differ in their degree; also mixed, as sheets are that several forms have filled.

    :param known: what the regulation calls the steps 1-4.
    :param sisters: what other questions of the sheet call their steps (``shared_steps``): such words are the
        form's own, however few people chose them here.
    """
    usual = {answer_words(text): step for text, step in (sisters or {}).items()}
    usual |= {answer_words(text): step for step, text in enumerate(known, 1)}
    marks: Counter[int] = Counter()
    marked: dict[int, Counter[str]] = {}
    told: dict[int, Counter[str]] = {}
    others: Counter[str] = Counter()
    letters = 0
    for answer in answers:
        letter, number = _LETTER.fullmatch(answer), _NUMBER.fullmatch(answer)
        if match := letter or number:
            place = "abcde".index(match[1].lower()) + 1 if letter else int(match[1])
            letters += letter is not None
            marks[place] += 1
            if words := (match[2] or "").strip():
                marked.setdefault(place, Counter())[words] += 1
        elif step := usual.get(answer_words(answer)):
            told.setdefault(step, Counter())[answer] += 1
        else:
            others[answer] += 1
    choices = _repeated([answer for answer, times in others.items() for _ in range(times)])
    unplaced = choices.texts if choices else ()
    by_degree = _by_degree(unplaced) if not marked and not told else None
    for step_number, text in enumerate(by_degree or (), 1):
        told.setdefault(step_number, Counter())[text] += _REPEATED
    placed = marks.total() + (others.total() if by_degree else sum(said.total() for said in told.values()))
    if not answers or placed < _PLACED * len(answers) or placed + others.total() * bool(choices) < _READ * len(answers):
        return None
    top = max([4, *marks, *told])
    if top > 5 or (not by_degree and len(unplaced) > top):
        return None
    named = {place: said for place, counted in marked.items() if (said := _said(counted, usual))}
    falling = _falling(named, usual, top)
    for place, counted in marked.items():
        told.setdefault(top + 1 - place if falling else place, Counter()).update(counted)
    texts = {str(step): said for step, counted in sorted(told.items()) if (said := _said(counted, usual))}
    return Scale(top, letters > 0, texts, () if by_degree else unplaced, falling)


def _falling(named: Mapping[int, Sequence[str]], usual: Mapping[str, int], top: int) -> bool:
    """Whether marks run from the best answer down, by words whose step is known, else by their degrees."""
    known = [
        (place, usual[words])
        for place, said in named.items()
        for text in said
        if (words := answer_words(text)) in usual
    ]
    turned = [place != step and place == top + 1 - step for place, step in known]
    return all(turned) if known else falls(named)


def shared_steps(columns: Sequence[Sequence[str]]) -> tuple[Mapping[str, int], ...]:
    """Return, by column, what the questions that share its words call their steps: text → step.

    Few people give the worst answer to any one question; over all of them it is seen to be a choice of the form.

    :param columns: the answers to each question.
    """
    held = [{_unmarked(answer) for answer in set(answers)} - {""} for answers in columns]
    groups: list[tuple[set[str], list[int]]] = []
    for number, words in enumerate(held):
        alike = [group for group in groups if group[0] & words]
        groups = [group for group in groups if group not in alike]
        groups.append((words.union(*(g[0] for g in alike)), [n for g in alike for n in g[1]] + [number]))
    found: list[Mapping[str, int]] = [{}] * len(columns)
    for _, numbers in groups:
        scale = scale_of([answer for number in numbers for answer in columns[number]])
        steps = {text: int(step) for step, said in (scale.texts if scale else {}).items() for text in said}
        for number in numbers:
            found[number] = steps
    return tuple(found)


def _unmarked(answer: str) -> str:
    match = _LETTER.fullmatch(answer) or _NUMBER.fullmatch(answer)
    return answer_words(answer if match is None else match[2] or "")


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
        found[text] = degree_of(answer_words(text))
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
    steps = [_schooling(text) for text in texts]
    key = _natural if None in steps else lambda text: (_schooling(text) or 0, text.casefold())
    return Choices(tuple(sorted(texts, key=key)), other=len(usual) < len(counted))


_SCHOOLS: Final = (
    r"(tidak|belum|tanpa)", r"(paud|tk)", r"(sd|mi)", r"(smp|mts|sltp)", r"(sma|smk|slta|ma|stm)", r"d ?(1|i)",
    r"d ?(2|ii)", r"(d ?(3|iii)|diploma|akademi)", r"d ?(4|iv)", r"(s ?1|sarjana|strata 1)", r"(s ?2|magister|pasca)",
    r"(s ?3|doktor)",
)  # fmt: skip
"""Beginnings of levels of education, lowest first."""


def _schooling(text: str) -> int | None:
    words = answer_words(text)
    return next((step for step, words_of in enumerate(_SCHOOLS) if re.match(rf"{words_of}\b", words)), None)


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
