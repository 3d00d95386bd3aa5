"""Primary suppression: which cells may not be shown whatever the other cells say, and what is hidden whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kinerja.disclosure.attack import Classes
from kinerja.disclosure.cells import Population
from kinerja.package.model import HIDDEN, PUBLISHED, TOTAL


@dataclass(frozen=True)
class Group:
    """The cells of one table that differ in their class alone: ``size`` is that of everybody in the group.

    ``said``: the sensitive dimension that they differ in.
    """

    size: int
    classes: tuple[int, ...]
    said: Classes


class Structure:
    """What goes with what in one population, worked out once: groups by class, and sums that two tables share."""

    def __init__(self, population: Population, classes: Sequence[Classes]) -> None:
        self.cells = population.cells
        twins: dict[bytes, list[int]] = defaultdict(list)
        for place, cell in enumerate(population.cells):
            if cell.status in (PUBLISHED, HIDDEN) and len(cell.atoms):
                twins[cell.atoms.tobytes()].append(place)
        self.groups = tuple(group for said in classes for group in self._groups(said))
        self._with: dict[int, set[int]] = defaultdict(set)
        for places in twins.values():
            for place in places:
                self._with[place].update(places)
        for group in self.groups:
            self._with[group.size].update(group.classes)

    def _groups(self, said: Classes) -> Iterator[Group]:
        grouped: dict[tuple[str, ...], dict[str, int]] = defaultdict(dict)
        for place, cell in enumerate(self.cells):
            if cell.status in (PUBLISHED, HIDDEN) and said.dimension in cell.dimensions:
                at = cell.dimensions.index(said.dimension)
                grouped[(cell.table, *cell.key[:at], *cell.key[at + 1 :])][cell.key[at]] = place
        for members in grouped.values():
            if TOTAL in members:
                yield Group(members[TOTAL], tuple(place for code, place in members.items() if code != TOTAL), said)

    def hidden_whole(self, hidden: Iterable[int]) -> set[int]:
        """``hidden`` and what goes with it.

        Where a group's size is hidden, so is everything said about the group; and the same sum in another table (a
        margin) is the same statement.
        """
        result: set[int] = set()
        waiting = list(hidden)
        while waiting:
            place = waiting.pop()
            if place not in result:
                result.add(place)
                waiting.extend(self._with.get(place, ()))
        return result

    def primary(self, counts: Sequence[int], threshold: int) -> set[int]:
        """Cells (places in ``population.cells``) that must be hidden on their own account.

        A count from 1 to ``threshold - 1``; and, where everybody in a group is in one harmful class, that class.

        :param counts: the true count of each cell.
        """
        unsafe = {
            place
            for place, cell in enumerate(self.cells)
            if cell.status in (PUBLISHED, HIDDEN) and 0 < counts[place] < threshold
        }
        for group in self.groups:
            if counts[group.size]:
                unsafe.update(
                    place
                    for place in group.classes
                    if counts[place] == counts[group.size] and not group.said.spares(self.cells[place])
                )
        return self.hidden_whole(unsafe)
