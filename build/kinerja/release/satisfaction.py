"""The mean tables of a period's surveys: which there are, what they leave out, and what a correction keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from kinerja.content import regulations
from kinerja.content.records import Service
from kinerja.disclosure.means import differences, hide
from kinerja.package.model import NOT_YET, PUBLISHED, TOTAL, MeanTable, Member, Release, Table
from kinerja.package.survey_tables import SATISFACTION
from kinerja.release.survey_means import Surveyed, mean_tables

INDEX, ELEMENTS = "ikm", "unsur"


def survey_members(
    services: Sequence[Service], held: Sequence[Surveyed], agency: Path | None = None
) -> dict[str, tuple[Member, ...]]:
    """Code lists of services, of the nine elements of SKM, and of the elements of each other survey that was held."""
    skm = tuple(Member(e.code, TOTAL, e.name, e.name_en) for e in regulations.elements(SATISFACTION, agency=agency))
    listed = tuple(Member(s.id, TOTAL, s.name, s.name_en) for s in sorted(services, key=lambda s: s.id))
    return {"layanan": listed, ELEMENTS: skm} | {survey.tables.dimension: survey.elements for survey in held}


def survey_tables(
    held: Sequence[Surveyed], services: Sequence[str], period: str, threshold: int
) -> tuple[MeanTable, ...]:
    """The index and the elements of every survey, true values: what ``protected`` then decides about."""
    return tuple(table for survey in held for table in mean_tables(survey, services, period, threshold))


def protected(tables: Sequence[MeanTable], threshold: int) -> tuple[MeanTable, ...]:
    """The tables with what must be hidden hidden: each index together with the elements that it is derived from.

    :param threshold: ``ambang``.
    """
    known = {table.name: table for table in tables}
    for index in tables:
        if index.derived is not None:
            both = hide(known[index.name], known[index.derived["dari"]], threshold)
            known |= {table.name: table for table in both}
    return tuple(known[table.name] for table in tables)


def left_out(tables: Mapping[str, Table]) -> dict[str, tuple[str, ...]]:
    """Return which elements each published index does without, services sorted, elements in the regulation's order."""
    index, elements = tables.get(INDEX), tables.get(ELEMENTS)
    if not isinstance(index, MeanTable) or not isinstance(elements, MeanTable):
        return {}
    missing = {row.key for row in elements.rows if row.status == NOT_YET}
    shown = sorted(row.key[0] for row in index.rows if row.status == PUBLISHED)
    found = {s: tuple(e for e in elements.members["unsur"] if (s, e) in missing) for s in shown}
    return {service: codes for service, codes in found.items() if codes}


def without_index(tables: Mapping[str, Table]) -> tuple[str, ...]:
    """Return the members of the index's table (``semua`` among them) that have no index yet, in its order."""
    index = tables.get(INDEX)
    rows = index.rows if isinstance(index, MeanTable) else ()
    return tuple(row.key[0] for row in rows if row.status == NOT_YET)


def carried(tables: tuple[MeanTable, ...], earlier: Sequence[Release]) -> tuple[tuple[MeanTable, ...], str]:
    """The mean tables of a correction: new ones, or the last published ones with the folder they come from.

    Where fewer answers than the threshold came, went or were edited since, the difference of two means would be those
    very answers. They wait until there are enough of them, and the tables stay as they were.
    """
    if not earlier:
        return tables, ""
    last = earlier[-1]
    before = {t.name: t for release in earlier for t in release.tables.values() if isinstance(t, MeanTable)}
    few = any(differences(before[t.name], t) for t in tables if t.name in before)
    if not few:
        return tables, ""
    kept = tuple(t for t in last.tables.values() if isinstance(t, MeanTable))
    return kept, str(last.extra.get("rerata_dari", last.folder))
