"""Populations that count the same people and are attacked one by one: whether they may be.

``evaluasi/2026-T1/disiplin`` counts the people of ``evaluasi/2026-T1``. If every sum over the dimensions that the two
share is shown, and is the same number in both, then any world of one goes with any world of the other: within each
shared sum the people of one can be dealt to the cells of the other at will (a transportation problem with whole
margins, which always has a whole solution). So neither tells anything of the other's hidden cells beyond what is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kinerja.disclosure.worlds import Breach
from kinerja.package.model import HIDDEN, TOTAL, CountRow, CountTable

_Said = frozenset[tuple[str, str]]
"""What a cell says: (dimension, member) pairs, totals left out."""


def base_of(population: str, known: Iterable[str]) -> str | None:
    """The population whose people this one counts too, by its name; None where it stands for itself."""
    return next((name for name in known if population.startswith(f"{name}/")), None)


def unshared(tables: Sequence[CountTable]) -> list[Breach]:
    """Shared sums that are hidden in one of two populations of the same people, or differ: they must be neither."""
    by_population: dict[str, list[CountTable]] = {}
    for table in tables:
        by_population.setdefault(table.population, []).append(table)
    found: list[Breach] = []
    for name, own in by_population.items():
        base = base_of(name, by_population)
        if base is not None:
            found += _unshared(own, by_population[base])
    return found


def _unshared(own: Sequence[CountTable], base: Sequence[CountTable]) -> list[Breach]:
    there: Mapping[_Said, CountRow] = {_said(table, row): row for table in base for row in table.rows}
    dimensions = {d for table in base for d in table.dimensions}
    found = []
    for table in own:
        for row in table.rows:
            said = _said(table, row)
            if any(d not in dimensions for d, _ in said):
                continue
            same = there.get(said)
            if row.status == HIDDEN or same is None or (row.status, row.count) != (same.status, same.count):
                other = -1 if same is None or same.count is None else same.count
                found.append(
                    Breach(
                        "terkait", table.name, table.dimensions, row.key, -1 if row.count is None else row.count, other
                    )
                )
    return found


def _said(table: CountTable, row: CountRow) -> _Said:
    return frozenset((d, m) for d, m in zip(table.dimensions, row.key, strict=True) if m != TOTAL)
