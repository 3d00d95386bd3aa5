"""Find the title rows of a sheet that no mapping describes yet: they stand above the first row with a time stamp."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from kinerja.content.personal import identifiers
from kinerja.errors import KinerjaError
from kinerja.intake.dates import Order, order_of, read_moment
from kinerja.intake.headers import titles_of
from kinerja.intake.source import Row
from kinerja.intake.words import header_words, visible

_LOOKED_THROUGH: Final = 50
"""Rows in which the first answer is looked for."""

_SAMPLE: Final = 5_000
"""Answers that are looked at: enough to see every usual choice."""

TIME_TITLES: Final = frozenset(
    {"timestamp", "stempel waktu", "cap waktu", "waktu pengisian", "tanggal pengisian", "waktu mulai", "start time",
     "waktu penyelesaian", "completion time", "submitted at", "submit date", "tanggal kirim", "tanggal", "waktu",
     "date", "tanggal survei", "waktu survei", "tanggal dan waktu"}
)  # fmt: skip
"""Titles, in our words, of the time stamps that form services write."""


@dataclass(frozen=True)
class Table:
    """A sheet as it looks: titles, and up to 5,000 answers below them, without blank rows."""

    title_rows: tuple[int, ...]
    names: tuple[str, ...]
    """What each column is called (``headers.titles_of``)."""
    answers: tuple[Row, ...]
    time: int
    """Place of the time stamp."""
    month_first: bool

    def cells(self, place: int) -> tuple[str, ...]:
        """Return the answers of one column that are not blank."""
        texts = (visible(row.cells[place]) for row in self.answers if place < len(row.cells))
        return tuple(text for text in texts if text)


def read_table(rows: Iterable[Row], source: str) -> Table:
    """Return a sheet's titles and a sample of its answers.

    :param source: the sheet's name, for messages.
    :raises KinerjaError: there is no row of titles, or no column of time stamps.
    """
    above: list[Row] = []
    answers: list[Row] = []
    time: int | None = None
    for row in rows:
        if not any(visible(cell) for cell in row.cells):
            continue
        if time is None:
            time = _time_place(above, row)
        if time is None:
            above.append(row)
            if row.number > _LOOKED_THROUGH:
                break
        else:
            answers.append(row)
            if len(answers) >= _SAMPLE:
                break
    if time is None:  # a sheet that has no answers yet
        above, time = _titles_alone(above)
    if time is None or not above:
        raise KinerjaError(
            f"{source}: baris judul dengan kolom waktu pengisian tidak ditemukan; tambahkan judul seperti Timestamp di "
            "atas kolom waktu (no row of titles with a time stamp found)"
        )
    groups, own = _two_rows(above, time)
    if any(_is_answer(cell) for cell in own.cells):
        raise KinerjaError(
            f"{source}: baris {own.number} tampaknya jawaban dan bukan judul; tambahkan baris judul di atasnya "
            "(that row looks like an answer, not like titles)"
        )
    orders = Counter(order_of(row.cells[time]) for row in answers if time < len(row.cells))
    return Table(
        title_rows=(own.number,) if groups is None else (groups.number, own.number),
        names=titles_of(own.cells, groups.cells if groups else ()),
        answers=tuple(answers),
        time=time,
        month_first=orders[Order.MONTH_FIRST] > orders[Order.DAY_FIRST],
    )


def _is_answer(cell: str) -> bool:
    """Whether a cell is a time stamp or somebody's identifier and nothing else: no question is."""
    found = identifiers(cell)
    alone = bool(found) and found[0].end - found[0].start >= 0.8 * len(cell.strip())
    return alone or any(":" in cell and read_moment(cell, month_first=m) for m in (False, True))


def _time_place(above: Sequence[Row], row: Row) -> int | None:
    """Return where a row has a time stamp: below a title that says so, else its first cell with a time of day."""
    if not above:
        return None
    stamps = [p for p, cell in enumerate(row.cells) if any(read_moment(cell, month_first=m) for m in (False, True))]
    named = [place for place in stamps if any(_titled(title, place) for title in above[-2:])]
    timed = [place for place in stamps if ":" in row.cells[place] or row.cells[place].count(".") > 2]
    return next(iter(named or timed), None)


def _titled(row: Row, place: int) -> bool:
    return place < len(row.cells) and header_words(row.cells[place]) in TIME_TITLES


def _titles_alone(above: list[Row]) -> tuple[list[Row], int | None]:
    for number, row in enumerate(above):
        for place in range(len(row.cells)):
            if _titled(row, place):
                below = above[number + 1 : number + 2]
                merged = below and place < len(below[0].cells) and not visible(below[0].cells[place])
                return above[: number + (2 if merged else 1)], place
    return above, None


def _two_rows(above: Sequence[Row], time: int) -> tuple[Row | None, Row]:
    """Return the row of group titles, if there is one, and the row of titles: the last one above the answers.

    A group's title stands above a title of its own, not in the first column alone, as a letterhead does; or the time
    stamp's title is a cell merged over both rows.
    """
    own = above[-1]
    if len(above) < 2 or above[-2].number != own.number - 1:
        return None, own
    groups = above[-2]
    own_filled = {place for place, cell in enumerate(own.cells) if visible(cell)}
    over = [place for place, cell in enumerate(groups.cells) if visible(cell)]
    merged = time not in own_filled and time in over
    grouping = any(place in own_filled and place > 0 for place in over) and len(over) < len(own_filled)
    return (groups, own) if merged or grouping else (None, own)
