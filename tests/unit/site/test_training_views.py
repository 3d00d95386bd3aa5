"""What pages say of trainings: what was taught beside what was needed, hidden as hidden, and no cause claimed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kinerja.package.model import HIDDEN, PUBLISHED, CountRow, CountTable, Release
from kinerja.site.archive import Archive, archive
from kinerja.site.text import Speech, speech
from kinerja.site.views.training import training_page
from tests.unit.site.sample import portal, releases

TRANSLATIONS = Path(__file__).resolve().parents[3] / "theme/translations"
COUNTED = ("kebutuhan", "peserta", "kebutuhan_terjawab", "perubahan")


@pytest.fixture(scope="module")
def words() -> Speech:
    return speech("id", TRANSLATIONS)


@pytest.fixture(scope="module")
def books() -> Archive:
    return archive(releases())


def without(release: Release, *names: str) -> Release:
    return replace(release, tables={name: table for name, table in release.tables.items() if name not in names})


def hiding(release: Release, table: str, *keys: tuple[str, ...]) -> Release:
    """``release`` with some more cells of a table hidden."""
    old = release.tables[table]
    assert isinstance(old, CountTable)
    rows = tuple(CountRow(row.key, None, HIDDEN) if row.key in keys else row for row in old.rows)
    return replace(release, tables={**release.tables, table: replace(old, rows=rows)})


def showing(release: Release, table: str) -> Release:
    """``release`` with every hidden cell of a table shown, as 7."""
    old = release.tables[table]
    assert isinstance(old, CountTable)
    rows = tuple(CountRow(row.key, 7, PUBLISHED) if row.count is None else row for row in old.rows)
    return replace(release, tables={**release.tables, table: replace(old, rows=rows)})


def test_the_finding_is_how_many_trainings_and_their_own_hours(words: Speech, books: Archive) -> None:
    view = training_page(words, books, portal())
    assert view.finding == "3 pelatihan selesai pada triwulan III 2026, 25,5 jam pelajaran"
    courses, people, met = view.figures
    assert (courses.value, people.value, met.value) == ("3", "74", "40,0%")
    assert courses.change is not None
    assert courses.change.since.endswith("bukan baik atau buruk")


def test_needs_met_gather_within_a_year_so_that_a_rise_is_no_improvement(words: Speech) -> None:
    first, last = releases()[1:3]
    table = last.tables["kebutuhan_terjawab"]
    assert isinstance(table, CountTable)
    fewer = tuple(replace(row, count=30) if row.key == ("semua", "topik_sesuai") else row for row in table.rows)
    before = replace(first, tables={**first.tables, table.name: replace(table, rows=fewer)})
    *_, met = training_page(words, archive([before, last]), portal()).figures
    assert met.change is not None
    assert (met.change.amount, met.change.since) == ("naik 30,0 poin", "dari triwulan II (10,0%)")


def test_topics_stand_by_name_where_an_order_would_tell_of_a_hidden_one(words: Speech, books: Archive) -> None:
    view = training_page(words, books, portal()).topics
    assert [row.name for row in view.rows] == ["Arsip digital", "Kepemimpinan", "Manajemen risiko", "TI dalam layanan"]
    assert [row.cell.count for row in view.rows] == ["", "96", "", "210"]
    assert view.finding == "Dari 2 topik yang angka kebutuhannya terbit, 1 diajarkan pada periode ini"
    assert view.any_hidden


def test_topics_stand_by_need_where_all_are_shown(words: Speech) -> None:
    view = training_page(words, archive([showing(releases()[2], "kebutuhan")]), portal()).topics
    assert [row.cell.count for row in view.rows] == ["210", "96", "7", "7"]
    assert view.finding == "Dari 4 topik yang dibutuhkan, 2 diajarkan pada periode ini"


def test_a_topic_says_what_was_taught_or_that_nothing_was(words: Speech, books: Archive) -> None:
    told = {row.name: row.about for row in training_page(words, books, portal()).topics.rows}
    assert told["TI dalam layanan"] == "3 pelatihan, 25,5 jam"
    assert told["Kepemimpinan"] == "tidak ada pelatihan pada periode ini"
    assert "Bahasa isyarat" not in told


def test_needs_met_are_a_share_of_those_with_needs_in_the_agency_and_by_unit(words: Speech, books: Archive) -> None:
    met = training_page(words, books, portal()).met
    assert met is not None
    assert met.finding == "Dari 300 pegawai dengan kebutuhan pengembangan, 120 ikut pelatihan yang menjawabnya"
    assert [row.cell.share for row in met.rows] == ["40,0%", "20,0%", "40,0%"]
    units = {unit.name: (unit.of, unit.cell.state, unit.cell.share) for unit in met.units}
    assert units["Dinas Kesehatan"] == ("80", PUBLISHED, "50,0%")
    assert units["Dinas Pendidikan"] == ("200", HIDDEN, "")
    assert units["Gabungan unit kecil"] == ("", HIDDEN, "")


def test_before_and_after_sets_both_groups_side_by_side(words: Speech, books: Archive) -> None:
    effects = training_page(words, books, portal()).effects
    assert effects is not None
    assert effects.finding == "Predikat naik pada 20,0% peserta pelatihan dan 7,9% pegawai lain"
    assert [[cell.count for cell in row.cells] for row in effects.rows] == [
        ["12", "88"],
        ["40", "860"],
        ["8", "67"],
        ["0", "100"],
    ]


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ([("terlatih", "naik")], "Predikat turun pada 13,3% peserta pelatihan dan 6,0% pegawai lain"),
        (
            [("terlatih", "naik"), ("tidak_terlatih", "turun")],
            "Predikat tetap pada 66,7% peserta pelatihan dan 77,1% pegawai lain",
        ),
        ([("tidak_terlatih", "semua")], "Perbandingan sebelum dan sesudah disembunyikan demi kerahasiaan"),
    ],
)
def test_a_comparison_with_a_hidden_side_is_not_made(words: Speech, keys: list[tuple[str, ...]], said: str) -> None:
    effects = training_page(words, archive([hiding(releases()[2], "perubahan", *keys)]), portal()).effects
    assert effects is not None
    assert effects.finding == said


def test_a_hidden_total_is_said_to_be_hidden(words: Speech) -> None:
    release = hiding(releases()[2], "peserta", ("semua",))
    release = hiding(release, "kebutuhan_terjawab", ("semua", "topik_sesuai"))
    view = training_page(words, archive([release]), portal())
    assert [figure.missing for figure in view.figures] == ["", *["disembunyikan demi kerahasiaan"] * 2]
    assert view.lead == "Berapa kebutuhan yang dijawab disembunyikan demi kerahasiaan."


def test_a_release_without_counts_shows_what_was_taught_and_says_what_is_missing(words: Speech) -> None:
    view = training_page(words, archive([without(releases()[2], *COUNTED)]), portal())
    assert (view.met, view.effects, view.topics.counted, view.kinds.counted) == (None, None, False, False)
    assert [figure.missing for figure in view.figures][1:] == ["Belum ada angkanya pada rilis ini."] * 2
    assert view.topics.finding == "Pelatihan menyentuh 2 topik"
    assert [(row.name, row.about) for row in view.kinds.rows] == [
        ("Seminar", "1 pelatihan, 1,5 jam"),
        ("Workshop", "2 pelatihan, 24 jam"),
    ]


def test_without_trainings_the_page_says_so(words: Speech, books: Archive) -> None:
    view = training_page(words, archive(releases()[:1]), portal())
    assert view.finding == "Belum ada pelatihan yang tercatat selesai pada triwulan I 2026"
    assert (view.stops, view.csv, view.files) == ((), "", ())
    assert [stop.trainings for stop in training_page(words, books, portal()).stops] == ["1", "3"]
