"""What pages say of plans, values, attendance, teamwork and feedback: of who has a record, and hidden as hidden."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kinerja.package.model import HIDDEN, NOT_YET, PUBLISHED, TOTAL, CountRow, CountTable, Release
from kinerja.site.archive import Archive, Edition, archive
from kinerja.site.text import Speech, speech
from kinerja.site.views import cycle
from kinerja.site.views.behaviour import BehaviourPage, behaviour_page
from kinerja.site.views.cycle import ATTENDANCE, TEAMWORK, VALUES, recorded, share_of
from kinerja.site.views.plans_page import PlansPage, in_time, plans_page
from kinerja.site.views.predicates import Cell
from kinerja.site.views.stacks import stack
from kinerja.site.views.work import TABLES, unit_work
from tests.unit.site.sample import portal, releases

TRANSLATIONS = Path(__file__).resolve().parents[3] / "theme/translations"


@pytest.fixture(scope="module")
def words() -> Speech:
    return speech("id", TRANSLATIONS)


@pytest.fixture(scope="module")
def books() -> Archive:
    return archive(releases())


@pytest.fixture(scope="module")
def newest(books: Archive) -> Edition:
    return books.newest


@pytest.fixture(scope="module")
def plans(words: Speech, books: Archive) -> PlansPage:
    return plans_page(words, books, portal())


@pytest.fixture(scope="module")
def behaviour(words: Speech, books: Archive) -> BehaviourPage:
    return behaviour_page(words, books, portal())


def setting(release: Release, table: str, cells: dict[tuple[str, ...], int | None]) -> Release:
    """``release`` with some cells of a table set; None hides one."""
    old = release.tables[table]
    assert isinstance(old, CountTable)
    rows = tuple(_set(row, cells[row.key]) if row.key in cells else row for row in old.rows)
    return replace(release, tables={**release.tables, table: replace(old, rows=rows)})


def _set(row: CountRow, count: int | None) -> CountRow:
    return CountRow(row.key, count, HIDDEN if count is None else PUBLISHED)


def without(release: Release, *names: str) -> Release:
    return replace(release, tables={name: table for name, table in release.tables.items() if name not in names})


def test_plans_in_time_are_those_agreed_before_the_year_and_by_the_deadline(plans: PlansPage) -> None:
    assert plans.finding == "1.000 dari 1.175 pegawai menyepakati rencananya sampai tenggat"
    first = plans.figures[0]
    assert (first.value, first.note) == ("85,1%", "1.000 dari 1.175 pegawai, termasuk yang sebelum tahun dimulai.")


def test_plans_in_time_are_never_worked_out_from_other_counts(words: Speech) -> None:
    hidden = setting(releases()[2], "rencana_kesepakatan", {(TOTAL, "tepat_waktu"): None})
    page = plans_page(words, archive([hidden]), portal())
    assert in_time(archive([hidden]).newest).status == HIDDEN
    assert page.finding == "1.150 dari 1.175 pegawai punya rencana yang disepakati"
    assert page.figures[0].missing == "disembunyikan demi kerahasiaan"


def test_a_share_says_how_many_points_it_moved(plans: PlansPage) -> None:
    complete = plans.figures[1]
    assert complete.value == "93,6%"
    assert complete.change is not None
    assert (complete.change.amount, complete.change.improved) == ("naik 4,2 poin", True)


def test_a_share_is_called_better_only_where_it_is_more_than_chance(words: Speech) -> None:
    before = setting(releases()[1], "rencana_isi", {(TOTAL, "lengkap"): 1095})
    complete = plans_page(words, archive([before, releases()[2]]), portal()).figures[1]
    assert complete.change is not None
    assert (complete.change.amount, complete.change.since) == (
        "naik 0,4 poin",
        "dari triwulan II (93,2%), tidak ada perubahan yang jelas",
    )


def test_wide_classes_stand_before_those_that_they_hold_and_the_good_one_first(
    plans: PlansPage, behaviour: BehaviourPage
) -> None:
    agreed, attendance = plans.blocks[0], behaviour.blocks[0]
    assert [row.name for row in agreed.rows] == ["Disepakati", "Belum disepakati"]
    assert [row.name for row in agreed.finer] == ["Sebelum tahun dimulai", "Sampai tenggat", "Setelah tenggat"]
    assert [row.style for row in agreed.finer] == ["value", "value", "low"]
    assert attendance.rows[0].name == "Selalu hadir tepat waktu"


def test_all_is_said_as_all(plans: PlansPage) -> None:
    assert plans.blocks[2].finding == "Semua 1.175 rencana seluruhnya mendukung hasil atasan"


def test_who_has_no_record_is_neither_good_nor_bad(behaviour: BehaviourPage) -> None:
    attendance = behaviour.blocks[0]
    assert attendance.finding == "800 dari 1.075 pegawai yang dicatat selalu hadir tepat waktu atau dengan alasan sah"
    assert [row.cell.share for row in attendance.rows] == ["74,4%", "25,6%"]
    assert attendance.total == Cell(PUBLISHED, "1.075", "100,0%", "100%")
    assert attendance.unknown is not None
    assert attendance.unknown.count == "100"


def test_a_unit_where_nobody_has_a_record_has_no_share_of_nought(words: Speech, newest: Edition) -> None:
    assert recorded(newest, ATTENDANCE, "puskesmas-melati").count == 0
    assert share_of(words, newest, ATTENDANCE, "puskesmas-melati").cell.state == NOT_YET


@pytest.mark.parametrize(
    ("unit", "said"),
    [("dinas-kesehatan", "160 dari 220"), ("puskesmas-kenanga", ""), ("dinas-penanaman-modal", "")],
)
def test_a_share_needs_both_counts_published(words: Speech, newest: Edition, unit: str, said: str) -> None:
    share = share_of(words, newest, ATTENDANCE, unit)
    assert share.said == said
    assert share.cell.state == (PUBLISHED if said else HIDDEN)
    assert bool(share.cell.width) == bool(share.cell.share) == bool(said)


def test_a_hidden_number_without_a_record_hides_the_share(words: Speech, newest: Edition) -> None:
    assert share_of(words, newest, TEAMWORK, "dinas-pendidikan").cell == Cell(HIDDEN, "", "", "")


def test_the_value_most_often_below_expectations_is_the_finding(behaviour: BehaviourPage) -> None:
    assert behaviour.values is not None
    assert behaviour.values.finding == "Akuntabel paling sering di bawah ekspektasi: 4,9% pegawai"


def test_no_value_is_called_the_lowest_where_one_is_hidden_or_two_are_alike(words: Speech) -> None:
    key = (TOTAL, "loyal", "di_bawah_ekspektasi")
    for count in (None, 57):
        page = behaviour_page(words, archive([setting(releases()[2], VALUES.table, {key: count})]), portal())
        assert page.values is not None
        assert page.values.finding == "Tujuh nilai dibanding ekspektasi atasan"


def test_ratings_lie_end_to_end_from_below_to_above(behaviour: BehaviourPage) -> None:
    assert behaviour.values is not None
    row = behaviour.values.rows[0]
    assert [part.style for part in row.segments] == ["low", "other", "value"]
    assert [part.x for part in row.segments] == ["0%", "3.83%", "63.4%"]
    assert sum(float(part.width.rstrip("%")) for part in row.segments) == pytest.approx(100, abs=0.02)


def test_a_bar_with_a_hidden_part_is_not_drawn_since_the_rest_would_show_it(words: Speech) -> None:
    shown = (CountRow((), 30, PUBLISHED), CountRow((), 60, PUBLISHED))
    whole, nobody = CountRow((), 100, PUBLISHED), CountRow((), 0, PUBLISHED)
    row = stack(words, "Loyal", [CountRow((), None, HIDDEN), *shown], whole, nobody)
    assert row.segments == ()
    assert row.hidden
    assert [cell.state for cell in row.cells] == [HIDDEN, PUBLISHED, PUBLISHED]


def test_a_row_says_how_many_have_no_record(words: Speech) -> None:
    parts = [CountRow((), n, PUBLISHED) for n in (10, 50, 30)]
    row = stack(words, "Loyal", parts, CountRow((), 90, PUBLISHED), CountRow((), 10, PUBLISHED))
    assert row.unknown == "10 belum dicatat"
    assert row.cells[1].share == "55,6%"


def test_results_and_behaviour_stand_beside_each_other(behaviour: BehaviourPage) -> None:
    assert behaviour.ratings is not None
    assert behaviour.ratings.finding == "Di bawah ekspektasi: hasil 12,7%, perilaku 2,9%"
    assert "menjadi predikat kurang" in behaviour.rule


def test_units_stand_by_name_and_who_has_not_reported_is_named(plans: PlansPage, behaviour: BehaviourPage) -> None:
    for units in (plans.units, behaviour.values_by_unit, behaviour.conduct_by_unit):
        names = [row.name for row in units.rows]
        assert names == sorted(names, key=str.casefold)
        assert units.waiting[-1] == "Sekretariat Daerah"
        assert units.any_hidden
    assert behaviour.conduct_by_unit.waiting[0] == "Puskesmas Melati"
    assert behaviour.values_by_unit.heads[:2] == ("Berorientasi pelayanan", "Akuntabel")


def test_a_long_list_leaves_units_below_others_to_their_own_pages(
    words: Speech, books: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = behaviour_page(words, books, portal()).conduct_by_unit
    monkeypatch.setattr(cycle, "LONG", len(whole.rows))
    short = behaviour_page(words, books, portal()).conduct_by_unit
    assert whole.below == 0
    assert short.below == 2
    assert {row.name for row in whole.rows} - {row.name for row in short.rows} == {"Puskesmas Kenanga"}
    assert "Puskesmas Melati" not in short.waiting


def test_a_units_page_says_how_its_people_work(words: Speech, newest: Edition) -> None:
    work = unit_work(words, newest, "dinas-kesehatan")
    assert work is not None
    said = {row.name: (row.said, row.cell.state) for row in work.rows}
    assert said["Rencana disepakati"] == ("218 dari 230", PUBLISHED)
    assert said["Tujuh nilai"] == ("1.554 dari 1.610", PUBLISHED)
    assert work.finding == "1.554 dari 1.610 penilaian atas tujuh nilai sesuai atau di atas ekspektasi"
    assert not work.any_hidden


def test_a_unit_with_everything_hidden_says_so_and_shows_no_number(words: Speech, newest: Edition) -> None:
    work = unit_work(words, newest, "dinas-penanaman-modal")
    assert work is not None
    assert work.any_hidden
    assert not any(character.isdigit() for character in work.finding)
    assert {(row.cell.state, row.said, row.cell.share) for row in work.rows} == {(HIDDEN, "", "")}


def test_a_unit_that_has_not_reported_has_a_sentence_and_no_rows(words: Speech, newest: Edition) -> None:
    work = unit_work(words, newest, "sekretariat-daerah")
    assert work is not None
    assert work.rows == ()
    assert work.finding == "Rencana dan perilaku kerja pegawai belum diterima"


def test_a_release_without_these_tables_says_that_there_is_no_data_yet(words: Speech) -> None:
    bare = archive([without(releases()[2], *TABLES, "keterukuran", "hasil_kerja", "perilaku_kerja")])
    assert unit_work(words, bare.newest, "dinas-kesehatan") is None
    plans = plans_page(words, bare, portal())
    assert plans.finding == "Kesepakatan: belum ada data"
    assert plans.units.rows == ()
    behaviour = behaviour_page(words, bare, portal())
    assert behaviour.values is behaviour.ratings is None
    assert all(figure.missing == "belum ada data" for figure in (*plans.figures, *behaviour.figures))
