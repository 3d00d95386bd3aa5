"""Means are statements about counts: what may be shown, and the attack on what is shown.

A mean of ``n`` whole answers, rounded to two decimals, gives the sum of the answers away up to n ≈ 277 and an interval
of sums beyond; the attack takes both as known. The unknowns are how many answered each step of the scale in each finest
cell. A mean at an end of its scale is a group all of one class, so it is hidden with a second one beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from kinerja.disclosure.cells import Cell, Indices, Population, populations
from kinerja.disclosure.hierarchy import Tree
from kinerja.disclosure.solver import Floats, Row, System, is_whole
from kinerja.disclosure.worlds import Breach
from kinerja.package.model import HIDDEN, PUBLISHED, TOTAL, CountRow, CountTable, MeanRow, MeanTable

_OPEN_END = 1e-7
"""Half up: a rounded mean stands for an interval that is open above; programs need closed ones."""


def at_scale_end(table: MeanTable, row: MeanRow) -> bool:
    """Whether the mean, as it would be printed, is the lowest or the highest possible answer."""
    return row.mean is not None and row.mean in (Decimal(table.scale[0]), Decimal(table.scale[1]))


def hide(index: MeanTable, elements: MeanTable, threshold: int) -> tuple[MeanTable, MeanTable]:
    """Primary and complementary suppression of an index and the element means behind it: the ends of their scales.

    A service whose index is at an end is hidden whole, with a second service (the smallest), or with the total where
    there are not two others. An element's mean at an end is hidden with a second one of its service (otherwise the
    index gives it away), the one nearest to that end that still leaves room for ``threshold`` answers to be otherwise;
    and both are hidden in the total too (otherwise the difference gives them away). Rows with too few answers are not
    expected here: their measure leaves them out.

    :param index: over one dimension.
    :param elements: over the same and the elements'.
    """
    whole = _hidden_whole(index)
    asked = {frozenset(row.key[1:] for row in elements.rows if row.key[0] == s and row.mean) for s in whole - {TOTAL}}
    if len(asked) > 1:  # an element that one of them alone was asked about: the total would tell it
        whole.add(TOTAL)
    hidden = {row.key for row in elements.rows if row.key[0] in whole and row.status == PUBLISHED}
    members = elements.members[elements.dimensions[0]]
    alone = set(members) == {TOTAL}  # a survey that asks about no service in particular
    for first in members:
        if (first == TOTAL and not alone) or first in whole:  # a total is at an end only where a service is
            continue
        own = [row for row in elements.rows if row.key[0] == first and row.status == PUBLISHED]
        ends = [row for row in own if at_scale_end(elements, row)]
        spare = sorted((_room(elements, row), row.key) for row in own if row not in ends and row.key[-1] != TOTAL)
        enough = [key for room, key in spare if room >= 2 * threshold] or [key for _, key in spare[-1:]]
        for key in (*(row.key for row in ends), *(enough[:1] if ends else ())):
            hidden.update((key, (TOTAL, *key[1:])))
    somewhere = {key[1:] for key in hidden if key[0] != TOTAL}
    adds_up = {
        key for key in hidden if key[0] == TOTAL and key[1:] not in somewhere and not alone
    }  # from services, all of them shown
    return _without(index, {(member,) for member in whole}), _without(elements, hidden - adds_up)


def _hidden_whole(index: MeanTable) -> set[str]:
    shown = [row for row in index.rows if row.status == PUBLISHED]
    ends = {row.key[0] for row in shown if at_scale_end(index, row)}
    if not ends:
        return set()
    others = sorted((row.count or 0, row.key[0]) for row in shown if row.key[0] not in ends | {TOTAL})
    return ends | {others[0][1] if len(others) > 1 else TOTAL}


def _without(table: MeanTable, hidden: Set[tuple[str, ...]]) -> MeanTable:
    return replace(
        table,
        rows=tuple(
            replace(row, count=None, mean=None, status=HIDDEN) if row.key in hidden and row.status == PUBLISHED else row
            for row in table.rows
        ),
    )


def _room(table: MeanTable, row: MeanRow) -> Decimal:
    """How far the sum of answers lies from the nearer end of what it could be."""
    mean, count = row.mean or Decimal(0), row.count or 0
    return count * min(mean - table.scale[0], table.scale[1] - mean)


@dataclass(frozen=True)
class _Sums:
    """One mean table as linear statements over how many gave each answer in each finest cell of its count model."""

    table: MeanTable
    population: Population

    @property
    def levels(self) -> Floats:
        return np.arange(self.table.scale[0], self.table.scale[1] + 1, dtype=np.float64)

    @property
    def size(self) -> int:
        return len(self.population.atoms) * len(self.levels)

    def columns(self, atoms: Indices) -> Indices:
        """Unknowns of these atoms: one an atom and answer."""
        wide = len(self.levels)
        return (np.repeat(atoms * wide, wide) + np.tile(np.arange(wide), len(atoms))).astype(np.int64)

    def weights(self, atoms: Indices) -> Floats:
        return np.tile(self.levels, len(atoms))


def attack_means(tables: Sequence[MeanTable], trees: Mapping[str, Tree], threshold: int) -> tuple[Breach, ...]:
    """What an outsider can find out from all mean tables of a release together.

    Breaches: ``kecil``: fewer answers shown than the table's own threshold; ``satu_kelas``: a shown mean at an end of
    its scale; ``terhitung``: a hidden sum of answers pinned to fewer than ``threshold`` values; ``bertentangan``: no
    answers fit the numbers. Tables declared as derived from another (an index from its elements) are statements about
    that one.
    """
    breaches: list[Breach] = []
    for table in tables:
        for row in table.rows:
            if row.status == PUBLISHED and row.count is not None and 0 < row.count < table.threshold:
                breaches.append(Breach("kecil", table.name, table.dimensions, row.key, row.count, row.count))
            if row.status == PUBLISHED and at_scale_end(table, row):
                breaches.append(Breach("satu_kelas", table.name, table.dimensions, row.key, 0, 0))
    derived = [table for table in tables if table.derived is not None]
    for table in tables:
        if table.derived is None and any(row.status in (PUBLISHED, HIDDEN) for row in table.rows):
            (population,) = populations([_counts(table)], trees, {})
            own = [index for index in derived if index.derived is not None and index.derived["dari"] == table.name]
            breaches += _attack_one(_Sums(table, population), own, threshold)
    return tuple(breaches)


def differences(then: MeanTable, now: MeanTable) -> tuple[Breach, ...]:
    """Means that a correction must not change: too few answers are between the two, or one of them hides something.

    Two sums of answers, subtracted, are the sum of the answers that came, went or were edited. And a mean that one of
    the tables hides is nearly the same in the other: such tables stay as they were.
    """
    before = {row.key: row for row in then.rows}
    hides = any(row.status == HIDDEN for row in (*then.rows, *now.rows))
    found = []
    for row in now.rows:
        old = before.get(row.key)
        if old is None or (row.count, row.mean, row.status) == (old.count, old.mean, old.status):
            continue
        come = abs((row.count or 0) - (old.count or 0))
        if hides or (row.status == old.status and come < max(then.threshold, now.threshold)):
            found.append(Breach("selisih", now.name, now.dimensions, row.key, old.count or 0, row.count or 0))
    return tuple(found)


def _counts(table: MeanTable) -> CountTable:
    rows = tuple(CountRow(row.key, row.count, row.status) for row in table.rows)
    return CountTable(
        table.name,
        table.title,
        table.title_en,
        table.population,
        table.dimensions,
        table.members,
        table.threshold,
        rows,
    )


def _attack_one(model: _Sums, derived: Sequence[MeanTable], threshold: int) -> list[Breach]:
    rows: list[Row] = []
    printed = {row.key: row for row in model.table.rows}
    largest = 0.0
    for cell in model.population.cells:
        row = printed[cell.key]
        if cell.status == PUBLISHED and row.mean is not None and row.count is not None and len(cell.atoms):
            columns = model.columns(cell.atoms)
            rows.append(Row(columns, np.ones(len(columns)), float(row.count), float(row.count)))
            low, high = _interval(row)
            rows.append(Row(columns, model.weights(cell.atoms), low * row.count, high * row.count - _OPEN_END))
            largest = max(largest, float(row.count))
    for table in derived:
        for index in table.rows:
            rows += _index_rows(model, table, index)
            largest = max(largest, float(index.count or 0))
    targets = [cell for cell in model.population.cells if cell.status == HIDDEN and len(cell.atoms)]
    if not targets and not derived:
        return []
    largest = largest or 2.0 * model.table.threshold  # no number is shown: a hidden cell may hold that many, or more
    system = System(np.zeros(model.size), np.full(model.size, largest), rows)
    if system.solve(np.zeros(model.size)) is None:
        first = model.population.cells[0]
        return [Breach("bertentangan", first.table, first.dimensions, first.key, 0, 0)]
    return [breach for cell in targets for breach in _pinned(model, system, cell, threshold)]


def _pinned(model: _Sums, system: System, cell: Cell, threshold: int) -> list[Breach]:
    ends = []
    for sign in (1.0, -1.0):
        costs = np.zeros(model.size)
        costs[model.columns(cell.atoms)] = sign * model.weights(cell.atoms)
        found = system.solve(costs)
        if found is not None and not is_whole(found):
            found = system.solve(costs, whole=np.ones(model.size, dtype=bool))
        if found is None:
            return [Breach("bertentangan", cell.table, cell.dimensions, cell.key, 0, 0)]
        ends.append(round(abs(float(costs @ found))))
    if ends[1] - ends[0] < threshold - 1:
        return [Breach("terhitung", cell.table, cell.dimensions, cell.key, ends[0], ends[1])]
    return []


def _index_rows(model: _Sums, table: MeanTable, index: MeanRow) -> list[Row]:
    """``index = factor × plain mean over the elements of their means``, as two rows over answers.

    An element that is ``belum_ada`` or ``tidak_berlaku`` for the service is in no number, and the others share its
    weight: a reader sees which they are, and so does the attacker. A hidden element's own count is hidden too: it is at
    most the index's (nobody answers an element twice), and at least what the row of all elements together leaves for
    it. Its mean lies between its sum over the one and the other.
    """
    declared = table.derived or {}
    over = str(declared.get("dimensi"))
    if index.status != PUBLISHED or index.mean is None or not index.count or over not in model.table.dimensions:
        return []
    at = model.table.dimensions.index(over)
    elements = [m for m in model.table.members[over] if m != TOTAL]
    counts = {row.key: row.count for row in model.table.rows}
    keys = [(*index.key[:at], element, *index.key[at:]) for element in elements]
    if any((model.table.name, key) not in model.population.index for key in keys):
        return []
    cells = [model.population.cells[model.population.index[model.table.name, key]] for key in keys]
    present = [cell for cell in cells if cell.status in (PUBLISHED, HIDDEN) and len(cell.atoms)]
    if not present:
        return []
    least = _least_count(
        [counts.get(cell.key) for cell in present],
        counts.get((*index.key[:at], TOTAL, *index.key[at:])),
        index.count,
        model.table.threshold,
    )
    columns, most_weights, least_weights = [], [], []
    for cell in present:
        share = model.weights(cell.atoms) * float(declared["faktor"]) / len(present)
        columns.append(model.columns(cell.atoms))
        most_weights.append(share / (counts[cell.key] or least))
        least_weights.append(share / (counts[cell.key] or index.count))
    low, high = _interval(index)
    unknowns = np.concatenate(columns)
    return [
        Row(unknowns, np.concatenate(most_weights), low, np.inf),
        Row(unknowns, np.concatenate(least_weights), -np.inf, high - _OPEN_END),
    ]


def _least_count(shown: Sequence[int | None], together: int | None, most: int, threshold: int) -> int:
    """The fewest answers that a hidden element can have."""
    hidden = sum(count is None for count in shown)
    if not hidden or together is None:
        return max(1, min(threshold, most))
    left = together - sum(count or 0 for count in shown)
    return max(1, min(most, left - (hidden - 1) * most))


def _interval(row: MeanRow) -> tuple[float, float]:
    half = Decimal(1).scaleb(-row.decimals) / 2
    mean = row.mean if row.mean is not None else Decimal(0)
    return float(mean - half), float(mean + half)
