"""A release in memory: tables, code lists and the rule, exactly what its folder says and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

TOTAL = "semua"
"""The member of every dimension that stands for all of it; it has no row of its own in a code list."""

GROUP = "gabungan"
"""``jenis`` of a unit that stands for several small ones, and the (last part of the) code of such a unit."""
OWN_STAFF = "langsung"
"""``jenis`` of the child that stands for a parent's own people, and the last part of its code."""

BETTER = "baik_ke_atas"
WORSE = "di_bawah_baik"
"""The merged classes of predicates; pages show them first, and coverage is measured by them."""

PUBLISHED = "terbit"
HIDDEN = "disembunyikan"
NOT_YET = "belum_ada"
NOT_APPLICABLE = "tidak_berlaku"
STATUSES = frozenset({PUBLISHED, HIDDEN, NOT_YET, NOT_APPLICABLE})

Progress = Callable[[str, int, int], None]
"""Called with (what is being done, how much of it is done, of how much)."""


@dataclass(frozen=True)
class Member:
    """One entry of a dimension's code list; ``parent`` is ``semua`` for a top member."""

    code: str
    parent: str
    name: str
    name_en: str
    kind: str = ""
    """For units only: ``jenis`` (``dinas``, ``puskesmas``, ``gabungan``, ``langsung`` …)."""


@dataclass(frozen=True)
class CountRow:
    """People in one cell; ``count`` only where ``status`` is ``terbit``."""

    key: tuple[str, ...]
    count: int | None
    status: str


@dataclass(frozen=True)
class MeanRow:
    """``mean`` of ``count`` answers, rounded half up to ``decimals``; both only where ``status`` is ``terbit``."""

    key: tuple[str, ...]
    count: int | None
    mean: Decimal | None
    decimals: int
    status: str


@dataclass(frozen=True)
class CountTable:
    """``jenis: jumlah``. ``members`` lists, per dimension, the members the table uses, ``semua`` first."""

    name: str
    title: str
    title_en: str
    population: str
    dimensions: tuple[str, ...]
    members: Mapping[str, tuple[str, ...]]
    threshold: int
    rows: tuple[CountRow, ...]


@dataclass(frozen=True)
class MeanTable:
    """``jenis: rerata``. ``scale`` is the lowest and highest possible answer (or index).

    ``derived`` (optional) declares that a row is a rule's function of another table's rows, so that an attacker,
    who knows the rule, is modelled: ``{"dari": table, "dimensi": dimension summed over, "faktor": f}`` means
    mean(here) = f × plain average over the dimension's members of mean(there); members that are ``belum_ada`` there are
    left out, and the others share their weight.
    """

    name: str
    title: str
    title_en: str
    population: str
    dimensions: tuple[str, ...]
    members: Mapping[str, tuple[str, ...]]
    threshold: int
    scale: tuple[int, int]
    rows: tuple[MeanRow, ...]
    derived: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class PlainTable:
    """``jenis: nilai`` (facts about a unit) or ``teks`` (approved sentences): no people in it.

    ``columns`` are (name, Frictionless type, title, title_en); rows hold text as it stands in the CSV.
    """

    name: str
    kind: str
    title: str
    title_en: str
    columns: tuple[tuple[str, str, str, str], ...]
    dimensions: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Table = CountTable | MeanTable | PlainTable


@dataclass(frozen=True)
class Release:
    """One published folder. ``revision`` is 1 for ``PERIODE/`` and n for ``PERIODE.revN/``."""

    period: str
    revision: int
    agency: str
    agency_en: str
    example: bool
    units: tuple[Member, ...]
    members: Mapping[str, tuple[Member, ...]]
    """Every other dimension's code list, by dimension."""
    predicate_rule: tuple[tuple[str, str, str], ...]
    """``hasil_kerja, perilaku_kerja, predikat`` rows."""
    tables: Mapping[str, Table]
    thresholds: Mapping[str, int]
    """``ambang``, ``ambang_pendapat``, ``unit_minimum``."""
    rules: Mapping[str, str]
    """Rule name to version and citation, e.g. ``predikat`` → ``PermenPANRB 6/2022``."""
    reported: tuple[str, ...]
    not_reported: tuple[str, ...]
    services: Mapping[str, str]
    """Service code → code of the unit (as published) that gives it."""
    coverage: Mapping[str, int]
    """``dinilai``: people rated; ``di_unit_sendiri``: those in a published merged count of their own unit."""
    correction: str = ""
    software: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    """Paths that the descriptor's table resources name, as read; empty for a release that is being made."""

    @property
    def folder(self) -> str:
        """The folder's name below ``rilis/``: ``PERIODE`` or ``PERIODE.revN``."""
        return self.period if self.revision == 1 else f"{self.period}.rev{self.revision}"
