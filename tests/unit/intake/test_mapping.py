"""A form's YAML becomes typed values, or one line that says what is wrong with it."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from kinerja.errors import KinerjaError
from kinerja.intake.mapping import from_record, with_names
from kinerja.intake.values import reader_for
from tests.unit.intake.forms import RECORD


def test_a_mapping_says_what_is_kept() -> None:
    mapping = from_record("skm", RECORD)
    assert [column.name for column in mapping.stored] == ["layanan", "prosedur", "usia"]
    assert (mapping.rule, mapping.month_first, mapping.first, mapping.last) == ("triwulan", False, None, None)


def test_bounds_and_order_are_optional() -> None:
    record = deepcopy(RECORD)
    record["periode"] |= {"urutan": "bulan-hari", "mulai": date(2026, 1, 1), "selesai": "2026-12-31"}
    mapping = from_record("skm", record)
    assert (mapping.month_first, mapping.first, mapping.last) == (True, date(2026, 1, 1), date(2026, 12, 31))


def test_numbers_in_yaml_are_texts_in_a_sheet() -> None:
    record = deepcopy(RECORD)
    record["kolom"]["prosedur"]["jawaban"] = {1: [1], 2: [2], 3: [3], 4: [4]}
    column = from_record("skm", record).columns[1]
    assert reader_for(column, bytes(32))("3") == "3"


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (("lembar",), None, "tidak dapat dipakai"),
        (("periode", "aturan"), "pekan", "triwulan, bulan, tahun"),
        (("periode", "urutan"), "terbalik", "hari-bulan"),
        (("periode", "mulai"), "kemarin", "tidak dapat dipakai"),
        (("lembar", "baris_judul"), 0, "misalnya 3"),
        (("lembar", "baris_judul"), [2, 4], "berurutan"),
        (("kolom", "prosedur", "tipe"), "skala_1_5", "diukur 1 sampai 4"),
        (("kolom", "usia", "tipe"), "umur", "umur"),
        (("kolom", "usia", "judul"), [], "daftar judul"),
        (("kolom", "usia", "jawaban"), {"=1+1": ["x"]}, "kode jawaban"),
        (("kolom", "usia", "jawaban"), {"ya": [True]}, "tanda kutip"),
        (("kolom", "kunci"), RECORD["kolom"]["usia"], "nama kolom"),
        (("kolom", "Usia!"), RECORD["kolom"]["usia"], "nama kolom"),
    ],
)
def test_a_mapping_that_cannot_be_used_is_refused(path: tuple[str, ...], value: Any, words: str) -> None:
    record = deepcopy(RECORD)
    place = record
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(KinerjaError, match=words) as refused:
        from_record("skm", record)
    assert "formulir/skm.yaml" in str(refused.value)


def test_a_missing_key_is_named() -> None:
    with pytest.raises(KinerjaError, match="kunci 'kolom' tidak ada"):
        from_record("skm", {key: value for key, value in RECORD.items() if key != "kolom"})


def test_services_are_known_by_the_names_in_the_unit_files_unless_two_share_one() -> None:
    record = deepcopy(RECORD)
    del record["kolom"]["layanan"]["jawaban"]
    names = {"layanan": {"jalan-a": ("Rawat jalan", "Outpatient A"), "jalan-b": ("Rawat jalan",), "gigi": ("Gigi",)}}
    read = reader_for(with_names(from_record("skm", record), names).columns[0], bytes(32))
    assert read("gigi") == "gigi"
    assert read("Outpatient A") == "jalan-a"
    assert read("jalan-b") == "jalan-b"
    assert read("Rawat jalan") is None


def test_answers_that_a_mapping_lists_are_not_added_to() -> None:
    mapping = with_names(from_record("skm", RECORD), {"layanan": {"gigi": ("Gigi",)}})
    assert mapping == from_record("skm", RECORD)


def test_a_scale_of_five_is_only_refused_for_an_index() -> None:
    record = deepcopy(RECORD)
    record |= {"jenis": "program"}
    record["kolom"]["prosedur"] |= {"tipe": "skala_1_5"}
    assert from_record("program", record).columns[1].kind == "skala_1_5"


def test_only_free_text_can_be_moderated_and_help_is_optional() -> None:
    record = deepcopy(RECORD)
    record["kolom"]["saran"] |= {"moderasi": True, "bantuan": "Jangan menulis nama."}
    record["kolom"]["usia"] |= {"moderasi": True}
    mapping = from_record("skm", record)
    assert [column.name for column in mapping.columns if column.moderated] == ["saran"]
    assert [column.help for column in mapping.columns] == ["", "", "", "Jangan menulis nama."]


def test_answers_may_come_from_exports_alone() -> None:
    record = RECORD | {"lembar": {"nama": "Form Responses 1"}}
    assert from_record("skm", record).document == ""
