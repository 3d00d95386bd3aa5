"""Small count tables for the disclosure tests, and an attacker so plain that nobody can doubt it."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import replace

import numpy as np

from kinerja.disclosure.attack import Classes
from kinerja.disclosure.cells import Cell, Indices, Population, populations
from kinerja.disclosure.hierarchy import Tree
from kinerja.package.model import HIDDEN, PUBLISHED, TOTAL, CountRow, CountTable

UNITS = Tree({"a": TOTAL, "b": TOTAL, "a1": "a", "a2": "a"})
PREDICATES = Tree(
    {
        "baik_ke_atas": TOTAL,
        "di_bawah_baik": TOTAL,
        "sangat_baik": "baik_ke_atas",
        "baik": "baik_ke_atas",
        "kurang": "di_bawah_baik",
    }
)
TREES = {"unit": UNITS, "predikat": PREDICATES}
CLASSES = (Classes("predikat", frozenset({"baik_ke_atas"})),)


def table(
    counts: Mapping[tuple[str, str], int], name: str = "predikat", trees: Mapping[str, Tree] = TREES
) -> CountTable:
    """A complete unit × predicate table with every true value, from counts of (leaf unit, leaf predicate)."""
    cube: Counter[tuple[str, str]] = Counter()
    for (unit, predicate), people in counts.items():
        for key in itertools.product(trees["unit"].ancestors(unit), trees["predikat"].ancestors(predicate)):
            cube[key] += people
    members = {"unit": (TOTAL, *trees["unit"].parent), "predikat": (TOTAL, *trees["predikat"].parent)}
    rows = tuple(CountRow(key, cube[key], PUBLISHED) for key in itertools.product(members["unit"], members["predikat"]))
    return CountTable(name, name, name, "evaluasi/2026-T1", ("unit", "predikat"), members, 5, rows)


def with_hidden(shown: CountTable, hidden: Set[tuple[str, ...]]) -> CountTable:
    """The table with some cells hidden."""
    return replace(
        shown, rows=tuple(CountRow(row.key, None, HIDDEN) if row.key in hidden else row for row in shown.rows)
    )


def population(*tables: CountTable) -> Population:
    """The one population of some tables."""
    (found,) = populations(tables, TREES, {})
    return found


def truth(of: Population, counts: Mapping[tuple[str, str], int]) -> Indices:
    """The true count of each atom."""
    return np.array([counts.get((atom[0], atom[1]), 0) for atom in of.atoms], dtype=np.int64)


def every_world(of: Population) -> Iterator[Indices]:
    """Each filling of the atoms with whole numbers that agrees with every published cell, by trying them all."""
    published = [(set(map(int, cell.atoms)), cell.value) for cell in of.cells if cell.value is not None]
    world = [0] * len(of.atoms)

    def fits(number: int) -> bool:
        known = range(number + 1)
        for atoms, value in published:
            if number in atoms:
                so_far = sum(world[a] for a in atoms if a in known)
                if so_far > value or (max(atoms) == number and so_far != value):
                    return False
        return True

    def fill(number: int) -> Iterator[Indices]:
        if number == len(world):
            yield np.array(world, dtype=np.int64)
            return
        for value in range(max(value for _, value in published) + 1):
            world[number] = value
            if fits(number):
                yield from fill(number + 1)
        world[number] = 0

    yield from fill(0)


def extremes(of: Population, cell: Cell) -> tuple[int, int]:
    """The smallest and largest value of a cell in any world."""
    values = [int(world[cell.atoms].sum()) for world in every_world(of)]
    return min(values), max(values)
