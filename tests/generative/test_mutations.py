"""Valid records, mutated: never an exception, and every finding is at a place that its file has."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kinerja import rules
from kinerja.cli.validate_report import report
from kinerja.cli.validate_text import Screen
from kinerja.content import yaml_reader
from kinerja.content.findings import Finding
from kinerja.content.load import load
from kinerja.content.paths import kind_of
from kinerja.content.schemas import schema_of

BASE: Final = Path(__file__).parents[1] / "functional" / "findings" / "dasar" / "content"
RECORDS: Final = {
    path.relative_to(BASE).as_posix(): path.read_bytes()
    for path in sorted(BASE.rglob("*"))
    if path.suffix in (".yaml", ".csv")
}


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound content folder, in which one file at a time is broken."""
    root = tmp_path_factory.mktemp("instansi") / "content"
    shutil.copytree(BASE, root)
    return root


def found_in(root: Path, record: str, data: bytes) -> list[Finding]:
    """Return what ``kinerja validate`` finds with one record replaced."""
    (root / record).write_bytes(data)
    try:
        tree = load(root, use_cache=False)
        return sorted({*tree.findings, *rules.check(tree)})
    finally:
        (root / record).write_bytes(RECORDS[record])


PIECES: Final = [
    *(
        " ",
        "  ",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "\n\n",
        "-",
        "- ",
        ":",
        ": ",
        "#",
        " #",
        ",",
        ", ",
        "?",
        "? ",
        "'",
        '"',
        "|",
        ">",
    ),
    *(
        "[",
        "]",
        "{",
        "}",
        "[" * 30,
        "{a: " * 30,
        "&a ",
        "*a",
        "!",
        "! ",
        "!!str ",
        "!!python/name:os ",
        "%",
        "@",
        "`",
        "\\",
    ),
    *(
        "---\n",
        "...\n",
        "<<: ",
        "~",
        "null",
        "no",
        "yes",
        "12:30",
        "010",
        "1_000",
        ".5",
        "1e3",
        ".inf",
        "-.inf",
        ".nan",
    ),
    *(
        "2026-01-02",
        "2026-02-30",
        "0",
        "-1",
        "9" * 40,
        "1.5",
        "1,5",
        "[80,5, 95]",
        "true",
        "=",
        "<<<<<<< a\n",
        "=======\n",
    ),
    *(
        "\0",
        "\x1b[31m",
        "\x85",
        "\u2028",
        "\ufeff",
        "\u200b",
        "\u202e",
        "\ud7ff",
        "😀",
        "e\u0301",
        "x" * 3000,
        '"",',
        ",,,,",
    ),
    *("pabcdefghijk", "kepala-daerah", "semua", "unit: x\n", "penilai:", "  pabcdefghijk:\n", "kunci\n"),
]
BYTES: Final = st.sampled_from(
    [*(piece.encode("utf-8") for piece in PIECES), b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xfe\xff"]
)


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, bytes]:
    """A record's name and its bytes after one to three changes."""
    record = draw(st.sampled_from(sorted(RECORDS)))
    data = RECORDS[record]
    for _ in range(draw(st.integers(1, 3))):
        data = draw(st.sampled_from(CHANGES))(draw, data)
    return record, data


def _cut(draw: st.DrawFn, data: bytes) -> bytes:
    start = draw(st.integers(0, len(data)))
    return data[:start] + data[draw(st.integers(start, min(len(data), start + 60))) :]


def _insert(draw: st.DrawFn, data: bytes) -> bytes:
    place = draw(st.integers(0, len(data)))
    return data[:place] + draw(BYTES) + data[place:]


def _end(draw: st.DrawFn, data: bytes) -> bytes:
    return data[: draw(st.integers(0, len(data)))]


def _of_lines(draw: st.DrawFn, data: bytes) -> bytes:
    """Drop, double, move or indent a line, or put another key or value into it."""
    lines = data.split(b"\n")
    number = draw(st.integers(0, len(lines) - 1))
    line = lines[number]
    key, colon, value = line.partition(b":")
    how = draw(st.integers(0, 7))
    if how == 0:
        lines[number : number + 1] = []
    elif how == 1:
        lines[number : number + 1] = [line, line]
    elif how == 2:
        lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(number))
    elif how == 3:
        lines[number] = b" " * draw(st.integers(0, 8)) + line.lstrip()
    elif how == 4:
        lines[number] = key + b": " + draw(BYTES)
    elif how == 5:
        lines[number] = key[:-1] + colon + value
    elif how == 6:
        lines[number] = key + b"_lain" + colon + value
    else:
        lines[number] = key + colon + value.replace(b" ", b"", 1)
    return b"\n".join(lines)


def _wide(draw: st.DrawFn, data: bytes) -> bytes:
    name = draw(st.sampled_from(["utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252"]))
    return data.decode("utf-8", "replace").encode(name, "replace")


CHANGES: Final = (_cut, _insert, _end, _of_lines, _of_lines, _of_lines, _wide)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mutated())
@example(("pegawai/dinas-contoh.csv", b""))
@example(("portal.yaml", b"{"))
def test_no_mutation_is_an_exception_and_every_finding_has_a_place(agency: Path, case: tuple[str, bytes]) -> None:
    record, data = case
    found = found_in(agency, record, data)
    for finding in found:
        lines = _lines(agency, finding.path, record, data)
        assert 1 <= finding.line <= len(lines)
        assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1
    assert report(found, "text", Screen())
    told = json.loads(report(found, "json", Screen()))["temuan"]
    assert len(told) == len(found)
    for finding in told:
        assert finding.keys() == {"berkas", "baris", "kolom", "kode", "tingkat", "pesan", "pesan_en"}
        assert finding["tingkat"] in ("galat", "tinjau")
        assert "\n" not in finding["pesan"] + finding["pesan_en"]


def _lines(agency: Path, shown: Path, record: str, data: bytes) -> list[str]:
    path = Path.cwd() / shown
    if path == agency / record:
        text = data.decode("utf-8", "replace")
    elif path.is_file():
        text = path.read_text(encoding="utf-8")
    else:
        return [""]
    return re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))


def _required() -> Iterator[tuple[str, str]]:
    for record in RECORDS:
        known = kind_of(record)
        if known and record.endswith(".yaml"):
            for key in schema_of(known[0]).contents["required"]:
                yield record, key


@pytest.mark.parametrize(("record", "key"), list(_required()))
def test_whatever_becomes_of_a_required_key_is_found_in_its_file(record: str, key: str, agency: Path) -> None:
    lines = RECORDS[record].decode("utf-8").splitlines(keepends=True)
    document = yaml_reader.read(RECORDS[record])
    starts = sorted(document.locate((name,), key=True)[0] - 1 for name in document.value)
    start = document.locate((key,), key=True)[0] - 1
    end = next((line for line in starts if line > start), len(lines))
    block = "".join(lines[start:end])
    other = "7" if isinstance(document.value[key], dict | list) else "{lain: 7}"
    for changed in ("", f"{key}_lain{block[len(key) :]}", block + block, f"{key}: {other}\n", f"{key}: !lain 7\n"):
        text = "".join(lines[:start]) + changed + "".join(lines[end:])
        found = found_in(agency, record, text.encode("utf-8"))
        mine = [f for f in found if Path.cwd() / f.path == agency / record and f.level == "galat"]
        assert mine, changed
