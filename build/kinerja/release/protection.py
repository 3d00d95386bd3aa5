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
from kinerja.package.model import BETTER, HIDDEN, PUBLISHED, TOTAL, CountRow, CountTable, Progress

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
    progress: Progress | None = None,
) -> tuple[CountTable, ...]:
    """The tables of one population with what must be hidden hidden.

    :param earlier: the same tables in earlier releases: what they show stays known, what they hide stays hidden.
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
