"""A cell becomes a code by its column's type, or is not understood; it is never stored as it was written."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.content.pseudonym import pseudonym
from kinerja.errors import KinerjaError
from kinerja.intake.mapping import Column
from kinerja.intake.store import render
from kinerja.intake.values import reader_for

KEY = bytes(range(32))
SUITABLE = {
    "1": ("a", "Tidak sesuai"),
    "2": ("b", "Kurang sesuai"),
    "3": ("c", "Sesuai"),
    "4": ("d", "Sangat sesuai"),
}


def column(kind: str, answers: Mapping[str, tuple[str, ...]] | None = None) -> Column:
    return Column("kolom", ("Kolom",), kind, required=False, element=None, answers=answers or {})


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("a", "1"),
        ("D", "4"),
        (" c. ", "3"),
        ("Sangat sesuai", "4"),
        ("sangat  SESUAI.", "4"),
        ("c. Sesuai", "3"),
        ("c) sesuai", "3"),
        ("3", "3"),
        ("3 - Sesuai", "3"),
        ("e", None),
        ("5", None),
        ("a. Sesuai", None),
        ("c. Sesuai sekali", "3"),
        ("1 - Tidak baik", "1"),
        ("a. Sangat baik", None),
        ("d. Kurang baik", None),
        ("a. Sangat buruk", "1"),
        ("c sesuai sekali", None),
        ("3.5", None),
        ("3 - 4", None),
        ("Sesuai sekali", None),
        ("33", None),
        ("-", None),
    ],
)
def test_letters_full_answers_and_digits_mean_the_same(cell: str, code: str | None) -> None:
    assert reader_for(column("huruf", SUITABLE), KEY)(cell) == code


def test_letters_need_no_mapping() -> None:
    read = reader_for(column("huruf"), KEY)
    assert [read(letter) for letter in "abcd"] == ["1", "2", "3", "4"]


def test_a_scale_that_a_mapping_turns_round_is_not_turned_back() -> None:
    read = reader_for(column("huruf", {"4": ("a",), "3": ("b",), "2": ("c",), "1": ("d",)}), KEY)
    assert [read(letter) for letter in "abcd"] == ["4", "3", "2", "1"]
    assert reader_for(column("skala_1_4", {"4": ("1",), "1": ("4",)}), KEY)("1") == "4"


@pytest.mark.parametrize(
    ("kind", "cell", "code"),
    [
        ("skala_1_4", "4", "4"),
        ("skala_1_4", "3.00", "3"),
        ("skala_1_4", "3,0", "3"),
        ("skala_1_4", "４", "4"),
        ("skala_1_4", "5", None),
        ("skala_1_4", "0", None),
        ("skala_1_4", "3.5", None),
        ("skala_1_4", "03", None),
        ("skala_1_5", "5", "5"),
        ("skala_1_5", "6", None),
        ("tanggal", "19/01/2026", "2026-01"),
        ("tanggal", "besok", None),
    ],
)
def test_digits_stand_for_themselves_within_the_scale(kind: str, cell: str, code: str | None) -> None:
    assert reader_for(column(kind), KEY)(cell) == code


def test_choices_are_known_by_synonym_and_by_code() -> None:
    read = reader_for(column("pilihan", {"di_bawah_20": ("< 20 tahun",), "20_ke_atas": ("> 20 tahun", "20+")}), KEY)
    assert read("<20 tahun") == "di_bawah_20"
    assert read("> 20 Tahun") == "20_ke_atas"
    assert read("di bawah 20") == "di_bawah_20"
    assert read("dua puluh") is None


def test_a_star_takes_every_other_answer_and_keeps_none_of_its_words() -> None:
    assert (
        reader_for(column("pilihan", {"petani": ("Petani",), "lainnya": ("*",)}), KEY)("Nelayan di Kenanga")
        == "lainnya"
    )


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("Loket", "loket"),
        ("Situs web, Loket", "loket;situs"),
        ("Loket, Telepon, surel, atau pesan", "loket;pesan"),
        ("Telepon, surel, atau pesan", "pesan"),
        ("Loket, Radio", None),
        ("Loket, Loket", "loket"),
    ],
)
def test_ticked_choices_may_hold_commas_of_their_own(cell: str, codes: str | None) -> None:
    answers = {"loket": ("Loket",), "situs": ("Situs web",), "pesan": ("Telepon, surel, atau pesan",)}
    assert reader_for(column("banyak_pilihan", answers), KEY)(cell) == codes


def test_an_answer_that_means_two_codes_is_refused() -> None:
    with pytest.raises(KinerjaError, match="dua kode"):
        reader_for(column("pilihan", {"a": ("Ya",), "b": ("ya.",)}), KEY)


def test_a_code_beyond_the_scale_is_refused() -> None:
    with pytest.raises(KinerjaError, match="1 sampai 4"):
        reader_for(column("skala_1_4", {"5": ("Sangat sekali",)}), KEY)


NIP = "19850315" + "201001" + "1" + "002"


@pytest.mark.parametrize("written", [NIP, f"{NIP[:8]} {NIP[8:14]} {NIP[14]} {NIP[15:]}", f"'{NIP}", f" {NIP}\u200b"])
def test_a_person_is_stored_under_the_pseudonym_and_never_the_nip(written: str) -> None:
    assert reader_for(column("pegawai"), KEY)(written) == pseudonym(KEY, NIP)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("pabcdefghijk", "pabcdefghijk"),
        ("PABCDEFGHIJK ", "pabcdefghijk"),
        ("Rekaan Contohnama", None),
        (NIP[:-1], None),
    ],
)
def test_a_pseudonym_stands_for_itself_and_a_name_for_nobody(written: str, code: str | None) -> None:
    assert reader_for(column("pegawai"), KEY)(written) == code


COLUMNS = [
    column("huruf", SUITABLE),
    column("skala_1_5"),
    column("pilihan", {"petani": ("Petani",), "lainnya": ("*",)}),
    column("banyak_pilihan", {"loket": ("Loket",), "lainnya": ("*",)}),
    column("tanggal"),
    column("pegawai"),
]


@given(st.sampled_from(COLUMNS), st.text(min_size=1))
def test_whatever_a_cell_says_only_a_code_is_stored(kind: Column, cell: str) -> None:
    stored = reader_for(kind, KEY)(cell)
    if stored is not None:
        assert render(("kolom",), {"a" * 16: (stored,)})
        assert stored[:1] not in ("=", "+", "-", "@", "\t", "\r")
