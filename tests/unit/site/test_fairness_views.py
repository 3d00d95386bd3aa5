"""What the page of fairness says: from published numbers alone, and nothing that chance may have done."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kinerja.package.model import BETTER, HIDDEN, PUBLISHED, CountRow, CountTable, PlainTable, Release
from kinerja.site.archive import Archive, archive
from kinerja.site.text import Speech, speech
from kinerja.site.views import fairness_spread
from kinerja.site.views.fairness import FairnessPage, fairness_page
from tests.unit.site.sample import portal, releases

TRANSLATIONS = Path(__file__).resolve().parents[3] / "theme/translations"
ANCHORS = ["unit", "penilai", "hasil", "kelompok", "kriteria", "keberatan"]


@pytest.fixture(scope="module")
def words() -> Speech:
    return speech("id", TRANSLATIONS)


@pytest.fixture(scope="module")
def view(words: Speech) -> FairnessPage:
    return fairness_page(words, archive(releases()), portal(), ["pegawai.html"])


def newest() -> Release:
    return releases()[2]


def seen(words: Speech, release: Release) -> FairnessPage:
    return fairness_page(words, archive([*releases()[:2], release]), portal())


def told(release: Release, name: str, counts: dict[tuple[str, ...], int | None]) -> Release:
    """``release`` with some cells of a table changed; None hides."""
    old = release.tables[name]
    assert isinstance(old, CountTable)
    changed = {key: CountRow(key, n, HIDDEN if n is None else PUBLISHED) for key, n in counts.items()}
    rows = tuple(changed.get(row.key, row) for row in old.rows)
    return replace(release, tables={**release.tables, name: replace(old, rows=rows)})


def figures(release: Release, *rows: tuple[str, str]) -> Release:
    old = release.tables["keadilan"]
    assert isinstance(old, PlainTable)
    return replace(release, tables={**release.tables, "keadilan": replace(old, rows=rows)})


def test_every_question_has_an_answer_from_the_numbers_below_it(view: FairnessPage) -> None:
    assert [question.anchor for question in view.questions] == ANCHORS
    assert [question.answer for question in view.questions] == [
        "1 dari 3 unit yang angkanya terbit jelas berbeda dari pegawai selebihnya",
        "Pengaruh siapa yang menilai tidak jelas lebih dari kebetulan",
        "Hasil saja tidak cukup: 27 pegawai tertahan oleh perilakunya",
        "Ada perbedaan yang jelas menurut jenis kelamin",
        "85,1% pegawai menyepakati kriterianya sebelum tahun dimulai atau sampai tenggat",
        "24 keberatan atas penilaian triwulan II 2026, 8 diterima",
    ]


def test_units_stand_by_name_with_interval_and_hidden_ones_are_named(view: FairnessPage) -> None:
    top = {one.name: one for one in view.units.top}
    assert list(top) == sorted(top, key=str.casefold)
    office = top["Dinas Kesehatan"]
    # 183 of 214; Wilson by hand: (183 + 1.92 ± √(3.8415 × (183·31/214 + 0.96))) / 217.84
    assert (office.share, office.interval, office.said) == ("85,5%", "80,2–89,6%", "tidak jelas berbeda")
    assert (office.low, office.point, office.high) == ("80.2%", "85.51%", "89.6%")
    hidden = top["Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu"]
    assert (hidden.state, hidden.of, hidden.share, hidden.interval, hidden.said) == (
        HIDDEN, "44 pegawai dinilai", "", "", "",
    )  # fmt: skip
    assert top["Sekretariat Daerah"].state == "belum_ada"
    assert view.units.any_hidden
    assert {one.name for one in view.units.lower} >= {"Puskesmas Kenanga", "Puskesmas Melati"}
    assert not {one.name for one in view.units.lower} & top.keys()


def test_a_unit_that_differs_by_more_than_chance_is_said_to(words: Speech, view: FairnessPage) -> None:
    # 151 of 195 beside 848 of 980: 1175 × (|151·132 − 848·44| − 587.5)² / (195·980·999·176) = 9.86, of 6.635
    assert {one.name: one.said for one in view.units.top if one.clear} == {
        "Dinas Lingkungan Hidup": "jelas lebih rendah"
    }
    assert view.units.span == "Bagian yang dinilai baik atau sangat baik antara 77,4% dan 86,3%."
    # 160 of 195 beside 839 of 980: too near
    near = told(newest(), "predikat", {("dinas-lingkungan-hidup", BETTER): 160})
    units = seen(words, near).units
    assert not any(one.clear for one in units.top)
    assert units.finding == "Dari 3 unit yang angkanya terbit, tidak ada yang jelas berbeda dari pegawai selebihnya"


def test_where_many_units_are_below_others_only_those_that_clearly_differ_are_listed(
    words: Speech, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fairness_spread, "LONG", 2)
    # 20 of 75 beside 979 of 1,100
    release = told(newest(), "predikat", {("puskesmas-kenanga", "semua"): 75, ("puskesmas-kenanga", BETTER): 20})
    units = seen(words, release).units
    assert units.lower_left
    assert [(one.name, one.said) for one in units.lower] == [("Puskesmas Kenanga", "jelas lebih rendah")]
    assert units.lower_said == "Unit di bawahnya: 3 unit, 1 jelas berbeda"
    assert len(units.top) == 6


def test_a_share_that_is_hidden_takes_no_part(words: Speech, view: FairnessPage) -> None:
    names = [one.name for one in view.units.top if one.share]
    release = newest()
    for unit in ("dinas-kesehatan", "dinas-pendidikan", "dinas-lingkungan-hidup", "gabungan-1"):
        release = told(release, "predikat", {(unit, BETTER): None})
    hidden = seen(words, release).units
    assert len(names) == 3
    assert [one.share for one in hidden.top] == [""] * len(hidden.top)
    assert (hidden.finding, hidden.span) == ("Bagian tiap unit disembunyikan demi kerahasiaan", "")


def test_without_stated_parameters_no_interval_is_drawn_and_nothing_claimed(words: Speech) -> None:
    page = seen(words, replace(newest(), extra={}))
    assert {(one.low, one.interval, one.verdict) for one in page.units.top} == {("", "", "")}
    assert page.units.finding == "Rilis ini tidak menyatakan kapan sebuah perbedaan lebih dari kebetulan"
    assert page.traits_finding == "Kelompok tidak dapat dibandingkan pada rilis ini"
    assert page.raters.finding == "Seberapa jauh penilai berbeda, di samping kebetulan"


@pytest.mark.parametrize(
    ("between", "luck", "finding"),
    [
        ("10", "8", "Pengaruh siapa yang menilai tidak jelas lebih dari kebetulan"),
        ("7", "8", "Pengaruh siapa yang menilai tidak jelas lebih dari kebetulan"),
        # 90 raters: (11.5 / 8.5 − 1)² × 89 / 2 = 5.5 and (12.5 / 8.5 − 1)² × 89 / 2 = 9.9, of 6.635
        ("12", "8", "Pengaruh siapa yang menilai tidak jelas lebih dari kebetulan"),
        ("13", "8", "Siapa yang menilai jelas berpengaruh, lebih dari kebetulan"),
    ],
)
def test_raters_matter_where_more_lies_between_them_than_chance_and_its_scatter(
    words: Speech, between: str, luck: str, finding: str
) -> None:
    raters = seen(words, figures(newest(), ("antarpenilai", between), ("kebetulan", luck))).raters
    assert raters.finding == finding
    assert raters.explained == (
        f"Dari semua perbedaan penilaian, {between}% berada di antara penilai. "
        f"Andai pegawai dibagi acak kepada penilai, rata-ratanya {luck}%."
    )


@pytest.mark.parametrize("said", ["NaN", "Infinity", "-1", "banyak"])
def test_a_figure_that_is_no_number_is_not_said(words: Speech, said: str) -> None:
    page = seen(words, figures(newest(), ("antarpenilai", said), ("kebetulan", "8"), ("median_hari", said)))
    assert page.raters.finding == "Jarak antarpenilai tidak dapat dikatakan pada rilis ini"
    assert page.appeals.days == ""


@pytest.mark.parametrize(("whole", "good"), [(100, 101), (5000, 4000)])
def test_counts_of_a_foreign_release_that_contradict_each_other_claim_nothing(
    words: Speech, whole: int, good: int
) -> None:
    release = told(newest(), "predikat", {("dinas-pendidikan", "semua"): whole, ("dinas-pendidikan", BETTER): good})
    (office,) = [one for one in seen(words, release).units.top if one.name == "Dinas Pendidikan"]
    assert office.verdict == ""


def test_raters_are_shown_in_classes_and_hidden_ones_as_hidden(words: Speech, view: FairnessPage) -> None:
    assert [row.cell.count for row in view.raters.rows] == ["", "60", "20", "", "0"]
    assert view.raters.any_hidden
    few = seen(words, figures(newest(), ("median_hari", "18"))).raters
    assert few.finding == "Jarak antarpenilai tidak dapat dikatakan pada rilis ini"


def test_results_and_behaviour_stand_in_a_matrix_with_the_rules_predicates(view: FairnessPage) -> None:
    assert view.matrix.behaviours == ("Di bawah ekspektasi", "Sesuai ekspektasi", "Di atas ekspektasi")
    assert [[(box.predicate, box.cell.count) for box in row.boxes] for row in view.matrix.rows] == [
        [("Kurang", "9"), ("Baik", "120"), ("Sangat baik", "201")],
        [("Kurang", "18"), ("Baik", "488"), ("Baik", "190")],
        [("Sangat kurang", "7"), ("Butuh perbaikan", "100"), ("Butuh perbaikan", "42")],
    ]
    assert [total.count for total in view.matrix.totals] == ["34", "708", "433"]
    assert view.matrix.other == (
        "Sebaliknya, 142 pegawai berperilaku sesuai atau di atas ekspektasi tetapi tertahan oleh hasilnya."
    )


@pytest.mark.parametrize(
    ("cells", "finding"),
    [
        (
            {("sesuai_ekspektasi", "di_bawah_ekspektasi"): None},
            "Berapa yang tertahan oleh perilakunya disembunyikan demi kerahasiaan",
        ),
        (
            {("sesuai_ekspektasi", "di_bawah_ekspektasi"): 0, ("di_atas_ekspektasi", "di_bawah_ekspektasi"): 0},
            "Tidak ada pegawai yang hasilnya cukup tetapi tertahan oleh perilakunya",
        ),
    ],
)
def test_whom_behaviour_held_back_is_hidden_or_nobody(
    words: Speech, cells: dict[tuple[str, ...], int | None], finding: str
) -> None:
    assert seen(words, told(newest(), "hasil_perilaku", cells)).matrix.finding == finding


def test_groups_are_held_beside_everybody_else(view: FairnessPage) -> None:
    by_head = {trait.head: trait for trait in view.traits}
    sex = by_head["Jenis kelamin"]
    assert [(one.name, one.share, one.said) for one in sex.groups] == [
        ("Laki-laki", "81,7%", "jelas lebih rendah"),
        ("Perempuan", "88,5%", "jelas lebih tinggi"),
    ]
    assert sex.finding == "Jenis kelamin: perbedaannya jelas, lebih dari kebetulan"
    assert by_head["Status pegawai"].finding == "Status pegawai: tidak ada perbedaan yang jelas"
    assert by_head["Kelompok jabatan"].finding == "Kelompok jabatan: tidak dapat dibandingkan pada rilis ini"


def test_no_group_of_which_one_is_hidden_is_compared_beyond_what_is_published(words: Speech) -> None:
    page = seen(words, told(newest(), "predikat_kelamin", {("p", BETTER): None, ("l", BETTER): None}))
    (sex,) = [trait for trait in page.traits if trait.head == "Jenis kelamin"]
    assert [(one.state, one.verdict) for one in sex.groups] == [(HIDDEN, ""), (HIDDEN, "")]
    assert sex.finding == "Jenis kelamin: tidak dapat dibandingkan pada rilis ini"
    assert page.traits_finding == "Tidak ada perbedaan yang jelas antarkelompok yang angkanya terbit"


def test_plans_are_counted_by_when_they_were_agreed(words: Speech, view: FairnessPage) -> None:
    assert [(row.cell.count, row.style) for row in view.agreed.rows] == [
        ("300", "value"), ("700", "value"), ("150", "other"), ("25", "other"),
    ]  # fmt: skip
    hidden = seen(words, told(newest(), "rencana_kesepakatan", {("semua", "sebelum_tahun"): None})).agreed
    assert hidden.finding == "Kapan rencana disepakati disembunyikan demi kerahasiaan"


@pytest.mark.parametrize(
    ("cells", "finding", "rows"),
    [
        ({("semua",): None}, "Banyaknya keberatan atas penilaian triwulan II 2026 disembunyikan", 3),
        ({("semua",): 0}, "Tidak ada keberatan atas penilaian triwulan II 2026", 0),
        ({("diterima",): None}, "24 keberatan atas penilaian triwulan II 2026; hasilnya disembunyikan", 3),
    ],
)
def test_appeals_are_hidden_or_none_or_without_their_outcome(
    words: Speech, cells: dict[tuple[str, ...], int | None], finding: str, rows: int
) -> None:
    appeals = seen(words, told(newest(), "keberatan", cells)).appeals
    assert (appeals.finding, len(appeals.rows)) == (finding, rows)


def test_appeals_stand_beside_those_rated_then_and_say_how_long_they_took(words: Speech, view: FairnessPage) -> None:
    assert view.appeals.rate == "Itu 2,0% dari 1.174 pegawai yang dinilai."
    assert view.appeals.days == "Separuh putusan keluar dalam 18 hari atau kurang."
    assert view.how == "pegawai.html"
    without = seen(words, figures(newest(), ("antarpenilai", "10"), ("kebetulan", "8")))
    assert (without.appeals.days, without.how) == ("", "")


def test_the_agencys_share_is_held_beside_the_period_before(view: FairnessPage) -> None:
    assert view.trend is not None
    assert [(stop.name, stop.said) for stop in view.trend.stops] == [
        ("Triwulan I 2026", ""),
        ("Triwulan II 2026", "tidak jelas berubah"),
        ("Triwulan III 2026", "tidak jelas berubah"),
    ]
    assert view.trend.finding == "Tidak ada perubahan yang jelas sejak periode sebelumnya"


def test_a_release_without_these_tables_says_so_and_shows_no_holes(words: Speech) -> None:
    books: Archive = archive(releases()[:1])
    page = fairness_page(words, books, portal())
    assert [question.answer for question in page.questions][1:] == [
        "Sebaran antarpenilai belum ada pada rilis ini",
        "Hasil dan perilaku berdampingan belum ada pada rilis ini",
        "Kelompok tidak dapat dibandingkan pada rilis ini",
        "Kapan rencana disepakati belum ada pada rilis ini",
        "Keberatan belum ada pada rilis ini",
    ]
    assert (page.raters.rows, page.matrix.rows, page.agreed.rows, page.appeals.rows, page.trend) == (
        (),
        (),
        (),
        (),
        None,
    )
