"""The plain tables of a release: facts about units, promises and surveys, and approved sentences. No person is in any.

Each subject has a module of its own (``plain_*``) that turns what was measured (``facts.Facts``) into ``PlainTable``
values; this one only gathers them. Rows are of codes as published: a unit inside a group has none, and where a fact is
about such a unit it stands under the code that ``PublishedUnits`` publishes it as.
"""

from __future__ import annotations

from kinerja.package.model import PlainTable
from kinerja.release.facts import Facts
from kinerja.release.indicators import indicator_tables
from kinerja.release.plain_development import criteria_table, trainings_table
from kinerja.release.plain_fairness import fairness_table
from kinerja.release.plain_progress import progress_tables
from kinerja.release.plain_promises import channels_table, evidence_table, promises_table, shares_table
from kinerja.release.plain_surveys import earlier_table, held_table, reach_table

OF_THE_DAY = frozenset({"janji", "janji_ringkas", "bukti", "saluran"})
"""Tables that say how things stood on the day of release. What is written of a promise afterwards (a better sentence, a
new deadline, evidence) belongs to the next release, and makes an old one neither wrong nor different."""


def plain_tables(facts: Facts) -> tuple[PlainTable, ...]:
    """Every plain table that has something to say; a table without rows is left out."""
    found = (
        *indicator_tables([r for r in facts.measured.indicators if r.unit in facts.rows]),
        *progress_tables(facts),
        held_table(facts),
        reach_table(facts),
        earlier_table(facts),
        promises_table(facts),
        shares_table(facts),
        evidence_table(facts),
        channels_table(facts),
        trainings_table(facts),
        criteria_table(facts),
        fairness_table(facts),
    )
    return tuple(table for table in found if table.rows)
