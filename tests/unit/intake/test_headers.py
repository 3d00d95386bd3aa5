"""Mapped columns are found by their words; what is missing or doubled is named with its column letter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kinerja.errors import KinerjaError
from kinerja.intake.headers import find_layout
from kinerja.intake.mapping import FormMapping, from_record
from tests.unit.intake.forms import HEADER, PROCEDURE, RECORD

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
