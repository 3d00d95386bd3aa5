"""Laws of disclosure control on random tables, held against an attacker that tries every world."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kinerja.disclosure.attack import attack
from kinerja.disclosure.cells import Cell
from kinerja.disclosure.complementary import protect
from tests.unit.disclosure.tables import CLASSES, every_world, extremes, population, table, truth, with_hidden

LEAVES = [(u, p) for u in ("a1", "a2", "b") for p in ("sangat_baik", "baik", "kurang")]
COUNTS = st.fixed_dictionaries({leaf: st.integers(0, 6) for leaf in LEAVES})
SETTINGS = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _cost(cell: Cell, people: int) -> float:
    """Sizes of units are never hidden; anything else may be."""
    return float("inf") if cell.key[1] == "semua" else 1.0 + people


def _each_unit_has(people: int, counts: dict[tuple[str, str], int]) -> bool:
    """A release groups smaller units before it protects."""
    return all(sum(n for (u, _), n in counts.items() if u == unit) >= people for unit in ("a1", "a2", "b"))


@given(counts=COUNTS, hidden=st.sets(st.sampled_from(sorted({row.key for row in table({}).rows})), max_size=14))
@SETTINGS
def test_the_attack_and_all_worlds_agree(counts: dict[tuple[str, str], int], hidden: set[tuple[str, ...]]) -> None:
    of = population(with_hidden(table(counts), hidden))
    accused = {breach.key for breach in attack(of, 5) if breach.kind == "terhitung"}
    worlds = list(every_world(of))
    for cell in of.cells:
        if cell.key in hidden:
            values = [int(world[cell.atoms].sum()) for world in worlds]
            assert (max(values) - min(values) < 4) == (cell.key in accused), cell


@given(
    counts=st.fixed_dictionaries({leaf: st.integers(0, 30) for leaf in LEAVES}).filter(lambda c: _each_unit_has(10, c))
)
@SETTINGS
def test_what_protect_hides_cannot_be_attacked(counts: dict[tuple[str, str], int]) -> None:
    assume(_each_unit_has(10, counts))
    shown = table(counts)
    of = population(shown)
    found = protect(of, truth(of, counts), 5, CLASSES, _cost)
    hidden = {of.cells[place].key for place in found.hidden}
    assert attack(population(with_hidden(shown, hidden)), 5, CLASSES) == ()


@given(counts=st.fixed_dictionaries({leaf: st.integers(3, 12) for leaf in LEAVES}))
@SETTINGS
def test_every_world_of_protect_agrees_with_what_is_shown(counts: dict[tuple[str, str], int]) -> None:
    assume(_each_unit_has(10, counts))
    shown = table(counts)
    of = population(shown)
    found = protect(of, truth(of, counts), 5, CLASSES, _cost)
    for world in found.worlds:
        assert (world >= 0).all()
        for place, cell in enumerate(of.cells):
            if place not in found.hidden:
                assert int(world[cell.atoms].sum()) == cell.value


@given(counts=st.fixed_dictionaries({leaf: st.integers(1, 5) for leaf in LEAVES}))
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_hidden_cell_lies_closer_than_promised(counts: dict[tuple[str, str], int]) -> None:
    assume(_each_unit_has(5, counts))
    shown = table(counts)
    of = population(shown)
    found = protect(of, truth(of, counts), 3, CLASSES, _cost)
    hidden = population(with_hidden(shown, {of.cells[place].key for place in found.hidden}))
    for cell in hidden.cells:
        if cell.value is None:
            low, high = extremes(hidden, cell)
            assert high - low >= 2, cell
