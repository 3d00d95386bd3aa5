"""A first mapping says what titles and answers show, never what looks personal or what people wrote themselves."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kinerja.content.survey_rules import Element, elements
from kinerja.errors import KinerjaError
from kinerja.intake.propose import Proposal, propose
from kinerja.intake.titles import read_table
from tests.unit.intake.forms import ListSource

NAMES = {"layanan": {"rawat-jalan": ("Rawat jalan", "Outpatient care"), "imunisasi": ("Imunisasi", "Vaccination")}}
TIME = "19/01/2026 10:22:31"


def proposal(header: Sequence[str], *columns: Sequence[str], kind: str | None = None) -> Proposal:
    """Propose for a sheet of a time stamp and the columns given by their answers."""
    rows = [(TIME, *row) for row in zip(*columns, strict=True)]
    return propose(read_table(ListSource([("Timestamp", *header), *rows]).rows(), "uji"), kind, NAMES)


@pytest.mark.parametrize("element", elements("skm"), ids=lambda element: element.code)
def test_elements_are_found_by_the_question_and_answers_by_their_words(element: Element) -> None:
    made = proposal([element.question], list(element.answers) * 3, kind="skm")
    assert made.columns[element.code] == {
        "judul": [element.question],
        "tipe": "skala_1_4",
        "unsur": element.code,
        "jawaban": {str(step): [str(step), text] for step, text in enumerate(element.answers, 1)},
    }
    assert made.looks == {}


def test_swapped_numbers_do_not_matter_where_there_are_words() -> None:
    titles = ["U8. Kualitas sarana dan prasarana", "U9 Penanganan pengaduan"]
    made = proposal(titles, list("1234") * 3, list("4321") * 3, kind="skm")
    assert {name: column["unsur"] for name, column in made.columns.items()} == {
        "sarana": "sarana",
        "pengaduan": "pengaduan",
    }


def test_numbers_alone_are_asked_about_and_given_no_element() -> None:
    made = proposal([f"U{number}" for number in range(1, 10)], *[list("1234") * 3] * 9)
    assert made.kind == "skm"
    assert list(made.columns) == [f"u{number}" for number in range(1, 10)]
    assert all("unsur" not in column for column in made.columns.values())
    assert all("hanya nomor" in look for look in made.looks.values())


@pytest.mark.parametrize(
    ("answers", "kind", "said"),
    [
        (["a", "b", "c", "d"], "huruf", {"1": ["a", "Tidak cepat"], "4": ["d", "Sangat cepat"]}),
        (["a. Lama", "b. Agak lama", "c. Segera", "d. Kilat"], "huruf", {"1": ["a", "Lama"], "4": ["d", "Kilat"]}),
        (["1", "2", "3", "4"], "skala_1_4", {"1": ["1", "Tidak cepat"], "4": ["4", "Sangat cepat"]}),
        (["Tidak puas", "Kurang puas", "Puas", "Sangat puas"], "skala_1_4",
         {"1": ["1", "Tidak puas"], "4": ["4", "Sangat puas"]}),
        (["c", "Cepat", "2", "d. Sangat cepat"], "huruf", {"1": ["a", "Tidak cepat"], "3": ["c", "Cepat"]}),
    ],
)  # fmt: skip
def test_answers_are_read_however_a_form_offers_them(answers: list[str], kind: str, said: dict[str, list[str]]) -> None:
    column = proposal(["Kecepatan waktu pelayanan"], answers * 4, kind="skm").columns["waktu"]
    assert column["tipe"] == kind
    jawaban = column["jawaban"]
    assert isinstance(jawaban, dict)
    assert {step: jawaban[step] for step in said} == said


def test_a_scale_of_five_is_no_index_and_is_said() -> None:
    made = proposal(["Kecepatan waktu pelayanan"], list("12345") * 3, kind="skm")
    assert made.columns["waktu"] == {"judul": ["Kecepatan waktu pelayanan"], "tipe": "skala_1_5"}
    assert "1 sampai 4" in made.looks["waktu"]


@pytest.mark.parametrize(
    "title",
    ["Email Address", "Alamat surel", "Nama lengkap", "Nama", "Nomor HP / WhatsApp", "No. Telp", "NIK", "No KTP", "NIP",
     "Alamat rumah", "Domisili", "Tanggal lahir", "IP Address", "Tanda tangan", "Unggah foto KTP", "Upload bukti",
     "Nomor rekam medis", "Akun Instagram", "Nama petugas yang melayani", "Petugas yang melayani Anda",
     "Dokter yang menangani"],
)  # fmt: skip
def test_what_looks_personal_by_its_title_is_never_proposed(title: str) -> None:
    made = proposal([title, "Jenis kelamin"], ["Rekaan Satu", "Rekaan Dua"] * 6, ["Pria", "Wanita"] * 6)
    assert list(made.columns) == ["jenis_kelamin"]
    assert title in made.notes[0]
    assert "Rekaan" not in str(made.columns) + str(made.notes)


def test_what_looks_personal_by_its_answers_is_never_proposed() -> None:
    mail, phone = "orang" + "@" + "contoh.example", "0812" + "-3456-7890"
    made = proposal(["Keterangan", "Catatan", "Usia"], [mail] * 12, [phone] * 12, ["< 20", "20-29"] * 6)
    assert list(made.columns) == ["kelompok_umur"]
    assert len(made.notes) == 2
    assert mail not in str(made.notes)


def test_an_identifier_in_a_title_is_not_repeated() -> None:
    phone = "0812" + "-3456-7890"
    made = proposal([f"Hubungi {phone}", "Usia"], ["a"] * 6, ["< 20", "20-29"] * 3)
    assert phone not in str(made.notes) + str(made.columns)


def test_names_of_people_that_repeat_are_not_choices_of_a_question_about_staff() -> None:
    made = proposal(
        ["Siapa petugas yang melayani?", "Jenis kelamin"], ["Rekaan Satu", "Rekaan Dua"] * 6, ["L", "P"] * 6
    )
    assert "Rekaan" not in str(made.columns)


def test_what_few_people_wrote_is_theirs_and_not_copied() -> None:
    reasons = ["Dekat rumah"] * 6 + ["Murah"] * 5 + ["Tetangga saya Rekaan bekerja di sini"]
    column = proposal(["Mengapa memilih loket ini"], reasons).columns["mengapa_memilih_loket"]
    assert column["jawaban"] == {"dekat_rumah": ["Dekat rumah"], "murah": ["Murah"], "lainnya": ["*"]}


def test_free_text_is_not_read_and_not_copied() -> None:
    words = [f"Mohon antrean nomor {number} dipercepat" for number in range(12)]
    made = proposal(["Saran dan masukan", "Hal lain"], words, words[::-1])
    assert made.columns == {"saran": {"judul": ["Saran dan masukan"], "tipe": "teks"}}
    assert "antrean" not in str(made.notes)


def test_ages_in_years_are_not_proposed() -> None:
    made = proposal(["Umur", "Jenis kelamin"], [str(age) for age in range(20, 32)], ["Laki-laki", "Perempuan"] * 6)
    assert "kelompok_umur" not in made.columns
    assert "angka" in made.notes[0]


def test_services_are_known_by_their_names_and_others_are_said() -> None:
    made = proposal(["Layanan apa yang Anda terima?"], ["Rawat jalan", "Imunisasi", "Rawat jalan", "Parkir"])
    assert made.columns["layanan"]["jawaban"] == {"imunisasi": ["Imunisasi"], "rawat-jalan": ["Rawat jalan"]}
    assert made.looks["layanan"].startswith("1 jawaban bukan nama layanan")


def test_ticked_choices_are_found_between_the_commas() -> None:
    answers = ["Loket, Situs", "Situs, Telepon", "Loket", "Telepon, Loket"] * 4
    column = proposal(["Lewat apa Anda tahu?"], answers).columns["lewat_tahu"]
    assert column["tipe"] == "banyak_pilihan"
    assert column["jawaban"] == {"loket": ["Loket"], "situs": ["Situs"], "telepon": ["Telepon"]}


def test_a_comma_inside_a_choice_joins_nothing() -> None:
    column = proposal(["Jenjang sekolah"], ["SMA, SMK atau sederajat", "SMP"] * 4).columns["jenjang_sekolah"]
    assert column["tipe"] == "pilihan"
    assert column["jawaban"] == {"sma_smk_atau_sederajat": ["SMA, SMK atau sederajat"], "smp": ["SMP"]}


def test_doubled_and_empty_titles_are_said() -> None:
    made = proposal(["Usia", "usia :", "", "Jenis kelamin"], ["a"] * 6, ["b"] * 6, ["c"] * 6, ["L", "P"] * 3)
    assert "beberapa kolom" in made.notes[0]
    assert any("kolom D tanpa judul" in note for note in made.notes)


def test_a_sheet_with_nothing_to_keep_is_refused() -> None:
    with pytest.raises(KinerjaError, match="tidak ada kolom"):
        proposal(["Nama", "Email"], ["x"], ["y"])


def test_a_sheet_without_answers_gets_the_standard_answers() -> None:
    question = elements("skm")[0]
    table = read_table(ListSource([("Timestamp", question.question, "Jenis kelamin")]).rows(), "uji")
    made = propose(table, "skm", NAMES)
    assert made.columns["persyaratan"]["jawaban"] == {
        str(step): [letter, text] for step, (letter, text) in enumerate(zip("abcd", question.answers, strict=True), 1)
    }
    assert "belum ada jawaban" in made.notes[0]


GRID = ["3 - Baik"] * 8 + ["4 - Sangat baik"] * 6 + ["2 - Kurang baik"] * 4
PLAIN = ["Puas"] * 8 + ["Sangat puas"] * 6 + ["Kurang puas"] * 4


@pytest.mark.parametrize(
    ("usual", "rare", "kind", "mark"),
    [(GRID, "1 - Tidak baik", "skala_1_4", "1"), (PLAIN, "Tidak puas", "skala_1_4", "1"),
     ([f"{'bcd'['KPS'.find(text[0])]}. {text}" for text in PLAIN], "a. Tidak puas", "huruf", "a")],
)  # fmt: skip
def test_the_worst_answer_is_known_however_few_gave_it_to_one_question(
    usual: list[str], rare: str, kind: str, mark: str
) -> None:
    """Else the lowest ratings alone would go to quarantine, and the index would rise."""
    titles = ["Persyaratan", "Prosedur", "Kecepatan waktu", "Sarana"]
    columns = [[*usual, rare], [*usual, rare], [*usual, rare], [*usual, usual[0]]]
    made = proposal(titles, *columns, kind="skm")
    text = rare.split(" ", 1)[1].removeprefix("- ") if rare[1] in " ." else rare
    assert list(made.columns) == ["persyaratan", "prosedur", "waktu", "sarana"]
    for column in made.columns.values():
        assert column["tipe"] == kind
        jawaban = column["jawaban"]
        assert isinstance(jawaban, dict)
        assert jawaban["1"] == [mark, text]


def test_letters_that_run_from_the_best_answer_down_are_read_by_their_words() -> None:
    answers = ["a. Sangat puas"] * 4 + ["b. Puas"] * 5 + ["c. Kurang puas"] * 3 + ["d. Tidak puas"]
    made = proposal(["Persyaratan", "Prosedur"], answers, answers, kind="skm")
    for name in ("persyaratan", "prosedur"):
        jawaban = made.columns[name]["jawaban"]
        assert isinstance(jawaban, dict)
        assert {step: texts[0] for step, texts in jawaban.items()} == {"1": "d", "2": "c", "3": "b", "4": "a"}
        assert jawaban["4"] == ["a", "Sangat puas"]
        assert "a jawaban terbaik" in made.looks[name]


def test_a_scale_of_a_bad_thing_does_not_run_down() -> None:
    answers = ["a. Sangat lambat", "b. Lambat", "c. Cepat", "d. Sangat cepat"] * 3
    jawaban = proposal(["Kecepatan waktu"], answers, kind="skm").columns["waktu"]["jawaban"]
    assert jawaban == {
        "1": ["a", "Sangat lambat"],
        "2": ["b", "Lambat"],
        "3": ["c", "Cepat"],
        "4": ["d", "Sangat cepat"],
    }


ENGLISH = [
    "requirements", "procedures", "service time", "cost", "product", "competence of the staff",
    "behaviour of the staff", "handling of complaints", "facilities",
]  # fmt: skip


def test_an_english_survey_of_the_nine_elements_is_known() -> None:
    titles = [f"How do you rate the {what}?" for what in ENGLISH]
    made = proposal([*titles, "Any suggestions?"], *[list("1234") * 3] * 9, ["x"] * 12)
    assert made.kind == "skm"
    assert [column.get("unsur") for column in made.columns.values()] == [*(e.code for e in elements("skm")), None]
    assert made.columns["any_suggestions"] == {"judul": ["Any suggestions?"], "tipe": "teks"}


def test_suggestions_with_telephone_numbers_get_the_lines_to_write() -> None:
    words = ["Hubungi 0812" + "-3456-7890"] * 6 + ["Loket lama"] * 6
    made = proposal(["Saran"], words)
    assert made.columns["saran"] == {"judul": ["Saran"], "tipe": "teks"}
    assert "moderasi: true" in made.looks["saran"]
    assert "3456" not in str(made.columns) + str(made.looks) + str(made.notes)


def test_levels_of_education_stand_in_their_order() -> None:
    made = proposal(["Pendidikan terakhir"], ["SMA/SMK", "SD", "S2 ke atas", "SMP", "S1", "D3"] * 4)
    jawaban = made.columns["pendidikan"]["jawaban"]
    assert isinstance(jawaban, dict)
    assert [texts[0] for texts in jawaban.values()] == ["SD", "SMP", "SMA/SMK", "D3", "S1", "S2 ke atas"]


def test_services_under_other_names_are_asked_about() -> None:
    made = proposal(["Jenis layanan yang diterima"], ["Poli umum", "Poli gigi"] * 6)
    ((column, found),) = made.columns.items()
    assert found["tipe"] == "pilihan"
    assert "tipe: layanan" in made.looks[column]
