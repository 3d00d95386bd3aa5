"""The mean tables of a release: IKM by service, and the nine elements behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from decimal import Decimal
from pathlib import Path

from kinerja.content import regulations
from kinerja.content.records import AnswerSet, Service
from kinerja.disclosure.means import differences
from kinerja.measures import satisfaction
from kinerja.package.model import NOT_YET, PUBLISHED, TOTAL, MeanRow, MeanTable, Member, Release, Table

KIND = "skm"
INDEX, ELEMENTS = "ikm", "unsur"
_DECIMALS = 2

_FEWEST_ELEMENTS = 2
"""Elements that an index is made from at least: one alone would be printed twice, and could not be hidden."""


def satisfaction_members(services: Sequence[Service], agency: Path | None = None) -> dict[str, tuple[Member, ...]]:
    """Code lists of services and elements."""
    return {
        "layanan": tuple(Member(s.id, TOTAL, s.name, s.name_en) for s in sorted(services, key=lambda s: s.id)),
        "unsur": tuple(Member(e.code, TOTAL, e.name, e.name_en) for e in regulations.elements(KIND, agency=agency)),
    }


def satisfaction_tables(
    answers: Sequence[AnswerSet], services: Sequence[str], period: str, threshold: int, agency: Path | None = None
) -> tuple[MeanTable, ...]:
    """``ikm`` (by service) and ``unsur`` (service × element) of a period's SKM answers; none without answers.

    An element that fewer than ``threshold`` people answered for a service (none, where it costs nothing or the form
    does not ask) is ``belum_ada``: those answers are in no number, and the others share its weight
    (PermenPANRB 14/2017: 1 / elements). A service with fewer respondents, or fewer than two such elements, has no index
    yet: nothing is said about it, and the agency's total is over the services that have one. So no total can be used to
    work out what a handful of people answered, and no second service needs hiding for their sake. Forms on another
    scale than 1-4 are left out (``measures.surveys.other_scales``).

    :param services: codes with a row, in code order.
    """
    elements = tuple(e.code for e in regulations.elements(KIND, agency=agency))
    rows = [
        _of_elements(row, set(answer.elements), elements)
        for answer in answers
        if answer.kind == KIND and satisfaction.on_scale(answer)
        for row in answer.rows
    ]
    if not rows:
        return ()
    every = AnswerSet(KIND, answers[0].period, KIND, elements, tuple(rows))
    counted, people = satisfaction.answer_counts(every), satisfaction.respondents(every)
    asked = {s: {e for e in elements if sum(counted.get((s, e), ())) >= threshold} for s in services}
    enough = {s for s in services if people.get(s, 0) >= threshold and len(asked[s]) >= _FEWEST_ELEMENTS}
    used = tuple(_of_elements(row, asked[row["layanan"]], elements) for row in rows if row.get("layanan") in enough)
    kept = AnswerSet(KIND, every.period, KIND, elements, used)
    counted, people = satisfaction.answer_counts(kept), satisfaction.respondents(kept)
    shown = {TOTAL} | enough if enough else set()
    codes = (TOTAL, *services)
    return (
        MeanTable(
            INDEX,
            "Indeks Kepuasan Masyarakat menurut layanan",
            "Public satisfaction index by service",
            f"responden/{KIND}/{period}",
            ("layanan",),
            {"layanan": codes},
            threshold,
            (25, 100),
            tuple(
                MeanRow((s,), people[s], satisfaction.ikm(satisfaction.of_service(counted, s)), _DECIMALS, PUBLISHED)
                if s in shown
                else MeanRow((s,), None, None, _DECIMALS, NOT_YET)
                for s in codes
            ),
            {"dari": ELEMENTS, "dimensi": "unsur", "faktor": 25},
        ),
        MeanTable(
            ELEMENTS,
            "Nilai rata-rata unsur pelayanan menurut layanan",
            "Mean of each element by service",
            f"jawaban/{KIND}/{period}",
            ("layanan", "unsur"),
            {"layanan": codes, "unsur": (TOTAL, *elements)},
            threshold,
            (1, 4),
            tuple(
                _element_row(counted, s, e, elements) if s in shown else MeanRow((s, e), None, None, _DECIMALS, NOT_YET)
                for s in codes
                for e in (TOTAL, *elements)
            ),
        ),
    )


def _of_elements(row: Mapping[str, str], asked: Set[str], elements: Sequence[str]) -> Mapping[str, str]:
    """Return an answer without its answers to other elements than those asked: too few answered, or no `unsur` said."""
    return {column: value for column, value in row.items() if column in asked or column not in elements}


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


def _element_row(
    counted: Mapping[tuple[str, str], satisfaction.Counts], service: str, element: str, elements: Sequence[str]
) -> MeanRow:
    chosen = elements if element == TOTAL else (element,)
    cells = [counted[service, e] for e in chosen]
    pooled = (sum(c[0] for c in cells), sum(c[1] for c in cells), sum(c[2] for c in cells), sum(c[3] for c in cells))
    if not any(pooled):
        return MeanRow((service, element), None, None, _DECIMALS, NOT_YET)
    return MeanRow((service, element), sum(pooled), Decimal(satisfaction.nrr(pooled)), _DECIMALS, PUBLISHED)


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
