"""Exports are read as the sheet shows them, whatever program wrote them; what is no export is refused in one line."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from kinerja.errors import KinerjaError
from kinerja.intake import xlsx_source
from kinerja.intake.dates import read_moment
from kinerja.intake.exports import open_export
from kinerja.intake.source import Row

HEADER = ("Stempel waktu", "Usia")


def rows(path: Path, data: bytes, sheet: str = "Form Responses 1") -> list[Row]:
    path.write_bytes(data)
    return list(open_export(path, sheet).rows())


def refused(path: Path, data: bytes, sheet: str = "Form Responses 1") -> str:
    with pytest.raises(KinerjaError) as error:
        rows(path, data, sheet)
    assert error.value.exit_code == 2
    assert "\n" not in str(error.value)
    return str(error.value)


def workbook(fill: Callable[[Workbook], None]) -> bytes:
    book = Workbook()
    assert book.active is not None
    book.active.title = "Form Responses 1"
    fill(book)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def table(lines: Sequence[Sequence[object]]) -> bytes:
    def fill(book: Workbook) -> None:
        for line in lines:
            book["Form Responses 1"].append(list(line))

    return workbook(fill)


@pytest.mark.parametrize(
    "data",
    [
        b'Stempel waktu,Usia\r\n"1, a",010\r\n',
        b'\xef\xbb\xbfStempel waktu;Usia\n"1, a";010\n',
        b"Stempel waktu\tUsia\n1, a\t010",
        b'Stempel waktu|Usia\n"1, a"|010\n',
        b'sep=;\r\n"Stempel waktu";Usia\r\n"1, a";010\r\n',
        'Stempel waktu\tUsia\r\n"1, a"\t010\r\n'.encode("utf-16"),
        '\ufeffStempel waktu;Usia\r\n"1, a";010\r\n'.encode("utf-16-be"),
    ],
)
def test_separators_and_encodings_are_found_and_digits_stay_text(tmp_path: Path, data: bytes) -> None:
    assert rows(tmp_path / "a.csv", data) == [Row(1, HEADER), Row(2, ("1, a", "010"))]


def test_windows_1252_is_read_where_a_file_is_not_utf_8(tmp_path: Path) -> None:
    found = rows(tmp_path / "a.csv", "Nama;Saran\nAndré;“bagus” – 5 €\n".encode("cp1252"))
    assert found[1].cells == ("André", "“bagus” – 5 €")


def test_an_indonesian_export_gives_the_moments_of_an_english_one(tmp_path: Path) -> None:
    indonesian = rows(tmp_path / "id.csv", "Stempel waktu;Nilai\n24/11/2026 13.05.11;5,10\n".encode("utf-8-sig"))
    english = rows(tmp_path / "en.csv", b"Timestamp,Score\n11/24/2026 13:05:11,5.10\n")
    assert indonesian[1].cells[1] == "5,10"
    assert read_moment(indonesian[1].cells[0]) == read_moment(english[1].cells[0], month_first=True) is not None


def test_the_separator_is_not_guessed_from_a_letterhead(tmp_path: Path) -> None:
    data = b"Pemerintah Kota Contoh, Jalan Contoh, Kota, Indonesia\n\nStempel waktu;Usia;Saran\n1;2;a, b\n3;4;c\n"
    assert rows(tmp_path / "a.csv", data)[2:] == [
        Row(3, ("Stempel waktu", "Usia", "Saran")),
        Row(4, ("1", "2", "a, b")),
        Row(5, ("3", "4", "c")),
    ]


def test_a_cell_of_several_lines_is_one_row_and_errors_of_excel_are_kept(tmp_path: Path) -> None:
    found = rows(tmp_path / "a.csv", b'Waktu,Saran\n1,"baris satu\r\nbaris dua"\n2,#N/A\n\n3,#REF!\n')
    assert [(row.number, row.cells) for row in found[1:]] == [
        (2, ("1", "baris satu\r\nbaris dua")),
        (3, ("2", "#N/A")),
        (4, ()),
        (5, ("3", "#REF!")),
    ]


def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b\n")
    source = open_export(path, "")
    path.unlink()
    assert list(source.rows()) == [Row(1, ("a", "b"))]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'Waktu,Usia\n1,"belum ditutup\n2,3\n', "tanda kutip"),
        (b"Waktu,Usia\n1,\xc3\xa9 lalu \xe9\n", "byte ke-22"),
        (b"Waktu,Usia\n1,\x81\n", "UTF-8"),
        ("Waktu,Usia\n".encode("utf-16") + b"\x00", "UTF-8"),
        ("Waktu,Usia\n".encode("utf-16-le"), "teks"),
        (b"Waktu,\0\n", "teks"),
        (b"PK\x03\x04rest", "tidak utuh"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), r"\.xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
    ],
)
def test_what_is_no_export_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(KinerjaError, match=words) as error:
        rows(tmp_path / "a.xlsx", data)
    assert "\n" not in str(error.value)
    assert "belum" not in str(error.value)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "tiada.csv", tmp_path):
        with pytest.raises(KinerjaError, match="tidak dapat dibaca"):
            open_export(path, "")


def test_a_workbook_gives_raw_values(tmp_path: Path) -> None:
    data = table(
        [
            HEADER,
            (),
            (datetime.fromisoformat("2026-11-24 13:05:11"), "010", 5.1, 3, True, None, "#N/A", "emoji 🙂"),
            (date(2026, 11, 24), "+62", 46041.5, -1.5, False),
        ]
    )
    assert rows(tmp_path / "salah-nama.csv", data) == [
        Row(1, HEADER),
        Row(2, ()),
        Row(3, ("2026-11-24 13:05:11", "010", "5.1", "3", "TRUE", "", "#N/A", "emoji 🙂")),
        Row(4, ("2026-11-24 00:00:00", "+62", "46041.5", "-1.5", "FALSE")),
    ]


def test_both_calendars_of_excel_give_the_same_day(tmp_path: Path) -> None:
    def old_mac(book: Workbook) -> None:
        book.epoch = CALENDAR_MAC_1904
        book["Form Responses 1"].append([datetime.fromisoformat("2026-01-19 10:22:31")])

    assert rows(tmp_path / "a.xlsx", workbook(old_mac))[0].cells == ("2026-01-19 10:22:31",)


def test_the_named_sheet_is_read_hidden_or_not_and_a_merged_cell_once(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        book.create_sheet("Ringkasan").append(["bukan ini"])
        hidden = book.create_sheet("Jawaban")
        hidden.sheet_state = "hidden"
        hidden.append(["Kelompok", "tertutup"])
        hidden.merge_cells("A1:B1")

    data = workbook(fill)
    assert rows(tmp_path / "a.xlsx", data, "Jawaban") == [Row(1, ("Kelompok",))]
    assert '"Form Responses 1", "Ringkasan", "Jawaban"' in refused(tmp_path / "a.xlsx", data, "Form Responses 2")


def test_a_title_that_excel_cut_and_a_lone_sheet_are_known(tmp_path: Path) -> None:
    title = "Jawaban survei: layanan rawat jalan dan inap"

    def fill(book: Workbook) -> None:
        book.create_sheet(title.replace(":", "")[:31]).append(["benar"])

    assert rows(tmp_path / "a.xlsx", workbook(fill), title)[0].cells == ("benar",)
    assert rows(tmp_path / "b.xlsx", table([("satu",)]), "Nama lain")[0].cells == ("satu",)


def with_member(data: bytes, name: str, text: bytes) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.infolist():
            new.writestr(member.filename, text if member.filename == name else old.read(member))
        if name not in old.namelist():
            new.writestr(name, text)
    return out.getvalue()


INLINE = b"""<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension
ref="A1"/><sheetData><row r="2"><c r="B2" t="inlineStr"><is><t>langsung</t></is></c><c r="C2" t="e"><v>#DIV/0!</v></c>
<c r="D2" t="str"><f>A1&amp;"x"</f><v>hasil</v></c><c r="E2" t="b"><v>1</v></c></row></sheetData></worksheet>"""


def test_inline_texts_errors_and_results_of_formulas_are_read_past_a_wrong_extent(tmp_path: Path) -> None:
    data = with_member(table([("x",)]), "xl/worksheets/sheet1.xml", INLINE)
    assert rows(tmp_path / "a.xlsx", data) == [Row(1, ()), Row(2, ("", "langsung", "#DIV/0!", "hasil", "TRUE"))]


def test_broken_and_hostile_workbooks_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_source, "_LARGEST_TEXTS", 1 << 20)
    good = table([HEADER] * 200)
    path = tmp_path / "a.xlsx"
    sheet = "xl/worksheets/sheet1.xml"
    assert "tidak utuh" in refused(path, good[: len(good) // 2])
    assert "tidak utuh" in refused(path, with_member(good, sheet, b"<worksheet><sheetData>"))
    entity = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hosts">]><worksheet>&e;</worksheet>'
    assert "tidak utuh" in refused(path, with_member(good, sheet, entity))
    assert "terlalu besar" in refused(path, with_member(good, "xl/sharedStrings.xml", bytes(2 << 20)))
    assert "bukan buku kerja" in refused(path, with_member(b"PK\x05\x06" + bytes(18), "foto.txt", b"x"))


def test_a_row_that_no_sheet_has_does_not_bring_all_blank_ones_before_it(tmp_path: Path) -> None:
    far = b'<row r="999999999999"><c r="A999999999999"><v>1</v></c></row></sheetData>'
    sheet = "xl/worksheets/sheet1.xml"
    data = table([["a"], ["1"]])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read(sheet).replace(b"</sheetData>", far)
    assert "tidak utuh" in refused(tmp_path / "jauh.xlsx", with_member(data, sheet, text))
