"""The parameters of chance are taken from what a release states, or not at all; and what they decide."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kinerja.package.chance import Parameters, Share, beyond_chance, chi_square, parameters

STATED = {"khi_kuadrat": "6.635", "harapan_terkecil": "5", "kuadrat_selang": "3.8415"}


def test_what_a_release_states_is_taken_exactly() -> None:
    assert parameters(STATED) == Parameters(Fraction(6635, 1000), Fraction(5), Fraction(38415, 10000))


@pytest.mark.parametrize(
    "stated",
    [{}, {**STATED, "khi_kuadrat": "banyak"}, {**STATED, "harapan_terkecil": "1/0"}, {**STATED, "kuadrat_selang": -1}],
)
def test_without_them_nothing_is_claimed(stated: dict[str, object]) -> None:
    assert parameters(stated) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # 200 × (|95·20 − 80·5| − 100)² / (100·100·175·25)
        (Share(95, 100), Share(80, 100), Fraction(200 * 1400**2, 100 * 100 * 175 * 25)),
        (Share(80, 100), Share(95, 100), Fraction(200 * 1400**2, 100 * 100 * 175 * 25)),
        (Share(5, 5), Share(4, 4), Fraction(0)),
        (Share(1, 2), Share(1, 2), Fraction(0)),
    ],
)
def test_chi_square_is_yatess_and_nothing_where_nothing_varies(one: Share, other: Share, expected: Fraction) -> None:
    assert chi_square(one, other) == expected


@pytest.mark.parametrize(
    ("between", "by_chance", "groups", "more"),
    [
        # (0.125 / 0.085 − 1)² × 89 / 2 = 9.85; (0.115 / 0.085 − 1)² × 89 / 2 = 5.54, of 6.635
        (Fraction(125, 1000), Fraction(85, 1000), 90, True),
        (Fraction(115, 1000), Fraction(85, 1000), 90, False),
        (Fraction(1, 100), Fraction(85, 1000), 90, False),  # less than chance, however far
        (Fraction(36, 100), Fraction(1, 19), 2, True),
    ],
)
def test_more_lies_between_groups_than_chance_and_its_scatter_would_put_there(
    between: Fraction, by_chance: Fraction, groups: int, more: bool
) -> None:
    given = parameters(STATED)
    assert given is not None
    assert beyond_chance(between, by_chance, groups, given) is more


@pytest.mark.parametrize(("by_chance", "groups"), [(Fraction(1, 19), 1), (Fraction(0), 2)])
def test_between_fewer_than_two_groups_nothing_can_lie(by_chance: Fraction, groups: int) -> None:
    given = parameters(STATED)
    assert given is not None
    with pytest.raises(ValueError, match="nothing between"):
        beyond_chance(Fraction(1, 2), by_chance, groups, given)
