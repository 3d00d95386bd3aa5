"""Feedback from several sides as a mean table: unit × value × side, of cells about enough people and from enough."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from kinerja.content import regulations
from kinerja.content.records import AnswerSet
from kinerja.content.regulation_files import code_list
from kinerja.disclosure.hierarchy import Tree
from kinerja.disclosure.means import at_scale_end
from kinerja.measures.feedback import View, views
from kinerja.package.model import HIDDEN, NOT_YET, PUBLISHED, TOTAL, MeanRow, MeanTable, Member
from kinerja.package.rounding import half_up
from kinerja.release.units import PublishedUnits

FEEDBACK = "umpan_balik"
UNIT, VALUE, SIDE = "unit", "nilai", "pihak"
_DECIMALS = 2

Key = tuple[str, str, str]


def feedback_members(agency: Path | None = None) -> dict[str, tuple[Member, ...]]:
    """Code lists of the seven values and of the sides that give feedback, oneself last."""
    return {
        VALUE: tuple(Member(v.code, TOTAL, v.name, v.name_en) for v in regulations.values(agency)),
        SIDE: tuple(Member(s.code, TOTAL, s.name, s.name_en) for s in code_list("umpan-balik", agency)),
    }


def feedback_table(
    answers: Sequence[AnswerSet],
    units: PublishedUnits,
    members: Mapping[str, Sequence[Member]],
    period: str,
    threshold: int,
    agency: Path | None = None,
) -> MeanTable | None:
    """``umpan_balik``: the mean answer (1-4) about a unit's people, by value (BerAKHLAK) and side; None without any.

    PermenPANRB 6/2022: feedback belongs to the employee, so a cell is of a unit, and of ``threshold`` people and
    answers at least (``ambang_pendapat``); who has fewer than three raters is in none (``measures.feedback.views``). A
    cell with fewer, or of a form that does not say whom an answer is about, is ``belum_ada``. A unit above others, and
    ``semua``, is over the cells below it that are shown, so no difference of two cells is about a smaller group.
    Values and sides are never added up: each side's view stands by itself.
    """
    tree = Tree.of(units.members)
    known = {VALUE: {m.code for m in members[VALUE]}, SIDE: {m.code for m in members[SIDE]}}
    cells = {
        key: view
        for key, view in views(answers, agency, units.leaf_of).views.items()
        if key[1] in known[VALUE] and key[2] in known[SIDE]
    }
    if not cells:
        return None
    enough = {key: view for key, view in cells.items() if _is_enough(view, threshold)}
    summed: dict[Key, tuple[int, int]] = {}
    for (unit, value, side), view in enough.items():
        for above in tree.ancestors(unit):
            number, total = summed.get((above, value, side), (0, 0))
            summed[above, value, side] = number + view.answers, total + view.total
    listed = (TOTAL, *units.rows)
    values, sides = tuple(m.code for m in members[VALUE]), tuple(m.code for m in members[SIDE])
    table = MeanTable(
        FEEDBACK,
        "Umpan balik menurut unit kerja, nilai, dan pihak yang memberinya",
        "Feedback by unit, value and side that gives it",
        f"umpan_balik/{period}",
        (UNIT, VALUE, SIDE),
        {UNIT: listed, VALUE: values, SIDE: sides},
        threshold,
        (1, 4),
        tuple(_row((u, v, s), summed.get((u, v, s))) for u in listed for v in values for s in sides),
    )
    return _without_ends(table, tree, enough.keys())


def _is_enough(view: View, threshold: int) -> bool:
    return view.people is not None and view.people >= threshold and view.answers >= threshold


def _row(key: Key, said: tuple[int, int] | None) -> MeanRow:
    if said is None:
        return MeanRow(key, None, None, _DECIMALS, NOT_YET)
    number, total = said
    return MeanRow(key, number, Decimal(half_up(View(number, total, None).mean, _DECIMALS)), _DECIMALS, PUBLISHED)


def _without_ends(table: MeanTable, tree: Tree, finest: Set[Key]) -> MeanTable:
    """Hide a cell in which everybody got the lowest or the highest answer, and every sum that it is in.

    Nothing shown is then a sum with the hidden cell in it, so nothing can be taken away from anything.
    """
    ends = [row.key for row in table.rows if row.status == PUBLISHED and at_scale_end(table, row)]
    hidden = {
        (above, value, side)
        for unit, value, side in ends
        if (unit, value, side) in finest
        for above in tree.ancestors(unit)
    }
    return replace(
        table,
        rows=tuple(
            replace(row, count=None, mean=None, status=HIDDEN) if row.key in hidden else row for row in table.rows
        ),
    )
