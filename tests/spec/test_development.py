"""Development and awards by hand: needs against training, hours, and ratings before and after."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from kinerja.content.followup_records import Award
from kinerja.measures import awards, development
from kinerja.measures.development import Given
from kinerja.measures.people import places
from kinerja.package.period import Period
from tests.spec.small_agency import ABOVE, BELOW, MEETS, T1, T2, agency, on, rated, spell, training

PEOPLE = tuple(spell(f"p{n}") for n in range(1, 6))


def test_needs_are_counted_by_topic_and_people_by_whether_they_received_something() -> None:
    content = agency(
        spells=PEOPLE,
        evaluations=(
            rated("p1", needs=("ti_layanan", "kepemimpinan")),
            rated("p2", needs=("ti_layanan",)),
            rated("p3", needs=("kepemimpinan",)),
            rated("p4"),
        ),
        trainings=(training("p1", "p4"), training("p3", last="2026-03-31"), training("p2", last="2026-04-01")),
    )
    assert on(development.needs(content, "2026-T1"), "topik") == {("ti_layanan",): 2, ("kepemimpinan",): 2}
    assert on(development.needs_met(content, T1), "kebutuhan_terjawab") == {
        ("topik_sesuai",): 1,  # p1
        ("belum",): 1,  # p2: the training ended a day after the period
        ("topik_lain",): 1,  # p3: a training, of another topic
        ("tanpa_kebutuhan",): 1,  # p4
    }
    later = replace(content, evaluations={**content.evaluations, "2026-T2": (rated("p2", period=T2),)})
    assert on(development.needs_met(later, T2), "kebutuhan_terjawab") == {("topik_sesuai",): 1}  # a need of T1


def test_hours_are_those_of_every_participant_and_topics_are_counted_under_each() -> None:
    content = agency(
        spells=PEOPLE,
        trainings=(
            training("p1", "p2", hours=24, topics=("ti_layanan", "arsip_digital")),
            training("p1", hours=8),
            training("p1", last="2025-12-31"),
        ),
    )
    assert development.trainings_given(content, T1) == {
        ("jenis", "workshop"): Given(2, 3, Decimal(56), Decimal(32)),
        ("topik", "arsip_digital"): Given(1, 2, Decimal(48), Decimal(24)),
        ("topik", "ti_layanan"): Given(2, 3, Decimal(56), Decimal(32)),
    }
    assert on(development.participants(content, T1, places(content, T1)), "unit", "jenis_pelatihan") == {
        ("a", "workshop"): 3
    }


def test_a_participant_on_no_register_counts_in_the_agency_and_in_no_unit() -> None:
    content = agency(spells=PEOPLE[:1], trainings=(training("p1", "pgone"),))
    assert development.trainings_given(content, T1)["jenis", "workshop"].participations == 2
    assert development.participants(content, T1, places(content, T1)).total == 1


def test_ratings_before_and_after_stand_beside_those_of_people_who_were_not_trained() -> None:
    content = agency(
        evaluations=(
            *(rated(f"p{n}", MEETS, MEETS) for n in range(1, 5)),
            rated("p1", ABOVE, ABOVE, period=T2),
            rated("p2", MEETS, ABOVE, period=T2),  # baik as before
            rated("p3", BELOW, MEETS, period=T2),
            rated("p4", ABOVE, ABOVE, period=T2),
            rated("p5", period=T2),  # not rated before
        ),
        trainings=(
            training("p1", "p5", last="2026-06-30"),
            training("p2", last="2026-04-01"),
            training("p4", last="2026-03-31"),  # before the first rating's last day
        ),
    )
    assert on(development.before_and_after(content, T1, T2), "pelatihan", "perubahan") == {
        ("terlatih", "naik"): 1,
        ("terlatih", "tetap"): 1,
        ("tidak_terlatih", "turun"): 1,
        ("tidak_terlatih", "naik"): 1,
        ("terlatih", "tanpa_pembanding"): 1,
    }


def award(code: str, *people: str, period: Period = T1, kind: str = "penghargaan") -> Award:
    return Award(code, "Teladan", "Exemplary", period, kind, "Dua triwulan sangat baik.", "Two quarters.", people)


def test_awards_say_their_criteria_and_how_many_received_them_where() -> None:
    content = agency(
        spells=(*PEOPLE[:2], spell("p9", "b")),
        awards=(
            award("teladan", "p1", "p9", "pgone"),
            award("bonus", "p1", kind="insentif"),
            award("nanti", "p2", period=T2),
            award("kosong"),
        ),
    )
    found = awards.awarded(content, T1)
    assert [(a.award.id, a.award.kind, a.recipients) for a in found] == [
        ("bonus", "insentif", 1),
        ("kosong", "penghargaan", 0),
        ("teladan", "penghargaan", 3),
    ]
    assert on(awards.recipients(content, T1, places(content, T1)), "unit", "penghargaan") == {
        ("a", "teladan"): 1,
        ("b", "teladan"): 1,
        ("a", "bonus"): 1,
    }
