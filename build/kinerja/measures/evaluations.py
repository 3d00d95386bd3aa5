"""Evaluations counted: results, behaviour, predicate, the seven values, discipline and teamwork, by unit and trait.

PermenPANRB 6/2022 (ratings, predicate), SE MenPANRB 20/2021 (values), SE MenPANRB 3/2023 (a unit's expected pattern),
PP 94/2021 (discipline). Whoever is rated counts in the unit that rated them (``people.places`` says the rule).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from kinerja.content import regulations
from kinerja.content.followup_records import Attendance
from kinerja.content.records import Content, Evaluation
from kinerja.content.regulations import Condition
from kinerja.measures.people import Cube, Place, cube, latest_spells, place
from kinerja.package.period import Period

NOT_RECORDED = "belum_dicatat"
"""Whoever is rated without a record of attendance, teamwork or values: counted, and never among the good or the bad."""

DIMENSIONS = (
    "unit",
    "kelompok_jabatan",
    "jenis_kelamin",
    "status_pegawai",
    "hasil_kerja",
    "perilaku_kerja",
    "predikat",
)


def ratings(content: Content, period: str) -> Cube:
    """Count a period's evaluations in their finest cells (``DIMENSIONS``); every table of ratings is a sum of these."""
    return cube(
        f"evaluasi/{period}",
        DIMENSIONS,
        (
            (p.unit, p.job_family, p.sex, p.status, e.results, e.behaviour, e.predicate)
            for p, e in _placed(content, period)
        ),
    )


def value_ratings(content: Content, period: str, agency: Path | None = None) -> Cube:
    """Count the ratings of the seven values: (unit, value, rating, or ``belum_dicatat``).

    The population is ratings, not people: seven for each person rated (SE MenPANRB 20/2021).
    """
    keys = (
        (e.unit, value.code, e.values.get(value.code, NOT_RECORDED))
        for e in content.evaluations.get(period, ())
        for value in regulations.values(agency)
    )
    return cube(f"nilai/{period}", ("unit", "nilai", "ekspektasi"), keys)


def discipline(content: Content, period: str, agency: Path | None = None) -> Cube:
    """Count a period's evaluations by attendance: (unit, class of ``discipline_class`` or ``belum_dicatat``)."""
    rated = content.evaluations.get(period, ())
    keys = ((e.unit, NOT_RECORDED if e.attendance is None else discipline_class(e.attendance, agency)) for e in rated)
    return cube(f"evaluasi/{period}", ("unit", "disiplin"), keys)


def discipline_class(days: Attendance, agency: Path | None = None) -> str:
    """Return the class of ``schemas/aturan/disiplin.json`` that recorded attendance falls in.

    Days away without a valid reason decide first: from ``hari_tanpa_keterangan`` on (3: where PP 94/2021, art. 9,
    begins to sanction) ``sering_tanpa_keterangan``, fewer ``pernah_tanpa_keterangan``; then lateness; else ``tertib``.
    """
    if days.unexcused >= int(regulations.read("disiplin", agency)["parameter"]["hari_tanpa_keterangan"]):
        return "sering_tanpa_keterangan"
    if days.unexcused:
        return "pernah_tanpa_keterangan"
    return "pernah_terlambat" if days.late else "tertib"


def teamwork(content: Content, period: str) -> Cube:
    """Count a period's evaluations by teamwork, a criterion of its own: (unit, rating, or ``belum_dicatat``)."""
    keys = ((e.unit, e.teamwork or NOT_RECORDED) for e in content.evaluations.get(period, ()))
    return cube(f"evaluasi/{period}", ("unit", "kerja_sama"), keys)


def feedback_written(content: Content, period: str) -> Cube:
    """Count evaluations by what their feedback names: (unit, ``keduanya``/``kekuatan``/``perbaikan``/``kosong``).

    Feedback is constructive where it names strengths *and* what to improve (PermenPANRB 6/2022, umpan balik).
    """
    names = {(True, True): "keduanya", (True, False): "kekuatan", (False, True): "perbaikan", (False, False): "kosong"}
    rated = content.evaluations.get(period, ())
    keys = ((e.unit, names[bool(e.strengths.strip()), bool(e.improve.strip())]) for e in rated)
    return cube(f"evaluasi/{period}", ("unit", "umpan_balik"), keys)


def against_pattern(
    unit_predicate: str, people: Mapping[str, int], agency: Path | None = None
) -> tuple[tuple[Condition, bool], ...]:
    """Hold people's predicates against the pattern that their unit's own predicate sets (SE MenPANRB 3/2023).

    Works on any counts, published ones included; empty where nobody is counted: nothing departs from anything.

    :param unit_predicate: the code of a ``predikat kinerja organisasi``.
    :param people: predicate → people.
    :return: each condition of the pattern, and whether it is met. A departure is something to review, never a fault.
    :raises KeyError: the unit's predicate has no pattern.
    """
    pattern = regulations.by_code(regulations.patterns(agency))[unit_predicate]
    if not sum(people.values()):
        return ()
    return tuple((condition, regulations.holds(condition, people)) for condition in pattern.conditions)


def headcounts(content: Content, period: str) -> Mapping[str, int]:
    """Unit → people who have a spell there in the period; who moved is on both registers.

    This is the size of a register while nothing is reported, and no measure: measures count by ``people.places``.
    """
    people: dict[str, set[str]] = defaultdict(set)
    for employee, unit in latest_spells(content, Period.parse(period)):
        people[unit].add(employee)
    return {unit: len(found) for unit, found in people.items()}


def _placed(content: Content, period: str) -> Iterable[tuple[Place, Evaluation]]:
    latest = latest_spells(content, Period.parse(period))
    for evaluation in content.evaluations.get(period, ()):
        yield place(latest.get((evaluation.employee, evaluation.unit)), evaluation.unit), evaluation
