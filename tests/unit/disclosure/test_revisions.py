"""A release and its correction held against one another: what the second gives away of the first is found."""

from __future__ import annotations

from collections.abc import Mapping

from kinerja.disclosure.hierarchy import Tree
from kinerja.disclosure.revisions import Shown, attack_pair
from kinerja.package.model import TOTAL
from tests.unit.disclosure.tables import TREES, table, with_hidden

COUNTS = {
    ("a1", "sangat_baik"): 6, ("a1", "baik"): 20, ("a1", "kurang"): 7,
    ("a2", "sangat_baik"): 7, ("a2", "baik"): 30, ("a2", "kurang"): 9,
    ("b", "sangat_baik"): 8, ("b", "baik"): 40, ("b", "kurang"): 11,
}  # fmt: skip
BLOCK = {(u, m) for u in ("a1", "a2") for m in ("kurang", "di_bawah_baik", "baik_ke_atas", "baik")}


def found(
    then: Mapping[tuple[str, str], int],
    hidden_then: set[tuple[str, str]],
    now: Mapping[tuple[str, str], int],
    hidden_now: set[tuple[str, str]],
) -> set[tuple[str, ...]]:
    first = Shown((with_hidden(table(then), hidden_then),), TREES, 5)
    second = Shown((with_hidden(table(now), hidden_now),), TREES, 5)
    return {breach.key for breach in attack_pair(first, second, {})}


def test_the_same_again_gives_nothing_away() -> None:
    assert found(COUNTS, BLOCK, COUNTS, BLOCK) == set()


def test_showing_now_what_was_hidden_then_is_found() -> None:
    assert found(COUNTS, BLOCK, COUNTS, set()) >= {("a1", "kurang"), ("a2", "kurang")}


def test_one_changed_person_does_not_make_strangers_of_the_two() -> None:
    changed = {**COUNTS, ("b", "baik"): 39, ("b", "sangat_baik"): 9}
    assert found(COUNTS, BLOCK, changed, set()) >= {("a1", "kurang"), ("a2", "kurang")}
    assert found(COUNTS, BLOCK, changed, BLOCK) == set()


def test_a_number_withdrawn_now_is_not_called_hidden() -> None:
    """It was shown then: nothing can make it unknown again, so it is no finding."""
    assert ("b", "kurang") not in found(COUNTS, set(), COUNTS, {("b", "kurang"), ("b", "di_bawah_baik")})


def test_units_grouped_otherwise_are_still_the_same_people() -> None:
    """Then ``b`` stood alone; now it stands in a group with ``c``, whose numbers follow by subtraction."""
    counts = {**COUNTS, ("c", "baik"): 5, ("c", "kurang"): 6}
    alone = {"unit": Tree({**TREES["unit"].parent, "c": TOTAL}), "predikat": TREES["predikat"]}
    grouped = {"unit": Tree({**TREES["unit"].parent, "b": "g", "c": "g", "g": TOTAL}), "predikat": TREES["predikat"]}
    of_c = {("c", m) for m in ("baik", "kurang", "di_bawah_baik", "baik_ke_atas", "sangat_baik")}
    of_b = {("b", m) for m in ("baik", "kurang", "di_bawah_baik", "baik_ke_atas", "sangat_baik")}
    then = with_hidden(table(counts, trees=alone), of_c | of_b)
    rows = tuple(row for row in table(counts, trees=grouped).rows if row.key[0] not in ("b", "c"))
    now = type(then)(**{**vars(table(counts, trees=grouped)), "rows": rows})
    assert attack_pair(Shown((then,), alone, 5), Shown((now,), grouped, 5), {}) == ()
    shown_b = with_hidden(table(counts, trees=alone), of_c)
    keys = {breach.key for breach in attack_pair(Shown((shown_b,), alone, 5), Shown((now,), grouped, 5), {})}
    assert ("c", "kurang") in keys
