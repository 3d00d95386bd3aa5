"""Promises, the evidence list and channels as a release says them: nothing of a day after its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kinerja.content.followup_records import Channel, Promise
from kinerja.content.records import Content
from kinerja.package.model import PlainTable
from kinerja.release.draft import draft
from tests.unit.release.agency import content, unit

FOLDER = "2026-T1"
RELEASED = date(2026, 4, 20)
DESK = Promise(
    "loket", "a", "loket-a", "Loket kedua.", "A second desk.", date(2026, 1, 20), date(2026, 3, 31), "selesai",
    date(2026, 3, 30), "Berita acara",
)  # fmt: skip
CHANNELS = (Channel("Situs", "Website", "https://kota.example"), Channel("Papan pengumuman", "Notice board", ""))


def city(*promises: Promise, channels: tuple[Channel, ...] = ()) -> Content:
    """Two small units in a group, and a large one."""
    people = {("a", "guru", "baik"): 20, ("b", "guru", "baik"): 6, ("c", "guru", "baik"): 7}
    made = content({code: unit(code) for code in "abc"}, people)
    portal = replace(made.portal, releases={FOLDER: RELEASED}, channels=channels)
    return replace(made, portal=portal, promises=promises)


def tables(records: Content) -> dict[str, PlainTable]:
    return {table.name: table for table in draft(records, FOLDER).plain}


def rows(table: PlainTable) -> list[dict[str, str]]:
    return [dict(zip((column[0] for column in table.columns), row, strict=True)) for row in table.rows]


def test_a_promise_says_who_what_by_when_and_what_became_of_it() -> None:
    (row,) = rows(tables(city(DESK))["janji"])
    assert row == {
        "unit": "a",
        "layanan": "loket-a",
        "janji_id": "loket",
        "teks": "Loket kedua.",
        "teks_en": "A second desk.",
        "dijanjikan": "2026-01-20",
        "tenggat": "2026-03-31",
        "diselesaikan": "2026-03-30",
        "keadaan": "selesai",
        "bukti": "Berita acara",
    }


def test_a_promise_of_a_unit_in_a_group_stands_under_the_groups_code() -> None:
    table = tables(city(replace(DESK, unit="b"), replace(DESK, id="lain", unit="c")))["janji"]
    assert [row["unit"] for row in rows(table)] == ["gabungan", "gabungan"]


@pytest.mark.parametrize(
    "later",
    [
        {"status": "berjalan"},
        {"status": "terlambat"},
        {"done": date(2026, 4, 21), "evidence": "Berita acara"},
        {"done": date(2026, 12, 1), "status": "selesai"},
    ],
)
def test_what_becomes_of_a_promise_after_the_release_changes_no_table_of_it(later: dict[str, Any]) -> None:
    open_still = replace(DESK, status="berjalan", done=None, evidence="")
    assert tables(city(replace(open_still, **later))) == tables(city(open_still))


def test_a_promise_made_after_the_release_is_in_none_of_its_tables() -> None:
    table = tables(city(replace(DESK, made=date(2026, 4, 21))))
    assert not {"janji", "janji_ringkas"} & table.keys()


def test_shares_stand_as_their_two_numbers() -> None:
    half_year_old = replace(DESK, id="lama", made=date(2025, 10, 1), due=date(2026, 6, 30), done=date(2026, 2, 1))
    running = replace(DESK, id="baru", made=date(2026, 4, 1), due=date(2026, 9, 30), done=None)
    said = {row["ukuran"]: row["nilai"] for row in rows(tables(city(DESK, half_year_old, running))["janji_ringkas"])}
    assert said == {
        "diketahui": "3",
        "selesai": "2",
        "selesai_3_bulan": "1",
        "dari_3_bulan": "2",
        "selesai_6_bulan": "1",
        "dari_6_bulan": "1",
    }


def test_the_evidence_list_is_cited_numbered_and_marked_as_unchecked() -> None:
    listed = rows(tables(city())["bukti"])
    assert [row["nomor"] for row in listed] == ["1", "2", "3", "4"]
    assert listed[0]["kode"] == "survei_dilaksanakan"
    assert all(row["sumber"].startswith("PermenPANRB 29/2022") and "dicek" in row["belum_dicek"] for row in listed)


def test_channels_stand_with_their_addresses_and_no_table_of_none() -> None:
    assert tables(city(channels=CHANNELS))["saluran"].rows == (
        ("Situs", "Website", "https://kota.example"),
        ("Papan pengumuman", "Notice board", ""),
    )
    assert "saluran" not in tables(city())
