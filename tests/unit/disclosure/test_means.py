"""A mean is a statement about counts: what it gives away is found, and the weak spot of a scale is hidden whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from kinerja.disclosure.hierarchy import Tree
from kinerja.disclosure.means import attack_means, differences, hide
from kinerja.package.model import HIDDEN, PUBLISHED, TOTAL, MeanRow, MeanTable

SERVICES, ELEMENTS = ("ktp", "sampah"), ("biaya", "sarana", "waktu")
TREES = {"layanan": Tree(dict.fromkeys(SERVICES, TOTAL)), "unsur": Tree(dict.fromkeys(ELEMENTS, TOTAL))}
Answers = Mapping[tuple[str, str], tuple[int, int, int, int]]

ORDINARY: Answers = {
    ("ktp", "biaya"): (2, 8, 30, 60), ("ktp", "sarana"): (1, 9, 50, 40), ("ktp", "waktu"): (10, 20, 40, 30),
    ("sampah", "biaya"): (5, 15, 40, 20), ("sampah", "sarana"): (9, 21, 30, 20), ("sampah", "waktu"): (8, 32, 30, 10),
}  # fmt: skip
FREE: Answers = {**ORDINARY, ("ktp", "biaya"): (0, 0, 0, 100)}
"""A service that costs nothing: everybody gives its price the best answer."""


def rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


def tables(answers: Answers) -> tuple[MeanTable, MeanTable]:
    def pooled(services: tuple[str, ...], elements: tuple[str, ...]) -> tuple[int, int]:
        cells = [answers[s, e] for s in services for e in elements]
        return sum(map(sum, cells)), sum((k + 1) * n for cell in cells for k, n in enumerate(cell))

    rows, index = [], []
    for service in (TOTAL, *SERVICES):
        services = SERVICES if service == TOTAL else (service,)
        means = []
        for element in (TOTAL, *ELEMENTS):
            count, total = pooled(services, ELEMENTS if element == TOTAL else (element,))
            rows.append(MeanRow((service, element), count, rounded(Decimal(total) / count), 2, PUBLISHED))
            if element != TOTAL:
                means.append(Decimal(total) / count)
        respondents = pooled(services, ELEMENTS[:1])[0]
        index.append(MeanRow((service,), respondents, rounded(25 * sum(means, Decimal(0)) / len(means)), 2, PUBLISHED))
    members = {"layanan": (TOTAL, *SERVICES), "unsur": (TOTAL, *ELEMENTS)}
    return (
        MeanTable("unsur", "", "", "jawaban", ("layanan", "unsur"), members, 10, (1, 4), tuple(rows)),
        MeanTable(
            "ikm", "", "", "responden", ("layanan",), {"layanan": members["layanan"]}, 10, (25, 100), tuple(index),
            {"dari": "unsur", "dimensi": "unsur", "faktor": 25},
        ),
    )  # fmt: skip


def kinds(*shown: MeanTable) -> set[tuple[str, tuple[str, ...]]]:
    return {(breach.kind, breach.key) for breach in attack_means(shown, TREES, 5)}


def test_ordinary_means_give_nothing_away_and_hide_nothing() -> None:
    elements, index = tables(ORDINARY)
    assert hide(index, elements, 5) == (index, elements)
    assert kinds(elements, index) == set()


def test_a_mean_at_the_end_of_its_scale_is_found() -> None:
    assert ("satu_kelas", ("ktp", "biaya")) in kinds(*tables(FREE))


def test_hiding_that_mean_alone_is_worked_out() -> None:
    elements, index = tables(FREE)
    alone = replace(
        elements,
        rows=tuple(
            MeanRow(row.key, None, None, 2, HIDDEN) if row.key == ("ktp", "biaya") else row for row in elements.rows
        ),
    )
    assert ("terhitung", ("ktp", "biaya")) in kinds(alone, index)


def test_it_is_hidden_with_a_second_one_and_in_the_totals() -> None:
    elements, index = tables(FREE)
    kept, hidden = hide(index, elements, 5)
    assert kept == index
    keys = {row.key for row in hidden.rows if row.status == HIDDEN}
    assert ("ktp", "biaya") in keys
    assert len(keys) == 4
    assert {(TOTAL, key[1]) for key in keys} <= keys
    assert all(row.count is None and row.mean is None for row in hidden.rows if row.status == HIDDEN)
    assert kinds(hidden, index) == set()


def test_a_mean_of_too_few_answers_is_found() -> None:
    few: Answers = {**ORDINARY, ("sampah", "waktu"): (1, 2, 3, 1)}
    assert ("kecil", ("sampah", "waktu")) in kinds(*tables(few))


def test_an_index_that_its_elements_contradict_is_found() -> None:
    elements, index = tables(ORDINARY)
    wrong = replace(index, rows=(replace(index.rows[0], mean=Decimal("99.00")), *index.rows[1:]))
    assert {kind for kind, _ in kinds(elements, wrong)} == {"bertentangan"}


def test_a_service_that_everybody_calls_perfect_is_hidden_whole() -> None:
    perfect: Answers = {**ORDINARY, **{("ktp", element): (0, 0, 0, 100) for element in ELEMENTS}}
    elements, index = tables(perfect)
    kept, hidden = hide(index, elements, 5)
    assert {row.key for row in kept.rows if row.status == HIDDEN} == {("ktp",), (TOTAL,)}
    assert {row.key[0] for row in hidden.rows if row.status == HIDDEN} == {"ktp", TOTAL}
    assert kinds(hidden, kept) == set()


def test_a_correction_of_few_answers_is_found_and_one_of_many_is_not() -> None:
    elements, _ = tables(ORDINARY)
    one_less: Answers = {**ORDINARY, ("ktp", "waktu"): (10, 20, 40, 29)}
    many_more: Answers = {**ORDINARY, ("ktp", "waktu"): (10, 20, 40, 60)}
    edited: Answers = {**ORDINARY, ("ktp", "waktu"): (10, 20, 39, 31)}
    assert differences(elements, tables(one_less)[0])
    assert differences(elements, tables(edited)[0])
    assert not differences(elements, tables(many_more)[0])
    assert not differences(elements, elements)


def test_blank_answers_to_a_hidden_element_are_no_contradiction() -> None:
    """A free service whose price five people left blank: hidden, and neither worked out nor called impossible."""
    blanks: Answers = {**FREE, ("ktp", "biaya"): (0, 0, 0, 95)}
    elements, index = tables(blanks)
    people: dict[tuple[str, ...], int] = {("ktp",): 100, ("sampah",): 80, (TOTAL,): 180}
    rows = tuple(replace(row, count=people[row.key]) for row in index.rows)
    kept, hidden = hide(replace(index, rows=rows), elements, 5)
    assert {row.key for row in hidden.rows if row.status == HIDDEN} >= {("ktp", "biaya"), (TOTAL, "biaya")}
    assert kinds(hidden, kept) == set()


def test_a_mean_hidden_then_must_not_be_shown_now() -> None:
    elements, index = tables(FREE)
    _, then = hide(index, elements, 5)
    late: Answers = {key: (a, b, c + 10, d + 10) for key, (a, b, c, d) in FREE.items()}
    assert ("ktp", "biaya") in {breach.key for breach in differences(then, tables(late)[0])}
