"""What is written is what is read; and a reader believes nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kinerja.package.model import Release
from kinerja.package.read import folder_name, read_release, release_folders, wrong_digests
from kinerja.package.read_csv import UnreadableReleaseError
from kinerja.package.write import render
from kinerja.release.build import build_release
from kinerja.release.draft import draft
from tests.unit.release.agency import content, unit

COUNTS = {("dinas", "guru", "baik"): 30, ("dinas", "guru", "kurang"): 9, ("kota", "pelaksana", "sangat_baik"): 12}


@pytest.fixture(scope="module")
def release() -> Release:
    return build_release(draft(content({"dinas": unit("dinas"), "kota": unit("kota")}, COUNTS), "2026-T1"))


@pytest.fixture
def folder(release: Release, tmp_path: Path) -> Path:
    target = tmp_path / release.folder
    for path, data in render(release).items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(data)
    return target


def test_what_is_written_is_read(release: Release, folder: Path) -> None:
    assert render(read_release(folder)) == render(release)


def test_files_are_utf8_with_line_feeds_and_sorted_rows(release: Release) -> None:
    for path, data in render(release).items():
        assert b"\r" not in data
        if path.startswith("tabel/"):
            lines = data.decode().splitlines()[1:]
            assert lines == sorted(lines)


def test_only_shown_rows_have_a_count(release: Release) -> None:
    rows = [line.split(",") for line in render(release)["tabel/predikat.csv"].decode().splitlines()[1:]]
    assert {row[-1] for row in rows} >= {"terbit", "disembunyikan"}
    assert all((row[-2] != "") == (row[-1] == "terbit") for row in rows)


def test_an_example_says_so_in_its_descriptor(release: Release) -> None:
    descriptor = json.loads(render(release)["datapackage.json"])
    assert "Data contoh" in descriptor["title"]
    assert descriptor["kinerja"]["contoh"] is True


def test_a_changed_file_is_told_by_its_digest(folder: Path) -> None:
    assert wrong_digests(folder) == []
    table = folder / "tabel" / "predikat.csv"
    table.write_bytes(table.read_bytes().replace(b"30", b"31"))
    assert wrong_digests(folder) == ["tabel/predikat.csv"]


@pytest.mark.parametrize(
    ("path", "data", "says"),
    [
        ("datapackage.json", b"{", "datapackage.json"),
        ("datapackage.json", b"[]", "datapackage.json"),
        ("tabel/predikat.csv", b"unit,predikat\n", "predikat.csv:1"),
        ("tabel/predikat.csv", b"unit,predikat,jumlah,status\nsemua,semua,x,terbit\n", "predikat.csv:2"),
        ("tabel/predikat.csv", b"unit,predikat,jumlah,status\nsemua\n", "predikat.csv:2"),
        ("unit.csv", b"\xff\xfe", "unit.csv"),
    ],
)
def test_a_broken_file_is_one_line_with_its_place(folder: Path, path: str, data: bytes, says: str) -> None:
    (folder / path).write_bytes(data)
    with pytest.raises(UnreadableReleaseError, match=says) as caught:
        read_release(folder)
    assert "\n" not in str(caught.value)


def test_a_path_that_leaves_the_folder_is_refused(folder: Path) -> None:
    descriptor = json.loads((folder / "datapackage.json").read_text())
    descriptor["resources"][-1]["path"] = "../../secret.csv"
    (folder / "datapackage.json").write_text(json.dumps(descriptor))
    with pytest.raises(UnreadableReleaseError, match="secret"):
        read_release(folder)


@pytest.mark.parametrize("name", ["2026-T5", "2026-T1.rev1", "2026-T1.rev02", ".rilis-x", "2026-T1.bak"])
def test_other_folders_are_no_releases(name: str) -> None:
    assert folder_name(name) is None


def test_release_folders_come_by_period_and_revision(tmp_path: Path) -> None:
    for name in ("2026-T2", "2026-T1.rev10", "2026-T1", "2026-T1.rev2", "catatan"):
        (tmp_path / name).mkdir()
    assert [f.name for f in release_folders(tmp_path)] == ["2026-T1", "2026-T1.rev2", "2026-T1.rev10", "2026-T2"]


def test_a_text_with_commas_and_quotes_survives(release: Release, tmp_path: Path) -> None:
    odd = replace(release, agency='Kota "Uji", Baru')
    for path, data in render(odd).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    assert read_release(tmp_path).agency == 'Kota "Uji", Baru'
