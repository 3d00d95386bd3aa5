"""Plain tables of development and recognition: trainings given, and the criteria of awards. Nobody is in either.

PermenPANRB 6/2022 (tindak lanjut: pengembangan kompetensi, penghargaan). Who took part or received something is counted
in tables of counts, under disclosure control; the hours here are those of the trainings themselves.
"""

from __future__ import annotations

from decimal import Decimal

from kinerja.content.regulation_files import by_code, code_list
from kinerja.package.model import PlainTable
from kinerja.release.facts import Facts

_LISTS = {"jenis": "jenis-pelatihan", "topik": "kebutuhan"}
"""What trainings are counted by, and the code list that names it."""

_TRAININGS = (
    ("menurut", "string", "Dihitung menurut jenis atau topik", "Counted by kind or by topic"),
    ("kode", "string", "Kode jenis atau topik", "Kind or topic"),
    ("nama", "string", "Jenis atau topik", "Kind or topic in words (Indonesian)"),
    ("nama_en", "string", "Jenis atau topik (Inggris)", "Kind or topic in words (English)"),
    (
        "pelatihan",
        "integer",
        "Banyaknya kegiatan yang selesai dalam periode; kegiatan bertopik dua masuk dua baris topik",
        "Trainings that ended in the period; one of two topics is in two rows of topics",
    ),
    (
        "jam",
        "number",
        "Jam pelajaran seluruh kegiatan itu, tiap kegiatan sekali, bukan dikali peserta",
        "Hours of those trainings, each once, not times participants",
    ),
)
_CRITERIA = (
    ("penghargaan", "string", "Kode penghargaan", "Award"),
    ("nama", "string", "Nama penghargaan", "Name of the award (Indonesian)"),
    ("nama_en", "string", "Nama penghargaan (Inggris)", "Name of the award (English)"),
    ("jenis", "string", "penghargaan atau insentif", "Award or incentive"),
    ("kriteria", "string", "Kriteria", "Criteria (Indonesian)"),
    ("kriteria_en", "string", "Kriteria (Inggris)", "Criteria (English)"),
)


def trainings_table(facts: Facts) -> PlainTable:
    """``pelatihan``: how many trainings ended in the period and their own hours, by kind and by topic."""
    names = {by: by_code(code_list(table, facts.agency)) for by, table in _LISTS.items()}
    rows = []
    for (by, code), given in facts.measured.trainings.items():
        named = names[by][code]
        rows.append((by, code, named.name, named.name_en, str(given.trainings), _number(given.taught)))
    return PlainTable(
        "pelatihan",
        "nilai",
        "Pelatihan yang diberikan menurut jenis dan topik",
        "Trainings given by kind and topic",
        _TRAININGS,
        ("menurut", "kode"),
        tuple(rows),
    )


def criteria_table(facts: Facts) -> PlainTable:
    """``penghargaan_kriteria``: the awards and incentives of the period and what they are given for."""
    return PlainTable(
        "penghargaan_kriteria",
        "teks",
        "Penghargaan dan insentif serta kriterianya",
        "Awards and incentives and their criteria",
        _CRITERIA,
        ("penghargaan",),
        tuple(
            (award.id, award.name, award.name_en, award.kind, award.criteria, award.criteria_en)
            for award in (given.award for given in facts.measured.awards)
        ),
    )


def _number(value: Decimal) -> str:
    """``value`` without zeros that only its way of writing has (``24.0`` → ``24``)."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
