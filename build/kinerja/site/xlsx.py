"""Sheets of text and numbers as an XLSX file, written by XlsxWriter: same sheets, same bytes.

Nothing is ever a formula, a link or markup: text is text, whatever it begins with.
"""

from __future__ import annotations

import gc
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

import xlsxwriter

from kinerja.site.zips import bundle

_LONGEST_TEXT: Final = 32_767
_LONGEST_NAME: Final = 31
_DECIMALS: Final = 4
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_TOP: Final[dict[str, str | bool]] = {"valign": "top"}
_WRAPPED: Final[dict[str, str | bool]] = {**_TOP, "text_wrap": True}
_FORMATS: Final[dict[str | int, dict[str, str | bool]]] = {
    "heading": {**_WRAPPED, "bold": True},
    "wrapped": _WRAPPED,
    "quoted": {**_TOP, "quote_prefix": True},
    **{places: {**_TOP, "num_format": f"0.{'0' * places}".rstrip(".")} for places in range(_DECIMALS + 1)},
}
"""What cells look like; numbers by how many decimals they show. Other cells have no format, which is a sixth faster."""

Cell = str | int | Decimal | None


@dataclass(frozen=True)
class Sheet:
    """One sheet. The first row of a ``table`` is its heading: it stays in sight, and its columns can be filtered."""

    name: str
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[int]
    """Width of each column in characters; text that is longer goes on below in a sheet that is no table."""
    table: bool = True


def book(sheets: Sequence[Sheet], title: str, day: str) -> bytes:
    """The file's bytes; stored, not packed, so that every machine makes the same.

    :param day: what the file says it was made on, ``2026-03-31``.
    :raises TypeError: a number is no number (NaN) or infinite.
    """
    packed = io.BytesIO()
    with _uncollected(), xlsxwriter.Workbook(packed, _OPTIONS) as made:
        made.set_properties({"title": _printable(title), "created": datetime.fromisoformat(day)})
        formats = {kind: made.add_format(look) for kind, look in _FORMATS.items()}
        for name, sheet in zip(sheet_names(sheet.name for sheet in sheets), sheets, strict=True):
            _fill(made.add_worksheet(name), sheet, formats)
    with zipfile.ZipFile(packed) as archive:
        return bundle((path, archive.read(path)) for path in archive.namelist())


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without Python's garbage collector, which finds nothing in a million cells and takes a quarter of the time."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def sheet_names(names: Iterable[str]) -> list[str]:
    """``names`` as sheets may be called: short, in letters, digits, ``_``, ``-`` and spaces, each another."""
    found: dict[str, str] = {}
    for name in names:
        plain = re.sub(r"[^A-Za-z0-9_ -]", "-", name).strip() or "-"
        candidate, turn = plain[:_LONGEST_NAME], 1
        while candidate.casefold() in found:
            turn += 1
            candidate = f"{plain[: _LONGEST_NAME - len(str(turn)) - 1]}-{turn}"
        found[candidate.casefold()] = candidate
    return list(found.values())


def _fill(made: Any, sheet: Sheet, formats: Mapping[str | int, Any]) -> None:
    for place, width in enumerate(sheet.widths):
        made.set_column(place, place, width)
    for number, row in enumerate(sheet.rows):
        for place, value in enumerate(row):
            if value is None or value == "":
                continue
            look = formats.get(_kind(value, heading=number == 0, table=sheet.table))
            if not isinstance(value, str):
                made.write_number(number, place, value, look)
            elif value.startswith("<r>"):  # XlsxWriter would take it for markup of its own
                made.write_rich_string(number, place, "<", formats["quoted"], value[1:_LONGEST_TEXT], formats["quoted"])
            else:
                made.write_string(number, place, value, look)
    if sheet.table:
        made.freeze_panes(1, 0)
        if len(sheet.rows) > 1:
            made.autofilter(0, 0, len(sheet.rows) - 1, max(map(len, sheet.rows)) - 1)


def _kind(value: str | int | Decimal, *, heading: bool, table: bool) -> str | int:
    """The key of a cell's format; text that a spreadsheet would take for a formula on the next entry is quoted."""
    if isinstance(value, str):
        return "heading" if heading else "quoted" if value[0] in "=+-@" else "plain" if table else "wrapped"
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return min(max(-exponent, 0), _DECIMALS) if isinstance(exponent, int) else "plain"


def _printable(text: str) -> str:
    """``text`` without what XML cannot hold: XlsxWriter escapes that in cells, and not in properties."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", " ", text)
