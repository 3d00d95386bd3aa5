"""Records for worked examples: an agency of a few people, each given in one line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from kinerja.content import regulations
from kinerja.content.followup_records import Training
from kinerja.content.records import (
    Content,
    Evaluation,
    PersonalIndicator,
    Plan,
    PlannedResult,
    Portal,
    Spell,
    Unit,
)
from kinerja.package.period import Period

T1, T2 = Period.parse("2026-T1"), Period.parse("2026-T2")
ABOVE, MEETS, BELOW = "di_atas_ekspektasi", "sesuai_ekspektasi", "di_bawah_ekspektasi"
SERVES = "phead0000000/h1"


def unit(code: str, *, replaces: tuple[str, ...] = ()) -> Unit:
    return Unit(code, f"Unit {code}", f"Unit {code}", None, "dinas", (), replaces)


def spell(employee: str, where: str = "a", start: str = "2020-01-01", end: str = "", **traits: str) -> Spell:
    return Spell(
        employee,
        where,
        traits.get("job_family", "pelaksana"),
        traits.get("sex", "p"),
        traits.get("status", "pns"),
        date.fromisoformat(start),
        date.fromisoformat(end) if end else None,
    )


def rated(
    employee: str,
    results: str = MEETS,
    behaviour: str = MEETS,
    *,
    where: str = "a",
    period: Period = T1,
    rater: str | None = "phead0000000",
    **more: Any,
) -> Evaluation:
    predicate = regulations.predicate(results, behaviour)
    given: dict[str, Any] = {"values": {}, "realised": {}, "strengths": "", "improve": "", "needs": ()} | more
    return Evaluation(employee, where, period, rater, results, behaviour, predicate, **given)


def indicator(measure: str = "orang") -> PersonalIndicator:
    return PersonalIndicator("i1", "Yang dihitung", "kuantitas", Decimal(10), measure)


def result(serves: str | None = SERVES, kind: str = "utama", *indicators: PersonalIndicator) -> PlannedResult:
    return PlannedResult("h1", "Hasil", kind, serves, indicators or (indicator(),))


def plan(
    employee: str,
    agreed: str = "2026-01-14",
    *results: PlannedResult,
    where: str = "a",
    rater: str | None = "phead0000000",
    strategy: str = "Kunjungan rumah.",
) -> Plan:
    day = date.fromisoformat(agreed) if agreed else None
    return Plan(employee, where, 2026, rater, day, strategy, results or (result(),))


def training(
    *people: str, last: str = "2026-02-10", topics: tuple[str, ...] = ("ti_layanan",), hours: int = 8
) -> Training:
    day = date.fromisoformat(last)
    name = f"latihan-{last}-{'-'.join(topics)}"
    return Training(name, "Latihan", "Training", "workshop", topics, Decimal(hours), day, day, people)


def agency(
    *,
    spells: tuple[Spell, ...] = (),
    plans: tuple[Plan, ...] = (),
    evaluations: tuple[Evaluation, ...] = (),
    **more: Any,
) -> Content:
    by_period: dict[str, tuple[Evaluation, ...]] = {}
    for evaluation in evaluations:
        by_period[evaluation.period.code] = (*by_period.get(evaluation.period.code, ()), evaluation)
    portal = more.pop("portal", Portal("Kota Uji", "Test City", "Uji", "Test", True, 5, 10, 10, {}))
    return Content(
        portal=portal,
        units={"a": unit("a"), "b": unit("b")},
        spells=spells,
        plans={2026: plans},
        evaluations=by_period,
        reported={period: frozenset(e.unit for e in found) for period, found in by_period.items()},
        indicators={},
        achievements={},
        answers={},
        **more,
    )


def on(cube: Any, *dimensions: str) -> Mapping[tuple[str, ...], int]:
    """A cube's counts over some of its dimensions, as a plain dictionary."""
    return dict(cube.onto(*dimensions).counts)
