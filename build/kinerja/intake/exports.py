"""Open an export by what is in the file, whatever its name says."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from kinerja.errors import KinerjaError, shown
from kinerja.intake.csv_source import CsvSource, read_export
from kinerja.intake.source import Source
from kinerja.intake.xlsx_source import PROTECTED, XlsxSource

_ZIP = b"PK"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The older container: an .xls, or an .xlsx that is encrypted."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD = "ini buku kerja Excel lama (.xls); simpan sebagai .xlsx atau CSV UTF-8 (an old .xls: save it as .xlsx)"


def open_export(path: Path, sheet: str) -> Source:
    """Return the source for an export: CSV, or one sheet of an Excel workbook.

    :param sheet: the sheet's title, as in the mapping; a CSV has none.
    :raises KinerjaError: the file cannot be read, or is of a kind that is not read.
    """
    data = read_export(path)
    if data.startswith(_COMPOUND):
        raise KinerjaError(f"{shown(path)}: {PROTECTED if _ENCRYPTED in data else _OLD}")
    if not data.startswith(_ZIP):
        return CsvSource(path, data)
    if not _is_workbook(data):
        raise KinerjaError(
            f"{shown(path)}: bukan buku kerja Excel; ekspor lembarnya sebagai .xlsx atau CSV "
            "(not an Excel workbook: export the sheet as .xlsx or CSV)"
        )
    return XlsxSource(path, sheet, data)


def _is_workbook(data: bytes) -> bool:
    """Whether a zip file holds a workbook; one that is cut off may be."""
    try:
        return "xl/workbook.xml" in zipfile.ZipFile(io.BytesIO(data)).namelist()
    except zipfile.BadZipFile:
        return True
