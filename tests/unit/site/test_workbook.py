"""A release's workbook says what its tables say, in cells that nothing can run."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja.package.model import CountTable, MeanRow, MeanTable, PlainTable, Release
from kinerja.package.period import Period
from kinerja.site.archive import index
from kinerja.site.dictionary import Words, code_rows, column_rows
from kinerja.site.papers import CITATION, README, papers
from kinerja.site.text import speech
from kinerja.site.workbook import workbook
from kinerja.site.xlsx import Cell, Sheet, book, sheet_names
from tests.unit.site.pages import THEME
from tests.unit.site.sample import releases

WORDS = Words(speech("id", THEME / "translations"), speech("en", THEME / "translations"))


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def rows_of(data: bytes, sheet: str) -> list[tuple[object, ...]]:
    return list(opened(data)[sheet].iter_rows(values_only=True))


@pytest.fixture(scope="module", params=releases(), ids=lambda release: release.folder)
def release(request: pytest.FixtureRequest) -> Release:
    made: Release = request.param
    return made


@pytest.fixture(scope="module")
def data(release: Release) -> bytes:
    return workbook(WORDS, index(release))


def test_there_is_a_cover_notes_what_columns_and_codes_mean_and_a_sheet_a_table(release: Release, data: bytes) -> None:
    assert opened(data).sheetnames == ["Sampul", "Catatan", "Kamus", "Kode", *sorted(release.tables)]
    cover = rows_of(data, "Sampul")
    assert [row[2:4] for row in cover if row[3] and row[3] != "Baris"] == [
        (name, len(table.rows)) for name, table in sorted(release.tables.items())
    ]
    assert cover[1][:2] == (
        "Data contoh: instansi, orang, dan angka rekaan.",
        "Example data: the agency, the people and the figures are fictional.",
    )


def test_every_count_and_mean_stands_in_its_row_and_one_that_is_not_published_says_why(
    release: Release, data: bytes
) -> None:
    said = set()
    for name, table in release.tables.items():
        if not isinstance(table, CountTable | MeanTable):
            continue
        heading, *rows = rows_of(data, name)
        places = [heading.index(dimension) for dimension in table.dimensions]
        found = {tuple(row[place] for place in places): row for row in rows}
        assert len(found) == len(table.rows)
        for row in table.rows:
            cells = dict(zip(heading, found[row.key], strict=True))
            assert cells["status"] == row.status
            if row.count is None:
                said.add(str(cells["jumlah"]))
            else:
                assert cells["jumlah"] == row.count
            if isinstance(row, MeanRow) and row.mean is not None:
                assert Decimal(str(cells["rerata"])) == row.mean
    assert "disembunyikan demi kerahasiaan / hidden to protect privacy" in said


def test_plain_tables_keep_their_columns_and_their_numbers_are_numbers() -> None:
    titles = (("unit", "string"), ("orang", "integer"), ("nilai", "number"), ("hari", "date"), ("teks", "string"))
    rows = (("dinas-kesehatan", "1200", "97.10", "2026-03-31", "=1"), ("tidak-ada", "", "", "", ""))
    table = PlainTable("angka", "nilai", "Angka", "Figures", tuple((*t, "Arti", "Meaning") for t in titles), (), rows)
    (first, *_) = releases()
    sheet = opened(workbook(WORDS, index(replace(first, tables={"angka": table}))))["angka"]
    assert list(sheet.iter_rows(values_only=True)) == [
        ("unit", "unit (nama)", "orang", "nilai", "hari", "teks"),
        ("dinas-kesehatan", "Dinas Kesehatan", 1200, 97.1, "2026-03-31", "=1"),
        ("tidak-ada", None, None, None, None, None),
    ]
    assert sheet["D2"].number_format == "0.00"


def test_codes_have_their_names_beside_them(data: bytes) -> None:
    heading, *rows = rows_of(data, "predikat")
    names = {row[0]: row[heading.index("unit (nama)")] for row in rows}
    assert names["semua"] == "Seluruh instansi"
    assert names["dinas-kesehatan"] == "Dinas Kesehatan"


def test_the_same_release_gives_the_same_bytes_dated_by_its_period(release: Release, data: bytes) -> None:
    assert workbook(WORDS, index(release)) == data
    made = opened(data).properties
    assert {str(made.created)[:10], str(made.modified)[:10]} == {Period.parse(release.period).last.isoformat()}


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("https://x.example")', "+62 21", "-", "@SUM(A1)"])
def test_text_that_looks_like_a_formula_is_text(text: str) -> None:
    sheet = opened(book([Sheet("x", [["a", "b"], [text, Decimal("-1.50")]], (9, 9))], "x", "2026-03-31"))["x"]
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["A2"].quotePrefix) == (text, "s", True)
    assert (sheet["B2"].value, sheet["B2"].data_type, sheet["B2"].number_format) == (-1.5, "n", "0.00")


@pytest.mark.parametrize(
    "text", ["<r><t>x</t></r>", "<r></r>", "<r>", "<r><f>1+1</f></r>", "_x000A_", "<r>" + "x" * 40_000 + "</r>"]
)
@pytest.mark.parametrize("table", [True, False])
def test_text_that_looks_like_markup_is_text(text: str, *, table: bool) -> None:
    sheet = opened(book([Sheet("x", [["a"], [text]], (9,), table)], "x", "2026-03-31"))["x"]
    assert (sheet["A2"].value, sheet["A2"].data_type) == (text[:32_767], "s")


def test_a_table_s_heading_stays_in_sight_and_its_columns_have_filters_and_widths() -> None:
    rows: list[list[Cell]] = [["a", "b"], ["c", 1]]
    made = opened(book([Sheet("x", rows, (9, 30)), Sheet("y", rows, (9, 30), table=False)], "x", "2026-03-31"))
    assert (made["x"].freeze_panes, made["x"].auto_filter.ref) == ("A2", "A1:B2")
    assert (made["y"].freeze_panes, made["y"].auto_filter.ref) == (None, None)
    assert [round(made["x"].column_dimensions[name].width) for name in "AB"] == [10, 31]  # with Excel's own margin
    assert (made["x"]["A1"].font.b, made["x"]["A2"].font.b) == (True, False)


def test_parts_have_no_date_of_their_own_and_are_not_packed(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {(part.date_time, part.compress_type) for part in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), zipfile.ZIP_STORED)
        }


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_what_is_no_number_is_no_cell(value: str) -> None:
    with pytest.raises(TypeError):
        book([Sheet("x", [["a"], [Decimal(value)]], (9,))], "x", "2026-03-31")


def test_a_hostile_name_of_an_agency_stays_text_everywhere() -> None:
    (first, *_) = releases()
    hostile = '=cmd|"/c x"!A1 <b> & \x00\x1f'
    made = opened(workbook(WORDS, index(replace(first, agency=hostile, units=tuple(
        replace(unit, name=hostile) for unit in first.units
    )))))  # fmt: skip
    kinds = {cell.data_type for sheet in made for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n"}


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=6))
def test_sheets_are_called_what_spreadsheets_take_and_no_two_the_same(names: Sequence[str]) -> None:
    made = sheet_names(names)
    assert len({name.casefold() for name in made}) == len(names)
    assert all(0 < len(name) <= 31 and not set("[]:*?/\\") & set(name) for name in made)
    assert opened(book([Sheet(name, [["a"]], (9,)) for name in names], "judul", "2026-03-31")).sheetnames == made


@settings(deadline=None, max_examples=40)
@given(st.lists(st.lists(st.text(max_size=20), min_size=1, max_size=3), min_size=1, max_size=4))
def test_any_text_makes_a_file_that_opens(rows: list[list[str]]) -> None:
    sheet = opened(book([Sheet("x", rows, (9,))], "judul", "2026-03-31"))["x"]
    cell = sheet["A1"].value
    plain = rows[0][0]
    assert plain == (cell or "") or any(ord(sign) < 32 or sign in "_\ufffe\uffff" for sign in plain)


def test_the_dictionary_explains_every_column_and_every_code_in_both_languages(release: Release) -> None:
    edition = index(release)
    explained = {row[:2] for row in column_rows(WORDS, edition) if row[4] and row[5]}
    for name, table in release.tables.items():
        columns = (
            [column[0] for column in table.columns]
            if isinstance(table, PlainTable)
            else [*table.dimensions, "jumlah", "status"]
        )
        assert {(f"tabel/{name}.csv", title) for title in columns} <= explained
    coded = {row[:2] for row in code_rows(edition)}
    assert {("unit", unit.code) for unit in release.units} <= coded
    assert {(dimension, m.code) for dimension, members in release.members.items() for m in members} <= coded
    counted = {row[1]: row[5:] for row in code_rows(edition) if row[0] == "indikator"}
    for (_, indicator), row in edition.facts["indikator"].items():
        if indicator in counted:
            assert counted[indicator] == (row["satuan"], row["satuan_en"])


def test_the_papers_tell_of_a_correction_and_cite_the_release_by_its_address() -> None:
    corrected = next(release for release in releases() if release.revision > 1)
    told = papers(WORDS, index(corrected), "https://contoh.example")
    readme, citation = told[README].decode(), told[CITATION].decode()
    assert corrected.correction in readme
    assert readme.index("cara mengutip") < readme.index("how to cite")
    assert f"https://contoh.example/data/{corrected.folder}.zip" in citation
    assert "http" not in papers(WORDS, index(corrected), "")[CITATION].decode()
