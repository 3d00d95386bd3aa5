"""Promises by hand: where each stands on a release's day, what was kept within 3 and 6 months, and the evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kinerja.content.followup_records import Channel, Promise
from kinerja.content.records import Portal
from kinerja.measures import promises
from kinerja.measures.fairness import Share
from tests.spec.small_agency import T1, agency

LOKET = Promise(
    "loket", "a", None, "Loket kedua.", "A second desk.", date(2026, 1, 20), date(2026, 6, 30), "berjalan", None, ""
)
DAY = date(2026, 7, 20)


def done(day: date | None) -> Promise:
    return replace(LOKET, status="selesai", done=day)


@pytest.mark.parametrize(
    ("promise", "on", "standing"),
    [
        (LOKET, date(2026, 6, 30), "berjalan"),
        (LOKET, date(2026, 7, 1), "terlambat"),
        (replace(LOKET, status="terlambat"), date(2026, 5, 1), "terlambat"),  # HR says so before it is due
        (done(date(2026, 6, 30)), DAY, "selesai"),
        (done(date(2026, 7, 1)), DAY, "selesai_terlambat"),
        (done(date(2026, 6, 1)), date(2026, 5, 1), "berjalan"),  # an older release does not know yet
        (done(date(2026, 7, 30)), DAY, "terlambat"),
        (done(None), DAY, "selesai"),
    ],
)
def test_a_promise_stands_where_it_stood_on_the_day(promise: Promise, on: date, standing: str) -> None:
    assert [kept.standing for kept in promises.standings((promise,), on)] == [standing]


def test_a_promise_made_later_is_not_known_yet_and_the_first_due_stands_first() -> None:
    early = replace(LOKET, id="tera", due=date(2026, 3, 1))
    later = replace(LOKET, id="nanti", made=date(2026, 7, 21))
    unknown = replace(LOKET, id="dulu", made=None)
    assert [k.promise.id for k in promises.standings((later, LOKET, unknown, early), DAY)] == ["tera", "dulu", "loket"]


def test_promises_kept_within_months_are_of_those_made_that_long_ago() -> None:
    made = (
        done(date(2026, 4, 20)),  # on the last day of three months
        done(date(2026, 4, 21)),
        LOKET,
        replace(LOKET, made=date(2026, 5, 1)),  # not three months ago
        replace(done(date(2026, 2, 1)), made=None),
        done(None),
    )
    assert promises.done_within(made, 3, DAY) == Share(1, 4)
    assert promises.done_within(made, 6, DAY) == Share(2, 4)
    assert promises.done_within(made, 6, date(2026, 7, 19)) == Share(0, 0)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 20), 3, date(2026, 4, 20)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
    ],
)
def test_months_later_is_the_same_day_or_the_months_last(day: date, months: int, later: date) -> None:
    assert promises.after(day, months) == later


def test_the_evidence_sheet_says_what_is_recorded_on_the_release_day() -> None:
    channel = Channel("Papan pengumuman", "Notice board", "")
    portal = Portal("Kota Uji", "", "", "", True, 5, 10, 10, {"2026-T1": date(2026, 4, 20)}, channels=(channel,))
    content = agency(portal=portal, promises=(done(date(2026, 4, 1)), replace(LOKET, id="lain")))
    found = promises.evidence(content, T1)
    assert found.channels == (channel,)
    assert (found.done, found.within_three_months, found.within_six_months) == (Share(1, 2), Share(1, 2), Share(0, 0))
    assert len(found.entries) == 4
    assert found.entries[0][0] == "survei_dilaksanakan"
    assert promises.day_of(agency(), T1) == date(2026, 3, 31)
