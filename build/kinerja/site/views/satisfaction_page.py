"""All services side by side: which service is good, and which element of which service is not?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kinerja.package.model import TOTAL
from kinerja.site.addresses import service_page
from kinerja.site.archive import Archive, Edition
from kinerja.site.text import Speech
from kinerja.site.views import satisfaction
from kinerja.site.views.answers import TABLE, Answers, answers
from kinerja.site.views.around import table_files
from kinerja.site.views.elements import Element, Elements, elements
from kinerja.site.views.grading import grade_key, grades
from kinerja.site.views.index_weights import UnitIndex, Weighting, unit_indices, weighting
from kinerja.site.views.journey import Journey, journey
from kinerja.site.views.other_surveys import OtherSurvey, other_surveys, survey_files
from kinerja.site.views.respondents import TABLES, Respondents, respondents
from kinerja.site.views.service import form_address, has_page
from kinerja.site.views.survey_held import Held, Reach, held, reach
from kinerja.site.views.when import short_name, when


@dataclass(frozen=True)
class HeatRow:
    """One service's elements in the official order, U1 first."""

    name: str
    link: str
    cells: tuple[Element, ...]


@dataclass(frozen=True)
class Heat:
    """Services by elements; ``heads`` are (label, name)."""

    heads: tuple[tuple[str, str], ...]
    rows: tuple[HeatRow, ...]
    finding: str
    csv: str


@dataclass(frozen=True)
class SatisfactionPage:
    """All that the page shows."""

    period: str
    when: str
    finding: str
    index: satisfaction.Index
    services: satisfaction.Services
    journey: Journey | None
    elements: Elements | None
    answers: Answers | None
    weights: Weighting | None
    units: tuple[UnitIndex, ...]
    others: tuple[OtherSurvey, ...]
    held: Held | None
    reach: Reach | None
    respondents: Respondents | None
    key: str
    heat: Heat | None
    files: tuple[tuple[str, str], ...]
    form: str


def satisfaction_page(speech: Speech, archive: Archive, portal: Mapping[str, Any]) -> SatisfactionPage:
    """The page of the newest release."""
    edition = archive.newest
    history = archive.until(edition.period)
    codes = [code for code in edition.names.get("layanan", {}) if has_page(edition, code)]
    listed = satisfaction.services(speech, edition, archive.before(edition.period), codes)
    return SatisfactionPage(
        period=speech.period(edition.period),
        when=when(speech, edition, portal),
        finding=satisfaction.services_finding(speech, listed),
        index=satisfaction.index(speech, edition, archive.before(edition.period), TOTAL, short_name(speech, portal)),
        services=listed,
        journey=journey(speech, history),
        elements=elements(speech, edition),
        answers=answers(speech, edition),
        weights=weighting(speech, edition),
        units=unit_indices(speech, edition),
        others=other_surveys(speech, edition, archive.before(edition.period), portal),
        held=held(speech, edition),
        reach=reach(speech, edition, codes),
        respondents=respondents(speech, edition),
        key=grade_key(grades(speech, edition)),
        heat=_heat(speech, edition, listed),
        files=table_files(
            speech,
            edition,
            "ikm",
            "unsur",
            TABLE,
            "ikm_terdahulu",
            "jangkauan",
            "pelaksanaan_survei",
            *TABLES,
            *survey_files(edition),
        ),
        form=form_address(portal),
    )


def _heat(speech: Speech, edition: Edition, listed: satisfaction.Services) -> Heat | None:
    """Services with elements, in the order of the list above; None where there are none."""
    rows = []
    heads: tuple[tuple[str, str], ...] = ()
    for service in listed.rows:
        found = elements(speech, edition, service.code)
        if found is None:
            continue
        cells = tuple(sorted(found.rows, key=lambda cell: int(cell.label[1:])))
        heads = tuple((cell.label, cell.name) for cell in cells)
        rows.append(HeatRow(service.name, service_page(service.code, edition.period), cells))
    if not rows:
        return None
    low = sum(cell.low for row in rows for cell in row.cells)
    if low:
        finding = speech.plural("{count} nilai unsur masih di bawah batas baik", low)
    else:
        finding = speech.gettext("Tidak ada nilai unsur terbit yang di bawah batas baik")
    return Heat(heads, tuple(rows), finding, f"{edition.data}/tabel/unsur.csv")
