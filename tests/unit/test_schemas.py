"""Every kind of file has a schema that helps its writer, accepts real life and rejects each kind of mistake."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator

from kinerja.content import regulations, schema_files
from kinerja.content.schema_definitions import references
from kinerja.errors import KinerjaError

NIP_SHAPED = "1985" + "0101" + "2010" + "011001"
"""The shape of a NIP, nobody's; put together here so that git holds none."""

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "schemas"
EXAMPLES = ROOT / "tests" / "functional" / "schema-examples"
SHARED = "umum"
KINDS = sorted(path.stem for path in SCHEMAS.glob("*.json") if path.stem != SHARED)
P = "pabcdefghijk"
HEAD = "pzyxwvutsrqp"
REMOVE = object()
"""In the table of mistakes: the key is taken out."""


class _Text(yaml.SafeLoader):
    """Dates stay text, as ``kinerja validate`` reads them."""


_Text.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@cache
def schema_of(kind: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((SCHEMAS / f"{kind}.json").read_text(encoding="utf-8"))
    return loaded


@cache
def validator(kind: str) -> Validator:
    """The schema as any tool takes it: the file alone, and nothing told about where it lies."""
    return Draft202012Validator(schema_of(kind), format_checker=Draft202012Validator.FORMAT_CHECKER)


def example(kind: str) -> list[Any]:
    """The records of a kind's example file: rows of a CSV, the head of a page, or one YAML document."""
    (path,) = (path for path in EXAMPLES.glob(f"{kind}.*"))
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".csv":
        return list(csv.DictReader(text.splitlines()))
    if path.suffix == ".md":
        return [dict(line.split(": ", 1) for line in text.split("\n\n", 1)[0].splitlines())]
    return [yaml.load(text, Loader=_Text)]  # noqa: S506 - a SafeLoader that knows one type less


def subschemas(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every schema inside a schema that describes a value; the conditions of an ``if`` only restrict one."""
    if not isinstance(schema, dict):
        return
    yield path, schema
    for key in ("properties", "patternProperties", "$defs"):
        for name, below in schema.get(key, {}).items():
            yield from subschemas(below, f"{path}/{key}/{name}")
    for key in ("additionalProperties", "items"):
        yield from subschemas(schema.get(key), f"{path}/{key}")


def properties(kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, schema in subschemas(schema_of(kind)):
        if re.search(r"/(properties|patternProperties)/[^/]+\Z", path):
            yield path, schema


@pytest.mark.parametrize(("file", "kind"), [*((kind, kind) for kind in [*KINDS, SHARED]), ("aturan/_skema", "aturan")])
def test_a_schema_is_valid_and_says_what_it_is(file: str, kind: str) -> None:
    schema = schema_of(file)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:kinerja:skema:{kind}:{schema['x-versi'].split('.')[0]}"
    assert schema["title"]
    assert schema["description"]
    assert schema["x-en"]


def test_every_kind_of_record_has_a_schema_and_an_example() -> None:
    text = (ROOT / "docs" / "records.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## `([a-z-]+)", text, flags=re.MULTILINE)
    assert sorted(set(headings) - {"rilis"}) == KINDS
    assert sorted(path.stem for path in EXAMPLES.iterdir() if path.stem != "BACA-SAYA") == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_every_property_helps_its_writer_in_two_languages_with_examples_that_are_right(kind: str) -> None:
    found = list(properties(kind))
    assert found
    for path, schema in found:
        for key in ("title", "description", "x-en"):
            assert schema.get(key), f"{path}: {key}"
        assert schema["examples"], path
        for value in schema["examples"]:
            errors = [error.message for error in validator(kind).evolve(schema=schema).iter_errors(value)]
            assert errors == [], f"{path}: {value!r}"


@pytest.mark.parametrize("kind", KINDS)
def test_no_object_takes_a_key_it_does_not_know(kind: str) -> None:
    for path, schema in subschemas(schema_of(kind)):
        if schema.get("type") == "object":
            rest = schema.get("additionalProperties")
            assert rest is False or (isinstance(rest, dict) and "propertyNames" in schema), path


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_refers_to_its_own_definitions_alone_and_to_each_of_them(kind: str) -> None:
    schema = schema_of(kind)
    own = schema.get("$defs", {})
    assert set(references(schema)) == {f"#/$defs/{name}" for name in own}


def test_every_shared_definition_is_used_by_a_kind() -> None:
    assert {name for kind in KINDS for name in schema_of(kind).get("$defs", {})} == set(schema_of(SHARED)["$defs"])


def run_schemas(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run ``scripts/schemas`` by a Python that sees no installed package."""
    return subprocess.run(
        [sys.executable, "-I", "-S", ROOT / "scripts" / "schemas", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_every_schema_is_in_step_with_the_shared_definitions() -> None:
    checked = run_schemas("--check")
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")


def test_a_changed_definition_reaches_every_schema_that_uses_it_directly_or_not(tmp_path: Path) -> None:
    folder = tmp_path / "schemas"
    shutil.copytree(SCHEMAS, folder)
    shared = folder / "umum.json"
    text = shared.read_text(encoding="utf-8")
    shared.write_text(text.replace('"keuangan_daerah"', '"keuangan_desa"'), encoding="utf-8")

    checked = run_schemas("--check", folder)
    assert checked.returncode == 1
    named = [Path(line.split(": ")[0]).stem for line in checked.stdout.splitlines()]
    assert named == ["evaluasi", "pelatihan"]
    assert all("keuangan_desa" not in (folder / f"{kind}.json").read_text(encoding="utf-8") for kind in named)

    assert run_schemas(folder).returncode == 0
    for kind in named:
        changed_schema = json.loads((folder / f"{kind}.json").read_text(encoding="utf-8"))
        assert "keuangan_desa" in changed_schema["$defs"]["topik"]["enum"]
        assert {**changed_schema, "$defs": {}} == {**schema_of(kind), "$defs": {}}
    assert run_schemas("--check", folder).returncode == 0


def test_a_definition_that_is_nowhere_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "schemas"
    shutil.copytree(SCHEMAS, folder)
    shared = folder / "umum.json"
    shared.write_text(shared.read_text(encoding="utf-8").replace('"uraian": {', '"urai": {'), encoding="utf-8")
    before = {path.name: path.read_bytes() for path in folder.glob("*.json")}
    ran = run_schemas(folder)
    assert ran.returncode == 2
    assert ran.stderr == "capaian.json: #/$defs/uraian tidak ada di umum.json (no such definition)\n"
    assert {path.name: path.read_bytes() for path in folder.glob("*.json")} == before


def test_shared_definitions_leave_title_and_description_to_the_property() -> None:
    for name, schema in schema_of(SHARED)["$defs"].items():
        assert not {"title", "description"} & schema.keys(), name


@pytest.mark.parametrize("kind", KINDS)
def test_a_good_file_is_accepted(kind: str) -> None:
    for record in example(kind):
        assert [f"{error.json_path}: {error.message}" for error in validator(kind).iter_errors(record)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_each_required_key_is_missed_where_it_is_missing(kind: str) -> None:
    record = example(kind)[0]
    assert schema_of(kind)["required"]
    for key in schema_of(kind)["required"]:
        rest = {name: value for name, value in record.items() if name != key}
        errors = list(validator(kind).iter_errors(rest))
        assert [(error.validator, key in error.message) for error in errors] == [("required", True)]


Step = str | int
EVALUATION = ("evaluasi", P)
RESULT = ("rencana", P, "rencana_hasil_kerja", 0)
INDICATOR = (*RESULT, "indikator", 0)
IMMUNISATION = ("indikator", "imunisasi-dasar-lengkap")
ACHIEVED = ("capaian", "imunisasi-dasar-lengkap")


def changed(kind: str, path: tuple[Step, ...], value: object) -> Any:
    """The good example of a kind with one thing put in, changed or (``REMOVE``) taken out."""
    record = example(kind)[0]
    place = record
    for step in path[:-1]:
        place = place[step]
    if value is REMOVE:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return record


MISTAKES: list[tuple[str, tuple[Step, ...], object, str]] = [
    ("portal", ("ambang",), 2, "minimum"),
    ("portal", ("ambang",), "5", "type"),
    ("portal", ("ambang",), 5.5, "type"),
    ("portal", ("contoh",), "ya", "type"),
    ("portal", ("bahasa",), ["en", "id"], "const"),
    ("portal", ("bahasa",), ["id", "jv"], "enum"),
    ("portal", ("alamat_situs",), "kinerja.kota-contoh.example", "pattern"),
    ("portal", ("kontak", "surel"), "kinerja", "pattern"),
    ("portal", ("kontak", "telepon"), 210000000, "type"),
    ("portal", ("kontak", "nama"), "Seseorang", "additionalProperties"),
    ("portal", ("kalender", 0, "terbit"), "20-04-2026", "pattern"),
    ("portal", ("kalender", 0, "periode"), "2026-Q1", "pattern"),
    ("portal", ("tautan", "lapor"), "javascript:alert(1)", "pattern"),
    ("portal", ("formulir", "SKM"), "https://formulir.kota-contoh.example/skm", "pattern"),
    ("unit", ("jenis",), "direktorat", "enum"),
    ("unit", ("induk",), "Dinas Kesehatan", "pattern"),
    ("unit", ("induk",), None, "type"),
    ("unit", ("layanan", 0, "id"), "rawat.jalan", "pattern"),
    ("unit", ("layanan", 0, "nama_en"), REMOVE, "required"),
    ("unit", ("pendahulu",), ["a", "a"], "uniqueItems"),
    ("unit", ("namaa",), "x", "additionalProperties"),
    ("pegawai", ("pegawai",), NIP_SHAPED, "pattern"),
    ("pegawai", ("kelompok_jabatan",), "honorer", "enum"),
    ("pegawai", ("jenis_kelamin",), "L", "enum"),
    ("pegawai", ("status_pegawai",), "", "enum"),
    ("pegawai", ("mulai",), "", "pattern"),
    ("pegawai", ("mulai",), "2026-02-30", "pattern"),
    ("pegawai", ("mulai",), "2025-02-29", "format"),
    ("pegawai", ("selesai",), "masih", "pattern"),
    ("rencana", ("tahun",), "2026", "type"),
    ("rencana", ("tahun",), 26, "minimum"),
    ("rencana", ("rencana", "pABCDEFGHIJK"), {}, "pattern"),
    ("rencana", ("rencana", P, "penilai"), "kepala daerah", "pattern"),
    ("rencana", ("rencana", P, "disepakati"), "14 Januari 2026", "pattern"),
    ("rencana", ("rencana", P, "strategi"), " ", "pattern"),
    ("rencana", ("rencana", P, "rencana_hasil_kerja"), [], "minItems"),
    ("rencana", ("rencana", P, "ekspektasi_perilaku", "jujur"), "Selalu jujur", "additionalProperties"),
    ("rencana", (*RESULT, "jenis"), "pokok", "enum"),
    ("rencana", (*RESULT, "mendukung"), "h1", "pattern"),
    ("rencana", (*RESULT, "indikator"), [], "minItems"),
    ("rencana", (*INDICATOR, "aspek"), "mutu", "enum"),
    ("rencana", (*INDICATOR, "target"), "240 bayi", "type"),
    ("rencana", (*INDICATOR, "target"), [10], "minItems"),
    ("rencana", (*INDICATOR, "target"), [10, "12"], "type"),
    ("rencana", (*INDICATOR, "satuan"), REMOVE, "required"),
    ("rencana", (*INDICATOR, "satuan"), "", "minLength"),
    ("evaluasi", ("periode",), "2026-13", "pattern"),
    ("evaluasi", ("periode",), 202, "minimum"),
    ("evaluasi", ("evaluasi", NIP_SHAPED), {}, "pattern"),
    ("evaluasi", (*EVALUATION, "penilai"), "", "pattern"),
    ("evaluasi", (*EVALUATION, "hasil_kerja"), "sesuai_ekspektasi", "enum"),
    ("evaluasi", (*EVALUATION, "perilaku_kerja"), "diatas ekspektasi", "enum"),
    ("evaluasi", (*EVALUATION, "predikat"), "istimewa", "enum"),
    ("evaluasi", (*EVALUATION, "predikat"), "Baik", "enum"),
    ("evaluasi", (*EVALUATION, "predikat"), REMOVE, "required"),
    ("evaluasi", (*EVALUATION, "realisasi", "h1"), 61, "pattern"),
    ("evaluasi", (*EVALUATION, "realisasi", "h1/i1"), None, "type"),
    ("evaluasi", (*EVALUATION, "realisasi", "h1/i1"), "61", "type"),
    ("evaluasi", (*EVALUATION, "nilai", "loyal"), REMOVE, "required"),
    ("evaluasi", (*EVALUATION, "nilai", "loyal"), "baik", "enum"),
    ("evaluasi", (*EVALUATION, "kekuatan"), "", "minLength"),
    ("evaluasi", (*EVALUATION, "kebutuhan"), ["memasak"], "enum"),
    ("evaluasi", (*EVALUATION, "nama"), "Seseorang", "additionalProperties"),
    ("indikator", ("indikator", "Imunisasi"), {}, "pattern"),
    ("indikator", (*IMMUNISATION, "arah"), "tetap", "enum"),
    ("indikator", (*IMMUNISATION, "desimal"), 7, "maximum"),
    ("indikator", (*IMMUNISATION, "target"), {}, "minProperties"),
    ("indikator", (*IMMUNISATION, "target", "T1"), 91.0, "pattern"),
    ("indikator", (*IMMUNISATION, "target", "2026-T1"), [91, 95], "type"),
    ("indikator", ("indikator", "stok-vaksin", "target", "2026-T1"), 30, "type"),
    ("indikator", ("indikator", "stok-vaksin", "target", "2026-T1"), [1, 2, 3], "maxItems"),
    ("capaian", ("predikat",), "cukup", "enum"),
    ("capaian", ("predikat",), "sangat baik", "enum"),
    ("capaian", (*ACHIEVED, "realisasi"), "belum ada", "type"),
    ("capaian", (*ACHIEVED, "realisasi"), REMOVE, "required"),
    ("capaian", (*ACHIEVED, "pembilang"), -1, "minimum"),
    ("capaian", (*ACHIEVED, "penyebut"), REMOVE, "dependentRequired"),
    ("capaian", ("laporan", 0, "diterima"), 82.5, "type"),
    ("formulir", ("jenis",), "ikm", "enum"),
    ("formulir", ("sasaran",), "warga", "enum"),
    ("formulir", ("lembar", "dokumen"), "https://contoh.example/d/abc", "pattern"),
    ("formulir", ("periode", "aturan"), "pekan", "enum"),
    ("formulir", ("periode", "judul"), [], "minItems"),
    ("formulir", ("kunci", "judul"), "Timestamp", "type"),
    ("formulir", ("kolom", "Layanan"), {"judul": ["x"], "tipe": "teks"}, "pattern"),
    ("formulir", ("kolom", "kunci"), {"judul": ["x"], "tipe": "teks"}, "not"),
    ("formulir", ("kolom", "layanan", "tipe"), "skala", "enum"),
    ("formulir", ("kolom", "layanan", "wajib"), "ya", "type"),
    ("formulir", ("kolom", "kelompok_umur", "jawaban"), REMOVE, "required"),
    ("formulir", ("kolom", "persyaratan", "jawaban", "1"), "a", "type"),
    ("formulir", ("kolom", "persyaratan", "unsur"), "U1!", "pattern"),
    ("tanggapan", ("kunci",), "abc", "pattern"),
    ("tanggapan", ("Nama lengkap",), "x", "additionalProperties"),
    ("tanggapan", ("persyaratan",), 4, "type"),
    ("impor", ("jenis",), "daftar", "enum"),
    ("impor", ("kolom", "nomor"), ["NO"], "enum"),
    ("impor", ("kolom", "nip"), "NIP", "type"),
    ("impor", ("nilai", "unit", "Dinas Kesehatan"), ["Dinkes"], "pattern"),
    ("komentar", ("komentar", 0, "teks"), "", "minLength"),
    ("komentar", ("komentar", 0, "nama"), "Seseorang", "additionalProperties"),
    ("pelatihan", ("jenis",), "kursus", "enum"),
    ("pelatihan", ("topik",), "ti_layanan", "type"),
    ("pelatihan", ("topik",), [], "minItems"),
    ("pelatihan", ("jam",), 0, "exclusiveMinimum"),
    ("pelatihan", ("peserta",), [P, P], "uniqueItems"),
    ("pelatihan", ("peserta", 0), "Seseorang", "pattern"),
    ("penghargaan", ("penerima", 0), "Seseorang", "pattern"),
    ("penghargaan", ("kriteria",), "-", "minLength"),
    ("keberatan", ("keberatan", "1"), {}, "pattern"),
    ("keberatan", ("keberatan", "k001", "hasil"), "menang", "enum"),
    ("keberatan", ("keberatan", "k001", "diputus"), REMOVE, "required"),
    ("keberatan", ("keberatan", "k002", "diajukan"), "kemarin", "pattern"),
    ("tindak-lanjut", ("status",), "batal", "enum"),
    ("tindak-lanjut", ("tenggat",), "2026-06-31", "pattern"),
    ("tindak-lanjut", ("unit",), "Puskesmas", "pattern"),
    ("halaman", ("Lang",), "fr", "enum"),
    ("halaman", ("Slug",), "../evaluasi", "pattern"),
    ("halaman", ("Template",), "x", "additionalProperties"),
]


@pytest.mark.parametrize(("kind", "path", "value", "rule"), MISTAKES)
def test_a_mistake_is_found_where_it_is_made(kind: str, path: tuple[Step, ...], value: object, rule: str) -> None:
    record = changed(kind, path, value)
    errors = list(validator(kind).iter_errors(record))
    assert rule in {error.validator for error in errors}, [error.message for error in errors]
    for error in errors:
        at = tuple(error.absolute_path)
        assert at[: len(path) - 1] == path[:-1], error.json_path


@pytest.mark.parametrize(
    ("kind", "path", "value"),
    [
        ("evaluasi", ("periode",), 2026),
        ("evaluasi", ("periode",), "2026-03"),
        ("evaluasi", ("evaluasi",), {}),
        ("evaluasi", (*EVALUATION, "realisasi", "h1/i1"), -2.5),
        ("evaluasi", (*EVALUATION, "kekuatan"), REMOVE),
        ("rencana", ("rencana", P, "disepakati"), REMOVE),
        ("rencana", (*RESULT, "mendukung"), REMOVE),
        ("rencana", (*INDICATOR, "target"), 0),
        ("capaian", (*ACHIEVED, "realisasi"), None),
        ("capaian", (*ACHIEVED, "realisasi"), -4.2),
        ("capaian", ("laporan",), REMOVE),
        ("unit", ("induk",), REMOVE),
        ("unit", ("layanan",), []),
        ("portal", ("contoh",), False),
        ("portal", ("kalender",), []),
        ("portal", ("bahasa",), ["id"]),
        ("pegawai", ("mulai",), "2024-02-29"),
        ("pelatihan", ("peserta",), []),
        ("formulir", ("kolom", "layanan", "jawaban"), REMOVE),
        ("keberatan", ("keberatan",), {}),
        ("halaman", ("Summary",), REMOVE),
    ],
)
def test_real_life_is_accepted(kind: str, path: tuple[Step, ...], value: object) -> None:
    record = changed(kind, path, value)
    assert [error.message for error in validator(kind).iter_errors(record)] == []


def test_code_lists_in_schemas_are_those_of_the_tables() -> None:
    definitions = schema_of(SHARED)["$defs"]
    lists = {
        "kelompok_jabatan": regulations.job_families(),
        "jenis_kelamin": regulations.sexes(),
        "status_pegawai": regulations.employment_statuses(),
        "jenis_unit": regulations.unit_kinds(),
        "topik": regulations.topics(),
    }
    assert {name for name, schema in definitions.items() if "x-kode" in schema} == set(lists)
    for name, entries in lists.items():
        assert definitions[name]["enum"] == [entry.code for entry in entries]
    words = {
        "ekspektasi": regulations.expectations(),
        "predikat": regulations.predicates(),
        "predikat_unit": regulations.patterns(),
    }
    for name, rated in words.items():
        assert [regulations.code(text) for text in definitions[name]["enum"]] == [entry.code for entry in rated]
        assert definitions[name]["enum"] == [entry.name for entry in rated]


def test_the_seven_values_are_the_same_wherever_they_are_written() -> None:
    seven = [value.code for value in regulations.values()]
    plan = schema_of("rencana")["properties"]["rencana"]["additionalProperties"]["properties"]
    rated = schema_of("evaluasi")["properties"]["evaluasi"]["additionalProperties"]["properties"]["nilai"]
    assert list(plan["ekspektasi_perilaku"]["properties"]) == seven
    assert list(rated["properties"]) == rated["required"] == seven


def own_file(agency: Path, name: str, text: str) -> None:
    path = agency / "schemas" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_an_agency_that_adds_a_topic_needs_no_schema_of_its_own(tmp_path: Path) -> None:
    table = json.loads((SCHEMAS / "aturan" / "kebutuhan.json").read_text(encoding="utf-8"))
    table["daftar"].append({"kode": "budidaya_ikan", "nama": "Budidaya ikan", "nama_en": "Fish farming"})
    own_file(tmp_path, "aturan/kebutuhan.json", json.dumps(table))
    training = example("pelatihan")[0] | {"topik": ["budidaya_ikan"]}
    assert Draft202012Validator(schema_files.schema("pelatihan", tmp_path)).is_valid(training)
    assert not Draft202012Validator(schema_files.schema("pelatihan")).is_valid(training)


@pytest.mark.parametrize("kind", KINDS)
def test_a_filled_in_schema_says_the_same_and_needs_nothing_else(kind: str) -> None:
    filled = schema_files.schema(kind)
    assert list(references(filled)) == []
    alone = Draft202012Validator(filled, format_checker=Draft202012Validator.FORMAT_CHECKER)
    mistakes = [(path, value) for of, path, value, _ in MISTAKES if of == kind]
    for path, value in mistakes:
        record = changed(kind, path, value)
        expected = {(e.json_path, e.validator) for e in validator(kind).iter_errors(record)}
        assert {(e.json_path, e.validator) for e in alone.iter_errors(record)} == expected
    assert all(alone.is_valid(record) for record in example(kind))


OWN = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Satuan",
    "properties": {
        "satuan": {"title": "Satuan", "$ref": "#/$defs/satuan"},
        "kode": {"$ref": "#/$defs/satuan", "maxLength": 9, "allOf": [{"not": {"const": "xx"}}]},
    },
    "$defs": {"satuan": {"title": "Lain", "type": "string", "minLength": 2, "maxLength": 20}},
}
"""A schema of an agency's own, where a definition and what stands beside its reference speak of one thing."""


@pytest.mark.parametrize(
    "record",
    [{"satuan": "orang"}, {"satuan": "x"}, {"satuan": 1}, {"satuan": "s" * 21}]
    + [{"kode": code} for code in ("abc", "x", "xx", "s" * 10, "s" * 21, 7)],
)
def test_filling_in_keeps_what_stands_beside_a_reference(tmp_path: Path, record: dict[str, object]) -> None:
    own_file(tmp_path, "unit.json", json.dumps(OWN))
    filled = schema_files.schema("unit", tmp_path)
    assert filled["properties"]["satuan"]["title"] == "Satuan"
    assert Draft202012Validator(filled).is_valid(record) == Draft202012Validator(OWN).is_valid(record)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{\n]", r"unit\.json:2: bukan JSON"),
        ("[]", r"unit\.json: tulis sebagai objek"),
        ("true", r"unit\.json: tulis sebagai objek"),
        ('{"properties": {"nama": {"type": "teks"}}}', r"unit\.json: \$\.properties\.nama\.type: bukan JSON Schema"),
        ('{"properties": {"nama": {"$ref": "umum.json#/$defs/nama"}}}', r"unit\.json: rujukan umum\.json#/"),
        ('{"items": {"$ref": "#/$defs/a"}, "$defs": {"b": {}}}', r"unit\.json: rujukan #/\$defs/a tidak ada"),
        ('{"items": {"$ref": "#/$defs/a"}, "$defs": {"a": {"items": {"$ref": "#/$defs/a"}}}}', r"ke dirinya sendiri"),
    ],
)
def test_a_broken_schema_of_an_agency_is_named_in_one_line(tmp_path: Path, text: str, said: str) -> None:
    own_file(tmp_path, "unit.json", text)
    with pytest.raises(KinerjaError, match=said) as raised:
        schema_files.schema("unit", tmp_path)
    assert "\n" not in str(raised.value)
