"""Everything that has a name, from A to Z: units, services, indicators, terms and pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from unicodedata import combining, normalize

from kinerja.package.model import OWN_STAFF
from kinerja.site.addresses import indicator_page, service_page, unit_page
from kinerja.site.archive import Archive, Edition
from kinerja.site.frame import Link
from kinerja.site.glossary import Term
from kinerja.site.text import Speech
from kinerja.site.views.indicator_page import newest_pairs
from kinerja.site.views.indicators import indicator_name
from kinerja.site.views.service import has_page

OTHER = "0–9"
"""Stands for names that begin with no letter."""


@dataclass(frozen=True)
class Entry:
    """A name that leads to its page; ``kind`` says what it is, and of which unit."""

    name: str
    link: str
    kind: str


@dataclass(frozen=True)
class Letter:
    """The names that begin with one letter; ``anchor`` is where they stand."""

    letter: str
    anchor: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Alphabet:
    """All of it, and how many names there are."""

    letters: tuple[Letter, ...]
    number: int


def alphabet(speech: Speech, archive: Archive, pages: Sequence[Link], terms: Sequence[Term]) -> Alphabet:
    """Every name of the site in the page's language; two things of one name both stand, each with its kind.

    :param pages: the site's own pages and those of editors.
    """
    _ = speech.gettext
    found = {
        *_units(speech, archive),
        *_services(speech, archive),
        *_indicators(speech, archive),
        *(Entry(page.text, page.address, _("halaman")) for page in pages),
        *(Entry(term.name, term.link, _("istilah")) for term in terms),
    }
    entries = sorted(found, key=lambda entry: (_place(entry.name), entry.kind, entry.link))
    letters = tuple(
        Letter(letter, "huruf-" + ("lain" if letter == OTHER else letter.casefold()), tuple(listed))
        for letter, listed in groupby(entries, key=lambda entry: _letter(entry.name))
    )
    return Alphabet(letters, len(entries))


def _units(speech: Speech, archive: Archive) -> Iterator[Entry]:
    """Units by their newest name; one inside a group leads to the group."""
    newest = {code: edition for edition in archive.current for code in edition.units}
    for code, edition in newest.items():
        member, holder = edition.units[code], edition.holder(code)
        if member.kind == OWN_STAFF or holder is None:
            continue
        kind = speech.gettext("unit kerja")
        if holder != code:
            kind = speech.gettext("unit kerja, dalam {group}", group=_unit_name(speech, edition, holder))
        yield Entry(speech.pick(member.name, member.name_en), unit_page(holder), kind)


def _services(speech: Speech, archive: Archive) -> Iterator[Entry]:
    newest = {code: e for e in archive.current for code in e.release.services if has_page(e, code)}
    for code, edition in newest.items():
        member = edition.names["layanan"][code]
        unit = _unit_name(speech, edition, edition.release.services[code])
        yield Entry(
            speech.pick(member.name, member.name_en), service_page(code), speech.gettext("layanan, {unit}", unit=unit)
        )


def _indicators(speech: Speech, archive: Archive) -> Iterator[Entry]:
    for (unit, code), edition in newest_pairs(archive).items():
        name = _unit_name(speech, edition, unit)
        kind = speech.gettext("indikator, {unit}", unit=name)
        yield Entry(indicator_name(speech, edition, code), indicator_page(code), kind)


def _unit_name(speech: Speech, edition: Edition, code: str) -> str:
    member = edition.units.get(code)
    return speech.pick(member.name, member.name_en) if member else code


def _place(name: str) -> tuple[bool, str]:
    """Names without a first letter stand first; accents and capitals make no difference."""
    plain = "".join(c for c in normalize("NFKD", name) if not combining(c)).casefold().lstrip("\"'“‘«( ")
    return ("a" <= plain[:1] <= "z", plain)


def _letter(name: str) -> str:
    has_letter, plain = _place(name)
    return plain[0].upper() if has_letter else OTHER
