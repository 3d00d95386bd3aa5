"""Rules: a broken file does not make others look wrong, and circles end."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kinerja import rules
from kinerja.content.load import load
from kinerja.content.tree import Tree

BASE = Path(__file__).parents[2] / "functional" / "findings" / "dasar"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path / "content"


def tree(root: Path) -> Tree:
    return load(root, use_cache=False)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    "file",
    [
        "unit/dinas-contoh.yaml",
        "pegawai/dinas-contoh.csv",
        "rencana/2026/dinas-contoh.yaml",
        "evaluasi/2026-T1/dinas-contoh.yaml",
        "indikator/2026/dinas-contoh.yaml",
        "capaian/2026-T1/dinas-contoh.yaml",
        "formulir/skm.yaml",
        "portal.yaml",
    ],
)
@pytest.mark.parametrize("content", [b'"', b"\xff\xfe", b"salah: [\n", b"salah: 1\n", b"- 1\n"])
def test_a_file_that_cannot_be_read_is_the_only_one_with_findings(root: Path, file: str, content: bytes) -> None:
    (root / file).write_bytes(content)
    found = tree(root)
    assert {f.path.name for f in found.findings} == {Path(file).name}
    assert "galat" in {f.level for f in found.findings}
    (left_out,) = rules.check(found)
    assert (left_out.path, left_out.code) == (found.findings[0].path, "tak-diperiksa")


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("unit/dinas-contoh.yaml", ["layanan yang disebut (formulir/skm.yaml, tanggapan/skm/2026-T1.csv, "]),
        ("pegawai/dinas-contoh.csv", ["pegawai dan masa tugasnya (rencana/2026/dinas-contoh.yaml, evaluasi/"]),
        ("rencana/2026/dinas-contoh.yaml", ["rencana dan realisasi (evaluasi/2026-T1/dinas-contoh.yaml)"]),
        ("evaluasi/2026-T1/dinas-contoh.yaml", ["pola distribusi dan predikat kepala (capaian/2026-T1/", "keberatan/"]),
        ("indikator/2026/dinas-contoh.yaml", ["indikator yang dicapai (capaian/2026-T1/dinas-contoh.yaml)"]),
        ("capaian/2026-T1/dinas-contoh.yaml", ["pola distribusi dan predikat kepala (evaluasi/2026-T1/"]),
        ("formulir/skm.yaml", ["kolom dan jawaban (tanggapan/skm/2026-T1.csv)"]),
        ("portal.yaml", ["kalender rilis (evaluasi/2026-T1/dinas-contoh.yaml)"]),
    ],
)
def test_what_could_not_be_checked_is_said_with_the_files_that_it_concerns(
    root: Path, file: str, told: list[str]
) -> None:
    (root / file).write_bytes(b"- 1\n")
    (left_out,) = rules.check(tree(root))
    assert all(words in left_out.message for words in told)


def test_a_broken_entry_leaves_out_only_what_concerns_that_person(root: Path) -> None:
    other = root / "evaluasi/2026-T1/sekretariat.yaml"
    other.write_text("unit: sekretariat\nperiode: 2026-T1\nevaluasi: {}\n", encoding="utf-8")
    change(root / "rencana/2026/dinas-contoh.yaml", "target: 240", "target: banyak")
    (left_out,) = rules.check(tree(root))
    assert "(evaluasi/2026-T1/dinas-contoh.yaml)" in left_out.message


def test_a_broken_file_that_no_check_needs_leaves_nothing_out(root: Path) -> None:
    (root / "tindak-lanjut/papan-antrean.yaml").write_text("- 1\n", encoding="utf-8")
    assert rules.check(tree(root)) == ()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("pegawai/dinas-contoh.csv", "pelaksana,l,pns", "pelaksana,laki,pns"),
        ("pegawai/dinas-contoh.csv", "pelaksana,l,pns", "pelaksana,l,,pns"),
        ("rencana/2026/dinas-contoh.yaml", "  pstafpertama:", "  Pstafpertama:"),
        ("rencana/2026/dinas-contoh.yaml", "target: 240", "target: banyak"),
        ("evaluasi/2026-T1/dinas-contoh.yaml", "  pstafkeduaaa:", "  staf-kedua:"),
        ("indikator/2026/dinas-contoh.yaml", "arah: naik", "arah: atas"),
    ],
)
def test_an_entry_that_is_wrong_is_not_called_missing_elsewhere(root: Path, file: str, old: str, new: str) -> None:
    change(root / file, old, new)
    found = tree(root)
    assert len(found.findings) == 1
    assert {f.code for f in rules.check(found)} == {"tak-diperiksa"}


def test_the_other_people_of_a_file_with_a_wrong_entry_are_still_checked(root: Path) -> None:
    path = root / "evaluasi/2026-T1/dinas-contoh.yaml"
    change(path, "predikat: butuh perbaikan", "predikat: lumayan")
    change(path, "h1/i2: 61", "h1/i9: 61")
    found = tree(root)
    assert [f.code for f in found.findings] == ["skema-pilihan"]
    assert [f.code for f in rules.check(found)] == ["tak-diperiksa", "evaluasi-realisasi-asing"]
    assert [e.employee for e in found.content.evaluations["2026-T1"]] == ["pkepaladinas", "pstafpertama"]


def test_a_circle_of_results_is_said_once(root: Path) -> None:
    path = root / "rencana/2026/dinas-contoh.yaml"
    change(path, "hasil: Izin terbit lebih cepat", "hasil: Izin terbit\n        mendukung: pstafkeduaaa/h1")
    assert [f.code for f in rules.check(tree(root))] == ["rencana-dukungan-melingkar"]


def test_a_unit_that_is_its_own_parent_is_a_circle(root: Path) -> None:
    change(root / "unit/dinas-contoh.yaml", "induk: sekretariat", "induk: dinas-contoh")
    (finding,) = rules.check(tree(root))
    assert "dinas-contoh → dinas-contoh" in finding.message


def test_a_person_who_moved_within_the_period_may_be_rated_in_either_unit(root: Path) -> None:
    change(root / "pegawai/dinas-contoh.csv", "pppk,2025-01-01,", "pppk,2025-01-01,2026-02-14")
    with (root / "pegawai/sekretariat.csv").open("a", encoding="utf-8") as file:
        file.write("pstafkeduaaa,pelaksana,p,pppk,2026-02-15,\n")
    assert rules.check(tree(root)) == ()


def test_the_offices_own_contacts_may_stand_anywhere_and_others_nowhere(root: Path) -> None:
    office = "kinerja" + "@" + "kota-contoh.example"
    page = root / "halaman/panduan.md"
    change(page, "cara membaca portal. Data contoh.", f"cara membaca portal. Surel: {office}. Data contoh.")
    assert [f.code for f in rules.check(tree(root)) if f.code.startswith("pengenal")] == []
    change(page, office, "orang" + office)
    assert [f.code for f in rules.check(tree(root)) if f.code.startswith("pengenal")] == ["pengenal-surel"]


def test_a_page_that_is_not_safe_is_a_finding(root: Path) -> None:
    change(root / "halaman/panduan.md", "Data contoh.", "[klik](javascript:alert(1)) Data contoh.")
    found = [f for f in rules.check(tree(root)) if f.code.startswith("halaman-")]
    assert found
    assert {f.level for f in found} == {"galat"}
