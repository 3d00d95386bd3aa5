"""A small content folder of a fictional agency for tests of the site: one release, two pages, and records beside."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from kinerja.package.model import CountRow, CountTable, Member, Release
from kinerja.package.write import render

PSEUDONYM = "pabcdefghijk"
EVALUATION_TEXT = "Pencatatan hasil kunjungan masih sering terlambat"
"""A sentence of an evaluation; it may stand nowhere in a site."""

PORTAL = """\
# Data contoh: instansi, orang, dan angka rekaan.
instansi: Pemerintah Kota Contoh
instansi_en: Government of Contoh City
nama_pendek: Kota Contoh
nama_pendek_en: Contoh City
contoh: true
bahasa: [id, en]
ambang: 5
ambang_pendapat: 10
unit_minimum: 10
alamat_situs: https://kinerja.kota-contoh.example
kalender:
  - {periode: 2026-T1, terbit: 2026-04-20}
kontak:
  pengelola: Bagian Organisasi
  surel: kinerja@kota-contoh.example
formulir:
  skm: https://formulir.kota-contoh.example/skm
"""

PAGE = """\
Title: Panduan singkat
Lang: id
Slug: panduan
Summary: Cara membaca angka.

Baca [tanya jawab](tanya.md), [unit kerja](unit.html), dan [berkas unit](../rilis/2026-T1/unit.csv).

![Kantor dari depan](gambar/kantor.png)

| Angka | Arti |
|------:|:-----|
| 1     | satu |
"""

PAGE_EN = """\
Title: Short guide
Lang: en

Read the [questions](tanya.md) and the [unit file]({static}../rilis/2026-T1/unit.csv).
"""

QUESTIONS = "Title: Tanya jawab\n\nLihat [panduan](panduan.md) atau [versi Inggris](panduan.en.md).\n"


def png(*more: tuple[bytes, bytes], after: bytes = b"") -> bytes:
    """A PNG of one white point, with more chunks (kind, contents) before its end and bytes after it."""
    start = (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(b"\0\xff"))
    chunks = (
        struct.pack(">I", len(held)) + kind + held + struct.pack(">I", zlib.crc32(kind + held))
        for kind, held in (*start, *more, (b"IEND", b""))
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks) + after


def release(period: str = "2026-T1", revision: int = 1, correction: str = "") -> Release:
    """A release of two units and one table, all of it made up."""
    units = ("dinas-kesehatan", "dinas-pendidikan")
    predicates = ("semua", "baik_ke_atas", "di_bawah_baik")
    counts = {"semua": (90, 81, 9), units[0]: (50, 45, 5), units[1]: (40, 36, 4)}
    return Release(
        period=period,
        revision=revision,
        agency="Pemerintah Kota Contoh",
        agency_en="Government of Contoh City",
        example=True,
        units=(
            Member(units[0], "semua", "Dinas Kesehatan", "Health Office", "dinas"),
            Member(units[1], "semua", "Dinas Pendidikan", "Education Office", "dinas"),
        ),
        members={
            "predikat": (
                Member("baik_ke_atas", "semua", "Baik ke atas", "Good or better"),
                Member("di_bawah_baik", "semua", "Di bawah baik", "Below good"),
            )
        },
        predicate_rule=(("sesuai_ekspektasi", "sesuai_ekspektasi", "baik"),),
        tables={
            "predikat": CountTable(
                name="predikat",
                title="Predikat kinerja",
                title_en="Performance predicates",
                population=f"evaluasi/{period}",
                dimensions=("unit", "predikat"),
                members={"unit": ("semua", *units), "predikat": predicates},
                threshold=5,
                rows=tuple(
                    CountRow(
                        (unit, predicate), count if count >= 5 else None, "terbit" if count >= 5 else "disembunyikan"
                    )
                    for unit, row in counts.items()
                    for predicate, count in zip(predicates, row, strict=True)
                ),
            )
        },
        thresholds={"ambang": 5, "ambang_pendapat": 10, "unit_minimum": 10},
        rules={"predikat": "PermenPANRB 6/2022"},
        reported=units,
        not_reported=(),
        services={},
        coverage={"dinilai": 90, "di_unit_sendiri": 90},
        correction=correction,
        software="0",
    )


def write_release(content: Path, made: Release) -> Path:
    """Write ``made`` below ``content/rilis/``."""
    folder = content / "rilis" / made.folder
    for name, data in render(made).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def write_content(content: Path) -> Path:
    """Fill ``content``: portal, pages, pictures of which one may be shown, a release, and records for no site."""
    pictures = {
        "kantor": png(),
        "berketerangan": png((b"tEXt", f"Comment\0{PSEUDONYM}".encode())),
        "lain": EVALUATION_TEXT.encode(),
    }
    (content / "halaman/gambar").mkdir(parents=True)
    for name, data in pictures.items():
        (content / f"halaman/gambar/{name}.png").write_bytes(data)
    files = {
        "portal.yaml": PORTAL,
        "halaman/panduan.md": PAGE,
        "halaman/panduan.en.md": PAGE_EN,
        "halaman/tanya.md": QUESTIONS,
        "evaluasi/2026-T1/dinas-kesehatan.yaml": f"evaluasi:\n  {PSEUDONYM}:\n    perbaikan: {EVALUATION_TEXT}\n",
        "rencana/2026/dinas-kesehatan.yaml": f"rencana:\n  {PSEUDONYM}: {{}}\n",
        "pegawai/dinas-kesehatan.csv": f"pegawai\n{PSEUDONYM}\n",
        "tanggapan/skm/2026-T1.csv": f"kunci\n{EVALUATION_TEXT}\n",
    }
    for name, text in files.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text, encoding="utf-8")
    write_release(content, release())
    return content
