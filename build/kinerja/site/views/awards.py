"""The page of awards and incentives: what each is given for, how many received it, and in which units."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from kinerja.package.model import HIDDEN, NOT_YET, PUBLISHED
from kinerja.site.addresses import unit_page
from kinerja.site.archive import Archive, Edition
from kinerja.site.honours import NAME
from kinerja.site.text import Speech
from kinerja.site.views.around import table_files
from kinerja.site.views.counted import cell_of, has, member_name, members_of
from kinerja.site.views.predicates import Cell, cell
from kinerja.site.views.when import when

TABLE: Final = "penghargaan_kriteria"
COUNTS: Final = "penghargaan"
INCENTIVE: Final = "insentif"


@dataclass(frozen=True)
class UnitAwards:
    """How many of an award (or of all) a unit's people received."""

    name: str
    link: str
    cell: Cell
    style: str = "value"


@dataclass(frozen=True)
class Award:
    """One award or incentive: its criteria, and how many received it."""

    code: str
    name: str
    kind: str
    criteria: str
    received: str
    """In words; why there is no number where there is none."""
    hidden: bool


@dataclass(frozen=True)
class AwardsPage:
    """All that the page shows. ``names``: the page of those who agreed to be named; empty where nobody did."""

    when: str
    period: str
    finding: str
    lead: str
    awards: tuple[Award, ...]
    csv: str
    counted: bool
    units: tuple[UnitAwards, ...]
    units_finding: str
    any_hidden: bool
    counts_csv: str
    names: str
    files: tuple[tuple[str, str], ...]


def awards_page(speech: Speech, archive: Archive, portal: Mapping[str, Any], pages: Iterable[str]) -> AwardsPage:
    """The page of the newest release.

    :param pages: addresses of the site's Markdown pages, among which may be that of names by consent.
    """
    edition = archive.newest
    rows = edition.records.get(TABLE, ())
    units = _units(speech, edition)
    counted = has(edition, COUNTS)
    names = f"{NAME}.html"
    return AwardsPage(
        when=when(speech, edition, portal),
        period=speech.period(edition.period),
        finding=_finding(speech, edition, rows),
        lead=_received(speech, edition) if counted else speech.gettext("Untuk apa penghargaan diberikan."),
        awards=tuple(_award(speech, edition, row) for row in sorted(rows, key=lambda row: row["jenis"] == INCENTIVE)),
        csv=f"{edition.data}/tabel/{TABLE}.csv" if rows else "",
        counted=counted,
        units=units,
        units_finding=_units_finding(speech, edition, units),
        any_hidden=any(unit.cell.state == HIDDEN for unit in units),
        counts_csv=f"{edition.data}/tabel/{COUNTS}.csv",
        names=names if names in set(pages) else "",
        files=table_files(speech, edition, TABLE, COUNTS),
    )


def _finding(speech: Speech, edition: Edition, rows: Iterable[Mapping[str, str]]) -> str:
    kinds = [row["jenis"] for row in rows]
    period = speech.short_period(edition.period)
    incentives = kinds.count(INCENTIVE)
    awards = len(kinds) - incentives
    if not kinds:
        return speech.gettext("Belum ada penghargaan yang tercatat untuk {period}", period=period)
    if not awards:
        return speech.plural("{count} macam insentif diberikan untuk {period}", incentives, period=period)
    if not incentives:
        return speech.plural("{count} macam penghargaan diberikan untuk {period}", awards, period=period)
    return speech.gettext(
        "{awards} dan {incentives} diberikan untuk {period}",
        awards=speech.plural("{count} macam penghargaan", awards),
        incentives=speech.plural("{count} macam insentif", incentives),
        period=period,
    )


def _received(speech: Speech, edition: Edition) -> str:
    whole = cell_of(edition, COUNTS)
    if whole.count is None:
        return speech.gettext("Berapa yang diterima disembunyikan demi kerahasiaan.")
    return speech.plural("{count} penghargaan dan insentif diterima; yang menerima dua dihitung dua kali.", whole.count)


def _award(speech: Speech, edition: Edition, row: Mapping[str, str]) -> Award:
    code = row["penghargaan"]
    return Award(
        code=code,
        name=speech.pick(row["nama"], row["nama_en"]),
        kind=speech.gettext("insentif") if row["jenis"] == INCENTIVE else speech.gettext("penghargaan"),
        criteria=speech.pick(row["kriteria"], row["kriteria_en"]),
        received=_number(speech, edition, code),
        hidden=cell_of(edition, COUNTS, penghargaan=code).status == HIDDEN,
    )


def _number(speech: Speech, edition: Edition, code: str) -> str:
    row = cell_of(edition, COUNTS, penghargaan=code)
    if row.count is not None:
        if not row.count:
            return speech.gettext("tidak ada yang memenuhi kriterianya")
        return speech.plural("{count} penerima", row.count)
    if row.status == HIDDEN:
        return speech.gettext("disembunyikan demi kerahasiaan")
    return speech.gettext("jumlah penerima belum ada pada rilis ini")


def _units(speech: Speech, edition: Edition) -> tuple[UnitAwards, ...]:
    """Units by name: an order by number would be a ranking, and would tell of hidden ones."""
    whole = cell_of(edition, COUNTS)
    found = [
        UnitAwards(
            member_name(speech, edition, "unit", unit),
            unit_page(unit, edition.period),
            cell(speech, cell_of(edition, COUNTS, unit=unit), whole),
        )
        for unit in members_of(edition, COUNTS, "unit")
        if edition.has_page(unit)
    ]
    return tuple(sorted((u for u in found if u.cell.state != NOT_YET), key=lambda unit: unit.name.casefold()))


def _units_finding(speech: Speech, edition: Edition, units: tuple[UnitAwards, ...]) -> str:
    if not has(edition, COUNTS):
        return speech.gettext("Di unit mana penghargaan diterima belum ada pada rilis ini")
    shown = [unit for unit in units if unit.cell.state == PUBLISHED]
    if len(shown) == len(units):
        return speech.plural("Diterima di {count} unit", sum(unit.cell.count != speech.number(0) for unit in shown))
    if not shown:
        return speech.gettext("Angka tiap unit disembunyikan demi kerahasiaan")
    return speech.plural("Angka {count} unit terbit; yang lain disembunyikan demi kerahasiaan", len(shown))
