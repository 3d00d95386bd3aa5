"""Everything with a name stands once in the A-Z, under its letter, and leads to its page."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja.package.pages import RESERVED
from kinerja.site.archive import archive
from kinerja.site.frame import Link
from kinerja.site.glossary import Term
from kinerja.site.text import speech
from kinerja.site.views.alphabet import Alphabet, Entry, alphabet
from tests.unit.site.pages import MARKDOWN, draw_site
from tests.unit.site.sample import releases

TRANSLATIONS = Path(__file__).resolve().parents[3] / "theme" / "translations"
PAGES = (Link("Data", "data.html"), Link("2 panduan", "panduan.html"), Link("Émas", "emas.html"))
TERMS = (Term("IKM (Indeks Kepuasan Masyarakat)", "arti-ikm"),)


def listed(language: str = "id") -> Alphabet:
    return alphabet(speech(language, TRANSLATIONS), archive(releases()), PAGES, TERMS)


def entries(view: Alphabet) -> list[Entry]:
    return [entry for letter in view.letters for entry in letter.entries]


def test_units_services_indicators_terms_and_pages_are_there_with_what_they_are() -> None:
    found = {(entry.name, entry.link): entry.kind for entry in entries(listed())}
    assert found["Dinas Kesehatan", "unit/dinas-kesehatan.html"] == "unit kerja"
    assert found["Izin usaha", "layanan/izin-usaha.html"] == (
        "layanan, Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu"
    )
    assert found["Sampah terangkut", "indikator/sampah-terangkut.html"] == "indikator, Dinas Lingkungan Hidup"
    assert found["IKM (Indeks Kepuasan Masyarakat)", "istilah.html#arti-ikm"] == "istilah"
    assert found["Data", "data.html"] == "halaman"


def test_a_unit_inside_a_group_leads_to_the_group_and_a_parents_office_is_no_unit() -> None:
    found = {entry.name: entry for entry in entries(listed())}
    assert (found["Kantor Arsip"].link, found["Kantor Arsip"].kind) == (
        "unit/gabungan-1.html", "unit kerja, dalam Gabungan unit kecil",
    )  # fmt: skip
    assert "Dinas Kesehatan (kantor induk)" not in found


@pytest.mark.parametrize("language", ["id", "en"])
def test_each_name_stands_under_its_first_letter_in_the_order_of_the_alphabet(language: str) -> None:
    view = listed(language)
    letters = [part.letter for part in view.letters]
    assert letters == sorted(letters)
    assert letters[0] == "0–9"
    assert {part.letter for part in view.letters for entry in part.entries if entry.name == "Émas"} == {"E"}
    assert len({part.anchor for part in view.letters}) == len(view.letters)
    assert view.number == len(entries(view)) == len(set(entries(view)))


def test_every_link_of_the_page_is_a_page_of_the_site() -> None:
    drawn = draw_site(releases())
    for folder, language in (("", "id"), ("en/", "en")):
        own = alphabet(speech(language, TRANSLATIONS), archive(releases()), (), ())
        assert {folder + entry.link for entry in entries(own)} <= drawn.keys()
        text = drawn[f"{folder}indeks.html"].decode()
        assert text.count('href="#huruf-') == text.count('<h2 id="huruf-') > 5


def test_a_page_of_the_agency_cannot_take_the_name_of_one_that_the_site_makes() -> None:
    made = {path.removeprefix("en/").split("/")[0].removesuffix(".html") for path in draw_site(releases())}
    assert made - {MARKDOWN.slug} <= RESERVED
