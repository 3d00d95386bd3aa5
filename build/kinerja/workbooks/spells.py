"""Lay a register over the spells that are recorded: what is new, what changed, who moved, who is no longer in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from kinerja.content import csv_reader, edit
from kinerja.errors import KinerjaError, shown
from kinerja.package.write import csv_bytes
from kinerja.workbooks.register import Register, Wanted
from kinerja.workbooks.remarks import Remarks

COLUMNS = ("pegawai", "kelompok_jabatan", "jenis_kelamin", "status_pegawai", "mulai", "selesai")
Row = dict[str, str]


@dataclass
class Tally:
    """What an import does to records, in people. ``left``: who is recorded and no longer in the sheet."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    left: list[str] = field(default_factory=list)
    """A line each, with the place of the record and never a name."""


@dataclass
class _Book:
    """The registers as they are and as they become: unit → rows."""

    rows: dict[str, list[Row]]
    texts: Mapping[str, str]
    by_employee: dict[str, list[tuple[str, Row]]] = field(default_factory=dict)
    places: dict[int, int] = field(default_factory=dict)
    """``id`` of a row that was read → its place in its file."""


def laid_over(
    root: Path, register: Register, remarks: Remarks, *, since: str | None
) -> tuple[dict[Path, bytes], Tally]:
    """Return the registers' files as they become, those that change alone, and what happened to how many people.

    A person of the same unit and job family keeps their spell: one that began earlier by the sheet begins earlier,
    one that began later stays, since a sheet gives the day of the last promotion. Another unit or job family ends
    the spell the day before the new one begins.

    :param since: the day from which new spells count where the sheet does not say.
    :raises KinerjaError: a register is no sound CSV.
    """
    book = _open(root)
    tally = Tally()
    for wanted in sorted(register.wanted, key=lambda w: w.employee):  # a sheet's order tells of seniority or names
        outcome = _lay(book, wanted, since, remarks)
        tally.new += outcome == "baru"
        tally.changed += outcome == "berubah"
        tally.unchanged += outcome == "tetap"
    units = {wanted.unit for wanted in register.wanted}
    tally.left = _left(root, book, units, register.present)
    return _files(root, book), tally


def _open(root: Path) -> _Book:
    texts: dict[str, str] = {}
    rows: dict[str, list[Row]] = {}
    for path in sorted((root / "pegawai").glob("*.csv")):
        data = path.read_bytes()
        document = csv_reader.read(data, COLUMNS)
        if document.problems or document.value is None:
            raise KinerjaError(
                f'{shown(path)}: belum dapat dibaca utuh; jalankan "kinerja validate" dan perbaiki dahulu '
                "(mend this register first)"
            )
        texts[path.stem] = data.decode("utf-8")
        table: csv_reader.Table = document.value
        rows[path.stem] = [dict(zip(COLUMNS, row.cells, strict=True)) for row in table.rows]
    book = _Book(rows, texts)
    for unit, several in rows.items():
        for place, row in enumerate(several):
            book.places[id(row)] = place
            book.by_employee.setdefault(row["pegawai"], []).append((unit, row))
    return book


def _lay(book: _Book, wanted: Wanted, since: str | None, remarks: Remarks) -> str:
    spells = sorted(book.by_employee.get(wanted.employee, ()), key=lambda item: item[1]["mulai"])
    start = wanted.start or since
    if not spells:
        if start is None:
            remarks.error(
                wanted.place,
                "tanggal mulai pegawai baru ini tidak ada di lembar; isi kolom TMT JABATAN, atau sebut --mulai TANGGAL "
                "untuk semua yang tanpa tanggal",
                "the sheet does not say since when: fill in TMT JABATAN, or give --mulai",
            )
            return ""
        _append(book, wanted, start)
        return "baru"
    if wanted.end and wanted.start:
        same = [row for unit, row in spells if unit == wanted.unit and row["mulai"] == wanted.start]
        if same:
            return _correct(same[0], wanted, wanted.start)
    unit, last = spells[-1]
    back = bool(last["selesai"] and wanted.start and wanted.start > last["selesai"])
    if (unit, last["kelompok_jabatan"]) == (wanted.unit, wanted.job_family) and not back:
        if last["selesai"] and not wanted.end:
            remarks.look(
                wanted.place,
                "menurut catatan masa kerja pegawai ini sudah selesai, tetapi ia masih ada di lembar; catatannya "
                "dibiarkan, kosongkan selesai di pegawai/ bila keliru",
                "by the records this person's spell has ended; left as it is: empty its end if that is wrong",
            )
        return _same_post(spells, last, wanted)
    if wanted.start == last["mulai"] and unit == wanted.unit:
        return _correct(last, wanted, last["mulai"])
    return _moved(book, last, wanted, start, remarks)


