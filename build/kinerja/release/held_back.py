"""What a correction leaves out, so that tables of the same people do not together tell of whoever was corrected.

Populations of the same people are attacked apart (``release.apart``): any world of one goes with any of the other. That
is not so of what *changed* between two releases. Where one person's rating moves, the unit and job family are in one
table's change, the sex in another's, the status in a third's, and all of them are that person's.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from kinerja.disclosure.hierarchy import Trees
from kinerja.package.model import PUBLISHED, TOTAL, CountTable, Release
from kinerja.release.counts import Counted


def held_back(counts: Sequence[Counted], trees: Trees, earlier: Sequence[Release]) -> frozenset[str]:
    """The populations that a correction leaves out: beside the first that changes, each that changes by too few people.

    Ratings come first, so they are corrected. What was left out once stays out of the corrections of a period: beside
    the release that still has it, it would tell the same.

    :param counts: true values, ratings first; what stands for itself (``shared`` None) counts other people.
    :param earlier: the period's releases, in their order; empty for a first release.
    """
    if not earlier:
        return frozenset()
    found, first = set(), True
    for counted in counts:
        if counted.shared is None:
            continue
        names = {table.name for table in counted.tables}
        if any(names & release.tables.keys() for release in earlier) and not names & earlier[-1].tables.keys():
            found.add(counted.people.population)
        elif max((_moved(t, earlier[-1], trees) for t in counted.tables), default=0) > 0:
            if not first and any(0 < _moved(t, earlier[-1], trees) < t.threshold for t in counted.tables):
                found.add(counted.people.population)
            first = False
    return frozenset(found)


def _moved(table: CountTable, last: Release, trees: Trees) -> int:
    """At least how many people's place in the table is another than the last release showed."""
    there = last.tables.get(table.name)
    if not isinstance(there, CountTable):
        return 0
    shown = {row.key: row.count for row in there.rows if row.status == PUBLISHED and row.count is not None}
    change = {row.key: (row.count or 0) - shown[row.key] for row in table.rows if row.key in shown}
    finest = [by for key, by in change.items() if _is_finest(key, table, trees)]
    return max(
        sum(by for by in finest if by > 0),
        -sum(by for by in finest if by < 0),
        max((abs(by) for by in change.values()), default=0),
    )


def _is_finest(key: Sequence[str], table: CountTable, trees: Trees) -> bool:
    return all(
        member != TOTAL and not _below(member, set(table.members[dimension]), trees, dimension)
        for dimension, member in zip(table.dimensions, key, strict=True)
    )


def _below(member: str, listed: Set[str], trees: Trees, dimension: str) -> bool:
    return any(member in trees[dimension].ancestors(other) for other in listed - {member, TOTAL})
