"""What a form asks is what its mapping says, in words that a respondent understands."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest

from kinerja.errors import KinerjaError
from kinerja.intake.mapping import from_record
from kinerja.intake.script import form_script
from tests.unit.intake.forms import RECORD
from tests.unit.intake.test_notice import PORTAL


def asked(column: dict[str, Any]) -> dict[str, Any]:
    record = deepcopy(RECORD) | {"kolom": {"waktu": column}, "kunci": {"judul": ["Timestamp", "ID tanggapan"]}}
    described = json.loads(form_script(from_record("skm", record), PORTAL).partition("const FORMULIR = ")[2][:-2])
    question: dict[str, Any] = described["pertanyaan"][0]
    return question


@pytest.mark.parametrize(
    ("column", "ends"),
    [
        ({"tipe": "skala_1_4", "unsur": "waktu"}, ["Tidak cepat", "Sangat cepat"]),
        ({"tipe": "skala_1_4"}, ["Paling buruk", "Paling baik"]),
        ({"tipe": "skala_1_4", "jawaban": {"4": ["1"], "1": ["4"]}}, ["Paling baik", "Paling buruk"]),
        ({"tipe": "skala_1_4", "jawaban": {"1": ["1", "Lama"], "4": ["4", "Kilat"]}}, ["Lama", "Kilat"]),
    ],
)
def test_the_ends_of_a_row_of_numbers_are_named(column: dict[str, Any], ends: list[str]) -> None:
    assert asked({"judul": ["Kecepatan waktu?"]} | column)["ujung"] == ends


def test_a_title_that_is_only_a_number_is_no_question() -> None:
    with pytest.raises(KinerjaError, match="hanya nomor"):
        asked({"judul": ["U3"], "tipe": "skala_1_4"})


def test_a_form_asks_for_a_colleagues_pseudonym_in_words_that_keep_names_out() -> None:
    record = deepcopy(RECORD) | {
        "jenis": "umpan_balik",
        "sasaran": "rekan",
        "kolom": {"pegawai": {"judul": ["Nama sandi pegawai"], "tipe": "pegawai", "wajib": True}},
        "kunci": {"judul": ["Timestamp", "ID tanggapan"]},
    }
    script = form_script(from_record("umpan-balik", record), PORTAL)
    (question,) = json.loads(script.partition("const FORMULIR = ")[2][:-2])["pertanyaan"]
    assert (question["bentuk"], question["wajib"]) == ("paragraf", True)
    assert "bukan namanya" in question["bantuan"]
