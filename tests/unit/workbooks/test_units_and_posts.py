"""Units and posts are known by the names that offices use; what may be two units is none, and is not guessed."""

from __future__ import annotations

import pytest

from kinerja.workbooks.mapping import Wording
from kinerja.workbooks.posts import posts
from kinerja.workbooks.remarks import NotUnderstood
from kinerja.workbooks.units import Units
from tests.conftest import CHECKOUT

UNITS = Units(
    {
        "dinas-kesehatan": ("Dinas Kesehatan", "Health Office"),
        "puskesmas-kenanga": ("Puskesmas Kenanga", "Kenanga Health Centre"),
        "puskesmas-melati": ("Puskesmas Melati", "Melati Health Centre"),
        "smp-negeri-1-contoh": ("SMP Negeri 1 Contoh", "State Junior High School 1"),
        "smp-negeri-2-contoh": ("SMP Negeri 2 Contoh", "State Junior High School 2"),
        "sekretariat-daerah": ("Sekretariat Daerah", "Regional Secretariat"),
    },
    {"puskesmas-melati": ("UPT Kesehatan Barat",)},
    "Kota Contoh",
    lambda text: "Bacefo" in text,
)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Dinas Kesehatan", "dinas-kesehatan"),
        ("DINAS KESEHATAN", "dinas-kesehatan"),
        ("dinas-kesehatan", "dinas-kesehatan"),
        ("Dinas Kesehatan Kota Contoh", "dinas-kesehatan"),
        ("Dinas Kesehtan", "dinas-kesehatan"),
        ("DinasKesehatan", "dinas-kesehatan"),
        ("PKM Kenanga", "puskesmas-kenanga"),
        ("SMPN 2 Contoh", "smp-negeri-2-contoh"),
        ("SMP  Negeri 1  Contoh", "smp-negeri-1-contoh"),
        ("Setda", "sekretariat-daerah"),
        ("Seksi Imunisasi, Bidang Pencegahan, Dinas Kesehatan", "dinas-kesehatan"),
        ("Bidang Pencegahan - Dinas Kesehatan Kota Contoh", "dinas-kesehatan"),
        ("UPT Kesehatan Barat", "puskesmas-melati"),
    ],
)
def test_a_unit_is_known_by_its_name(text: str, unit: str) -> None:
    assert UNITS.find(text) == unit


@pytest.mark.parametrize(
    "text",
    [
        "Dinas Kebudayaan",
        "Puskesmas",
        "SMP Negeri 3 Contoh",
        "Dinas",
        "Puskesmas Kenari",
        "x",
        "Puskesmas Melati, Dinas Kesehatan",
    ],
)
def test_a_unit_that_is_not_there_is_not_guessed(text: str) -> None:
    with pytest.raises(NotUnderstood):
        UNITS.find(text)


def test_a_message_repeats_only_what_looks_like_a_unit() -> None:
    with pytest.raises(NotUnderstood) as raised:
        UNITS.find("Dinas Kebudayaan")
    assert '"Dinas Kebudayaan"' in raised.value.message
    for personal in ("Mulodi Gufoha", "Rumah Bacefo Dimulo"):
        with pytest.raises(NotUnderstood) as raised:
            UNITS.find(personal)
        assert personal.split()[-1] not in raised.value.message + raised.value.message_en


POSTS = posts(Wording("register", values={"kelompok_jabatan": {"guru": ("Pamong Belajar",)}}), CHECKOUT)


@pytest.mark.parametrize(
    ("post", "group", "family"),
    [
        ("Kepala Dinas Kesehatan", "", "pimpinan"),
        ("Plt. Kepala Dinas Kesehatan", "", "pimpinan"),
        ("Camat Contoh Utara", "", "pimpinan"),
        ("Sekretaris Daerah", "", "pimpinan"),
        ("Sekretaris Dinas", "", "pengawas_administrator"),
        ("Kepala Bidang Pelayanan", "", "pengawas_administrator"),
        ("KEPALA SUB BAGIAN UMUM", "", "pengawas_administrator"),
        ("Guru Ahli Muda", "", "guru"),
        ("Guru Kelas", "Jabatan Fungsional", "guru"),
        ("Pamong Belajar Ahli Muda", "", "guru"),
        ("Perawat Mahir", "", "tenaga_kesehatan"),
        ("Dokter Gigi Ahli Madya", "", "tenaga_kesehatan"),
        ("Analis Kebijakan Ahli Pertama", "", "fungsional_teknis"),
        ("Pengawas Sekolah Ahli Madya", "", "fungsional_teknis"),
        ("Pengelola Pengadaan Barang/Jasa Ahli Muda", "", "fungsional_teknis"),
        ("Pengadministrasi Perkantoran", "", "pelaksana"),
        ("Pengadministrsi Umum", "", "pelaksana"),
        ("Ahli Sihir", "Fungsional Umum", "fungsional_umum"),
        ("Kepala Dinas", "pelaksana", "pelaksana"),  # our own code says it outright
        ("", "Pelaksana", "pelaksana"),
    ],
)
def test_a_post_belongs_to_a_job_family(post: str, group: str, family: str) -> None:
    assert POSTS.family(post, group) == family


@pytest.mark.parametrize("post", ["Ahli Sihir", "", "-"])
def test_a_post_that_nobody_knows_is_not_guessed(post: str) -> None:
    with pytest.raises(NotUnderstood, match="KELOMPOK JABATAN"):
        POSTS.family(post, "")
