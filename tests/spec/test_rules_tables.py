"""The regulations' tables, as a reader works them out by hand from the regulation's own words."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kinerja.content import regulations
from kinerja.content.regulation_files import TABLES, read
from kinerja.errors import KinerjaError
from kinerja.package.rounding import half_up

TABLE_FOLDER = Path(__file__).resolve().parents[2] / "schemas" / "aturan"
ABOVE, MEETS, BELOW = "di_atas_ekspektasi", "sesuai_ekspektasi", "di_bawah_ekspektasi"


def table_text(name: str) -> Any:
    return json.loads((TABLE_FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def own_table(agency: Path, name: str, table: Any) -> None:
    """Put a table into an agency's own repository."""
    path = agency / "schemas" / "aturan" / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(table if isinstance(table, str) else json.dumps(table), encoding="utf-8")


def test_every_table_is_read_and_has_the_agreed_shape() -> None:
    known = sorted(TABLES)
    assert sorted(path.stem for path in TABLE_FOLDER.glob("*.json") if path.stem != "_skema") == known
    schema = table_text("_skema")
    Draft202012Validator.check_schema(schema)
    for name in known:
        assert read(name) == table_text(name)
        assert [e.message for e in Draft202012Validator(schema).iter_errors(table_text(name))] == [], name


def test_every_table_names_its_source_and_version() -> None:
    citations = regulations.citations()
    assert list(citations) == [name.replace("-", "_") for name in TABLES]
    assert "PermenPANRB 6/2022" in citations["predikat"]
    assert "Peraturan BKN 3/2023" in citations["predikat"]
    assert "SE MenPANRB 3/2023" in citations["pola_distribusi"]
    assert "PermenPANRB 14/2017" in citations["unsur"]
    assert "PermenPANRB 14/2017" in citations["mutu_pelayanan"]
    assert "SE MenPANRB 20/2021" in citations["berakhlak"]
    assert all(line.startswith("versi 1: ") for line in citations.values())


@pytest.mark.parametrize(
    "name", ["predikat", "pola-distribusi", "bukti-evaluasi", "disiplin", "rencana-kinerja", "umpan-balik"]
)
def test_what_was_seen_in_secondary_sources_only_says_so(name: str) -> None:
    assert "(check:" in table_text(name)["catatan"]


@pytest.mark.parametrize("name", TABLES)
def test_codes_of_a_table_are_unique(name: str) -> None:
    codes = [entry["kode"] for entry in table_text(name).get("daftar", [])]
    assert len(codes) == len(set(codes))


# Predicates


@pytest.mark.parametrize(
    ("results", "behaviour", "expected"),
    [
        (ABOVE, BELOW, "kurang"),
        (ABOVE, MEETS, "baik"),
        (ABOVE, ABOVE, "sangat_baik"),
        (MEETS, BELOW, "kurang"),
        (MEETS, MEETS, "baik"),
        (MEETS, ABOVE, "baik"),
        (BELOW, BELOW, "sangat_kurang"),
        (BELOW, MEETS, "butuh_perbaikan"),
        (BELOW, ABOVE, "butuh_perbaikan"),
    ],
)
def test_the_predicate_follows_from_results_and_behaviour(results: str, behaviour: str, expected: str) -> None:
    assert regulations.predicate(results, behaviour) == expected
    assert (results, behaviour, expected) in regulations.predicate_rule()


def test_the_rule_has_nine_rows_best_ratings_first() -> None:
    pairs = [(results, behaviour) for results, behaviour, _ in regulations.predicate_rule()]
    assert pairs == [(r, b) for r in (ABOVE, MEETS, BELOW) for b in (ABOVE, MEETS, BELOW)]


def test_predicates_are_ordered_best_first_and_convert_to_credit() -> None:
    assert [(p.code, p.credit_percent) for p in regulations.predicates()] == [
        ("sangat_baik", 150),
        ("baik", 100),
        ("butuh_perbaikan", 75),
        ("kurang", 50),
        ("sangat_kurang", 25),
    ]


