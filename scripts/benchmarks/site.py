"""Build a portal of about 3,000 pages beside bare Jinja2, and four times as many; print ratios within this run.

Bare Jinja2 is a process of its own that gets the finished views, the words and the same templates, and writes the same
bytes. What it takes to read the views and the words is given to it for nothing; its start, the compiling of templates,
drawing and writing count. Ours is all of ``kinerja site``: reading, checking, downloads and the swap included.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kinerja.site.build import build_site
from kinerja.site.frame import Frame
from kinerja.site.painter import Painter
from scripts.benchmarks.portals import write_portal
from scripts.benchmarks.validate import ENVIRONMENT, KINERJA, Cost, middle, peak_memory, run

CHECKOUT = Path(__file__).resolve().parents[2]
PROMISED_RATIO, PROMISED_GROWTH = 1.5, 5.0
"""At most this many times bare Jinja2's processor time; at most this many times the time for four times the pages."""


@dataclass(frozen=True)
class Measured:
    """One portal: its size, our cost the first time and again, bare Jinja2's, and our memory in MB."""

    pages: int
    ours: Cost
    again: Cost
    bare: Cost
    memory: float

    @property
    def ratio(self) -> float:
        """Ours to bare Jinja2's, by processors."""
        return self.ours.processor / self.bare.processor


@contextmanager
def recorded(folder: Path) -> Iterator[None]:
    """Keep every page that is drawn meanwhile: (template, frame, view, path, bytes), one file a language."""
    draw = Painter.draw
    files: dict[str, BinaryIO] = {}

    def keep(painter: Painter, template: str, around: Frame, view: object) -> tuple[str, bytes]:
        path, data = draw(painter, template, around, view)
        if painter.site.language not in files:
            files[painter.site.language] = (folder / f"{painter.site.language}.pickle").open("wb")
            pickle.dump((painter.site, painter.known), files[painter.site.language])
        pickle.dump((template, around, view, path), files[painter.site.language])
        return path, data

    Painter.draw = keep  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        Painter.draw = draw  # type: ignore[method-assign]
        for file in files.values():
            file.close()


def bare(views: Path, output: Path) -> tuple[Cost, int]:
    """Let bare Jinja2 draw the recorded pages; return its cost, without the reading, and how many pages it wrote."""
    command = [sys.executable, "-m", "scripts.benchmarks.bare_jinja", str(views), str(output), str(CHECKOUT / "theme")]
    said = output.with_suffix(".json")
    with said.open("wb") as file:
        start = os.times()
        subprocess.run(command, cwd=CHECKOUT, env=ENVIRONMENT, stdout=file, check=True)
        end = os.times()
    pages, clock, processor = json.loads(said.read_text(encoding="utf-8"))
    used = end.children_user + end.children_system - start.children_user - start.children_system
    return Cost(end.elapsed - start.elapsed - clock, used - processor), pages


def measure(folder: Path, copies: int, turns: int) -> Measured:
    """Make a portal and measure both by turns.

    :raises SystemExit: bare Jinja2 wrote other bytes.
    """
    folder.mkdir()
    write_portal(CHECKOUT / "content", folder / "content", copies)
    views = folder / "views"
    views.mkdir()
    with recorded(views):
        build_site(folder / "content", folder / "public")
    ours, theirs, pages = [], [], 0
    for turn in range(turns):
        ours.append(run([*KINERJA, "site", "--output", f"ours-{turn}"], folder))
        cost, pages = bare(views, folder / f"bare-{turn}")
        theirs.append(cost)
    for path in folder.glob("bare-0/**/*.html"):
        twin = folder / "ours-0" / path.relative_to(folder / "bare-0")
        if path.read_bytes() != twin.read_bytes():
            raise SystemExit(f"{twin.name}: bare Jinja2 wrote other bytes")
    if pages != sum(1 for _ in folder.glob("ours-0/**/*.html")):
        raise SystemExit(f"bare Jinja2 wrote {pages} pages, and ours has another number")
    again = [run([*KINERJA, "site", "--output", "ours-0"], folder) for _ in range(turns)]
    return Measured(
        pages,
        middle(ours),
        middle(again),
        middle(theirs),
        peak_memory([*KINERJA, "site", "--output", "memory"], folder),
    )


def pages_of_example(folder: Path) -> int:
    """How many pages the example agency's own portal has."""
    build_site(CHECKOUT / "content", folder)
    return sum(1 for _ in folder.rglob("*.html"))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="scripts/bench site", description=__doc__)
    parser.add_argument("--pages", type=int, default=3000, help="about how many pages (default: 3000)")
    parser.add_argument("--turns", type=int, default=3, help="times that each is run; the median counts (default: 3)")
    parser.add_argument("--small", action="store_true", help="leave the portal of four times the size out")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        copies = math.ceil(options.pages / pages_of_example(Path(place) / "one"))
        sizes = [copies] if options.small else [copies, 4 * copies]
        found = [measure(Path(place) / str(size), size, options.turns) for size in sizes]
    print("| pages | what | clock | processors | against bare Jinja2 | memory at its peak |")
    print("|---|---|---|---|---|---|")
    for one in found:
        ratio = f"**{one.ratio:.2f} ×** by processors, {one.ours.clock / one.bare.clock:.2f} × by the clock"
        print(f"| {one.pages} | `kinerja site` | {_row(one.ours)} | {ratio} | {one.memory:.0f} MB |")
        print(f"| | bare Jinja2, the same bytes | {_row(one.bare)} | 1 | |")
        print(f"| | `kinerja site` again, nothing changed | {_row(one.again)} | | |")
    if len(found) > 1:
        small, large = found
        growth = large.ours.processor / small.ours.processor
        print(f"\n{large.pages / small.pages:.1f} × as many pages take **{growth:.1f} ×** as long by processors, "
              f"{large.ours.clock / small.ours.clock:.1f} × by the clock.")  # fmt: skip
        if growth > PROMISED_GROWTH:
            sys.exit("janji tidak ditepati: 5 × untuk empat kali halaman (the promise is not kept)")
    if found[0].ratio > PROMISED_RATIO:
        sys.exit("janji tidak ditepati: 1,5 × Jinja2 (the promise is not kept)")


def _row(cost: Cost) -> str:
    return f"{cost.clock:.2f} s | {cost.processor:.2f} s"


if __name__ == "__main__":
    main()
