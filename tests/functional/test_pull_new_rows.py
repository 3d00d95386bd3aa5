"""Of a long sheet only what is new is asked for, and what that could miss is read when it is asked for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from tests.conftest import RunKinerja
from tests.emulator.sheets import Cell, Service, running
from tests.functional.survey_agency import HEADER, make_agency

TITLE = "Form Responses 1"
START = datetime.fromisoformat("2026-01-05 08:00:00")
OLD = 12_000


def rows(first: int, last: int) -> list[list[Cell]]:
    return [
        [START + timedelta(minutes=7 * number), "orang@contoh.example", "Rawat jalan", "abcd"[number % 4], ""]
        for number in range(first, last)
    ]


@pytest.fixture
def service() -> Iterator[Service]:
    with running(Service({"contoh-skm": {TITLE: [list(HEADER), *rows(0, OLD)]}})) as service:
        yield service


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    """An agency with one form."""
    make_agency(tmp_path)
    return tmp_path


def told(run: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert run.returncode == 0, run.stderr
    record = json.loads(run.stdout)
    return {**record["formulir"]["skm"], **record["rincian"]["skm"]}


def stored(agency: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((agency / "content" / "tanggapan").rglob("*.csv"))}


def whole_rows(requests: Sequence[str]) -> list[str]:
    """Which rows were asked for whole."""
    asked = [unquote(request.partition("?")[0]) for request in requests if "/values/" in request]
    return [request.rpartition("!")[2] for request in asked]


def test_only_new_rows_are_fetched_and_files_are_those_of_a_full_pull(
    run_kinerja: RunKinerja, agency: Path, service: Service, tmp_path_factory: pytest.TempPathFactory
) -> None:
    environment = {"KINERJA_SHEETS_ENDPOINT": service.address}
    pull = ("pull", "skm", "--format", "json")
    assert told(run_kinerja(*pull, cwd=agency, env=environment))["disimpan"] == OLD
    service.documents["contoh-skm"] = {TITLE: [list(HEADER), *rows(0, OLD + 100)]}
    service.requests.clear()
    found = told(run_kinerja(*pull, cwd=agency, env=environment))
    assert (found["disimpan"], found["baru"], found["baris_tidak_dibaca_ulang"]) == (OLD + 100, 100, 10_000)
    assert whole_rows(service.requests) == ["A1:Z20", "A1:Z2000", "A12001:Z12101", "A1:Z20"]
    other = tmp_path_factory.mktemp("semua")
    make_agency(other)
    assert told(run_kinerja(*pull, cwd=other, env=environment))["disimpan"] == OLD + 100
    assert stored(agency) == stored(other)
    report = Path(".kinerja/pull/skm.json")
    assert (agency / report).read_bytes() == (other / report).read_bytes()


def test_a_cell_edited_by_hand_in_an_old_row_is_seen_when_everything_is_read(
    run_kinerja: RunKinerja, agency: Path, service: Service
) -> None:
    environment = {"KINERJA_SHEETS_ENDPOINT": service.address}
    run_kinerja("pull", "skm", cwd=agency, env=environment)
    grid: list[list[Cell]] = [list(HEADER), *rows(0, OLD)]
    grid[5001][3] = "a" if grid[5001][3] != "a" else "b"
    service.documents["contoh-skm"] = {TITLE: grid}
    said = run_kinerja("pull", "skm", cwd=agency, env=environment)
    assert "baris lama tidak dibaca ulang" in said.stdout
    assert '"kinerja pull skm --semua"' in said.stdout
    seen = told(run_kinerja("pull", "skm", "--semua", "--format", "json", cwd=agency, env=environment))
    assert (seen["diubah"], seen["baris_tidak_dibaca_ulang"]) == (1, 0)


def test_two_pulls_at_once_end_as_one(agency: Path, service: Service, run_kinerja: RunKinerja) -> None:
    environment = {"KINERJA_SHEETS_ENDPOINT": service.address}
    run_kinerja("pull", "skm", cwd=agency, env=environment)
    service.documents["contoh-skm"] = {TITLE: [list(HEADER), *rows(0, OLD + 50)]}
    command = [sys.executable, "-m", "kinerja", "pull", "skm", "--format", "json"]
    both = [
        subprocess.Popen(
            command, cwd=agency, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(2)
    ]
    results = [process.communicate() for process in both]
    assert [process.returncode for process in both] == [0, 0], results
    counts = [json.loads(out)["rincian"]["skm"] for out, _ in results]
    assert sorted(count["baru"] for count in counts) == [0, 50]
    again = told(run_kinerja("pull", "skm", "--semua", "--format", "json", cwd=agency, env=environment))
    assert (again["disimpan"], again["berkas"]) == (OLD + 50, [])
