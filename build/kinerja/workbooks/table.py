"""A spreadsheet as a table: where its titles are, which column holds which field, and the rows below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

from kinerja.errors import KinerjaError
from kinerja.intake.headers import titles_of
from kinerja.intake.source import Row, Source
from kinerja.intake.words import column_letter, header_words, visible
from kinerja.workbooks.remarks import Place
from kinerja.workbooks.vocabulary import ALIKE, KINDS, Kind, Phrases, likeness, vocabulary

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
    found = _best(top, kind, known)
    _require(source.name, found, top, kind, needed)
    number, own, columns = found
    _refuse_doubled(source.name, own, columns)
    data = [row for row in top if row.number > number]
    lines: list[Line] = []
    places = dict(columns)
    for row in _chained(data, rows):
        line = _line(row, places)
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
        above=tuple(row for row in top if row.number < number),
        columns=columns,
        titles={field: own[place] for field, place in columns.items()},
        lines=tuple(lines),
    )


def has_titles(source: Source, kind: Kind, known: Phrases) -> bool:
    """Whether a sheet has a row of titles with a NIP and something else of such a spreadsheet."""
    top = list(islice(source.rows(), _LOOKED_THROUGH))
    columns = _best(top, kind, known)[2]
    return len(columns) >= _FEWEST and "nip" in columns


def _any_filled(rows: Iterator[Row]) -> bool:
    return any(visible(cell) for row in rows for cell in row.cells)


def _chained(first: Sequence[Row], rest: Iterator[Row]) -> Iterator[Row]:
    yield from first
    yield from rest


def _line(row: Row, columns: Mapping[str, int]) -> Line | None:
    texts = [visible(cell) for cell in row.cells]
    if not any(texts):
        return None
    cells = {
        field: Cell(texts[place] if place < len(texts) else "", Place(row.number, place))
        for field, place in columns.items()
    }
    return Line(row.number, cells, tuple(text for text in texts if text))


def _counts_columns(texts: Sequence[str]) -> bool:
    """Whether a row only numbers the columns, ``1 2 3`` or ``(1) (2) (3)``, as official tables do."""
    numbers = [re.fullmatch(r"\(?([0-9]{1,2})\)?", text) for text in texts]
    found = [int(match[1]) for match in numbers if match]
    return len(texts) > _FEWEST and len(found) == len(texts) and all(b == a + 1 for a, b in pairwise(found))


def _best(top: Sequence[Row], kind: Kind, known: Phrases) -> tuple[int, tuple[str, ...], dict[str, int]]:
    """Return the row of titles that names most fields (0 where none does), the titles, and field → column."""
    best: tuple[int, tuple[str, ...], dict[str, int]] = (0, (), {})
    score = 0.0
    for place, row in enumerate(top):
        groups = top[place - 1].cells if place else ()
        for above in ((), groups):
            names = titles_of(row.cells, above)
            columns = _columns(names, row.cells, kind, known)
            # Of two rows that name as much, the one that stands alone and comes first.
            value = len(columns) + (0.5 if "nip" in columns else 0)
            if value > score and not _holds_numbers(row):
                score, best = value, (row.number, names, columns)
    return best


def _holds_numbers(row: Row) -> bool:
    """Whether a row holds somebody's NIP or a date: then it is data, whatever its words are."""
    return any(sum(c.isdigit() for c in cell) >= 8 for cell in row.cells)


def _columns(names: Sequence[str], own: Sequence[str], kind: Kind, known: Phrases) -> dict[str, int]:
    """Return field → column, each column once: the agency's own titles, then ours, then misspelt ones."""
    unread = {field for field, several in known.items() if not several}
    ours = {field: several for field, several in vocabulary().titles[kind].items() if field not in unread}
    words = [_ways(name, own[place] if place < len(own) else "") for place, name in enumerate(names)]
    columns: dict[str, int] = {}
    for titles in (known, ours):
        for depth in (0, 1):  # with its group's title, then by its own alone
            for field, phrases in titles.items():
                wanted = {header_words(phrase) for phrase in phrases} - {""}
                fits = [
                    place
                    for place, several in enumerate(words)
                    if place not in columns.values() and depth < len(several) and several[depth] in wanted
                ]
                if fits and field not in columns:
                    columns[field] = fits[0]
    both = {field: (*known.get(field, ()), *several) for field, several in ours.items()}
    for _, field, place in sorted(_misspelt(words, both, columns), reverse=True):
        if field not in columns and place not in columns.values():
            columns[field] = place
    return columns


