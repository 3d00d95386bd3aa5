"""Read a sheet: each block of rows that is not as it was becomes answers, rows outside the days, rows in quarantine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from kinerja.intake import blocks as cut
from kinerja.intake.blocks import (
    Block,
    Parsed,
    cells_digest,
    key_cells_of,
    key_digest,
    key_places,
    number_of,
    parse,
    span_of,
)
from kinerja.intake.dates import Order
from kinerja.intake.guards import refuse_wrong_order
from kinerja.intake.headers import Layout, open_sheet
from kinerja.intake.mapping import FormMapping
from kinerja.intake.rows import Answer, Held, RowReader
from kinerja.intake.settle import Settled, settle
from kinerja.intake.source import InParts, Moved, Parts, Row, Source

_TOP_ROWS = 20
"""Rows, the titles among them, that a reading in parts looks at first and last."""
_AT_ONCE = 10_000
"""Rows, at most, that are asked for in one piece."""

KeyCells = Sequence[tuple[str, ...]]
"""One tuple a row of a block, from its first row on."""


@dataclass(frozen=True)
class Known:
    """What the last pull knew of a sheet."""

    layout: str
    """See ``layout_digest``."""
    blocks: tuple[Block, ...]
    distrusted: frozenset[int] = frozenset()
    """Numbers of blocks that are to be read whatever they look like."""
    looked: frozenset[int] = frozenset()
    """Numbers of blocks that are to be looked at whole: a cell may have been changed and no time stamp with it."""


@dataclass(frozen=True)
class Same:
    """Blocks that are as they were: their answers are stored, and were not read again."""

    blocks: Mapping[int, Block] = field(default_factory=dict)
    key_cells: Mapping[int, KeyCells] = field(default_factory=dict)

    def keys(self, period: str) -> Iterator[str]:
        """Yield the keys of the answers of one period."""
        for block in self.blocks.values():
            yield from block.answers.get(period, ())


@dataclass(frozen=True)
class Sheet:
    """What a sheet holds. ``read`` = ``stored`` + ``duplicate`` + ``outside`` + ``held``."""

    answers: dict[str, Answer]
    """Key → answer, of the blocks that were read."""
    same: Same
    blocks: tuple[Block, ...]
    """All of them, as they are now."""
    touched: frozenset[str]
    """Periods of which an answer was read, or left the blocks that were read."""
    stored: int
    """Answers, those of blocks that are as they were included."""
    read: int
    """Rows that are not blank, without those of titles."""
    blank: int
    """Blank rows between others."""
    duplicate: int
    outside: tuple[int, ...]
    """Row numbers, as in the sheet."""
    alike: tuple[int, ...]
    """Rows with a day alone that equal another one: counted as people."""
    held: tuple[Held, ...]
    layout: Layout
    unseen: int
    """Rows of which only time stamps and ids were asked for."""


def read_sheet(
    mapping: FormMapping, source: Source, key: bytes, others: Iterable[FormMapping] = (), known: Known | None = None
) -> Sheet:
    """Read a form's sheet: every row once, but for blocks of rows that are known to be as they were.

    :param others: the agency's other forms; one of them is named where the sheet is its, and asked for only then.
    :param known: what the last pull knew; nothing reads everything.
    :raises KinerjaError: the sheet cannot be read or lacks a header, or its dates say that ``periode.urutan`` is wrong.
    """
    listed = list(others) if known else others  # asked for twice where a reading in parts has to begin again
    if known is not None and isinstance(source, InParts):
        try:
            return _in_parts(mapping, source, source.name, key, listed, known)
        except Moved:
            known = None
    layout, rows = open_sheet(mapping, source.rows(), source.name, listed)
    reading = _Reading(mapping, layout, key, source.name, known)
    for number, group in groupby(rows, lambda row: number_of(row.number)):
        reading.see(number, list(group))
    if reading.dirty():
        return read_sheet(mapping, source, key, listed)
    return reading.sheet(unseen=0)


def layout_digest(layout: Layout, key: bytes) -> str:
    """Return the digest of where a sheet holds what: blocks read under another layout say nothing."""
    columns = [(column.name, place) for column, place in (*layout.columns, *layout.comments)]
    missing = [column.name for column in layout.missing]
    said = [layout.time, layout.keys, columns, missing, layout.response_id, layout.doubled]
    return cut.digest_of(key, said)


def _in_parts(
    mapping: FormMapping, source: InParts, name: str, key: bytes, others: Iterable[FormMapping], known: Known
) -> Sheet:
    """Ask for time stamps and ids of all rows, and for the rest of the blocks that these show to have changed.

    Time stamps and ids are one state of the sheet, and every block that comes after must agree with them; the titles
    are looked at before and after. So rows that were moved meanwhile come neither twice nor never.

    :raises Moved: the sheet changed meanwhile, or its layout did since the last pull.
    """
    parts = source.parts()
    titles = mapping.header_rows[-1]
    many = max(_TOP_ROWS, titles)
    top = parts.top(many)
    layout, _ = open_sheet(mapping, iter(top), name, others)
    if layout_digest(layout, key) != known.layout:
        raise Moved
    places = key_places(layout)
    columns = parts.columns(places)
    columns[:titles] = [("",) * len(places)] * min(titles, len(columns))
    reading = _Reading(mapping, layout, key, name, known)
    cells: dict[int, KeyCells] = {}
    wanted: set[int] = set()
    for number in range(max(len(known.blocks), number_of(len(columns)) + 1)):
        first, last = span_of(number)
        cells[number] = columns[first - 1 : last]
        if number in known.looked or not reading.accept(number, cells[number]):
            wanted.add(number)
    unseen = set(cells)
    while wanted:
        for number, rows in _pieces(parts, sorted(wanted)):
            below = [row for row in rows if row.number > titles]
            if key_digest(key, key_cells_of(below, number, places)) != key_digest(key, cells[number]):
                raise Moved
            unseen.discard(number)
            reading.see(number, below)
        wanted = reading.dirty()
    if parts.top(many)[:titles] != top[:titles]:
        raise Moved
    return reading.sheet(unseen=sum(known.blocks[number].read for number in unseen))


def _pieces(parts: Parts, numbers: Iterable[int]) -> Iterator[tuple[int, list[Row]]]:
    """Yield the rows of blocks, asking for neighbours in one piece."""
    pieces: list[list[int]] = []
    for number in numbers:
        if pieces and pieces[-1][-1] == number - 1 and len(pieces[-1]) * cut.ROWS < _AT_ONCE:
            pieces[-1].append(number)
        else:
            pieces.append([number])
    for piece in pieces:
        rows = parts.rows_between(span_of(piece[0])[0], span_of(piece[-1])[1])
        found = {number: list(group) for number, group in groupby(rows, lambda row: number_of(row.number))}
        for number in piece:
            yield number, found.get(number, [])


class _Reading:
    """One reading under way: which blocks are as they were, and what the others gave."""

    def __init__(self, mapping: FormMapping, layout: Layout, key: bytes, name: str, known: Known | None) -> None:
        self._mapping, self._layout, self._key, self._name = mapping, layout, key, name
        self._reader = RowReader(mapping, layout, key)
        self._places = key_places(layout)
        usable = known is not None and known.layout == layout_digest(layout, key)
        self._known = known.blocks if known is not None and usable else ()
        self._distrusted = set(known.distrusted) if known is not None else set()
        self._same: dict[int, Block] = {}
        self._key_cells: dict[int, KeyCells] = {}
        self._parsed: dict[int, Parsed] = {}

    def accept(self, number: int, key_cells: KeyCells) -> bool:
        """Take a block as it was, if its key cells are."""
        block = self._trusted(number)
        if block is None or block.key_cells != key_digest(self._key, key_cells):
            return False
        self._same[number], self._key_cells[number] = block, key_cells
        return True

    def see(self, number: int, rows: Sequence[Row]) -> None:
        """Take a block as it was, if all its cells are, or else read its rows."""
        block = self._trusted(number)
        cells = cells_digest(self._key, rows)
        key_cells = key_cells_of(rows, number, self._places)
        if block is not None and block.cells == cells:
            self._same[number], self._key_cells[number] = block, key_cells
        else:
            known_as = key_digest(self._key, key_cells)
            self._parsed[number] = parse(self._reader, self._layout, rows, known_as, cells)

    def dirty(self) -> set[int]:
        """Return the blocks that seemed as they were and share an answer with one that is not: they must be read."""
        for number in range(max([len(self._known), *(number + 1 for number in self._parsed)])):
            if number not in self._same and number not in self._parsed:
                self.see(number, ())
        changed = {answer.key for parsed in self._parsed.values() for answer in parsed.answers}
        for number in self._parsed:
            if number < len(self._known):
                changed |= self._known[number].keys()
        found = {number for number, block in self._same.items() if not changed.isdisjoint(block.keys())}
        for number in found:
            del self._same[number], self._key_cells[number]
        self._distrusted |= found
        return found

    def _trusted(self, number: int) -> Block | None:
        return self._known[number] if number < len(self._known) and number not in self._distrusted else None

    def sheet(self, unseen: int) -> Sheet:
        """Return the whole. Call it when nothing is dirty any more."""
        settled = settle((answer for _, parsed in sorted(self._parsed.items()) for answer in parsed.answers), self._key)
        touched = {answer.period for answer in settled.answers.values()}
        touched.update(p for number in self._parsed if number < len(self._known) for p in self._known[number].answers)
        same = Same(dict(sorted(self._same.items())), self._key_cells)
        blocks = tuple(block for _, block in sorted((self._same | self._recorded(settled)).items()))
        orders: Counter[Order] = Counter()
        for block in blocks:
            orders.update(block.orders)
        refuse_wrong_order(self._mapping, orders, self._name)
        read = sum(block.read for block in blocks)
        outside = tuple(row for block in blocks for row in block.outside)
        held = tuple(row for block in blocks for row in block.held)
        stored = sum(len(keys) for block in blocks for keys in block.answers.values())
        last = max((block.last for block in blocks), default=0)
        return Sheet(
            answers=settled.answers,
            same=same,
            blocks=blocks,
            touched=frozenset(touched),
            stored=stored,
            read=read,
            blank=last - self._mapping.header_rows[-1] - read if read else 0,
            duplicate=read - len(outside) - len(held) - stored,
            outside=outside,
            alike=tuple(row for block in blocks for row in block.alike),
            held=held,
            layout=self._layout,
            unseen=unseen,
        )

    def _recorded(self, settled: Settled) -> dict[int, Block]:
        """Return the records of the blocks that were read, with the keys of what each gave."""
        own: dict[int, dict[str, list[str]]] = {number: {} for number in self._parsed}
        for key, answer in settled.answers.items():
            own[number_of(answer.row)].setdefault(answer.period, []).append(key)
        found: dict[int, Block] = {}
        for number, parsed in self._parsed.items():
            kept = {period: tuple(sorted(keys)) for period, keys in sorted(own[number].items())}
            others = {answer.key for answer in parsed.answers}.difference(*kept.values())
            alike = tuple(answer.row for answer in parsed.answers if answer.row in settled.alike)
            found[number] = replace(parsed.block, answers=kept, others=tuple(sorted(others)), alike=alike)
        return found
