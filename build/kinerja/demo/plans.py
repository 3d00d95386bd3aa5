"""Plans (SKP): each person's results and measurable indicators, cascading from heads to section heads to staff."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from kinerja.demo.catalogue import load
from kinerja.demo.chance import Deck, stream
from kinerja.demo.emit import Flow
from kinerja.demo.people import HEAD, SECTION_HEAD, STAFF, Post
from kinerja.demo.ratings import COUNTABLE

LINES = 4
"""Results of every head: three of the theme and the fourth, good order in the unit."""

WITHOUT_PLAN = 0.005
"""Share of steady staff who have no plan in a year, and so no evaluation: on long leave, or studying."""

NOT_AGREED, LATE, EARLY = 0.012, 0.09, 0.24
"""Shares of plans that are not agreed, agreed after 31 January, and agreed before the year began."""

UNMEASURABLE = 0.02
"""Share of staff's results with an indicator that praises and counts nothing."""

Target = int | tuple[int, int]


@dataclass(frozen=True)
class Aim:
    """One indicator of a plan: ``key`` as evaluations name it (``h1/i1``), its target for the year and its measure."""

    key: str
    target: Target
    measure: str


@dataclass(frozen=True)
class Plan:
    """One person's plan as YAML, and the aims that evaluations report on."""

    person: str
    record: Mapping[str, object]
    aims: tuple[Aim, ...]


class Planner:
    """Makes plans; it remembers which lines of work each section head took, since staff serve them year after year."""

    def __init__(self, seed: int, themes: Mapping[str, str]) -> None:
        """:param themes: unit → theme of the catalogue."""
        self._seed = seed
        self._themes = themes
        catalogue = load("kerja")
        self._catalogue: Mapping[str, Any] = catalogue
        self._old_sheet: Mapping[str, Any] = load("penilaian")["lembar_lama"]
        self._lines: dict[str, tuple[int, ...]] = {}

    def plans(self, unit: str, posts: Sequence[Post], year: int) -> Iterator[Plan]:
        """Yield the plan of every post of a unit that touches the year, in the order given; a few have none.

        Superiors must come before those they rate, as ``people.posts`` has them.
        """
        rng = stream(self._seed, "plans", str(year), unit)
        theme = self._catalogue["tema"].get(self._themes[unit], self._catalogue["tema"]["umum"])
        lines = [*theme, self._catalogue["tata_kelola"]]
        strategies = Deck(self._catalogue["strategi"], rng)
        for post in posts:
            if post.start <= date(year, 12, 31) and (post.end is None or post.end >= date(year, 1, 1)):
                steady = post.role == STAFF and post.start < date(year, 1, 1) and post.end is None
                if len(posts) < COUNTABLE or not steady or rng.random() >= WITHOUT_PLAN:
                    yield self._plan(post, lines, year, strategies, rng)

    def lines_of(self, rater: str | None) -> tuple[int, ...]:
        """Return the lines of work that a superior's results h1, h2, … stand for; none above a top head."""
        return self._lines[rater] if rater is not None else ()

    def _plan(self, post: Post, lines: Sequence[Any], year: int, strategies: Deck, rng: Random) -> Plan:
        chosen = self._chosen(post, rng)
        above = self.lines_of(post.rater)
        results: list[dict[str, object]] = []
        aims: list[Aim] = []
        for number, line in enumerate(chosen, start=1):
            serves = f"{post.rater}/h{above.index(line) + 1}" if post.rater else None
            work = _work(lines[line], post, rng)
            if post.role == STAFF and rng.random() < UNMEASURABLE:
                work = {"hasil": work["hasil"], "ukur": [*work["ukur"][:-1], rng.choice(self._catalogue["memuji"])]}
            results.append(_result(f"h{number}", "utama", work, serves, aims, rng))
        if post.role not in (HEAD, SECTION_HEAD) and rng.random() < 0.15:
            extra = rng.choice(self._catalogue["tambahan"])
            serves = f"{post.rater}/h{above.index(chosen[-1]) + 1}" if post.rater else None
            results.append(_result(f"h{len(results) + 1}", "tambahan", extra, serves, aims, rng))
        record: dict[str, object] = {"penilai": post.rater or "kepala-daerah"}
        if (day := _agreed(post, year, rng)) is not None:
            record["disepakati"] = day
        record["strategi"] = strategies.deal()
        record["rencana_hasil_kerja"] = results
        if post.unit == self._old_sheet["unit"] and post.role == STAFF:
            if rng.random() < self._old_sheet["tanpa_strategi"]:
                record["strategi"] = self._old_sheet["strategi"]
            if rng.random() < self._old_sheet["tanpa_dukungan"]:
                results[0].pop("mendukung", None)
        record |= self._attachments(post, rng)
        return Plan(post.person, record, tuple(aims))

    def _chosen(self, post: Post, rng: Random) -> tuple[int, ...]:
        if post.role in (HEAD, SECTION_HEAD):
            if post.person not in self._lines:
                some = range(LINES - 1) if post.role == HEAD else sorted(rng.sample(range(LINES - 1), 2))
                self._lines[post.person] = (*some, LINES - 1)
            return self._lines[post.person]
        offered = self.lines_of(post.rater)
        own = rng.choice([line for line in offered if line != LINES - 1])
        second = LINES - 1 if rng.random() < 0.4 else rng.choice([line for line in offered if line != own])
        return tuple(sorted((own, second)))

    def _attachments(self, post: Post, rng: Random) -> dict[str, object]:
        catalogue = self._catalogue
        told: dict[str, object] = {}
        if post.role in (HEAD, SECTION_HEAD) or rng.random() < 0.25:
            picked = set(rng.sample(list(catalogue["perilaku"]), 2 if post.role == HEAD else 1))
            told["ekspektasi_perilaku"] = {
                value: rng.choice(texts) for value, texts in catalogue["perilaku"].items() if value in picked
            }
        if rng.random() < 0.3:
            told["dukungan"] = Flow([rng.choice(catalogue["dukungan"])])
        if rng.random() < 0.2:
            told["pertanggungjawaban"] = rng.choice(catalogue["pertanggungjawaban"])
        if rng.random() < 0.1:
            told["konsekuensi"] = rng.choice(catalogue["konsekuensi"])
        return told