_OF_RATER: Final = frozenset({"penilai", "atasan", "pimpinan"})
"""Words of a group's title under which NIP and name are the rater's."""


def _ways(name: str, own: str) -> tuple[str, ...]:
    """Return the words of a column's title with its group's, and by its own alone."""
    whole, alone = header_words(name), header_words(own)
    if alone in ("nip", "nama") and not _OF_RATER.isdisjoint(whole.split()):
        return whole, f"{alone} penilai"
    return (whole, alone) if alone and alone != whole else (whole,)


def _misspelt(
    words: Sequence[tuple[str, ...]], titles: Phrases, columns: Mapping[str, int]
) -> Iterator[tuple[float, str, int]]:
    taken = set(columns.values())
    for place, several in enumerate(words):
        if place in taken or len(several[0]) > 100:
            continue
        for field, phrases in titles.items():
            if field in columns:
                continue
            alike = max((likeness(word, phrase) for word in several for phrase in phrases), default=0.0)
            if alike >= ALIKE:
                yield alike, field, place


def _require(
    source: str,
    found: tuple[int, tuple[str, ...], dict[str, int]],
    top: Sequence[Row],
    kind: Kind,
    needed: Sequence[Sequence[str]],
) -> None:
    number, _, columns = found
    titles = vocabulary().titles
    if len(columns) < _FEWEST:
        asked = ", ".join(titles[kind][several[0]][0].upper() for several in needed)
        raise KinerjaError(
            f"{source}: baris judul {_SAID[kind][0]} tidak ditemukan; judul kolom dicari dalam bahasa Indonesia "
            f"({asked}) di {_LOOKED_THROUGH} baris pertama. Perbaiki judulnya, atau pilih lembar lain dengan --lembar "
            f"(no Indonesian titles of {_SAID[kind][1]} found)"
        )
    lacking = [several for several in needed if not any(field in columns for field in several)]
    if not lacking:
        return
    other = next((o for o in KINDS if o != kind and len(_best(top, o, {})[2]) > len(columns)), None)
    asked = ", ".join(" atau ".join(titles[kind][field][0].upper() for field in several) for several in lacking)
    advice = f"; bila ini {_SAID[other][0]}, pakai kinerja import {other}" if other else ""
    raise KinerjaError(
        f"{source}: baris {number}: kolom {asked} tidak ada di baris judul; tambahkan judulnya, atau tulis judul yang "
        f"dipakai di impor/{kind}.yaml{advice} (columns are missing in the row of titles)"
    )


def _refuse_doubled(source: str, names: Sequence[str], columns: Mapping[str, int]) -> None:
    """Two columns of one title: nobody can tell which of them is meant."""
    for place in sorted(columns.values()):
        alike = [other for other, name in enumerate(names) if header_words(name) == header_words(names[place])]
        if len(alike) > 1:
            letters = ", ".join(map(column_letter, alike))
            raise KinerjaError(
                f'{source}: judul "{names[place]}" ada di kolom {letters}; beri judul yang berbeda, misalnya NIP dan '
                f"NIP PENILAI, atau hapus kolom yang tidak dipakai (one title over columns {letters})"
            )


_SAID: Final[Mapping[Kind, tuple[str, str]]] = {
    "register": ("daftar pegawai", "a register of staff"),
    "evaluasi": ("rekap evaluasi", "a recap of ratings"),
    "rencana": ("rencana (SKP)", "plans"),
}
