"""``kinerja validate`` from the outside: broken files beside the findings expected, formats, exit codes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Protocol

import pytest

from kinerja.cli.main import main
from kinerja.rules.explanations import explanations
from tests.conftest import RunKinerja
from tests.functional.agency import BASE, CASES, change, codes
from tests.functional.agency import lay as agency

MADE_HERE = {
    "berkas-terlalu-besar",
    "berkas-tak-terbaca",
    "berkas-nama-pengenal",
    "pengenal-nip",
    "pengenal-nik",
    "pengenal-npwp",
    "pengenal-telepon",
    "pengenal-surel",
    "pengenal-nama",
    "pengenal-nama-tunggal",
}
"""Codes whose broken file does not belong in git: too large, no plain file, or a personal identifier."""

BORN = "19900315"
IDENTIFIERS = {
    "pengenal-nip": f"{BORN} 201503 1 002",
    "pengenal-nik": "36" + "7405" + "450390" + "0001",
    "pengenal-npwp": "09.254.294" + ".3-407.000",
    "pengenal-telepon": "0812" + "-3456-7890",
    "pengenal-surel": "seseorang" + "@" + "kota-contoh.example",
}
"""Put together here, so that no file of the repository holds one."""

PROMISE = "content/tindak-lanjut/papan-antrean.yaml"


class Kinerja(Protocol):
    """Run the command line in this process: 100 cases in the time that three processes take to start."""

    def __call__(self, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]: ...


@pytest.fixture
def kinerja(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kinerja:
    def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        monkeypatch.chdir(cwd)
        code = main(arguments)
        said = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, code, said.out, said.err)

    return run


def as_text(output: str) -> str:
    return "".join(
        f"{f['berkas']}:{f['baris']}:{f['kolom']} {f['tingkat']} {f['kode']}\n  {f['pesan']}\n  {f['pesan_en']}\n"
        for f in json.loads(output)["temuan"]
    )


@pytest.mark.parametrize("case", sorted(p.name for p in CASES.iterdir() if p != BASE))
def test_a_broken_file_gives_the_findings_beside_it(case: str, tmp_path: Path, kinerja: Kinerja) -> None:
    expected = (CASES / case / "temuan.txt").read_text(encoding="utf-8")
    result = kinerja("validate", "--format", "json", cwd=agency(tmp_path, case))
    assert as_text(result.stdout) == expected
    assert result.returncode == (1 if " galat " in expected else 0)
    assert result.stderr == ""


def test_every_code_has_a_broken_file() -> None:
    shown = {
        line.split()[-1] for p in CASES.glob("*/temuan.txt") for line in p.read_text().splitlines() if line[0] != " "
    }
    assert shown | MADE_HERE == set(explanations())
    assert not shown & MADE_HERE


def test_a_sound_agency_has_no_findings(tmp_path: Path, run_kinerja: RunKinerja) -> None:
    result = run_kinerja("validate", cwd=agency(tmp_path))
    assert (result.returncode, result.stdout.count("\n")) == (0, 1)
    assert "tidak ada temuan" in result.stdout


@pytest.mark.parametrize(("code", "identifier"), IDENTIFIERS.items())
def test_an_identifier_is_found_and_never_printed(code: str, identifier: str, tmp_path: Path, kinerja: Kinerja) -> None:
    change(agency(tmp_path), PROMISE, "di loket", f"di loket, hubungi {identifier}")
    for form in ("json", "text", "github", "sarif"):
        result = kinerja("validate", "--format", form, cwd=tmp_path)
        assert result.returncode == 1
        assert code in result.stdout
        assert identifier not in result.stdout + result.stderr


def test_a_nip_in_place_of_a_pseudonym_is_never_quoted(tmp_path: Path, kinerja: Kinerja) -> None:
    nip = IDENTIFIERS["pengenal-nip"].replace(" ", "")
    change(agency(tmp_path), "content/evaluasi/2026-T1/dinas-contoh.yaml", "  pstafkeduaaa:", f'  "{nip}":')
    result = kinerja("validate", "--format", "json", cwd=tmp_path)
    assert [code for code in codes(result.stdout) if code.startswith(("pengenal-", "skema-"))] == ["pengenal-nip"]
    assert nip not in result.stdout


@pytest.mark.parametrize(
    "name", ["evaluasi/2026-T1/{}.yaml", "pelatihan/surat-{}.yaml", "halaman/{}.md", "{}/catatan.txt"]
)
def test_a_nip_in_a_files_name_is_called_one_and_never_printed(name: str, tmp_path: Path, kinerja: Kinerja) -> None:
    nip = IDENTIFIERS["pengenal-nip"].replace(" ", "")
    path = agency(tmp_path) / "content" / name.format(nip)
    path.parent.mkdir(exist_ok=True)
    path.write_text("catatan\n", encoding="utf-8")
    for arguments in ((), (str(path),)):
        for form in ("json", "text", "github", "sarif"):
            result = kinerja("validate", *arguments, "--format", form, cwd=tmp_path)
            assert result.returncode == 1
            assert nip not in result.stdout + result.stderr
        assert codes(kinerja("validate", *arguments, "--format", "json", cwd=tmp_path).stdout) == [
            "berkas-nama-pengenal"
        ]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("evaluasi/2026-T1/dinas-contoh.yaml", "h1/i1: 70", "h1/i1: {}"),
        ("evaluasi/2026-T1/dinas-contoh.yaml", "h1/i1: 70", 'h1/i1: "{}"'),
        ("pegawai/dinas-contoh.csv", "pegawai,kelompok_jabatan", "pegawai,{}"),
        ("tanggapan/skm/2026-T1.csv", "kunci,layanan", "kunci,{}"),
        ("pelatihan/arsip.yaml", "jam: 16", "jam: {} jam"),
    ],
)
def test_an_advice_never_repeats_a_number_that_the_message_masks(
    file: str, old: str, new: str, tmp_path: Path, kinerja: Kinerja
) -> None:
    number = "0812" + "3456701"
    change(agency(tmp_path), f"content/{file}", old, new.format(number))
    result = kinerja("validate", "--format", "json", cwd=tmp_path)
    assert result.returncode == 1
    assert number not in result.stdout
    assert number[1:] not in result.stdout


def test_a_number_read_as_another_is_said_in_neither_form(tmp_path: Path, kinerja: Kinerja) -> None:
    change(agency(tmp_path), "content/portal.yaml", "surel:", "telepon: 0210000000\n  surel:")
    said = kinerja("validate", "--format", "json", cwd=tmp_path).stdout
    assert "tanda kutip" in said
    assert "35651584" not in said
    assert "0210000000" not in said


def test_names_in_a_csv_without_a_header_are_never_printed(tmp_path: Path, kinerja: Kinerja) -> None:
    change(agency(tmp_path), "content/pegawai/dinas-contoh.csv", "pegawai,kelompok_jabatan", "NIP,Melati Rekaan")
    result = kinerja("validate", "--format", "json", cwd=tmp_path)
    assert codes(result.stdout) == ["csv-judul"]
    assert "Melati" not in result.stdout


def test_a_file_beyond_the_limit_is_said_to_be_too_large(tmp_path: Path, kinerja: Kinerja) -> None:
    with (agency(tmp_path) / PROMISE).open("wb") as file:
        file.truncate(17 * 1024 * 1024)
    result = kinerja("validate", "--format", "json", cwd=tmp_path)
    assert codes(result.stdout) == ["berkas-terlalu-besar"]


def test_a_pipe_in_place_of_a_file_does_not_hang(tmp_path: Path, kinerja: Kinerja) -> None:
    os.mkfifo(agency(tmp_path) / "content/unit/dinas-pipa.yaml")
    result = kinerja("validate", "--format", "json", cwd=tmp_path)
    assert codes(result.stdout) == ["berkas-tak-terbaca"]


def test_a_second_run_from_the_cache_says_the_same(tmp_path: Path, kinerja: Kinerja) -> None:
    agency(tmp_path, "evaluasi-predikat")
    first = kinerja("validate", "--format", "json", cwd=tmp_path)
    kept = [p for p in (tmp_path / ".kinerja/cache").rglob("*") if p.is_file()]
    assert kept
    assert kinerja("validate", "--format", "json", cwd=tmp_path).stdout == first.stdout
    for path in kept:
        path.write_bytes(b'{"rusak": ')
    assert kinerja("validate", "--format", "json", cwd=tmp_path).stdout == first.stdout


def test_without_cache_nothing_is_written(tmp_path: Path, kinerja: Kinerja) -> None:
    kinerja("validate", "--no-cache", cwd=agency(tmp_path))
    assert not (tmp_path / ".kinerja").exists()


def test_a_named_file_shows_its_own_findings_seen_against_the_whole_tree(tmp_path: Path, kinerja: Kinerja) -> None:
    agency(tmp_path, "rencana-tak-ada")
    there = kinerja("validate", "content/evaluasi", "--format", "json", cwd=tmp_path)
    elsewhere = kinerja("validate", "content/unit/sekretariat.yaml", "--format", "json", cwd=tmp_path)
    assert (codes(there.stdout), there.returncode) == (["rencana-tak-ada"], 1)
    assert (codes(elsewhere.stdout), elsewhere.returncode) == ([], 0)


@pytest.mark.parametrize("arguments", [("--content", "tidak-ada"), ("content/tidak-ada.yaml",)])
def test_what_is_not_there_is_wrong_use(arguments: tuple[str, ...], tmp_path: Path, kinerja: Kinerja) -> None:
    result = kinerja("validate", *arguments, cwd=agency(tmp_path))
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 1)


def test_a_named_file_that_another_kept_from_being_checked_is_not_called_clean(
    tmp_path: Path, run_kinerja: RunKinerja
) -> None:
    content = Path(shutil.copytree(BASE / "content", tmp_path / "content"))
    plan = content / "rencana/2026/dinas-contoh.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("rencana:\n", "rencana\n", 1), encoding="utf-8")
    done = run_kinerja("validate", "content/evaluasi/2026-T1/dinas-contoh.yaml", cwd=tmp_path)
    assert "Belum semuanya diperiksa" in done.stdout
    assert "content/rencana/2026/dinas-contoh.yaml" in done.stdout
