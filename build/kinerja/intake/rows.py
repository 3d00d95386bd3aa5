"""One row of a sheet becomes a stripped answer, a row outside the form's days, or a row in quarantine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from kinerja.content.pseudonym import answer_key
from kinerja.errors import KinerjaError
from kinerja.intake.dates import Moment, period_of, read_moment
from kinerja.intake.headers import Layout
from kinerja.intake.keys import cell, key_cells
from kinerja.intake.mapping import Column, FormMapping
from kinerja.intake.source import Row
from kinerja.intake.values import Reader, reader_for
from kinerja.intake.words import column_letter, visible


class Reason(Enum):
    """Why a row is in quarantine; the value is its word in the JSON report."""

    NO_TIME = "waktu"
    """The time stamp is empty or not one."""
    NO_KEY = "kunci"
    """Every cell of the key is empty."""
    UNKNOWN = "jawaban"
    """The mapping does not know the answer."""
    EMPTY = "kosong"
    """A required answer is not given."""
    WITHHELD = "ditahan"
    """The row is in order, but its period lost most of its stored answers at once (``changes.Changes.lost``)."""


@dataclass(frozen=True, slots=True)
class Held:
    """A row in quarantine: where to look in the sheet, and why. It never holds what the cell says."""

    row: int
    """As the sheet numbers it; the header is row 1."""
    column: str
    """The sheet's letter."""
    title: str
    """The column's header in the mapping's words."""
    reason: Reason
    key: str | None = None
    """Its answer's key, where it has one: what is stored of that answer is not thought deleted."""
    understood: tuple[int, ...] = ()
    """Where its key does not tell which stored answer it is: the places of the stored columns that were understood."""
    trace: str | None = None
    """And ``trace_of`` their codes: a stored answer of the same codes is not thought deleted."""


@dataclass(frozen=True, slots=True)
class Outside:
    """A row dated before the form's first day or after its last."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is kept of a row: codes in the order of the form's stored columns (empty: no answer)."""

    key: str
    period: str
    values: tuple[str, ...]
    moment: Moment
    """When it came in. Never stored."""
    has_id: bool
    """Whether its key is the response's own id, which copies and edits share."""
    former: str
    """The key it had before the sheet had response ids; ``key`` itself where it has none."""
    fingerprint: int
    """Equal for rows that are copies of one another, in this process alone."""
    row: int = 0
    """Number of the row that it was read from."""
    day_only: bool = False
    """Whether nothing but a day told it from others before the sheet had response ids: no time, no other key cell."""
    apart: str = ""
    """What its comments are known by where not by its key, which the next answer of the same day may move."""
    comments: tuple[str, ...] = ()
    """Its free texts that people may approve, in the order of the form's moderated columns."""


class RowReader:
    """Reads the rows of one sheet by its mapping and layout.

    :raises KinerjaError: the mapping's answers contradict each other.
    """

    def __init__(self, mapping: FormMapping, layout: Layout, key: bytes) -> None:
        self._mapping = mapping
        self._layout = layout
        self._key = key
        self._key_cells = key_cells(layout)
        self._readers: tuple[tuple[Column, int, Reader], ...] = tuple(
            (column, place, _reader(mapping, column, key)) for column, place in layout.columns
        )
        places = {column.name: number for number, (column, _) in enumerate(layout.columns)}
        self._order = tuple(places.get(column.name) for column in mapping.stored)

    def time_text(self, row: Row) -> str:
        """Return the cell that should hold the row's time stamp."""
        return cell(row, self._layout.time)

    def read(self, row: Row) -> Answer | Outside | Held:
        """Return what a row is; the first thing wrong with it, from left to right in the mapping, decides."""
        mapping, layout = self._mapping, self._layout
        moment = read_moment(self.time_text(row), month_first=mapping.month_first)
        if moment is None:
            return self._held(row, layout.time, mapping.time_titles[0], Reason.NO_TIME)
        if _outside(mapping, moment.day):
            return Outside()
        parts = self._key_cells.parts(row, moment)
        if not parts:
            return self._held(row, layout.keys[0], mapping.key_titles[0], Reason.NO_KEY)
        key = answer_key(self._key, parts)
        values: list[str] = []
        for column, place, reader in self._readers:
            text = cell(row, place)
            value = reader(text) if text else ""
            if value is None or (column.required and not value):
                reason = Reason.EMPTY if value == "" else Reason.UNKNOWN
                return self._held(row, place, column.titles[0], reason, key)
            values.append(value)
        has_id = bool(self._key_cells.id_of(row))
        former = self._key_cells.former_parts(row, moment) if has_id else ()
        written = former if has_id else parts
        return Answer(
            key=key,
            period=period_of(moment.day, mapping.rule).code,
            values=tuple("" if number is None else values[number] for number in self._order),
            moment=moment,
            has_id=has_id,
            former=answer_key(self._key, former) if former else key,
            fingerprint=hash(row.cells),
            row=row.number,
            day_only=not moment.second and [text for text in written if text] == [str(moment)],
            comments=tuple(cell(row, place) for _, place in layout.comments),
        )

    def _held(self, row: Row, place: int, title: str, reason: Reason, key: str | None = None) -> Held:
        known = self._key_cells.id_of(row)
        if known:
            key = answer_key(self._key, (known,))
        letter = column_letter(place)
        if key is not None:
            return Held(row.number, letter, title, reason, key)
        codes: list[str | None] = []
        for column, at, reader in self._readers:
            text = cell(row, at)
            value = reader(text) if text else ""
            codes.append(None if column.required and not value else value)
        stored = ["" if number is None else codes[number] for number in self._order]
        understood = tuple(number for number, value in enumerate(stored) if value is not None)
        trace = trace_of([value for value in stored if value is not None], self._key)
        return Held(row.number, letter, title, reason, None, understood, trace)


def trace_of(codes: Sequence[str], key: bytes) -> str:
    """Return the keyed hash of some of an answer's codes."""
    return answer_key(key, ("jejak", *codes))


def is_blank(row: Row) -> bool:
    """Tell whether a row shows nothing at all."""
    return not any(visible(text) for text in row.cells)


def _reader(mapping: FormMapping, column: Column, key: bytes) -> Reader:
    try:
        return reader_for(column, key, month_first=mapping.month_first)
    except KinerjaError as error:
        raise KinerjaError(f"formulir/{mapping.form}.yaml: {error}") from error


def _outside(mapping: FormMapping, day: date) -> bool:
    return (mapping.first is not None and day < mapping.first) or (mapping.last is not None and day > mapping.last)
