"""Plans (SKP): agreed, in time, complete, serving a superior's result, and with indicators that can be measured.

PermenPANRB 6/2022 on planning; the deadline and the units of measure that measure nothing are in
``schemas/aturan/rencana-kinerja.json``. The people are those that a caller places: ``measured`` hands over whoever was
rated in the period, so that every table of a period counts the same people.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from kinerja.content.records import Content, PersonalIndicator, Plan, Spell
from kinerja.content.regulation_files import read
from kinerja.measures.people import Cube, Place, cube
from kinerja.package.period import Period
from kinerja.rules.wording import NO_STRATEGY

NO_PLAN = "tanpa_rencana"


@dataclass(frozen=True)
class Planned:
    """The unit a person counts in, and their plan, if any. ``started``: first day of the year in the plan's unit."""

    unit: str
    plan: Plan | None
    started: date | None


def planned(content: Content, period: Period, where: Mapping[str, Place]) -> tuple[Planned, ...]:
    """Return the plan for the period's year of everyone in ``where``.

    Who moved has a plan in each unit: the one of the unit they count in is theirs, or else the one agreed last.

    :param where: person → place, as ``people.places`` gives it.
    """
    plans: dict[str, list[Plan]] = {}
    for plan in content.plans.get(period.year, ()):
        plans.setdefault(plan.employee, []).append(plan)
    starts = _starts(content, period)
    found = []
    for employee, place in where.items():
        own = plans.get(employee, [])
        here = [plan for plan in own if plan.unit == place.unit] or own
        theirs = max(here, key=lambda plan: (plan.agreed or date.min, plan.unit), default=None)
        started = None if theirs is None else _started(employee, theirs.unit, content, starts)
        found.append(Planned(place.unit, theirs, started))
    return tuple(found)


def agreement(plans: Sequence[Planned], period: Period, agency: Path | None = None) -> Cube:
    """Count people by agreement at the end of the period: (unit, class).

    Agreed by the period's last day: ``sebelum_tahun`` before the year began, so that the criteria were known before
    anyone worked by them; ``tepat_waktu`` in the year and by the deadline (``deadline``); ``terlambat`` after it.
    ``belum_disepakati``: a plan that is not agreed yet; ``tanpa_rencana``: no plan at all.
    """

    def of(plan: Plan, started: date | None) -> str:
        if plan.agreed is None or plan.agreed > period.last:
            return "belum_disepakati"
        if plan.agreed < date(period.year, 1, 1):
            return "sebelum_tahun"
        in_time = plan.agreed <= deadline(period.year, started, agency)
        return "tepat_waktu" if in_time else "terlambat"

    keys = ((p.unit, NO_PLAN if p.plan is None else of(p.plan, p.started)) for p in plans)
    return cube(f"evaluasi/{period}", ("unit", "kesepakatan"), keys)


def deadline(year: int, started: date | None, agency: Path | None = None) -> date:
    """Return the last day on which a plan is agreed in time: 31 January, or 30 days after a later start in the unit.

    :param started: first day of the person's first spell of the year in the plan's unit; None where unknown.
    """
    given = {name: int(value) for name, value in read("rencana-kinerja", agency)["parameter"].items()}
    last = date(year, given["bulan_tenggat"], given["hari_tenggat"])
    if started is None or started <= last:
        return last
    return started + timedelta(days=given["hari_pegawai_baru"])


def completeness(plans: Sequence[Planned], period: Period, agency: Path | None = None) -> Cube:
    """Count people by what their plan holds: (unit, class).

    ``lengkap``: every result has an indicator whose target can be measured, *and* the strategy to reach them is
    written; ``target_saja``, ``strategi_saja`` or ``tidak_lengkap``: only one of the two, or neither. The sentence
    that an import leaves where the sheet has no strategy is none.
    """
    names = {
        (True, True): "lengkap",
        (True, False): "target_saja",
        (False, True): "strategi_saja",
        (False, False): "tidak_lengkap",
    }

    def of(plan: Plan) -> str:
        targets = bool(plan.results) and all(
            any(can_be_measured(indicator, agency) for indicator in result.indicators) for result in plan.results
        )
        return names[targets, plan.strategy.strip() not in ("", NO_STRATEGY)]

    keys = ((p.unit, NO_PLAN if p.plan is None else of(p.plan)) for p in plans)
    return cube(f"evaluasi/{period}", ("unit", "isi_rencana"), keys)


def cascade(plans: Sequence[Planned], period: Period) -> Cube:
    """Count people by how far their results serve their superior's: (unit, class).

    ``semua_mendukung``: every main result names a result of the superior (a head who is rated by the regional head has
    no superior with a plan, and counts here); ``sebagian``, ``tidak_satu_pun``. Additional results need not serve one.
    """

    def of(plan: Plan) -> str:
        main = [result for result in plan.results if result.kind == "utama"]
        serving = sum(result.serves is not None for result in main)
        if plan.rater is None or serving == len(main):
            return "semua_mendukung"
        return "sebagian" if serving else "tidak_satu_pun"

    keys = ((p.unit, NO_PLAN if p.plan is None else of(p.plan)) for p in plans)
    return cube(f"evaluasi/{period}", ("unit", "kaskade"), keys)


def measurable(plans: Sequence[Planned], period: Period, agency: Path | None = None) -> Cube:
    """Count the indicators of people's plans: (unit, ``terukur``/``tidak_terukur``). The population is indicators."""
    keys = (
        (p.unit, "terukur" if can_be_measured(indicator, agency) else "tidak_terukur")
        for p in plans
        if p.plan is not None
        for result in p.plan.results
        for indicator in result.indicators
    )
    return cube(f"indikator_skp/{period}", ("unit", "keterukuran"), keys)


def can_be_measured(indicator: PersonalIndicator, agency: Path | None = None) -> bool:
    """Whether an indicator's target can be measured: a number (the schema sees to it) of something that is counted.

    A ``satuan`` that only praises (``baik``, ``optimal`` …) measures nothing; the words are in
    ``schemas/aturan/rencana-kinerja.json``.
    """
    return indicator.measure.strip().casefold() not in _praises(agency)


@cache
def _praises(agency: Path | None) -> frozenset[str]:
    return frozenset(entry["nama"] for entry in read("rencana-kinerja", agency)["daftar"])


def _started(employee: str, unit: str, content: Content, starts: Mapping[tuple[str, str], date]) -> date | None:
    """First day in the unit, or in one that it replaces: nobody is new because a unit got another name."""
    before = content.units[unit].predecessors if unit in content.units else ()
    return min((starts[employee, code] for code in (unit, *before) if (employee, code) in starts), default=None)


def _starts(content: Content, period: Period) -> Mapping[tuple[str, str], date]:
    """(employee, unit) → first day of the first spell there that shares a day with the year."""
    year = Period.parse(str(period.year))
    first: dict[tuple[str, str], Spell] = {}
    for spell in content.spells:
        key = (spell.employee, spell.unit)
        if spell.overlaps(year) and (key not in first or spell.start < first[key].start):
            first[key] = spell
    return {key: spell.start for key, spell in first.items()}
