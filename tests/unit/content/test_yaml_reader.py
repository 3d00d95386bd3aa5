"""YAML: values as typed, places exact, surprises said, and no file that crashes or hangs the reader."""

from __future__ import annotations

import tracemalloc
from decimal import Decimal
from typing import Any

import pytest

from kinerja.content import yaml_loader
from kinerja.content.yaml_lines import read_lines
from kinerja.content.yaml_reader import read

UNSEEN = "\x00\x07\x0b\x0c\x1b\x7f\x85\x9b\u200b\u2028\u2029\u202e\u2060\u2066\ufeff\uffff"
"""Control characters, line ends that editors do not show, turned reading directions, and letters without width."""

WIDE = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")


def codes(data: bytes) -> list[str]:
    return [problem.code for problem in read(data).problems]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: teks biasa", "teks biasa"),
        ("a: 12", 12),
        ("a: -3.50", Decimal("-3.50")),
        ("a: true", True),
        ("a: null", None),
        ("a:", None),
        ("a: 2026-01-14", "2026-01-14"),
        ("a: 2026-T1", "2026-T1"),
        ('a: "no"', "no"),
        ("a: '010'", "010"),
        ("a: R&D", "R&D"),
        ("a: |\n  dua\n  baris\n", "dua\nbaris\n"),
        ("a: [1, x]", [1, "x"]),
        ("a: {2026: 1}", {"2026": 1}),
    ],
)
def test_a_value_is_read_as_it_looks(text: str, value: Any) -> None:
    document = read(text.encode())
    assert document.value == {"a": value}
    assert document.problems == ()


@pytest.mark.parametrize(
    ("typed", "read_as", "written"),
    [
        ("no", "false", '"no"'),
        ("Yes", "true", '"Yes"'),
        ("on", "true", '"on"'),
        ("OFF", "false", '"OFF"'),
        ("12:30", "750", '"12:30"'),
        ("010", "angka 8", "10 bila memang angka"),
        ("1_000", "angka 1000", "1000 bila memang angka"),
        (".5", "angka 0.5", "0.5 bila memang angka"),
        ("0x1F", "angka 31", '"0x1F"'),
        (".inf", "inf", '".inf"'),
        ("~", "kosong", '"~"'),
        ("y", "true", '"y"'),
        ("N", "false", '"N"'),
        ("190:20.5", "angka 11420.5", '"190:20.5"'),
        ("1e3", "angka 1000", "1000 bila memang angka"),
        ("1.5e-3", "angka 0.0015", "0.0015 bila memang angka"),
        ("2E400", "angka inf", '"2E400"'),
        ("08", "angka 8", "8 bila memang angka"),
        ("0o17", "angka 15", '"0o17"'),
        ("-.inf", "-inf", '"-.inf"'),
        (".NaN", "nan", '".NaN"'),
        ("=", "tanda YAML", '"="'),
        ("<<", "tanda YAML", '"<<"'),
    ],
)
def test_what_yaml_would_change_is_said_as_typed_as_read_and_as_to_be_written(
    typed: str, read_as: str, written: str
) -> None:
    (problem,) = read(f"kunci: {typed}\n".encode()).problems
    assert (problem.code, problem.place) == ("yaml-nilai-berubah", (1, 8))
    assert problem.detail["tertulis"] == typed
    assert read_as in str(problem.detail["dibaca"])
    assert written in str(problem.detail["tulis"])


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (b"", "berkas-kosong", (1, 1)),
        (b"# catatan\n", "berkas-kosong", (1, 1)),
        (b"a: \xff\n", "berkas-bukan-utf8", (1, 4)),
        (b"a: 1\nb: \x00\n", "berkas-karakter", (2, 4)),
        *((f"# x\na: b{sign}c\n".encode(), "berkas-karakter", (2, 5)) for sign in UNSEEN),
        *(("a: b\n".encode(name), "berkas-bukan-utf8", (1, 1)) for name in WIDE),
        (b"a: &x 1\nb: *x\n", "yaml-jangkar", (1, 4)),
        (b"a: *x\n", "yaml-jangkar", (1, 4)),
        (b"a: *tebal* sekali\n", "yaml-jangkar", (1, 4)),
        (b"<<: {a: 1}\n", "yaml-gabung", (1, 1)),
        (b"a: !!python/object:os.system x\n", "yaml-tag", (1, 4)),
        (b"a: ! x\n", "yaml-tag", (1, 4)),
        ("a: é\nb: [é, ! {c: 1}]\n".encode(), "yaml-tag", (2, 8)),
        (b"a: {! b: 1}\n", "yaml-tag", (1, 5)),
        (b"a: 1\n---\nb: 1\n", "yaml-dokumen-ganda", (2, 1)),
        (b"a:\n\tb: 1\n", "yaml-tab", (2, 1)),
        (b"a: 1\na: 2\n", "yaml-kunci-ganda", (2, 1)),
        (b"? [a]\n: 1\n", "yaml-kunci-bukan-teks", (1, 3)),
        (b"a: " + b"9" * 5000 + b"\n", "yaml-angka-panjang", (1, 4)),
        (b"a: b: c\n", "yaml-sintaks", (1, 5)),
        (b'a: "b\nc: d\n', "yaml-sintaks", (1, 4)),
    ],
)
def test_a_broken_file_has_one_problem_at_its_place(data: bytes, code: str, place: tuple[int, int]) -> None:
    (problem,) = read(data).problems
    assert (problem.code, problem.place) == (code, place)


