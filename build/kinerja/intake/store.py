"""``tanggapan/FORM/PERIODE.csv``: read what is stored, and the bytes of a whole file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from kinerja.content.pseudonym import is_answer_key
from kinerja.errors import KinerjaError
from kinerja.package.period import Period
from kinerja.package.write import csv_bytes

KEY_COLUMN = "kunci"

_STORED = re.compile(r"(?:[a-z0-9][a-z0-9_-]*(?:;[a-z0-9][a-z0-9_-]*)*)?\Z")
"""All that a cell of ``tanggapan/`` can be. No spreadsheet takes it for a formula: it starts with a letter or digit."""

Answers = Mapping[str, tuple[str, ...]]
"""Key → stored values, in the order of the form's stored columns."""


def folder_of(content_root: Path, form: str) -> Path:
    """Return the folder of a form's answers."""
    return content_root / "tanggapan" / form


def read_form(
    content_root: Path, form: str, columns: Sequence[str], only: Collection[str] | None = None
) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return every stored answer of a form: period code → key → values in the order of ``columns``.

    A column that a file does not have yet reads as no answer; one the form no longer has is left out.

    :param only: codes of the periods to read; None reads all.

    :raises KinerjaError: a file is not as ``kinerja pull`` writes it.
    """
    folder = folder_of(content_root, form)
    stored: dict[str, dict[str, tuple[str, ...]]] = {}
    for path in sorted(folder.glob("*.csv")):
        try:
            period = Period.parse(path.stem)
        except ValueError as error:
            raise KinerjaError(f"{path}: {error}; ganti namanya atau pindahkan (not a period)") from error
        if only is None or period.code in only:
            stored[period.code] = _read_file(path, columns)
    return stored


def _read_file(path: Path, columns: Sequence[str]) -> dict[str, tuple[str, ...]]:
    mend = 'pulihkan dari git, atau hapus lalu jalankan "kinerja pull" lagi (restore it from git)'
    try:
        lines = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise KinerjaError(f"{path}: bukan CSV UTF-8 yang utuh; {mend}") from error
    if not lines or not lines[0] or lines[0][0] != KEY_COLUMN:
        raise KinerjaError(f'{path}:1: kolom pertama harus "{KEY_COLUMN}"; {mend}')
    places = [lines[0].index(column) if column in lines[0] else None for column in columns]
    answers: dict[str, tuple[str, ...]] = {}
    for number, cells in enumerate(lines[1:], start=2):
        if len(cells) != len(lines[0]) or not _is_answer(cells[0], cells[1:]):
            raise KinerjaError(f"{path}:{number}: bukan baris yang ditulis kinerja; {mend}")
        answers[cells[0]] = tuple("" if place is None else cells[place] for place in places)
    return answers


def _is_answer(key: str, values: Sequence[str]) -> bool:
    """Whether a line holds a key and codes only."""
    return is_answer_key(key) and all(map(_is_code, values))


@lru_cache(maxsize=4096)
def _is_code(value: str) -> bool:
    """Whether a cell may be stored; a form has few distinct codes, and they come again in every line."""
    return _STORED.match(value) is not None


def render(columns: Sequence[str], answers: Answers) -> bytes:
    """Return a file's bytes: RFC 4180 with LF, sorted by key.

    :raises ValueError: a value could be more than a code (a formula, a name); such a file is never written.
    """
    for key, values in answers.items():
        if not _is_answer(key, values):
            raise ValueError("a stored answer must hold codes only")
    return csv_bytes([KEY_COLUMN, *columns], ([key, *answers[key]] for key in sorted(answers)))
