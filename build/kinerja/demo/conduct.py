"""Attendance and teamwork of one quarter, as plausible as the rating of behaviour that they stand beside."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from random import Random
from typing import Any

from kinerja.demo.catalogue import load
from kinerja.demo.chance import stream
from kinerja.demo.ratings import ABOVE, BELOW, MEETS
from kinerja.package.period import Period

ATTENDANCE, TEAMWORK = "kehadiran", "kerja_sama"

LATE: Mapping[str, float] = {ABOVE: 0.13, MEETS: 0.29, BELOW: 0.62}
"""Share of people who were late at least once, by the rating of behaviour."""

AWAY: Mapping[str, tuple[float, float]] = {ABOVE: (0.005, 0.0), MEETS: (0.022, 0.003), BELOW: (0.24, 0.08)}
"""Shares who were away without a valid reason at all, and for three days or more (of all people)."""

TEAM: Mapping[str, tuple[float, float]] = {ABOVE: (0.68, 0.99), MEETS: (0.11, 0.95), BELOW: (0.02, 0.48)}
"""Shares rated above expectations in teamwork, and at least as expected."""

FORGOTTEN = 0.02
"""Share of people whose rater left teamwork out."""


@cache
def working_days(period: Period) -> int:
    """Return a period's days from Monday to Friday, public holidays (one a month) aside."""
    days = (period.last - period.first).days + 1
    weekdays = sum((period.first + timedelta(days=day)).weekday() < 5 for day in range(days))
    return weekdays - (period.last.month - period.first.month + 1)


def unrecorded(seed: int, unit: str) -> frozenset[str]:
    """Return which of ``ATTENDANCE`` and ``TEAMWORK`` a unit does not record."""
    rng = stream(seed, "records", unit)
    told: Mapping[str, Mapping[str, Any]] = load("penilaian")["belum_dicatat"]
    return frozenset(
        name for name, where in told.items() if rng.random() < where["bagian"] or unit in where["unit"]
    )  # fmt: skip


def attendance(behaviour: str, working: int, rng: Random) -> dict[str, int]:
    """Return ``kehadiran``: leave and illness are neither presence nor absence without reason."""
    away, often = AWAY[behaviour]
    chance = rng.random()
    unexcused = 3 + int(rng.random() * 3) if chance < often else 1 + int(rng.random() * 2) if chance < away else 0
    excused = int(rng.random() ** 2 * 8)
    late = 1 + int(rng.random() ** 2 * 6) if rng.random() < LATE[behaviour] else 0
    present = working - unexcused - excused
    return {"hari_kerja": working, "hadir": present, "terlambat": late, "tanpa_keterangan": unexcused}


def teamwork(behaviour: str, rng: Random) -> str | None:
    """Return ``kerja_sama``; None where the rater left it out."""
    if rng.random() < FORGOTTEN:
        return None
    above, fair = TEAM[behaviour]
    chance = rng.random()
    return ABOVE if chance < above else MEETS if chance < fair else BELOW
