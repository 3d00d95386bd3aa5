"""The count tables of one population as one linear system: atoms (finest cross-classified cells) and cells (sums).

Every number in a count table is the sum of some atoms. Because all tables of a population share the atoms, links
between tables (a margin here, a merged class there, a predicate that is a function of two ratings) need no special
case: they are the same unknowns.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kinerja.package.model import HIDDEN, PUBLISHED, TOTAL, CountTable, Member

Key = tuple[str, ...]
Indices = NDArray[np.int64]


@dataclass(frozen=True)
class Tree:
    """One dimension's hierarchy: a member is the sum of its children; top members have ``semua`` as parent."""

    parent: Mapping[str, str]

    @classmethod
    def of(cls, members: Iterable[Member]) -> Tree:
        """From a code list."""
        return cls({m.code: m.parent for m in members})

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """Members by parent, in code order."""
        found: dict[str, list[str]] = defaultdict(list)
        for code in sorted(self.parent):
            found[self.parent[code]].append(code)
        return {parent: tuple(codes) for parent, codes in found.items()}

    def ancestors(self, code: str) -> tuple[str, ...]:
        """``code`` itself, its parents in turn, and ``semua``. Stops at a loop."""
        path = [code]
        while path[-1] != TOTAL:
            above = self.parent.get(path[-1], TOTAL)
            path.append(TOTAL if above in path else above)
        return tuple(path)

    def finest(self, used: Iterable[str]) -> tuple[str, ...]:
        """The members that nothing used is below of, and that together make up ``semua``."""
        above = {a for code in used for a in self.ancestors(code)[1:]}
        found: list[str] = []
        stack = [TOTAL]
        while stack:
            code = stack.pop()
            if code in above:
                stack.extend(reversed(self.children.get(code, ())))
            elif code != TOTAL:
                found.append(code)
        return tuple(found)


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
    trees: Mapping[str, Tree]
    index: Mapping[tuple[str, Key], int] = field(repr=False)
    """(table, key) → place in ``cells``."""


Rule = Mapping[tuple[str, str], str]
RULE_DIMENSIONS = ("hasil_kerja", "perilaku_kerja", "predikat")
"""A predicate is a function of the two ratings; the release publishes the function, so an attacker has it."""


def populations(tables: Sequence[CountTable], trees: Mapping[str, Tree], rule: Rule) -> tuple[Population, ...]:
    """Group count tables by ``population`` and find their atoms.

    :param trees: hierarchy of each dimension.
    :param rule: (hasil, perilaku) → predikat; used where one population knows all three.
    """
    grouped: dict[str, list[CountTable]] = defaultdict(list)
    for table in tables:
        grouped[table.population].append(table)
    return tuple(_population(name, grouped[name], trees, rule) for name in sorted(grouped))


def _population(name: str, tables: Sequence[CountTable], trees: Mapping[str, Tree], rule: Rule) -> Population:
    dimensions = tuple(dict.fromkeys(d for table in tables for d in table.dimensions))
    used = {
        d: {row.key[t.dimensions.index(d)] for t in tables if d in t.dimensions for row in t.rows} for d in dimensions
    }
    hierarchy = {d: trees.get(d, Tree({})) for d in dimensions}
    finest = {d: hierarchy[d].finest(used[d]) or (TOTAL,) for d in dimensions}
    absent = {(t.dimensions, row.key) for t in tables for row in t.rows if row.status not in (PUBLISHED, HIDDEN)}
    absent_dimensions = sorted({d for d, _ in absent})
    above = {d: {code: hierarchy[d].ancestors(code) for code in finest[d]} for d in dimensions}
    atoms = []
    for key in itertools.product(*(finest[d] for d in dimensions)):
        at = dict(zip(dimensions, key, strict=True))
        if any((d, tuple(at[x] for x in d)) in absent for d in absent_dimensions):
            continue
        if all(d in at for d in RULE_DIMENSIONS) and rule:
            first, second, third = (at[d] for d in RULE_DIMENSIONS)
            if rule.get((first, second)) not in above["predikat"][third]:
                continue
        atoms.append(key)
    cells: list[Cell] = []
    for table in tables:
        places = [dimensions.index(d) for d in table.dimensions]
        members: dict[Key, list[int]] = defaultdict(list)
        for number, atom in enumerate(atoms):
            for key in itertools.product(*(above[d][atom[p]] for d, p in zip(table.dimensions, places, strict=True))):
                members[key].append(number)
        cells.extend(
            Cell(
                table.name,
                table.dimensions,
                row.key,
                np.array(members.get(row.key, ()), dtype=np.int64),
                row.status,
                row.count,
            )
            for row in table.rows
        )
    index = {(cell.table, cell.key): place for place, cell in enumerate(cells)}
    return Population(name, dimensions, tuple(atoms), tuple(cells), hierarchy, index)
