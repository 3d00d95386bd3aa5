"""Public satisfaction: answers per service and element, NRR, IKM, the elements to improve first, and sample size.

PermenPANRB 14/2017 (Survei Kepuasan Masyarakat), annex: each element is answered 1-4; NRR is an element's mean; every
element weighs the same; IKM = 25 × Σ(NRR × weight), two decimals. An index is graded by
``kinerja.content.survey_rules.grade_of_index``.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from kinerja.content.records import AnswerSet
from kinerja.content.regulation_files import read
from kinerja.package.model import TOTAL
from kinerja.package.rounding import half_up

SERVICE_COLUMN = "layanan"
"""The column of ``tanggapan/`` that says which service an answer is about."""

Counts = tuple[int, int, int, int]
"""How many answered 1, 2, 3 and 4."""

_SCALE = ("1", "2", "3", "4")
_DECIMALS = 2


def answer_counts(answers: AnswerSet, about: str = SERVICE_COLUMN) -> Mapping[tuple[str, str], Counts]:
    """Count the answers of each service and element, and of all services together under ``semua``.

    Every service that has a row has every element, zeros included. A row that names no service counts only under
    ``semua``; an element left empty counts nowhere.

    :param about: the column that says what an answer is about: ``layanan``, or ``unit`` in continuous feedback.
    :return: (service, element) → counts, sorted by service, elements in the form's order.
    :raises ValueError: an answer is not 1-4 (a survey on 1-5 gives no such figures).
    """
    tally: dict[str, dict[str, list[int]]] = {}

    def of(service: str) -> dict[str, list[int]]:
        return tally.setdefault(service, {element: [0, 0, 0, 0] for element in answers.elements})

    for row in answers.rows:
        for service in {TOTAL, row.get(about, "")} - {""}:
            counted = of(service)
            for element in answers.elements:
                value = row.get(element, "")
                if value and value not in _SCALE:
                    raise ValueError(f"{answers.form}: {element}: an answer is 1 to 4, not {value}")
                if value:
                    counted[element][int(value) - 1] += 1
    return {
        (service, element): (counts[0], counts[1], counts[2], counts[3])
        for service in sorted(tally)
        for element, counts in tally[service].items()
    }


def on_scale(answers: AnswerSet) -> bool:
    """Whether every answer to an element is 1, 2, 3 or 4, or left empty."""
    return all(row.get(element, "") in ("", *_SCALE) for row in answers.rows for element in answers.elements)


def of_service(counts: Mapping[tuple[str, str], Counts], service: str) -> dict[str, Counts]:
    """Return one service's counts by element, in the form's order."""
    return {element: cell for (known, element), cell in counts.items() if known == service}


def respondents(answers: AnswerSet, about: str = SERVICE_COLUMN) -> Mapping[str, int]:
    """Return how many people answered, by service and under ``semua``: a row is a person."""
    return {service: number for (service, _), number in respondents_by(answers, None, about).items()}


def respondents_by(
    answers: AnswerSet, column: str | None, about: str = SERVICE_COLUMN
) -> Mapping[tuple[str, str], int]:
    """Return how many people answered, by service and by their answer to ``column`` (sex, age group …).

    Each service, and ``semua`` over all, has the member ``semua`` too. Whoever left the column empty counts only there.

    :param column: a column of the form; None counts the totals alone.
    :param about: as in ``answer_counts``.
    """
    tally: dict[tuple[str, str], int] = {(TOTAL, TOTAL): 0}
    for row in answers.rows:
        services = {TOTAL, row.get(about, "")} - {""}
        members = {TOTAL, row.get(column, "") if column is not None else ""} - {""}
        for service in services:
            for member in members:
                tally[service, member] = tally.get((service, member), 0) + 1
    return dict(sorted(tally.items()))


def exact_mean(counts: Counts) -> Fraction:
    """Return an element's mean answer, exact, between 1 and 4.

    :raises ValueError: nobody answered; such an element has no mean (and no 0.00).
    """
    answered = sum(counts)
    if not answered:
        raise ValueError("an element nobody answered has no mean")
    return Fraction(sum(value * count for value, count in enumerate(counts, start=1)), answered)


def nrr(counts: Counts) -> Decimal:
    """Return an element's ``nilai rata-rata`` (1.00-4.00): sum of answers / number of answers, two decimals, half up.

    PermenPANRB 14/2017: only filled answers are in the denominator.

    :raises ValueError: nobody answered.
    """
    return half_up(exact_mean(counts), _DECIMALS)


def ikm(elements: Mapping[str, Counts], *, agency: Path | None = None) -> Decimal:
    """Return the index of one service (25.00-100.00): 25 × Σ(NRR × weight), two decimals, half up.

    The weight is 1 / number of elements: 1/9 for the nine of the regulation, never the printed 0.11, which loses one
    per cent. NRRs go in unrounded: rounding twice can move an index over a grade's limit. An element nobody answered
    (a free service asks for no fee) is left out, and the others share its weight. Grade what this returns
    (``survey_rules.grade_of_index``), for the regulation states its limits on the rounded index.

    :param agency: the agency's own repository, whose regulation tables win over ours.
    :raises ValueError: no element has an answer.
    """
    mean = mean_of_elements(elements)
    if mean is None:
        raise ValueError("a survey nobody answered has no index")
    return as_index(mean, agency)


def mean_of_elements(elements: Mapping[str, Counts]) -> Fraction | None:
    """Return the plain mean of the elements' exact means, 1 to 4; None where no element has an answer."""
    means = [exact_mean(counts) for counts in elements.values() if any(counts)]
    return sum(means, start=Fraction(0)) / len(means) if means else None


def as_index(mean: Fraction, agency: Path | None = None) -> Decimal:
    """Return a mean on the scale 1-4 as an index, 25.00-100.00, half up: the one place where an index is rounded."""
    table = read("mutu-pelayanan", agency)
    return half_up(table["faktor_indeks"] * mean, table["desimal_indeks"])


def lowest_elements(elements: Mapping[str, Counts], how_many: int = 3) -> tuple[str, ...]:
    """Return the elements with the lowest means, lowest first: what a survey report must promise to improve.

    Elements that tie with the last of ``how_many`` are named too, in the form's order; where all tie, none is lowest
    and the result is empty. Elements nobody answered are left out. Means are compared exact.
    """
    means = {element: exact_mean(counts) for element, counts in elements.items() if any(counts)}
    if len(set(means.values())) < 2 or how_many < 1:
        return ()
    limit = sorted(means.values())[min(how_many, len(means)) - 1]
    return tuple(sorted((element for element, mean in means.items() if mean <= limit), key=means.__getitem__))


def sample_size(population: int, *, agency: Path | None = None) -> int:
    """Return how many answers a survey needs, by Krejcie and Morgan (1970), whose table PermenPANRB 14/2017 prints.

    S = χ²·N·P(1−P) / (d²·(N−1) + χ²·P(1−P)), to the nearest whole number, halves up; the parameters are in
    ``schemas/aturan/krejcie-morgan.json``.

    :param population: people served, N; 0 or more.
    :param agency: the agency's own repository, whose regulation tables win over ours.
    :raises ValueError: the population is negative.
    """
    if population < 0:
        raise ValueError("a population is not negative")
    given = {name: Fraction(value) for name, value in read("krejcie-morgan", agency)["parameter"].items()}
    spread = given["khi_kuadrat"] * given["proporsi"] * (1 - given["proporsi"])
    return int(half_up(spread * population / (given["galat"] ** 2 * (population - 1) + spread), 0))
