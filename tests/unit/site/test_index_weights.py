"""The agency's index in both weightings and units' indices, from published indices alone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja.content.records import AnswerSet, Service
from kinerja.content.survey_rules import elements
from kinerja.measures.surveys import BY_SERVICE, agency_index, unit_index
from kinerja.package.model import HIDDEN, NOT_YET, PUBLISHED, MeanRow
from kinerja.package.period import Period
from kinerja.release.survey_means import mean_tables, surveyed
from kinerja.resources import find
from kinerja.site.archive import index
from kinerja.site.text import speech
from kinerja.site.views import index_weights
from kinerja.site.views.method_surveys import SERVICES, survey_method
from tests.unit.site import sample

WORDS = speech("id", find("theme", "translations"))
CODES = tuple(element.code for element in elements("skm"))


def row(index: str, respondents: int = 40) -> MeanRow:
    """A service's index; ``-`` is hidden, empty not there yet."""
    if index in ("", "-"):
        return MeanRow((), None, None, 2, HIDDEN if index else NOT_YET)
    return MeanRow((), respondents, Decimal(index), 2, PUBLISHED)


@pytest.mark.parametrize(
    ("rows", "respondent", "service"),
    [
        ([row("90.00", 300), row("70.00", 100)], "85.00", "80.00"),
        ([row("90.00", 300), row("70.00", 100), row("")], "85.00", "80.00"),
        ([row("80.01"), row("80.02")], "80.02", "80.02"),
        ([row("90.00"), row("-")], None, None),
        ([row("")], None, None),
        ([], None, None),
    ],
)
def test_indices_are_joined_unless_one_is_hidden(
    rows: list[MeanRow], respondent: str | None, service: str | None
) -> None:
    found = [index_weights.by_respondent(rows), index_weights.by_service(rows)]
    assert found == [None if said is None else Decimal(said) for said in (respondent, service)]


def answers(given: dict[str, str]) -> AnswerSet:
    """Service → what each person answered to every element, a digit a person."""
    rows = tuple({"layanan": s} | dict.fromkeys(CODES, digit) for s, digits in given.items() for digit in digits)
    return AnswerSet("skm", Period.parse("2026-T1"), "skm", CODES, rows)


@settings(max_examples=25, deadline=None)
@given(
    st.dictionaries(st.sampled_from(["ktp", "sampah", "tera"]), st.text("1234", min_size=10, max_size=60), min_size=1)
)
def test_where_nobody_left_anything_empty_they_are_the_measures_but_for_the_last_digit(given: dict[str, str]) -> None:
    said = answers(given)
    tables = mean_tables(surveyed([said], {})[0], sorted(given), "2026-T1", 10)
    rows = [r for r in tables[0].rows if r.key != ("semua",)]
    services = [Service(code, code, code, "dinas") for code in given]
    pairs = (
        (index_weights.by_respondent(rows), unit_index(said, services, "dinas")),
        (index_weights.by_service(rows), agency_index(said, BY_SERVICE)),
    )
    for shown, measured in pairs:
        assert shown is not None
        assert measured is not None
        assert abs(shown - measured) <= Decimal("0.01")


def test_the_example_of_the_method_page_is_the_measures() -> None:
    said = answers({"ktp": "4" * 180 + "3" * 120, "sampah": "3" * 80 + "2" * 20})
    services = [Service(code, code, code, "dinas") for code in ("ktp", "sampah")]
    tables = mean_tables(surveyed([said], {})[0], ["ktp", "sampah"], "2026-T1", 10)
    assert [(r.count, r.mean) for r in tables[0].rows if r.key != ("semua",)] == list(SERVICES)
    shown = survey_method(WORDS)
    assert shown.by_respondent == f"{agency_index(said)}".replace(".", ",") == "85,00"
    assert shown.by_respondent == f"{unit_index(said, services, 'dinas')}".replace(".", ",")
    assert shown.by_service == f"{agency_index(said, BY_SERVICE)}".replace(".", ",") == "80,00"


def test_the_page_says_how_far_the_weightings_differ_or_why_one_is_not_there() -> None:
    first, _, newest = sample.releases()[:3]
    hidden = index_weights.weighting(WORDS, index(newest))
    assert hidden is not None
    assert (hidden.by_respondent, hidden.by_service, hidden.finding) == ("83,63", "", "Tiap jawaban sama beratnya")
    assert hidden.missing
    both = index_weights.weighting(WORDS, index(first))
    assert both is not None
    assert (both.by_service, both.missing) == ("80,83", "")
    assert both.finding == "Bila tiap layanan sama beratnya, indeksnya 80,83, bukan 81,20"


def test_units_stand_by_name_and_a_hidden_service_hides_its_units_index() -> None:
    found = index_weights.unit_indices(WORDS, index(sample.releases()[2]))
    assert [one.name for one in found] == sorted(one.name for one in found)
    states = {one.name: (one.state, one.value) for one in found}
    assert states["Puskesmas Kenanga"] == (PUBLISHED, "84,89")
    assert states["Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu"] == (HIDDEN, "")
    assert states["Gabungan unit kecil"] == (NOT_YET, "")
    assert index_weights.unit_sentence(WORDS, index(sample.releases()[2]), "puskesmas-kenanga") == "", "one service"
