"""What every page of one thing in one period carries: its other periods, the files it is drawn from, how to cite it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kinerja.site.archive import Archive, Edition
from kinerja.site.text import Speech


@dataclass(frozen=True)
class PeriodLink:
    """The same thing in another period; ``link`` is empty for the one shown."""

    name: str
    link: str


def period_links(
    speech: Speech, archive: Archive, edition: Edition, shown: Callable[[Edition], bool], address: Callable[[str], str]
) -> tuple[PeriodLink, ...]:
    """Every period that has the page.

    :param shown: whether an edition has it.
    :param address: the page's address in a period.
    """
    links = []
    for other in archive.current:
        if not shown(other):
            continue
        name = speech.period(other.period)
        if other is archive.newest:
            name = speech.gettext("{period}, terbaru", period=name)
        links.append(PeriodLink(name, "" if other is edition else address(other.period)))
    return tuple(links)


def table_files(speech: Speech, edition: Edition, *names: str) -> tuple[tuple[str, str], ...]:
    """(title, address) of those of the named tables that the release has."""
    tables = edition.release.tables
    return tuple(
        (speech.pick(tables[name].title, tables[name].title_en), f"{edition.data}/tabel/{name}.csv")
        for name in names
        if name in tables
    )


def cite(speech: Speech, edition: Edition, subject: str) -> str:
    """How to cite the page of ``subject``."""
    return speech.gettext(
        "{agency} ({year}), {unit}, rilis {release}.",
        agency=speech.pick(edition.release.agency, edition.release.agency_en),
        year=edition.period[:4],
        unit=subject,
        release=edition.release.folder,
    )
