"""How many answered 1, 2, 3 and 4 to each element of the satisfaction survey, over all services (PermenPANRB 14/2017).

An element's counts are shown whole, or as those of the low and of the high answers, or not at all
(``disclosure.answers``). Services' own counts are never shown: few people stand behind their worst answers, and their
means are shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from kinerja.disclosure.answers import ANSWERS, Question, told
from kinerja.disclosure.worlds import Breach
from kinerja.measures import satisfaction
from kinerja.package.model import HIDDEN, PUBLISHED, TOTAL, CountRow, CountTable, MeanTable, Member, Release, Table
from kinerja.package.survey_tables import SATISFACTION, survey_tables
from kinerja.release.survey_means import Surveyed, counted_answers

TABLE: Final = "jawaban"
DIMENSIONS: Final = (survey_tables(SATISFACTION).dimension, "jawaban")
MEMBERS: Final = (
    Member("rendah", TOTAL, "1 atau 2", "1 or 2"),
    Member("tinggi", TOTAL, "3 atau 4", "3 or 4"),
    Member("1", "rendah", "1 (terendah)", "1 (lowest)"),
    Member("2", "rendah", "2", "2"),
    Member("3", "tinggi", "3", "3"),
    Member("4", "tinggi", "4 (tertinggi)", "4 (highest)"),
)
_TOGETHER: Final = {"rendah": (1, 2), "tinggi": (3, 4), "1": (1,), "2": (2,), "3": (3,), "4": (4,)}
"""Member → the answers that it counts."""
_WHOLE, _MERGED = tuple(_TOGETHER), ("rendah", "tinggi")


def answers_table(
    held: Sequence[Surveyed], means: Sequence[MeanTable], services: Sequence[str], period: str, threshold: int
) -> CountTable | None:
    """``jawaban``: element × answer; None where no element can be told, or hiding one would not hide it.

    :param means: the mean tables as they are published.
    :param threshold: ``ambang_pendapat``: fewer people's answer is no answer to show.
    """
    survey = next((known for known in held if known.code == SATISFACTION), None)
    table = next((known for known in means if known.name == survey_tables(SATISFACTION).elements), None)
    if survey is None or table is None:
        return None
    counted = satisfaction.answer_counts(counted_answers(survey, services, threshold))
    true = {e: _sums(counted[TOTAL, e]) for e in _asked(table)}
    shown = {e: _shown(table, e, counts, threshold) for e, counts in true.items()}
    if not any(shown.values()) or any(_told(table, e, {}, threshold) for e, members in shown.items() if not members):
        return None
    return _laid_out(true, shown, period, threshold)


def _sums(counts: Sequence[int]) -> dict[str, int]:
    by_answer = dict(zip(ANSWERS, counts, strict=True))
    return {code: sum(by_answer[answer] for answer in together) for code, together in _TOGETHER.items()}


def _shown(table: MeanTable, element: str, counts: Mapping[str, int], threshold: int) -> tuple[str, ...]:
    """The members that may be told of an element: all, the merged ones, or none."""
    if any(row.status == HIDDEN for row in table.rows if row.key[1] == element):
        return ()
    for members in (_WHOLE, _MERGED):
        said = {code: counts[code] for code in members}
        few = any(0 < number < threshold for number in said.values())
        if not few and not _told(table, element, said, threshold):
            return members
    return ()


def _laid_out(
    true: Mapping[str, Mapping[str, int]], shown: Mapping[str, tuple[str, ...]], period: str, threshold: int
) -> CountTable:
    rows = []
    for element in (TOTAL, *true):
        of = list(true.values()) if element == TOTAL else [true[element]]
        said = [set(m) for m in shown.values()] if element == TOTAL else [set(shown[element])]
        rows.append(CountRow((element, TOTAL), sum(counts["rendah"] + counts["tinggi"] for counts in of), PUBLISHED))
        for code in _TOGETHER:
            told_here = all(code in members for members in said)
            number = sum(counts[code] for counts in of) if told_here else None
            rows.append(CountRow((element, code), number, PUBLISHED if told_here else HIDDEN))
    members = {DIMENSIONS[0]: (TOTAL, *true), DIMENSIONS[1]: (TOTAL, *_TOGETHER)}
    titles = ("Jawaban SKM tiap unsur, dari 1 sampai 4", "Answers to each element of the satisfaction survey, 1 to 4")
    return CountTable(TABLE, *titles, f"jawaban/{SATISFACTION}/{period}", DIMENSIONS, members, threshold, tuple(rows))


def _asked(table: MeanTable) -> tuple[str, ...]:
    """Elements whose mean over all services is shown."""
    return tuple(r.key[1] for r in table.rows if r.key[0] == TOTAL != r.key[1] and r.status == PUBLISHED)


def _told(table: MeanTable, element: str, said: Mapping[str, int], threshold: int) -> list[Breach]:
    rows = [row for row in table.rows if row.key[1] == element and row.status == PUBLISHED]
    (whole,) = (row for row in rows if row.key[0] == TOTAL)
    groups = [row for row in rows if row.key[0] != TOTAL]
    counts = {_TOGETHER[code]: number for code, number in said.items()}
    return told(Question(element, groups, whole, counts), TABLE, DIMENSIONS, threshold)


def told_by(tables: Mapping[str, Table], threshold: int) -> list[Breach]:
    """What a release's counts of answers give away beside its means; empty where it shows none."""
    counts, means = tables.get(TABLE), tables.get(survey_tables(SATISFACTION).elements)
    if not isinstance(counts, CountTable):
        return []
    found = {row.key: row.count for row in counts.rows}
    asked = _asked(means) if isinstance(means, MeanTable) else ()
    breaches: list[Breach] = []
    for element in (code for code in counts.members[DIMENSIONS[0]] if code != TOTAL):
        if element not in asked or not isinstance(means, MeanTable):
            breaches.append(Breach("bertentangan", TABLE, DIMENSIONS, (element, TOTAL), 0, 0))
            continue
        said = {code: found.get((element, code)) for code in _TOGETHER}
        known = {code: number for code, number in said.items() if number is not None}
        breaches += _told(means, element, known, max(threshold, counts.threshold))
    return breaches


def published(made: CountTable | None, earlier: Sequence[Release], *, means_kept: bool) -> tuple[CountTable, ...]:
    """The table of a release or a correction, if any.

    A correction that keeps the means keeps what stands behind them. One whose counts differ from the last shown ones by
    fewer than the threshold leaves the table out, and so does every later one: the difference would be a few people's
    answers.

    :param made: the table as the records give it.
    :param earlier: releases of the same period that are already public.
    """
    last = earlier[-1].tables.get(TABLE) if earlier else None
    if means_kept or (earlier and last is None):
        return (last,) if isinstance(last, CountTable) else ()
    if made is None or not isinstance(last, CountTable):
        return (made,) if made else ()
    before = {row.key: row.count for row in last.rows}
    steps = [abs(row.count - then) for row in made.rows if row.count is not None
             if (then := before.get(row.key)) is not None]  # fmt: skip
    return () if any(0 < step < made.threshold for step in steps) else (made,)
