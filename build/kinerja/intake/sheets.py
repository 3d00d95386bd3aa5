"""A sheet of the Google Sheets service as a source of rows: read in large ranges, in one state, or not at all."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kinerja.intake.credentials import account_of, nobody
from kinerja.intake.patience import Pace, Patience
from kinerja.intake.refusals import unsteady
from kinerja.intake.sheets_client import ENDPOINT, SheetsClient, SheetsHTTP, google_session, local_session, loopback
from kinerja.intake.sheets_parts import CELLS_AT_ONCE, SheetsParts, row_of
from kinerja.intake.sheets_ranges import Cells, Extent, SheetRanges, at, trimmed, values
from kinerja.intake.source import Moved, Row
from kinerja.intake.words import column_letter

_ROWS_AT_ONCE = 10_000
"""A range is as long as this and ``CELLS_AT_ONCE`` allow: some megabytes of JSON."""
_TOP_ROWS = 20
"""Rows, the titles among them, that are compared whole to see that the sheet stayed as it was."""
_READINGS = 3
"""Times a sheet that changes while it is read is begun again."""


@dataclass(frozen=True)
class _Block:
    """One range as it came, packed: unpacked, 200,000 answers would fill the memory."""

    first: int
    packed: bytes

    def rows(self) -> Cells:
        return values(zlib.decompress(self.packed))


def reach(environment: Mapping[str, str] = os.environ, pace: Pace | None = None) -> Callable[[Patience], SheetsClient]:
    """Return what makes clients for the service: the real one with an account, or one on this machine without.

    :param environment: where ``KINERJA_SHEETS_ENDPOINT`` and credentials are looked up; see ``account_of``.
    :param pace: shared by all clients: the quota is the account's.
    :raises KinerjaError: the address is refused, or there are no credentials that can be used.
    """
    turns = pace or Pace()
    address = environment.get(ENDPOINT)
    if address:
        base = loopback(address)
        return lambda patience: SheetsClient(SheetsHTTP(nobody(), local_session(), base, turns, patience))
    account = account_of(environment)
    return lambda patience: SheetsClient(SheetsHTTP(account, google_session(account), None, turns, patience))


@dataclass(frozen=True)
class SheetsSource:
    """One sheet of a spreadsheet. ``document`` is the spreadsheet's id, ``sheet`` the sheet's title."""

    client: SheetsClient
    document: str
    sheet: str
    rows_at_once: int = field(default=_ROWS_AT_ONCE, repr=False)

    @property
    def name(self) -> str:
        """The sheet's title."""
        return self._ranges.name

    @property
    def account(self) -> str:
        """What to call whoever reads it."""
        return self._ranges.account

    def rows(self) -> Iterator[Row]:
        """Yield the sheet's rows, as raw values; see ``Source.rows``.

        Everything is read, packed, before the first row is given: a sheet that somebody sorts, deletes from or inserts
        into between two requests would otherwise give rows twice or never. Ranges that came in order are not asked for
        again when one after them fails; on disk nothing is kept of them, so a reading that was given up begins anew.
        """
        for block in self._steady():
            for number, cells in enumerate(block.rows(), start=block.first):
                yield row_of(number, cells)

    def top(self, rows: int) -> list[Row]:
        """Return the first rows alone, for a look at the titles.

        :raises KinerjaError: they cannot be read.
        """
        try:
            return self.parts().top(rows)
        except Moved:
            raise unsteady(self.name, 1) from None

    def parts(self) -> SheetsParts:
        """Begin a reading in parts; see ``source.Parts``."""
        return SheetsParts(self._ranges)

    def _steady(self) -> list[_Block]:
        """Return the whole sheet in one state."""
        for _ in range(_READINGS):
            try:
                with self._ranges.said():
                    return self._read()
            except Moved:
                continue
        raise unsteady(self.name, _READINGS)

    def _read(self) -> list[_Block]:
        extent = self._ranges.extent()
        step = max(1, min(self.rows_at_once, CELLS_AT_ONCE // max(1, extent.columns)))
        blocks: list[_Block] = []
        top: Cells = []
        anchor: int | None = None
        anchors: list[Any] = []
        for first in range(1, extent.rows + 1, step):
            body, cells = self._ranges.rows(extent, first, min(first + step - 1, extent.rows))
            if first == 1:
                top = trimmed(cells[:_TOP_ROWS])
            if anchor is None and cells:
                anchor = _telling(cells)
            anchors += [None] * (first - 1 - len(anchors)) + [at(row, anchor or 0) for row in cells]
            blocks.append(_Block(first, zlib.compress(body, 1)))
        if len(blocks) > 1 and anchor is not None:
            self._compare(extent, top, anchor, anchors)
        return blocks

    def _compare(self, before: Extent, top: Cells, anchor: int, anchors: Sequence[Any]) -> None:
        """Look at the sheet once more, in one request, for rows that moved while it was read.

        Compared are the top rows and one column, that which tells rows apart best. Answers that came in below do not
        matter, nor does an answer edited in its place: it was read in its old or its new state.

        :raises Moved: rows were deleted, inserted or sorted, or columns moved.
        """
        now = self._ranges.extent()
        letter = column_letter(anchor)
        last = column_letter(now.columns - 1)
        ranges = (f"A1:{last}{min(_TOP_ROWS, now.rows)}", f"{letter}1:{letter}{now.rows}")
        found_top, found = self._ranges.several(ranges)
        column = [at(row, 0) for row in found[: len(anchors)]]
        column += [None] * (len(anchors) - len(column))
        if (before.sheet_id, before.columns) != (now.sheet_id, now.columns) or found_top != top or column != anchors:
            raise Moved

    @property
    def _ranges(self) -> SheetRanges:
        return SheetRanges(self.client, self.document, self.sheet)


def _telling(cells: Cells) -> int:
    """Return the column that tells rows apart best: that of time stamps, or of ids."""
    width = max(map(len, cells))
    return max(range(width), key=lambda place: len({at(row, place) for row in cells}))
