"""Awards and incentives: by which criteria, how many, and in which units (PermenPANRB 6/2022, penghargaan)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kinerja.content.followup_records import Award
from kinerja.content.records import Content
from kinerja.measures.people import Cube, Place, cube
from kinerja.package.period import Period


@dataclass(frozen=True)
class Awarded:
    """One award of a period. ``recipients`` counts all of them, wherever they work now."""

    award: Award
    recipients: int


def awarded(content: Content, period: Period) -> tuple[Awarded, ...]:
    """Return the period's awards and incentives, sorted by id; one that nobody met the criteria of has 0 recipients."""
    found = (award for award in content.awards if award.period == period)
    return tuple(Awarded(award, len(award.recipients)) for award in sorted(found, key=lambda award: award.id))


def recipients(content: Content, period: Period, where: Mapping[str, Place]) -> Cube:
    """Count awards received: (unit, award). Who received two counts twice; a team's members count one each.

    A recipient counts in the unit of ``people.places``; one who is on no register in the period counts nowhere.

    :param where: ``people.places`` of the period.
    """
    keys = (
        (where[person].unit, award.id)
        for award in content.awards
        if award.period == period
        for person in award.recipients
        if person in where
    )
    return cube(f"penghargaan/{period}", ("unit", "penghargaan"), keys)
