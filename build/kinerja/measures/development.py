"""Development: needs that evaluations name against training given, and ratings before and after it.

PermenPANRB 6/2022 (tindak lanjut: pengembangan kompetensi). A rating that rises after a training is no proof that the
training raised it; those who were not trained stand beside, and pages say so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from kinerja.content import regulations
from kinerja.content.records import Content
from kinerja.measures.people import Cube, Place, cube
from kinerja.package.period import Period


def needs(content: Content, period: str) -> Cube:
    """Count needs that the period's evaluations name: (unit, topic). A person may have several."""
    keys = ((e.unit, topic) for e in content.evaluations.get(period, ()) for topic in e.needs)
    return cube(f"kebutuhan/{period}", ("unit", "topik"), keys)


def participants(content: Content, period: Period, where: Mapping[str, Place]) -> Cube:
    """Count participations in trainings that ended in the period: (unit, kind). Who took part in two counts twice.

    A participant counts in the unit of ``people.places``; one who is on no register in the period counts nowhere
    (``trainings_given`` counts everybody).

    :param where: ``people.places`` of the period.
    """
    keys = (
        (where[person].unit, training.kind)
        for training in content.trainings
        if period.first <= training.last <= period.last
        for person in training.participants
        if person in where
    )
    return cube(f"peserta/{period}", ("unit", "jenis_pelatihan"), keys)


@dataclass(frozen=True)
class Given:
    """Training of one kind or topic that ended in a period: how many, participations, and hours (persons × hours).

    ``taught``: hours of the trainings themselves, each counted once however many took part. Beside the number of
    trainings it tells nothing of people, as ``hours`` would.
    """

    trainings: int
    participations: int
    hours: Decimal
    taught: Decimal


def trainings_given(content: Content, period: Period) -> Mapping[tuple[str, str], Given]:
    """Return (``jenis`` or ``topik``, code) → what was given in the period, sorted.

    A training of two topics counts under each: sums over topics are no totals, sums over kinds are.
    """
    found: dict[tuple[str, str], Given] = {}
    for training in content.trainings:
        if period.first <= training.last <= period.last:
            people = len(training.participants)
            for key in (("jenis", training.kind), *(("topik", topic) for topic in dict.fromkeys(training.topics))):
                old = found.get(key, Given(0, 0, Decimal(0), Decimal(0)))
                hours = old.hours + training.hours * people
                taught = old.taught + training.hours
                found[key] = Given(old.trainings + 1, old.participations + people, hours, taught)
    return dict(sorted(found.items()))


def needs_met(content: Content, period: Period) -> Cube:
    """Count people rated in the period by whether their needs were met by its end: (unit that rated, class).

    Whose evaluations of this year, up to this period, name a need: ``topik_sesuai`` took part in a training of one of
    those topics that ended this year; ``topik_lain`` in trainings of other topics only; ``belum`` in none. The others
    are ``tanpa_kebutuhan``.
    """
    wanted: dict[str, set[str]] = {}
    for code, evaluations in content.evaluations.items():
        then = Period.parse(code)
        if then.year == period.year and then.last <= period.last:
            for evaluation in evaluations:
                wanted.setdefault(evaluation.employee, set()).update(evaluation.needs)
    received: dict[str, set[str]] = {}
    for training in content.trainings:
        if training.last.year == period.year and training.last <= period.last:
            for person in training.participants:
                received.setdefault(person, set()).update(training.topics)

    def of(topics: set[str], got: set[str]) -> str:
        if not topics:
            return "tanpa_kebutuhan"
        return "topik_sesuai" if topics & got else "topik_lain" if got else "belum"

    keys = (
        (e.unit, of(wanted[e.employee], received.get(e.employee, set())))
        for e in content.evaluations.get(period.code, ())
    )
    return cube(f"evaluasi/{period}", ("unit", "kebutuhan_terjawab"), keys)


def before_and_after(content: Content, before: Period, after: Period, agency: Path | None = None) -> Cube:
    """Count people rated in ``after``: (their unit, ``terlatih``/``tidak_terlatih``, change of predicate).

    Trained is who took part in a training that ended between the two ratings: after the last day of ``before``, and up
    to that of ``after``. The change since ``before`` is ``naik``, ``tetap`` or ``turun`` in the order of the
    predicates, or ``tanpa_pembanding`` for whoever was not rated then.
    """
    rank = {predicate.code: place for place, predicate in enumerate(regulations.predicates(agency))}
    trained = {
        person
        for training in content.trainings
        if before.last < training.last <= after.last
        for person in training.participants
    }
    earlier = {e.employee: rank[e.predicate] for e in content.evaluations.get(before.code, ())}

    def change(then: int | None, now: int) -> str:
        if then is None:
            return "tanpa_pembanding"
        return "tetap" if then == now else "naik" if now < then else "turun"

    keys = (
        (
            e.unit,
            "terlatih" if e.employee in trained else "tidak_terlatih",
            change(earlier.get(e.employee), rank[e.predicate]),
        )
        for e in content.evaluations.get(after.code, ())
    )
    return cube(f"evaluasi/{after}", ("unit", "pelatihan", "perubahan"), keys)
