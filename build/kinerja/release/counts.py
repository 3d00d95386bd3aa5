"""From cubes of people to count tables, every true value in them: what disclosure control then decides about."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kinerja.disclosure.hierarchy import Tree
from kinerja.measures.people import Cube
from kinerja.package.model import NOT_YET, PUBLISHED, TOTAL, CountRow, CountTable, Member
from kinerja.release.units import PublishedUnits

UNIT = "unit"


@dataclass(frozen=True)
class Counted:
    """The count tables of one population with their true values, and the people in them in their finest classes.

    ``shared``: the dimensions over which this population is known from another one that counts the same people; cells
    that say nothing beyond them always stay shown (``docs/decisions/populations.md``). None: nothing is known from
    elsewhere, so any cell may be hidden.
    """

    tables: tuple[CountTable, ...]
    people: Cube
    shared: frozenset[str] | None


@dataclass(frozen=True)
class Frame:
    """What every count table is laid out by: published units, code lists of the other dimensions, and the threshold."""

    units: PublishedUnits
    lists: Mapping[str, Sequence[Member]]
    threshold: int

    def based(self, cube: Cube, population: str) -> Cube:
        """The cube with units as ``unit.csv`` names them, under the population's own name."""
        if UNIT not in cube.dimensions:
            return Cube(population, cube.dimensions, cube.counts)
        at = cube.dimensions.index(UNIT)
        moved: Counter[tuple[str, ...]] = Counter()
        for key, people in cube.counts.items():
            moved[(*key[:at], self.units.base_of[key[at]], *key[at + 1 :])] += people
        return Cube(population, cube.dimensions, moved)

    def table(
        self,
        name: str,
        titles: tuple[str, str],
        people: Cube,
        dimensions: tuple[str, ...],
        *,
        top: frozenset[str] = frozenset(),
    ) -> CountTable:
        """Lay a cube (of ``based``) out over some of its dimensions.

        :param titles: in Indonesian and English.
        :param top: dimensions of which only the top members are listed: merged classes instead of what they hold.
        """
        members = {d: self._members(d, only_top=d in top) for d in dimensions}
        trees = {d: Tree.of(self.units.members if d == UNIT else self.lists[d]) for d in dimensions}
        listed = {d: frozenset(members[d]) for d in dimensions}
        summed: Counter[tuple[str, ...]] = Counter()
        for key, number in people.onto(*dimensions).counts.items():
            lines = (
                [code for code in trees[d].ancestors(at) if code in listed[d]]
                for d, at in zip(dimensions, key, strict=True)
            )
            for cell in itertools.product(*lines):
                summed[cell] += number
        absent = self.units.absent if dimensions[0] == UNIT else frozenset()
        rows = tuple(
            CountRow(key, None, NOT_YET) if key[0] in absent else CountRow(key, summed[key], PUBLISHED)
            for key in itertools.product(*(members[d] for d in dimensions))
        )
        return CountTable(name, *titles, people.population, dimensions, members, self.threshold, rows)

    def _members(self, dimension: str, *, only_top: bool) -> tuple[str, ...]:
        if dimension == UNIT:
            return (TOTAL, *self.units.rows)
        return (TOTAL, *(m.code for m in self.lists[dimension] if not only_top or m.parent == TOTAL))
