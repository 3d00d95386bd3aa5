"""How far a realisation reaches its target, by hand, for each way a target can be read (LKjIP, PermenPANRB 53/2014)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.content.records import Achievement, UnitIndicator
from kinerja.measures.indicators import Target, achievement, indicator_results, is_reached
from kinerja.package.period import Period

T1 = Period.parse("2026-T1")
RANGE = (Decimal(10), Decimal(12))

CASES: list[tuple[str, Target, str, bool, str | None]] = [
    ("naik", Decimal("92.0"), "91.3", False, "99.24"),  # 91.3 / 92 = 0.992391…
    ("naik", Decimal(80), "80", True, "100.00"),
    ("naik", Decimal(80), "100", True, "125.00"),
    ("naik", Decimal(3), "2", False, "66.67"),
    ("naik", Decimal(0), "2", True, None),
    ("turun", Decimal(40), "30", True, "125.00"),  # (80 - 30) / 40
    ("turun", Decimal(40), "40", True, "100.00"),
    ("turun", Decimal(40), "50", False, "75.00"),
    ("turun", Decimal(40), "90", False, "0.00"),
    ("turun", Decimal(0), "0", True, None),
    ("turun", Decimal(0), "1", False, None),
    ("rentang", RANGE, "10", True, "100.00"),
    ("rentang", RANGE, "12", True, "100.00"),
    ("rentang", RANGE, "9", False, "90.00"),
    ("rentang", RANGE, "15", False, "75.00"),  # (24 - 15) / 12
    ("tonggak", Decimal(1), "1", True, "100.00"),
    ("tonggak", Decimal(1), "0", False, "0.00"),
    ("tonggak", Decimal(4), "3", False, "75.00"),
    ("tonggak", Decimal(4), "5", True, "100.00"),
]


@pytest.mark.parametrize(("direction", "target", "realised", "reached", "percent"), CASES)
def test_a_target_is_read_by_its_direction(
    direction: str, target: Target, realised: str, reached: bool, percent: str | None
) -> None:
    assert is_reached(direction, target, Decimal(realised)) is reached
    shown = achievement(direction, target, Decimal(realised))
    assert (None if shown is None else str(shown)) == percent


@pytest.mark.parametrize(("direction", "target"), [("naik", RANGE), ("rentang", Decimal(10)), ("mundur", Decimal(1))])
def test_a_direction_and_a_target_that_do_not_belong_together_are_refused(direction: str, target: Target) -> None:
    with pytest.raises(ValueError, match=r"direction|range"):
        is_reached(direction, target, Decimal(1))


def indicator(name: str, unit: str, **targets: Decimal) -> UnitIndicator:
    return UnitIndicator(
        id=name,
        unit=unit,
        name=f"Nama {name}",
        name_en=f"Name {name}",
        explanation="",
        explanation_en="",
        measure="persen",
        measure_en="per cent",
        direction="naik",
        decimals=1,
        targets={code.replace("_", "-"): target for code, target in targets.items()},
    )


def recorded(name: str, unit: str, value: str | None, period: Period = T1) -> Achievement:
    return Achievement(name, unit, period, None if value is None else Decimal(value), "catatan", "note")


INDICATORS = (
    indicator("z-terakhir", "dinas-b", **{"2026_T1": Decimal(50)}),
    indicator("imunisasi", "dinas-a", **{"2026_T1": Decimal("91.0"), "2026_T2": Decimal("92.0")}),
    indicator("demam-berdarah", "dinas-a", **{"2026_T1": Decimal(50)}),
    indicator("tahunan", "dinas-a", **{"2026": Decimal(50)}),
)


def test_every_indicator_that_is_due_has_a_row_and_says_where_it_stands() -> None:
    achievements = (recorded("imunisasi", "dinas-a", "91.3"), recorded("demam-berdarah", "dinas-a", None))
    rows = indicator_results(INDICATORS, achievements, T1)
    assert [(row.unit, row.indicator, row.status) for row in rows] == [
        ("dinas-a", "demam-berdarah", "belum_ada"),
        ("dinas-a", "imunisasi", "tercapai"),
        ("dinas-b", "z-terakhir", "belum_ada"),
    ]
    assert (rows[0].realised, rows[0].achievement, rows[0].note) == (None, None, "catatan")
    assert (rows[1].target, rows[1].realised, rows[1].achievement) == (
        Decimal("91.0"), Decimal("91.3"), Decimal("100.33"),
    )  # fmt: skip


def test_figures_of_another_period_or_unit_do_not_count() -> None:
    others = (
        recorded("imunisasi", "dinas-a", "99", Period.parse("2026-T2")),
        recorded("imunisasi", "dinas-b", "99"),
    )
    assert {row.status for row in indicator_results(INDICATORS, others, T1)} == {"belum_ada"}


def test_the_year_has_its_own_targets() -> None:
    rows = indicator_results(INDICATORS, (), Period.parse("2026"))
    assert [row.indicator for row in rows] == ["tahunan"]


NUMBERS = st.decimals(min_value="0.01", max_value="1000000", places=2)


@given(st.sampled_from(["naik", "turun", "tonggak"]), NUMBERS, NUMBERS)
def test_a_target_is_reached_exactly_where_the_percentage_is_100_or_more(
    direction: str, target: Decimal, realised: Decimal
) -> None:
    percent = achievement(direction, target, realised)
    assert percent is not None
    assert percent >= 0
    if is_reached(direction, target, realised):
        assert percent >= 100
    else:
        assert percent <= 100  # 99.999 is shown as 100.00; the status decides
