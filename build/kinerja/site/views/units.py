"""The list of units: which unit, next to which? One measure a unit, A-Z within its parent, never a ranking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kinerja.package.model import BETTER, GROUP, HIDDEN, OWN_STAFF, PUBLISHED, TOTAL
from kinerja.site.addresses import unit_page
from kinerja.site.archive import Archive, Edition
from kinerja.site.text import Speech
from kinerja.site.views.figures import Tally, published_share, width
from kinerja.site.views.indicators import indicators_below, tally
from kinerja.site.views.when import when


@dataclass(frozen=True)
class Measure:
    """One cell of the comparison: words, and a length where both counts are published. ``state`` as in a release."""

    state: str
    text: str
    width: str


@dataclass(frozen=True)
class Listed:
    """A unit in the list. ``depth`` 0 stands under the agency; ``inside`` names the group it is published in."""

    code: str
    name: str
    link: str
    depth: int
    kind: str
    people: Measure
    targets: Measure
    inside: str = ""


@dataclass(frozen=True)
class Units:
    """The list page. ``whole_people`` and ``whole_targets`` place the agency's own mark."""

    when: str
    finding: str
    lead: str
    rows: tuple[Listed, ...]
    tree: tuple[Listed, ...]
    whole_people: Measure
    whole_targets: Measure
    hidden: int
    csv: str


def units(speech: Speech, archive: Archive, portal: Mapping[str, Any]) -> Units:
    """Every unit of the newest release."""
    edition = archive.newest
    tree = tuple(_walk(speech, edition, TOTAL, 0))
    rows = tuple(row for row in tree if row.depth == 0)
    inside = sum(1 for row in tree if row.inside)
    hidden = sum(1 for row in tree if row.people.state == HIDDEN and row.kind != OWN_STAFF)
    lead = speech.gettext("Urut menurut abjad, bukan peringkat: tugas tiap unit berbeda.")
    minimum = edition.release.thresholds.get("unit_minimum")
    if minimum:
        lead += " " + speech.gettext(
            "Unit dengan kurang dari {n} pegawai ditampilkan bersama dalam satu gabungan.", n=minimum
        )
    count = sum(1 for row in tree if row.kind not in (GROUP, OWN_STAFF))
    finding = speech.plural("{count} unit kerja", count)
    if inside:
        finding = speech.gettext(
            "{n} unit kerja, {m} di antaranya tampil dalam gabungan",
            n=speech.number(count),
            m=speech.number(inside),
        )
    return Units(
        when=when(speech, edition, portal),
        finding=finding,
        lead=lead,
        rows=rows,
        tree=tree,
        whole_people=people_measure(speech, edition, TOTAL),
        whole_targets=targets_measure(speech, tally(edition)),
        hidden=hidden,
        csv=f"{edition.data}/tabel/predikat.csv",
    )


def _walk(speech: Speech, edition: Edition, parent: str, depth: int) -> list[Listed]:
    rows = []
    for code in in_order(speech, edition, edition.children.get(parent, ())):
        member = edition.units[code]
        name = speech.pick(member.name, member.name_en)
        holder = edition.holder(code)
        if holder is not None and holder != code:
            inside = speech.pick(edition.units[holder].name, edition.units[holder].name_en)
            nothing = Measure("", "", "")
            rows.append(Listed(code, name, unit_page(holder), depth, member.kind, nothing, nothing, inside))
        else:
            rows.append(
                Listed(
                    code,
                    name,
                    unit_page(code),
                    depth,
                    member.kind,
                    people_measure(speech, edition, code),
                    targets_measure(speech, tally(edition, indicators_below(edition, code))),
                )
            )
        rows.extend(_walk(speech, edition, code, depth + 1))
    return rows


def in_order(speech: Speech, edition: Edition, codes: Sequence[str]) -> list[str]:
    """A-Z by the name in the page's language; a unit's own staff (``.langsung``) last."""

    def place(code: str) -> tuple[bool, str, str]:
        unit = edition.units[code]
        return unit.kind == OWN_STAFF, speech.pick(unit.name, unit.name_en).casefold(), code

    return sorted(codes, key=place)


def people_measure(speech: Speech, edition: Edition, unit: str) -> Measure:
    """How many of a unit's people are rated good or better."""
    whole, good = edition.count("predikat", unit, TOTAL), edition.count("predikat", unit, BETTER)
    ratio = published_share(good, whole)
    if ratio is not None and whole.count is not None and good.count is not None:
        text = speech.gettext(
            "{share} ({k} dari {n})",
            share=speech.percent(ratio),
            k=speech.number(good.count),
            n=speech.number(whole.count),
        )
        return Measure(PUBLISHED, text, width(good.count, whole.count))
    if whole.count == 0:
        return Measure("nol", speech.gettext("tidak ada yang dinilai"), "")
    if HIDDEN in (whole.status, good.status):
        return Measure(HIDDEN, "", "")
    return Measure("belum_ada", speech.gettext("belum ada data"), "")


def targets_measure(speech: Speech, counts: Tally) -> Measure:
    """How many of the measured targets are met."""
    if not counts.measured:
        return Measure(
            "belum_ada", speech.gettext("belum ada data") if counts.waiting else speech.gettext("tidak ada target"), ""
        )
    text = speech.gettext("{k} dari {n}", k=speech.number(counts.reached), n=speech.number(counts.measured))
    return Measure(PUBLISHED, text, width(counts.reached, counts.measured))
