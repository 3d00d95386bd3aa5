"""``kinerja pull`` end to end: from an exported sheet or from the service, to stripped answers in a content folder."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kinerja.content.pseudonym import agency_key
from kinerja.demo.generate import Options, write
from kinerja.intake.csv_source import CsvSource
from kinerja.intake.forms import form_ids, load_mapping
from kinerja.intake.pull import pull_form
from tests.conftest import RunKinerja
from tests.emulator.sheets import Service, running
from tests.functional.survey_agency import FORM, HEADER, PORTAL, export, make_agency

ROWS = (
    ("19/01/2026 10:22:31", "satu@contoh.example", "Rawat jalan", "c", "Tolong sampaikan ke Seseorang Rekaan"),
    ("19/01/2026 10:25:00", "dua@contoh.example", "rawat jalan", "Sangat mudah", ""),
    ("19/01/2026 10:25:00", "dua@contoh.example", "rawat jalan", "Sangat mudah", ""),
    ("", "", "", "", ""),
    ("20/01/2026 08:00:00", "tiga@contoh.example", "Rawat jalan", "lumayan, kata Seseorang", ""),
    ("20/01/1970 08:00:00", "empat@contoh.example", "Rawat jalan", "c", ""),
)
COUNTS = {"dibaca": 5, "disimpan": 2, "ganda": 1, "luar_periode": 1, "karantina": 1}


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    """A content folder with one form."""
    make_agency(tmp_path)
    return tmp_path


def stored(agency: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted((agency / "content" / "tanggapan").rglob("*.csv"))}


def counts(run: subprocess.CompletedProcess[str]) -> Any:
    assert run.returncode == 0, run.stderr
    assert run.stderr == ""
    return json.loads(run.stdout)["formulir"]


def test_a_sheet_becomes_stripped_answers(run_kinerja: RunKinerja, agency: Path) -> None:
    file = export(agency / "skm.csv", [HEADER, *ROWS])
    assert counts(run_kinerja("pull", "--from", file, "--format", "json", cwd=agency)) == {"skm": COUNTS}
    lines = stored(agency)["2026-T1.csv"].splitlines()
    assert lines[0] == "kunci,layanan,prosedur"
    assert sorted(line.split(",", 1)[1] for line in lines[1:]) == ["rawat-jalan,3", "rawat-jalan,4"]


def test_nothing_personal_is_stored_or_said(run_kinerja: RunKinerja, agency: Path) -> None:
    file = export(agency / "skm.csv", [HEADER, *ROWS])
    said = run_kinerja("pull", "skm", "--from", file, cwd=agency)
    assert said.returncode == 0
    for text in (said.stdout, said.stderr, *stored(agency).values()):
        assert "@" not in text
        assert "Seseorang" not in text
        assert "lumayan" not in text
    assert '1 baris dikarantina, kolom D "Bagaimana kemudahan prosedurnya?" (baris 6)' in said.stdout


def test_the_second_pull_writes_nothing_and_a_dry_run_nothing_at_all(run_kinerja: RunKinerja, agency: Path) -> None:
    file = export(agency / "skm.csv", [HEADER, *ROWS])
    dry = run_kinerja("pull", "--from", file, "--dry-run", "--format", "json", cwd=agency)
    assert counts(dry) == {"skm": COUNTS}
    assert stored(agency) == {}
    run_kinerja("pull", "--from", file, cwd=agency)
    path = agency / "content" / "tanggapan" / "skm" / "2026-T1.csv"
    os.utime(path, (1, 1))
    assert counts(run_kinerja("pull", "--from", file, "--format", "json", cwd=agency)) == {"skm": COUNTS}
    assert path.stat().st_mtime == 1


@pytest.fixture
def service() -> Iterator[Service]:
    with running(Service({"contoh-skm": {"Form Responses 1": [HEADER, *ROWS]}})) as service:
        yield service


def test_the_service_gives_what_its_export_gives(run_kinerja: RunKinerja, agency: Path, service: Service) -> None:
    run_kinerja("pull", "--from", export(agency / "skm.csv", [HEADER, *ROWS]), cwd=agency)
    exported = stored(agency)
    (agency / "content" / "tanggapan" / "skm" / "2026-T1.csv").unlink()
    environment = {"KINERJA_SHEETS_ENDPOINT": service.address, "GOOGLE_APPLICATION_CREDENTIALS": ""}
    pulled = run_kinerja("pull", "--format", "json", cwd=agency, env=environment)
    assert counts(pulled) == {"skm": COUNTS}
    assert stored(agency) == exported


def test_one_form_that_fails_does_not_hold_the_others_back(
    run_kinerja: RunKinerja, agency: Path, service: Service
) -> None:
    (agency / "content" / "formulir" / "lain.yaml").write_text(FORM.replace("contoh-skm", "tidak-dibagikan"))
    environment = {"KINERJA_SHEETS_ENDPOINT": service.address}
    pulled = run_kinerja("pull", "--format", "json", cwd=agency, env=environment)
    assert pulled.returncode == 2
    assert len(pulled.stderr.splitlines()) == 1
    assert "lain: " in pulled.stderr
    assert json.loads(pulled.stdout)["formulir"] == {"skm": COUNTS}
    assert list(stored(agency)) == ["2026-T1.csv"]


def mistakes(agency: Path) -> dict[str, tuple[tuple[str | Path, ...], dict[str, str], str]]:
    """Arguments, environment, and words of the one line that must come out."""
    (agency / "bukan.csv").write_bytes(b"Timestamp\n\xc3\xa9 \xff\n")
    export(agency / "kurang.csv", [("Timestamp", "Layanan apa yang Anda terima"), ROWS[0][:2]])
    return {
        "no such form": (("pull", "tidak-ada", "--from", "skm.csv"), {}, "yang ada: skm"),
        "a path as a form": (("pull", "../portal", "--from", "skm.csv"), {}, "yang ada: skm"),
        "no such file": (("pull", "--from", "tidak-ada.csv"), {}, "tidak dapat dibaca"),
        "wrong encoding": (("pull", "--from", "bukan.csv"), {}, "UTF-8"),
        "a header missing": (("pull", "--from", "kurang.csv"), {}, "Bagaimana kemudahan prosedurnya?"),
        "no content": (("pull", "--content", "tidak-ada"), {}, "folder isi tidak ada"),
        "no credentials": (("pull",), {"GOOGLE_APPLICATION_CREDENTIALS": "", "NO_GCE_CHECK": "true"}, "--from"),
        "an address elsewhere": (("pull",), {"KINERJA_SHEETS_ENDPOINT": "http://10.0.0.1:80"}, "mesin ini"),
        "a service that is not there": (
            ("pull",),
            {"KINERJA_SHEETS_ENDPOINT": "http://127.0.0.1:9"},
            "tidak dapat dihubungi",
        ),
        "a name elsewhere": (("pull",), {"KINERJA_SHEETS_ENDPOINT": "http://sheets.example"}, "mesin ini"),
    }


@pytest.mark.parametrize(
    "case",
    [
        "no such form",
        "a path as a form",
        "no such file",
        "wrong encoding",
        "a header missing",
        "no content",
        "no credentials",
        "an address elsewhere",
        "a service that is not there",
        "a name elsewhere",
    ],
)
def test_a_mistake_is_one_line_and_exit_code_2(run_kinerja: RunKinerja, agency: Path, case: str) -> None:
    arguments, environment, words = mistakes(agency)[case]
    said = run_kinerja(*arguments, cwd=agency, env=environment)
    assert said.returncode == 2
    assert said.stdout == ""
    assert len(said.stderr.splitlines()) == 1
    assert words in said.stderr


def test_a_real_agency_needs_its_own_key(run_kinerja: RunKinerja, agency: Path) -> None:
    (agency / "content" / "portal.yaml").write_text(PORTAL.replace("contoh: true", "contoh: false"))
    file = export(agency / "skm.csv", [HEADER, *ROWS])
    refused = run_kinerja("pull", "--from", file, cwd=agency, env={"KINERJA_KEY": ""})
    assert refused.returncode == 2
    assert "KINERJA_KEY" in refused.stderr
    keyed = run_kinerja("pull", "--from", file, "--format", "json", cwd=agency, env={"KINERJA_KEY": "k" * 32})
    assert counts(keyed) == {"skm": COUNTS}


@pytest.mark.parametrize(
    ("right", "wrong", "place"),
    [("jenis: skm", "jenis: [skm", ""), ("jenis: skm", "jenis: survei", "4:"), ("tipe: huruf", "tipe: angka", "16:")],
)
def test_a_mapping_with_a_mistake_is_named_with_its_place(
    run_kinerja: RunKinerja, agency: Path, right: str, wrong: str, place: str
) -> None:
    (agency / "content" / "formulir" / "skm.yaml").write_text(FORM.replace(right, wrong))
    said = run_kinerja("pull", "--from", export(agency / "skm.csv", [HEADER, *ROWS]), cwd=agency)
    assert (said.returncode, said.stdout) == (2, "")
    assert f"content/formulir/skm.yaml:{place}" in said.stderr
    assert len(said.stderr.splitlines()) == 1


@pytest.mark.parametrize(("seed", "periods"), [(1, 4), (7, 6)])
def test_the_fictional_agencys_sheets_give_the_answers_it_holds(tmp_path: Path, seed: int, periods: int) -> None:
    write(tmp_path, Options(employees=240, units=12, periods=periods, seed=seed, profile="spread"))
    root, key = tmp_path / "content", agency_key(example=True)
    written = {path: path.read_bytes() for path in sorted((root / "tanggapan").rglob("*.csv"))}
    for path in written:
        path.unlink()
    for form in form_ids(root):
        report = pull_form(load_mapping(root, form), CsvSource(tmp_path / "lembar" / f"{form}.csv"), root, key)
        assert (report.quarantined, report.outside) == (0, 0)
    assert {path: path.read_bytes() for path in sorted((root / "tanggapan").rglob("*.csv"))} == written
    assert len(written) >= periods


def many(count: int) -> list[tuple[str, ...]]:
    return [(f"19/01/2026 10:{number:02d}:00", "", "Rawat jalan", "abcd"[number % 4], "") for number in range(count)]


def test_what_a_pull_found_is_kept_beside_the_content_fit_to_be_shown(run_kinerja: RunKinerja, agency: Path) -> None:
    file = export(agency / "skm.csv", [HEADER, *ROWS])
    run_kinerja("pull", "--from", file, cwd=agency)
    kept = (agency / ".kinerja" / "pull" / "skm.json").read_text()
    record = json.loads(kept)
    assert record["formulir"] == {"skm": COUNTS}
    assert record["rincian"]["skm"] == {
        "baris_kosong": 1,
        "karantina": [{"baris": 6, "kolom": "D", "judul": "Bagaimana kemudahan prosedurnya?", "sebab": "jawaban"}],
        "karantina_menurut_kolom": [
            {"kolom": "D", "judul": "Bagaimana kemudahan prosedurnya?", "sebab": "jawaban", "baris": 1}
        ],
        "baris_luar_periode": [7],
        "baris_kembar": [],
        "kolom_tidak_ada": [],
        "kolom_tidak_dipetakan": [],
        "tinjau": [],
    }
    assert "lumayan" not in kept
    run_kinerja("pull", "--from", export(file, [HEADER, *ROWS]), cwd=agency)
    assert (agency / ".kinerja" / "pull" / "skm.json").read_text() == kept


def test_most_answers_gone_at_once_is_a_finding_until_somebody_says_it_is_meant(
    run_kinerja: RunKinerja, agency: Path
) -> None:
    file = export(agency / "skm.csv", [HEADER, *many(30)])
    run_kinerja("pull", "--from", file, cwd=agency)
    export(file, [HEADER, *many(12)])
    found = run_kinerja("pull", "--from", file, cwd=agency)
    assert found.returncode == 1
    assert "2026-T1 (18)" in found.stdout
    assert '"kinerja pull skm --hapus 2026-T1"' in found.stdout
    assert len(stored(agency)["2026-T1.csv"].splitlines()) == 31
    meant = run_kinerja("pull", "--from", file, "--hapus", "2026-T1", cwd=agency)
    assert meant.returncode == 0
    assert len(stored(agency)["2026-T1.csv"].splitlines()) == 13


def test_an_emptied_sheet_is_a_finding_and_a_wrong_period_wrong_use(run_kinerja: RunKinerja, agency: Path) -> None:
    file = export(agency / "skm.csv", [HEADER, *many(12)])
    run_kinerja("pull", "--from", file, cwd=agency)
    before = stored(agency)
    export(file, [HEADER])
    emptied = run_kinerja("pull", "--from", file, cwd=agency)
    assert (emptied.returncode, emptied.stdout, len(emptied.stderr.splitlines())) == (1, "", 1)
    assert "12 jawaban yang tersimpan tidak disentuh" in emptied.stderr
    assert stored(agency) == before
    wrong = run_kinerja("pull", "--from", file, "--hapus", "triwulan-1", cwd=agency)
    assert wrong.returncode == 2
    assert "2026-T1" in wrong.stderr


def test_a_burst_is_said_and_nothing_is_removed(run_kinerja: RunKinerja, agency: Path) -> None:
    rows = [(f"19/01/2026 10:00:{number:02d}", "", "Rawat jalan", "d", "") for number in range(25)]
    done = run_kinerja("pull", "--from", export(agency / "skm.csv", [HEADER, *rows, *many(15)]), cwd=agency)
    assert done.returncode == 0
    assert "tinjau: " in done.stdout
    assert "datang dalam 5 menit" in done.stdout
    assert "40 dibaca, 40 disimpan" in done.stdout
