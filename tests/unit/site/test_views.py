"""What a page says is decided by rule, from what the release shows and from nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kinerja.package.model import (
    HIDDEN,
    NOT_YET,
    PUBLISHED,
    CountRow,
    CountTable,
    MeanRow,
    MeanTable,
    PlainTable,
    Release,
)
from kinerja.site.addresses import unit_page
from kinerja.site.archive import Archive, archive
from kinerja.site.text import Speech, speech
from kinerja.site.views import predicates, satisfaction
from kinerja.site.views.completeness import completeness
from kinerja.site.views.elements import elements
from kinerja.site.views.figures import change, share, width
from kinerja.site.views.home import home
from kinerja.site.views.indicator_page import indicator_list
from kinerja.site.views.indicators import tally, targets
from kinerja.site.views.journey import journey
from kinerja.site.views.method import method
from kinerja.site.views.privacy import privacy
from kinerja.site.views.unit import unit_view
from kinerja.site.views.units import units
from tests.unit.site.sample import portal, releases

TRANSLATIONS = Path(__file__).resolve().parents[3] / "theme/translations"


@pytest.fixture(scope="module")
def words() -> Speech:
    return speech("id", TRANSLATIONS)


@pytest.fixture(scope="module")
def books() -> Archive:
    return archive(releases())


def with_counts(release: Release, table: str, cells: Mapping[tuple[str, ...], int | None]) -> Release:
    """``release`` with some cells of a count table replaced; None hides one."""
    old = release.tables[table]
    assert isinstance(old, CountTable)
    rows = tuple(
        CountRow(r.key, cells[r.key], HIDDEN if cells[r.key] is None else PUBLISHED) if r.key in cells else r
        for r in old.rows
    )
    return replace(release, tables={**release.tables, table: replace(old, rows=rows)})


def with_index(release: Release, service: str, index: str | None) -> Release:
    """``release`` with another IKM for a service; None hides it."""
    old = release.tables["ikm"]
    assert isinstance(old, MeanTable)
    row = MeanRow((service,), None, None, 2, HIDDEN) if index is None else None
    row = row or MeanRow((service,), 100, Decimal(index or 0), 2, PUBLISHED)
    rows = tuple(row if r.key == (service,) else r for r in old.rows)
    return replace(release, tables={**release.tables, "ikm": replace(old, rows=rows)})


def with_figure(release: Release, indicator: str, **figures: str) -> Release:
    """``release`` with some columns of an indicator's row replaced."""
    old = release.tables["indikator"]
    assert isinstance(old, PlainTable)
    names = [column[0] for column in old.columns]
    rows = tuple(
        tuple(figures.get(name, cell) for name, cell in zip(names, row, strict=True))
        if row[names.index("indikator")] == indicator
        else row
        for row in old.rows
    )
    return replace(release, tables={**release.tables, "indikator": replace(old, rows=rows)})


def texts(view: Any) -> list[str]:
    """Every text in a view model."""
    if isinstance(view, str):
        return [view]
    if is_dataclass(view):
        return [t for field in fields(view) for t in texts(getattr(view, field.name))]
    if isinstance(view, tuple | list):
        return [t for item in view for t in texts(item)]
    return []


