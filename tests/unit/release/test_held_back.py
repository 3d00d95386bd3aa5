"""Tables of the same people do not together tell who was corrected: one of them is corrected, the others left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kinerja.content.records import Content
from kinerja.package.model import CountTable, Release
from kinerja.release.audit import leaks
from kinerja.release.build import as_published, build_release
from kinerja.release.draft import draft
from tests.unit.release.agency import RATINGS
from tests.unit.release.test_left_out import agency

PERIOD = "2026-T1"
BESIDE = {"predikat_kelamin", "predikat_status"}


def upheld(people: int) -> Content:
    """The agency after this many appeals against "kurang" were upheld."""
    made = agency(*"lllllllppppppp")
    left = people
    ratings = []
    for e in made.evaluations[PERIOD]:
        if e.predicate == "kurang" and left:
            left -= 1
            results, behaviour = RATINGS["baik"]
            ratings.append(replace(e, results=results, behaviour=behaviour, predicate="baik"))
        else:
            ratings.append(e)
    return replace(made, evaluations={PERIOD: tuple(ratings)})


@pytest.fixture(scope="module")
def first() -> Release:
    return build_release(draft(upheld(0), PERIOD))


def corrected(first: Release, people: int) -> Release:
    return build_release(draft(upheld(people), PERIOD), revision=2, correction="Salah ketik.", earlier=[first])


def counts(release: Release) -> set[str]:
    return {name for name, table in release.tables.items() if isinstance(table, CountTable)}


def test_one_changed_rating_does_not_tell_the_sex_and_status_of_the_one_who_was_corrected(first: Release) -> None:
    assert counts(first) >= BESIDE
    second = corrected(first, 1)
    assert counts(second) == counts(first) - BESIDE
    assert second.tables["disiplin"] == first.tables["disiplin"]
    assert leaks([first, second]) == ()
    again = draft(upheld(1), PERIOD)
    assert counts(as_published(again, second, [first])) == counts(second)
    third = build_release(again, revision=3, correction="Salah ketik.", earlier=[first, second])
    assert counts(third) == counts(second)


def test_a_correction_of_enough_people_leaves_nothing_out(first: Release) -> None:
    assert counts(corrected(first, 6)) >= {"predikat_status"}
