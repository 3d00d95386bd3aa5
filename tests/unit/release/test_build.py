"""A release says what the records say, hides what it must, and is the same for the same records."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from kinerja.content.regulation_files import read
from kinerja.errors import KinerjaError
from kinerja.measures import change
from kinerja.package import chance
from kinerja.package.model import HIDDEN, NOT_YET, PUBLISHED, TOTAL, CountTable, Release
from kinerja.package.write import render
from kinerja.release.audit import leaks
from kinerja.release.build import build_release
from kinerja.release.draft import draft
from tests.unit.release.agency import content, unit

UNITS = {u.id: u for u in (unit("kesehatan"), unit("kenanga", "kesehatan"), unit("melati", "kesehatan"),
                           unit("pendidikan"), unit("arsip"), unit("metrologi"))}  # fmt: skip
COUNTS = Counter(
    {
        ("kesehatan", "pelaksana", "baik"): 20, ("kesehatan", "pelaksana", "butuh_perbaikan"): 6,
        ("kesehatan", "tenaga_kesehatan", "sangat_baik"): 7, ("kesehatan", "tenaga_kesehatan", "baik"): 9,
        ("kenanga", "tenaga_kesehatan", "baik"): 25, ("kenanga", "tenaga_kesehatan", "sangat_baik"): 8,
        ("kenanga", "tenaga_kesehatan", "kurang"): 2, ("kenanga", "pelaksana", "butuh_perbaikan"): 7,
        ("melati", "tenaga_kesehatan", "baik"): 30, ("melati", "pelaksana", "butuh_perbaikan"): 5,
        ("pendidikan", "guru", "baik"): 60, ("pendidikan", "guru", "sangat_baik"): 15,
        ("pendidikan", "guru", "butuh_perbaikan"): 12, ("pendidikan", "pelaksana", "sangat_kurang"): 1,
        ("arsip", "pelaksana", "baik"): 3, ("metrologi", "fungsional_teknis", "baik"): 8,
    }
)  # fmt: skip


@pytest.fixture(scope="module")
def release() -> Release:
    return build_release(draft(content(UNITS, COUNTS), "2026-T1"))


def counts_of(release: Release, name: str) -> CountTable:
    table = release.tables[name]
    assert isinstance(table, CountTable)
    return table


def true_value(unit_code: str, predicates: set[str], release: Release) -> int:
    parent = {member.code: member.parent for member in release.units}

    def inside(code: str) -> bool:
        while code not in (TOTAL, unit_code):
            code = parent[code]
        return code == unit_code

    leaf = {"kesehatan": "kesehatan.langsung"}
    return sum(n for (u, _, p), n in COUNTS.items() if inside(leaf.get(u, u)) and p in predicates)


def test_every_shown_count_is_true(release: Release) -> None:
    merged = {
        TOTAL: {"sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang"},
        "baik_ke_atas": {"sangat_baik", "baik"},
        "di_bawah_baik": {"butuh_perbaikan", "kurang", "sangat_kurang"},
    }
    shown = [row for row in counts_of(release, "predikat").rows if row.status == PUBLISHED]
    assert shown
    for row in shown:
        assert row.count == true_value(row.key[0], merged.get(row.key[1], {row.key[1]}), release), row


def test_small_counts_are_hidden_and_nothing_can_be_worked_out(release: Release) -> None:
    for name in ("predikat", "predikat_jabatan"):
        for row in counts_of(release, name).rows:
            assert row.count is None or row.count == 0 or row.count >= 5
    assert any(row.status == HIDDEN for row in counts_of(release, "predikat").rows)
    assert leaks([release]) == ()


def test_a_table_lists_every_combination_of_its_members(release: Release) -> None:
    table = counts_of(release, "predikat_jabatan")
    size = 1
    for dimension in table.dimensions:
        assert table.members[dimension][0] == TOTAL
        size *= len(table.members[dimension])
    assert len(table.rows) == len({row.key for row in table.rows}) == size


def test_the_size_of_every_unit_is_shown(release: Release) -> None:
    sizes = [row for row in counts_of(release, "predikat").rows if row.key[1] == TOTAL]
    assert all(row.status == PUBLISHED and (row.count or 0) >= 10 for row in sizes)


def test_the_same_records_give_the_same_bytes(release: Release) -> None:
    assert render(build_release(draft(content(UNITS, COUNTS), "2026-T1"))) == render(release)


def test_it_states_by_which_parameters_pages_say_what_is_more_than_chance(release: Release) -> None:
    assert chance.parameters(release.extra[chance.KEY]) == change.parameters()


def test_it_states_when_plans_are_due_and_where_sanctions_begin(release: Release) -> None:
    for table, key in (("rencana-kinerja", "rencana_kinerja"), ("disiplin", "disiplin")):
        assert release.extra[key] == read(table)["parameter"]


def test_a_unit_that_has_not_reported_is_not_nothing() -> None:
    reported = Counter({key: n for key, n in COUNTS.items() if key[0] != "melati"})
    found = build_release(draft(content(UNITS, reported, absent={"melati": 35}), "2026-T1"))
    rows = {row.key: row for row in counts_of(found, "predikat").rows}
    assert rows["melati", TOTAL].status == NOT_YET
    assert rows["kesehatan", TOTAL].count == sum(n for k, n in reported.items() if k[0] in ("kesehatan", "kenanga"))
    assert found.not_reported == ("melati",)
    assert leaks([found]) == ()


def test_coverage_counts_people_shown_in_their_own_unit(release: Release) -> None:
    rows = {row.key: row.count for row in counts_of(release, "predikat").rows if row.status == PUBLISHED}
    own = sum(
        rows.get((u, merged), 0) or 0
        for u in ("kesehatan.langsung", "kenanga", "melati", "pendidikan")
        for merged in ("baik_ke_atas", "di_bawah_baik")
    )
    assert release.coverage == {"dinilai": COUNTS.total(), "di_unit_sendiri": own}


def test_a_correction_keeps_what_was_hidden_hidden(release: Release) -> None:
    """The first release shows ``kenanga``'s classes; one person's class changes; both together give nothing away."""
    changed = Counter(COUNTS)
    changed["pendidikan", "guru", "baik"] -= 1
    changed["pendidikan", "guru", "sangat_baik"] += 1
    corrected = build_release(
        draft(content(UNITS, changed), "2026-T1"),
        revision=2,
        correction="Satu predikat salah ketik.",
        earlier=[release],
    )
    assert corrected.folder == "2026-T1.rev2"
    assert leaks([release, corrected]) == ()


def test_nothing_to_release_says_what_to_do() -> None:
    with pytest.raises(KinerjaError, match="2026-T2"):
        build_release(draft(content(UNITS, COUNTS), "2026-T2"))


def test_all_of_one_harmful_class_is_not_shown() -> None:
    counts = Counter({key: n for key, n in COUNTS.items() if key[0] != "melati"})
    counts["melati", "pelaksana", "baik"] = 40
    found = build_release(draft(content(UNITS, counts), "2026-T1"))
    rows = {row.key: row for row in counts_of(found, "predikat").rows}
    assert rows["melati", "baik"].status == HIDDEN
    assert rows["melati", "baik_ke_atas"].count == 40


def test_a_hidden_cell_given_away_by_hand_is_named(release: Release) -> None:
    table = counts_of(release, "predikat")
    row = next(row for row in table.rows if row.status == HIDDEN and row.key[1] == "sangat_kurang")
    shown = replace(row, count=true_value(row.key[0], {"sangat_kurang"}, release), status=PUBLISHED)
    edited = replace(table, rows=tuple(shown if r.key == row.key else r for r in table.rows))
    found = leaks([replace(release, tables={**release.tables, "predikat": edited})])
    assert found
    assert any(leak.breach.key == row.key or leak.breach.kind == "terhitung" for leak in found)
