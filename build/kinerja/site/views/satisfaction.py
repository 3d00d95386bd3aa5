"""How the public rates services: the index, its grade, each service on one scale, and the nine elements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kinerja.package.model import HIDDEN, NOT_YET, PUBLISHED, TOTAL, MeanRow, MeanTable
from kinerja.package.survey_tables import SATISFACTION as SKM
from kinerja.package.survey_tables import survey_tables
from kinerja.site.addresses import service_page, unit_page
from kinerja.site.archive import Edition
from kinerja.site.text import Speech
from kinerja.site.views.figures import Change, change, mean_of, place, verdict, width
from kinerja.site.views.grading import Grade, Scales, grade_key, grade_of, grades, letters, scales

_GAP = Decimal("0.005")
"""The white between two grades' stretches, as a part of the scale."""


@dataclass(frozen=True)
class Zone:
    """A grade's stretch of a scale: where it begins, how wide it is, where its letter stands, all in per cent."""

    letter: str
    start: str
    width: str
    middle: str
    limit: str
    on: bool
    lowest: bool


@dataclass(frozen=True)
class Index:
    """An IKM as it may be shown; texts are empty unless ``state`` is ``terbit``."""

    state: str
    value: str
    grade: Grade | None
    grade_text: str
    distance: str
    respondents: str
    partial: str
    """Says which elements the index does without; empty where it is over all of them."""
    change: Change | None
    zones: tuple[Zone, ...]
    mark: str
    aria: str
    csv: str


@dataclass(frozen=True)
class Service:
    """One service on the shared scale."""

    code: str
    name: str
    link: str
    unit_name: str
    unit_link: str
    state: str
    value: str
    raw: Decimal | None
    grade: Grade | None
    x: str
    respondents: str
    change: Change | None
    low: bool
    elsewhere: bool = False
    """Whether it has no index here, and another survey's figure on its page."""


@dataclass(frozen=True)
class Services:
    """Services on one scale; ``limits`` are grade borders, ``letters`` (letter, x) their heading."""

    rows: tuple[Service, ...]
    start: str
    limits: tuple[str, ...]
    letters: tuple[tuple[str, str], ...]
    key: str
    ordered: bool
    any_hidden: bool
    csv: str


def index(speech: Speech, edition: Edition, earlier: Edition | None, service: str = TOTAL, subject: str = "") -> Index:
    """The IKM of one service, or of all."""
    row = edition.mean("ikm", service)
    csv = f"{edition.data}/tabel/ikm.csv"
    if row.status != PUBLISHED or row.mean is None or row.count is None:
        return Index(row.status, "", None, "", "", "", "", None, (), "", "", csv)
    scale, ends = grades(speech, edition), scales(edition)
    grade = grade_of(scale, row.mean)
    value = speech.number(row.mean, row.decimals)
    zones = _zones(speech, scale, grade, ends)
    return Index(
        state=PUBLISHED,
        value=value,
        grade=grade,
        grade_text="" if grade is None else f"{grade.letter}, {grade.name}",
        distance=_distance(speech, scale, grade, row.mean),
        respondents=speech.plural("{count} responden", row.count),
        partial=_partial(speech, edition, service),
        change=index_change(speech, edition, earlier, service),
        zones=zones,
        mark=place(row.mean, ends.low, ends.high),
        aria=speech.gettext(
            "Skala IKM 25 sampai 100. {subject} {value}, mutu {grade}.",
            subject=subject,
            value=value,
            grade="" if grade is None else f"{grade.letter}, {grade.name}",
        ),
        csv=csv,
    )


def _partial(speech: Speech, edition: Edition, service: str) -> str:
    table, names = edition.release.tables.get("unsur"), edition.names.get("unsur", {})
    codes = [code for code in table.members["unsur"] if code != TOTAL] if isinstance(table, MeanTable) else []
    missing = [code for code in codes if edition.mean("unsur", service, code).status == NOT_YET]
    if not missing:
        return ""
    return speech.gettext(
        "Indeks dari {n} unsur; belum cukup dijawab: {names}.",
        n=speech.number(len(codes) - len(missing)),
        names=", ".join(speech.pick(names[code].name, names[code].name_en) for code in missing),
    )


def nothing(speech: Speech, state: str) -> str:
    """Why an index is not shown, as a sentence; the state is the release's."""
    if state == HIDDEN:
        return speech.gettext("Hasil survei layanan ini disembunyikan demi kerahasiaan.")
    return speech.gettext("Belum ada cukup jawaban survei pada periode ini.")


def index_change(speech: Speech, edition: Edition, earlier: Edition | None, service: str) -> Change | None:
    """How a service's IKM moved since the period before, and whether that is more than chance; None unless both are
    published.
    """
    if earlier is None:
        return None
    now, before = edition.mean("ikm", service), earlier.mean("ikm", service)
    return change(
        speech,
        now.mean,
        before.mean,
        period=edition.period,
        earlier=earlier.period,
        decimals=now.decimals,
        verdict=verdict(edition, mean_of(edition, "ikm", service), mean_of(earlier, "ikm", service)),
    )


