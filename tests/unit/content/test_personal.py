"""Identifiers are known by their shape, and what offices write every day is not taken for one."""

from __future__ import annotations

import pytest

from kinerja.content.personal import identifiers, masked

BORN, APPOINTED = "19900315", "201503"

SHOWN = [
    ("nip", f"{BORN}{APPOINTED}1002"),
    ("nip", f"{BORN} {APPOINTED} 1 002"),
    ("nip", f"NIP. {BORN}{APPOINTED}2002."),
    ("nip", f"{BORN}202221" + "2001"),  # PPPK: a year and a contract code
    ("nip", f"NIP{BORN}{APPOINTED}1002"),
    ("nip", f"nip-{BORN}{APPOINTED}1002"),
    ("nik", "367405" + "450390" + "0001"),
    ("npwp", "09.254.294" + ".3-407.000"),
    ("telepon", "0812" + "-3456-7890"),
    ("telepon", "+62" + " 812 3456 7890"),
    ("telepon", "(021)" + " 5551234"),
    ("surel", "nama.orang" + "@" + "kota.go.id"),
]

HARMLESS = [
    "Rp1.250.000.000",
    "Rp 12.345.678.901.234",
    "1.02.01.2.02",
    "5.1.02.01.01.0001",
    "800/1234/BKPSDM/2026",
    "Nomor 000.8.3.2/1234/2026",
    "2026-01-14",
    "14/01/2026",
    "01-02-2026",
    "2026-01-14 2026-03-14",
    "2026-01-14T10:00:00",
    "pukul 08.00-15.30",
    "1203 dari 1318 bayi",
    "123456789012345678",
    "pasal 24-25",
    "0.5, 0.25",
    "pabcdefghijk",
    "@kotacontoh",
    "harga 08.000.000.000",
]


@pytest.mark.parametrize(("kind", "text"), SHOWN)
def test_an_identifier_is_found_with_its_kind(kind: str, text: str) -> None:
    assert [found.kind for found in identifiers(f"catatan {text} di sini")] == [kind]


@pytest.mark.parametrize("text", HARMLESS)
def test_what_offices_write_every_day_passes(text: str) -> None:
    assert identifiers(text) == []


@pytest.mark.parametrize(("kind", "text"), SHOWN)
def test_a_masked_text_does_not_hold_the_identifier(kind: str, text: str) -> None:
    rest = masked(text)
    assert sum(c.isdigit() for c in rest) < 9
    assert "@" not in rest
