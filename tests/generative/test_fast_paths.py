"""What stands in front of the parser and of jsonschema says nothing that those would not say."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from kinerja.content.acceptor import acceptor
from kinerja.content.schemas import schema_of, verdict_of
from kinerja.content.text import decode
from kinerja.content.yaml_lines import read_lines
from kinerja.content.yaml_reader import parse, read

BASE = Path(__file__).parents[1] / "functional" / "findings" / "dasar" / "content"
FILES = {
    path.relative_to(BASE).parts[0].split(".")[0]: path.read_text(encoding="utf-8") for path in BASE.rglob("*.yaml")
}
KINDS = sorted(FILES)

PIECES = (
    *"abx:-#?,.'\"[]{}()&*!|>%@`~= \n\\é",
    *(
        "  ",
        "\n  ",
        "\n    ",
        ": ",
        "- ",
        "\n- ",
        "\n  - ",
        " #",
        ", ",
        ": [",
        "]",
        ": {",
        "}",
        "---",
        "...",
        "<<",
        "\t",
    ),
    *("no", "010", "1_000", "12:30", "2026-01-02", "-5", "1.50", "null", "true", "9" * 31, "\r\n", "\u2028", "\x85"),
    *(
        "a: 2026-01-02",
        "b: 2026-1-2",
        "[2026-01-02]",
        "{a: 2026-01-02, b: 2026-01-02}",
        "2026-01-02: x",
        "2026-01-02 x",
    ),
    *("penilai: x", "pabcdefghijk:", "a: b", "a:", "a: b\n  c: d", "a:\n- b\nc: d", '"q"', "'it''s'", '"\\n"'),
    *(
        "1.250",
        "a: -9.820",
        "{a: 1.250}",
        "[1.250, 2]",
        "x #1",
        "a: #1",
        "{a: x, y, z}",
        "{a: 1,5 jam}",
        "- x\n  -y",
        "a: - x",
    ),
    *("{a: 1, b: [2, 3]}", "[80,5, 95]", "{h1/i2:100}", "{a: 91,7}", "[x, 'y, z']", "{a: }", "[ ]", "a: [b,c]"),
)
"""What a file is made of, and what a parser, a person or a word processor trips over."""


def same(one: Any, other: Any) -> bool:
    """Whether two values are equal in their types too: ``1``, ``Decimal(1)`` and ``True`` are three values."""
    return repr(one) == repr(other)


DATES = frozenset({"a", "mulai", "disepakati", "diajukan"})


def agree(text: str) -> bool:
    """Whether a text was taken from the parser; then its verdict has to be the same."""
    for dates in (None, DATES, frozenset[str]()):
        taken = read_lines(text, dates)
        if taken is not None:
            document = parse(text, dates)
            assert document.problems == ()
            assert same(taken, document.value)
    return read_lines(text) is not None


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@settings(max_examples=1500)
@example("a: b\nc:\n  - d: e\n    f: {g: 1}\n  - h\n")
def test_lines_are_read_as_the_parser_reads_them(text: str) -> None:
    agree(text)


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@settings(max_examples=100)
def test_a_changed_record_is_read_as_the_parser_reads_it(kind: str, data: st.DataObject) -> None:
    text = FILES[kind]
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 3)))
        text = text[:start] + data.draw(st.sampled_from(("", *PIECES))) + text[end:]
    agree(text)


@pytest.mark.parametrize("kind", ["evaluasi", "rencana", "unit", "pelatihan"])
def test_ordinary_records_need_no_parser(kind: str) -> None:
    assert agree(FILES[kind])


def test_broken_files_are_left_to_the_parser_or_read_alike() -> None:
    decoded = [decode(path.read_bytes()) for path in sorted(BASE.parents[1].rglob("*.yaml"))]
    texts = [text for text in decoded if isinstance(text, str)]
    assert 0 < sum(map(agree, texts)) < len(texts)


ODD = st.sampled_from(
    (
        "",
        " ",
        "x" * 5000,
        "\n",
        "\x85\x85\x85",
        "Semua",
        "semua",
        "2026-02-30",
        "2026-02-28\n",
        "pabcdefghijk\n",
        "٢٠٢٦",
    )
)
ODD_VALUES: st.SearchStrategy[Any] = st.one_of(
    ODD,
    st.sampled_from((None, True, False, 0, 1, -1, 10**12, Decimal("0.5"), Decimal("1.0"), [], {}, [1, 1], ["a", "a"])),
)


SMALL = st.recursive(
    ODD_VALUES | st.sampled_from(("a", "b", "xy", 2, 3)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abcx"), inner, max_size=3),
    max_leaves=5,
)


def changed(value: Any, data: st.DataObject) -> Any:
    """Return a value with one part of it replaced, left out, doubled or added."""
    if isinstance(value, dict) and value and data.draw(st.integers(0, 9)):
        key = data.draw(st.sampled_from(list(value)))
        match data.draw(st.integers(0, 6)):
            case 0:
                return {name: item for name, item in value.items() if name != key}
            case 1:
                return {**value, data.draw(ODD): value[key]}
            case _:
                return {**value, key: changed(value[key], data)}
    if isinstance(value, list) and value and data.draw(st.integers(0, 9)):
        place = data.draw(st.integers(0, len(value) - 1))
        if not data.draw(st.integers(0, 4)):
            return [*value, value[place]]
        return [*value[:place], changed(value[place], data), *value[place + 1 :]]
    return data.draw(ODD_VALUES)


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@settings(max_examples=150)
def test_what_is_accepted_at_once_is_accepted_by_jsonschema(kind: str, data: st.DataObject) -> None:
    schema = schema_of(kind)
    value = changed(read(FILES[kind].encode()).value, data)
    if schema.accepts(value):
        assert schema.validator.is_valid(value)


@pytest.mark.parametrize("kind", KINDS)
def test_right_records_are_accepted_at_once(kind: str) -> None:
    assert schema_of(kind).accepts(read(FILES[kind].encode()).value)


@pytest.mark.parametrize(
    "schema",
    [
        {"enum": [1]},
        {"enum": []},
        {"type": "string", "enum": []},
        {"properties": {"a": {"not": {"enum": []}}, "b": {"enum": []}}},
        {"const": True},
        {"not": {"enum": [0]}},
        {"not": {"type": "string"}},
        {"uniqueItems": True},
        {"oneOf": [{"type": "integer"}, {"minimum": 2}]},
        {"anyOf": [{"type": "array", "maxItems": 1}, {"minLength": 3}]},
        {"if": {"type": "object"}, "then": {"maxProperties": 1}, "else": {"maxLength": 4}},
        {"patternProperties": {"^x": {"type": "string"}}, "additionalProperties": {"type": "integer"}},
        {"type": ["string", "number", "null"], "minLength": 2, "minimum": 1, "exclusiveMaximum": 3},
        {"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "integer"}},
        {"items": {"allOf": [{"type": "string"}, {"pattern": "^a"}]}, "contains": {"const": "a"}},
        {"format": "date", "maxLength": 10, "const": "2026-02-28"},
        {"properties": {"a": False}, "dependentRequired": {"b": ["c"]}},
        {"enum": ["a", "b"], "const": "b"},
        {"required": ["a"], "propertyNames": {"maxLength": 1}},
        {"multipleOf": 2, "type": "integer"},
        True,
        False,
    ],
)
@given(value=SMALL)
@settings(max_examples=60)
def test_an_agency_s_own_schema_is_judged_as_jsonschema_judges_it(schema: Any, value: Any) -> None:
    if acceptor(schema, verdict_of)(value):
        assert Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).is_valid(value)
