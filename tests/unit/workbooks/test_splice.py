"""Entries change by themselves: every other line of the file keeps its bytes, whatever people wrote around them."""

from __future__ import annotations

from typing import Any

import pytest

from kinerja.content import yaml_reader
from kinerja.workbooks.entries import bring_over
from kinerja.workbooks.splice import spliced

FILE = """\
# Data contoh: instansi, orang, dan angka rekaan.
unit: dinas-contoh   # unit ini
periode: 2026-T1

evaluasi:
  # yang pertama
  paaaaaaaaaaa:
    penilai: 'kepala-daerah'
    hasil_kerja: sesuai ekspektasi   # sudah dibahas
    realisasi: {h1/i1: 10,  h1/i2: 3}

  # yang kedua
  pcccccccccca:
    penilai: paaaaaaaaaaa
    hasil_kerja: sesuai ekspektasi
    kekuatan: >-
      Baris satu
      baris dua
# catatan akhir
"""
NAMES = ["paaaaaaaaaaa", "pcccccccccca"]
NEW: dict[str, Any] = {
    "penilai": "paaaaaaaaaaa",
    "hasil_kerja": "di atas ekspektasi",
    "realisasi": {"h1/i1": 5},
    "kekuatan": "Rapi: dan tepat",
}


def raised(entry: Any) -> None:
    entry["hasil_kerja"] = "di atas ekspektasi"


def test_a_change_touches_one_line() -> None:
    after = spliced(FILE, "evaluasi", NAMES, {}, {"paaaaaaaaaaa": raised})
    assert after == FILE.replace("sesuai ekspektasi   # sudah", "di atas ekspektasi  # sudah", 1)  # in its column


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("p222222222aa", "  # yang pertama\n"),
        ("pbbbbbbbbbbb", "\n  # yang kedua\n"),
        ("pzzzzzzzzzzz", "# catatan akhir\n"),
    ],
)
def test_a_new_entry_takes_its_place_and_parts_nobody_from_their_comment(name: str, before: str) -> None:
    after = spliced(FILE, "evaluasi", NAMES, {name: NEW}, {})
    block = (
        f"  {name}:\n    penilai: paaaaaaaaaaa\n    hasil_kerja: di atas ekspektasi\n"
        '    realisasi: {h1/i1: 5}\n    kekuatan: "Rapi: dan tepat"\n'
    )
    assert after == FILE.replace(before, block + before, 1)
    assert yaml_reader.read(after.encode()).value["evaluasi"][name]["kekuatan"] == NEW["kekuatan"]


def test_entries_in_an_order_of_their_own_are_followed_by_new_ones() -> None:
    swapped = FILE.replace("paaaaaaaaaaa:", "pddddddddddd:").replace("pcccccccccca:", "pbbbbbbbbbbb:")
    after = spliced(swapped, "evaluasi", ["pddddddddddd", "pbbbbbbbbbbb"], {"pccccccccccc": NEW}, {})
    assert list(yaml_reader.read(after.encode()).value["evaluasi"]) == ["pddddddddddd", "pbbbbbbbbbbb", "pccccccccccc"]


def test_windows_line_ends_and_byte_order_mark_stay() -> None:
    windows = "\ufeff" + FILE.replace("\n", "\r\n")
    after = spliced(windows, "evaluasi", NAMES, {"pbbbbbbbbbbb": NEW}, {"pcccccccccca": raised})
    plain = spliced(FILE, "evaluasi", NAMES, {"pbbbbbbbbbbb": NEW}, {"pcccccccccca": raised})
    assert after == "\ufeff" + plain.replace("\n", "\r\n")


@pytest.mark.parametrize(
    "text",
    [
        "unit: x\nevaluasi: {}\n",
        "unit: x\nevaluasi: {paaaaaaaaaaa: {penilai: kepala-daerah, hasil_kerja: sesuai ekspektasi}}\n",
        "unit: x\nevaluasi:\n  'paaaaaaaaaaa':\n    penilai: kepala-daerah\n    hasil_kerja: sesuai ekspektasi\n",
        'evaluasi:\n  paaaaaaaaaaa:\n    penilai: "kepala\n\n  daerah"\n    hasil_kerja: sesuai ekspektasi\n',
    ],
)
def test_a_file_in_another_style_is_changed_all_the_same(text: str) -> None:
    names = list(yaml_reader.read(text.encode()).value["evaluasi"])
    changes = dict.fromkeys(names, raised)
    after = yaml_reader.read(spliced(text, "evaluasi", names, {"pbbbbbbbbbbb": NEW}, changes).encode()).value[
        "evaluasi"
    ]
    assert list(after) == [*names, "pbbbbbbbbbbb"]
    assert all(entry["hasil_kerja"] == "di atas ekspektasi" for entry in after.values())


def test_results_go_by_their_ids_and_keep_what_people_wrote() -> None:
    text = (
        "rencana:\n"
        "  paaaaaaaaaaa:\n"
        "    penilai: kepala-daerah\n"
        "    strategi: Kami tulis sendiri\n"
        "    rencana_hasil_kerja:\n"
        "      # hasil pokok\n"
        "      - id: h1\n"
        "        jenis: utama\n"
        "        hasil: Izin terbit\n"
        "        indikator:\n"
        "          - {id: i1, indikator: Izin, aspek: waktu, target: 90, satuan: persen}   # disepakati\n"
    )
    wanted: dict[str, Any] = {
        "rencana_hasil_kerja": [
            {
                "id": "h1",
                "jenis": "utama",
                "hasil": "Izin terbit",
                "indikator": [
                    {"id": "i1", "indikator": "Izin", "aspek": "waktu", "target": 95, "satuan": "persen"},
                    {"id": "i2", "indikator": "Biaya", "aspek": "biaya", "target": [1, 2], "satuan": "juta"},
                ],
            },
            {"id": "h2", "jenis": "tambahan", "hasil": "Arsip rapi", "indikator": []},
        ]
    }
    after = spliced(text, "rencana", ["paaaaaaaaaaa"], {}, {"paaaaaaaaaaa": lambda entry: bring_over(entry, wanted)})
    assert after == text.replace("target: 90", "target: 95") + (
        "          - {id: i2, indikator: Biaya, aspek: biaya, target: [1, 2], satuan: juta}\n"
        "      - id: h2\n        jenis: tambahan\n        hasil: Arsip rapi\n        indikator: []\n"
    )
