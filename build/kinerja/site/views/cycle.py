"""Questions about how people plan and work, each answered by a count table by unit: merged classes stand first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kinerja.package.model import HIDDEN, NOT_YET, PUBLISHED, TOTAL, CountRow
from kinerja.site.addresses import unit_page
from kinerja.site.archive import Edition
from kinerja.site.text import Speech
from kinerja.site.views.around import table_files
from kinerja.site.views.counted import cell_of, member_name, members_of
from kinerja.site.views.cycle_words import Words, words
from kinerja.site.views.figures import Figure, change, published_share, verdict
from kinerja.site.views.predicates import Cell, Row, cell
from kinerja.site.views.reach import known_share

NOT_RECORDED: Final = "belum_dicatat"
"""Rated without a record of this: neither good nor bad."""


@dataclass(frozen=True)
class Aspect:
    """A question. ``good``: the class whose share answers it; ``low``: those that need attention, the widest first."""

    table: str
    dimension: str
    good: str
    anchor: str
    """The section of the page, and of the page of methods."""
    low: tuple[str, ...]


AGREED: Final = Aspect(
    "rencana_kesepakatan", "kesepakatan", "disepakati", "kesepakatan", ("belum_disepakati", "terlambat")
)
COMPLETE: Final = Aspect(
    "rencana_isi", "isi_rencana", "lengkap", "lengkap",
    ("belum_lengkap", "target_saja", "strategi_saja", "tidak_lengkap"),
)  # fmt: skip
CASCADE: Final = Aspect(
    "rencana_kaskade", "kaskade", "semua_mendukung", "kaskade", ("belum_semua", "sebagian", "tidak_satu_pun")
)
MEASURABLE: Final = Aspect("keterukuran", "keterukuran", "terukur", "terukur", ("tidak_terukur",))
VALUES: Final = Aspect("nilai_berakhlak", "ekspektasi", "sesuai_ke_atas", "nilai", ("di_bawah_ekspektasi",))
ATTENDANCE: Final = Aspect(
    "disiplin", "disiplin", "tertib", "kehadiran",
    ("ada_catatan", "pernah_terlambat", "pernah_tanpa_keterangan", "sering_tanpa_keterangan"),
)  # fmt: skip
TEAMWORK: Final = Aspect("kerja_sama", "kerja_sama", "sesuai_ke_atas", "kerja-sama", ("di_bawah_ekspektasi",))
WRITTEN: Final = Aspect(
    "umpan_balik_tertulis", "umpan_balik", "keduanya", "tertulis", ("belum_keduanya", "kekuatan", "perbaikan", "kosong")
)

PLANS: Final = (AGREED, COMPLETE, CASCADE, MEASURABLE)
PLANS_BY_UNIT: Final = (AGREED, COMPLETE, CASCADE)
"""Indicators of plans are counted over the whole agency: by unit they would tell of hidden plans."""
CONDUCT: Final = (ATTENDANCE, TEAMWORK, WRITTEN)

LONG: Final = 60
"""Rows that a phone still draws at once; with more, units below others are left to their own pages."""


@dataclass(frozen=True)
class Block:
    """One aspect in the agency: its classes, the wide ones (``rows``) before those that they hold (``finer``).

    Shares are of ``total``, those with a record; ``unknown`` are those without one, None where the table has no such
    class.
    """

    anchor: str
    words: Words
    finding: str
    state: str
    rows: tuple[Row, ...]
    finer: tuple[Row, ...]
    total: Cell
    unknown: Cell | None
    any_hidden: bool
    csv: str


@dataclass(frozen=True)
class Share:
    """A count beside its whole; ``said`` is both in words (``43 dari 44``), empty unless both are published."""

    cell: Cell
    said: str


@dataclass(frozen=True)
class UnitRow:
    """A unit's shares, one a column."""

    name: str
    link: str
    shares: tuple[Share, ...]


