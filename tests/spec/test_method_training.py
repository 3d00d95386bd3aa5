"""The method page's example of trainings is the measure's own result."""

from __future__ import annotations

from decimal import Decimal

from kinerja.content.followup_records import Training
from kinerja.measures.development import trainings_given
from kinerja.site.views import method_training
from tests.spec.small_agency import T1, agency


def test_trainings_of_the_example_are_counted_as_the_measure_counts_them() -> None:
    held = tuple(
        Training(f"t{place}", "", "", kind, topics, Decimal(hours), T1.last, T1.last, ("p",) * people)
        for place, (kind, topics, hours, people) in enumerate(method_training.EXAMPLES)
    )
    given = trainings_given(agency(trainings=held), T1)
    counted = [(*key, one.trainings, int(one.taught), one.participations) for key, one in given.items()]
    assert tuple(counted) == method_training.COUNTED
