"""Disclosure control applied to a release's count tables: what hiding costs readers, and what may be shown."""

from __future__ import annotations

import math
from collections.abc import Sequence, Set
from dataclasses import replace

import numpy as np

from kinerja.disclosure.attack import Classes
from kinerja.disclosure.cells import Cell, Indices, Key, Population, Rule
from kinerja.disclosure.complementary import DEAR, protect
from kinerja.disclosure.hierarchy import Trees
from kinerja.disclosure.revisions import Shown, continued
from kinerja.measures.people import Cube
from kinerja.package.model import BETTER, HIDDEN, PUBLISHED, TOTAL, WORSE, CountRow, CountTable, Progress
from kinerja.release.counts import Counted

CLASSES = Classes("predikat", frozenset({BETTER}))
"""A predicate says something about a person; to be among the good harms nobody (design, "What anonymised promises")."""

_EXPECTED = frozenset({"di_atas_ekspektasi", "sesuai_ekspektasi", "sesuai_ke_atas", "belum_dicatat"})

SENSITIVE = (
    CLASSES,
    *(Classes(dimension, _EXPECTED) for dimension in ("hasil_kerja", "perilaku_kerja", "kerja_sama", "ekspektasi")),
    Classes("disiplin", frozenset({"tertib", "belum_dicatat"})),
    Classes("perubahan", frozenset({"naik", "tetap", "tanpa_pembanding"})),
)
"""Every dimension that judges a person, and the members that may be known of a whole group. An agency's own codes are
in none of these lists, and so are protected. How plans, needs and feedback were handled judges whoever handled them."""


def protected(
    counted: Counted,
    trees: Trees,
    rule: Rule,
    earlier: Sequence[Shown] = (),
    also: Set[tuple[str, Key]] = frozenset(),
    progress: Progress | None = None,
) -> tuple[CountTable, ...]:
    """The tables of one population with what must be hidden hidden.

    :param trees: hierarchy of every dimension.
    :param earlier: the same tables in earlier releases: what they show stays known, what they hide stays hidden.
    :param also: (table, key) of cells to hide in any case.
    :raises UnprotectableError: some cell cannot be protected.
    """
    tables = counted.tables
    joined = continued(tables, trees, rule, earlier)
    population = joined.population
    found = protect(
        population,
        _truth(population, counted.people),
        tables[0].threshold,
        SENSITIVE,
        lambda cell, count: cost(population, cell, count, counted.shared),
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


def _truth(population: Population, people: Cube) -> Indices:
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


def cost(population: Population, cell: Cell, people: int, shared: frozenset[str] | None) -> float:
    """What readers lose when a cell is hidden; infinite for what another population shows (``shared``) anyway.

    The agency's merged classes, and tables that say things of the agency alone beside units, are dear: hidden only
    where nothing else will do. The merged classes of a unit are worth most (they carry the portal's coverage), then its
    five classes, then job families; a larger unit's numbers more than a smaller one's; a zero is a poor hiding place
    and costs a little more.
    """
    said = [(d, member) for d, member in zip(cell.dimensions, cell.key, strict=True) if d != "unit" and member != TOTAL]
    if shared is not None and all(d in shared for d, _ in said):
        return math.inf
    unit = cell.key[cell.dimensions.index("unit")] if "unit" in cell.dimensions else TOTAL
    merged = len(said) == 1 and said[0][1] in population.trees[said[0][0]].children
    if unit == TOTAL and "unit" in population.dimensions and (merged or "unit" not in cell.dimensions):
        return DEAR * math.sqrt(1.0 + people)
    tree = population.trees.get("unit")
    height = 8.0 if unit == TOTAL else 3.0 if tree is not None and unit in tree.children else 1.0
    return height * _worth(population, said) * math.sqrt(1.0 + people) * (2.0 if people == 0 else 1.0)


def _worth(population: Population, said: Sequence[tuple[str, str]]) -> float:
    if not said:
        return 80.0
    if len(said) > 1:
        return 5.0
    dimension, member = said[0]
    if member in population.trees[dimension].children:
        return 40.0
    return {CLASSES.dimension: 8.0, "hasil_kerja": 4.0, "perilaku_kerja": 4.0}.get(dimension, 10.0)
