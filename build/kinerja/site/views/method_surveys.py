"""Whether enough people answered a survey, how services make one index, what older indices were: worked examples."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kinerja.package.model import PUBLISHED, MeanRow
from kinerja.site.text import Speech
from kinerja.site.views.index_weights import by_respondent, by_service

SAMPLES: Final = ((50, 44), (100, 80), (1000, 278), (10000, 370))
"""People served and answers needed (Krejcie and Morgan 1970, as PermenPANRB 14/2017 prints it); a test holds each to
``measures.satisfaction.sample_size``."""

ROUNDED_WEIGHTS: Final = (Decimal("81.18"), Decimal("82.00"))
"""Invented: an index as printed with nine weights of 0.11, and with full weights; a test holds it to
``measures.series.index_series``."""


SERVICES: Final = ((300, Decimal("90.00")), (100, Decimal("70.00")))
"""Invented: two services' respondents and indices; a test holds both sums to ``measures.surveys.agency_index``."""


@dataclass(frozen=True)
class SurveyMethod:
    """The examples as they are printed; ``samples`` are (served, needed), ``shown`` the one in the title.

    ``services`` are (respondents, index), ``by_respondent`` and ``by_service`` what becomes of them together.
    """

    samples: tuple[tuple[str, str], ...]
    shown: tuple[str, str]
    printed: str
    full: str
    services: tuple[tuple[str, str], ...]
    by_respondent: str
    by_service: str


def survey_method(speech: Speech) -> SurveyMethod:
    """Return the examples in figures of the page's language."""
    samples = tuple((speech.number(served), speech.number(needed)) for served, needed in SAMPLES)
    printed, full = (speech.number(index, 2) for index in ROUNDED_WEIGHTS)
    rows = [MeanRow((), people, index, 2, PUBLISHED) for people, index in SERVICES]
    return SurveyMethod(
        samples,
        samples[2],
        printed,
        full,
        tuple((speech.number(people), speech.number(index, 2)) for people, index in SERVICES),
        speech.number(by_respondent(rows) or 0, 2),
        speech.number(by_service(rows) or 0, 2),
    )
