"""The method page's examples of plans and of conduct are the measures' own results."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from kinerja.content.followup_records import Attendance
from kinerja.content.regulation_files import read
from kinerja.measures import evaluations, plans
from kinerja.site.archive import archive
from kinerja.site.text import speech
from kinerja.site.views import method_cycle
from kinerja.site.views.cycle import ATTENDANCE, TEAMWORK, WRITTEN
from tests.spec.small_agency import SERVES, T1, agency, indicator, on, plan, rated, result
from tests.unit.site.sample import releases

WORDS = speech("id", Path(__file__).resolve().parents[2] / "theme/translations")


def planned() -> tuple[plans.Planned, ...]:
    return tuple(
        plans.Planned(
            "a",
            plan(
                "p",
                agreed,
                *(result(SERVES if serves else None, "utama", indicator(unit)) for unit, serves in results),
                strategy="Kunjungan rumah." if strategy else "",
            ),
            None,
        )
        for agreed, results, strategy, _ in method_cycle.PLANS
    )


def test_plans_of_the_example_are_in_the_classes_that_the_measures_put_them_in() -> None:
    for one, (_, _, _, classes) in zip(planned(), method_cycle.PLANS, strict=True):
        found = (plans.agreement([one], T1), plans.completeness([one], T1), plans.cascade([one], T1))
        assert tuple(member for cube in found for _unit, member in cube.counts) == classes


def test_plans_of_the_example_are_counted_as_pages_count_them() -> None:
    people = planned()
    agreed = on(plans.agreement(people, T1), "kesepakatan")
    in_time = agreed["sebelum_tahun",] + agreed["tepat_waktu",]
    complete = on(plans.completeness(people, T1), "isi_rencana")["lengkap",]
    serving = on(plans.cascade(people, T1), "kaskade")["semua_mendukung",]
    assert tuple((count, len(people)) for count in (in_time, complete, serving)) == method_cycle.PLANS_COUNTED
    indicators = on(plans.measurable(people, T1), "keterukuran")
    assert (indicators["terukur",], sum(indicators.values())) == method_cycle.INDICATORS_COUNTED


def test_people_of_the_example_are_in_the_classes_that_the_measures_put_them_in() -> None:
    for days, teamwork, (strengths, improve), (attendance, feedback) in method_cycle.PEOPLE:
        one = agency(
            evaluations=(
                rated(
                    "p1",
                    attendance=None if days is None else Attendance(62, 60, *days),
                    teamwork=teamwork or None,
                    strengths="Rapi." if strengths else "",
                    improve="Lebih awal." if improve else "",
                ),
            )
        )
        assert on(evaluations.discipline(one, "2026-T1"), ATTENDANCE.dimension) == {(attendance,): 1}
        assert on(evaluations.feedback_written(one, "2026-T1"), WRITTEN.dimension) == {(feedback,): 1}
        assert on(evaluations.teamwork(one, "2026-T1"), TEAMWORK.dimension) == {(teamwork or "belum_dicatat",): 1}


def test_people_of_the_example_are_counted_as_pages_count_them() -> None:
    people = method_cycle.PEOPLE
    known = [person for person in people if person[0] is not None]
    in_order = sum(attendance == ATTENDANCE.good for _, _, _, (attendance, _) in people)
    together = sum(teamwork in ("di_atas_ekspektasi", "sesuai_ekspektasi") for _, teamwork, _, _ in people)
    both = sum(feedback == WRITTEN.good for _, _, _, (_, feedback) in people)
    assert ((in_order, len(known)), (together, len(known)), (both, len(people))) == method_cycle.PEOPLE_COUNTED


def test_the_page_says_the_limits_that_the_release_states_and_none_where_it_states_none() -> None:
    newest = releases()[2]
    limits = {"rencana_kinerja": read("rencana-kinerja")["parameter"], "disiplin": {"hari_tanpa_keterangan": "4"}}
    told = method_cycle.cycle_method(WORDS, archive([replace(newest, extra={**newest.extra, **limits})]).newest)
    assert told.deadline == WORDS.date(date(2026, 1, 31))
    assert (told.later, told.limit) == ("30", "4")
    silent = method_cycle.cycle_method(WORDS, archive([newest]).newest)
    assert (silent.deadline, silent.later, silent.limit) == ("", "", "")
