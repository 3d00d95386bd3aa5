"""Primary suppression: which cells may not be shown whatever the other cells say, and what is hidden whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kinerja.disclosure.attack import Classes
from kinerja.disclosure.cells import Cell, Population
from kinerja.package.model import HIDDEN, PUBLISHED, TOTAL

Groups = dict[tuple[str, ...], list[int]]


def primary(population: Population, counts: Sequence[int], threshold: int, classes: Classes | None) -> set[int]:
    """Cells (places in ``population.cells``) that must be hidden on their own account.

    A count from 1 to ``threshold - 1``; and, where everybody in a group is in one harmful class, that class and its
    siblings (showing the siblings' zeros would say the same).

    :param counts: the true count of each cell.
    """
    unsafe = {place for place, cell in enumerate(population.cells) if _sayable(cell) and 0 < counts[place] < threshold}
    if classes is not None:
        for group in groups(population, classes).values():
            total = next((counts[p] for p in group if _member(population.cells[p], classes) == TOTAL), 0)
            for place in group:
                member = _member(population.cells[place], classes)
                if total and counts[place] == total and member != TOTAL and member not in classes.harmless:
                    unsafe.add(place)
    return hidden_whole(population, unsafe, classes)


def groups(population: Population, classes: Classes) -> Groups:
    """Cells of one table that differ in their class alone, by (table, the rest of the key)."""
    found: Groups = defaultdict(list)
    for place, cell in enumerate(population.cells):
        if classes.dimension in cell.dimensions and _sayable(cell):
            at = cell.dimensions.index(classes.dimension)
            found[(cell.table, *cell.key[:at], *cell.key[at + 1 :])].append(place)
    return found


def hidden_whole(population: Population, hidden: Iterable[int], classes: Classes | None) -> set[int]:
    """``hidden`` and what goes with it: where a group's size is hidden, so is everything said about the group.

    The same sum in another table (a margin) is the same statement, and is hidden with it.
    """
    result = set(hidden)
    twins: dict[bytes, list[int]] = defaultdict(list)
    for place, cell in enumerate(population.cells):
        if _sayable(cell) and len(cell.atoms):
            twins[cell.atoms.tobytes()].append(place)
    grouped = groups(population, classes) if classes is not None else {}
    size = -1
    while size != len(result):
        size = len(result)
        for place in list(result):
            result.update(twins.get(population.cells[place].atoms.tobytes(), ()))
        if classes is not None:
            for group in grouped.values():
                if any(p in result and _member(population.cells[p], classes) == TOTAL for p in group):
                    result.update(group)
    return result


def _sayable(cell: Cell) -> bool:
    return cell.status in (PUBLISHED, HIDDEN)


def _member(cell: Cell, classes: Classes) -> str:
    return cell.key[cell.dimensions.index(classes.dimension)]
