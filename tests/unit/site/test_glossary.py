"""Terms have an address on the glossary page, and running text leads there from where it first uses them."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from kinerja.site.archive import archive
from kinerja.site.glossary import Term, anchored, explained, with_links
from kinerja.site.painter import painter
from kinerja.site.render import MarkdownPage, draw_markdown, draw_pages
from tests.unit.site.sample import portal, releases

THEME = Path(__file__).resolve().parents[3] / "theme"
TERMS = (
    Term("IKM (Indeks Kepuasan Masyarakat)", "arti-ikm"),
    Term("Predikat kinerja (rating)", "arti-predikat-kinerja"),
    Term("Predikat kinerja organisasi", "arti-predikat-kinerja-organisasi"),
    Term("R&D", "arti-rd"),
    Term("Indikator", "arti-indikator"),
)


def test_each_term_of_the_glossary_has_an_anchor_of_its_own() -> None:
    body = (
        "<p>Kata-kata.</p><p><strong>IKM (Indeks)</strong>: puas.</p><p><strong>R&amp;D</strong>: riset.</p>"
        "<p><strong>Ikm</strong> : lain.</p><p><strong>Penting</strong> sekali.</p><p><strong>%</strong>: persen.</p>"
    )
    told, terms = anchored(body)
    assert [(term.name, term.anchor) for term in terms] == [
        ("IKM (Indeks)", "arti-ikm"), ("R&D", "arti-rd"), ("Ikm", "arti-ikm-2"), ("%", "arti-4"),
    ]  # fmt: skip
    assert all(f'<p id="{term.anchor}"><strong>' in told for term in terms)
    assert told.count("id=") == 4


def linked(main: str, base: str = "") -> str:
    known = explained(TERMS)
    assert known is not None
    whole = with_links(f"<p>IKM</p><main>{main}</main><p>IKM</p>", known, base)
    assert whole.startswith("<p>IKM</p><main>")
    assert whole.endswith("</main><p>IKM</p>")
    return whole[len("<p>IKM</p><main>") : -len("</main><p>IKM</p>")]


def link(words: str, anchor: str, base: str = "") -> str:
    return f'<a class="term" href="{base}istilah.html#{anchor}">{words}</a>'


@pytest.mark.parametrize(
    ("main", "said"),
    [
        ("<p>IKM dan IKM.</p><p>IKM</p>", f"<p>{link('IKM', 'arti-ikm')} dan IKM.</p><p>IKM</p>"),
        ("<p>indeks kepuasan masyarakat</p>", f"<p>{link('indeks kepuasan masyarakat', 'arti-ikm')}</p>"),
        (
            "<p>Predikat kinerja organisasi, predikat kinerja</p>",
            "<p>"
            + link("Predikat kinerja organisasi", "arti-predikat-kinerja-organisasi")
            + ", "
            + link("predikat kinerja", "arti-predikat-kinerja")
            + "</p>",
        ),
        ("<p>R&amp;D, AT&amp;R&amp;D</p>", f"<p>{link('R&amp;D', 'arti-rd')}, AT&amp;R&amp;D</p>"),
        ("<p>a <b>IKM</b></p>", f"<p>a <b>{link('IKM', 'arti-ikm')}</b></p>"),
        ('<p><a href="x">IKM</a> <code>IKM</code> <span title="IKM">x</span></p>', None),
        ('<p class="source">IKM</p><h2>IKM</h2><td>IKM</td><li>IKM</li><button>IKM</button>', None),
        ("<p>IKMX, X-IKM, IKM-X, indikatornya, a rating</p>", None),
    ],
)
def test_the_first_use_in_running_text_leads_to_the_term(main: str, said: str | None) -> None:
    assert linked(main) == (main if said is None else said)


def test_the_way_to_the_term_begins_where_the_page_is() -> None:
    assert linked("<p>Indikator</p>", "../") == f"<p>{link('Indikator', 'arti-indikator', '../')}</p>"


def test_a_page_without_main_and_a_site_without_terms_stay_as_they_are() -> None:
    known = explained(TERMS)
    assert known is not None
    assert with_links("<p>IKM</p>", known, "") == "<p>IKM</p>"
    assert explained(()) is None


class Around(HTMLParser):
    """What every link to a term stands in."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.around: list[set[str]] = []
        self.targets: list[str] = []
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the way down to here."""
        if dict(attrs).get("class") == "term":
            self.around.append(set(self.open))
            self.targets.append(dict(attrs)["href"] or "")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave ``tag``, and what was open in it."""
        if tag in self.open:
            del self.open[len(self.open) - 1 - self.open[::-1].index(tag) :]


def test_on_every_page_terms_are_linked_once_each_and_in_no_heading_link_or_table_head() -> None:
    body, terms = anchored("<p><strong>IKM</strong>: puas.</p><p><strong>Indikator</strong>: ukuran.</p>")
    glossary = MarkdownPage("istilah", "Istilah", "", body + "<p>Indikator dan IKM.</p>")
    sizes = {f"data/{release.folder}.{kind}": 1 for release in releases() for kind in ("zip", "xlsx")}
    brush = painter(THEME, "id", archive(releases()), portal(), [], sizes, terms=terms)
    drawn = dict(draw_pages(brush)) | dict([draw_markdown(brush, glossary)])
    found = {path: Around(data) for path, data in drawn.items()}
    for path, page in found.items():
        assert not set.union(set(), *page.around) & {"h1", "h2", "h3", "a", "th", "button", "caption", "summary"}, path
        assert len(page.targets) == len(set(page.targets)), path
        assert {target.removeprefix("../" * path.count("/")) for target in page.targets} <= {t.link for t in terms}
    assert found["istilah.html"].targets == []
    assert sum(len(page.targets) for page in found.values()) > 20