class TestPredicates:
    def test_merged_classes_come_first_then_the_five_best_first(self, words: Speech, books: Archive) -> None:
        view = predicates.spread(words, books.newest, "semua")
        assert [row.name for row in view.merged] == ["Baik atau sangat baik", "Di bawah baik"]
        assert [row.step for row in view.classes] == [5, 4, 3, 2, 1]

    def test_a_hidden_cell_has_no_number_no_share_and_no_length(self, words: Speech, books: Archive) -> None:
        view = predicates.spread(words, books.newest, "dinas-kesehatan")
        hidden = [row.cell for row in view.classes if row.cell.state == HIDDEN]
        assert hidden == [predicates.Cell(HIDDEN, "", "", "")] * 2

    def test_what_published_cells_leave_over_is_not_worked_out(self, words: Speech) -> None:
        unit = "dinas-kesehatan.langsung"
        release = with_counts(
            releases()[2],
            "predikat",
            {(unit, "semua"): 971, (unit, "baik_ke_atas"): 634, (unit, "di_bawah_baik"): None},
        )
        view = predicates.spread(words, archive([release]).newest, unit)
        assert not [text for text in texts(view) if "337" in text or "34,7" in text]

    def test_zero_is_a_number(self, words: Speech, books: Archive) -> None:
        view = predicates.spread(words, books.newest, "dinas-kesehatan.langsung")
        assert view.classes[-1].cell == predicates.Cell(PUBLISHED, "0", "0,0%", "0%")

    def test_a_share_needs_its_whole(self, words: Speech, books: Archive) -> None:
        view = predicates.spread(words, books.newest, "gabungan-1")
        assert view.merged[0].cell == predicates.Cell(PUBLISHED, "33", "", "")

    @pytest.mark.parametrize(
        ("unit", "cells", "said"),
        [
            ("semua", {}, "Dari 1.175 pegawai, 999 dinilai baik atau sangat baik"),
            ("dinas-penanaman-modal", {}, "44 pegawai dinilai; sebarannya disembunyikan demi kerahasiaan"),
            ("gabungan-1", {}, "Sebaran predikat disembunyikan demi kerahasiaan"),
            ("sekretariat-daerah", {}, "Hasil evaluasi pegawai belum diterima"),
            ("dinas-pendidikan", {"semua": 490}, "Semua 490 pegawai dinilai baik atau sangat baik"),
            ("dinas-pendidikan", {"semua": 0}, "Tidak ada pegawai yang dinilai pada periode ini"),
        ],
    )
    def test_the_title_is_what_can_be_said(self, words: Speech, unit: str, cells: Mapping[str, int], said: str) -> None:
        release = with_counts(releases()[2], "predikat", {(unit, code): n for code, n in cells.items()})
        assert predicates.finding(words, archive([release]).newest, unit) == said

    def test_job_families_without_anybody_are_left_out(self, words: Speech, books: Archive) -> None:
        view = predicates.spread(words, books.newest, "dinas-kesehatan")
        assert [row.name for row in view.families] == ["Tenaga kesehatan", "Pelaksana"]
        assert [row.cell.state for row in view.families] == [PUBLISHED, HIDDEN]


class TestSatisfaction:
    CODES = ("rawat-jalan-kenanga", "rawat-jalan-melati", "penerimaan-murid", "pengangkutan-sampah", "izin-usaha")

    def test_services_stand_by_index_where_all_are_published(self, words: Speech, books: Archive) -> None:
        view = satisfaction.services(words, books.newest, None, self.CODES[:4])
        assert view.ordered
        assert [row.value for row in view.rows] == ["89,12", "84,89", "82,31", "73,28"]

    def test_services_stand_by_name_where_an_order_would_tell_of_a_hidden_one(
        self, words: Speech, books: Archive
    ) -> None:
        view = satisfaction.services(words, books.newest, None, self.CODES)
        assert not view.ordered
        names = [row.name for row in view.rows]
        assert names == sorted(names)
        (hidden,) = [row for row in view.rows if row.state == HIDDEN]
        assert (hidden.value, hidden.x, hidden.respondents, hidden.grade, hidden.change) == ("", "", "", None, None)

    @pytest.mark.parametrize(
        ("index", "letter"),
        [
            ("100.00", "A"),
            ("88.31", "A"),
            ("88.30", "B"),
            ("76.61", "B"),
            ("76.60", "C"),
            ("65.00", "C"),
            ("64.99", "D"),
        ],
    )
    def test_the_index_is_graded_by_the_limits_in_the_release(self, words: Speech, index: str, letter: str) -> None:
        edition = archive([with_index(releases()[2], "semua", index)]).newest
        grade = satisfaction.index(words, edition, None).grade
        assert grade is not None
        assert grade.letter == letter

    def test_a_hidden_index_has_no_picture(self, words: Speech) -> None:
        edition = archive([with_index(releases()[2], "semua", None)]).newest
        view = satisfaction.index(words, edition, None)
        assert (view.value, view.mark, view.zones, view.aria, view.grade_text) == ("", "", (), "", "")

    def test_elements_stand_lowest_first_with_their_numbers_by_meaning(self, words: Speech, books: Archive) -> None:
        view = elements(words, books.newest)
        assert view is not None
        values = [row.raw for row in view.rows if row.raw is not None]
        assert len(values) == 9
        assert values == sorted(values)
        assert {row.label: row.name for row in view.rows}["U8"] == "Penanganan pengaduan"

    def test_elements_are_numbered_graded_and_explained_as_the_release_has_them(self, words: Speech) -> None:
        release = releases()[2]
        means, index = release.tables["unsur"], release.tables["ikm"]
        assert isinstance(means, MeanTable)
        assert isinstance(index, MeanTable)
        codes = tuple(reversed(means.members["unsur"]))
        turned = replace(means, members={**means.members, "unsur": codes})
        book = archive([replace(release, tables={**release.tables, "unsur": turned})])
        view = elements(words, book.newest)
        assert view is not None
        assert {row.name: row.label for row in view.rows}["Persyaratan"] == "U9"
        assert method(words, book).index.rows[8].name == "Persyaratan"
        doubled = archive([replace(release, tables={**release.tables, "ikm": replace(index, scale=(50, 200))})])
        rows = elements(words, doubled.newest)
        assert rows is not None
        assert {row.grade.letter for row in rows.rows if row.grade} == {"A"}

    def test_no_element_is_called_lowest_where_one_is_hidden(self, words: Speech, books: Archive) -> None:
        view = elements(words, books.newest, "izin-usaha")
        assert view is not None
        assert view.finding == "Sebagian unsur disembunyikan demi kerahasiaan"
        assert [row.label for row in view.rows] == [f"U{n}" for n in range(1, 10)]


