from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kinerja.site.views.trend import BASE, LABEL_GAP, Trend, draw

numbers = st.decimals(-1000, 1000, places=2)


def drawn(values: Sequence[Decimal | None], goals: Sequence[Decimal] = (), good: str = "above") -> Trend | None:
    return draw(
        values,
        goals=goals,
        good=good,
        first_label="a",
        now_label="b",
        goal_label="c",
        first_tick="I",
        last_tick="II",
    )


def test_one_value_or_a_missing_last_one_makes_no_picture() -> None:
    assert drawn([Decimal(1)]) is None
    assert drawn([Decimal(1), Decimal(2), None]) is None


def test_a_gap_is_not_bridged() -> None:
    trend = drawn([Decimal(1), None, Decimal(2), Decimal(3)])
    assert trend is not None
    assert len(trend.lines) == 1
    assert len(trend.dots) == 3


@given(st.lists(numbers, min_size=2, max_size=12), st.lists(numbers, min_size=1, max_size=2))
def test_everything_stays_inside_the_picture_and_labels_apart(values: list[Decimal], goals: list[Decimal]) -> None:
    trend = drawn(values, goals)
    assert trend is not None
    heights = [float(dot.y) for dot in trend.dots] + [float(y) for y in trend.goals]
    heights += [float(trend.now_label_y), float(trend.goal_label_y)]
    assert all(0 <= y <= BASE for y in heights)
    assert abs(float(trend.now_label_y) - float(trend.goal_label_y)) >= LABEL_GAP - 0.2
    assert trend.dots[0].x == "0%"
    assert trend.dots[-1].x == "100%"


@given(st.lists(numbers, min_size=2, max_size=12))
def test_a_larger_value_stands_higher(values: list[Decimal]) -> None:
    trend = drawn(values)
    assert trend is not None
    for a, dot_a in zip(values, trend.dots, strict=True):
        for b, dot_b in zip(values, trend.dots, strict=True):
            if a > b:
                assert float(dot_a.y) <= float(dot_b.y)
