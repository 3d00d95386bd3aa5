"""Killed at any moment, a pull or a moderation is finished by the next one as if nothing had happened."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kinerja.cli.main import main
from kinerja.intake import blocks, remember
from tests.conftest import CHECKOUT, RunKinerja
from tests.functional.survey_agency import FORM, HEADER, PORTAL, export, make_agency

BEFORE = [
    ("id-1", "19/01/2026 10:22:31", "c", "Loketnya bagus"),
    ("id-2", "19/01/2026 10:25:00", "d", ""),
    ("id-3", "02/04/2026 10:25:00", "d", "Parkirnya sempit"),
    ("id-4", "02/04/2026 11:25:00", "a", ""),
    ("id-5", "02/07/2026 11:25:00", "a", ""),
]
AFTER = [
    ("id-1", "19/01/2026 10:22:31", "a", "Loketnya kurang bagus"),
    ("id-2", "03/04/2026 10:25:00", "d", "Sekarang lebih baik"),
    ("id-4", "02/04/2026 11:25:00", "b", ""),
    ("id-6", "02/04/2026 12:25:00", "c", "Ruang tunggu nyaman"),
    ("id-7", "02/10/2026 12:25:00", "jelek", ""),
    ("id-8", "03/10/2026 12:25:00", "c", "Petugasnya ramah"),
]
COLUMNS = ("ID tanggapan", "Timestamp", "Bagaimana kemudahan prosedurnya?", "Saran", HEADER[2])


def write_sheet(path: Path, rows: list[tuple[str, str, str, str]]) -> Path:
    return export(path, [COLUMNS, *((*row, "Rawat jalan") for row in rows)])


@pytest.fixture
def template(tmp_path: Path, run_kinerja: RunKinerja) -> Path:
    """An agency that pulled the sheet as it was before."""
    folder = tmp_path / "awal"
    content = make_agency(folder, FORM.replace("tipe: teks}", "tipe: teks, moderasi: true}"))
    (content / "portal.yaml").write_text(PORTAL.replace("2026-T1, terbit: 2026-04-20", "2026-T4, terbit: 2027-01-20"))
    pulled = run_kinerja(
        "pull", "--from", write_sheet(folder / "lembar.csv", BEFORE), cwd=folder,
        env={"KINERJA_ANTREAN": str(folder / "antrean")},
    )  # fmt: skip
    assert pulled.returncode == 0, pulled.stderr
    write_sheet(folder / "lembar.csv", AFTER)
    return folder


def kill_at_every_write(template: Path, typed: str, *arguments: str) -> Any:
    stdin = template.parent / "ketikan.txt"
    stdin.write_text(typed)
    scratch = template.parent / "coba"
    scratch.mkdir()
    program = CHECKOUT / "tests" / "functional" / "kill_at_every_write.py"
    done = subprocess.run(
        [sys.executable, "-B", str(program), str(template), str(scratch), str(stdin), *arguments],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return json.loads(done.stdout)


def test_a_pull_killed_at_any_write_is_finished_by_the_next(template: Path) -> None:
    told = kill_at_every_write(template, "", "pull", "--from", "lembar.csv")
    assert told["code"] == 0
    assert told["different"] == []
    assert told["writes"] >= 20  # three periods, the queue and the report: begun, half, whole, synced, in place
    assert told["left"] != []  # it was killed with half a file on the disk, too
    answers = [name for name in told["files"] if name.startswith("content/tanggapan/")]
    assert answers == [f"content/tanggapan/skm/2026-T{quarter}.csv" for quarter in (1, 2, 4)]
    assert not [name for name in told["files"] if name.endswith(".baru")]


def test_a_pull_that_knows_the_last_one_is_finished_by_the_next_wherever_it_is_killed(
    template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocks, "ROWS", 2)
    monkeypatch.setattr(remember, "SMALLEST", 0)
    monkeypatch.setenv("KINERJA_ANTREAN", str(template / "antrean"))
    monkeypatch.setenv("KINERJA_UJI_BAGIAN", "2")
    monkeypatch.chdir(template)
    write_sheet(template / "lembar.csv", BEFORE)
    assert main(["pull", "--from", "lembar.csv"]) == 0
    assert (template / ".kinerja" / "pull" / "skm.bagian").is_file()
    write_sheet(template / "lembar.csv", AFTER)
    told = kill_at_every_write(template, "", "pull", "--from", "lembar.csv")
    assert (told["code"], told["different"]) == (0, [])
    assert told["writes"] >= 25  # the state of the sheet too
    assert ".kinerja/pull/skm.bagian" in told["files"]


def test_a_moderation_killed_at_any_write_publishes_nothing_twice_and_loses_nothing(
    template: Path, run_kinerja: RunKinerja
) -> None:
    pulled = run_kinerja(
        "pull", "--from", template / "lembar.csv", cwd=template, env={"KINERJA_ANTREAN": str(template / "antrean")}
    )
    assert pulled.returncode == 0, pulled.stderr
    told = kill_at_every_write(template, "s\n" * 10, "moderate")
    assert told["code"] == 0
    assert told["different"] == []
    assert told["writes"] >= 20
    comments = [text for name, text in told["files"].items() if name.startswith("content/komentar/")]
    assert sum(text.count("teks: ") for text in comments) == 4
