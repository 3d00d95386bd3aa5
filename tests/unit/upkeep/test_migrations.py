"""Each migration names schemas that exist, fits their versions, and changes nothing where nothing is old."""

from __future__ import annotations

from typing import Any

import pytest

from kinerja.content.edit import updated
from kinerja.content.json_file import read_json
from kinerja.resources import find
from kinerja.upkeep.migrations import MIGRATIONS, Migration, number

OLD = """\
# Data contoh: instansi, orang, dan angka rekaan.
unit: dinas-contoh
tahun: 2026
rencana:
  pstafpertama:
    # disepakati lisan dahulu
    atasan: pkepaladinas   # pelaksana tugas
    disepakati: 2026-01-14
  pstafkeduaaa: {atasan: pkepaladinas,  disepakati: 2026-01-14}
  pstafketigaa: {atasan: pkepaladinas, penilai: pkepaladinas}
"""


@pytest.mark.parametrize("migration", MIGRATIONS, ids=lambda migration: migration.told)
def test_a_migration_belongs_to_a_version_of_its_schemas(migration: Migration) -> None:
    for kind in migration.kinds:
        there = str(read_json(find("schemas", f"{kind}.json"))["x-versi"])
        assert number(migration.version) <= number(there)


@pytest.mark.parametrize("migration", MIGRATIONS, ids=lambda migration: migration.told)
def test_applied_twice_a_migration_changes_nothing_more(migration: Migration) -> None:
    assert migration.mark.search(OLD)
    once = updated(OLD, migration.change)
    assert once != OLD
    assert updated(once, migration.change) == once


def test_a_key_is_renamed_in_its_place_with_its_comments() -> None:
    text = OLD
    for migration in MIGRATIONS:
        text = updated(text, migration.change)
    expected = OLD.replace("    atasan: pkepaladinas   #", "    penilai: pkepaladinas  #")
    assert text == expected.replace("{atasan: pkepaladinas,  disepakati", "{penilai: pkepaladinas, disepakati")


def test_what_has_both_keys_is_left_to_people() -> None:
    def both(value: Any) -> None:
        assert set(value["rencana"]["pstafketigaa"]) == {"atasan", "penilai"}

    text = OLD
    for migration in MIGRATIONS:
        text = updated(text, migration.change)
    updated(text, both)


def test_versions_compare_as_numbers() -> None:
    assert number("1.10") > number("1.9") > number("1")
