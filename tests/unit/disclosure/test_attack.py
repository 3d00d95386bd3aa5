"""The attack finds what an outsider can work out, names the cell, and accuses nobody falsely."""

from __future__ import annotations

from collections.abc import Set

import pytest

from kinerja.disclosure.attack import attack
from kinerja.disclosure.worlds import Breach
from tests.unit.disclosure.tables import CLASSES, population, table, with_hidden

COUNTS = {
    ("a1", "sangat_baik"): 6, ("a1", "baik"): 20, ("a1", "kurang"): 2,
    ("a2", "sangat_baik"): 7, ("a2", "baik"): 30, ("a2", "kurang"): 9,
    ("b", "sangat_baik"): 8, ("b", "baik"): 40, ("b", "kurang"): 11,
}  # fmt: skip


def found(hidden: Set[tuple[str, ...]]) -> set[tuple[str, tuple[str, ...]]]:
    breaches = attack(population(with_hidden(table(COUNTS), hidden)), 5, CLASSES)
    return {(breach.kind, breach.key) for breach in breaches}


def test_a_count_below_the_threshold_is_found() -> None:
    assert ("kecil", ("a1", "kurang")) in found(set())


def test_a_cell_hidden_alone_is_worked_out_from_its_siblings() -> None:
    assert ("terhitung", ("a1", "kurang")) in found({("a1", "kurang"), ("a1", "di_bawah_baik")})


def test_hiding_in_one_direction_only_is_not_enough() -> None:
    row_only = {("a1", m) for m in ("kurang", "di_bawah_baik", "baik_ke_atas", "baik")}
    assert ("terhitung", ("a1", "kurang")) in found(row_only)


def test_a_block_of_hidden_cells_protects() -> None:
    block = {(u, m) for u in ("a1", "a2") for m in ("kurang", "di_bawah_baik", "baik_ke_atas", "baik")}
    assert found(block) == set()


def test_a_wrong_total_is_a_contradiction() -> None:
    shown = table(COUNTS | {("b", "baik"): 40})
    rows = tuple(
        row if row.key != ("b", "baik") else type(row)(row.key, 41, row.status) for row in shown.rows
    )  # fmt: skip
    breaches = attack(population(type(shown)(**(vars(shown) | {"rows": rows}))), 5, CLASSES)
    assert "bertentangan" in {breach.kind for breach in breaches}


@pytest.mark.parametrize("predicate", ["baik", "kurang"])
def test_a_group_all_of_one_predicate_is_found(predicate: str) -> None:
    one_class = {key: people for key, people in COUNTS.items() if key[0] != "b"} | {("b", predicate): 59}
    breaches = attack(population(table(one_class)), 5, CLASSES)
    assert ("satu_kelas", ("b", predicate)) in {(breach.kind, breach.key) for breach in breaches}


def test_a_group_all_of_the_harmless_class_may_be_shown() -> None:
    good = {key: people for key, people in COUNTS.items() if key[0] != "b"}
    good |= {("b", "baik"): 40, ("b", "sangat_baik"): 19}
    breaches = attack(population(table(good)), 5, CLASSES)
    assert not [breach for breach in breaches if breach.key[0] == "b"]


def test_what_is_found_carries_the_interval() -> None:
    breaches = attack(population(with_hidden(table(COUNTS), {("a1", "kurang"), ("a1", "di_bawah_baik")})), 5, CLASSES)
    assert Breach("terhitung", "predikat", ("unit", "predikat"), ("a1", "kurang"), 2, 2) in breaches


def test_whole_numbers_are_what_counts() -> None:
    """A linear relaxation may call an interval wide where whole numbers leave less; the attack must not."""
    tiny = {("a1", "baik"): 5, ("a1", "kurang"): 3, ("a2", "baik"): 3, ("a2", "kurang"): 5, ("b", "baik"): 9}
    hidden = {(u, m) for u in ("a1", "a2") for m in ("kurang", "di_bawah_baik", "baik", "baik_ke_atas", "sangat_baik")}
    of = population(with_hidden(table(tiny), hidden))
    assert {b.key for b in attack(of, 9) if b.kind == "terhitung"}
