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
from kinerja.content.regulation_files import cited, code_list, read
from kinerja.package.chance import Share
from kinerja.package.period import Period

LIST = "bukti-evaluasi"
"""The evidence sheet's list, a table of ``schemas/aturan/``."""

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

    Days alone decide. A promise is known from the day it was made, and where that is not recorded from the first day
    that is: it was done, or was due. It is done from ``diselesaikan`` on (late where that is after the due day), and
    ``terlambat`` where the due day has passed without. ``status`` has no day, so a word that HR changes later would
    change what is said of days long past, and of releases long published: it decides nothing, and a rule asks HR for
    the day (``janji-tanpa-hari``).
    """
    kept = (Kept(promise, _standing(promise, on)) for promise in promises if _known_from(promise) <= on)
    return tuple(sorted(kept, key=lambda k: (k.promise.due, k.promise.unit, k.promise.id)))


def _known_from(promise: Promise) -> date:
    if promise.made is not None:
        return promise.made
    return promise.due if promise.done is None else min(promise.due, promise.done)


def _standing(promise: Promise, on: date) -> str:
    if promise.done is not None and promise.done <= on:
        return DONE_LATE if promise.done > promise.due else DONE
    return OVERDUE if promise.due < on else OPEN


def done_within(promises: Iterable[Promise], months: int, on: date) -> Share:
    """Return how many promises were done within so many months of being made, of those made so long ago or longer.

    A promise without the day it was made is in neither number; one without the day it was done is not done within.
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
    """The evidence sheet of a period. ``entries`` are (code, Indonesian, English) of the cited list.

    ``source`` says by which regulation, ``unchecked`` what of the list nobody has held against the original yet (empty
    where somebody has).
    """

    entries: tuple[tuple[str, str, str], ...]
    source: str
    unchecked: str
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
        tuple((entry.code, entry.name, entry.name_en) for entry in code_list(LIST, agency)),
        cited(LIST, agency),
        str(read(LIST, agency).get("catatan", "")),
        tuple(held for held in content.surveys_held if held.period == period),
        content.portal.channels,
        kept,
        Share(sum(k.standing in (DONE, DONE_LATE) for k in kept), len(kept)),
        done_within(content.promises, 3, on),
        done_within(content.promises, 6, on),
    )
