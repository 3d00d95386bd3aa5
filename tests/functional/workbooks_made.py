"""Spreadsheets as personnel offices have them, made when a test runs: no NIP and no name stands in git."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu")
Grid = Sequence[Sequence[Any]]


def nip(number: int, *, man: bool = True, code: str = "01") -> str:
    """The NIP of the n-th invented person; ``code``: month of appointment, or a PPPK's contract code."""
    born = f"{1970 + number % 25}{1 + number % 12:02}{1 + number % 28:02}"
    return f"{born}{2005 + number % 15}{code}{1 if man else 2}{1 + number // 25 % 999:03}"


def name(number: int) -> str:
    """The name of the n-th invented person: two words that nobody is called."""
    digits = [int(digit) for digit in f"{number:05}"]
    first, second = (_SYLLABLES[d] for d in digits[:2]), (_SYLLABLES[d] for d in digits[2:])
    return f"{''.join(first)}ra {''.join(second)}".title()


def workbook(path: Path, grid: Grid, *, merged: Iterable[str] = (), percent: Iterable[str] = ()) -> Path:
    """Write one sheet; ``merged`` are ranges, ``percent`` cells that are shown as percentages."""
    return workbook_of(path, {"Sheet1": grid}, merged=merged, percent=percent)


def workbook_of(
    path: Path, sheets: dict[str, Grid], *, merged: Iterable[str] = (), percent: Iterable[str] = ()
) -> Path:
    """Write a workbook of several sheets; ranges and cells are of the first."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, grid in sheets.items():
        sheet = book.create_sheet(title)
        for row in grid:
            sheet.append(list(row))
    first = book.worksheets[0]
    for cells in merged:
        first.merge_cells(cells)
    for cell in percent:
        first[cell].number_format = "0%"
    book.save(path)
    return path


def table(path: Path, grid: Grid) -> Path:
    """Write a CSV."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(grid)
    return path


REGISTER_TITLES = (
    "NO", "NAMA PEGAWAI", "NIP", "PANGKAT/GOL", "JABATAN", "UNIT KERJA", "L/P", "STATUS KEPEGAWAIAN", "TMT JABATAN",
)  # fmt: skip


def register_row(number: int, post: str, unit: str, since: object = "1 Maret 2024", **other: object) -> list[object]:
    """One row of a register below ``REGISTER_TITLES``."""
    man = number % 2 == 0
    return [
        number,
        other.get("name", f"{name(number)}, S.Sos."),
        other.get("nip", nip(number, man=man)),
        "Penata / III-c",
        post,
        unit,
        other.get("sex", "L" if man else "P"),
        other.get("status", "PNS"),
        since,
    ]


def register_of(rows: Iterable[Sequence[object]]) -> list[Sequence[object]]:
    """A register with its letterhead, the titles, and the row that numbers the columns."""
    return [
        ["PEMERINTAH KOTA CONTOH"],
        ["DAFTAR URUT KEPANGKATAN PEGAWAI NEGERI SIPIL"],
        ["Keadaan 31 Desember 2025"],
        [],
        list(REGISTER_TITLES),
        [*range(1, len(REGISTER_TITLES) + 1)],
        *rows,
        [],
        ["", "Mengetahui,"],
    ]
