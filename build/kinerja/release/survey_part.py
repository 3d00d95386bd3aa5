"""All that a release takes from surveys of services: their means, who answered, and the code lists of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kinerja.content.records import Content, Service
from kinerja.package.model import MeanTable, Member
from kinerja.release.counts import Counted
from kinerja.release.respondents import respondent_counts
from kinerja.release.satisfaction import protected, survey_members, survey_tables
from kinerja.release.survey_means import Surveyed, surveyed


@dataclass(frozen=True)
class SurveyPart:
    """True values, before it is decided what may be said of them."""

    surveys: tuple[Surveyed, ...]
    means: tuple[MeanTable, ...]
    counts: tuple[Counted, ...]
    members: dict[str, tuple[Member, ...]]


def survey_part(content: Content, period: str, services: Sequence[Service], agency: Path | None = None) -> SurveyPart:
    """Measure a period's surveys.

    :param services: every service, with the code of the unit that answers for it as published.
    """
    held = surveyed(content.answers.get(period, ()), content.forms, agency)
    codes, portal = sorted(s.id for s in services), content.portal
    means = survey_tables(held, codes, period, portal.opinion_threshold)
    thresholds = (portal.threshold, portal.opinion_threshold)
    shown = protected(means, portal.threshold)
    counts, lists = respondent_counts(held, shown, content.forms, codes, period, thresholds, agency)
    return SurveyPart(held, means, counts, survey_members(services, held, agency) | lists)
