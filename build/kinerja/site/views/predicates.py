"""How people's ratings spread in a unit: merged classes first, then the five predicates, hidden cells as hidden."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja.package.model import BETTER, HIDDEN, NOT_APPLICABLE, NOT_YET, PUBLISHED, TOTAL, WORSE, CountRow, CountTable
from kinerja.site.archive import Edition, leaves
from kinerja.site.text import Speech
from kinerja.site.views.figures import published_share, width

_MERGED = {BETTER: "value", WORSE: "low"}
"""Merged classes and the colours they are drawn in."""


@dataclass(frozen=True)
class Cell:
    """One count as it may be shown. ``state`` is the release's status; the rest is empty unless it is ``terbit``."""

    state: str
    count: str
    share: str
    width: str


@dataclass(frozen=True)
class Row:
    """A class (or job family) and its cell. ``step`` 1-5 names the key's picture, 0 means none."""

    name: str
    style: str
    step: int
    cell: Cell
    of: str = ""


@dataclass(frozen=True)
class Spread:
    """The section "predikat" of a unit. ``state`` is the whole's status."""

    state: str
    finding: str
    notes: tuple[str, ...]
    merged: tuple[Row, ...]
    classes: tuple[Row, ...]
    total: Cell
    families: tuple[Row, ...]
    families_hidden: bool
    csv: str
    families_csv: str


def class_codes(edition: Edition) -> tuple[str, ...]:
    """The release's predicates in its own order, best first, without the merged classes."""
    table = edition.release.tables.get("predikat")
    members = table.members["predikat"] if isinstance(table, CountTable) else edition.names.get("predikat", {})
    return tuple(code for code in leaves(members) if code not in _MERGED)


def cell(speech: Speech, part: CountRow, whole: CountRow) -> Cell:
    """A count beside its whole; share and length only from two published counts."""
    if part.status != PUBLISHED or part.count is None:
        return Cell(part.status, "", "", "")
    ratio = published_share(part, whole)
    if whole.count is None:
        return Cell(PUBLISHED, speech.number(part.count), "", "")
    return Cell(
        PUBLISHED,
        speech.number(part.count),
        "" if ratio is None else speech.percent(ratio),
        width(part.count, whole.count),
    )


def spread(speech: Speech, edition: Edition, unit: str) -> Spread:
    """The spread of predicates of ``unit`` (``semua`` for the agency)."""
    names = edition.names.get("predikat", {})
    merged_names = {
        BETTER: speech.gettext("Baik atau sangat baik"),
        WORSE: speech.gettext("Di bawah baik"),
    }

    def name(code: str) -> str:
        member = names.get(code)
        text = speech.pick(member.name, member.name_en) if member else code
        return merged_names.get(code) or text[:1].upper() + text[1:]

    def row(code: str, step: int = 0) -> Row:
        style = _MERGED.get(code) or code.replace("_", "-")
        return Row(name(code), style, step, cell(speech, edition.count("predikat", unit, code), whole))

    whole = edition.count("predikat", unit, TOTAL)
    codes = class_codes(edition)
    merged = tuple(row(code) for code in _MERGED)
    classes = tuple(row(code, len(codes) - place) for place, code in enumerate(codes))
    families = _families(speech, edition, unit)
    return Spread(
        state=whole.status,
        finding=finding(speech, edition, unit),
        notes=_notes(speech, whole, (*merged, *classes)),
        merged=merged,
        classes=classes,
        total=cell(speech, whole, whole),
        families=families,
        families_hidden=any(r.cell.state == HIDDEN for r in families),
        csv=f"{edition.data}/tabel/predikat.csv",
        families_csv=f"{edition.data}/tabel/predikat_jabatan.csv",
    )


def finding(speech: Speech, edition: Edition, unit: str) -> str:
    """The section's title: what can be said from published counts alone."""
    whole = edition.count("predikat", unit, TOTAL)
    good = edition.count("predikat", unit, BETTER)
    if whole.status in (NOT_YET, NOT_APPLICABLE):
        return speech.gettext("Hasil evaluasi pegawai belum diterima")
    if whole.count == 0:
        return speech.gettext("Tidak ada pegawai yang dinilai pada periode ini")
    if whole.count is not None and good.count is not None:
        if good.count == whole.count:
            return speech.gettext("Semua {n} pegawai dinilai baik atau sangat baik", n=speech.number(whole.count))
        return speech.gettext(
            "Dari {n} pegawai, {k} dinilai baik atau sangat baik",
            n=speech.number(whole.count),
            k=speech.number(good.count),
        )
    if whole.count is not None:
        return speech.gettext(
            "{n} pegawai dinilai; sebarannya disembunyikan demi kerahasiaan", n=speech.number(whole.count)
        )
    return speech.gettext("Sebaran predikat disembunyikan demi kerahasiaan")


def _notes(speech: Speech, whole: CountRow, rows: tuple[Row, ...]) -> tuple[str, ...]:
    if whole.status in (NOT_YET, NOT_APPLICABLE):
        return (speech.gettext("Belum ada data: unit ini belum melaporkan evaluasi periode ini."),)
    notes = [speech.gettext("Predikat mengikuti hasil kerja dan perilaku kerja. Nilai perorangan tidak pernah terbit.")]
    if any(row.cell.state == HIDDEN for row in rows):
        notes.append(speech.gettext("Angka kelompok kecil disembunyikan agar tidak ada orang yang dapat dikenali."))
    return tuple(notes)


def _families(speech: Speech, edition: Edition, unit: str) -> tuple[Row, ...]:
    """Each job family's people rated good or better, of all of the family; in the code list's order."""
    table = edition.release.tables.get("predikat_jabatan")
    if not isinstance(table, CountTable):
        return ()
    names = edition.names.get("kelompok_jabatan", {})
    rows = []
    for code in leaves(table.members["kelompok_jabatan"]):
        whole = edition.count("predikat_jabatan", unit, code, TOTAL)
        good = edition.count("predikat_jabatan", unit, code, BETTER)
        if whole.status in (NOT_YET, NOT_APPLICABLE) or whole.count == 0:
            continue
        member = names.get(code)
        of = "" if whole.count is None else speech.number(whole.count)
        name = speech.pick(member.name, member.name_en) if member else code
        rows.append(Row(name, "value", 0, cell(speech, good, whole), of))
    return tuple(rows)
