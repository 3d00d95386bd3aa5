"""One period measured: every table of a release with its true values, before it is decided what may be said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kinerja.content import regulations
from kinerja.content.records import Content, Service
from kinerja.disclosure.cells import Rule
from kinerja.disclosure.hierarchy import Tree, Trees
from kinerja.errors import KinerjaError
from kinerja.measures import evaluations
from kinerja.measures.evaluations import NOT_RECORDED
from kinerja.measures.measured import Measured, measured
from kinerja.measures.people import UNKNOWN
from kinerja.package.model import TOTAL, MeanTable, Member, PlainTable
from kinerja.package.period import Period
from kinerja.release.assurances import keep_assurances
from kinerja.release.code_lists import code_lists
from kinerja.release.counts import Counted, Frame
from kinerja.release.evaluated import beside_evaluations, evaluation_counts
from kinerja.release.facts import Facts
from kinerja.release.feedback import feedback_members, feedback_table
from kinerja.release.follow_up import appeal_counts, follow_up_counts
from kinerja.release.indicators import indicator_members
from kinerja.release.plain import plain_tables
from kinerja.release.survey_means import Surveyed
from kinerja.release.survey_part import survey_part
from kinerja.release.units import PublishedUnits, kind_members, published_units


@dataclass(frozen=True)
class Draft:
    """What a release is made from. Identifiable: it never leaves memory."""

    content: Content
    agency: Path | None
    period: str
    units: PublishedUnits
    members: Mapping[str, tuple[Member, ...]]
    counts: tuple[Counted, ...]
    """Populations with their tables, that of ratings first."""
    means: tuple[MeanTable, ...]
    surveys: tuple[Surveyed, ...]
    plain: tuple[PlainTable, ...]
    services: Mapping[str, str]
    not_reported: tuple[str, ...]

    @property
    def trees(self) -> Trees:
        """The hierarchy of every dimension."""
        return {"unit": Tree.of(self.units.members)} | {name: Tree.of(listed) for name, listed in self.members.items()}

    @property
    def rule(self) -> Rule:
        """(hasil, perilaku) → predikat."""
        return {(first, second): third for first, second, third in regulations.predicate_rule(self.agency)}


def draft(content: Content, period: str, agency: Path | None = None) -> Draft:
    """Measure one period.

    :param agency: the agency's own repository, whose regulation tables win over ours.
    :raises KinerjaError: there is nothing to release in ``period``, or fewer people than ``unit_minimum``.
    :raises Refused: respondents were promised a coarser or rarer publication.
    """
    keep_assurances(content, period)
    evaluated = content.evaluations.get(period, ())
    minimum = content.portal.unit_minimum
    if len(evaluated) < max(minimum, 1):
        raise KinerjaError(
            f"evaluasi/{period}: baru {len(evaluated)} evaluasi, rilis perlu paling sedikit {minimum}; periksa "
            "periodenya, atau tunggu unit lain melapor (too few evaluations to publish)"
        )
    headcounts = evaluations.headcounts(content, period)
    reported = content.reported[period]
    units = published_units(content.units, Counter(e.unit for e in evaluated), reported, headcounts, minimum)
    services = _services(content, units)
    rows = frozenset(units.rows)
    found = measured(content, Period.parse(period), _before(content, period), agency)
    asked = survey_part(content, period, services, agency)
    frame = Frame(units, _lists(found, agency), content.portal.threshold)
    counts = (
        evaluation_counts(found.cubes["evaluasi"], frame),
        *beside_evaluations(found.cubes, frame),
        *follow_up_counts(found.cubes, frame, minimum),
        *appeal_counts(found.cubes.get("keberatan"), frame),
        *asked.counts,
    )
    dimensions = {d for counted in counts for table in counted.tables for d in table.dimensions}
    members = {d: tuple(listed) for d, listed in frame.lists.items() if d in dimensions}
    members |= asked.members | {"jenis": kind_members(units, agency)}
    said = feedback_table(
        content.answers.get(period, ()),
        units,
        feedback_members(agency),
        period,
        content.portal.opinion_threshold,
        agency,
    )
    members |= feedback_members(agency) if said else {}
    if results := [r for r in found.indicators if r.unit in rows]:
        members["indikator"] = indicator_members(results)
    speaker = partial(_published_as, content=content, units=units, rows=rows)
    return Draft(
        content=content,
        agency=agency,
        period=period,
        units=units,
        members=members,
        counts=counts,
        means=(
            *asked.means,
            *((said,) if said else ()),
        ),
        surveys=asked.surveys,
        plain=plain_tables(Facts(content, found, rows, speaker, agency)),
        services={s.id: s.unit for s in services},
        not_reported=tuple(sorted(unit for unit, number in headcounts.items() if number and unit not in reported)),
    )


def _before(content: Content, period: str) -> Period | None:
    """The latest earlier period of the same kind (years beside years) that has evaluations."""
    now = Period.parse(period)
    known = (Period.parse(code) for code in content.evaluations)
    earlier = [then for then in known if then.last < now.first and then.kind == now.kind]
    return max(earlier, key=lambda then: then.last, default=None)


def _lists(found: Measured, agency: Path | None) -> dict[str, tuple[Member, ...]]:
    """The code lists of the period: with its awards, without "other" and "not recorded" where nobody is either, and
    only with the kinds of training that were given: ``pelatihan`` says which, so that no other can hide anything."""
    occurring = {
        (dimension, code)
        for cube in found.cubes.values()
        for key in cube.counts
        for dimension, code in zip(cube.dimensions, key, strict=True)
    }
    lists = {
        dimension: tuple(m for m in listed if m.code not in (UNKNOWN, NOT_RECORDED) or (dimension, m.code) in occurring)
        for dimension, listed in code_lists(agency).items()
    }
    given = (awarded.award for awarded in found.awards)
    return lists | {
        "jenis_pelatihan": tuple(m for m in lists["jenis_pelatihan"] if ("jenis", m.code) in found.trainings),
        "penghargaan": tuple(Member(a.id, TOTAL, a.name, a.name_en) for a in given),
    }


def _services(content: Content, units: PublishedUnits) -> list[Service]:
    """Services with the code of the unit that answers for them as published: itself, or its group."""
    rows = set(units.rows)
    return [
        Service(s.id, s.name, s.name_en, _published_as(s.unit, content, units, rows))
        for unit in content.units.values()
        for s in unit.services
    ]


def _published_as(unit: str, content: Content, units: PublishedUnits, rows: Set[str]) -> str:
    """Return the code that a unit is published under; before it existed, that of the unit which it replaces."""
    for code in (unit, *content.units[unit].predecessors):
        if code in rows or code in units.leaf_of:
            return code if code in rows else units.leaf_of[code]
    return TOTAL
