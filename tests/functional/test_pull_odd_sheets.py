"""Sheets as people leave them: each oddity ends as a person would expect, or in a sentence that says what to do."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

import pytest

from kinerja.content.pseudonym import agency_key
from kinerja.errors import KinerjaError
from kinerja.intake.csv_source import CsvSource
from kinerja.intake.forms import load_mapping
from kinerja.intake.pull import pull_form
from kinerja.intake.report import PullReport
from tests.functional.survey_agency import export, make_agency

FORM = """\
# Data contoh: instansi, orang, dan angka rekaan.
nama: Survei Kepuasan Masyarakat
nama_en: Public satisfaction survey
jenis: skm
sasaran: publik
lembar: {dokumen: contoh-skm, nama: Form Responses 1}
periode: {judul: [Timestamp, Stempel waktu], aturan: triwulan}
kunci: {judul: [Timestamp, ID tanggapan]}
kolom:
  layanan:
    judul: [Layanan apa yang Anda terima?]
    tipe: layanan
    wajib: true
  prosedur:
    judul: ["Nilailah layanan kami [Prosedur]", Bagaimana kemudahan prosedurnya?]
    tipe: skala_1_4
    unsur: prosedur
    jawaban: {"1": [Tidak mudah], "2": [Kurang mudah], "3": [Mudah], "4": [Sangat mudah]}
  waktu:
    judul: ["Nilailah layanan kami [Waktu]"]
    tipe: skala_1_4
  tahu_dari:
    judul: [Anda tahu layanan ini dari mana?]
    tipe: banyak_pilihan
    jawaban: {radio: [Radio], daring: ["Situs web, media sosial, dan aplikasi"], loket: [Loket], lainnya: ["*"]}
  kunjungan:
    judul: [Kapan Anda datang?]
    tipe: tanggal
  saran: {judul: [Saran], tipe: teks}
"""
TITLES = {
    "waktu": "Timestamp",
    "id": "ID tanggapan",
    "layanan": "Layanan apa yang Anda terima?",
    "prosedur": "Nilailah layanan kami [Prosedur]",
    "lama": "Nilailah layanan kami [Waktu]",
    "dari": "Anda tahu layanan ini dari mana?",
    "datang": "Kapan Anda datang?",
    "saran": "Saran",
}
ANSWER = {
    "waktu": "19/01/2026 10:22:31",
    "id": "id-1",
    "layanan": "Rawat jalan",
    "prosedur": "Mudah",
    "lama": "3",
    "dari": "Radio, Loket",
    "datang": "17/01/2026",
    "saran": "",
}
STORED = "rawat-jalan,3,3,radio;loket,2026-01"


def sheet(*answers: dict[str, str], titles: dict[str, str] = TITLES) -> list[list[str]]:
    """A sheet of answers, each told by what differs from ``ANSWER``."""
    rows = [[{**ANSWER, "id": f"id-{number}", **told}[name] for name in titles] for number, told in enumerate(answers)]
    return [list(titles.values()), *rows]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder whose form has a grid, a list of ticks and a date."""
    return make_agency(tmp_path, FORM)


def pull(content: Path, rows: Sequence[Sequence[str]]) -> PullReport:
    file = export(content.parent / "lembar.csv", rows)
    return pull_form(load_mapping(content, "skm"), CsvSource(file), content, agency_key(example=True))


def stored(content: Path) -> list[str]:
    lines = [
        line for path in sorted((content / "tanggapan").rglob("*.csv")) for line in path.read_text().splitlines()[1:]
    ]
    return sorted(line.split(",", 1)[1] for line in lines)


def test_a_question_of_a_grid_is_known_by_its_row(content: Path) -> None:
    assert pull(content, sheet({})).quarantined == 0
    assert stored(content) == [STORED]


def test_columns_may_stand_in_any_order(content: Path) -> None:
    pull(content, sheet({}, {"prosedur": "Tidak mudah"}))
    before = {path: path.read_bytes() for path in content.rglob("*.csv")}
    for turned in itertools.islice(itertools.permutations(TITLES), 0, None, 5039):
        report = pull(content, sheet({}, {"prosedur": "Tidak mudah"}, titles={name: TITLES[name] for name in turned}))
        assert (report.stored, report.files) == (2, ())
    assert {path: path.read_bytes() for path in content.rglob("*.csv")} == before


def test_a_reworded_question_is_known_by_each_of_its_wordings(content: Path) -> None:
    pull(content, sheet({}, titles={**TITLES, "prosedur": "BAGAIMANA kemudahan prosedurnya ?"}))
    assert stored(content) == [STORED]


def test_a_renamed_question_is_asked_for_by_the_place_of_the_one_most_like_it(content: Path) -> None:
    pull(content, sheet({}))
    with pytest.raises(KinerjaError, match=r"kolom D.*formulir/skm\.yaml.*1 jawaban yang tersimpan tidak disentuh"):
        pull(content, sheet({}, titles={**TITLES, "prosedur": "Nilai layanan kami [Prosedurnya]"}))
    assert stored(content) == [STORED]


