"""The spreadsheets of the walk-through: a small fictional agency's register, plans, ratings and survey answers.

``python -m tests.functional.walkthrough_agency FOLDER`` writes them. They look like what personnel offices have, with
letterheads, merged cells and misspelt titles. NIPs and names are put together here and stand in no file of git.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.functional.workbooks_made import Grid, name, nip, register_of, table, workbook

UNITS = (
    ("Dinas Kesehatan", 34, "Perawat Ahli Pertama"),
    ("Dinas Pendidikan", 30, "Guru Ahli Muda"),
    ("Kelurahan Kenanga", 7, "Pengadministrasi Umum"),
    ("Kelurahan Melati", 6, "Pengadministrasi Umum"),
)
"""Name, people, and the post of those who lead nobody. The two wards are too small to be published alone."""

HEADS = {"Dinas": "Kepala Dinas", "Kelurahan": "Lurah"}


@dataclass(frozen=True)
class Person:
    """One invented person; ``leader`` is None for a head, who is rated by the mayor."""

    number: int
    unit: str
    post: str
    leader: int | None

    @property
    def nip(self) -> str:
        return nip(self.number, man=self.number % 2 == 0)

    @property
    def spaced(self) -> str:
        """The NIP in its four parts, as people type it."""
        return f"{self.nip[:8]} {self.nip[8:14]} {self.nip[14]} {self.nip[15:]}"

    @property
    def name(self) -> str:
        return name(self.number)


def people() -> Iterator[Person]:
    """Everybody, unit by unit, each unit's head first."""
    number = 0
    for unit, size, post in UNITS:
        head = number + 1
        for place in range(size):
            number += 1
            yield Person(number, unit, HEADS[unit.split()[0]] if not place else post, head if place else None)


def register() -> Grid:
    """The register as it is kept: by rank, with a letterhead."""
    rows = []
    for person in people():
        sex, since = ("L" if person.number % 2 == 0 else "P"), "2 Januari 2025"
        written = person.spaced if person.number % 3 else person.nip
        rows.append(
            [
                person.number,
                f"{person.name}, S.E.",
                written,
                "Penata / III-c",
                person.post,
                person.unit,
                sex,
                "PNS",
                since,
            ]
        )
    return register_of(rows)


TASKS = (
    "Surat keterangan", "Rujukan pasien", "Kartu peserta", "Laporan kunjungan", "Rapor murid", "Aduan warga",
    "Izin praktik",
)  # fmt: skip


def plans() -> tuple[Grid, list[str]]:
    """The plans as e-Kinerja exports them: one result over three rows, one an aspect. Also the cells to merge."""
    grid: list[Sequence[object]] = [
        ["SASARAN KINERJA PEGAWAI TAHUN 2026"],
        [],
        ["NO", "NAMA", "NIP", "UNIT KERJA", "NIP PEJABAT PENILAI", "ATASAN YANG DIINTERVENSI", "RENCANA HASIL KERJA",
         "ASPEK", "INDKATOR KINERJA INDIVIDU", "TARGET TAHUNAN", "SATUAN", "TANGGAL PENETAPAN", "STRATEGI"],
    ]  # fmt: skip
    merged = []
    everybody = {person.number: person for person in people()}
    for person in everybody.values():
        leader = "Wali Kota" if person.leader is None else everybody[person.leader].spaced
        served = "" if person.leader is None else f"Pelayanan {person.unit} makin cepat dan tuntas"
        task = TASKS[person.number % len(TASKS)]
        result = f"Pelayanan {person.unit} makin cepat dan tuntas" if person.leader is None else f"{task} selesai"
        start = len(grid) + 1
        known = [person.number, person.name, person.spaced, person.unit, leader, served, result]
        grid += [
            [
                *known,
                "Kuantitas",
                f"{task} yang diselesaikan",
                240,
                "berkas",
                "14 Januari 2026",
                f"{task} dikerjakan setiap pagi",
            ],
            [*[None] * 7, "Kualitas", "Berkas tanpa salah tulis", 0.95, "persen"],
            [*[None] * 7, "Waktu", "Laporan terkirim paling lambat tanggal 5", 12, "laporan"],
        ]
        merged += [f"{letter}{start}:{letter}{start + 2}" for letter in "ABCDEFGLM"]
    return grid, merged


