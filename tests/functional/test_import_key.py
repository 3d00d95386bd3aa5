"""With another key everybody would be new; an import notices it, writes nothing, and says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import RunKinerja
from tests.functional.import_agency import make_office, tree
from tests.functional.workbooks_made import Grid, nip, register_of, register_row, workbook

KEY, OTHER = "kunci rahasia instansi rekaan 0123456789", "kunci lain instansi rekaan 9876543210"


def people(first: int, last: int, unit: str = "Dinas Contoh") -> Grid:
    return register_of(register_row(person, "Guru", unit) for person in range(first, last))


def plans(count: int) -> Grid:
    return [
        ["NIP", "NIP PEJABAT PENILAI", "RENCANA HASIL KERJA", "ASPEK", "INDIKATOR", "TARGET"],
        *(
            [
                nip(n, man=n % 2 == 0),
                "Wali Kota Contoh",
                "Izin terbit lebih cepat",
                "Kuantitas",
                "Izin terbit",
                "9 izin",
            ]
            for n in range(count)
        ),
    ]


@pytest.fixture
def office(tmp_path: Path, run_kinerja: RunKinerja) -> Path:
    """An agency with 20 people of one unit, registered with its key."""
    content = make_office(tmp_path / "instansi")
    file = workbook(tmp_path / "pertama.xlsx", people(0, 20))
    done = run_kinerja("import", "register", file, "--content", content, env={"KINERJA_KEY": KEY})
    assert done.returncode == 0, done.stdout + done.stderr
    return content


def refused(run: RunKinerja, office: Path, kind: str, file: Path, *more: str, key: str = OTHER) -> str:
    """The one line with which an import is refused; nothing is written."""
    before = tree(office.parent)
    done = run("import", kind, file, "--content", office, *more, env={"KINERJA_KEY": key})
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stdout + done.stderr
    assert tree(office.parent) == before
    assert key not in done.stderr
    return done.stderr


@pytest.mark.parametrize("count", [10, 20, 40])
def test_a_register_under_another_key_is_refused(
    run_kinerja: RunKinerja, office: Path, tmp_path: Path, count: int
) -> None:
    file = workbook(tmp_path / "lagi.xlsx", people(0, count))
    said = refused(run_kinerja, office, "register", file)
    assert "KINERJA_KEY bukan kunci data ini" in said
    assert f"{count} pegawai di lembar" in said
    assert "--semua-baru" in said
    refused(run_kinerja, office, "register", file, "--dry-run", "--lewati")


def test_people_who_are_meant_to_be_new_are_taken(run_kinerja: RunKinerja, office: Path, tmp_path: Path) -> None:
    others = workbook(tmp_path / "lain.xlsx", people(100, 120))
    refused(run_kinerja, office, "register", others, key=KEY)
    ask = ("import", "register", others, "--content", office)
    done = run_kinerja(*ask, "--semua-baru", env={"KINERJA_KEY": KEY})
    assert done.returncode == 0, done.stderr
    assert "register: 20 baru" in done.stdout


@pytest.mark.parametrize(
    ("first", "last", "unit"),
    [
        (18, 38, "Dinas Contoh"),
        (100, 104, "Dinas Contoh"),
        (100, 141, "Dinas Contoh"),
        (100, 120, "Sekretariat Daerah"),
    ],
    ids=["a tenth known", "a few people", "many more people", "a unit of nobody"],
)
def test_registers_that_may_well_be_new_are_taken(
    run_kinerja: RunKinerja, office: Path, tmp_path: Path, first: int, last: int, unit: str
) -> None:
    file = workbook(tmp_path / "lain.xlsx", people(first, last, unit))
    done = run_kinerja("import", "register", file, "--content", office, env={"KINERJA_KEY": KEY})
    assert done.returncode == 0, done.stdout + done.stderr


def test_plans_and_ratings_under_another_key_are_refused(run_kinerja: RunKinerja, office: Path, tmp_path: Path) -> None:
    file = workbook(tmp_path / "skp.xlsx", plans(6))
    assert "tidak seorang pun dari 6 pegawai" in refused(run_kinerja, office, "rencana", file, "--tahun", "2026")
    ratings: Grid = [
        ["NIP", "HASIL KERJA", "PERILAKU KERJA"],
        *([nip(n, man=n % 2 == 0), "SE", "SE"] for n in range(6)),
    ]
    recap = workbook(tmp_path / "rekap.xlsx", ratings)
    said = refused(run_kinerja, office, "evaluasi", recap, "--periode", "2026-T1", "--lewati")
    assert "KINERJA_KEY bukan kunci data ini" in said
    done = run_kinerja("import", "rencana", file, "--tahun", "2026", "--content", office, env={"KINERJA_KEY": KEY})
    assert done.returncode == 0, done.stdout + done.stderr
