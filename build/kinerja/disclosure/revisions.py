"""A release and its correction: what the two say together that neither says alone, and how to attack that.

The people behind the two are nearly the same, so the attacker holds one against the other. Unknown are the finest cells
then, the finest cells now, and who was changed; each release's numbers hold for its own. Like a good attacker we assume
that as few people were changed as the numbers allow: a withdrawn number then stays known as far as anybody can know it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from kinerja.disclosure.cells import Cell, Indices, Key, Population, Rule, populations
from kinerja.disclosure.components import UNKNOWN_MORE
from kinerja.disclosure.hierarchy import Trees
from kinerja.disclosure.solver import Floats, Row, System
from kinerja.disclosure.worlds import Breach, Target, settle, unsettled
from kinerja.package.model import HIDDEN, PUBLISHED, CountRow, CountTable


@dataclass(frozen=True)
class Shown:
    """One release's count tables of a population, and its hierarchies."""

    tables: tuple[CountTable, ...]
    trees: Trees
    threshold: int = 0
    """``ambang`` that its hidden cells were promised."""


def attack_pair(then: Shown, now: Shown, rule: Rule) -> tuple[Breach, ...]:
    """What an outsider can find out from a release and a later one of the same population.

    Cells that are hidden in either must have worlds its ``threshold - 1`` apart; a cell that is hidden now but was
    shown then is left out, for nothing can make it unknown again. A threshold raised since binds the later release
    alone: together with what was shown under the lower one, no more than the lower can be kept.
    """
    population = _joined(then, now, rule)
    size = len(population.atoms)
    before = {_prefix(_THEN, table.name) for table in then.tables}
    rows: list[Row] = []
    largest = max((cell.value or 0 for cell in population.cells), default=0)
    upper = np.full(2 * size, float(largest + UNKNOWN_MORE))
    seen: set[tuple[bool, bytes]] = set()
    for cell in population.cells:
        old = cell.table in before
        if cell.status == PUBLISHED and cell.value is not None and (old, cell.atoms.tobytes()) not in seen:
            seen.add((old, cell.atoms.tobytes()))
            columns = cell.atoms if old else cell.atoms + size
            if cell.value == 0:
                upper[columns] = 0.0
            elif len(columns):
                rows.append(Row(columns, np.ones(len(columns)), float(cell.value), float(cell.value)))
    rows += _links(size)
    weights = _weights(population, then, now)
    bounds = np.concatenate((upper, np.full(2 * size, max(upper.tolist(), default=0.0))))
    fewest = System(np.zeros(4 * size), bounds, rows).solve(weights)
    if fewest is None:
        return (_contradiction(population),)
    changed = np.flatnonzero(weights)
    rows.append(Row(changed, np.ones(len(changed)), 0.0, float(np.round(weights @ fewest))))
    targets = _targets(population, before, size, then.threshold, now.threshold)
    if targets and not settle(System(np.zeros(4 * size), bounds, rows), 0, targets):
        return (_contradiction(population),)
    return tuple(replace(b, table=b.table.split("/", 1)[1]) for b in unsettled(targets))


@dataclass(frozen=True)
class Continued:
    """Tables about to be published, in one population with what earlier releases say of the same people.

    ``fixed`` and ``stays`` are places in ``population.cells``: what is known already, and what has to stay hidden.
    """

    population: Population
    fixed: frozenset[int]
    stays: frozenset[int]