class TestJourney:
    def test_it_says_how_far_the_index_came(self, words: Speech, books: Archive) -> None:
        view = journey(words, books.current)
        assert view is not None
        assert view.finding == "IKM naik 2,43 sejak triwulan I 2026"
        assert [stop.value for stop in view.stops] == ["81,20", "81,97", "83,63"]

    def test_there_is_none_where_the_newest_index_is_hidden(self, words: Speech, books: Archive) -> None:
        assert journey(words, books.current, "izin-usaha") is None

    def test_a_period_that_hides_is_a_gap_in_the_line_and_words_in_the_table(self, words: Speech) -> None:
        first, second, third, _ = releases()
        view = journey(words, archive([first, with_index(second, "semua", None), third]).current)
        assert view is not None
        assert (view.stops[1].state, view.stops[1].value) == (HIDDEN, "")
        assert len(view.trend.dots) == 2
        assert view.trend.lines == ()


class TestChange:
    @pytest.mark.parametrize(
        ("now", "before", "better", "symbol", "tone", "word"),
        [
            ("85.5", "84.2", 1, "naik", "up", "membaik"),
            ("84.2", "85.5", 1, "turun", "down", "memburuk"),
            ("38", "44", -1, "turun", "up", "membaik"),
            ("44", "38", -1, "naik", "down", "memburuk"),
            ("18", "23", 0, "turun", "flat", "bukan baik atau buruk"),
        ],
    )
    def test_direction_and_value_are_different_words(
        self, words: Speech, now: str, before: str, better: int, symbol: str, tone: str, word: str
    ) -> None:
        moved = change(
            words, Decimal(now), Decimal(before), period="2026-T3", earlier="2026-T2", better=better, decimals=1
        )
        assert moved is not None
        assert (moved.symbol, moved.tone) == (symbol, tone)
        assert moved.since.endswith(word)

    @pytest.mark.parametrize(
        ("verdict", "tone", "ending"),
        [
            ("naik", "up", "membaik"),
            ("tidak_jelas", "flat", "tidak ada perubahan yang jelas"),
            ("tanpa_pembanding", "flat", "dari triwulan II (84,2)"),
        ],
    )
    def test_a_change_that_chance_would_bring_is_neither_better_nor_worse(
        self, words: Speech, verdict: str, tone: str, ending: str
    ) -> None:
        now, before = Decimal("85.5"), Decimal("84.2")
        moved = change(words, now, before, period="2026-T3", earlier="2026-T2", decimals=1, verdict=verdict)
        assert moved is not None
        assert (moved.amount, moved.tone, moved.improved) == ("naik 1,3", tone, tone == "up")
        assert moved.since.endswith(ending)

    def test_it_is_the_difference_of_the_printed_values(self, words: Speech) -> None:
        moved = change(words, Decimal("85.549"), Decimal("84.151"), period="2026-T3", earlier="2026-T2", decimals=1)
        assert moved is not None
        assert moved.amount == "naik 1,3"

    def test_nothing_is_compared_with_what_is_not_there(self, words: Speech) -> None:
        assert change(words, Decimal(1), None, period="2026-T3", earlier="2026-T2") is None

    def test_shares_and_lengths_stay_between_their_ends(self) -> None:
        assert share(999, 1175) == Decimal("85.0")
        assert share(0, 0) == Decimal(0)
        assert [width(n, 4) for n in (0, 1, 4, 9)] == ["0%", "25%", "100%", "100%"]


