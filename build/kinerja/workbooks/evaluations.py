"""A recap of ratings becomes evaluations: both ratings, the predicate, realisations by the plan's indicators."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from kinerja.content import regulations
from kinerja.content.records import Plan
from kinerja.intake.words import header_words
from kinerja.workbooks.context import Context, unit_of
from kinerja.workbooks.entries import Wanted
from kinerja.workbooks.mapping import Wording
from kinerja.workbooks.people import People, Rows, read_rater, rows_of
from kinerja.workbooks.remarks import SHARE, NotUnderstood, Remarks
from kinerja.workbooks.table import Line, Table
from kinerja.workbooks.texts import same_sentence, sentence
from kinerja.workbooks.units import Units
from kinerja.workbooks.values import read_code, read_number, whole
from kinerja.workbooks.vocabulary import Phrases, meant, vocabulary

NEEDED = (("nip",), ("hasil_kerja",), ("perilaku_kerja",))
"""Of each of these, a recap has one column."""

_RATINGS: Final = (
    "`di atas ekspektasi`, `sesuai ekspektasi` atau `di bawah ekspektasi`",
    "`di atas ekspektasi`, `sesuai ekspektasi` or `di bawah ekspektasi`",
)
_VALUES: Final = (
    "berorientasi_pelayanan", "akuntabel", "kompeten", "harmonis", "loyal", "adaptif", "kolaboratif",
)  # fmt: skip
_ATTENDANCE: Final = ("hari_kerja", "hadir", "terlambat", "tanpa_keterangan")
_EMPTY: Final = frozenset({"", "-", "–", "—"})
_LONG: Final = 4000
"""Characters of an account (``umum.json``, ``uraian``)."""


@dataclass(frozen=True)
class Reader:
    """Reads the rows of people, with what is known of them."""

    people: People
    units: Units
    wording: Wording
    known: Context
    remarks: Remarks
    agency: Path
    only: str | None
    """The one unit that the sheet is about, where its rows do not say."""

    def read(self, table: Table) -> tuple[tuple[Wanted, ...], frozenset[str]]:
        """Return what a recap says of each person whose row is understood, and everybody in it."""
        everyone = list(rows_of(table, self.people, self.remarks, several=True))
        wanted = [self._evaluation(rows) for rows in everyone]
        return tuple(entry for entry in wanted if entry is not None), frozenset(r.pseudonym for r in everyone)

    def _evaluation(self, rows: Rows) -> Wanted | None:
        unit = unit_of(rows, self.known, self.units, self.remarks, self.only)
        results = self._rating(rows, "hasil_kerja")
        behaviour = self._rating(rows, "perilaku_kerja")
        if unit is None or results is None or behaviour is None:
            return None
        rater = read_rater(rows, self.people, self.remarks) or self.known.rater(rows.pseudonym, unit)
        if rater is None:
            self.remarks.error(
                rows.place,
                "penilai pegawai ini tidak diketahui; tambahkan kolom NIP PENILAI, atau impor rencananya dahulu",
                "nobody is known to rate this person: add a column NIP PENILAI, or import the plans first",
            )
            return None
        predicate = self._predicate(rows, results, behaviour)
        if predicate is None:
            return None
        values: dict[str, Any] = {
            "penilai": rater,
            "hasil_kerja": results,
            "perilaku_kerja": behaviour,
            "predikat": predicate,
        }
        parts = {
            "realisasi": self._realised(rows, unit),
            "nilai": self._values(rows),
            "kehadiran": self._attendance(rows),
            "kerja_sama": self._optional_rating(rows.lines[0], "kerja_sama"),
            "kekuatan": self._sentence(rows, "kekuatan"),
            "perbaikan": self._sentence(rows, "perbaikan"),
            "kebutuhan": self._needs(rows),
        }
        values |= {key: value for key, value in parts.items() if value}
        return Wanted(rows.pseudonym, unit, values, rows.place)

    def _phrases(self, field: str, list_name: str) -> Phrases:
        return self.wording.phrases(field, vocabulary().codes[list_name])

    def _rating(self, rows: Rows, field: str) -> str | None:
        """A merged cell's rating stands in the person's first row; a later one may not say otherwise."""
        line = next((line for line in rows.lines if line.text(field)), rows.lines[0])
        place = line.place(field)
        if line.text(field) in _EMPTY:
            self.remarks.error(place, f"rating kosong; tulis {_RATINGS[0]}", f"no rating: write {_RATINGS[1]}")
            return None
        found: set[str] = set()
        for line in rows.lines:
            if line.text(field):
                try:
                    found.add(read_code(line.text(field), self._phrases(field, "ekspektasi"), _RATINGS))
                except NotUnderstood as problem:
                    self.remarks.error(line.place(field), problem.message, problem.message_en)
                    return None
        if len(found) > 1:
            self.remarks.error(
                place, "pegawai ini punya dua rating yang berbeda; sisakan satu", "two different ratings: keep one"
            )
            return None
        return found.pop()

    def _predicate(self, rows: Rows, results: str, behaviour: str) -> str | None:
        """The predicate that follows from both ratings (PermenPANRB 6/2022); the sheet's may not be another."""
        code = regulations.predicate(regulations.code(results), regulations.code(behaviour), agency=self.agency)
        right = code.replace("_", " ")
        line = next((line for line in rows.lines if line.text("predikat")), rows.lines[0])
        text = line.text("predikat")
        if text in _EMPTY:
            return right
        said = meant(text, self._phrases("predikat", "predikat"))
        if said == right:
            return right
        self.remarks.error(
            line.place("predikat"),
            f"hasil kerja {results} dan perilaku kerja {behaviour} menghasilkan predikat {right}"
            f"{f', bukan {said}' if said else '; isi sel ini tidak dikenali'}; perbaiki predikat atau penilaiannya",
            f"these ratings give the predicate {right}: mend the predicate or the ratings",
        )
        return None

    def _optional_rating(self, line: Line, field: str) -> str | None:
        text = line.text(field)
        if text in _EMPTY:
            return None
        code = meant(text, self._phrases(field, "ekspektasi"))
        if code is None:
            self.remarks.look(
                line.place(field),
                f"rating tidak dikenali dan tidak dipakai; tulis {_RATINGS[0]}",
                f"not understood and left out: write {_RATINGS[1]}",
            )
        return code

    def _values(self, rows: Rows) -> dict[str, str] | None:
        """The seven values: all of them or none, since the record takes them together."""
        line = rows.lines[0]
        if all(line.text(value) in _EMPTY for value in _VALUES):
            return None
        rated = {value: self._optional_rating(line, value) for value in _VALUES}
        if None in rated.values():
            lacking = next(value for value, rating in rated.items() if rating is None)
            self.remarks.look(
                line.place(lacking),
                "rating ketujuh nilai tidak lengkap, jadi tidak ada yang dipakai; lengkapi",
                "the seven values are not all rated, so none is taken: fill them in",
            )
            return None
        return {value: rating for value, rating in rated.items() if rating is not None}

    def _attendance(self, rows: Rows) -> dict[str, int] | None:
        line = rows.lines[0]
        if all(line.text(field) in _EMPTY for field in _ATTENDANCE):
            return None
        days: dict[str, int] = {}
        for field in _ATTENDANCE:
            text = line.text(field)
            if not (text.isascii() and text.isdigit() and int(text) <= 366):
                self.remarks.look(
                    line.place(field),
                    "kehadiran tidak lengkap, jadi tidak dipakai; isi keempat kolomnya dengan banyaknya hari",
                    "attendance is not complete and left out: fill in all four columns with days",
                )
                return None
            days[field] = int(text)
        return days

    def _sentence(self, rows: Rows, field: str) -> str | None:
        line = rows.lines[0]
        cell = line.cells.get(field)
        if cell is None or cell.text in _EMPTY:
            return None
        try:
            return sentence(cell, self.people, _LONG)
        except NotUnderstood as problem:
            self.remarks.look(cell.place, f"tidak dipakai: {problem.message}", f"left out: {problem.message_en}")
            return None

    def _needs(self, rows: Rows) -> list[str] | None:
        line = rows.lines[0]
        found: list[str] = []
        topics = {t.code: (header_words(t.code), header_words(t.name)) for t in regulations.topics(self.agency)}
        for part in line.text("kebutuhan").replace(";", ",").replace("\n", ",").split(","):
            if part.strip() in _EMPTY:
                continue
            code = meant(part, self.wording.phrases("kebutuhan", topics))
            if code is None:
                self.remarks.look(
                    line.place("kebutuhan"),
                    "kebutuhan ini tidak ada di daftar topik dan tidak dipakai; tulis salah satu topik di "
                    "aturan/kebutuhan.json",
                    "this need is no known topic and left out",
                )
            elif code not in found:
                found.append(code)
        return found or None

    def _realised(self, rows: Rows, unit: str) -> dict[str, Decimal | int] | None:
        if "realisasi" not in rows.lines[0].cells:
            return None
        plan = self.known.plan(rows.pseudonym, unit)
        found: dict[str, Decimal | int] = {}
        above = ""
        for line in rows.lines:
            above = line.text("hasil") or above
            cell = line.cells["realisasi"]
            if cell.text in _EMPTY:
                continue
            if cell.is_error:
                self.remarks.look(
                    cell.place,
                    "sel ini berisi galat rumus (seperti #DIV/0!) dan tidak dipakai; perbaiki rumusnya",
                    "a formula's error, left out: mend the formula",
                )
                continue
            known = _indicator(plan, above, line.text("indikator"))
            if known is None:
                self.remarks.look(
                    cell.place,
                    "indikatornya tidak ditemukan di rencana pegawai ini, jadi realisasi ini tidak dipakai; samakan "
                    "bunyi indikator, atau impor rencananya dahulu",
                    "no such indicator in this person's plan, so it is left out: write it as the plan does",
                )
                continue
            try:
                value, was_share = read_number(cell.text, known[1])
            except NotUnderstood as problem:
                self.remarks.look(cell.place, f"tidak dipakai: {problem.message}", f"left out: {problem.message_en}")
                continue
            if was_share:
                self.remarks.look(cell.place, *SHARE)
            found[known[0]] = whole(value)
        return found or None


def _indicator(plan: Plan | None, result: str, indicator: str) -> tuple[str, str] | None:
    """Return ``RESULT/INDICATOR`` and its unit of measure for the words of both in a sheet, or None."""
    if plan is None:
        return None
    results = list(plan.results)
    if result:
        chosen = same_sentence(result, {r.id: r.text for r in results})
        results = [r for r in results if r.id == chosen] if chosen else results if indicator else []
    options = {f"{r.id}/{i.id}": i for r in results for i in r.indicators}
    if not indicator:
        return next(((key, i.measure) for key, i in options.items()), None) if len(options) == 1 else None
    found = same_sentence(indicator, {key: i.text for key, i in options.items()})
    return None if found is None else (found, options[found].measure)
