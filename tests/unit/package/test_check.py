"""An edit by hand that leaves every sum as it was is still found: what is not published, not listed, or there twice."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kinerja.package.check import faults
from kinerja.package.read import read_release
from kinerja.package.read_csv import UnreadableReleaseError
from kinerja.package.write import render
from kinerja.release.build import build_release
from kinerja.release.draft import draft
from tests.unit.release.agency import content, unit

COUNTS = {
    ("dinas", "guru", "baik"): 30, ("dinas", "guru", "kurang"): 9, ("kota", "pelaksana", "sangat_baik"): 12,
    ("arsip", "pelaksana", "baik"): 6, ("kantor", "pelaksana", "baik"): 7,
}  # fmt: skip
UNITS = {code: unit(code) for code in ("dinas", "kota", "arsip", "kantor")}
TABLE = "tabel/predikat.csv"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path, data in render(build_release(draft(content(UNITS, COUNTS), "2026-T1"))).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path


def replaced(path: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(folder: Path) -> None:
        text = (folder / path).read_text(encoding="utf-8")
        assert old in text
        (folder / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def described(change: Callable[[dict[str, Any]], object]) -> Callable[[Path], None]:
    def edit(folder: Path) -> None:
        path = folder / "datapackage.json"
        descriptor = json.loads(path.read_text(encoding="utf-8"))
        change(next(r for r in descriptor["resources"] if r["name"] == "predikat"))
        path.write_text(json.dumps(descriptor), encoding="utf-8")

    return edit


def extra_file(folder: Path) -> None:
    (folder / "tabel" / "rahasia.csv").write_text("a\n", encoding="utf-8")


EDITS = {
    "a number in a hidden row": replaced(TABLE, ",,disembunyikan", ",3,disembunyikan"),
    "a status nobody knows": replaced(TABLE, ",,disembunyikan", ",,rahasia"),
    "a published row without its number": replaced(TABLE, "39,terbit", ",terbit"),
    "a row taken out": replaced(TABLE, "dinas,semua,39,terbit\n", ""),
    "a row twice": replaced(TABLE, "dinas,semua,39,terbit\n", "dinas,semua,39,terbit\n" * 2),
    "a row of a unit in a group": replaced(TABLE, "dinas,semua,39", "arsip,semua,0,terbit\ndinas,semua,39"),
    "a member nobody listed": replaced(TABLE, "dinas,semua,39", "hantu,semua,0,terbit\ndinas,semua,39"),
    "a table without its description": described(lambda resource: resource.pop("kinerja")),
    "a table called a figure": described(lambda resource: resource["kinerja"].update(jenis="nilai")),
    "a file that nothing names": extra_file,
}


def test_what_release_writes_has_no_fault(folder: Path) -> None:
    assert faults(read_release(folder), folder) == []


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_a_fault(folder: Path, name: str) -> None:
    EDITS[name](folder)
    assert faults(read_release(folder), folder)


BROKEN = {
    "semua as a unit": replaced("unit.csv", "\narsip,", "\nsemua,semua,x,x,dinas\narsip,"),
    "a loop of units": replaced("unit.csv", "\ndinas,semua,", "\ndinas,dinas,"),
    "semua as a predicate": replaced("anggota.csv", "\npredikat,baik,", "\npredikat,semua,baik,x,x\npredikat,baik,"),
    "a unit twice": replaced("unit.csv", "\ndinas,semua,", "\ndinas,semua,x,x,dinas\ndinas,semua,"),
    "a count of forty digits": replaced(TABLE, "39,terbit", f"{'9' * 40},terbit"),
    "a number with a space": replaced(TABLE, "39,terbit", " 39,terbit"),
    "a threshold of words": described(lambda resource: resource["kinerja"].update(ambang="lima")),
    "no members at all": described(lambda resource: resource["kinerja"].update(anggota=3)),
    "two tables of one name": described(lambda resource: resource.update(name="predikat_jabatan")),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_is_one_line(folder: Path, name: str) -> None:
    BROKEN[name](folder)
    with pytest.raises(UnreadableReleaseError) as caught:
        read_release(folder)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 400
