"""Two populations of the same people, attacked one by one, give away as little as when they are attacked together."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja.disclosure.cells import Population, populations
from kinerja.disclosure.hierarchy import Tree
from kinerja.package.model import HIDDEN, PUBLISHED, TOTAL, CountRow, CountTable
from kinerja.release.apart import unshared
from tests.unit.disclosure.tables import extremes

TREES = {
    "unit": Tree({"a": TOTAL, "b": TOTAL}),
    "predikat": Tree({"baik": TOTAL, "kurang": TOTAL}),
    "disiplin": Tree({"tertib": TOTAL, "terlambat": TOTAL}),
}
People = Mapping[tuple[str, str, str], int]


def table(people: People, other: str, population: str, hidden: frozenset[tuple[str, str]]) -> CountTable:
    """Units by one other dimension; some cells within units hidden, with the totals that would give them away."""
    place = 1 if other == "predikat" else 2
    members = {"unit": (TOTAL, "a", "b"), other: (TOTAL, *TREES[other].parent)}
    cube: Counter[tuple[str, str]] = Counter()
    for key, number in people.items():
        for unit, member in itertools.product((key[0], TOTAL), (key[place], TOTAL)):
            cube[unit, member] += number
    rows = tuple(
        CountRow(key, None, HIDDEN) if key in hidden else CountRow(key, cube[key], PUBLISHED)
        for key in itertools.product(members["unit"], members[other])
    )
    return CountTable(other, other, other, population, ("unit", other), members, 5, rows)


def of(*tables: CountTable) -> Population:
    (found,) = populations(tables, TREES, {})
    return found


def hidden_of(dimension: str, draw: list[bool]) -> frozenset[tuple[str, str]]:
    """Whole units' classes, and the agency's where any is hidden."""
    units = [unit for unit, hide in zip(("a", "b"), draw, strict=True) if hide]
    return frozenset(itertools.product([*units, *([TOTAL] if units else [])], TREES[dimension].parent))


@settings(deadline=None, max_examples=40)
@given(
    st.dictionaries(
        st.tuples(st.sampled_from("ab"), st.sampled_from(("baik", "kurang")), st.sampled_from(("tertib", "terlambat"))),
        st.integers(1, 2),
        min_size=1,
        max_size=5,
    ),
    st.lists(st.booleans(), min_size=2, max_size=2),
    st.lists(st.booleans(), min_size=2, max_size=2),
)
def test_no_cell_is_known_better_from_both_tables_than_from_its_own(
    people: People, first: list[bool], second: list[bool]
) -> None:
    ratings = table(people, "predikat", "evaluasi/2026-T1", hidden_of("predikat", first))
    beside = table(people, "disiplin", "evaluasi/2026-T1/disiplin", hidden_of("disiplin", second))
    assert unshared([ratings, beside]) == []
    together = of(ratings, table(people, "disiplin", "evaluasi/2026-T1", hidden_of("disiplin", second)))
    for own in (of(ratings), of(beside)):
        for cell in own.cells:
            joined = together.cells[together.index[cell.table, cell.key]]
            assert extremes(together, joined) == extremes(own, cell), cell
