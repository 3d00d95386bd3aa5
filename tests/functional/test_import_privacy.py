"""After imports no NIP and no name stands in the content, the cache, git, or anything that was printed."""

from __future__ import annotations

import stat
import subprocess
from pathlib import Path

import pytest

from tests.conftest import RunKinerja
from tests.functional.import_agency import (
    PLAN_MERGES,
    make_office,
    number,
    office_plans,
    office_ratings,
    office_register,
)
from tests.functional.workbooks_made import name, nip, register_of, register_row, table, workbook


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return make_office(tmp_path / "instansi", git=True)


def test_no_nip_and_no_name_is_left_anywhere(run_kinerja: RunKinerja, office: Path, tmp_path: Path) -> None:
    people = range(12)
    wrong = [
        register_row(7, name(8), "Dinas Contoh"),  # names where a post, a unit, a date should be
        register_row(8, "Guru", f"Rumah {name(9)}"),
        register_row(9, "Guru", "Dinas Contoh", name(7)),
        register_row(10, "Guru", "Dinas Contoh", nip=nip(2)),
        register_row(11, "Guru", "Dinas Contoh", nip=name(11)),
    ]
    bad_ratings = [list(row) for row in office_ratings()]
    bad_ratings[5][5], bad_ratings[8][3] = name(3), name(4)
    bad_ratings[8][11] = f"Hubungi {name(0)}, {number(0)}"
    by_another = [list(row) for row in office_ratings()]
    by_another[8][3:5], by_another[5][11] = [number(3), name(3)], f"Bimbingan {name(3)} diteruskan"
    grids = (
        ("register", register_of([*office_register()[6:-2], *wrong])),
        ("register", office_register()),
        ("rencana", office_plans()),
        ("evaluasi", bad_ratings),
        ("evaluasi", by_another),
        ("evaluasi", office_ratings()),
        ("register", [[name(1), number(1), "x"], [name(2), number(2), "y"]]),  # no titles: somebody stands there
    )
    said = ""
    for kind, grid in grids:
        book, text = workbook(tmp_path / "a.xlsx", grid), table(tmp_path / "a.csv", grid)
        for file, *more in ((book, "--format", "json"), (text,), (book, "--lewati")):
            done = run_kinerja(
                "import", kind, file, "--content", office, "--roster", tmp_path / "roster.csv", *more,
                env={"KINERJA_DEBUG": "1"},
            )  # fmt: skip
            assert done.returncode in (0, 1, 2), done.stderr
            assert "Traceback" not in done.stderr
            said += done.stdout + done.stderr
    subprocess.run(["git", "-C", office.parent, "add", "--all", "--force"], check=True)
    stored = b"".join(path.read_bytes() for path in sorted(office.parent.rglob("*")) if path.is_file())
    staged = subprocess.run(["git", "-C", office.parent, "diff", "--cached"], capture_output=True, check=True).stdout
    everything = (stored + staged).decode("utf-8", "replace") + said
    assert len(list((office / "evaluasi").rglob("*.yaml"))) == 1  # there is something to look at
    assert all(name(person) in (tmp_path / "roster.csv").read_text() for person in range(5))
    for person in people:
        assert name(person).casefold() not in everything.casefold()
        assert nip(person) not in everything
        assert nip(person, man=False) not in everything
        assert nip(person)[:8] not in everything


def test_the_roster_is_its_owners_alone_and_grows(run_kinerja: RunKinerja, office: Path, tmp_path: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text(f"nama;nip;catatan\nOrang Lama;{nip(30)};pensiun 2027\n{name(1)};{number(1)};\n")
    file = workbook(tmp_path / "a.xlsx", office_register())
    done = run_kinerja("import", "register", file, "--content", office, "--roster", roster)
    assert done.returncode == 0, done.stderr
    assert stat.S_IMODE(roster.stat().st_mode) == 0o600
    lines = roster.read_text().splitlines()
    assert lines[:2] == ["nama;nip;catatan", f"Orang Lama;{nip(30)};pensiun 2027"]
    assert lines[2] == f"{name(1)}, S.Sos.;{number(1)};"
    assert len(lines) == 7
    again = run_kinerja("import", "register", file, "--content", office, "--roster", roster)
    assert (again.returncode, roster.read_text().splitlines()) == (0, lines)
    found = run_kinerja("who", name(2), "--roster", roster, "--content", office)
    assert (found.returncode, "dinas-contoh" in found.stdout) == (0, True)


@pytest.mark.parametrize("place", ["roster.csv", "content/roster.csv", "lain/roster.csv"])
def test_a_roster_is_never_written_where_git_is(
    run_kinerja: RunKinerja, office: Path, tmp_path: Path, place: str
) -> None:
    (office.parent / "lain").mkdir()
    (office.parent / ".gitignore").write_text("*.csv\n")
    roster = office.parent / place
    file = workbook(tmp_path / "a.xlsx", office_register())
    done = run_kinerja("import", "register", file, "--content", office, "--roster", roster)
    assert (done.returncode, done.stdout) == (2, "")
    assert "tidak ditulis di dalam repositori git" in done.stderr
    assert not roster.exists()
    assert not (office / "pegawai").exists()


def test_a_rater_is_known_by_name_from_the_roster(run_kinerja: RunKinerja, office: Path, tmp_path: Path) -> None:
    roster = tmp_path / "roster.csv"
    register = workbook(tmp_path / "a.xlsx", office_register())
    plans = workbook(tmp_path / "b.xlsx", office_plans(), merged=PLAN_MERGES)
    for kind, file in (("register", register), ("rencana", plans)):
        assert run_kinerja("import", kind, file, "--content", office, "--roster", roster).returncode == 0
    grid = [["NIP", "PEJABAT PENILAI", "HASIL KERJA", "PERILAKU KERJA"], [number(1), name(0), "SE", "SE"]]
    file = workbook(tmp_path / "c.xlsx", grid)
    asked = ("import", "evaluasi", file, "--content", office, "--periode", "2026-T1")
    assert run_kinerja(*asked).returncode == 1
    assert run_kinerja(*asked, "--roster", roster).returncode == 0
