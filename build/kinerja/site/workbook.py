"""A release as one workbook for people with a spreadsheet: cover, notes, meanings of columns and codes, all tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from kinerja.package.model import (
    HIDDEN,
    NOT_APPLICABLE,
    NOT_YET,
    CountRow,
    CountTable,
    MeanRow,
    MeanTable,
    PlainTable,
    Table,
)
from kinerja.package.period import Period
from kinerja.site.archive import Edition
from kinerja.site.dictionary import CODES, COLUMNS, Words, code_rows, column_rows, name_of
from kinerja.site.papers import notes, title
from kinerja.site.views.around import cite
from kinerja.site.xlsx import Cell, Sheet, book

_NAME = " (nama)"
_NAMED = ("unit", "indikator", "layanan")
_WIDTH = 16
_WIDTHS = {"unit": 30, "indikator": 30, "layanan": 24, **{f"{name}{_NAME}": 40 for name in _NAMED}}


def workbook(words: Words, edition: Edition) -> bytes:
    """The XLSX file; dated by the period's last day, so that the same release gives the same bytes."""
    tables = [table for _, table in sorted(edition.release.tables.items())]
    sheets = (
        _cover(words, edition, tables),
        _notes(words, edition),
        Sheet("Kamus", [COLUMNS, *column_rows(words, edition)], (32, 24, 10, 20, 60, 60)),
        Sheet("Kode", [CODES, *code_rows(edition)], (20, 40, 30, 50, 50, 14, 14)),
        *(_table(words, edition, table) for table in tables),
    )
    return book(sheets, title(words.indonesian, edition.release), Period.parse(edition.period).last.isoformat())


def _cover(words: Words, edition: Edition, tables: list[Table]) -> Sheet:
    release = edition.release
    said = [
        [title(speech, release) for speech in words.both],
        [cite(speech, edition, speech.period(edition.period)) for speech in words.both],
        [speech.gettext("Rilis {period}", period=release.folder) for speech in words.both],
    ]
    if release.example:
        said.insert(1, [speech.gettext("Data contoh: instansi, orang, dan angka rekaan.") for speech in words.both])
    listed: list[list[Cell]] = [[table.title, table.title_en, table.name, len(table.rows)] for table in tables]
    heading: list[Cell] = [
        *(speech.gettext("Tabel") for speech in words.both),
        words.indonesian.gettext("Lembar"),
        words.indonesian.gettext("Baris"),
    ]
    return Sheet("Sampul", [*said, [], heading, *listed], (70, 70, 34, 8), table=False)


def _notes(words: Words, edition: Edition) -> Sheet:
    told = zip(*(notes(speech, edition) for speech in words.both), strict=True)
    rules: list[list[Cell]] = [[name, source] for name, source in sorted(edition.release.rules.items())]
    rows: list[list[Cell]] = [["Catatan", "Notes"], *(list(pair) for pair in told)]
    rows += [[], ["Aturan (rules)", "Sumber (source)"], *rules]
    return Sheet("Catatan", rows, (80, 80), table=False)


def _table(words: Words, edition: Edition, table: Table) -> Sheet:
    """Codes keep their columns, and beside each stands its name; a number that is not published says why instead."""
    names = {dimension: _Names(words, edition, dimension) for dimension in _coded(table)}
    rows = _plain_rows(table, names) if isinstance(table, PlainTable) else _counted_rows(words, table, names)
    return Sheet(table.name, rows, [_WIDTHS.get(str(name), _WIDTH) for name in rows[0]])


class _Names(dict[str, str]):
    """Names of one dimension's codes, each looked up once."""

    def __init__(self, words: Words, edition: Edition, dimension: str) -> None:
        self._of = (words, edition, dimension)

    def __missing__(self, code: str) -> str:
        self[code] = name_of(*self._of, code) if code else ""
        return self[code]


def _coded(table: Table) -> tuple[str, ...]:
    """Columns whose codes get names beside them; other columns of plain tables have theirs already."""
    if isinstance(table, PlainTable):
        return tuple(name for name, *_ in table.columns if name in _NAMED)
    return table.dimensions


def _counted_rows(words: Words, table: CountTable | MeanTable, names: Mapping[str, _Names]) -> list[list[Cell]]:
    reasons = _reasons(words)
    measured = ("jumlah", "status") if isinstance(table, CountTable) else ("jumlah", "rerata", "status")
    rows: list[list[Cell]] = [[*(name for code in table.dimensions for name in (code, f"{code}{_NAME}")), *measured]]
    looked_up = [names[dimension] for dimension in table.dimensions]
    listed: Sequence[CountRow | MeanRow] = table.rows
    for row in sorted(listed, key=lambda row: row.key):
        cells: list[Cell] = []
        for known, code in zip(looked_up, row.key, strict=True):
            cells += (code, known[code])
        why = reasons.get(row.status)
        cells.append(why if row.count is None else row.count)
        if isinstance(row, MeanRow):
            cells.append(why if row.mean is None else row.mean)
        cells.append(row.status)
        rows.append(cells)
    return rows


def _plain_rows(table: PlainTable, names: Mapping[str, _Names]) -> list[list[Cell]]:
    columns = [(name, kind, names.get(name)) for name, kind, _, _ in table.columns]
    rows: list[list[Cell]] = [[part for name, _, known in columns for part in _beside(name, known)]]
    for row in table.rows:
        cells: list[Cell] = []
        for (_, kind, known), cell in zip(columns, row, strict=True):
            cells.append(_value(kind, cell))
            if known is not None:
                cells.append(known[cell])
        rows.append(cells)
    return rows


def _beside(name: str, known: _Names | None) -> tuple[str, ...]:
    return (name,) if known is None else (name, f"{name}{_NAME}")


def _value(kind: str, cell: str) -> Cell:
    """A cell by its column's Frictionless type; dates stay text, as in the CSV."""
    if not cell:
        return None
    if kind == "integer":
        return int(cell)
    return Decimal(cell) if kind == "number" else cell


def _reasons(words: Words) -> dict[str, str]:
    """Why a number is not there, in both languages."""
    hidden, waiting, odd = zip(
        *(
            (
                speech.gettext("disembunyikan demi kerahasiaan"),
                speech.gettext("belum ada data"),
                speech.gettext("tidak berlaku"),
            )
            for speech in words.both
        ),
        strict=True,
    )
    return {HIDDEN: " / ".join(hidden), NOT_YET: " / ".join(waiting), NOT_APPLICABLE: " / ".join(odd)}
