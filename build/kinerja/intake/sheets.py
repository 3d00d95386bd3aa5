"""A sheet of the Google Sheets service as a source of rows: read in large ranges, in one state, or not at all."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from gspread.urls import SPREADSHEET_VALUES_BATCH_URL, SPREADSHEET_VALUES_URL
from gspread.utils import DateTimeOption, ValueRenderOption, absolute_range_name, quote

from kinerja.intake.credentials import account_of, nobody
from kinerja.intake.patience import GivenUpError, Pace, PassingError, Patience
from kinerja.intake.refusals import given_up, no_such_sheet, refused, unsteady
from kinerja.intake.sheets_client import (
    ENDPOINT,
    RefusedError,
    SheetsClient,
    SheetsHTTP,
    google_session,
    local_session,
    loopback,
)
from kinerja.intake.source import Row, text_of
from kinerja.intake.words import column_letter

_ROWS_AT_ONCE = 10_000
_CELLS_AT_ONCE = 500_000
"""A range is as long as these two allow: some megabytes of JSON."""
_TOP_ROWS = 20
"""Rows, the titles among them, that are compared whole to see that the sheet stayed as it was."""
_READINGS = 3
"""Times a sheet that changes while it is read is begun again."""
_RAW: dict[str, str] = {
    "valueRenderOption": ValueRenderOption.unformatted.value,
    "dateTimeRenderOption": DateTimeOption.serial_number.value,
    "prettyPrint": "false",
}
"""What cells hold and not what they show: formatted, ``5,10`` and ``5.10`` depend on who looks."""

Cells = list[list[Any]]


class Extent(NamedTuple):
    """How far a sheet reaches, as it was when it was asked."""

    sheet_id: int
    rows: int
    columns: int


class _ChangedError(Exception):
    """The sheet is not what it was when reading began."""


@dataclass(frozen=True)
class _Block:
    """One range as it came, packed: unpacked, 200,000 answers would fill the memory."""

    first: int
    packed: bytes

    def rows(self) -> Cells:
        return _values(zlib.decompress(self.packed))


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
        return f'lembar "{self.sheet}"'

    @property
    def account(self) -> str:
        """What to call whoever reads it."""
        return self._http.account.name

    def rows(self) -> Iterator[Row]:
        """Yield the sheet's rows, as raw values; see ``Source.rows``.

        Everything is read, packed, before the first row is given: a sheet that somebody sorts, deletes from or inserts
        into between two requests would otherwise give rows twice or never. Ranges that came in order are not asked for
        again when one after them fails; on disk nothing is kept of them, so a reading that was given up begins anew.
        """
        for block in self._steady():
            for number, cells in enumerate(block.rows(), start=block.first):
                yield Row(number, tuple([cell if type(cell) is str else text_of(cell) for cell in cells]))

    def top(self, rows: int) -> list[Row]:
        """Return the first rows alone, for a look at the titles.

        :raises KinerjaError: they cannot be read.
        """
        try:
            with self._said():
                extent = self._extent()
                found = self._range(extent, 1, min(rows, extent.rows), _values)
        except _ChangedError:
            raise unsteady(self.name, 1) from None
        return [Row(number, tuple(map(text_of, cells))) for number, cells in enumerate(found, start=1)]

    def _steady(self) -> list[_Block]:
        """Return the whole sheet in one state."""
        for _ in range(_READINGS):
            try:
                with self._said():
                    return self._read()
            except _ChangedError:
                continue
        raise unsteady(self.name, _READINGS)

    @contextmanager
    def _said(self) -> Iterator[None]:
        """Turn what the service refuses into a sentence."""
        try:
            yield
        except RefusedError as error:
            raise refused(self.name, self.document, self._http.account.name, error) from error
        except GivenUpError as error:
            raise given_up(self.name, error) from error

    def _extent(self) -> Extent:
        """Return how far the sheet reaches now, which is more than it holds."""
        sheets = _sheets(self._http.fetch_sheet_metadata(quote(self.document)))
        for properties in sheets:
            if properties["title"] == self.sheet and "gridProperties" in properties:
                grid = properties["gridProperties"]
                return Extent(properties["sheetId"], grid["rowCount"], grid["columnCount"])
        raise no_such_sheet(self.name, self.document, [str(properties["title"]) for properties in sheets])

    def _read(self) -> list[_Block]:
        extent = self._extent()
        step = max(1, min(self.rows_at_once, _CELLS_AT_ONCE // max(1, extent.columns)))
        blocks: list[_Block] = []
        top: Cells = []
        anchor: int | None = None
        anchors: list[Any] = []
        for first in range(1, extent.rows + 1, step):
            body, cells = self._range(extent, first, min(first + step - 1, extent.rows), _whole)
            if first == 1:
                top = _trimmed(cells[:_TOP_ROWS])
            if anchor is None and cells:
                anchor = _telling(cells)
            anchors += [None] * (first - 1 - len(anchors)) + [_at(row, anchor or 0) for row in cells]
            blocks.append(_Block(first, zlib.compress(body, 1)))
        if len(blocks) > 1 and anchor is not None:
            self._compare(extent, top, anchor, anchors)
        return blocks

    def _compare(self, before: Extent, top: Cells, anchor: int, anchors: Sequence[Any]) -> None:
        """Look at the sheet once more, in one request, for rows that moved while it was read.

        Compared are the top rows and one column, that which tells rows apart best. Answers that came in below do not
        matter, nor does an answer edited in its place: it was read in its old or its new state.

        :raises _ChangedError: rows were deleted, inserted or sorted, or columns moved.
        """
        now = self._extent()
        letter = column_letter(anchor)
        last = column_letter(now.columns - 1)
        ranges = [f"A1:{last}{min(_TOP_ROWS, now.rows)}", f"{letter}1:{letter}{now.rows}"]
        wanted = {**_RAW, "ranges": [absolute_range_name(self.sheet, cells) for cells in ranges]}
        address = SPREADSHEET_VALUES_BATCH_URL % quote(self.document)
        found_top, found = self._ask(address, wanted, _two_values)
        column = [_at(row, 0) for row in found[: len(anchors)]]
        column += [None] * (len(anchors) - len(column))
        if (before.sheet_id, before.columns) != (now.sheet_id, now.columns) or found_top != top or column != anchors:
            raise _ChangedError

    def _range(self, extent: Extent, first: int, last: int, read: Callable[[bytes], Any]) -> Any:
        cells = f"A{first}:{column_letter(extent.columns - 1)}{last}"
        address = SPREADSHEET_VALUES_URL % (quote(self.document), quote(absolute_range_name(self.sheet, cells)))
        return self._ask(address, _RAW, read)

    def _ask(self, address: str, wanted: Mapping[str, Any], read: Callable[[bytes], Any]) -> Any:
        """Ask for ranges that were there when the sheet's extent was asked for."""
        try:
            return self._http.fetch(address, wanted, read)
        except RefusedError as error:
            if error.status == 400 and error.reason == "INVALID_ARGUMENT":
                raise _ChangedError from error
            raise

    @property
    def _http(self) -> SheetsHTTP:
        return self.client.http