def _same_post(spells: list[tuple[str, Row]], last: Row, wanted: Wanted) -> str:
    begins = last["mulai"]
    before = spells[-2][1]["selesai"] if len(spells) > 1 else ""
    if wanted.start and before < wanted.start < begins:
        begins = wanted.start
    return _correct(last, wanted, begins)


def _correct(row: Row, wanted: Wanted, begins: str) -> str:
    """Bring a spell up to date; an end that people wrote stays where the sheet has none."""
    after = {
        "kelompok_jabatan": wanted.job_family,
        "jenis_kelamin": wanted.sex,
        "status_pegawai": wanted.status,
        "mulai": begins,
        "selesai": wanted.end or row["selesai"],
    }
    if all(row[column] == value for column, value in after.items()):
        return "tetap"
    row.update(after)
    return "berubah"


def _moved(book: _Book, last: Row, wanted: Wanted, start: str | None, remarks: Remarks) -> str:
    if start is None or start <= last["mulai"] or (last["selesai"] and start <= last["selesai"]):
        remarks.error(
            wanted.place,
            f"menurut catatan, pegawai ini di unit atau jabatan lain sejak {last['mulai']}"
            f"{' sampai ' + last['selesai'] if last['selesai'] else ''}; isi TMT yang lebih lambat dari itu, atau "
            "perbaiki catatannya",
            "by the records this person is in another unit or post: give a later date of the move, or mend the records",
        )
        return ""
    if not last["selesai"]:
        last["selesai"] = (date.fromisoformat(start) - timedelta(days=1)).isoformat()
    _append(book, wanted, start)
    return "berubah"


def _append(book: _Book, wanted: Wanted, start: str) -> None:
    row = {
        "pegawai": wanted.employee,
        "kelompok_jabatan": wanted.job_family,
        "jenis_kelamin": wanted.sex,
        "status_pegawai": wanted.status,
        "mulai": start,
        "selesai": wanted.end,
    }
    rows = book.rows.setdefault(wanted.unit, [])
    names = [known["pegawai"] for known in rows]
    in_order = names == sorted(names)
    rows.insert(bisect_left(names, wanted.employee) if in_order else len(rows), row)
    book.by_employee.setdefault(wanted.employee, []).append((wanted.unit, row))


def _left(root: Path, book: _Book, units: Iterable[str], present: frozenset[str]) -> list[str]:
    told: list[str] = []
    for unit in sorted(units):
        for number, row in enumerate(book.rows.get(unit, ()), start=2):
            if not row["selesai"] and row["pegawai"] not in present:
                told.append(f"{shown(root / 'pegawai' / f'{unit}.csv')}:{number}: {row['pegawai']}")
    return told


def _files(root: Path, book: _Book) -> dict[Path, bytes]:
    files: dict[Path, bytes] = {}
    for unit, rows in book.rows.items():
        path = root / "pegawai" / f"{unit}.csv"
        if unit not in book.texts:
            files[path] = csv_bytes(COLUMNS, ([row[column] for column in COLUMNS] for row in rows))
            continue
        before = book.texts[unit]
        after = edit.updated_rows(before, partial(_replace, rows=rows, places=book.places))
        if after != before:
            files[path] = after.encode()
    return files


def _replace(found: list[Row], rows: list[Row], places: Mapping[int, int]) -> None:
    """Change the rows of a file in place, so that those that stay as they are keep their bytes."""
    before = list(found)
    found.clear()
    for row in rows:
        place = places.get(id(row))
        if place is None:
            found.append(row)
        else:
            before[place].update(row)
            found.append(before[place])
