"""The guide's own pages in a real browser: commands and pictures fit a phone, and all of it comes from the site."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from kinerja.site.build import build_site
from tests.browser.served import served
from tests.browser.test_pages import RULES
from tests.conftest import CHECKOUT
from tests.unit.site.sample import portal, write_releases

PAGES = tuple(
    f"{folder}{path.stem}.html"
    for folder in ("", "en/")
    for pattern in ("panduan*.md", "pegawai.md")
    for path in sorted((CHECKOUT / "content/halaman").glob(pattern))
    if not path.stem.endswith(".en")
)
DIFFERENT = ("panduan.html", "panduan-mulai.html", "panduan-evaluasi.html", "en/pegawai.html")
"""Tables, a picture and lists, commands and output, and the other language."""


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample city's site with the guide's pages; its address."""
    folder = tmp_path_factory.mktemp("panduan")
    content = folder / "content"
    write_releases(content / "rilis")
    (content / "portal.yaml").write_text(yaml.safe_dump(portal(), allow_unicode=True), encoding="utf-8")
    shutil.copytree(CHECKOUT / "content/halaman", content / "halaman")
    build_site(content, folder / "public")
    with served(folder / "public") as address:
        yield address


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 320, "height": 640})
    yield opened
    opened.close()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways_and_every_picture_is_there(page: Page, guide: str, path: str) -> None:
    page.goto(guide + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("[...document.images].every(picture => picture.naturalWidth > 0 && picture.alt)")


@pytest.mark.parametrize("path", DIFFERENT)
def test_axe_finds_nothing_against_wcag_2_2_aa(page: Page, guide: str, path: str) -> None:
    page.goto(guide + path)
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()


def test_a_part_of_the_guide_asks_for_itself_its_styles_and_its_picture_alone(browser: Browser, guide: str) -> None:
    asked: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url.removeprefix(guide)))
        page.goto(guide + "en/panduan-rilis.html")
    assert sorted(asked) == ["en/gambar/tersembunyi.png", "en/panduan-rilis.html", "theme/portal.css"]
