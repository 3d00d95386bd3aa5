"""A survey as a whole: the index of a unit and of the agency, who was reached, and whether enough people answered.

PermenPANRB 14/2017; what one service's answers give is ``satisfaction``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from kinerja.content.followup_records import Reach, SurveyHeld
from kinerja.content.records import AnswerSet, Service
from kinerja.content.survey_rules import surveys
from kinerja.measures.feedback import KIND as FEEDBACK
from kinerja.measures.satisfaction import (
    SERVICE_COLUMN,
    answer_counts,
    as_index,
    mean_of_elements,
    of_service,
    on_scale,
    sample_size,
)
from kinerja.package.model import TOTAL
from kinerja.package.rounding import half_up

BY_RESPONDENT, BY_SERVICE = "responden", "layanan"
"""The two ways to weigh services in the agency's index."""

CHOSEN = BY_RESPONDENT
"""Every answer counts the same, so the index is the one of all answers together, and large services weigh more. The
regulation says how to make a service's index and leaves the agency's open; this way needs no second rounding and cannot
be moved by a service that few people answered about."""


def surveys_of(sets: Iterable[AnswerSet], agency: Path | None = None) -> dict[str, AnswerSet]:
    """Join a period's answer sets into surveys, sorted by name.

    All forms of a kind that has elements of its own (``skm``, ``spkp``, ``spak``) are one survey, named after the kind;
    one that leaves an element out has no answers to it. A ``program`` has its own questions, so each form is a survey,
    named after the form. Forms on another scale than 1-4 give no such figures and are left out (``other_scales``).
    """
    regulated = {survey.code for survey in surveys(agency)}
    joined: dict[str, list[AnswerSet]] = {}
    for answers in sets:
        if answers.kind != FEEDBACK and on_scale(answers):
            joined.setdefault(answers.kind if answers.kind in regulated else answers.form, []).append(answers)
    return {name: _join(joined[name]) for name in sorted(joined)}


def other_scales(sets: Iterable[AnswerSet]) -> tuple[str, ...]:
    """Return the forms whose answers are on another scale than 1-4 (1-5 is no IKM), sorted: missing, and counted."""
    return tuple(sorted(answers.form for answers in sets if not on_scale(answers)))


def _join(sets: list[AnswerSet]) -> AnswerSet:
    elements = tuple(dict.fromkeys(element for answers in sets for element in answers.elements))
    rows = tuple(row for answers in sets for row in answers.rows)
    return replace(sets[0], elements=elements, rows=rows)


def unit_index(
    answers: AnswerSet, services: Iterable[Service], unit: str, agency: Path | None = None
) -> Decimal | None:
    """Return the index of a unit: of all answers about its own services together; None where there are none."""
    own = {service.id for service in services if service.unit == unit}
    mean = mean_of_elements(of_service(answer_counts(_about(answers, own)), TOTAL))
    return None if mean is None else as_index(mean, agency)


def agency_index(answers: AnswerSet, weighting: str = CHOSEN, agency: Path | None = None) -> Decimal | None:
    """Return the agency's index over its services, two decimals, half up; None where nobody answered.

    ``responden``: of all answers that name a service together. ``layanan``: the plain mean of the services' indices,
    each unrounded, so that every service weighs the same however many answered.

    :raises ValueError: an unknown weighting.
    """
    if weighting not in (BY_RESPONDENT, BY_SERVICE):
        raise ValueError(f"unknown weighting: {weighting}")
    services = {row.get(SERVICE_COLUMN, "") for row in answers.rows} - {""}
    counted = answer_counts(_about(answers, services))
    over = [TOTAL] if weighting == BY_RESPONDENT else sorted(services)
    means = [mean for service in over if (mean := mean_of_elements(of_service(counted, service))) is not None]
    return as_index(sum(means, start=Fraction(0)) / len(means), agency) if means else None


def _about(answers: AnswerSet, services: Set[str]) -> AnswerSet:
    return replace(answers, rows=tuple(row for row in answers.rows if row.get(SERVICE_COLUMN) in services))


@dataclass(frozen=True)
class Reached:
    """Who was reached by a survey, of one service: None where it is not recorded, which is not 0.

    ``rate``: per cent of the invited who answered, two decimals; None too where more answered than were invited (an
    open link). ``needed``: answers needed by Krejcie and Morgan for the people served; ``enough``: whether they came.
    """

    service: str
    invited: int | None
    served: int | None
    answered: int
    rate: Decimal | None
    needed: int | None
    enough: bool | None


def reached(held: Iterable[SurveyHeld], answered: Mapping[str, int], agency: Path | None = None) -> tuple[Reached, ...]:
    """Set who answered beside who was invited and served, by service, sorted.

    :param held: how each of the survey's forms was held in the period.
    :param answered: service → respondents; ``semua`` is left out, as invitations are recorded by service.
    """
    reach = {service: known for form in held for service, known in form.reach.items()}
    return tuple(
        _reached(service, reach.get(service, Reach(None, None)), answered.get(service, 0), agency)
        for service in sorted({*answered, *reach} - {TOTAL})
    )


def _reached(service: str, reach: Reach, answered: int, agency: Path | None) -> Reached:
    invited = reach.invited
    rate = half_up(Fraction(100 * answered, invited), 2) if invited and answered <= invited else None
    needed = None if reach.served is None else sample_size(reach.served, agency=agency)
    return Reached(
        service, invited, reach.served, answered, rate, needed, None if needed is None else answered >= needed
    )