def continued(tables: Sequence[CountTable], trees: Trees, rule: Rule, earlier: Sequence[Shown]) -> Continued:
    """Join the tables that are to be protected with the cells of earlier releases.

    What an earlier release shows cannot be changed by any world any more, and what it hides must stay hidden. Units
    that had not reported then are not in its sums.
    """
    before: list[CountTable] = []
    own: dict[str, Trees] = {}
    for number, shown in enumerate(earlier):
        for table in shown.tables:
            before.append(replace(table, name=_prefix(f"{_THEN}{number}", table.name), rows=_heard(table.rows)))
            own[before[-1].name] = shown.trees
    (population,) = populations([*tables, *before], trees, rule, own)
    absent = {
        (_prefix(f"{_THEN}{number}", table.name), row.key): number
        for number, shown in enumerate(earlier)
        for table in shown.tables
        for row in table.rows
        if row.status not in (PUBLISHED, HIDDEN)
    }
    silent: dict[int, set[int]] = {number: set() for number in range(len(earlier))}
    for cell in population.cells:
        if (cell.table, cell.key) in absent:
            silent[absent[cell.table, cell.key]].update(map(int, cell.atoms))
    now = {table.name for table in tables}
    cells = tuple(
        cell if cell.table in now else _without(cell, silent[_number(cell.table)]) for cell in population.cells
    )
    then = [place for place, cell in enumerate(cells) if cell.table not in now and len(cell.atoms)]
    return Continued(
        replace(population, cells=cells),
        frozenset(place for place in then if cells[place].status == PUBLISHED),
        frozenset(place for place in then if cells[place].status == HIDDEN),
    )


def _number(table: str) -> int:
    return int(table.split("/", 1)[0].removeprefix(_THEN))


def _without(cell: Cell, atoms: set[int]) -> Cell:
    return replace(cell, atoms=np.array([a for a in cell.atoms if int(a) not in atoms], dtype=np.int64))


def _heard(rows: Sequence[CountRow]) -> tuple[CountRow, ...]:
    """Rows in which whoever had not reported is nobody."""
    return tuple(row if row.status in (PUBLISHED, HIDDEN) else CountRow(row.key, 0, PUBLISHED) for row in rows)


_THEN, _NOW = "then", "now"


def _prefix(when: str, name: str) -> str:
    return f"{when}/{name}"


def _joined(then: Shown, now: Shown, rule: Rule) -> Population:
    """One population whose atoms both releases' cells are sums of."""
    tables, own = [], {}
    for when, shown in ((_THEN, then), (_NOW, now)):
        for table in shown.tables:
            tables.append(replace(table, name=_prefix(when, table.name), rows=_heard(table.rows)))
            own[_prefix(when, table.name)] = shown.trees
    (population,) = populations(tables, now.trees, rule, own)
    return population


def _links(size: int) -> list[Row]:
    """For each atom: now - then - joined + left = 0."""
    weights = np.array([-1.0, 1.0, -1.0, 1.0])
    return [Row(np.array([n, size + n, 2 * size + n, 3 * size + n]), weights, 0.0, 0.0) for n in range(size)]


def _weights(population: Population, then: Shown, now: Shown) -> Floats:
    """What a changed person costs: nothing where one of the releases has not heard of the unit yet."""
    size = len(population.atoms)
    heard = np.ones(size, dtype=bool)
    absent = {
        (_prefix(when, table.name), row.key)
        for when, shown in ((_THEN, then), (_NOW, now))
        for table in shown.tables
        for row in table.rows
        if row.status not in (PUBLISHED, HIDDEN)
    }
    for cell in population.cells:
        if (cell.table, cell.key) in absent:
            heard[cell.atoms] = False
    return np.concatenate((np.zeros(2 * size), np.tile(heard.astype(np.float64), 2)))


def _targets(population: Population, before: set[str], size: int, then: int, now: int) -> list[Target]:
    shown_then: Mapping[tuple[str, Key], int] = {
        (cell.table.split("/", 1)[1], cell.key): cell.value
        for cell in population.cells
        if cell.table in before and cell.value is not None
    }
    found = []
    for cell in population.cells:
        old = cell.table in before
        if cell.status != HIDDEN or (not old and (cell.table.split("/", 1)[1], cell.key) in shown_then):
            continue
        columns: Indices = cell.atoms if old else cell.atoms + size
        breach = Breach("terhitung", cell.table, cell.dimensions, cell.key, 0, 0)
        found.append(Target.over(breach, (then if old else min(then, now)) - 1, ((0, columns),)))
    return found


def _contradiction(population: Population) -> Breach:
    cell: Cell = population.cells[0]
    return Breach("bertentangan", cell.table.split("/", 1)[1], cell.dimensions, cell.key, 0, 0)
