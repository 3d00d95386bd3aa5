"""What pages say of pace, service times, reports, patterns and comparison follows from the release, by rule."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja.content import regulations
from kinerja.measures.comparison import compared
from kinerja.measures.evaluations import against_pattern
from kinerja.package.model import HIDDEN, PUBLISHED, CountRow, CountTable, Member, PlainTable, Release
from kinerja.site.archive import Archive, Edition, archive, index
from kinerja.site.text import Speech, speech
from kinerja.site.views.beside import beside
from kinerja.site.views.comparison import comparison
from kinerja.site.views.completeness import completeness
from kinerja.site.views.groups import groups
from kinerja.site.views.pace import indicator_paces, unit_paces
from kinerja.site.views.pattern import DEPARTS, FOLLOWS, OPEN, met, unit_pattern
from kinerja.site.views.reports import all_reports, unit_reports
from kinerja.site.views.service_times import unit_standards
from kinerja.site.views.standing import good_people, standing, targets_met
from kinerja.site.views.unit import unit_view
from tests.unit.site.sample import portal, releases

TRANSLATIONS = Path(__file__).resolve().parents[3] / "theme/translations"
CLASSES = ("sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang")
MERGED = {"baik_ke_atas": CLASSES[:2], "di_bawah_baik": CLASSES[2:]}


@pytest.fixture(scope="module")
def words() -> Speech:
    return speech("id", TRANSLATIONS)


@pytest.fixture(scope="module")
def books() -> Archive:
    return archive(releases())


def with_rows(release: Release, name: str, rows: list[dict[str, str]]) -> Release:
    """``release`` with another table of the same columns."""
    old = release.tables[name]
    assert isinstance(old, PlainTable)
    made = tuple(tuple(row[column[0]] for column in old.columns) for row in rows)
    return replace(release, tables={**release.tables, name: replace(old, rows=made)})


class TestPace:
    def test_ahead_behind_and_missing_are_said_with_the_distance(self, words: Speech, books: Archive) -> None:
        newest = books.newest
        pairs = [*newest.facts["laju"]]
        rows = {row.name: row for row in unit_paces(words, newest, pairs).rows}
        assert {name: (row.state, row.value, row.mark) for name, row in rows.items()} == {
            "Layanan daring baru": ("Lebih cepat 0,2 poin", "75,0%", "74.79%"),
            "Arsip yang didigitalkan": ("Tertinggal 6,5 poin", "68,3%", "74.79%"),
            "Obat tersalur": ("Belum ada data", "", ""),
        }
        assert rows["Obat tersalur"].width == ""
        assert rows["Layanan daring baru"].about == "3 layanan dari target tahun 4 layanan"

    @pytest.mark.parametrize(
        ("status", "share", "state"),
        [
            ("tercapai", "104.00", "Target tahun tercapai"),
            ("sesuai_jalur", "74.79", "Sesuai waktu"),
            ("tertinggal", "74.76", "Tertinggal 0,03 poin"),
            ("tertinggal", "74.79", "Tertinggal kurang dari 0,01 poin"),
        ],
    )
    def test_a_distance_is_never_printed_as_nothing(
        self, words: Speech, books: Archive, status: str, share: str, state: str
    ) -> None:
        row = {**books.newest.facts["laju"]["sekretariat-daerah", "layanan-daring"], "status": status, "bagian": share}
        edition = index(with_rows(books.newest.release, "laju", [row]))
        (line,) = unit_paces(words, edition, [("sekretariat-daerah", "layanan-daring")]).rows
        assert line.state == state

    @pytest.mark.parametrize(
        ("states", "finding"),
        [
            (("sesuai_jalur", "tercapai"), "2 indikator melaju sesuai waktu atau lebih cepat"),
            (
                ("sesuai_jalur", "tertinggal"),
                "1 dari 2 indikator melaju sesuai waktu; yang tertinggal: Arsip yang didigitalkan",
            ),
            (("tertinggal", "tertinggal"), "0 dari 2 indikator melaju sesuai waktu, 2 tertinggal"),
            (("belum_ada", "tertinggal"), "Arsip yang didigitalkan tertinggal dari waktunya"),
            (("belum_ada", "belum_ada"), "Realisasi menuju target tahun belum dilaporkan"),
        ],
    )
    def test_the_title_says_how_many_are_on_pace(
        self, words: Speech, books: Archive, states: tuple[str, str], finding: str
    ) -> None:
        pairs = [("sekretariat-daerah", "layanan-daring"), ("gabungan-1", "arsip-digital")]
        rows = [
            {**books.newest.facts["laju"][pair], "status": state}
            | ({"bagian": "", "realisasi": ""} if state == "belum_ada" else {})
            for pair, state in zip(pairs, states, strict=True)
        ]
        assert unit_paces(words, index(with_rows(books.newest.release, "laju", rows)), pairs).finding == finding

    def test_an_indicators_page_shows_every_quarter_that_has_a_pace(self, words: Speech, books: Archive) -> None:
        view = indicator_paces(words, books.until("2026-T3"), ("sekretariat-daerah", "layanan-daring"))
        assert [row.name for row in view.rows] == ["Triwulan III 2026", "Triwulan II 2026"]
        assert indicator_paces(words, books.until("2026-T3"), ("dinas-kesehatan", "imunisasi")).rows == ()


class TestServiceTimes:
    def test_a_standard_says_who_was_served_in_time_beside_the_target(self, words: Speech, books: Archive) -> None:
        view = unit_standards(words, books.newest, [("dinas-lingkungan-hidup", "sampah-terangkut")])
        (line,) = view.rows
        assert (line.value, line.cells, line.mark) == ("80,4%", ("402 dari 500", "1,5 hari kerja"), "85%")
        assert (line.about, line.state) == ("dijanjikan paling lama 2 hari kerja", "Belum tercapai")
        assert view.finding == "0 dari 1 standar waktu layanan dipenuhi"

    def test_what_is_missing_is_said_and_not_drawn(self, words: Speech, books: Archive) -> None:
        view = unit_standards(words, books.newest, [("dinas-pendidikan", "kelulusan")])
        (line,) = view.rows
        assert (line.width, line.value, line.cells) == ("", "", ("belum ada", "belum ada"))
        assert (line.mood, line.state, view.finding) == ("wait", "Belum ada data", "Waktu layanan belum dilaporkan")


class TestReports:
    def test_a_units_page_names_every_point(self, words: Speech, books: Archive) -> None:
        view = unit_reports(words, books.newest, "dinas-pendidikan")
        assert [(r.about, r.due, r.received, r.late, r.missing) for r in view.rows] == [
            ("SD Negeri 1 Contoh", "3", "3", "1", "0"),
            ("SD Negeri 2 Contoh", "3", "1", "0", "2"),
        ]
        assert view.finding == "4 dari 6 laporan wajib diterima, 2 belum"

    def test_the_page_of_completeness_sums_them_by_unit_and_leads_there(self, words: Speech, books: Archive) -> None:
        view = completeness(words, books, portal()).reports
        assert [(r.name, r.link, r.received, r.due) for r in view.rows] == [
            ("Dinas Pendidikan", "unit/dinas-pendidikan.html#laporan", "4", "6")
        ]
        assert [(r.name, r.link, r.received, r.due) for r in view.folded] == [
            ("Gabungan unit kecil", "unit/gabungan-1.html#laporan", "36", "36")
        ]
        assert view.finding == "40 dari 42 laporan wajib diterima, 2 belum"

    def test_where_all_came_in_it_says_so(self, words: Speech, books: Archive) -> None:
        assert unit_reports(words, books.newest, "gabungan-1").finding == "Semua 36 laporan wajib sudah diterima"

    def test_a_report_of_a_unit_that_no_page_tells_of_has_no_link(self, words: Speech, books: Archive) -> None:
        rows = [{**row, "unit": "semua"} for row in books.newest.records["laporan"][:1]]
        (line,) = all_reports(words, index(with_rows(books.newest.release, "laporan", rows))).folded
        assert (line.name, line.link) == ("Seluruh instansi", "")


def counted(counts: dict[str, int], hidden: frozenset[str]) -> Edition:
    """A release of one unit whose people are ``counts``, some of its classes hidden; merged classes as they are."""
    release = releases()[2]
    old = release.tables["predikat"]
    assert isinstance(old, CountTable)
    cells = dict(counts) | {m: sum(counts[c] for c in parts) for m, parts in MERGED.items()}
    cells["semua"] = sum(counts.values())
    rows = tuple(
        CountRow(("dinas-pendidikan", code), None if code in hidden else n, HIDDEN if code in hidden else PUBLISHED)
        for code, n in cells.items()
    )
    listed = tuple(replace(m, parent=next((g for g, p in MERGED.items() if m.code in p), "semua"))
                   for m in release.members["predikat"])  # fmt: skip
    members = {**release.members, "predikat": listed}
    return index(replace(release, members=members, tables={**release.tables, "predikat": replace(old, rows=rows)}))


PEOPLE = st.fixed_dictionaries({code: st.integers(0, 40) for code in CLASSES}).filter(lambda c: sum(c.values()) > 0)


class TestPattern:
    @settings(max_examples=60, deadline=None)
    @given(
        counts=PEOPLE,
        hidden=st.frozensets(st.sampled_from((*CLASSES, *MERGED))),
        predicate=st.sampled_from([pattern.code for pattern in regulations.patterns()]),
    )
    def test_what_is_said_of_a_condition_is_true_and_without_hidden_counts_always_said(
        self, counts: dict[str, int], hidden: frozenset[str], predicate: str
    ) -> None:
        edition = counted(counts, hidden)
        for condition, truth in against_pattern(predicate, counts):
            said = met(
                edition, "dinas-pendidikan", sum(counts.values()), condition.kind, condition.classes,
                condition.percent or 0,
            )  # fmt: skip
            assert said is truth or (said is None and hidden)

    @settings(max_examples=60, deadline=None)
    @given(
        counts=PEOPLE,
        pair=st.sampled_from([pair for parts in MERGED.values() for pair in combinations(parts, 2)]),
        more=st.frozensets(st.sampled_from((*CLASSES, *MERGED))),
    )
    def test_what_is_said_is_the_same_however_hidden_people_are_spread(
        self, counts: dict[str, int], pair: tuple[str, str], more: frozenset[str]
    ) -> None:
        one, other = pair
        moved = counts | {one: 0, other: counts[one] + counts[other]}
        worlds = [counted(people, more | {one, other}) for people in (counts, moved)]
        for pattern in regulations.patterns():
            for c in pattern.conditions:
                told = (sum(counts.values()), c.kind, c.classes, c.percent or 0)
                first, second = (met(edition, "dinas-pendidikan", *told) for edition in worlds)
                assert first is second

    def test_a_parents_people_are_those_of_its_own_office(self, words: Speech, books: Archive) -> None:
        view = unit_pattern(words, books.newest, "dinas-kesehatan")
        assert view is not None
        assert view.who == "Dinas Kesehatan (kantor induk)"
        assert [(row.text, row.people, row.verdict) for row in view.rows] == [
            ("Baik adalah yang terbanyak", "69,5% (41 dari 59)", FOLLOWS),
            ("Baik paling banyak 70%", "69,5% (41 dari 59)", FOLLOWS),
            ("Ada yang butuh perbaikan atau kurang", "10,2% (6 dari 59)", FOLLOWS),
        ]
        assert view.finding == "Sebaran pegawainya mengikuti pola yang diharapkan"

    def test_a_departure_is_something_to_review_and_no_fault(self, words: Speech, books: Archive) -> None:
        view = unit_pattern(words, books.newest, "dinas-pendidikan")
        assert view is not None
        assert [row.verdict for row in view.rows] == [FOLLOWS, DEPARTS, FOLLOWS]
        assert view.rows[1].said == "berbeda, untuk ditinjau"
        assert view.finding == "1 syarat pola berbeda: bahan tinjauan, bukan kesalahan"

    def test_hidden_counts_leave_it_open_and_show_no_number(self, words: Speech, books: Archive) -> None:
        view = unit_pattern(words, books.newest, "dinas-penanaman-modal")
        assert view is not None
        assert {(row.people, row.verdict) for row in view.rows} == {("", OPEN)}

    def test_a_unit_that_has_not_reported_has_a_predicate_and_no_people_to_hold_against_it(
        self, words: Speech, books: Archive
    ) -> None:
        view = unit_pattern(words, books.newest, "sekretariat-daerah")
        assert view is not None
        assert (view.predicate, view.rows, view.finding) == ("kurang", (), "")

    def test_a_release_that_says_no_predicate_has_no_section(self, words: Speech, books: Archive) -> None:
        assert unit_pattern(words, books.every[0], "dinas-kesehatan") is None


KINDS = ("puskesmas", "dinas", "gabungan", "langsung")
UNITS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(-1, 12), st.one_of(st.none(), st.integers(0, 30)), st.integers(0, 9)),
    min_size=1,
    max_size=14,
)


def compared_city(units: list[tuple[str, int, int | None, int]]) -> Edition:
    """Units as (kind, place of the parent or -1, people rated good or better or None where hidden, others)."""
    release = releases()[2]
    members = tuple(
        Member(f"u{n}", f"u{parent}" if 0 <= parent < n else "semua", f"U{n}", f"U{n}", kind)
        for n, (kind, parent, _, _) in enumerate(units)
    )
    rows = [
        CountRow((f"u{n}", code), None if good is None else value, HIDDEN if good is None else PUBLISHED)
        for n, (_, _, good, rest) in enumerate(units)
        for code, value in (("semua", (good or 0) + rest), ("baik_ke_atas", good))
    ]
    old = release.tables["predikat"]
    assert isinstance(old, CountTable)
    rows += [CountRow(("semua", "semua"), 200, PUBLISHED), CountRow(("semua", "baik_ke_atas"), 150, PUBLISHED)]
    return index(replace(release, units=members, tables={"predikat": replace(old, rows=tuple(rows))}))


class TestStanding:
    @settings(max_examples=80, deadline=None)
    @given(UNITS)
    def test_every_unit_stands_where_the_measure_puts_it(self, units: list[tuple[str, int, int | None, int]]) -> None:
        edition = compared_city(units)
        figures = {"semua": Fraction(75)} | {
            f"u{n}": Fraction(100 * good, good + rest)
            for n, (_, _, good, rest) in enumerate(units)
            if good is not None and good + rest
        }
        kinds = {u.code: u.kind for u in edition.units.values() if u.kind not in ("gabungan", "langsung")}
        parents = {u.code: u.parent for u in edition.units.values()}
        assert good_people(edition) == figures
        for wanted in compared(figures, kinds, parents):
            found = standing(edition, good_people, wanted.unit)
            assert found is not None
            assert (found.figure, found.parent, found.median, found.better_quarter, found.peers) == (
                wanted.figure, wanted.parent, wanted.median, wanted.better_quarter, wanted.peers,
            )  # fmt: skip
        assert all(standing(edition, good_people, unit) is None for unit in edition.units if unit not in figures)

    def test_targets_of_units_below_are_counted_in_and_a_grouped_unit_stands_nowhere(self, books: Archive) -> None:
        found = targets_met(books.newest)
        assert found["dinas-kesehatan"] == Fraction(100 * 2, 4)  # three of its own, one of a health centre
        assert "kantor-arsip" not in found

    def test_four_of_a_kind_have_a_median_on_both_pages(self, words: Speech) -> None:
        edition = compared_city([("puskesmas", -1, good, 100 - good) for good in (72, 80, 84, 91)])
        view = beside(words, edition, "u0", portal())
        assert view is not None
        assert view.finding == "Di samping angka seluruh Kota Contoh dan 3 unit sejenis"
        assert [bar.value for bar in view.sides[0].bars] == ["72,0%", "75,0%", "82,0%", "85,8%"]
        rows = comparison(words, Archive((edition,), (edition,)), "u0", portal()).kinds
        assert [(row.targets.text, row.people.text) for row in rows] == [
            ("kurang dari 4 unit punya angka", "82,0% (dari 4 unit)"),
            ("kurang dari 4 unit punya angka", "85,8% (dari 4 unit)"),
        ]

    def test_of_three_of_a_kind_no_quarter_is_taken(self, words: Speech) -> None:
        edition = compared_city([("puskesmas", -1, good, 100 - good) for good in (72, 80, 84)])
        view = beside(words, edition, "u0", portal())
        assert view is not None
        assert len(view.sides[0].bars) == 2
        assert comparison(words, Archive((edition,), (edition,)), "u0", portal()).kinds == ()

    def test_a_hidden_figure_is_beside_nothing(self, words: Speech) -> None:
        assert beside(words, compared_city([("dinas", -1, None, 9)]), "u0", portal()) is None


def test_indicators_are_counted_by_what_they_are_about(words: Speech, books: Archive) -> None:
    old = books.newest.records["indikator"]
    about = {"imunisasi": "program", "demam-berdarah": "program", "sampah-terangkut": "waktu_layanan"}
    table = books.newest.release.tables["indikator"]
    assert isinstance(table, PlainTable)
    columns = (*table.columns, ("golongan", "string", "Golongan", "Group"))
    release = replace(
        books.newest.release,
        tables={**books.newest.release.tables, "indikator": replace(table, columns=columns)},
    )
    rows = [{**row, "golongan": about.get(row["indikator"], "")} for row in old]
    found = groups(words, index(with_rows(release, "indikator", rows)))
    assert [(group.name, group.count, group.waiting) for group in found] == [
        ("Hasil program", "0 dari 2", ""),
        ("Waktu layanan", "0 dari 1", ""),
        ("Sesuai laju tahun ini atau lebih cepat", "1 dari 2", "1 belum ada datanya"),
    ]


def test_an_older_release_without_these_tables_has_none_of_the_sections(words: Speech, books: Archive) -> None:
    view = unit_view(words, books, books.every[0], "dinas-pendidikan", portal())
    assert (view.paces.rows, view.standards.rows, view.reports.rows, view.pattern) == ((), (), (), None)
