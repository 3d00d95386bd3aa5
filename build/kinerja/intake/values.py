"""Turn what a cell shows into the code that is stored, by the column's type; what is not understood stays None."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache

from kinerja.content.pseudonym import is_pseudonym, pseudonym
from kinerja.content.records import SEPARATOR
from kinerja.content.roster import plain_nip
from kinerja.errors import KinerjaError
from kinerja.intake.dates import read_date
from kinerja.intake.degrees import contradicts
from kinerja.intake.mapping import ANYTHING_ELSE, PERSON, Column
from kinerja.intake.words import answer_words, visible

Reader = Callable[[str], str | None]
"""From a cell that is not blank to its stored text, or None where it cannot be understood."""

_SCALES = {"skala_1_4": 4, "huruf": 4, "skala_1_5": 5}
_WHOLE = re.compile(r"([1-9])(?:[.,]0+)?\Z")
_LETTERS = "abcd"
_MARKED = re.compile(r"\w\s*[.):\-\u2013]\s*[^\W\d_]")
"""An answer that a form numbers: a mark, its sign, and words."""


def reader_for(column: Column, key: bytes, *, month_first: bool = False) -> Reader:
    """Return the function that reads a column's cells.

    :param key: the agency's key, from which a NIP's pseudonym is made.
    :param month_first: how ``tanggal`` cells are written, as the mapping's ``periode.urutan``.
    :raises KinerjaError: two codes of the column share an answer, or a scale's code is not on the scale.
    """
    # A form has few distinct answers: remembering them makes a large sheet cheap.
    return lru_cache(maxsize=1024)(_plain_reader(column, key, month_first))


def _plain_reader(column: Column, key: bytes, month_first: bool) -> Reader:
    if column.kind == "tanggal":
        return lambda cell: _month_code(cell, month_first)
    if column.kind == PERSON:
        return lambda cell: _person(cell, key)
    table = _synonyms(column)
    if column.kind in _SCALES:
        _complete_scale(column, table, _SCALES[column.kind])
        return lambda cell: _scale(cell, table)
    anything_else = next((code for code, texts in column.answers.items() if ANYTHING_ELSE in texts), None)
    if column.kind == "banyak_pilihan":
        order = list(column.answers)
        most_parts = max((text.count(",") + 1 for texts in column.answers.values() for text in texts), default=1)
        return lambda cell: _several(cell, table, order, anything_else, most_parts)
    return lambda cell: table.get(answer_words(cell), anything_else)


def _month_code(cell: str, month_first: bool) -> str | None:
    """Return the month of a date: nothing finer is published, so nothing finer is stored."""
    day = read_date(cell, month_first=month_first)
    return None if day is None else f"{day.year:04d}-{day.month:02d}"


def _person(cell: str, key: bytes) -> str | None:
    """Return the pseudonym of whoever a cell means; a name is nobody's, since two people may have it."""
    written = visible(cell).lower()
    if is_pseudonym(written):
        return written
    nip = plain_nip(written)
    return None if nip is None else pseudonym(key, nip)


def _synonyms(column: Column) -> dict[str, str]:
    """Return answer words → code: the listed answers, and each code as it stands where no answer says otherwise."""
    table: dict[str, str] = {}
    for code, texts in column.answers.items():
        for text in texts:
            if text == ANYTHING_ELSE:
                continue
            if table.setdefault(answer_words(text), code) != code:
                raise KinerjaError(
                    f'kolom {column.name}: jawaban "{text}" berarti dua kode; biarkan di satu kode saja '
                    "(one answer stands for two codes)"
                )
    if column.kind not in _SCALES:
        for code in column.answers:
            table.setdefault(answer_words(code), code)
    return table


def _complete_scale(column: Column, table: dict[str, str], top: int) -> None:
    """Add digits and letters to a scale's answers, each only where the mapping gives none of its kind.

    A mapping may turn a scale round (``"4": [a]``, or ``"4": ["1"]``); then nothing is guessed beside it.
    """
    codes = [str(number) for number in range(1, top + 1)]
    if not set(column.answers) <= set(codes):
        raise KinerjaError(f"kolom {column.name}: kode jawaban sebuah skala hanya 1 sampai {top} (codes are 1-{top})")
    listed = set(table)
    if column.kind == "huruf" and not listed & set(_LETTERS):
        table.update(zip(_LETTERS, codes, strict=True))
    if not listed & set(codes):
        table.update(zip(codes, codes, strict=True))


def _scale(cell: str, table: Mapping[str, str]) -> str | None:
    whole = _WHOLE.match(unicodedata.normalize("NFKC", visible(cell)))
    words = whole[1] if whole else answer_words(cell)
    if words in table:
        return table[words]
    # "c. Sesuai", "3 - Sesuai": words that the mapping knows must mean what the mark means; others (an answer that was
    # rare when the mapping was made) must not say the opposite.
    mark, _, rest = words.partition(" ")
    code = table.get(mark) if len(mark) == 1 else None
    if code is None or rest in table:
        return code if code is not None and table[rest] == code else None
    marked = _MARKED.match(visible(cell)) is not None
    return code if marked and not contradicts(code, rest) else None


def _several(
    cell: str, table: Mapping[str, str], order: list[str], anything_else: str | None, most_parts: int
) -> str | None:
    """Read a list of ticked choices. Sheets joins them with commas, and a choice may hold commas of its own.

    :param most_parts: parts between commas that the longest choice has; no more are tried as one.
    """
    parts = cell.split(",")
    found: set[str] = set()
    start = 0
    while start < len(parts):
        for end in range(min(len(parts), start + most_parts), start, -1):
            code = table.get(answer_words(",".join(parts[start:end])))
            if code is not None:
                found.add(code)
                start = end
                break
        else:
            if anything_else is None:
                return None
            found.add(anything_else)
            start += 1
    return SEPARATOR.join(code for code in order if code in found)
