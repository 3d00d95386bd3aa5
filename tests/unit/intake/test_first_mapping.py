"""Whatever a sheet holds, a first mapping is one that validates, or one line; it never holds anybody's identifier."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja.content.personal import identifiers
from kinerja.content.read_file import read_file
from kinerja.content.schemas import schema_of
from kinerja.content.templates.agency import Agency
from kinerja.errors import KinerjaError
from kinerja.intake.first_mapping import first_mapping, sheet_of_export
from kinerja.intake.mapping import from_record
from tests.unit.intake.forms import ListSource

NIP, PHONE, MAIL = "19900315" + "2015031002", "0812" + "-3456-7890", "orang" + "@" + "contoh.example"

TITLES = st.sampled_from(
    ["Usia Anda", "U8", "U9.", "Unsur 3", "Kecepatan waktu", "Waktu dan biaya?", "Layanan apa?", "Unit kerja", "Saran",
     "Nama", "Email", "", "Jenis kelamin", "Pertanyaan [baris]", "Keterangan: #1 - {x} 'y' \"z\"", f"Hubungi {PHONE}",
     "Pilih\nsatu", "kunci", "2026", "@", "Ya/Tidak", "x" * 1200]
) | st.text(max_size=30)  # fmt: skip
ANSWERS = st.sampled_from(
    ["a", "b. Kurang", "c", "1", "4", "5", "Sesuai", "Sangat sesuai", "Laki-laki", "< 20 tahun", "Loket, Situs",
     "Situs", "*", "true", "=1+1", "12:30", "", NIP, PHONE, MAIL, "Rekaan Seseorang", "🙂", "#N/A"]
) | st.text(max_size=20)  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> list[tuple[str, ...]]:
    titles = draw(st.lists(TITLES, min_size=1, max_size=6))
    columns = [draw(st.lists(ANSWERS, min_size=1, max_size=4)) for _ in titles]
    rows = [
        (f"{day:02d}/01/2026 10:22:31", *(answers[day % len(answers)] for answers in columns))
        for day in range(1, draw(st.integers(2, 14)))
    ]
    above: list[tuple[str, ...]] = [("REKAP",)] * draw(st.integers(0, 1))
    return [*above, ("Timestamp", *titles), *rows]


@pytest.fixture(scope="module")
def agency() -> Iterator[Agency]:
    with tempfile.TemporaryDirectory() as folder:
        yield Agency(Path(folder) / "content", example=True)


@given(table=tables())
@settings(max_examples=400, deadline=None)
def test_a_first_mapping_validates_and_names_nobody(agency: Agency, table: list[tuple[str, ...]]) -> None:
    text, refusal = "", ""
    try:
        text = first_mapping(ListSource(table), agency, "survei", sheet="Form Responses 1")
    except KinerjaError as error:
        refusal = str(error)
    assert identifiers(text + refusal) == []
    assert "\n" not in refusal
    if refusal:
        return
    reading = read_file("formulir", text.encode("utf-8"), schema_of("formulir", agency.folder))
    assert reading.problems == ()
    assert from_record("survei", reading.value).stored is not None


@pytest.mark.parametrize(
    ("name", "sheet"),
    [
        ("SKM 2026 (Responses) - Form Responses 1.csv", "Form Responses 1"),
        ("SKM - loket - Jawaban.xlsx", "Jawaban"),
        ("skm.csv", "Form Responses 1"),
        (f"SKM - {PHONE}.csv", "Form Responses 1"),
    ],
)
def test_the_sheets_title_is_read_from_the_exports_name(name: str, sheet: str) -> None:
    assert sheet_of_export(name) == sheet
