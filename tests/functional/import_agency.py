"""A small agency into which tests import spreadsheets: units, and nobody in them."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.conftest import RunKinerja
from tests.functional.agency import lay
from tests.functional.workbooks_made import (
    Grid,
    name,
    nip,
    register_of,
    register_row,
    workbook,
)

_OF_PEOPLE = ("pegawai", "rencana", "evaluasi", "pelatihan", "penghargaan", "keberatan", "tindak-lanjut", "capaian")
OFFICE = (
    ("Kepala Dinas", "Dinas Contoh"),
    ("Guru Ahli Muda", "DINAS CONTOH"),
    ("Pengadministrasi Perkantoran", "Dinas Contoh Kota Contoh"),
    ("Sekretaris Daerah", "Sekretariat Daerah"),
    ("Analis Kebijakan Ahli Pertama", "Setda"),
)
"""Post and unit of the people 0 to 4."""


def make_office(folder: Path, *, git: bool = False) -> Path:
    """Lay an agency without people into a folder, and return its content folder."""
    lay(folder)
    for kind in _OF_PEOPLE:
        shutil.rmtree(folder / "content" / kind, ignore_errors=True)
    if git:
        subprocess.run(["git", "init", "-q", str(folder)], check=True)
    return folder / "content"


def number(person: int) -> str:
    """The NIP of a person of the office."""
    return nip(person, man=person % 2 == 0)


def office_register(*changed: tuple[int, str, str, str], without: int | None = None) -> Grid:
    """The register of the office; ``changed``: person, post, unit, since."""
    rows = {person: register_row(person, post, unit, "1 Maret 2024") for person, (post, unit) in enumerate(OFFICE)}
    for person, post, unit, since in changed:
        rows[person] = register_row(person, post, unit, since)
    return register_of(row for person, row in rows.items() if person != without)


def office_plans(target: object = 1200) -> Grid:
    """Plans of the people 0 and 1: one result over three rows, cells that are merged, a share shown as per cent."""
    return [
        ["SASARAN KINERJA PEGAWAI"],
        ["TAHUN 2026"],
        [],
        ["NIP", "NAMA", "NIP PEJABAT PENILAI", "ATASAN YANG DIINTERVENSI", "RENCANA HASIL KERJA", "ASPEK", "INDKATOR",
         "TARGET TAHUNAN", "SATUAN"],
        [number(0), name(0), "Wali Kota Contoh", "", "Izin terbit lebih cepat", "Kuantitas", "Izin terbit", target,
         "izin"],
        ["", "", "", "", "", "Kualitas", "Izin tanpa salah", 0.9, "%"],
        ["", "", "", "", "", "Waktu", "Izin tepat waktu", "90 - 95", "persen"],
        [number(1), name(1), number(0), "Izin terbit lebih cepat", "Berkas lengkap sejak awal", "kuantitas",
         "Berkas diperiksa", "240 berkas", ""],
        ["", "", "", "", "Arsip izin tertata", "kualitas", "Arsip yang ditemukan dalam lima menit", 0.2, "%"],
    ]  # fmt: skip


PLAN_MERGES = ("A5:A7", "B5:B7", "C5:C7", "E5:E7", "A8:A9")


def office_ratings(results: str = "SESUAI EKSPEKTASI", predicate: str = "Baik") -> Grid:
    """Ratings of the people 0 and 1, titles in two rows, one result over three rows."""
    return [
        ["REKAPITULASI EVALUASI KINERJA PERIODIK"],
        ["TRIWULAN I TAHUN 2026"],
        [],
        ["NO", "PEGAWAI YANG DINILAI", "", "PEJABAT PENILAI", "", "EVALUASI", "", "PREDIKAT KINERJA",
         "RENCANA HASIL KERJA", "INDIKATOR", "RELASI", "SARAN PERBAIKAN"],
        ["", "NIP", "NAMA", "NIP", "NAMA", "HASIL KERJA", "PERILAKU KERJA"],
        [1, number(0), name(0), "", "Wali Kota Contoh", results, "Sesuai Ekspetasi", predicate,
         "Izin terbit lebih cepat", "Izin terbit", 300, "Buat laporan lebih awal"],
        ["", "", "", "", "", "", "", "", "", "Izin tanpa salah", 0.2, ""],
        ["", "", "", "", "", "", "", "", "", "Izin tepat waktu", "#DIV/0!", ""],
        [2, number(1), name(1), number(0), name(0), "Diatas Ekspektasi", "SE", "BAIK",
         "Berkas lengkap sejak awal", "", "61", f"Belajar dari {name(0)}"],
    ]  # fmt: skip


def imported(run: RunKinerja, content: Path, kind: str, file: Path, *more: str | Path, code: int = 0) -> dict[str, Any]:
    """Import a file, and return the report."""
    done = run("import", kind, file, "--content", content, "--format", "json", *more)
    assert done.returncode == code, done.stdout + done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def import_office(run: RunKinerja, content: Path, folder: Path) -> None:
    """Import the register and the plans of the office."""
    imported(run, content, "register", workbook(folder / "register.xlsx", office_register()))
    imported(run, content, "rencana", workbook(folder / "skp.xlsx", office_plans(), merged=PLAN_MERGES, percent=["H6"]))


def tree(folder: Path) -> dict[str, bytes]:
    """Return path → bytes of every file below a folder, the cache left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "cache" not in path.parts and ".git" not in path.parts
    }
