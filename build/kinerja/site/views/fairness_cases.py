"""Results against behaviour, and groups of people beside each other, on the page of fairness."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Final

from kinerja.package.model import HIDDEN, TOTAL, WORSE, CountRow
from kinerja.site.archive import Edition
from kinerja.site.text import Speech
from kinerja.site.views.counted import cell_of, has, member_name, members_of
from kinerja.site.views.figures import width
from kinerja.site.views.predicates import Cell, cell, class_codes
from kinerja.site.views.reach import Reach, clear_ones, groups_of

MATRIX: Final = "hasil_perilaku"


@dataclass(frozen=True)
class Box:
    """One pair of ratings: how many people, and the predicate that the release's rule gives it."""

    cell: Cell
    predicate: str
    step: int
    style: str


@dataclass(frozen=True)
class BoxRow:
    """One rating of results, against every rating of behaviour, worst first."""

    name: str
    total: Cell
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class Matrix:
    """Results against behaviour, and what the rule made of them."""

    finding: str
    other: str
    behaviours: tuple[str, ...]
    rows: tuple[BoxRow, ...]
    totals: tuple[Cell, ...]
    any_hidden: bool
    csv: str


@dataclass(frozen=True)
class Trait:
    """The groups of one trait, each beside everybody else."""

    anchor: str
    head: str
    finding: str
    groups: tuple[Reach, ...]
    csv: str

    @property
    def any_hidden(self) -> bool:
        """Whether a group's share is hidden."""
        return any(one.state == HIDDEN for one in self.groups)


def matrix(speech: Speech, edition: Edition) -> Matrix:
    """The matrix of the newest release."""
    rule = {(result, behaviour): predicate for result, behaviour, predicate in edition.release.predicate_rule}
    results = members_of(edition, MATRIX, "hasil_kerja")
    behaviours = tuple(reversed(members_of(edition, MATRIX, "perilaku_kerja")))
    counts = {
        (r, b): cell_of(edition, MATRIX, hasil_kerja=r, perilaku_kerja=b)
        for r in (TOTAL, *results)
        for b in (TOTAL, *behaviours)
    }
    largest = max((counts[r, b].count or 0 for r in results for b in behaviours), default=0)
    finding, other = _matrix_said(speech, edition, rule, counts)
    whole = counts[TOTAL, TOTAL]
    return Matrix(
        finding=finding,
        other=other,
        behaviours=tuple(member_name(speech, edition, "perilaku_kerja", b) for b in behaviours),
        rows=tuple(
            BoxRow(
                member_name(speech, edition, "hasil_kerja", r),
                cell(speech, counts[r, TOTAL], whole),
                tuple(_box(speech, edition, counts[r, b], whole, rule.get((r, b), ""), largest) for b in behaviours),
            )
            for r in results
        ),
        totals=tuple(cell(speech, counts[TOTAL, b], whole) for b in behaviours),
        any_hidden=any(row.status == HIDDEN for row in counts.values()),
        csv=f"{edition.data}/tabel/{MATRIX}.csv",
    )


def _box(speech: Speech, edition: Edition, row: CountRow, whole: CountRow, predicate: str, largest: int) -> Box:
    shown = cell(speech, row, whole)
    if row.count is not None:
        shown = Cell(shown.state, shown.count, shown.share, width(row.count, largest))
    codes = class_codes(edition)
    step = len(codes) - codes.index(predicate) if predicate in codes else 0
    name = member_name(speech, edition, "predikat", predicate) if predicate else ""
    return Box(shown, name, step, predicate.replace("_", "-"))