def test_merged_classes_part_the_predicates() -> None:
    assert {merged.code: merged.members for merged in regulations.merged_predicates()} == {
        "baik_ke_atas": ("sangat_baik", "baik"),
        "di_bawah_baik": ("butuh_perbaikan", "kurang", "sangat_kurang"),
    }


def test_words_become_codes() -> None:
    assert regulations.code("di atas ekspektasi") == ABOVE
    assert regulations.code(" sangat baik ") == "sangat_baik"


def test_an_unknown_rating_has_no_predicate() -> None:
    with pytest.raises(KeyError):
        regulations.predicate("baik", MEETS)


# Patterns of distribution


def follows(pattern: str, **counts: int) -> bool:
    conditions = regulations.by_code(regulations.patterns())[pattern].conditions
    return all(regulations.holds(condition, counts) for condition in conditions)


@pytest.mark.parametrize(
    ("pattern", "counts", "expected"),
    [
        ("istimewa", {"sangat_baik": 70, "baik": 30}, True),
        ("istimewa", {"sangat_baik": 71, "baik": 29}, False),
        ("istimewa", {"sangat_baik": 40, "baik": 35, "kurang": 25}, True),
        ("istimewa", {"sangat_baik": 30, "baik": 70}, False),
        ("baik", {"baik": 70, "sangat_baik": 25, "butuh_perbaikan": 5}, True),
        ("baik", {"baik": 71, "sangat_baik": 24, "butuh_perbaikan": 5}, False),
        ("baik", {"baik": 70, "sangat_baik": 30}, False),
        ("baik", {"baik": 70, "sangat_baik": 29, "kurang": 1}, True),
        ("baik", {"baik": 40, "sangat_baik": 59, "kurang": 1}, False),
        ("butuh_perbaikan", {"butuh_perbaikan": 60, "baik": 30, "sangat_baik": 10}, True),
        ("butuh_perbaikan", {"butuh_perbaikan": 59, "baik": 41}, False),
        ("butuh_perbaikan", {"butuh_perbaikan": 89, "sangat_baik": 11}, False),
        ("kurang", {"kurang": 60, "butuh_perbaikan": 10, "baik": 20, "sangat_baik": 10}, True),
        ("kurang", {"kurang": 91, "butuh_perbaikan": 9}, False),
        ("kurang", {"kurang": 60, "butuh_perbaikan": 29, "sangat_baik": 11}, False),
        ("sangat_kurang", {"sangat_kurang": 60, "kurang": 5, "butuh_perbaikan": 5, "baik": 30}, True),
        ("sangat_kurang", {"sangat_kurang": 60, "kurang": 9, "baik": 31}, False),
        ("sangat_kurang", {"sangat_kurang": 80, "kurang": 19, "sangat_baik": 1}, False),
        ("sangat_kurang", {"sangat_kurang": 6, "kurang": 1, "baik": 3}, True),
    ],
)
def test_a_units_people_follow_its_pattern_or_depart_from_it(
    pattern: str, counts: dict[str, int], expected: bool
) -> None:
    assert follows(pattern, **counts) is expected


def test_a_unit_without_ratings_departs_from_nothing() -> None:
    assert all(follows(pattern.code) for pattern in regulations.patterns())


def test_units_have_five_predicates_of_their_own() -> None:
    assert [p.code for p in regulations.patterns()] == [
        "istimewa",
        "baik",
        "butuh_perbaikan",
        "kurang",
        "sangat_kurang",
    ]


# Public satisfaction


@pytest.mark.parametrize(
    ("index", "letter"),
    [
        ("25.00", "D"),
        ("64.99", "D"),
        ("65.00", "C"),
        ("76.60", "C"),
        ("76.61", "B"),
        ("88.30", "B"),
        ("88.31", "A"),
        ("100.00", "A"),
    ],
)
def test_an_index_has_the_grade_of_its_limits(index: str, letter: str) -> None:
    assert regulations.grade_of_index(Decimal(index)).letter == letter


