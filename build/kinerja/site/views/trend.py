"""Where a trend's lines, dots and labels stand: x in per cent, y in pixels, for an SVG without viewBox."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

TOP, BOTTOM, BASE = 14.0, 84.0, 96.0
"""The plot's range in pixels; a trend is 120 px high and its axis labels stand below ``BASE``."""

_SHORT_LABEL = 6
"""Characters that a label may have before the plot makes more room for it."""

LABEL_GAP = 18.0
"""Labels nearer than this are pushed apart."""


@dataclass(frozen=True)
class Line:
    """One stretch of the path."""

    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True)
class Dot:
    """One published value."""

    x: str
    y: str


@dataclass(frozen=True)
class Trend:
    """A drawn trend. ``aim`` is the good side's tint (top, height), ``goals`` the dashed target lines."""

    lines: tuple[Line, ...]
    dots: tuple[Dot, ...]
    aim: tuple[str, str] | None
    goals: tuple[str, ...]
    now_label_y: str
    goal_label_y: str
    first_label: str
    first_y: str
    now_label: str
    goal_label: str
    first_tick: str
    last_tick: str

    @property
    def far(self) -> bool:
        """Whether its labels need more room beside the plot."""
        return max(len(self.first_label), len(self.now_label), len(self.goal_label)) > _SHORT_LABEL


def draw(
    values: Sequence[Decimal | None],
    *,
    goals: Sequence[Decimal],
    good: str,
    first_label: str,
    now_label: str,
    goal_label: str,
    first_tick: str,
    last_tick: str,
    breaks: Set[int] = frozenset(),
) -> Trend | None:
    """Place ``values`` (oldest first; None leaves a gap) between their own and the targets' extremes.

    :param good: ``above``, ``below``, ``between`` (two goals) or ``""`` (no side tinted).
    :param breaks: places of values that no line leads to, because they were not made as the one before.
    :returns: None with fewer than two values, or where the last is missing: a picture of one dot says nothing.
    """
    present = [(place, value) for place, value in enumerate(values) if value is not None]
    if len(present) < 2 or values[-1] is None:
        return None
    low = min([value for _, value in present] + list(goals))
    high = max([value for _, value in present] + list(goals))
    span = float(high - low) or 1.0

    def y(value: Decimal) -> float:
        return BOTTOM - (BOTTOM - TOP) * float(value - low) / span

    def x(place: int) -> str:
        return _percent(100 * place / (len(values) - 1))

    lines = tuple(
        Line(x(i), _pixels(y(a)), x(j), _pixels(y(b)))
        for (i, a), (j, b) in pairwise(present)
        if j == i + 1 and j not in breaks
    )
    now_y = y(values[-1])
    goal_y = y(goals[-1]) if goals else now_y
    now_label_y, goal_label_y = _apart(now_y, goal_y) if goals else (now_y, goal_y)
    return Trend(
        lines=lines,
        dots=tuple(Dot(x(place), _pixels(y(value))) for place, value in present),
        aim=_aim([y(goal) for goal in goals], good),
        goals=tuple(_pixels(y(goal)) for goal in goals),
        now_label_y=_pixels(now_label_y),
        goal_label_y=_pixels(goal_label_y),
        first_label=first_label,
        first_y=_pixels(y(present[0][1])),
        now_label=now_label,
        goal_label=goal_label if goals else "",
        first_tick=first_tick,
        last_tick=last_tick,
    )


def _aim(goals: Sequence[float], good: str) -> tuple[str, str] | None:
    if not goals or not good:
        return None
    if good == "above":
        return "0", _pixels(goals[0])
    if good == "below":
        return _pixels(goals[0]), _pixels(BASE - goals[0])
    top, bottom = min(goals), max(goals)
    return _pixels(top), _pixels(bottom - top)


def _apart(now: float, goal: float) -> tuple[float, float]:
    gap = abs(now - goal)
    if gap >= LABEL_GAP:
        return now, goal
    middle = min(max((now + goal) / 2, LABEL_GAP / 2), BASE - LABEL_GAP / 2)
    upper, lower = middle - LABEL_GAP / 2, middle + LABEL_GAP / 2
    return (upper, lower) if now <= goal else (lower, upper)


def _pixels(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _percent(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"
