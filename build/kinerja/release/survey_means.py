"""The mean tables of a survey: its index by service, and the elements behind it; every kind of survey in one way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from kinerja.content import regulations
from kinerja.content.records import AnswerSet
from kinerja.content.survey_records import Form
from kinerja.content.survey_rules import surveys
from kinerja.measures import satisfaction
from kinerja.measures.satisfaction import SERVICE_COLUMN
from kinerja.package.model import NOT_YET, PUBLISHED, TOTAL, MeanRow, MeanTable, Member
from kinerja.package.rounding import half_up
from kinerja.package.survey_tables import PROGRAMME, SATISFACTION, SurveyTables, survey_code, survey_tables

_DECIMALS = 2
_LOW, _HIGH = 1, 4
"""Every survey that gives such figures asks on 1-4 (``measures.surveys.other_scales``)."""

_FEWEST_ELEMENTS = 2
"""Elements that an index is made from at least: one alone would be printed twice, and could not be hidden."""


@dataclass(frozen=True)
class Surveyed:
    """One survey of a period as a release lays it out.

    ``factor``: what a mean of 1-4 is multiplied by; 25 for the indices of regulations (25-100), 1 for a programme's own
    questions. ``index``: what its figure is called (``IKM``), empty where it is a plain mean.
    """

    code: str
    kind: str
    name: str
    name_en: str
    index: str
    factor: int
    elements: tuple[Member, ...]
    answers: tuple[AnswerSet, ...]

    @property
    def tables(self) -> SurveyTables:
        """What its tables are called."""
        return survey_tables(self.code)


def surveyed(
    answers: Iterable[AnswerSet], forms: Mapping[str, Form], agency: Path | None = None
) -> tuple[Surveyed, ...]:
    """Return the surveys of a period's answers, the regulated ones first, in their table's order.

    All forms of a regulated kind (``skm``, ``spkp``, ``spak``) are one survey; a ``program`` has its own questions, so
    each form is one. Forms on another scale than 1-4 are left out, and continuous feedback is no survey of services.
    """
    asked: dict[str, list[AnswerSet]] = {}
    for known in answers:
        if satisfaction.on_scale(known):
            asked.setdefault(survey_code(known.kind, known.form), []).append(known)
    factor = int(regulations.read("mutu-pelayanan", agency)["faktor_indeks"])
    found = [
        Surveyed(
            s.code, s.code, s.name, s.name_en, s.index, factor,
            tuple(Member(e.code, TOTAL, e.name, e.name_en) for e in s.elements), tuple(asked[s.code]),
        )
        for s in surveys(agency)
        if s.code in asked
    ]  # fmt: skip
    for code, sets in sorted(asked.items()):
        if sets[0].kind == PROGRAMME:
            form = forms.get(sets[0].form, Form(sets[0].form, sets[0].form, sets[0].form, PROGRAMME))
            questions = {q.asks: q for q in form.questions}
            elements = tuple(
                Member(e, TOTAL, questions[e].text, questions[e].text_en) if e in questions else Member(e, TOTAL, e, e)
                for e in dict.fromkeys(e for known in sets for e in known.elements)
            )
            found.append(Surveyed(code, PROGRAMME, form.name, form.name_en, "", 1, elements, tuple(sets)))
    return tuple(found)


def mean_tables(survey: Surveyed, services: Sequence[str], period: str, threshold: int) -> tuple[MeanTable, ...]:
    """The index (by service) and the elements (service × element) of a survey's answers; none without answers.

    An element that fewer than ``threshold`` people answered for a service (none, where it costs nothing or the form
    does not ask) is ``belum_ada``: those answers are in no number, and the others share its weight
    (PermenPANRB 14/2017: 1 / elements). A service with fewer respondents, or fewer than two such elements, has no index
    yet: nothing is said about it, and the agency's total is over the services that have one. So no total can be used to
    work out what a handful of people answered, and no second service needs hiding for their sake. A survey beside SKM
    that does not ask for a service is about the agency as a whole, and has that total alone.

    :param services: codes that may have a row, in code order; SKM has one for each, other surveys for those named.
    """
    pool = _pool(survey)
    elements = pool.elements
    if not pool.rows or not elements:
        return ()
    named = {row.get(SERVICE_COLUMN, "") for row in pool.rows} - {""}
    listed = tuple(s for s in services if survey.code == SATISFACTION or s in named)
    kept = counted_answers(survey, services, threshold)
    counted = satisfaction.answer_counts(kept)
    people = satisfaction.respondents(kept)
    shown = set(people) if kept.rows else set()
    codes = (TOTAL, *listed)
    titles = _titles(survey)
    names = survey.tables
    return (
        MeanTable(
            names.index,
            *titles[0],
            f"responden/{survey.code}/{period}",
            ("layanan",),
            {"layanan": codes},
            threshold,
            (_LOW * survey.factor, _HIGH * survey.factor),
            tuple(
                MeanRow((s,), people[s], _index(counted, s, survey.factor), _DECIMALS, PUBLISHED)
                if s in shown
                else MeanRow((s,), None, None, _DECIMALS, NOT_YET)
                for s in codes
            ),
            {"dari": names.elements, "dimensi": names.dimension, "faktor": survey.factor},
        ),
        MeanTable(
            names.elements,
            *titles[1],
            f"jawaban/{survey.code}/{period}",
            ("layanan", names.dimension),
            {"layanan": codes, names.dimension: (TOTAL, *elements)},
            threshold,
            (_LOW, _HIGH),
            tuple(
                _element_row(counted, s, e, elements) if s in shown else MeanRow((s, e), None, None, _DECIMALS, NOT_YET)
                for s in codes
                for e in (TOTAL, *elements)
            ),
        ),
    )


def counted_answers(survey: Surveyed, services: Sequence[str], threshold: int) -> AnswerSet:
    """Return the answers that a survey's index counts: about services of which, and elements that, enough answered."""
    pool = _pool(survey)
    whole = survey.code != SATISFACTION and not any(row.get(SERVICE_COLUMN) for row in pool.rows)
    counted, people = satisfaction.answer_counts(pool), satisfaction.respondents(pool)
    over = (TOTAL,) if whole else services
    asked = {s: {e for e in pool.elements if sum(counted.get((s, e), ())) >= threshold} for s in over}
    enough = {s for s in over if people.get(s, 0) >= threshold and len(asked[s]) >= _FEWEST_ELEMENTS}
    about = [(TOTAL if whole else row.get(SERVICE_COLUMN, ""), row) for row in pool.rows]
    rows = tuple(_of_elements(row, asked[service], pool.elements) for service, row in about if service in enough)
    return replace(pool, rows=rows)


