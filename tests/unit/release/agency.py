"""Content in memory for release tests: an agency of any shape, straight from counts, without a file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kinerja.content.records import Content, Evaluation, Portal, Service, Spell, Unit
from kinerja.package.period import Period

RATINGS = {
    "sangat_baik": ("di_atas_ekspektasi", "di_atas_ekspektasi"),
    "baik": ("sesuai_ekspektasi", "sesuai_ekspektasi"),
    "butuh_perbaikan": ("di_bawah_ekspektasi", "sesuai_ekspektasi"),
    "kurang": ("sesuai_ekspektasi", "di_bawah_ekspektasi"),
    "sangat_kurang": ("di_bawah_ekspektasi", "di_bawah_ekspektasi"),
}
"""A pair of ratings that leads to each predicate."""


def unit(code: str, parent: str | None = None, services: tuple[Service, ...] = ()) -> Unit:
    """One unit."""
    return Unit(code, f"Unit {code}", f"Unit {code}", parent, "dinas", services, ())


def content(
    units: Mapping[str, Unit],
    counts: Mapping[tuple[str, str, str], int],
    *,
    period: str = "2026-T1",
    absent: Mapping[str, int] | None = None,
) -> Content:
    """Content whose evaluations are exactly ``counts``: (unit, job family, predicate) → people.

    :param absent: unit that has not reported → people on its register.
    """
    span = Period.parse(period)
    spells: list[Spell] = []
    evaluations: list[Evaluation] = []
    for (code, family, predicate), people in sorted(counts.items()):
        for _ in range(people):
            employee = f"p{len(spells):011d}"
            spells.append(Spell(employee, code, family, "p", "pns", date(2020, 1, 1), None))
            results, behaviour = RATINGS[predicate]
            evaluations.append(
                Evaluation(employee, code, span, None, results, behaviour, predicate, {}, {}, "", "", ())
            )
    for code, people in (absent or {}).items():
        spells += [
            Spell(f"p{code}{n:05d}", code, "pelaksana", "l", "pns", date(2020, 1, 1), None) for n in range(people)
        ]
    reported = frozenset(code for code, _, _ in counts)
    return Content(
        portal=Portal("Kota Uji", "Test City", "Kota Uji", "Test City", True, 5, 10, 10, {}),
        units=dict(units),
        spells=tuple(spells),
        plans={},
        evaluations={period: tuple(evaluations)},
        reported={period: reported},
        indicators={},
        achievements={},
        answers={},
    )
