"""Import a register, plans and ratings of 10,000 people from workbooks, and import them again with changes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import yaml

from kinerja.demo.generate import Options, write
from tests.functional.workbooks_made import name, nip, register_of, register_row, workbook

_PEOPLE, _UNITS = 10_000, 60
_POSTS = ("Guru Ahli Muda", "Perawat Terampil", "Pengadministrasi Perkantoran", "Analis Kebijakan Ahli Pertama")
_OF_PEOPLE = ("pegawai", "rencana", "evaluasi", "pelatihan", "penghargaan", "keberatan", "tindak-lanjut", "capaian")
_LIMIT = 15.0
"""Seconds in which 10,000 rows of a register shall be records."""

Row = Sequence[object]


def agency(folder: Path) -> tuple[Path, list[str]]:
    """Make an agency with units and nobody in them; return its content folder and the units' names."""
    write(folder, Options(employees=_PEOPLE, units=_UNITS, periods=1))
    for kind in _OF_PEOPLE:
        shutil.rmtree(folder / "content" / kind, ignore_errors=True)
    files = sorted((folder / "content" / "unit").glob("*.yaml"))
    return folder / "content", [yaml.safe_load(path.read_text(encoding="utf-8"))["nama"] for path in files]


def number(place: int) -> str:
    """The NIP of the n-th person, as ``register_row`` has it."""
    return nip(place, man=place % 2 == 0)


def head_of(place: int, units: int) -> int:
    """The number of the head of a person's unit."""
    return place % units


def register(units: Sequence[str], changed: range) -> list[Row]:
    """A register; those in ``changed`` have another post since March 2026."""
    rows = []
    for place in range(_PEOPLE):
        post = "Kepala Dinas" if place < len(units) else _POSTS[place % len(_POSTS)]
        moved = place in changed
        rows.append(
            register_row(
                place,
                "Kepala Seksi Umum" if moved else post,
                units[place % len(units)],
                "01/03/2026" if moved else "01/03/2024",
            )
        )
    return list(register_of(rows))


def plans(units: Sequence[str]) -> list[Row]:
    """Two results a person, the first with two indicators."""
    rows: list[Row] = [
        ["SASARAN KINERJA PEGAWAI TAHUN 2026"],
        [
            "NIP",
            "NAMA",
            "NIP ATASAN",
            "RENCANA HASIL KERJA ATASAN",
            "RENCANA HASIL KERJA",
            "ASPEK",
            "INDIKATOR",
            "TARGET",
        ],
    ]
    for place in range(_PEOPLE):
        head = place < len(units)
        above = "" if head else "Layanan warga lebih cepat"
        rater = "WALIKOTA" if head else number(head_of(place, len(units)))
        first = "Layanan warga lebih cepat" if head else f"Layanan loket {place % 97} lebih cepat"
        rows.append(
            [
                number(place),
                name(place),
                rater,
                above,
                first,
                "Kuantitas",
                "Warga yang dilayani",
                f"{100 + place % 50} orang",
            ]
        )
        rows.append(["", "", "", "", "", "Waktu", "Layanan yang tepat waktu", "90%"])
        rows.append(
            ["", "", "", above, "Arsip loket tertata", "Kualitas", "Arsip yang ditemukan dalam lima menit", "95%"]
        )
    return rows


def ratings(units: Sequence[str], changed: range) -> list[Row]:
    """One row a person; those in ``changed`` are rated higher."""
    rows: list[Row] = [
        ["REKAP EVALUASI TRIWULAN I TAHUN 2026"],
        ["NIP", "NAMA", "UNIT KERJA", "HASIL KERJA", "PERILAKU KERJA", "PREDIKAT", "INDIKATOR", "REALISASI"],
    ]
    for place in range(_PEOPLE):
        rating = "Diatas Ekspektasi" if place in changed else "SESUAI EKSPEKTASI"
        unit = units[place % len(units)]
        rows.append([number(place), name(place), unit, rating, "Sesuai ekspetasi", "BAIK", "Warga yang dilayani", 60])
    return rows


def timed(content: Path, kind: str, file: Path) -> tuple[float, float, float]:
    """Import as a user would; return seconds by the clock and of a processor, and megabytes at most."""
    command = [sys.executable, "-m", "kinerja", "import", kind, str(file), "--content", str(content)]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    told = process.stdout.read() if process.stdout else ""
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"kinerja import {kind}: {process.returncode}\n{told[-2000:]}")
    return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    """Print one row an import."""
    cases: tuple[tuple[str, str, Callable[[Sequence[str]], list[Row]]], ...] = (
        ("register, all new", "register", lambda units: register(units, range(0))),
        ("the same again", "register", lambda units: register(units, range(0))),
        ("plans, all new (30,000 rows)", "rencana", plans),
        ("ratings, all new", "evaluasi", lambda units: ratings(units, range(0))),
        ("ratings, 1,000 changed", "evaluasi", lambda units: ratings(units, range(1000, 2000))),
        ("register, 500 in another post", "register", lambda units: register(units, range(1000, 1500))),
    )
    with tempfile.TemporaryDirectory() as folder:
        content, units = agency(Path(folder))
        print(f"| import of {_PEOPLE:,} people from XLSX | clock s | CPU s | peak MB |")
        print("|---|---|---|---|")
        slow = False
        for what, kind, grid in cases:
            file = workbook(Path(folder) / "lembar.xlsx", grid(units))
            seconds, processor, megabytes = timed(content, kind, file)
            slow |= kind == "register" and processor > _LIMIT
            print(f"| {what} | {seconds:.1f} | {processor:.1f} | {megabytes:.0f} |", flush=True)
    if slow:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
