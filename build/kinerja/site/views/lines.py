"""Rows of bars, each with a mark that it is held against: pace in the year, and service standards."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja.site.views.indicators import MISSED, REACHED

ON_TRACK = "sesuai_jalur"
BEHIND = "tertinggal"

MOODS = {
    REACHED: ("hit", "ya"),
    ON_TRACK: ("hit", "ya"),
    BEHIND: ("miss", "tidak"),
    MISSED: ("miss", "tidak"),
}
"""Status → mood and sign; any other waits."""
WAITING = ("wait", "sebagian")


@dataclass(frozen=True)
class Line:
    """One bar with its mark: an indicator in a unit's section, or a period of one indicator.

    ``width`` and ``value`` are empty where there is no figure; ``mark`` where there is nothing to hold it against.
    ``cells`` are the columns after the picture; ``mood`` and ``symbol`` as those of an indicator.
    """

    name: str
    link: str
    about: str
    width: str
    mark: str
    value: str
    cells: tuple[str, ...]
    mood: str
    symbol: str
    state: str


@dataclass(frozen=True)
class Lines:
    """A section of bars; ``lead`` says what the mark is."""

    finding: str
    lead: str
    rows: tuple[Line, ...]
    csv: str
