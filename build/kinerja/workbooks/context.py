"""What an import looks up in the records: who is registered where, who rates whom, what was planned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kinerja.content.records import Plan, Spell
from kinerja.content.selection import select
from kinerja.content.typed import REGIONAL_HEAD
from kinerja.package.period import Period
from kinerja.workbooks.people import Rows
from kinerja.workbooks.remarks import NotUnderstood, Remarks
from kinerja.workbooks.table import Line
from kinerja.workbooks.units import Units


@dataclass(frozen=True)
class Context:
    """The records of one period."""

    period: Period
    spells: Mapping[str, tuple[Spell, ...]]
    """Pseudonym → spells that share a day with the period."""
    plans: Mapping[str, tuple[Plan, ...]]
    """Pseudonym → plans of the period's year; who moved has one in each unit."""
    parents: Mapping[str, str | None]
    """Unit → the unit above it."""

    def plan(self, employee: str, unit: str) -> Plan | None:
        """Return a person's plan in a unit, else the one in another unit."""
        known = self.plans.get(employee, ())
        return next((plan for plan in known if plan.unit == unit), known[0] if known else None)

    def rater(self, employee: str, unit: str) -> str | None:
        """Return who rates a person by their plan: a pseudonym or ``kepala-daerah``; None without a plan."""
        plan = self.plan(employee, unit)
        return None if plan is None else plan.rater or REGIONAL_HEAD


def context_of(root: Path, period: Period) -> Context:
    """Read registers, units and the year's plans.

    :raises KinerjaError: one of these files cannot be read whole.
    """
    year = str(period.year)
    content = select(
        root, lambda f: f.kind in ("pegawai", "unit") or (f.kind == "rencana" and f.named["tahun"] == year)
    ).require_sound()
    spells: dict[str, list[Spell]] = {}
    for spell in content.spells:
        if spell.overlaps(period):
            spells.setdefault(spell.employee, []).append(spell)
    plans: dict[str, list[Plan]] = {}
    for plan in content.plans.get(period.year, ()):
        plans.setdefault(plan.employee, []).append(plan)
    return Context(
        period,
        {name: tuple(found) for name, found in spells.items()},
        {name: tuple(found) for name, found in plans.items()},
        {unit.id: unit.parent for unit in content.units.values()},
    )


def unit_of(rows: Rows, known: Context, units: Units, remarks: Remarks, only: str | None) -> str | None:
    """Return the unit in whose file a person's record belongs: where they are registered in the period.

    A sheet may name a unit above it, and need name none where the person is registered in one unit alone.

    :param only: the one unit that the sheet is about, where its rows do not say.
    """
    line = rows.lines[0]
    registered = sorted({spell.unit for spell in known.spells.get(rows.pseudonym, ())})
    if not registered:
        remarks.error(
            rows.place,
            f"pegawai ini tidak terdaftar di pegawai/ pada {known.period}; impor daftar pegawai dahulu (kinerja import "
            "register), atau periksa NIP-nya",
            f"not registered in {known.period}: import the register first, or check the NIP",
        )
        return None
    said = _said(line, units, remarks, alone=len(registered) == 1) or only
    below = registered if said is None else [unit for unit in registered if said in (unit, *_above(unit, known))]
    if said in registered:
        return said
    if len(below) == 1:
        return below[0]
    if below:
        remarks.error(
            rows.place,
            f"pegawai ini terdaftar di {' dan '.join(below)} pada {known.period}; isi kolom UNIT KERJA",
            f"registered in several units in {known.period}: fill in the unit",
        )
    else:
        remarks.error(
            line.place("unit"),
            f"menurut register pegawai ini di {' dan '.join(registered)} pada {known.period}, bukan di {said}; "
            "perbaiki salah satunya",
            f"by the register this person is in {', '.join(registered)} and not in {said}: mend one of the two",
        )
    return None


def _said(line: Line, units: Units, remarks: Remarks, *, alone: bool) -> str | None:
    text = line.text("unit")
    if not text:
        return None
    try:
        return units.find(text)
    except NotUnderstood as problem:
        if not alone:
            remarks.refused(line.place("unit"), problem)
        else:
            remarks.look(
                line.place("unit"),
                "unit tidak dikenali; dipakai unit menurut register",
                "the unit is not known: the one of the register is taken",
            )
        return None


def _above(unit: str, known: Context) -> list[str]:
    found: list[str] = []
    parent = known.parents.get(unit)
    while parent is not None and parent not in found:
        found.append(parent)
        parent = known.parents.get(parent)
    return found
