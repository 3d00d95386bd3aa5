"""Where rows come from: one interface, whatever holds the sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol, runtime_checkable

from kinerja.errors import KinerjaError


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet. ``number`` counts from 1 as in the sheet, title rows and blank rows included.

    ``cells`` are texts: a text as somebody typed it (``010``, ``5.10``, ``+62…``), and what is no text as ``text_of``
    writes it. A row ends where the sheet's does or earlier: trailing empty cells may be left out.
    """

    number: int
    cells: tuple[str, ...]


class Unreadable(KinerjaError):
    """A source could not be read: a fault of the environment, which tells nothing of what the sheet holds."""


class Moved(Exception):
    """A sheet is not what it was when reading in parts began."""


class Parts(Protocol):
    """One reading of a sheet in parts. Each raises Moved where the sheet is seen to have changed, Unreadable where it
    cannot be read."""

    def top(self, rows: int) -> list[Row]:
        """Return the first rows."""

    def columns(self, places: Sequence[int]) -> list[tuple[str, ...]]:
        """Return some columns of every row from the first on, in one state; places count from 0."""

    def rows_between(self, first: int, last: int) -> list[Row]:
        """Return some rows whole; none where the sheet ends before."""


@runtime_checkable
class InParts(Protocol):
    """A source that can give a part of a sheet for a part of the cost."""

    def parts(self) -> Parts:
        """Begin a reading."""


class Source(Protocol):
    """A sheet of answers. ``name`` is for messages and holds no cell."""

    @property
    def name(self) -> str:
        """What people call this source: a file's path or a sheet's title."""

    def rows(self) -> Iterator[Row]:
        """Yield every row in the sheet's order, from the first on; raise Unreadable where it cannot be read.

        The first row comes only after the whole sheet is known to be there in one state: what is cut off or changes
        while it is read raises before that, or in the middle, and never ends early as if it were all.
        """


def text_of(value: object) -> str:
    """Return the text of a cell's raw value, the same for every kind of source.

    Whole numbers have no decimals (``3.0`` → ``3``), others a decimal point and no more digits than they need;
    ``TRUE`` and ``FALSE``; a date and time ``2026-01-19 10:22:31``, down to the second, as sheets show it; an error
    its sign (``#N/A``); nothing the empty text.
    """
    if type(value) is float:  # most of what is no text: time stamps
        return str(int(value)) if value.is_integer() and abs(value) < _EXACT else repr(value)
    match value:
        case str():
            return value
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case datetime():
            return (value + _HALF_MILLISECOND).strftime("%Y-%m-%d %H:%M:%S")
        case date() | time() | timedelta():
            return str(value)
        case _:
            return str(value)


_EXACT = 2.0**53
"""Whole numbers below this are exact in a sheet's cells."""
_HALF_MILLISECOND = timedelta(microseconds=500)
"""A time stamp is a fraction of a day in binary: 10:22:31 may be stored as 10:22:30.9999998."""
