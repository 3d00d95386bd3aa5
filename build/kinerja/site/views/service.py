"""A service in one period: how good is it? Its index, its path, its nine elements, and where to rate it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kinerja.package.model import NOT_YET, TOTAL
from kinerja.site.addresses import board_page, service_page, unit_page
from kinerja.site.archive import Archive, Edition
from kinerja.site.text import Speech
from kinerja.site.views import promises, satisfaction
from kinerja.site.views.around import PeriodLink, cite, period_links, table_files
from kinerja.site.views.elements import Elements, elements
from kinerja.site.views.grading import grade_key, grades
from kinerja.site.views.journey import Journey, journey
from kinerja.site.views.other_surveys import OtherSurvey, other_surveys, survey_files
from kinerja.site.views.survey_held import Held, Reach, held, reach
from kinerja.site.views.when import when


@dataclass(frozen=True)
class ServicePage:
    """All that a service's page of one period shows; texts are as they are printed."""

    name: str
    heading: str
    """The name, with the unit that gives it where the name does not say so."""
    unit_name: str
    unit_link: str
    """Empty where the unit is published inside a group only."""
    period: str
    when: str
    lead: str
    periods: tuple[PeriodLink, ...]
    board: str
    index: satisfaction.Index
    key: str
    whole: str
    """The agency's own index as it is printed; empty where it is not published."""
    journey: Journey | None
    elements: Elements | None
    others: tuple[OtherSurvey, ...]
    held: Held | None
    reach: Reach | None
    promises: promises.Promises | None
    correction: str
    files: tuple[tuple[str, str], ...]
    cite: str
    form: str

    @property
    def elsewhere(self) -> bool:
        """Whether other surveys alone say something of the service."""
        return self.index.state == NOT_YET and any(survey.value for survey in self.others)


def has_page(edition: Edition, service: str) -> bool:
    """Whether a release names the service, with the unit that gives it."""
    return service in edition.release.services and service in edition.names.get("layanan", {})


def form_address(portal: Mapping[str, Any], service: str = "") -> str:
    """The live form in which the public rates services, as ``portal.yaml`` names it; empty without one.

    :param service: the form with this service filled in (``formulir_layanan.skm``), where there is one.
    """
    own = portal.get("formulir_layanan", {}).get("skm", {}).get(service)
    return str(own or portal.get("formulir", {}).get("skm", ""))


def service_view(
    speech: Speech, archive: Archive, edition: Edition, service: str, portal: Mapping[str, Any]
) -> ServicePage:
    """The page of ``service`` in ``edition``; the service must have a page there."""
    member = edition.names["layanan"][service]
    name = speech.pick(member.name, member.name_en)
    unit = edition.units.get(edition.release.services[service])
    history = archive.until(edition.period)
    earlier = history[-2] if len(history) > 1 else None
    index = satisfaction.index(speech, edition, earlier, service, name)
    parts = elements(speech, edition, service)
    whole = edition.mean("ikm", TOTAL)
    others = other_surveys(speech, edition, earlier, portal, service)
    unit_name = speech.pick(unit.name, unit.name_en) if unit else ""
    return ServicePage(
        name=name,
        heading=name if unit_name in name else f"{name}, {unit_name}",
        unit_name=unit_name,
        unit_link=unit_page(unit.code, edition.period) if unit and edition.has_page(unit.code) else "",
        period=speech.period(edition.period),
        when=when(speech, edition, portal),
        lead=lead(speech, index, parts, others),
        periods=period_links(
            speech,
            archive,
            edition,
            lambda other: has_page(other, service),
            lambda period: service_page(service, period),
        ),
        board=board_page(service),
        index=index,
        key=grade_key(grades(speech, edition)),
        whole="" if whole.mean is None else speech.number(whole.mean, whole.decimals),
        journey=journey(speech, history, service),
        elements=parts,
        others=others,
        held=held(speech, edition),
        reach=reach(speech, edition, (service,)),
        promises=promises.of_service(speech, edition, service),
        correction=edition.release.correction,
        files=table_files(
            speech,
            edition,
            "ikm",
            "unsur",
            "ikm_terdahulu",
            "jangkauan",
            "pelaksanaan_survei",
            "janji",
            *survey_files(edition, service),
        ),
        cite=cite(speech, edition, name),
        form=_form(portal, service, index, others),
    )


def _form(portal: Mapping[str, Any], service: str, index: satisfaction.Index, others: Sequence[OtherSurvey]) -> str:
    """The live form that the page invites to: another survey's where that alone says something of the service."""
    own = form_address(portal, service)
    if index.state != NOT_YET:
        return own
    return next((survey.form for survey in others if survey.value and survey.form), own)


def lead(speech: Speech, index: satisfaction.Index, parts: Elements | None, others: Sequence[OtherSurvey] = ()) -> str:
    """The verdict: grade and direction, then the best and the worst element where all are published.

    A service without an index of its own is spoken for by the first other survey that has a figure.
    """
    if index.grade is None:
        spoken = next((f"{survey.finding}." for survey in others if survey.value), "")
        return spoken if spoken and index.state == NOT_YET else satisfaction.nothing(speech, index.state)
    grade, moved = index.grade.name, index.change
    if moved and moved.improved:
        said = speech.gettext("Warga menilai layanan ini {grade}, dan nilainya naik.", grade=grade)
    elif moved and moved.worsened:
        said = speech.gettext("Warga menilai layanan ini {grade}, tetapi nilainya turun.", grade=grade)
    else:
        said = speech.gettext("Warga menilai layanan ini {grade}.", grade=grade)
    if parts is None or not parts.ordered or len(parts.rows) < 2 or parts.rows[0].raw == parts.rows[-1].raw:
        return said
    best, worst = parts.rows[-1], parts.rows[0]
    return f"{said} " + speech.gettext(
        "Nilai tertinggi: {best} ({high} dari 4); terendah: {worst} ({low} dari 4).",
        best=best.name.lower(),
        high=best.value,
        worst=worst.name.lower(),
        low=worst.value,
    )
