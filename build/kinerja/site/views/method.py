"""How a person is rated and how IKM is counted: a worked example first, then the release's own rule and limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import cycle

from kinerja.package.rounding import half_up
from kinerja.site.archive import Archive, Edition
from kinerja.site.text import Speech
from kinerja.site.views.elements import element_codes
from kinerja.site.views.grading import Grade, grade_of, grades, scales
from kinerja.site.views.method_change import ChangeExample, change_example
from kinerja.site.views.method_cycle import CycleMethod, cycle_method
from kinerja.site.views.method_fairness import FairnessMethod, fairness_method
from kinerja.site.views.method_feedback import FeedbackExample, feedback_example
from kinerja.site.views.method_indicators import Example, examples
from kinerja.site.views.method_progress import ProgressMethod, progress_method
from kinerja.site.views.method_promises import PromisesExample, promises_example
from kinerja.site.views.method_surveys import SurveyMethod, survey_method
from kinerja.site.views.method_training import TrainingsExample, trainings_example
from kinerja.site.views.predicates import class_codes

RATINGS = ("di_atas_ekspektasi", "sesuai_ekspektasi", "di_bawah_ekspektasi")
"""Best first."""

OWN_LIST = "Daftar kode portal ini (code list of this portal)"
"""How a release names the source of a code list that no regulation gives."""

EXAMPLE_RESPONDENTS = 100
EXAMPLE_SUMS = (342, 331, 298, 371, 338, 347, 352, 311, 318)
"""Invented sums of 100 answers each to U1-U9, for the worked example; the arithmetic is done below."""


@dataclass(frozen=True)
class RuleCell:
    """What one pair of ratings becomes."""

    name: str
    step: int
    style: str
    example: bool


@dataclass(frozen=True)
class RuleRow:
    """One rating of results, against every rating of behaviour."""

    name: str
    cells: tuple[RuleCell, ...]


@dataclass(frozen=True)
class ExampleElement:
    """One element of the IKM example."""

    label: str
    name: str
    total: str
    mean: str


@dataclass(frozen=True)
class IndexExample:
    """The IKM example, step by step."""

    rows: tuple[ExampleElement, ...]
    respondents: str
    average: str
    index: str
    grade: Grade | None


@dataclass(frozen=True)
class GradeRow:
    """One grade's range of the index."""

    letter: str
    name: str
    start: str
    end: str


@dataclass(frozen=True)
class Source:
    """A regulation, by its Indonesian name, or (``own``) a code list of the portal, in the page's language."""

    text: str
    own: bool


@dataclass(frozen=True)
class NamedRule:
    """A rule that the release was made with: what it rules, its version in words, and its sources."""

    name: str
    version: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Method:
    """All that the method page shows; ``example_*`` is the worked rating."""

    period: str
    example_result: str
    example_behaviour: str
    example_predicate: str
    other_predicate: str
    rule: tuple[RuleRow, ...]
    behaviours: tuple[str, ...]
    achievements: tuple[Example, ...]
    index: IndexExample
    progress: ProgressMethod
    surveys: SurveyMethod
    cycle: CycleMethod
    feedback: FeedbackExample
    promises: PromisesExample
    trainings: TrainingsExample
    changes: ChangeExample | None
    fairness: FairnessMethod
    grades: tuple[GradeRow, ...]
    rules: tuple[NamedRule, ...]
    thresholds: tuple[tuple[str, str], ...]
    rule_csv: str


def method(speech: Speech, archive: Archive) -> Method:
    """The method page, from the newest release's rule."""
    edition = archive.newest
    rule = {(result, behaviour): predicate for result, behaviour, predicate in edition.release.predicate_rule}
    example = ("sesuai_ekspektasi", "di_atas_ekspektasi")
    other = ("di_atas_ekspektasi", "di_bawah_ekspektasi")
    return Method(
        period=speech.short_period(edition.period),
        example_result=rating_name(speech, example[0]),
        example_behaviour=rating_name(speech, example[1]),
        example_predicate=_predicate(speech, edition, rule.get(example, "")),
        other_predicate=_predicate(speech, edition, rule.get(other, "")),
        rule=tuple(
            RuleRow(
                rating_name(speech, result),
                tuple(_rule_cell(speech, edition, rule, (result, b), example) for b in reversed(RATINGS)),
            )
            for result in RATINGS
        ),
        behaviours=tuple(rating_name(speech, b) for b in reversed(RATINGS)),
        achievements=examples(speech),
        index=_index_example(speech, edition),
        progress=progress_method(speech, edition),
        surveys=survey_method(speech),
        cycle=cycle_method(speech, edition),
        feedback=feedback_example(speech),
        promises=promises_example(speech),
        trainings=trainings_example(speech),
        changes=change_example(speech, edition),
        fairness=fairness_method(speech, edition),
        grades=_grade_rows(speech, edition),
        rules=tuple(_named_rule(speech, name, text) for name, text in sorted(edition.release.rules.items())),
        thresholds=thresholds(speech, edition),
        rule_csv=f"{edition.data}/aturan/predikat.csv",
    )


def rating_name(speech: Speech, code: str) -> str:
    """``sesuai_ekspektasi`` in words."""
    names = {
        "di_atas_ekspektasi": speech.gettext("di atas ekspektasi"),
        "sesuai_ekspektasi": speech.gettext("sesuai ekspektasi"),
        "di_bawah_ekspektasi": speech.gettext("di bawah ekspektasi"),
    }
    return names.get(code, code.replace("_", " "))


