"""Every shown count of a release is what the second, plain computation finds in the raw files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from kinerja.content.load import load
from kinerja.demo.generate import Options, write
from kinerja.package.model import PUBLISHED, CountTable, Release
from kinerja.release.build import build_release
from kinerja.release.draft import draft
from tests.generative.reference_measures import Raw, Reference

RATINGS = ("unit", "kelompok_jabatan", "jenis_kelamin", "status_pegawai", "hasil_kerja", "perilaku_kerja", "predikat")
WITHOUT_PLAN = {"kesepakatan": "belum_disepakati", "isi_rencana": "tidak_lengkap", "kaskade": "tidak_satu_pun"}
CUBES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    **dict.fromkeys(
        (
            "predikat", "predikat_jabatan", "hasil_kerja", "perilaku_kerja", "hasil_perilaku", "predikat_kelamin",
            "predikat_status",
        ),
        ("evaluasi", RATINGS),
    ),
    "disiplin": ("disiplin", ("unit", "disiplin")),
    "kerja_sama": ("kerja_sama", ("unit", "kerja_sama")),
    "umpan_balik_tertulis": ("umpan_balik_tertulis", ("unit", "umpan_balik")),
    "rencana_kesepakatan": ("rencana_kesepakatan", ("unit", "kesepakatan")),
    "rencana_isi": ("rencana_isi", ("unit", "isi_rencana")),
    "rencana_kaskade": ("rencana_kaskade", ("unit", "kaskade")),
    "keterukuran": ("rencana_keterukuran", ("unit", "keterukuran")),
    "kebutuhan": ("kebutuhan", ("unit", "topik")),
    "kebutuhan_terjawab": ("kebutuhan_terjawab", ("unit", "kebutuhan_terjawab")),
    "nilai_berakhlak": ("nilai", ("unit", "nilai", "ekspektasi")),
    "peserta": ("pelatihan_peserta", ("unit", "jenis_pelatihan")),
    "perubahan": ("pelatihan_perubahan", ("unit", "pelatihan", "perubahan")),
    "penghargaan": ("penghargaan", ("unit", "penghargaan")),
    "penilai": ("penilai", ("sebaran",)),
    "keberatan": ("keberatan", ("unit", "hasil_keberatan")),
}  # fmt: skip
"""Table → the plain cube behind it, and what its keys say."""


def cubes(reference: Reference) -> dict[str, Counter[Any]]:
    appeals = reference.appeals()
    return {
        **reference.plan_cubes(),
        **reference.evaluation_cubes(),
        **reference.development_cubes(),
        **reference.awards(),
        **reference.rater_cube(),
        "keberatan": appeals[0] if appeals else Counter(),
    }


def lines(release: Release) -> dict[str, dict[str, list[str]]]:
    """Dimension → raw code → every listed member that it counts in."""
    found: dict[str, dict[str, list[str]]] = {}
    for dimension, listed in {"unit": release.units, **release.members}.items():
        parents = {member.code: member.parent for member in listed}
        found[dimension] = {}
        for code in parents:
            line = [code]
            while line[-1] != "semua":
                line.append(parents[line[-1]])
            found[dimension][code] = line
    return found


def counted(table: CountTable, cube: Counter[Any], keys: tuple[str, ...], known: Any) -> Counter[tuple[str, ...]]:
    """Every cell's true value, cell by cell."""
    found: Counter[tuple[str, ...]] = Counter()
    listed = {d: set(table.members[d]) for d in table.dimensions}
    for key, number in cube.items():
        at = dict(zip(keys, key, strict=True))
        cells: list[tuple[str, ...]] = [()]
        for dimension in table.dimensions:
            code = at[dimension]
            if code == "tanpa_rencana":
                code = WITHOUT_PLAN[dimension]
            if dimension == "unit" and f"{code}.langsung" in known["unit"]:
                code = f"{code}.langsung"
            cells = [(*c, m) for c in cells for m in known[dimension][code] if m in listed[dimension]]
        for cell in cells:
            found[cell] += number
    return found


@pytest.mark.parametrize(("seed", "profile"), [(3, "spread"), (7, "concentrated")])
def test_every_shown_count_is_what_the_raw_files_say(tmp_path: Path, seed: int, profile: str) -> None:
    write(tmp_path, Options(employees=260, units=7, periods=2, seed=seed, profile=profile))
    tree, raw = load(tmp_path / "content", use_cache=False), Raw(tmp_path / "content")
    for before, period in ((None, "2026-T1"), ("2026-T1", "2026-T2")):
        release = build_release(draft(tree.content, period, tree.agency))
        truth, known = cubes(Reference(raw, period, before)), lines(release)
        tables = [t for t in release.tables.values() if isinstance(t, CountTable) and t.name in CUBES]
        assert len(tables) >= 18
        for table in tables:
            name, keys = CUBES[table.name]
            expected = counted(table, truth[name], keys, known)
            shown = [row for row in table.rows if row.status == PUBLISHED]
            assert shown, table.name
            assert {row.key: row.count for row in shown} == {row.key: expected[row.key] for row in shown}, table.name
