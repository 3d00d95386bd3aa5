"""Populations of the same people are attacked one by one only while the sums they share are shown, and the same."""

from __future__ import annotations

from dataclasses import replace

from kinerja.package.model import HIDDEN, PUBLISHED, TOTAL, CountRow, CountTable
from kinerja.release.apart import base_of, unshared


def table(name: str, population: str, other: str, counts: dict[tuple[str, str], int | None]) -> CountTable:
    rows = tuple(CountRow(key, n, HIDDEN if n is None else PUBLISHED) for key, n in counts.items())
    return CountTable(name, name, name, population, ("unit", other), {}, 5, rows)


RATINGS = table(
    "predikat", "evaluasi/2026-T1", "predikat",
    {(TOTAL, TOTAL): 30, (TOTAL, "baik"): 30, ("a", TOTAL): 20, ("b", TOTAL): 10, ("a", "baik"): None},
)  # fmt: skip
DISCIPLINE = table(
    "disiplin", "evaluasi/2026-T1/disiplin", "disiplin",
    {(TOTAL, TOTAL): 30, ("a", TOTAL): 20, ("b", TOTAL): 10, ("a", "tertib"): None},
)  # fmt: skip


def changed(of: CountTable, key: tuple[str, str], count: int | None) -> CountTable:
    there = CountRow(key, count, HIDDEN if count is None else PUBLISHED)
    return replace(of, rows=tuple(there if row.key == key else row for row in of.rows))


def test_a_population_is_named_after_the_one_whose_people_it_counts() -> None:
    known = ("evaluasi/2026-T1", "evaluasi/2026-T1/disiplin", "evaluasi/2026-T10")
    assert base_of("evaluasi/2026-T1/disiplin", known) == "evaluasi/2026-T1"
    assert base_of("evaluasi/2026-T1", known) is None
    assert base_of("kebutuhan/2026-T1", known) is None


def test_shared_sums_that_are_shown_alike_stand_apart() -> None:
    assert unshared([RATINGS, DISCIPLINE]) == []


def test_a_shared_sum_that_is_hidden_or_differs_is_a_breach() -> None:
    for other in (changed(DISCIPLINE, ("b", TOTAL), None), changed(DISCIPLINE, ("b", TOTAL), 11)):
        (found,) = unshared([RATINGS, other])
        assert (found.kind, found.table, found.key, found.high) == ("terkait", "disiplin", ("b", TOTAL), 10)
    (found,) = unshared([changed(RATINGS, ("a", TOTAL), None), DISCIPLINE])
    assert (found.key, found.low, found.high) == (("a", TOTAL), 20, -1)


def test_a_table_by_sex_needs_the_classes_that_it_shares() -> None:
    counts = {(TOTAL, TOTAL): 30, (TOTAL, "baik"): 30, ("p", "baik"): 12}
    rows = tuple(CountRow(key, number, PUBLISHED) for key, number in counts.items())
    population, dimensions = "evaluasi/2026-T1/predikat_kelamin", ("jenis_kelamin", "predikat")
    by_sex = CountTable("predikat_kelamin", "", "", population, dimensions, {}, 5, rows)
    assert unshared([RATINGS, by_sex]) == []
    assert [b.key for b in unshared([changed(RATINGS, (TOTAL, "baik"), None), by_sex])] == [(TOTAL, "baik")]
