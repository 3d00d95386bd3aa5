"""One form and its sheet, for the tests of this room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kinerja.intake.source import Row

PROCEDURE = "Bagaimana pendapat Anda tentang kemudahan prosedur pelayanan?"

RECORD: dict[str, Any] = {
    "nama": "Survei Kepuasan Masyarakat",
    "nama_en": "Public satisfaction survey",
    "jenis": "skm",
    "sasaran": "publik",
    "lembar": {"dokumen": "contoh-skm", "nama": "Form Responses 1"},
    "periode": {"judul": ["Timestamp", "Stempel waktu"], "aturan": "triwulan"},
    "kunci": {"judul": ["Timestamp", "ID tanggapan"]},
    "kolom": {
        "layanan": {
            "judul": ["Layanan apa yang Anda terima?"],
            "tipe": "layanan",
            "wajib": True,
            "jawaban": {"rawat-jalan": ["Rawat jalan"], "imunisasi": ["Imunisasi"]},
        },
        "prosedur": {
            "judul": [PROCEDURE],
            "tipe": "huruf",
            "unsur": "prosedur",
            "jawaban": {"1": ["a"], "2": ["b"], "3": ["c", "Mudah"], "4": ["d", "Sangat mudah"]},
        },
        "usia": {"judul": ["Usia"], "tipe": "pilihan", "jawaban": {"muda": ["< 20 tahun"], "dewasa": [">= 20 tahun"]}},
        "saran": {"judul": ["Saran Anda"], "tipe": "teks"},
    },
}

HEADER = ("Stempel waktu", "Email Address", "ID tanggapan", "Layanan apa yang Anda terima?", PROCEDURE, "Usia",
          "Saran Anda", "Nama lengkap")  # fmt: skip


def answer(
    number: int,
    *,
    time: str = "19/01/2026 10:22:31",
    service: str = "Rawat jalan",
    procedure: str = "c",
    age: str = "< 20 tahun",
    advice: str = "",
) -> tuple[str, ...]:
    """One row of the sheet; ``number`` makes its key."""
    return (time, "orang@contoh.example", f"id-{number}", service, procedure, age, advice, "Nama Seseorang")


@dataclass(frozen=True)
class ListSource:
    """Rows from memory."""

    table: Sequence[Sequence[str]]
    name: str = "lembar uji"

    def rows(self) -> Iterator[Row]:
        """Yield the rows as a sheet would."""
        for number, cells in enumerate(self.table, start=1):
            yield Row(number, tuple(cells))
