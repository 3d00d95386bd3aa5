"""A table of plans (SKP) becomes plans: results, each with its indicators, and which of the superior's it serves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from kinerja.content.records import Plan
from kinerja.content.typed import REGIONAL_HEAD
from kinerja.rules.wording import NO_STRATEGY
from kinerja.workbooks.context import Context, unit_of
from kinerja.workbooks.entries import Wanted
from kinerja.workbooks.mapping import Wording
from kinerja.workbooks.people import People, Rows, heading_of, is_heading, read_rater, rows_of
from kinerja.workbooks.remarks import SHARE, NotUnderstood, Place, Remarks
from kinerja.workbooks.table import Line, Table
from kinerja.workbooks.texts import ACCOUNT, optional_sentence, same_sentence, sentence
from kinerja.workbooks.units import Units
from kinerja.workbooks.values import read_code, read_day, read_target, whole
from kinerja.workbooks.vocabulary import meant, vocabulary

NEEDED = (("nip",), ("hasil",), ("indikator",), ("aspek",), ("target",))
"""Of each of these, a table of plans has one column."""

_LONGEST_MEASURE: Final = 60
_ASPECTS: Final = (
    "`kuantitas`, `kualitas`, `waktu` atau `biaya`",
    "`kuantitas`, `kualitas`, `waktu` or `biaya`",
)
_NOT_AGREED: Final = (
    "tanggal disepakati tidak ada di lembar, dan kinerja close akan menagihnya; isi kolom TANGGAL DISEPAKATI",
    "the sheet does not say when this plan was agreed, and kinerja close will ask for it: fill in a column of it",
)
"""What to say of a plan that has no day of agreement in the sheet, nor in the records."""


@dataclass
class _Result:
    """One result of a person, as far as it is read."""

    text: str
    kind: str
    serves: str
    """The superior's result, in words."""
    place: Place
    indicators: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class _Person:
    rows: Rows
    unit: str
    rater: str
    results: tuple[tuple[str, _Result], ...]
    """Id → result."""


