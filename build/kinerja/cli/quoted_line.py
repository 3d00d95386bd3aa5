"""The line of a file that a finding points at, with a caret under its column, fit for a screen and for a public log."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Final

from kinerja.content.document import Problem
from kinerja.content.files import read_bytes
from kinerja.content.findings import Finding

_BREAKS: Final = {".yaml": r"\r\n|[\n\r\x85\u2028\u2029]", ".csv": r"\r\n|\n|\r", ".md": r"\r\n|\n|\r"}
"""What ends a line, as the reader of such a file counts them; lines of other files are not shown."""

_OF_WHOLE_FILE: Final = ("berkas-", "unit-hilang", "pegawai-hilang", "tak-diperiksa", "halaman-nama", "halaman-berkas")
"""Beginnings of codes about a file and not a line of it."""

_MAY_NAME_SOMEBODY: Final = ("pengenal-", "csv-", "tanggapan-")
"""Beginnings of codes whose lines may hold a person's name, number or answer: the place says enough."""

_CUT: Final = "…"

_LARGEST: Final = 4_000_000
"""Bytes of a file whose lines are shown: fifty times the largest that one person writes."""

_REACH: Final = 1_000
"""Characters on either side of the place that are looked at: more than a screen shows, and whole identifiers."""


Lines = Callable[[Path], list[str]]
"""File → its lines."""


def quoted_line(finding: Finding, lines_of: Lines, width: int, clean: Callable[[str], str]) -> tuple[str, str] | None:
    """Return a finding's line and the line with its caret, or None where no line is to be shown.

    Not shown: lines where a name may stand in place of a pseudonym, and stored answers.

    :param lines_of: :func:`lines_of`, or the same with a memory.
    :param width: columns of the screen; a longer line is cut around the caret.
    :param clean: takes out of a line what nobody may read.
    """
    if finding.code.startswith((*_OF_WHOLE_FILE, *_MAY_NAME_SOMEBODY)) or "nama sandi" in finding.message:
        return None
    if finding.path.suffix not in _BREAKS or "tanggapan" in finding.path.parts:
        return None
    lines = lines_of(finding.path)
    if finding.line > len(lines) or not lines[finding.line - 1].strip():
        return None
    return with_caret(lines[finding.line - 1], finding.column, width, clean)


def lines_of(path: Path) -> list[str]:
    """Return a file's lines as its reader counts them; none where it cannot be read or is no file people write."""
    data = read_bytes(path, _LARGEST)
    if isinstance(data, Problem) or len(data) > _LARGEST:
        return []
    return re.split(_BREAKS[path.suffix], data.decode("utf-8-sig", "replace"))


def with_caret(line: str, column: int, width: int, clean: Callable[[str], str]) -> tuple[str, str]:
    """Return a line as a screen shows it within ``width`` columns, and a caret below its ``column`` (from 1)."""
    at = min(column - 1, len(line))
    first, last = max(0, at - _REACH), at + _REACH
    cut = first > 0, last < len(line)
    line, column = line[first:last], at - first + 1
    cleaned = clean(line)
    before, after = line[: column - 1], line[column - 1 :]
    if not cleaned.startswith(before) and cleaned.endswith(after):
        column += len(cleaned) - len(line)
    letters = [_letter(character) for character in cleaned]
    at = min(column - 1, len(letters))
    start, end = _window([width for _, width in letters], at, width)
    left, right = _CUT if start or cut[0] else "", _CUT if end < len(letters) or cut[1] else ""
    shown = left + "".join(letter for letter, _ in letters[start:end]) + right
    return shown.rstrip(), " " * (len(left) + sum(width for _, width in letters[start:at])) + "^"


def _letter(character: str) -> tuple[str, int]:
    """What is printed for a character, and the columns that takes."""
    if character == "\t":
        return "⇥", 1
    if not (character.isprintable() or character == " "):
        return "·", 1
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me"):
        return character, 0
    return character, 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _window(widths: list[int], at: int, width: int) -> tuple[int, int]:
    """The part of a line to show (half-open): all of it, or what fits around the character ``at``."""
    if sum(widths) < width:
        return 0, len(widths)
    room = width - 3  # a sign at either end, and the caret behind the last character
    start, end, used = at, at, 0
    while start > 0 and used + widths[start - 1] <= room // 2:
        start -= 1
        used += widths[start]
    while end < len(widths) and used + widths[end] <= room:
        used += widths[end]
        end += 1
    while start > 0 and used + widths[start - 1] <= room:
        start -= 1
        used += widths[start]
    return start, end
