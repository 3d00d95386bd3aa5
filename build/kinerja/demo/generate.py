"""``kinerja demo``: put a whole fictional agency together and write it in one step."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby
from pathlib import Path
from tempfile import mkdtemp

from kinerja.content.pseudonym import agency_key, answer_key
from kinerja.demo import feedback, followup, surveys
from kinerja.demo.agency import UnitPlan, units
from kinerja.demo.chance import stream
from kinerja.demo.conduct import unrecorded
from kinerja.demo.emit import document, table
from kinerja.demo.evaluations import Evaluator
from kinerja.demo.held import earlier, held
from kinerja.demo.indicators import Indicators
from kinerja.demo.pages import notes, pages, pictures
from kinerja.demo.people import Post, posts
from kinerja.demo.plans import Plan, Planner
from kinerja.demo.portal import LAST_YEAR, portal
from kinerja.demo.ratings import COUNTABLE, TINY, Rating, quotas, rate, unit_predicate
from kinerja.errors import KinerjaError
from kinerja.package.period import Period

FIRST_YEAR = 2026

PROFILES = ("spread", "concentrated")

LATEST_PERIOD = 4 * (LAST_YEAR - FIRST_YEAR + 1)
"""Quarters until the last year that records may name."""

ABSENT = 0.02
"""Share of people not evaluated in a quarter."""


@dataclass(frozen=True)
class Options:
    """What an agency is made from; the same options make the same bytes.

    ``units`` counts every unit; ``periods`` are quarters from 2026-T1 on; ``profile`` is ``spread`` or
    ``concentrated`` (94 % are ``baik``).
    """

    employees: int = 1200
    units: int = 12
    periods: int = 4
    seed: int = 1
    profile: str = "spread"


@dataclass(frozen=True)
class Written:
    """What was written, for the line that says so."""

    employees: int
    units: int
    evaluations: int
    answers: int
    files: int


def write(target: Path, options: Options) -> Written:
    """Write ``target/content/`` and ``target/lembar/``: all of it or nothing.

    :raises KinerjaError: options out of range, or the folders already hold files.
    """
    _check(options)
    for name in ("content", "lembar"):
        folder = target / name
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise KinerjaError(
                f"{folder} sudah berisi; pindahkan isinya atau pilih folder lain (already there: choose another folder)"
            )
    agency = Agency(options)
    target.mkdir(parents=True, exist_ok=True)
    building = Path(mkdtemp(prefix=".contoh-", dir=target))
    try:
        count = 0
        for path, data in chain(((path, text.encode()) for path, text in agency.files()), pictures()):
            file = building / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            count += 1
        for name in ("content", "lembar"):
            if (target / name).exists():
                (target / name).rmdir()
            (building / name).replace(target / name)
    finally:
        shutil.rmtree(building)
    return Written(options.employees, options.units, agency.evaluations, agency.answers, count)


def _check(options: Options) -> None:
    if options.profile not in PROFILES:
        raise KinerjaError(f"--profile {options.profile}: tulis {' atau '.join(PROFILES)} (write one of these)")
    if not 1 <= options.periods <= LATEST_PERIOD:
        raise KinerjaError(f"--periods {options.periods}: tulis 1 sampai {LATEST_PERIOD} (write 1 to {LATEST_PERIOD})")


class Agency:
    """One fictional agency; ``files`` yields it file by file, so that memory holds one quarter at a time."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._seed = options.seed
        self.periods = tuple(Period.parse(f"{FIRST_YEAR + n // 4}-T{n % 4 + 1}") for n in range(options.periods))
        self.units: tuple[UnitPlan, ...] = units(options.seed, options.units, options.employees)
        self._posts = posts(options.seed, self.units, self.periods)
        self._in_unit: dict[str, list[Post]] = {unit.id: [] for unit in self.units}
        for post in self._posts:
            self._in_unit[post.unit].append(post)
        self._indicators = Indicators(options.seed, self.units)
        self._late = _late_unit(self.units) if options.periods >= 4 else None
        self.evaluations = 0
        self.answers = 0

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield path below the target (with ``/``) and text of every file."""
        yield "content/portal.yaml", document(portal(self.periods, surveys.forms(self.units)))
        yield from self._unit_files()
        yield from self._years()
        yield from self._forms()
        for name, record in followup.promises(self.units):
            yield f"content/tindak-lanjut/{name}.yaml", document(record)
        yield from pages()
        yield from notes()

    def _unit_files(self) -> Iterator[tuple[str, str]]:
        for unit in self.units:
            record: dict[str, object] = {"nama": unit.name, "nama_en": unit.name_en}
            if unit.parent is not None:
                record["induk"] = unit.parent
            record["jenis"] = unit.kind
            if unit.services:
                record["layanan"] = [{"id": s.id, "nama": s.name, "nama_en": s.name_en} for s in unit.services]
            yield f"content/unit/{unit.id}.yaml", document(record)
            yield f"content/pegawai/{unit.id}.csv", _spells(self._in_unit[unit.id])

    def _years(self) -> Iterator[tuple[str, str]]:
        planner = Planner(self._seed, {unit.id: unit.theme for unit in self.units})
        trainings = followup.Trainings(self._seed)
        numbered = enumerate(self.periods)
        for year, group in groupby(numbered, key=lambda item: item[1].year):
            plans = {
                unit.id: {p.person: p for p in planner.plans(unit.id, self._in_unit[unit.id], year)}
                for unit in self.units
            }
            yield from self._plan_files(year, plans)
            for order, period in group:
                yield from self._quarter(order, period, plans, trainings)

    def _plan_files(self, year: int, plans: Mapping[str, Mapping[str, Plan]]) -> Iterator[tuple[str, str]]:
        for unit, own in plans.items():
            record = {"unit": unit, "tahun": year, "rencana": {person: own[person].record for person in sorted(own)}}
            yield f"content/rencana/{year}/{unit}.yaml", document(record)
            if indicators := self._indicators.year(unit, year):
                record = {"unit": unit, "tahun": year, "indikator": indicators}
                yield f"content/indikator/{year}/{unit}.yaml", document(record)

    def _quarter(
        self, order: int, period: Period, plans: Mapping[str, Mapping[str, Plan]], trainings: followup.Trainings
    ) -> Iterator[tuple[str, str]]:
        last = order == len(self.periods) - 1
        given: dict[str, Rating] = {}
        needs: list[tuple[str, Sequence[str]]] = []
        for place, unit in enumerate(self.units):
            if last and unit.id == self._late:
                continue
            predicate = unit_predicate(unit, place, order, self._options.profile)
            ratings, record, found = self._evaluated(unit, order, period, predicate, plans[unit.id], trainings.boost)
            given |= ratings
            needs += found
            yield f"content/evaluasi/{period.code}/{unit.id}.yaml", document(record)
            result: dict[str, object] = {"unit": unit.id, "periode": period.code, "predikat": predicate}
            result["capaian"] = self._indicators.achieved(unit.id, period, order)
            if reports := self._indicators.reports(unit, period):
                result["laporan"] = reports
            yield f"content/capaian/{period.code}/{unit.id}.yaml", document(result)
        self.evaluations += len(given)
        present = [post for post in self._posts if post.covers(period)]
        for name, record in trainings.quarter(period, present):
            yield f"content/pelatihan/{name}.yaml", document(record)
        for person, topics in needs:
            trainings.need(person, topics)
        for name, record in followup.awards(self._seed, period, given):
            yield f"content/penghargaan/{name}.yaml", document(record)
        record = {"periode": period.code, "keberatan": followup.appeals(self._seed, period, given, latest=last)}
        yield f"content/keberatan/{period.code}.yaml", document(record)

    def _evaluated(
        self,
        unit: UnitPlan,
        order: int,
        period: Period,
        predicate: str,
        plans: Mapping[str, Plan],
        boost: Mapping[str, float],
    ) -> tuple[dict[str, Rating], dict[str, object], list[tuple[str, Sequence[str]]]]:
        rng = stream(self._seed, "evaluations", period.code, unit.id)
        present = [post for post in self._in_unit[unit.id] if post.covers(period)]
        able = [post for post in present if post.person in plans]
        people = [post for post in able if post.rater is None or unit.size < TINY or rng.random() >= ABSENT]
        counts = quotas(unit, predicate, len(people), order, self._options.profile, rng)
        ratings = rate(people, counts, predicate, boost, rng)
        evaluator = Evaluator(unit.theme, period, unrecorded(self._seed, unit.id), rng)
        records: dict[str, object] = {}
        needs: list[tuple[str, Sequence[str]]] = []
        for post in sorted(people, key=lambda post: post.person):
            evaluated = evaluator.evaluate(post, ratings[post.person], plans[post.person].aims)
            records[post.person] = evaluated.record
            needs.append((post.person, evaluated.needs))
        return ratings, {"unit": unit.id, "periode": period.code, "evaluasi": records}, needs

    def _forms(self) -> Iterator[tuple[str, str]]:
        key = partial(answer_key, agency_key(example=True))
        for form in surveys.forms(self.units):
            if form.kind == "umpan_balik":
                filled = feedback.answers(self._seed, form, self._in_unit, self.periods)
            else:
                filled = surveys.answers(self._seed, form, self.periods)
            record = form.record(held(self._seed, form, filled, self.periods), earlier(form))
            yield f"content/formulir/{form.id}.yaml", document(record)
            self.answers += len(filled)
            for code, (header, rows) in surveys.stripped(form, filled, key).items():
                yield f"content/tanggapan/{form.id}/{code}.csv", table(header, rows)
            header, rows = surveys.sheet(self._seed, form, filled)
            yield f"lembar/{form.id}.csv", table(header, rows)
            for period in self.periods:
                if said := followup.comments(self._seed, form, period):
                    approved = {"formulir": form.id, "periode": period.code, "komentar": said}
                    yield f"content/komentar/{form.id}/{period.code}.yaml", document(approved)


def _spells(posts: Sequence[Post]) -> str:
    header = ["pegawai", "kelompok_jabatan", "jenis_kelamin", "status_pegawai", "mulai", "selesai"]
    rows = sorted(
        (p.person, p.family, p.sex, p.status, p.start.isoformat(), p.end.isoformat() if p.end else "") for p in posts
    )
    return table(header, rows)


def _late_unit(units: Sequence[UnitPlan]) -> str | None:
    """Return the unit that has not reported the last of four or more quarters: of ordinary size, without sub-units."""
    parents = {unit.parent for unit in units}
    able = [u.id for u in units if u.parent is None and u.size >= COUNTABLE and u.id not in parents and not u.services]
    return able[-1 if len(able) < 3 else 1] if able else None