@dataclass(frozen=True)
class Units:
    """All units side by side, by name; ``waiting`` are those that nothing is known of.

    ``below`` counts the units below others that are left out where the list is long.
    """

    heads: tuple[str, ...]
    rows: tuple[UnitRow, ...]
    waiting: tuple[str, ...]
    below: int
    any_hidden: bool
    files: tuple[tuple[str, str], ...]
    """The tables that the columns are from, by their titles."""


def block(speech: Speech, edition: Edition, aspect: Aspect) -> Block:
    """The aspect counted over the whole agency."""
    known = recorded(edition, aspect)
    wide: list[Row] = []
    finer: list[Row] = []
    listed = members_of(edition, aspect.table, aspect.dimension)
    for code in sorted(listed, key=lambda code: code != aspect.good):
        member = edition.names.get(aspect.dimension, {}).get(code)
        count = cell(speech, cell_of(edition, aspect.table, **{aspect.dimension: code}), known)
        row = Row(member_name(speech, edition, aspect.dimension, code), style(aspect, code), 0, count)
        if code != NOT_RECORDED:
            (finer if member and member.parent != TOTAL else wide).append(row)
    unknown = cell_of(edition, aspect.table, **{aspect.dimension: NOT_RECORDED}) if NOT_RECORDED in listed else None
    return Block(
        anchor=aspect.anchor,
        words=words(speech)[aspect.table],
        finding=finding(speech, edition, aspect),
        state=cell_of(edition, aspect.table).status,
        rows=tuple(wide),
        finer=tuple(finer),
        total=cell(speech, known, known),
        unknown=cell(speech, unknown, unknown) if unknown else None,
        any_hidden=any(row.cell.state == HIDDEN for row in (*wide, *finer)),
        csv=f"{edition.data}/tabel/{aspect.table}.csv",
    )


def recorded(edition: Edition, aspect: Aspect, unit: str = TOTAL, **members: str) -> CountRow:
    """Those whom the question can be answered of: all less those without a record, both as published.

    What is not known is neither good nor bad, so shares are of this (docs/decisions/who-has-no-record.md says more); 0
    where nobody has a record.
    """
    whole = cell_of(edition, aspect.table, unit=unit, **members)
    if NOT_RECORDED not in members_of(edition, aspect.table, aspect.dimension):
        return whole
    unknown = cell_of(edition, aspect.table, unit=unit, **members, **{aspect.dimension: NOT_RECORDED})
    if whole.count is not None and unknown.count is not None:
        return CountRow((), whole.count - unknown.count, PUBLISHED)
    return CountRow((), None, HIDDEN if HIDDEN in (whole.status, unknown.status) else whole.status)


def style(aspect: Aspect, code: str) -> str:
    """The colour of a class: what needs attention, what is not known, or neither."""
    return "low" if code in aspect.low else "other" if code == NOT_RECORDED else "value"


def finding(speech: Speech, edition: Edition, aspect: Aspect, unit: str = TOTAL) -> str:
    """What can be said of a unit from published counts alone."""
    said, part, whole = words(speech)[aspect.table], _good(edition, aspect, unit), recorded(edition, aspect, unit)
    if part.count is not None and whole.count:
        return said.finding.format(part=part_of(speech, part.count, whole.count))
    return f"{said.topic}: {missing(speech, part if part.count is None else whole)}"


def part_of(speech: Speech, part: int, whole: int) -> str:
    """``949 dari 959``, or ``Semua 959``."""
    if part == whole:
        return speech.gettext("Semua {n}", n=speech.number(whole))
    return speech.gettext("{k} dari {n}", k=speech.number(part), n=speech.number(whole))


def missing(speech: Speech, row: CountRow) -> str:
    """Why a count is not there."""
    if row.status == HIDDEN:
        return speech.gettext("disembunyikan demi kerahasiaan")
    return speech.gettext("belum ada data")


