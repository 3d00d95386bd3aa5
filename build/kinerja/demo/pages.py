"""The agency's Markdown pages with their pictures, and the notes that mark folders of CSV as fictional."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kinerja.package.files import NOTE

_FOLDER = Path(__file__).resolve().parent / "halaman"

_NOTES = {
    "content/pegawai": (
        "Satu berkas CSV setiap unit, satu baris setiap masa kerja. Pegawai ditulis dengan nama sandi.",
        "One CSV file a unit, one line a spell of work. People are written by pseudonym.",
    ),
    "content/tanggapan": (
        "Jawaban survei tanpa pengenal, ditulis oleh `kinerja pull`. Jangan diubah dengan tangan.",
        "Survey answers without identifiers, written by `kinerja pull`. Not to be edited by hand.",
    ),
}


def pages() -> Iterator[tuple[str, str]]:
    """Yield path and text of every page; ``NAME.en.md`` is the English twin of ``NAME.md``."""
    for path in sorted(_FOLDER.glob("*.md")):
        yield f"content/halaman/{path.name}", path.read_text(encoding="utf-8")


def pictures() -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of every picture that the pages show; ``scripts/screenshots`` makes them."""
    for path in sorted((_FOLDER / "gambar").glob("*.png")):
        yield f"content/halaman/gambar/{path.name}", path.read_bytes()


def notes() -> Iterator[tuple[str, str]]:
    """Yield a ``BACA-SAYA.md`` for each folder of CSV, since a CSV cannot say that it is fictional."""
    for folder, (told, told_en) in _NOTES.items():
        text = f"# Data contoh\n\nInstansi, orang, dan angka di folder ini rekaan. {told}\n\n"
        text += f"Sample data: the agency, people and figures in this folder are invented. {told_en}\n"
        yield f"{folder}/{NOTE}", text
