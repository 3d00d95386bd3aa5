"""The catalogue is complete, speaks the code lists' words, and names nobody."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kinerja.content.personal import identifiers
from kinerja.content.records import PersonalIndicator
from kinerja.content.regulation_files import read
from kinerja.demo.catalogue import load
from kinerja.measures.plans import can_be_measured
from kinerja.rules.wording import NO_STRATEGY

NAMES = ("formulir", "indikator", "kerja", "pegawai", "penilaian", "portal", "tindak", "umpan", "unit")
STAFF_FAMILIES = ("guru", "tenaga_kesehatan", "fungsional_teknis", "fungsional_umum", "pelaksana")
TOPICS = {topic["kode"] for topic in read("kebutuhan")["daftar"]}
ASPECTS = {"kuantitas", "kualitas", "waktu", "biaya"}


def texts(value: object) -> Iterator[str]:
    """Every text of a file, keys too."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from texts(key)
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str):
        yield value


def results(line: Any) -> Iterator[Any]:
    """Every planned result of a line of work."""
    yield line["kepala"]
    yield from line["pengawas"]
    for offered in line["staf"].values():
        yield from offered


WORK = load("kerja")
ALL_RESULTS = [
    result for line in (*(line for lines in WORK["tema"].values() for line in lines), WORK["tata_kelola"])
    for result in results(line)
] + WORK["tambahan"]  # fmt: skip


def test_every_file_is_known(checkout: Path) -> None:
    assert sorted(path.stem for path in (checkout / "build/kinerja/demo/catalogue").iterdir()) == list(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_no_text_looks_like_a_personal_identifier(name: str) -> None:
    assert [text for text in texts(load(name)) if identifiers(text)] == []


@pytest.mark.parametrize("theme", WORK["tema"])
def test_every_theme_has_three_lines_with_work_for_heads_sections_and_each_family_it_employs(theme: str) -> None:
    lines = WORK["tema"][theme]
    assert len(lines) == 3
    families = load("pegawai")["kelompok_jabatan"]
    employed = set(families.get(theme, families["umum"]))
    for line in (*lines, WORK["tata_kelola"]):
        assert line["kepala"]["hasil"]
        assert line["pengawas"]
        assert "semua" in line["staf"] or employed <= set(line["staf"])
        assert set(line["staf"]) <= {*STAFF_FAMILIES, "semua"}


@pytest.mark.parametrize("theme", ["kesehatan", "puskesmas", "pendidikan", "sekolah", "lingkungan", "kependudukan"])
def test_the_named_offices_have_two_dozen_results(theme: str) -> None:
    own = [result for line in (*WORK["tema"][theme], WORK["tata_kelola"]) for result in results(line)]
    assert len({result["hasil"] for result in own}) >= 24


@pytest.mark.parametrize("result", ALL_RESULTS, ids=lambda result: result["hasil"])
def test_every_result_is_measurable(result: Any) -> None:
    assert result["ukur"]
    for text, aspect, low, high, measure in result["ukur"]:
        assert len(text) >= 3
        assert aspect in ASPECTS
        assert low <= high
        assert measure
        if measure == "persen":
            assert (high[1] if isinstance(high, list) else high) <= 100


def test_what_praises_counts_nothing_and_an_old_sheets_strategy_is_none() -> None:
    for _, aspect, low, high, measure in WORK["memuji"]:
        assert aspect in ASPECTS
        assert low <= high
        assert not can_be_measured(PersonalIndicator("i1", "", aspect, Decimal(high), measure))
    assert load("penilaian")["lembar_lama"]["strategi"] == NO_STRATEGY


def test_every_unit_of_the_catalogue_has_a_theme_and_an_english_name() -> None:
    catalogue = load("unit")
    for row in (*catalogue["dasar"], *catalogue["puncak"]):
        assert row["tema"] in WORK["tema"]
        assert row["nama_en"] != row["nama"]


@pytest.mark.parametrize("theme", load("indikator")["tema"])
def test_unit_indicators_are_told_in_both_languages_with_four_quarters(theme: str) -> None:
    own = load("indikator")["tema"][theme]
    assert 3 <= len(own) <= 6
    for described in own.values():
        assert all(described[key] for key in ("nama", "nama_en", "penjelasan", "penjelasan_en", "satuan", "satuan_en"))
        assert len(described["target"]) == len(described["realisasi"]) == 4
        for said in described.get("catatan", {}).values():
            assert len(said) == 2
        if described.get("golongan") == "waktu_layanan":
            assert len(described["median"]) == 4
            assert described["penyebut"] > 0
            assert all(median < described["standar_waktu"]["paling_lama"] for median in described["median"])
        if described.get("kumulatif"):
            assert described["target"] == sorted(described["target"])
            assert described["realisasi"] == sorted(described["realisasi"])


def test_needs_and_trainings_use_the_topics_of_the_code_list() -> None:
    needs = {topic for weights in load("umpan")["kebutuhan"].values() for topic in weights}
    trained = {topic for course in load("tindak")["pelatihan"] for topic in course["topik"]}
    assert needs <= TOPICS
    assert trained <= TOPICS
    assert needs - {"keuangan_daerah", "pengadaan_barang_jasa"} <= trained


def test_every_kind_of_training_is_held(checkout: Path) -> None:
    schema = json.loads((checkout / "schemas/pelatihan.json").read_text(encoding="utf-8"))
    held = {course["jenis"] for course in load("tindak")["pelatihan"]}
    assert held == set(schema["properties"]["jenis"]["enum"])


def test_sentences_are_different_and_enough_for_variety() -> None:
    told = load("umpan")
    strengths = [text for own in told["kekuatan"].values() for text in own]
    improvements = [text for own in told["perbaikan"].values() for text in own]
    for sentences, least in ((strengths, 40), (improvements, 35)):
        assert len(sentences) == len(set(sentences)) >= least
        assert all(sentence[0].isupper() and sentence.endswith(".") for sentence in sentences)
