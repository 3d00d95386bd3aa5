"""Pull a large survey through the Sheets emulator; print times as ratios within this run, and memory."""

from __future__ import annotations

import csv
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from kinerja.demo.generate import Options, write

_FORM, _DOCUMENT = "skm", "contoh-skm-kota-contoh"
_OLD, _NEW = 200_000, 10_000
_START = datetime.fromisoformat("2026-01-05 08:00:00")
_APART = timedelta(seconds=95)
"""Between two answers: 210,000 of them fill two thirds of a year."""


@dataclass(frozen=True)
class Cost:
    """What one pull took. ``seconds`` by the clock and of a processor, ``megabytes`` at most."""

    seconds: float
    processor: float
    megabytes: float


def answers(sample: Path, count: int) -> tuple[list[str], list[list[str]]]:
    """Return the titles and ``count`` rows like those of a smaller export, each with a time stamp of its own."""
    with sample.open(encoding="utf-8-sig", newline="") as stream:
        titles, *rows = csv.reader(stream)
    chance = random.Random(2026)  # noqa: S311 - the same rows in each run, not a secret
    made = []
    for number in range(count):
        row = [chance.choice(rows)[place] for place in range(len(titles))]
        row[0] = (_START + number * _APART).strftime("%d/%m/%Y %H:%M:%S")
        made.append(row)
    return titles, made


@contextmanager
def serving(folder: Path, titles: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Serve a sheet from a process of its own, and give its address."""
    file = folder / "lembar.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([titles, *rows])
    command = [sys.executable, "-m", "tests.emulator", "--port", "0", f"{_DOCUMENT}={file}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process.stdout.readline().strip() if process.stdout else ""
        finally:
            process.terminate()


def pull(content: Path, address: str) -> Cost:
    """Pull the form as a user would."""
    environment = {**os.environ, "KINERJA_SHEETS_ENDPOINT": address}
    command = [sys.executable, "-m", "kinerja", "pull", _FORM, "--content", str(content), "--format", "json"]
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"kinerja pull: {process.returncode}")
    return Cost(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def written(content: Path) -> dict[str, tuple[int, int]]:
    """Return what stands in the folder of answers, and when it was written."""
    files = sorted((content / "tanggapan" / _FORM).glob("*.csv"))
    return {path.name: (path.stat().st_mtime_ns, path.stat().st_ino) for path in files}


def agency(folder: Path) -> Path:
    """Make an agency without answers, and return its content folder."""
    write(folder, Options())
    shutil.rmtree(folder / "content" / "tanggapan")
    return folder / "content"


def main() -> None:
    """Print one row a pull."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small, large = agency(folder / "a"), agency(folder / "b")
        titles, rows = answers(folder / "a" / "lembar" / f"{_FORM}.csv", _OLD + _NEW)
        with serving(folder, titles, rows[:_NEW]) as address:
            alone = pull(small, address)
        with serving(folder, titles, rows[:_OLD]) as address:
            first = pull(large, address)
            before = written(large)
            again = pull(large, address)
            same = written(large) == before
        with serving(folder, titles, rows) as address:
            more = pull(large, address)
    print(f"| pull ({len(titles)} columns) | clock : 10,000 rows alone | CPU : same | peak MB | clock s |")
    print("|---|---|---|---|---|")
    cases = (
        (f"{_NEW:,} rows", alone),
        (f"{_OLD:,} rows", first),
        (f"the same {_OLD:,} rows again ({'nothing written' if same else 'FILES WRITTEN'})", again),
        (f"{_NEW:,} new rows on {_OLD:,} old", more),
    )
    for what, cost in cases:
        print(
            f"| {what} | {cost.seconds / alone.seconds:.1f} : 1 | {cost.processor / alone.processor:.1f} : 1 "
            f"| {cost.megabytes:.0f} | {cost.seconds:.1f} |"
        )
    if not same:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
