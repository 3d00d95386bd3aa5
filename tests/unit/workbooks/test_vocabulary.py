"""Words of spreadsheets mean one of our codes, or none: never one of two."""

from __future__ import annotations

import json

import pytest

from kinerja.content import regulations
from kinerja.intake.words import header_words
from kinerja.workbooks.vocabulary import meant, vocabulary
from tests.conftest import CHECKOUT


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("SESUAI EKSPEKTASI", "sesuai ekspektasi"),
        ("Sesuai Ekspetasi", "sesuai ekspektasi"),
        ("sesuai  ekspektasi.", "sesuai ekspektasi"),
        ("SE", "sesuai ekspektasi"),
        ("Sesuai", "sesuai ekspektasi"),
        ("Diatas Ekspektasi", "di atas ekspektasi"),
        ("di atas ekspetasi", "di atas ekspektasi"),
        ("DAE", "di atas ekspektasi"),
        ("Dibawah ekspektasi", "di bawah ekspektasi"),
        ("di bwah ekspektasi", "di bawah ekspektasi"),
        ("DBE", "di bawah ekspektasi"),
        ("DE", None),  # above or below
        ("D", None),
        ("ekspektasi", None),
        ("Baik", None),
        ("4", None),
    ],
)
def test_a_rating_is_read_where_it_can_mean_only_one(text: str, code: str | None) -> None:
    assert meant(text, vocabulary().codes["ekspektasi"]) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("BAIK", "baik"),
        ("Sangat baik", "sangat baik"),
        ("SANGAT BAIKK", "sangat baik"),
        ("SB", "sangat baik"),
        ("Kurang/Misconduct", "kurang"),
        ("Butuh Perbaikan", "butuh perbaikan"),
        ("Cukup", None),
        ("istimewa", None),
    ],
)
def test_a_predicate_is_read_where_it_can_mean_only_one(text: str, code: str | None) -> None:
    assert meant(text, vocabulary().codes["predikat"]) == code


def test_every_code_is_one_of_the_regulations() -> None:
    codes = vocabulary().codes
    assert [header_words(c.name) for c in regulations.expectations()] == list(codes["ekspektasi"])
    assert [header_words(c.name) for c in regulations.predicates()] == list(codes["predikat"])
    assert {c.code for c in regulations.job_families()} == set(codes["jabatan"])
    assert {c.code for c in regulations.sexes()} == set(codes["jenis_kelamin"])
    assert {c.code for c in regulations.employment_statuses()} == set(codes["status_pegawai"])


def test_every_phrase_is_written_as_words_are_compared() -> None:
    for phrases in (*vocabulary().titles.values(), *vocabulary().codes.values()):
        for several in phrases.values():
            assert [header_words(phrase) for phrase in several] == list(several)


def test_no_phrase_means_two_codes_and_no_title_two_fields() -> None:
    for phrases in (*vocabulary().titles.values(), *vocabulary().codes.values()):
        every = [phrase for several in phrases.values() for phrase in several]
        assert len(every) == len(set(every))


def test_the_schema_of_mappings_knows_every_field() -> None:
    schema = json.loads((CHECKOUT / "schemas" / "impor.json").read_text(encoding="utf-8"))["properties"]
    fields = {field for phrases in vocabulary().titles.values() for field in phrases}
    assert set(schema["jenis"]["enum"]) == set(vocabulary().titles)
    assert set(schema["kolom"]["propertyNames"]["enum"]) == fields
    assert set(schema["nilai"]["propertyNames"]["enum"]) == fields
