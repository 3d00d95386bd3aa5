"""Units and people: as many as asked for, in a tree, with sizes that let hiding be seen."""

from __future__ import annotations

import re

import pytest

from kinerja.content.personal import identifiers
from kinerja.demo.agency import LONGEST_ID, units
from kinerja.demo.people import HEAD, posts
from kinerja.errors import KinerjaError
from kinerja.package.period import Period

SIZES = [(1, 5), (5, 60), (12, 300), (12, 1200), (60, 3000), (400, 10000), (1500, 30000)]
QUARTERS = tuple(Period.parse(f"2026-T{number}") for number in (1, 2, 3, 4))


@pytest.mark.parametrize(("count", "employees"), SIZES)
def test_there_are_exactly_as_many_units_and_people_as_asked_for(count: int, employees: int) -> None:
    made = units(7, count, employees)
    assert len(made) == len({unit.id for unit in made}) == count
    assert sum(unit.size for unit in made) == employees
    people = posts(7, made, QUARTERS)
    assert len({post.person for post in people}) == employees


@pytest.mark.parametrize(("count", "employees"), SIZES)
def test_units_are_a_tree_of_at_most_three_levels_with_parents_first(count: int, employees: int) -> None:
    level: dict[str, int] = {}
    for unit in units(7, count, employees):
        level[unit.id] = 1 if unit.parent is None else level[unit.parent] + 1
    assert max(level.values()) <= 3
    assert count < 60 or max(level.values()) == 3


def test_ids_names_and_services_are_unique_in_a_large_agency() -> None:
    made = units(1, 1500, 30000)
    assert len({unit.name for unit in made}) == len(made)
    services = [service.id for unit in made for service in unit.services]
    assert len(set(services)) == len(services)
    for name in [unit.id for unit in made] + services:
        assert re.fullmatch(r"[a-z][a-z0-9-]*", name)
        assert len(name) <= LONGEST_ID


def test_sizes_are_skewed_and_offices_have_staff_of_their_own() -> None:
    made = units(1, 400, 10000)
    sizes = sorted(unit.size for unit in made)
    assert sizes[0] == 3
    assert sizes[len(sizes) // 2] < 10000 / 400 < sizes[-1] / 4
    parents = {unit.parent for unit in made}
    assert min(unit.size for unit in made if unit.id in parents) >= 12


def test_the_example_has_three_tiny_units_that_make_one_group() -> None:
    tiny = [unit.size for unit in units(1, 12, 1200) if unit.size < 10]
    assert tiny == [3, 6, 8]
    assert sum(tiny) >= 10


def test_too_few_people_are_refused_with_the_number_that_would_do() -> None:
    with pytest.raises(KinerjaError, match=r"--employees 20 terlalu sedikit untuk 12 unit; tulis paling sedikit \d+"):
        units(1, 12, 20)


@pytest.mark.parametrize(("count", "employees"), [(0, 10), (5, 0), (-1, -1)])
def test_an_agency_of_nobody_is_refused(count: int, employees: int) -> None:
    with pytest.raises(KinerjaError, match="paling sedikit 1"):
        units(1, count, employees)


def test_people_come_go_and_move_but_raters_stay() -> None:
    made = posts(1, units(1, 12, 1200), QUARTERS)
    raters = {post.rater for post in made}
    counted: dict[str, int] = {}
    for post in made:
        counted[post.person] = counted.get(post.person, 0) + 1
    movers = {person for person, spells in counted.items() if spells == 2}
    joiners = {post.person for post in made if post.start > QUARTERS[0].first} - movers
    leavers = {post.person for post in made if post.end is not None} - movers
    assert min(len(movers), len(joiners), len(leavers)) >= 5
    assert not (movers | joiners | leavers) & raters


def test_every_unit_has_one_head_and_everyone_else_a_superior_who_works_there_or_above() -> None:
    made = units(3, 60, 3000)
    parent = {unit.id: unit.parent for unit in made}
    people = posts(3, made, QUARTERS)
    home = {post.person: post.unit for post in people if post.end is None or post.start < QUARTERS[0].first}
    heads = [post.unit for post in people if post.role == HEAD]
    assert sorted(heads) == sorted(parent)
    for post in people:
        if post.rater is None:
            assert post.role == HEAD
            assert parent[post.unit] is None
        else:
            assert home[post.rater] == (parent[post.unit] if post.role == HEAD else post.unit)


def test_pseudonyms_have_the_form_of_the_contract_and_no_name_is_an_identifier() -> None:
    made = units(1, 400, 10000)
    people = posts(1, made, QUARTERS)
    assert all(re.fullmatch(r"p[a-z2-7]{11}", post.person) for post in people)
    assert not [unit.name for unit in made if identifiers(unit.name)]
