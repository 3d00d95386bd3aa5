"""Count tables over what follows evaluations: needs, trainings, awards, raters, appeals. Each counts people of its own.

These are small numbers, so nothing is known to be shown: totals are hidden like any other cell, and where a unit has
rows it needs as many of what is counted as a unit needs people (``unit_minimum``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kinerja.measures.people import Cube
from kinerja.release.counts import Counted, Frame

_OF_AGENCY = {
    "kebutuhan": ("kebutuhan", "topik", "Kebutuhan pengembangan menurut topik", "Development needs by topic"),
    "pelatihan_peserta": (
        "peserta",
        "jenis_pelatihan",
        "Keikutsertaan pelatihan menurut jenis",
        "Participations in trainings by kind",
    ),
    "penilai": (
        "penilai",
        "sebaran",
        "Pejabat penilai menurut bagian yang dinilai baik ke atas",
        "Raters by the share they rate good or better",
    ),
    "rencana_keterukuran": (
        "keterukuran",
        "keterukuran",
        "Indikator rencana pegawai menurut keterukuran",
        "Indicators of employees' plans by measurability",
    ),
}
"""Cube → the table's name, its dimension, and its titles; for the agency as a whole.

Indicators of plans are not counted by unit: whoever has a result without a measurable one has an indicator that is not,
so ``rencana_isi`` of the unit would bound them (in an agency of 800 a hidden count was known to within two).
"""


def follow_up_counts(cubes: Mapping[str, Cube], frame: Frame, unit_minimum: int) -> tuple[Counted, ...]:
    """Tables of needs, participations, raters, measurable indicators of plans, and awards by unit.

    :param cubes: those of ``measures.measured``; a table that counts nothing at all is left out.
    """
    by_unit = replace(frame, threshold=max(frame.threshold, unit_minimum))
    found = [
        *(_of_agency(name, cubes[name], frame) for name in _OF_AGENCY),
        _of_units(
            cubes["penghargaan"], by_unit, "penghargaan",
            ("Penghargaan dan insentif menurut unit kerja penerima", "Awards and incentives by recipients' unit"),
        ),
    ]  # fmt: skip
    return tuple(counted for counted in found if counted.people.counts)


def appeal_counts(cube: Cube | None, frame: Frame) -> tuple[Counted, ...]:
    """``keberatan``: appeals against the ratings of the period before, by outcome; none where none is recorded."""
    if cube is None or not cube.counts:
        return ()
    outcomes = cube.onto("hasil")
    people = Cube(cube.population, ("hasil_keberatan",), outcomes.counts)
    titles = ("Keberatan atas penilaian periode sebelumnya", "Appeals against the ratings of the period before")
    return (Counted((frame.table("keberatan", titles, people, people.dimensions),), people, None),)


def _of_agency(name: str, cube: Cube, frame: Frame) -> Counted:
    table, dimension, *titles = _OF_AGENCY[name]
    people = cube.onto(dimension)
    return Counted((frame.table(table, (titles[0], titles[1]), people, (dimension,)),), people, None)


def _of_units(cube: Cube, frame: Frame, name: str, titles: tuple[str, str]) -> Counted:
    people = frame.based(cube, cube.population)
    return Counted((frame.table(name, titles, people, cube.dimensions),), people, None)
