"""Dates as the number of days that a sheet stores them as."""

from __future__ import annotations

import re
from datetime import date, timedelta

_DAY_ZERO = date(1899, 12, 30)
"""Of Google Sheets (``DateTimeRenderOption.SERIAL_NUMBER``) and of Excel after February 1900."""
_SERIAL = re.compile(r"(?P<days>[0-9]{5})(?:[.,](?P<part>[0-9]{1,20}))?")
_FIRST, _LAST = 25_569, 73_050
"""1970 to 2099: any other number in a column of dates is a typing error, or a year."""
_DAY = 86_400_000
"""Milliseconds: Forms stores a time stamp with them, and sheets show it without."""


def read_serial(text: str) -> tuple[date, int] | None:
    """Return the day, and the second of it, of a date stored as a number, or None where the text is not one.

    The number is in the sheet's own time zone, as are the times that the sheet shows. Milliseconds are cut off, as
    sheets do when they show the time.
    """
    match = _SERIAL.fullmatch(text) if text[:5].isdigit() else None
    if match is None or not _FIRST <= int(match["days"]) <= _LAST:
        return None
    milliseconds = round(float(f"0.{match['part'] or 0}") * _DAY)
    days, rest = divmod(int(match["days"]) * _DAY + milliseconds, _DAY)
    return _DAY_ZERO + timedelta(days=days), rest // 1000
