"""``kinerja demo`` end to end: the committed example, its sheets pulled again, and agencies of every size."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from kinerja.content.load import load
from kinerja.content.pseudonym import KEY_VARIABLE
from kinerja.demo.generate import Options, write

Run = Callable[..., "CompletedProcess[str]"]
NO_KEY = {KEY_VARIABLE: ""}
"""The example's answers are keyed with the example's own key, whatever key this machine has."""


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, releases aside: they are made by ``kinerja release``."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] != "rilis"
    }


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory, run_kinerja: Run) -> Path:
    """What ``kinerja demo`` writes by itself."""
    target = tmp_path_factory.mktemp("contoh")
    done = run_kinerja("demo", target, env=NO_KEY)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1200 pegawai, 12 unit" in done.stdout
    return target


def test_the_committed_example_is_what_the_command_writes(example: Path, checkout: Path) -> None:
    made, committed = tree(example / "content"), tree(checkout / "content")
    assert sorted(made) == sorted(committed)
    assert [path for path in made if made[path] != committed[path]] == []


def test_pulling_every_sheet_gives_the_stored_answers_byte_for_byte(
    example: Path, tmp_path: Path, run_kinerja: Run
) -> None:
    content = tmp_path / "content"
    shutil.copytree(example / "content", content, ignore=shutil.ignore_patterns("tanggapan"))
    sheets = sorted((example / "lembar").glob("*.csv"))
    assert [sheet.stem for sheet in sheets] == ["program-penghijauan", "skm", "umpan-balik"]
    for sheet in sheets:
        done = run_kinerja("pull", sheet.stem, "--from", sheet, "--content", content, "--format", "json", env=NO_KEY)
        assert done.returncode == 0, done.stderr
        counts = json.loads(done.stdout)["formulir"][sheet.stem]
        assert counts["ganda"] > 0
        assert counts["luar_periode"] == counts["karantina"] == 0
    stored = {path: data for path, data in tree(example / "content/tanggapan").items() if path.endswith(".csv")}
    assert tree(content / "tanggapan") == stored


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--employees", "300", "--seed", "2"),
        ("--employees", "300", "--units", "40", "--periods", "6", "--seed", "3"),
        ("--employees", "300", "--profile", "concentrated"),
        ("--employees", "20", "--units", "3", "--periods", "1"),
    ],
    ids=" ".join,
)
def test_what_is_written_has_nothing_to_mend(tmp_path: Path, run_kinerja: Run, arguments: tuple[str, ...]) -> None:
    assert run_kinerja("demo", tmp_path, *arguments).returncode == 0
    done = run_kinerja("validate", "--content", tmp_path / "content", "--format", "json")
    found = json.loads(done.stdout)["temuan"]
    assert done.returncode == 0, found[:3]
    assert {finding["tingkat"] for finding in found} <= {"tinjau"}
    assert {finding["kode"] for finding in found} <= {
        "pola-distribusi", "evaluasi-kurang", "strategi-belum-diisi", "rencana-tanpa-dukungan",
    }  # fmt: skip


def test_in_the_example_one_unit_departs_from_its_pattern_and_has_plans_of_old_sheets(
    example: Path, run_kinerja: Run
) -> None:
    done = run_kinerja("validate", "--content", example / "content", "--format", "json")
    found = json.loads(done.stdout)["temuan"]
    assert {Path(finding["berkas"]).stem for finding in found} == {"sekretariat-daerah"}


def test_an_agency_of_3000_reads_without_a_finding_and_has_a_plan_for_nearly_everyone(tmp_path: Path) -> None:
    written = write(tmp_path, Options(employees=3000, units=60, periods=1))
    read = load(tmp_path / "content", use_cache=False)
    assert read.findings == ()
    assert len(read.content.units) == 60
    assert len({spell.employee for spell in read.content.spells}) == 3000
    assert 0.99 * 3000 < len(read.content.plans[2026]) < 3000
    assert len(read.content.evaluations["2026-T1"]) == written.evaluations > 0.95 * 3000


def test_an_agency_of_10000_in_400_units_is_written_whole(tmp_path: Path) -> None:
    written = write(tmp_path, Options(employees=10_000, units=400))
    files = tree(tmp_path)
    people = {
        line.split(b",")[0]
        for path, data in files.items()
        if path.startswith("content/pegawai/") and path.endswith(".csv")
        for line in data.splitlines()[1:]
    }
    assert len(people) == 10_000
    assert len(list((tmp_path / "content/unit").iterdir())) == 400
    assert len(list((tmp_path / "content/evaluasi/2026-T3").iterdir())) == 400
    assert written.evaluations > 0.95 * 4 * 10_000
    assert written.files == len(files)


def test_a_folder_with_content_is_refused_in_one_line(example: Path, run_kinerja: Run) -> None:
    before = tree(example)
    done = run_kinerja("demo", example)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "sudah berisi; pindahkan isinya atau pilih folder lain" in done.stderr
    assert tree(example) == before
