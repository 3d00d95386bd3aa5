"""Titles are found wherever they stand and however they are misspelt; what cannot be told is refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest

from kinerja.errors import KinerjaError
from kinerja.intake.source import Row
from kinerja.workbooks import evaluations, plans, register, table
from kinerja.workbooks.table import Table, read_table
from kinerja.workbooks.vocabulary import Kind
from tests.functional.workbooks_made import nip

NEEDED = {"register": register.NEEDED, "evaluasi": evaluations.NEEDED, "rencana": plans.NEEDED}
NIP = nip(3)


@dataclass(frozen=True)
class Sheet:
    grid: Sequence[Sequence[str]]
    name: str = "lembar.xlsx"

    def rows(self) -> Iterator[Row]:
        for number, cells in enumerate(self.grid, start=1):
            yield Row(number, tuple(cells))


def read(kind: Kind, *grid: Sequence[str], known: dict[str, tuple[str, ...]] | None = None) -> Table:
    return read_table(Sheet(grid), kind, known or {}, NEEDED[kind])


@pytest.mark.parametrize(
    ("titles", "columns"),
    [
        (["NIP", "RATING HASIL KERJA", "RATING PERILAKU KERJA"], {"nip": 0, "hasil_kerja": 1, "perilaku_kerja": 2}),
        (["Nip Pegawai", "Hasil  Kerja :", "Perilkau Kerja"], {"nip": 0, "hasil_kerja": 1, "perilaku_kerja": 2}),
        (
            ["NIP", "HASIL KERJA", "PERILAKU KERJA", "RELASI", "INDKATOR"],
            {"nip": 0, "hasil_kerja": 1, "perilaku_kerja": 2, "realisasi": 3, "indikator": 4},
        ),
        (
            ["NIP", "HASIL KERJA", "PERILAKU KERJA", "REALISASI BERDASARKAN BUKTI DUKUNG", "RENCANA HASIL KERJA"],
            {"nip": 0, "hasil_kerja": 1, "perilaku_kerja": 2, "realisasi": 3, "hasil": 4},
        ),
        (["N I P", "HASIL KERJA", "PERILAKU KERJA"], {"nip": 0, "hasil_kerja": 1, "perilaku_kerja": 2}),
        (
            ["NIP", "JABATAN PENILAI", "HASIL KERJA", "PERILAKU KERJA", "PREDIKAT KINERJA UNIT"],
            {"nip": 0, "hasil_kerja": 2, "perilaku_kerja": 3},
        ),
        (
            ["NIP PENILAI", "NIP", "HASIL KERJA", "PERILAKU KERJA", "PREDIKAT"],
            {"penilai": 0, "nip": 1, "hasil_kerja": 2, "perilaku_kerja": 3, "predikat": 4},
        ),
    ],
)
def test_titles_of_a_recap_are_known_by_their_words(titles: list[str], columns: dict[str, int]) -> None:
    assert read("evaluasi", titles, [NIP, "x", "y"]).columns == columns


@pytest.mark.parametrize("title", ["RENCANA HASIL KERJA PIMPINAN", "ATASAN YANG DIINTERVENSI"])
@pytest.mark.parametrize("target", ["TARGET", "TARGET TAHUNAN"])
@pytest.mark.parametrize("indicator", ["INDIKATOR", "INDKATOR", "INDIKATOR KINERJA INDIVIDU"])
def test_titles_of_plans_are_known_by_their_words(title: str, target: str, indicator: str) -> None:
    found = read("rencana", ["NIP", title, "RENCANA HASIL KERJA", "ASPEK", indicator, target], [NIP, "a", "b"])
    fields = ("nip", "hasil_atasan", "hasil", "aspek", "indikator", "target")
    assert found.columns == {field: place for place, field in enumerate(fields)}


def test_titles_stand_below_a_letterhead_and_above_a_row_that_numbers_the_columns() -> None:
    found = read(
        "register",
        ["PEMERINTAH KOTA CONTOH"],
        [],
        ["NO", "NIP", "UNIT KERJA", "JABATAN"],
        ["1", "2", "3", "4"],
        ["1", NIP, "Dinas Contoh", "Guru"],
    )
    assert found.columns == {"nip": 1, "unit": 2, "jabatan": 3}
    assert [str(line.place("nip")) for line in found.lines] == ["B5"]


def test_titles_in_two_rows_are_told_apart_by_their_group() -> None:
    found = read(
        "evaluasi",
        ["NO", "PEGAWAI YANG DINILAI", "", "PEJABAT PENILAI", "", "HASIL KERJA", "PERILAKU KERJA"],
        ["", "NIP", "NAMA", "NIP", "NAMA"],
        ["1", NIP, "a", "b", "c", "d", "e"],
    )
    assert found.columns == {
        "nip": 1, "nama": 2, "penilai": 3, "nama_penilai": 4, "hasil_kerja": 5, "perilaku_kerja": 6,
    }  # fmt: skip


def test_the_rater_is_known_by_a_group_that_nobody_foresaw() -> None:
    found = read(
        "evaluasi",
        ["DATA PEGAWAI", "", "DATA ATASAN", "", "", ""],
        ["NIP", "NAMA", "NIP", "NAMA", "HASIL KERJA", "PERILAKU KERJA"],
        [NIP, "a", "b", "c", "d", "e"],
    )
    assert (found.columns["nip"], found.columns["penilai"], found.columns["nama_penilai"]) == (0, 2, 3)


def test_two_columns_of_one_title_are_refused() -> None:
    with pytest.raises(KinerjaError, match=r'judul "NIP" ada di kolom A, B'):
        read("evaluasi", ["NIP", "NIP", "HASIL KERJA", "PERILAKU KERJA"], [NIP, NIP, "a", "b"])


def test_the_agencys_own_titles_win_and_a_field_may_be_left_unread() -> None:
    titles = ["NOMOR POKOK", "SATKER", "POSISI", "TMT"]
    own = {"nip": ("Nomor Pokok",), "jabatan": ("Posisi",), "mulai": ()}
    assert read("register", titles, [NIP, "a", "b"], known=own).columns == {"nip": 0, "unit": 1, "jabatan": 2}


@pytest.mark.parametrize(
    ("grid", "said"),
    [
        ([[]], "kosong"),
        ([["", " "], ["\u200b"]], "kosong"),
        ([["Employee number", "Office", "Post"], ["1", "2", "3"]], "bahasa Indonesia"),
        ([["员工编号", "部门", "职位"], ["1", "2", "3"]], "bahasa Indonesia"),
        ([["NIP", "NAMA", "JABATAN"], [NIP, "a", "b"]], "kolom UNIT KERJA tidak ada"),
        ([["NIP", "NAMA", "UNIT KERJA", "JABATAN"]], "tidak ada baris di bawah judul"),
        ([["NIP", "NAMA", "HASIL KERJA", "PERILAKU KERJA", "PREDIKAT"], [NIP]], "pakai kinerja import evaluasi"),
    ],
)
def test_what_is_no_register_is_said_in_one_line(grid: list[list[str]], said: str) -> None:
    with pytest.raises(KinerjaError) as raised:
        read("register", *grid)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)
    assert NIP not in str(raised.value)


def test_no_row_is_lost_at_the_edge_of_those_looked_through() -> None:
    rows = [[nip(number), "Dinas Contoh", "Guru"] for number in range(130)]
    found = read("register", ["NIP", "UNIT KERJA", "JABATAN"], *rows)
    assert [line.text("nip") for line in found.lines] == [row[0] for row in rows]


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MOST_ROWS", 10)
    with pytest.raises(KinerjaError, match="bagi per unit"):
        read("register", ["NIP", "UNIT KERJA", "JABATAN"], *([NIP, "a", "b"] for _ in range(11)))


@pytest.mark.parametrize("text", ["#DIV/0!", "#N/A", "#REF!", "#value!"])
def test_a_formulas_error_is_seen(text: str) -> None:
    found = read("register", ["NIP", "UNIT KERJA", "JABATAN"], [NIP, text, "#1 terbaik"])
    assert (found.lines[0].cells["unit"].is_error, found.lines[0].cells["jabatan"].is_error) == (True, False)
