"""In a real browser: accessible, fits a small phone, loads nothing from elsewhere, hides what is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, Protocol

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

Scheme = Literal["light", "dark"]

TEMPLATES = (
    "index.html",
    "unit.html",
    "unit/dinas-kesehatan.html",
    "unit/dinas-penanaman-modal/2026-T3.html",
    "unit/sekretariat-daerah.html",
    "unit/gabungan-1.html",
    "unit/dinas-pendidikan.html",
    "banding/puskesmas-kenanga.html",
    "indikator.html",
    "indikator/imunisasi.html",
    "indikator/sampah-terangkut.html",
    "indikator/layanan-daring.html",
    "kepuasan.html",
    "layanan/rawat-jalan-kenanga.html",
    "layanan/rawat-jalan-kenanga/2026-T1.html",
    "papan/rawat-jalan-kenanga.html",
    "metode.html",
    "data.html",
    "privasi.html",
    "kelengkapan.html",
    "janji.html",
    "bukti.html",
    "pelatihan.html",
    "umpan-balik.html",
    "penghargaan.html",
    "indeks.html",
    "adil.html",
    "rencana.html",
    "perilaku.html",
    "istilah.html",
)
"""One of each template, a unit of each kind (full, all hidden, not reported, a group, one with reports), and indicators
with a service standard and with a pace."""

PATHS = tuple(f"{folder}{path}" for folder in ("", "en/") for path in TEMPLATES)

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}

HIDDEN_ROWS = """words => [...document.querySelectorAll("tr, li")]
    .filter(row => words.some(word => row.innerText.includes(word)))
    .map(row => ({
        text: [...row.querySelectorAll(".secret, td")].map(cell => cell.innerText).join(" "),
        shapes: [...row.querySelectorAll("td > svg.bar > *")].map(shape => shape.outerHTML),
        cells: [...row.querySelectorAll("td")].length,
        attributes: [...row.querySelectorAll("*")].flatMap(element => [...element.attributes].map(a => a.name)),
    }))"""
HIDDEN_CELLS = """words => [...document.querySelectorAll("td")]
    .filter(cell => words.some(word => cell.textContent.includes(word)))
    .map(cell => ({ text: cell.textContent, shapes: [...cell.querySelectorAll("svg > *")].map(s => s.outerHTML) }))"""
MIXED = ("unit.html", "banding/", "rencana.html", "perilaku.html")
"""Pages with rows that hide one measure and show another."""
HIDDEN_WORDS = ["disembunyikan demi kerahasiaan", "hidden to protect privacy"]


class OpenPage(Protocol):
    """Opens a page of the site at a width and in a colour scheme."""

    def __call__(self, path: str, width: int = 360, scheme: Scheme = "light") -> Page: ...


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Iterator[dict[tuple[int, Scheme], Page]]:
    """One tab a width and scheme, kept for all tests."""
    opened: dict[tuple[int, Scheme], Page] = {}
    yield opened
    for page in opened.values():
        page.context.close()


@pytest.fixture
def open_page(browser: Browser, tabs: dict[tuple[int, Scheme], Page], address: str) -> OpenPage:
    def open_at(path: str, width: int = 360, scheme: Scheme = "light") -> Page:
        if (width, scheme) not in tabs:
            context = browser.new_context(viewport={"width": width, "height": 640}, color_scheme=scheme)
            tabs[width, scheme] = context.new_page()
        page = tabs[width, scheme]
        page.goto(address + path)
        return page

    return open_at


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_against_wcag_2_2_aa(open_page: OpenPage, path: str, width: int, scheme: Scheme) -> None:
    page = open_page(path, width, scheme)
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("path", [*PATHS, "unit/puskesmas-melati.html"])
def test_nothing_scrolls_sideways_on_the_smallest_phone(open_page: OpenPage, path: str) -> None:
    page = open_page(path, 320)
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", PATHS)
def test_nothing_scrolls_sideways_with_letters_twice_as_large(open_page: OpenPage, path: str) -> None:
    page = open_page(path, 640)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


@pytest.fixture(scope="session")
def large_letters(browser: Browser, browser_path: str, browser_arguments: list[str]) -> Iterator[Page]:
    """A small phone whose owner asked the browser for letters twice as large: units of rem grow, breakpoints too."""
    arguments = [*browser_arguments, "--blink-settings=defaultFontSize=32"]
    started = browser.browser_type.launch(executable_path=browser_path, args=arguments)
    yield started.new_page(viewport={"width": 360, "height": 640})
    started.close()


@pytest.mark.parametrize("path", [*PATHS, "unit/puskesmas-melati.html"])
def test_nothing_scrolls_sideways_on_a_phone_with_large_letters(large_letters: Page, address: str, path: str) -> None:
    large_letters.goto(address + path)
    large_letters.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    assert large_letters.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    assert large_letters.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("path", TEMPLATES)
def test_axe_finds_nothing_in_forced_colours(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    page.emulate_media(forced_colors="active")
    try:
        found = Axe().run(page, options=RULES)
    finally:
        page.emulate_media(forced_colors="none")
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("path", PATHS)
def test_the_keyboard_reaches_everything_and_shows_where_it_is(open_page: OpenPage, path: str) -> None:
    page = open_page(path, 1280)
    wanted = page.evaluate(
        "[...document.querySelectorAll('a[href], summary, [tabindex=\"0\"]')].filter(e => e.checkVisibility())"
        ".map((e, place) => { e.dataset.place = place; return place })"
    )
    reached, unseen = [], []
    for _ in wanted:
        page.keyboard.press("Tab")
        place, seen, name = page.evaluate(
            "(e => [+e.dataset.place, getComputedStyle(e).outlineStyle !== 'none', e.outerHTML.slice(0, 80)])"
            "(document.activeElement)"
        )
        reached.append(place)
        unseen += [] if seen else [name]
    assert reached == wanted
    assert unseen == []


@pytest.mark.parametrize("path", PATHS)
def test_the_language_switch_stays_on_the_page(open_page: OpenPage, address: str, path: str) -> None:
    page = open_page(path)
    there = path.removeprefix("en/") if path.startswith("en/") else f"en/{path}"
    page.locator("a[hreflang]").click()
    assert page.url == address + there
    page.locator("a[hreflang]").click()
    assert page.url == address + path


@pytest.mark.parametrize("path", PATHS)
def test_hidden_cells_show_no_number_and_one_and_the_same_picture(open_page: OpenPage, path: str) -> None:
    page = open_page(path, 1280)
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    veil = '<rect class="veil" width="100%" height="100%" fill="url(#tutup)"'
    rows = page.evaluate(HIDDEN_ROWS, HIDDEN_WORDS)
    if "dinas-penanaman-modal" in path:
        assert len(rows) > 10
    for row in rows:
        # A row that sets two measures side by side may hide one and show the other.
        if row["cells"] and not any(mixed in path for mixed in MIXED):
            assert not re.search(r"\d", row["text"]), row
            assert all(shape.startswith(veil) for shape in row["shapes"]), row
        assert not {"title", "data-value", "aria-label"} & set(row["attributes"]), row


@pytest.mark.parametrize("path", ["rencana.html", "perilaku.html", "en/rencana.html", "en/perilaku.html"])
def test_a_hidden_cell_shows_no_number_whatever_stands_beside_it(open_page: OpenPage, path: str) -> None:
    cells = open_page(path, 1280).evaluate(HIDDEN_CELLS, HIDDEN_WORDS)
    assert len(cells) >= 4
    for cell in cells:
        assert not re.search(r"\d", cell["text"]), cell
        assert all(shape.startswith('<rect class="veil" width="100%"') for shape in cell["shapes"]), cell


@pytest.mark.parametrize("path", TEMPLATES)
def test_a_page_asks_for_itself_and_its_styles_and_nothing_else(browser: Browser, address: str, path: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        asked: list[str] = []
        complaints: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(address + path)
    assert [url.removeprefix(address) for url in asked] == [path, "theme/portal.css"]
    assert complaints == []


def test_a_page_opened_from_a_folder_has_its_styles(browser: Browser, public: Path) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((public / "en/unit/dinas-kesehatan.html").as_uri())
        assert page.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute"
        page.locator("header a.brand").click()
        assert page.url == (public / "en/index.html").as_uri()


def test_the_first_tab_leads_to_the_content(open_page: OpenPage) -> None:
    page = open_page("unit/dinas-kesehatan.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#isi"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0


def test_a_phones_first_screen_says_how_the_agency_is_doing(open_page: OpenPage) -> None:
    page = open_page("index.html", 360)
    for selector, screen in (
        ("h1", 640),
        (".big .num", 640),
        (".big .change", 640),
        (".ask a", 740),
        (".three h2", 740),
    ):
        box = page.locator(selector).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= screen, selector


@pytest.mark.parametrize("path", ["index.html", "en/index.html"])
def test_a_phones_header_is_one_line(open_page: OpenPage, path: str) -> None:
    page = open_page(path, 360)
    tops = page.evaluate(
        "[...document.querySelectorAll('.mast .wrap > a')].map(a => a.getBoundingClientRect())"
        ".filter(box => box.width).map(box => box.top + box.height / 2)"
    )
    assert len(tops) == 3
    assert max(tops) - min(tops) < 2


def test_words_are_not_broken_on_a_phone(open_page: OpenPage) -> None:
    page = open_page("en/index.html", 360)
    lines = page.evaluate(
        "[...document.querySelectorAll('.chart th.keyed')].map(th => {"
        " const range = document.createRange(); range.selectNodeContents(th);"
        " return [th.textContent.trim().split(' ').length, new Set([...range.getClientRects()]"
        ".filter(box => box.height > 15).map(box => Math.round(box.top))).size] })"
    )
    assert len(lines) == 5
    assert all(drawn <= words for words, drawn in lines), lines


def test_the_menu_of_a_phone_leads_to_all_pages(open_page: OpenPage) -> None:
    page = open_page("index.html", 360)
    assert not page.locator("header nav").is_visible()
    page.locator("header a.menu").click()
    assert page.locator("#menu a", has_text="Unit kerja").is_visible()


def test_paper_shows_what_is_folded_away_and_no_menu(open_page: OpenPage) -> None:
    page = open_page("unit/dinas-kesehatan.html", 1280)
    page.emulate_media(media="print")
    try:
        assert not page.locator("footer .help").first.is_visible()
        assert page.locator("details table").first.is_visible()
    finally:
        page.emulate_media(media="screen")


def test_a_board_is_one_sheet_of_a4(open_page: OpenPage) -> None:
    for path in ("papan/rawat-jalan-kenanga.html", "en/papan/rawat-jalan-kenanga.html"):
        sheets = open_page(path).pdf(prefer_css_page_size=True)
        sizes = [tuple(map(float, box.split())) for box in re.findall(rb"/MediaBox \[([^]]+)\]", sheets)]
        assert [(round(width), round(height)) for _, _, width, height in sizes] == [(595, 842)], path


@pytest.mark.parametrize("width", [320, 360, 800, 1280])
@pytest.mark.parametrize("path", ["janji.html", "bukti.html", "penghargaan.html", "unit/dinas-lingkungan-hidup.html"])
def test_promises_and_awards_are_seen_at_every_width(open_page: OpenPage, path: str, width: int) -> None:
    page = open_page(path, width)
    boxes = page.evaluate(
        "[...document.querySelectorAll('.vows tbody :is(th, td)')].map(cell => cell.getBoundingClientRect())"
        ".map(box => [box.width, box.height])"
    )
    assert boxes
    assert all(across > 60 and tall > 15 for across, tall in boxes), boxes


def test_the_evidence_fits_one_sheet_of_a4_and_its_plan_follows_on_another(open_page: OpenPage) -> None:
    for path in ("bukti.html", "en/bukti.html"):
        sheets = open_page(path).pdf(prefer_css_page_size=True)
        sizes = [tuple(map(float, box.split())) for box in re.findall(rb"/MediaBox \[([^]]+)\]", sheets)]
        assert [(round(width), round(height)) for _, _, width, height in sizes] == [(595, 842)] * 2, path


def test_a_boards_number_is_one_line(open_page: OpenPage) -> None:
    for width in (320, 360, 1280):
        page = open_page("papan/rawat-jalan-kenanga.html", width)
        assert (
            page.evaluate(
                "(() => { const range = document.createRange();"
                " range.selectNodeContents(document.querySelector('.board .num'));"
                " return range.getClientRects().length })()"
            )
            == 1
        )
