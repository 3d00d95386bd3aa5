"""Disclosure control applied to a release's count tables: what hiding costs readers, and what may be shown."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

import numpy as np

from kinerja.disclosure.attack import Classes
from kinerja.disclosure.cells import Cell, Indices, Key, Population, Rule
from kinerja.disclosure.complementary import protect
from kinerja.disclosure.hierarchy import Trees
from kinerja.disclosure.revisions import Shown, continued
from kinerja.package.model import BETTER, HIDDEN, PUBLISHED, TOTAL, WORSE, CountRow, CountTable, Progress

CLASSES = Classes("predikat", frozenset({BETTER}))
"""A predicate says something about a person; to be among the good harms nobody (design, "What anonymised promises")."""


@dataclass(frozen=True)
class People:
    """True counts in the finest classification that the measures know: ``counts`` is keyed over ``dimensions``."""

    dimensions: tuple[str, ...]
    counts: Mapping[Key, int]


def protected(
    tables: Sequence[CountTable],
    people: People,
    trees: Trees,
    rule: Rule,
    earlier: Sequence[Shown] = (),
    also: Set[tuple[str, Key]] = frozenset(),
    progress: Progress | None = None,
) -> tuple[CountTable, ...]:
    """The tables of one population with what must be hidden hidden.

    :param earlier: the same tables in earlier releases: what they show stays known, what they hide stays hidden.
    :param also: (table, key) of cells to hide in any case.
    :raises UnprotectableError: some cell cannot be protected.
    """
    joined = continued(tables, trees, rule, earlier)
    population = joined.population
    found = protect(
        population,
        _truth(population, people),
        tables[0].threshold,
        CLASSES,
        lambda cell, count: cost(population, cell, count),
        fixed=joined.fixed,
        stays=joined.stays,
        also=frozenset(population.index[cell] for cell in also if cell in population.index),
        progress=None if progress is None else lambda done, of: progress("melindungi (protecting)", done, of),
    )
    return tuple(
        hidden(table, {population.cells[p].key for p in found.hidden if population.cells[p].table == table.name})
        for table in tables
    )


def hidden(table: CountTable, keys: Set[Key]) -> CountTable:
    """The table with these cells hidden."""
    return replace(
        table,
        rows=tuple(
            CountRow(row.key, None, HIDDEN) if row.status == PUBLISHED and row.key in keys else row
            for row in table.rows
        ),
    )


def _truth(population: Population, people: People) -> Indices:
    """The true count of each atom."""
    finest = {d: {atom[n] for atom in population.atoms} for n, d in enumerate(population.dimensions)}
    places = [people.dimensions.index(d) for d in population.dimensions]
    number = {atom: n for n, atom in enumerate(population.atoms)}
    truth = np.zeros(len(population.atoms), dtype=np.int64)
    for key, count in people.counts.items():
        atom = tuple(
            next(code for code in population.trees[d].ancestors(key[place]) if code in finest[d])
            for d, place in zip(population.dimensions, places, strict=True)
        )
        truth[number[atom]] += count
    return truth


STEPS = 4
"""How often a correction that gives something away is tried again with more of what it changes hidden."""


def changed(tables: Sequence[CountTable], last: Shown, step: int) -> frozenset[tuple[str, Key]]:
    """Cells whose true number differs from the one last shown, to be hidden at this step of trying again.

    Whoever sees a number change by one learns where the corrected person counts. Step 0 hides none of these cells, step
    1 those of job families, step 2 the five predicates too, step 3 the merged classes; sizes of units always stay.
    """
    shown = {(t.name, row.key): row.count for t in last.tables for row in t.rows if row.status == PUBLISHED}
    return frozenset(
        (table.name, row.key)
        for table in tables
        for row in table.rows
        if row.count is not None
        and shown.get((table.name, row.key), row.count) != row.count
        and 0 < _step(table, row.key) <= step
    )


def _step(table: CountTable, key: Key) -> int:
    said = {d: m for d, m in zip(table.dimensions, key, strict=True) if d != "unit" and m != TOTAL}
    if not said:
        return 0
    if said.keys() != {CLASSES.dimension}:
        return 1
    return 3 if said[CLASSES.dimension] in (BETTER, WORSE) else 2


def cost(population: Population, cell: Cell, people: int) -> float:
    """What readers lose when a cell is hidden; infinite for the number of people rated in a unit.

    The merged classes of a unit are worth most (they carry the portal's coverage), then its five classes, then job
    families; a larger unit's numbers more than a smaller one's; a zero is a poor hiding place and costs a little more.
    """
    said = [(d, member) for d, member in zip(cell.dimensions, cell.key, strict=True) if d != "unit" and member != TOTAL]
    if not said:
        return math.inf
    unit = cell.key[cell.dimensions.index("unit")]
    height = 8.0 if unit == TOTAL else 3.0 if unit in population.trees["unit"].children else 1.0
    if len(said) > 1:
        worth = 5.0
    elif said[0][0] != CLASSES.dimension:
        worth = 10.0
    else:
        worth = 40.0 if said[0][1] in population.trees[CLASSES.dimension].children else 8.0
    return height * worth * math.sqrt(1.0 + people) * (2.0 if people == 0 else 1.0)
