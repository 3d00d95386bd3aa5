"""From releases to finished pages: one environment a language, every page a (path, bytes) pair."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kinerja.errors import KinerjaError
from kinerja.package.model import TOTAL
from kinerja.site import addresses
from kinerja.site.archive import Archive, Edition
from kinerja.site.frame import Frame, Link, Site, frame, site
from kinerja.site.text import Speech, speech, whole_code
from kinerja.site.views.board import board
from kinerja.site.views.comparison import can_compare, comparison
from kinerja.site.views.completeness import completeness
from kinerja.site.views.data import data
from kinerja.site.views.home import home
from kinerja.site.views.indicator_page import indicator_list, indicator_view, newest_pairs
from kinerja.site.views.method import method
from kinerja.site.views.privacy import privacy
from kinerja.site.views.satisfaction_page import satisfaction_page
from kinerja.site.views.service import has_page, service_view
from kinerja.site.views.unit import unit_view
from kinerja.site.views.units import units

_CODE = re.compile(r"[a-z0-9][a-z0-9.-]*\Z")


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


@dataclass(frozen=True)
class Painter:
    """All that drawing a language's pages needs; made once a build."""

    speech: Speech
    environment: Environment
    site: Site
    archive: Archive
    portal: Mapping[str, Any]


def painter(theme: Path, language: str, archive: Archive, portal: Mapping[str, Any], pages: Sequence[Link]) -> Painter:
    """Read a language's catalogue and set up its environment."""
    words = speech(language, theme / "translations")
    surroundings = site(words, archive, portal, pages)
    environment = Environment(
        loader=FileSystemLoader(theme / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.update(_=words.gettext, plural=words.plural, site=surroundings)
    environment.filters["soft"] = words.soft
    environment.filters["whole_code"] = whole_code
    return Painter(words, environment, surroundings, archive, portal)


def check_codes(archive: Archive) -> None:
    """Refuse a release whose codes cannot be part of an address, or whose units do not stand under the agency.

    :raises KinerjaError: a code of a unit or a service that is the total's or has other characters than ``a-z``,
        ``0-9``, ``-`` and ``.``, or a unit whose parents do not lead to the total.
    """
    for edition in archive.every:
        for code in edition.units:
            top = (code, *(parent.code for parent in edition.above(code)))[-1]
            if edition.units[top].parent != TOTAL:
                raise KinerjaError(
                    f"rilis {edition.release.folder}: unit.csv: induk {code!r} melingkar atau tidak ada; pulihkan dari "
                    "git (its parents run in a circle or lead nowhere)"
                )
            if code == TOTAL or not _CODE.match(code):
                raise KinerjaError(
                    f"rilis {edition.release.folder}: unit.csv memuat kode unit {code!r}; pakai huruf kecil, angka, "
                    "'-' dan '.' saja (unit code cannot be part of an address)"
                )
        services, indicators = edition.release.services, {code for _, code in edition.facts.get("indikator", {})}
        for code in (*services, *sorted(indicators)):
            if code == TOTAL or not _CODE.match(code):
                raise KinerjaError(
                    f"rilis {edition.release.folder}: kode layanan atau indikator {code!r} tidak dapat menjadi alamat; "
                    "pakai huruf kecil, angka, '-' dan '.' saja (code cannot be part of an address)"
                )


def draw_pages(painter: Painter, sizes: Mapping[str, int]) -> Iterator[tuple[str, bytes]]:
    """Every page that releases make, as (path below the output folder, bytes)."""
    yield from _single_pages(painter, sizes)
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
    title = _titled(painter, _("Bandingkan: {name}", name=view.name))
    around = frame(
        painter.site, addresses.compare_page(unit), title, view.finding, section=addresses.UNITS, crumbs=crumbs
    )
    return _draw(painter, "comparison.html", around, view)


def _indicator_page(painter: Painter, edition: Edition, pair: tuple[str, str]) -> tuple[str, bytes]:
    words = painter.speech
    view = indicator_view(words, painter.archive, edition, pair, painter.portal)
    crumbs = (
        Link(words.gettext("Indikator"), addresses.INDICATORS),
        *([Link(view.unit_name, view.unit_link)] if view.unit_link else []),
        Link(view.now.name, ""),
    )
    title = _titled(painter, f"{view.now.name}, {view.unit_name}")
    address = addresses.indicator_page(pair[1])
    around = frame(painter.site, address, title, view.lead, section=addresses.INDICATORS, crumbs=crumbs)
    return _draw(painter, "indicator.html", around, view)


def draw_markdown(painter: Painter, page: MarkdownPage) -> tuple[str, bytes]:
    """A Markdown page in the portal's frame."""
    address = f"{page.slug}.html"
    crumbs = (*([page.above] if page.above else ()), Link(page.title, ""))
    around = frame(painter.site, address, page.title, page.summary or page.title, crumbs=crumbs)
    return _draw(painter, "page.html", around, page)


def _single_pages(painter: Painter, sizes: Mapping[str, int]) -> Iterator[tuple[str, bytes]]:
    words, archive, portal, surroundings = painter.speech, painter.archive, painter.portal, painter.site
    _ = words.gettext
    front = home(words, archive, portal)
    title = _("{brand}, {period}", brand=surroundings.brand, period=words.short_period(archive.newest.period))
    about = _(
        "Kepuasan warga, capaian target, dan penilaian pegawai {name} dalam angka yang dapat diperiksa.",
        name=surroundings.name,
    )
    yield _draw(painter, "home.html", frame(surroundings, addresses.HOME, title, about), front)
    for address, template, name, about, view in (
        (
            addresses.UNITS,
            "units.html",
            _("Unit kerja"),
            _(
                "Semua unit kerja {name}, dengan capaian target dan sebaran penilaian pegawainya.",
                name=surroundings.name,
            ),
            units(words, archive, portal),
        ),
        (
            addresses.INDICATORS,
            "indicators.html",
            _("Indikator"),
            _("Target dan realisasi semua unit kerja {name}, satu halaman per indikator.", name=surroundings.name),
            indicator_list(words, archive, portal),
        ),
        (
            addresses.SATISFACTION,
            "satisfaction.html",
            _("Kepuasan"),
            _("Seberapa puas warga dengan tiap layanan {name}, dan unsur mana yang kurang.", name=surroundings.name),
            satisfaction_page(words, archive, portal),
        ),
        (
            addresses.METHOD,
            "method.html",
            _("Cara menilai"),
            _("Bagaimana pegawai dinilai dan bagaimana kepuasan warga dihitung, dengan contoh."),
            method(words, archive),
        ),
        (
            addresses.DATA,
            "data.html",
            _("Data"),
            _("Unduh semua tabel dari semua rilis, dengan ukuran, jumlah baris, dan arti kolom."),
            data(words, archive, sizes, portal),
        ),
        (
            addresses.PRIVACY,
            "privacy.html",
            _("Kerahasiaan"),
            _("Apa yang disembunyikan, mengapa, dan bagaimana memeriksanya sendiri."),
            privacy(words, archive),
        ),
        (
            addresses.COMPLETENESS,
            "completeness.html",
            _("Kelengkapan dan kalender rilis"),
            _("Unit dan indikator yang belum melapor, dan tanggal rilis berikutnya."),
            completeness(words, archive, portal),
        ),
    ):
        around = frame(surroundings, address, _titled(painter, name), about, crumbs=(Link(name, ""),))
        yield _draw(painter, template, around, view)


def _unit_pages(painter: Painter, edition: Edition, unit: str) -> Iterator[tuple[str, bytes]]:
    """The unit's page of the period, and its stable address where no newer release has the unit."""
    words = painter.speech
    view = unit_view(words, painter.archive, edition, unit, painter.portal)
    crumbs = (
        Link(words.gettext("Unit kerja"), addresses.UNITS),
        *(Link(parent.name, parent.link) for parent in view.parents),
        Link(view.name, ""),
    )
    title = _titled(painter, f"{view.name}, {words.short_period(edition.period)}")
    own = [addresses.unit_page(unit, edition.period)]
    newest = next(e for e in reversed(painter.archive.current) if e.has_page(unit))
    if newest is edition:
        own.append(addresses.unit_page(unit))
    for address in own:
        around = frame(painter.site, address, title, view.lead, section=addresses.UNITS, crumbs=crumbs)
        yield _draw(painter, "unit.html", around, view)


def _service_pages(painter: Painter, edition: Edition, service: str) -> Iterator[tuple[str, bytes]]:
    """The service's page of the period; its stable address and its board where no newer release has the service."""
    words = painter.speech
    view = service_view(words, painter.archive, edition, service, painter.portal)
    crumbs = (
        Link(words.gettext("Kepuasan"), addresses.SATISFACTION),
        *([Link(view.unit_name, view.unit_link)] if view.unit_link else []),
        Link(view.name, ""),
    )
    title = _titled(painter, f"{view.heading}, {words.short_period(edition.period)}")
    own = [addresses.service_page(service, edition.period)]
    newest = next(e for e in reversed(painter.archive.current) if has_page(e, service))
    if newest is edition:
        own.append(addresses.service_page(service))
    for address in own:
        around = frame(painter.site, address, title, view.lead, section=addresses.SATISFACTION, crumbs=crumbs)
        yield _draw(painter, "service.html", around, view)
    if newest is edition:
        yield _board_page(painter, service, crumbs)


def _board_page(painter: Painter, service: str, crumbs: tuple[Link, ...]) -> tuple[str, bytes]:
    _ = painter.speech.gettext
    view = board(painter.speech, painter.archive, service, painter.portal)
    title = _titled(painter, _("Papan A4: {name}", name=view.name))
    about = _("Papan dinding satu lembar A4: IKM {name}, mutu, responden, dan kode QR ke formulir.", name=view.name)
    way = (*crumbs[:-1], Link(crumbs[-1].text, addresses.service_page(service)), Link(_("Papan A4"), ""))
    around = frame(
        painter.site, addresses.board_page(service), title, about, section=addresses.SATISFACTION, crumbs=way
    )
    return _draw(painter, "board.html", around, view)


def _titled(painter: Painter, name: str) -> str:
    return f"{name} – {painter.site.brand}"


def _draw(painter: Painter, template: str, around: Frame, view: object) -> tuple[str, bytes]:
    text = painter.environment.get_template(template).render(frame=around, view=view)
    return addresses.output_path(painter.site.language, around.address), text.encode()
