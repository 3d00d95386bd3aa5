"""Stored answers are whole files of codes, written only where their bytes change."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.errors import KinerjaError
from kinerja.intake.store import read_form, render
from kinerja.package.files import write_atomically
from tests.conftest import CHECKOUT

SCHEMA = json.loads((CHECKOUT / "schemas" / "tanggapan.json").read_text(encoding="utf-8"))
COLUMNS = ("layanan", "prosedur")
ANSWERS = {"b" * 16: ("rawat-jalan", "3"), "a" * 16: ("imunisasi", "")}


def test_a_file_is_sorted_by_key_with_line_feeds_only() -> None:
    assert render(COLUMNS, ANSWERS) == (
        b"kunci,layanan,prosedur\naaaaaaaaaaaaaaaa,imunisasi,\nbbbbbbbbbbbbbbbb,rawat-jalan,3\n"
    )


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    write_atomically(tmp_path / "tanggapan" / "skm" / "2026-T1.csv", render(COLUMNS, ANSWERS))
    assert read_form(tmp_path, "skm", COLUMNS) == {"2026-T1": ANSWERS}


def test_a_column_that_is_new_reads_as_no_answer_and_one_that_is_gone_is_left_out(tmp_path: Path) -> None:
    write_atomically(tmp_path / "tanggapan" / "skm" / "2026-T1.csv", render(COLUMNS, ANSWERS))
    assert read_form(tmp_path, "skm", ("prosedur", "usia"))["2026-T1"]["b" * 16] == ("3", "")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", ":1: kolom pertama"),
        (b"nama,usia\n", ":1: kolom pertama"),
        (b"kunci,layanan\nbukan kunci,rawat-jalan\n", ":2: bukan baris"),
        (b"kunci,layanan\naaaaaaaaaaaaaaaa,=1+1\n", ":2: bukan baris"),
        (b"kunci,layanan\naaaaaaaaaaaaaaaa,Nama Seseorang\n", ":2: bukan baris"),
        (b"kunci,layanan\naaaaaaaaaaaaaaaa\n", ":2: bukan baris"),
        (b"kunci,layanan\naaaaaaaaaaaaaaaa,\xff\n", "UTF-8"),
        (b'kunci,layanan\n"aaaa', "CSV"),
    ],
)
def test_a_file_that_people_changed_is_refused_by_its_line(tmp_path: Path, data: bytes, words: str) -> None:
    folder = tmp_path / "tanggapan" / "skm"
    folder.mkdir(parents=True)
    (folder / "2026-T1.csv").write_bytes(data)
    with pytest.raises(KinerjaError, match=words) as refused:
        read_form(tmp_path, "skm", COLUMNS)
    assert "Seseorang" not in str(refused.value)


def test_a_file_that_is_no_period_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tanggapan" / "skm").mkdir(parents=True)
    (tmp_path / "tanggapan" / "skm" / "salinan.csv").touch()
    with pytest.raises(KinerjaError, match="bukan periode"):
        read_form(tmp_path, "skm", COLUMNS)


@given(st.text(min_size=1))
def test_nothing_but_a_code_can_be_written(value: str) -> None:
    try:
        data = render(("layanan",), {"a" * 16: (value,)})
    except ValueError:
        return
    cell = data.decode().splitlines()[1].removeprefix("a" * 16 + ",")
    assert cell == value
    assert cell.isascii()
    assert cell[0].isalnum()


def test_the_schema_and_what_is_written_agree_on_what_a_stored_cell_may_be() -> None:
    (pattern,) = (rule["pattern"] for rule in SCHEMA["patternProperties"].values())
    for cell in ("", "4", "di_bawah_20", "radio;loket", "2026-01", "=1", "A", "a;", ";a", "Seseorang", "+62", "a b"):
        stores = True
        try:
            render(("kolom",), {"a" * 16: (cell,)})
        except ValueError:
            stores = False
        assert (re.search(pattern, cell) is not None) == stores, cell
