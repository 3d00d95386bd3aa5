"""An exported CSV is read as the sheet shows it; a file that is not one is refused in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja.errors import KinerjaError
from kinerja.intake.source import CsvSource, Row


def rows(path: Path, data: bytes) -> list[Row]:
    path.write_bytes(data)
    return list(CsvSource(path).rows())


@pytest.mark.parametrize(
    "data",
    [
        b'Waktu,Usia\r\n"1, a",010\r\n',
        b'\xef\xbb\xbfWaktu;Usia\n"1, a";010\n',
        b'Waktu\tUsia\n1, a\t010',
    ],
)  # fmt: skip
def test_commas_semicolons_and_tabs_are_read_and_digits_stay_text(tmp_path: Path, data: bytes) -> None:
    assert rows(tmp_path / "a.csv", data) == [Row(1, ("Waktu", "Usia")), Row(2, ("1, a", "010"))]


def test_a_cell_of_several_lines_is_one_row(tmp_path: Path) -> None:
    found = rows(tmp_path / "a.csv", b'Waktu,Saran\n1,"baris satu\nbaris dua"\n2,x\n')
    assert [row.number for row in found] == [1, 2, 3]
    assert found[1].cells == ("1", "baris satu\nbaris dua")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'Waktu,Usia\n1,"belum ditutup\n2,3\n', "tanda kutip"),
        (b"Waktu,Usia\n1,\xe9\n", "UTF-8"),
        ("Waktu,Usia\n".encode("utf-16"), "UTF-8"),
        (b"PK\x03\x04rest", "Excel"),
        (b"\xd0\xcf\x11\xe0rest", "Excel"),
        (b"Waktu,\0\n", "teks"),
    ],
)
def test_what_is_no_csv_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(KinerjaError, match=words) as refused:
        rows(tmp_path / "a.csv", data)
    assert "\n" not in str(refused.value)
    assert "belum" not in str(refused.value)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "tiada.csv", tmp_path):
        with pytest.raises(KinerjaError, match="tidak dapat dibaca"):
            list(CsvSource(path).rows())
