"""From releases to finished pages, each a (path, bytes) pair; pages that a site has once are in ``singles``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kinerja.site import addresses
from kinerja.site.archive import Edition
from kinerja.site.frame import Link, frame
from kinerja.site.painter import Painter
from kinerja.site.singles import draw_singles
from kinerja.site.views.board import board
from kinerja.site.views.comparison import can_compare, comparison
from kinerja.site.views.indicator_page import indicator_view, newest_pairs
from kinerja.site.views.service import has_page, service_view
from kinerja.site.views.unit import unit_view


@dataclass(frozen=True)
class MarkdownPage:
    """A page written by editors, in one language.

    ``foreign`` is the language of a text that has no translation; ``above`` the page that this one is a part of.
    """

    slug: str
    title: str
    summary: str
    body: str
    foreign: str = ""
    above: Link | None = None


def draw_pages(painter: Painter) -> Iterator[tuple[str, bytes]]:
    """Every page that releases make, as (path below the output folder, bytes)."""
    yield from draw_singles(painter)
    for edition in painter.archive.current:
        for unit in edition.units:
            if edition.has_page(unit):
                yield from _unit_pages(painter, edition, unit)
        for service in edition.release.services:
            if has_page(edition, service):
                yield from _service_pages(painter, edition, service)
    for unit in painter.archive.newest.units:
        if can_compare(painter.archive.newest, unit):
            yield _comparison_page(painter, unit)
    for pair, edition in newest_pairs(painter.archive).items():
        yield _indicator_page(painter, edition, pair)


def _comparison_page(painter: Painter, unit: str) -> tuple[str, bytes]:
    _ = painter.speech.gettext
    view = comparison(painter.speech, painter.archive, unit, painter.portal)
    crumbs = (Link(_("Unit kerja"), addresses.UNITS), Link(view.name, view.link), Link(_("Bandingkan"), ""))
    title = painter.titled(_("Bandingkan: {name}", name=view.name))
    around = frame(
        painter.site, addresses.compare_page(unit), title, view.finding, section=addresses.UNITS, crumbs=crumbs
    )
    return painter.draw("comparison.html", around, view)


def _indicator_page(painter: Painter, edition: Edition, pair: tuple[str, str]) -> tuple[str, bytes]:
    words = painter.speech
    view = indicator_view(words, painter.archive, edition, pair, painter.portal)
    crumbs = (
        Link(words.gettext("Indikator"), addresses.INDICATORS),
        *([Link(view.unit_name, view.unit_link)] if view.unit_link else []),
        Link(view.now.name, ""),
    )
    title = painter.titled(f"{view.now.name}, {view.unit_name}")
    address = addresses.indicator_page(pair[1])
    around = frame(painter.site, address, title, view.lead, section=addresses.INDICATORS, crumbs=crumbs)
    return painter.draw("indicator.html", around, view)


def draw_markdown(painter: Painter, page: MarkdownPage) -> tuple[str, bytes]:
    """A Markdown page in the portal's frame."""
    address = f"{page.slug}.html"
    crumbs = (*([page.above] if page.above else ()), Link(page.title, ""))
    around = frame(painter.site, address, page.title, page.summary or page.title, crumbs=crumbs)
    return painter.draw("page.html", around, page)


def _unit_pages(painter: Painter, edition: Edition, unit: str) -> Iterator[tuple[str, bytes]]:
    """The unit's page of the period, and its stable address where no newer release has the unit."""
    words = painter.speech
    view = unit_view(words, painter.archive, edition, unit, painter.portal)
    crumbs = (
        Link(words.gettext("Unit kerja"), addresses.UNITS),
        *(Link(parent.name, parent.link) for parent in view.parents),
        Link(view.name, ""),
    )
    title = painter.titled(f"{view.name}, {words.short_period(edition.period)}")
    own = [addresses.unit_page(unit, edition.period)]
    newest = next(e for e in reversed(painter.archive.current) if e.has_page(unit))
    if newest is edition:
        own.append(addresses.unit_page(unit))
    for address in own:
        around = frame(painter.site, address, title, view.lead, section=addresses.UNITS, crumbs=crumbs)
        yield painter.draw("unit.html", around, view)


def _service_pages(painter: Painter, edition: Edition, service: str) -> Iterator[tuple[str, bytes]]:
    """The service's page of the period; its stable address and its board where no newer release has the service."""
    words = painter.speech
    view = service_view(words, painter.archive, edition, service, painter.portal)
    crumbs = (
        Link(words.gettext("Kepuasan"), addresses.SATISFACTION),
        *([Link(view.unit_name, view.unit_link)] if view.unit_link else []),
        Link(view.name, ""),
    )
    title = painter.titled(f"{view.heading}, {words.short_period(edition.period)}")
    own = [addresses.service_page(service, edition.period)]
    newest = next(e for e in reversed(painter.archive.current) if has_page(e, service))
    if newest is edition:
        own.append(addresses.service_page(service))
    for address in own:
        around = frame(painter.site, address, title, view.lead, section=addresses.SATISFACTION, crumbs=crumbs)
        yield painter.draw("service.html", around, view)
    if newest is edition:
        yield _board_page(painter, service, crumbs)


def _board_page(painter: Painter, service: str, crumbs: tuple[Link, ...]) -> tuple[str, bytes]:
    _ = painter.speech.gettext
    view = board(painter.speech, painter.archive, service, painter.portal)
    title = painter.titled(_("Papan A4: {name}", name=view.name))
    about = _("Papan dinding satu lembar A4: IKM {name}, mutu, responden, dan kode QR ke formulir.", name=view.name)
    way = (*crumbs[:-1], Link(crumbs[-1].text, addresses.service_page(service)), Link(_("Papan A4"), ""))
    around = frame(
        painter.site, addresses.board_page(service), title, about, section=addresses.SATISFACTION, crumbs=way
    )
    return painter.draw("board.html", around, view)
