"""The mean tables of a release: IKM by service, and the nine elements behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from kinerja.content import regulations
from kinerja.content.records import AnswerSet, Service
from kinerja.disclosure.means import differences
from kinerja.measures import satisfaction
from kinerja.package.model import NOT_YET, PUBLISHED, TOTAL, MeanRow, MeanTable, Member, Release

KIND = "skm"
INDEX, ELEMENTS = "ikm", "unsur"
_DECIMALS = 2


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

    A service with fewer than ``threshold`` respondents, or an element with fewer answers, has no index yet
    (``belum_ada``): nothing is said about it, and the agency's total is over the services that have one. So no total
    can be used to work out what a handful of people answered, and no second service needs hiding for their sake.

    :param services: codes with a row, in code order.
    """
    rows = [row for answer in answers if answer.kind == KIND for row in answer.rows]
    elements = tuple(e.code for e in regulations.elements(KIND, agency=agency))
    if not rows:
        return ()
    every = AnswerSet(KIND, answers[0].period, KIND, elements, tuple(rows))
    counted, people = satisfaction.answer_counts(every), satisfaction.respondents(every)
    enough = {
        s for s in services if people.get(s, 0) >= threshold and all(sum(counted[s, e]) >= threshold for e in elements)
    }
    kept = AnswerSet(KIND, every.period, KIND, elements, tuple(r for r in rows if r.get("layanan") in enough))
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


def _element_row(
    counted: Mapping[tuple[str, str], satisfaction.Counts], service: str, element: str, elements: Sequence[str]
) -> MeanRow:
    chosen = elements if element == TOTAL else (element,)
    cells = [counted[service, e] for e in chosen]
    pooled = (sum(c[0] for c in cells), sum(c[1] for c in cells), sum(c[2] for c in cells), sum(c[3] for c in cells))
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