class TestIndicators:
    def test_direction_says_which_side_is_good(self, words: Speech, books: Archive) -> None:
        rows = {row.code: row for row in targets(words, books.until("2026-T3"), "dinas-kesehatan").rows}
        assert rows["imunisasi"].state == "Belum tercapai, kurang 1,9 poin"
        assert rows["waktu-tunggu"].state == "Tercapai"
        assert rows["waktu-tunggu"].target == "Target paling tinggi 45 menit."
        assert rows["demam-berdarah"].state == "Belum tercapai, lebih 5,4"
        moved = rows["waktu-tunggu"].change
        assert moved is not None
        assert (moved.amount, moved.tone) == ("turun 6 menit", "up")

    def test_a_unit_of_measure_is_written_as_it_is(self, words: Speech) -> None:
        books = archive([with_figure(releases()[2], "sampah-terangkut", satuan="pH", arah="rentang", target_atas="99")])
        (row,) = [r for r in targets(words, books.current, "dinas-lingkungan-hidup").rows if r.small == "pH"]
        assert row.about == "Diukur dalam pH; baik bila di dalam rentang."

    def test_a_target_without_a_result_waits_and_has_no_number(self, words: Speech, books: Archive) -> None:
        view = targets(words, books.until("2026-T3"), "dinas-pendidikan")
        (row,) = [row for row in view.rows if row.code == "kelulusan"]
        assert (row.value, row.state, row.trend, row.change) == ("", "Belum ada data", None, None)
        assert (view.reached, view.measured, view.waiting) == (1, 1, 1)

    def test_a_page_of_an_earlier_period_shows_nothing_later(self, words: Speech, books: Archive) -> None:
        view = targets(words, books.until("2026-T2"), "dinas-kesehatan")
        assert view.periods == ("I 2026", "II 2026")
        assert "17,4" not in " ".join(texts(view))


