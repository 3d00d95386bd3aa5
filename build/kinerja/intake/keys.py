"""Which cells of a row tell one answer from another: the response's own id where there is one, else its time stamp."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from kinerja.intake.dates import Moment
from kinerja.intake.headers import Layout
from kinerja.intake.source import Row
from kinerja.intake.words import visible

_NO_ID: Final = re.compile(
    r"#.*|\W*|0+|[0-9](?:[.,][0-9]+)?[eE]\+[0-9]+|(?:loading|memuat)\W*|n/?a|null|none", re.IGNORECASE
)
"""What stands in an id's cell where there is none: an error of the sheet, a dash, a number that lost its digits."""


@dataclass(frozen=True)
class KeyCells:
    """Where a sheet holds what tells answers apart; places count from 0."""

    time: int
    response_id: int | None
    others: tuple[int, ...]
    """The key's other columns, in the mapping's order."""

    def parts(self, row: Row, moment: Moment) -> tuple[str, ...]:
        """Return the texts that make a row's key; none where all its key cells are empty.

        The id alone, where the row has one: Forms moves the time stamp of an answer that is edited. A time stamp
        counts as the moment it means, so that a sheet and its exports give the same keys.
        """
        known = self.id_of(row)
        return (known,) if known else self.former_parts(row, moment)

    def former_parts(self, row: Row, moment: Moment) -> tuple[str, ...]:
        """Return the texts that made the row's key before the sheet had response ids."""
        texts = tuple(str(moment) if place == self.time else cell(row, place) for place in self.others)
        return texts if any(texts) else ()

    def id_of(self, row: Row) -> str:
        """Return the row's response id, or nothing: what many rows share because a formula failed is nobody's id."""
        known = "" if self.response_id is None else cell(row, self.response_id)
        return "" if _NO_ID.fullmatch(known) else known


def key_cells(layout: Layout) -> KeyCells:
    """Return where the key's cells are, by a sheet's layout."""
    others = tuple(place for place in layout.keys if place != layout.response_id)
    return KeyCells(layout.time, layout.response_id, others)


def cell(row: Row, place: int) -> str:
    """Return what a row's cell shows; nothing where the row is shorter."""
    return visible(row.cells[place]) if place < len(row.cells) else ""
