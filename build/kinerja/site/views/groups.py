"""Indicators by what they are about: results of programmes, how fast and accurate services are, pace."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja.site.archive import Edition
from kinerja.site.text import Speech
from kinerja.site.views.figures import width
from kinerja.site.views.indicators import group_name, tally
from kinerja.site.views.lines import BEHIND

_GROUPS = ("program", "waktu_layanan", "ketepatan")


@dataclass(frozen=True)
class Group:
    """One row: how many of the group's measured indicators are met, or on pace."""

    name: str
    width: str
    count: str
    """``7 dari 9``, or that nothing is measured yet."""
    waiting: str
    csv: str


def groups(speech: Speech, edition: Edition) -> tuple[Group, ...]:
    """A row for each group that the release has indicators of, and one for those that have a pace."""
    facts = edition.facts.get("indikator", {})
    rows = []
    for code in _GROUPS:
        pairs = [pair for pair, row in facts.items() if row.get("golongan") == code]
        if pairs:
            counts = tally(edition, pairs)
            rows.append(
                _group(speech, edition, group_name(speech, code), counts.reached, counts.measured, counts.waiting)
            )
    paces = list(edition.facts.get("laju", {}).values())
    if paces:
        measured = [row for row in paces if row["bagian"]]
        on_pace = sum(1 for row in measured if row["status"] != BEHIND)
        name = speech.gettext("Sesuai laju tahun ini atau lebih cepat")
        rows.append(_group(speech, edition, name, on_pace, len(measured), len(paces) - len(measured), "laju"))
    return tuple(rows)


def _group(
    speech: Speech, edition: Edition, name: str, good: int, measured: int, waiting: int, table: str = "indikator"
) -> Group:
    count = speech.gettext("belum ada data")
    if measured:
        count = speech.gettext("{k} dari {n}", k=speech.number(good), n=speech.number(measured))
    left = speech.plural("{count} belum ada datanya", waiting) if waiting else ""
    return Group(name, width(good, measured) if measured else "", count, left, f"{edition.data}/tabel/{table}.csv")
