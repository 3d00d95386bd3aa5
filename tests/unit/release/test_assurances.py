"""No release is finer, or more often, than respondents were told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kinerja.content.assurances import Assurance
from kinerja.content.records import AnswerSet, Content
from kinerja.errors import Refused
from kinerja.package.period import Period
from kinerja.release.draft import draft
from tests.unit.release.agency import content, unit


def asked(level: str, span: str, *, kind: str = "skm", period: str = "2026-T1") -> Content:
    made = content({"dinas": unit("dinas")}, {("dinas", "pelaksana", "baik"): 20}, period=period)
    told = Assurance(level, span, comments=False, kept_until=date(2031, 12, 31))
    answers = AnswerSet("survei", Period.parse(period), kind, (), ())
    return replace(made, answers={period: (answers,)}, assurances={"survei": told})


@pytest.mark.parametrize(("level", "span"), [("layanan", "triwulan"), ("layanan", "bulan")])
def test_what_was_promised_is_released(level: str, span: str) -> None:
    assert draft(asked(level, span), "2026-T1").period == "2026-T1"


@pytest.mark.parametrize(
    ("level", "span", "words"),
    [
        ("unit", "triwulan", "dijanjikan hasil per unit, rilis ini per layanan"),
        ("instansi", "triwulan", "dijanjikan hasil per instansi"),
        ("layanan", "tahun", "dijanjikan hasil per tahun, rilis ini per triwulan"),
    ],
)
def test_a_finer_release_than_promised_is_refused_with_exit_code_1(level: str, span: str, words: str) -> None:
    with pytest.raises(Refused, match=words) as refused:
        draft(asked(level, span), "2026-T1")
    assert refused.value.exit_code == 1
    assert str(refused.value).startswith("formulir/survei.yaml: ")


def test_a_year_keeps_the_promise_of_a_year_and_a_month_does_not() -> None:
    assert draft(asked("layanan", "tahun", period="2026"), "2026").period == "2026"
    with pytest.raises(Refused, match="rilis ini per bulan"):
        draft(asked("layanan", "triwulan", period="2026-03"), "2026-03")


def test_answers_that_no_release_publishes_hold_nothing_up() -> None:
    asks = asked("instansi", "triwulan", kind="umpan_balik")
    made = replace(asks, answers={"2026-T1": tuple(replace(a, rows=({"unit": "a"},)) for a in asks.answers["2026-T1"])})
    assert draft(made, "2026-T1").period == "2026-T1", "nobody can tell whom that feedback is about"


def test_feedback_is_published_by_unit() -> None:
    assert draft(asked("unit", "triwulan", kind="umpan_balik"), "2026-T1").period == "2026-T1"
    with pytest.raises(Refused, match="dijanjikan hasil per instansi, rilis ini per unit"):
        draft(asked("instansi", "triwulan", kind="umpan_balik"), "2026-T1")


@pytest.mark.parametrize("kind", ["skm", "spkp", "spak", "program"])
def test_every_survey_that_a_release_publishes_keeps_its_promise(kind: str) -> None:
    asks = asked("unit", "triwulan", kind=kind)
    rows = ({"layanan": "ktp"},)
    made = replace(asks, answers={"2026-T1": tuple(replace(a, rows=rows) for a in asks.answers["2026-T1"])})
    with pytest.raises(Refused, match="dijanjikan hasil per unit, rilis ini per layanan"):
        draft(made, "2026-T1")


def test_a_form_that_asks_for_no_service_is_published_for_the_agency_alone() -> None:
    asks = asked("instansi", "triwulan", kind="program")
    made = replace(
        asks, answers={"2026-T1": tuple(replace(a, rows=({"layanan": ""},)) for a in asks.answers["2026-T1"])}
    )
    assert draft(made, "2026-T1").period == "2026-T1"
