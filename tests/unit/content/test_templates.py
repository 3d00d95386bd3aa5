"""Templates: what is written is read back, comments stay comments."""

from __future__ import annotations

from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kinerja.content import yaml_reader
from kinerja.content.templates.layout import BLANK, Noted, document
from kinerja.content.templates.yaml_text import comment, inline, scalar

LINES = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" "), max_size=60)

SCHEMA = {
    "title": "Uji",
    "description": "Isi uji.",
    "required": ["nama", "daftar"],
    "properties": {
        "nama": {"title": "Nama", "description": "Nama uji."},
        "jenis": {"title": "Jenis", "description": "Pilih satu.", "enum": ["a", "b"], "examples": ["a"]},
        "daftar": {
            "title": "Daftar",
            "description": "Beberapa.",
            "items": {"properties": {"id": {"title": "Kode", "description": "Kode pendek."}}, "required": ["id"]},
        },
    },
}


@given(LINES)
def test_any_line_is_read_back_unchanged(text: str) -> None:
    for written in (f"a: {scalar(text)}\n", f"a: {inline([text])}\n"):
        read = yaml_reader.read(written.encode())
        assert read.problems == ()
        assert read.value in ({"a": text}, {"a": [text]})


@pytest.mark.parametrize(
    "text", ["no", "12", "2026", "~", "null", "", "# tidak", "a: b", "- a", "'a", "{a}", "12:30", "*a"]
)
def test_what_yaml_would_change_is_quoted(text: str) -> None:
    assert scalar(text).startswith('"')


def test_numbers_and_nested_values_stand_on_one_line() -> None:
    value = {"target": [Decimal("91.0"), 12], "tanya": "Apa, siapa?", "ya": True, "kosong": None}
    assert inline(value) == '{target: [91.0, 12], tanya: "Apa, siapa?", ya: true, kosong: null}'


@given(st.text(max_size=300))
def test_a_comment_is_never_read(text: str) -> None:
    lines = comment(text)
    assert yaml_reader.read("\n".join([*lines, "a: 1"]).encode()).value == {"a": 1}
    assert all(line.startswith("# ") for line in lines)


def test_required_keys_are_blank_optional_ones_are_comments_and_the_first_item_explains_the_rest() -> None:
    given_values = {"daftar": [{"id": "h1"}, {"id": Noted(BLANK, "isi\nini")}]}
    text = document(SCHEMA, given_values, preface=(), example=False)
    assert text.split("\n\n", 1)[1] == (
        "# Nama: Nama uji.\n"
        "nama:\n"
        "# Jenis (tidak wajib): Pilih satu. Pilihan: a, b.\n"
        "# jenis: a\n"
        "# Daftar: Beberapa.\n"
        "daftar:\n"
        "  # Kode: Kode pendek.\n"
        "  - id: h1\n"
        "  - id:  # isi ini\n"
    )
    assert yaml.safe_load(text) == {"nama": None, "daftar": [{"id": "h1"}, {"id": None}]}
