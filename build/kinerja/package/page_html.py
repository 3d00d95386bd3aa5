"""Render a Markdown page as the site does, and keep of its HTML only what a page needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any

import markdown
import nh3

from kinerja.package.page_addresses import LEAVES, RUNS, judge
from kinerja.package.page_pictures import picture_name

HTML = "halaman-html"
"""HTML that the site takes out: it runs, loads, restyles or has no place on a page."""
IMAGE = "halaman-gambar"
"""A picture that the site does not carry, or one without words for those who do not see it."""

EXTENSIONS: Mapping[str, Mapping[str, Any]] = {
    "markdown.extensions.meta": {},
    "markdown.extensions.tables": {"use_align_attribute": True},
    "markdown.extensions.fenced_code": {},
    "markdown.extensions.def_list": {},
    "markdown.extensions.abbr": {},
    "markdown.extensions.sane_lists": {},
    "markdown.extensions.toc": {"marker": ""},
}
"""What Markdown means here. Nothing that sets attributes (``attr_list``) and no ``style`` (the pages' policy)."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TAGS = _words(
    "a abbr b blockquote br caption code dd del details div dl dt em hr i img ins kbd li ol p pre q s small span "
    "strong sub summary sup table tbody td tfoot th thead tr u ul h1 h2 h3 h4 h5 h6"
)

ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "a": frozenset({"href", "title"}),
    "abbr": frozenset({"title"}),
    "code": frozenset({"class"}),
    "details": frozenset({"open"}),
    "img": frozenset({"alt", "src"}),
    "ol": frozenset({"start"}),
    "td": frozenset({"align", "colspan", "rowspan"}),
    "th": frozenset({"align", "colspan", "rowspan", "scope"}),
    **{f"h{level}": frozenset({"id"}) for level in range(1, 7)},
}

_ADDRESSES = _words(
    "href src srcset data action formaction poster background cite xlink:href longdesc manifest ping code "
    "codebase classid lowsrc dynsrc usemap profile archive"
)
"""Attributes that hold an address, in any version of HTML."""

_KNOWN_TAGS = TAGS | _words(
    "script style iframe frame frameset object embed applet param svg math image use animate set foreignObject "
    "link meta base form input button select option textarea label fieldset isindex keygen img picture source "
    "video audio track canvas template slot noscript noframes noembed xmp plaintext listing marquee bgsound layer "
    "portal dialog map area title body html head center font main section article nav header footer"
)
_KNOWN_ATTRIBUTES = _ADDRESSES | _words(
    "style class id name title srcdoc http-equiv content type rel target allow sandbox alt align colspan rowspan "
    "scope start open width height charset lang dir value download"
)
_KNOWN_SCHEMES = _words("http https mailto ftp file javascript vbscript livescript data blob about tel")

ResolveLink = Callable[[str], str | None]
"""A page's address to the site's address for it, or None to take the link away."""


@dataclass(frozen=True)
class Rendered:
    """A page as Markdown gives it, not yet safe."""

    html: str
    metadata: Mapping[str, tuple[str, ...]]
    """Lower-case key → its lines."""
    references: tuple[str, ...]
    """Addresses of reference-style definitions, used or not."""


@dataclass(frozen=True)
class Spot:
    """Something that may not stand on a page. ``needle`` is text that finds it in the source."""

    code: str
    needle: str
    shown: str


@lru_cache(maxsize=64)
def render(source: str) -> Rendered:
    """Render Markdown; a text that is judged, searched for pictures and shown is rendered once.

    :raises RecursionError: quotations or lists are nested hundreds deep.
    """
    converter = markdown.Markdown(
        extensions=list(EXTENSIONS),
        extension_configs={name: dict(config) for name, config in EXTENSIONS.items()},
        output_format="html",
    )
    html = converter.convert(source)
    metadata = {key: tuple(lines) for key, lines in getattr(converter, "Meta", {}).items()}
    return Rendered(html, metadata, tuple(address for address, _ in converter.references.values()))


