"""``--roster``: its people are found in files and file names, never named, and never from where git keeps them."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from kinerja.cli.main import main

BASE = Path(__file__).parents[2] / "functional" / "findings" / "dasar"
NIP = "19900315" + "201503" + "1002"
EVALUATIONS = "content/evaluasi/2026-T1/dinas-contoh.yaml"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An agency, and a roster beside it."""
    agency = tmp_path / "instansi"
    shutil.copytree(BASE, agency)
    (tmp_path / "roster.csv").write_text(
        f'nip,nama\n{NIP},"dr. Contoh Rekaan, S.K.M."\n{NIP[:-1]}3,Kenangarekaan\n', encoding="utf-8"
    )
    monkeypatch.chdir(agency)
    return agency


def write(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def validate(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[tuple[str, int, str]], str]:
    code = main(["validate", "--roster", "../roster.csv", "--format", "json", *arguments])
    out = capsys.readouterr().out
    return code, [(f["berkas"], f["baris"], f["kode"]) for f in json.loads(out)["temuan"]], out


def test_a_sound_agency_has_nobody_of_the_roster(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert validate(capsys)[:2] == (0, [])


@pytest.mark.parametrize("text", ["Contoh Rekaan", "CONTOH REKÁAN", f"{NIP[:4]}-{NIP[4:8]}-{NIP[8:]}"])
def test_a_person_of_the_roster_is_found_and_never_named(
    text: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / EVALUATIONS, "mudah ditemukan", f"mudah ditemukan {text}")
    code, found, out = validate(capsys)
    assert code == 1
    assert [(path, line) for path, line, _ in found] == [(EVALUATIONS, 17)]
    assert text not in out


def test_a_name_of_one_word_is_for_people_to_judge(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / EVALUATIONS, "Berkas tertata", "Bersama Kenangarekaan berkas tertata")
    assert validate(capsys)[:2] == (0, [(EVALUATIONS, 17, "pengenal-nama-tunggal")])
    write(folder / EVALUATIONS, "mudah ditemukan", "mudah ditemukan seperti kenangarekaan")
    assert validate(capsys)[:2] == (0, [])


def test_a_name_that_is_a_units_is_the_units(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "content/unit/dinas-contoh.yaml", "nama: Dinas Contoh", "nama: Dinas Kenangarekaan")
    write(folder / EVALUATIONS, "Berkas tertata", "Di Kenangarekaan berkas tertata")
    assert validate(capsys)[:2] == (0, [])


def test_a_files_name_is_hidden_in_every_finding_of_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "content/tindak-lanjut/contoh-rekaan.yaml"
    path.write_text("janji: 1\n", encoding="utf-8")
    code, found, out = validate(capsys)
    assert code == 1
    assert {path for path, _, _ in found} == {"content/tindak-lanjut/•••••.yaml"}
    assert "berkas-nama-pengenal" in {code for _, _, code in found}
    assert "contoh-rekaan" not in out


def test_no_other_finding_quotes_a_name_of_the_roster(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / EVALUATIONS, "predikat: butuh perbaikan", "predikat: Contoh Rekaan")
    _, found, out = validate(capsys)
    assert "pengenal-nama" in {code for _, _, code in found}
    assert not any(code.startswith("skema-") for _, _, code in found)
    assert "Rekaan" not in out


def test_a_roster_that_git_would_keep_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    subprocess.run(["git", "init", "-q", "."], check=True)
    shutil.copy("../roster.csv", folder / "roster.csv")
    for path in ("roster.csv", "content/unit/roster.csv"):
        if path != "roster.csv":
            shutil.copy("../roster.csv", folder / path)
        assert main(["validate", "--roster", path]) == 2
        said = capsys.readouterr()
        assert (said.out, said.err.count("\n")) == ("", 1)


def test_a_line_without_a_nip_is_said_and_its_name_looked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (folder.parent / "roster.csv").open("a", encoding="utf-8") as roster:
        roster.write(f",Lembayung Rekaan\n12345,Mendung Contohan\n{NIP},\n")
    write(folder / EVALUATIONS, "mudah ditemukan", "mudah ditemukan Lembayung Rekaan, Mendung Contohan")
    assert main(["validate", "--roster", "../roster.csv", "--format", "json"]) == 1
    said = capsys.readouterr()
    assert [f["kode"] for f in json.loads(said.out)["temuan"]] == ["pengenal-nama", "pengenal-nama"]
    assert ": 4, 5;" in said.err
    assert "Lembayung" not in said.err
