"""Hide and attack the peer's tables; print what is hidden, what is pinned, and times as ratios within this run."""

from __future__ import annotations

import time

import numpy as np

from kinerja.disclosure.attack import attack
from kinerja.disclosure.cells import Population
from kinerja.disclosure.complementary import protect
from kinerja.disclosure.components import Component
from kinerja.disclosure.solver import System
from tests.peers.peer_tables import THRESHOLD, cost, read


def plain_attack(population: Population) -> None:
    """The floor to beat: one program for all published cells, two objectives a hidden cell, nothing remembered."""
    rows = tuple((cell.atoms, cell.value) for cell in population.cells if cell.value is not None)
    total = float(max(value for _, value in rows))
    system: System = Component(
        np.arange(len(population.atoms)), rows, (), np.full(len(population.atoms), total)
    ).system()
    for cell in population.cells:
        if cell.value is None:
            for sign in (1.0, -1.0):
                costs = np.zeros(len(population.atoms))
                costs[cell.atoms] = sign
                system.solve(costs)


def main() -> None:
    """Print one row a table."""
    print("| table | cells | hidden by the peer | pinned | hidden by us | pinned | attack : plain | hiding : plain |")
    print("|---|---|---|---|---|---|---|---|")
    for name in ("t1k", "t10k"):
        table = read(name)
        start = time.perf_counter()
        found = protect(table.true, table.truth, THRESHOLD, (), cost)
        hiding = time.perf_counter() - start
        shown = table.shown({table.true.cells[place].key for place in found.hidden})
        start = time.perf_counter()
        pinned = attack(shown, THRESHOLD)
        ours = time.perf_counter() - start
        start = time.perf_counter()
        plain_attack(shown)
        plain = time.perf_counter() - start
        peer = sum(cell.value is None for cell in table.by_peer.cells)
        print(
            f"| {name} | {len(shown.cells)} | {peer} | {len(attack(table.by_peer, THRESHOLD))} "
            f"| {len(found.hidden)} | {len(pinned)} | 1 : {plain / ours:.1f} | {hiding / plain:.2f} : 1 |"
        )


if __name__ == "__main__":
    main()
