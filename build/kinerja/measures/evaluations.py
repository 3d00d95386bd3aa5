"""Evaluations counted: how many people, by unit, job family and predicate (PermenPANRB 6/2022, art. 24-25)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from kinerja.content.records import Content, Spell
from kinerja.package.period import Period

Counts = Mapping[tuple[str, str, str], int]
"""(unit, job family, predicate) → people; absent is 0."""

UNKNOWN_FAMILY = "lainnya"
"""The job family of a person evaluated in a unit whose register has no spell for the period."""


def counts(content: Content, period: str) -> Counts:
    """Count a period's evaluations by the unit that rated, the person's job family there, and the predicate."""
    families = job_families(content, Period.parse(period))
    found: Counter[tuple[str, str, str]] = Counter()
    for evaluation in content.evaluations.get(period, ()):
        family = families.get((evaluation.employee, evaluation.unit), UNKNOWN_FAMILY)
        found[evaluation.unit, family, evaluation.predicate] += 1
    return found


def job_families(content: Content, period: Period) -> Mapping[tuple[str, str], str]:
    """(employee, unit) → job family, by the latest spell that overlaps the period."""
    latest: dict[tuple[str, str], Spell] = {}
    for spell in content.spells:
        if spell.overlaps(period):
            key = (spell.employee, spell.unit)
            if key not in latest or latest[key].start <= spell.start:
                latest[key] = spell
    return {key: spell.job_family for key, spell in latest.items()}


def headcounts(content: Content, period: str) -> Mapping[str, int]:
    """Unit → people who have a spell there in the period."""
    span = Period.parse(period)
    people: dict[str, set[str]] = defaultdict(set)
    for spell in content.spells:
        if spell.overlaps(span):
            people[spell.unit].add(spell.employee)
    return {unit: len(found) for unit, found in people.items()}
