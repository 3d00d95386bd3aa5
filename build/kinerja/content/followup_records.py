"""Typed records of what goes on around evaluations: reports, surveys held, trainings, awards, appeals, promises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kinerja.package.period import Period


@dataclass(frozen=True)
class Attendance:
    """``kehadiran`` of an evaluation, in days: of ``working``, ``present`` (``late`` of them), ``unexcused`` away."""

    working: int
    present: int
    late: int
    unexcused: int


@dataclass(frozen=True)
class RoutineReport:
    """One entry of ``laporan``: how many were due, came in, and came in late. ``point`` is empty for all together."""

    name: str
    name_en: str
    point: str
    due: int
    received: int
    late: int


@dataclass(frozen=True)
class UnitResult:
    """What ``capaian/PERIODE/UNIT.yaml`` says of the unit itself; ``predicate`` is a code (``butuh_perbaikan``)."""

    unit: str
    period: Period
    predicate: str
    reports: tuple[RoutineReport, ...]


@dataclass(frozen=True)
class Reach:
    """People invited to a survey and people served, of one service; None where it is not recorded."""

    invited: int | None
    served: int | None


@dataclass(frozen=True)
class SurveyHeld:
    """``pelaksanaan`` of a form in a period: first and last day, ways of asking, and the reach by service."""

    form: str
    period: Period
    first: date
    last: date
    ways: tuple[str, ...]
    reach: Mapping[str, Reach]


@dataclass(frozen=True)
class EarlierIndex:
    """An index as an older report printed it; ``service`` None is the agency. ``made``: code of ``cara-indeks``."""

    form: str
    period: Period
    service: str | None
    printed: Decimal
    made: str
    source: str


@dataclass(frozen=True)
class Training:
    """``pelatihan/ID.yaml``. ``hours`` are those of each participant."""

    id: str
    name: str
    name_en: str
    kind: str
    topics: tuple[str, ...]
    hours: Decimal
    first: date
    last: date
    participants: tuple[str, ...]


@dataclass(frozen=True)
class Award:
    """``penghargaan/ID.yaml``. ``kind``: ``penghargaan`` or ``insentif``."""

    id: str
    name: str
    name_en: str
    period: Period
    kind: str
    criteria: str
    criteria_en: str
    recipients: tuple[str, ...]


@dataclass(frozen=True)
class Appeal:
    """One ``keberatan``. ``outcome``: ``diterima``, ``ditolak`` or ``diproses``; ``decided`` None while it is open."""

    id: str
    period: Period
    employee: str
    filed: date
    outcome: str
    decided: date | None


@dataclass(frozen=True)
class Promise:
    """``tindak-lanjut/ID.yaml``. ``status``: ``selesai``, ``berjalan`` or ``terlambat``."""

    id: str
    unit: str
    service: str | None
    text: str
    text_en: str
    made: date | None
    due: date
    status: str
    done: date | None
    evidence: str


@dataclass(frozen=True)
class Comment:
    """A comment of the public that people approved."""

    form: str
    period: Period
    service: str
    text: str


@dataclass(frozen=True)
class Channel:
    """Where results are published (``saluran_publikasi``); ``address`` empty where there is none."""

    name: str
    name_en: str
    address: str
