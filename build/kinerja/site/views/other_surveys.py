"""Surveys beside SKM: perceived quality and integrity on a scale to 100, and programmes with questions of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from kinerja.package.model import HIDDEN, PUBLISHED, TOTAL, MeanTable
from kinerja.package.survey_tables import SATISFACTION, survey_tables
from kinerja.site.addresses import service_page
from kinerja.site.archive import Edition, leaves
from kinerja.site.text import Speech
from kinerja.site.views.figures import Change, change, mean_of, verdict, width
from kinerja.site.views.survey_held import Held, held


@dataclass(frozen=True)
class Asked:
    """One element or question: its mean answer from 1 to 4. ``width`` is empty unless ``state`` is ``terbit``."""

    name: str
    state: str
    value: str
    raw: Decimal | None
    width: str
    answers: str


@dataclass(frozen=True)
class Rated:
    """One service's figure in a survey; texts are empty unless ``state`` is ``terbit``."""

    name: str
    link: str
    state: str
    value: str
    respondents: str


@dataclass(frozen=True)
class OtherSurvey:
    """A survey as a page shows it, of one service or of all; ``value`` is empty unless ``state`` is ``terbit``."""

    code: str
    name: str
    figure: str
    """What its figure is called: ``IPKP``, or the words for a mean of answers."""
    regulated: bool
    state: str
    value: str
    top: str
    """The highest that ``value`` can be."""
    respondents: str
    change: Change | None
    finding: str
    held: Held | None
    asked: tuple[Asked, ...]
    ordered: bool
    services: tuple[Rated, ...]
    form: str
    """Its live form, as ``portal.yaml`` names it; empty without one."""
    csv: str
    elements_csv: str


def other_surveys(
    speech: Speech,
    edition: Edition,
    earlier: Edition | None,
    portal: Mapping[str, Any],
    service: str = TOTAL,
) -> tuple[OtherSurvey, ...]:
    """The surveys of an edition that have a row for ``service`` (``semua``: all of them), in the release's order."""
    listed = edition.release.extra.get("survei", ())
    addresses: Mapping[str, str] = portal.get("formulir", {})
    found = []
    for said in listed:
        form = next((str(addresses[form]) for form in said.get("formulir", ()) if form in addresses), "")
        if said["kode"] != SATISFACTION and (survey := _survey(speech, edition, earlier, said, service)) is not None:
            found.append(replace(survey, form=form))
    return tuple(found)


def survey_files(edition: Edition, service: str = TOTAL) -> tuple[str, ...]:
    """Names of the tables that :func:`other_surveys` shows."""
    names = [survey_tables(str(said["kode"])) for said in edition.release.extra.get("survei", ())]
    shown = [name for name in names if name.survey != SATISFACTION and (service,) in edition.means.get(name.index, {})]
    return tuple(table for name in shown for table in (name.index, name.elements))


def _survey(
    speech: Speech, edition: Edition, earlier: Edition | None, said: Mapping[str, Any], service: str
) -> OtherSurvey | None:
    names = survey_tables(str(said["kode"]))
    index, elements = edition.release.tables.get(names.index), edition.release.tables.get(names.elements)
    if not isinstance(index, MeanTable) or not isinstance(elements, MeanTable):
        return None
    if (service,) not in edition.means[names.index]:
        return None
    row = edition.mean(names.index, service)
    before = earlier.mean(names.index, service) if earlier else None
    name = speech.pick(str(said["nama"]), str(said["nama_en"]))
    figure = str(said["indeks"]) or speech.gettext("rata-rata jawaban")
    asked = _asked(speech, edition, elements, service)
    value = "" if row.mean is None else speech.number(row.mean, row.decimals)
    top = speech.number(index.scale[1])
    return OtherSurvey(
        code=names.survey,
        name=name,
        figure=figure,
        regulated=bool(said["indeks"]),
        state=row.status,
        value=value,
        top=top,
        respondents="" if row.count is None else speech.plural("{count} responden", row.count),
        change=change(
            speech,
            row.mean,
            before.mean,
            period=edition.period,
            earlier=earlier.period,
            decimals=row.decimals,
            verdict=verdict(edition, mean_of(edition, names.index, service), mean_of(earlier, names.index, service)),
        )
        if before is not None and earlier is not None
        else None,
        finding=_finding(speech, row.status, name, figure, value, top),
        held=held(speech, edition, names.survey),
        asked=asked,
        ordered=all(one.state != HIDDEN for one in asked),
        services=_services(speech, edition, index) if service == TOTAL else (),
        form="",
        csv=f"{edition.data}/tabel/{names.index}.csv",
        elements_csv=f"{edition.data}/tabel/{names.elements}.csv",
    )


def _finding(speech: Speech, state: str, name: str, figure: str, value: str, top: str) -> str:
    if state == HIDDEN:
        return speech.gettext("{survey}: disembunyikan demi kerahasiaan", survey=name)
    if not value:
        return speech.gettext("{survey}: belum ada cukup jawaban", survey=name)
    return speech.gettext("{survey}: {figure} {value} dari {top}", survey=name, figure=figure, value=value, top=top)


def _asked(speech: Speech, edition: Edition, table: MeanTable, service: str) -> tuple[Asked, ...]:
    """The elements, lowest first unless one is hidden; an element that too few answered stands last."""
    dimension = table.dimensions[-1]
    names = edition.names.get(dimension, {})
    low, high = (Decimal(end) for end in table.scale)
    rows = []
    for code in leaves(table.members[dimension]):
        row, member = edition.mean(table.name, service, code), names.get(code)
        name = speech.pick(member.name, member.name_en) if member else code
        if row.status != PUBLISHED or row.mean is None:
            rows.append(Asked(name, row.status, "", None, "", ""))
        else:
            value = speech.number(row.mean, row.decimals)
            answers = "" if row.count is None else speech.number(row.count)
            rows.append(Asked(name, PUBLISHED, value, row.mean, width(row.mean - low, high - low), answers))
    if all(row.state != HIDDEN for row in rows):
        rows.sort(key=lambda row: (row.raw is None, row.raw or 0))
    return tuple(rows) if any(row.state in (PUBLISHED, HIDDEN) for row in rows) else ()


def _services(speech: Speech, edition: Edition, index: MeanTable) -> tuple[Rated, ...]:
    names = edition.names.get("layanan", {})
    codes: Sequence[str] = [code for code in leaves(index.members["layanan"]) if code in names]
    rows = []
    for code in codes:
        row = edition.mean(index.name, code)
        rows.append(
            Rated(
                speech.pick(names[code].name, names[code].name_en),
                service_page(code, edition.period) if code in edition.release.services else "",
                row.status,
                "" if row.mean is None else speech.number(row.mean, row.decimals),
                "" if row.count is None else speech.number(row.count),
            )
        )
    return tuple(sorted(rows, key=lambda rated: rated.name.casefold()))