def thresholds(speech: Speech, edition: Edition) -> tuple[tuple[str, str], ...]:
    """(number, what it means) of every threshold the release states."""
    meaning = {
        "ambang": speech.gettext("Jumlah orang di bawah angka ini, selain 0, tidak ditampilkan."),
        "ambang_pendapat": speech.gettext("Rata-rata dari responden yang lebih sedikit tidak ditampilkan."),
        "unit_minimum": speech.gettext("Unit dengan pegawai lebih sedikit tampil dalam gabungan."),
    }
    found = edition.release.thresholds
    return tuple((speech.number(found[name]), text) for name, text in meaning.items() if name in found)


def _named_rule(speech: Speech, code: str, text: str) -> NamedRule:
    """Take ``versi 1: SOURCE; SOURCE`` apart, as a release writes it."""
    version, _, rest = text.partition(": ") if text.startswith("versi ") else ("", "", text)
    return NamedRule(
        _rule_name(speech, code),
        speech.gettext("versi {n}", n=version.removeprefix("versi ")) if version else "",
        tuple(_source(speech, source) for source in rest.split("; ")),
    )


def _source(speech: Speech, text: str) -> Source:
    """A code list of our own has its English beside it in the release; each page shows one of the two."""
    if not text.startswith(OWN_LIST):
        return Source(text, own=False)
    return Source(speech.gettext("Daftar kode portal ini"), own=True)


def _rule_name(speech: Speech, code: str) -> str:
    names = {
        "berakhlak": speech.gettext("Nilai dasar BerAKHLAK"),
        "bukti_evaluasi": speech.gettext("Lembar bukti evaluasi pelayanan publik"),
        "cara_indeks": speech.gettext("Cara indeks laporan terdahulu dihitung"),
        "disiplin": speech.gettext("Disiplin menurut catatan kehadiran"),
        "ekspektasi": speech.gettext("Penilaian hasil dan perilaku kerja"),
        "ikm": speech.gettext("Indeks Kepuasan Masyarakat"),
        "jenis_kelamin": speech.gettext("Jenis kelamin"),
        "jenis_pelatihan": speech.gettext("Bentuk pengembangan kompetensi"),
        "jenis_unit": speech.gettext("Jenis unit kerja"),
        "kebutuhan": speech.gettext("Kebutuhan pengembangan kompetensi"),
        "kelompok_jabatan": speech.gettext("Kelompok jabatan"),
        "krejcie_morgan": speech.gettext("Ukuran sampel Krejcie dan Morgan"),
        "mutu_pelayanan": speech.gettext("Batas mutu pelayanan"),
        "perubahan": speech.gettext("Lebih dari kebetulan"),
        "pola_distribusi": speech.gettext("Pola distribusi predikat"),
        "predikat": speech.gettext("Predikat kinerja"),
        "rencana_kinerja": speech.gettext("Tenggat rencana, dan satuan yang tidak mengukur"),
        "status_pegawai": speech.gettext("Status pegawai"),
        "umpan_balik": speech.gettext("Umpan balik dari beberapa pihak"),
        "unsur": speech.gettext("Unsur survei kepuasan"),
    }
    return names.get(code) or code.replace("_", " ").capitalize()


def _predicate(speech: Speech, edition: Edition, code: str) -> str:
    member = edition.names.get("predikat", {}).get(code)
    name = speech.pick(member.name, member.name_en) if member else code.replace("_", " ")
    return name[:1].lower() + name[1:]


def _rule_cell(
    speech: Speech,
    edition: Edition,
    rule: Mapping[tuple[str, str], str],
    pair: tuple[str, str],
    example: tuple[str, str],
) -> RuleCell:
    code = rule.get(pair, "")
    classes = class_codes(edition)
    step = len(classes) - classes.index(code) if code in classes else 0
    name = _predicate(speech, edition, code)
    return RuleCell(name[:1].upper() + name[1:], step, code.replace("_", "-"), pair == example)


def _index_example(speech: Speech, edition: Edition) -> IndexExample:
    """NRR = sum ÷ answers; IKM = 25 × the mean of the NRR, rounded half up (PermenPANRB 14/2017)."""
    names = edition.names.get("unsur", {})
    sums = list(zip(element_codes(edition), cycle(EXAMPLE_SUMS), strict=False))
    average = Fraction(sum(total for _, total in sums), EXAMPLE_RESPONDENTS * max(len(sums), 1))
    index = half_up(Fraction(scales(edition).factor) * average, 2)
    rows = tuple(
        ExampleElement(
            f"U{place}",
            speech.pick(names[code].name, names[code].name_en) if code in names else code,
            speech.number(total),
            speech.number(Fraction(total, EXAMPLE_RESPONDENTS), 2),
        )
        for place, (code, total) in enumerate(sums, 1)
    )
    return IndexExample(
        rows,
        speech.number(EXAMPLE_RESPONDENTS),
        speech.number(average, 4),
        speech.number(index, 2),
        grade_of(grades(speech, edition), index),
    )


def _grade_rows(speech: Speech, edition: Edition) -> tuple[GradeRow, ...]:
    ends = scales(edition)
    rows, end = [], ends.high
    for grade in grades(speech, edition):
        low = max(grade.low, ends.low)
        rows.append(GradeRow(grade.letter, grade.name, speech.number(low, 2), speech.number(end, 2)))
        end = grade.low - Decimal("0.01")
    return tuple(rows)
