"""Pelican's reader for our pages: Markdown, sanitised, its links turned into the site's own addresses."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kinerja.package.page_addresses import Target, judge
from kinerja.package.page_html import render, sanitise
from kinerja.package.pages import page_name, read_page
from kinerja.site.staging import PAGES, RELEASES


class PageReader:
    """Duck-typed like Pelican's ``BaseReader``, of which it needs no more than these names."""

    enabled = True
    file_extensions = ("md",)

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self.settings = settings

    def process_metadata(self, name: str, value: Any) -> Any:  # noqa: ARG002 - Pelican passes the name
        """Metadata stay plain text."""
        return value

    def read(self, source_path: str) -> tuple[str, dict[str, str]]:
        """Return the page's safe HTML and its metadata, of which the file's name gives address and language."""
        name, language = page_name(Path(source_path).name) or (Path(source_path).stem, "id")
        page = render(read_page(Path(source_path)))

        def resolve(address: str) -> str | None:
            target = judge(address)
            return site_address(target, language) if isinstance(target, Target) else None

        plain = {key: " ".join(page.metadata.get(key, ())) for key in ("title", "summary")}
        metadata = {key: value.replace("<", "").replace(">", "") for key, value in plain.items()}
        return sanitise(page.html, resolve), {**metadata, "slug": name, "lang": language}


def site_address(target: Target, language: str) -> str | None:
    """The ``href`` for ``target`` on a page of ``language``.

    What does not lie in the page's own language folder is left to Pelican's ``{static}`` and ``{filename}``: the
    portal draws a page that has no translation in both folders, and only then the way to the site's first folder is
    known. Both reach staged files only.
    """
    if target.kind == "rilis":
        return f"{{static}}/{RELEASES}/{quote(target.path)}{target.tail}"
    if target.kind == "halaman":
        named = page_name(target.path)
        if named is None:
            return None
        if named[1] != language:
            return f"{{filename}}/{PAGES}/{target.path}{target.tail}"
        return f"{named[0]}.html{target.tail}"
    return target.path + target.tail