@pytest.mark.parametrize("index", ["24.99", "100.01", "0", "88.305"])
def test_what_is_no_rounded_index_has_no_grade(index: str) -> None:
    with pytest.raises(ValueError, match="di luar batas"):
        regulations.grade_of_index(Decimal(index))


def test_every_index_of_two_decimals_has_exactly_one_grade() -> None:
    for hundredths in range(2500, 10001):
        index = Decimal(hundredths).scaleb(-2)
        found = [g for g in regulations.grades() if g.index_limits[0] <= index <= g.index_limits[1]]
        assert found == [regulations.grade_of_index(index)]


@pytest.mark.parametrize(
    ("mean", "letter"),
    [
        (Decimal(1), "D"),
        (Decimal("2.5996"), "D"),
        (Decimal("2.5997"), "D"),  # 64.9925, in the gap of the printed limits
        (Decimal("2.60"), "C"),
        (Decimal("3.064"), "C"),
        (Decimal("3.0642"), "B"),  # 76.605, half up to 76.61
        (Decimal("3.0644"), "B"),
        (Decimal("3.532"), "B"),
        (Decimal("3.5324"), "A"),
        (Fraction(53, 15), "A"),  # 3.5333… = 88.33
        (Decimal(4), "A"),
    ],
)
def test_an_element_is_graded_on_the_index_scale_from_its_unrounded_mean(mean: Decimal | Fraction, letter: str) -> None:
    assert regulations.grade_of_index(half_up(25 * Fraction(mean), 2)).letter == letter


def test_printed_limits_of_an_element_are_those_of_the_index_over_25() -> None:
    for grade in regulations.grades():
        assert [25 * limit for limit in grade.element_limits] == list(grade.index_limits)


def test_skm_has_nine_elements_spkp_eight_and_spak_five() -> None:
    assert [(survey.code, len(survey.elements)) for survey in regulations.surveys()] == [
        ("skm", 9),
        ("spkp", 8),
        ("spak", 5),
    ]
    assert [(e.number, e.code) for e in regulations.elements("skm")] == [
        ("U1", "persyaratan"),
        ("U2", "prosedur"),
        ("U3", "waktu"),
        ("U4", "biaya"),
        ("U5", "produk"),
        ("U6", "kompetensi"),
        ("U7", "perilaku"),
        ("U8", "pengaduan"),
        ("U9", "sarana"),
    ]
    assert regulations.elements("program") == ()


@pytest.mark.parametrize(
    ("kind", "element"),
    [(survey.code, element) for survey in regulations.surveys() for element in survey.elements],
    ids=lambda value: value if isinstance(value, str) else value.code,
)
def test_a_standard_question_is_recognised_by_its_words(kind: str, element: regulations.Element) -> None:
    assert regulations.element_of_header(element.question, kind) == element.code
    assert regulations.element_of_header(element.name.upper(), kind) == element.code
    assert len(set(element.answers)) == 4


@pytest.mark.parametrize(
    ("header", "element"),
    [
        ("U8. Bagaimana kualitas sarana dan prasarana?", "sarana"),
        ("U9 - Penanganan pengaduan, saran dan masukan", "pengaduan"),
        ("Bagaimana syaratnya?", "persyaratan"),
        ("Apakah biayanya wajar?", "biaya"),
        ("Kesopanan dan keramahan petugas", "perilaku"),
        ("Kecepatan pelayanan", "waktu"),
        ("Timestamp", None),
        ("Stempel waktu", None),
        ("Saran dan kritik", None),
        ("Jalur pendaftaran", None),
        ("Kejelasan biaya dan persyaratan", None),
        ("", None),
    ],
)
def test_a_header_is_recognised_by_words_or_left_to_a_person(header: str, element: str | None) -> None:
    assert regulations.element_of_header(header) == element


