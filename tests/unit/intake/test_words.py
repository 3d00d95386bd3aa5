"""Headers and answers are compared by their words, and columns are named as the sheet names them."""

from __future__ import annotations

import pytest

from kinerja.intake.words import answer_words, column_letter, header_words, nearest, visible


@pytest.mark.parametrize(
    "written",
    [
        "Layanan apa yang Anda terima?",
        "  layanan APA yang anda terima ",
        "Layanan apa\nyang Anda terima: ",
        "Layanan\u200b apa \u202byang\u202c Anda\u00a0terima？",
        "\ufeffLayanan apa yang Ánda terima",
    ],
)
def test_case_spaces_punctuation_and_invisible_characters_do_not_tell_headers_apart(written: str) -> None:
    assert header_words(written) == "layanan apa yang anda terima"


def test_signs_tell_answers_apart_and_not_headers() -> None:
    assert answer_words("< 20 tahun") != answer_words("> 20 tahun")
    assert answer_words("60+") != answer_words("60")
    assert answer_words("👍") != answer_words("👎")
    assert header_words("Usia (tahun) >") == header_words("Usia tahun")


def test_digits_of_any_script_are_the_same_digits() -> None:
    assert answer_words("２０–２９") == answer_words("20-29") == answer_words("٢٠ ٢٩")


@pytest.mark.parametrize(("index", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_named_as_in_a_sheet(index: int, letter: str) -> None:
    assert column_letter(index) == letter


def test_the_nearest_header_is_found_and_an_unlike_one_is_not_quoted() -> None:
    headers = ["Timestamp", "Layanan apa yang Anda peroleh?", "Usia"]
    assert nearest(["Layanan apa yang Anda terima?"], headers) == 1
    assert nearest(["Pekerjaan"], headers) is None


def test_an_address_is_never_the_nearest_header() -> None:
    assert nearest(["usia contoh example"], ["usia@contoh.example"]) is None


def test_a_cell_stays_as_the_sheet_shows_it() -> None:
    assert visible(" 010\u200b ") == "010"
