"""What is missing before a period can be released, by unit and by who has to see to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from kinerja.content.findings import Finding
from kinerja.content.hints import listed
from kinerja.content.load import shown
from kinerja.content.records import Plan, UnitIndicator
from kinerja.content.tree import Source, Tree
from kinerja.content.typed import REGIONAL_HEAD
from kinerja.measures.evaluations import headcounts
from kinerja.measures.people import latest_spells
from kinerja.package.period import Period
from kinerja.rules.heads import head_of
from kinerja.upkeep.readiness_surveys import survey_gaps

_MOST_NAMED = 10


@dataclass(frozen=True, order=True)
class Gap:
    """One thing that is missing (``kurang``) or that somebody should look at (``tinjau``).

    ``unit`` is empty for what concerns the agency. ``who``: the pseudonym of whoever has to see to it, or a role.
    """

    unit: str
    who: str
    subject: str
    """``rencana``, ``evaluasi``, ``capaian``, ``jawaban``, ``persetujuan``, ``kalender``, ``keberatan``, ``temuan``."""
    level: Literal["kurang", "tinjau"]
    file: str
    message: str
    message_en: str


OFFICE = "pengelola kinerja"
"""Who sees to what is no unit's own."""


def gaps(tree: Tree, period: Period, findings: Iterable[Finding], approved: bool) -> tuple[Gap, ...]:
    """Return what is missing for a period's release, sorted by unit and person in charge.

    :param findings: of the whole content folder.
    :param approved: whether a release of the period names who approved it.
    """
    known = _Known(tree, period)
    found = [*_evaluations(known), *_plans(known), *_results(known), *_agency(known, approved)]
    found += _findings(known, findings)
    for survey in survey_gaps(tree, period):
        unit = known.unit_of.get(survey.service, "")
        who = known.head(unit) if unit else OFFICE
        found.append(
            Gap(unit, who, "jawaban", survey.level, known.path(survey.file), survey.message, survey.message_en)
        )
    return tuple(sorted(found))


@dataclass(frozen=True)
class _Known:
    """What is looked up of a tree and a period."""

    tree: Tree
    period: Period

    @cached_property
    def staff(self) -> Mapping[str, frozenset[str]]:
        """Unit → who works there in the period; whoever moved is in the last unit alone."""
        last: dict[str, tuple[Any, str]] = {}
        for (employee, unit), spell in latest_spells(self.tree.content, self.period).items():
            last[employee] = max(last.get(employee, (spell.start, unit)), (spell.start, unit))
        units: dict[str, set[str]] = {}
        for employee, (_, unit) in last.items():
            units.setdefault(unit, set()).add(employee)
        return {unit: frozenset(people) for unit, people in sorted(units.items())}

    @cached_property
    def plans(self) -> Mapping[str, Mapping[str, Plan]]:
        """Employee → unit → plan of the period's year."""
        found: dict[str, dict[str, Plan]] = {}
        for plan in self.tree.content.plans.get(self.period.year, ()):
            found.setdefault(plan.employee, {})[plan.unit] = plan
        return found

    @cached_property
    def heads(self) -> Mapping[str, str]:
        """Unit → its head by the year's plans, where that is clear."""
        people: dict[str, dict[str, tuple[Source, Mapping[str, Any]]]] = {}
        for source in self.tree.of_kind("rencana"):
            if source.named["tahun"] == str(self.period.year):
                own = people.setdefault(source.named["unit"], {})
                own.update({employee: (source, entry) for employee, entry in source.value["rencana"].items()})
        return {unit: head for unit, rated in people.items() if (head := head_of(rated)) is not None}

    @cached_property
    def unit_of(self) -> Mapping[str, str]:
        """Service → unit."""
        return {s.id: unit.id for unit in self.tree.content.units.values() for s in unit.services}

    def head(self, unit: str) -> str:
        """The head of a unit, by pseudonym where known."""
        return self.heads.get(unit, f"kepala {unit}")

    def rater(self, employee: str, unit: str) -> str:
        """Who rates an employee by the plan in the unit, else by another of the year, else the unit's head."""
        plans = self.plans.get(employee, {})
        plan = plans.get(unit) or next(iter(plans.values()), None)
        if plan is None:
            return self.head(unit)
        return plan.rater or REGIONAL_HEAD

    def path(self, name: str) -> str:
        """A file as messages say it."""
        return shown(self.tree.root / name).as_posix()

    def of_people(
        self, unit: str, people: Iterable[str], subject: str, file: str, what: tuple[str, str]
    ) -> Iterator[Gap]:
        """One gap for each rater of the people concerned."""
        by_rater: dict[str, list[str]] = {}
        for employee in sorted(people):
            by_rater.setdefault(self.rater(employee, unit), []).append(employee)
        for who, names in by_rater.items():
            told, told_en = _named(names)
            yield Gap(unit, who, subject, "kurang", self.path(file), f"{what[0]}: {told}", f"{what[1]}: {told_en}")


def _named(people: list[str]) -> tuple[str, str]:
    rest = len(people) - _MOST_NAMED
    if rest > 0:
        names = ", ".join(f"`{name}`" for name in people[:_MOST_NAMED])
        return f"{names} dan {rest} lagi", f"{names} and {rest} more"
    return listed(people, "dan"), listed(people, "and")


