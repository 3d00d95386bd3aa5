"""A unit beside its siblings, its parent and the agency, on the same scale: is it usual, or does it stand out?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kinerja.package.model import NOT_YET, OWN_STAFF, PUBLISHED, TOTAL
from kinerja.site.addresses import UNITS, unit_page
from kinerja.site.archive import Archive, Edition
from kinerja.site.text import Speech
from kinerja.site.views.around import table_files
from kinerja.site.views.beside import Bar, kind_texts
from kinerja.site.views.indicators import indicators_below, tally
from kinerja.site.views.units import Measure, in_order, people_measure, targets_measure
from kinerja.site.views.when import short_name, when


@dataclass(frozen=True)
class Row:
    """One unit of the comparison; ``me`` marks the one whose page it is."""

    name: str
    link: str
    me: bool
    targets: Measure
    people: Measure


@dataclass(frozen=True)
class Comparison:
    """All that the page shows. The agency's own widths place its mark on every row."""

    name: str
    link: str
    when: str
    finding: str
    wholes: tuple[Row, ...]
    """The agency, then the units above, from the top down."""
    siblings: tuple[Row, ...]
    kinds: tuple[Row, ...]
    """Median and better quarter of units of its kind; empty where fewer than four have a figure."""
    whole_targets: str
    whole_people: str
    files: tuple[tuple[str, str], ...]
    csv: str


def can_compare(edition: Edition, unit: str) -> bool:
    """Whether there is anything beside the unit: a sibling with a page, or a unit above it."""
    return (
        unit in edition.units
        and edition.has_page(unit)
        and (bool(edition.above(unit)) or len(_siblings(edition, unit)) > 1)
    )


def comparison(speech: Speech, archive: Archive, unit: str, portal: Mapping[str, Any]) -> Comparison:
    """The comparison of ``unit`` in the newest release; :func:`can_compare` must hold."""
    edition = archive.newest
    member = edition.units[unit]
    name = speech.pick(member.name, member.name_en)
    agency = Row(
        speech.gettext("Seluruh {name}", name=short_name(speech, portal)),
        UNITS,
        False,
        targets_measure(speech, tally(edition)),
        people_measure(speech, edition, TOTAL),
    )
    above = tuple(_row(speech, edition, parent.code, unit) for parent in reversed(edition.above(unit)))
    siblings = in_order(speech, edition, _siblings(edition, unit))
    return Comparison(
        name=name,
        link=unit_page(unit),
        when=when(speech, edition, portal),
        finding=_finding(speech, unit, name, siblings),
        wholes=(agency, *above),
        siblings=tuple(_row(speech, edition, code, unit) for code in siblings),
        kinds=tuple(
            Row(title, "", False, _of_kind(targets), _of_kind(people))
            for title, (targets, people) in kind_texts(speech, edition, member.kind)
        ),
        whole_targets=agency.targets.width,
        whole_people=agency.people.width,
        files=table_files(speech, edition, "predikat", "indikator"),
        csv=f"{edition.data}/tabel/predikat.csv",
    )


def _of_kind(bar: Bar) -> Measure:
    return Measure(PUBLISHED if bar.width else NOT_YET, bar.value, bar.width)


def _siblings(edition: Edition, unit: str) -> list[str]:
    """The units below the same parent that have a page, itself among them; an office of its own is no unit."""
    parent = edition.units[unit].parent
    listed = edition.children.get(parent, ())
    return [c for c in listed if edition.has_page(c) and (c == unit or edition.units[c].kind != OWN_STAFF)]


def _row(speech: Speech, edition: Edition, code: str, unit: str) -> Row:
    member = edition.units[code]
    return Row(
        speech.pick(member.name, member.name_en),
        unit_page(code),
        code == unit,
        targets_measure(speech, tally(edition, indicators_below(edition, code))),
        people_measure(speech, edition, code),
    )


def _finding(speech: Speech, unit: str, name: str, siblings: list[str]) -> str:
    """What the page compares, in one line: it is no ranking, so no place is named."""
    others = len([code for code in siblings if code != unit])
    if not others:
        return speech.gettext("{name} di samping unit di atasnya", name=name)
    return speech.plural("{name} di samping {count} unit setingkat", others, name=name)
