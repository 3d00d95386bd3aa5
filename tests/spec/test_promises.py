"""Promises by hand: where each stands on a release's day, what was kept within 3 and 6 months, and the evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kinerja.content.followup_records import Channel, Promise
from kinerja.content.records import Portal
from kinerja.measures import promises
from kinerja.package.chance import Share
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
        (replace(LOKET, status="terlambat"), date(2026, 5, 1), "berjalan"),  # a word without a day
        (done(date(2026, 6, 30)), DAY, "selesai"),
        (done(date(2026, 7, 1)), DAY, "selesai_terlambat"),
        (done(date(2026, 6, 1)), date(2026, 5, 1), "berjalan"),  # an older release does not know yet
        (done(date(2026, 7, 30)), DAY, "terlambat"),
        (done(None), DAY, "terlambat"),  # on no day that is recorded
    ],
)
def test_a_promise_stands_where_it_stood_on_the_day(promise: Promise, on: date, standing: str) -> None:
    assert [kept.standing for kept in promises.standings((promise,), on)] == [standing]


@pytest.mark.parametrize("on", [date(2026, month, 15) for month in range(1, 13)])
@pytest.mark.parametrize("promise", [LOKET, replace(LOKET, made=None)], ids=["made", "undated"])
def test_what_hr_writes_later_changes_nothing_of_a_day_before(promise: Promise, on: date) -> None:
    later = (
        replace(promise, status="terlambat"),
        replace(promise, status="selesai"),
        replace(promise, status="selesai", done=max(on, promise.due) + timedelta(days=1)),
    )
    before = [kept.standing for kept in promises.standings((promise,), on)]
    assert [[kept.standing for kept in promises.standings((one,), on)] for one in later] == [before] * 3


def test_a_promise_made_on_no_recorded_day_is_known_from_the_first_day_that_is() -> None:
    undated = replace(LOKET, made=None)
    early = replace(done(date(2026, 5, 2)), made=None)
    for promise, first in ((undated, undated.due), (early, date(2026, 5, 2))):
        assert promises.standings((promise,), first)
        assert not promises.standings((promise,), first - timedelta(days=1))


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
    assert found.source.startswith("PermenPANRB 29/2022")
    assert "naskah asli" in found.unchecked
    assert promises.day_of(agency(), T1) == date(2026, 3, 31)
