"""Split a population into independent systems: what is published cuts the unknowns into parts that do not touch.

A published cell whose children (along one dimension of its table) are all published says nothing new, so its row is
left out; what then still hangs together is one component. Ten small programs are much faster than one large one, and
one cell's proof stays readable.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kinerja.disclosure.cells import Cell, Indices, Population
from kinerja.disclosure.solver import INTEGRAL, Floats, Row, System
from kinerja.package.model import PUBLISHED

UNKNOWN_MORE = 64
"""What no published number bounds may be this much larger than any; enough for every threshold in use."""


@dataclass(frozen=True)
class Contradiction:
    """A published number that differs from the published numbers it is made of."""

    cell: Cell
    stated: int
    computed: int


@dataclass(frozen=True)
class Component:
    """Unknowns (numbers of atoms) that hang together, and the published sums over them (local column numbers)."""

    atoms: Indices
    rows: tuple[tuple[Indices, int], ...]
    cells: tuple[Cell, ...]
    """The published cell that each row states."""
    upper: Floats

    def system(self) -> System:
        """The linear system of this component; unknowns are whole, at least 0 and at most ``upper``."""
        rows = [Row(columns, np.ones(len(columns)), float(value), float(value)) for columns, value in self.rows]
        return System(np.zeros(len(self.atoms)), self.upper, rows)

    def culprits(self) -> tuple[Cell, ...]:
        """Where no filling fits: the fewest cells whose numbers would have to be others."""
        size, count = len(self.atoms), len(self.rows)
        rows = [
            Row(np.append(columns, (size + n, size + count + n)), np.append(np.ones(len(columns)), (1.0, -1.0)), v, v)
            for n, (columns, value) in enumerate(self.rows)
            for v in (float(value),)
        ]
        upper = np.concatenate((np.full(size, max(self.upper.tolist(), default=0.0)), np.full(2 * count, np.inf)))
        costs = np.concatenate((np.zeros(size), np.ones(2 * count)))
        found = System(np.zeros(size + 2 * count), upper, rows).solve(costs)
        off = np.zeros(count) if found is None else found[size : size + count] + found[size + count :]
        return tuple(cell for cell, by in zip(self.cells, off, strict=True) if by > INTEGRAL) or self.cells[:1]


@dataclass(frozen=True)
class Split:
    """``component_of`` and ``place_of`` say where an atom is: −1 means it is known to be nobody."""

    components: tuple[Component, ...]
    component_of: Indices
    place_of: Indices
    contradictions: tuple[Contradiction, ...]


def split(population: Population) -> Split:
    """Find the components of a population's published cells, and the numbers that contradict one another."""
    contradictions: list[Contradiction] = []
    rows: dict[bytes, tuple[Cell, int]] = {}
    nobody = np.zeros(len(population.atoms), dtype=bool)
    for cell in population.cells:
        if cell.status == PUBLISHED and cell.value is not None:
            if cell.value == 0:
                nobody[cell.atoms] = True
            same = rows.setdefault(cell.atoms.tobytes(), (cell, cell.value))
            if same[1] != cell.value:
                contradictions.append(Contradiction(cell, cell.value, same[1]))
    kept = []
    for cell, value in rows.values():
        computed = _implied(cell, population)
        if computed is not None and computed != value:
            contradictions.append(Contradiction(cell, value, computed))
        if computed is None or computed != value:
            free = cell.atoms[~nobody[cell.atoms]]
            if len(free):
                kept.append((free, value, cell))
            elif value != 0:
                contradictions.append(Contradiction(cell, value, 0))
    roots = _join(len(population.atoms), [free for free, _, _ in kept])
    total = max((value for _, value in rows.values()), default=0) + UNKNOWN_MORE
    return _components(population, nobody, roots, kept, total, tuple(contradictions))


def _implied(cell: Cell, population: Population) -> int | None:
    """The sum of a cell's children along the first dimension whose children are all published; None where none is."""
    for place in range(len(cell.dimensions)):
        children = population.children(cell, place)
        if not children:
            continue
        values = []
        for child in children:
            at = population.index.get((cell.table, (*cell.key[:place], child, *cell.key[place + 1 :])))
            below = None if at is None else population.cells[at]
            if below is None or (below.value is None and len(below.atoms)) or len(below.atoms) == len(cell.atoms):
                break  # unknown, hidden, or the same sum under another name, whose own row stands for both
            values.append(below.value or 0)
        else:
            return sum(values)
    return None


def _join(size: int, groups: list[Indices]) -> Indices:
    parent = np.arange(size)

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = int(parent[node])
        return node

    for group in groups:
        first = root(int(group[0]))
        for node in group[1:]:
            parent[root(int(node))] = first
    return np.array([root(node) for node in range(size)], dtype=np.int64)


def _components(
    population: Population,
    nobody: NDArray[np.bool_],
    roots: Indices,
    kept: list[tuple[Indices, int, Cell]],
    total: int,
    contradictions: tuple[Contradiction, ...],
) -> Split:
    members: dict[int, list[int]] = defaultdict(list)
    for atom in range(len(population.atoms)):
        if not nobody[atom]:
            members[int(roots[atom])].append(atom)
    component_of = np.full(len(population.atoms), -1, dtype=np.int64)
    place_of = np.full(len(population.atoms), -1, dtype=np.int64)
    order = sorted(members)
    for number, root in enumerate(order):
        atoms = np.array(members[root], dtype=np.int64)
        component_of[atoms] = number
        place_of[atoms] = np.arange(len(atoms))
    local: Mapping[int, list[tuple[Indices, int, Cell]]] = defaultdict(list)
    for free, value, cell in kept:
        local[int(component_of[free[0]])].append((place_of[free], value, cell))
    components = []
    for number, root in enumerate(order):
        upper = np.full(len(members[root]), float(total))
        for columns, value, _ in local[number]:
            upper[columns] = np.minimum(upper[columns], float(value))
        components.append(
            Component(
                np.array(members[root], dtype=np.int64),
                tuple((columns, value) for columns, value, _ in local[number]),
                tuple(cell for _, _, cell in local[number]),
                upper,
            )
        )
    return Split(tuple(components), component_of, place_of, contradictions)
