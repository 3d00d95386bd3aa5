"""Read a release's CSV files cell by cell: whatever is wrong is one line that names file and line."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from pathlib import Path

from kinerja.errors import KinerjaError

_WHOLE = re.compile(r"-?[0-9]{1,9}\Z")
_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,6})?\Z")
_MOST_DECIMALS = 6


class UnreadableReleaseError(KinerjaError):
    """The folder is no release, or a file of it cannot be read."""


def inside(folder: Path, path: str) -> Path:
    """A file of the folder by its path below it.

    :raises UnreadableReleaseError: the path leaves the folder.
    """
    file = folder / path.replace("\0", "\ufffd")
    if not file.resolve().is_relative_to(folder.resolve()):
        raise UnreadableReleaseError(
            f"{folder / 'datapackage.json'}: {path!r} keluar dari folder rilis (leaves the folder)"
        )
    return file


def records(folder: Path, path: str) -> tuple[Path, list[tuple[int, list[str]]]]:
    """A CSV's file, and its rows with their line numbers, the header first."""
    file = inside(folder, path)
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UnreadableReleaseError(f"{file}: tidak dapat dibaca ({error.strerror}) (cannot be read)") from error
    except UnicodeDecodeError as error:
        raise UnreadableReleaseError(f"{file}: bukan UTF-8 (not UTF-8)") from error
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        return file, [(reader.line_num, row) for row in reader if row]
    except csv.Error as error:
        raise UnreadableReleaseError(f"{file}:{reader.line_num}: baris CSV rusak: {error} (broken CSV)") from error


def columns(folder: Path, path: str, header: tuple[str, ...]) -> tuple[Path, list[tuple[int, list[str]]]]:
    """A CSV's file, and these columns of its rows with their line numbers."""
    file, found = records(folder, path)
    if not found or not set(header) <= set(found[0][1]):
        raise UnreadableReleaseError(f"{file}:1: kepala kolom harus {','.join(header)} (wrong header)")
    places = [found[0][1].index(name) for name in header]
    return file, [(line, [cell(file, line, row, place) for place in places]) for line, row in found[1:]]


def cell(file: Path, line: int, row: list[str], place: int) -> str:
    """One cell of a row.

    :raises UnreadableReleaseError: the row is too short.
    """
    if place >= len(row):
        raise UnreadableReleaseError(f"{file}:{line}: kolom kurang (too few columns)")
    return row[place]


def decimals(file: Path, line: int, text: str) -> int:
    """A number of decimals, 0-6."""
    decimals = integer(file, line, text) or 0
    if not 0 <= decimals <= _MOST_DECIMALS:
        raise UnreadableReleaseError(f"{file}:{line}: desimal {text} keliru (wrong decimals)")
    return decimals


def integer(file: Path, line: int, text: str) -> int | None:
    """A whole number of at most nine digits; None for an empty cell."""
    if text == "":
        return None
    if not _WHOLE.match(text):
        raise UnreadableReleaseError(f"{file}:{line}: {text[:20]!r} bukan bilangan bulat (not a whole number)")
    return int(text)


def decimal(file: Path, line: int, text: str) -> Decimal | None:
    """A number with at most six decimals; None for an empty cell."""
    if text == "":
        return None
    if not _NUMBER.match(text):
        raise UnreadableReleaseError(f"{file}:{line}: {text[:20]!r} bukan angka (not a number)")
    return Decimal(text)
