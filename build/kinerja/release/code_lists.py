"""Code lists of a release's dimensions: regulations' tables, an agency's own list where it has one, and our classes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from kinerja.content import regulations
from kinerja.content.regulation_files import Code, code_list
from kinerja.measures.evaluations import NOT_RECORDED
from kinerja.measures.people import UNKNOWN
from kinerja.package.model import TOTAL, Member

AS_EXPECTED = "sesuai_ke_atas"
"""The merged class of ratings that meet expectations or are above them."""
LATE_OR_AWAY = "ada_catatan"
"""The merged class of attendance that is not in order."""
_IN_ORDER = "tertib"

_NOT_RECORDED = Code(NOT_RECORDED, "belum dicatat", "not recorded")
_OTHER = Code(UNKNOWN, "Lainnya", "Other")


def code_lists(agency: Path | None = None) -> dict[str, tuple[Member, ...]]:
    """Dimension → its members, merged classes above what they hold, in the order that pages show."""
    ratings = regulations.expectations(agency)
    expected = Code(AS_EXPECTED, "sesuai atau di atas ekspektasi", "as expected or above")
    recorded = Code(LATE_OR_AWAY, "pernah terlambat atau tanpa keterangan", "late or absent without reason")
    attendance = code_list("disiplin", agency)
    return {
        "predikat": _merged(
            regulations.predicates(agency), {m: m.members for m in regulations.merged_predicates(agency)}
        ),
        "kelompok_jabatan": _flat((*regulations.job_families(agency), _OTHER)),
        "jenis_kelamin": _flat((*regulations.sexes(agency), _OTHER)),
        "status_pegawai": _flat((*regulations.employment_statuses(agency), _OTHER)),
        "hasil_kerja": _flat(ratings),
        "perilaku_kerja": _flat(ratings),
        "nilai": _flat(regulations.values(agency)),
        **dict.fromkeys(
            ("ekspektasi", "kerja_sama"),
            _merged((*ratings, _NOT_RECORDED), {expected: [r.code for r in ratings if "bawah" not in r.code]}),
        ),
        "disiplin": _merged(
            (*attendance, _NOT_RECORDED), {recorded: [c.code for c in attendance if c.code != _IN_ORDER]}
        ),
        "topik": _flat(regulations.topics(agency)),
        "jenis_pelatihan": _flat(code_list("jenis-pelatihan", agency)),
        **_own(),
    }


def _flat(codes: Iterable[Code]) -> tuple[Member, ...]:
    return tuple(Member(c.code, TOTAL, c.name, c.name_en) for c in codes)


def _merged(codes: Iterable[Code], merged: Mapping[Code, Iterable[str]]) -> tuple[Member, ...]:
    parent_of = {code: above.code for above, below in merged.items() for code in below}
    return (
        *_flat(merged),
        *(Member(c.code, parent_of.get(c.code, TOTAL), c.name, c.name_en) for c in codes),
    )


@cache
def _own() -> dict[str, tuple[Member, ...]]:
    text = files("kinerja.release").joinpath("golongan.yaml").read_text("utf-8")
    return {dimension: _listed(entries) for dimension, entries in yaml.safe_load(text).items()}


def _listed(entries: list[dict[str, Any]]) -> tuple[Member, ...]:
    parent_of = {code: entry["kode"] for entry in entries for code in entry.get("isi", ())}
    return tuple(Member(e["kode"], parent_of.get(e["kode"], TOTAL), e["nama"], e["nama_en"]) for e in entries)
