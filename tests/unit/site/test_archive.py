from __future__ import annotations

from dataclasses import replace

from kinerja.site.archive import archive
from tests.unit.site.sample import releases


def test_the_newest_revision_of_each_period_is_current_and_every_release_is_kept() -> None:
    books = archive(reversed(releases()))
    assert [e.release.folder for e in books.current] == ["2026-T1", "2026-T2.rev2", "2026-T3"]
    assert [e.release.folder for e in books.every] == ["2026-T1", "2026-T2", "2026-T2.rev2", "2026-T3"]
    assert books.newest.period == "2026-T3"


def test_the_period_before_is_the_newest_revision_of_it() -> None:
    books = archive(releases())
    before = books.before("2026-T3")
    assert before is not None
    assert before.release.folder == "2026-T2.rev2"
    assert books.before("2026-T1") is None


def test_a_quarter_is_not_compared_with_a_year() -> None:
    first, second, *_ = releases()
    books = archive([first, replace(second, period="2026"), second])
    assert [e.period for e in books.current] == ["2026-T1", "2026", "2026-T2"]
    assert [e.period for e in books.until("2026-T2")] == ["2026-T1", "2026-T2"]
    assert books.before("2026") is None


def test_a_unit_inside_a_group_has_no_page_and_the_group_has_one() -> None:
    edition = archive(releases()).newest
    assert edition.has_page("gabungan-1")
    assert not edition.has_page("kantor-arsip")
    assert edition.has_page("dinas-kesehatan.langsung")
    assert not edition.has_page("tidak-ada")


def test_a_cell_that_a_release_does_not_have_is_not_yet_there() -> None:
    edition = archive(releases()).newest
    assert edition.count("predikat", "kantor-arsip", "semua").status == "belum_ada"
    assert edition.mean("tidak-ada", "semua").status == "belum_ada"
