"""The papers beside a release in its ZIP: what it is and how to check it, what columns and codes mean, how to cite it.

They stand beside the release's folder, not in it: a release holds what its descriptor lists and nothing else, which
``kinerja audit`` looks for.
"""

from __future__ import annotations

from kinerja.package.model import Release
from kinerja.package.period import Period
from kinerja.package.write import csv_bytes
from kinerja.site.archive import Edition
from kinerja.site.dictionary import CODES, COLUMNS, Words, code_rows, column_rows
from kinerja.site.text import Speech
from kinerja.site.views.around import cite

README, COLUMN_FILE, CODE_FILE, CITATION = "BACA-SAYA.txt", "kamus-kolom.csv", "kamus-kode.csv", "SITASI.txt"


def papers(words: Words, edition: Edition, home: str) -> dict[str, bytes]:
    """Name beside the release's folder → bytes.

    :param home: the site's own address; may be empty.
    """
    return {
        README: "\n\n----\n\n".join(_readme(speech, edition) for speech in words.both).encode() + b"\n",
        COLUMN_FILE: csv_bytes(COLUMNS, column_rows(words, edition)),
        CODE_FILE: csv_bytes(CODES, code_rows(edition)),
        CITATION: _citation(words, edition, home).encode(),
    }


def title(speech: Speech, release: Release) -> str:
    """``Kinerja Pemerintah Kota Contoh, Triwulan I 2026``."""
    name = speech.gettext("Kinerja {name}", name=speech.pick(release.agency, release.agency_en))
    return f"{name}, {speech.period(release.period)}"


def notes(speech: Speech, edition: Edition) -> list[str]:
    """What a reader of the tables has to know, a sentence or two each."""
    _ = speech.gettext
    release = edition.release
    listed = []
    if release.example:
        listed.append(_("Data contoh: instansi, orang, dan angka rekaan."))
    if release.correction:
        listed.append(_("Koreksi: {text}", text=release.correction))
    listed += [
        _(
            "Sel tanpa angka selalu punya alasan dalam kolom status: disembunyikan (angkanya ada, tetapi dapat "
            "mengungkap orang), belum_ada (belum dilaporkan), atau tidak_berlaku. Tidak satu pun berarti nol."
        ),
        _(
            "Jumlah orang di bawah {people} dan rata-rata dari kurang dari {answers} jawaban tidak diterbitkan; unit "
            "dengan kurang dari {unit} pegawai tampil dalam gabungan.",
            people=release.thresholds.get("ambang", 0),
            answers=release.thresholds.get("ambang_pendapat", 0),
            unit=release.thresholds.get("unit_minimum", 0),
        ),
        _(
            "Kode semua berarti seluruhnya dan sudah memuat baris lain; jangan menjumlahkannya lagi. Jumlah seluruhnya "
            "hanya atas unit yang melapor."
        ),
        _("Lisensi CC BY 4.0: bebas dipakai dengan menyebut sumber."),
    ]
    return listed


def _readme(speech: Speech, edition: Edition) -> str:
    _ = speech.gettext
    release = edition.release
    days = Period.parse(release.period)
    heading = title(speech, release)
    files = (
        f"{release.folder}/  " + _("rilis seperti terbit: tabel, daftar kode, aturan, dan keterangannya"),
        f"{COLUMN_FILE}  " + _("arti tiap kolom"),
        f"{CODE_FILE}  " + _("arti tiap kode, dengan satuannya"),
        f"{CITATION}  " + _("cara mengutip"),
    )
    check = _(
        "Untuk memeriksa bahwa berkas ini yang diterbitkan dan bahwa angka tersembunyi tidak dapat dihitung ulang, "
        "pasang perangkat lunaknya lalu jalankan:"
    )
    return "\n".join(
        [
            heading,
            "=" * len(heading),
            f"{speech.date(days.first)} – {speech.date(days.last)}".replace("\N{NO-BREAK SPACE}", " "),
            "",
            *(f"- {text}" for text in files),
            "",
            *(f"* {text}" for text in notes(speech, edition)),
            "",
            check,
            f"    kinerja audit {release.folder}",
        ]
    )


def _citation(words: Words, edition: Edition, home: str) -> str:
    release = edition.release
    cited = [cite(speech, edition, speech.period(edition.period)) for speech in words.both]
    where = [f"{home}/{edition.data}.zip"] if home else []
    bibtex = [
        f"@misc{{kinerja-{release.folder.lower()},",
        f"  author = {{{{{release.agency}}}}},",
        f"  title = {{{title(words.indonesian, release)}}},",
        f"  year = {{{edition.period[:4]}}},",
        *(f"  url = {{{address}}}," for address in where),
        "  note = {CC BY 4.0}",
        "}",
    ]
    return "\n".join([*(" ".join([text, *where]) for text in cited), "", *bibtex, ""])
