"""CSV: rows by RFC 4180, the place of every cell, and what is wrong with a line."""

from __future__ import annotations

import tracemalloc

import pytest

from kinerja.content.csv_reader import Table, read


def table(data: bytes) -> Table:
    document = read(data)
    assert document.problems == ()
    assert isinstance(document.value, Table)
    return document.value


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_any_system_ends_them(end: str) -> None:
    found = table(end.join(["a,b", "1,2", "", "3,4", ""]).encode())
    assert [(row.line, row.cells) for row in found.rows] == [(2, ("1", "2")), (4, ("3", "4"))]


def test_quoted_cells_hold_commas_quotes_and_lines() -> None:
    data = b'a,b,c\n"x,1","say ""hi""","two\nlines"\nlast,"",z\n'
    found = table(data)
    assert found.rows[0].cells == ("x,1", 'say "hi"', "two\nlines")
    assert (found.rows[1].line, found.rows[1].cells) == (4, ("last", "", "z"))


def test_the_place_of_a_cell_counts_quotes_and_lines_inside_cells() -> None:
    document = read(b'a,b,c\n"x,1",y,"two\nlines"\n"p\nq",r,s\n')
    assert document.locate((2, "b")) == (2, 7)
    assert document.locate((4, "c")) == (5, 6)


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (b"", "berkas-kosong", (1, 1)),
        (b"\n\n", "berkas-kosong", (1, 1)),
        (b"a,b\n1,2,3\n", "csv-kolom", (2, 1)),
        (b'a,b\n1,"2\n', "csv-kutip", (2, 3)),
        (b'a,b\n1,2"3\n', "csv-kutip", (2, 3)),
        (b"a,\xff\n", "berkas-bukan-utf8", (1, 3)),
    ],
)
def test_a_broken_table_has_one_problem_at_its_place(data: bytes, code: str, place: tuple[int, int]) -> None:
    (problem,) = read(data).problems
    assert (problem.code, problem.place) == (code, place)


def test_another_header_than_asked_for_is_a_problem() -> None:
    (problem,) = read(b"b,a\n1,2\n", ["a", "b"]).problems
    assert problem.code == "csv-judul"


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (b"a;b\n1;2\n", "titik koma"),
        (b"a\tb\n1\t2\n", "pemisahnya tab"),
        (b"# catatan\na,b\n1,2\n", "hapus baris ini"),
        (b"sep=,\na,b\n1,2\n", "hapus baris ini"),
        (b"a, b\n1, 2\n", "spasi di sekitar koma"),
        (b"b,a\n1,2\n", "urutannya"),
        (b"a,c\n1,2\n", "tulis b"),
        (b"a,b,\n1,2,\n", "hapus kolomnya"),
    ],
)
def test_a_header_that_is_not_as_asked_is_told_how_to_mend_it(data: bytes, advice: str) -> None:
    (problem,) = read(data, ["a", "b"]).problems
    assert problem.code == "csv-judul"
    assert advice in str(problem.detail["saran"])


@pytest.mark.parametrize("text", ['"' + "a" * 4_000_000, '"' + '""' * 2_000_000, "a,b\n" + '"x",' * 600_000])
def test_quotes_take_no_memory_of_their_own(text: str) -> None:
    tracemalloc.start()
    try:
        read(text.encode())
        assert tracemalloc.get_traced_memory()[1] < 200_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("cell", ["x,y,z\n", '"",', "\n", "\r"])
def test_more_cells_than_anybody_has_are_refused_before_they_are_read(cell: str) -> None:
    document = read((cell * 1_100_000).encode())
    assert (document.value, [problem.code for problem in document.problems]) == (None, ["berkas-terlalu-besar"])