def share_of(speech: Speech, edition: Edition, aspect: Aspect, unit: str, **members: str) -> Share:
    """The good class of a unit (and of other dimensions' ``members``) as a share of those with a record.

    Hidden where either count is: a count without its whole would look like nothing, or like all.
    """
    part = cell_of(edition, aspect.table, unit=unit, **{aspect.dimension: aspect.good}, **members)
    whole = recorded(edition, aspect, unit, **members)
    if part.count is not None and whole.count:
        said = speech.gettext("{k} dari {n}", k=speech.number(part.count), n=speech.number(whole.count))
        return Share(cell(speech, part, whole), said)
    return Share(Cell(HIDDEN if HIDDEN in (part.status, whole.status) else NOT_YET, "", "", ""), "")


def figure(speech: Speech, edition: Edition, earlier: Edition | None, aspect: Aspect) -> Figure:
    """The agency's share as a headline, with its change in points since the release before."""
    part, whole, said = _good(edition, aspect, TOTAL), recorded(edition, aspect), words(speech)[aspect.table]
    before = (_good(earlier, aspect, TOTAL), recorded(earlier, aspect)) if earlier else None
    return share_figure(speech, edition, earlier, (said.topic, f"#{aspect.anchor}", said.note), (part, whole), before)


def share_figure(
    speech: Speech,
    edition: Edition,
    earlier: Edition | None,
    about: tuple[str, str, str],
    now: tuple[CountRow, CountRow],
    before: tuple[CountRow, CountRow] | None,
) -> Figure:
    """A share of two published counts, or why there is none; better or worse only where it is more than chance.

    :param about: title, link, and the note, with places for ``k`` and ``n``.
    :param now: part and whole in ``edition``; ``before`` in ``earlier``.
    """
    title, link, note = about
    part, whole = now
    ratio = published_share(part, whole)
    if ratio is None:
        return Figure(title, link, "", "", None, "", missing(speech, part if part.count is None else whole))
    moved = change(
        speech, ratio, published_share(*before) if before else None,
        period=edition.period, earlier=earlier.period if earlier else "",
        decimals=1, unit=speech.gettext("poin"), suffix="%",
        verdict=verdict(edition, known_share(part, whole), known_share(*before) if before else None),
    )  # fmt: skip
    said = note.format(k=speech.number(part.count or 0), n=speech.number(whole.count or 0))
    return Figure(title, link, speech.percent(ratio), "", moved, said)


def side_by_side(speech: Speech, edition: Edition, columns: Sequence[tuple[str, Aspect, Mapping[str, str]]]) -> Units:
    """Every unit's share in every column, units by name: no ranking, their tasks differ.

    :param columns: head, aspect, and the members of other dimensions that the column is about.
    """
    listed = dict.fromkeys(code for _, a, _ in columns for code in members_of(edition, a.table, "unit"))
    known = [edition.units[code] for code in listed if code in edition.units]
    wide = [unit for unit in known if unit.parent == TOTAL] if len(known) > LONG else known
    rows, waiting = [], []
    for unit in wide:
        name = speech.pick(unit.name, unit.name_en)
        shares = tuple(share_of(speech, edition, aspect, unit.code, **members) for _, aspect, members in columns)
        if all(share.cell.state not in (PUBLISHED, HIDDEN) for share in shares):
            waiting.append(name)
            continue
        link = unit_page(unit.code, edition.period) if edition.has_page(unit.code) else ""
        rows.append(UnitRow(name, link, shares))
    return Units(
        heads=tuple(head for head, _, _ in columns),
        rows=tuple(sorted(rows, key=lambda row: row.name.casefold())),
        waiting=tuple(sorted(waiting, key=str.casefold)),
        below=len(known) - len(wide),
        any_hidden=any(share.cell.state == HIDDEN for row in rows for share in row.shares),
        files=table_files(speech, edition, *dict.fromkeys(aspect.table for _, aspect, _ in columns)),
    )


def _good(edition: Edition, aspect: Aspect, unit: str) -> CountRow:
    return cell_of(edition, aspect.table, unit=unit, **{aspect.dimension: aspect.good})