def _pool(survey: Surveyed) -> AnswerSet:
    """All answers to a survey's own elements, whichever of its forms they came by."""
    elements = tuple(e.code for e in survey.elements)
    rows = tuple(_of_elements(row, set(known.elements), elements) for known in survey.answers for row in known.rows)
    return replace(survey.answers[0], elements=elements, rows=rows)


def _of_elements(row: Mapping[str, str], asked: Set[str], elements: Sequence[str]) -> Mapping[str, str]:
    """Return an answer without its answers to other elements than those asked: too few answered, or no `unsur` said."""
    return {column: value for column, value in row.items() if column in asked or column not in elements}


def _index(counted: Mapping[tuple[str, str], satisfaction.Counts], service: str, factor: int) -> Decimal | None:
    mean = satisfaction.mean_of_elements(satisfaction.of_service(counted, service))
    return None if mean is None else half_up(Fraction(factor) * mean, _DECIMALS)


def _element_row(
    counted: Mapping[tuple[str, str], satisfaction.Counts], service: str, element: str, elements: Sequence[str]
) -> MeanRow:
    chosen = elements if element == TOTAL else (element,)
    cells = [counted[service, e] for e in chosen]
    pooled = (sum(c[0] for c in cells), sum(c[1] for c in cells), sum(c[2] for c in cells), sum(c[3] for c in cells))
    if not any(pooled):
        return MeanRow((service, element), None, None, _DECIMALS, NOT_YET)
    return MeanRow((service, element), sum(pooled), Decimal(satisfaction.nrr(pooled)), _DECIMALS, PUBLISHED)


def _titles(survey: Surveyed) -> tuple[tuple[str, str], tuple[str, str]]:
    if survey.code == SATISFACTION:
        return (
            ("Indeks Kepuasan Masyarakat menurut layanan", "Public satisfaction index by service"),
            ("Nilai rata-rata unsur pelayanan menurut layanan", "Mean of each element by service"),
        )
    figure = (survey.index, survey.index) if survey.index else ("rata-rata jawaban", "mean answer")
    return (
        (f"{survey.name}: {figure[0]} menurut layanan", f"{survey.name_en}: {figure[1]} by service"),
        (f"{survey.name}: rata-rata tiap unsur menurut layanan", f"{survey.name_en}: mean of each element by service"),
    )