@dataclass(frozen=True)
class Reader:
    """Reads the rows of people, with what is known of them."""

    people: People
    units: Units
    wording: Wording
    known: Context
    remarks: Remarks
    only: str | None

    def read(self, table: Table) -> tuple[tuple[Wanted, ...], frozenset[str]]:
        """Return what the sheet says of each person whose rows are understood, and everybody in it."""
        everyone = list(rows_of(table, self.people, self.remarks, several=True))
        persons = [person for rows in everyone if (person := self._person(rows)) is not None]
        results = {p.rows.pseudonym: {name: r.text for name, r in p.results} for p in persons}
        for plans in self.known.plans.values():
            for plan in plans:
                before = {r.id: r.text for r in plan.results}
                results[plan.employee] = {**before, **results.get(plan.employee, {})}
        return (
            tuple(Wanted(p.rows.pseudonym, p.unit, self._plan(p, results), p.rows.place) for p in persons),
            frozenset(rows.pseudonym for rows in everyone),
        )

    def _person(self, rows: Rows) -> _Person | None:
        unit = unit_of(rows, self.known, self.units, self.remarks, self.only)
        if unit is None:
            return None
        rater = read_rater(rows, self.people, self.remarks) or self.known.rater(rows.pseudonym, unit)
        if rater is None:
            self.remarks.error(
                rows.place,
                "penilai pegawai ini tidak disebut; tambahkan kolom NIP PENILAI, atau tulis KEPALA DAERAH di sana",
                "the sheet does not say who rates this person: add a column NIP PENILAI",
            )
            return None
        results = self._results(rows)
        if results is None:
            return None
        before = next((p for p in self.known.plans.get(rows.pseudonym, ()) if p.unit == unit), None)
        return _Person(rows, unit, rater, tuple(_with_ids(results, before).items()))

    def _results(self, rows: Rows) -> list[_Result] | None:
        """Return a person's results, or None where a cell that is needed is not understood."""
        results: list[_Result] = []
        kind, serves, sound = "utama", "", True
        for line in rows.lines:
            if is_heading(line):
                kind = heading_of(line) or kind
                continue
            serves = line.text("hasil_atasan") or serves
            if line.text("jenis"):
                kind = meant(line.text("jenis"), vocabulary().codes["jenis_hasil"]) or kind
            if line.text("hasil"):
                try:
                    text = sentence(line.cells["hasil"], self.people)
                except NotUnderstood as problem:
                    self.remarks.refused(line.place("hasil"), problem)
                    return None
                if not results or results[-1].text != text:
                    results.append(_Result(text, kind, serves, line.place("hasil")))
            if not results:
                self.remarks.error(line.place("hasil"), "rencana hasil kerja kosong; isi", "no result: fill it in")
                return None
            indicator = self._indicator(line)
            if indicator is None:
                sound = False
            elif indicator:
                results[-1].indicators.append(indicator)
        for result in results:
            if not result.indicators and sound:
                self.remarks.error(
                    result.place, "hasil kerja ini belum punya indikator; isi", "this result has no indicator"
                )
                sound = False
        return results if sound else None

    def _indicator(self, line: Line) -> dict[str, Any] | None:
        """Return a row's indicator: empty where the row has none, None where a cell is not understood."""
        if not line.text("indikator") and not line.text("target"):
            return {}
        parts: dict[str, Any] = {}
        for name, read in (("indikator", self._words), ("aspek", self._aspect), ("target", self._target)):
            try:
                parts |= read(line)
            except NotUnderstood as problem:
                self.remarks.refused(line.place(name), problem)
                return None
        return parts

    def _words(self, line: Line) -> dict[str, Any]:
        return {"indikator": sentence(line.cells["indikator"], self.people)}

    def _aspect(self, line: Line) -> dict[str, Any]:
        phrases = self.wording.phrases("aspek", vocabulary().codes["aspek"])
        return {"aspek": read_code(line.text("aspek"), phrases, _ASPECTS)}

    def _target(self, line: Line) -> dict[str, Any]:
        cell = line.cells["target"]
        if cell.is_error:
            raise NotUnderstood("sel ini berisi galat rumus (seperti #DIV/0!); perbaiki rumusnya", "a formula's error")
        measure = " ".join(line.text("satuan").split())
        measure = "persen" if measure == "%" else measure
        target, said, was_share = read_target(cell.text, measure)
        measure = measure or said
        if not measure or len(measure) > _LONGEST_MEASURE:
            raise NotUnderstood(
                "satuan target tidak ada; isi kolom SATUAN, atau tulis di belakang angkanya (240 bayi)",
                "no unit of measure: fill in SATUAN, or write it behind the number",
            )
        if self.people.found_in(measure):
            raise NotUnderstood("satuan ini memuat nama atau nomor seseorang; perbaiki", "a name in a unit of measure")
        if was_share:
            self.remarks.look(cell.place, *SHARE)
        number = [whole(part) for part in target] if isinstance(target, tuple) else whole(target)
        return {"target": number, "satuan": measure}

    def _plan(self, person: _Person, results: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
        values: dict[str, Any] = {"penilai": person.rater}
        line = person.rows.lines[0]
        before = self.known.plan(person.rows.pseudonym, person.unit)
        if line.text("disepakati"):
            try:
                values["disepakati"] = read_day(line.text("disepakati"))
            except NotUnderstood as problem:
                self.remarks.left_out(line.place("disepakati"), problem)
        elif before is None or before.agreed is None:
            self.remarks.look(line.place("disepakati"), *_NOT_AGREED)
        strategy = optional_sentence(line, "strategi", self.people, self.remarks, ACCOUNT)
        if strategy or before is None:
            values["strategi"] = strategy or NO_STRATEGY
        values["rencana_hasil_kerja"] = [
            self._result(name, result, person.rater, results) for name, result in person.results
        ]
        return values

    def _result(
        self, name: str, result: _Result, rater: str, results: Mapping[str, Mapping[str, str]]
    ) -> dict[str, Any]:
        values: dict[str, Any] = {"id": name, "jenis": result.kind, "hasil": result.text}
        if result.serves and rater != REGIONAL_HEAD:
            served = same_sentence(result.serves, dict(results.get(rater, {})))
            if served is not None:
                values["mendukung"] = f"{rater}/{served}"
            else:
                self.remarks.look(
                    result.place,
                    "hasil kerja atasan yang diintervensi tidak ditemukan di rencana penilainya, jadi `mendukung` "
                    "belum diisi; samakan bunyinya, atau impor rencana atasannya lalu impor lagi",
                    "the superior's result is not in the rater's plan, so `mendukung` is left out",
                )
        values["indikator"] = result.indicators
        return values


def _with_ids(results: list[_Result], before: Plan | None) -> dict[str, _Result]:
    """Give each result and indicator the id that it has in the records, or the next free one."""
    known = {r.id: r.text for r in before.results} if before else {}
    named: dict[str, _Result] = {}
    taken = set(known)
    for result in results:
        left = {name: text for name, text in known.items() if name not in named}
        name = same_sentence(result.text, left) or _free("h", taken)
        taken.add(name)
        named[name] = result
        there = next((r for r in before.results if r.id == name), None) if before else None
        indicators = {i.id: i.text for i in there.indicators} if there else {}
        used: set[str] = set()
        for place, indicator in enumerate(result.indicators):
            open_ones = {key: text for key, text in indicators.items() if key not in used}
            own = same_sentence(indicator["indikator"], open_ones) or _free("i", {*indicators, *used})
            used.add(own)
            result.indicators[place] = {"id": own, **indicator}
    return named


def _free(letter: str, taken: set[str]) -> str:
    return next(f"{letter}{n}" for n in range(1, len(taken) + 2) if f"{letter}{n}" not in taken)
