"""What tells answers apart: an id that many rows share because a formula failed is nobody's."""

from __future__ import annotations

import pytest

from kinerja.intake.keys import KeyCells
from kinerja.intake.source import Row

CELLS = KeyCells(time=0, response_id=1, others=(0,))


@pytest.mark.parametrize(
    "text", ["", " ", "-", "0", "000", "#N/A", "#REF!", "Loading...", "Memuat…", "1.23457E+17", "1,2E+9", "n/a", "NULL"]
)
def test_a_failed_formula_or_a_dash_is_no_id(text: str) -> None:
    assert CELLS.id_of(Row(2, ("2026-01-05 09:00:00", text))) == ""


@pytest.mark.parametrize("text", ["i9", "2_ABaOnudGx", "12", "E+5x", "0a", "namun"])
def test_whatever_else_stands_there_is_the_id(text: str) -> None:
    assert CELLS.id_of(Row(2, ("2026-01-05 09:00:00", text))) == text
