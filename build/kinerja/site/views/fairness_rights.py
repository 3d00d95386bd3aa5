"""Criteria known beforehand, and appeals, on the page of fairness."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kinerja.package.model import HIDDEN, CountRow, CountTable
from kinerja.package.period import Period
from kinerja.site.archive import Archive, Edition
from kinerja.site.text import Speech
from kinerja.site.views.counted import cell_of, has, member_name, members_of
from kinerja.site.views.fairness_spread import figure
from kinerja.site.views.figures import published_share
from kinerja.site.views.predicates import Cell, Row, cell

PLANS: Final = "rencana_kesepakatan"
APPEALS: Final = "keberatan"
DAYS: Final = "median_hari"

IN_TIME: Final = ("sebelum_tahun", "tepat_waktu")
PLAN_CLASSES: Final = (*IN_TIME, "terlambat", "belum_disepakati")


@dataclass(frozen=True)
class Agreed:
    """How many knew the criteria beforehand: plans by when they were agreed."""

    finding: str
    rows: tuple[Row, ...]
    total: Cell
    any_hidden: bool
    csv: str


@dataclass(frozen=True)
class AppealsPart:
    """Appeals against the ratings of the period before, by outcome. ``rate`` and ``days`` are sentences."""

    finding: str
    rate: str
    days: str
    rows: tuple[Row, ...]
    total: Cell
    any_hidden: bool
    period: str
    csv: str


def agreed(speech: Speech, edition: Edition) -> Agreed:
    """Plans of everybody rated, by when they were agreed."""
    whole = cell_of(edition, PLANS)
    counts = {code: cell_of(edition, PLANS, kesepakatan=code) for code in PLAN_CLASSES}
    rows = tuple(
        Row(
            member_name(speech, edition, "kesepakatan", code),
            "value" if code in IN_TIME else "other",
            0,
            cell(speech, row, whole),
        )
        for code, row in counts.items()
        if has(edition, PLANS)
    )
    known = [counts[code].count for code in IN_TIME]
    beforehand = None if None in known else sum(n for n in known if n is not None)
    if not has(edition, PLANS):
        finding = speech.gettext("Kapan rencana disepakati belum ada pada rilis ini")
    elif beforehand is None or whole.count is None:
        finding = speech.gettext("Kapan rencana disepakati disembunyikan demi kerahasiaan")
    else:
        share = published_share(CountRow((), beforehand, whole.status), whole)
        finding = speech.gettext(
            "{share} pegawai menyepakati kriterianya sebelum tahun dimulai atau sampai tenggat",
            share=speech.percent(share) if share is not None else speech.number(0),
        )
    return Agreed(
        finding,
        rows,
        cell(speech, whole, whole),
        any(row.cell.state == HIDDEN for row in rows),
        f"{edition.data}/tabel/{PLANS}.csv",
    )


def appeals(speech: Speech, archive: Archive) -> AppealsPart:
    """Appeals as known on the release day; they are against the ratings of the period before."""
    edition = archive.newest
    whole = cell_of(edition, APPEALS)
    rows = tuple(
        Row(
            member_name(speech, edition, "hasil_keberatan", code),
            "value" if code == "diterima" else "other",
            0,
            cell(speech, cell_of(edition, APPEALS, hasil_keberatan=code), whole),
        )
        for code in members_of(edition, APPEALS, "hasil_keberatan")
    )
    against = _against(edition)
    days = figure(edition, DAYS)
    return AppealsPart(
        finding=_appeals_finding(speech, edition, whole, against),
        rate=_rate(speech, archive, whole, against),
        days="" if days is None else speech.plural("Separuh putusan keluar dalam {count} hari atau kurang.", int(days)),
        rows=rows if whole.count != 0 else (),
        total=cell(speech, whole, whole),
        any_hidden=any(row.cell.state == HIDDEN for row in rows),
        period=_period(speech, against),
        csv=f"{edition.data}/tabel/{APPEALS}.csv" if has(edition, APPEALS) else "",
    )


def _against(edition: Edition) -> str:
    """The period whose ratings were appealed against, as the table's population says; empty where it says none."""
    table = edition.release.tables.get(APPEALS)
    code = table.population.rpartition("/")[2] if isinstance(table, CountTable) else ""
    try:
        Period.parse(code)
    except ValueError:
        return ""
    return code


def _period(speech: Speech, code: str) -> str:
    return speech.short_period(code) if code else speech.gettext("periode sebelumnya")


def _appeals_finding(speech: Speech, edition: Edition, whole: CountRow, against: str) -> str:
    period = _period(speech, against)
    if not has(edition, APPEALS):
        return speech.gettext("Keberatan belum ada pada rilis ini")
    if whole.count is None:
        return speech.gettext("Banyaknya keberatan atas penilaian {period} disembunyikan", period=period)
    if not whole.count:
        return speech.gettext("Tidak ada keberatan atas penilaian {period}", period=period)
    upheld = cell_of(edition, APPEALS, hasil_keberatan="diterima")
    if upheld.count is None:
        return speech.plural(
            "{count} keberatan atas penilaian {period}; hasilnya disembunyikan", whole.count, period=period
        )
    return speech.plural(
        "{count} keberatan atas penilaian {period}, {k} diterima",
        whole.count,
        period=period,
        k=speech.number(upheld.count),
    )


def _rate(speech: Speech, archive: Archive, whole: CountRow, against: str) -> str:
    """Appeals of those rated then, where both are published."""
    rated = next((cell_of(e, "predikat") for e in archive.current if e.period == against), None)
    share = published_share(whole, rated) if rated is not None else None
    if share is None or rated is None or rated.count is None:
        return ""
    return speech.gettext(
        "Itu {share} dari {n} pegawai yang dinilai.", share=speech.percent(share), n=speech.number(rated.count)
    )