def test_a_doubled_header_is_named_with_its_letters(content: Path) -> None:
    with pytest.raises(KinerjaError, match=r'"Layanan apa yang Anda terima\?" ada di beberapa kolom \(C, H\)'):
        pull(content, sheet({}, titles={**TITLES, "saran": TITLES["layanan"]}))


def test_a_doubled_header_that_nobody_asks_for_is_no_matter(content: Path) -> None:
    rows = sheet({})
    pull(content, [[*rows[0], "Nama", "Nama"], [*rows[1], "x", "y"]])
    assert stored(content) == [STORED]


def test_a_question_added_later_is_empty_for_those_who_were_not_asked(content: Path) -> None:
    without = {name: title for name, title in TITLES.items() if name != "dari"}
    report = pull(content, sheet({}, titles=without))
    assert report.missing == ("tahu_dari",)
    report = pull(content, sheet({"dari": ""}, {"dari": "Loket"}))
    assert (report.missing, report.edited, report.new) == ((), 0, 1)
    assert stored(content) == ["rawat-jalan,3,3,,2026-01", "rawat-jalan,3,3,loket,2026-01"]


def test_a_merged_cell_is_one_answer_and_blanks_below_it(content: Path) -> None:
    report = pull(content, sheet({"layanan": "Rawat jalan"}, {"layanan": ""}, {"dari": ""}))
    assert [(held.row, held.column, held.reason.value) for held in report.held] == [(3, "C", "kosong")]
    assert report.stored == 2


@pytest.mark.parametrize(
    ("ticked", "codes"),
    [
        ("Situs web, media sosial, dan aplikasi", "daring"),
        ("Radio, Situs web, media sosial, dan aplikasi, Loket", "radio;daring;loket"),
        ("Loket, Radio, Loket", "radio;loket"),
        ("Situs web", "lainnya"),
        ("Radio, dari tetangga, katanya bagus", "radio;lainnya"),
    ],
)
def test_ticks_with_commas_inside_are_the_longest_answer_that_is_known(content: Path, ticked: str, codes: str) -> None:
    pull(content, sheet({"dari": ticked}))
    assert stored(content) == [STORED.replace("radio;loket", codes)]


@pytest.mark.parametrize(
    "formula",
    ['=HYPERLINK("x","y")', "+62 812 0000", "-1+1", "@SUM(1)", "\t=1", '=cmd|"/c calc"!A1', "＝1+1", "#REF!", "#N/A"],
)
@pytest.mark.parametrize("column", ["layanan", "prosedur", "dari", "datang"])
def test_no_formula_and_no_error_becomes_an_answer(content: Path, formula: str, column: str) -> None:
    report = pull(content, sheet({}, {column: formula}))
    kept = column == "dari"  # an answer of their own is kept without its words
    assert report.quarantined == (0 if kept else 1)
    assert stored(content) == sorted([STORED, *([STORED.replace("radio;loket", "lainnya")] if kept else [])])


@pytest.mark.parametrize(
    "written", ["Mu\u200bdah", "\u202eMudah\u202c", "\ufeffMudah", "M\u00adudah", "\u2067Mudah\u2069 ", "Ｍｕｄａｈ"]
)
def test_invisible_and_turning_characters_change_no_answer(content: Path, written: str) -> None:
    pull(content, sheet({"prosedur": written, "layanan": f"\u200f{ANSWER['layanan']}"}))
    assert stored(content) == [STORED]


def test_headers_with_invisible_characters_are_the_same_headers(content: Path) -> None:
    pull(content, sheet({}, titles={name: f"\u200b{title}\u00a0" for name, title in TITLES.items()}))
    assert stored(content) == [STORED]


def test_pictures_are_other_answers_unless_the_mapping_knows_them(content: Path) -> None:
    report = pull(content, sheet({"prosedur": "\U0001f600"}, {}))
    assert [held.reason.value for held in report.held] == ["jawaban"]
    form = content / "formulir" / "skm.yaml"
    form.write_text(form.read_text().replace("[Sangat mudah]", '[Sangat mudah, "\U0001f600"]'))
    pull(content, sheet({"prosedur": "\U0001f600"}, {}))
    assert stored(content) == [STORED, STORED.replace(",3,3,", ",4,3,")]


@pytest.mark.parametrize("column", ["layanan", "prosedur", "dari", "datang", "saran", "id"])
def test_a_cell_of_32767_letters_is_read_like_any_other(content: Path, column: str) -> None:
    long = ("kata, " * 6000)[:32767]
    report = pull(content, sheet({}, {column: long}))
    assert report.read == report.stored + report.quarantined == 2
    assert report.quarantined == (column in ("layanan", "prosedur", "datang"))
    assert all(len(line) < 100 for line in stored(content))


def test_leading_zeros_and_decimals_are_not_numbers_that_lose_them(content: Path) -> None:
    report = pull(content, sheet({"lama": "010"}, {"lama": "5.10"}, {"lama": "3,0"}))
    assert report.quarantined == 2
    assert stored(content) == [STORED]
