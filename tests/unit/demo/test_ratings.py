"""Ratings follow the regulation's matrix, units their pattern, and counts the threshold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.content.regulation_files import read
from kinerja.demo.agency import UnitPlan, units
from kinerja.demo.chance import stream
from kinerja.demo.people import HEAD, posts
from kinerja.demo.ratings import (
    ABOVE,
    BELOW,
    BEST_FIRST,
    COUNTABLE,
    FEWEST,
    MEETS,
    PAIRS,
    VALUES,
    quotas,
    rate,
    unit_predicate,
    values,
)
from kinerja.package.period import Period

QUARTER = Period.parse("2026-T1")
UNITS = units(1, 60, 3000)
DEVIANT = next(unit for unit in UNITS if unit.id == "sekretariat-daerah")
OTHERS = tuple(unit for unit in UNITS if unit is not DEVIANT)


def test_pairs_are_the_regulations_matrix_and_leave_nothing_out() -> None:
    matrix = {(row["hasil_kerja"], row["perilaku_kerja"]): row["predikat"] for row in read("predikat")["matriks"]}
    ours = {
        (result.replace(" ", "_"), behaviour.replace(" ", "_")): predicate.replace(" ", "_")
        for predicate, pairs in PAIRS.items()
        for result, behaviour, _ in pairs
    }
    assert ours == matrix


def test_values_are_those_of_the_code_list() -> None:
    assert list(VALUES) == [value["kode"] for value in read("berakhlak")["daftar"]]


@given(
    st.sampled_from(UNITS), st.sampled_from(["istimewa", "baik", "butuh perbaikan"]), st.integers(0, 2000),
    st.integers(0, 8), st.sampled_from(["spread", "concentrated"]), st.integers(0, 10**6),
)  # fmt: skip
def test_places_add_up_to_the_people(
    unit: UnitPlan, predicate: str, people: int, quarter: int, profile: str, seed: int
) -> None:
    counts = quotas(unit, predicate, people, quarter, profile, stream(seed, "test"))
    assert list(counts) == list(BEST_FIRST)
    assert sum(counts.values()) == people
    assert min(counts.values()) >= 0


@given(st.sampled_from(OTHERS), st.integers(COUNTABLE, 2000), st.integers(0, 8), st.integers(0, 10**6))
def test_a_good_unit_follows_its_pattern_and_hides_no_merged_count(
    unit: UnitPlan, people: int, quarter: int, seed: int
) -> None:
    counts = quotas(unit, "baik", people, quarter, "spread", stream(seed, "test"))
    below = people - counts["sangat baik"] - counts["baik"]
    assert counts["baik"] <= 0.7 * people
    assert counts["baik"] == max(counts.values())
    assert counts["butuh perbaikan"] + counts["kurang"] > 0
    assert below >= FEWEST
    assert people - below >= FEWEST


@given(st.sampled_from(OTHERS), st.integers(COUNTABLE, 2000), st.integers(0, 10**6))
def test_an_outstanding_unit_has_mostly_very_good_people(unit: UnitPlan, people: int, seed: int) -> None:
    counts = quotas(unit, "istimewa", people, 2, "spread", stream(seed, "test"))
    assert counts["sangat baik"] == max(counts.values())
    assert counts["sangat baik"] <= 0.7 * people


@given(st.sampled_from(OTHERS), st.integers(COUNTABLE, 2000), st.integers(0, 10**6))
def test_a_unit_that_needs_improvement_shows_it_in_its_people(unit: UnitPlan, people: int, seed: int) -> None:
    counts = quotas(unit, "butuh perbaikan", people, 0, "spread", stream(seed, "test"))
    assert counts["butuh perbaikan"] >= 0.6 * people
    assert counts["sangat baik"] <= 0.1 * people


@given(st.integers(0, 3), st.integers(0, 10**6))
def test_one_unit_departs_from_its_pattern_in_every_quarter(quarter: int, seed: int) -> None:
    counts = quotas(DEVIANT, "baik", 180, quarter, "spread", stream(seed, "test"))
    assert counts["baik"] > 0.7 * 180


@pytest.mark.parametrize("predicate", ["istimewa", "baik", "butuh perbaikan"])
def test_the_head_is_rated_as_the_unit_and_ranks_follow_skill(predicate: str) -> None:
    unit = OTHERS[2]
    people = [post for post in posts(1, UNITS, [QUARTER]) if post.unit == unit.id]
    counts = quotas(unit, predicate, len(people), 0, "spread", stream(3, "test"))
    ratings = rate(people, counts, predicate, {}, stream(3, "test"))
    head = next(post.person for post in people if post.role == HEAD)
    assert ratings[head].result == {"istimewa": ABOVE, "baik": MEETS, "butuh perbaikan": BELOW}[predicate]
    given_counts = {word: sum(rating.predicate == word for rating in ratings.values()) for word in BEST_FIRST}
    assert given_counts == counts
    skill = {post.person: post.skill for post in people if post.role != HEAD}
    mean = {
        word: sum(skill[p] for p in skill if ratings[p].predicate == word) / max(1, counts[word])
        for word in ("sangat baik", "baik", "butuh perbaikan")
    }
    assert mean["sangat baik"] > mean["baik"] > mean["butuh perbaikan"]


def test_training_raises_ratings() -> None:
    unit = OTHERS[2]
    people = [replace(post, skill=0.0) for post in posts(1, UNITS, [QUARTER]) if post.unit == unit.id]
    trained = {post.person: 1.0 for post in people[::2]}
    better = worse = 0
    for seed in range(20):
        counts = quotas(unit, "baik", len(people), 0, "spread", stream(seed, "test"))
        ratings = rate(people, counts, "baik", trained, stream(seed, "test"))
        good = {person for person, rating in ratings.items() if rating.predicate == "sangat baik"}
        better += len(good & set(trained))
        worse += len(good - set(trained))
    assert better > 2 * worse


def test_only_the_named_unit_becomes_outstanding_and_concentrated_agencies_are_all_good() -> None:
    registry = next(unit for unit in UNITS if unit.id == "dinas-kependudukan-dan-pencatatan-sipil")
    assert [unit_predicate(registry, 1, quarter, "spread") for quarter in range(4)] == [
        "baik",
        "baik",
        "istimewa",
        "istimewa",
    ]
    assert {unit_predicate(unit, place, 3, "concentrated") for place, unit in enumerate(UNITS)} == {"baik"}


@given(st.sampled_from([ABOVE, MEETS, BELOW]), st.integers(0, 10**6))
def test_the_seven_values_agree_with_the_rating_of_behaviour(behaviour: str, seed: int) -> None:
    given_values = values(behaviour, stream(seed, "test"))
    assert list(given_values) == list(VALUES)
    score = sum({ABOVE: 1, MEETS: 0, BELOW: -1}[word] for word in given_values.values())
    assert {ABOVE: score >= 4, MEETS: -1 <= score <= 2, BELOW: score <= -3}[behaviour]
