"""The evidence sheet says what is recorded, where it can be checked, and what is not there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kinerja.package.model import PlainTable, Release
from kinerja.site.archive import Archive, archive
from kinerja.site.text import Speech, speech
from kinerja.site.views.evidence import Line, evidence_page
from tests.unit.site.sample import portal, releases
from tests.unit.site.sample_follow_up import plain

TRANSLATIONS = Path(__file__).resolve().parents[3] / "theme/translations"
HELD = "survei formulir nama nama_en mulai selesai cara"


@pytest.fixture(scope="module")
def words() -> Speech:
    return speech("id", TRANSLATIONS)


def without(release: Release, *names: str) -> Release:
    return replace(release, tables={name: table for name, table in release.tables.items() if name not in names})


def having(release: Release, *tables: PlainTable) -> Release:
    return replace(release, tables={**release.tables, **{table.name: table for table in tables}})


def newest(*names: str) -> Archive:
    return archive([without(releases()[2], *names)])


def plain_spaces(lines: tuple[Line, ...]) -> list[str]:
    return [line.text.replace("\N{NO-BREAK SPACE}", " ") for line in lines]


def test_each_entry_says_what_is_recorded_and_where_it_can_be_checked(words: Speech) -> None:
    view = evidence_page(words, newest("pelaksanaan_survei"), portal())
    survey, channels, plan, done, other = view.entries
    assert survey.lines == (Line("IKM 83,63 dari 2.012 responden", "kepuasan.html"),)
    assert plain_spaces(channels.lines) == [
        "Papan pengumuman",
        "Situs kota",
        "Rilis 2026-T3 portal ini, terbit 20 Oktober 2026",
    ]
    assert [line.outside for line in channels.lines] == ["", "https://kota-contoh.example", ""]
    assert plan.lines == (Line("5 janji perbaikan tercatat pada hari rilis", "janji.html"),)
    assert [line.text for line in done.lines] == [
        "Selesai: 60,0%, 3 dari 5 janji",
        "Selesai dalam tiga bulan: 0,0%, 0 dari 3 janji",
        "Selesai dalam enam bulan: 66,7%, 2 dari 3 janji",
    ]
    assert other.lines == ()
    assert view.finding == "4 dari 5 bukti yang diminta tercatat"


def test_surveys_held_are_named_with_their_days_the_regulations_first(words: Speech) -> None:
    rows = (
        ("spak", "spak", "Survei Persepsi Anti Korupsi", "Integrity", "2026-08-01", "2026-08-31", "daring"),
        ("skm", "skm", "Survei Kepuasan Masyarakat", "Satisfaction", "2026-07-01", "2026-09-30", "daring"),
    )
    book = archive([having(releases()[2], plain("pelaksanaan_survei", "nilai", HELD, rows))])
    told = plain_spaces(evidence_page(words, book, portal()).entries[0].lines)
    assert [text.split(":")[0] for text in told[:2]] == ["Survei Kepuasan Masyarakat", "Survei Persepsi Anti Korupsi"]
    assert "30 September 2026" in told[0]


def test_the_list_stands_in_its_own_order_with_its_source_and_what_is_unchecked(words: Speech) -> None:
    release = releases()[2]
    table = release.tables["bukti"]
    assert isinstance(table, PlainTable)
    turned = archive([having(release, replace(table, rows=tuple(reversed(table.rows))))])
    view = evidence_page(words, turned, portal())
    assert [entry.number for entry in view.entries] == ["1", "2", "3", "4", "5"]
    assert (view.source, view.unchecked) == ("PermenPANRB 29/2022", "Daftar: perlu dicek ke naskah asli.")
    english = evidence_page(speech("en", TRANSLATIONS), turned, portal())
    assert english.unchecked == "seen in secondary sources only"


@pytest.mark.parametrize(("note", "said"), [("", ""), ("Belum disahkan", "Belum disahkan")])
def test_an_agencys_own_note_is_shown_as_it_is(words: Speech, note: str, said: str) -> None:
    release = releases()[2]
    table = release.tables["bukti"]
    assert isinstance(table, PlainTable)
    own = replace(table, rows=tuple((*row[:-1], note) for row in table.rows))
    assert evidence_page(words, archive([having(release, own)]), portal()).unchecked == said


def test_what_is_not_recorded_is_said_and_no_share_of_nothing(words: Speech) -> None:
    view = evidence_page(words, newest("janji", "janji_ringkas", "saluran", "ikm", "pelaksanaan_survei"), portal())
    assert [entry.lines for entry in view.entries] == [()] * 5
    assert view.finding == "0 dari 5 bukti yang diminta tercatat"
    assert (view.plan, view.plan_finding) == ((), "Belum ada janji perbaikan yang tercatat")


def test_an_address_that_is_none_of_the_web_is_no_link(words: Speech) -> None:
    odd = plain("saluran", "teks", "nama nama_en alamat", (("Radio", "Radio", "javascript:alert(1)"),))
    view = evidence_page(words, archive([having(releases()[2], odd)]), portal())
    assert view.entries[1].lines[0] == Line("Radio, javascript:alert(1)")


def test_a_release_from_before_the_list_says_so(words: Speech) -> None:
    view = evidence_page(words, archive(releases()[:1]), portal())
    assert (view.finding, view.entries, view.csv) == ("Rilis ini tidak memuat daftar bukti", (), "")
