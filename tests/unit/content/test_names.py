"""Names of a roster are found however they are written, and a street or a flower is not taken for a person."""

from __future__ import annotations

import pytest

from kinerja.content.names import find_names, find_nips, may_hold_names, name_words, names_of, without_names
from kinerja.content.roster import Person

NIP = "19900315" + "201503" + "1002"
NAMES = names_of(
    [
        Person(NIP, "Prof. Dr. H. Contoh Rekaan Utama, S.K.M., M.Kes."),
        Person("19910315" + "201503" + "1003", "Muhammad Misalnya"),
        Person("19920315" + "201503" + "1004", "Ma'ruf D. Umpama SE"),
        Person("19930315" + "201503" + "2005", "Melatirekaan"),
        Person("19940315" + "201503" + "2006", "Andai"),
    ]
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("dibantu Contoh Rekaan Utama.", "Contoh Rekaan Utama"),
        ("dibantu dr. contoh rekaan, S.Pd", "contoh rekaan"),
        ("CONTOH-REKAAN_UTAMA.pdf", "CONTOH-REKAAN_UTAMA"),
        ("Cöntóh Rékaan", "Cöntóh Rékaan"),
        ("kekuatan: Sejak Contoh\n      Rekaan datang", "Contoh\n      Rekaan"),
        ("moh. misalnya", "moh. misalnya"),
        ("Muhammad Misalnya", "Muhammad Misalnya"),
        ("Maruf Umpama", "Maruf Umpama"),
        ("Ma’ruf D. Umpama", "Ma’ruf D. Umpama"),
        ("Con\u200btoh Rekaan", "Con\u200btoh Rekaan"),
        ("kata Melatirekaan.", "Melatirekaan"),
    ],
)
def test_a_name_is_found_where_it_stands(text: str, shown: str) -> None:
    (item,) = find_names(text, NAMES)
    assert text[item.start : item.end] == shown
    assert may_hold_names(text, NAMES)
    assert shown not in without_names(text, NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "Contoh, Rekaan",
        "contohrekaan",
        "Rekaan Contoh",
        "sebagai contoh saja",
        "Jalan Contoh Rekaan 4",
        "SMP Negeri 2 Contoh Rekaan",
        "Puskesmas Melatirekaan",
        "bunga melatirekaan",
        "Andai saja",
        "pcontohrekaan",
    ],
)
def test_what_is_no_person_passes(text: str) -> None:
    assert find_names(text, NAMES) == []


def test_a_word_of_everyday_use_is_nobodys_name() -> None:
    assert find_names("Melatirekaan mekar", NAMES, frozenset({"melatirekaan"})) == []


@pytest.mark.parametrize("text", ["1990,0315:2015/03 1 002", ", ".join(NIP), f"77 {NIP[:8]}|{NIP[8:]}"])
def test_a_nip_of_the_roster_is_found_however_it_is_spaced(text: str) -> None:
    (item,) = find_nips(text, NAMES.nips)
    assert "".join(filter(str.isdigit, text[item.start : item.end])) == NIP
    assert find_nips(text, frozenset()) == []


def test_a_nip_that_its_shape_shows_is_left_to_the_shape() -> None:
    assert find_nips(f"{NIP[:8]} {NIP[8:14]} {NIP[14:15]} {NIP[15:]}", NAMES.nips) == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ir. Hj. Contoh Rekaan, M.T.", ("contoh", "rekaan")),
        ("Contoh Rekaan S.ST", ("contoh", "rekaan")),
        ("Contoh", ("contoh",)),
        ("H.", ("h",)),
        ("", ()),
    ],
)
def test_titles_and_degrees_are_no_part_of_a_name(name: str, words: tuple[str, ...]) -> None:
    assert name_words(name) == words


@pytest.mark.parametrize(
    "text",
    [
        "Contoh&nbsp;Rekaan Utama",
        "**Contoh** **Rekaan** Utama",
        "[Contoh](https://portal.example/x) Rekaan Utama",
        "Utama, Contoh",
        "Contoh\\x20Rekaan Utama",
        "Contoh\\\n      Rekaan Utama",
        "Contoh\n# Rekaan\n# Utama",
        "Contoh\u3164Rekaan Utama",
        "C\u043entoh Rekaan Utama",
        "Con\u034ftoh <b>Rekaan</b> Utama",
        "Kota Contoh Rekaan Utama",
    ],
)
def test_no_sign_between_or_inside_the_words_hides_a_name(text: str) -> None:
    assert [found.kind for found in find_names(f"kepada {text} di sini", NAMES)] == ["nama"]
    assert may_hold_names(text, NAMES)
    assert "ontoh" not in without_names(text, NAMES)


@pytest.mark.parametrize("text", ["utama, contoh", "Utama. Contoh", "Utama,\n\n\n\nContoh"])
def test_two_words_of_a_name_the_other_way_round_are_no_name_without_comma_and_capitals(text: str) -> None:
    assert find_names(text, NAMES) == []
