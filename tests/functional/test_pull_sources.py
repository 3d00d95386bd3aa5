"""Every kind of source ends in the same bytes, and ``--check`` says beforehand what would stand in the way."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.conftest import RunKinerja
from tests.emulator.sheets import Cell, Fault, Service, running
from tests.functional.survey_agency import HEADER, make_agency

TITLE = "Form Responses 1"
ANSWERS = [
    (f"2026-01-{day:02d} 13:05:{day:02d}.678", "orang@contoh.example", service, answer, "Saran – “bagus”")
    for day, service, answer in zip(
        range(10, 22), ("Rawat jalan", "rawat jalan ") * 6, ("a", "c. Mudah", "4") * 4, strict=True
    )
]


def exported(separator: str, shape: str, rows: Sequence[Sequence[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator)
    writer.writerow(HEADER)
    writer.writerows([datetime.fromisoformat(row[0]).strftime(shape), *row[1:]] for row in rows)
    return text.getvalue()


def workbook() -> bytes:
    book = Workbook()
    book.create_sheet(TITLE).append(HEADER)
    for row in ANSWERS:
        book[TITLE].append([datetime.fromisoformat(row[0]), *row[1:]])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


FILES: dict[str, Callable[[], bytes]] = {
    "english": lambda: exported(",", "%Y-%m-%d %H:%M:%S", ANSWERS).encode(),
    "indonesian": lambda: exported(";", "%d/%m/%Y %H.%M.%S", ANSWERS).encode("utf-8-sig"),
    "windows": lambda: exported(";", "%d/%m/%Y %H:%M:%S", ANSWERS).encode("cp1252"),
    "unicode text": lambda: exported("\t", "%d/%m/%Y %H:%M:%S", ANSWERS).encode("utf-16"),
    "turned round": lambda: exported(",", "%d/%m/%Y %H:%M:%S", ANSWERS[::-1]).encode(),
    "workbook": workbook,
}


def sheet() -> list[list[Cell]]:
    grid: list[list[Cell]] = [list(HEADER)]
    grid += [[datetime.fromisoformat(row[0]), *row[1:]] for row in ANSWERS]
    return grid


def stored(agency: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((agency / "content" / "tanggapan").rglob("*.csv"))}


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    """A content folder with one form."""
    make_agency(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory, run_kinerja: RunKinerja) -> dict[str, bytes]:
    """What a pull from the service stores."""
    folder = tmp_path_factory.mktemp("service")
    make_agency(folder)
    with running(Service({"contoh-skm": {TITLE: sheet()}})) as service:
        done = run_kinerja("pull", "skm", cwd=folder, env={"KINERJA_SHEETS_ENDPOINT": service.address})
    assert done.returncode == 0, done.stderr
    found = stored(folder)
    assert len(found["2026-T1.csv"].splitlines()) == 1 + len(ANSWERS)
    return found


@pytest.mark.parametrize("kind", list(FILES))
def test_every_export_ends_in_the_bytes_of_the_sheet(
    run_kinerja: RunKinerja, agency: Path, expected: dict[str, bytes], kind: str
) -> None:
    (agency / "ekspor").write_bytes(FILES[kind]())
    done = run_kinerja("pull", "--from", "ekspor", cwd=agency)
    assert done.returncode == 0, done.stderr
    assert stored(agency) == expected


def test_a_service_that_fails_leaves_everything_as_it_was(
    run_kinerja: RunKinerja, agency: Path, expected: dict[str, bytes]
) -> None:
    (agency / "ekspor").write_bytes(FILES["english"]())
    assert run_kinerja("pull", "--from", "ekspor", cwd=agency).returncode == 0
    before = {path: path.stat().st_mtime_ns for path in agency.rglob("*")}
    with running(Service({"contoh-skm": {TITLE: sheet()}})) as service:
        wait = (("Retry-After", "600"),)
        service.faults = [Fault(), Fault(status=429, headers=wait)]
        done = run_kinerja("pull", cwd=agency, env={"KINERJA_SHEETS_ENDPOINT": service.address})
    assert (done.returncode, done.stdout) == (2, "")
    assert "600 detik" in done.stderr
    assert {path: path.stat().st_mtime_ns for path in agency.rglob("*")} == before
    assert stored(agency) == expected


@pytest.mark.parametrize(
    ("rows", "faults", "code", "words"),
    [
        (sheet(), [], 0, "siap (ready)"),
        ([["Waktu", "Lain"]], [], 1, "BELUM siap"),
        (sheet(), [Fault(status=403)], 2, "bagikan dokumen itu"),
    ],
)
def test_check_says_whether_a_pull_would_succeed_and_pulls_nothing(
    run_kinerja: RunKinerja, agency: Path, rows: list[list[Cell]], faults: list[Fault], code: int, words: str
) -> None:
    with running(Service({"contoh-skm": {TITLE: rows}})) as service:
        for output in ("text", "json"):
            service.faults = list(faults)
            environment = {"KINERJA_SHEETS_ENDPOINT": service.address}
            done = run_kinerja("pull", "--check", "--format", output, cwd=agency, env=environment)
            assert (done.returncode, done.stderr) == (code, "")
            if output == "json":
                found = json.loads(done.stdout)["periksa"]["skm"]
                assert found["siap"] is (code == 0)
            else:
                assert words in done.stdout
                assert len(done.stdout.splitlines()) == 1
    assert stored(agency) == {}
