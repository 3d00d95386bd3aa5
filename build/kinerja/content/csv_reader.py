"""Read one CSV file (UTF-8, RFC 4180): rows as text, the line and column of every cell, and what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from kinerja.content.document import Document, Path, Place, Problem, unreadable
from kinerja.content.text import decode

_CELL = re.compile(r'(?:"((?:[^"]++|"")*+)"|([^,"\r\n]*+))(,|\r\n|\r|\n|\Z)')
"""A cell and what ends it. Possessive: a quote that never closes is seen in one go, without a memory of every step."""

MOST_CELLS = 1_000_000
"""Cells in one file: 200 MB while they are read. A unit's spells have six a line, a form's answers about twenty."""

_MOST_CELLS_SAID = {"batas": "1.000.000 isian", "batas_en": "1,000,000 cells"}


@dataclass(frozen=True)
class Row:
    """One row below the header: the line it starts on, and its cells."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A CSV file's content. Every row has as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read(data: bytes, columns: Sequence[str] | None = None) -> Document:
    """Read a file's bytes; the document's value is a :class:`Table`, and a path is ``(line, column name)``.

    Rows with a wrong number of cells are left out of the table and are problems; blank lines are passed over.

    :param columns: the header that the file must have; None takes any.
    """
    text = decode(data)
    if isinstance(text, Problem):
        return unreadable(text)
    if text.count(",") + text.count("\n") + text.count("\r") > MOST_CELLS:
        return unreadable(Problem("berkas-terlalu-besar", (1, 1), _MOST_CELLS_SAID))
    rows = _rows(text)
    if isinstance(rows, Problem):
        return unreadable(rows)
    if not rows:
        return unreadable(Problem("berkas-kosong", (1, 1), {}))
    header = rows[0].cells
    if columns is not None and list(header) != list(columns):
        return unreadable(header_problem(rows[0].line, header, columns))
    problems = [
        Problem("csv-kolom", (row.line, 1), {"ada": len(row.cells), "seharusnya": len(header), "pertama": row.cells[0]})
        for row in rows[1:]
        if len(row.cells) != len(header) and any(row.cells)
    ]
    problems += [Problem("csv-baris-kosong", (row.line, 1), {}) for row in rows[1:] if not any(row.cells)]
    table = Table(header, tuple(row for row in rows[1:] if len(row.cells) == len(header) and any(row.cells)))
    starts = cache(lambda: [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))])
    return Document(table, tuple(problems), lambda path, _key: _find(text, table, path, starts))


def header_problem(line: int, header: Sequence[str], wanted: Sequence[str]) -> Problem:
    """Say what is wrong with a header; words of it that are no column's are not repeated: they may be a person's."""
    known = [name for name in header if name in wanted]
    odd = [number for number, name in enumerate(header, 1) if name not in wanted]
    lost = [name for name in wanted if name not in header]
    plain = [name.strip() for name in header]
    if len(header) == 1 and ";" in header[0]:
        advice = "pemisahnya titik koma, simpan ulang dengan koma", "it is split by semicolons, save it with commas"
    elif len(header) == 1 and "\t" in header[0]:
        advice = "pemisahnya tab, simpan ulang dengan koma", "it is split by tabs, save it with commas"
    elif header[0].startswith(("#", "sep=")):
        advice = "hapus baris ini, CSV tidak memuat catatan", "delete this line, a CSV holds no notes"
    elif plain != list(header) and plain == list(wanted):
        advice = "hapus spasi di sekitar koma", "delete the spaces around commas"
    elif not known:
        advice = "baris judulnya belum ada, sisipkan di atas baris ini", "there is none yet, insert it above this line"
    elif len(set(known)) < len(known):
        advice = "ada judul yang berulang, hapus salah satunya", "a name is there twice, delete one"
    elif odd:
        places = ", ".join(map(str, odd))
        advice = (
            f"judul kolom ke-{places} tidak dikenal" + (f", tulis {','.join(lost)}" if lost else ", hapus kolomnya"),
            f"column {places} is unknown" + (f", write {','.join(lost)}" if lost else ", delete it"),
        )
    elif lost:
        advice = f"tambahkan {','.join(lost)}", f"add {','.join(lost)}"
    else:
        advice = "urutannya keliru", "the order is wrong"
    detail = {"seharusnya": ",".join(wanted), "saran": advice[0], "saran_en": advice[1]}
    return Problem("csv-judul", (line, 1), detail)


def _rows(text: str) -> list[Row] | Problem:
    if '"' not in text:
        lines = re.split(r"\r\n|\r|\n", text)
        return [Row(number, tuple(line.split(","))) for number, line in enumerate(lines, 1) if line]
    rows: list[Row] = []
    cells: list[str] = []
    position, line, first_line, line_start = 0, 1, 1, 0
    while True:
        match = _CELL.match(text, position)
        if match is None:
            return Problem("csv-kutip", (line, position - line_start + 1), {})
        quoted, bare, end = match.groups()
        if quoted is not None:
            cells.append(quoted.replace('""', '"'))
            breaks = len(re.findall(r"\r\n|\r|\n", quoted))
            if breaks:
                line += breaks
                line_start = position + 1 + max(quoted.rfind("\n"), quoted.rfind("\r")) + 1
        else:
            cells.append(bare)
        position = match.end()
        if end == ",":
            continue
        if cells != [""]:
            rows.append(Row(first_line, tuple(cells)))
        if not end:
            return rows
        cells = []
        line += 1
        first_line, line_start = line, position


def _find(text: str, table: Table, path: Path, starts: Callable[[], list[int]]) -> Place:
    """The place of a cell: walk its row again, cell by cell. ``starts``: where each line of the text begins."""
    if not path or not isinstance(path[0], int):
        return 1, 1
    first_line = path[0]
    if len(path) < 2 or path[1] not in table.columns:
        return first_line, 1
    start = starts()[min(first_line, len(starts())) - 1]
    position, line, line_start = start, first_line, start
    for _ in range(table.columns.index(str(path[1]))):
        match = _CELL.match(text, position)
        if match is None:
            break
        inside = match[1] or ""
        breaks = len(re.findall(r"\r\n|\r|\n", inside))
        if breaks:
            line += breaks
            line_start = position + 1 + max(inside.rfind("\n"), inside.rfind("\r")) + 1
        position = match.end()
    return line, position - line_start + 1
