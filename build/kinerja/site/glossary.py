"""The glossary page's terms: where each stands, so that lists and other pages lead to it.

Editors write the page as Markdown, one paragraph a term: ``**IKM (Indeks Kepuasan Masyarakat)**: seberapa puas warga``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from markdown.extensions.toc import slugify

GLOSSARY = "istilah"
"""Name of the page, in every language."""

_ENTRY = re.compile(r"<p><strong>(?P<name>[^<>]+)</strong>(?=\s*:)")
_ANCHOR = "arti-"
"""Begins every anchor, so that none is the same as another id of the page."""


@dataclass(frozen=True)
class Term:
    """A term as the page writes it, and the anchor of its paragraph."""

    name: str
    anchor: str

    @property
    def link(self) -> str:
        """Its address below the language's first folder."""
        return f"{GLOSSARY}.html#{self.anchor}"


def anchored(body: str) -> tuple[str, tuple[Term, ...]]:
    """Give each term's paragraph an id.

    :param body: the page's safe HTML.
    :returns: the same page with ids, and its terms in the page's order.
    """
    terms: list[Term] = []
    taken: set[str] = set()

    def entry(found: re.Match[str]) -> str:
        name = unescape(found["name"]).strip()
        base = _ANCHOR + (slugify(name.split("(")[0], "-") or str(len(terms) + 1))
        anchor = next(a for n in range(1, len(terms) + 2) if (a := base if n == 1 else f"{base}-{n}") not in taken)
        taken.add(anchor)
        terms.append(Term(name, anchor))
        return f'<p id="{anchor}"><strong>{found["name"]}</strong>'

    return _ENTRY.sub(entry, body), tuple(terms)
