"""Count tables over the people rated in a period: ratings, and everything else that is counted of the same people.

Ratings are one population: results, behaviour and predicate are bound by the rule, and job families cross them. What
shares nothing but published sums with them (attendance, teamwork, plans …) is a population of its own, named
``evaluasi/PERIODE/…`` after the one it shares them with, so that an attacker of either loses nothing by leaving the
other out; ``docs/decisions/populations.md`` has the proof, and ``release.audit`` holds every release to its condition.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from kinerja.measures.people import Cube
from kinerja.measures.plans import NO_PLAN
from kinerja.release.counts import UNIT, Counted, Frame

_WITHOUT_PLAN = {
    "kesepakatan": "belum_disepakati",
    "isi_rencana": "tidak_lengkap",
    "kaskade": "tidak_satu_pun",
}
"""Where whoever has no plan counts. A class of its own would be the same hidden number in three tables."""

_BY_UNIT = {
    "disiplin": ("disiplin", "Pegawai menurut catatan kehadiran", "Employees by recorded attendance"),
    "kerja_sama": ("kerja_sama", "Pegawai menurut penilaian kerja sama", "Employees by rating of teamwork"),
    "umpan_balik_tertulis": (
        "umpan_balik",
        "Evaluasi menurut isi umpan baliknya",
        "Evaluations by what their feedback names",
    ),
    "rencana_kesepakatan": ("kesepakatan", "Pegawai menurut kesepakatan rencana", "Employees by agreement of the plan"),
    "rencana_isi": ("isi_rencana", "Pegawai menurut isi rencana", "Employees by what their plan holds"),
    "rencana_kaskade": (
        "kaskade",
        "Pegawai menurut sambungan rencana ke atasan",
        "Employees by how plans serve results above",
    ),
    "kebutuhan_terjawab": (
        "kebutuhan_terjawab",
        "Pegawai menurut kebutuhan pengembangan dan jawabannya",
        "Employees by development needs and whether they were met",
    ),
}
"""Cube → the dimension that its table adds to the unit, and the table's titles."""


def evaluation_counts(ratings: Cube, frame: Frame) -> Counted:
    """Ratings: ``predikat``, ``predikat_jabatan`` (merged classes by job family) and ``hasil_perilaku`` (the matrix).

    :param ratings: the cube ``evaluasi`` of ``measures.measured``.
    """
    people = frame.based(
        ratings.onto(UNIT, "kelompok_jabatan", "hasil_kerja", "perilaku_kerja", "predikat"), ratings.population
    )
    tables = (
        frame.table(
            "predikat",
            ("Pegawai menurut unit kerja dan predikat kinerja", "Employees by unit and performance predicate"),
            people,
            (UNIT, "predikat"),
        ),
        frame.table(
            "predikat_jabatan",
            (
                "Pegawai menurut unit kerja, kelompok jabatan, dan golongan predikat",
                "Employees by unit, job family and merged predicate",
            ),
            people,
            (UNIT, "kelompok_jabatan", "predikat"),
            top=frozenset({"predikat"}),
        ),
        frame.table(
            "hasil_perilaku",
            ("Pegawai menurut hasil kerja dan perilaku kerja", "Employees by results and behaviour"),
            people,
            ("hasil_kerja", "perilaku_kerja"),
        ),
        frame.table(
            "hasil_kerja",
            ("Pegawai menurut unit kerja dan hasil kerja", "Employees by unit and results"),
            people,
            (UNIT, "hasil_kerja"),
        ),
        frame.table(
            "perilaku_kerja",
            ("Pegawai menurut unit kerja dan perilaku kerja", "Employees by unit and behaviour"),
            people,
            (UNIT, "perilaku_kerja"),
        ),
    )
    return Counted(tables, people, frozenset({UNIT}))


def beside_evaluations(cubes: Mapping[str, Cube], frame: Frame) -> tuple[Counted, ...]:
    """Everything else that is counted of the people rated, each a population of its own.

    :param cubes: those of ``measures.measured``.
    """
    population = cubes["evaluasi"].population
    return (
        *(_by_unit(name, cubes[name], population, frame) for name in _BY_UNIT),
        *(_by_trait(trait, cubes["evaluasi"], frame) for trait in ("jenis_kelamin", "status_pegawai")),
        _values(cubes["nilai"], frame),
        *([_change(cubes["pelatihan_perubahan"], frame)] if "pelatihan_perubahan" in cubes else []),
    )


def _by_unit(name: str, cube: Cube, population: str, frame: Frame) -> Counted:
    dimension, *titles = _BY_UNIT[name]
    counts: Counter[tuple[str, ...]] = Counter()
    for (unit, member), number in cube.counts.items():
        counts[unit, _WITHOUT_PLAN[dimension] if member == NO_PLAN else member] += number
    people = frame.based(Cube(population, (UNIT, dimension), counts), f"{population}/{name}")
    table = frame.table(name, (titles[0], titles[1]), people, (UNIT, dimension))
    return Counted((table,), people, frozenset({UNIT}))


_TRAITS = {
    "jenis_kelamin": (
        "predikat_kelamin",
        "Pegawai menurut jenis kelamin dan golongan predikat",
        "Employees by sex and merged predicate",
    ),
    "status_pegawai": (
        "predikat_status",
        "Pegawai menurut status dan golongan predikat",
        "Employees by status and merged predicate",
    ),
}


def _by_trait(trait: str, ratings: Cube, frame: Frame) -> Counted:
    name, *titles = _TRAITS[trait]
    cube = ratings.onto(trait, "predikat")
    people = Cube(f"{ratings.population}/{name}", cube.dimensions, cube.counts)
    table = frame.table(name, (titles[0], titles[1]), people, (trait, "predikat"), top=frozenset({"predikat"}))
    return Counted((table,), people, frozenset({"predikat"}))


def _values(cube: Cube, frame: Frame) -> Counted:
    people = frame.based(cube, cube.population)
    titles = (
        "Penilaian tujuh nilai BerAKHLAK menurut unit kerja",
        "Ratings of the seven values by unit",
    )
    table = frame.table("nilai_berakhlak", titles, people, (UNIT, "nilai", "ekspektasi"))
    return Counted((table,), people, frozenset({UNIT, "nilai"}))


def _change(cube: Cube, frame: Frame) -> Counted:
    whole = cube.onto("pelatihan", "perubahan")
    people = Cube(f"{cube.population}/perubahan", whole.dimensions, whole.counts)
    titles = (
        "Pegawai menurut pelatihan dan perubahan predikat sejak periode sebelumnya",
        "Employees by training and change of predicate since the period before",
    )
    return Counted((frame.table("perubahan", titles, people, whole.dimensions),), people, frozenset())
