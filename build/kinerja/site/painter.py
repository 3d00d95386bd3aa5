"""What drawing one language's pages needs: its words, its templates, the releases and what surrounds every page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment

from kinerja.site import addresses
from kinerja.site.archive import Archive
from kinerja.site.frame import Frame, Link, Site, site
from kinerja.site.glossary import GLOSSARY, Explained, Term, explained, with_links
from kinerja.site.templates import Compiled, environment
from kinerja.site.text import Speech, speech, whole_code


@dataclass(frozen=True)
class Painter:
    """All that drawing a language's pages needs; made once a build."""

    speech: Speech
    environment: Environment
    site: Site
    archive: Archive
    portal: Mapping[str, Any]
    sizes: Mapping[str, int]
    """Octets of every file in the site's ``data`` folder, by its address."""
    texts: tuple[Link, ...] = ()
    """Every Markdown page, also those that menus leave out."""
    terms: tuple[Term, ...] = ()
    """The glossary's terms, in its order."""

    @cached_property
    def known(self) -> Explained | None:
        """The terms as running text uses them; None without any."""
        return explained(self.terms)

    def titled(self, name: str) -> str:
        """The title of the page called ``name``, as browsers and search engines show it."""
        return f"{name} – {self.site.brand}"

    def draw(self, template: str, around: Frame, view: object) -> tuple[str, bytes]:
        """One page as (path below the output folder, bytes)."""
        text = self.environment.get_template(template).render(frame=around, view=view)
        if self.known is not None and around.address != f"{GLOSSARY}.html":
            text = with_links(text, self.known, around.base)
        return addresses.output_path(self.site.language, around.address), text.encode()


def painter(
    theme: Path,
    language: str,
    archive: Archive,
    portal: Mapping[str, Any],
    pages: Sequence[Link],
    sizes: Mapping[str, int],
    compiled: Compiled | None = None,
    *,
    texts: Sequence[Link] | None = None,
    terms: Sequence[Term] = (),
) -> Painter:
    """Read a language's catalogue and set up its environment.

    :param pages: links to the Markdown pages, as menus show them.
    :param texts: links to all Markdown pages, where menus do not show all of them.
    :param terms: those of the glossary page in this language.
    :param compiled: templates that another language's pages were drawn from.
    """
    words = speech(language, theme / "translations")
    surroundings = site(words, archive, portal, pages)
    drawn_from = environment(theme / "templates", compiled or Compiled())
    drawn_from.globals.update(_=words.gettext, plural=words.plural, site=surroundings)
    drawn_from.filters["soft"] = words.soft
    drawn_from.filters["whole_code"] = whole_code
    every = tuple(pages if texts is None else texts)
    return Painter(words, drawn_from, surroundings, archive, portal, sizes, every, tuple(terms))