@pytest.mark.parametrize("data", [b"- a\n" * 700_000, b"[" + b"a," * 700_000 + b"]", b"{" + b"a," * 700_000 + b"}"])
def test_a_flood_of_entries_is_refused_before_it_is_built(data: bytes) -> None:
    assert codes(data) == ["berkas-terlalu-besar"]


@pytest.mark.parametrize(
    ("text", "value", "written"),
    [
        ("a: [80,5, 95]", [Decimal("80.5"), 95], ["80.5"]),
        ("a: [80, 95,25, 1,5]", [80, Decimal("95.25"), Decimal("1.5")], ["95.25", "1.5"]),
        ("a: [1,200, 3]", [Decimal("1.200"), 3], ["1.200 bila pecahan, atau 1200"]),
        ("a: [80,95]", [80, 95], []),
        ("a: [80, 95]", [80, 95], []),
        ("a: [x,5, 95]", ["x", 5, 95], []),
    ],
)
def test_a_decimal_comma_in_a_list_is_said(text: str, value: Any, written: list[str]) -> None:
    document = read(text.encode())
    assert document.value == {"a": value}
    assert [problem.code for problem in document.problems] == ["yaml-koma-desimal"] * len(written)
    assert all(w in str(p.detail["saran"]) for w, p in zip(written, document.problems, strict=True))


def test_an_alias_bomb_is_refused_before_it_is_built() -> None:
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    assert codes("\n".join(lines).encode()) == ["yaml-jangkar"]


@pytest.mark.parametrize("data", [b"[" * 100_000, b"- " * 100_000, b"{a: " * 100_000, b"? " * 50_000])
def test_deep_nesting_is_refused_without_recursion(data: bytes) -> None:
    assert codes(data) == ["yaml-terlalu-dalam"]


def test_brackets_in_texts_are_no_nesting() -> None:
    text = "a: |\n" + "  [{[{\n" * 500
    assert codes(text.encode()) == []


def test_a_byte_order_mark_and_windows_line_ends_are_accepted_and_do_not_shift_places() -> None:
    document = read(b"\xef\xbb\xbfa: 1\r\nb:\r\n  - x\r\n  - y\r\n")
    assert document.value == {"a": 1, "b": ["x", "y"]}
    assert document.locate(("a",), key=True) == (1, 1)
    assert document.locate(("b", 1)) == (4, 5)


def test_places_are_those_of_keys_and_values() -> None:
    document = read("satu: {dua: [tiga, {empat: é, lima: 5}]}\n".encode())
    assert document.locate(("satu",)) == (1, 7)
    assert document.locate(("satu", "dua"), key=True) == (1, 8)
    assert document.locate(("satu", "dua", 1, "lima"), key=True) == (1, 31)
    assert document.locate(("satu", "dua", 1, "lima")) == (1, 37)
    assert document.locate(("satu", "tidak ada")) == (1, 1)


def test_the_parser_without_libyaml_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    samples = [b"a: {b: [1, no, 'x']}\nc: 2\n", b"a: &x 1\n", b"a: 1\n---\nb: 1\n", b"a: !x 1\n", b"a: b: c\n"]
    fast = [(read(data).value, codes(data)) for data in samples]
    monkeypatch.setattr(yaml_loader, "Composer", yaml_loader.PythonComposer)
    assert [(read(data).value, codes(data)) for data in samples] == fast


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("mulai: 2026-01-02", []),
        ("mulai: [2026-01-02]", []),
        ('nama: "2026-01-02"', []),
        ("nama: sejak 2026-01-02", []),
        ("nama: 2026-T1", []),
        ("nama: 2026-01", []),
        ("nama: 2026-01-02", [(1, 7)]),
        ("nama: 2026-01-02 10:00:00 # pagi", [(1, 7)]),
        ("nama:\n  - {mulai: 2026-01-02, selesai: 2026-01-03}", [(2, 34)]),
        ("nama:\n- 2026-01-02", [(2, 3)]),
        ("nama:\n  2026-01-02", [(2, 3)]),
        ("2026-01-02: x", [(1, 1)]),
    ],
)
def test_a_date_is_a_surprise_where_no_date_is_asked_for(text: str, places: list[tuple[int, int]]) -> None:
    problems = read(f"{text}\n".encode(), frozenset({"mulai"})).problems
    assert [(p.code, p.place, p.detail["dibaca"]) for p in problems] == [
        ("yaml-nilai-berubah", place, "tanggal") for place in places
    ]
    assert read(f"{text}\n".encode()).problems == ()


@pytest.mark.parametrize("line", ["a: {}", "a: [{}]", "a: {{b: {}}}", "{}: a", "- {}"])
def test_a_very_long_line_takes_little_memory(line: str) -> None:
    text = line.format("b" * 2_000_000)
    tracemalloc.start()
    try:
        read_lines(text)
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()
