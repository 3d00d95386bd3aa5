"""Feedback from several sides: how superiors, peers, subordinates and the public see each value, by unit.

PermenPANRB 6/2022 (umpan balik berkelanjutan); the sides and the fewest raters of a person are in
``schemas/aturan/umpan-balik.json``, the sides' weights in ``portal.yaml``. Feedback belongs to the employee: cells are
of units, and no cell is of a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from kinerja.content.records import AnswerSet
from kinerja.content.regulation_files import read
from kinerja.measures.satisfaction import on_scale

KIND = "umpan_balik"
SELF = "diri"
UNIT_COLUMN, SIDE_COLUMN, PERSON_COLUMN = "unit", "hubungan", "pegawai"
"""Columns of ``tanggapan/`` that say whom an answer is about, and who gives it."""


@dataclass(frozen=True)
class View:
    """Answers on the scale 1-4 in one cell: how many, their sum, and about how many people (None: not recorded)."""

    answers: int
    total: int
    people: int | None

    @property
    def mean(self) -> Fraction:
        """Exact mean, 1 to 4.

        :raises ValueError: nobody answered.
        """
        if not self.answers:
            raise ValueError("a cell nobody answered has no mean")
        return Fraction(self.total, self.answers)


@dataclass(frozen=True)
class Feedback:
    """``views``: (unit, value, side) → view. Rows left out are counted, and why."""

    views: Mapping[tuple[str, str, str], View]
    incomplete: int
    """Rows that do not say which unit they are about, or who gives them."""
    too_few_raters: int
    """Rows about a person with fewer raters than the table asks for."""


def views(
    answers: Iterable[AnswerSet], agency: Path | None = None, published: Mapping[str, str] | None = None
) -> Feedback:
    """Count feedback of a period by unit, value and side.

    A row's side is its ``hubungan``, or the form's ``sasaran`` where the form does not ask. Where a form says which
    person a row is about (``pegawai``), whoever has fewer than ``penilai_paling_sedikit`` raters (3), oneself apart, is
    left out with all their rows: one colleague's answer must not be readable. A form on another scale than 1-4 is left
    out (``surveys.other_scales`` names it).

    :param published: unit → the code whose cell it counts in (a group of small units); a unit that is not in it counts
        nowhere. None: each unit by itself.
    """
    table = read("umpan-balik", agency)
    fewest = int(table["parameter"]["penilai_paling_sedikit"])
    sides = {entry["kode"] for entry in table["daftar"]}
    rows = [
        (answer.elements, row, row.get(SIDE_COLUMN, answer.audience))
        for answer in answers
        if answer.kind == KIND and on_scale(answer)
        for row in answer.rows
    ]
    named = [(elements, row, side) for elements, row, side in rows if side in sides and row.get(UNIT_COLUMN)]
    raters = Counter(
        (row[UNIT_COLUMN], row[PERSON_COLUMN]) for _, row, side in named if side != SELF and row.get(PERSON_COLUMN)
    )
    cells: dict[tuple[str, str, str], _Cell] = {}
    too_few = 0
    for elements, row, side in named:
        unit, person = row[UNIT_COLUMN], row.get(PERSON_COLUMN, "")
        if person and raters[unit, person] < fewest:
            too_few += 1
            continue
        cell = unit if published is None else published.get(unit)
        if cell is None:
            continue
        for value in elements:
            if row.get(value):
                cells.setdefault((cell, value, side), _Cell()).add(int(row[value]), person)
    return Feedback({key: cell.view for key, cell in sorted(cells.items())}, len(rows) - len(named), too_few)


@dataclass
class _Cell:
    answers: int = 0
    total: int = 0
    people: set[str] = field(default_factory=set)

    def add(self, answer: int, person: str) -> None:
        self.answers += 1
        self.total += answer
        self.people.add(person)

    @property
    def view(self) -> View:
        return View(self.answers, self.total, None if "" in self.people else len(self.people))


def weighted(by_side: Mapping[str, Fraction], weights: Mapping[str, int]) -> Fraction:
    """Return one figure for several sides: Σ(mean × weight) / Σ weight, over the sides that have a mean.

    Without weights all sides weigh the same; a side that has no mean gives its weight to the others. ``diri`` is no
    view from outside and never counts.

    :raises ValueError: no side that counts has a mean, or all such sides weigh 0.
    """
    heavy = {side: weights.get(side, 0) if weights else 1 for side in by_side if side != SELF}
    whole = sum(heavy.values())
    if not whole:
        raise ValueError("no side that counts has a mean")
    return sum((by_side[side] * weight for side, weight in heavy.items()), start=Fraction(0)) / whole


def gap(by_side: Mapping[str, Fraction], weights: Mapping[str, int]) -> Fraction | None:
    """Return others' view minus one's own expectation; below 0: they see less than was expected. None without both."""
    if SELF not in by_side or len(by_side) == 1:
        return None
    return weighted(by_side, weights) - by_side[SELF]
