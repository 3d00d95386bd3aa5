"""Answers that are equal in every column, in numbers that chance does not give: a sign of ballot-stuffing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

FEWEST = 10
"""Answers that must agree before anybody is asked to look; also the least whose mean may be spoken of."""
_SHARE = 10
"""They must be one in this many of the answers about the same thing."""
_SHORTEST = 5
"""Questions that must be answered: on a short form people agree by chance."""


def identical(answers: Iterable[Sequence[str]]) -> dict[tuple[str, ...], int]:
    """Return the answers that many people gave alike, with how many, most first.

    :param answers: the stored values of all answers about one thing (a service, a unit) in one period, without key.
    """
    counted = Counter(map(tuple, answers))
    total = counted.total()
    many = [
        (values, count)
        for values, count in counted.items()
        if count >= FEWEST and _SHARE * count >= total and sum(map(bool, values)) >= _SHORTEST
    ]
    return dict(sorted(many, key=lambda item: (-item[1], item[0])))
