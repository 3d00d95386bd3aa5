"""A sheet exported as CSV, in whatever encoding and with whatever separator a spreadsheet program wrote it."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from kinerja.errors import shown
from kinerja.intake.source import Row, Unreadable

_DELIMITERS = (",", ";", "\t", "|")
_LARGEST_CELL = 1_000_000
"""Characters; a sheet's own limit is 50,000."""
_SAMPLE = 65_536
"""Characters by which the separator is found."""
_SAMPLE_ROWS = 25
_SEPARATOR_LINE = re.compile(r"\ufeff?sep=(?P<mark>[,;|\t])\r?\n", re.IGNORECASE)
"""Excel's own first line for the separator; it is no row of the sheet."""
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UTF8_SEQUENCE = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_WINDOWS = "cp1252"
"""What Excel in Indonesia and in Western Europe writes for "CSV" without "UTF-8"."""


@dataclass(frozen=True)
class CsvSource:
    """A sheet exported as CSV: UTF-8, UTF-16 or Windows-1252; comma, semicolon, tab or bar."""

    path: Path
    data: bytes | None = field(default=None, repr=False)
    """What is in the file, where it was read already: a pipe can be read once."""

    @property
    def name(self) -> str:
        """The file's path."""
        return str(shown(self.path))

    def rows(self) -> Iterator[Row]:
        """Yield the file's rows; see ``Source.rows``."""
        data = read_export(self.path) if self.data is None else self.data
        encoding = self._encoding(data)
        sample = _decoded(data, encoding).read(_SAMPLE)
        stream = _decoded(data, encoding)
        declared = _SEPARATOR_LINE.match(sample)
        if declared:
            stream.readline()
        delimiter = declared["mark"] if declared else _delimiter(sample)
        csv.field_size_limit(_LARGEST_CELL)
        # Strict: otherwise one unclosed quote swallows the rest of the file into a single cell, and answers are lost.
        reader = csv.reader(stream, delimiter=delimiter, strict=True)
        number = 0
        try:
            for cells in reader:
                number += 1
                yield Row(number, tuple(cells))
        except csv.Error as error:
            raise Unreadable(
                f"{self.name}:{reader.line_num}: bukan CSV yang utuh setelah baris ke-{number} (tanda kutip tidak "
                "ditutup atau rusak); ekspor ulang lewat File > Download > CSV (broken CSV: export it again)"
            ) from error

    def _encoding(self, data: bytes) -> str:
        """Return the encoding in which every byte of the file can be read."""
        marked = next((encoding for mark, encoding in _BYTE_ORDER_MARKS if data.startswith(mark)), None)
        encoding = marked or "utf-8"
        place = _first_fault(data, encoding)
        if place is not None and marked is None and _UTF8_SEQUENCE.search(data) is None:
            encoding, place = _WINDOWS, _first_fault(data, _WINDOWS)
        if place is not None:
            raise Unreadable(
                f'{self.name}: bukan UTF-8 yang utuh (byte ke-{place + 1}); simpan ulang sebagai "CSV UTF-8" '
                "(not UTF-8: save it again)"
            )
        if encoding != "utf-16" and b"\0" in data:
            raise Unreadable(f"{self.name}: bukan berkas teks; ekspor lembar sebagai CSV (not a text file)")
        return encoding


def read_export(path: Path) -> bytes:
    """Return a file's bytes.

    :raises Unreadable: there is no such file, or it may not be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        reason, reason_en = _REASONS.get(type(error), ("periksa nama dan izinnya", "cannot read the file"))
        raise Unreadable(f"{shown(path)}: berkas tidak dapat dibaca; {reason} ({reason_en})") from error


_REASONS: dict[type[OSError], tuple[str, str]] = {
    FileNotFoundError: ("tidak ada berkas bernama ini, periksa nama dan foldernya", "no such file"),
    IsADirectoryError: ("ini folder, sebut berkas ekspor di dalamnya", "this is a folder: name a file in it"),
    PermissionError: ("izin bacanya tidak ada, minta pemilik berkas", "permission denied"),
}


def _decoded(data: bytes, encoding: str) -> io.TextIOWrapper:
    """Return the text, decoded as it is read: a whole text in memory takes up to four times its file."""
    return io.TextIOWrapper(io.BytesIO(data), encoding, newline="")


def _first_fault(data: bytes, encoding: str) -> int | None:
    """Return where a file cannot be decoded, counted in bytes from 0, or None."""
    decoder = codecs.getincrementaldecoder(encoding)()
    step = 1 << 20
    for start in range(0, len(data), step):
        kept = len(decoder.getstate()[0])
        try:
            decoder.decode(data[start : start + step], final=start + step >= len(data))
        except UnicodeDecodeError as error:
            return start - kept + error.start
    return None


def _delimiter(sample: str) -> str:
    """Return the mark that splits the first rows into most cells; the comma where they tie.

    The first row alone could be a letterhead, full of commas and of no columns.
    """

    def cells(mark: str) -> int:
        count = 0
        try:
            for row in islice(csv.reader(io.StringIO(sample, newline=""), delimiter=mark), _SAMPLE_ROWS):
                count += len(row)
        except csv.Error:  # a sample may end inside a cell, or be no CSV: reading the whole says so
            pass
        return count

    return max(_DELIMITERS, key=cells)
