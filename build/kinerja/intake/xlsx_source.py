"""A sheet in an Excel workbook, as Google Sheets and Excel export it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from xml.etree.ElementTree import ParseError

from kinerja.errors import KinerjaError, shown
from kinerja.intake.csv_source import read_export
from kinerja.intake.source import Row, Unreadable, text_of

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell, MergedCell

_LARGEST_WORKBOOK = 1 << 30
"""Bytes unpacked: 200,000 answers of 17 columns are a fifth of it. ``zipfile`` lets no member unpack to more than it
declares."""
_LARGEST_TEXTS = 1 << 28
"""Bytes of the table of texts, which is held in memory."""
_TEXTS = "xl/sharedStrings.xml"
_LAST_ROW = 1_048_576
"""The last row that a sheet of Excel can have."""
_TITLE_LENGTH = 31
"""Excel's limit: an export cuts a longer title."""
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
_UNREADABLE = (
    zipfile.BadZipFile,
    ParseError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    EOFError,
    NotImplementedError,
    OSError,
)
"""What openpyxl raises where a workbook is not what it says it is."""

_Cells = TypeVar("_Cells")


@dataclass(frozen=True)
class XlsxSource:
    """One sheet of a workbook. ``sheet`` is its title; a workbook of one sheet is read whatever its title."""

    path: Path
    sheet: str
    data: bytes | None = field(default=None, repr=False)
    """What is in the file, where it was read already."""
    as_shown: bool = False
    """Whether numbers are read as an Indonesian sheet shows them: a decimal comma, which no ``.`` for thousands is
    taken for, and percentages as such (0.2 as ``20%``)."""

    @property
    def name(self) -> str:
        """The file's path."""
        return str(shown(self.path))

    def rows(self) -> Iterator[Row]:
        """Yield the sheet's rows, row by row from the file; formulas give the result that was last seen.

        See ``Source.rows``. A merged cell's text is in its first cell. Hidden rows, columns and sheets are read too:
        hiding is for eyes.
        """
        import openpyxl

        data = read_export(self.path) if self.data is None else self.data
        self._refuse_bombs(data)
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            worksheet = book[self._title(book)]
            worksheet.reset_dimensions()  # some programs write a wrong extent, and cells outside it would be lost
            if self.as_shown:
                for number, shown_cells in self._numbered(worksheet.iter_rows()):
                    yield Row(number, tuple(map(_as_shown, shown_cells)))
                return
            for number, cells in self._numbered(worksheet.iter_rows(values_only=True)):
                yield Row(number, tuple(map(text_of, cells)))
        except _UNREADABLE as error:
            raise self._broken() from error

    def _numbered(self, rows: Iterable[_Cells]) -> Iterator[tuple[int, _Cells]]:
        """Number rows from 1; a row with a number that no sheet has would bring all the blank ones before it along."""
        for number, cells in enumerate(rows, start=1):
            if number > _LAST_ROW:
                raise self._broken()
            yield number, cells

    def titles(self) -> tuple[str, ...]:
        """Return the titles of the workbook's sheets, in their order."""
        import openpyxl

        data = read_export(self.path) if self.data is None else self.data
        self._refuse_bombs(data)
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            return tuple(sheet.title for sheet in book.worksheets)
        except _UNREADABLE as error:
            raise self._broken() from error

    def _title(self, book: Workbook) -> str:
        titles = [sheet.title for sheet in book.worksheets]
        asked = (self.sheet, _NOT_IN_TITLES.sub("", self.sheet)[:_TITLE_LENGTH])
        found = [title for title in titles if title in asked] or (titles if len(titles) == 1 else [])
        if not found:
            listed = ", ".join(f'"{title}"' for title in titles)
            raise KinerjaError(
                f'{self.name}: lembar "{self.sheet}" tidak ada; yang ada: {listed}. Samakan lembar.nama dengan nama '
                "lembar (no such sheet)"
            )
        return found[0]

    def _refuse_bombs(self, data: bytes) -> None:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                members = archive.infolist()
                sizes = {member.filename: member.file_size for member in members}
                starts = [archive.open(member).read(1024) for member in members if member.filename.endswith(".xml")]
        except _UNREADABLE as error:
            raise self._broken() from error
        except RuntimeError as error:  # zipfile's word for a member under a password
            raise self._protected() from error
        if sum(sizes.values()) > _LARGEST_WORKBOOK or sizes.get(_TEXTS, 0) > _LARGEST_TEXTS:
            raise Unreadable(
                f"{self.name}: isinya terlalu besar setelah dibuka; ekspor lembar jawabannya saja sebagai CSV "
                "(too large once unpacked: export the one sheet as CSV)"
            )
        if any(b"<!DOCTYPE" in start.upper() for start in starts):
            raise self._broken()

    def _broken(self) -> Unreadable:
        return Unreadable(
            f"{self.name}: buku kerja Excel ini tidak utuh atau bukan .xlsx; buka lalu simpan ulang, atau ekspor "
            "lembarnya sebagai CSV (not a whole .xlsx workbook: save it again, or export it as CSV)"
        )

    def _protected(self) -> Unreadable:
        return Unreadable(f"{self.name}: {PROTECTED}")


def _as_shown(cell: Cell | MergedCell) -> str:
    """Return a cell's text, of a number as people see it: 0.2 may mean 20 or 0.2, 1.203 a thousand or little more."""
    value = cell.value
    if not isinstance(value, int | float) or isinstance(value, bool):
        return text_of(value)
    if "%" in str(cell.number_format):
        return text_of(round(100 * value, 10)).replace(".", ",") + "%"
    return text_of(value).replace(".", ",")


PROTECTED = "berkas ini berkata sandi; simpan salinan tanpa kata sandi (protected by a password: save a copy without)"
