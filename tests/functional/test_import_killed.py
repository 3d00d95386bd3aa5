"""Killed at any write, an import leaves content that the next command finds valid, and the next import finishes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.conftest import CHECKOUT, RunKinerja
from tests.functional.import_agency import imported, make_office, office_register
from tests.functional.workbooks_made import table


def test_an_import_killed_at_any_write_is_finished_by_the_next(run_kinerja: RunKinerja, tmp_path: Path) -> None:
    template = tmp_path / "awal"
    content = make_office(template)
    (template / "antrean").mkdir()
    imported(run_kinerja, content, "register", table(tmp_path / "a.csv", office_register(without=3)))
    moved = office_register((2, "Kepala Seksi Umum", "Sekretariat Daerah", "1 Januari 2026"))
    table(template / "lembar.csv", moved)
    scratch = tmp_path / "coba"
    scratch.mkdir()
    (tmp_path / "kosong").write_text("")
    program = CHECKOUT / "tests" / "functional" / "kill_at_every_write.py"
    done = subprocess.run(
        [sys.executable, "-B", str(program), str(template), str(scratch), str(tmp_path / "kosong"),
         "import", "register", "lembar.csv", "--roster", "roster.csv", "//", "validate"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )  # fmt: skip
    told = json.loads(done.stdout)
    assert (told["code"], told["different"], told["unwell"]) == (0, [], [])
    assert told["writes"] >= 15  # the trial, the journal, two registers and the roster
    assert told["left"] != []
    assert "roster.csv" in told["files"]
    assert ",2025-12-31\n" in told["files"]["content/pegawai/dinas-contoh.csv"]
    assert not [name for name in told["files"] if name.endswith((".baru", "perubahan.json"))]
