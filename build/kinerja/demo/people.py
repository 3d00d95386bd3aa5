"""The agency's people: job family, sex, status, superior, and the spells in which each works where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from kinerja.demo.agency import UnitPlan
from kinerja.demo.catalogue import load
from kinerja.demo.chance import pseudonym, stream, weighted
from kinerja.package.period import Period

HEAD, SECTION_HEAD, STAFF = "kepala", "pengawas", "staf"

TEAM = 14
"""About how many people one section head leads."""

STEADY = 20
"""Only units of at least this many people see people come, go or move."""


@dataclass(frozen=True)
class Post:
    """One spell of one person in one unit. ``rater`` None: rated by the regional head. ``skill`` is about N(0, 1)."""

    person: str
    unit: str
    family: str
    sex: str
    status: str
    role: str
    rater: str | None
    start: date
    end: date | None
    skill: float

    def covers(self, period: Period) -> bool:
        """Whether the person worked here on the period's first and last day."""
        return self.start <= period.first and (self.end is None or self.end >= period.last)


def posts(seed: int, units: Sequence[UnitPlan], periods: Sequence[Period]) -> tuple[Post, ...]:
    """Return every spell; each person of each unit's ``size`` has one, and a few have a second in another unit.

    Raters always stay: who leads someone neither moves nor leaves. Within a unit they come before those they rate.
    """
    rng = stream(seed, "people")
    taken: set[str] = set()
    heads: dict[str, str] = {}
    first: list[Post] = []
    for unit in units:
        people = tuple(_people(unit, heads.get(unit.parent or ""), rng, taken))
        heads[unit.id] = people[0].person
        first += people
    moved = _moves(seed, units, first, periods)
    return tuple(sorted(moved, key=lambda post: (HEAD, SECTION_HEAD, STAFF).index(post.role)))


def _fresh(rng: Random, taken: set[str]) -> str:
    while (name := pseudonym(rng)) in taken:
        pass
    taken.add(name)
    return name


def _people(unit: UnitPlan, above: str | None, rng: Random, taken: set[str]) -> Iterator[Post]:
    """Yield the head, then the section heads, then the staff of one unit."""
    families = load("pegawai")["kelompok_jabatan"]
    mix: Mapping[str, float] = families.get(unit.theme, families["umum"])
    head = _person(unit, "pimpinan", HEAD, above, rng, taken)
    yield head
    leaders = [head.person]
    if unit.size >= 10:
        sections = [
            _person(unit, "pengawas_administrator", SECTION_HEAD, head.person, rng, taken)
            for _ in range(max(1, round(unit.size / TEAM)))
        ]
        yield from sections
        leaders = [section.person for section in sections]
    staff = unit.size - 1 - (len(leaders) if unit.size >= 10 else 0)
    for index in range(staff):
        yield _person(unit, weighted(rng, mix), STAFF, leaders[index % len(leaders)], rng, taken)


def _person(unit: UnitPlan, family: str, role: str, rater: str | None, rng: Random, taken: set[str]) -> Post:
    shares = load("pegawai")
    women = shares["perempuan"][family] * (0.6 if unit.theme == "lingkungan" else 1)
    sex = "p" if rng.random() < women else "l"
    status = "pppk" if rng.random() < shares["pppk"].get(family, 0) else "pns"
    start = date(rng.randint(2022 if status == "pppk" else 2012, 2025), rng.randint(1, 12), 1)
    skill = rng.gauss(0, 1) + (0.12 if sex == "p" else 0) + {"guru": 0.2, "pelaksana": -0.2}.get(family, 0)
    return Post(_fresh(rng, taken), unit.id, family, sex, status, role, rater, start, None, round(skill, 3))


def _moves(seed: int, units: Sequence[UnitPlan], first: Sequence[Post], periods: Sequence[Period]) -> Iterator[Post]:
    rng = stream(seed, "moves")
    steady = [unit.id for unit in units if unit.size >= STEADY]
    leaders: dict[str, list[str]] = {unit: [] for unit in steady}
    for post in first:
        if post.unit in leaders and post.role == SECTION_HEAD:
            leaders[post.unit].append(post.person)
    later = periods[1:]
    for post in first:
        chance = rng.random()
        if post.role != STAFF or post.unit not in leaders or not later or chance >= 0.045:
            yield post
            continue
        change = rng.choice(later).first
        if chance < 0.015 and len(steady) > 1:
            unit = rng.choice([other for other in steady if other != post.unit])
            yield replace(post, end=change - timedelta(days=1))
            yield replace(post, unit=unit, start=change, rater=rng.choice(leaders[unit]))
        elif chance < 0.03:
            yield replace(post, start=change)
        else:
            yield replace(post, end=change + timedelta(days=rng.randint(10, 80)))
