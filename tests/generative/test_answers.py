"""What counts of answers give away beside means: the attack agrees with one that tries every world."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja.disclosure.answers import ANSWERS, Question, told
from kinerja.package.model import PUBLISHED, MeanRow
from kinerja.package.rounding import half_up

Counts = tuple[int, ...]
PAIRS = ((1, 2), (3, 4))


def mean(counts: Counts) -> MeanRow:
    total = sum(answer * number for answer, number in zip(ANSWERS, counts, strict=True))
    return MeanRow(("s", "u"), sum(counts), half_up(Fraction(total, sum(counts)), 2), 2, PUBLISHED)


def fillings(size: int) -> Iterator[Counts]:
    """Every way that so many people can answer."""
    for low in itertools.combinations_with_replacement(range(4), size):
        yield tuple(low.count(place) for place in range(4))


def together(groups: Sequence[Counts]) -> Counts:
    return tuple(map(sum, zip(*groups, strict=True)))


def narrow(groups: Sequence[Counts], shown: dict[tuple[int, ...], int], need: int) -> bool:
    """Whether a count of a group, or a count of all that is not shown, is known too well, by trying every world."""
    worlds = [
        world
        for world in itertools.product(*(list(fillings(sum(counts))) for counts in groups))
        if all(mean(here) == mean(there) for here, there in zip(world, groups, strict=True))
        and mean(together(world)) == mean(together(groups))
        and all(sum(together(world)[a - 1] for a in answers) == number for answers, number in shown.items())
    ]
    sums = [[world[n][place] for world in worlds] for n in range(len(groups)) for place in range(4)]
    sums += [[together(world)[place] for world in worlds] for place in range(4) if (place + 1,) not in shown]
    return any(max(s) - min(s) < need and max(s) > 0 and min(s) <= need for s in sums)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(*[st.integers(0, 2)] * 4).filter(any), min_size=1, max_size=2),
    st.sampled_from(("none", "merged", "whole")),
    st.integers(1, 3),
)
def test_the_attack_on_counts_finds_what_trying_every_world_finds(groups: list[Counts], kind: str, need: int) -> None:
    counts = together(groups)
    said = {"none": (), "merged": PAIRS, "whole": (*PAIRS, *((answer,) for answer in ANSWERS))}[kind]
    shown = {answers: sum(counts[answer - 1] for answer in answers) for answers in said}
    question = Question("u", [mean(group) for group in groups], mean(counts), shown)
    assert bool(told(question, "jawaban", ("unsur", "jawaban"), need + 1)) == narrow(groups, shown, need)


def test_numbers_that_no_answers_give_are_a_contradiction() -> None:
    wrong = MeanRow(("semua", "u"), 10, Decimal("3.00"), 2, PUBLISHED)
    (breach,) = told(Question("u", [mean((0, 0, 0, 10))], wrong, {}), "jawaban", ("unsur", "jawaban"), 10)
    assert breach.kind == "bertentangan"
