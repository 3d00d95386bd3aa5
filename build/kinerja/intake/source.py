"""Where rows come from: one interface, and an exported CSV file behind it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kinerja.errors import KinerjaError, shown

_DELIMITERS = (",", ";", "\t")
_REASONS: dict[type[OSError], tuple[str, str]] = {
    FileNotFoundError: ("tidak ada berkas bernama ini, periksa nama dan foldernya", "no such file"),
    IsADirectoryError: ("ini folder, sebut berkas CSV di dalamnya", "this is a folder: name a file in it"),
    PermissionError: ("izin bacanya tidak ada, minta pemilik berkas", "permission denied"),
}
_LARGEST_CELL = 1_000_000
"""Characters; a sheet's own limit is 50,000."""


@dataclass(frozen=True)
class Row:
    """One row as the sheet shows it. ``number`` counts from 1 as in the sheet; the header is row 1."""

    number: int
    cells: tuple[str, ...]


class Source(Protocol):
    """A sheet of answers. ``name`` is for messages and holds no cell."""

    @property
    def name(self) -> str:
        """What people call this source: a file's path or a sheet's title."""

    def rows(self) -> Iterator[Row]:
        """Yield every row in the sheet's order, the header first; raise KinerjaError where it cannot be read."""


@dataclass(frozen=True)
class CsvSource:
    """A sheet exported as CSV (UTF-8; comma, semicolon or tab)."""

    path: Path

    @property
    def name(self) -> str:
        """The file's path."""
        return str(shown(self.path))

    def rows(self) -> Iterator[Row]:
        """Yield the file's rows; see ``Source.rows``."""
        text = self._text()
        csv.field_size_limit(_LARGEST_CELL)
        # Strict: otherwise one unclosed quote swallows the rest of the file into a single cell, and answers are lost.
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
        number = 0
        try:
            for cells in reader:
                number += 1
                yield Row(number, tuple(cells))
        except csv.Error as error:
            raise KinerjaError(
                f"{self.name}:{reader.line_num}: bukan CSV yang utuh setelah baris ke-{number} (tanda kutip tidak "
                "ditutup atau rusak); ekspor ulang lewat File > Download > CSV (broken CSV: export it again)"
            ) from error

    def _text(self) -> str:
        try:
            data = self.path.read_bytes()
        except OSError as error:
            reason, reason_en = _REASONS.get(type(error), ("periksa nama dan izinnya", "cannot read the file"))
            raise KinerjaError(f"{self.name}: berkas tidak dapat dibaca; {reason} ({reason_en})") from error
        if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
            raise KinerjaError(
                f"{self.name}: ini buku kerja Excel; simpan sebagai CSV UTF-8 dahulu (an Excel workbook: save as CSV)"
            )
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise KinerjaError(
                f'{self.name}: bukan UTF-8 (byte ke-{error.start + 1}); simpan sebagai "CSV UTF-8" (not UTF-8)'
            ) from error
        if "\0" in text:
            raise KinerjaError(f"{self.name}: bukan berkas teks; ekspor lembar sebagai CSV (not a text file)")
        return text


def _delimiter(text: str) -> str:
    """Return the mark that splits the first line into most cells; the comma where they tie."""
    first_line = text.split("\n", 1)[0].rstrip("\r")
    return max(_DELIMITERS, key=lambda mark: len(next(csv.reader([first_line], delimiter=mark), [])))
