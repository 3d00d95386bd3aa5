"""One small agency with one survey, and its sheet, for the tests of ``pull`` and ``moderate``."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

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
  alamat: Jalan Contoh Nomor 1
tautan:
  lapor: https://lapor.example
"""

FORM = """\
# Data contoh: instansi, orang, dan angka rekaan.
nama: Survei Kepuasan Masyarakat
nama_en: Public satisfaction survey
jenis: skm
sasaran: publik
lembar: {dokumen: contoh-skm, nama: Form Responses 1}
periode: {judul: [Timestamp, Stempel waktu], aturan: triwulan}
kunci: {judul: [Timestamp, ID tanggapan]}
kolom:
  layanan:
    judul: [Layanan apa yang Anda terima?]
    tipe: layanan
    wajib: true
  prosedur:
    judul: [Bagaimana kemudahan prosedurnya?]
    tipe: huruf
    unsur: prosedur
    jawaban: {"1": [a, Tidak mudah], "2": [b], "3": [c, Mudah], "4": [d, Sangat mudah]}
  saran: {judul: [Saran], tipe: teks}
"""

UNIT = """\
# Data contoh: instansi, orang, dan angka rekaan.
nama: Puskesmas Kenanga
nama_en: Kenanga Health Centre
jenis: puskesmas
layanan:
  - {id: rawat-jalan, nama: Rawat jalan, nama_en: Outpatient care}
"""

HEADER = ("Timestamp", "Email Address", "Layanan apa yang Anda terima?", "Bagaimana kemudahan prosedurnya?", "Saran")


def make_agency(folder: Path, form: str = FORM) -> Path:
    """Write ``folder/content`` with one form, and return it."""
    content = folder / "content"
    for name, text in (("portal", PORTAL), ("formulir/skm", form), ("unit/puskesmas-kenanga", UNIT)):
        path = content / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return content


def export(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    """Write rows as Sheets exports them."""
    path.write_text("".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\r\n" for row in rows))
    return path


def files_of(folder: Path, but: Collection[str] = ()) -> dict[str, bytes]:
    """Return path → bytes of every file below a folder."""
    found = {str(path.relative_to(folder)): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if name not in but}