class TestPages:
    def test_the_verdict_names_the_grade_and_how_many_fall_short(self, words: Speech, books: Archive) -> None:
        assert home(words, books, portal()).verdict == (
            "Warga menilai layanan Kota Contoh baik, tetapi 1 dari 4 layanan terukur belum baik"
        )

    def test_a_target_of_which_nothing_is_reached_is_the_furthest_behind(self, words: Speech) -> None:
        release = with_figure(releases()[2], "sampah-terangkut", realisasi="0.0", capaian="0.00")
        behind = [
            line.text for line in home(words, archive([release]), portal()).lists.poor if "dinilai" not in line.text
        ]
        assert behind[0] == "Sampah terangkut: 0,0%"

    def test_without_an_index_the_verdict_is_the_targets(self, words: Speech) -> None:
        release = with_index(releases()[2], "semua", None)
        assert home(words, archive([release]), portal()).verdict == "5 dari 8 target Kota Contoh tercapai"

    def test_without_any_measure_the_verdict_is_the_plain_topic(self, words: Speech) -> None:
        release = replace(releases()[2], tables={})
        view = home(words, archive([release]), portal())
        assert view.verdict == "Kinerja Kota Contoh, triwulan III 2026"
        assert view.lead == ""

    def test_the_one_index_of_a_unit_with_several_services_is_its_figure(self, words: Speech) -> None:
        release = with_index(with_index(releases()[2], "rawat-jalan-melati", None), "rawat-jalan-kenanga", "74.84")
        view = unit_view(words, archive([release]), archive([release]).newest, "dinas-kesehatan", portal())
        figure = next(f for f in view.figures if f.link == "#kepuasan")
        assert (figure.value, figure.missing) == ("74,84", "")
        assert figure.note.startswith("Rawat jalan")
        assert "Mutu C" in figure.note

    @pytest.mark.parametrize(
        ("before", "said"),
        [
            ((), "1 dari {n} unit belum melapor dan tidak ikut dihitung."),
            (
                ("sekretariat-daerah",),
                "1 dari {n} unit belum melapor dan tidak ikut dihitung; angka triwulan II masih memuatnya.",
            ),
        ],
    )
    def test_home_says_which_units_a_total_is_without(self, words: Speech, before: tuple[str, ...], said: str) -> None:
        first, last = releases()[1:3]
        first = replace(first, reported=(*last.reported, *before))
        view = home(words, archive([first, last]), portal())
        assert view.unreported == said.format(n=len(last.reported) + 1)
        everybody = replace(last, reported=(*last.reported, "sekretariat-daerah"), not_reported=())
        assert home(words, archive([first, everybody]), portal()).unreported == ""

    def test_the_list_of_indicators_says_how_many_have_no_figure_yet(self, words: Speech, books: Archive) -> None:
        counts = tally(books.newest)
        assert counts.waiting
        assert indicator_list(words, books, portal()).finding == (
            f"{counts.reached} dari {counts.measured} target tercapai, {counts.waiting} belum ada datanya"
        )

    def test_the_day_of_publication_comes_from_the_calendar(self, words: Speech, books: Archive) -> None:
        assert "terbit 20\N{NO-BREAK SPACE}Oktober" in home(words, books, portal()).when
        assert "terbit" not in home(words, books, {**portal(), "kalender": []}).when

    def test_the_unit_list_is_alphabetical_in_each_language(self, words: Speech, books: Archive) -> None:
        for language in ("id", "en"):
            rows = units(speech(language, TRANSLATIONS), books, portal()).rows
            names = [row.name.casefold() for row in rows]
            assert names == sorted(names)

    def test_a_parents_office_is_no_unit_of_its_own(self, words: Speech, books: Archive) -> None:
        release = books.newest.release
        assert len(release.reported) + len(release.not_reported) == 10
        assert units(words, books, portal()).finding == "10 unit kerja, 3 di antaranya tampil dalam gabungan"
        view = unit_view(words, books, books.newest, "dinas-kesehatan", portal())
        assert view.parts_finding == "2 unit di bawah Dinas Kesehatan"
        assert len(view.parts) == 3

    def test_every_row_of_the_unit_list_counts_the_units_below_it(self, words: Speech) -> None:
        old = releases()[2].tables["indikator"]
        assert isinstance(old, PlainTable)
        names = [column[0] for column in old.columns]
        moved = tuple(
            tuple("puskesmas-melati" if name == "unit" else cell for name, cell in zip(names, row, strict=True))
            if row[names.index("indikator")] == "imunisasi"
            else row
            for row in old.rows
        )
        release = replace(
            releases()[2], tables={**releases()[2].tables, "indikator": replace(old, rows=tuple(sorted(moved)))}
        )
        books = archive([release])
        view = units(words, books, portal())
        listed = {row.code: row.targets.text for row in view.rows}
        assert listed["dinas-kesehatan"] == "2 dari 4"
        assert view.whole_targets.text == "5 dari 8"
        pairs = [tuple(map(int, row.targets.text.split(" dari "))) for row in view.rows if row.targets.width]
        assert tuple(map(sum, zip(*pairs, strict=True))) == (5, 8)
        page = unit_view(words, books, books.newest, "dinas-kesehatan", portal())
        assert (page.figures[0].value, page.figures[0].small, page.targets_below) == ("2", "dari 4", True)
        assert page.figures[0].note.endswith("Targetnya sendiri: 1 dari 2.")

    def test_a_parents_office_leads_to_the_page_that_has_its_targets(self, words: Speech, books: Archive) -> None:
        view = unit_view(words, books, books.newest, "dinas-kesehatan.langsung", portal())
        assert view.elsewhere is not None
        assert view.elsewhere.link == "unit/dinas-kesehatan/2026-T3.html"
        assert [figure.missing for figure in view.figures[:2]] == ["Terbit di halaman Dinas Kesehatan."] * 2

    def test_a_unit_without_a_survey_is_not_said_to_serve_nobody(self, words: Speech, books: Archive) -> None:
        view = unit_view(words, books, books.newest, "sekretariat-daerah", portal())
        assert view.figures[1].missing == "Layanan unit ini belum disurvei."

    @pytest.mark.parametrize(("index", "told"), [("90.00", True), ("87.00", False)])
    def test_a_service_is_told_to_have_changed_where_it_is_more_than_chance(
        self, words: Speech, index: str, told: bool
    ) -> None:
        """Of 100 answers each: 13² is above 6.635 × (650 + 1,196) / 100, and 10² below 6.635 × (806 + 1,196) / 100."""
        _, before, after, _ = releases()
        before = with_index(before, "pengangkutan-sampah", "77.00")
        after = with_index(after, "pengangkutan-sampah", index)
        changed = home(words, archive([before, after]), portal()).lists.changed
        assert any("Pengangkutan sampah naik" in line.text for line in changed) == told

    @pytest.mark.parametrize(
        ("now", "target", "said"),
        [
            ("11.4", "12", []),
            ("11.4", "11", ["Angkanya tetap 11 kasus, targetnya berubah. Target paling tinggi 11 kasus."]),
            ("17.4", "12", ["11 kasus menjadi 17 kasus. Target paling tinggi 12 kasus."]),
        ],
    )
    def test_a_change_that_no_printed_figure_shows_is_no_change(
        self, words: Speech, now: str, target: str, said: list[str]
    ) -> None:
        printed = {"desimal": "0", "satuan": "kasus"}
        _, before, after, _ = releases()
        before = with_figure(before, "demam-berdarah", realisasi="11.2", target="12", status="tercapai", **printed)
        after = with_figure(after, "demam-berdarah", realisasi=now, target=target, status="belum_tercapai", **printed)
        lines = home(words, archive([before, after]), portal()).lists.changed
        assert [line.detail for line in lines if line.text == "Kini tidak tercapai: Kasus demam berdarah"] == said

    def test_rules_are_named_in_indonesian_and_their_version_in_the_pages_language(self, books: Archive) -> None:
        text = "versi 1: PP 18/2016 tentang Perangkat Daerah; Daftar kode portal ini (code list of this portal)"
        release = replace(releases()[2], rules={"jenis_unit": text})
        (rule,) = method(speech("en", TRANSLATIONS), archive([release])).rules
        assert rule.version == "version 1"
        assert [(source.text, source.own) for source in rule.sources] == [
            ("PP 18/2016 tentang Perangkat Daerah", False),
            ("Code list of this portal", True),
        ]

    def test_members_of_a_group_lead_to_the_group(self, words: Speech, books: Archive) -> None:
        inside = [row for row in units(words, books, portal()).tree if row.inside]
        assert [row.code for row in inside] == ["kantor-arsip", "kantor-ketahanan-pangan", "kelurahan-cempaka"]
        assert {row.link for row in inside} == {"unit/gabungan-1.html"}
        assert {row.people.text for row in inside} == {""}

    def test_a_group_names_its_members(self, words: Speech, books: Archive) -> None:
        view = unit_view(words, books, books.newest, "gabungan-1", portal())
        assert view.members == ("Kantor Arsip", "Kantor Ketahanan Pangan", "Kelurahan Cempaka")

    def test_a_parent_shows_the_services_of_the_units_below_it(self, words: Speech, books: Archive) -> None:
        view = unit_view(words, books, books.newest, "dinas-kesehatan", portal())
        assert {row.code for row in view.services.rows} == {"rawat-jalan-kenanga", "rawat-jalan-melati"}

    def test_the_worked_example_follows_the_rule_of_the_release(self, words: Speech) -> None:
        release = releases()[2]
        other = [
            (a, b, "sangat_baik" if (a, b) == ("sesuai_ekspektasi", "di_atas_ekspektasi") else c)
            for a, b, c in release.predicate_rule
        ]
        assert method(words, archive([release])).example_predicate == "baik"
        assert (
            method(words, archive([replace(release, predicate_rule=tuple(other))])).example_predicate == "sangat baik"
        )

    def test_the_index_example_is_arithmetic_that_a_reader_can_redo(self, words: Speech, books: Archive) -> None:
        example = method(words, books).index
        means = [Decimal(row.mean.replace(",", ".")) for row in example.rows]
        assert example.index.replace(",", ".") == str((25 * sum(means, Decimal(0)) / 9).quantize(Decimal("0.01")))

    def test_hidden_cells_are_counted_from_the_release(self, words: Speech, books: Archive) -> None:
        table = books.newest.release.tables["predikat"]
        assert isinstance(table, CountTable)
        (row,) = [row for row in privacy(words, books).tables if row.name == table.title]
        assert row.hidden == str(sum(1 for r in table.rows if r.status == HIDDEN))
        assert row.shown == str(sum(1 for r in table.rows if r.status == PUBLISHED))


