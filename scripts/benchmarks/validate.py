"""Check a regency's records beside check-jsonschema; print ratios within this run, and what later checks cost."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

PEER = "check-jsonschema"
SCHEMAS = Path(__file__).resolve().parents[2] / "schemas"
KINERJA = (sys.executable, "-m", "kinerja")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Programs as people run them: what is compiled once stays so."""


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock, and of all processors together."""

    clock: float
    processor: float

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.clock + other.clock, self.processor + other.processor)


def run(command: Sequence[str], folder: Path) -> Cost:
    """Run a command to its end, its children included; it may find something, but must not fail.

    :raises SystemExit: it failed.
    """
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        clock = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            said.seek(0)
            raise SystemExit(f"{' '.join(command[:4])} …: {said.read().decode(errors='replace')[-500:]}")
    return Cost(clock, used.ru_utime + used.ru_stime)


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(median(c.clock for c in costs), median(c.processor for c in costs))


def peak_memory(command: Sequence[str], folder: Path) -> float:
    """Return the most memory, in MB, that a command and its children hold at once; what they share counts once."""
    process = subprocess.Popen(
        command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    most = 0
    while process.poll() is None:
        most = max(most, sum(map(_proportional, _family(process.pid))))
        time.sleep(0.01)
    return most / 1024


def _family(process: int) -> list[int]:
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except OSError:
        children = []
    return [process, *(member for child in children for member in _family(int(child)))]


def _proportional(process: int) -> int:
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    found = re.search(r"^Pss: +([0-9]+) kB", told, re.MULTILINE)
    return int(found[1]) if found else 0


def install_peer(folder: Path) -> Path:
    """Install the peer into an environment of its own."""
    venv.create(folder, with_pip=True)
    subprocess.run([folder / "bin/python", "-m", "pip", "install", "--quiet", PEER], check=True)
    return folder / "bin" / PEER


def change(path: Path, number: int) -> None:
    """Rewrite one sentence of a file, as an officer would."""
    text = path.read_text(encoding="utf-8")
    changed = re.sub(
        r"^( +(?:strategi|kekuatan): ).*$", rf"\g<1>Ubahan ke-{number}.", text, count=1, flags=re.MULTILINE
    )
    path.write_text(changed, encoding="utf-8")


def beside_peer(folder: Path, peer: Path) -> tuple[Cost, Cost, int]:
    """Return our cost and the peer's for all YAML files, by turns, and how many bytes they have."""
    files: dict[str, list[Path]] = {}
    for path in sorted((folder / "content").rglob("*.yaml")):
        kind = path.relative_to(folder / "content").parts[0].removesuffix(".yaml")
        files.setdefault(kind, []).append(path)
    ours: list[Cost] = []
    theirs = Cost(0, 0)
    for kind, paths in files.items():
        schema = SCHEMAS / f"{kind}.json"
        theirs += run([str(peer), "--schemafile", str(schema), *map(str, paths)], folder)
        if sum(path.stat().st_size for path in paths) > 1_000_000 or not ours:
            ours.append(run([*KINERJA, "validate", "--no-cache"], folder))
    return middle(ours), theirs, sum(path.stat().st_size for paths in files.values() for path in paths)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="scripts/bench validate", description=__doc__)
    parser.add_argument("--employees", type=int, default=10_000, help="people of the example agency (default: 10000)")
    employees = parser.parse_args().employees
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        peer = install_peer(folder / "peer")
        version = subprocess.run([peer, "--version"], capture_output=True, text=True, check=True).stdout.split()[-1]
        run([*KINERJA, "demo", str(folder), "--employees", str(employees)], folder)
        ours, theirs, size = beside_peer(folder, peer)
        memory = peak_memory([*KINERJA, "validate", "--no-cache"], folder)
        run([*KINERJA, "validate"], folder)
        records = [
            path for kind in ("evaluasi", "rencana") for path in sorted((folder / "content" / kind).rglob("*.yaml"))
        ]
        few = records[:: max(len(records) // 10, 1)][:10]
        after: list[Cost] = []
        named: list[Cost] = []
        for turn in range(5):
            for path in few:
                change(path, turn)
            after.append(run([*KINERJA, "validate"], folder))
            one = records[(7 * turn) % len(records)]
            change(one, turn + 100)
            named.append(run([*KINERJA, "validate", str(one)], folder))
        again = middle([run([*KINERJA, "validate"], folder) for _ in range(3)])
        help_page = middle([run([*KINERJA, "--help"], folder) for _ in range(5)])
    print(f"{employees} people, {size / 1e6:.0f} MB of YAML, {len(os.sched_getaffinity(0))} cores, {PEER} {version}\n")
    print("| what | clock | processors | against the peer |")
    print("|---|---|---|---|")
    ratio = f"**{theirs.clock / ours.clock:.0f} ×** faster, {theirs.processor / ours.processor:.0f} × by processors"
    print(f"| everything, nothing cached: schema and all rules | {_row(ours)} | {ratio} |")
    print(f"| {PEER}: schema alone | {_row(theirs)} | 1 |")
    print(f"| everything again after 10 files changed | {_row(middle(after))} | |")
    print(f"| everything again, nothing changed | {_row(again)} | |")
    print(f"| one changed file named | {_row(middle(named))} | |")
    print(f"| `kinerja --help` | {_row(help_page)} | |")
    print(f"| memory at its peak, children included | {memory:.0f} MB | | |")


def _row(cost: Cost) -> str:
    return f"{cost.clock:.2f} s | {cost.processor:.2f} s"


if __name__ == "__main__":
    main()
