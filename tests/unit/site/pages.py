"""The sample city's whole site in memory, and a small reader for its pages."""

from __future__ import annotations

from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path

from kinerja.package.model import Release
from kinerja.package.write import render
from kinerja.site.archive import archive
from kinerja.site.frame import Link
from kinerja.site.json_twin import json_twins
from kinerja.site.painter import painter
from kinerja.site.render import MarkdownPage, draw_markdown, draw_pages
from tests.unit.site.sample import portal

THEME = Path(__file__).resolve().parents[3] / "theme"
MARKDOWN = MarkdownPage("tentang", "Tentang portal ini", "Apa portal ini", "<p>Isi halaman.</p>")


def draw_site(releases: Iterable[Release]) -> dict[str, bytes]:
    """Every page by its path below the output folder."""
    kept = list(releases)
    sizes = {f"data/{r.folder}/{path}": len(data) for r in kept for path, data in render(r).items()}
    sizes |= {f"data/{r.folder}/{path}": len(data) for r in kept for path, data in json_twins(r).items()}
    sizes |= {f"data/{r.folder}.{kind}": 1 for r in kept for kind in ("zip", "xlsx")}
    books = archive(kept)
    pages: dict[str, bytes] = {}
    for language in ("id", "en"):
        brush = painter(THEME, language, books, portal(), [Link(MARKDOWN.title, "tentang.html")], sizes)
        pages |= dict(draw_pages(brush))
        path, data = draw_markdown(brush, MARKDOWN)
        pages[path] = data
    return pages


class Page(HTMLParser):
    """Ids, links, headings and every attribute of one page."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.language = ""
        self.alternates: dict[str, str] = {}
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect."""
        values = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.attributes |= values.keys()
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "html":
            self.language = values.get("lang", "")
        if tag in ("a", "link", "use") and "href" in values:
            self.links.append(values["href"])
        if tag == "link" and values.get("rel") == "alternate" and "hreflang" in values:
            self.alternates[values["hreflang"]] = values["href"]
        if tag == "link" and values.get("rel") == "stylesheet":
            self.loads.append(values["href"])
        if "src" in values:
            self.loads.append(values["src"])
