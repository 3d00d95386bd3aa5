"""What was not understood in a spreadsheet, by cell; a message never repeats what a cell holds of a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Literal

from kinerja.intake.words import column_letter

Level = Literal["galat", "tinjau"]
"""``galat``: the row cannot become a record. ``tinjau``: it can, without this cell or as the message says."""

_NAMED: Final = 8
"""Cells that one remark names."""


@dataclass(frozen=True, order=True)
class Place:
    """A cell, or a row where ``column`` is None. ``row`` counts from 1 as in the sheet, ``column`` from 0."""

    row: int
    column: int | None = None

    def __str__(self) -> str:
        """The cell as spreadsheets call it (``B17``), or ``baris 17``."""
        return f"baris {self.row}" if self.column is None else f"{column_letter(self.column)}{self.row}"


@dataclass(frozen=True)
class Remark:
    """One thing that was not understood, and every cell that it is about."""

    level: Level
    places: tuple[Place, ...]
    message: str
    """Indonesian; says what to write instead."""
    message_en: str

    @property
    def cells(self) -> str:
        """The cells, the first few of many."""
        more = len(self.places) - _NAMED
        shown = ", ".join(map(str, self.places[:_NAMED]))
        return f"{shown} dan {more} sel lagi" if more > 0 else shown


SHARE: Final = (
    "satuannya persen dan angkanya paling besar 1, jadi dibaca sebagai bagian; tulis 0,2% bila bukan 20 persen",
    "the unit is per cent and the number at most 1, so it is read as a share (0.2 = 20 per cent)",
)
"""What to say where a share was taken for per cent."""


class NotUnderstood(Exception):
    """A cell that cannot be read; says what to write, in both languages, without the cell's words."""

    def __init__(self, message: str, message_en: str) -> None:
        super().__init__(message)
        self.message, self.message_en = message, message_en


@dataclass
class Remarks:
    """Collects remarks while a sheet is read; what is said alike of many cells is one remark."""

    _found: dict[tuple[Level, str, str], list[Place]] = field(default_factory=dict)

    def add(self, level: Level, place: Place, message: str, message_en: str) -> None:
        """Say something of a cell."""
        self._found.setdefault((level, message, message_en), []).append(place)

    def error(self, place: Place, message: str, message_en: str) -> None:
        """Say why a row cannot become a record."""
        self.add("galat", place, message, message_en)

    def refused(self, place: Place, problem: NotUnderstood) -> None:
        """Say why a row cannot become a record: a cell that it needs is not understood."""
        self.error(place, problem.message, problem.message_en)

    def left_out(self, place: Place, problem: NotUnderstood) -> None:
        """Say why a cell is not taken though its row is."""
        self.look(place, f"tidak dipakai: {problem.message}", f"left out: {problem.message_en}")

    def look(self, place: Place, message: str, message_en: str) -> None:
        """Say what a person should look at."""
        self.add("tinjau", place, message, message_en)

    def all(self) -> tuple[Remark, ...]:
        """Return the remarks, errors first, each kind in the order of its first cell."""
        found = [
            Remark(level, tuple(sorted(set(places), key=_order)), message, message_en)
            for (level, message, message_en), places in self._found.items()
        ]
        return tuple(sorted(found, key=lambda r: (r.level, _order(r.places[0]), r.message)))


def _order(place: Place) -> tuple[int, int]:
    return place.row, -1 if place.column is None else place.column


def has_errors(remarks: Iterable[Remark]) -> bool:
    """Whether a row could not become a record."""
    return any(remark.level == "galat" for remark in remarks)
