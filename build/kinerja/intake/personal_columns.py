"""Tell a sheet's columns that look personal, by their titles and by what is in them: none is ever proposed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from kinerja.content.personal import identifiers
from kinerja.intake.words import header_words

_TITLES: Final[tuple[tuple[str, str, str], ...]] = (
    (r"e ?mail|surel|surat elektronik", "surel", "e-mail"),
    ((r"n ?i ?k|no ktp|nomor ktp|ktp|nomor induk kependudukan|nomor kependudukan|kartu keluarga|no kk|nomor kk|paspor"
     r"|passport|npwp|bpjs|rekening|sim"), "nomor kependudukan", "identity number"),
    (r"nip|nrp|nip baru|nuptk|nisn|nis|nim|nomor induk", "nomor induk", "personnel number"),
    ((r"telp|telepon|telpon|tlp|hp|handphone|ponsel|seluler|whatsapp|wa|nomor kontak|kontak|phone|mobile|telegram"
     r"|instagram|facebook|akun|username"), "nomor kontak atau akun", "telephone or account"),
    (r"nama|nama lengkap|name|full name|inisial|siapa", "nama", "name"),
    (r"alamat|address|domisili|tempat tinggal|rt|rw|koordinat|lokasi anda|latitude|longitude", "alamat", "address"),
    (r"tempat lahir|tanggal lahir|tgl lahir|kelahiran|birth", "kelahiran", "birth"),
    (r"ip|ip address|alamat ip", "alamat internet", "internet address"),
    (r"tanda tangan|ttd|paraf|signature", "tanda tangan", "signature"),
    (r"foto|unggah|upload|lampiran|swafoto|selfie|dokumen pendukung|file", "unggahan", "upload"),
    (r"rekam medis|diagnosis|penyakit|agama|suku|disabilitas", "data pribadi spesifik", "specific personal data"),
    (r"nomor antrean|nomor antrian|nomor tiket|nomor pendaftaran|nomor polisi|nomor berkas|nomor registrasi",
     "nomor perorangan", "number of one person's case"),
)  # fmt: skip
"""Words of a title, in our words (UU 27/2022 article 4: specific data among them) → what it looks like."""

_NAMED_STAFF: Final = re.compile(
    r"\b(petugas|pegawai|dokter|perawat|bidan|guru|dosen|pejabat|kepala|narasumber|instruktur|penyuluh|operator|teller)"
    r"\b.*\b(melayani|menangani|bertugas|mengajar|memeriksa|anda temui|yang dinilai)\b"
    r"|\b(dinilai|melayani anda|dilayani oleh)\b"
)
"""Questions whose answer is an employee's name."""

_NOT_A_PERSON: Final = re.compile(
    r"\bnama (baik|layanan|pelayanan|jenis layanan|unit|unit kerja|instansi|dinas|opd|kegiatan|program|pelatihan"
    r"|sekolah|puskesmas|kelurahan|kecamatan|loket)\b"
)

_PERSONAL_SHARE: Final = 0.02
"""Share of answers with an identifier from which a column is personal; free text may hold one now and then."""


def looks_personal(title: str, answers: Sequence[str]) -> tuple[str, str] | None:
    """Return what a column looks like (Indonesian, English), or None where it does not look personal.

    :param answers: the answers seen in it, blanks left out.
    """
    words = _NOT_A_PERSON.sub(" ", header_words(title))
    for pattern, said, said_en in _TITLES:
        if re.search(rf"\b(?:{pattern})(?:nya)?\b", words):
            return said, said_en
    found = sum(1 for answer in answers if identifiers(answer))
    if found and found >= _PERSONAL_SHARE * len(answers):
        return "berisi pengenal orang", "holds identifiers"
    return None


def names_staff(title: str) -> bool:
    """Tell whether a question's choices may be employees: those are never copied into a mapping."""
    return _NAMED_STAFF.search(_NOT_A_PERSON.sub(" ", header_words(title))) is not None


def is_personal(title: str) -> bool:
    """Tell whether a title asks for what is personal, or holds an identifier itself."""
    return looks_personal(title, (title,)) is not None or names_staff(title)
