"""What the page of awards says: criteria always, numbers where they are published, and names by consent alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kinerja.package.model import HIDDEN, CountRow, CountTable, PlainTable, Release
from kinerja.site.archive import Archive, archive
from kinerja.site.text import Speech, speech
from kinerja.site.views.awards import awards_page
from tests.unit.site.sample import portal, releases

TRANSLATIONS = Path(__file__).resolve().parents[3] / "theme/translations"


@pytest.fixture(scope="module")
def words() -> Speech:
    return speech("id", TRANSLATIONS)


@pytest.fixture(scope="module")
def books() -> Archive:
    return archive(releases())


def without(release: Release, *names: str) -> Release:
    return replace(release, tables={name: table for name, table in release.tables.items() if name not in names})


def with_numbers(release: Release, only: int | None) -> Release:
    """``release`` with every number of awards ``only`` (None hides it)."""
    old = release.tables["penghargaan"]
    assert isinstance(old, CountTable)
    rows = tuple(CountRow(row.key, only, HIDDEN if only is None else "terbit") for row in old.rows)
    return replace(release, tables={**release.tables, "penghargaan": replace(old, rows=rows)})


def with_kinds(release: Release, kind: str) -> Release:
    old = release.tables["penghargaan_kriteria"]
    assert isinstance(old, PlainTable)
    rows = tuple((*row[:3], kind, *row[4:]) for row in old.rows)
    return replace(release, tables={**release.tables, "penghargaan_kriteria": replace(old, rows=rows)})


def test_awards_stand_before_incentives_with_criteria_and_numbers(words: Speech, books: Archive) -> None:
    view = awards_page(words, books, portal(), [])
    assert view.finding == "2 macam penghargaan dan 1 macam insentif diberikan untuk triwulan III 2026"
    assert view.lead == "74 penghargaan dan insentif diterima; yang menerima dua dihitung dua kali."
    assert [(award.name, award.kind, award.received) for award in view.awards] == [
        ("Pegawai teladan", "penghargaan", "disembunyikan demi kerahasiaan"),
        ("Perbaikan layanan terbaik", "penghargaan", "disembunyikan demi kerahasiaan"),
        ("Antrean terpendek", "insentif", "40 penerima"),
    ]
    assert view.awards[0].criteria == "Predikat sangat baik dua triwulan berturut-turut."


def test_units_stand_by_name_and_hidden_ones_have_no_number(words: Speech, books: Archive) -> None:
    view = awards_page(words, books, portal(), [])
    assert [unit.name for unit in view.units] == sorted(unit.name for unit in view.units)
    told = {unit.name: (unit.cell.count, unit.cell.share, unit.cell.width) for unit in view.units}
    assert told["Dinas Kesehatan"] == ("30", "40,5%", "40.54%")
    assert told["Dinas Lingkungan Hidup"][0] == "0"
    assert told["Gabungan unit kecil"] == ("", "", "")
    assert view.units_finding == "Angka 3 unit terbit; yang lain disembunyikan demi kerahasiaan"
    assert view.any_hidden


@pytest.mark.parametrize(
    ("only", "lead", "received", "units"),
    [
        (
            None,
            "Berapa yang diterima disembunyikan demi kerahasiaan.",
            "disembunyikan demi kerahasiaan",
            "Angka tiap unit disembunyikan demi kerahasiaan",
        ),
        (
            0,
            "0 penghargaan dan insentif diterima; yang menerima dua dihitung dua kali.",
            "tidak ada yang memenuhi kriterianya",
            "Diterima di 0 unit",
        ),
        (
            6,
            "6 penghargaan dan insentif diterima; yang menerima dua dihitung dua kali.",
            "6 penerima",
            "Diterima di 5 unit",
        ),
    ],
)
def test_numbers_are_hidden_zero_or_said(words: Speech, only: int | None, lead: str, received: str, units: str) -> None:
    view = awards_page(words, archive([with_numbers(releases()[2], only)]), portal(), [])
    assert (view.lead, {award.received for award in view.awards}, view.units_finding) == (lead, {received}, units)


def test_a_release_without_counts_still_says_what_awards_are_for(words: Speech) -> None:
    view = awards_page(words, archive([without(releases()[2], "penghargaan")]), portal(), [])
    assert (view.counted, view.units) == (False, ())
    assert {award.received for award in view.awards} == {"jumlah penerima belum ada pada rilis ini"}
    assert view.units_finding == "Di unit mana penghargaan diterima belum ada pada rilis ini"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("penghargaan", "3 macam penghargaan diberikan untuk triwulan III 2026"),
        ("insentif", "3 macam insentif diberikan untuk triwulan III 2026"),
    ],
)
def test_one_kind_alone_is_named_alone(words: Speech, kind: str, said: str) -> None:
    assert awards_page(words, archive([with_kinds(releases()[2], kind)]), portal(), []).finding == said


def test_without_awards_the_page_says_so(words: Speech) -> None:
    view = awards_page(words, archive(releases()[:1]), portal(), [])
    assert view.finding == "Belum ada penghargaan yang tercatat untuk triwulan I 2026"
    assert (view.awards, view.csv, view.files) == ((), "", ())


def test_names_are_linked_only_where_somebody_agreed_to_be_named(words: Speech, books: Archive) -> None:
    assert awards_page(words, books, portal(), ["tentang.html", "teladan.html"]).names == "teladan.html"
    assert awards_page(words, books, portal(), ["tentang.html"]).names == ""
