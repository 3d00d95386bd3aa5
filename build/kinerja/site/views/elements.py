"""The nine elements of service: mean answers from 1 to 4, lowest first unless one is hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kinerja.package.model import HIDDEN, PUBLISHED, TOTAL, MeanTable
from kinerja.site.archive import Edition, leaves
from kinerja.site.text import Speech
from kinerja.site.views.figures import place, width
from kinerja.site.views.grading import Grade, grade_of, grades, letters, scales


@dataclass(frozen=True)
class Element:
    """One element of service: mean answer 1-4."""

    label: str
    name: str
    state: str
    value: str
    raw: Decimal | None
    grade: Grade | None
    width: str
    low: bool


@dataclass(frozen=True)
class Elements:
    """The nine elements of a service (or all), lowest first unless one is hidden."""

    rows: tuple[Element, ...]
    finding: str
    limits: tuple[str, ...]
    letters: tuple[tuple[str, str], ...]
    ordered: bool
    csv: str


def element_codes(edition: Edition) -> tuple[str, ...]:
    """The release's elements in its own order, U1 first; of a release without their table, by code."""
    table = edition.release.tables.get("unsur")
    return leaves(table.members["unsur"] if isinstance(table, MeanTable) else edition.names.get("unsur", {}))


def elements(speech: Speech, edition: Edition, service: str = TOTAL) -> Elements | None:
    """The elements of a service; None where the release has no such table or nothing was surveyed."""
    table = edition.release.tables.get("unsur")
    if not isinstance(table, MeanTable):
        return None
    names = edition.names.get("unsur", {})
    scale, factor = grades(speech, edition), scales(edition).factor
    low, high = (Decimal(end) for end in table.scale)
    rows = []
    for number, code in enumerate(element_codes(edition), 1):
        label = f"U{number}"
        row = edition.mean("unsur", service, code)
        member = names.get(code)
        name = speech.pick(member.name, member.name_en) if member else code
        if row.status != PUBLISHED or row.mean is None:
            rows.append(Element(label, name, row.status, "", None, None, "", False))
            continue
        # An element is graded on the index scale: 25 × NRR (PermenPANRB 14/2017).
        grade = grade_of(scale, row.mean * factor)
        rows.append(
            Element(
                label,
                name,
                PUBLISHED,
                speech.number(row.mean, row.decimals),
                row.mean,
                grade,
                width(row.mean - low, high - low),
                grade is not None and not grade.good,
            )
        )
    if not any(row.state in (PUBLISHED, HIDDEN) for row in rows):
        return None
    ordered = all(row.state != HIDDEN for row in rows)
    if ordered:  # an element that nobody was asked about stands last
        rows.sort(key=lambda row: (row.raw is None, row.raw or 0, row.label))
    return Elements(
        rows=tuple(rows),
        finding=_element_finding(speech, rows),
        limits=tuple(place(grade.low / factor, low, high) for grade in scale if low < grade.low / factor < high),
        letters=letters(scale, low * factor, high * factor),
        ordered=ordered,
        csv=f"{edition.data}/tabel/unsur.csv",
    )


def _element_finding(speech: Speech, rows: Sequence[Element]) -> str:
    published = [row for row in rows if row.raw is not None]
    if any(row.state == HIDDEN for row in rows) or not published:
        return speech.gettext("Sebagian unsur disembunyikan demi kerahasiaan")
    below = [row for row in published if row.low]
    if len(below) > 1:
        return speech.gettext(
            "{name} paling rendah; {k} dari {n} unsur di bawah batas baik",
            name=published[0].name,
            k=len(below),
            n=len(published),
        )
    if below:
        return speech.gettext("{name} paling rendah dan masih di bawah batas baik", name=below[0].name)
    return speech.gettext("{name} paling rendah, tetapi semua unsur sudah baik", name=published[0].name)
