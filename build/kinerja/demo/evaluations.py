"""Evaluations of one quarter: ratings, realisations, the seven values, and sentences that help the person on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from kinerja.demo.catalogue import load
from kinerja.demo.chance import Deck, weighted
from kinerja.demo.conduct import ATTENDANCE, TEAMWORK, attendance, teamwork, working_days
from kinerja.demo.emit import Flow
from kinerja.demo.people import Post
from kinerja.demo.plans import Aim
from kinerja.demo.ratings import ABOVE, BELOW, MEETS, Rating, values
from kinerja.package.period import Period

REACH = {ABOVE: (1.04, 1.22), MEETS: (0.95, 1.03), BELOW: (0.55, 0.86)}
"""Realisation as a share of the target, by the rating of results."""

SILENT = {"keduanya": 0.01, "kekuatan": 0.04, "perbaikan": 0.07}
"""Shares of people who are told nothing at all, nothing of what went well, and nothing of what to improve."""


@dataclass(frozen=True)
class Evaluated:
    """One person's evaluation as YAML, and the needs it names."""

    person: str
    record: Mapping[str, object]
    needs: tuple[str, ...]


class Evaluator:
    """Writes the evaluations of one unit; sentences are dealt, so neighbours rarely read alike."""

    def __init__(self, theme: str, period: Period, unrecorded: frozenset[str], rng: Random) -> None:
        """:param unrecorded: what the unit does not record (``conduct.unrecorded``)."""
        self._rng = rng
        self._unrecorded = unrecorded
        self._working = working_days(period)
        self._theme = theme
        self._texts: Mapping[str, Any] = load("umpan")
        self._improve = {word: Deck(texts, rng) for word, texts in self._texts["perbaikan"].items()}
        self._strong: dict[str, Deck] = {}

    def evaluate(self, post: Post, rating: Rating, aims: Sequence[Aim]) -> Evaluated:
        """Return a post's evaluation.

        :param aims: of the person's plan in this unit and year.
        """
        rng = self._rng
        needs = self._needs(post, rating)
        record: dict[str, object] = {
            "penilai": post.rater or "kepala-daerah",
            "hasil_kerja": rating.result,
            "perilaku_kerja": rating.behaviour,
            "predikat": rating.predicate,
            "realisasi": Flow({aim.key: realised(aim, rating.result, rng) for aim in aims}),
            "nilai": Flow(values(rating.behaviour, rng)),
        }
        if ATTENDANCE not in self._unrecorded:
            record["kehadiran"] = Flow(attendance(rating.behaviour, self._working, rng))
        if TEAMWORK not in self._unrecorded and (together := teamwork(rating.behaviour, rng)):
            record["kerja_sama"] = together
        record |= dict(self._said(post, rating))
        if needs:
            record["kebutuhan"] = Flow(needs)
        return Evaluated(post.person, record, tuple(needs))

    def _said(self, post: Post, rating: Rating) -> Iterator[tuple[str, str]]:
        """Yield the written feedback. Raters in a hurry leave out either side, a few of them both."""
        hurry = self._rng.random() < SILENT["keduanya"]
        if not hurry and self._rng.random() >= SILENT["kekuatan"]:
            yield "kekuatan", self._strength(post.family)
        if not hurry and self._rng.random() >= SILENT["perbaikan"]:
            yield "perbaikan", self._improve[rating.predicate].deal()

    def _strength(self, family: str) -> str:
        if family not in self._strong:
            own = self._texts["kekuatan"].get(family, [])
            self._strong[family] = Deck([*own, *self._texts["kekuatan"]["semua"], *own], self._rng)
        return self._strong[family].deal()

    def _needs(self, post: Post, rating: Rating) -> list[str]:
        if self._rng.random() >= (0.22 if rating.predicate in ("sangat baik", "baik") else 0.75):
            return []
        topics = self._texts["kebutuhan"]
        own = topics.get(post.family) or topics.get(self._theme) or topics["semua"]
        drawn = [weighted(self._rng, own) for _ in range(2 if self._rng.random() < 0.15 else 1)]
        return list(dict.fromkeys(drawn))


def realised(aim: Aim, result: str, rng: Random) -> int:
    """Return a quarter's realisation that goes with a rating of results.

    A sum's target is a fourth of the year's; a level's is the whole; less is better for times.
    """
    texts = load("umpan")
    low, high = REACH[result]
    share = rng.uniform(low, high)
    if isinstance(aim.target, tuple):
        middle = sum(aim.target) / 2
        return round(middle if result != BELOW else aim.target[0] * share)
    if aim.measure in texts["ukuran_turun"]:
        return max(1, round(aim.target / share))
    if aim.measure in texts["ukuran_tetap"]:
        top = 100 if aim.measure in ("persen", "indeks", "nilai") else None
        reached = round(aim.target * (1 + (share - 1) * 0.5))
        return reached if top is None else min(top, reached)
    return round(aim.target * share / 4)
