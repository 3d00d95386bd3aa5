"""What the emitter writes, PyYAML reads back as it was."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kinerja.demo.emit import Flow, document, table

WORDS = st.one_of(
    st.text(st.characters(codec="utf-8", max_codepoint=0xFFFF), max_size=30),
    st.sampled_from(
        ["ya: tidak", "no", "Yes", "null", "~", "2026-T1", "2026", "1e3", "0x1F", "a #b", "- a", "a, b", "x:"]
    ),
    st.sampled_from(
        ["2026-01-01", "12:30", "{a}", "[b]", "'", '"', "\\", "%", "@", "`", "& b", "* c", "! d", "| e", ""]
    ),
)
KEYS = st.from_regex(r"[a-z][a-z0-9_-]{0,12}", fullmatch=True).filter(lambda key: key not in {"y", "n", "no", "on"})
SCALARS = st.one_of(WORDS, st.integers(-(10**6), 10**6), st.booleans(), st.none(), st.dates(date(2000, 1, 1)))
PLAIN = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, PLAIN, min_size=1, max_size=5))
def test_block_style_reads_back_unchanged(value: dict[str, object]) -> None:
    assert yaml.safe_load(document(value)) == value


@given(st.dictionaries(KEYS, PLAIN, min_size=1, max_size=5))
def test_flow_style_reads_back_unchanged(value: dict[str, object]) -> None:
    assert yaml.safe_load(document({"isi": Flow(value), "daftar": [Flow([value, value])]})) == {
        "isi": value,
        "daftar": [[value, value]],
    }


@pytest.mark.parametrize(
    "plain", ["Antrean dibagi menjadi dua jalur, biasa dan rentan.", "2026-T1", "di atas ekspektasi"]
)
def test_sentences_and_periods_stand_without_quotes(plain: str) -> None:
    assert document({"teks": plain}, example=False) == f"teks: {plain}\n"


def test_decimals_keep_their_places() -> None:
    assert document({"target": Flow([Decimal("91.0"), Decimal("9.00")])}, example=False) == "target: [91.0, 9.00]\n"


def test_every_document_says_that_it_is_fictional() -> None:
    assert document({"a": 1}).startswith("# Data contoh: instansi, orang, dan angka rekaan.\n")


def test_a_number_that_is_not_exact_is_refused() -> None:
    with pytest.raises(TypeError, match="float"):
        document({"a": 0.1})


def test_tables_end_lines_with_lf_and_quote_only_where_needed() -> None:
    assert table(["a", "b"], [["x,y", 'z"'], ["", "w"]]) == 'a,b\n"x,y","z"""\n,w\n'
