"""Indices over several services: the agency's in both weightings, and each unit's, from the published indices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kinerja.package.model import HIDDEN, NOT_YET, PUBLISHED, TOTAL, MeanRow
from kinerja.package.rounding import half_up
from kinerja.site.addresses import unit_page
from kinerja.site.archive import Edition
from kinerja.site.text import Speech
from kinerja.site.views.figures import width
from kinerja.site.views.grading import Grade, grade_of, grades, scales

_DECIMALS = 2


@dataclass(frozen=True)
class Weighting:
    """The agency's index by respondent (chosen) and by service; ``by_service`` is empty where ``missing`` says why."""

    by_respondent: str
    by_service: str
    missing: str
    finding: str
    services: str
    csv: str


@dataclass(frozen=True)
class UnitIndex:
    """A unit's index over its own services; texts are empty unless ``state`` is ``terbit``."""

    name: str
    link: str
    state: str
    value: str
    grade: Grade | None
    width: str
    low: bool
    services: str
    respondents: str


def weighting(speech: Speech, edition: Edition) -> Weighting | None:
    """Both weightings; None where there is no index of all, or of fewer than two services."""
    whole = edition.mean("ikm", TOTAL)
    rows = [edition.mean("ikm", code) for code in edition.names.get("layanan", {})]
    shown = [row for row in rows if row.mean is not None]
    if whole.mean is None or len(shown) < 2:
        return None
    chosen = speech.number(whole.mean, _DECIMALS)
    plain = by_service(rows)
    other = "" if plain is None else speech.number(plain, _DECIMALS)
    if plain is None:
        finding = speech.gettext("Tiap jawaban sama beratnya")
    elif plain == whole.mean:
        finding = speech.gettext("Kedua cara menimbang memberi indeks yang sama")
    else:
        finding = speech.gettext(
            "Bila tiap layanan sama beratnya, indeksnya {other}, bukan {chosen}", other=other, chosen=chosen
        )
    return Weighting(
        by_respondent=chosen,
        by_service=other,
        missing="" if other else speech.gettext("Tidak dapat dihitung, karena indeks satu layanan disembunyikan."),
        finding=finding,
        services=speech.number(len(shown)),
        csv=f"{edition.data}/tabel/ikm.csv",
    )


def by_service(rows: Sequence[MeanRow]) -> Decimal | None:
    """Return the plain mean of the services' printed indices; None where one is hidden or none is shown.

    ``measures.surveys.agency_index`` takes them unrounded, so the last digit may differ by one.
    """
    shown = [row.mean for row in rows if row.mean is not None]
    if not shown or any(row.status == HIDDEN for row in rows):
        return None
    return half_up(Fraction(sum(shown)) / len(shown), _DECIMALS)


def by_respondent(rows: Sequence[MeanRow]) -> Decimal | None:
    """Return the mean of services' printed indices, each as heavy as its respondents; None where one is hidden.

    It is the index of all their answers together where everybody answered every element, but for the rounding.
    """
    shown = [(row.mean, row.count) for row in rows if row.mean is not None and row.count]
    if not shown or any(row.status == HIDDEN for row in rows):
        return None
    whole = sum(count for _, count in shown)
    return half_up(sum((Fraction(mean) * count for mean, count in shown), start=Fraction(0)) / whole, _DECIMALS)


def unit_index(speech: Speech, edition: Edition, unit: str) -> UnitIndex | None:
    """The index of a unit over the services that it gives itself; None where it gives none."""
    codes, member = edition.services.get(unit, ()), edition.units.get(unit)
    rows = [edition.mean("ikm", code) for code in codes]
    if member is None or not rows:
        return None
    name = speech.pick(member.name, member.name_en)
    link = unit_page(unit, edition.period) if edition.has_page(unit) else ""
    value = by_respondent(rows)
    if value is None:
        state = HIDDEN if any(row.status == HIDDEN for row in rows) else NOT_YET
        return UnitIndex(name, link, state, "", None, "", False, "", "")
    shown, ends = [row for row in rows if row.mean is not None], scales(edition)
    grade = grade_of(grades(speech, edition), value)
    return UnitIndex(
        name=name,
        link=link,
        state=PUBLISHED,
        value=speech.number(value, _DECIMALS),
        grade=grade,
        width=width(value - ends.low, ends.high - ends.low),
        low=grade is not None and not grade.good,
        services=speech.number(len(shown)),
        respondents=speech.number(sum(row.count or 0 for row in shown)),
    )


def unit_indices(speech: Speech, edition: Edition) -> tuple[UnitIndex, ...]:
    """Every unit that gives services itself, by name: no ranking, their tasks differ."""
    found = [unit_index(speech, edition, unit) for unit in edition.services]
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.name.casefold()))


def unit_sentence(speech: Speech, edition: Edition, unit: str) -> str:
    """A unit's index in words; empty where it has none, or only one service, whose index it is."""
    found = unit_index(speech, edition, unit)
    if found is None or not found.value or found.services == "1":
        return ""
    return speech.gettext(
        "IKM unit ini dari {n} layanan: {value}{grade}.",
        n=found.services,
        value=found.value,
        grade="" if found.grade is None else f" ({found.grade.letter}, {found.grade.name})",
    )
