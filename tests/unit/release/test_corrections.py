"""A correction never reveals what it corrected: the two releases are held against one another, regrouped or not."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from kinerja.content.records import AnswerSet, Content, Service
from kinerja.package.model import HIDDEN, CountTable, MeanTable, Release
from kinerja.package.period import Period
from kinerja.release.audit import leaks
from kinerja.release.build import build_release
from kinerja.release.draft import draft
from tests.unit.release.agency import content, unit

PERIOD = "2026-T1"
UNITS = {u.id: u for u in (unit("kesehatan"), unit("kenanga", "kesehatan"), unit("pendidikan"), unit("umum"))}
COUNTS = Counter(
    {
        ("kesehatan", "pelaksana", "baik"): 20, ("kesehatan", "pelaksana", "butuh_perbaikan"): 6,
        ("kesehatan", "tenaga_kesehatan", "sangat_baik"): 7, ("kesehatan", "tenaga_kesehatan", "baik"): 9,
        ("kenanga", "tenaga_kesehatan", "baik"): 25, ("kenanga", "tenaga_kesehatan", "sangat_baik"): 8,
        ("kenanga", "tenaga_kesehatan", "kurang"): 2, ("kenanga", "pelaksana", "butuh_perbaikan"): 7,
        ("pendidikan", "guru", "baik"): 60, ("pendidikan", "guru", "sangat_baik"): 15,
        ("pendidikan", "guru", "butuh_perbaikan"): 12, ("pendidikan", "pelaksana", "sangat_kurang"): 1,
        ("umum", "pelaksana", "baik"): 8, ("umum", "pelaksana", "butuh_perbaikan"): 2,
    }
)  # fmt: skip


@pytest.fixture(scope="module")
def first() -> Release:
    return build_release(draft(content(UNITS, COUNTS), PERIOD))


def corrected(first: Release, changed: Content) -> Release:
    return build_release(draft(changed, PERIOD), revision=2, correction="Salah ketik.", earlier=[first])


def moved(taken: tuple[str, str, str], given: tuple[str, str, str]) -> Content:
    counts = Counter(COUNTS)
    counts[taken] -= 1
    counts[given] += 1
    return content(UNITS, +counts)


@pytest.mark.parametrize(
    ("taken", "given"),
    [
        (("pendidikan", "guru", "baik"), ("pendidikan", "guru", "sangat_baik")),
        (("kenanga", "pelaksana", "butuh_perbaikan"), ("kenanga", "pelaksana", "baik")),
        (("umum", "pelaksana", "butuh_perbaikan"), ("umum", "pelaksana", "baik")),
        (("kesehatan", "tenaga_kesehatan", "baik"), ("kesehatan", "tenaga_kesehatan", "sangat_kurang")),
    ],
)
def test_one_corrected_rating_is_published_and_gives_nothing_away(
    first: Release, taken: tuple[str, str, str], given: tuple[str, str, str]
) -> None:
    second = corrected(first, moved(taken, given))
    assert leaks([first, second]) == ()
    for name in ("predikat", "predikat_jabatan"):
        before, now = first.tables[name], second.tables[name]
        assert isinstance(before, CountTable)
        assert isinstance(now, CountTable)
        hidden_before = {row.key for row in before.rows if row.status == HIDDEN}
        assert hidden_before <= {row.key for row in now.rows if row.status == HIDDEN}


def test_a_unit_that_falls_below_the_minimum_is_regrouped_and_still_attacked(first: Release) -> None:
    counts = Counter(COUNTS)
    counts["umum", "pelaksana", "baik"] -= 1
    second = corrected(first, content(UNITS, +counts))
    parents = [{member.code: member.parent for member in release.units} for release in (first, second)]
    assert parents[0]["umum"] != parents[1]["umum"]
    assert leaks([first, second]) == ()


def test_a_later_report_is_no_correction_of_people(first: Release) -> None:
    early = Counter({key: n for key, n in COUNTS.items() if key[0] != "pendidikan"})
    without = build_release(draft(content(UNITS, early, absent={"pendidikan": 88}), PERIOD))
    later = corrected(without, content(UNITS, COUNTS))
    assert leaks([without, later]) == ()


def with_answers(people: int, low: int = 0) -> Content:
    """SKM answers of two services: ``people`` of ``ktp``, of whom the last answered low on everything."""
    elements = ("persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "pengaduan", "sarana")
    rows = [
        {"layanan": "ktp", **{e: "1" if n < low else str(3 + (n + m) % 2) for m, e in enumerate(elements)}}
        for n in range(people)
    ]
    rows += [{"layanan": "sampah", **{e: str(2 + (n + m) % 3) for m, e in enumerate(elements)}} for n in range(30)]
    services = (Service("ktp", "KTP", "ID", "kesehatan"), Service("sampah", "Sampah", "Waste", "kesehatan"))
    units = {**UNITS, "kesehatan": unit("kesehatan", services=services)}
    answers = AnswerSet("skm", Period.parse(PERIOD), "skm", elements, tuple(rows))
    return replace(content(units, COUNTS), answers={PERIOD: (answers,)})


def means(release: Release) -> list[MeanTable]:
    return [table for table in release.tables.values() if isinstance(table, MeanTable)]


def test_a_few_late_answers_wait_until_they_are_many() -> None:
    first = build_release(draft(with_answers(40), PERIOD))
    one_more = corrected(first, with_answers(41, low=1))
    assert means(one_more) == means(first)
    assert one_more.extra["rerata_dari"] == "2026-T1"
    many_more = corrected(first, with_answers(60))
    assert means(many_more) != means(first)
    assert leaks([first, many_more]) == ()


def test_the_audit_finds_a_correction_by_one_answer() -> None:
    first = build_release(draft(with_answers(40), PERIOD))
    second = build_release(draft(with_answers(41, low=1), PERIOD))
    found = leaks([first, replace(second, revision=2)])
    assert {leak.breach.kind for leak in found} == {"selisih"}
    assert ("ktp", "waktu") in {leak.breach.key for leak in found}
