"""News of releases and corrections as Atom (RFC 4287)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

from kinerja.package.period import Period
from kinerja.site.addresses import DATA, FEED, output_path
from kinerja.site.archive import Archive
from kinerja.site.text import Speech
from kinerja.site.views.when import published

_NAMESPACE = "http://www.w3.org/2005/Atom"


def feed(speech: Speech, archive: Archive, portal: Mapping[str, Any]) -> bytes:
    """The feed of one language. A correction carries its period's date: releases know no clock."""
    ElementTree.register_namespace("", _NAMESPACE)
    address = str(portal.get("alamat_situs", "")).rstrip("/")
    home = f"{address}/{output_path(speech.language, '')}"
    root = ElementTree.Element(f"{{{_NAMESPACE}}}feed", {"xml:lang": speech.language})
    name = speech.pick(archive.newest.release.agency, archive.newest.release.agency_en)
    _text(root, "title", speech.gettext("Rilis kinerja {agency}", agency=name))
    _text(root, "id", f"{home}{FEED}")
    _link(root, f"{home}{FEED}", "self")
    _link(root, home, "alternate")
    _text(root, "updated", _stamp(archive.newest.period, portal))
    author = ElementTree.SubElement(root, f"{{{_NAMESPACE}}}author")
    _text(author, "name", name)
    for edition in reversed(archive.every):
        release = edition.release
        entry = ElementTree.SubElement(root, f"{{{_NAMESPACE}}}entry")
        title = (
            speech.gettext("Koreksi {period}", period=speech.short_period(edition.period))
            if release.revision > 1
            else speech.gettext("Rilis {period}", period=speech.short_period(edition.period))
        )
        _text(entry, "title", title)
        _text(entry, "id", f"{home}{DATA}#{release.folder}")
        _link(entry, f"{home}{DATA}#{release.folder}", "alternate")
        _text(entry, "updated", _stamp(edition.period, portal))
        _text(entry, "summary", release.correction or title)
    ElementTree.indent(root)
    text: bytes = ElementTree.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + text + b"\n"


def _stamp(period: str, portal: Mapping[str, Any]) -> str:
    day = published(period, portal) or Period.parse(period).last
    return f"{day.isoformat()}T00:00:00Z"


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{_NAMESPACE}}}{name}").text = text


def _link(parent: ElementTree.Element, address: str, relation: str) -> None:
    ElementTree.SubElement(parent, f"{{{_NAMESPACE}}}link", {"rel": relation, "href": address})
