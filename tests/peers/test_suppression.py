"""Beside GaussSuppression on the same tables: what our attack finds in its answer, and what it finds in ours."""

from __future__ import annotations

import pytest

from kinerja.disclosure.attack import attack
from kinerja.disclosure.complementary import protect
from tests.peers.peer_tables import THRESHOLD, cost, read


@pytest.mark.parametrize(("name", "hidden", "pinned"), [("t1k", 181, 2), ("t10k", 1059, 56)])
def test_the_attack_finds_what_is_known_to_be_pinned(name: str, hidden: int, pinned: int) -> None:
    """The peer hides this many cells, and this many of them lie in an interval narrower than 4 (its README's table)."""
    by_peer = read(name).by_peer
    assert sum(cell.value is None for cell in by_peer.cells) == hidden
    found = attack(by_peer, THRESHOLD)
    assert {breach.kind for breach in found} == {"terhitung"}
    assert len(found) == pinned
    assert all(breach.low < breach.high for breach in found), "the peer proves that none is exactly recomputable"


def test_what_we_hide_leaves_nothing_pinned() -> None:
    table = read("t1k")
    found = protect(table.true, table.truth, THRESHOLD, (), cost)
    hidden = {table.true.cells[place].key for place in found.hidden}
    assert attack(table.shown(hidden), THRESHOLD) == ()
    peer = sum(cell.value is None for cell in table.by_peer.cells)
    assert len(hidden) <= 1.15 * peer, "more than a little above the peer would be waste"
