"""A survey as a whole, by hand: both weightings of the agency's index, response, sample size, and broken trends."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kinerja.content.followup_records import EarlierIndex, Reach, SurveyHeld
from kinerja.content.records import AnswerSet, Service
from kinerja.content.survey_rules import elements, grade_of_index
from kinerja.measures.feedback import views
from kinerja.measures.satisfaction import answer_counts
from kinerja.measures.series import index_series
from kinerja.measures.surveys import Reached, agency_index, other_scales, reached, surveys_of, unit_index
from tests.spec.small_agency import T1

SERVICES = (
    Service("ktp", "KTP", "ID card", "a"),
    Service("akta", "Akta", "Certificate", "a"),
    Service("tera", "", "", "b"),
)


def answers(*rows: tuple[str, str, str], kind: str = "skm") -> AnswerSet:
    """(service, answer on time, answer on cost)."""
    made = tuple({"layanan": service, "waktu": time, "biaya": cost} for service, time, cost in rows)
    return AnswerSet(kind, T1, kind, ("waktu", "biaya"), made, "publik")


FOUR = answers(("ktp", "4", "4"), ("ktp", "4", "4"), ("ktp", "4", "4"), ("akta", "2", "2"))


def test_the_agencys_index_is_of_all_answers_together() -> None:
    assert agency_index(FOUR) == Decimal("87.50")  # (4 + 4 + 4 + 2) / 4 = 3.5


def test_the_other_weighting_gives_every_service_the_same_weight() -> None:
    assert agency_index(FOUR, "layanan") == Decimal("75.00")  # (100 + 50) / 2
    with pytest.raises(ValueError, match="unknown weighting"):
        agency_index(FOUR, "penduduk")


def test_services_are_averaged_unrounded() -> None:
    three = answers(("ktp", "3", "3"), ("ktp", "3", "4"), ("ktp", "3", "3"), ("akta", "3", "3"))
    # ktp: (3 + 10/3) / 2 = 3.1666…, akta: 3; 25 × (3.1666… + 3) / 2 = 77.0833…
    assert agency_index(three, "layanan") == Decimal("77.08")


def test_a_unit_has_the_index_of_its_own_services() -> None:
    assert unit_index(FOUR, SERVICES, "a") == Decimal("87.50")
    assert unit_index(FOUR, SERVICES, "b") is None


def test_nobody_answered_is_no_index() -> None:
    assert agency_index(answers()) is None
    assert agency_index(answers(("ktp", "", "")), "layanan") is None


def test_a_row_that_names_no_service_is_in_neither_index() -> None:
    assert agency_index(answers(("ktp", "4", "4"), ("", "1", "1"))) == Decimal("100.00")


@pytest.mark.parametrize("kind", ["spkp", "spak"])
def test_other_surveys_weigh_each_of_their_elements_alike(kind: str) -> None:
    codes = [element.code for element in elements(kind)]
    row = {"layanan": "ktp"} | dict.fromkeys(codes, "3") | {codes[0]: "4"}
    survey = AnswerSet(kind, T1, kind, tuple(codes), (row,))
    expected = {"spkp": "78.13", "spak": "80.00"}  # 25 × 25/8 = 78.125, 25 × 16/5 = 80
    assert agency_index(survey) == Decimal(expected[kind])


def test_forms_of_a_regulated_kind_are_one_survey_and_each_programme_is_its_own() -> None:
    fewer = AnswerSet("skm-loket", T1, "skm", ("waktu", "sarana"), ({"layanan": "ktp", "waktu": "1", "sarana": "2"},))
    trees, parks = (AnswerSet(name, T1, "program", ("teduh",), ({"layanan": "ktp", "teduh": "3"},)) for name in "tp")
    joined = surveys_of((FOUR, trees, parks, fewer))
    assert list(joined) == ["p", "skm", "t"]
    assert joined["skm"].elements == ("waktu", "biaya", "sarana")
    assert len(joined["skm"].rows) == 5
    counted = answer_counts(joined["skm"])
    assert (counted["semua", "biaya"], counted["semua", "sarana"]) == ((0, 1, 0, 3), (0, 1, 0, 0))


def test_a_form_on_another_scale_is_named_and_not_measured() -> None:
    five = AnswerSet("kerja-bakti", T1, "program", ("manfaat",), ({"layanan": "", "manfaat": "5"},))
    feedback = AnswerSet("umpan-balik", T1, "umpan_balik", ("harmonis",), ({"unit": "a", "harmonis": "5"},), "rekan")
    assert surveys_of((five, feedback)) == {}
    assert other_scales((FOUR, five, feedback)) == ("kerja-bakti", "umpan-balik")
    assert views((feedback,)).views == {}


HELD = SurveyHeld(
    "skm", T1, date(2026, 1, 5), date(2026, 3, 27), ("daring",), {"ktp": Reach(400, 1000), "akta": Reach(None, 50)}
)


def test_who_answered_stands_beside_who_was_invited_and_served() -> None:
    assert reached([HELD], {"ktp": 290, "akta": 43, "tera": 7, "semua": 340}) == (
        Reached("akta", None, 50, 43, None, 44, False),
        Reached("ktp", 400, 1000, 290, Decimal("72.50"), 278, True),
        Reached("tera", None, None, 7, None, None, None),
    )


def test_more_answers_than_invitations_give_no_rate_and_nobody_invited_none_either() -> None:
    for invited in (10, 0):
        held = SurveyHeld("skm", T1, HELD.first, HELD.last, ("daring",), {"ktp": Reach(invited, None)})
        assert reached([held], {"ktp": 11})[0].rate is None
    assert reached([], {"ktp": 3}) == (Reached("ktp", None, None, 3, None, None, None),)


def earlier(period: str, index: str, made: str, service: str | None = None) -> EarlierIndex:
    return EarlierIndex("skm", type(T1).parse(period), service, Decimal(index), made, f"Laporan {period}")


def test_an_index_made_with_weights_of_0_11_lost_exactly_one_per_cent_and_sometimes_a_grade() -> None:
    (point,) = index_series((earlier("2024", "87.43", "bobot_0_11"),), {}, "skm")
    assert (point.index, point.full) == (Decimal("87.43"), Decimal("88.31"))  # 87.43 / 0.99 = 88.3131…
    assert point.full is not None
    assert (grade_of_index(point.index).letter, grade_of_index(point.full).letter) == ("B", "A")


def test_a_trend_breaks_where_the_method_did() -> None:
    before = (
        earlier("2016", "79.10", "kep_25_2004"),
        earlier("2023", "81.02", "bobot_0_11"),
        earlier("2024", "82.00", "bobot_0_11"),
        earlier("2025", "83.00", "penuh"),
        earlier("2025", "99.00", "penuh", "ktp"),
        earlier("2026-T1", "70.00", "penuh"),
    )
    points = index_series(before, {"2026-T1": Decimal("84.00"), "2026-T2": Decimal("84.50")}, "skm")
    assert [(p.period, str(p.index), p.breaks) for p in points] == [
        ("2016", "79.10", False),
        ("2023", "81.02", True),
        ("2024", "82.00", False),
        ("2025", "83.00", True),
        ("2026-T1", "84.00", False),  # ours stands before an import of the same period
        ("2026-T2", "84.50", False),
    ]
    assert [p.full for p in points][:2] == [None, Decimal("81.84")]
    assert [p.period for p in index_series(before, {}, "skm", "ktp")] == ["2025"]
    assert index_series(before, {}, "spkp") == ()
