"""What became of needs, and of ratings before and after trainings: counts side by side, and no claim of a cause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kinerja.package.model import HIDDEN, PUBLISHED
from kinerja.site.addresses import unit_page
from kinerja.site.archive import Edition
from kinerja.site.text import Speech
from kinerja.site.views.counted import cell_of, has, member_name, members_of
from kinerja.site.views.predicates import Cell, Row, cell

MET: Final = "kebutuhan_terjawab"
WITH_NEEDS: Final = "dengan_kebutuhan"
ANSWERED: Final = "topik_sesuai"
CLASSES: Final = (ANSWERED, "topik_lain", "belum")
CHANGED: Final = "perubahan"
GROUPS: Final = ("terlatih", "tidak_terlatih")
CHANGES: Final = ("naik", "tetap", "turun", "tanpa_pembanding")


@dataclass(frozen=True)
class UnitMet:
    """A unit's people with needs: how many there are (``of``), and those whose need was met."""

    name: str
    link: str
    of: str
    cell: Cell
    style: str = "value"


@dataclass(frozen=True)
class Met:
    """What became of needs by the period's end, in the agency and by unit."""

    finding: str
    rows: tuple[Row, ...]
    whole: Cell
    any_hidden: bool
    units: tuple[UnitMet, ...]
    csv: str


@dataclass(frozen=True)
class ChangeRow:
    """One change of predicate: how many of each group, in the order of ``BeforeAfter.groups``."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class BeforeAfter:
    """Ratings before and after, of people who took part in a training between the two and of those who did not."""

    finding: str
    since: str
    groups: tuple[str, ...]
    totals: tuple[Cell, ...]
    rows: tuple[ChangeRow, ...]
    csv: str


def needs_met(speech: Speech, edition: Edition) -> Met | None:
    """None where the release does not count it."""
    if not has(edition, MET):
        return None
    whole = cell_of(edition, MET, kebutuhan_terjawab=WITH_NEEDS)
    rows = tuple(
        Row(
            member_name(speech, edition, MET, code),
            "value" if code == ANSWERED else "other",
            0,
            cell(speech, cell_of(edition, MET, kebutuhan_terjawab=code), whole),
        )
        for code in CLASSES
    )
    units = tuple(_unit(speech, edition, unit) for unit in members_of(edition, MET, "unit") if edition.has_page(unit))
    shown = tuple(unit for unit in units if unit.cell.state in (PUBLISHED, HIDDEN))
    return Met(
        finding=_met_finding(speech, edition),
        rows=rows,
        whole=cell(speech, whole, whole),
        any_hidden=any(row.cell.state == HIDDEN for row in rows) or any(u.cell.state == HIDDEN for u in shown),
        units=tuple(sorted(shown, key=lambda unit: unit.name.casefold())),
        csv=f"{edition.data}/tabel/{MET}.csv",
    )


def _unit(speech: Speech, edition: Edition, unit: str) -> UnitMet:
    part = cell_of(edition, MET, unit=unit, kebutuhan_terjawab=ANSWERED)
    whole = cell_of(edition, MET, unit=unit, kebutuhan_terjawab=WITH_NEEDS)
    return UnitMet(
        member_name(speech, edition, "unit", unit),
        unit_page(unit, edition.period),
        "" if whole.count is None else speech.number(whole.count),
        cell(speech, part, whole),
    )


def _met_finding(speech: Speech, edition: Edition) -> str:
    part = cell_of(edition, MET, kebutuhan_terjawab=ANSWERED).count
    whole = cell_of(edition, MET, kebutuhan_terjawab=WITH_NEEDS).count
    if part is None or whole is None:
        return speech.gettext("Berapa kebutuhan yang dijawab disembunyikan demi kerahasiaan")
    if not whole:
        return speech.gettext("Evaluasi tahun ini belum menyebut kebutuhan pengembangan")
    return speech.plural(
        "Dari {count} pegawai dengan kebutuhan pengembangan, {k} ikut pelatihan yang menjawabnya",
        whole,
        k=speech.number(part),
    )


def before_and_after(speech: Speech, edition: Edition, earlier: Edition | None) -> BeforeAfter | None:
    """None where the release does not count it."""
    if not has(edition, CHANGED):
        return None
    totals = [cell_of(edition, CHANGED, pelatihan=group) for group in GROUPS]
    rows = tuple(
        ChangeRow(
            member_name(speech, edition, CHANGED, code),
            tuple(
                cell(speech, cell_of(edition, CHANGED, pelatihan=group, perubahan=code), total)
                for group, total in zip(GROUPS, totals, strict=True)
            ),
        )
        for code in CHANGES
    )
    return BeforeAfter(
        finding=_change_finding(speech, rows),
        since=speech.short_period(earlier.period) if earlier else "",
        groups=tuple(member_name(speech, edition, "pelatihan", group) for group in GROUPS),
        totals=tuple(cell(speech, total, total) for total in totals),
        rows=rows,
        csv=f"{edition.data}/tabel/{CHANGED}.csv",
    )


def _change_finding(speech: Speech, rows: tuple[ChangeRow, ...]) -> str:
    """The first change whose share is published in both groups, side by side; never that one caused the other."""
    said = {
        "naik": speech.gettext("Predikat naik pada {a} peserta pelatihan dan {b} pegawai lain"),
        "turun": speech.gettext("Predikat turun pada {a} peserta pelatihan dan {b} pegawai lain"),
        "tetap": speech.gettext("Predikat tetap pada {a} peserta pelatihan dan {b} pegawai lain"),
    }
    cells = {code: row.cells for code, row in zip(CHANGES, rows, strict=True)}
    for code, text in said.items():
        trained, others = (part.share for part in cells[code])
        if trained and others:
            return text.format(a=trained, b=others)
    return speech.gettext("Perbandingan sebelum dan sesudah disembunyikan demi kerahasiaan")
