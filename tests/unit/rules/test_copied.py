"""Evaluations that are those of the period before are asked about, and what may come again by itself is not."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from kinerja import rules
from kinerja.content.load import load

CASES = Path(__file__).parents[2] / "functional" / "findings"
FILE = "evaluasi/2026-T2/dinas-contoh.yaml"
FIRST_FIGURE = "h1/i1: 91.5"


def codes(root: Path, changes: Iterable[tuple[str, str]] = ()) -> list[str]:
    """The findings of the copied unit, once the copy says something else."""
    path = root / FILE
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    return [found.code for found in rules.check(load(root, use_cache=False)) if found.code == "evaluasi-tersalin"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for case in ("dasar", "evaluasi-tersalin"):
        shutil.copytree(CASES / case / "content", tmp_path / "content", dirs_exist_ok=True)
    return tmp_path / "content"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("Berkas tertata", "Berkas tetap tertata"), 1),
        (("penilai: pkepaladinas", "penilai: kepala-daerah"), 1),
        ((FIRST_FIGURE, "h1/i1: 91.6"), 0),
        (("perilaku_kerja: di atas ekspektasi", "perilaku_kerja: sesuai ekspektasi"), 0),
        (("    realisasi: {h1/i1: 91.5}\n", ""), 0),
        (("periode: 2026-T2", "periode: 2026-T1"), 0),
    ],
    ids=["other words", "another rater", "a figure", "a rating", "no figure", "the period left as it was"],
)
def test_ratings_and_figures_tell_a_copy_and_words_do_not(root: Path, change: tuple[str, str], expected: int) -> None:
    assert codes(root, [change]) == ["evaluasi-tersalin"] * expected


def test_a_unit_where_everybody_always_reaches_the_target_was_not_copied(root: Path) -> None:
    for period in ("2026-T1", "2026-T2"):
        path = root / "evaluasi" / period / "dinas-contoh.yaml"
        text = path.read_text(encoding="utf-8")
        for figure in ("91.5", "88", "61", "70", "93", "84"):
            text = text.replace(f": {figure}", ": 100")
        path.write_text(text, encoding="utf-8")
    assert codes(root) == []


@pytest.mark.parametrize(("earlier", "expected"), [("2026-T1", 1), ("2025-T4", 0), ("2026-03", 0)])
def test_only_the_period_just_before_is_compared(root: Path, earlier: str, expected: int) -> None:
    (root / "evaluasi/2026-T1").rename(root / "evaluasi" / "sebelum")
    (root / "evaluasi" / "sebelum").rename(root / "evaluasi" / earlier)
    path = root / "evaluasi" / earlier / "dinas-contoh.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("periode: 2026-T1", f"periode: {earlier}"), encoding="utf-8")
    assert codes(root) == ["evaluasi-tersalin"] * expected


def test_a_copy_is_seen_across_the_files_of_a_folder(root: Path) -> None:
    path = root / FILE
    head, people = path.read_text(encoding="utf-8").split("evaluasi:\n")
    first, second = people.split("  pstafketigaa:\n")
    path.unlink()
    path.with_suffix("").mkdir()
    for name, part in (("a", first), ("b", f"  pstafketigaa:\n{second}")):
        (path.with_suffix("") / f"{name}.yaml").write_text(f"{head}evaluasi:\n{part}", encoding="utf-8")
    found = [f for f in rules.check(load(root, use_cache=False)) if f.code == "evaluasi-tersalin"]
    assert [(f.path.name, f.message.split()[:3]) for f in found] == [("a.yaml", ["5", "dari", "5"])]


def test_nine_in_ten_are_a_copy_still(root: Path) -> None:
    for period in ("2026-T1", "2026-T2"):
        path = root / "evaluasi" / period / "dinas-contoh.yaml"
        head, person = path.read_text(encoding="utf-8").split("  pstafkeempat:\n")
        for number, letter in enumerate("abcdefghijklmnop"):
            head += f"  pstafkeemp{letter}t:\n" + person.replace(": 84", f": {60 + number}")
        path.write_text(head, encoding="utf-8")
    assert codes(root, [("h1/i1: 60", "h1/i1: 50"), (FIRST_FIGURE, "h1/i1: 90")]) == ["evaluasi-tersalin"]
    assert codes(root, [("h1/i1: 61", "h1/i1: 51")]) == []
