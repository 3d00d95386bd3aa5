"""The sample city's site, built once, served on loopback, and one browser to look at it with."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, sync_playwright

from kinerja.site.build import build_site
from tests.unit.site.sample import portal, write_releases


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site's folder."""
    folder = tmp_path_factory.mktemp("kota")
    content = folder / "content"
    write_releases(content / "rilis")
    (content / "portal.yaml").write_text(yaml.safe_dump(portal(), allow_unicode=True), encoding="utf-8")
    (content / "halaman").mkdir()
    text = "Title: Istilah\n\nArti kata di portal ini.\n\n## IKM\n\n| Kata | Arti |\n|---|---|\n| IKM | Indeks |\n"
    (content / "halaman/istilah.md").write_text(text, encoding="utf-8")
    build_site(content, folder / "public")
    return folder / "public"


@pytest.fixture(scope="session")
def address(public: Path) -> Iterator[str]:
    """The served site's address, with a path below it: nothing may assume that the site stands at ``/``."""
    handler = functools.partial(_Quiet, directory=str(public.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/{public.name}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser(browser_path: str, browser_arguments: list[str]) -> Iterator[Browser]:
    """A Chromium without a window."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser_path, args=browser_arguments)
        yield started
        started.close()
