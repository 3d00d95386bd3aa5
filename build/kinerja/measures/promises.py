"""Promises (tindak lanjut): what will be improved, by whom and when; what became of it; and the evidence of it.

PermenPANRB 14/2017 asks for a published follow-up plan; the evidence sheet's list is
``schemas/aturan/bukti-evaluasi.json``. No person is in any of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from kinerja.content.followup_records import Channel, Promise, SurveyHeld
from kinerja.content.records import Content
from kinerja.content.regulation_files import code_list
from kinerja.measures.fairness import Share
from kinerja.package.period import Period

DONE, DONE_LATE, OPEN, OVERDUE = "selesai", "selesai_terlambat", "berjalan", "terlambat"


@dataclass(frozen=True)
class Kept:
    """A promise and where it stands: ``selesai``, ``selesai_terlambat``, ``berjalan`` or ``terlambat``."""

    promise: Promise
    standing: str


def day_of(content: Content, period: Period) -> date:
    """Return the day that a period's promises are looked at: its release day in the calendar, or its last day."""
    return content.portal.releases.get(period.code, period.last)


def standings(promises: Iterable[Promise], on: date) -> tuple[Kept, ...]:
    """Return the promises known on a day and where they stand then, by due day, unit and id.

    One made later is not known yet (one without its day is); one done later is still open. Open is ``terlambat`` once
    the due day has passed, or where HR says so; done after it is ``selesai_terlambat``; done on an unknown day is
    ``selesai``.
    """
    known = (promise for promise in promises if promise.made is None or promise.made <= on)
    kept = (Kept(promise, _standing(promise, on)) for promise in known)
    return tuple(sorted(kept, key=lambda k: (k.promise.due, k.promise.unit, k.promise.id)))


def _standing(promise: Promise, on: date) -> str:
    if promise.status == "selesai" and (promise.done is None or promise.done <= on):
        return DONE_LATE if promise.done is not None and promise.done > promise.due else DONE
    return OVERDUE if promise.due < on or promise.status == "terlambat" else OPEN


def done_within(promises: Iterable[Promise], months: int, on: date) -> Share:
    """Return how many promises were done within so many months of being made, of those made so long ago or longer.

    A promise without the day it was made is in neither number; one done on an unknown day is not done within.
    """
    due = [(promise, after(promise.made, months)) for promise in promises if promise.made is not None]
    asked = [(promise, limit) for promise, limit in due if limit <= on]
    return Share(sum(promise.done is not None and promise.done <= limit for promise, limit in asked), len(asked))


def after(day: date, months: int) -> date:
    """Return the same day so many months later, or that month's last day where it has no such day."""
    month = day.month - 1 + months
    first = date(day.year + month // 12, month % 12 + 1, 1)
    last = date(first.year + first.month // 12, first.month % 12 + 1, 1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


@dataclass(frozen=True)
class Evidence:
    """The evidence sheet of a period. ``entries`` are (code, Indonesian, English) of the cited list, unchecked."""

    entries: tuple[tuple[str, str, str], ...]
    surveys: tuple[SurveyHeld, ...]
    channels: tuple[Channel, ...]
    promises: tuple[Kept, ...]
    done: Share
    within_three_months: Share
    within_six_months: Share


def evidence(content: Content, period: Period, agency: Path | None = None) -> Evidence:
    """Return what the national evaluation of public services asks about surveys, as far as it is recorded.

    ``done`` is of promises known on the day of the release; nothing recorded is an empty list, never a zero.
    """
    on = day_of(content, period)
    kept = standings(content.promises, on)
    return Evidence(
        tuple((entry.code, entry.name, entry.name_en) for entry in code_list("bukti-evaluasi", agency)),
        tuple(held for held in content.surveys_held if held.period == period),
        content.portal.channels,
        kept,
        Share(sum(k.standing in (DONE, DONE_LATE) for k in kept), len(kept)),
        done_within(content.promises, 3, on),
        done_within(content.promises, 6, on),
    )