RATINGS = {
    "below": (("Dibawah Ekspektasi", "Sesuai Ekspektasi", "Butuh Perbaikan"), ("di bawah", "SESUAI EKSPEKTASI", "BP")),
    "above": (("Diatas Ekspektasi", "Di Atas Ekspektasi", "Sangat Baik"), ("di atas ekspektasi", "Di atas", "SB")),
    "met": (("Sesuai Ekspektasi", "sesuai ekspektasi", "Baik"), ("SESUAI EKSPEKTASI", "Diatas Ekspektasi", "BAIK")),
}
"""Results, behaviour and predicate, each in two of the ways that people write them."""


def ratings() -> Grid:
    """The recap of a quarter's ratings; in each office six people or so are below expectations."""
    grid: list[Sequence[object]] = [
        ["REKAPITULASI HASIL EVALUASI KINERJA PEGAWAI"],
        ["PERIODE: TRIWULAN I TAHUN 2026"],
        [],
        ["NO", "NAMA PEGAWAI", "NIP", "UNIT KERJA", "NIP ATASAN", "HASIL KERJA", "PERILAKU KERJA", "PREDIKAT KINERJA"],
    ]
    everybody = {person.number: person for person in people()}
    for person in everybody.values():
        leader = "Wali Kota" if person.leader is None else everybody[person.leader].spaced
        office, head = person.unit.startswith("Dinas"), person.leader is None
        below, above = office and person.number % 5 == 0, person.number % (4 if office else 2) == 0
        kind = "met" if head else "below" if below else "above" if above else "met"
        rated = RATINGS[kind][person.number % 2]
        grid.append([person.number, person.name, person.spaced, person.unit, leader, *rated])
    return grid


QUESTIONS = (
    ("kesesuaian persyaratan pelayanan dengan jenis pelayanannya", "sesuai"),
    ("kemudahan prosedur pelayanan di unit ini", "mudah"),
    ("kecepatan waktu dalam memberikan pelayanan", "cepat"),
    ("kewajaran biaya/tarif dalam pelayanan", "wajar"),
    ("kesesuaian produk pelayanan antara yang tercantum dalam standar pelayanan dengan hasil yang diberikan", "sesuai"),
    ("kompetensi/kemampuan petugas dalam pelayanan", "mampu"),
    ("perilaku petugas dalam pelayanan terkait kesopanan dan keramahan", "sopan"),
    ("kualitas sarana dan prasarana", "baik"),
    ("penanganan pengaduan pengguna layanan", "baik"),
)
"""The questions of PermenPANRB 14/2017's form, and the word of their answers."""


def answers() -> Grid:
    """Sixty answers of a form that also collected e-mail addresses; every fifth one is less content."""
    titles = [f"Bagaimana pendapat Saudara tentang {question}?" for question, _ in QUESTIONS]
    grid: list[Sequence[object]] = [["Timestamp", "Email Address", "Layanan apa yang Anda terima?", *titles]]
    for number in range(60):
        when = f"{1 + number % 28:02}/{1 + number % 3:02}/2026 {8 + number % 7:02}:{number:02}:30"
        given = []
        for place, (_, word) in enumerate(QUESTIONS):
            level = (1 if number % 5 == 0 else 2) + (number * (place + 1) // 3) % 2
            given.append(f"{'abcd'[level]}. {('Tidak', 'Kurang', '', 'Sangat')[level]} {word}".replace("  ", " "))
        grid.append([when, f"warga{number}@surel.example", "Rawat jalan", *given])
    return grid


def write(folder: Path) -> None:
    """Write the four spreadsheets."""
    folder.mkdir(parents=True, exist_ok=True)
    workbook(folder / "pegawai.xlsx", register())
    grid, merged = plans()
    workbook(folder / "skp-2026.xlsx", grid, merged=merged)
    workbook(folder / "rekap-2026-t1.xlsx", ratings())
    table(folder / "jawaban.csv", answers())


if __name__ == "__main__":
    write(Path(sys.argv[1]))
