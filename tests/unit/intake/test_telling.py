"""What in a comment may tell who somebody is: refused where it does, asked about where it may."""

from __future__ import annotations

import pytest

from kinerja.content.names import names_of
from kinerja.content.roster import Person
from kinerja.intake.moderation import refusal, shortened
from kinerja.intake.telling import marks

NIP = "19850315" + "2010011002"
ROSTER = names_of(
    [Person(NIP, "Rekaan Contohnama"), Person("1" + NIP[1:], "Contohtunggal"), Person(NIP, "Contoh Pesan")]
)


def told(text: str, *, roster: bool) -> list[tuple[str, bool]]:
    return [(text[mark.start : mark.end], mark.asked) for mark in marks(text, ROSTER if roster else None)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Bu Rekaan ramah", "Rekaan"),
        ("pak rekaan lama sekali", "rekaan"),
        ("dr. Contoh tidak ada", "Contoh"),
        ("Terima kasih dr Contoh", "Contoh"),
        ("Ibu Hj. Contoh baik", "Contoh"),
        ("Loket lama, tanya Mbak Contoh saja", "Contoh"),
        ("S. Contohnama tidak ramah", "S. Contohnama"),
        ("Dokter Contoh datang siang", "Contoh"),
    ],
)
def test_what_follows_a_form_of_address_is_asked_about_without_a_roster(text: str, word: str) -> None:
    assert told(text, roster=False) == [(word, True)]
    assert refusal(text, None) is None


@pytest.mark.parametrize(
    "text",
    ["Ibu hamil didahulukan", "Bapak petugas loket ramah", "Bu guru dan pak lurah baik", "Dokter datang terlambat",
     "Perawat sigap", "Petugas ramah, antrean rapi", "Pelayanan di RSUD. Semua baik", "Saya datang jam 8 pagi"],
)  # fmt: skip
def test_everyday_words_are_left_alone(text: str) -> None:
    assert told(text, roster=True) == []


@pytest.mark.parametrize("text", ["Pesan kurang ramah", "Menurut saya Contohnama lambat", "Contohtunggal tidur"])
def test_a_single_word_of_the_roster_with_a_capital_is_asked_about(text: str) -> None:
    assert [asked for _, asked in told(text, roster=True)] == [True]
    assert told(text, roster=False) == []


@pytest.mark.parametrize(
    "text",
    ["Lihat @rekaan_w saja", "Hubungi wa.me/62812", "Tulis ke rekaan(at)contoh.example", "rekaan [at] contoh.example",
     "kirim ke rekaan at contoh dot com", "Buka www.contoh.example/x", "https://contoh.example", "contoh.com jelek",
     "t.me/loket"],
)  # fmt: skip
def test_accounts_links_and_spelt_addresses_are_refused(text: str) -> None:
    found = marks(text, None)
    assert found
    assert not any(mark.asked for mark in found)
    assert "masih memuat" in str(refusal(text, None))


def test_a_full_name_of_the_roster_is_refused() -> None:
    assert "nama di roster" in str(refusal("Bu Rekaan Contohnama ramah", ROSTER))


@pytest.mark.parametrize(
    ("original", "shorter", "shown"),
    [
        ("Petugas tidak ramah, kasar", "Petugas ramah", "Petugas […] ramah […]"),
        ("Petugas ramah", "Petugas ramah", "Petugas ramah"),
        ("Bu Rekaan sangat membantu", "[Petugas itu] sangat membantu", "[Petugas itu] sangat membantu"),
        ("Kemarin loket penuh sekali", "loket penuh", "[…] loket penuh […]"),
        ("Loket penuh", "Loket sepi", None),
        ("Loket penuh", "penuh Loket", None),
    ],
)
def test_words_that_were_left_out_leave_a_sign(original: str, shorter: str, shown: str | None) -> None:
    assert shortened(original, shorter) == shown


def test_an_editors_words_alone_are_no_comment() -> None:
    assert refusal("[Semua baik sekali]", None) is not None
    assert refusal("[…]", None) is not None
