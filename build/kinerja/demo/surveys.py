"""The agency's forms, the sheets that collect their answers, and the stripped answers that stay of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

from kinerja.content.survey_rules import elements
from kinerja.demo.agency import UnitPlan
from kinerja.demo.catalogue import load
from kinerja.demo.chance import stream, weighted
from kinerja.demo.emit import Flow
from kinerja.package.period import Period

KeyOf = Callable[[Sequence[str]], str]
"""From the cells that make an answer's key to the key that is stored."""


@dataclass(frozen=True)
class Question:
    """One column that is kept. ``answers``: code → the texts that mean it, the usual one last."""

    column: str
    title: str
    kind: str
    answers: Mapping[str, Sequence[str]]
    element: bool = False
    required: bool = False
    weights: Mapping[str, float] | None = None
    """How often each code is chosen, where the question is about the respondent."""
    title_en: str = ""
    answers_en: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Form:
    """One form. The first question says what an answer is about; ``named`` forms also ask for name and telephone."""

    id: str
    name: str
    name_en: str
    kind: str
    audience: str
    questions: tuple[Question, ...]
    named: bool

    def record(self, held: Mapping[str, object], earlier: Sequence[object]) -> dict[str, object]:
        """Return the form's YAML.

        :param held: ``pelaksanaan``, and ``earlier`` ``indeks_terdahulu``; each left out where empty.
        """
        time = load("formulir")["lembar"]["waktu"]
        record: dict[str, object] = {
            "nama": self.name,
            "nama_en": self.name_en,
            "jenis": self.kind,
            "sasaran": self.audience,
            "lembar": Flow({"dokumen": f"contoh-{self.id}-kota-contoh", "nama": "Form Responses 1"}),
            "periode": Flow({"judul": [time, "Stempel waktu"], "aturan": "triwulan"}),
        }
        if held:
            record["pelaksanaan"] = held
        if earlier:
            record["indeks_terdahulu"] = list(earlier)
        record["kunci"] = Flow({"judul": [time, "ID tanggapan"]})
        record["kolom"] = {question.column: _column(question) for question in self.questions}
        return record


@dataclass(frozen=True)
class Answer:
    """One filled form: its time as the sheet shows it, and codes in the order of the questions (empty: no answer)."""

    time: str
    period: str
    codes: tuple[str, ...]


def forms(units: Sequence[UnitPlan]) -> tuple[Form, ...]:
    """Return the forms that the agency's units and services call for."""
    catalogue = load("formulir")
    services = {service.id: service.name for unit in units for service in unit.services}
    surveyed = {code: [name] for code, name in services.items() if code not in catalogue["skm"]["belum"]}
    made: list[Form] = []
    if surveyed:
        told = catalogue["skm"]
        about = Question("layanan", told["layanan"], "layanan", surveyed, required=True)
        made.append(_form("skm", told, "skm", "publik", (about, *_selves(), *_regulated("skm")), named=True))
    for kind in ("spkp", "spak"):
        told = catalogue[kind]
        if zone := {code: [services[code]] for code in told["id_layanan"] if code in services}:
            about = Question("layanan", told["layanan"], "layanan", zone, required=True)
            asked = (about, *_selves(("jenis_kelamin", "pendidikan")), *_regulated(kind))
            made.append(_form(kind, told, kind, "publik", asked, named=True))
    greening = catalogue["program-penghijauan"]
    if greening["id_layanan"] in services:
        code = greening["id_layanan"]
        about = Question("layanan", greening["layanan"], "layanan", {code: [services[code]]}, required=True)
        asked = (about, *_selves(("jenis_kelamin", "kelompok_umur")), *_own_elements(greening, None))
        made.append(_form("program-penghijauan", greening, "program", "publik", asked, named=True))
    feedback = catalogue["umpan-balik"]
    about = Question("unit", feedback["unit"], "unit", {unit.id: [unit.name] for unit in units}, required=True)
    person = Question("pegawai", feedback["pegawai"], "pegawai", {}, required=True)
    relation = replace(_choice("hubungan", feedback["hubungan"]), required=True)
    asked = (about, person, relation, *_own_elements(feedback, feedback["jawaban"]))
    made.append(_form("umpan-balik", feedback, "umpan_balik", "rekan", asked, named=False))
    return tuple(made)


