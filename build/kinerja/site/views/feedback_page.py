"""All units' feedback from several sides, side by side: what do others see in this agency's people?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kinerja.package.model import MeanTable
from kinerja.site.addresses import unit_page
from kinerja.site.archive import Archive, Edition, leaves
from kinerja.site.text import Speech
from kinerja.site.views.around import table_files
from kinerja.site.views.feedback import TABLE, FeedbackPart, View, feedback, others_view
from kinerja.site.views.when import when


@dataclass(frozen=True)
class UnitRow:
    """A unit's figure of all outside views, value by value."""

    name: str
    link: str
    cells: tuple[View, ...]


@dataclass(frozen=True)
class FeedbackPage:
    """All that the page shows; ``part`` is None where the release has no feedback at all."""

    period: str
    when: str
    part: FeedbackPart | None
    fewest: str
    """Raters that a person needs to be counted, and answers that a cell needs, as printed."""
    least: str
    values: tuple[str, ...]
    units: tuple[UnitRow, ...]
    waiting: tuple[str, ...]
    """Units of which not enough is known yet."""
    files: tuple[tuple[str, str], ...]


def feedback_page(speech: Speech, archive: Archive, portal: Mapping[str, Any]) -> FeedbackPage:
    """The page of the newest release."""
    edition = archive.newest
    part = feedback(speech, edition)
    rows = _units(speech, edition)
    said = edition.release.extra.get(TABLE, {})
    return FeedbackPage(
        period=speech.period(edition.period),
        when=when(speech, edition, portal),
        part=part,
        fewest=speech.number(int(said.get("penilai_paling_sedikit", 3))),
        least=speech.number(edition.release.thresholds.get("ambang_pendapat", 10)),
        values=tuple(row.name for row in part.rows) if part else (),
        units=tuple(row for row in rows if any(cell.state != "belum_ada" for cell in row.cells)),
        waiting=tuple(row.name for row in rows if all(cell.state == "belum_ada" for cell in row.cells)),
        files=table_files(speech, edition, TABLE),
    )


def _units(speech: Speech, edition: Edition) -> list[UnitRow]:
    """Units by name: no ranking, their tasks differ."""
    table = edition.release.tables.get(TABLE)
    if not isinstance(table, MeanTable):
        return []
    rows = []
    for code in leaves(table.members["unit"]):
        if code not in edition.units:
            continue
        cells = []
        for value in table.members["nilai"]:
            row = others_view(edition, code, value)
            cells.append(View(row.status, "" if row.mean is None else speech.number(row.mean, row.decimals)))
        unit = edition.units[code]
        link = unit_page(code, edition.period) if edition.has_page(code) else ""
        rows.append(UnitRow(speech.pick(unit.name, unit.name_en), link, tuple(cells)))
    return sorted(rows, key=lambda row: row.name.casefold())
