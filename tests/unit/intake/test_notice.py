"""Respondents are told who asks, why, what is kept, what is published and how coarsely, and until when."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from kinerja.intake.mapping import from_record
from kinerja.intake.notice import notice
from tests.unit.intake.forms import RECORD

OFFICE = "kinerja" + "@" + "contoh.example"
PORTAL: dict[str, Any] = {
    "instansi": "Pemerintah Kota Uji",
    "instansi_en": "Government of Uji City",
    "contoh": False,
    "ambang_pendapat": 12,
    "kontak": {"pengelola": "Bagian Organisasi", "surel": OFFICE, "alamat": "Jalan Uji 1"},
}
PROMISE = {"terbit": "instansi", "periode": "tahun", "komentar": True, "simpan_sampai": "2031-12-31"}


def told(**changes: Any) -> str:
    record = deepcopy(RECORD) | changes
    return notice(from_record("skm", record), PORTAL)


def test_without_a_promise_it_tells_what_the_software_does() -> None:
    text = told()
    for words in ("Pemerintah Kota Uji", "Bagian Organisasi, Jalan Uji 1", "PermenPANRB 14/2017", "layanan, usia, dan",
                  "1 pertanyaan penilaian", "per layanan, paling sering setiap triwulan", "sedikitnya 12 orang",
                  "jadwal retensi", OFFICE, "Pasal 21 UU 27/2022", "In English: Government of Uji City"):  # fmt: skip
        assert words in text
    assert "rekaan" not in text


def test_a_promise_is_told_as_it_is_kept() -> None:
    text = told(janji=PROMISE | {"tujuan": "Menata antrean.", "tujuan_en": "To shorten queues."})
    for words in ("untuk seluruh instansi, paling sering setiap tahun",
                  "sampai: 31 Desember 2031. Sesudah itu Bagian Organisasi wajib menghapusnya",
                  "Untuk apa: menata antrean.", "to shorten queues", "until 31 December 2031"):  # fmt: skip
        assert words in text
    assert "retensi" not in text


@pytest.mark.parametrize(
    ("moderated", "promised", "words"),
    [(False, True, "tidak terbit"), (True, True, "dapat terbit"), (True, False, "tidak terbit")],
)
def test_what_happens_to_comments(*, moderated: bool, promised: bool, words: str) -> None:
    columns = deepcopy(RECORD["kolom"])
    columns["saran"]["moderasi"] = moderated
    assert "Saran tertulis: dibaca petugas" in told(kolom=columns, janji=PROMISE | {"komentar": promised})
    assert words in told(kolom=columns, janji=PROMISE | {"komentar": promised})
    english = told(kolom=columns, janji=PROMISE | {"komentar": promised}).rpartition("In English")[2]
    assert ("may be published" if words == "dapat terbit" else "not published") in english


def test_no_comments_are_spoken_of_where_none_are_asked_for() -> None:
    columns = {name: column for name, column in RECORD["kolom"].items() if name != "saran"}
    assert "Saran tertulis" not in told(kolom=columns)


def test_what_the_forms_own_sheet_holds_is_told() -> None:
    text = told()
    for words in ("memuat waktu pengisian yang tepat, nomor tanggapan, dan saran apa adanya", "exact time"):
        assert words in text
    assert "saran apa adanya" not in told(kolom={n: c for n, c in RECORD["kolom"].items() if n != "saran"})


def test_results_by_service_are_promised_only_where_the_service_is_asked() -> None:
    columns = {name: column for name, column in RECORD["kolom"].items() if column["tipe"] != "layanan"}
    assert "untuk seluruh instansi" in told(kolom=columns)


def test_the_days_of_asking_are_told() -> None:
    period = RECORD["periode"] | {"mulai": "2026-01-05", "selesai": "2026-03-27"}
    assert "5 Januari 2026 sampai 27 Maret 2026" in told(periode=period)
    assert "Waktu pengisian: sampai 27 Maret 2026." in told(periode=RECORD["periode"] | {"selesai": "2026-03-27"})


def test_a_fictional_agency_says_so() -> None:
    assert notice(from_record("skm", RECORD), PORTAL | {"contoh": True}).startswith("Data contoh")
