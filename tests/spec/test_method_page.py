"""The method page's worked examples are the measures' own results."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from kinerja.content.followup_records import EarlierIndex, Promise
from kinerja.content.records import Achievement
from kinerja.content.regulations import Condition
from kinerja.measures import progress, promises
from kinerja.measures.comparison import compared
from kinerja.measures.evaluations import against_pattern
from kinerja.measures.feedback import SELF, gap, weighted
from kinerja.measures.indicators import Target, achievement
from kinerja.measures.satisfaction import sample_size
from kinerja.measures.series import index_series
from kinerja.package.chance import Share
from kinerja.package.period import Period
from kinerja.package.rounding import half_up
from kinerja.resources import find
from kinerja.site.archive import index
from kinerja.site.text import speech
from kinerja.site.views import method_progress, method_promises
from kinerja.site.views.method_feedback import OWN, SIDES, feedback_example
from kinerja.site.views.method_indicators import EXAMPLES, examples
from kinerja.site.views.method_surveys import ROUNDED_WEIGHTS, SAMPLES
from tests.spec.small_agency import T1
from tests.spec.test_progress import TREES, WAIT, reached
from tests.unit.site.sample import releases


@pytest.mark.parametrize(("direction", "target", "realised", "shown"), EXAMPLES, ids=[e[0] for e in EXAMPLES])
def test_an_example_shows_what_the_measure_gives(
    direction: str, target: tuple[Decimal, ...], realised: Decimal, shown: Decimal
) -> None:
    aim: Target = (target[0], target[1]) if len(target) == 2 else target[0]
    assert achievement(direction, aim, realised) == shown


def test_every_way_to_read_a_target_has_an_example() -> None:
    assert [e[0] for e in EXAMPLES] == ["naik", "turun", "rentang", "tonggak"]


def test_the_sum_is_printed_as_a_reader_would_type_it() -> None:
    shown = [(example.sum, example.result) for example in examples(speech("id", find("theme", "translations")))]
    assert shown == [
        ("100 × 131 ÷ 140", "93,57"),
        ("100 × (2 × 20 − 23) ÷ 20", "85,00"),
        ("100 × (2 × 110 − 121) ÷ 110", "90,00"),
        ("100 × 5 ÷ 4, paling tinggi 100", "100,00"),
    ]


def test_samples_are_those_that_the_measure_gives() -> None:
    assert [(served, sample_size(served)) for served, _ in SAMPLES] == list(SAMPLES)


def test_an_index_of_rounded_weights_becomes_what_the_measure_gives() -> None:
    printed, full = ROUNDED_WEIGHTS
    earlier = EarlierIndex("skm", Period.parse("2024"), None, printed, "bobot_0_11", "Laporan")
    assert [point.full for point in index_series([earlier], {}, "skm")] == [full]


def test_a_promise_of_the_example_stands_where_the_measure_puts_it() -> None:
    known = [
        Promise(f"j{place}", "a", None, "", "", made, due, "berjalan", done, "")
        for place, (made, due, done, _) in enumerate(method_promises.EXAMPLES)
    ]
    stands = {kept.promise.id: kept.standing for kept in promises.standings(known, method_promises.LOOKED_AT)}
    assert [stands[f"j{place}"] for place in range(len(known))] == [row[3] for row in method_promises.EXAMPLES]
    assert set(stands.values()) == {promises.DONE, promises.DONE_LATE, promises.OPEN, promises.OVERDUE}
    for months, done, of in method_promises.WITHIN:
        assert promises.done_within(known, months, method_promises.LOOKED_AT) == Share(done, of)


def test_what_becomes_of_a_promise_after_the_examples_day_is_not_shown() -> None:
    example = method_promises.promises_example(speech("id", find("theme", "translations")))
    assert [row.done for row in example.rows][2:] == ["belum", "belum"]
    assert example.sentences[0] == "Selesai dalam 3 bulan: 1 dari 3 janji yang sudah berumur 3 bulan."


@pytest.mark.parametrize("example", method_progress.PACES, ids=[e[0] for e in method_progress.PACES])
def test_the_pace_that_the_page_shows_is_the_measures(
    example: tuple[str, Decimal, Decimal, Decimal, Decimal, str],
) -> None:
    code, target, realised, share, gone, status = example
    period = Period.parse(code)
    trees = replace(TREES, targets={code: Decimal(1), "2026": target})
    (pace,) = progress.paces((trees,), (Achievement("pohon", "a", period, realised, "", ""),), period)
    assert (pace.year_target, pace.share, pace.time_gone, pace.status) == (target, share, gone, status)


def test_the_days_of_the_pace_example_are_the_years() -> None:
    days, year = method_progress.DAYS
    assert progress.time_gone(Period.parse(method_progress.PACES[0][0])) == Fraction(days, year)


def test_the_service_time_that_the_page_shows_is_the_measures() -> None:
    in_time, served, share = method_progress.SERVED
    (time,) = progress.service_times((WAIT,), (reached("84.2", parts=(in_time, served)),), T1)
    assert time.share == share


def test_the_median_and_the_quarter_that_the_page_shows_are_the_measures() -> None:
    figures = {f"u{n}": Fraction(figure) for n, figure in enumerate(method_progress.KIND)}
    found = compared(figures, dict.fromkeys(figures, "puskesmas"), dict.fromkeys(figures, "semua"))[0]
    assert [found.median, found.better_quarter] == [Fraction(value) for value in method_progress.KIND_GIVES]
    shown = method_progress.progress_method(speech("id", find("theme", "translations")), index(releases()[2]))
    assert (shown.better_sum.split(), shown.better) == (["84", "+", "¼", "×", "(91", "−", "84)"], "85,75%")
    assert Fraction(84) + Fraction(1, 4) * (91 - 84) == found.better_quarter


def test_the_pattern_that_the_page_shows_departs_as_it_says() -> None:
    people = dict(method_progress.PEOPLE)
    name, limit, percent = method_progress.DEPARTS
    assert Fraction(100 * people[name], sum(people.values())) == percent
    departing = [c for c, holds in against_pattern("baik", people) if not holds]
    assert departing == [Condition("paling_banyak", (name,), limit)]


def test_several_sides_become_the_figure_that_the_measure_gives() -> None:
    by_side = {side: Fraction(mean) for side, mean, _ in SIDES} | {SELF: Fraction(OWN)}
    weights = {side: weight for side, _, weight in SIDES}
    example = feedback_example(speech("id", find("theme", "translations")))
    exact = gap(by_side, weights)
    assert exact is not None
    assert example.others == f"{half_up(weighted(by_side, weights), 2)}".replace(".", ",")
    assert example.gap == f"{half_up(exact, 2)}".replace(".", ",").replace("-", "−")
