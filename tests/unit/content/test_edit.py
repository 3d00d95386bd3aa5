"""What an edit does not touch stays as people wrote it, byte for byte."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja.content import yaml_reader
from kinerja.content.edit import rename_key, updated, updated_rows
from kinerja.errors import KinerjaError

TEXT = """\
# Data contoh
unit: dinas   # catatan di belakang
periode:   2026-T1

evaluasi:

  # tentang pa
  pa:
    penilai: "px"
    realisasi: {h1/i1: 61,   h1/i2: 3.50}   # jauh
    kosong: ~
    # di dalam pa

  # tentang pb
  pb:
    penilai: 'py'   # satu
    disepakati: 2026-01-14
    daftar:
    - a
    -   b
    teks: >-
      satu
      dua
# akhir
"""


def remove_pa(value: Any) -> None:
    del value["evaluasi"]["pa"]


def set_rater(value: Any) -> None:
    value["evaluasi"]["pb"]["penilai"] = "pz"


def add_item(value: Any) -> None:
    value["evaluasi"]["pb"]["daftar"].append("c")


def rename_rater(value: Any) -> None:
    rename_key(value["evaluasi"]["pb"], "penilai", "atasan")


def nothing(_value: Any) -> None:
    return


@pytest.mark.parametrize(
    ("change", "lines", "instead"),
    [
        (nothing, "", ""),
        (set_rater, "    penilai: 'py'   # satu\n", "    penilai: 'pz'   # satu\n"),
        (rename_rater, "    penilai: 'py'   # satu\n", "    atasan: 'py'    # satu\n"),
        (add_item, "    -   b\n", "    -   b\n    - c\n"),
        (remove_pa, TEXT[TEXT.index("  pa:") : TEXT.index("  # tentang pb")], "\n"),
    ],
)
def test_only_the_lines_of_a_change_change(change: Callable[[Any], None], lines: str, instead: str) -> None:
    expected = TEXT.replace(lines, instead) if lines else TEXT
    assert updated(TEXT, change) == expected


def test_line_ends_and_byte_order_mark_stay() -> None:
    windows = "\ufeff" + TEXT.replace("\n", "\r\n")
    assert updated(windows, set_rater) == "\ufeff" + updated(TEXT, set_rater).replace("\n", "\r\n")


def test_a_comment_above_the_next_entry_stays_when_an_entry_goes() -> None:
    result = updated(TEXT, remove_pa)
    assert "# tentang pb\n  pb:" in result
    assert "# di dalam pa" not in result


@pytest.mark.parametrize(
    "value",
    ["no", "null", "12", "2026-01-01", "a: b", "koma, di dalam", "ya # bukan", "", " tepi ", date(2026, 1, 2), 3, None],
)
def test_what_is_added_is_read_back_as_it_was_given(value: object) -> None:
    def add(content: Any) -> None:
        content["baru"] = value

    read = yaml_reader.read(updated("unit: dinas\n", add).encode(), frozenset({"baru"}))
    assert not read.problems
    assert read.value["baru"] == (value.isoformat() if isinstance(value, date) else value)


def test_an_exact_decimal_is_written_as_it_is() -> None:
    def add(content: Any) -> None:
        content["angka"] = Decimal("95.10")

    assert updated("unit: dinas\n", add) == "unit: dinas\nangka: 95.10\n"


def test_lists_are_set_in_as_the_file_sets_them_in() -> None:
    def add(content: Any) -> None:
        content["layanan"] = ["x"]

    assert updated("a:\n    - b\n", add) == "a:\n    - b\nlayanan:\n    - x\n"
    assert updated("a:\n- b\n", add) == "a:\n- b\nlayanan:\n- x\n"


def test_what_is_no_yaml_is_said_with_its_line() -> None:
    with pytest.raises(KinerjaError, match=r"baris 2: bukan YAML"):
        updated("a: b\n c: [\n", nothing)


def test_a_key_is_renamed_once_and_never_onto_another() -> None:
    with pytest.raises(KeyError):
        updated(TEXT, lambda value: rename_key(value, "unit", "periode"))
    with pytest.raises(KeyError):
        updated(TEXT, lambda value: rename_key(value, "tiada", "ada"))


names = st.text("abcdefgh", min_size=1, max_size=4)


@settings(max_examples=60)
@given(
    entries=st.dictionaries(
        names, st.sampled_from(["1", '"dua"', "'3'", "[a,  b]", "{x: 1,   y: 2}", "~"]), min_size=1
    ),
    notes=st.lists(st.sampled_from(["", "# catatan", "  # lebih dalam"]), min_size=8, max_size=8),
    data=st.data(),
)
def test_every_other_line_of_any_file_stays(entries: dict[str, str], notes: list[str], data: st.DataObject) -> None:
    lines = ["atas:"]
    for number, (name, value) in enumerate(entries.items()):
        lines += [notes[number % len(notes)], f"  {name}:   {value}"]
    text = "\n".join(lines) + "\n"
    chosen = data.draw(st.sampled_from(sorted(entries)))

    def change(content: Any) -> None:
        content["atas"][chosen] = "baru"

    result = updated(text, change).splitlines()
    place = lines.index(f"  {chosen}:   {entries[chosen]}")
    assert result[:place] == lines[:place]
    quote = entries[chosen][0] if entries[chosen][0] in "'\"" else ""
    assert result[place] == f"  {chosen}: {quote}baru{quote}"
    assert result[place + 1 :] == lines[place + 1 :]


REGISTER = 'pegawai,catatan\r\npa,"satu, dua"\r\npb,"tiga"\r\npc,\r\n'


def test_rows_that_are_not_changed_keep_their_bytes() -> None:
    def change(rows: list[dict[str, str]]) -> None:
        rows[2]["catatan"] = "empat"
        rows.insert(1, {"pegawai": "pab", "catatan": 'lima "5"'})

    assert updated_rows(REGISTER, change) == (
        'pegawai,catatan\r\npa,"satu, dua"\r\npab,"lima ""5"""\r\npb,"tiga"\r\npc,empat\r\n'
    )
    assert updated_rows(REGISTER, lambda rows: None) == REGISTER


def test_a_row_can_go() -> None:
    def change(rows: list[dict[str, str]]) -> None:
        del rows[0]

    assert updated_rows(REGISTER, change) == 'pegawai,catatan\r\npb,"tiga"\r\npc,\r\n'
    assert updated_rows("pegawai,catatan\npa,x", change) == "pegawai,catatan\n"


def test_the_first_row_of_an_empty_register_is_added_below_its_header() -> None:
    for text in ("pegawai,catatan\n", "pegawai,catatan"):
        added = updated_rows(text, lambda rows: rows.append({"pegawai": "pa", "catatan": ""}))
        assert added == "pegawai,catatan\npa,\n"


def test_a_broken_register_is_not_edited() -> None:
    with pytest.raises(KinerjaError, match="validate"):
        updated_rows("pegawai,catatan\npa\n", lambda rows: None)