def answers(seed: int, form: Form, periods: Sequence[Period]) -> list[Answer]:
    """Return a form's answers of every period, in the order in which they came in.

    Continuous feedback is about people, and ``feedback.answers`` gives it.
    """
    filled: list[Answer] = []
    for order, period in enumerate(periods):
        rng = stream(seed, "answers", form.id, period.code)
        about = [subject for subject, count in _subjects(form, rng) for _ in range(count)]
        rng.shuffle(about)
        for subject, time in zip(about, times(period, len(about), rng, window(form, period)), strict=True):
            filled.append(Answer(time, period.code, _codes(form, subject, order, rng)))
    return filled


def stripped(form: Form, filled: Sequence[Answer], key: KeyOf) -> dict[str, tuple[list[str], list[list[str]]]]:
    """Return what is stored of a form's answers: period code → (header, rows sorted by key)."""
    header = ["kunci", *(question.column for question in form.questions)]
    rows: dict[str, list[list[str]]] = {}
    for answer in filled:
        rows.setdefault(answer.period, []).append([key([answer.time]), *answer.codes])
    return {period: (header, sorted(found)) for period, found in rows.items()}


def sheet(seed: int, form: Form, filled: Sequence[Answer]) -> tuple[list[str], list[list[str]]]:
    """Return what the form's sheet exports: header and rows, with what careless forms collect and a few duplicates."""
    rng = stream(seed, "sheet", form.id)
    told = load("formulir")["lembar"]
    header = [told["waktu"], told["surel"], *([told["nama"], told["telepon"]] if form.named else [])]
    header += [question.title for question in form.questions] + [told["saran"]]
    rows: list[list[str]] = []
    for answer in filled:
        first, last = rng.choice(told["nama_depan"]), rng.choice(told["nama_belakang"])
        row = [answer.time, f"{first.lower()}.{last.lower()}{rng.randint(1, 99)}@surel.example"]
        if form.named:
            row += [f"{first} {last}" if rng.random() < 0.6 else "", f"0800-555-{rng.randint(0, 9999):04d}"]
        row += [_shown(question, code, rng) for question, code in zip(form.questions, answer.codes, strict=True)]
        row.append(rng.choice(told["saran_teks"]) if rng.random() < 0.25 else "")
        rows += [row] * (2 if rng.random() < 0.006 else 1)
    return header, rows


def _form(name: str, told: Mapping[str, Any], kind: str, who: str, asked: tuple[Question, ...], *, named: bool) -> Form:
    return Form(name, told["nama"], told["nama_en"], kind, who, asked, named)


def _column(question: Question) -> dict[str, object]:
    told: dict[str, object] = {"judul": Flow([question.title])}
    if question.title_en:
        told["judul_en"] = question.title_en
    told["tipe"] = question.kind
    if question.element:
        told["unsur"] = question.column
    if question.required:
        told["wajib"] = True
    if question.answers:
        told["jawaban"] = {code: Flow(texts) for code, texts in question.answers.items()}
    if question.answers_en:
        told["jawaban_en"] = dict(question.answers_en)
    return told


def _choice(column: str, told: Mapping[str, Any]) -> Question:
    weights, english = told.get("bobot"), told.get("jawaban_en")
    return Question(column, told["judul"], "pilihan", told["jawaban"], weights=weights, answers_en=english)


def _selves(columns: Sequence[str] | None = None) -> tuple[Question, ...]:
    selves = load("formulir")["diri"]
    return tuple(_choice(column, selves[column]) for column in columns or selves)


