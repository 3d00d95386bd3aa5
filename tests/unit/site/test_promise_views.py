"""What pages say of promises: those that need a look first, in words, and nothing that the release does not know."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kinerja.package.model import PlainTable, Release
from kinerja.site.archive import Archive, archive
from kinerja.site.text import Speech, speech
from kinerja.site.views import promises
from kinerja.site.views.promises_page import promises_page
from tests.unit.site.sample import portal, releases

TRANSLATIONS = Path(__file__).resolve().parents[3] / "theme/translations"


@pytest.fixture(scope="module")
def words() -> Speech:
    return speech("id", TRANSLATIONS)


@pytest.fixture(scope="module")
def books() -> Archive:
    return archive(releases())


def with_promise(release: Release, code: str, **cells: str) -> Release:
    """``release`` with some columns of a promise replaced."""
    old = release.tables["janji"]
    assert isinstance(old, PlainTable)
    names = [column[0] for column in old.columns]
    rows = tuple(
        tuple(cells.get(name, cell) for name, cell in zip(names, row, strict=True)) if code in row else row
        for row in old.rows
    )
    return replace(release, tables={**release.tables, "janji": replace(old, rows=rows)})


def without(release: Release, *names: str) -> Release:
    return replace(release, tables={name: table for name, table in release.tables.items() if name not in names})


def test_what_is_overdue_stands_first_and_what_is_done_last(words: Speech, books: Archive) -> None:
    rows = promises.promises(words, books.newest)
    assert [row.standing for row in rows] == ["terlambat", "berjalan", "selesai_terlambat", "selesai", "selesai"]
    assert [row.symbol for row in rows] == ["tidak", "sebagian", "ya", "ya", "ya"]


@pytest.mark.parametrize(
    ("standings", "said"),
    [
        ((), "Belum ada janji perbaikan yang tercatat"),
        (("selesai", "selesai_terlambat"), "2 dari 2 janji perbaikan selesai"),
        (("selesai", "terlambat", "berjalan"), "1 dari 3 janji perbaikan selesai, 1 lewat tenggat"),
        (("berjalan",), "0 dari 1 janji perbaikan selesai, sisanya belum jatuh tempo"),
    ],
)
def test_the_finding_counts_what_is_done_and_what_is_overdue(
    words: Speech, standings: tuple[str, ...], said: str
) -> None:
    assert promises.finding(words, standings) == said


def test_a_day_done_is_told_beside_the_due_day(words: Speech, books: Archive) -> None:
    told = {
        row.text[:9]: row.about.replace("\N{NO-BREAK SPACE}", " ") for row in promises.promises(words, books.newest)
    }
    assert told["Loket ked"] == "20 Juli 2026, 11 hari sebelum tenggat"
    assert told["Jadwal an"] == "15 Juni 2026, 15 hari sesudah tenggat"
    assert told["Dua truk "] == ""
    due = archive([with_promise(releases()[2], "loket-kedua", diselesaikan="2026-07-31")]).newest
    assert any(row.about.endswith("tepat pada hari tenggatnya") for row in promises.promises(words, due))


def test_a_group_speaks_for_its_units_and_an_unknown_unit_for_nobody(words: Speech, books: Archive) -> None:
    (row,) = [row for row in promises.promises(words, books.newest) if row.text.startswith("Salinan")]
    assert (row.unit, row.unit_link) == ("Gabungan unit kecil", "unit/gabungan-1/2026-T3.html")
    assert row.made == "hari dijanjikan tidak dicatat"
    agency = archive([with_promise(releases()[2], "jentik", unit="semua")]).newest
    (row,) = [row for row in promises.promises(words, agency) if row.text.startswith("Pemeriksaan")]
    assert (row.unit, row.unit_link) == ("Pemerintah Kota Contoh", "")


@pytest.mark.parametrize(
    ("proof", "linked"),
    [
        ("https://kota.example/a?b=1", True),
        ("Berita acara https://kota.example", False),
        ("javascript:alert(1)", False),
        ('https://kota.example/"onmouseover=', False),
    ],
)
def test_only_a_whole_web_address_becomes_a_link(words: Speech, proof: str, linked: bool) -> None:
    edition = archive([with_promise(releases()[2], "loket-kedua", bukti=proof)]).newest
    (row,) = [row for row in promises.promises(words, edition) if row.proof == proof]
    assert row.proof_link == (proof if linked else "")


def test_a_unit_and_a_service_have_their_own_and_no_more_than_a_few(words: Speech, books: Archive) -> None:
    unit = promises.of_unit(words, books.newest, "dinas-lingkungan-hidup")
    service = promises.of_service(words, books.newest, "arsip")
    assert unit is not None
    assert service is not None
    assert [row.text for row in unit.rows] == ["Dua truk baru.", "Jadwal angkut tiap kelurahan diumumkan."]
    assert [row.text for row in service.rows] == ["Salinan arsip dapat dipesan lewat jaringan."]
    table = books.newest.release.tables["janji"]
    assert isinstance(table, PlainTable)
    many = tuple((*table.rows[0][:2], f"janji-{n}", *table.rows[0][3:]) for n in range(7))
    crowded = archive([replace(releases()[2], tables={**releases()[2].tables, "janji": replace(table, rows=many)})])
    shown = promises.of_unit(words, crowded.newest, table.rows[0][0])
    assert shown is not None
    assert (len(shown.rows), shown.more) == (promises.SHORT, 2)


def test_a_release_from_before_promises_says_nothing_of_a_units(words: Speech, books: Archive) -> None:
    assert promises.of_unit(words, books.current[0], "dinas-lingkungan-hidup") is None
    empty = promises.of_unit(words, books.newest, "dinas-pendidikan")
    assert empty is not None
    assert (empty.rows, empty.finding) == ((), "Belum ada janji perbaikan yang tercatat")


def test_a_share_stands_with_what_it_is_of_and_its_change(words: Speech, books: Archive) -> None:
    done, three, six = promises_page(words, books, portal()).figures
    assert (done.value, done.note) == ("60,0%", "3 dari 5 janji.")
    assert done.change is not None
    assert done.change.amount == "turun 15,0 poin"
    assert (three.value, three.note) == ("0,0%", "0 dari 3 janji yang sudah berumur tiga bulan.")
    assert (six.value, six.note) == ("66,7%", "2 dari 3 janji yang sudah berumur enam bulan.")


@pytest.mark.parametrize(
    ("times", "worsened", "said"),
    [
        (1, False, "dari triwulan II (75,0%), tidak ada perubahan yang jelas"),
        (100, True, "dari triwulan II (75,0%), memburuk"),
    ],
)
def test_a_share_of_promises_is_called_worse_only_where_it_is_more_than_chance(
    words: Speech, times: int, worsened: bool, said: str
) -> None:
    grown = []
    for release in releases()[1:3]:
        shares = release.tables["janji_ringkas"]
        assert isinstance(shares, PlainTable)
        rows = tuple((name, str(times * int(number))) for name, number in shares.rows)
        grown.append(replace(release, tables={**release.tables, "janji_ringkas": replace(shares, rows=rows)}))
    done, *_ = promises_page(words, archive(grown), portal()).figures
    assert done.change is not None
    assert (done.change.since, done.change.worsened) == (said, worsened)


def test_nothing_old_enough_is_no_zero(words: Speech) -> None:
    release = releases()[2]
    shares = release.tables["janji_ringkas"]
    assert isinstance(shares, PlainTable)
    young = replace(shares, rows=tuple((name, "0" if "bulan" in name else number) for name, number in shares.rows))
    book = archive([replace(release, tables={**release.tables, "janji_ringkas": young})])
    assert [figure.missing for figure in promises_page(words, book, portal()).figures] == [
        "",
        *["Belum ada janji yang cukup lama untuk dihitung."] * 2,
    ]


def test_the_page_follows_the_share_from_release_to_release(words: Speech, books: Archive) -> None:
    view = promises_page(words, books, portal())
    assert [(stop.done, stop.of, stop.overdue) for stop in view.stops] == [("3", "4", "0"), ("3", "5", "1")]
    assert view.stops_finding == "Bagian yang selesai turun dari 75,0% menjadi 60,0% sejak triwulan II 2026"


def test_every_promise_stands_in_one_group_and_an_empty_group_stays(words: Speech, books: Archive) -> None:
    view = promises_page(words, books, portal())
    assert [(group.anchor, len(group.rows)) for group in view.groups] == [("lewat", 1), ("berjalan", 1), ("selesai", 3)]
    assert view.groups[2].finding == "3 janji sudah selesai, 1 di antaranya sesudah tenggat"
    second = promises_page(words, archive(releases()[:2]), portal())
    assert second.groups[0].finding == "Tidak ada janji yang lewat tenggat"


def test_without_promises_the_page_says_so(words: Speech) -> None:
    book = archive([without(release, "janji", "janji_ringkas") for release in releases()])
    view = promises_page(words, book, portal())
    assert view.finding == "Belum ada janji perbaikan yang tercatat"
    assert {figure.missing for figure in view.figures} == {"Belum ada janji perbaikan yang tercatat."}
    assert (view.groups, view.stops, view.csv, view.files) == ((), (), "", ())
