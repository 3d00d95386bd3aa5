"""The parameters of chance are taken from what a release states, or not at all."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kinerja.package.chance import Parameters, parameters

STATED = {"khi_kuadrat": "6.635", "harapan_terkecil": "5", "kuadrat_selang": "3.8415"}


def test_what_a_release_states_is_taken_exactly() -> None:
    assert parameters(STATED) == Parameters(Fraction(6635, 1000), Fraction(5), Fraction(38415, 10000))


@pytest.mark.parametrize(
    "stated",
    [{}, {**STATED, "khi_kuadrat": "banyak"}, {**STATED, "harapan_terkecil": "1/0"}, {**STATED, "kuadrat_selang": -1}],
)
def test_without_them_nothing_is_claimed(stated: dict[str, object]) -> None:
    assert parameters(stated) is None
