"""Pace, service standards, reports and units' own predicates as a release says them: of published units alone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from kinerja.content import regulations
from kinerja.content.followup_records import RoutineReport, UnitResult
from kinerja.content.records import Achievement, Content, UnitIndicator
from kinerja.content.regulations import Condition
from kinerja.package.check import faults
from kinerja.package.model import PlainTable, Release
from kinerja.package.period import Period
from kinerja.package.read import read_release
from kinerja.package.write import render
from kinerja.release.build import build_release
from kinerja.release.draft import draft
from tests.unit.release.agency import content, unit

UNITS = {code: unit(code) for code in ("kota", "dinas", "arsip", "kantor")}
COUNTS = {
    ("dinas", "guru", "baik"): 30, ("dinas", "guru", "kurang"): 9, ("kota", "pelaksana", "sangat_baik"): 12,
    ("arsip", "pelaksana", "baik"): 6, ("kantor", "pelaksana", "baik"): 7,
}  # fmt: skip
T1 = Period.parse("2026-T1")
TREES = UnitIndicator(
    "pohon", "dinas", "Pohon tertanam", "Trees planted", "", "", "pohon", "trees", "naik", 0,
    {"2026-T1": Decimal(200), "2026-T4": Decimal(1000)}, "program", True,
)  # fmt: skip
WAIT = replace(
    TREES, id="tunggu", name="Dilayani tepat waktu", measure="persen", targets={"2026-T1": Decimal(90)},
    group="waktu_layanan", cumulative=False, standard=(Decimal(60), "menit", "minutes"),
)  # fmt: skip


def recorded() -> Content:
    """An agency of two published units and two in a group; every one of them reports everything."""
    made = content(UNITS, COUNTS)
    owners = ("dinas", "arsip")
    parts = (Decimal(3410), Decimal(4050))
    return replace(
        made,
        indicators={2026: tuple(replace(i, unit=u, id=f"{i.id}-{u}") for i in (TREES, WAIT) for u in owners)},
        achievements={
            "2026-T1": tuple(
                Achievement(f"{name}-{u}", u, T1, Decimal(value), "", "", *more)
                for u in owners
                for name, value, more in (("pohon", "246", ()), ("tunggu", "84.2", (parts, Decimal(42))))
            )
        },
        unit_results={
            "2026-T1": (
                UnitResult("dinas", T1, "baik", (RoutineReport("Bulanan", "Monthly", "SD 2", 3, 2, 1),)),
                UnitResult("kota", T1, "butuh_perbaikan", ()),
                UnitResult(
                    "arsip",
                    T1,
                    "kurang",
                    (
                        RoutineReport("Bulanan", "Monthly", "", 3, 3, 0),
                        RoutineReport("Bulanan", "Monthly", "Depo", 3, 0, 0),
                    ),
                ),
            )
        },
    )


@pytest.fixture(scope="module")
def release() -> Release:
    return build_release(draft(recorded(), "2026-T1"))


def rows_of(release: Release, name: str) -> list[dict[str, str]]:
    table = release.tables[name]
    assert isinstance(table, PlainTable)
    return [dict(zip((column[0] for column in table.columns), row, strict=True)) for row in table.rows]


def test_pace_is_said_of_published_units_with_the_share_of_the_year_and_of_its_days(release: Release) -> None:
    (row,) = rows_of(release, "laju")
    assert row == {
        "unit": "dinas", "indikator": "pohon-dinas", "target_tahun": "1000", "realisasi": "246", "bagian": "24.60",
        "harapan": "24.66", "status": "tertinggal",
    }  # fmt: skip


def test_an_indicator_that_is_not_due_has_no_pace_for_it_has_no_name_in_the_release() -> None:
    made = recorded()
    late = replace(TREES, id="pohon-dinas", targets={"2026-T4": Decimal(1000)})
    assert "laju" not in build_release(draft(replace(made, indicators={2026: (late,)}), "2026-T1")).tables


def test_a_standard_says_how_many_were_served_in_time_and_the_median(release: Release) -> None:
    (row,) = rows_of(release, "waktu_layanan")
    assert row == {
        "unit": "dinas", "indikator": "tunggu-dinas", "standar": "60", "satuan": "menit", "satuan_en": "minutes",
        "dilayani": "4050", "tepat_waktu": "3410", "persen": "84.20", "median": "42",
    }  # fmt: skip


def test_what_is_not_recorded_is_empty_and_not_zero() -> None:
    made = build_release(draft(replace(recorded(), achievements={}), "2026-T1"))
    (time,), (pace,) = rows_of(made, "waktu_layanan"), rows_of(made, "laju")
    assert [time[name] for name in ("dilayani", "tepat_waktu", "persen", "median")] == [""] * 4
    assert (pace["realisasi"], pace["bagian"], pace["status"]) == ("", "", "belum_ada")


def test_reports_of_a_unit_in_a_group_stand_under_the_group_with_the_units_name(release: Release) -> None:
    found = [tuple(row.values()) for row in rows_of(release, "laporan")]
    assert found == [
        ("dinas", "Bulanan", "Monthly", "SD 2", "3", "2", "1", "1"),
        ("gabungan", "Bulanan", "Monthly", "Unit arsip", "3", "3", "0", "0"),
        ("gabungan", "Bulanan", "Monthly", "Unit arsip: Depo", "3", "0", "0", "3"),
    ]


def test_a_unit_in_a_group_has_no_predicate_of_its_own(release: Release) -> None:
    assert rows_of(release, "predikat_unit") == [
        {"unit": "dinas", "predikat": "baik", "nama": "baik", "nama_en": "good"},
        {
            "unit": "kota", "predikat": "butuh_perbaikan", "nama": "butuh perbaikan",
            "nama_en": "needs improvement",
        },
    ]  # fmt: skip


def test_the_pattern_that_a_release_states_is_the_regulations_whole(release: Release) -> None:
    stated: dict[str, list[Condition]] = {}
    for row in rows_of(release, "pola"):
        percent = int(row["persen"]) if row["persen"] else None
        stated.setdefault(row["predikat"], []).append(Condition(row["jenis"], tuple(row["kelas"].split(";")), percent))
    assert stated == {pattern.code: list(pattern.conditions) for pattern in regulations.patterns()}


def test_without_units_predicates_there_is_no_pattern_to_state() -> None:
    made = build_release(draft(replace(recorded(), unit_results={}), "2026-T1"))
    assert not {"predikat_unit", "pola", "laporan"} & set(made.tables)


def test_kinds_of_units_have_names_in_the_code_lists(release: Release) -> None:
    assert [(m.code, m.name_en) for m in release.members["jenis"]] == [("dinas", "Office (dinas)")]


def test_the_written_release_is_one_and_the_indicators_say_their_group(release: Release, tmp_path: Path) -> None:
    for path, data in render(release).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    read = read_release(tmp_path)
    assert faults(read, tmp_path) == []
    assert [row["golongan"] for row in rows_of(read, "indikator")] == ["program", "waktu_layanan"]
