"""Laws of reading: any bytes give a verdict, any value survives, every place is where the text stands."""

from __future__ import annotations

import json
import string
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kinerja.content import csv_reader, yaml_reader
from kinerja.content.csv_reader import Table
from kinerja.content.hints import nearest
from kinerja.content.personal import identifiers, masked
from kinerja.content.read_file import read_file
from kinerja.content.schemas import schema_of

KINDS = [
    "portal",
    "unit",
    "pegawai",
    "rencana",
    "evaluasi",
    "indikator",
    "capaian",
    "formulir",
    "tanggapan",
    "komentar",
    "pelatihan",
    "penghargaan",
    "keberatan",
    "tindak-lanjut",
]

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=8)
SCALARS = st.one_of(WORDS, st.integers(-(10**9), 10**9), st.booleans(), st.none())
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4), max_leaves=12
)
YAML_LIKE = st.text(st.sampled_from(list("ab:-[]{}&*!|>'\"#%@` \n\t,?~0.5_")), max_size=60)


@given(st.binary(max_size=200) | YAML_LIKE.map(str.encode), st.sampled_from(KINDS))
def test_any_bytes_give_a_value_or_a_problem_with_a_place(data: bytes, kind: str) -> None:
    reading = read_file(kind, data, schema_of(kind))
    assert reading.value is not None or reading.problems
    lines = data.count(b"\n") + data.count(b"\r") + 2
    assert all(1 <= problem.place[0] <= lines and problem.place[1] >= 1 for problem in reading.problems)


@given(st.dictionaries(WORDS, VALUES, min_size=1, max_size=5))
def test_what_a_writer_quotes_is_read_back(value: dict[str, Any]) -> None:
    document = yaml_reader.read(json.dumps(value, ensure_ascii=False).encode())
    assert document.value == value
    assert document.problems == ()


@given(st.text("0123456789.:_+-xeonfysNYOF~", min_size=1, max_size=7))
def test_a_plain_scalar_is_read_as_it_looks_or_is_a_problem(typed: str) -> None:
    """Whatever PyYAML makes of it: text, that very number, or a finding."""
    try:
        theirs = yaml.safe_load(f"a: {typed}")["a"]
    except (yaml.YAMLError, ValueError, TypeError, OverflowError):
        return
    document = yaml_reader.read(f"a: {typed}\n".encode())
    if document.value is None or document.problems:
        return
    ours = document.value["a"]
    if isinstance(ours, str):
        assert ours == typed
        assert not isinstance(theirs, bool | int | float)
    else:
        assert str(ours) == typed.lstrip("+") or typed in ("-0", "+0") or Decimal(typed) == ours
        assert float(theirs) == float(ours)


SHOWN = st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp"))
CELLS = st.lists(st.text(SHOWN, max_size=6), min_size=3, max_size=3)
"""A row of three cells that is not blank: blank rows are passed over."""


@given(st.lists(CELLS.filter(lambda row: any(cell.strip() for cell in row)), min_size=1, max_size=6))
def test_a_quoted_table_is_read_back_and_every_cell_is_where_it_stands(rows: list[list[str]]) -> None:
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    text = "\n".join(["a,b,c", *quoted]) + "\n"
    document = csv_reader.read(text.encode())
    table: Table = document.value
    assert [list(row.cells) for row in table.rows] == rows
    for row in table.rows:
        for name, cell in zip("abc", row.cells, strict=True):
            line, column = document.locate((row.line, name))
            assert text.split("\n")[line - 1][column - 1 :].startswith('"' + cell.replace('"', '""') + '"')


@given(st.dictionaries(st.text(string.ascii_lowercase, min_size=1, max_size=5), VALUES, min_size=1, max_size=4))
def test_a_key_is_where_it_is_said_to_be(value: dict[str, Any]) -> None:
    text = yaml.safe_dump(value, allow_unicode=True)
    document = yaml_reader.read(text.encode())
    for key in value:
        line, column = document.locate((key,), key=True)
        assert text.splitlines()[line - 1][column - 1 :].lstrip("'\"").startswith(key)


@pytest.mark.parametrize("separator", ["", " "])
@given(born=st.dates(date(1950, 1, 1), date(2005, 1, 1)), month=st.integers(1, 12), rest=st.integers(0, 1998))
def test_every_nip_is_found_and_masked(separator: str, born: date, month: int, rest: int) -> None:
    parts = [born.strftime("%Y%m%d"), f"{born.year + 20}{month:02}", str(1 + rest % 2), f"{rest // 2:03}"]
    nip = separator.join(parts)
    text = f"dinilai oleh {nip}, kepala bidang"
    assert [found.kind for found in identifiers(text)] == ["nip"]
    assert nip not in masked(text)


@given(st.lists(st.text(string.ascii_lowercase + "_", min_size=3, max_size=12), min_size=1, max_size=6, unique=True))
def test_an_allowed_word_is_nearest_to_itself(words: list[str]) -> None:
    for word in words:
        found = nearest(word, words)
        assert found is not None
        assert found.strip("_").replace("_", " ").split() == word.strip("_").replace("_", " ").split()
