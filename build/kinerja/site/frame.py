"""What surrounds every page: title, language switch, navigation, banner and footer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kinerja.site import addresses
from kinerja.site.archive import Archive
from kinerja.site.text import Speech
from kinerja.site.views.when import published, short_name


@dataclass(frozen=True)
class Link:
    """A link by its address below the language's first folder; ``here`` marks the section the page is in."""

    text: str
    address: str


@dataclass(frozen=True)
class Site:
    """What all pages of one language share; made once."""

    language: str
    languages: tuple[str, ...]
    agency: str
    name: str
    brand: str
    home: str
    """The site's own address (``alamat_situs``), without a slash at its end; may be empty."""
    example: bool
    preview: bool
    """Whether the site is one to be looked over and not published."""
    nav: tuple[Link, ...]
    more: tuple[Link, ...]
    """Pages that the list of all pages leads to beside ``nav``."""
    pages: tuple[Link, ...]
    help: tuple[Link, ...]
    complaint: Link | None
    outside: tuple[Link, ...]
    """Links to other sites, the complaint's first."""
    contact: str
    email: str
    release_line: str


@dataclass(frozen=True)
class Frame:
    """One page's place: ``base`` leads to its language's first folder, ``root`` to the site's."""

    title: str
    description: str
    address: str
    base: str
    root: str
    section: str
    crumbs: tuple[Link, ...]
    alternate: str
    whole: str
    """The page's whole address; empty where the site's own is not set."""
    alternate_whole: str
    """That of the page in the other language: search engines want ``hreflang`` whole."""


def site(speech: Speech, archive: Archive, portal: Mapping[str, Any], pages: Sequence[Link]) -> Site:
    """The shared surroundings in one language; ``pages`` are the Markdown pages."""
    _ = speech.gettext
    newest = archive.newest
    links = portal.get("tautan", {})
    contact = portal.get("kontak", {})
    complaint = Link(_("Sampaikan keluhan lewat SP4N-LAPOR!"), str(links["lapor"])) if links.get("lapor") else None
    outside = [complaint] if complaint else []
    if links.get("repositori"):
        outside.append(Link(_("Sumber data dan perangkat lunak"), str(links["repositori"])))
    name = short_name(speech, portal)
    day = published(newest.period, portal)
    line = _("Rilis {period}", period=speech.short_period(newest.period))
    if day:
        line = _("{line}, terbit {day}", line=line, day=speech.date(day))
    return Site(
        language=speech.language,
        languages=tuple(portal.get("bahasa", ("id", "en"))),
        agency=speech.pick(newest.release.agency, newest.release.agency_en),
        name=name,
        brand=_("Kinerja {name}", name=name),
        home=str(portal.get("alamat_situs", "")).rstrip("/"),
        preview=bool(portal.get("pratinjau")),
        example=bool(portal.get("contoh")) or any(e.release.example for e in archive.every),
        nav=(
            Link(_("Beranda"), addresses.HOME),
            Link(_("Unit kerja"), addresses.UNITS),
            Link(_("Indikator"), addresses.INDICATORS),
            Link(_("Kepuasan"), addresses.SATISFACTION),
            Link(_("Cara menilai"), addresses.METHOD),
            Link(_("Data"), addresses.DATA),
            Link(_("Kerahasiaan"), addresses.PRIVACY),
        ),
        more=(
            Link(_("Rencana kinerja"), addresses.PLANS),
            Link(_("Perilaku dan tujuh nilai"), addresses.BEHAVIOUR),
            Link(_("Janji perbaikan"), addresses.PROMISES),
            Link(_("Lembar bukti"), addresses.EVIDENCE),
            Link(_("Pelatihan"), addresses.TRAINING),
            Link(_("Umpan balik"), addresses.FEEDBACK),
            Link(_("Penghargaan"), addresses.AWARDS),
            Link(_("Keadilan penilaian"), addresses.FAIRNESS),
            Link(_("Indeks A–Z"), addresses.ALPHABET),
        ),
        pages=tuple(pages),
        help=(
            Link(_("Mengapa ada angka disembunyikan"), addresses.PRIVACY),
            Link(_("Bagaimana pegawai dinilai"), addresses.METHOD),
            Link(_("Apakah penilaiannya adil"), addresses.FAIRNESS),
        ),
        complaint=complaint,
        outside=tuple(outside),
        contact=speech.pick(str(contact.get("pengelola", "")), str(contact.get("pengelola_en") or "")),
        email=str(contact.get("surel", "")),
        release_line=line + ".",
    )


def frame(
    site: Site,
    address: str,
    title: str,
    description: str,
    *,
    section: str | None = None,
    crumbs: Sequence[Link] = (),
) -> Frame:
    """The surroundings of the page at ``address`` (below its language's first folder).

    :param section: address of the navigation entry the page belongs to; the page itself if None.
    :param crumbs: links from the section down, the page itself last.
    """
    other = "en" if site.language == "id" else "id"
    root = addresses.to_site_root(site.language, address)
    return Frame(
        title=title,
        description=description,
        address=address,
        base=addresses.to_language_root(address),
        root=root,
        section=address if section is None else section,
        crumbs=tuple(crumbs),
        alternate=root + addresses.output_path(other, address) if other in site.languages else "",
        whole=f"{site.home}/{addresses.output_path(site.language, address)}" if site.home else "",
        alternate_whole=f"{site.home}/{addresses.output_path(other, address)}" if site.home else "",
    )