def test_an_index_without_an_element_says_so_and_calls_nothing_hidden(words: Speech, books: Archive) -> None:
    newest = books.newest.release
    old = newest.tables["unsur"]
    assert isinstance(old, MeanTable)
    service = "rawat-jalan-kenanga"
    gone = [MeanRow(r.key, None, None, 2, NOT_YET) if r.key == (service, "biaya") else r for r in old.rows]
    release = replace(newest, tables={**newest.tables, "unsur": replace(old, rows=tuple(gone))})
    edition = archive([release]).newest
    shown = satisfaction.index(words, edition, None, service)
    assert shown.partial == "Indeks dari 8 unsur; belum cukup dijawab: Biaya atau tarif."
    assert satisfaction.index(words, edition, None).partial == ""
    listed = elements(words, edition, service)
    assert listed is not None
    assert listed.ordered
    assert listed.rows[-1].state == NOT_YET
    assert "disembunyikan" not in listed.finding


class TestCompleteness:
    """Who has reported, what has no figure, and when the next release comes."""

    def test_it_names_who_has_not_reported_and_links_where_a_page_tells_of_it(
        self, words: Speech, books: Archive
    ) -> None:
        view = completeness(words, books, portal())
        release = books.newest.release
        whole = len(release.reported) + len(release.not_reported)
        assert view.finding.startswith(f"{len(release.reported)} dari {whole} unit melapor untuk triwulan")
        assert len(view.units) == len(release.not_reported)
        assert {unit.link for unit in view.units} <= {"", *(unit_page(code) for code in books.newest.units)}

    def test_all_have_reported(self, words: Speech, books: Archive) -> None:
        whole = archive([replace(books.newest.release, not_reported=())])
        assert completeness(words, whole, portal()).units == ()
        assert completeness(words, whole, portal()).units_finding == "Semua unit sudah melapor"

    def test_the_next_release_is_the_earliest_announced_that_is_not_out(self, words: Speech, books: Archive) -> None:
        calendar = [
            {"periode": "2027-T2", "terbit": "2027-07-20"},
            {"periode": "2027-T1", "terbit": "2027-04-20"},
            {"periode": books.newest.period, "terbit": "2026-10-20"},
        ]
        view = completeness(words, books, {**portal(), "kalender": calendar})
        assert view.calendar_finding == f"Rilis berikutnya: triwulan I 2027, {words.date(date(2027, 4, 20))}"
        assert [row.state for row in view.calendar] == ["akan terbit", "akan terbit", "sudah terbit"]
        assert view.calendar[1].after == "20 hari sesudah periode berakhir"

    def test_a_day_within_the_period_is_not_said_to_come_after_it(self, words: Speech, books: Archive) -> None:
        early = [{"periode": "2027-T1", "terbit": "2027-03-01"}]
        (row,) = completeness(words, books, {**portal(), "kalender": early}).calendar
        assert row.after == ""

    def test_a_unit_in_a_group_leads_to_the_groups_page(self, words: Speech, books: Archive) -> None:
        release = books.newest.release
        group = next(unit.code for unit in release.units if unit.kind == "gabungan")
        member = next(unit for unit in release.units if unit.parent == group)
        within = archive([replace(release, not_reported=(member.code,))])
        (missing,) = completeness(words, within, portal()).units
        assert (missing.name, missing.link) == (member.name, unit_page(group))

    def test_no_indicators_are_not_none_measured(self, words: Speech, books: Archive) -> None:
        release = books.newest.release
        without = {name: table for name, table in release.tables.items() if name != "indikator"}
        view = completeness(words, archive([replace(release, tables=without)]), portal())
        assert view.indicators == ()
        assert view.indicators_finding == "Rilis ini tidak memuat indikator"
        assert view.releases[0].indicators == "belum ada"

    def test_nothing_is_announced(self, words: Speech, books: Archive) -> None:
        view = completeness(words, books, {**portal(), "kalender": []})
        assert view.calendar == ()
