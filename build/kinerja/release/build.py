"""One period's records become one release: measured, protected, attacked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from kinerja import __version__
from kinerja.content import regulations
from kinerja.content.records import Content, Service
from kinerja.disclosure import means
from kinerja.disclosure.hierarchy import Tree
from kinerja.errors import KinerjaError, Refused
from kinerja.measures import evaluations
from kinerja.measures.indicators import indicator_results
from kinerja.package.model import (
    BETTER,
    GROUP,
    PUBLISHED,
    TOTAL,
    WORSE,
    CountTable,
    Member,
    Progress,
    Release,
    Table,
)
from kinerja.package.period import Period
from kinerja.release.audit import Leak, leaks
from kinerja.release.counts import code_lists, evaluation_tables
from kinerja.release.indicators import indicator_members, indicator_tables
from kinerja.release.protection import People, protected
from kinerja.release.satisfaction import INDEX, satisfaction_members, satisfaction_tables
from kinerja.release.units import PublishedUnits, published_units

SOFTWARE = f"kinerja {__version__}"


def build_release(
    content: Content,
    period: str,
    *,
    revision: int = 1,
    correction: str = "",
    earlier: Sequence[Release] = (),
    progress: Progress | None = None,
) -> Release:
    """Measure, protect and attack one period.

    :param earlier: releases of the same period that are already public; what they show stays known.
    :raises KinerjaError: there is nothing to release in ``period``, or fewer people than ``unit_minimum``.
    :raises Refused: the release would give something away.
    """
    if not content.evaluations.get(period):
        raise KinerjaError(
            f"evaluasi/{period}: belum ada evaluasi; periksa periode atau isi evaluasinya dahulu "
            "(no evaluations in this period)"
        )
    portal = content.portal
    counts = evaluations.counts(content, period)
    evaluated = Counter[str]()
    for (unit, _, _), number in counts.items():
        evaluated[unit] += number
    headcounts = evaluations.headcounts(content, period)
    units = published_units(content.units, evaluated, content.reported[period], headcounts, portal.unit_minimum)
    if evaluated.total() < portal.unit_minimum:
        raise KinerjaError(
            f"evaluasi/{period}: hanya {evaluated.total()} evaluasi, kurang dari unit_minimum {portal.unit_minimum} "
            "(too few evaluations to publish)"
        )
    lists = _with_unknown_family(code_lists(), counts)
    count_tables = evaluation_tables(counts, units, lists, period, portal.threshold)
    services = _services(content, units)
    results = [
        result
        for result in indicator_results(
            content.indicators.get(Period.parse(period).year, ()),
            content.achievements.get(period, ()),
            Period.parse(period),
        )
        if result.unit in units.rows
    ]
    members = dict(lists) | satisfaction_members(services)
    if results:
        members["indikator"] = indicator_members(results)
    trees = {"unit": Tree.of(units.members)} | {name: Tree.of(listed) for name, listed in members.items()}
    people = People(
        ("unit", "kelompok_jabatan", "predikat"),
        _published(counts, units),
    )
    shown_before = [t for release in earlier for t in release.tables.values() if isinstance(t, CountTable)]
    rule = tuple(regulations.predicate_rule())
    tables: list[Table] = list(
        protected(count_tables, people, trees, {(a, b): c for a, b, c in rule}, shown_before, progress)
    )
    satisfaction = satisfaction_tables(
        content.answers.get(period, ()), [m.code for m in members["layanan"]], period, portal.opinion_threshold
    )
    tables += [t if t.name == INDEX else means.hide(t, portal.threshold) for t in satisfaction]
    tables += indicator_tables(results)
    release = Release(
        period=period,
        revision=revision,
        agency=portal.agency,
        agency_en=portal.agency_en,
        example=portal.example,
        units=units.members,
        members=members,
        predicate_rule=rule,
        tables={table.name: table for table in tables},
        thresholds={
            "ambang": portal.threshold,
            "ambang_pendapat": portal.opinion_threshold,
            "unit_minimum": portal.unit_minimum,
        },
        rules=regulations.citations(),
        reported=tuple(sorted(content.reported[period])),
        not_reported=tuple(sorted(u for u, n in headcounts.items() if n and u not in content.reported[period])),
        services={s.id: s.unit for s in services},
        coverage=_coverage(tables),
        correction=correction,
        software=SOFTWARE,
        extra={"mutu_pelayanan": _grades()},
    )
    found = [leak for leak in leaks([release, *earlier], progress) if release.folder in leak.folders]
    if found:
        raise Refused(_refusal(found))
    return release


def _with_unknown_family(
    lists: Mapping[str, tuple[Member, ...]], counts: evaluations.Counts
) -> dict[str, tuple[Member, ...]]:
    known = dict(lists)
    if any(family == evaluations.UNKNOWN_FAMILY for _, family, _ in counts):
        known["kelompok_jabatan"] += (Member(evaluations.UNKNOWN_FAMILY, TOTAL, "Lainnya", "Other"),)
    return known


def _published(counts: evaluations.Counts, units: PublishedUnits) -> dict[tuple[str, ...], int]:
    found = Counter[tuple[str, ...]]()
    for (unit, family, predicate), people in counts.items():
        found[units.leaf_of[unit], family, predicate] += people
    return found


def _services(content: Content, units: PublishedUnits) -> list[Service]:
    """Services with the code of the unit that answers for them as published: itself, or its group."""
    rows = set(units.rows)
    return [
        Service(s.id, s.name, s.name_en, s.unit if s.unit in rows else units.leaf_of.get(s.unit, TOTAL))
        for unit in content.units.values()
        for s in unit.services
    ]


def _coverage(tables: Sequence[Table]) -> dict[str, int]:
    """People rated, and those of them who are in a shown merged count of their own unit."""
    predicates = next(t for t in tables if isinstance(t, CountTable) and t.name == "predikat")
    shown = {row.key: row.count for row in predicates.rows if row.status == PUBLISHED}
    parents = {u for u in predicates.members["unit"] if f"{u}.langsung" in predicates.members["unit"]}
    own = 0
    for unit in predicates.members["unit"]:
        if unit == TOTAL or unit in parents or unit.split(".")[-1] == GROUP:
            continue
        own += sum(shown.get((unit, merged)) or 0 for merged in (BETTER, WORSE))
    return {"dinilai": shown.get((TOTAL, TOTAL)) or 0, "di_unit_sendiri": own}


def _grades() -> list[dict[str, str]]:
    return [
        {"mutu": g.letter, "nama": g.name, "nama_en": g.name_en, "min": str(g.index_limits[0])}
        for g in regulations.grades()
    ]


def _refusal(found: Sequence[Leak]) -> str:
    first = found[0].breach
    return (
        f"rilis tidak ditulis: {len(found)} sel dapat diungkap, misalnya tabel {first.table} {', '.join(first.key)}; "
        "laporkan kepada pengelola perangkat lunak (not written: the release would give cells away)"
    )
