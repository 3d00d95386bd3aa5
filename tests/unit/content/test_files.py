"""Finding files: what a name that is not read should be, said once, and never at the cost of the only copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kinerja import rules
from kinerja.content.load import load

BASE = Path(__file__).parents[2] / "functional" / "findings" / "dasar"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path / "content"


def said(root: Path) -> list[tuple[str, str]]:
    """Code and message of everything found, what was left out because of it apart."""
    tree = load(root, use_cache=False)
    found = sorted({*tree.findings, *rules.check(tree)})
    return [(f.code, f.message) for f in found if f.code != "tak-diperiksa"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("evaluasi/2026-T1/dinas-contoh.yaml", "evaluasi/2026-T1/dinas-contoh.yaml.txt"),
        ("evaluasi/2026-T1/dinas-contoh.yaml", "evaluasi/2026-T1/Dinas Contoh.yml.txt"),
        ("evaluasi/2026-T1/dinas-contoh.yaml", "evaluasi/2026-T1/dinas-contoh (1).yaml"),
        ("evaluasi/2026-T1/dinas-contoh.yaml", "evaluasi/2026-T1/dinas-contoh - Copy.yaml"),
        ("unit/dinas-contoh.yaml", "unit/Dinas Contoh (2).yaml"),
        ("pegawai/dinas-contoh.csv", "pegawai/Salinan dinas-contoh.csv"),
        ("portal.yaml", "portal.yml"),
        ("portal.yaml", "Portal.yaml"),
        ("portal.yaml", "portal.yaml.txt"),
    ],
)
def test_a_file_under_a_wrong_name_is_told_the_right_one(root: Path, right: str, wrong: str) -> None:
    (root / right).rename(root / wrong)
    (code, message), *rest = said(root)
    assert code == "berkas-nama"
    assert f"ganti jalurnya menjadi `{right}`" in message
    assert [other for other, _ in rest if other != "pengenal-surel"] == []


@pytest.mark.parametrize("copy", ["dinas-contoh (1).yaml", "dinas-contoh - salinan.yaml", "Copy of dinas-contoh.yaml"])
def test_only_what_has_an_original_is_called_a_copy(root: Path, copy: str) -> None:
    shutil.copy(root / "unit/dinas-contoh.yaml", root / "unit" / copy)
    ((code, message),) = said(root)
    assert (code, "salinan dari `unit/dinas-contoh.yaml`" in message) == ("berkas-nama", True)


@pytest.mark.parametrize("wrong", ["Evaluasi", "evalusi", "EVALUASI"])
def test_a_misnamed_folder_of_records_is_one_finding(root: Path, wrong: str) -> None:
    (root / "evaluasi").rename(root / wrong)
    ((code, message),) = said(root)
    assert (code, message.endswith("menjadi evaluasi")) == ("berkas-nama-folder", True)


def test_a_linked_portal_is_not_called_missing(root: Path) -> None:
    (root / "portal.yaml").rename(root.parent / "portal.yaml")
    (root / "portal.yaml").symlink_to(root.parent / "portal.yaml")
    assert [code for code, _ in said(root)] == ["berkas-tautan"]


@pytest.mark.parametrize(
    "name", ["Thumbs.db", "desktop.ini", "pegawai/~$dinas-contoh.csv", "unit/dinas-contoh.yaml~", "unit/.DS_Store"]
)
def test_what_programs_lay_beside_files_is_passed_over(root: Path, name: str) -> None:
    (root / name).write_text("x", encoding="utf-8")
    assert said(root) == []
