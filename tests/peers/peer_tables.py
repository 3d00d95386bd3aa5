"""The peer's tables as count tables of ours, with every true value or with the peer's cells hidden."""

from __future__ import annotations

import csv
import itertools
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kinerja.disclosure.cells import Cell, Indices, Population, populations
from kinerja.disclosure.hierarchy import Tree
from kinerja.package.model import HIDDEN, PUBLISHED, TOTAL, CountRow, CountTable

FOLDER = Path(__file__).parent / "suppression"
THRESHOLD = 5


@dataclass(frozen=True)
class PeerTable:
    """One table, true and as the peer would show it; ``truth`` is the true count of each atom."""

    true: Population
    truth: Indices
    by_peer: Population
    table: CountTable
    trees: dict[str, Tree]

    def shown(self, hidden: set[tuple[str, ...]]) -> Population:
        """The table with these cells hidden."""
        rows = tuple(CountRow(r.key, None, HIDDEN) if r.key in hidden else r for r in self.table.rows)
        return _population(self.table, rows, self.trees)


def read(name: str) -> PeerTable:
    """Read ``t1k`` or ``t10k``."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    parent = {line["sub"]: line["unit"] for line in lines}
    parent |= dict.fromkeys(sorted(set(parent.values())), TOTAL)
    classes = sorted({line["kelas"] for line in lines})
    trees = {"unit": Tree(parent), "kelas": Tree(dict.fromkeys(classes, TOTAL))}
    counts: Counter[tuple[str, str]] = Counter()
    for line in lines:
        for key in itertools.product(trees["unit"].ancestors(line["sub"]), trees["kelas"].ancestors(line["kelas"])):
            counts[key] += int(line["n"])
    members = {"unit": (TOTAL, *sorted(parent)), "kelas": (TOTAL, *classes)}
    rows = tuple(CountRow(k, counts[k], PUBLISHED) for k in itertools.product(members["unit"], members["kelas"]))
    table = CountTable(name, name, name, name, ("unit", "kelas"), members, THRESHOLD, rows)
    true = _population(table, rows, trees)
    leaves = Counter({(line["sub"], line["kelas"]): int(line["n"]) for line in lines})
    truth = np.array([leaves[atom[0], atom[1]] for atom in true.atoms], dtype=np.int64)
    with (FOLDER / f"{name}.gauss.csv").open(encoding="utf-8", newline="") as file:
        hidden = {
            (line["unit_or_sub"].replace("Total", TOTAL), line["kelas"].replace("Total", TOTAL))
            for line in csv.DictReader(file)
            if line["suppressed"] == "1"
        }
    peer_rows = tuple(CountRow(row.key, None, HIDDEN) if row.key in hidden else row for row in rows)
    return PeerTable(true, truth, _population(table, peer_rows, trees), table, trees)


def _population(table: CountTable, rows: tuple[CountRow, ...], trees: dict[str, Tree]) -> Population:
    shown = CountTable(
        table.name, table.title, table.title_en, table.population, table.dimensions, table.members, THRESHOLD, rows
    )
    (found,) = populations([shown], trees, {})
    return found


def cost(cell: Cell, people: int) -> float:
    """Sizes of units are dear, totals dearer than parts, large numbers dearer than small ones."""
    size = 100.0 if cell.key[1] == TOTAL else 1.0
    return float(size * (5.0 if len(cell.key[0]) <= 3 or cell.key[0] == TOTAL else 1.0) * (1 + np.log2(1 + people)))
