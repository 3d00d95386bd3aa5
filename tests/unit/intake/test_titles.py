"""Title rows are found above the first answer, wherever letterheads, notes and merged cells put them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kinerja.errors import KinerjaError
from kinerja.intake.titles import Table, read_table
from tests.unit.intake.forms import ListSource

FIRST = ("19/01/2026 10:22:31", "Rawat jalan", "3", "4")


def table(*rows: Sequence[str]) -> Table:
    return read_table(ListSource(rows).rows(), "uji")


def test_titles_in_row_1() -> None:
    found = table(("Timestamp", "Layanan", "U1", "U2"), FIRST)
    assert (found.title_rows, found.time, found.month_first) == ((1,), 0, False)
    assert found.cells(1) == ("Rawat jalan",)


def test_titles_below_a_letterhead_and_a_blank_row() -> None:
    found = table(("REKAP SURVEI 2026",), (), ("No", "Cap waktu", "Layanan", "U1"), ("1", *FIRST[:3]))
    assert (found.title_rows, found.time) == ((3,), 1)


def test_a_letterhead_right_above_is_no_group() -> None:
    assert table(("REKAP SURVEI 2026",), ("Timestamp", "Layanan", "U1", "U2"), FIRST).title_rows == (2,)


@pytest.mark.parametrize(
    ("groups", "titles"),
    [
        (("Timestamp", "Layanan", "Unsur", ""), ("", "", "Persyaratan", "Prosedur")),
        (("", "", "Unsur", ""), ("Timestamp", "Layanan", "Persyaratan", "Prosedur")),
    ],
)
def test_group_titles_over_merged_cells(groups: tuple[str, ...], titles: tuple[str, ...]) -> None:
    found = table(groups, titles, FIRST)
    assert found.title_rows == (1, 2)
    assert found.names == ("Timestamp", "Layanan", "Unsur: Persyaratan", "Unsur: Prosedur")


def test_a_sheet_without_answers_is_known_by_the_time_stamps_title() -> None:
    assert table(("Stempel waktu", "Layanan")).title_rows == (1,)
    assert table(("REKAP",), ("Stempel waktu", "Unsur", ""), ("", "Persyaratan", "Prosedur")).title_rows == (2, 3)


def test_month_first_dates_are_noticed() -> None:
    assert table(("Timestamp", "Layanan"), ("1/19/2026 10:22:31", "x"), ("2/3/2026 1:02:03", "x")).month_first


@pytest.mark.parametrize(
    "rows",
    [
        [FIRST, FIRST],
        [("Nama", "Layanan"), ("Seseorang", "Rawat jalan")],
        [],
        [("orang" + "@" + "contoh.example", "x"), FIRST],
    ],
)
def test_a_sheet_without_titles_is_refused_and_not_quoted(rows: list[tuple[str, ...]]) -> None:
    with pytest.raises(KinerjaError, match="judul") as refused:
        table(*rows)
    assert "contoh.example" not in str(refused.value)
    assert "Seseorang" not in str(refused.value)
