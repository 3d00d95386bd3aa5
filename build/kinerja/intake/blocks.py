"""A sheet in blocks of rows, and what each gave without a cell of it: one that is as it was need not be read again."""

from __future__ import annotations

import hmac
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kinerja.intake.dates import Order, order_of
from kinerja.intake.headers import Layout, joined
from kinerja.intake.rows import Answer, Held, Outside, RowReader, is_blank
from kinerja.intake.source import Row

ROWS = 2_000
"""Rows of a block. Smaller ones are told apart with more digests, larger ones are read again for less."""


@dataclass(frozen=True)
class Block:
    """What one block of rows gave when it was last read. Keys of answers stand in the order of their letters, which
    tells nothing of who answered when."""

    key_cells: str
    """Keyed digest of the cells that tell its answers apart: time stamps, response ids."""
    cells: str
    """Keyed digest of all its cells."""
    read: int = 0
    """Rows that are not blank."""
    last: int = 0
    """Number of its last row that is not blank."""
    outside: tuple[int, ...] = ()
    held: tuple[Held, ...] = ()
    orders: Mapping[Order, int] = field(default_factory=dict)
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Period → keys of answers whose state that counts stands in this block."""
    others: tuple[str, ...] = ()
    """Keys of its other rows: copies, and earlier states of answers of other blocks."""
    alike: tuple[int, ...] = ()
    """Rows with a day alone that equal another one (``settle.Settled.alike``)."""
    comments: tuple[str, ...] = ()
    """Keyed hashes of its comments (``queue.comment_id``)."""

    def keys(self) -> set[str]:
        """Return every key that this block has a part in."""
        return {*self.others, *(key for keys in self.answers.values() for key in keys)}


@dataclass(frozen=True)
class Parsed:
    """One block that was read: its record, still without keys, and its rows' answers."""

    block: Block
    answers: tuple[Answer, ...]


def number_of(row: int) -> int:
    """Return the number, from 0, of the block that a row stands in."""
    return (row - 1) // ROWS


def span_of(number: int) -> tuple[int, int]:
    """Return the first and last row of a block."""
    return number * ROWS + 1, (number + 1) * ROWS


def key_places(layout: Layout) -> tuple[int, ...]:
    """Return the columns whose cells tell answers apart, all wordings of a question included."""
    needed = {layout.time, *layout.keys}
    return tuple(sorted(needed.union(*(group for group in layout.doubled if needed.intersection(group)))))


def digest_of(key: bytes, value: object) -> str:
    """Return the keyed digest of lists of texts and numbers: without the key nobody can test a guess."""
    return hmac.digest(key, b"kinerja/bagian/1" + json.dumps(value, separators=(",", ":")).encode(), "sha256").hex()


def key_digest(key: bytes, cells: Sequence[Sequence[str]]) -> str:
    """Return the digest of a block's key cells, one list a row from the block's first row on."""
    end = len(cells)
    while end and not any(cells[end - 1]):
        end -= 1
    return digest_of(key, cells[:end])


def cells_digest(key: bytes, rows: Iterable[Row]) -> str:
    """Return the digest of all of a block's cells; rows without any do not matter, for sources leave them out."""
    return digest_of(key, [(row.number, row.cells) for row in rows if any(row.cells)])


def key_cells_of(rows: Iterable[Row], number: int, places: Sequence[int]) -> list[tuple[str, ...]]:
    """Return the key cells of a block's rows, one tuple a row from the block's first row on."""
    first, _ = span_of(number)
    found: list[tuple[str, ...]] = []
    for row in rows:
        found += [("",) * len(places)] * (row.number - first - len(found))
        cells = row.cells
        found.append(tuple([cells[place] if place < len(cells) else "" for place in places]))
    return found


def parse(reader: RowReader, layout: Layout, rows: Iterable[Row], key_cells: str, cells: str) -> Parsed:
    """Read a block's rows, each to an answer, a row outside the form's days, or a row in quarantine.

    :param key_cells: the block's ``key_digest``.
    :param cells: its ``cells_digest``.
    """
    read = last = 0
    outside: list[int] = []
    held: list[Held] = []
    answers: list[Answer] = []
    orders: Counter[Order] = Counter()
    for raw in rows:
        row = joined(raw, layout.doubled)
        if is_blank(row):
            continue
        read, last = read + 1, row.number
        orders[order_of(reader.time_text(row))] += 1
        match reader.read(row):
            case Held() as unreadable:
                held.append(unreadable)
            case Outside():
                outside.append(row.number)
            case Answer() as answer:
                answers.append(answer)
    return Parsed(Block(key_cells, cells, read, last, tuple(outside), tuple(held), orders), tuple(answers))
