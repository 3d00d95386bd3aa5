"""Ratings below, as and above expectations, laid end to end in one bar; no bar where any of its parts is hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from kinerja.package.model import HIDDEN, CountRow
from kinerja.site.text import Speech
from kinerja.site.views.figures import place, width
from kinerja.site.views.predicates import Cell, cell

STYLES = {"di_bawah_ekspektasi": "low", "sesuai_ekspektasi": "other", "di_atas_ekspektasi": "value"}
"""Classes from the left, and what they are drawn in."""


@dataclass(frozen=True)
class Segment:
    """A part of the bar, in per cent of the track."""

    style: str
    x: str
    width: str


@dataclass(frozen=True)
class Stack:
    """One row: the bar's parts, empty where one is hidden or missing, and the counts beside it.

    ``unknown`` says how many have no record, and is empty where everybody has one.
    """

    name: str
    unknown: str
    segments: tuple[Segment, ...]
    cells: tuple[Cell, ...]
    hidden: bool


def stack(speech: Speech, name: str, parts: Sequence[CountRow], whole: CountRow, unknown: CountRow) -> Stack:
    """The row called ``name``.

    :param parts: the counts of ``STYLES``, in that order; together they are ``whole``.
    :param unknown: those without a record, who are not among ``whole``.
    """
    cells = tuple(cell(speech, row, whole) for row in parts)
    said = speech.gettext("{n} belum dicatat", n=speech.number(unknown.count)) if unknown.count else ""
    hidden = any(row.status == HIDDEN for row in (*parts, whole))
    counts = [row.count for row in parts if row.count is not None]
    if hidden or not whole.count or len(counts) < len(parts):
        return Stack(name, said, (), cells, hidden)
    segments, before = [], 0
    for style, count in zip(STYLES.values(), counts, strict=True):
        if count:
            start = place(Fraction(before), Fraction(0), Fraction(whole.count))
            segments.append(Segment(style, start, width(count, whole.count)))
            before += count
    return Stack(name, said, tuple(segments), cells, hidden)