@pytest.mark.parametrize(("population", "sample"), [(50, 44), (100, 80), (1000, 278), (10000, 370)])
def test_krejcie_and_morgans_parameters_give_their_printed_table(population: int, sample: int) -> None:
    given = {name: Fraction(value) for name, value in regulations.read("krejcie-morgan")["parameter"].items()}
    spread = given["khi_kuadrat"] * given["proporsi"] * (1 - given["proporsi"])
    size = spread * population / (given["galat"] ** 2 * (population - 1) + spread)
    assert round(size) == sample


# Code lists


def test_the_seven_values_have_three_behaviours_each_in_two_languages() -> None:
    values = regulations.values()
    assert [value.code for value in values] == [
        "berorientasi_pelayanan",
        "akuntabel",
        "kompeten",
        "harmonis",
        "loyal",
        "adaptif",
        "kolaboratif",
    ]
    assert len({text for value in values for pair in value.behaviours for text in pair}) == 42


def test_code_lists_name_every_code_in_two_languages() -> None:
    for entries in (
        regulations.expectations(),
        regulations.job_families(),
        regulations.unit_kinds(),
        regulations.sexes(),
        regulations.employment_statuses(),
        regulations.topics(),
    ):
        assert entries
        assert all(entry.name and entry.name_en and entry.name != entry.code for entry in entries)
        assert list(regulations.by_code(entries)) == [entry.code for entry in entries]


def test_job_families_are_those_of_the_record_contract() -> None:
    assert [family.code for family in regulations.job_families()] == [
        "pimpinan",
        "pengawas_administrator",
        "guru",
        "tenaga_kesehatan",
        "fungsional_teknis",
        "fungsional_umum",
        "pelaksana",
    ]


# An agency's own tables


def test_an_agencys_own_table_wins(tmp_path: Path) -> None:
    table = table_text("predikat")
    table["versi"] = 2
    for row in table["matriks"]:
        if (row["hasil_kerja"], row["perilaku_kerja"]) == (ABOVE, BELOW):
            row["predikat"] = "butuh_perbaikan"
    own_table(tmp_path, "predikat", table)
    assert regulations.predicate(ABOVE, BELOW, agency=tmp_path) == "butuh_perbaikan"
    assert regulations.predicate(ABOVE, BELOW) == "kurang"
    assert regulations.citations(tmp_path)["predikat"].startswith("versi 2: ")
    assert regulations.grades(tmp_path) == regulations.grades()


def test_an_agencys_rule_must_decide_every_pair(tmp_path: Path) -> None:
    table = table_text("predikat")
    table["matriks"][0] = {**table["matriks"][1], "predikat": "kurang"}
    own_table(tmp_path, "predikat", table)
    with pytest.raises(KinerjaError, match="setiap pasangan rating"):
        regulations.predicate_rule(tmp_path)


def test_an_agencys_merged_classes_must_part_the_predicates(tmp_path: Path) -> None:
    table = table_text("predikat")
    table["gabungan"][0]["anggota"].append("kurang")
    own_table(tmp_path, "predikat", table)
    with pytest.raises(KinerjaError, match="satu gabungan"):
        regulations.merged_predicates(tmp_path)


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ('{"judul": }', r"kebutuhan\.json:1: bukan JSON"),
        ("[]", r"kebutuhan\.json: tulis sebagai objek"),
        ({"judul": "x", "judul_en": "x", "versi": 1, "sumber": []}, r"\$\.sumber: ikuti bentuk"),
        ({"judul": "x", "judul_en": "x", "versi": 1, "sumber": [{"peraturan": "x"}]}, "tambahkan daftar"),
    ],
)
def test_a_broken_table_of_an_agency_is_named_in_one_line(tmp_path: Path, broken: Any, message: str) -> None:
    own_table(tmp_path, "kebutuhan", broken)
    with pytest.raises(KinerjaError, match=message) as error:
        regulations.topics(tmp_path)
    assert "\n" not in str(error.value)
