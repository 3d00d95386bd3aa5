"""Attack published releases, one or several together, from their folders alone: what ``kinerja audit`` runs."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kinerja.disclosure.attack import attack
from kinerja.disclosure.cells import Rule, populations
from kinerja.disclosure.hierarchy import Tree
from kinerja.disclosure.means import attack_means, differences
from kinerja.disclosure.revisions import Shown, attack_pair
from kinerja.disclosure.worlds import Breach
from kinerja.package.model import PUBLISHED, TOTAL, CountTable, MeanTable, PlainTable, Progress, Release
from kinerja.release.answers import told_by
from kinerja.release.apart import unshared
from kinerja.release.protection import SENSITIVE

FLOORS = {"ambang": 5, "ambang_pendapat": 10, "unit_minimum": 10}
"""The least that a release may promise (design, "What anonymised promises"); a release that states less is held to
these."""


@dataclass(frozen=True)
class Leak:
    """A breach, and the release folder (or folders together) it was found in."""

    folders: tuple[str, ...]
    breach: Breach


def trees_of(release: Release) -> dict[str, Tree]:
    """The hierarchy of every dimension that a release's code lists know."""
    return {"unit": Tree.of(release.units)} | {name: Tree.of(members) for name, members in release.members.items()}


def rule_of(release: Release) -> Rule:
    """The predicate rule as the disclosure room wants it."""
    return {(first, second): third for first, second, third in release.predicate_rule}


def leaks(releases: Sequence[Release], progress: Progress | None = None) -> tuple[Leak, ...]:
    """Everything that the releases give away, alone and together.

    Tables of one ``populasi`` count the same people: a release and each correction of it are held against one another.
    """
    found = [leak for release in releases for leak in _alone(release, progress)]
    if not found:
        pairs = itertools.combinations(sorted(releases, key=lambda release: release.revision), 2)
        for then, now in pairs:
            for population in sorted(_populations(then) & _populations(now)):
                found += _pair(population, then, now)
    return tuple(dict.fromkeys(found))


def _populations(release: Release) -> set[str]:
    return {table.population for table in release.tables.values() if not isinstance(table, PlainTable)}


def _alone(release: Release, progress: Progress | None) -> list[Leak]:
    tables = [t for t in release.tables.values() if isinstance(t, CountTable)]
    means = [t for t in release.tables.values() if isinstance(t, MeanTable)]
    breaches: list[Breach] = []
    for population in populations(tables, trees_of(release), rule_of(release)):
        threshold = _threshold(t for t in tables if t.population == population.name)
        report = None if progress is None else lambda done, of: progress("menyerang (attacking)", done, of)
        breaches += attack(population, threshold, SENSITIVE, progress=report)
    least = max(release.thresholds.get("ambang", 0), FLOORS["ambang"])
    breaches += attack_means([_floored(t) for t in means], trees_of(release), least)
    breaches += _small_units(release, tables)
    breaches += unshared(tables)
    breaches += told_by(release.tables, FLOORS["ambang_pendapat"])
    return [Leak((release.folder,), breach) for breach in breaches]


def _threshold(tables: Iterable[CountTable]) -> int:
    return max([FLOORS["ambang"], *(t.threshold for t in tables)])


def _floored(table: MeanTable) -> MeanTable:
    return replace(table, threshold=max(table.threshold, FLOORS["ambang_pendapat"]))


def _small_units(release: Release, tables: Sequence[CountTable]) -> list[Breach]:
    """Units shown alone although fewer people than ``unit_minimum`` were counted in them."""
    minimum = max(release.thresholds.get("unit_minimum", 0), FLOORS["unit_minimum"])
    return [
        Breach("kecil", table.name, table.dimensions, row.key, row.count, row.count)
        for table in tables
        if "unit" in table.dimensions
        for row in table.rows
        if row.count is not None
        and row.status == PUBLISHED
        and 0 < row.count < minimum
        and all(member == TOTAL or d == "unit" for d, member in zip(table.dimensions, row.key, strict=True))
    ]


def _pair(population: str, then: Release, now: Release) -> list[Leak]:
    """What two releases of one population say together."""
    first, second = shown_tables(then, population), shown_tables(now, population)
    breaches: list[Breach] = []
    if first.tables and second.tables:
        breaches += attack_pair(first, second, rule_of(now))
    for name, table in now.tables.items():
        old = then.tables.get(name)
        if isinstance(table, MeanTable) and isinstance(old, MeanTable) and table.population == population:
            breaches += differences(_floored(old), _floored(table))
    return [Leak((then.folder, now.folder), breach) for breach in breaches]


def shown_tables(release: Release, population: str) -> Shown:
    """A release's count tables of one population, with its hierarchies and its threshold."""
    tables = tuple(t for t in release.tables.values() if isinstance(t, CountTable) and t.population == population)
    return Shown(tables, trees_of(release), _threshold(tables))
