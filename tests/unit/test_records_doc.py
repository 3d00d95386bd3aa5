"""The contract in docs/records.md says what the schemas say: its examples are valid files, and so are its remarks."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml

from kinerja.content import regulations
from kinerja.content.judge import judge
from kinerja.content.read_file import read_file
from kinerja.content.schemas import schema_of
from tests.conftest import CHECKOUT

DOCUMENT = (CHECKOUT / "docs" / "records.md").read_text(encoding="utf-8")
SECTIONS = {
    kind: (path, text)
    for path, kind, text in re.findall(
        r"^## `(([a-z-]+)[^`]*)`[^\n]*\n(.*?)(?=^## |\Z)", DOCUMENT, flags=re.MULTILINE | re.DOTALL
    )
}
"""Kind of file → the path in its heading, and the text below it."""

BLOCKS = [
    (kind, block)
    for kind, (_, text) in SECTIONS.items()
    for block in re.findall(r"^```yaml\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)
]
EXAMPLE = dict(BLOCKS)
REMOVE = object()


def test_every_yaml_file_has_one_example_and_no_block_is_missed() -> None:
    assert [kind for kind, _ in BLOCKS] == [kind for kind, (path, _) in SECTIONS.items() if path.endswith(".yaml")]
    assert DOCUMENT.count("```yaml") == len(BLOCKS)


@pytest.mark.parametrize(("kind", "block"), BLOCKS)
def test_an_example_is_a_valid_file(kind: str, block: str) -> None:
    reading = read_file(kind, block.encode(), schema_of(kind))
    assert [(problem.place, problem.code, problem.detail) for problem in reading.problems] == []
    assert yaml.safe_load(block).keys() == reading.value.keys()


@pytest.mark.parametrize("kind", [kind for kind, _ in BLOCKS])
def test_an_example_shows_every_key(kind: str) -> None:
    shown = set(re.findall(r"[a-z_]+(?=:)", EXAMPLE[kind]))
    properties = set(json.loads((CHECKOUT / "schemas" / f"{kind}.json").read_text(encoding="utf-8"))["properties"])
    assert properties <= shown


def test_the_columns_of_employees_are_those_of_the_schema() -> None:
    header = re.search(r"^`(pegawai,[a-z_,]+)`", SECTIONS["pegawai"][1], flags=re.MULTILINE)
    assert header is not None
    assert header[1].split(",") == list(schema_of("pegawai").contents["properties"])


def test_the_codes_it_lists_are_those_of_the_tables() -> None:
    def quoted(text: str) -> list[str]:
        return re.findall(r"`([a-z_]+)`", text)

    kinds = re.search(r"jenis-unit\.json` \((.*?)\)", SECTIONS["unit"][1], flags=re.DOTALL)
    families = re.search(r"kelompok_jabatan\.json`: (.*?)\. ", SECTIONS["pegawai"][1], flags=re.DOTALL)
    assert kinds is not None
    assert families is not None
    assert sorted(quoted(kinds[1])) == sorted(code.code for code in regulations.unit_kinds())
    assert sorted(quoted(families[1])) == sorted(code.code for code in regulations.job_families())


REMARKS: list[tuple[str, tuple[str, ...], object, bool]] = [
    ("unit", ("induk",), REMOVE, True),
    ("unit", ("layanan",), REMOVE, True),
    ("unit", ("pendahulu",), REMOVE, True),
    ("portal", ("kontak", "telepon"), REMOVE, True),
    ("portal", ("formulir",), REMOVE, True),
    ("formulir", ("periode", "urutan"), REMOVE, True),
    ("formulir", ("periode", "urutan"), "bulan-hari", True),
    ("formulir", ("periode", "urutan"), "tahun-bulan", False),
    ("formulir", ("periode", "mulai"), REMOVE, True),
    ("formulir", ("periode", "selesai"), REMOVE, True),
    ("formulir", ("periode", "selesai"), "31/12/2026", False),
    ("formulir", ("kolom", "layanan", "wajib"), REMOVE, True),
    ("formulir", ("kolom", "layanan", "jawaban"), REMOVE, True),
    ("formulir", ("kolom", "kelompok_umur", "jawaban"), REMOVE, False),
    ("formulir", ("kolom", "kunci"), {"judul": ["Usia"], "tipe": "teks"}, False),
    ("capaian", ("capaian", "imunisasi-dasar-lengkap", "penyebut"), REMOVE, False),
    ("capaian", ("capaian", "imunisasi-dasar-lengkap", "penjelasan"), REMOVE, True),
    ("capaian", ("laporan",), REMOVE, True),
    ("pelatihan", ("topik",), "ti_layanan", False),
    ("pelatihan", ("peserta",), [], True),
    ("penghargaan", ("penerima",), [], True),
    ("keberatan", ("keberatan",), {}, True),
    ("keberatan", ("keberatan", "k001", "diputus"), REMOVE, False),
    ("keberatan", ("keberatan", "k002", "hasil"), "ditolak", False),
    ("tindak-lanjut", ("layanan",), REMOVE, True),
    ("tindak-lanjut", ("bukti",), REMOVE, True),
]
"""Kind, place in its example, what is put there, and whether the text calls that right."""


@pytest.mark.parametrize(("kind", "path", "value", "right"), REMARKS)
def test_a_remark_is_true(kind: str, path: tuple[str, ...], value: object, right: bool) -> None:
    record: Any = read_file(kind, EXAMPLE[kind].encode(), schema_of(kind)).value
    place = record
    for step in path[:-1]:
        place = place[step]
    if value is REMOVE:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    assert (judge(record, schema_of(kind)) == []) is right