def _parsed(body: bytes) -> dict[str, Any]:
    value = json.loads(body)
    if not isinstance(value, dict):
        raise ValueError("not an object")
    return value


def _sheets(metadata: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the properties of a document's sheets."""
    try:
        return [{"title": "", **sheet["properties"]} for sheet in metadata["sheets"]]
    except (KeyError, TypeError) as error:
        raise GivenUpError(PassingError("menjawab dengan cara yang tidak dikenal", "its answer is unknown")) from error


def _grid(answer: object) -> Cells:
    """Return a range's rows: a range without a cell has no ``values``, or one empty row."""
    values = answer.get("values", []) if isinstance(answer, dict) and "range" in answer else None
    if not isinstance(values, list) or not all(isinstance(row, list) for row in values):
        raise ValueError("no range")
    return _trimmed(values)


def _trimmed(rows: Cells) -> Cells:
    """Return rows without the empty ones at their end."""
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _values(body: bytes) -> Cells:
    """Return the rows of one range; raise ValueError where the answer is no such thing."""
    return _grid(_parsed(body))


def _two_values(body: bytes) -> tuple[Cells, Cells]:
    """Return the rows of two ranges; raise ValueError where the answer is no such thing."""
    found = _parsed(body).get("valueRanges")
    if not isinstance(found, list) or len(found) != 2:
        raise ValueError("not two ranges")
    return _grid(found[0]), _grid(found[1])


def _whole(body: bytes) -> tuple[bytes, Cells]:
    """Return a range's answer as it came, and its rows; raise ValueError where it is no such thing."""
    return body, _values(body)


def _at(row: Sequence[Any], place: int) -> Any:
    """Return a cell; an empty one is None, whether it was sent or left out."""
    return (row[place] if place < len(row) else None) or None


def _telling(cells: Cells) -> int:
    """Return the column that tells rows apart best: that of time stamps, or of ids."""
    width = max(map(len, cells))
    return max(range(width), key=lambda place: len({_at(row, place) for row in cells}))
