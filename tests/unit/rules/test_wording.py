"""Aims that nobody can measure are asked about, and what offices rightly write is not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kinerja import rules
from kinerja.content.load import load
from kinerja.rules.wording import NO_STRATEGY

BASE = Path(__file__).parents[2] / "functional" / "findings" / "dasar"
PLANS = "rencana/2026/dinas-contoh.yaml"


def codes(root: Path, old: str, new: str) -> list[str]:
    """The codes that the rules give once a sound plan says something else."""
    shutil.copytree(BASE / "content", root)
    path = root / PLANS
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return [found.code for found in rules.check(load(root, use_cache=False))]


@pytest.mark.parametrize(
    "text",
    [
        "Melaksanakan rapat",
        "1. Mengikuti pelatihan",
        "terlaksananya kegiatan",
        '"TERSELENGGARANYA lomba"',
        "Membantu tugas atasan",
        "Adanya laporan",
    ],
)
def test_an_activity_is_no_indicator(text: str, tmp_path: Path) -> None:
    assert codes(tmp_path / "content", "indikator: Berkas yang lengkap", f"indikator: {text}") == ["indikator-kegiatan"]


@pytest.mark.parametrize(
    "text",
    ["Pekerjaan selesai dengan baik", "Surat dibalas secara optimal", "Tugas lain yang diberikan pimpinan"],
)
def test_words_that_measure_nothing_are_asked_about(text: str, tmp_path: Path) -> None:
    assert codes(tmp_path / "content", "indikator: Berkas yang lengkap", f"indikator: {text}") == ["indikator-kabur"]


@pytest.mark.parametrize(
    "text",
    [
        "Median waktu tunggu",
        "Menit tunggu di loket",
        "Mesin yang dirawat",
        "Persentase pemohon yang dilayani",
        "Meningkatnya angka kelulusan",
        "Tersusunnya laporan tepat waktu",
        "Pelatihan yang diikuti",
        "Kegiatan yang terlaksana sesuai jadwal",
        "Adanan beton yang diuji",
    ],
)
def test_what_can_be_counted_passes(text: str, tmp_path: Path) -> None:
    assert codes(tmp_path / "content", "indikator: Berkas yang lengkap", f"indikator: {text}") == []


@pytest.mark.parametrize(
    ("measure", "expected"),
    [("lancar", 1), ("Tidak  ada", 1), ('"100"', 1), ("kali", 0), ("hari kerja", 0), ("nilai", 0), ("m3", 0)],
)
def test_a_unit_of_measure_is_one(measure: str, expected: int, tmp_path: Path) -> None:
    found = codes(tmp_path / "content", "target: 240, satuan: berkas", f"target: 240, satuan: {measure}")
    assert found == ["indikator-satuan"] * expected


@pytest.mark.parametrize(("same", "people", "expected"), [(4, 4, 0), (4, 5, 0), (5, 5, 1), (5, 6, 1), (5, 7, 0)])
def test_one_text_for_nearly_everybody_is_asked_about_once(
    same: int, people: int, expected: int, tmp_path: Path
) -> None:
    root = tmp_path / "content"
    shutil.copytree(BASE / "content", root)
    names = [f"pstaf{letter}{'a' * 6}" for letter in "abcdefg"[:people]]
    entries = "".join(
        f"  {name}:\n    penilai: pkepaladinas\n    hasil_kerja: sesuai ekspektasi\n    "
        "perilaku_kerja: sesuai ekspektasi\n    predikat: baik\n"
        f"    kekuatan: {'Bekerja dengan tekun setiap hari' if number < same else f'Rapi dalam hal nomor {number}'}.\n"
        for number, name in enumerate(names)
    )
    path = root / "evaluasi/2026-T1/sekretariat.yaml"
    path.write_text(f"unit: sekretariat\nperiode: 2026-T1\nevaluasi:\n{entries}", encoding="utf-8")
    found = [f for f in rules.check(load(root, use_cache=False)) if f.code == "isi-seragam"]
    assert len(found) == expected
    assert all(f"{same} dari {people}" in f.message and "`kekuatan`" in f.message for f in found)


def test_what_an_import_left_open_is_said_once_a_file_and_is_no_copied_text(tmp_path: Path) -> None:
    root = tmp_path / "content"
    shutil.copytree(BASE / "content", root)
    names = [f"pstaf{chr(ord('b') + number) * 7}" for number in range(6)]
    spells = "".join(f"{name},pelaksana,l,pns,2024-01-01,\n" for name in names)
    register = root / "pegawai/sekretariat.csv"
    register.write_text(register.read_text(encoding="utf-8").splitlines()[0] + "\n" + spells, encoding="utf-8")
    plans = "".join(
        f"  {name}:\n    penilai: pkepaladinas\n    strategi: {NO_STRATEGY}\n    rencana_hasil_kerja:\n"
        f"      - id: h1\n        jenis: utama\n        hasil: Arsip nomor {number} tertata\n        indikator:\n"
        "          - {id: i1, indikator: Arsip yang tertata, aspek: kuantitas, target: 9, satuan: arsip}\n"
        for number, name in enumerate(names)
    )
    path = root / "rencana/2026/sekretariat.yaml"
    path.write_text(f"unit: sekretariat\ntahun: 2026\nrencana:\n{plans}", encoding="utf-8")

    def found() -> list[tuple[str, int, str]]:
        checked = rules.check(load(root, use_cache=False))
        return [(f.code, f.line, f.message) for f in checked if f.code in ("isi-seragam", "strategi-belum-diisi")]

    [(code, line, message)] = found()
    assert (code, line) == ("strategi-belum-diisi", 6)
    assert "untuk 6 pegawai" in message
    path.write_text(path.read_text(encoding="utf-8").replace(NO_STRATEGY, "Bekerja lebih tekun."), encoding="utf-8")
    assert [code for code, _, _ in found()] == ["isi-seragam"]
