"""How it is judged whether enough people answered a survey, and what older indices were made of: worked examples."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kinerja.site.text import Speech

SAMPLES: Final = ((50, 44), (100, 80), (1000, 278), (10000, 370))
"""People served and answers needed (Krejcie and Morgan 1970, as PermenPANRB 14/2017 prints it); a test holds each to
``measures.satisfaction.sample_size``."""

ROUNDED_WEIGHTS: Final = (Decimal("81.18"), Decimal("82.00"))
"""Invented: an index as printed with nine weights of 0.11, and with full weights; a test holds it to
``measures.series.index_series``."""


@dataclass(frozen=True)
class SurveyMethod:
    """The examples as they are printed; ``samples`` are (served, needed), ``shown`` the one in the title."""

    samples: tuple[tuple[str, str], ...]
    shown: tuple[str, str]
    printed: str
    full: str


def survey_method(speech: Speech) -> SurveyMethod:
    """Return the examples in figures of the page's language."""
    samples = tuple((speech.number(served), speech.number(needed)) for served, needed in SAMPLES)
    printed, full = (speech.number(index, 2) for index in ROUNDED_WEIGHTS)
    return SurveyMethod(samples, samples[2], printed, full)
