"""Count how often each row stands in a CSV, with one engine; print times in seconds as JSON. Imports nothing of ours.

``records``: from Python tuples, which is what a measure has. ``columns``: from columns that the engine holds already.
"""

from __future__ import annotations

import csv
import importlib
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

Row = tuple[str, ...]
Counted = dict[Row, int]
Work = Callable[[], Counted]

REPEATS = 5


def best_of(work: Work) -> tuple[float, Counted]:
    """Return the shortest of a few runs in seconds, and what the work gave."""
    times: list[float] = []
    counted: Counted = {}
    for _ in range(REPEATS):
        start = time.process_time()
        counted = work()
        times.append(time.process_time() - start)
    return min(times), counted


def cells(rows: Iterable[tuple[Any, ...]]) -> Counted:
    """Return an engine's rows (key …, people) as a dictionary."""
    return {tuple(key): int(people) for *key, people in rows}


def plain(engine: Any, rows: list[Row], _: list[str]) -> tuple[Work, Work | None]:
    """``collections.Counter``: there are no columns to begin with."""
    return lambda: dict(engine.Counter(rows)), None


def numpy(engine: Any, rows: list[Row], _: list[str]) -> tuple[Work, Work | None]:
    """Codes by column, one number a row, and the numbers counted."""

    def columns() -> list[Any]:
        return [engine.unique(engine.array(column), return_inverse=True) for column in zip(*rows, strict=True)]

    def count(coded: list[Any]) -> Counted:
        shape = [len(labels) for labels, _ in coded]
        flat = engine.ravel_multi_index([codes for _, codes in coded], shape)
        found, people = engine.unique(flat, return_counts=True)
        places = zip(coded, engine.unravel_index(found, shape), strict=True)
        keys = zip(*(labels[place].tolist() for (labels, _), place in places), strict=True)
        return dict(zip(keys, people.tolist(), strict=True))

    known = columns()
    return lambda: count(columns()), lambda: count(known)


def polars(engine: Any, rows: list[Row], names: list[str]) -> tuple[Work, Work | None]:
    """``group_by(…).len()``."""

    def frame() -> Any:
        return engine.DataFrame(rows, schema=names, orient="row")

    def count(table: Any) -> Counted:
        return cells(table.group_by(names).len().rows())

    known = frame()
    return lambda: count(frame()), lambda: count(known)


def duckdb(engine: Any, rows: list[Row], names: list[str]) -> tuple[Work, Work | None]:
    """SQL over an Arrow table, on one thread."""
    arrow = importlib.import_module("pyarrow")
    connection = engine.connect()
    connection.execute("set threads to 1")

    def table() -> Any:
        return arrow.table(dict(zip(names, zip(*rows, strict=True), strict=True)))

    def count(known: Any) -> Counted:
        connection.register("baris", known)
        return cells(connection.execute("select columns(*), count(*) from baris group by all").fetchall())

    known = table()
    return lambda: count(table()), lambda: count(known)


ENGINES = {"plain": ("collections", plain), "numpy": ("numpy", numpy), "polars": ("polars", polars),
           "duckdb": ("duckdb", duckdb)}  # fmt: skip


def main(name: str, path: str) -> None:
    """Print times and the engine's version.

    :raises SystemExit: the engine counts something else than plain Python.
    """
    with Path(path).open(newline="", encoding="utf-8") as file:
        names, *listed = csv.reader(file)
    rows: list[Row] = [tuple(row) for row in listed]
    module, engine = ENGINES[name]
    start = time.process_time()
    imported = importlib.import_module(module)
    importing = time.process_time() - start
    from_records, from_columns = engine(imported, rows, names)
    records, counted = best_of(from_records)
    columns, again = best_of(from_columns) if from_columns is not None else (None, counted)
    if not counted == again == dict(Counter(rows)):
        sys.exit(f"{name}: other counts than plain Python")
    version = getattr(imported, "__version__", ".".join(map(str, sys.version_info[:3])))
    found = {"version": version, "import": importing, "records": records, "columns": columns}
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
