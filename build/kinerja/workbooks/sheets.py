"""Open a spreadsheet and choose its sheet; find the period that the rows above its titles speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from kinerja.content.hints import period_meant
from kinerja.errors import KinerjaError, shown
from kinerja.intake.exports import open_export
from kinerja.intake.source import Row, Source
from kinerja.intake.words import header_words
from kinerja.intake.xlsx_source import XlsxSource
from kinerja.workbooks.mapping import Wording
from kinerja.workbooks.table import has_titles

_QUARTER: Final = re.compile(r"\b(?:triwulan|tw|kuartal) (?:ke )?(iv|i{1,3}|[1-4])\b(?:.*?)\b(20[0-9]{2})\b")
_MONTH: Final = re.compile(r"\bbulan ([a-z]+) (20[0-9]{2})\b")
_YEAR: Final = re.compile(r"\b(?:tahun|periode|skp|kinerja) (20[0-9]{2})\b")


def open_sheet(path: Path, wording: Wording, asked: str | None) -> tuple[Source, bool]:
    """Return the sheet to read, and whether the workbook has others, so that its title is worth keeping.

    :param asked: the title that was asked for; without it the one of the mapping, else the only one that fits.
    :raises KinerjaError: the file cannot be read, there is no such sheet, or several fit.
    """
    source = open_export(path, asked or "")
    if not isinstance(source, XlsxSource):
        if asked:
            raise KinerjaError(f"{shown(path)}: berkas CSV tidak punya lembar; hapus --lembar (a CSV has no sheets)")
        return source, False
    titles = source.titles()
    if asked is not None and asked not in titles:
        raise KinerjaError(
            f"{shown(path)}: tidak ada lembar bernama itu di antara {len(titles)} lembarnya; periksa ejaan --lembar "
            "(no sheet of that title)"
        )
    chosen = asked or (wording.sheet if wording.sheet in titles else None)
    if chosen is None:
        fits = _fitting(source, titles, wording) if len(titles) > 1 else list(titles)
        if len(fits) > 1:
            # Titles may be people's names, so messages say which one by its number.
            numbers = ", ".join(f"ke-{titles.index(title) + 1}" for title in fits)
            raise KinerjaError(
                f"{shown(path)}: {len(fits)} lembar cocok ({numbers}); sebut salah satu dengan --lembar NAMA "
                "(several sheets fit: name one)"
            )
        chosen = (fits or list(titles))[0]
    return replace(source, sheet=chosen, as_shown=True), len(titles) > 1


def _fitting(source: XlsxSource, titles: Sequence[str], wording: Wording) -> list[str]:
    return [
        title
        for title in titles
        if has_titles(replace(source, sheet=title, as_shown=True), wording.kind, wording.titles)
    ]


def period_above(rows: Sequence[Row], *, year_alone: bool) -> str | None:
    """Return the one period that the rows above the titles name, or None where they name none or several.

    :param year_alone: only the year is asked for.
    """
    found = set(_years(rows) if year_alone else _periods(rows))
    if not found and not year_alone:
        found = set(_years(rows))
    return found.pop() if len(found) == 1 else None


def _periods(rows: Sequence[Row]) -> Iterator[str]:
    for words in _texts(rows):
        for pattern, form in ((_QUARTER, "tw {} {}"), (_MONTH, "{} {}")):
            for match in pattern.finditer(words):
                meant = period_meant(form.format(match[1], match[2]))
                if meant:
                    yield meant


def _years(rows: Sequence[Row]) -> Iterator[str]:
    for words in _texts(rows):
        yield from _YEAR.findall(words)


def _texts(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        yield header_words(" ".join(row.cells))