def _regulated(kind: str) -> tuple[Question, ...]:
    """Return the questions of the regulation: the SKM's answers bear letters, those of SPKP and SPAK numbers."""
    marks, scale = ("abcd", "huruf") if kind == "skm" else ("1234", "skala_1_4")
    return tuple(
        Question(
            element.code,
            element.question,
            scale,
            {str(n): [mark, text] for n, (mark, text) in enumerate(zip(marks, element.answers, strict=True), 1)},
            element=True,
        )
        for element in elements(kind)
    )


def _own_elements(told: Mapping[str, Any], shared: Sequence[str] | None) -> tuple[Question, ...]:
    return tuple(
        Question(
            code,
            asked["tanya"],
            "skala_1_4",
            {str(n): [str(n), text] for n, text in enumerate(shared or asked["jawaban"], 1)},
            element=True,
            title_en=asked.get("tanya_en", ""),
        )
        for code, asked in told["unsur"].items()
    )


def _subjects(form: Form, rng: Random) -> list[tuple[str, int]]:
    """Return what answers are about, and how many each gets in a period."""
    told = load("formulir")[form.id]
    if form.kind == "program":
        return [(told["id_layanan"], rng.randint(*told["banyak"]))]
    counts = told["banyak"]
    return [(code, rng.randint(*counts[code if code in counts else "lain"])) for code in form.questions[0].answers]


def window(form: Form, period: Period) -> tuple[int, int]:
    """Return the first and the last day on which a form is answered, counted from the period's first day, 0."""
    first, last = load("formulir")[form.id].get("hari", (0, (period.last - period.first).days))
    return first, last


def times(period: Period, count: int, rng: Random, days: tuple[int, int] | None = None) -> list[str]:
    """Return distinct time stamps in a period, in order, between 07.00 and 20.59, as an Indonesian sheet shows them.

    :param days: the first and the last day, counted from the period's first day, 0; left out: all of the period.
    """
    first, last = days or (0, (period.last - period.first).days)
    start = datetime(period.first.year, period.first.month, period.first.day)  # noqa: DTZ001 - a sheet's local time
    open_hours = 14 * 3600
    seconds = rng.sample(range(first * open_hours, (last + 1) * open_hours), count)
    moments = (start + timedelta(days=s // open_hours, hours=7, seconds=s % open_hours) for s in sorted(seconds))
    return [f"{moment:%d/%m/%Y} {moment.hour}:{moment:%M:%S}" for moment in moments]


def _codes(form: Form, subject: str, order: int, rng: Random) -> tuple[str, ...]:
    told = load("formulir")[form.id]
    means = told["rata"]
    series = means if isinstance(means, list) else means[subject if subject in means else "lain"]
    mood = rng.gauss(0, 0.24) + series[min(order, len(series) - 1)]
    codes = [subject]
    for question in form.questions[1:]:
        if question.weights is not None:
            codes.append("" if rng.random() < 0.02 else weighted(rng, question.weights))
            continue
        shift = told["unsur"].get(subject, told["unsur"].get("lain", {})).get(question.column, 0.0)
        if form.kind == "program":
            shift = told["unsur"][question.column]["geser"]
        codes.append("" if rng.random() < 0.015 else str(scaled(mood + shift, rng)))
    return tuple(codes)


def scaled(mean: float, rng: Random) -> int:
    """Return an answer 1-4 whose average is about ``mean``."""
    whole = int(mean)
    value = whole + (rng.random() < mean - whole)
    chance = rng.random()
    value += (chance < 0.05) - (chance > 0.95)
    return max(1, min(4, value))


def _shown(question: Question, code: str, rng: Random) -> str:
    """Return how a sheet shows a code: mostly the whole answer, on scales now and then its letter or digit.

    No answer is an empty cell, and a pseudonym is written as it is.
    """
    texts = question.answers.get(code)
    if texts is None:
        return code
    return texts[0] if len(texts) > 1 and rng.random() < 0.3 else texts[-1]