def _matrix_said(
    speech: Speech,
    edition: Edition,
    rule: Mapping[tuple[str, str], str],
    counts: Mapping[tuple[str, str], CountRow],
) -> tuple[str, str]:
    """Whom behaviour alone kept below good, and whom results alone; both from the rule and published cells."""
    if not has(edition, MATRIX):
        return speech.gettext("Hasil dan perilaku berdampingan belum ada pada rilis ini"), ""
    names = edition.names.get("predikat", {})
    worse = {code for code, member in names.items() if member.parent == WORSE}
    enough_results = {r for (r, _), predicate in rule.items() if predicate not in worse}
    enough_behaviour = {b for (_, b), predicate in rule.items() if predicate not in worse}
    below = [pair for pair, predicate in rule.items() if predicate in worse]
    by_behaviour = _sum(counts, [(r, b) for r, b in below if r in enough_results and b not in enough_behaviour])
    by_results = _sum(counts, [(r, b) for r, b in below if b in enough_behaviour and r not in enough_results])
    if by_behaviour is None:
        finding = speech.gettext("Berapa yang tertahan oleh perilakunya disembunyikan demi kerahasiaan")
    elif by_behaviour:
        finding = speech.plural("Hasil saja tidak cukup: {count} pegawai tertahan oleh perilakunya", by_behaviour)
    else:
        finding = speech.gettext("Tidak ada pegawai yang hasilnya cukup tetapi tertahan oleh perilakunya")
    if by_results is None:
        return finding, speech.gettext("Berapa yang tertahan oleh hasilnya disembunyikan demi kerahasiaan.")
    other = speech.plural(
        "Sebaliknya, {count} pegawai berperilaku sesuai atau di atas ekspektasi tetapi tertahan oleh hasilnya.",
        by_results,
    )
    return finding, other


def _sum(counts: Mapping[tuple[str, str], CountRow], pairs: list[tuple[str, str]]) -> int | None:
    """People in ``pairs``; None where one of them is not published."""
    found = [counts[pair].count for pair in pairs if pair in counts]
    return None if None in found or len(found) < len(pairs) else sum(n for n in found if n is not None)


def traits(speech: Speech, edition: Edition) -> tuple[Trait, ...]:
    """Sex, employment and job family; those that the release does not count are left out."""
    _ = speech.gettext
    listed = (
        ("kelamin", "predikat_kelamin", "jenis_kelamin", _("Jenis kelamin")),
        ("status", "predikat_status", "status_pegawai", _("Status pegawai")),
        ("jabatan", "predikat_jabatan", "kelompok_jabatan", _("Kelompok jabatan")),
    )
    found = []
    for anchor, table, dimension, head in listed:
        if has(edition, table) and (groups := groups_of(speech, edition, table, dimension)):
            csv = f"{edition.data}/tabel/{table}.csv"
            found.append(Trait(anchor, head, _trait_said(speech, head, groups), groups, csv))
    return tuple(found)


def _trait_said(speech: Speech, head: str, groups: tuple[Reach, ...]) -> str:
    known = sum(bool(one.verdict) for one in groups)
    clear = clear_ones(groups)
    if known < 2:
        return speech.gettext("{trait}: tidak dapat dibandingkan pada rilis ini", trait=head)
    if not clear:
        if known < len(groups):
            return speech.plural(
                "{trait}: tidak ada perbedaan yang jelas di antara {count} kelompok yang angkanya terbit",
                known,
                trait=head,
            )
        return speech.gettext("{trait}: tidak ada perbedaan yang jelas", trait=head)
    if len(groups) == 2:
        return speech.gettext("{trait}: perbedaannya jelas, lebih dari kebetulan", trait=head)
    return speech.plural(
        "{trait}: {count} dari {n} kelompok jelas berbeda", clear, trait=head, n=speech.number(known)
    )  # fmt: skip


def traits_finding(speech: Speech, listed: tuple[Trait, ...]) -> str:
    """The section's title: by which traits people are clearly rated otherwise, if by any."""
    clear = [trait.head for trait in listed if clear_ones(trait.groups)]
    if not listed:
        return speech.gettext("Penilaian menurut kelompok belum ada pada rilis ini")
    if not any(one.verdict for trait in listed for one in trait.groups):
        return speech.gettext("Kelompok tidak dapat dibandingkan pada rilis ini")
    if not clear:
        if all(one.verdict for trait in listed for one in trait.groups):
            return speech.gettext("Tidak ada perbedaan yang jelas antarkelompok pegawai")
        return speech.gettext("Tidak ada perbedaan yang jelas antarkelompok yang angkanya terbit")
    names = [name[:1].lower() + name[1:] for name in clear]
    joined = reduce(lambda one, other: speech.gettext("{one} dan {other}", one=one, other=other), names)
    return speech.gettext("Ada perbedaan yang jelas menurut {traits}", traits=joined)
