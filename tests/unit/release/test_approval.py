"""An approval is an office and a day, and never a person."""

from __future__ import annotations

import re
from datetime import date

import pytest

from kinerja.errors import KinerjaError
from kinerja.package.period import Period
from kinerja.release.approval import Approval, described, read_approval

PERIOD = Period.parse("2026-T2")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Sekretaris Daerah, 2026-07-18", "Sekretaris Daerah"),
        ("Kepala Bagian Organisasi, Sekretariat Daerah, 2026-07-18", "Kepala Bagian Organisasi, Sekretariat Daerah"),
        ("Plt.  Kepala BKPSDM ,2026-07-18", "Plt. Kepala BKPSDM"),
        ("Wali Kota Contoh, 2026-07-18", "Wali Kota Contoh"),
    ],
)
def test_an_office_and_a_day_are_read(text: str, role: str) -> None:
    assert read_approval(text, PERIOD) == Approval(role, date(2026, 7, 18))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sekretaris Daerah", "jabatan lalu tanggal"),
        ("2026-07-18", "jabatan lalu tanggal"),
        ("Sekretaris Daerah, 18 Juli 2026", "jabatan lalu tanggal"),
        ("Sekretaris Daerah, 2026-02-30", "jabatan lalu tanggal"),
        ("Sekretaris Daerah, 2025-07-18", "mendahului periode 2026-T2"),
        ("Melati Kenanga, 2026-07-18", "jabatannya saja"),
        ("Kepala Dinas, Melati Kenanga, S.Sos., 2026-07-18", "jabatannya saja"),
        ("Sekretaris Ibu Melati, 2026-07-18", "jabatannya saja"),
        ("Kepala Dinas 1985" + "0315 201001 1 002, 2026-07-18", "jabatannya saja"),
        ("Kepala " + "Bidang " * 20 + ", 2026-07-18", "paling panjang"),
    ],
)
def test_anything_else_is_refused(text: str, said: str) -> None:
    with pytest.raises(KinerjaError, match=re.escape(said)) as refused:
        read_approval(text, PERIOD)
    assert "Melati" not in str(refused.value)


def test_approvals_stand_in_the_order_they_were_given_in_time_and_once() -> None:
    first, second = Approval("Sekretaris Daerah", date(2026, 7, 18)), Approval("Kepala BKPSDM", date(2026, 7, 15))
    assert described([first, second, first]) == [
        {"peran": "Kepala BKPSDM", "tanggal": "2026-07-15"},
        {"peran": "Sekretaris Daerah", "tanggal": "2026-07-18"},
    ]
