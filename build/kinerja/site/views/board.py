"""The wall board of a service, one sheet of A4: how good is it here, and where do I say so?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kinerja.package.period import Period
from kinerja.site.addresses import output_path, service_page
from kinerja.site.archive import Archive, Edition
from kinerja.site.qr import Code, code
from kinerja.site.text import Speech
from kinerja.site.views import satisfaction
from kinerja.site.views.elements import elements
from kinerja.site.views.service import form_address, has_page
from kinerja.site.views.survey_held import held, reach


@dataclass(frozen=True)
class Board:
    """What hangs on the wall. ``code`` is the QR code of ``target``; None where the agency gave no address at all."""

    name: str
    agency: str
    office: str
    page: str
    """The service's page below the language's first folder."""
    survey: str
    index: satisfaction.Index
    nothing: str
    lowest: str
    reached: str
    """How many of the invited answered, and whether that is enough; empty where it is not recorded."""
    code: Code | None
    target: str
    rates: bool
    """Whether ``target`` is the form, and not the service's page."""
    address: str
    """The service's page in letters, for those without a camera; empty where the site's address is not set."""


def board(speech: Speech, archive: Archive, service: str, portal: Mapping[str, Any]) -> Board:
    """The board of ``service`` in the newest release that names it; one of them must."""
    edition = next(e for e in reversed(archive.current) if has_page(e, service))
    member = edition.names["layanan"][service]
    name = speech.pick(member.name, member.name_en)
    unit = edition.units.get(edition.release.services[service])
    named = unit is not None and edition.has_page(unit.code)  # a group of small units gives no service of its own
    line = (*reversed(edition.above(unit.code)), unit) if unit and named else ()
    parts = elements(speech, edition, service)
    site = str(portal.get("alamat_situs", "")).rstrip("/")
    address = f"{site}/{output_path(speech.language, service_page(service))}" if site else ""
    form = form_address(portal, service)
    target = form or address
    index = satisfaction.index(speech, edition, archive.before(edition.period), service, name)
    return Board(
        name=name,
        agency=speech.pick(edition.release.agency, edition.release.agency_en),
        office=", ".join(speech.pick(above.name, above.name_en) for above in line),
        page=service_page(service),
        survey=_days(speech, edition),
        index=index,
        nothing="" if index.grade else satisfaction.nothing(speech, index.state),
        lowest=f"{parts.rows[0].name}, {parts.rows[0].value}" if parts and parts.ordered else "",
        reached=_reached(speech, edition, service),
        code=code(target) if target else None,
        target=target,
        rates=bool(form),
        address=address.split("://", 1)[-1],
    )


def _days(speech: Speech, edition: Edition) -> str:
    """``1 Juli 2026–30 September 2026``: the days of the survey, or the period's where they are not known."""
    if (known := held(speech, edition)) is not None:
        return ", ".join(known.days)
    days = Period.parse(edition.period)
    return f"{speech.date(days.first)}–{speech.date(days.last)}"


def _reached(speech: Speech, edition: Edition, service: str) -> str:
    found = reach(speech, edition, (service,))
    row = found.rows[0] if found else None
    if row is None or not row.answered.known:
        return ""
    said = []
    if row.rate.known:
        said.append(speech.gettext("{share} dari {n} yang diundang.", share=row.rate.text, n=row.invited.text))
    if row.enough is not None:
        said.append(speech.gettext("Sampel memadai.") if row.enough else speech.gettext("Sampel belum memadai."))
    return " ".join(said)