def services(speech: Speech, edition: Edition, earlier: Edition | None, codes: Sequence[str]) -> Services:
    """``codes`` on one scale: by index where all are published, A-Z where an order would tell of a hidden one."""
    scale = grades(speech, edition)
    means = {code: edition.mean("ikm", code) for code in codes}
    published = [row.mean for row in means.values() if row.mean is not None]
    start = Decimal(60) if not published or min(published) >= 62 else Decimal(25)
    rows = [_service(speech, edition, earlier, code, means[code], scale, start) for code in codes]
    hidden = any(row.state == HIDDEN for row in rows)
    if hidden:
        rows.sort(key=lambda row: (row.name.casefold(), row.code))
    else:
        rows.sort(key=lambda row: (row.raw is None, -(row.raw or 0), row.name.casefold(), row.code))
    limits = [grade.low for grade in scale if start < grade.low < 100]
    return Services(
        rows=tuple(rows),
        start=speech.number(start),
        limits=tuple(place(low, start, Decimal(100)) for low in limits),
        letters=letters(scale, start, Decimal(100)),
        key=grade_key(scale),
        ordered=not hidden and len(rows) > 1,
        any_hidden=hidden,
        csv=f"{edition.data}/tabel/ikm.csv",
    )


def services_finding(speech: Speech, listed: Services) -> str:
    """The title over a list of services, by rule."""
    measured = [row for row in listed.rows if row.grade is not None]
    below = [row for row in measured if row.low]
    if not measured:
        if listed.any_hidden:
            return speech.gettext("Hasil survei disembunyikan demi kerahasiaan")
        return speech.gettext("Belum ada hasil survei kepuasan")
    if not below:
        if len(measured) == 1:
            return speech.gettext(
                "{name} dinilai {grade}",
                name=measured[0].name,
                grade=measured[0].grade.name if measured[0].grade else "",
            )
        return speech.gettext("Semua {n} layanan terukur dinilai baik atau sangat baik", n=speech.number(len(measured)))
    if len(below) == 1:
        return speech.gettext("{name} masih di bawah batas baik", name=below[0].name)
    return speech.gettext(
        "{k} dari {n} layanan masih di bawah batas baik", k=speech.number(len(below)), n=speech.number(len(measured))
    )


def _elsewhere(edition: Edition, service: str) -> bool:
    surveys = (str(said["kode"]) for said in edition.release.extra.get("survei", ()))
    return any(
        edition.mean(survey_tables(survey).index, service).mean is not None for survey in surveys if survey != SKM
    )


def _service(
    speech: Speech,
    edition: Edition,
    earlier: Edition | None,
    code: str,
    row: MeanRow,
    scale: Sequence[Grade],
    start: Decimal,
) -> Service:
    member = edition.names.get("layanan", {}).get(code)
    unit = edition.units.get(edition.release.services.get(code, ""))
    name = speech.pick(member.name, member.name_en) if member else code
    unit_name = speech.pick(unit.name, unit.name_en) if unit else ""
    link = unit_page(unit.code, edition.period) if unit and edition.has_page(unit.code) else ""
    page = service_page(code, edition.period)
    if row.status != PUBLISHED or row.mean is None or row.count is None:
        other = row.status == NOT_YET and _elsewhere(edition, code)
        return Service(code, name, page, unit_name, link, row.status, "", None, None, "", "", None, False, other)
    grade = grade_of(scale, row.mean)
    return Service(
        code=code,
        name=name,
        link=page,
        unit_name=unit_name,
        unit_link=link,
        state=PUBLISHED,
        value=speech.number(row.mean, row.decimals),
        raw=row.mean,
        grade=grade,
        x=place(row.mean, start, Decimal(100)),
        respondents=speech.number(row.count),
        change=index_change(speech, edition, earlier, code),
        low=grade is not None and not grade.good,
    )


def _distance(speech: Speech, scale: Sequence[Grade], grade: Grade | None, value: Decimal) -> str:
    if grade is None or grade == scale[0]:
        return ""
    above = scale[scale.index(grade) - 1]
    return speech.gettext(
        "Butuh {n} lagi untuk {letter}, {name}.",
        n=speech.number(above.low - value, 2),
        letter=above.letter,
        name=above.name,
    )


def _zones(speech: Speech, scale: Sequence[Grade], on: Grade | None, ends: Scales) -> tuple[Zone, ...]:
    zones = []
    uppers = [ends.high, *(grade.low for grade in scale)]
    gap = (ends.high - ends.low) * _GAP
    for grade, end in zip(scale, uppers, strict=False):
        start = max(grade.low, ends.low)
        zones.append(
            Zone(
                letter=grade.letter,
                start=place(start, ends.low, ends.high),
                width=width(end - start - gap, ends.high - ends.low),
                middle=place((start + end) / 2, ends.low, ends.high),
                limit=speech.number(start, 0 if start == start.to_integral_value() else 2),
                on=grade == on,
                lowest=grade == scale[-1],
            )
        )
    return tuple(reversed(zones))
