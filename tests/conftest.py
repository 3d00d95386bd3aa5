"""What every kind of test may ask for: the checkout, the command line as its own process, and a real browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHECKOUT = Path(__file__).resolve().parent.parent

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""Names that a machine's own Chromium goes by; scripts/lib/browser.sh looks for the same."""

BROWSER_ARGUMENTS = (
    "--headless",
    "--no-sandbox",  # a pipeline is often root in a container, where Chromium's sandbox does not start
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""For Playwright's ``launch(args=…)``: nothing is fetched, nothing is asked of the graphics card."""

RunKinerja = Callable[..., "subprocess.CompletedProcess[str]"]
"""``run_kinerja(*arguments, cwd=…, env=…)``: ``env`` is added to the process's own."""


@pytest.fixture(scope="session", autouse=True)
def state_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the program keeps what is the user's own (the cache's secret): never the home of whoever runs the tests."""
    folder = tmp_path_factory.mktemp("state")
    os.environ["XDG_STATE_HOME"] = str(folder)
    return folder


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The root of the checkout that is tested."""
    return CHECKOUT


@pytest.fixture(scope="session")
def run_kinerja() -> RunKinerja:
    """Run the command line in a process of its own, as a user does; standard error is no terminal there."""

    def run(
        *arguments: str | Path, cwd: Path | None = None, env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "kinerja", *map(str, arguments)],
            cwd=cwd,
            env={**os.environ, **(env or {})},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def browser_path() -> str:
    """The Chromium that tests drive: ``KINERJA_CHROMIUM``, the machine's own, or the one Playwright installed."""
    if named := os.environ.get("KINERJA_CHROMIUM"):
        return named
    for name in BROWSERS:
        if found := shutil.which(name):
            return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    if not Path(own).exists():
        pytest.fail("no Chromium: run scripts/test, which installs one, or name yours in KINERJA_CHROMIUM")
    return own


@pytest.fixture(scope="session")
def browser_arguments() -> list[str]:
    """The arguments Chromium starts with in tests."""
    return list(BROWSER_ARGUMENTS)


@pytest.fixture(scope="session")
def browser(browser_path: str, browser_arguments: list[str]) -> Iterator[Browser]:
    """A Chromium without a window; one a process, since Playwright starts only once in it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser_path, args=browser_arguments)
        yield started
        started.close()
