"""A change touches the releases whose numbers are made from it, and no others."""

from __future__ import annotations

import pytest

from kinerja.release.touched import touched_periods, touched_releases

KNOWN = ("2025", "2026-T1", "2026-T2", "2026-03")


@pytest.mark.parametrize(
    ("file", "periods"),
    [
        ("evaluasi/2026-T1/dinas-contoh.yaml", ("2026-T1", "2026-T2")),
        ("evaluasi/2026-T1/rumah-sakit/bangsal.yaml", ("2026-T1", "2026-T2")),
        ("capaian/2026-T2/dinas-contoh.yaml", ("2026-T2",)),
        ("tanggapan/skm/2026-T1.csv", ("2026-T1",)),
        ("tanggapan/skm/2026-T3.csv", ()),
        ("indikator/2026/dinas-contoh.yaml", ("2026-T1", "2026-03", "2026-T2")),
        ("rilis/2026-T1.rev2/unit.csv", ("2026-T1",)),
        ("portal.yaml", ("2025", "2026-T1", "2026-03", "2026-T2")),
        ("unit/dinas-contoh.yaml", ("2025", "2026-T1", "2026-03", "2026-T2")),
        ("halaman/tentang.md", ()),
        ("rencana/2026/dinas-contoh.yaml", ("2026-T1", "2026-03", "2026-T2")),
        ("rencana/2027/dinas-contoh.yaml", ()),
        ("keberatan/2026-T1.yaml", ("2026-T2",)),
        ("keberatan/BACA-SAYA.md", ()),
        ("tindak-lanjut/janji.yaml", ("2025", "2026-T1", "2026-03", "2026-T2")),
        ("pelatihan/kelas.yaml", ("2025", "2026-T1", "2026-03", "2026-T2")),
        ("evaluasi", ()),
    ],
)
def test_a_file_touches(file: str, periods: tuple[str, ...]) -> None:
    assert touched_periods([file], KNOWN) == periods


def test_own_schemas_touch_every_period() -> None:
    assert set(touched_periods([], KNOWN, schemas=True)) == set(KNOWN)


def test_releases_are_told_by_their_folders() -> None:
    files = ["rilis/2026-T1/unit.csv", "rilis/2026-T2.rev3/tabel/ikm.csv", "rilis/BACA-SAYA.md", "rilis/lain/x.csv"]
    assert touched_releases(files) == {("2026-T1", 1), ("2026-T2", 3)}