def sanitise(html: str, resolve: ResolveLink) -> str:
    """Keep the tags, attributes and addresses of the allow-list; the same HTML comes back unchanged.

    :param resolve: called with every ``href``; what it returns is written instead. A picture stays as it is, or goes.
    """

    def keep(tag: str, attribute: str, value: str) -> str | None:
        if attribute == "href":
            return resolve(value)
        if attribute == "src" and picture_name(value) is None:
            return None
        if tag == "code" and not value.startswith("language-"):
            return None
        return value

    cleaned = nh3.clean(
        html,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        attribute_filter=keep,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    for tag, attributes, written in _written_tags(cleaned):
        if tag == "img" and "src" not in dict(attributes):
            cleaned = cleaned.replace(written, "")
    return cleaned


def as_written(address: str) -> str | None:
    """A :data:`ResolveLink` that keeps harmless addresses as they are."""
    return None if isinstance(judge(address), str) else address


def spots(page: Rendered) -> list[Spot]:
    """Everything in ``page`` that :func:`sanitise` would take out, and harmful definitions that no link uses yet.

    HTML is read twice: as written, and as an HTML5 parser repairs it, because the two may disagree on where a
    comment or a tag ends.
    """
    found = [spot for tag, attributes in _start_tags(page.html) if (spot := _judge_tag(tag, attributes))]
    known = set(found)
    for tag, attributes in _start_tags(_repaired(page.html)):
        spot = _judge_tag(tag, attributes)
        if spot and spot not in known:
            found.append(spot)
    placed = {(spot.code, spot.needle) for spot in found}
    for address in page.references:
        verdict = judge(address)
        if isinstance(verdict, str) and (verdict, address) not in placed:
            found.append(Spot(verdict, address, address))
    if not found:
        found = list(_difference(page.html, sanitise(page.html, as_written)))
    return found


def links(page: Rendered) -> Iterator[str]:
    """Every ``href`` of a link in the rendered page."""
    for tag, attributes in _start_tags(page.html):
        for name, value in attributes:
            if tag == "a" and name == "href":
                yield value


def pictures(page: Rendered) -> Iterator[str]:
    """The name of every picture in the rendered page that may stand there if its file may be shown."""
    for tag, attributes in _start_tags(page.html):
        if tag == "img" and (name := picture_name(dict(attributes).get("src", ""))):
            yield name


def _repaired(html: str) -> str:
    return nh3.clean(
        html,
        tags=set(_KNOWN_TAGS),
        clean_content_tags=set(),
        attributes={"*": set(_KNOWN_ATTRIBUTES)},
        generic_attribute_prefixes={"on"},
        url_schemes=set(_KNOWN_SCHEMES),
        link_rel=None,
    )


def _judge_tag(tag: str, attributes: list[tuple[str, str]]) -> Spot | None:
    """The worst thing about one tag: what it runs, then where it leads, then that it is there at all."""
    wrong: list[Spot] = []
    for name, value in attributes:
        if name.startswith("on"):
            return Spot(HTML, f"{name}=", f"{name}=")
        if name in _ADDRESSES:
            verdict = judge(value)
            if isinstance(verdict, str):
                wrong.append(Spot(verdict, value or f"<{tag}", value))
        if name not in ATTRIBUTES.get(tag, ()) or (tag == "code" and not value.startswith("language-")):
            wrong.append(Spot(HTML, name, f"{name}="))
    for code in (RUNS, LEAVES):
        if worst := next((spot for spot in wrong if spot.code == code), None):
            return worst
    if tag == "img":
        source, words = (next((value for name, value in attributes if name == key), "") for key in ("src", "alt"))
        if not wrong and words.strip() and picture_name(source):
            return None
        return Spot(IMAGE, source or "<img", "alamat")
    if tag not in TAGS:
        return Spot(HTML, f"<{tag}", f"<{tag}>")
    return wrong[0] if wrong else None


def _difference(written: str, kept: str) -> Iterator[Spot]:
    """The first tag on which the page and what the sanitiser keeps of it differ."""
    before, after = _start_tags(written), _start_tags(kept)
    for place, (tag, attributes) in enumerate(before):
        if place >= len(after) or after[place] != (tag, attributes):
            yield Spot(HTML, f"<{tag}", f"<{tag}>")
            return
    if len(after) > len(before):
        yield Spot(HTML, f"<{after[len(before)][0]}", f"<{after[len(before)][0]}>")


def _start_tags(html: str) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(tag, attributes) for tag, attributes, _ in _written_tags(html)]


def _written_tags(html: str) -> list[tuple[str, list[tuple[str, str]], str]]:
    """Every start tag: its name, its attributes, and itself as written."""
    reader = _StartTags()
    reader.feed(html)
    reader.close()
    return reader.found


class _StartTags(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, list[tuple[str, str]], str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, [(name, value or "") for name, value in attrs], self.get_starttag_text() or ""))
