"""Ratings of one quarter: how many of each class a unit has, who gets which, and the pair of ratings behind each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from kinerja.demo.agency import UnitPlan
from kinerja.demo.catalogue import load
from kinerja.demo.people import HEAD, Post

ABOVE, MEETS, BELOW = "di atas ekspektasi", "sesuai ekspektasi", "di bawah ekspektasi"

BEST_FIRST = ("sangat baik", "baik", "butuh perbaikan", "kurang", "sangat kurang")

VALUES = ("berorientasi_pelayanan", "akuntabel", "kompeten", "harmonis", "loyal", "adaptif", "kolaboratif")
"""The seven values BerAKHLAK (SE MenPANRB 20/2021)."""

CEILING = 0.70
""""Most (at most 70 %)" of SE MenPANRB 3/2023."""

COUNTABLE = 25
"""From this many people on, a unit has either nobody below ``baik`` or at least ``FEWEST``."""

TINY = 10
"""Smaller units are published inside a group (``unit_minimum``)."""

TINY_BELOW = 0.28
"""Share below ``baik`` in a tiny unit: the example's three together have ``FEWEST``, so hiding them costs no other."""

LEAST_FOR_PATTERN = 3
"""In a unit of two, nobody is needed below ``baik``."""

FEWEST = 5
"""Smallest count of people that a release shows (``ambang``)."""

PAIRS: Mapping[str, Sequence[tuple[str, str, int]]] = {
    "sangat baik": ((ABOVE, ABOVE, 1),),
    "baik": ((MEETS, MEETS, 60), (MEETS, ABOVE, 24), (ABOVE, MEETS, 16)),
    "butuh perbaikan": ((BELOW, MEETS, 76), (BELOW, ABOVE, 24)),
    "kurang": ((MEETS, BELOW, 84), (ABOVE, BELOW, 16)),
    "sangat kurang": ((BELOW, BELOW, 1),),
}
"""Predicate → (result, behaviour, how often): the matrix of PermenPANRB 6/2022, read backwards."""


@dataclass(frozen=True)
class Rating:
    """``hasil_kerja``, ``perilaku_kerja`` and ``predikat`` in the words of the YAML."""

    result: str
    behaviour: str
    predicate: str


def unit_predicate(unit: UnitPlan, order: int, quarter: int, profile: str) -> str:
    """Return a unit's own predicate in a quarter.

    :param order: the unit's place in the agency, counted from 0.
    :param quarter: quarters since the first, from 0.
    """
    if profile != "spread":
        return "baik"
    since = load("penilaian")["istimewa_sejak"].get(unit.id)
    if since is not None and quarter >= since:
        return "istimewa"
    return "butuh perbaikan" if order % 40 == 33 and unit.size >= COUNTABLE and quarter % 4 < 2 else "baik"


def quotas(unit: UnitPlan, predicate: str, people: int, quarter: int, profile: str, rng: Random) -> dict[str, int]:
    """Return how many of a unit's ``people`` get each predicate; the numbers add up to ``people``."""
    if profile == "concentrated":
        return _drawn(people, rng)
    shares = _varied(_shares(unit, predicate, quarter), rng)
    below = round(people * sum(shares[word] for word in ("butuh_perbaikan", "kurang", "sangat_kurang")))
    if people < TINY:
        below = round(people * TINY_BELOW)
    below = max(below, FEWEST if people >= COUNTABLE else 1 if people >= LEAST_FOR_PATTERN else 0)
    worst = min(below - 1, round(people * shares["sangat_kurang"])) if below > 1 else 0
    poor = min(below - worst - 1, round(people * shares["kurang"])) if below > 1 else 0
    middle = people - below - round(people * shares["sangat_baik"])
    if predicate == "istimewa":
        middle = min(middle, (people - below) // 2)
    elif predicate == "baik" and unit.id != load("penilaian")["menyimpang"]:
        middle = min(middle, int(people * CEILING))
    if predicate == "baik" and middle <= people - below - middle:
        middle = min(int(people * CEILING), people - below)
    best = people - below - middle
    return dict(zip(BEST_FIRST, (best, middle, below - poor - worst, poor, worst), strict=True))


def _shares(unit: UnitPlan, predicate: str, quarter: int) -> Mapping[str, float]:
    tables: Mapping[str, Any] = load("penilaian")["spread"]
    key = predicate.replace(" ", "_")
    change = tables[key] if key in tables else tables["tema"].get(unit.theme, {})
    shares = {name: float(value) for name, value in (tables["umum"] | change).items() if name != "langkah"}
    for name, step in change.get("langkah", {}).items():
        shares[name] += step * min(quarter, 3)
    return shares


def _varied(shares: Mapping[str, float], rng: Random) -> Mapping[str, float]:
    """Return shares moved a little, as no two quarters of a unit are alike."""
    return {name: share * rng.lognormvariate(0, 0.08 if share < 0.3 else 0.03) for name, share in shares.items()}


def _drawn(people: int, rng: Random) -> dict[str, int]:
    shares = load("penilaian")["concentrated"]
    weights = [shares.get(word.replace(" ", "_"), 1 - sum(shares.values())) for word in BEST_FIRST]
    drawn = rng.choices(BEST_FIRST, weights, k=people)
    return {word: drawn.count(word) for word in BEST_FIRST}


def rate(
    people: Sequence[Post], counts: Mapping[str, int], predicate: str, boost: Mapping[str, float], rng: Random
) -> dict[str, Rating]:
    """Give each person of one unit a rating: by rank of skill, training and luck, as ``counts`` has places.

    The head's result is the unit's result (PermenPANRB 6/2022 art. 25), so the head's place is taken out first.

    :param counts: predicate → number of people, adding up to ``len(people)``.
    :param boost: person → what training adds to the skill.
    """
    left = dict(counts)
    given: dict[str, Rating] = {}
    for post in people:
        if post.role == HEAD:
            given[post.person] = rating = _head(predicate, rng)
            if left[rating.predicate]:
                left[rating.predicate] -= 1
            else:
                left[max(left, key=lambda word: left[word])] -= 1
    others = [post for post in people if post.role != HEAD]
    scores = {post.person: post.skill + boost.get(post.person, 0.0) + rng.gauss(0, 0.8) for post in others}
    ranked = sorted(others, key=lambda post: (-scores[post.person], post.person))
    places = [word for word in BEST_FIRST for _ in range(left[word])]
    for post, word in zip(ranked, places, strict=True):
        pairs = PAIRS[word]
        result, behaviour, _ = rng.choices(pairs, [weight for _, _, weight in pairs])[0]
        given[post.person] = Rating(result, behaviour, word)
    return given


def _head(predicate: str, rng: Random) -> Rating:
    if predicate == "istimewa":
        return Rating(ABOVE, ABOVE, "sangat baik")
    if predicate == "baik":
        return Rating(MEETS, ABOVE if rng.random() < 0.4 else MEETS, "baik")
    return Rating(BELOW, MEETS, "butuh perbaikan")


def values(behaviour: str, rng: Random) -> dict[str, str]:
    """Return the seven values' ratings that go with a rating of behaviour."""
    order = rng.sample(VALUES, len(VALUES))
    high, low = {
        ABOVE: (rng.randint(4, 6), 0),
        MEETS: (rng.randint(0, 2), 1 if rng.random() < 0.15 else 0),
        BELOW: (0, rng.randint(3, 5)),
    }[behaviour]
    words = [ABOVE] * high + [BELOW] * low + [MEETS] * (len(VALUES) - high - low)
    given = dict(zip(order, words, strict=True))
    return {value: given[value] for value in VALUES}
