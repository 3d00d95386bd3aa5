"""The text of registers (``pegawai/UNIT.csv``) as chores change it: rows by person, in the order they stand in."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from kinerja.content.edit import updated_rows
from kinerja.content.files import read_bytes
from kinerja.content.text import MAXIMUM_BYTES
from kinerja.errors import KinerjaError, shown
from kinerja.package.write import csv_bytes

COLUMNS: Final = ("pegawai", "kelompok_jabatan", "jenis_kelamin", "status_pegawai", "mulai", "selesai")

Row = dict[str, str]
"""Column → cell."""


def register_of(root: Path, unit: str) -> Path:
    """Return the path of a unit's register."""
    return root / "pegawai" / f"{unit}.csv"


def read_text(path: Path) -> str:
    """Return a record's text with its line ends.

    :raises KinerjaError: it cannot be read.
    """
    data = read_bytes(path, MAXIMUM_BYTES)
    try:
        if isinstance(data, bytes):
            return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    raise KinerjaError(
        f'{shown(path)}: tidak terbaca; jalankan "kinerja validate" dahulu (it cannot be read: validate first)'
    )


def register_text(root: Path, unit: str) -> str:
    """Return a register's text; that of an empty one where the unit has none yet."""
    path = register_of(root, unit)
    return read_text(path) if path.is_file() else csv_bytes(COLUMNS, []).decode()


def with_end(text: str, employee: str, start: date, end: date) -> str:
    """Return a register in which one person's spell, known by its start, ends on a day."""

    def change(rows: list[Row]) -> None:
        for row in rows:
            if row["pegawai"] == employee and row["mulai"] == start.isoformat():
                row["selesai"] = end.isoformat()

    return updated_rows(text, change)


def with_row(text: str, new: Row) -> str:
    """Return a register with one more row, where its pseudonym belongs; after the person's other rows."""

    def change(rows: list[Row]) -> None:
        own = [number for number, row in enumerate(rows, 1) if row["pegawai"] == new["pegawai"]]
        larger = [number for number, row in enumerate(rows) if row["pegawai"] > new["pegawai"]]
        rows.insert(own[-1] if own else larger[0] if larger else len(rows), new)

    return updated_rows(text, change)


def rows_of(text: str) -> list[Row]:
    """Return a register's rows."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def day_before(day: date) -> date:
    """Return the day before."""
    return day - timedelta(days=1)
