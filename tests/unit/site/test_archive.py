from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from kinerja.errors import KinerjaError
from kinerja.package.model import Member
from kinerja.site.archive import archive
from kinerja.site.codes import check_codes
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


@pytest.mark.parametrize(
    "parents", [{"dinas-a": "dinas-a"}, {"dinas-a": "dinas-b", "dinas-b": "dinas-a"}, {"dinas-a": "tidak-ada"}]
)
def test_units_whose_parents_run_in_a_circle_end_every_walk_and_are_refused(parents: Mapping[str, str]) -> None:
    (release, *_) = releases()
    odd = tuple(Member(code, parent, code, code, "dinas") for code, parent in parents.items())
    books = archive([replace(release, units=(*release.units, *odd))])
    assert books.newest.has_page("dinas-a")
    assert books.newest.holder("dinas-a") == "dinas-a"
    assert set(books.newest.below("dinas-a")) == parents.keys()
    with pytest.raises(KinerjaError, match="melingkar"):
        check_codes(books)


def test_a_unit_that_takes_the_total_s_place_is_refused() -> None:
    (release, *_) = releases()
    books = archive([replace(release, units=(*release.units, Member("semua", "semua", "x", "x")))])
    with pytest.raises(KinerjaError, match="unit"):
        check_codes(books)
