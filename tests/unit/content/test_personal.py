"""Identifiers are known by their shape, and what offices write every day is not taken for one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.content.personal import _numbers, _phones, identifiers, masked

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

TRIED = Path(__file__).parents[3] / "docs" / "decisions" / "identifiers.md"
HARMLESS = re.findall(r"^\| [^|]+ \| `(.+)` \|$", TRIED.read_text(encoding="utf-8"), re.MULTILINE)
"""What offices write every day: the table that people read and add to."""


@pytest.mark.parametrize(("kind", "text"), SHOWN)
def test_an_identifier_is_found_with_its_kind(kind: str, text: str) -> None:
    assert [found.kind for found in identifiers(f"catatan {text} di sini")] == [kind]


@pytest.mark.parametrize("text", HARMLESS)
def test_what_offices_write_every_day_passes(text: str) -> None:
    assert identifiers(text) == []
    assert identifiers(f"catatan: {text}, di sini") == []


def test_the_table_of_what_passes_is_read() -> None:
    assert len(HARMLESS) > 80


DIGITS = st.text("0123456789 ().-,/+a\n", max_size=25)


@given(DIGITS, st.sampled_from([text for kind, text in SHOWN if kind != "surel"]), DIGITS)
def test_looking_only_at_runs_of_digits_loses_nothing(before: str, shown: str, after: str) -> None:
    """The quick way finds what the patterns find when they go over the whole text."""
    text = before + shown + after
    whole = [(0, len(text))]
    numbers = [*_numbers(text, whole)]
    others = [p for p in _phones(text, whole) if not any(p.start < n.end and n.start < p.end for n in numbers)]
    assert identifiers(text) == sorted([*numbers, *others])


@pytest.mark.parametrize(("kind", "text"), SHOWN)
def test_a_masked_text_does_not_hold_the_identifier(kind: str, text: str) -> None:
    rest = masked(text)
    assert sum(c.isdigit() for c in rest) < 9
    assert "@" not in rest
