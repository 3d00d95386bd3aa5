"""Measure a year of 10,000 employees: time and memory of every measure, and the same cells by four engines.

Prints times of one core as ratios within this run, and against the promise (10 s, 1 GB). The engines run in an
environment of their own that is thrown away, so that the portal never depends on them.
"""

from __future__ import annotations

import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kinerja.content.load import load
from kinerja.content.records import Content
from kinerja.demo.generate import Options, write
from kinerja.measures.measured import Measured, measured
from kinerja.package.period import Period

EMPLOYEES, UNITS, QUARTERS = 10_000, 200, 4
PROMISE_SECONDS, PROMISE_MEGABYTES = 10.0, 1024.0
ENGINES = ("numpy", "polars", "duckdb")


def main() -> None:
    """Print both tables."""
    one_core()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, Options(employees=EMPLOYEES, units=UNITS, periods=QUARTERS))
        start = time.process_time()
        content = load(root / "content", use_cache=False).content
        reading = time.process_time() - start
        after_reading = megabytes()
        start = time.process_time()
        year = quarters(content)
        measuring = time.process_time() - start
        print(
            "| people | evaluations | cells | reading : measuring | of 10 s | peak MB after reading | and measuring |"
        )
        print("|---|---|---|---|---|---|---|")
        evaluations = sum(m.cubes["evaluasi"].total for m in year)
        cells = sum(len(cube.counts) for m in year for cube in m.cubes.values())
        print(
            f"| {EMPLOYEES} | {evaluations} | {cells} | {reading / measuring:.1f} : 1 "
            f"| {100 * measuring / PROMISE_SECONDS:.0f} % | {after_reading:.0f} | {megabytes():.0f} |\n"
        )
        engines(root, year)
        if measuring > PROMISE_SECONDS or megabytes() > PROMISE_MEGABYTES:
            sys.exit("janji tidak ditepati: 10 detik dan 1 GB (the promise is not kept)")


def one_core() -> None:
    """Keep to one core, where the system lets a process choose; libraries with threads see one as well."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def quarters(content: Content) -> list[Measured]:
    """Measure every quarter as its release does, each with the one before it."""
    periods = [Period.parse(code) for code in sorted(content.evaluations)]
    return [
        measured(content, period, before) for before, period in zip([None, *periods[:-1]], periods, strict=True)
    ]  # fmt: skip


def megabytes() -> float:
    """Peak memory of this process so far; Linux counts it in kilobytes, macOS in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def engines(root: Path, year: list[Measured]) -> None:
    """Count the finest cells of all ratings with each engine, in an environment of its own; print ratios to plain."""
    rows = root / "rows.csv"
    with rows.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["periode", *year[0].cubes["evaluasi"].dimensions])
        for of_quarter in year:
            for key, people in of_quarter.cubes["evaluasi"].counts.items():
                writer.writerows([[of_quarter.period.code, *key]] * people)
    python = environment(root / "engines")
    script = Path(__file__).resolve().parent / "engines" / "count_cells.py"
    plain: float | None = None
    print("| engine | version | import : plain | from records : plain | from columns : plain |")
    print("|---|---|---|---|---|")
    for engine in ("plain", *ENGINES):
        done = subprocess.run([python, script, engine, rows], capture_output=True, text=True, check=True)
        found = json.loads(done.stdout)
        plain = plain or found["records"]
        columns = f"{found['columns'] / plain:.2f}" if found["columns"] else "-"
        print(
            f"| {engine} | {found['version']} | {found['import'] / plain:.2f} | {found['records'] / plain:.2f} "
            f"| {columns} |"
        )


def environment(folder: Path) -> Path:
    """Make an environment with the engines and nothing of ours; return its Python."""
    subprocess.run([sys.executable, "-m", "uv", "venv", "--quiet", folder], check=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    subprocess.run(
        [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", python, *ENGINES, "pyarrow"], check=True
    )
    return python


if __name__ == "__main__":
    main()
