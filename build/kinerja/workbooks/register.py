"""A register of staff becomes spells: who works where, in which job family, since when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from kinerja.intake.words import header_words
from kinerja.workbooks.mapping import Wording
from kinerja.workbooks.people import People, Rows, rows_of
from kinerja.workbooks.posts import Posts, posts
from kinerja.workbooks.remarks import NotUnderstood, Place, Remarks
from kinerja.workbooks.table import Line, Table
from kinerja.workbooks.units import Units
from kinerja.workbooks.values import read_code, read_day, sex_in, status_in
from kinerja.workbooks.vocabulary import vocabulary

NEEDED = (("nip",), ("unit",), ("jabatan", "kelompok_jabatan"))
"""Of each of these, a register has one column."""


@dataclass(frozen=True)
class Wanted:
    """What a register says of one person. ``start`` is None where it does not say since when."""

    employee: str
    unit: str
    job_family: str
    sex: str
    status: str
    start: str | None
    end: str
    """Empty while it lasts."""
    place: Place
    """The cell that says since when, else the NIP's."""


@dataclass(frozen=True)
class Register:
    """All that a sheet says. ``present``: everybody in it, those whose row is not understood included."""

    wanted: tuple[Wanted, ...]
    present: frozenset[str]
    others: int
    """Rows of people who are neither PNS nor PPPK, and in no record."""


def read_register(
    table: Table, people: People, units: Units, wording: Wording, remarks: Remarks, *, agency: Path, unit: str | None
) -> Register:
    """Read every row.

    :param agency: the folder whose own code lists win over ours.
    :param unit: the one unit that the sheet is about, where its rows do not say.
    """
    lines = tuple(line for line in table.lines if not _is_other(line))
    reader = _Reader(units, wording, posts(wording, agency), remarks, unit)
    everyone = list(rows_of(replace(table, lines=lines), people, remarks, several=False))
    spells = [reader.spell(rows) for rows in everyone]
    return Register(
        tuple(spell for spell in spells if spell is not None),
        frozenset(rows.pseudonym for rows in everyone),
        len(table.lines) - len(lines),
    )


def _is_other(line: Line) -> bool:
    words = header_words(line.text("status_pegawai"))
    return any(words == other or words.startswith(f"{other} ") for other in vocabulary().words["bukan_asn"])


@dataclass
class _Reader:
    units: Units
    wording: Wording
    posts: Posts
    remarks: Remarks
    unit: str | None
    above: str = ""
    """The unit's cell of the row above, for merged cells."""

    def spell(self, rows: Rows) -> Wanted | None:
        """Return what a row says, or None where a cell that is needed is not understood."""
        line = rows.lines[0]
        unit = self._unit(line)
        family = self._family(line)
        dates = self._dates(line)
        if unit is None or family is None or dates is None:
            return None
        return Wanted(
            employee=rows.pseudonym,
            unit=unit,
            job_family=family,
            sex=self._code(line, "jenis_kelamin", sex_in(rows.nip), ("L atau P", "L or P")),
            status=self._code(line, "status_pegawai", status_in(rows.nip), ("PNS atau PPPK", "PNS or PPPK")),
            start=dates[0],
            end=dates[1],
            place=line.place("mulai") if dates[0] else rows.place,
        )

    def _unit(self, line: Line) -> str | None:
        text = line.text("unit")
        if not text and self.unit is None and self.above:
            text = self.above
            self.remarks.look(
                line.place("unit"),
                "unit kosong, dibaca sama dengan baris di atasnya (sel gabungan); isi bila keliru",
                "no unit, taken from the row above (merged cells): fill it in if that is wrong",
            )
        self.above = text
        if not text and self.unit is not None:
            return self.unit
        if not text:
            self.remarks.error(line.place("unit"), "unit kosong; isi nama unit kerja", "no unit: fill it in")
            return None
        try:
            return self.units.find(text)
        except NotUnderstood as problem:
            self.remarks.refused(line.place("unit"), problem)
            return None

    def _family(self, line: Line) -> str | None:
        try:
            return self.posts.family(line.text("jabatan"), line.text("kelompok_jabatan"))
        except NotUnderstood as problem:
            field = "jabatan" if "jabatan" in line.cells else "kelompok_jabatan"
            self.remarks.refused(line.place(field), problem)
            return None

    def _dates(self, line: Line) -> tuple[str | None, str] | None:
        found: list[str] = []
        for field in ("mulai", "selesai"):
            text = line.text(field)
            if text in ("", "-", "–"):
                found.append("")
                continue
            try:
                found.append(read_day(text))
            except NotUnderstood as problem:
                self.remarks.refused(line.place(field), problem)
                return None
        start, end = found
        if start and end and end < start:
            self.remarks.error(
                line.place("selesai"),
                "selesai lebih awal daripada mulai; perbaiki salah satunya",
                "it ends before it begins",
            )
            return None
        return start or None, end

    def _code(self, line: Line, field: str, by_nip: str, choices: tuple[str, str]) -> str:
        """Return a code by its cell, or by the NIP where the cell is empty or not understood."""
        text = line.text(field)
        if not text:
            return by_nip
        try:
            return read_code(text, self.wording.phrases(field, vocabulary().codes[field]), choices)
        except NotUnderstood:
            self.remarks.look(
                line.place(field),
                f"isi sel ini tidak dikenali, jadi dibaca dari NIP; tulis {choices[0]} bila itu keliru",
                f"not understood, so taken from the NIP: write {choices[1]} if that is wrong",
            )
            return by_nip
