"""What follows evaluations: trainings that answer needs, awards, appeals, promises and approved comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from random import Random
from typing import Any

from kinerja.demo.agency import UnitPlan
from kinerja.demo.catalogue import load
from kinerja.demo.chance import stream
from kinerja.demo.emit import Flow
from kinerja.demo.people import Post
from kinerja.demo.ratings import Rating
from kinerja.demo.surveys import Form
from kinerja.package.period import Period

Named = tuple[str, dict[str, object]]
"""A file's name without ending, and its YAML."""

COURSES = 6
"""Trainings a quarter in an agency of ``SEATS_FOR`` people."""

SEATS_FOR = 1200
"""The size of agency that the catalogue's trainings suit; a larger one holds each of them more often."""

DRAWS = 4
"""People asked for each seat that nobody in need takes; not all suit."""

BOOST = 0.4
"""What a training adds to a participant's skill, from the next quarter on."""


class Trainings:
    """Plans each quarter's trainings from the needs that earlier evaluations named."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._waiting: dict[str, list[str]] = {}
        self._trained: set[tuple[str, str]] = set()
        self.boost: dict[str, float] = {}
        """Person → what trainings so far add to the skill."""

    def need(self, person: str, topics: Sequence[str]) -> None:
        """Note that an evaluation named these topics."""
        for topic in topics:
            self._waiting.setdefault(topic, []).append(person)

    def quarter(self, period: Period, posts: Sequence[Post]) -> Iterator[Named]:
        """Yield the trainings of a quarter; who is named in an earlier need comes first.

        :param posts: who works in the whole quarter.
        """
        rng = stream(self._seed, "trainings", period.code)
        present = {post.person: post for post in posts}
        gained: dict[str, float] = {}
        for number, course in enumerate(self._courses(len(posts), rng), start=1):
            people = self._participants(course, present, rng)
            if not people:
                continue
            lasts = course["hari"]
            first = period.first + timedelta(days=rng.randint(7, max(8, 80 - lasts)))
            record: dict[str, object] = {key: course[key] for key in ("nama", "nama_en", "jenis")}
            record["topik"] = Flow(course["topik"])
            record |= {"jam": course["jam"], "mulai": first, "selesai": first + timedelta(days=lasts - 1)}
            record["peserta"] = people
            for person in people:
                gained[person] = gained.get(person, 0.0) + BOOST
            yield f"{course['id']}-{period.code.lower()}-{number:02d}", record
        for person, gain in gained.items():
            self.boost[person] = self.boost.get(person, 0.0) + gain

    def _courses(self, people: int, rng: Random) -> list[Mapping[str, Any]]:
        """Return the courses of a quarter: about half the catalogue, more often in a larger agency."""
        offered: list[Mapping[str, Any]] = list(load("tindak")["pelatihan"])
        wanted = max(1, round(people / SEATS_FOR * COURSES))
        laps, rest = divmod(wanted, len(offered))
        return offered * laps + rng.sample(offered, rest)

    def _participants(self, course: Mapping[str, Any], present: Mapping[str, Post], rng: Random) -> list[str]:
        families = course.get("bagi", ())
        topics = set(course["topik"])

        def suits(person: str) -> bool:
            post = present.get(person)
            if post is None or (families and post.family not in families):
                return False
            return not any((person, topic) in self._trained for topic in topics)

        waiting = [person for topic in course["topik"] for person in self._waiting.get(topic, ())]
        seats = rng.randint(*course["kursi"])
        first = list(dict.fromkeys(person for person in waiting if suits(person)))[: round(seats * 0.75)]
        chosen = dict.fromkeys(first)
        pool = [post.person for post in present.values() if not families or post.family in families]
        for person in rng.sample(pool, min(len(pool), DRAWS * seats)):
            if len(chosen) < seats and person not in chosen and suits(person):
                chosen[person] = None
        self._trained.update((person, topic) for person in chosen for topic in topics)
        for topic in topics:
            self._waiting[topic] = [person for person in self._waiting.get(topic, ()) if person not in chosen]
        return sorted(chosen)


def awards(seed: int, period: Period, given: Mapping[str, Rating]) -> Iterator[Named]:
    """Yield a quarter's awards; recipients meet the criterion on the predicate."""
    rng = stream(seed, "awards", period.code)
    for award in load("tindak")["penghargaan"]:
        if period.quarter not in award.get("triwulan", (1, 2, 3, 4)):
            continue
        eligible = sorted(person for person, rating in given.items() if rating.predicate in award["predikat"])
        count = min(len(eligible), max(5, round(len(given) * award["bagian"])))
        if not count:
            continue
        record: dict[str, object] = {key: award[key] for key in ("nama", "nama_en")}
        record["periode"] = period.code
        record |= {key: award[key] for key in ("jenis", "kriteria", "kriteria_en") if key in award}
        record["penerima"] = sorted(rng.sample(eligible, count))
        yield f"{award['id']}-{period.code.lower()}", record


def appeals(seed: int, period: Period, given: Mapping[str, Rating], *, latest: bool) -> dict[str, object]:
    """Return ``keberatan`` of a quarter; in the latest one some are not decided yet."""
    rng = stream(seed, "appeals", period.code)
    found: dict[str, object] = {}
    chance = {"sangat baik": 0.0, "baik": 0.004, "butuh perbaikan": 0.07, "kurang": 0.16, "sangat kurang": 0.2}
    objecting = [person for person in sorted(given) if rng.random() < chance[given[person].predicate]]
    filed = sorted((period.last + timedelta(days=rng.randint(3, 14)), person) for person in objecting)
    for number, (day, person) in enumerate(filed, start=1):
        fields: dict[str, object] = {"pegawai": person, "diajukan": day}
        if latest and rng.random() < 0.4:
            fields["hasil"] = "diproses"
        else:
            fields["hasil"] = "diterima" if rng.random() < 0.32 else "ditolak"
            fields["diputus"] = day + timedelta(days=rng.randint(6, 27))
        found[f"k{number:03d}"] = Flow(fields)
    return found


def promises(units: Sequence[UnitPlan]) -> Iterator[Named]:
    """Yield the promises of the units that the agency has."""
    known = {unit.id: {service.id for service in unit.services} for unit in units}
    for promise in load("tindak")["janji"]:
        service = promise.get("layanan")
        if promise["unit"] not in known or (service is not None and service not in known[promise["unit"]]):
            continue
        record = {key: promise[key] for key in ("unit", "layanan", "janji", "janji_en") if key in promise}
        record |= {
            key: promise[key] for key in ("dijanjikan", "tenggat", "status", "diselesaikan", "bukti") if key in promise
        }
        yield promise["id"], record


def comments(seed: int, form: Form, period: Period) -> list[object]:
    """Return a quarter's approved comments of a form, in an order that says nothing of the answers'."""
    rng = stream(seed, "comments", form.id, period.code)
    told = load("tindak")["komentar"]
    found: list[object] = []
    if form.kind not in ("skm", "program"):
        return found
    for service in form.questions[0].answers:
        texts = told.get(service, ())
        found += [Flow({"layanan": service, "teks": text}) for text in rng.sample(texts, min(len(texts), 4))]
    rng.shuffle(found)
    return found
