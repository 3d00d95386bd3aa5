"""Who counts where: one rule for people who moved, changed job family or left within a period; and cells of people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kinerja.content.records import Content, Spell
from kinerja.package.period import Period

UNKNOWN = "lainnya"
"""Job family, sex or status of a person who is rated in a unit whose register has no spell for the period."""


@dataclass(frozen=True)
class Cube:
    """People (or what ``population`` names) in cells, nothing hidden: ``counts`` has no zeros, an absent cell is 0.

    ``unit`` is always a unit's own people, its sub-units' apart; totals are made through the hierarchy, later.
    """

    population: str
    dimensions: tuple[str, ...]
    counts: Mapping[tuple[str, ...], int]

    @property
    def total(self) -> int:
        """Everyone counted."""
        return sum(self.counts.values())

    def onto(self, *dimensions: str) -> Cube:
        """Sum over all other dimensions.

        :raises ValueError: a dimension is not one of the cube's.
        """
        places = [self.dimensions.index(name) for name in dimensions]
        summed: Counter[tuple[str, ...]] = Counter()
        for key, number in self.counts.items():
            summed[tuple(key[place] for place in places)] += number
        return Cube(self.population, dimensions, summed)


def cube(population: str, dimensions: Sequence[str], keys: Iterable[tuple[str, ...]]) -> Cube:
    """Count keys, one a person."""
    return Cube(population, tuple(dimensions), Counter(keys))


@dataclass(frozen=True)
class Place:
    """Where a person counts in a period, and with which traits (codes, or ``lainnya``)."""

    unit: str
    job_family: str
    sex: str
    status: str


def places(content: Content, period: Period) -> Mapping[str, Place]:
    """Return where each person counts who was rated, or worked for a day or more, in the period.

    The rule, for every measure: (1) whoever was rated in the period counts in the unit that rated them; (2) anyone else
    counts in the unit of their latest spell that shares a day with the period, so that who left is still counted;
    (3) job family, sex and status are those of the latest spell in that unit, or ``lainnya`` where it has none.
    """
    latest = latest_spells(content, period)
    unit_of: dict[str, Spell] = {}
    for spell in latest.values():
        if spell.employee not in unit_of or _order(unit_of[spell.employee]) <= _order(spell):
            unit_of[spell.employee] = spell
    counted = {employee: spell.unit for employee, spell in unit_of.items()}
    for evaluation in content.evaluations.get(period.code, ()):
        counted[evaluation.employee] = evaluation.unit
    return {employee: place(latest.get((employee, unit)), unit) for employee, unit in counted.items()}


def place(spell: Spell | None, unit: str) -> Place:
    """Return a place in a unit with the traits of a spell there."""
    if spell is None:
        return Place(unit, UNKNOWN, UNKNOWN, UNKNOWN)
    return Place(unit, spell.job_family, spell.sex, spell.status)


def latest_spells(content: Content, period: Period) -> Mapping[tuple[str, str], Spell]:
    """(employee, unit) → the latest spell there that shares a day with the period."""
    latest: dict[tuple[str, str], Spell] = {}
    for spell in content.spells:
        if spell.overlaps(period):
            key = (spell.employee, spell.unit)
            if key not in latest or latest[key].start <= spell.start:
                latest[key] = spell
    return latest


def _order(spell: Spell) -> tuple[object, ...]:
    """Later is larger: by the first day, then the last (none is latest), then the unit: no order of files decides."""
    return (spell.start, spell.end is None, spell.end or spell.start, spell.unit)
