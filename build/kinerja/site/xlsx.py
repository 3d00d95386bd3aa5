"""Sheets of text and numbers as an XLSX file (Office Open XML, ECMA-376), written row by row: same sheets, same bytes.

Not by openpyxl, which takes fourteen times as long and writes today's date (docs/decisions/building-fast.md). Nothing
is ever a formula: text is text, whatever character it begins with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Final

from kinerja.site.zips import bundle

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS: Final = {"workbook": "sheet.main", "sheet": "worksheet"}
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LONGEST_TEXT: Final = 32_767
_LONGEST_NAME: Final = 31
_PLAIN, _HEADING, _WRAPPED, _QUOTED, _WHOLE = range(5)
"""Styles by their place in ``_STYLES``; ``_WHOLE + n`` is a number with n decimals."""
_DECIMALS: Final = 4
_ODD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
"""What XML cannot hold, and what a reader would take for an escaped character (ECMA-376 part 1, 22.9.2.19)."""

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
    """
    strings: dict[str, int] = {}
    names = sheet_names([sheet.name for sheet in sheets])
    numbers = range(1, len(sheets) + 1)
    files = {f"xl/worksheets/sheet{n}.xml": _sheet(sheet, strings) for n, sheet in zip(numbers, sheets, strict=True)}
    shown = "".join(f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(names, 1))
    parts = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    parts += [("rIdStyles", "styles", "styles.xml"), ("rIdStrings", "sharedStrings", "sharedStrings.xml")]
    files |= {
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
            f"<sheets>{shown}</sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": _relations((name, f"{_OFFICE}/{kind}", path) for name, kind, path in parts),
        "xl/styles.xml": _STYLES,
        "xl/sharedStrings.xml": _strings(strings),
        "docProps/core.xml": (
            f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{_text(title)}</dc:title>'
            f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created>'
            f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:modified></cp:coreProperties>'
        ),
        "_rels/.rels": _relations(
            [
                ("rId1", f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
                ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ]
        ),
    }
    types = "".join(
        f'<Override PartName="/{path}" ContentType="{_type(path)}"/>' for path in files if "_rels" not in path
    )
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>'
    )
    files = {"[Content_Types].xml": types, **files}
    return bundle((path, (_XML + text).encode()) for path, text in files.items())


def sheet_names(names: Iterable[str]) -> list[str]:
    """``names`` as sheets may be called: short, without some characters, each another."""
    found: dict[str, str] = {}
    for name in names:
        plain = re.sub(r"[\[\]:*?/\\]", "-", name).strip("' ") or "-"
        candidate, turn = plain[:_LONGEST_NAME], 1
        while candidate.casefold() in found:
            turn += 1
            candidate = f"{plain[: _LONGEST_NAME - len(str(turn)) - 1]}-{turn}"
        found[candidate.casefold()] = candidate
    return list(found.values())


def _sheet(sheet: Sheet, strings: dict[str, int]) -> str:
    letters = [column(place) for place in range(max(map(len, sheet.rows), default=1))]
    rows = []
    for number, row in enumerate(sheet.rows, 1):
        cells = []
        for letter, value in zip(letters, row, strict=False):
            if value is None or value == "":
                continue
            if isinstance(value, str):
                style = _QUOTED if value[0] in "=+-@" else _PLAIN if sheet.table else _WRAPPED
                style = _HEADING if number == 1 else style
                place = strings.setdefault(value, len(strings))
                cells.append(f'<c r="{letter}{number}" s="{style}" t="s"><v>{place}</v></c>')
            else:
                cells.append(f'<c r="{letter}{number}" s="{_number_style(value)}"><v>{value}</v></c>')
        rows.append(f'<row r="{number}">{"".join(cells)}</row>')
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(sheet.widths, 1)
    )
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' if sheet.table else ""
    filters = f'<autoFilter ref="A1:{letters[-1]}{len(rows)}"/>' if sheet.table and len(rows) > 1 else ""
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData>{''.join(rows)}</sheetData>{filters}</worksheet>"
    )


def column(place: int) -> str:
    """``A`` for 0, ``Z`` for 25, ``AA`` for 26."""
    above, rest = divmod(place, 26)
    return (column(above - 1) if above else "") + chr(ord("A") + rest)


def _number_style(value: int | Decimal) -> int:
    if isinstance(value, int):
        return _WHOLE
    exponent = value.as_tuple().exponent
    return _WHOLE + min(max(-exponent, 0), _DECIMALS) if isinstance(exponent, int) else _PLAIN


def _text(value: str) -> str:
    return _ODD.sub(lambda found: f"_x{ord(found[0]):04X}_", escape(value[:_LONGEST_TEXT], quote=False))


def _strings(strings: dict[str, int]) -> str:
    items = "".join(f'<si><t xml:space="preserve">{_text(text)}</t></si>' for text in strings)
    return f'<sst xmlns="{_MAIN}" uniqueCount="{len(strings)}">{items}</sst>'


def _relations(parts: Iterable[tuple[str, str, str]]) -> str:
    listed = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in parts)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _type(path: str) -> str:
    if path.startswith("docProps/"):
        return "application/vnd.openxmlformats-package.core-properties+xml"
    name = path.removesuffix(".xml").rsplit("/", 1)[-1].rstrip("0123456789")
    return f"{_TYPES}.{_PARTS.get(name, name)}+xml"


def _styles() -> str:
    formats = "".join(
        f'<numFmt numFmtId="{164 + n}" formatCode="0{"." if n else ""}{"0" * n}"/>' for n in range(_DECIMALS + 1)
    )
    top = '<alignment vertical="top"/>'
    wrapped = '<alignment vertical="top" wrapText="1"/>'
    kinds = [
        f'<xf xfId="0">{top}</xf>',
        f'<xf xfId="0" fontId="1" applyFont="1">{wrapped}</xf>',
        f'<xf xfId="0" applyAlignment="1">{wrapped}</xf>',
        f'<xf xfId="0" quotePrefix="1">{top}</xf>',
        *(f'<xf xfId="0" numFmtId="{164 + n}" applyNumberFormat="1">{top}</xf>' for n in range(_DECIMALS + 1)),
    ]
    font = '<sz val="11"/><name val="Calibri"/>'
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="{_DECIMALS + 1}">{formats}</numFmts>'
        f'<fonts count="2"><font>{font}</font><font><b/>{font}</font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
        f'<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="{len(kinds)}">{"".join(kinds)}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


_STYLES: Final = _styles()
