"""When answers came in whose rows were not read again: by their time stamps, in memory, for what a burst can hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kinerja.content.pseudonym import answer_key
from kinerja.intake.blocks import key_places, span_of
from kinerja.intake.bursts import BURST, WINDOW_MINUTES, Given, is_night
from kinerja.intake.dates import Moment, read_moment
from kinerja.intake.headers import joined
from kinerja.intake.keys import key_cells
from kinerja.intake.mapping import FormMapping
from kinerja.intake.sheet import Sheet
from kinerja.intake.source import Row


@dataclass(frozen=True, slots=True)
class Known:
    """An answer that is stored as the sheet holds it."""

    key: str
    period: str
    values: tuple[str, ...]
    moment: Moment | None
    """None where it was neither close to many others nor at night."""


def given(
    mapping: FormMapping, sheet: Sheet, stored: Mapping[str, Mapping[str, tuple[str, ...]]], key: bytes
) -> Iterator[Given]:
    """Yield every answer of a sheet in some periods, as ``bursts.suspicions`` looks at it.

    :param stored: period code → key → values, for those periods.
    :param key: the agency's key.
    """
    read = [answer for answer in sheet.answers.values() if answer.period in stored]
    yield from read
    same = {period: set(sheet.same.keys(period)) for period in stored}
    moments = dict(_odd(mapping, sheet, same, [answer.moment for answer in read], key))
    for period, keys in same.items():
        values = stored[period]
        for name in keys:
            yield Known(name, period, values[name], moments.get(name))


def _odd(
    mapping: FormMapping, sheet: Sheet, same: Mapping[str, Collection[str]], read: Sequence[Moment], key: bytes
) -> Iterator[tuple[str, Moment]]:
    """Yield key and moment of the answers of ``same`` that came at night, or close enough to others to be a burst.

    Keys cost more than anything else here, so no others are made.

    :param same: period code → keys of answers whose rows were not read.
    :param read: moments of the answers that were.
    """
    cells = key_cells(sheet.layout)
    named: dict[str, Moment] = {}  # response id → when its latest state came in
    unnamed: list[tuple[Row, Moment]] = []
    for row in _rows(sheet, same):
        moment = read_moment(row.cells[sheet.layout.time], month_first=mapping.month_first)
        if moment is None:
            continue
        name = cells.id_of(row)
        if not name:
            unnamed.append((row, moment))
        elif name not in named or named[name].seconds < moment.seconds:
            named[name] = moment
    together = Counter(moment.seconds for _, moment in unnamed)
    seconds = [moment.seconds for moment in (*read, *named.values())]
    close = _close([*seconds, *together.elements()])
    known = set().union(*same.values())
    for name, moment in named.items():
        if is_night(moment) or moment.seconds in close:
            yield answer_key(key, (name,)), moment
    for row, moment in unnamed:
        if is_night(moment) or moment.seconds in close:
            base = answer_key(key, cells.parts(row, moment))
            yield base, moment
            # people who answered in the same second, as ``settle`` counted them
            for number in range(1, together[moment.seconds]):
                known_as = answer_key(key, (base, str(number)))
                if known_as not in known:
                    break
                yield known_as, moment


def _rows(sheet: Sheet, periods: Iterable[str]) -> Iterator[Row]:
    """Yield the rows, with their key cells alone, of blocks that hold answers of some periods."""
    places = key_places(sheet.layout)
    wanted = set(periods)
    gaps = [after - before - 1 for before, after in pairwise((-1, *places))]
    for number, block in sheet.same.blocks.items():
        if wanted.isdisjoint(block.answers):
            continue
        passed = {*block.outside, *(held.row for held in block.held)}
        for row, texts in enumerate(sheet.same.key_cells[number], start=span_of(number)[0]):
            if row not in passed and any(texts):
                cells: list[str] = []
                for gap, text in zip(gaps, texts, strict=True):
                    cells += [""] * gap
                    cells.append(text)
                yield joined(Row(row, tuple(cells)), sheet.layout.doubled)


def _close(seconds: list[int]) -> set[int]:
    """Return the seconds in whose neighbourhood so many answers came in that they may be a burst about one service."""
    seconds.sort()
    found: set[int] = set()
    told = 0
    for end in range(BURST - 1, len(seconds)):
        start = end - BURST + 1
        if seconds[end] - seconds[start] <= 60 * WINDOW_MINUTES:
            found.update(seconds[max(start, told) : end + 1])
            told = end + 1
    return found
