"""Small units are published inside a group, parents' offices as ``.langsung``, and no name is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kinerja.content.records import Unit
from kinerja.package.model import TOTAL
from kinerja.release.units import PublishedUnits, published_units
from tests.unit.release.agency import unit

UNITS = {
    u.id: u
    for u in (
        unit("kesehatan"), unit("kenanga", "kesehatan"), unit("melati", "kesehatan"),
        unit("arsip"), unit("metrologi"), unit("pendidikan"),
    )
}  # fmt: skip
PEOPLE = {"kesehatan": 30, "kenanga": 40, "melati": 12, "arsip": 3, "metrologi": 8, "pendidikan": 50}


def published(people: Mapping[str, int], absent: Mapping[str, int] | None = None) -> PublishedUnits:
    units: dict[str, Unit] = UNITS
    return published_units(units, people, frozenset(people), {**people, **(absent or {})}, 10)


def parents(found: PublishedUnits) -> dict[str, str]:
    return {member.code: member.parent for member in found.members}


def test_a_parent_with_staff_of_its_own_gets_a_child_for_them() -> None:
    found = published(PEOPLE)
    assert parents(found)["kesehatan.langsung"] == "kesehatan"
    assert found.leaf_of["kesehatan"] == "kesehatan.langsung"
    assert found.leaf_of["kenanga"] == "kenanga"


def test_small_top_units_share_a_group_that_has_rows_in_their_stead() -> None:
    found = published(PEOPLE)
    assert {code for code, parent in parents(found).items() if parent == "gabungan"} == {"arsip", "metrologi"}
    assert "gabungan" in found.rows
    assert not {"arsip", "metrologi"} & set(found.rows)


def test_a_group_that_is_itself_too_small_takes_the_next_smallest_sibling() -> None:
    found = published({**PEOPLE, "metrologi": 4})
    assert {code for code, parent in parents(found).items() if parent == "gabungan"} == {
        "arsip", "metrologi", "pendidikan",
    }  # fmt: skip


def test_a_small_office_is_grouped_with_the_smallest_sub_unit() -> None:
    found = published({**PEOPLE, "kesehatan": 4})
    assert {code for code, parent in parents(found).items() if parent == "kesehatan.gabungan"} == {
        "kesehatan.langsung", "melati",
    }  # fmt: skip
    assert found.leaf_of["kesehatan"] == "kesehatan.gabungan"


def test_what_is_below_a_grouped_unit_goes_into_the_group_with_it() -> None:
    found = published({**PEOPLE, "kesehatan": 2, "kenanga": 3, "melati": 1})
    assert {code for code, parent in parents(found).items() if parent == "gabungan"} >= {
        "kesehatan", "kesehatan.langsung", "kenanga", "melati",
    }  # fmt: skip


def test_a_unit_that_has_not_reported_keeps_its_rows_and_is_marked() -> None:
    people = {code: number for code, number in PEOPLE.items() if code != "pendidikan"}
    found = published(people, {"pendidikan": 50})
    assert found.absent == {"pendidikan"}
    assert "pendidikan" in found.rows


def test_every_unit_has_rows_or_a_group_and_every_shown_one_has_enough_people() -> None:
    found = published(PEOPLE)
    kinds = {member.code: member.kind for member in found.members}
    for member in found.members:
        assert member.code in found.rows or kinds[member.parent] == "gabungan"
        assert member.parent == TOTAL or member.parent in kinds
    sizes: dict[str, int] = {}
    for code, people in PEOPLE.items():
        sizes[found.leaf_of[code]] = sizes.get(found.leaf_of[code], 0) + people
    assert min(sizes.values()) >= 10


HEIRS = {
    **{code: replace(unit, parent="dinkes") if unit.parent == "kesehatan" else unit for code, unit in UNITS.items()},
    "dinkes": replace(unit("dinkes"), predecessors=("kesehatan",)),
}


def test_a_renamed_unit_is_published_under_its_old_id_before_and_its_new_one_after() -> None:
    before = published_units(HEIRS, PEOPLE, frozenset(PEOPLE), PEOPLE, 10)
    assert parents(before) == parents(published(PEOPLE))
    later = {"dinkes" if code == "kesehatan" else code: number for code, number in PEOPLE.items()}
    after = published_units(HEIRS, later, frozenset(later), later, 10)
    assert "kesehatan" not in parents(after)
    assert parents(after)["kenanga"] == "dinkes"
    assert parents(after)["dinkes.langsung"] == "dinkes"


def test_a_unit_without_people_that_nobody_replaces_stays() -> None:
    found = published_units(UNITS, PEOPLE, frozenset(PEOPLE), PEOPLE, 10)
    without = {code: number for code, number in PEOPLE.items() if code != "arsip"}
    assert set(parents(published_units(UNITS, without, frozenset(without), without, 10))) == set(parents(found))
