"""Pictures of a built site: ``python -m tests.browser.screenshots SITE FOLDER GUIDE…``; scripts/screenshots calls it.

``FOLDER`` gets those of the documents, each ``GUIDE`` those that the guide's pages show.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, FloatRect, Page, sync_playwright

from kinerja.package.page_pictures import picture_flaw
from tests.browser.served import served
from tests.conftest import BROWSER_ARGUMENTS, BROWSERS


@dataclass(frozen=True)
class Shot:
    """A picture of a page's first screen, or of its ``part`` alone (a CSS selector)."""

    name: str
    page: str
    width: int
    height: int
    part: str = ""
    scheme: Literal["light", "dark"] = "light"


DOCUMENTS = (
    Shot("beranda-360", "index.html", 360, 740),
    Shot("beranda-1280", "index.html", 1280, 1000),
    Shot("unit-360", "unit/dinas-kesehatan.html", 360, 740),
    Shot("unit-1280", "unit/dinas-kesehatan.html", 1280, 1000),
    Shot("kepuasan-360", "kepuasan.html", 360, 740),
    Shot("kepuasan-1280", "kepuasan.html", 1280, 1000),
)
GUIDE = (
    Shot("beranda", "index.html", 360, 640),
    Shot("papan", "papan/rawat-jalan-kenanga.html", 600, 860, "main"),
    Shot("tersembunyi", "unit/puskesmas-kenanga.html", 720, 900, "section[aria-labelledby=predikat]"),
)
"""For people who have never seen the portal; the guide's pages are in Indonesian, and so are these."""


MARGIN = 16


def take(started: Browser, address: str, shot: Shot, file: Path) -> None:
    """Write one PNG."""
    page = started.new_page(viewport={"width": shot.width, "height": shot.height}, color_scheme=shot.scheme)
    answer = page.goto(address + shot.page)
    if answer is None or not answer.ok:
        sys.exit(f"{shot.page}: tidak ada; buat situsnya dahulu dengan kinerja site (no such page)")
    file.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=file, clip=_around(page, shot.part) if shot.part else None, full_page=bool(shot.part))
    page.close()


def _around(page: Page, part: str) -> FloatRect:
    """The place of a part with a margin, so that no letter touches the picture's edge."""
    box = page.locator(part).bounding_box()
    assert box is not None, part
    return {
        "x": max(0, box["x"] - MARGIN),
        "y": max(0, box["y"] - MARGIN),
        "width": box["width"] + 2 * MARGIN,
        "height": box["height"] + 2 * MARGIN,
    }


def main(site: Path, folder: Path, guides: Sequence[Path]) -> None:
    """Write every picture; one that a page might not show is said to be one."""
    browser = os.environ.get("KINERJA_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    with served(site.resolve()) as address, sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser, args=list(BROWSER_ARGUMENTS))
        for shot in DOCUMENTS:
            take(started, address, shot, folder / f"{shot.name}.png")
        for shot in GUIDE:
            for guide in guides:
                file = guide / f"{shot.name}.png"
                take(started, address, shot, file)
                if flaw := picture_flaw(file.read_bytes()):
                    sys.exit(f"{file}: {flaw}; ubah gambarnya di tests/browser/screenshots.py (not fit for a page)")
        started.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), [Path(folder) for folder in sys.argv[3:]])
