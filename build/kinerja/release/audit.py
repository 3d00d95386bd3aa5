"""Attack published releases, one or several together, from their folders alone: what ``kinerja audit`` runs."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from kinerja.disclosure.attack import Breach, attack
from kinerja.disclosure.cells import Key, Rule, populations
from kinerja.disclosure.hierarchy import Tree
from kinerja.disclosure.means import attack_means
from kinerja.package.model import HIDDEN, PUBLISHED, TOTAL, CountRow, CountTable, MeanTable, Progress, Release
from kinerja.release.protection import CLASSES

DEFAULT_THRESHOLD = 5
"""``ambang`` where a release's tables state none."""


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

    Tables of one ``populasi`` count the same people, in whatever release they stand, and are attacked together. A
    number that a correction replaced is left out of the joint attack (it is no longer true); one that it only withdrew
    stays.
    """
    found = [leak for release in releases for leak in _alone(release, progress)]
    by_population: dict[str, list[Release]] = defaultdict(list)
    for release in releases:
        for population in sorted({t.population for t in release.tables.values() if isinstance(t, CountTable)}):
            by_population[population].append(release)
    for population, sharing in sorted(by_population.items()):
        if len(sharing) > 1:
            found += _together(population, sharing, progress)
    return tuple(dict.fromkeys(found))


def _alone(release: Release, progress: Progress | None) -> list[Leak]:
    tables = [t for t in release.tables.values() if isinstance(t, CountTable)]
    breaches = _attack_counts(tables, trees_of(release), rule_of(release), progress)
    breaches += attack_means(
        [t for t in release.tables.values() if isinstance(t, MeanTable)],
        trees_of(release),
        release.thresholds.get("ambang", DEFAULT_THRESHOLD),
    )
    breaches += _small_units(release, tables)
    return [Leak((release.folder,), breach) for breach in breaches]


def _attack_counts(
    tables: Sequence[CountTable], trees: Mapping[str, Tree], rule: Rule, progress: Progress | None
) -> list[Breach]:
    found: list[Breach] = []
    for population in populations(tables, trees, rule):
        threshold = max(t.threshold for t in tables if t.population == population.name) or DEFAULT_THRESHOLD
        report = None if progress is None else lambda done, of: progress("menyerang (attacking)", done, of)
        found += attack(population, threshold, CLASSES, progress=report)
    return found


def _small_units(release: Release, tables: Sequence[CountTable]) -> list[Breach]:
    """Units shown alone although fewer people than ``unit_minimum`` were counted in them."""
    minimum = release.thresholds.get("unit_minimum", 0)
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


def _together(population: str, sharing: Sequence[Release], progress: Progress | None) -> list[Leak]:
    newest = max(sharing, key=lambda release: release.revision)
    parents: dict[str, dict[str, str]] = defaultdict(dict)
    for release in sharing:
        for dimension, tree in trees_of(release).items():
            for code, parent in tree.parent.items():
                if parents[dimension].setdefault(code, parent) != parent:
                    return []  # grouped otherwise: the earlier numbers are about other sets of people
    trees = {dimension: Tree(found) for dimension, found in parents.items()}
    now = _shown(newest, population)
    tables = []
    for release in sharing:
        changed = {cell for cell, count in _shown(release, population).items() if now.get(cell, count) != count}
        tables += [
            replace(
                table,
                name=f"{release.folder}/{name}",
                rows=tuple(
                    row for row in table.rows if release is newest or _still_holds(table, row, trees, changed, now)
                ),
            )
            for name, table in release.tables.items()
            if isinstance(table, CountTable) and table.population == population
        ]
    breaches = _attack_counts(tables, trees, rule_of(newest), progress)
    if any(breach.kind == "bertentangan" for breach in breaches):
        return []
    folders = tuple(release.folder for release in sharing)
    return [Leak(folders, breach) for breach in breaches]


def _shown(release: Release, population: str) -> dict[tuple[str, Key], int]:
    return {
        (name, row.key): row.count
        for name, table in release.tables.items()
        if isinstance(table, CountTable) and table.population == population
        for row in table.rows
        if row.status == PUBLISHED and row.count is not None
    }


def _still_holds(
    table: CountTable,
    row: CountRow,
    trees: Mapping[str, Tree],
    changed: AbstractSet[tuple[str, Key]],
    now: Mapping[tuple[str, Key], int],
) -> bool:
    """Whether an earlier release's row can be held against a newer one.

    Hidden rows can, and numbers that are shown unchanged. A withdrawn number can unless a number that contains it
    changed: then nobody outside can tell whether it is still true.
    """
    if row.status == HIDDEN:
        return True
    if row.count is None or (table.name, row.key) in changed:
        return False
    if (table.name, row.key) in now:
        return True
    above = itertools.product(*(trees[d].ancestors(m) for d, m in zip(table.dimensions, row.key, strict=True)))
    return not any((table.name, key) in changed for key in above)
