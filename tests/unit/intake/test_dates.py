"""Time stamps in the forms that Sheets and Forms export decide the period; anything else is not guessed."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.intake.dates import Order, order_of, period_of, read_date

DAY = date(2026, 1, 19)


@pytest.mark.parametrize(
    "written",
    [
        "19/01/2026 10:22:31",
        "19/1/2026 10:22:31",
        "19/01/2026 10.22.31",
        "19-01-2026 10:22",
        "19.01.2026",
        "2026-01-19 10:22:31",
        "2026-01-19T10:22:31+07:00",
        "2026/01/19 10:22:31 AM GMT+7",
        "2026/01/19 9:12:31 PM GMT+7",
        "19/01/2026, 10:22:31 WIB",
        "19 Januari 2026 10:22:31",
        "Senin, 19 januari 2026",
        "19-Jan-2026 10.22",
        "19 January 2026 10:22:31 AM",
        "\u200e19/01/2026\u202f10:22:31\u00a0",
    ],
)
def test_forms_of_a_time_stamp_are_read(written: str) -> None:
    assert read_date(written) == DAY


def test_month_first_is_read_only_where_the_mapping_says_so() -> None:
    assert read_date("1/19/2026 10:22:31") is None
    assert read_date("1/19/2026 10:22:31", month_first=True) == DAY
    assert read_date("03/04/2026") == date(2026, 4, 3)
    assert read_date("03/04/2026", month_first=True) == date(2026, 3, 4)


@pytest.mark.parametrize(
    "written",
    ["", "kemarin", "31/02/2026 10:00:00", "19/01/26", "2026-13-01", "0000-01-01", "19/01-2026", "460411.43",
     "19/01/2026 25:00:00", "19/01/2026 10:61", "x19/01/2026",
     "19 Janu 2026", "31 Februari 2026", "Januari 2026"],
)  # fmt: skip
def test_what_is_no_time_stamp_is_not_guessed(written: str) -> None:
    assert read_date(written) is None


@pytest.mark.parametrize(
    ("written", "order"),
    [
        ("19/01/2026", Order.DAY_FIRST),
        ("1/19/2026", Order.MONTH_FIRST),
        ("3/4/2026", Order.EITHER),
        ("4/4/2026", Order.SILENT),
        ("2026-01-19", Order.SILENT),
        ("3 April 2026", Order.SILENT),
        ("kemarin", Order.SILENT),
    ],
)
def test_a_time_stamp_may_tell_the_order_of_day_and_month(written: str, order: Order) -> None:
    assert order_of(written) is order


@pytest.mark.parametrize(
    ("day", "rule", "code"),
    [
        (date(2026, 3, 31), "triwulan", "2026-T1"),
        (date(2026, 4, 1), "triwulan", "2026-T2"),
        (date(2026, 12, 31), "triwulan", "2026-T4"),
        (date(2026, 3, 31), "bulan", "2026-03"),
        (date(2026, 3, 31), "tahun", "2026"),
    ],
)
def test_a_day_belongs_to_one_period(day: date, rule: str, code: str) -> None:
    assert period_of(day, rule).code == code


@given(st.datetimes(min_value=datetime(1000, 1, 1)), st.sampled_from(["triwulan", "bulan", "tahun"]))  # noqa: DTZ001
def test_any_moment_is_read_back_and_lies_in_its_period(moment: datetime, rule: str) -> None:
    day = moment.date()
    for written in (f"{moment:%d/%m/%Y %H:%M:%S}", f"{moment:%Y-%m-%d %H:%M:%S}"):
        assert read_date(written) == day
    assert read_date(f"{moment:%m/%d/%Y %H:%M:%S}", month_first=True) == day
    period = period_of(day, rule)
    assert period.first <= day <= period.last
