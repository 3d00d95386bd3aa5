"""Pelican plugin: draws the portal's pages straight from the staged releases; no Markdown is made for them.

Settings: ``KINERJA_RELEASES`` is the staged ``rilis`` folder, ``KINERJA_PORTAL`` the public part of ``portal.yaml``.
Markdown pages that Pelican read are drawn here too, so that every page has one frame and one environment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator, PagesGenerator

from kinerja.errors import KinerjaError
from kinerja.package.page_pictures import FOLDER as PICTURES
from kinerja.package.pages import RESERVED
from kinerja.package.read import read_release, release_folders
from kinerja.site import addresses
from kinerja.site.archive import Archive, archive
from kinerja.site.codes import check_codes
from kinerja.site.dictionary import Words
from kinerja.site.feed import feed
from kinerja.site.files import write_downloads
from kinerja.site.frame import Link
from kinerja.site.glossary import GLOSSARY, Term, anchored
from kinerja.site.hosting import host_files
from kinerja.site.painter import painter
from kinerja.site.render import MarkdownPage, draw_markdown, draw_pages
from kinerja.site.staging import PAGES
from kinerja.site.templates import Compiled
from kinerja.site.text import SOURCE_LANGUAGE, speech

LANGUAGES = ("id", "en")

_PAGES = "kinerja_pages"
"""Key of Pelican's shared context under which the Markdown pages wait to be drawn."""


class PortalGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Reads the releases, then writes every page, the downloads and the feeds."""

    def generate_context(self) -> None:
        """Read and index the releases.

        :raises KinerjaError: there is no release, or one cannot be read.
        """
        folders = release_folders(Path(self.settings["KINERJA_RELEASES"]))
        if not folders:
            raise KinerjaError("belum ada rilis; jalankan `kinerja release PERIODE` dahulu (no release to show)")
        self.pictures = {path.name: path.read_bytes() for path in Path(self.path, PAGES, PICTURES).glob("*.png")}
        self.archive: Archive = archive(read_release(folder) for folder in folders)
        check_codes(self.archive)

    def generate_output(self, _writer: object) -> None:
        """Write the portal; Pelican's writer is not needed, for every page is finished bytes."""
        output = Path(self.output_path)
        portal: Mapping[str, Any] = self.settings["KINERJA_PORTAL"]
        sizes = self._write_downloads(output, str(portal.get("alamat_situs", "")).rstrip("/"))
        pages = self.context.get(_PAGES, ())
        languages = [code for code in portal.get("bahasa", LANGUAGES) if code in LANGUAGES]
        made: set[Path] = set()
        compiled = Compiled()
        for language in languages:
            texts, terms = _explained(_in_language(pages, language, self.context))
            every = {page: Link(page.title, f"{page.slug}.html") for page in texts}
            links = [link for page, link in every.items() if page.above is None]
            brush = painter(
                Path(self.theme), language, self.archive, portal, links, sizes, compiled,
                texts=tuple(every.values()), terms=terms,
            )  # fmt: skip
            for path, data in draw_pages(brush):
                _write(output / path, data, made)
            for name, data in sorted(self.pictures.items()):
                _write(output / addresses.output_path(language, f"{PICTURES}/{name}"), data, made)
            for page in texts:
                path, data = draw_markdown(brush, page)
                _write(output / path, data, made)
            _write(
                output / addresses.output_path(language, addresses.FEED),
                feed(brush.speech, self.archive, portal),
                made,
            )
        drawn = [path.relative_to(output).as_posix() for path in output.rglob("*.html")]
        address = "" if portal.get("pratinjau") else str(portal.get("alamat_situs", ""))
        for name, data in host_files(drawn, address).items():
            (output / name).write_bytes(data)

    def _write_downloads(self, output: Path, home: str) -> dict[str, int]:
        translations = Path(self.theme, "translations")
        words = Words(speech("id", translations), speech("en", translations))
        sizes: dict[str, int] = {}
        for edition in self.archive.every:
            folder = Path(self.settings["KINERJA_RELEASES"], edition.release.folder)
            sizes |= write_downloads(folder, edition, words, home, output)
        return sizes


def register() -> None:
    """Called by Pelican."""
    signals.initialized.connect(_set_addresses)
    signals.get_generators.connect(_generators)
    signals.page_generator_finalized.connect(_take_pages)


def _set_addresses(pelican: Any) -> None:
    """Links between Markdown pages lead where this plugin writes them."""
    pelican.settings["PAGE_URL"] = pelican.settings["PAGE_SAVE_AS"] = "{slug}.html"
    pelican.settings["PAGE_LANG_URL"] = pelican.settings["PAGE_LANG_SAVE_AS"] = "{lang}/{slug}.html"


def _generators(_pelican: object) -> type[PortalGenerator]:
    return PortalGenerator


def _take_pages(generator: PagesGenerator) -> None:
    """Keep the pages that Pelican read for :class:`PortalGenerator`, which draws them in their language's words."""
    generator.context[_PAGES] = (*generator.pages, *generator.translations)
    generator.pages, generator.translations = [], []


def _in_language(pages: Iterable[Any], language: str, context: dict[str, Any]) -> list[MarkdownPage]:
    """The pages in ``language``; one without a translation is shown in the language it was written in."""
    by_slug: dict[str, dict[str, Any]] = {}
    for page in pages:
        if page.slug in RESERVED:
            raise KinerjaError(
                f"{Path(page.source_path).name}: nama halaman {page.slug!r} sudah dipakai portal; ganti Slug "
                "(the portal needs this address itself)"
            )
        by_slug.setdefault(page.slug, {})[page.lang] = page
    context["localsiteurl"] = "." if language == SOURCE_LANGUAGE else ".."
    found = []
    for slug, versions in sorted(by_slug.items()):
        page = versions.get(language) or next(version for _, version in sorted(versions.items()))
        found.append(
            MarkdownPage(
                slug,
                str(page.title),
                str(getattr(page, "summary", "") or "") if "summary" in page.metadata else "",
                str(page.content),
                "" if page.lang == language else str(page.lang),
            )
        )
    titles = {page.slug: page.title for page in found}
    return [replace(page, above=_above(page.slug, titles)) for page in found]


def _explained(pages: Iterable[MarkdownPage]) -> tuple[list[MarkdownPage], tuple[Term, ...]]:
    """The pages, the glossary with an anchor for each term, and its terms; none where it is not in this language."""
    found: list[MarkdownPage] = []
    terms: tuple[Term, ...] = ()
    for page in pages:
        if page.slug == GLOSSARY and not page.foreign:
            body, terms = anchored(page.body)
            page = replace(page, body=body)
        found.append(page)
    return found, terms


def _above(slug: str, titles: Mapping[str, str]) -> Link | None:
    """The page that this one is a part of, by its name: ``panduan`` for ``panduan-survei``. Menus list whole pages."""
    longer = [name for name in titles if slug.startswith(f"{name}-")]
    above = max(longer, key=len, default=None)
    return Link(titles[above], f"{above}.html") if above else None


def _write(path: Path, data: bytes, made: set[Path]) -> None:
    if path.parent not in made:
        path.parent.mkdir(parents=True, exist_ok=True)
        made.add(path.parent)
    with path.open("wb", buffering=0) as file:
        file.write(data)
