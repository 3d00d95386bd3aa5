"""Pace against the time gone, service-time standards, reports that contradict themselves, and routine reports."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from kinerja.content.followup_records import RoutineReport, UnitResult
from kinerja.content.load import load
from kinerja.content.records import Achievement, UnitIndicator
from kinerja.measures import progress
from kinerja.package.period import Period
from kinerja.rules import check
from tests.spec.small_agency import T1, T2
from tests.unit.test_records_doc import EXAMPLE

TREES = UnitIndicator(
    id="pohon",
    unit="a",
    name="Pohon tertanam",
    name_en="Trees planted",
    explanation="",
    explanation_en="",
    measure="pohon",
    measure_en="trees",
    direction="naik",
    decimals=0,
    targets={"2026-T1": Decimal(200), "2026-T2": Decimal(500), "2026-T4": Decimal(1000)},
    group="program",
    cumulative=True,
)


def reached(
    value: str | None,
    period: Period = T1,
    *,
    parts: tuple[Decimal, Decimal] | None = None,
    median: Decimal | None = None,
) -> Achievement:
    return Achievement("pohon", "a", period, None if value is None else Decimal(value), "", "", parts, median)


@pytest.mark.parametrize(
    ("period", "gone"),
    [
        ("2026-T1", Fraction(90, 365)),
        ("2024-T1", Fraction(91, 366)),
        ("2026-T2", Fraction(181, 365)),
        ("2026-01", Fraction(31, 365)),
        ("2026", Fraction(1)),
    ],
)
def test_time_gone_is_the_share_of_the_years_days(period: str, gone: Fraction) -> None:
    assert progress.time_gone(Period.parse(period)) == gone


@pytest.mark.parametrize(
    ("value", "share", "status"),
    [
        ("246", "24.60", "tertinggal"),  # 90 of 365 days is 24.66 %
        ("247", "24.70", "sesuai_jalur"),
        ("1000", "100.00", "tercapai"),
        (None, None, "belum_ada"),
    ],
)
def test_a_cumulative_indicator_is_held_against_the_time_gone(
    value: str | None, share: str | None, status: str
) -> None:
    (pace,) = progress.paces((TREES,), (reached(value),), T1)
    assert (pace.year_target, str(pace.time_gone), pace.status) == (Decimal(1000), "24.66", status)
    assert (None if pace.share is None else str(pace.share)) == share


def test_a_level_a_fall_and_a_year_without_target_have_no_pace() -> None:
    others = (
        replace(TREES, cumulative=False),
        replace(TREES, direction="turun"),
        replace(TREES, targets={"2026-T1": Decimal(200)}),
        replace(TREES, targets={"2026": Decimal(0)}),
    )
    assert [progress.paces((other,), (reached("250"),), T1) for other in others] == [(), (), (), ()]


def test_the_years_own_target_stands_before_that_of_its_last_quarter() -> None:
    assert progress.year_target(replace(TREES, targets={**TREES.targets, "2026": Decimal(1200)}), 2026) == 1200
    assert progress.year_target(TREES, 2025) is None


WAIT = replace(
    TREES,
    id="pohon",
    group="waktu_layanan",
    standard=(Decimal(60), "menit", "minutes"),
    cumulative=False,
)


@pytest.mark.parametrize(
    ("parts", "share"),
    [((Decimal(3410), Decimal(4050)), "84.20"), ((Decimal(0), Decimal(9)), "0.00"), ((Decimal(0), Decimal(0)), None)],
)
def test_a_service_standard_says_the_share_served_in_time_and_the_median(
    parts: tuple[Decimal, Decimal], share: str | None
) -> None:
    (time,) = progress.service_times((WAIT,), (reached("84.2", parts=parts, median=Decimal(42)),), T1)
    assert (time.longest, time.measure, time.median) == (Decimal(60), "menit", Decimal(42))
    assert (None if time.share is None else str(time.share)) == share


def test_a_standard_without_figures_is_missing_and_not_zero() -> None:
    (time,) = progress.service_times((WAIT,), (), T1)
    assert (time.served, time.in_time, time.share, time.median) == (None, None, None, None)
    assert progress.service_times((TREES,), (), T1) == ()


@pytest.mark.parametrize(
    ("printed", "wrong"), [("93.39", True), ("93.57", False), ("93.58", False), ("93.6", True), ("94", True)]
)
def test_131_of_140_is_93_57_per_cent_and_a_report_that_prints_93_39_contradicts_itself(
    tmp_path: Path, printed: str, wrong: bool
) -> None:
    """A finding of ``kinerja validate``, to the last digit that is shown."""
    for place, text in {
        "portal.yaml": EXAMPLE["portal"],
        "unit/dinas-kesehatan.yaml": "nama: Dinas Kesehatan\nnama_en: Health\njenis: dinas\n",
        "indikator/2026/dinas-kesehatan.yaml": EXAMPLE["indikator"].replace("desimal: 1", "desimal: 2"),
        "capaian/2026-T1/dinas-kesehatan.yaml": (
            "unit: dinas-kesehatan\nperiode: 2026-T1\npredikat: baik\ncapaian:\n"
            f"  imunisasi-dasar-lengkap: {{realisasi: {printed}, pembilang: 131, penyebut: 140}}\n"
        ),
    }.items():
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text(text, encoding="utf-8")
    found = {finding.code for finding in check(load(tmp_path, use_cache=False))}
    assert ("capaian-hitungan" in found) is wrong


def test_routine_reports_are_due_received_late_and_missing() -> None:
    monthly = RoutineReport("Laporan bulanan", "Monthly report", "SD 2", 3, 2, 1)
    more = RoutineReport("Laporan bulanan", "Monthly report", "SD 1", 3, 4, 0)
    units = (UnitResult("b", T1, "baik", (monthly, more)), UnitResult("a", T2, "baik", (monthly,)))
    assert progress.routine_reports(units, T1) == (
        progress.ReportsOf("b", more, 0),
        progress.ReportsOf("b", monthly, 1),
    )


def test_the_years_target_of_a_renamed_unit_stands_under_the_unit_that_goes_on() -> None:
    before = replace(TREES, targets={"2026-T1": Decimal(200)})
    after = replace(TREES, unit="baru", targets={"2026-T4": Decimal(1000)})
    first, second = progress.paces((before, after), (reached("250"),), T1)
    assert [(p.unit, p.year_target, p.status) for p in (first, second)] == [
        ("a", Decimal(1000), "sesuai_jalur"),
        ("baru", Decimal(1000), "belum_ada"),
    ]
