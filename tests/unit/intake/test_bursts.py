"""Ballot-stuffing shows: many at once, many alike, many at night; ordinary answers, however many, do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kinerja.intake.bursts import Suspicion, suspicions
from kinerja.intake.dates import Moment
from kinerja.intake.mapping import FormMapping, from_record
from kinerja.intake.rows import Answer
from kinerja.rules.identical import identical
from tests.unit.intake.forms import RECORD

QUESTIONS = {f"tanya_{number}": {"judul": [f"Pertanyaan {number}"], "tipe": "skala_1_4"} for number in range(4)}
MAPPING: FormMapping = from_record("skm", {**RECORD, "kolom": {**RECORD["kolom"], **QUESTIONS}})
DAY = 24 * 3600


def answers(
    count: int,
    *,
    start: int = 9 * 3600,
    step: int = 7000,
    level: str = "",
    service: str = "rawat-jalan",
    name: str = "a",
) -> list[Answer]:
    """Answers ``step`` seconds apart, in office hours where they go on for days; unlike unless ``level`` is given."""
    made: list[Answer] = []
    second = start
    for number in range(count):
        moment = Moment(date.fromordinal(date(2026, 1, 5).toordinal() + second // DAY), second % DAY)
        own = [str(1 + (number // 4**place) % 4) for place in range(5)]
        values = (service, level or own[4], "muda", *(level or own[place] for place in range(4)))
        made.append(Answer(f"{name}{number}", "2026-T1", values, moment, has_id=True, former="", fingerprint=number))
        second += step
        if second % DAY > 16 * 3600:
            second += DAY - second % DAY + 9 * 3600
    return made


def found(given: list[Answer]) -> list[tuple[str, str, int, int]]:
    return [(one.sign, one.about, one.count, one.total) for one in suspicions(MAPPING, given)]


def test_ordinary_answers_are_not_suspected() -> None:
    assert found(answers(400)) == []
    assert found(answers(19, step=1)) == []


def test_many_answers_within_minutes_about_one_service_are_a_burst() -> None:
    burst = answers(30, start=9 * 3600 + 1800, step=5, name="b")
    assert found([*answers(200), *burst]) == [("rentetan", "rawat-jalan", 30, 230)]
    elsewhere = [replace(one, values=("imunisasi", *one.values[1:])) for one in burst[:15]]
    assert found([*answers(200), *burst[15:], *elsewhere]) == []


def test_a_burst_is_counted_once_however_long_it_is() -> None:
    assert found(answers(3000, step=1))[0] == ("rentetan", "rawat-jalan", 3000, 3000)


def test_many_answers_alike_in_every_column_are_shown_with_what_they_change() -> None:
    ordinary = answers(72)
    alike = answers(18, level="4", name="s")
    (told,) = suspicions(MAPPING, [*ordinary, *alike])
    assert (told.sign, told.count, told.total, told.percent) == ("seragam", 18, 90, Decimal("20.0"))
    numbers = [int(one.values[1]) for one in ordinary]  # the form's one element
    assert told.mean_without == round(Decimal(sum(numbers)) / len(numbers), 2)
    assert told.mean is not None
    assert told.mean > told.mean_without


def test_few_answers_left_have_no_mean_of_their_own() -> None:
    (told,) = suspicions(MAPPING, [*answers(9), *answers(30, level="4", name="s")])
    assert (told.mean, told.mean_without) == (None, None)


def test_many_answers_at_night_are_shown_and_dates_without_a_time_are_not_midnight() -> None:
    night = [replace(one, moment=Moment(one.moment.day, 2 * 3600)) for one in answers(12, step=DAY, name="n")]
    assert found([*answers(60), *night]) == [("malam", "rawat-jalan", 12, 72)]
    assert found([*answers(300), *night]) == []
    assert found([replace(one, moment=Moment(one.moment.day, 0)) for one in answers(80)]) == []


def test_colleagues_feedback_is_not_a_public_survey() -> None:
    assert suspicions(replace(MAPPING, kind="umpan_balik"), answers(50, step=1, level="4")) == ()


def test_the_order_of_answers_does_not_matter_and_nothing_names_one() -> None:
    given = [*answers(100), *answers(25, step=2, level="4", name="b")]
    assert suspicions(MAPPING, given) == suspicions(MAPPING, given[::-1])
    assert set(Suspicion.__dataclass_fields__) == {"sign", "period", "about", "count", "total", "mean", "mean_without"}


@pytest.mark.parametrize(
    ("count", "total", "length", "alike"),
    [(10, 100, 5, True), (9, 50, 5, False), (10, 101, 5, False), (10, 100, 4, False)],
)
def test_how_many_alike_are_many(count: int, total: int, length: int, alike: bool) -> None:
    same = [("4",) * length + ("",)] * count
    others = [(str(number), "1", "2", "3", "4", "5") for number in range(total - count)]
    assert bool(identical([*same, *others])) is alike
