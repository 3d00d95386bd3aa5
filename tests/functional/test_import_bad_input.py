"""Files that are not what they should be: one clear line, exit code 1 or 2, and nothing written."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja.intake.xlsx_source import PROTECTED
from tests.conftest import RunKinerja
from tests.functional.import_agency import (
    import_office,
    imported,
    make_office,
    number,
    office_plans,
    office_ratings,
    office_register,
    tree,
)
from tests.functional.workbooks_made import Grid, name, nip, register_of, register_row, table, workbook

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return make_office(tmp_path / "instansi")


def _old(path: Path) -> None:
    path.write_bytes(_COMPOUND)


def _encrypted(path: Path) -> None:
    path.write_bytes(_COMPOUND + "EncryptedPackage".encode("utf-16-le"))


def _cut_off(path: Path) -> None:
    workbook(path, office_register())
    path.write_bytes(path.read_bytes()[:2000])


def _no_workbook(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")


def _empty(path: Path) -> None:
    workbook(path, [])


def _english(path: Path) -> None:
    workbook(path, [["Employee", "Office", "Position"], [1, "Health", "Head"]])


def _titles_alone(path: Path) -> None:
    workbook(path, register_of([])[:5])


def _picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_old, "Excel lama (.xls)"),
        (_encrypted, PROTECTED),
        (_cut_off, "tidak utuh"),
        (_no_workbook, "bukan buku kerja Excel"),
        (_empty, "lembar ini kosong"),
        (_english, "judul kolom dicari dalam bahasa Indonesia"),
        (_titles_alone, "tidak ada baris di bawah judul"),
        (_picture, "bukan"),
        (lambda path: None, "tidak ada berkas bernama ini"),
    ],
)
def test_a_wrong_file_is_said_in_one_line(
    run_kinerja: RunKinerja, office: Path, tmp_path: Path, make: Callable[[Path], None], said: str
) -> None:
    file = tmp_path / "daftar.xlsx"
    make(file)
    before = tree(office.parent)
    done = run_kinerja("import", "register", file, "--content", office)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert tree(office.parent) == before


def test_two_hundred_thousand_rows_are_too_many(run_kinerja: RunKinerja, office: Path, tmp_path: Path) -> None:
    titles, *_ = [["NIP", "UNIT KERJA", "JABATAN"]]
    rows: Grid = [titles, *([number(0), "Dinas Contoh", "Guru"] for _ in range(200_000))]
    done = run_kinerja("import", "register", table(tmp_path / "a.csv", rows), "--content", office)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "lebih dari 100.000 baris; bagi per unit" in done.stderr


@pytest.mark.parametrize(
    ("row", "cell", "said"),
    [
        (register_row(7, "Guru", "Dinas Contoh", nip=float(nip(7))), "C12", "angka terakhir NIP hilang"),
        (register_row(7, "Guru", "Dinas Contoh", nip=nip(7)[:17]), "C12", "17 angka"),
        (register_row(7, "Guru", "Dinas Contoh", nip=nip(7)[:14] + "5" + nip(7)[15:]), "C12", "NIP ini keliru"),
        (register_row(7, "Guru", "Dinas Contoh", nip=""), "C12", "NIP kosong"),
        (register_row(7, "Guru", "Dinas Contoh", nip=nip(2)), "C12", "milik orang lain di C9"),
        (register_row(7, "Guru", "Dinas Contoh", nip=nip(2), name=name(2)), "C12", "sudah ada di C9"),
        (register_row(7, "Guru", "Dinas Perikanan"), "F12", 'unit "Dinas Perikanan" tidak dikenal'),
        (register_row(7, "Ahli Sihir", "Dinas Contoh"), "E12", "jabatan ini belum dikenal"),
        (register_row(7, "Guru", "Dinas Contoh", "kemarin"), "I12", "tanggal ini tidak terbaca"),
        (register_row(7, "Guru", "#N/A"), "F12", "unit tidak dikenal"),
    ],
)
def test_a_row_that_is_not_understood_is_named_by_its_cell_and_stops_all(
    run_kinerja: RunKinerja, office: Path, tmp_path: Path, row: list[object], cell: str, said: str
) -> None:
    file = workbook(tmp_path / "a.xlsx", register_of([*office_register()[6:-2], row]))
    before = tree(office.parent)
    report = imported(run_kinerja, office, "register", file, "--roster", tmp_path / "roster.csv", code=1)
    assert [t["sel"] for t in report["temuan"] if t["tingkat"] == "galat"] == [[cell]]
    assert said in report["temuan"][0]["pesan"]
    assert tree(office.parent) == before
    assert not (tmp_path / "roster.csv").exists()
    assert not re.search(r"[0-9]{9}", str(report))


@pytest.mark.parametrize(
    ("row", "column", "value", "cell", "said"),
    [
        (5, 5, "", "F6", "rating kosong"),
        (5, 5, "Bagus", "F6", "isi sel ini tidak dikenali; tulis `di atas ekspektasi`"),
        (5, 6, "DE", "G6", "isi sel ini tidak dikenali"),
        (5, 7, "Sangat Baik", "H6", "menghasilkan predikat baik, bukan sangat baik"),
        (5, 1, nip(40), "B6", "tidak terdaftar di pegawai/ pada 2026-T1"),
        (8, 3, "1234", "D9", "4 angka"),
        (8, 3, "", "E9", "penilai tidak dikenal dari namanya saja"),
    ],
)
def test_a_rating_that_is_not_understood_stops_all(
    run_kinerja: RunKinerja, office: Path, tmp_path: Path, row: int, column: int, value: str, cell: str, said: str
) -> None:
    import_office(run_kinerja, office, tmp_path)
    grid = [list(cells) for cells in office_ratings()]
    grid[row][column] = value
    if said.startswith("penilai tidak"):
        grid[row][column + 1] = name(77)
    before = tree(office)
    report = imported(run_kinerja, office, "evaluasi", workbook(tmp_path / "c.xlsx", grid), code=1)
    errors = [t for t in report["temuan"] if t["tingkat"] == "galat"]
    assert [t["sel"] for t in errors] == [[cell]]
    assert said in errors[0]["pesan"]
    assert tree(office) == before


@pytest.mark.parametrize(
    ("row", "column", "value", "cell", "said"),
    [
        (4, 5, "Mutu sekali", "F5", "isi sel ini tidak dikenali; tulis `kuantitas`"),
        (4, 7, "#DIV/0!", "H5", "galat rumus"),
        (4, 7, "banyak", "H5", "angka tidak terbaca"),
        (4, 8, "", "H5", "satuan target tidak ada"),
        (4, 2, "", "A5", "penilai pegawai ini tidak disebut"),
        (4, 4, "ab", "E5", "teks ini 2 huruf"),
        (7, 6, f"Berkas dari {name(0)}", "G8", "memuat nama, NIP"),
        (7, 4, f"Melayani {nip(3)}", "E8", "memuat nama, NIP"),
    ],
)
def test_a_plan_that_is_not_understood_stops_all(
    run_kinerja: RunKinerja, office: Path, tmp_path: Path, row: int, column: int, value: str, cell: str, said: str
) -> None:
    imported(run_kinerja, office, "register", workbook(tmp_path / "a.xlsx", office_register()))
    grid = [list(cells) for cells in office_plans()]
    grid[row][column] = value
    before = tree(office)
    report = imported(run_kinerja, office, "rencana", workbook(tmp_path / "c.xlsx", grid), code=1)
    errors = [t for t in report["temuan"] if t["tingkat"] == "galat"]
    assert [t["sel"] for t in errors] == [[cell]]
    assert said in errors[0]["pesan"]
    assert tree(office) == before


def test_a_change_that_would_leave_a_fault_is_refused_whole(
    run_kinerja: RunKinerja, office: Path, tmp_path: Path
) -> None:
    """Ratings of people without plans are valid cells, and no valid records."""
    imported(run_kinerja, office, "register", workbook(tmp_path / "a.xlsx", office_register()))
    grid = [["NIP", "NIP ATASAN", "HASIL KERJA", "PERILAKU KERJA"], [number(1), number(0), "SE", "SE"]]
    file = workbook(tmp_path / "c.xlsx", grid)
    before = tree(office)
    done = run_kinerja("import", "evaluasi", file, "--content", office, "--periode", "2026-T1")
    assert done.returncode == 1
    assert "tidak ada yang ditulis" in done.stderr
    assert tree(office) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["register", "--mulai", "1 Maret"], "--mulai: tulis tanggal seperti 2024-03-01"),
        (["register", "--unit", "dinas-perikanan"], "--unit dinas-perikanan: unit ini belum ada"),
        (["register", "--lembar", "Lain"], "tidak ada lembar bernama itu"),
        (["evaluasi", "--periode", "TW I"], "--periode: tulis seperti 2026-T1"),
        (["evaluasi"], "periode lembar ini tidak tertulis di atas judulnya; sebut dengan --periode"),
        (["rencana", "--tahun", "2026-T1"], "--tahun: tulis seperti 2026"),
    ],
)
def test_wrong_use_is_said_in_one_line(
    run_kinerja: RunKinerja, office: Path, tmp_path: Path, arguments: list[str], said: str
) -> None:
    grids = {"register": office_register(), "evaluasi": office_ratings()[3:], "rencana": office_plans()[3:]}
    file = workbook(tmp_path / "a.xlsx", grids[arguments[0]])
    done = run_kinerja("import", arguments[0], file, *arguments[1:], "--content", office)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert said in done.stderr
