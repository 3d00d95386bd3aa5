"""Typed records: what a checked content folder says, ready to be counted. Values only; reading is in ``load``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from kinerja.content.assurances import Assurance
from kinerja.content.followup_records import (
    Appeal,
    Attendance,
    Award,
    Channel,
    Comment,
    EarlierIndex,
    Promise,
    SurveyHeld,
    Training,
    UnitResult,
)
from kinerja.content.survey_records import Form
from kinerja.package.period import Period


@dataclass(frozen=True)
class Portal:
    """``portal.yaml``: the agency and its publication settings."""

    agency: str
    agency_en: str
    short_name: str
    short_name_en: str
    example: bool
    threshold: int
    """``ambang``: smallest count of people that may be shown."""
    opinion_threshold: int
    """``ambang_pendapat``: smallest number of answers behind a mean."""
    unit_minimum: int
    releases: Mapping[str, date]
    """Release calendar: period code → day of publication."""
    feedback_weights: Mapping[str, int] = field(default_factory=dict)
    """``bobot_umpan_balik``: side → weight; empty where all sides weigh the same."""
    channels: tuple[Channel, ...] = ()


@dataclass(frozen=True)
class Service:
    """A public service of a unit; ``id`` is unique in the agency."""

    id: str
    name: str
    name_en: str
    unit: str


@dataclass(frozen=True)
class Unit:
    """``unit/ID.yaml``. ``parent`` is None for a top unit."""

    id: str
    name: str
    name_en: str
    parent: str | None
    kind: str
    services: tuple[Service, ...]
    predecessors: tuple[str, ...]


@dataclass(frozen=True)
class Spell:
    """One line of ``pegawai/UNIT.csv``: a person's time in a unit; ``end`` None while it lasts."""

    employee: str
    unit: str
    job_family: str
    sex: str
    status: str
    start: date
    end: date | None

    def overlaps(self, period: Period) -> bool:
        """Whether the spell and a period share a day."""
        return self.start <= period.last and (self.end is None or self.end >= period.first)


@dataclass(frozen=True)
class PersonalIndicator:
    """One ``indikator`` of a plan's result. ``target`` is a number or a (low, high) range."""

    id: str
    text: str
    aspect: str
    target: Decimal | tuple[Decimal, Decimal]
    measure: str
    """``satuan``."""


@dataclass(frozen=True)
class PlannedResult:
    """One ``rencana_hasil_kerja``. ``serves`` is ``PSEUDONYM/RESULT`` of the superior, or None at the top."""

    id: str
    text: str
    kind: str
    serves: str | None
    indicators: tuple[PersonalIndicator, ...]


@dataclass(frozen=True)
class Plan:
    """One employee's SKP for a year. ``rater`` is None for a head rated by the regional head (``kepala-daerah``)."""

    employee: str
    unit: str
    year: int
    rater: str | None
    agreed: date | None
    strategy: str
    results: tuple[PlannedResult, ...]


@dataclass(frozen=True)
class Evaluation:
    """One employee's evaluation in a period; ratings are codes (``sesuai_ekspektasi``, ``sangat_baik``)."""

    employee: str
    unit: str
    period: Period
    rater: str | None
    results: str
    """``hasil_kerja``."""
    behaviour: str
    """``perilaku_kerja``."""
    predicate: str
    values: Mapping[str, str]
    realised: Mapping[str, Decimal]
    """``RESULT/INDICATOR`` → realisation."""
    strengths: str
    improve: str
    needs: tuple[str, ...]
    attendance: Attendance | None = None
    teamwork: str | None = None
    """``kerja_sama``, a rating's code; None where it is not rated."""


@dataclass(frozen=True)
class UnitIndicator:
    """A unit's own indicator for a year. ``direction``: ``naik``, ``turun``, ``rentang`` or ``tonggak``."""

    id: str
    unit: str
    name: str
    name_en: str
    explanation: str
    explanation_en: str
    measure: str
    measure_en: str
    direction: str
    decimals: int
    targets: Mapping[str, Decimal | tuple[Decimal, Decimal]]
    """Period code → target (a pair for ``rentang``)."""
    group: str = ""
    """``golongan``: ``program``, ``waktu_layanan``, ``ketepatan``, or empty."""
    cumulative: bool = False
    standard: tuple[Decimal, str, str] | None = None
    """``standar_waktu``: the longest time that is promised, and its unit in both languages."""


@dataclass(frozen=True)
class Achievement:
    """A unit's realisation of one indicator in a period; ``value`` None where it is not measured yet."""

    indicator: str
    unit: str
    period: Period
    value: Decimal | None
    note: str
    note_en: str
    parts: tuple[Decimal, Decimal] | None = None
    """``pembilang`` and ``penyebut``."""
    median: Decimal | None = None
    """Median service time, in the unit of the indicator's standard."""


SEPARATOR = ";"
"""Between the codes of a stored ``banyak_pilihan``; no code holds it."""


@dataclass(frozen=True)
class AnswerSet:
    """The stripped answers of one form and period: ``rows`` map column → stored value (text, empty = no answer).

    A column that asks about an element is known by the element's code, one of type ``layanan``, ``unit`` or ``pegawai``
    by its type, whatever the form calls them.
    """

    form: str
    period: Period
    kind: str
    """The form's ``jenis``: ``skm``, ``spkp``, ``spak``, ``program`` or ``umpan_balik``."""
    elements: tuple[str, ...]
    """Codes of the elements asked about, in the form's order."""
    rows: tuple[Mapping[str, str], ...]
    audience: str = ""
    """The form's ``sasaran``: ``publik``, ``atasan``, ``rekan`` or ``bawahan``."""


@dataclass(frozen=True)
class Content:
    """Everything a release is made from, typed. Unreadable files are not in it: ask ``findings`` first."""

    portal: Portal
    units: Mapping[str, Unit]
    spells: tuple[Spell, ...]
    plans: Mapping[int, tuple[Plan, ...]]
    evaluations: Mapping[str, tuple[Evaluation, ...]]
    """Period code → evaluations; a unit without a file in a period has not reported."""
    reported: Mapping[str, frozenset[str]]
    """Period code → units that have an evaluation file."""
    indicators: Mapping[int, tuple[UnitIndicator, ...]]
    achievements: Mapping[str, tuple[Achievement, ...]]
    answers: Mapping[str, tuple[AnswerSet, ...]]
    """Period code → answer sets."""
    unit_results: Mapping[str, tuple[UnitResult, ...]] = field(default_factory=dict)
    """Period code → what units say of themselves."""
    surveys_held: tuple[SurveyHeld, ...] = ()
    earlier_indices: tuple[EarlierIndex, ...] = ()
    trainings: tuple[Training, ...] = ()
    awards: tuple[Award, ...] = ()
    appeals: Mapping[str, tuple[Appeal, ...]] = field(default_factory=dict)
    """Period code → appeals against that period's ratings; a period without a file says nothing of appeals."""
    promises: tuple[Promise, ...] = ()
    comments: tuple[Comment, ...] = ()
    assurances: Mapping[str, Assurance] = field(default_factory=dict)
    """Form → what its respondents were told; a form that says nothing is not in it."""
    forms: Mapping[str, Form] = field(default_factory=dict)
    """Form → what it is called and what it asks."""
