"""Who heads a unit, and that a small unit is not asked for what so few people cannot do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kinerja import rules
from kinerja.content.load import load
from kinerja.content.tree import Source
from kinerja.rules.cascade import circles
from kinerja.rules.heads import head_of

BASE = Path(__file__).parents[2] / "functional" / "findings" / "dasar"
FILE = Source(Path("a"), Path("a"), "evaluasi", {}, {})


@pytest.mark.parametrize(
    ("raters", "head"),
    [
        ({"kepala": "kepala-daerah", "staf": "kepala"}, "kepala"),
        ({"kepala": "atasan", "seksi": "kepala", "staf": "seksi"}, "kepala"),
        ({"kepala": "kepala-daerah"}, "kepala"),
        ({"kepala": "kepala-daerah", "asisten": "kepala-daerah", "staf": "kepala"}, "kepala"),
        ({"satu": "atasan", "dua": "atasan", "staf": "satu", "lain": "dua"}, None),
        ({"staf": "kepala", "lain": "kepala"}, None),
        ({"satu": "kepala-daerah", "dua": "kepala-daerah"}, None),
        ({}, None),
    ],
)
def test_the_head_is_rated_from_outside_and_rates_inside(raters: dict[str, str], head: str | None) -> None:
    assert head_of({employee: (FILE, {"penilai": rater}) for employee, rater in raters.items()}) == head


@pytest.mark.parametrize(
    ("predicate", "asked"), [("istimewa", True), ("baik", False), ("kurang", True), ("sangat kurang", True)]
)
def test_a_heads_results_are_the_units(predicate: str, asked: bool, tmp_path: Path) -> None:
    root = tmp_path / "content"
    shutil.copytree(BASE / "content", root)
    path = root / "capaian/2026-T1/dinas-contoh.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("predikat: baik", f"predikat: {predicate}"), "utf-8")
    assert ("kepala-predikat" in {f.code for f in rules.check(load(root, use_cache=False))}) is asked


@pytest.mark.parametrize(("predicate", "asked"), [("baik", False), ("butuh perbaikan", True)])
def test_one_person_alone_need_not_follow_a_pattern_of_many(predicate: str, asked: bool, tmp_path: Path) -> None:
    root = tmp_path / "content"
    shutil.copytree(BASE / "content", root)
    (root / "evaluasi/2026-T1/sekretariat.yaml").write_text(
        "unit: sekretariat\nperiode: 2026-T1\nevaluasi:\n  psekretarisa:\n    penilai: kepala-daerah\n"
        "    hasil_kerja: sesuai ekspektasi\n    perilaku_kerja: sesuai ekspektasi\n    predikat: baik\n",
        encoding="utf-8",
    )
    (root / "capaian/2026-T1/sekretariat.yaml").write_text(
        f"unit: sekretariat\nperiode: 2026-T1\npredikat: {predicate}\ncapaian: {{}}\n", encoding="utf-8"
    )
    assert ("pola-distribusi" in {f.code for f in rules.check(load(root, use_cache=False))}) is asked


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ({}, []),
        ({"a": "b", "b": "c"}, []),
        ({"a": "a"}, [["a"]]),
        ({"x": "a", "a": "b", "b": "a"}, [["a", "b"]]),
        ({"a": "b", "b": "a", "c": "d", "d": "c"}, [["a", "b"], ["c", "d"]]),
    ],
)
def test_every_circle_is_found_once(above: dict[str, str], expected: list[list[str]]) -> None:
    assert list(circles(above)) == expected


def test_a_long_chain_is_followed_in_one_pass() -> None:
    assert list(circles({f"p{n}": f"p{n + 1}" for n in range(20_000)})) == []
