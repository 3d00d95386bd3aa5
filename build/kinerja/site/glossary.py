"""The glossary page's terms: where each stands, and links to them from where other pages first use them.

Editors write the page as Markdown, one paragraph a term: ``**IKM (Indeks Kepuasan Masyarakat)**: seberapa puas warga``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape, unescape

from markdown.extensions.toc import slugify

GLOSSARY = "istilah"
"""Name of the page, in every language."""

_ENTRY = re.compile(r"<p><strong>(?P<name>[^<>]+)</strong>(?=\s*:)")
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_KEPT = re.compile(r"(<(?:a|code|button|abbr)\b.*?</(?:a|code|button|abbr)>|<[^>]*>)", re.DOTALL)
"""What stays as it is inside a paragraph: links, code, and every tag."""
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


@dataclass(frozen=True)
class Explained:
    """Terms as running text uses them: a pattern of all phrases, and whose each is, in small letters."""

    pattern: re.Pattern[str]
    terms: Mapping[str, Term]


def explained(terms: Iterable[Term]) -> Explained | None:
    """The phrases of all terms; None without terms.

    Of ``IKM (Indeks Kepuasan Masyarakat)`` that is what stands before the bracket, and what is in it. A single word in
    small letters in a bracket is no phrase: ``Predikat kinerja (rating)`` would explain every "rating" of every page.
    """
    phrases: dict[str, Term] = {}
    for term in terms:
        name, _, inside = term.name.partition("(")
        other = inside.rstrip(") ")
        wanted = [name.strip(), *([other] if " " in other or other != other.casefold() else [])]
        for phrase in filter(None, wanted):
            phrases.setdefault(escape(phrase, quote=False).casefold(), term)
    if not phrases:
        return None
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    pattern = re.compile(rf"(?<![\w&-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE)
    return Explained(pattern, phrases)


def with_links(page: str, known: Explained, base: str) -> str:
    """Link each term where the page's running text first uses it.

    Running text is the paragraphs of ``main`` that have no class: no heading, table, button, caption or source line.
    What is in a link or in code stays as it is.

    :param page: a whole page of ours.
    :param base: leads from the page to its language's first folder.
    """
    start, end = page.find("<main"), page.rfind("</main>")
    if start < 0 or end < start:
        return page
    used: set[Term] = set()

    def first_use(found: re.Match[str]) -> str:
        term = known.terms[found[0].casefold()]
        if term in used:
            return found[0]
        used.add(term)
        return f'<a class="term" href="{base}{term.link}">{found[0]}</a>'

    def paragraph(found: re.Match[str]) -> str:
        if known.pattern.search(found[1]) is None:
            return found[0]
        parts = _KEPT.split(found[1])
        parts[::2] = [known.pattern.sub(first_use, part) for part in parts[::2]]
        return f"<p>{''.join(parts)}</p>"

    return page[:start] + _PARAGRAPH.sub(paragraph, page[start:end]) + page[end:]
