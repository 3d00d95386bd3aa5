"""How pages say whom a survey reached, and where a trend breaks."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kinerja.package.model import (
    HIDDEN,
    PUBLISHED,
    CountRow,
    CountTable,
    MeanRow,
    MeanTable,
    Member,
    PlainTable,
    Release,
)
from kinerja.resources import find
from kinerja.site.archive import Edition, archive, index
from kinerja.site.text import speech
from kinerja.site.views.journey import journey
from kinerja.site.views.other_surveys import other_surveys, survey_files
from kinerja.site.views.respondents import respondents
from kinerja.site.views.satisfaction import services
from kinerja.site.views.service import service_view
from kinerja.site.views.survey_held import held, reach
from tests.unit.site import sample

WORDS = speech("id", find("theme", "translations"))
REACH = ("survei", "layanan", "diundang", "dilayani", "menjawab", "sampel", "memadai")
EARLIER = ("survei", "periode", "layanan", "indeks", "dibuat", "cara", "cara_en", "penuh", "sumber")
HELD = ("survei", "formulir", "nama", "nama_en", "mulai", "selesai", "cara")
OLD = ("skm", "2016", "semua", "74.10", "kep_25_2004", "aturan 2004", "the rule of 2004", "", "Laporan 2016")
LIGHT = ("skm", "2024", "semua", "81.18", "bobot_0_11", "bobot 0,11", "weights of 0.11", "82.00", "Laporan 2024")
FULL = ("skm", "2025", "semua", "80.00", "penuh", "bobot penuh", "full weights", "80.00", "Laporan 2025")


def plain(name: str, columns: tuple[str, ...], *rows: tuple[str, ...]) -> PlainTable:
    return PlainTable(name, "nilai", name, name, tuple((c, "string", c, c) for c in columns), (), rows)


def with_table(release: Release, table: PlainTable) -> Release:
    return replace(release, tables=dict(release.tables) | {table.name: table})


def edition(table: PlainTable) -> Edition:
    return index(with_table(sample.releases()[2], table))


@pytest.mark.parametrize(
    ("row", "rate", "enough", "verdict"),
    [
        (("400", "5120", "342", "357", "tidak"), "85,5%", False,
         "Sampel belum memadai: 342 menjawab, dan untuk 5.120 orang yang dilayani perlu 357."),
        (("400", "900", "342", "269", "ya"), "85,5%", True,
         "Sampel memadai: 342 menjawab, dan untuk 900 orang yang dilayani cukup 269."),
        (("300", "900", "342", "269", "ya"), "melebihi undangan", True,
         "Sampel memadai: 342 menjawab, dan untuk 900 orang yang dilayani cukup 269."),
        (("400", "900", "", "269", ""), "tidak terbit", None, "Perlu 269 jawaban untuk 900 orang yang dilayani."),
        (("", "", "342", "", ""), "belum dicatat", None,
         "Banyaknya warga yang dilayani belum dicatat, jadi sampelnya tidak dapat dinilai."),
    ],
)  # fmt: skip
def test_a_sample_is_judged_in_words(row: tuple[str, ...], rate: str, enough: bool | None, verdict: str) -> None:
    found = reach(WORDS, edition(plain("jangkauan", REACH, ("skm", "rawat-jalan-kenanga", *row))))
    assert found is not None
    assert (found.rows[0].rate.text, found.rows[0].enough, found.rows[0].verdict) == (rate, enough, verdict)


def test_the_finding_names_services_that_cannot_be_judged() -> None:
    asked = (
        ("skm", "rawat-jalan-kenanga", "90", "60", "58", "52", "ya"),
        ("skm", "izin-usaha", "90", "90", "40", "73", "tidak"),
        ("skm", "arsip", "", "63", "", "54", ""),
    )
    found = reach(WORDS, edition(plain("jangkauan", REACH, *asked)))
    assert found is not None
    assert len(found.rows) == len(asked)
    assert found.finding == "1 dari 2 layanan punya cukup jawaban, 1 belum dapat dinilai"


def test_other_surveys_reach_is_not_this_ones() -> None:
    table = plain("jangkauan", REACH, ("spak", "izin-usaha", "10", "10", "10", "10", "ya"))
    assert reach(WORDS, edition(table)) is None
    assert reach(WORDS, edition(table), survey="spak") is not None


def test_forms_of_one_survey_are_said_together() -> None:
    rows = [
        ("skm", "a", "A", "A", "2026-07-06", "2026-09-25", "daring;loket"),
        ("skm", "b", "B", "B", "2026-08-03", "2026-08-03", "surat;loket"),
    ]
    found = held(WORDS, edition(plain("pelaksanaan_survei", HELD, *rows)))
    assert found is not None
    assert found.sentence.replace("\N{NO-BREAK SPACE}", " ") == (
        "Survei 6 Juli 2026–25 September 2026 dan 3 Agustus 2026, daring, di loket dan lewat surat."
    )


@pytest.mark.parametrize(
    ("older", "lines", "finding"),
    [
        ((), 2, "IKM naik 2,43 sejak triwulan I 2026"),
        ((FULL,), 3, "IKM naik 3,63 sejak 2025"),
        ((LIGHT,), 2, "IKM naik 2,43 sejak triwulan I 2026"),
        ((OLD, LIGHT, FULL), 3, "IKM naik 3,63 sejak 2025"),
    ],
)
def test_a_trend_breaks_where_the_method_did(older: tuple[tuple[str, ...], ...], lines: int, finding: str) -> None:
    *before, newest = sample.releases()[:3]
    books = archive([*before, with_table(newest, plain("ikm_terdahulu", EARLIER, *older))])
    view = journey(WORDS, books.current)
    assert view is not None
    assert (len(view.trend.lines), view.finding) == (lines, finding)
    assert [stop.mark for stop in view.stops if stop.mark] == [str(n) for n in range(1, len(older) + 1)]
    assert len(view.trend.dots) == 3 + len(older)


def test_one_index_after_a_break_is_compared_with_nothing() -> None:
    newest = with_table(sample.releases()[2], plain("ikm_terdahulu", EARLIER, OLD, LIGHT))
    view = journey(WORDS, archive([newest]).current)
    assert view is not None
    assert view.trend.lines == ()
    assert view.finding == "IKM belum dapat dibandingkan: cara menghitungnya berubah"
    assert view.notes == (
        "1. 2016: seperti tercetak dalam Laporan 2016, dihitung dengan aturan 2004. "
        + WORDS.gettext("Tidak dapat diubah menjadi indeks sekarang."),
        "2. 2024: seperti tercetak dalam Laporan 2024, dihitung dengan bobot 0,11. Dengan bobot penuh 82,00.",
    )


def spak(value: str, *answers: str) -> Release:
    """A release with a survey of two elements; an empty figure is hidden."""

    def row(key: tuple[str, ...], mean: str) -> MeanRow:
        return MeanRow(key, 40, Decimal(mean), 2, PUBLISHED) if mean else MeanRow(key, None, None, 2, HIDDEN)

    members = {"layanan": ("semua",), "unsur_spak": ("semua", "pungli", "imbalan")}
    named = {"unsur_spak": (Member("pungli", "semua", "Tidak ada pungli", "No illegal charges"),)}
    index = MeanTable("spak", "", "", "", ("layanan",), members, 10, (25, 100), (row(("semua",), value),))
    keys = [("semua", code) for code in members["unsur_spak"]]
    rows = tuple(row(key, mean) for key, mean in zip(keys, ("3.00", *answers), strict=True))
    parts = MeanTable("spak_unsur", "", "", "", ("layanan", "unsur_spak"), members, 10, (1, 4), rows)
    release = sample.releases()[2]
    said = {"kode": "spak", "jenis": "spak", "nama": "Survei Antikorupsi", "nama_en": "Integrity survey",
            "indeks": "IPAK", "formulir": ["antikorupsi"]}  # fmt: skip
    return replace(
        release,
        tables=dict(release.tables) | {table.name: table for table in (index, parts)},
        members=dict(release.members) | named,
        extra=dict(release.extra) | {"survei": [{"kode": "skm"}, said]},
    )


@pytest.mark.parametrize(
    ("release", "finding", "order"),
    [
        (spak("77.50", "3.50", "2.70"), "Survei Antikorupsi: IPAK 77,50 dari 100", ["imbalan", "Tidak ada pungli"]),
        (spak("77.50", "3.50", ""), "Survei Antikorupsi: IPAK 77,50 dari 100", ["Tidak ada pungli", "imbalan"]),
        (spak("", "", ""), "Survei Antikorupsi: disembunyikan demi kerahasiaan", ["Tidak ada pungli", "imbalan"]),
    ],
    ids=["lowest first", "no order where one is hidden", "hidden whole"],
)
def test_another_survey_says_its_figure_and_what_is_lowest(release: Release, finding: str, order: list[str]) -> None:
    portal = {"formulir": {"antikorupsi": "https://formulir.example/antikorupsi"}}
    (survey,) = other_surveys(WORDS, index(release), None, portal)
    assert (survey.finding, [asked.name for asked in survey.asked]) == (finding, order)
    assert survey.form == "https://formulir.example/antikorupsi"
    assert survey_files(index(release)) == ("spak", "spak_unsur")
    assert other_surveys(WORDS, index(release), None, portal, "izin-usaha") == (), "it was not asked about"


@pytest.mark.parametrize(
    ("now", "amount", "said"),
    [
        ("77.50", "naik 2,50", "(75,00), tidak ada perubahan yang jelas"),
        ("97.50", "naik 22,50", "(75,00), membaik"),
        ("50.00", "turun 25,00", "(75,00), memburuk"),
    ],
)
def test_another_survey_is_called_better_or_worse_only_where_it_is_more_than_chance(
    now: str, amount: str, said: str
) -> None:
    (survey,) = other_surveys(WORDS, index(spak(now, "3", "3")), index(spak("75.00", "3", "3")), {})
    assert survey.change is not None
    assert survey.change.amount == amount
    assert survey.change.since.endswith(said)


def test_respondents_are_told_by_trait_with_hidden_classes_as_such() -> None:
    dimension = "responden_usia"
    codes = ("semua", "muda", "tua", "sepuh", "tidak_diisi")
    cells = (CountRow(("semua",), 80, PUBLISHED), CountRow(("muda",), 60, PUBLISHED), CountRow(("tua",), None, HIDDEN),
             CountRow(("sepuh",), None, HIDDEN), CountRow(("tidak_diisi",), 0, PUBLISHED))  # fmt: skip
    table = CountTable(dimension, "", "", "responden/skm/2026-T3/usia", (dimension,), {dimension: codes}, 5, cells)
    release = sample.releases()[2]
    names = dict(release.members) | {dimension: (Member("muda", "semua", "di bawah 30", "below 30"),)}
    found = respondents(WORDS, index(replace(release, tables={**release.tables, dimension: table}, members=names)))
    assert found is not None
    assert found.finding == "Siapa 80 responden itu"
    (trait,) = found.traits
    assert [(row.name, row.state, row.count, row.share) for row in trait.rows] == [
        ("Di bawah 30", PUBLISHED, "60", "75,0%"), ("Tua", HIDDEN, "", ""), ("Sepuh", HIDDEN, "", "")
    ]  # fmt: skip
    assert trait.any_hidden
    assert respondents(WORDS, index(release)) is None


def test_a_service_that_another_survey_alone_asks_about_leads_to_that_surveys_form() -> None:
    made = spak("77.50", "3", "3")
    index_table = made.tables["spak"]
    assert isinstance(index_table, MeanTable)
    about = {"layanan": ("semua", "arsip")}
    index_table = replace(
        index_table,
        members={**index_table.members, **about},
        rows=(*index_table.rows, MeanRow(("arsip",), 40, Decimal("77.50"), 2, PUBLISHED)),
    )
    release = replace(made, tables={**made.tables, "spak": index_table})
    portal = {
        "formulir": {"skm": "https://formulir.example/skm", "antikorupsi": "https://formulir.example/antikorupsi"}
    }
    books = archive([release])
    listed = services(WORDS, books.newest, None, ["arsip", "rawat-jalan-kenanga"]).rows
    assert [(row.code, row.elsewhere) for row in listed] == [("rawat-jalan-kenanga", False), ("arsip", True)]
    (unasked,) = services(WORDS, index(spak("77.50", "3", "3")), None, ["arsip"]).rows
    assert not unasked.elsewhere
    page = service_view(WORDS, books, books.newest, "arsip", portal)
    assert (page.form, page.lead) == (
        "https://formulir.example/antikorupsi", "Survei Antikorupsi: IPAK 77,50 dari 100."
    )  # fmt: skip
    rated = service_view(WORDS, books, books.newest, "rawat-jalan-kenanga", portal)
    assert (rated.form, rated.elsewhere) == ("https://formulir.example/skm", False)