def _evaluations(known: _Known) -> Iterator[Gap]:
    """Everybody on a register in the period is evaluated once, in whichever unit."""
    content, period = known.tree.content, known.period
    evaluated = {evaluation.employee for evaluation in content.evaluations.get(period.code, ())}
    reported = content.reported.get(period.code, frozenset())
    for unit, people in known.staff.items():
        file = f"evaluasi/{period.code}/{unit}.yaml"
        left = people - evaluated
        if left and unit not in reported:
            yield Gap(
                unit,
                known.head(unit),
                "evaluasi",
                "kurang",
                known.path(file),
                f'belum melapor; buat dengan "kinerja new evaluasi {period.code} {unit}"',
                "has not reported; make the file with kinerja new evaluasi",
            )
        elif left:
            yield from known.of_people(unit, left, "evaluasi", file, ("belum dievaluasi", "not evaluated yet"))


def _plans(known: _Known) -> Iterator[Gap]:
    """Everybody on a register has a plan of the year, and it is agreed."""
    year = known.period.year
    files = {s.named["unit"] for s in known.tree.by_kind.get("rencana", ()) if s.named["tahun"] == str(year)}
    for unit, people in known.staff.items():
        file = f"rencana/{year}/{unit}.yaml"
        without = {employee for employee in people if employee not in known.plans}
        if without and unit not in files:
            yield Gap(
                unit,
                known.head(unit),
                "rencana",
                "kurang",
                known.path(file),
                f'belum ada; buat dengan "kinerja new rencana {year} {unit}"',
                "missing; make it with kinerja new rencana",
            )
        elif without:
            yield from known.of_people(unit, without, "rencana", file, ("belum punya rencana", "without a plan"))
        open_plans = {e for e in people for plan in known.plans.get(e, {}).values() if plan.agreed is None}
        yield from known.of_people(
            unit, open_plans, "rencana", file, ("rencana belum disepakati (isi `disepakati`)", "plan not agreed")
        )


def _results(known: _Known) -> Iterator[Gap]:
    """Every indicator with a target in the period has a result; one that is not measured yet is to be looked at."""
    content, period = known.tree.content, known.period
    due: dict[str, list[UnitIndicator]] = {}
    for indicator in content.indicators.get(period.year, ()):
        if period.code in indicator.targets:
            due.setdefault(indicator.unit, []).append(indicator)
    recorded = {(a.unit, a.indicator): a.value for a in content.achievements.get(period.code, ())}
    for unit, indicators in sorted(due.items()):
        file = known.path(f"capaian/{period.code}/{unit}.yaml")
        missing = sorted(i.id for i in indicators if (unit, i.id) not in recorded)
        unmeasured = sorted(i.id for i in indicators if (unit, i.id) in recorded and recorded[unit, i.id] is None)
        if missing:
            told, told_en = _named(missing)
            yield Gap(
                unit, known.head(unit), "capaian", "kurang", file,
                f"capaian indikator belum ada: {told}", f"no result yet for: {told_en}",
            )  # fmt: skip
        if unmeasured:
            told, told_en = _named(unmeasured)
            yield Gap(
                unit, known.head(unit), "capaian", "tinjau", file,
                f"belum diukur (`realisasi: null`), terbit sebagai belum ada: {told}", f"not measured yet: {told_en}",
            )  # fmt: skip


def _agency(known: _Known, approved: bool) -> Iterator[Gap]:
    """What is no unit's own: the calendar, open appeals, the approval, and whether there is anybody to release."""
    content, period = known.tree.content, known.period
    if period.code not in content.portal.releases:
        yield Gap(
            "", OFFICE, "kalender", "kurang", known.path("portal.yaml"),
            f"periode ini belum ada di `kalender`; tambahkan {{periode: {period.code}, terbit: TANGGAL}}",
            "the release calendar does not have this period",
        )  # fmt: skip
    if not sum(headcounts(content, period.code).values()):
        yield Gap(
            "", OFFICE, "evaluasi", "kurang", known.path("pegawai"),
            "tidak ada pegawai yang bekerja pada periode ini; periksa periodenya",
            "nobody is registered in this period",
        )  # fmt: skip
    waiting = [appeal.id for appeal in content.appeals.get(period.code, ()) if appeal.outcome == "diproses"]
    if waiting:
        yield Gap(
            "", OFFICE, "keberatan", "tinjau", known.path(f"keberatan/{period.code}.yaml"),
            f"{len(waiting)} keberatan masih diproses; hasilnya dapat mengubah angka",
            f"{len(waiting)} appeals are open; their outcome may change figures",
        )  # fmt: skip
    elif period.code not in content.appeals:
        yield Gap(
            "", OFFICE, "keberatan", "tinjau", known.path(f"keberatan/{period.code}.yaml"),
            "belum ada berkasnya; tulis `keberatan: {}` bila tidak ada yang keberatan",
            "no file; write that there was none",
        )  # fmt: skip
    if not approved:
        yield Gap(
            "", OFFICE, "persetujuan", "tinjau", known.path(f"rilis/{period.code}"),
            f'belum disetujui; sebut saat merilis: kinerja release {period.code} --disetujui "JABATAN, TANGGAL"',
            "not approved yet; name the approver's role and the day when you release",
        )  # fmt: skip


def _findings(known: _Known, findings: Iterable[Finding]) -> Iterator[Gap]:
    """Errors block a release, wherever they are; what is to be reviewed is counted."""
    units = {source.shown: source.named.get("unit", "") for source in known.tree.sources}
    counts: dict[tuple[Path, str], int] = {}
    for finding in findings:
        counts[finding.path, finding.level] = counts.get((finding.path, finding.level), 0) + 1
    for (path, level), number in sorted(counts.items()):
        unit = units.get(path, "")
        who = known.head(unit) if unit else OFFICE
        if level == "galat":
            told = f"{number} galat harus diperbaiki", f"{number} errors to mend"
        else:
            told = f"{number} temuan untuk ditinjau", f"{number} findings to review"
        yield Gap(unit, who, "temuan", "kurang" if level == "galat" else "tinjau", path.as_posix(), *told)
