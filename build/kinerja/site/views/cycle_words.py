"""What pages call each question about how people plan and work, in the page's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kinerja.site.text import Speech


@dataclass(frozen=True)
class Words:
    """One question's words; ``finding`` has a place for ``part``, ``note`` for ``k`` and ``n``."""

    topic: str
    head: str
    """Above its column in a table by unit."""
    finding: str
    note: str
    caption: str
    about: tuple[str, ...]


def words(speech: Speech) -> Mapping[str, Words]:
    """Table → words."""
    return _plans(speech) | _conduct(speech)


def _plans(speech: Speech) -> dict[str, Words]:
    _ = speech.gettext
    return {
        "rencana_kesepakatan": Words(
            _("Kesepakatan"),
            _("Rencana disepakati"),
            _("{part} pegawai punya rencana yang disepakati"),
            _("{k} dari {n} pegawai punya rencana yang disepakati."),
            _("Pegawai menurut kesepakatan rencananya"),
            (
                _("Rencana berlaku setelah disepakati pegawai dan atasannya."),
                _("Rencana yang disepakati sebelum tahun dimulai membuat kriteria diketahui sebelum orang bekerja."),
            ),
        ),
        "rencana_isi": Words(
            _("Isi rencana"),
            _("Rencana lengkap"),
            _("{part} pegawai punya rencana lengkap"),
            _("{k} dari {n} pegawai punya target terukur dan strategi."),
            _("Pegawai menurut isi rencananya"),
            (
                _(
                    "Lengkap berarti tiap hasil punya indikator yang targetnya dapat diukur, dan strategi untuk"
                    " mencapainya tertulis."
                ),
            ),
        ),
        "rencana_kaskade": Words(
            _("Mendukung hasil atasan"),
            _("Mendukung hasil atasan"),
            _("{part} rencana seluruhnya mendukung hasil atasan"),
            _("{k} dari {n} pegawai: semua hasil utamanya mendukung hasil atasan."),
            _("Pegawai menurut sambungan rencananya ke hasil atasan"),
            (
                _(
                    "Tiap hasil utama seharusnya mendukung satu hasil atasan, dari pegawai sampai tujuan instansi."
                    " Yang dinilai adalah sumbangan, bukan jam kerja."
                ),
            ),
        ),
        "keterukuran": Words(
            _("Indikator yang dapat diukur"),
            _("Indikator terukur"),
            _("{part} indikator dalam rencana dapat diukur"),
            _("{k} dari {n} indikator dalam rencana punya angka dan satuan."),
            _("Indikator dalam rencana, menurut dapat atau tidaknya diukur"),
            (_("Indikator terukur bila targetnya angka dari sesuatu yang dihitung. Kata pujian bukan satuan."),),
        ),
    }


def _conduct(speech: Speech) -> dict[str, Words]:
    _ = speech.gettext
    return {
        "nilai_berakhlak": Words(
            _("Tujuh nilai BerAKHLAK"),
            _("Tujuh nilai"),
            _("{part} penilaian atas tujuh nilai sesuai atau di atas ekspektasi"),
            _("{k} dari {n} penilaian sesuai atau di atas ekspektasi."),
            _("Penilaian tujuh nilai menurut ekspektasi"),
            (_("Tiap pegawai yang dinilai mendapat tujuh penilaian, satu untuk tiap nilai."),),
        ),
        "disiplin": Words(
            _("Kehadiran"),
            _("Kehadiran tertib"),
            _("{part} pegawai yang dicatat selalu hadir tepat waktu atau dengan alasan sah"),
            _("{k} dari {n} pegawai yang dicatat selalu hadir tepat waktu atau dengan alasan sah."),
            _("Pegawai menurut catatan kehadirannya"),
            (
                _("Golongan ini dihitung dari catatan kehadiran, bukan putusan pelanggaran."),
                _("Yang belum dicatat bukan tertib dan bukan pelanggar: bagian dihitung dari yang dicatat."),
            ),
        ),
        "kerja_sama": Words(
            _("Kerja sama"),
            _("Kerja sama"),
            _("{part} pegawai yang dicatat bekerja sama sesuai atau di atas ekspektasi"),
            _("{k} dari {n} pegawai yang dicatat bekerja sama sesuai atau di atas ekspektasi."),
            _("Pegawai menurut penilaian kerja samanya"),
            (_("Kerja sama dinilai atasan sebagai kriteria tersendiri, di samping tujuh nilai."),),
        ),
        "umpan_balik_tertulis": Words(
            _("Umpan balik tertulis"),
            _("Umpan balik lengkap"),
            _("{part} evaluasi menyebut kekuatan dan yang perlu diperbaiki"),
            _("{k} dari {n} evaluasi menyebut kekuatan dan yang perlu diperbaiki."),
            _("Evaluasi menurut isi umpan baliknya"),
            (_("Umpan balik membangun bila menyebut keduanya. Isinya milik pegawai dan tidak pernah terbit."),),
        ),
    }
