"""Mapped columns are found by their words; what is missing or doubled is named with its column letter."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace

import pytest

from kinerja.errors import KinerjaError
from kinerja.intake.headers import find_layout, joined, open_sheet
from kinerja.intake.mapping import FormMapping, from_record
from kinerja.intake.source import Row
from tests.unit.intake.forms import HEADER, PROCEDURE, RECORD, ListSource, answer

MAPPING: FormMapping = from_record("skm", RECORD)


def test_columns_are_found_wherever_they_stand() -> None:
    layout = find_layout(MAPPING, HEADER, "lembar")
    assert (layout.time, layout.keys, layout.response_id) == (0, (0, 2), 2)
    assert [(column.name, place) for column, place in layout.columns] == [("layanan", 3), ("prosedur", 4), ("usia", 5)]


def test_the_key_is_made_in_the_order_of_the_mapping() -> None:
    header = ("ID tanggapan", "timestamp", *HEADER[3:])
    assert find_layout(MAPPING, header, "lembar").keys == (1, 0)


def test_a_missing_header_is_named_with_the_nearest_one() -> None:
    header = [title.replace("kemudahan prosedur", "kemudahan alur") for title in HEADER]
    with pytest.raises(KinerjaError, match="di kolom E") as missing:
        find_layout(MAPPING, header, "lembar")
    assert PROCEDURE in str(missing.value)
    assert "kemudahan alur" in str(missing.value)


def test_a_sheet_without_a_header_row_is_not_quoted() -> None:
    with pytest.raises(KinerjaError, match="Timestamp") as missing:
        find_layout(MAPPING, ("19/01/2026 10:22:31", "orang@contoh.example", "Nama Seseorang"), "lembar")
    assert "orang" not in str(missing.value)
    assert "Seseorang" not in str(missing.value)


@pytest.mark.parametrize("title", ["Layanan apa yang Anda terima?", PROCEDURE, "Stempel waktu"])
def test_what_must_be_there_may_not_be_missing(title: str) -> None:
    with pytest.raises(KinerjaError, match="tidak ditemukan"):
        find_layout(MAPPING, [header for header in HEADER if header != title], "lembar")


def test_an_optional_column_may_be_missing_and_is_named() -> None:
    layout = find_layout(MAPPING, [header for header in HEADER if header not in ("Usia", "Saran Anda")], "lembar")
    assert [column.name for column in layout.missing] == ["usia"]


def test_a_sheet_without_any_key_is_refused() -> None:
    mapping = replace(MAPPING, key_titles=("ID tanggapan",))
    with pytest.raises(KinerjaError, match="ID tanggapan"):
        find_layout(mapping, [header for header in HEADER if header != "ID tanggapan"], "lembar")


def test_a_doubled_header_is_named_with_both_letters() -> None:
    with pytest.raises(KinerjaError, match="F, I"):
        find_layout(MAPPING, (*HEADER, "usia :"), "lembar")


def test_doubled_headers_that_nobody_maps_do_not_matter() -> None:
    assert find_layout(MAPPING, (*HEADER, "Email Address", "", ""), "lembar").time == 0


def test_two_mapped_columns_may_not_claim_one_header() -> None:
    record = RECORD | {"kolom": RECORD["kolom"] | {"umur": RECORD["kolom"]["usia"]}}
    with pytest.raises(KinerjaError, match="usia dan umur"):
        find_layout(from_record("skm", record), HEADER, "lembar")


def sheet(*rows: tuple[str, ...]) -> Iterator[Row]:
    return ListSource(rows).rows()


def in_rows(value: object) -> FormMapping:
    return from_record("skm", RECORD | {"lembar": RECORD["lembar"] | {"baris_judul": value}})


def test_titles_are_read_where_the_mapping_says_and_answers_below_them() -> None:
    layout, rows = open_sheet(in_rows(3), sheet(("REKAP",), (), HEADER, answer(1)), "lembar")
    assert (layout.time, [row.number for row in rows]) == (0, [4])


GROUPED = deepcopy(RECORD)
GROUPED["lembar"]["baris_judul"] = [1, 2]
GROUPED["kolom"]["prosedur"]["judul"] = ["Unsur pelayanan: Prosedur"]
GROUPS = ("Stempel waktu", "", "ID tanggapan", "Layanan apa yang Anda terima?", "Unsur pelayanan", "", "Lain-lain", "")
BELOW = ("", "Email Address", "", "", "Prosedur", "Waktu", "Usia", "Waktu")


@pytest.mark.parametrize("title", ["Unsur pelayanan: Prosedur", "Unsur pelayanan [Prosedur]", "Prosedur"])
def test_a_column_answers_to_its_own_title_and_to_its_groups(title: str) -> None:
    record = deepcopy(GROUPED)
    record["kolom"]["prosedur"]["judul"] = [title]
    layout, _ = open_sheet(from_record("skm", record), sheet(GROUPS, BELOW), "lembar")
    assert (layout.time, layout.response_id) == (0, 2)
    assert [(column.name, place) for column, place in layout.columns] == [("layanan", 3), ("prosedur", 4), ("usia", 6)]


def test_a_title_that_two_groups_have_needs_its_groups() -> None:
    record = deepcopy(GROUPED)
    record["kolom"]["prosedur"]["judul"] = ["Waktu"]
    with pytest.raises(KinerjaError, match="F, H"):
        open_sheet(from_record("skm", record), sheet(GROUPS, BELOW), "lembar")
    record["kolom"]["prosedur"]["judul"] = ["Lain-lain: Waktu"]
    layout, _ = open_sheet(from_record("skm", record), sheet(GROUPS, BELOW), "lembar")
    assert ("prosedur", 7) in [(column.name, place) for column, place in layout.columns]


def test_each_wording_of_a_question_may_have_its_own_column() -> None:
    record = deepcopy(RECORD)
    record["kolom"]["usia"]["judul"] = ["Usia", "Kelompok umur Anda"]
    header = (*HEADER, "Kelompok umur Anda")
    old, new = (*answer(1), ""), (*answer(2, age=""), ">= 20 tahun")
    layout, rows = open_sheet(from_record("skm", record), sheet(header, old, new, old[:5]), "lembar")
    place = next(place for column, place in layout.columns if column.name == "usia")
    found = [joined(row, layout.doubled).cells[place : place + 1] for row in rows]
    assert found == [("< 20 tahun",), (">= 20 tahun",), ()]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((("REKAP",), (), HEADER, answer(1)), "baris_judul: 3"),
        ((("REKAP",), HEADER), "baris_judul: 2"),
    ],
)
def test_titles_in_another_row_are_found_and_what_to_write_is_said(
    rows: tuple[tuple[str, ...], ...], said: str
) -> None:
    with pytest.raises(KinerjaError, match=said):
        open_sheet(MAPPING, sheet(*rows), "lembar")


def test_two_title_rows_that_the_mapping_does_not_know_are_said() -> None:
    record = deepcopy(GROUPED)
    del record["lembar"]["baris_judul"]
    with pytest.raises(KinerjaError, match=r"baris_judul: \[1, 2\]"):
        open_sheet(from_record("skm", record), sheet(GROUPS, BELOW), "lembar")


def test_the_sheet_of_another_form_is_named() -> None:
    other = from_record("spak", RECORD | {"lembar": RECORD["lembar"] | {"baris_judul": 2}})
    record = deepcopy(RECORD)
    record["kolom"]["prosedur"]["judul"] = ["Lain sama sekali"]
    with pytest.raises(KinerjaError, match="kinerja pull spak"):
        open_sheet(from_record("skm", record), sheet(("REKAP",), HEADER), "lembar", [other])


@pytest.mark.parametrize("rows", [(), (("REKAP",),)])
def test_a_sheet_that_ends_before_its_titles_is_said(rows: tuple[tuple[str, ...], ...]) -> None:
    with pytest.raises(KinerjaError, match="baris 3 harus berisi judul"):
        open_sheet(in_rows(3), sheet(*rows), "lembar")


def test_text_to_be_moderated_is_found_and_other_text_is_not() -> None:
    record = deepcopy(RECORD)
    record["kolom"]["saran"]["moderasi"] = True
    assert [(c.name, place) for c, place in find_layout(from_record("skm", record), HEADER, "x").comments] == [
        ("saran", 6)
    ]
    assert find_layout(MAPPING, HEADER, "x").comments == ()
