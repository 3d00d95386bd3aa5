"""Counts of answers behind the elements: whole, low and high together, or not at all; and held against the means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from kinerja.package.model import PUBLISHED, TOTAL, CountRow, CountTable, Table
from kinerja.release.answers import answers_table, published, told_by
from kinerja.release.build import build_release
from kinerja.release.draft import draft
from kinerja.release.satisfaction import protected, survey_tables
from kinerja.release.survey_means import surveyed
from tests.unit.release.agency import content, unit
from tests.unit.release.test_satisfaction import CODES, MIXED, answers

ELEMENT = CODES[0]
EACH = ("1", "2", "3", "4")


def made(text: str, other: str = MIXED) -> tuple[CountTable | None, Mapping[str, Table]]:
    """The table where one element was answered with these digits and every other with ``other``, and the means."""
    size = max(len(text), len(other))
    said = dict.fromkeys(CODES, other.ljust(size, "-")) | {ELEMENT: text.ljust(size, "-")}
    held = surveyed((answers({"ktp": said}),), {})
    means = protected(survey_tables(held, ("ktp",), "2026-T1", 10), 5)
    table = answers_table(held, means, ("ktp",), "2026-T1", 10)
    known: dict[str, Table] = {mean.name: mean for mean in means}
    return table, known | ({table.name: table} if table else {})


def told(table: CountTable | None, element: str = ELEMENT) -> dict[str, int | None]:
    assert table is not None
    return {row.key[1]: row.count for row in table.rows if row.key[0] == element}


def test_counts_are_shown_whole_where_each_is_none_or_enough() -> None:
    table, known = made("1" * 12 + "2" * 20 + "3" * 30 + "4" * 38)
    assert told(table) == {TOTAL: 100, "rendah": 32, "tinggi": 68, "1": 12, "2": 20, "3": 30, "4": 38}
    assert told_by(known, 10) == []


def test_few_answers_of_one_kind_leave_low_and_high_ones_together() -> None:
    table, known = made("1" * 3 + "2" * 30 + "3" * 37 + "4" * 30)
    assert told(table) == {TOTAL: 100, "rendah": 33, "tinggi": 67} | dict.fromkeys(EACH)
    assert told(table, TOTAL)["1"] is None  # the total less the other elements would be the three
    assert told_by(known, 10) == []


def test_few_low_answers_hide_the_element_whole_and_the_total_with_it() -> None:
    table, known = made("1" * 2 + "2" * 3 + "3" * 45 + "4" * 50, other="2" * 20 + "3" * 40 + "4" * 40)
    assert told(table) == {TOTAL: 100} | dict.fromkeys(("rendah", "tinggi", *EACH))
    assert told(table, CODES[1]) == {TOTAL: 100, "rendah": 20, "tinggi": 80, "1": 0, "2": 20, "3": 40, "4": 40}
    assert told(table, TOTAL) == {TOTAL: 900} | dict.fromkeys(("rendah", "tinggi", *EACH))
    assert told_by(known, 10) == []


def test_no_table_where_the_means_alone_give_the_few_away() -> None:
    table, _ = made("4" * 97 + "3" * 3)  # 3.97 of a hundred: three threes, or a two and a three, or a one
    assert table is None


def test_nothing_is_told_of_an_element_that_few_answered() -> None:
    table, _ = made("4" * 5 + "3" * 4)
    assert table is not None
    assert ELEMENT not in {row.key[0] for row in table.rows}


@pytest.mark.parametrize(
    ("shown", "kind"),
    [
        ({"1": 3}, "terhitung"),  # one of four: n and the sum give the rest away
        ({"rendah": 34, "tinggi": 66, "1": 3, "2": 31, "3": 34, "4": 32}, "bertentangan"),  # not these answers' sum
    ],
)
def test_an_audit_finds_what_a_hand_put_back(shown: dict[str, int], kind: str) -> None:
    table, known = made("1" * 3 + "2" * 30 + "3" * 37 + "4" * 30)
    assert table is not None
    rows = tuple(
        CountRow(row.key, shown[row.key[1]], PUBLISHED) if row.key[0] == ELEMENT and row.key[1] in shown else row
        for row in table.rows
    )
    found = told_by({**known, "jawaban": replace(table, rows=rows)}, 10)
    assert kind in {breach.kind for breach in found}


def test_a_correction_keeps_the_table_or_leaves_it_out() -> None:
    first, _ = made("1" * 12 + "2" * 20 + "3" * 30 + "4" * 38)
    one_more, _ = made("1" * 13 + "2" * 19 + "3" * 30 + "4" * 38)
    many_more, _ = made("1" * 22 + "2" * 10 + "3" * 30 + "4" * 38)
    assert first is not None
    assert one_more is not None
    assert many_more is not None
    units = {"a": unit("a"), "b": unit("b")}
    release = build_release(draft(content(units, {("a", "guru", "baik"): 20, ("b", "guru", "baik"): 20}), "2026-T1"))
    earlier = [replace(release, tables={**release.tables, "jawaban": first})]
    assert published(first, [], means_kept=False) == (first,)
    assert published(one_more, earlier, means_kept=True) == (first,)
    assert published(one_more, earlier, means_kept=False) == ()
    assert published(many_more, earlier, means_kept=False) == (many_more,)
    assert published(many_more, [release], means_kept=False) == ()
