"""The published releases side by side, each with an index of its cells; pages look numbers up here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kinerja.package import chance
from kinerja.package.chance import Parameters
from kinerja.package.model import (
    GROUP,
    NOT_YET,
    OWN_STAFF,
    TOTAL,
    CountRow,
    CountTable,
    MeanRow,
    MeanTable,
    Member,
    PlainTable,
    Release,
)
from kinerja.package.period import Period

_NO_COUNT = CountRow((), None, NOT_YET)
_NO_MEAN = MeanRow((), None, None, 2, NOT_YET)


@dataclass(frozen=True, eq=False)
class Edition:
    """A release with its cells, units and services indexed; equal to itself alone, so that figures of it are kept."""

    release: Release
    counts: Mapping[str, Mapping[tuple[str, ...], CountRow]]
    means: Mapping[str, Mapping[tuple[str, ...], MeanRow]]
    facts: Mapping[str, Mapping[tuple[str, str], Mapping[str, str]]]
    """Plain tables keyed by unit and indicator: name → (unit, indikator) → row by column."""
    records: Mapping[str, tuple[Mapping[str, str], ...]]
    """Every plain table: name → its rows by column, in the table's order; a name it does not have is not there."""
    units: Mapping[str, Member]
    children: Mapping[str, tuple[str, ...]]
    """Unit (or ``semua``) → its sub-units, by Indonesian name."""
    services: Mapping[str, tuple[str, ...]]
    """Unit → the services it gives itself, in the code list's order."""
    indicators: Mapping[str, tuple[str, ...]]
    """Unit → its own indicators, in the table's order."""
    names: Mapping[str, Mapping[str, Member]]
    """Dimension → code → member."""

    @property
    def period(self) -> str:
        """The release's period code."""
        return self.release.period

    @property
    def data(self) -> str:
        """Folder of the release's files in the site."""
        return f"data/{self.release.folder}"

    def count(self, table: str, *key: str) -> CountRow:
        """The cell; ``belum_ada`` where the release has no such row."""
        return self.counts.get(table, {}).get(key, _NO_COUNT)

    def mean(self, table: str, *key: str) -> MeanRow:
        """The cell; ``belum_ada`` where the release has no such row."""
        return self.means.get(table, {}).get(key, _NO_MEAN)

    def has_page(self, unit: str) -> bool:
        """Whether the unit is published under its own name, not inside a group."""
        return unit in self._with_page

    def holder(self, unit: str) -> str | None:
        """The unit whose page tells of ``unit``: itself, or the nearest above that has a page; None where none has."""
        line = (unit, *(parent.code for parent in self.above(unit)))
        return next((code for code in line if self.has_page(code)), None)

    def above(self, unit: str) -> tuple[Member, ...]:
        """The units above it, the nearest first; ends where they run in a circle, as a foreign release's may."""
        return self._lines.get(unit, ())

    def below(self, unit: str) -> tuple[str, ...]:
        """The unit and every unit below it, each once."""
        if unit not in self._branches:
            found = {unit: None}
            waiting = [unit]
            for code in waiting:
                fresh = [child for child in self.children.get(code, ()) if child not in found]
                found.update(dict.fromkeys(fresh))
                waiting += fresh
            self._branches[unit] = tuple(found)
        return self._branches[unit]

    @cached_property
    def chance(self) -> Parameters | None:
        """What the release says decides whether a change is more than chance; None where it does not say."""
        given = self.release.extra.get(chance.KEY)
        return chance.parameters(given) if isinstance(given, Mapping) else None

    # Every page asks these again; the release does not change, so each is found once.

    @cached_property
    def _with_page(self) -> frozenset[str]:
        return frozenset(unit for unit in self.units if all(parent.kind != GROUP for parent in self.above(unit)))

    @cached_property
    def _lines(self) -> dict[str, tuple[Member, ...]]:
        return {unit: self._line(unit) for unit in self.units}

    @cached_property
    def _branches(self) -> dict[str, tuple[str, ...]]:
        return {}

    def _line(self, unit: str) -> tuple[Member, ...]:
        found: dict[str, Member] = {}
        member = self.units.get(unit)
        while member is not None and (parent := self.units.get(member.parent)) is not None:
            if parent.code in found or parent.code == unit:
                break
            found[parent.code] = member = parent
        return tuple(found.values())


@dataclass(frozen=True)
class Archive:
    """All releases, oldest first; ``current`` holds the newest revision of each period."""

    every: tuple[Edition, ...]
    current: tuple[Edition, ...]

    @property
    def newest(self) -> Edition:
        """The newest period's newest revision."""
        return self.current[-1]

    def until(self, period: str) -> tuple[Edition, ...]:
        """The periods up to and with ``period``, oldest first: quarters beside quarters, years beside years."""
        place = next(i for i, edition in enumerate(self.current) if edition.period == period)
        return tuple(e for e in self.current[: place + 1] if _kind(e.period) == _kind(period))

    def before(self, period: str) -> Edition | None:
        """The period before, or None."""
        earlier = self.until(period)[:-1]
        return earlier[-1] if earlier else None


def archive(releases: Iterable[Release]) -> Archive:
    """Index ``releases`` (at least one) and order them by period and revision."""
    every = sorted((index(r) for r in releases), key=lambda e: (Period.parse(e.period), e.release.revision))
    newest = {edition.period: edition for edition in every}
    return Archive(tuple(every), tuple(newest.values()))


def index(release: Release) -> Edition:
    """Index one release."""
    units = {unit.code: unit for unit in release.units}
    children: dict[str, list[Member]] = {}
    for unit in units.values():
        children.setdefault(unit.parent, []).append(unit)
    services: dict[str, list[str]] = {}
    for member in release.members.get("layanan", ()):
        if member.code in release.services:
            services.setdefault(release.services[member.code], []).append(member.code)
    records = {name: _records(table) for name, table in release.tables.items() if isinstance(table, PlainTable)}
    facts = {name: _facts(rows) for name, rows in records.items()}
    indicators: dict[str, list[str]] = {}
    for unit_code, indicator in facts.get("indikator", {}):
        indicators.setdefault(unit_code, []).append(indicator)
    return Edition(
        release=release,
        counts={n: {r.key: r for r in t.rows} for n, t in release.tables.items() if isinstance(t, CountTable)},
        means={n: {r.key: r for r in t.rows} for n, t in release.tables.items() if isinstance(t, MeanTable)},
        facts=facts,
        records=records,
        units=units,
        children={
            parent: tuple(
                u.code for u in sorted(listed, key=lambda u: (u.kind == OWN_STAFF, u.name.casefold(), u.code))
            )
            for parent, listed in children.items()
        },
        services={unit_code: tuple(listed) for unit_code, listed in services.items()},
        indicators={unit_code: tuple(listed) for unit_code, listed in indicators.items()},
        names={dimension: {m.code: m for m in listed} for dimension, listed in release.members.items()},
    )


def leaves(members: Iterable[str]) -> tuple[str, ...]:
    """``members`` without the total."""
    return tuple(code for code in members if code != TOTAL)


def _kind(period: str) -> tuple[int, bool]:
    """A year, a quarter or a month, from the code alone."""
    return len(period), "T" in period


def _records(table: PlainTable) -> tuple[dict[str, str], ...]:
    names = [column[0] for column in table.columns]
    return tuple(dict(zip(names, row, strict=True)) for row in table.rows)


def _facts(rows: tuple[dict[str, str], ...]) -> dict[tuple[str, str], dict[str, str]]:
    return {(row["unit"], row["indikator"]): row for row in rows if "unit" in row and "indikator" in row}
