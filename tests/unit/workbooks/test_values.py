"""Values are read as personnel offices write them, and what may mean two things is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kinerja.workbooks.remarks import NotUnderstood
from kinerja.workbooks.values import read_day, read_nip, read_number, read_target, sex_in, status_in
from tests.functional.workbooks_made import nip

NIP = nip(7)


@pytest.mark.parametrize(
    "text",
    [
        NIP,
        f"{NIP[:8]} {NIP[8:14]} {NIP[14]} {NIP[15:]}",
        f"{NIP[:8]}.{NIP[8:14]}.{NIP[14]}.{NIP[15:]}",
        f"'{NIP}",
        f"NIP. {NIP}",
        f" {NIP}\u00a0",
    ],
)
def test_a_nip_is_read_however_it_is_set_apart(text: str) -> None:
    assert read_nip(text) == NIP


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (str(float(NIP)), "angka terakhir NIP hilang"),
        (str(float(NIP)).replace(".", ","), "angka terakhir NIP hilang"),
        (f"{NIP[:15]}000", "angka terakhir NIP hilang"),
        (NIP[:17], "17 angka"),
        (NIP + "1", "19 angka"),
        (f"{NIP[:4]}13{NIP[6:]}", "NIP ini keliru"),
        (f"{NIP[:14]}3{NIP[15:]}", "NIP ini keliru"),
        ("tidak ada", "ini bukan NIP"),
        ("-", "ini bukan NIP"),
    ],
)
def test_what_is_no_nip_is_told_why_and_never_repeated(text: str, said: str) -> None:
    with pytest.raises(NotUnderstood) as raised:
        read_nip(text)
    assert said in raised.value.message
    assert NIP[:8] not in raised.value.message + raised.value.message_en


def test_sex_and_status_are_in_a_nip() -> None:
    assert (sex_in(nip(2)), sex_in(nip(2, man=False))) == ("l", "p")
    assert (status_in(nip(2)), status_in(nip(2, code="21"))) == ("pns", "pppk")


@pytest.mark.parametrize(
    "text",
    [
        "1 Maret 2024",
        "01 MARET 2024",
        "1-3-2024",
        "01/03/2024",
        "2024-03-01",
        "2024-03-01 00:00:00",
        "45352",
        "1 Mar 2024",
    ],
)
def test_a_date_is_read_day_first_and_in_indonesian(text: str) -> None:
    assert read_day(text) == "2024-03-01"


@pytest.mark.parametrize("text", ["kemarin", "03/2024", "31/02/2024", "2024", "03/13/2024"])
def test_what_is_no_date_is_said(text: str) -> None:
    with pytest.raises(NotUnderstood):
        read_day(text)


@pytest.mark.parametrize(
    ("text", "measure", "value", "share"),
    [
        ("20%", "persen", "20", False),
        ("0,2", "persen", "20", True),
        ("1", "%", "100", True),
        ("0,2%", "persen", "0.2", False),
        ("0,2", "hari", "0.2", False),
        ("1.203", "orang", "1203", False),
        ("91,125", "persen", "91.125", False),
        ("1.203,5", "juta", "1203.5", False),
        ("≥ 95%", "persen", "95", False),
        ("-3,5", "derajat", "-3.5", False),
        ("100", "persen", "100", False),
    ],
)
def test_a_number_is_read_as_it_is_meant(text: str, measure: str, value: str, share: bool) -> None:
    assert read_number(text, measure) == (Decimal(value), share)


@pytest.mark.parametrize("text", ["banyak", "", "-", "#DIV/0!"])
def test_what_is_no_number_is_said(text: str) -> None:
    with pytest.raises(NotUnderstood):
        read_number(text)


@pytest.mark.parametrize(
    ("text", "measure", "target", "said"),
    [
        ("240 bayi", "", Decimal(240), "bayi"),
        ("90%", "", Decimal(90), "persen"),
        ("85-95", "persen", (Decimal(85), Decimal(95)), ""),
        ("85% - 95%", "", (Decimal(85), Decimal(95)), "persen"),
        ("10 s.d. 12 laporan", "", (Decimal(10), Decimal(12)), "laporan"),
        ("12 (dua belas) laporan", "", Decimal(12), "laporan"),
        ("100% (12 berkas)", "", Decimal(100), "persen"),
        ("Rp 1.500.000.000", "", Decimal(1500000000), "rupiah"),
        ("minimal 80%", "", Decimal(80), "persen"),
        ("10 sampai 12", "laporan", (Decimal(10), Decimal(12)), ""),
    ],
)
def test_a_target_is_a_number_or_a_range_and_may_bring_its_unit(
    text: str, measure: str, target: object, said: str
) -> None:
    assert read_target(text, measure) == (target, said, False)
