"""PermenPANRB 14/2017 by hand: a survey of twenty people, the grades' limits, and the sample sizes it prints."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.content.records import AnswerSet
from kinerja.content.survey_rules import grade_of_index
from kinerja.measures.satisfaction import (
    Counts,
    answer_counts,
    ikm,
    lowest_elements,
    nrr,
    of_service,
    respondents,
    respondents_by,
    sample_size,
)
from kinerja.package.period import Period

TWENTY: dict[str, tuple[str, str, int, int, str]] = {
    # element: (answers of the 12 at loket-a, of the 8 at loket-b, sum, answered, NRR): each sum added up by hand
    "persyaratan": ("333333334444", "33324443", 66, 20, "3.30"),
    "prosedur": ("333333222444", "33334444", 64, 20, "3.20"),
    "waktu": ("122333333344", "22333444", 59, 20, "2.95"),
    "biaya": ("444444444444", "33444444", 78, 20, "3.90"),
    "produk": ("333333333444", "33332444", 65, 20, "3.25"),
    "kompetensi": ("333333344444", "33334444", 69, 20, "3.45"),
    "perilaku": ("333334444444", "33334444", 71, 20, "3.55"),
    "pengaduan": ("33333333333-", "333444--", 54, 17, "3.18"),
    "sarana": ("112223333334", "33333444", 57, 20, "2.85"),
}
"""Together 529/20 + 54/17 = 29.62647…; over nine 3.29183…, × 25 = 82.2957… → 82.30."""


def twenty() -> AnswerSet:
    rows = [
        {"layanan": service, "jenis_kelamin": "lp"[person % 2]}
        | {element: case[:2][side][person].replace("-", "") for element, case in TWENTY.items()}
        for side, (service, people) in enumerate((("loket-a", 12), ("loket-b", 8)))
        for person in range(people)
    ]
    return AnswerSet("skm", Period.parse("2026-T1"), "skm", tuple(TWENTY), tuple(rows))


@pytest.mark.parametrize("element", TWENTY)
def test_the_mean_of_an_element_is_its_sum_over_filled_answers(element: str) -> None:
    _, _, total, answered, mean = TWENTY[element]
    counts = answer_counts(twenty())["semua", element]
    assert sum(value * count for value, count in enumerate(counts, start=1)) == total
    assert sum(counts) == answered
    assert nrr(counts) == Decimal(mean)


def test_the_index_weighs_every_element_alike_and_rounds_once() -> None:
    elements = of_service(answer_counts(twenty()), "semua")
    assert ikm(elements) == Decimal("82.30")
    assert grade_of_index(ikm(elements)).letter == "B"


def test_rounded_means_would_give_another_index() -> None:
    elements = of_service(answer_counts(twenty()), "semua")
    from_rounded = 25 * sum(nrr(counts) for counts in elements.values()) / 9
    assert round(from_rounded, 2) == Decimal("82.31") != ikm(elements)


def test_each_service_is_counted_and_all_together() -> None:
    counts = answer_counts(twenty())
    assert counts["loket-a", "waktu"] == (1, 2, 7, 2)
    assert counts["loket-b", "waktu"] == (0, 2, 3, 3)
    assert counts["semua", "waktu"] == (1, 4, 10, 5)
    assert list(dict.fromkeys(service for service, _ in counts)) == ["loket-a", "loket-b", "semua"]


def test_a_row_is_a_respondent_whatever_they_left_empty() -> None:
    assert respondents(twenty()) == {"loket-a": 12, "loket-b": 8, "semua": 20}
    by_sex = respondents_by(twenty(), "jenis_kelamin")
    assert (by_sex["semua", "l"], by_sex["semua", "p"], by_sex["loket-a", "l"]) == (10, 10, 6)


def test_the_lowest_elements_are_what_a_report_must_improve() -> None:
    elements = of_service(answer_counts(twenty()), "semua")
    assert lowest_elements(elements) == ("sarana", "waktu", "pengaduan")
    assert lowest_elements(elements, 1) == ("sarana",)


def test_elements_that_tie_are_all_named_and_where_all_tie_none() -> None:
    assert lowest_elements({"a": (0, 0, 1, 0), "b": (0, 0, 2, 0), "c": (0, 0, 0, 1)}, 1) == ("a", "b")
    assert lowest_elements({"a": (0, 0, 1, 0), "b": (0, 0, 2, 0)}) == ()


LIMITS: list[tuple[str, Counts, str, str]] = [
    # a mean of one element, exactly: sum of answers / answers × 25
    ("3.5322 × 25 = 88.305", (0, 0, 2339, 2661), "88.31", "A"),
    ("3.532 × 25 = 88.30", (0, 0, 117, 133), "88.30", "B"),
    ("3.0642 × 25 = 76.605", (0, 0, 4679, 321), "76.61", "B"),
    ("3.064 × 25 = 76.60", (0, 0, 117, 8), "76.60", "C"),
    ("3.813 × 25 = 95.325", (0, 0, 187, 813), "95.33", "A"),
    ("2.5998 × 25 = 64.995", (0, 2001, 2999, 0), "65.00", "C"),
    ("2.5996 × 25 = 64.99", (0, 1001, 1499, 0), "64.99", "D"),
    ("2.6 × 25 = 65.00", (0, 2, 3, 0), "65.00", "C"),
    ("all 1", (7, 0, 0, 0), "25.00", "D"),
    ("all 4", (0, 0, 0, 7), "100.00", "A"),
]


@pytest.mark.parametrize(("exact", "counts", "index", "letter"), LIMITS, ids=[case[0] for case in LIMITS])
def test_an_index_is_rounded_half_up_and_then_graded(exact: str, counts: Counts, index: str, letter: str) -> None:
    assert str(ikm({"perilaku": counts})) == index
    assert grade_of_index(ikm({"perilaku": counts})).letter == letter


def test_fewer_elements_weigh_more_each() -> None:
    eight = {f"unsur_{number}": (0, 0, 1, 0) for number in range(7)} | {"unsur_8": (0, 0, 0, 1)}
    assert ikm(eight) == Decimal("78.13")  # 25 × 25/8 = 78.125


def test_an_element_nobody_answered_is_left_out_and_no_survey_is_no_zero() -> None:
    assert ikm({"biaya": (0, 0, 0, 0), "perilaku": (0, 0, 0, 5)}) == Decimal("100.00")
    with pytest.raises(ValueError, match="nobody answered"):
        ikm({"biaya": (0, 0, 0, 0)})
    with pytest.raises(ValueError, match="nobody answered"):
        nrr((0, 0, 0, 0))


def test_a_scale_of_five_gives_no_counts() -> None:
    five = AnswerSet("kerja-bakti", Period.parse("2026-T1"), "program", ("manfaat",), ({"manfaat": "5"},))
    with pytest.raises(ValueError, match="5"):
        answer_counts(five)


PUBLISHED = {
    10: 10, 15: 14, 20: 19, 25: 24, 30: 28, 35: 32, 40: 36, 45: 40, 50: 44, 55: 48, 60: 52, 65: 56, 70: 59, 75: 63,
    80: 66, 85: 70, 90: 73, 95: 76, 100: 80, 110: 86, 120: 92, 130: 97, 140: 103, 150: 108, 160: 113, 170: 118,
    180: 123, 190: 127, 200: 132, 210: 136, 220: 140, 230: 144, 240: 148, 250: 152, 260: 155, 270: 159, 280: 162,
    290: 165, 300: 169, 320: 175, 340: 181, 360: 186, 380: 191, 400: 196, 420: 201, 440: 205, 460: 210, 480: 214,
    500: 217, 550: 226, 600: 234, 650: 242, 700: 248, 750: 254, 800: 260, 850: 265, 900: 269, 950: 274, 1000: 278,
    1100: 285, 1200: 291, 1300: 297, 1400: 302, 1500: 306, 1600: 310, 1700: 313, 1800: 317, 1900: 320, 2000: 322,
    2200: 327, 2400: 331, 2600: 335, 2800: 338, 3000: 341, 3500: 346, 4000: 351, 4500: 354, 5000: 357, 6000: 361,
    7000: 364, 8000: 367, 9000: 368, 10000: 370, 15000: 375, 20000: 377, 30000: 379, 40000: 380, 50000: 381,
    75000: 382, 1000000: 384,
}  # fmt: skip
"""Krejcie and Morgan (1970), table 1: population → sample."""


@pytest.mark.parametrize(("population", "sample"), PUBLISHED.items())
def test_sample_sizes_are_those_of_krejcie_and_morgans_published_table(population: int, sample: int) -> None:
    assert sample_size(population) == sample


def test_of_nobody_nobody_is_asked_and_of_one_that_one() -> None:
    assert (sample_size(0), sample_size(1)) == (0, 1)
    with pytest.raises(ValueError, match="not negative"):
        sample_size(-1)


ANSWERS = st.lists(
    st.fixed_dictionaries(
        {
            "layanan": st.sampled_from(["", "loket-a", "loket-b"]),
            "waktu": st.sampled_from(["", "1", "2", "3", "4"]),
            "biaya": st.sampled_from(["", "1", "2", "3", "4"]),
        }
    )
)


@given(ANSWERS)
def test_every_answer_is_counted_once_and_every_index_lies_between_25_and_100(rows: list[dict[str, str]]) -> None:
    answers = AnswerSet("skm", Period.parse("2026-T1"), "skm", ("waktu", "biaya"), tuple(rows))
    counts = answer_counts(answers)
    for element in answers.elements:
        assert sum(counts.get(("semua", element), ())) == sum(1 for row in rows if row[element])
        for value in range(4):
            named = sum(cell[value] for (service, known), cell in counts.items() if known == element != service)
            unnamed = sum(1 for row in rows if row[element] == str(value + 1) and not row["layanan"])
            pooled = counts.get(("semua", element), (0, 0, 0, 0))[value]
            assert named - pooled + unnamed == pooled
    for service in {service for service, _ in counts}:
        elements = of_service(counts, service)
        if any(any(cell) for cell in elements.values()):
            assert Decimal(25) <= ikm(elements) <= Decimal(100)
        assert respondents(answers)[service] >= max(sum(cell) for cell in elements.values())


def test_feedback_is_counted_by_the_unit_it_is_about() -> None:
    rows = ({"unit": "dinas-a", "harmonis": "4"}, {"unit": "dinas-b", "harmonis": "2"})
    feedback = AnswerSet("umpan-balik", Period.parse("2026-T1"), "umpan_balik", ("harmonis",), rows)
    counts = answer_counts(feedback, "unit")
    assert counts["dinas-a", "harmonis"] == (0, 0, 0, 1)
    assert counts["semua", "harmonis"] == (0, 1, 0, 1)
    assert respondents(feedback, "unit") == {"dinas-a": 1, "dinas-b": 1, "semua": 2}
