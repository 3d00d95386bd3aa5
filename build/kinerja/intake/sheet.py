"""Read a whole sheet: every row once, to an answer, a row outside the form's days, or a row in quarantine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kinerja.intake.dates import Order, order_of
from kinerja.intake.guards import refuse_wrong_order
from kinerja.intake.headers import open_sheet
from kinerja.intake.mapping import FormMapping
from kinerja.intake.rows import Answer, Held, Outside, RowReader, is_blank
from kinerja.intake.settle import settle
from kinerja.intake.source import Source


@dataclass(frozen=True)
class Sheet:
    """What a sheet holds. ``read`` = answers + ``duplicate`` + ``outside`` + ``held``."""

    answers: dict[str, Answer]
    """Key → answer."""
    read: int
    """Rows that are not blank, without those of titles."""
    blank: int
    """Blank rows between others."""
    duplicate: int
    outside: tuple[int, ...]
    """Row numbers, as in the sheet."""
    held: tuple[Held, ...]
    missing: tuple[str, ...]
    """Optional columns that the sheet does not have."""
    has_ids: bool
    """Whether the sheet has a column of response ids."""


def read_sheet(mapping: FormMapping, source: Source, key: bytes, others: Iterable[FormMapping] = ()) -> Sheet:
    """Read every row of a form's sheet.

    :param others: the agency's other forms; one of them is named where the sheet is its, and asked for only then.
    :raises KinerjaError: the sheet cannot be read or lacks a header, or its dates say that ``periode.urutan`` is wrong.
    """
    layout, rows = open_sheet(mapping, source.rows(), source.name, others)
    reader = RowReader(mapping, layout, key)
    read = blank = blank_since = 0
    outside: list[int] = []
    held: list[Held] = []
    found: list[Answer] = []
    orders: Counter[Order] = Counter()
    for row in rows:
        if is_blank(row):
            blank_since += 1
            continue
        blank, blank_since = blank + blank_since, 0  # what follows the last answer is the sheet's unused rest
        read += 1
        orders[order_of(reader.time_text(row))] += 1
        match reader.read(row):
            case Held() as unreadable:
                held.append(unreadable)
            case Outside():
                outside.append(row.number)
            case Answer() as answer:
                found.append(answer)
    refuse_wrong_order(mapping, orders, source.name)
    settled = settle(found, key)
    return Sheet(
        answers=settled.answers,
        read=read,
        blank=blank,
        duplicate=settled.duplicate,
        outside=tuple(outside),
        held=tuple(held),
        missing=tuple(column.name for column in layout.missing),
        has_ids=layout.response_id is not None,
    )
