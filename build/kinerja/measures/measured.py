"""Everything that is measured of one period, in one value: what a release turns into tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

from kinerja.content.records import AnswerSet, Content
from kinerja.measures import (
    awards,
    development,
    evaluations,
    fairness,
    feedback,
    indicators,
    plans,
    progress,
    promises,
    satisfaction,
    surveys,
)
from kinerja.measures.people import Cube, Place, places
from kinerja.package.period import Period


@dataclass(frozen=True)
class Survey:
    """One survey of a period: its answers by service and element, its respondents, and who was reached."""

    answers: AnswerSet
    counts: Mapping[tuple[str, str], satisfaction.Counts]
    respondents: Mapping[str, int]
    profile: Mapping[str, Mapping[tuple[str, str], int]]
    """Column (sex, age group …) → (service, answer) → respondents."""
    reached: tuple[surveys.Reached, ...]


@dataclass(frozen=True)
class Measured:
    """Unprotected: ``cubes`` hold people as they are, so this never leaves memory.

    ``cubes`` by name, in the order that pages show them; the rest is facts about units, or the agency as a whole.
    """

    period: Period
    cubes: Mapping[str, Cube]
    unit_predicates: Mapping[str, str]
    indicators: tuple[indicators.IndicatorResult, ...]
    paces: tuple[progress.Pace, ...]
    service_times: tuple[progress.ServiceTime, ...]
    reports: tuple[progress.ReportsOf, ...]
    surveys: Mapping[str, Survey]
    other_scales: tuple[str, ...]
    """Forms that ask on another scale than 1-4: answered, and not measured."""
    feedback: feedback.Feedback
    trainings: Mapping[tuple[str, str], development.Given]
    awards: tuple[awards.Awarded, ...]
    rater_spread: tuple[Fraction, Fraction] | None
    appeals: fairness.Appeals | None
    """Against the ratings of the period before, as known on this period's release day: decisions take weeks."""
    evidence: promises.Evidence


def measured(content: Content, period: Period, before: Period | None = None, agency: Path | None = None) -> Measured:
    """Measure a period.

    :param before: the period before: ratings are compared with its, and appeals are those against them; None where
        there is none.
    :param agency: the agency's own repository, whose regulation tables win over ours.
    """
    code = period.code
    known, achieved = content.indicators.get(period.year, ()), content.achievements.get(code, ())
    answers, units = content.answers.get(code, ()), content.unit_results.get(code, ())
    where = places(content, period)
    appealed = None if before is None else _appealed(content, before, promises.day_of(content, period))
    return Measured(
        period=period,
        cubes=_cubes(content, period, before, where, agency) | ({"keberatan": appealed.by_outcome} if appealed else {}),
        unit_predicates={unit.unit: unit.predicate for unit in units},
        indicators=indicators.indicator_results(known, achieved, period),
        paces=progress.paces(known, achieved, period),
        service_times=progress.service_times(known, achieved, period),
        reports=progress.routine_reports(units, period),
        surveys=_surveys(content, answers, period, agency),
        other_scales=surveys.other_scales(answers),
        feedback=feedback.views(answers, agency),
        trainings=development.trainings_given(content, period),
        awards=awards.awarded(content, period),
        rater_spread=fairness.spread_between_raters(content, code, agency),
        appeals=appealed,
        evidence=promises.evidence(content, period, agency),
    )


def _cubes(
    content: Content, period: Period, before: Period | None, where: Mapping[str, Place], agency: Path | None
) -> dict[str, Cube]:
    code = period.code
    rated = {e.employee: where[e.employee] for e in content.evaluations.get(code, ())}
    planned = plans.planned(content, period, rated)
    cubes = {
        "rencana_kesepakatan": plans.agreement(planned, period, agency),
        "rencana_isi": plans.completeness(planned, period, agency),
        "rencana_kaskade": plans.cascade(planned, period),
        "rencana_keterukuran": plans.measurable(planned, period, agency),
        "evaluasi": evaluations.ratings(content, code),
        "nilai": evaluations.value_ratings(content, code, agency),
        "disiplin": evaluations.discipline(content, code, agency),
        "kerja_sama": evaluations.teamwork(content, code),
        "umpan_balik_tertulis": evaluations.feedback_written(content, code),
        "kebutuhan": development.needs(content, code),
        "kebutuhan_terjawab": development.needs_met(content, period),
        "pelatihan_peserta": development.participants(content, period, where),
        "penghargaan": awards.recipients(content, period, where),
        "penilai": fairness.raters(content, code, agency),
    }
    if before is not None:
        cubes["pelatihan_perubahan"] = development.before_and_after(content, before, period, agency)
    return cubes


def _appealed(content: Content, before: Period, on: date) -> fairness.Appeals | None:
    return fairness.appeals(content, before, places(content, before), on)


def _surveys(
    content: Content, answers: tuple[AnswerSet, ...], period: Period, agency: Path | None
) -> dict[str, Survey]:
    found = {}
    for name, joined in surveys.surveys_of(answers, agency).items():
        about = {*joined.elements, satisfaction.SERVICE_COLUMN, "kunci"}
        columns = dict.fromkeys(column for row in joined.rows for column in row if column not in about)
        respondents = satisfaction.respondents(joined)
        forms = {known.form for known in answers if name in (known.form, known.kind)}
        held = [known for known in content.surveys_held if known.form in forms and known.period == period]
        found[name] = Survey(
            joined,
            satisfaction.answer_counts(joined),
            respondents,
            {column: satisfaction.respondents_by(joined, column) for column in columns},
            surveys.reached(held, respondents, agency),
        )
    return found