def _agreed(post: Post, year: int, rng: Random) -> date | None:
    """Return the day on which a plan is agreed: mostly in January, or in the weeks after a later start."""
    chance, spread = rng.random(), rng.random()
    if chance < NOT_AGREED:
        return None
    late = chance < NOT_AGREED + LATE
    if post.start > date(year, 1, 15):
        return post.start + timedelta(days=31 + int(spread * 25) if late else 1 + int(spread * 24))
    if late:
        return date(year, 2, 2) + timedelta(days=int(spread * 45))
    if chance < NOT_AGREED + LATE + EARLY and post.start <= date(year - 1, 12, 1):
        return date(year - 1, 12, 8) + timedelta(days=int(spread * 23))
    return date(year, 1, 5) + timedelta(days=int(spread * 26))


def _work(line: Mapping[str, Any], post: Post, rng: Random) -> Mapping[str, Any]:
    """Return a result of a line of work that suits the person's role and job family."""
    if post.role == HEAD:
        head: Mapping[str, Any] = line["kepala"]
        return head
    if post.role == SECTION_HEAD:
        section: Mapping[str, Any] = rng.choice(line["pengawas"])
        return section
    offered = line["staf"].get(post.family) or line["staf"]["semua"]
    staff: Mapping[str, Any] = rng.choice(offered)
    return staff


def _result(
    identifier: str, kind: str, work: Mapping[str, Any], serves: str | None, aims: list[Aim], rng: Random
) -> dict[str, object]:
    indicators = []
    for number, (text, aspect, low, high, measure) in enumerate(work["ukur"], start=1):
        target = _target(low, high, rng)
        aims.append(Aim(f"{identifier}/i{number}", target, measure))
        shown = list(target) if isinstance(target, tuple) else target
        fields = {"id": f"i{number}", "indikator": text, "aspek": aspect, "target": shown, "satuan": measure}
        indicators.append(Flow(fields))
    result: dict[str, object] = {"id": identifier, "jenis": kind, "hasil": work["hasil"]}
    if serves is not None:
        result["mendukung"] = serves
    result["indikator"] = indicators
    return result


def _target(low: int | list[int], high: int | list[int], rng: Random) -> Target:
    """Return a target between two numbers, large ones as round as people plan them; two lists ask for a range."""
    if isinstance(low, list) and isinstance(high, list):
        return rng.randint(*low), rng.randint(*high)
    if isinstance(low, list) or isinstance(high, list):
        raise TypeError("a range needs two lists")
    step = 1 if high < 60 else 5 if high < 300 else 20 if high < 1500 else 100
    if high <= 100 and low >= 60:
        step = 1
    return min(high, max(low, round(rng.randint(low, high) / step) * step))
