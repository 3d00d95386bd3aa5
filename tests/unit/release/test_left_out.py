"""What has too few people to hide anything among is left out, and what is known to be nobody hides nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kinerja.content.followup_records import Training
from kinerja.content.records import Content
from kinerja.package.model import HIDDEN, TOTAL, CountTable, Release
from kinerja.release.audit import leaks
from kinerja.release.build import as_published, build_release
from kinerja.release.draft import draft
from tests.unit.release.agency import content, unit

UNITS = {u.id: u for u in (unit("a"), unit("b"))}


def agency(*below: str) -> Content:
    """Eighty people of both sexes; those rated below good are of these sexes."""
    made = content(UNITS, {("a", "guru", "baik"): 40, ("b", "guru", "baik"): 40 - len(below)})
    if below:
        made = content(
            UNITS,
            {("a", "guru", "baik"): 40, ("b", "guru", "baik"): 40 - len(below), ("b", "guru", "kurang"): len(below)},
        )
    worse = {e.employee for e in made.evaluations["2026-T1"] if e.predicate == "kurang"}
    sexes = iter(below)
    spells = tuple(
        replace(spell, sex=next(sexes) if spell.employee in worse else "lp"[place % 2])
        for place, spell in enumerate(made.spells)
    )
    return replace(made, spells=spells)


@pytest.mark.parametrize("below", ["lpp", "lllppp", "lp"])
def test_a_table_by_sex_of_too_few_is_left_out_and_the_rest_is_released(below: str) -> None:
    release = build_release(draft(agency(*below), "2026-T1"))
    assert {"predikat", "predikat_status", "disiplin"} & release.tables.keys() >= {"predikat", "disiplin"}
    assert "predikat_kelamin" not in release.tables
    assert leaks([release]) == ()


def test_a_table_of_enough_stays() -> None:
    release = build_release(draft(agency(*"lllllllppppppp"), "2026-T1"))
    assert "predikat_kelamin" in release.tables


def test_the_same_draft_is_the_same_release_without_the_table() -> None:
    made = draft(agency(*"lllppp"), "2026-T1")
    first = build_release(made)
    assert as_published(made, first, []).tables.keys() == first.tables.keys()


def training(code: str, kind: str, people: tuple[str, ...]) -> Training:
    day = date(2026, 2, 4)
    return Training(code, code, code, kind, ("ti_layanan",), Decimal(8), day, day, people)


def test_a_kind_of_training_that_was_not_given_hides_nobody() -> None:
    """``pelatihan`` says that there was none, so a hidden zero would tell the other hidden number."""
    made = agency()
    people = tuple(e.employee for e in made.evaluations["2026-T1"])
    given = (training("satu", "workshop", people[:20]), training("dua", "pendidikan_formal", people[:4]))
    release = build_release(draft(replace(made, trainings=given), "2026-T1"))
    table = counted(release, "peserta")
    assert set(table.members["jenis_pelatihan"]) == {TOTAL, "pendidikan_formal", "workshop"}
    assert {m.code for m in release.members["jenis_pelatihan"]} == {"pendidikan_formal", "workshop"}
    assert {row.key[0] for row in table.rows if row.status == HIDDEN} >= {"pendidikan_formal", "workshop"}


def counted(release: Release, name: str) -> CountTable:
    table = release.tables[name]
    assert isinstance(table, CountTable)
    return table
