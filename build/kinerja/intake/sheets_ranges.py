"""One sheet of the Google Sheets service: how far it reaches, and what stands in some of its ranges, raw."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from gspread.urls import SPREADSHEET_VALUES_BATCH_URL, SPREADSHEET_VALUES_URL
from gspread.utils import DateTimeOption, ValueRenderOption, absolute_range_name, quote

from kinerja.intake.patience import GivenUpError, PassingError
from kinerja.intake.refusals import given_up, no_such_sheet, refused
from kinerja.intake.sheets_client import RefusedError, SheetsClient, SheetsHTTP
from kinerja.intake.source import Moved
from kinerja.intake.words import column_letter

_RAW: dict[str, str] = {
    "valueRenderOption": ValueRenderOption.unformatted.value,
    "dateTimeRenderOption": DateTimeOption.serial_number.value,
    "prettyPrint": "false",
}
"""What cells hold and not what they show: formatted, ``5,10`` and ``5.10`` depend on who looks."""

T = TypeVar("T")
Cells = list[list[Any]]


class Extent(NamedTuple):
    """How far a sheet reaches, as it was when it was asked."""

    sheet_id: int
    rows: int
    columns: int


@dataclass(frozen=True)
class SheetRanges:
    """A sheet to be asked for ranges. ``document`` is the spreadsheet's id, ``sheet`` the sheet's title.

    Whatever asks raises Moved where a range is not there that was there when the sheet's extent was asked for.
    """

    client: SheetsClient
    document: str
    sheet: str

    @property
    def name(self) -> str:
        """The sheet's title."""
        return f'lembar "{self.sheet}"'

    @property
    def account(self) -> str:
        """What to call whoever reads it."""
        return self._http.account.name

    @contextmanager
    def said(self) -> Iterator[None]:
        """Turn what the service refuses into a sentence."""
        try:
            yield
        except RefusedError as error:
            raise refused(self.name, self.document, self.account, error) from error
        except GivenUpError as error:
            raise given_up(self.name, error) from error

    def extent(self) -> Extent:
        """Return how far the sheet reaches now, which is more than it holds."""
        sheets = _sheets(self._http.fetch_sheet_metadata(quote(self.document)))
        for properties in sheets:
            if properties["title"] == self.sheet and "gridProperties" in properties:
                grid = properties["gridProperties"]
                return Extent(properties["sheetId"], grid["rowCount"], grid["columnCount"])
        raise no_such_sheet(self.name, self.document, [str(properties["title"]) for properties in sheets])

    def rows(self, extent: Extent, first: int, last: int) -> tuple[bytes, Cells]:
        """Return some rows as they came, and as cells; empty ones at the end are left out."""
        cells = f"A{first}:{column_letter(extent.columns - 1)}{last}"
        address = SPREADSHEET_VALUES_URL % (quote(self.document), quote(absolute_range_name(self.sheet, cells)))
        return self._ask(address, _RAW, lambda body: (body, values(body)))

    def several(self, ranges: Sequence[str]) -> list[Cells]:
        """Return some ranges as cells, all of one state."""
        wanted = {**_RAW, "ranges": [absolute_range_name(self.sheet, cells) for cells in ranges]}
        address = SPREADSHEET_VALUES_BATCH_URL % quote(self.document)
        return self._ask(address, wanted, lambda body: _values_of(body, len(ranges)))

    def _ask(self, address: str, wanted: Mapping[str, Any], read: Callable[[bytes], T]) -> T:
        try:
            return self._http.fetch(address, wanted, read)
        except RefusedError as error:
            if error.status == 400 and error.reason == "INVALID_ARGUMENT":
                raise Moved from error
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
    return trimmed(values)


def trimmed(rows: Cells) -> Cells:
    """Return rows without the empty ones at their end."""
    while rows and not rows[-1]:
        rows.pop()
    return rows


def values(body: bytes) -> Cells:
    """Return the rows of one range; raise ValueError where the answer is no such thing."""
    return _grid(_parsed(body))


def _values_of(body: bytes, count: int) -> list[Cells]:
    """Return the rows of several ranges; raise ValueError where the answer is no such thing."""
    found = _parsed(body).get("valueRanges")
    if not isinstance(found, list) or len(found) != count:
        raise ValueError("other ranges")
    return [_grid(one) for one in found]


def at(row: Sequence[Any], place: int) -> Any:
    """Return a cell; an empty one is None, whether it was sent or left out."""
    return (row[place] if place < len(row) else None) or None
