"""The count tables of one population as one linear system: atoms (finest cross-classified cells) and cells (sums).

Every number in a count table is the sum of some atoms. Because all tables of a population share the atoms, links
between tables (a margin here, a merged class there, a predicate that is a function of two ratings) need no special
case: they are the same unknowns.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kinerja.disclosure.hierarchy import Tree, Trees, finest_in_common, line_in
from kinerja.package.model import HIDDEN, PUBLISHED, CountTable

Key = tuple[str, ...]
Indices = NDArray[np.int64]


@dataclass(frozen=True)
class Cell:
    """One cell of one table: its atoms and what is said of it. ``value`` only where ``status`` is ``terbit``."""

    table: str
    dimensions: tuple[str, ...]
    key: Key
    atoms: Indices
    status: str
    value: int | None

    def __str__(self) -> str:
        return f"{self.table}[{', '.join(self.key)}]"


@dataclass(frozen=True)
class Population:
    """All count tables over the same people: ``cells`` in table order, ``atoms`` as keys over ``dimensions``.

    Atoms of cells that are ``belum_ada`` or ``tidak_berlaku`` are no people and have been left out.
    """

    name: str
    dimensions: tuple[str, ...]
    atoms: tuple[Key, ...]
    cells: tuple[Cell, ...]
    trees: Trees
    index: Mapping[tuple[str, Key], int] = field(repr=False)
    """(table, key) → place in ``cells``."""
    own: Mapping[str, Trees] = field(repr=False)
    """Table → its hierarchies; tables of different releases may group the same members differently."""

    def children(self, cell: Cell, place: int) -> tuple[str, ...]:
        """The children of a cell's member of its dimension ``place``, as the cell's table knows them."""
        return self.own[cell.table][cell.dimensions[place]].children.get(cell.key[place], ())


Rule = Mapping[tuple[str, str], str]
RULE_DIMENSIONS = ("hasil_kerja", "perilaku_kerja", "predikat")
"""A predicate is a function of the two ratings; the release publishes the function, so an attacker has it."""


def populations(
    tables: Sequence[CountTable], trees: Trees, rule: Rule, own: Mapping[str, Trees] | None = None
) -> tuple[Population, ...]:
    """Group count tables by ``population`` and find their atoms.

    :param trees: hierarchy of each dimension.
    :param rule: (hasil, perilaku) → predikat; used where one population knows all three.
    :param own: table → its own hierarchies, where they differ from table to table; ``trees`` stand for the others.
    """
    grouped: dict[str, list[CountTable]] = defaultdict(list)
    for table in tables:
        grouped[table.population].append(table)
    return tuple(_population(name, grouped[name], trees, rule, own or {}) for name in sorted(grouped))


def _population(
    name: str, tables: Sequence[CountTable], trees: Trees, rule: Rule, own: Mapping[str, Trees]
) -> Population:
    dimensions = tuple(dict.fromkeys(d for table in tables for d in table.dimensions))
    hierarchies = {t.name: {d: own.get(t.name, trees).get(d, Tree({})) for d in t.dimensions} for t in tables}
    finest = {d: _finest(d, tables, hierarchies) for d in dimensions}
    atoms = _atoms(dimensions, finest, tables, trees, rule)
    cells: list[Cell] = []
    for table in tables:
        members = _members(table, dimensions, atoms, hierarchies)
        cells.extend(
            Cell(table.name, table.dimensions, row.key, members.get(row.key, _NOBODY), row.status, row.count)
            for row in table.rows
        )
    index = {(cell.table, cell.key): place for place, cell in enumerate(cells)}
    known = {d: trees.get(d, Tree({})) for d in dimensions}
    return Population(name, dimensions, tuple(atoms), tuple(cells), known, index, hierarchies)


_NOBODY: Indices = np.array([], dtype=np.int64)


def _finest(dimension: str, tables: Sequence[CountTable], hierarchies: Mapping[str, Trees]) -> tuple[str, ...]:
    used: list[tuple[Tree, set[str]]] = []
    for table in tables:
        if dimension in table.dimensions:
            tree = hierarchies[table.name][dimension]
            here = {row.key[table.dimensions.index(dimension)] for row in table.rows}
            same = next((codes for known, codes in used if known.parent == tree.parent), None)
            if same is None:
                used.append((tree, here))
            else:
                same |= here
    return finest_in_common(used)


def _atoms(
    dimensions: tuple[str, ...],
    finest: Mapping[str, tuple[str, ...]],
    tables: Sequence[CountTable],
    trees: Trees,
    rule: Rule,
) -> list[Key]:
    """Every combination of finest members that may hold people."""
    absent = {(t.dimensions, row.key) for t in tables for row in t.rows if row.status not in (PUBLISHED, HIDDEN)}
    absent_dimensions = sorted({d for d, _ in absent})
    ruled = bool(rule) and all(d in dimensions for d in RULE_DIMENSIONS)
    atoms = []
    for key in itertools.product(*(finest[d] for d in dimensions)):
        at = dict(zip(dimensions, key, strict=True))
        if any((d, tuple(at[x] for x in d)) in absent for d in absent_dimensions):
            continue
        if ruled:
            first, second, third = (at[d] for d in RULE_DIMENSIONS)
            if rule.get((first, second)) not in trees["predikat"].ancestors(third):
                continue
        atoms.append(key)
    return atoms


def _members(
    table: CountTable, dimensions: tuple[str, ...], atoms: Sequence[Key], hierarchies: Mapping[str, Trees]
) -> dict[Key, Indices]:
    """The atoms of each of a table's possible keys."""
    lines: list[tuple[int, dict[str, tuple[str, ...]]]] = []
    for dimension in table.dimensions:
        place = dimensions.index(dimension)
        tree = hierarchies[table.name][dimension]
        others = [known[dimension] for known in hierarchies.values() if dimension in known]
        lines.append((place, {code: line_in(tree, code, others) for code in {atom[place] for atom in atoms}}))
    found: dict[Key, list[int]] = defaultdict(list)
    for number, atom in enumerate(atoms):
        for key in itertools.product(*(line[atom[place]] for place, line in lines)):
            found[key].append(number)
    return {key: np.array(numbers, dtype=np.int64) for key, numbers in found.items()}
