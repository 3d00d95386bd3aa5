"""Continuous feedback from all sides: who is rated in a quarter, by whom, and what they answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any

from kinerja.demo.catalogue import load
from kinerja.demo.chance import stream
from kinerja.demo.people import STAFF, Post
from kinerja.demo.surveys import Answer, Form, scaled, times
from kinerja.package.period import Period

SUPERIOR, PEER, SUBORDINATE, PUBLIC, SELF = "atasan", "rekan", "bawahan", "publik", "diri"

FEWEST = 6
"""In a smaller unit a rater could be told by the side alone, so nobody there is rated."""

ONE_IN = 9
"""Each quarter one in so many people of a unit is rated; leaders more often than their number says."""

LEADERS = 0.4
"""Share of leaders among those rated."""

TOO_FEW = 0.06
"""Share of people with two raters in the first quarter, when colleagues did not know the form yet."""


def answers(seed: int, form: Form, posts: Mapping[str, Sequence[Post]], periods: Sequence[Period]) -> list[Answer]:
    """Return the form's answers of every period, in the order in which they came in.

    :param posts: unit → its posts.
    """
    filled: list[Answer] = []
    for order, period in enumerate(periods):
        rng = stream(seed, "answers", form.id, period.code)
        given = [
            (post, side)
            for own in posts.values()
            for post in _rated([post for post in own if post.covers(period)], rng)
            for side in _sides(post, order, rng)
        ]
        rng.shuffle(given)
        for (post, side), time in zip(given, times(period, len(given), rng), strict=True):
            filled.append(Answer(time, period.code, _codes(form, post, side, order, rng)))
    return filled


def _rated(present: Sequence[Post], rng: Random) -> Iterator[Post]:
    """Yield the people of a unit whose turn it is."""
    if len(present) < FEWEST:
        return
    staff = [post for post in present if post.role == STAFF]
    leaders = [post for post in present if post.role != STAFF]
    wanted = max(1, round(len(present) / ONE_IN))
    leading = min(len(leaders), max(1, int(wanted * LEADERS)))
    yield from rng.sample(leaders, leading)
    yield from rng.sample(staff, min(len(staff), wanted - leading))


def _sides(post: Post, order: int, rng: Random) -> list[str]:
    """Return the sides that answer about a person: at least three from outside, but for a few in the first quarter."""
    if order == 0 and rng.random() < TOO_FEW:
        return [SUPERIOR, PEER, SELF]
    if post.role != STAFF:
        return [SUPERIOR, SELF, *[PEER] * rng.randint(1, 2), *[SUBORDINATE] * rng.randint(3, 4)]
    return [SUPERIOR, SELF, *[PEER] * rng.randint(3, 4), *[PUBLIC] * (rng.random() < 0.6)]


def _codes(form: Form, post: Post, side: str, order: int, rng: Random) -> tuple[str, ...]:
    told: Mapping[str, Any] = load("formulir")[form.id]
    series = told["rata"]
    mood = series[min(order, len(series) - 1)] + told["pihak"][side] + 0.12 * post.skill + rng.gauss(0, 0.2)
    codes = [post.unit, post.person, side]
    for question in form.questions[len(codes) :]:
        shift = told["unsur"][question.column]["geser"]
        codes.append("" if rng.random() < 0.015 else str(scaled(mood + shift, rng)))
    return tuple(codes)
