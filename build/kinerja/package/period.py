"""Periods as they stand in paths and records: ``2026``, ``2026-T1`` or ``2026-03``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_PATTERN = re.compile(r"(?P<year>[0-9]{4})(?:-T(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2]))?\Z")


@dataclass(frozen=True, order=True)
class Period:
    """A year, a quarter (``quarter`` 1-4) or a month (``month`` 1-12); sorts by its first day, the shorter first."""

    first: date
    last: date
    code: str

    @classmethod
    @lru_cache(maxsize=1000)  # a check asks once an entry, of the same few
    def parse(cls, code: str) -> Period:
        """Read a period code.

        :raises ValueError: ``code`` is not ``YYYY``, ``YYYY-Tn`` or ``YYYY-MM``.
        """
        match = _PATTERN.match(code)
        if match is None or match["year"] == "0000":
            raise ValueError(f"bukan periode: {code!r} (contoh: 2026, 2026-T1, 2026-03)")
        year = int(match["year"])
        if match["quarter"]:
            start, months = 3 * int(match["quarter"]) - 2, 3
        elif match["month"]:
            start, months = int(match["month"]), 1
        else:
            start, months = 1, 12
        after = start + months
        last = date(year + (after - 1) // 12, (after - 1) % 12 + 1, 1) - timedelta(days=1) if year < 9999 else date.max
        return cls(date(year, start, 1), last, code)

    @property
    def year(self) -> int:
        """The calendar year."""
        return self.first.year

    @property
    def quarter(self) -> int | None:
        """1-4 for a quarter, else None."""
        return int(self.code[-1]) if "-T" in self.code else None

    @property
    def kind(self) -> str:
        """``year``, ``quarter`` or ``month``: only periods of one kind are compared with one another."""
        return "quarter" if self.quarter else "year" if len(self.code) == 4 else "month"

    def neighbour(self, steps: int) -> Period:
        """Return the period of the same length so many steps later (earlier where negative).

        >>> str(Period.parse("2026-T1").neighbour(-1)), str(Period.parse("2026-12").neighbour(1))
        ('2025-T4', '2027-01')

        :raises ValueError: that is before the year 1 or after 9999.
        """
        months = {"year": 12, "quarter": 3, "month": 1}[self.kind]
        year, month = divmod(12 * self.first.year + self.first.month - 1 + steps * months, 12)
        within = {1: f"-{month + 1:02}", 3: f"-T{month // 3 + 1}", 12: ""}[months]
        return Period.parse(f"{year:04}{within}")

    def __str__(self) -> str:
        return self.code
