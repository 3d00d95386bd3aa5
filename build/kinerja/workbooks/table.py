"""A spreadsheet as a table: its titles, and the rows below as mapped cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

from kinerja.errors import KinerjaError
from kinerja.intake.source import Row, Source
from kinerja.intake.words import visible
from kinerja.workbooks.above import labelled_above
from kinerja.workbooks.remarks import Place
from kinerja.workbooks.titles import Titles, find_titles, refuse_doubled
from kinerja.workbooks.vocabulary import KINDS, Kind, Phrases, vocabulary

MOST_ROWS: Final = 100_000
"""Rows of one spreadsheet, well above the 60,000 employees of the largest agencies."""

_LOOKED_THROUGH: Final = 60
"""Rows in which titles are looked for: above them stand a letterhead, a title, who is rated and by whom."""

_FEWEST: Final = 2
"""Fields that a row of titles names at least."""

_ERROR: Final = re.compile(
    r"#(?:N/A|DIV/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|ERROR!|N/V|NAMA\?)\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what it shows, without invisible characters and outer spaces, and where it is."""

    text: str
    place: Place

    @property
    def is_error(self) -> bool:
        """Whether it holds a formula's error sign, such as ``#DIV/0!``."""
        return self.text.startswith("#") and _ERROR.match(self.text) is not None


@dataclass(frozen=True, slots=True)
class Line:
    """One row below the titles: the mapped cells, and how many cells of the row are filled."""

    number: int
    cells: Mapping[str, Cell]
    """Field → cell, for every mapped column."""
    texts: tuple[str, ...]
    """All of its filled cells, mapped or not."""

    def text(self, field: str) -> str:
        """Return what the field's cell shows; empty where there is no such column."""
        cell = self.cells.get(field)
        return cell.text if cell else ""

    def place(self, field: str) -> Place:
        """Return the field's cell, or the row where there is no such column."""
        cell = self.cells.get(field)
        return cell.place if cell else Place(self.number)


@dataclass(frozen=True)
class Table:
    """A sheet whose titles were found."""

    source: str
    above: tuple[Row, ...]
    """The rows above the titles."""
    columns: Mapping[str, int]
    """Field → column, from 0."""
    titles: Mapping[str, str]
    """Field → the title as the sheet writes it."""
    lines: tuple[Line, ...]


def read_table(source: Source, kind: Kind, known: Phrases, needed: Sequence[Sequence[str]]) -> Table:
    """Read a sheet.

    :param known: field → titles from the agency's own mapping; they are looked for before ours, and a field
        without any is not read.
    :param needed: of each of these, one field must be there.
    :raises KinerjaError: the sheet is empty, has too many rows, or its titles are not those of such a spreadsheet.
    """
    rows = source.rows()
    top = list(islice(rows, _LOOKED_THROUGH))
    if not any(visible(cell) for row in top for cell in row.cells) and not _any_filled(rows):
        raise KinerjaError(f"{source.name}: lembar ini kosong; pilih lembar atau berkas lain (the sheet is empty)")
    titles = find_titles(top, kind, known)
    number, columns = titles.number, titles.columns
    above = tuple(row for row in top if row.number < number)
    labelled = {} if "nip" in columns else labelled_above(above)
    _require(source.name, titles, labelled, top, kind, needed)
    refuse_doubled(source.name, titles)
    data = [row for row in top if row.number > number]
    lines: list[Line] = []
    fixed = {field: Cell(*value) for field, value in labelled.items()}
    for row in _chained(data, rows):
        line = _line(row, columns, {} if lines else fixed)
        if line is None or (len(lines) < 1 and _counts_columns(line.texts)):
            continue
        lines.append(line)
        if len(lines) > MOST_ROWS:
            raise KinerjaError(
                f"{source.name}: lebih dari {MOST_ROWS:,} baris; bagi per unit atau hapus baris yang bukan pegawai, "
                "lalu impor satu per satu (too many rows: split the file by unit)".replace(",", ".", 1)
            )
    if not lines:
        raise KinerjaError(f"{source.name}: tidak ada baris di bawah judul (baris {number}); isi dahulu (no rows)")
    return Table(
        source=source.name,
        above=above,
        columns=columns,
        titles={field: titles.names[place] for field, place in columns.items()},
        lines=tuple(lines),
    )


def has_titles(source: Source, kind: Kind, known: Phrases) -> bool:
    """Whether a sheet has a row of titles with a NIP and something else of such a spreadsheet."""
    top = list(islice(source.rows(), _LOOKED_THROUGH))
    titles = find_titles(top, kind, known)
    named = "nip" in titles.columns or labelled_above([row for row in top if row.number < titles.number])
    return len(titles.columns) >= _FEWEST and bool(named)


def _any_filled(rows: Iterator[Row]) -> bool:
    return any(visible(cell) for row in rows for cell in row.cells)


def _chained(first: Sequence[Row], rest: Iterator[Row]) -> Iterator[Row]:
    yield from first
    yield from rest


def _line(row: Row, columns: Mapping[str, int], fixed: Mapping[str, Cell]) -> Line | None:
    texts = [visible(cell) for cell in row.cells]
    if not any(texts):
        return None
    cells = {
        field: Cell(texts[place] if place < len(texts) else "", Place(row.number, place))
        for field, place in columns.items()
    }
    return Line(row.number, {**cells, **fixed}, tuple(text for text in texts if text))


def _counts_columns(texts: Sequence[str]) -> bool:
    """Whether a row only numbers the columns, ``1 2 3`` or ``(1) (2) (3)``, as official tables do."""
    numbers = [re.fullmatch(r"\(?([0-9]{1,2})\)?", text) for text in texts]
    found = [int(match[1]) for match in numbers if match]
    return len(texts) > _FEWEST and len(found) == len(texts) and all(b == a + 1 for a, b in pairwise(found))


def _require(
    source: str,
    found: Titles,
    labelled: Mapping[str, object],
    top: Sequence[Row],
    kind: Kind,
    needed: Sequence[Sequence[str]],
) -> None:
    number, columns = found.number, found.columns
    titles = vocabulary().titles
    if len(columns) < _FEWEST:
        asked = ", ".join(titles[kind][several[0]][0].upper() for several in needed)
        raise KinerjaError(
            f"{source}: baris judul {_SAID[kind][0]} tidak ditemukan; judul kolom dicari dalam bahasa Indonesia "
            f"({asked}) di {_LOOKED_THROUGH} baris pertama. Perbaiki judulnya, atau pilih lembar lain dengan --lembar "
            f"(no Indonesian titles of {_SAID[kind][1]} found)"
        )
    lacking = [several for several in needed if not any(f in columns or f in labelled for f in several)]
    if not lacking:
        return
    other = next((o for o in KINDS if o != kind and len(find_titles(top, o, {}).columns) > len(columns)), None)
    asked = ", ".join(" atau ".join(titles[kind][field][0].upper() for field in several) for several in lacking)
    advice = f"; bila ini {_SAID[other][0]}, pakai kinerja import {other}" if other else ""
    raise KinerjaError(
        f"{source}: baris {number}: kolom {asked} tidak ada di baris judul; tambahkan judulnya, atau tulis judul yang "
        f"dipakai di impor/{kind}.yaml{advice} (columns are missing in the row of titles)"
    )


_SAID: Final[Mapping[Kind, tuple[str, str]]] = {
    "register": ("daftar pegawai", "a register of staff"),
    "evaluasi": ("rekap evaluasi", "a recap of ratings"),
    "rencana": ("rencana (SKP)", "plans"),
}
