"""Repeatable chance: one independent stream a topic, so that a change in one topic leaves the others as they were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

_BASE32 = "abcdefghijklmnopqrstuvwxyz234567"


def stream(seed: int, *topic: str) -> Random:
    """Return the generator of a topic; Python spreads a text seed by SHA-512, so it is the same on any machine."""
    return Random("/".join((str(seed), *topic)))  # noqa: S311 - invented data, nothing here is a secret


def pseudonym(rng: Random) -> str:
    """Return ``p`` and 11 characters of base32: the form, not the making, of a real pseudonym."""
    bits = rng.getrandbits(55)
    return "p" + "".join(_BASE32[bits >> shift & 31] for shift in range(50, -5, -5))


def weighted(rng: Random, weights: Mapping[str, float]) -> str:
    """Return one key of ``weights``, as often as its weight says."""
    return rng.choices(list(weights), list(weights.values()))[0]


class Deck:
    """Cards dealt in a shuffled order, again and again: variety without the same sentence twice in a row."""

    def __init__(self, cards: Sequence[str], rng: Random) -> None:
        if not cards:
            raise ValueError("a deck needs a card")
        self._cards = list(cards)
        self._rng = rng
        self._left: list[str] = []

    def deal(self) -> str:
        """Return the next card."""
        if not self._left:
            self._left = self._cards.copy()
            self._rng.shuffle(self._left)
        return self._left.pop()
