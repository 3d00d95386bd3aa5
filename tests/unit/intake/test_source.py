"""A cell's text is the same whatever kind of source holds it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from kinerja.intake.dates import Moment, read_moment
from kinerja.intake.serials import read_serial
from kinerja.intake.source import text_of


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("010", "010"),
        ("5.10", "5.10"),
        ("+6281", "+6281"),
        ("#N/A", "#N/A"),
        (" a ", " a "),
        (None, ""),
        (True, "TRUE"),
        (False, "FALSE"),
        (3, "3"),
        (3.0, "3"),
        (5.1, "5.1"),
        (-0.5, "-0.5"),
        (0.1 + 0.2, "0.30000000000000004"),
        (46041.43230324074, "46041.43230324074"),
        (datetime.fromisoformat("2026-01-19 10:22:31.678"), "2026-01-19 10:22:31"),
        (datetime.fromisoformat("2026-01-19 10:22:30.999999"), "2026-01-19 10:22:31"),
        (date(2026, 1, 19), "2026-01-19"),
        (time(10, 5), "10:05:00"),
        (timedelta(hours=30), "1 day, 6:00:00"),
    ],
)
def test_raw_values_become_texts(value: object, text: str) -> None:
    assert text_of(value) == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("46041.43230324074", (date(2026, 1, 19), 10 * 3600 + 22 * 60 + 31)),
        ("46041,43230324074", (date(2026, 1, 19), 10 * 3600 + 22 * 60 + 31)),
        ("46041", (date(2026, 1, 19), 0)),
        ("46041.99999999999", (date(2026, 1, 20), 0)),
        ("46041.432311088", (date(2026, 1, 19), 10 * 3600 + 22 * 60 + 31)),  # .678 of a second, cut off
        ("25569", (date(1970, 1, 1), 0)),
        ("2026", None),
        ("99999", None),
        ("460411", None),
        ("46041.4.3", None),
        ("4604a", None),
        ("", None),
    ],
)
def test_a_number_of_days_is_a_date(text: str, found: tuple[date, int] | None) -> None:
    assert read_serial(text) == found
    assert read_moment(text) == (Moment(*found) if found else None)


def test_every_second_of_a_day_survives_its_fraction() -> None:
    for second in range(0, 86_400, 7):
        assert read_serial(repr(46041 + second / 86_400)) == (date(2026, 1, 19), second)
