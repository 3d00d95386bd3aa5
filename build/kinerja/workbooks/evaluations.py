"""A recap of ratings becomes evaluations: both ratings, the predicate, realisations by the plan's indicators."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kinerja.content import regulations
from kinerja.intake.words import header_words
from kinerja.workbooks.context import Context, unit_of
from kinerja.workbooks.entries import Wanted
from kinerja.workbooks.mapping import Wording
from kinerja.workbooks.people import People, Rows, read_rater, rows_of
from kinerja.workbooks.realisations import realisations
from kinerja.workbooks.remarks import NotUnderstood, Remarks
from kinerja.workbooks.table import Line, Table
from kinerja.workbooks.texts import ACCOUNT, EMPTY, optional_sentence
from kinerja.workbooks.units import Units
from kinerja.workbooks.values import read_code
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
_MOST_DAYS: Final = 366
"""Of a year (``evaluasi.json``, ``hari``)."""


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
            "realisasi": realisations(rows.lines, self.known.plan(rows.pseudonym, unit), self.remarks),
            "nilai": self._values(rows),
            "kehadiran": self._attendance(rows),
            "kerja_sama": self._optional_rating(rows.lines[0], "kerja_sama"),
            "kekuatan": self._account(rows, "kekuatan"),
            "perbaikan": self._account(rows, "perbaikan"),
            "kebutuhan": self._needs(rows),
        }
        values |= {key: value for key, value in parts.items() if value}
        return Wanted(rows.pseudonym, unit, values, rows.place)

    def _phrases(self, field: str, list_name: str) -> Phrases:
        return self.wording.phrases(field, vocabulary().codes[list_name])

    def _rating(self, rows: Rows, field: str) -> str | None:
        """A merged cell's rating stands in the person's first row; a later one may not say otherwise."""
        said = [line for line in rows.lines if line.text(field) not in EMPTY]
        place = (said or rows.lines)[0].place(field)
        if not said:
            self.remarks.error(place, f"rating kosong; tulis {_RATINGS[0]}", f"no rating: write {_RATINGS[1]}")
            return None
        found: set[str] = set()
        for line in said:
            try:
                found.add(read_code(line.text(field), self._phrases(field, "ekspektasi"), _RATINGS))
            except NotUnderstood as problem:
                self.remarks.refused(line.place(field), problem)
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
        line = next((line for line in rows.lines if line.text("predikat") not in EMPTY), rows.lines[0])
        text = line.text("predikat")
        if text in EMPTY:
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
        if text in EMPTY:
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
        if all(line.text(value) in EMPTY for value in _VALUES):
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
        if all(line.text(field) in EMPTY for field in _ATTENDANCE):
            return None
        days: dict[str, int] = {}
        for field in _ATTENDANCE:
            text = line.text(field)
            if not (re.fullmatch(r"[0-9]{1,3}", text) and int(text) <= _MOST_DAYS):
                self.remarks.look(
                    line.place(field),
                    "kehadiran tidak lengkap, jadi tidak dipakai; isi keempat kolomnya dengan banyaknya hari",
                    "attendance is not complete and left out: fill in all four columns with days",
                )
                return None
            days[field] = int(text)
        return days

    def _account(self, rows: Rows, field: str) -> str | None:
        return optional_sentence(rows.lines[0], field, self.people, self.remarks, ACCOUNT)

    def _needs(self, rows: Rows) -> list[str] | None:
        line = rows.lines[0]
        found: list[str] = []
        topics = {t.code: (header_words(t.code), header_words(t.name)) for t in regulations.topics(self.agency)}
        for part in line.text("kebutuhan").replace(";", ",").replace("\n", ",").split(","):
            if part.strip() in EMPTY:
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
