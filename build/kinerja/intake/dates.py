"""Time stamps as Google Sheets and Forms show them: the day, and the second of it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache

from kinerja.intake.serials import read_serial
from kinerja.intake.words import visible
from kinerja.package.period import Period

_TIME = (
    r"(?:[T,]?\s*(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?:[:.](?P<second>[0-9]{2})(?:[.,][0-9]+)?)?"
    r"(?:\s*(?P<half>[AaPp])\.?[Mm]\.?)?(?:\s*(?:Z|(?:GMT|UTC|WIB|WITA|WIT)?(?:[+-][0-9]{1,2}(?::?[0-9]{2})?)?))?)?"
)
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})(?P<mark>[-/])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})" + _TIME)
_YEAR_LAST = re.compile(r"(?P<one>[0-9]{1,2})(?P<mark>[-/.])(?P<two>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})" + _TIME)
_SPELLED = re.compile(
    r"(?:[A-Za-z']+,\s*)?(?P<day>[0-9]{1,2})[\s-]+(?P<month>[A-Za-z]{3,9})\.?[\s-]+(?P<year>[0-9]{4})" + _TIME
)
_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "jan januari january", "feb peb februari pebruari february", "mar maret march", "apr april", "mei may",
            "jun juni june", "jul juli july", "agu ags agt aug agustus august", "sep sept september",
            "okt oct oktober october", "nov nop november nopember", "des dec desember december",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
"""Indonesian and English months, written out or shortened → their number."""


class Order(Enum):
    """What one time stamp tells of the sheet's order of day and month."""

    DAY_FIRST = "hari-bulan"
    MONTH_FIRST = "bulan-hari"
    EITHER = "keduanya"
    SILENT = "tidak tampak"


def _clean(text: str) -> str:
    return visible(text if text.isascii() else unicodedata.normalize("NFKC", text))


@dataclass(frozen=True, slots=True)
class Moment:
    """A time stamp in the sheet's own time zone. ``second`` counts from midnight; a date without a time is midnight."""

    day: date
    second: int

    @property
    def seconds(self) -> int:
        """Seconds from a fixed day on, to tell how far two moments are apart."""
        return self.day.toordinal() * 86_400 + self.second

    def __str__(self) -> str:
        """Return it as an Indonesian sheet shows it (``19/01/2026 7:05:09``), however it was written."""
        minutes, seconds = divmod(self.second, 60)
        hours, minutes = divmod(minutes, 60)
        day = self.day
        return f"{day.day:02d}/{day.month:02d}/{day.year:04d} {hours}:{minutes:02d}:{seconds:02d}"


def _second(match: re.Match[str]) -> int | None:
    """Return the second of the day, or None where hour, minute or second is none."""
    hour, minute, second = (int(match[name] or 0) for name in ("hour", "minute", "second"))
    if hour > 23 or minute > 59 or second > 59:
        return None
    if match["half"] and hour <= 12:
        hour = hour % 12 + (12 if match["half"] in "Pp" else 0)
    return 3600 * hour + 60 * minute + second


@lru_cache(maxsize=4096)
def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def read_moment(text: str, *, month_first: bool = False) -> Moment | None:
    """Return the day and second of a time stamp, or None where it is not one.

    Read are ``2026-01-19 10:22:31`` (also with ``/`` or ``T``), ``19/01/2026 10:22:31`` (also with ``-`` or ``.``, and
    ``10.22.31`` of the Indonesian locale), ``19 Januari 2026 10:22:31`` (months in Indonesian or English), each with
    or without a time, AM/PM and zone, and the number that a sheet stores a date as (``46041.4323``). The zone is not
    converted.

    :param month_first: read ``1/19/2026`` (a sheet in the United States locale) and not ``19/1/2026``.
    """
    clean = _clean(text)
    serial = read_serial(clean)
    if serial is not None:
        return Moment(*serial)
    match = _YEAR_FIRST.fullmatch(clean)
    spelled = None if match is not None else _SPELLED.fullmatch(clean)
    if match is not None:
        day = _date(match["year"], match["month"], match["day"])
    elif spelled is not None:
        match = spelled
        day = _date(match["year"], str(_MONTHS.get(match["month"].casefold(), 0)), match["day"])
    else:
        match = _YEAR_LAST.fullmatch(clean)
        if match is None:
            return None
        month, first = (match["one"], match["two"]) if month_first else (match["two"], match["one"])
        day = _date(match["year"], month, first)
    second = _second(match)
    return None if day is None or second is None else Moment(day, second)


def read_date(text: str, *, month_first: bool = False) -> date | None:
    """Return the day of a time stamp, or None where it is not one; see ``read_moment``."""
    moment = read_moment(text, month_first=month_first)
    return None if moment is None else moment.day


def order_of(text: str) -> Order:
    """Tell whether a time stamp can be read day first, month first, either way or neither."""
    clean = _clean(text)
    if read_serial(clean) is not None or _YEAR_FIRST.fullmatch(clean) is not None or _SPELLED.fullmatch(clean):
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
