"""Pictures of a built site: ``python -m tests.browser.screenshots SITE FOLDER``; scripts/screenshots calls it."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Literal

from playwright.sync_api import sync_playwright

from tests.browser.served import served
from tests.conftest import BROWSER_ARGUMENTS, BROWSERS

SHOTS: tuple[tuple[str, str, int, int, Literal["light", "dark"]], ...] = (
    ("beranda-360", "index.html", 360, 740, "light"),
    ("beranda-1280", "index.html", 1280, 1000, "light"),
    ("unit-360", "unit/dinas-kesehatan.html", 360, 740, "light"),
)
"""Name, page, width, height, colour scheme."""


def main(site: Path, folder: Path) -> None:
    """Write one PNG a shot."""
    browser = os.environ.get("KINERJA_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    folder.mkdir(parents=True, exist_ok=True)
    with served(site.resolve()) as address, sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser, args=list(BROWSER_ARGUMENTS))
        for name, path, width, height, scheme in SHOTS:
            page = started.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            answer = page.goto(address + path)
            if answer is None or not answer.ok:
                sys.exit(f"{site / path}: tidak ada; buat situsnya dahulu dengan kinerja site (no such page)")
            page.screenshot(path=folder / f"{name}.png")
            page.close()
        started.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
