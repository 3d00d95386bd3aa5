"""How many answered 1, 2, 3 and 4 to each of the nine elements: low and high answers first, then each by itself."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from kinerja.package.model import HIDDEN, PUBLISHED, TOTAL, CountTable
from kinerja.site.archive import Edition
from kinerja.site.text import Speech
from kinerja.site.views.elements import element_codes
from kinerja.site.views.figures import place, width
from kinerja.site.views.predicates import Cell, cell
from kinerja.site.views.stacks import Segment

TABLE = "jawaban"
_LOW, _HIGH = "rendah", "tinggi"
_EACH = ("1", "2", "3", "4")


@dataclass(frozen=True)
class AnswerRow:
    """One element: the bar's two parts (none where they are hidden), low and high answers, and each answer."""

    name: str
    segments: tuple[Segment, ...]
    merged: tuple[Cell, ...]
    each: tuple[Cell, ...]

    @property
    def each_shown(self) -> bool:
        """Whether the four answers are told; they are all, or none is."""
        return all(cell.state == PUBLISHED for cell in self.each)


@dataclass(frozen=True)
class Answers:
    """Elements in the regulation's order; ``heads`` name low and high answers with what they are drawn in."""

    finding: str
    heads: tuple[tuple[str, str], ...]
    rows: tuple[AnswerRow, ...]
    any_hidden: bool
    csv: str


def answers(speech: Speech, edition: Edition) -> Answers | None:
    """The counts behind the agency's nine elements; None where the release tells of none."""
    table = edition.release.tables.get(TABLE)
    if not isinstance(table, CountTable):
        return None
    listed = set(table.members[table.dimensions[0]])
    rows = tuple(_row(speech, edition, code) for code in element_codes(edition) if code in listed)
    names = edition.names.get(TABLE, {})
    heads = tuple(
        (speech.pick(names[code].name, names[code].name_en) if code in names else code, style)
        for code, style in ((_LOW, "low"), (_HIGH, "value"))
    )
    hidden = any(part.state == HIDDEN for row in rows for part in (*row.merged, *row.each))
    return Answers(_finding(speech, edition), heads, rows, hidden, f"{edition.data}/tabel/{TABLE}.csv")


def _row(speech: Speech, edition: Edition, code: str) -> AnswerRow:
    member = edition.names.get("unsur", {}).get(code)
    whole = edition.count(TABLE, code, TOTAL)
    low, high = edition.count(TABLE, code, _LOW), edition.count(TABLE, code, _HIGH)
    segments: tuple[Segment, ...] = ()
    if low.count is not None and high.count is not None and whole.count:
        start = place(Fraction(low.count), Fraction(0), Fraction(whole.count))
        parts = (("low", "0%", low.count), ("value", start, high.count))
        segments = tuple(Segment(style, x, width(count, whole.count)) for style, x, count in parts if count)
    return AnswerRow(
        speech.pick(member.name, member.name_en) if member else code,
        segments,
        tuple(cell(speech, row, whole) for row in (low, high)),
        tuple(cell(speech, edition.count(TABLE, code, answer), whole) for answer in _EACH),
    )


def _finding(speech: Speech, edition: Edition) -> str:
    low, whole = edition.count(TABLE, TOTAL, _LOW), edition.count(TABLE, TOTAL, TOTAL)
    if low.status == PUBLISHED and low.count is not None and whole.count:
        return speech.gettext(
            "{k} dari {n} jawaban bernilai 1 atau 2", k=speech.number(low.count), n=speech.number(whole.count)
        )
    return speech.gettext("Sebagian jawaban disembunyikan demi kerahasiaan")
