"""Sentences that people wrote in a sheet: on one line, not too short or long, and without a person in them."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Final

from kinerja.content.templates.yaml_text import one_line
from kinerja.intake.words import header_words
from kinerja.workbooks.people import People
from kinerja.workbooks.remarks import NotUnderstood, Remarks
from kinerja.workbooks.table import Cell, Line

_SHORTEST: Final = 3
LONGEST: Final = 1000
"""Characters of a sentence (``umum.json``, ``kalimat``)."""
ACCOUNT: Final = 4000
"""Characters of an account (``umum.json``, ``uraian``)."""
EMPTY: Final = frozenset({"", "-", "–", "—"})
"""What stands in a cell that says nothing."""
_ALIKE: Final = 0.9
"""Likeness from which two sentences are one, with a slip of the pen or a word put right."""


def sentence(cell: Cell, people: People, longest: int = LONGEST) -> str:
    """Return a cell's sentence.

    :raises NotUnderstood: it is an error sign, too short or too long, or holds somebody's name or number.
    """
    if cell.is_error:
        raise NotUnderstood(
            "sel ini berisi galat rumus (seperti #DIV/0!); perbaiki rumusnya", "a formula's error: mend the formula"
        )
    text = one_line(cell.text)
    if len(text) < _SHORTEST or len(text) > longest:
        raise NotUnderstood(
            f"teks ini {len(text)} huruf; tulis {_SHORTEST} sampai {longest} huruf",
            f"write {_SHORTEST} to {longest} characters",
        )
    if people.found_in(text):
        raise NotUnderstood(
            "teks ini memuat nama, NIP, telepon, atau surel seseorang; tulis tanpa itu, misalnya dengan nama jabatan",
            "this text holds somebody's name or number: write it without",
        )
    return text


def optional_sentence(line: Line, field: str, people: People, remarks: Remarks, longest: int = LONGEST) -> str | None:
    """Return a cell's sentence; None where it is empty, or cannot be taken, which is told of."""
    cell = line.cells.get(field)
    if cell is None or cell.text in EMPTY:
        return None
    try:
        return sentence(cell, people, longest)
    except NotUnderstood as problem:
        remarks.left_out(cell.place, problem)
        return None


def same_sentence(text: str, options: dict[str, str]) -> str | None:
    """Return the key of the option that says the same: word for word, or alone in being nearly so.

    :param options: key → sentence.
    """
    words = header_words(text)
    for key, option in options.items():
        if header_words(option) == words:
            return key
    near = [key for key, option in options.items() if _alike(words, header_words(option))]
    return near[0] if len(near) == 1 else None


def _alike(one: str, other: str) -> bool:
    if [c for c in one if c.isdigit()] != [c for c in other if c.isdigit()]:
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE
