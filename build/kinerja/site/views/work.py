"""How the people of one unit work, at a glance: plans, the seven values, attendance, teamwork and written feedback."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kinerja.package.model import HIDDEN, PUBLISHED
from kinerja.site.addresses import BEHAVIOUR, PLANS
from kinerja.site.archive import Edition
from kinerja.site.text import Speech
from kinerja.site.views import cycle
from kinerja.site.views.counted import has
from kinerja.site.views.cycle import Aspect, share_of
from kinerja.site.views.cycle_words import words
from kinerja.site.views.predicates import Cell

ASPECTS: Final = (
    *((PLANS, aspect) for aspect in cycle.PLANS_BY_UNIT),
    *((BEHAVIOUR, aspect) for aspect in (cycle.VALUES, *cycle.CONDUCT)),
)
"""The page that tells of all units, and the question."""

TABLES: Final = tuple(aspect.table for _, aspect in ASPECTS)


@dataclass(frozen=True)
class WorkRow:
    """One question about the unit; ``said`` is its share in words, empty where it has none."""

    name: str
    link: str
    said: str
    cell: Cell
    style: str = "value"


@dataclass(frozen=True)
class Work:
    """The section of a unit's page; no rows where nothing is known yet."""

    finding: str
    rows: tuple[WorkRow, ...]
    any_hidden: bool


def unit_work(speech: Speech, edition: Edition, unit: str) -> Work | None:
    """The section for ``unit``; None where the release has none of the tables."""
    shown = [(page, aspect) for page, aspect in ASPECTS if has(edition, aspect.table)]
    if not shown:
        return None
    rows = tuple(_row(speech, edition, page, aspect, unit) for page, aspect in shown)
    states = {row.cell.state for row in rows}
    known = bool(states & {PUBLISHED, HIDDEN})
    return Work(_finding(speech, edition, unit, known), rows if known else (), HIDDEN in states)


def _row(speech: Speech, edition: Edition, page: str, aspect: Aspect, unit: str) -> WorkRow:
    share = share_of(speech, edition, aspect, unit)
    return WorkRow(words(speech)[aspect.table].head, f"{page}#{aspect.anchor}", share.said, share.cell)


def _finding(speech: Speech, edition: Edition, unit: str, known: bool) -> str:
    if not known:
        return speech.gettext("Rencana dan perilaku kerja pegawai belum diterima")
    if share_of(speech, edition, cycle.VALUES, unit).said:
        return cycle.finding(speech, edition, cycle.VALUES, unit)
    return speech.gettext("Rencana, nilai, kehadiran, kerja sama, dan umpan balik")
