"""The service is asked at a pace, again where that may help, and for no longer than two minutes of failures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count

import pytest

from kinerja.intake.patience import BUDGET, Clock, GivenUpError, Pace, PassingError, Patience, retry_after
from tests.unit.intake.clock import Time

TODAY = datetime(2026, 11, 24, 13, 5, 0, tzinfo=UTC)


def failing(time: Time, costs: float, failure: Callable[[], PassingError]) -> Callable[[float], str]:
    def attempt(seconds: float) -> str:
        time.pass_by(min(costs, seconds))
        raise failure()

    return attempt


def test_no_minute_has_more_than_sixty_reads() -> None:
    time = Time()
    pace = Pace(time.clock())
    turns = []
    for number in range(200):
        pace.wait()
        turns.append(time.now)
        time.pass_by(0.3 if number % 7 else 2.0)
    assert all(turns[later] - turns[later - 60] > 59.999999 for later in range(60, 200))
    assert turns[59] < 60


def test_a_failure_that_passes_is_forgotten() -> None:
    time = Time()
    answers = iter([PassingError("a", "a"), PassingError("b", "b"), None])

    def attempt(_: float) -> str:
        failure = next(answers)
        if failure:
            raise failure
        return "jawaban"

    told: list[str] = []
    assert Patience(time.clock(), told.append).run(attempt) == "jawaban"
    assert len(time.slept) == len(told) == 2


@pytest.mark.parametrize("costs", [0.0, 3.0, 59.0, 1000.0])
def test_patience_ends_within_two_minutes_whatever_an_attempt_costs(costs: float) -> None:
    time = Time()
    with pytest.raises(GivenUpError):
        Patience(time.clock()).run(failing(time, costs, lambda: PassingError("x", "x")))
    assert time.now <= BUDGET
    assert len(time.slept) >= 1


def test_all_requests_of_a_reading_share_the_patience() -> None:
    time = Time()
    patience = Patience(time.clock())
    calls = count()

    def every_other(seconds: float) -> None:
        if next(calls) % 2 == 0:
            time.pass_by(min(seconds, 20.0))
            raise PassingError("x", "x")

    def read_on() -> None:
        for _ in range(100):
            patience.run(every_other)

    with pytest.raises(GivenUpError):
        read_on()
    assert time.now <= BUDGET


def test_waits_grow_and_no_two_machines_wait_in_step() -> None:
    waits = []
    for chance in (0.0, 0.5, 1.0):
        time = Time(chance)
        with pytest.raises(GivenUpError):
            Patience(time.clock()).run(failing(time, 0, lambda: PassingError("x", "x")))
        waits.append(time.slept)
        assert time.slept[:5] == sorted(time.slept[:5])
    assert [wait[0] for wait in waits] == [0.5, 0.75, 1.0]


def test_the_service_says_how_long_to_wait() -> None:
    time = Time()
    with pytest.raises(GivenUpError):
        Patience(time.clock()).run(failing(time, 0, lambda: PassingError("x", "x", wait=30)))
    assert all(30 <= wait <= 31 for wait in time.slept)
    assert len(time.slept) == 3


def test_a_wait_beyond_patience_is_not_begun() -> None:
    time = Time()
    with pytest.raises(GivenUpError):
        Patience(time.clock()).run(failing(time, 0, lambda: PassingError("x", "x", wait=600)))
    assert time.slept == []


def test_a_machine_that_is_not_there_is_tried_three_times() -> None:
    time = Time()
    with pytest.raises(GivenUpError):
        Patience(time.clock()).run(failing(time, 0, lambda: PassingError("x", "x", connected=False)))
    assert len(time.slept) == 2


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"Retry-After": "30"}, 30),
        ({"Retry-After": " 0 "}, 0),
        ({"Retry-After": "Tue, 24 Nov 2026 13:05:40 GMT"}, 40),
        ({"Retry-After": "Tue, 24 Nov 2026 13:05:40 GMT", "Date": "Tue, 24 Nov 2026 13:05:30 GMT"}, 10),
        ({"Retry-After": "Tue, 24 Nov 2026 13:04:00 GMT"}, 0),
        ({"Retry-After": "-5"}, None),
        ({"Retry-After": "sebentar lagi"}, None),
    ],
)
def test_retry_after_is_seconds_or_a_date(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers, lambda: TODAY) == seconds


def test_the_clock_of_the_machine_is_the_default() -> None:
    assert Clock().now() <= Clock().now()
