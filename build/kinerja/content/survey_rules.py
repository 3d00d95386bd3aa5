"""Public satisfaction surveys by the book: elements and grades (``unsur``, ``mutu-pelayanan``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from kinerja.content.regulation_files import Code, names, read


@dataclass(frozen=True)
class Element(Code):
    """An element of a survey. ``answers`` are the standard answers to ``question``, worst (1) first (4 last)."""

    number: str
    words: tuple[str, ...]
    """Any of these in a header means this element."""
    refused: tuple[str, ...]
    """Phrases that hold one of the words and mean something else (``stempel waktu``)."""
    question: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Survey(Code):
    """A kind of survey (``skm``, ``spkp``, ``spak``); the weight of an element is 1/elements."""

    index: str
    scale: tuple[int, int]
    elements: tuple[Element, ...]


@dataclass(frozen=True)
class Grade(Code):
    """A ``mutu pelayanan``. Limits are inclusive; ``element_limits`` are printed limits, never graded by."""

    letter: str
    index_limits: tuple[Decimal, Decimal]
    element_limits: tuple[Decimal, Decimal]


@cache
def surveys(agency: Path | None = None) -> tuple[Survey, ...]:
    """The kinds of survey with elements: SKM (PermenPANRB 14/2017), SPKP and SPAK."""
    return tuple(
        Survey(*names(s), s["indeks"], (s["skala"][0], s["skala"][1]), tuple(_element(e) for e in s["daftar"]))
        for s in read("unsur", agency)["survei"]
    )


def elements(kind: str, *, agency: Path | None = None) -> tuple[Element, ...]:
    """The elements of a kind of survey, in the regulation's order; empty for a kind without (``program``)."""
    return next((survey.elements for survey in surveys(agency) if survey.code == kind), ())


def element_of_header(header: str, kind: str = "skm", *, agency: Path | None = None) -> str | None:
    """The element that a question asks about, by its words and never its number (U8 and U9 are often swapped).

    None where no element, or more than one, is recognised: a person must say.
    """
    text = re.sub(r"[^a-z]+", " ", header.casefold())
    found = [e.code for e in elements(kind, agency=agency) if _mentions(text, e)]
    return found[0] if len(found) == 1 else None


_ONLY_A_NUMBER = re.compile(r"(?:u|unsur|p|pertanyaan|no|nomor|q|soal)?[\s.:_-]*[0-9]{1,2}[\s.:_-]*", re.IGNORECASE)


def is_only_a_number(header: str) -> bool:
    """Tell whether a header says which place a question has and not what it asks: ``U8``, ``Unsur 8``, ``8.``."""
    return _ONLY_A_NUMBER.fullmatch(header.strip()) is not None


def _mentions(text: str, element: Element) -> bool:
    for phrase in element.refused:
        text = re.sub(rf"\b{phrase}\b", " ", text)
    return any(re.search(rf"\b{word}(nya)?\b", text) for word in element.words)


@cache
def grades(agency: Path | None = None) -> tuple[Grade, ...]:
    """The grades of service quality, A first (PermenPANRB 14/2017, annex)."""
    return tuple(
        Grade(*names(e), e["mutu"], _limits(e["indeks"]), _limits(e["unsur"]))
        for e in read("mutu-pelayanan", agency)["daftar"]
    )


def grade_of_index(index: Decimal, *, agency: Path | None = None) -> Grade:
    """The grade of an index, 25.00-100.00, already rounded half up to two decimals.

    An element's mean (NRR, 1-4) is graded as 25 × NRR: the printed limits of an element (``element_limits``) leave
    gaps between classes, and this leaves none.

    :raises ValueError: the index is outside every grade (out of range, or not rounded).
    """
    for grade in grades(agency):
        if grade.index_limits[0] <= index <= grade.index_limits[1]:
            return grade
    raise ValueError(f"indeks {index} di luar batas mutu pelayanan; bulatkan dua desimal dahulu")


def _limits(pair: list[str]) -> tuple[Decimal, Decimal]:
    return Decimal(pair[0]), Decimal(pair[1])


def _element(entry: Mapping[str, Any]) -> Element:
    return Element(
        *names(entry),
        entry["nomor"],
        tuple(entry["kata_kenali"]),
        tuple(entry.get("kata_tolak", ())),
        entry["pertanyaan"],
        tuple(entry["jawaban"][answer] for answer in ("1", "2", "3", "4")),
    )
