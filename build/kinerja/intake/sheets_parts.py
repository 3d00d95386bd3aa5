"""A sheet of the service read in parts: its top, some columns of all rows, some rows whole."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from kinerja.intake.sheets_ranges import Extent, SheetRanges
from kinerja.intake.source import Moved, Row, text_of
from kinerja.intake.words import column_letter

CELLS_AT_ONCE = 500_000
"""Some megabytes of JSON."""


class SheetsParts:
    """One reading; see ``source.Parts``. Rows that came in below since it began wait for the next."""

    def __init__(self, ranges: SheetRanges) -> None:
        self._ranges = ranges

    @cached_property
    def _extent(self) -> Extent:
        return self._ranges.extent()

    def top(self, rows: int) -> list[Row]:
        """Return the first rows.

        :raises KinerjaError: they cannot be read.
        :raises Moved: the sheet is shorter or narrower than when this reading began.
        """
        return self.rows_between(1, rows)

    def columns(self, places: Sequence[int]) -> list[tuple[str, ...]]:
        """Return some columns of every row, in one state: columns of a very long sheet are asked for twice.

        :raises KinerjaError: they cannot be read.
        :raises Moved: the sheet changed while they were read.
        """
        found = self._columns(places)
        several = self._extent.rows * len(places) > CELLS_AT_ONCE
        if several and self._columns(places) != found:
            raise Moved
        return found

    def _columns(self, places: Sequence[int]) -> list[tuple[str, ...]]:
        step = max(1, CELLS_AT_ONCE // len(places))
        found: list[tuple[str, ...]] = []
        with self._ranges.said():
            for first in range(1, self._extent.rows + 1, step):
                last = min(first + step - 1, self._extent.rows)
                letters = [column_letter(place) for place in places]
                columns = self._ranges.several([f"{letter}{first}:{letter}{last}" for letter in letters])
                texts = [[_text(row[0]) if row else "" for row in column] for column in columns]
                longest = max(map(len, texts))
                for column in texts:
                    column += [""] * (longest - len(column))
                if longest:
                    found += [("",) * len(places)] * (first - 1 - len(found))
                    found += zip(*texts, strict=True)
        return found

    def rows_between(self, first: int, last: int) -> list[Row]:
        """Return some rows whole; none where the sheet ends before.

        :raises KinerjaError: they cannot be read.
        :raises Moved: the sheet is shorter or narrower than when this reading began.
        """
        with self._ranges.said():
            end = min(last, self._extent.rows)
            cells = self._ranges.rows(self._extent, first, end)[1] if first <= end else []
        return [row_of(number, row) for number, row in enumerate(cells, start=first)]


def row_of(number: int, cells: Sequence[Any]) -> Row:
    """Return a row from its raw cells."""
    return Row(number, tuple([cell if type(cell) is str else text_of(cell) for cell in cells]))


def _text(cell: Any) -> str:
    return cell if type(cell) is str else text_of(cell)
