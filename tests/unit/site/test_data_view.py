"""What the data page says of tables of counts: not everything that is counted is people."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja.package.model import CountTable
from kinerja.site.text import speech
from kinerja.site.views.data import schema

WORDS = speech("id", Path(__file__).resolve().parents[3] / "theme/translations")


@pytest.mark.parametrize(
    ("population", "counted"),
    [
        ("evaluasi/2026-T1", "jumlah orang"),
        ("evaluasi/2026-T1/disiplin", "jumlah orang"),
        ("responden/skm/2026-T1/usia", "jumlah orang"),
        ("nilai/2026-T1", "jumlah penilaian"),
        ("indikator_skp/2026-T1", "jumlah indikator"),
        ("peserta/2026-T1", "jumlah keikutsertaan"),
    ],
)
def test_a_table_says_what_it_counts(population: str, counted: str) -> None:
    told = schema(WORDS, CountTable("t", "T", "T", population, ("unit",), {"unit": ("semua",)}, 5, ()))
    assert told.kind == counted
    assert told.columns[1].meaning == f"{counted}; kosong bila tidak terbit"
