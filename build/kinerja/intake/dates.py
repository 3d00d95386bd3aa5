"""Time stamps as Google Sheets and Forms show them, read to the day."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from enum import Enum
from functools import lru_cache

from kinerja.intake.words import visible
from kinerja.package.period import Period

_TIME = (
    r"(?:[T,]?\s*(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?:[:.](?P<second>[0-9]{2})(?:[.,][0-9]+)?)?"
    r"(?:\s*[AaPp]\.?[Mm]\.?)?(?:\s*(?:Z|(?:GMT|UTC|WIB|WITA|WIT)?(?:[+-][0-9]{1,2}(?::?[0-9]{2})?)?))?)?"
)
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})(?P<mark>[-/])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})" + _TIME)
_YEAR_LAST = re.compile(r"(?P<one>[0-9]{1,2})(?P<mark>[-/.])(?P<two>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})" + _TIME)


class Order(Enum):
    """What one time stamp tells of the sheet's order of day and month."""

    DAY_FIRST = "hari-bulan"
    MONTH_FIRST = "bulan-hari"
    EITHER = "keduanya"
    SILENT = "tidak tampak"


def _clean(text: str) -> str:
    return visible(text if text.isascii() else unicodedata.normalize("NFKC", text))


def _is_time(match: re.Match[str]) -> bool:
    hour, minute, second = match.group("hour", "minute", "second")
    return int(hour or 0) <= 23 and int(minute or 0) <= 59 and int(second or 0) <= 59


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def read_date(text: str, *, month_first: bool = False) -> date | None:
    """Return the day of a time stamp, or None where it is not one.

    Read are ``2026-01-19 10:22:31`` (also with ``/`` or ``T``), ``19/01/2026 10:22:31`` (also with ``-`` or ``.``, and
    ``10.22.31`` of the Indonesian locale), each with or without a time, AM/PM and zone.

    :param month_first: read ``1/19/2026`` (a sheet in the United States locale) and not ``19/1/2026``.
    """
    clean = _clean(text)
    match = _YEAR_FIRST.fullmatch(clean)
    if match is not None:
        return _date(match["year"], match["month"], match["day"]) if _is_time(match) else None
    match = _YEAR_LAST.fullmatch(clean)
    if match is None or not _is_time(match):
        return None
    month, day = (match["one"], match["two"]) if month_first else (match["two"], match["one"])
    return _date(match["year"], month, day)


def order_of(text: str) -> Order:
    """Tell whether a time stamp can be read day first, month first, either way or neither."""
    if _YEAR_FIRST.fullmatch(_clean(text)) is not None:
        return Order.SILENT
    day_first, month_first = read_date(text), read_date(text, month_first=True)
    if day_first is not None and month_first is not None:
        return Order.SILENT if day_first == month_first else Order.EITHER
    if day_first is not None:
        return Order.DAY_FIRST
    return Order.MONTH_FIRST if month_first is not None else Order.SILENT


@lru_cache(maxsize=4096)
def period_of(day: date, rule: str) -> Period:
    """Return the period a day belongs to; ``rule`` is ``triwulan`` (quarter), ``bulan`` (month) or ``tahun`` (year)."""
    code = {
        "triwulan": f"{day.year:04d}-T{(day.month + 2) // 3}",
        "bulan": f"{day.year:04d}-{day.month:02d}",
        "tahun": f"{day.year:04d}",
    }[rule]
    return Period.parse(code)
