"""Why cells of a release are hidden, counted by table: for reviewers, who may read the records behind it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kinerja.package.model import BETTER, HIDDEN, TOTAL, CountTable, Release
from kinerja.release.draft import Draft
from kinerja.release.protection import CLASSES


@dataclass(frozen=True)
class Reasons:
    """Hidden cells of one table of counts. No cell is named: which ones are small is what hiding keeps."""

    table: str
    few: int
    """Fewer people than ``ambang``."""
    one_class: int
    """Everybody of a group, of whatever size, in one class that says something about them."""
    beside: int
    """Safe alone, but the others could be worked out from them."""


def reasons(draft: Draft, release: Release) -> tuple[Reasons, ...]:
    """Count why each hidden cell of the release's count tables is hidden; tables that hide nothing are left out."""
    return tuple(
        found
        for counted in draft.counts
        for table in counted.tables
        if (found := _of_table(table, release)) is not None
    )


def _of_table(true: CountTable, release: Release) -> Reasons | None:
    table = release.tables.get(true.name)
    hidden = {row.key for row in table.rows if row.status == HIDDEN} if isinstance(table, CountTable) else set()
    if not hidden:
        return None
    counts = {row.key: row.count or 0 for row in true.rows}
    why = Counter(_why(true, key, counts) for key in hidden)
    return Reasons(true.name, why["few"], why["one_class"], why["beside"])


def _why(table: CountTable, key: tuple[str, ...], counts: dict[tuple[str, ...], int]) -> str:
    if 0 < counts[key] < table.threshold:
        return "few"
    if CLASSES.dimension in table.dimensions:
        at = table.dimensions.index(CLASSES.dimension)
        everybody = counts.get((*key[:at], TOTAL, *key[at + 1 :]))
        if key[at] not in (TOTAL, BETTER) and counts[key] and counts[key] == everybody:
            return "one_class"
    return "beside"
