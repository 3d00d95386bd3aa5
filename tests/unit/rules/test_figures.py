"""A figure that cannot be what it says is asked about; what may be unusual and right is not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kinerja import rules
from kinerja.content.load import load

BASE = Path(__file__).parents[2] / "functional" / "findings" / "dasar"
MEASURE, FIGURES = "indikator/2026/dinas-contoh.yaml", "capaian/2026-T1/dinas-contoh.yaml"
PLANS, RATINGS = "rencana/2026/dinas-contoh.yaml", "evaluasi/2026-T1/dinas-contoh.yaml"
WITHOUT_PARTS = ("91.3, pembilang: 1203, penyebut: 1318", "91.3")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE / "content", tmp_path / "content")
    return tmp_path / "content"


def change(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def places(root: Path) -> list[tuple[str, str]]:
    """The code and the line of each finding on figures."""
    found = [f for f in rules.check(load(root, use_cache=False)) if f.code.startswith("angka-")]
    texts = {f.path: (root / f.path.relative_to(f.path.parents[2])).read_text(encoding="utf-8") for f in found}
    return [(f.code, texts[f.path].splitlines()[f.line - 1].strip()) for f in found]


def codes(root: Path) -> list[str]:
    return [f.code for f in rules.check(load(root, use_cache=False)) if f.code.startswith("angka-")]


@pytest.mark.parametrize(
    ("measure", "figure", "expected"),
    [
        ("menit", "-44", ["angka-negatif"]),
        ("Hari kerja", "-0.5", ["angka-negatif"]),
        ("kasus per 100.000 penduduk", "-1", ["angka-negatif"]),
        ("menit", "0", []),
        ("persen", "-2.1", []),
        ("indeks", "-3", []),
        ("juta rupiah", "-120", []),
        ("derajat", "-4", []),
    ],
)
def test_no_count_and_no_time_is_below_zero(measure: str, figure: str, expected: list[str], root: Path) -> None:
    change(root / MEASURE, ("satuan: persen", f"satuan: {measure}"))
    change(root / FIGURES, (WITHOUT_PARTS[0], figure))
    assert codes(root) == expected


@pytest.mark.parametrize(("target", "expected"), [("-44", 1), ("[-5, 5]", 1), ("0", 0)])
def test_a_target_of_a_person_or_of_a_unit_is_not_below_zero_either(target: str, expected: int, root: Path) -> None:
    change(root / PLANS, ("target: 240", f"target: {target}"))
    change(root / MEASURE, ("satuan: derajat", "satuan: menit"), ("[18, 22]", "[-18, 22]"))
    assert codes(root) == ["angka-negatif"] * (1 + expected)


@pytest.mark.parametrize(
    ("direction", "measure", "target", "figure", "expected"),
    [
        ("naik", "persen", "88.0", "913", 1),
        ("naik", "persen", "88.0", "440", 0),
        ("naik", "persen", "88.0", "440.1", 1),
        ("naik", "orang", "10", "92", 1),
        ("turun", "persen", "15.5", "155", 1),
        ("turun", "persen", "15.5", "90", 0),
        ("turun", "menit", "10", "92", 0),
        ("naik", "persen", "0", "913", 0),
        ("naik", "persen", "-1", "3", 0),
    ],
)
def test_a_figure_far_above_its_target_is_asked_about(
    direction: str, measure: str, target: str, figure: str, expected: int, root: Path
) -> None:
    change(
        root / MEASURE,
        ("satuan: persen", f"satuan: {measure}"),
        ("arah: naik", f"arah: {direction}"),
        ("2026-T1: 88.0", f"2026-T1: {target}"),
    )
    change(root / FIGURES, (WITHOUT_PARTS[0], figure))
    assert codes(root) == ["angka-jauh"] * expected


def test_a_figure_with_parts_is_held_to_them_alone(root: Path) -> None:
    change(root / FIGURES, ("91.3, pembilang", "913, pembilang"))
    assert [f.code for f in rules.check(load(root, use_cache=False))] == ["capaian-hitungan"]


@pytest.mark.parametrize(
    ("figure", "expected"), [("880", ["angka-jauh"]), ("400", []), ("-88", []), ("95", []), ("480", ["angka-jauh"])]
)
def test_a_per_cent_of_a_person_is_held_to_the_higher_end_of_its_target(
    figure: str, expected: list[str], root: Path
) -> None:
    change(root / RATINGS, ("h1/i1: 88", f"h1/i1: {figure}"))
    assert codes(root) == expected


def test_whoever_moved_is_held_to_the_plan_of_the_unit_that_rates(root: Path) -> None:
    """Both plans have ``h1/i2``: 240 files here, and a per cent of 90 there."""
    there = root / "rencana/2026/sekretariat.yaml"
    plan = (root / PLANS).read_text(encoding="utf-8").split("  pstafpertama:\n")[1].split("  pstafkeduaaa:\n")[0]
    plan = plan.replace("target: 240, satuan: berkas", "target: 90, satuan: persen")
    there.write_text(f"unit: sekretariat\ntahun: 2026\nrencana:\n  pstafpertama:\n{plan}", encoding="utf-8")
    change(root / RATINGS, ("h1/i2: 61", "h1/i2: 610"))
    assert codes(root) == []
    change(root / PLANS, ("target: 240, satuan: berkas", "target: 90, satuan: persen"))
    assert codes(root) == ["angka-jauh"]


def test_a_fraction_that_pages_would_round_is_asked_about_where_it_is_wrong(root: Path) -> None:
    change(root / MEASURE, ("desimal: 1", "desimal: 0"))
    assert places(root) == [("angka-desimal", "izin-tepat-waktu: {realisasi: 91.3, pembilang: 1203, penyebut: 1318}")]
    change(root / MEASURE, ("2026-T1: 88.0, 2026-T2: 90.0", "2026-T1: 88.5, 2026-T2: 90.25"))
    assert places(root) == [("angka-desimal", "desimal: 0")]


def test_more_digits_than_are_shown_are_no_mistake_and_neither_is_a_nought(root: Path) -> None:
    change(root / FIGURES, (WITHOUT_PARTS[0], "91.2746"), ("realisasi: null", "realisasi: 20.0"))
    assert codes(root) == []
