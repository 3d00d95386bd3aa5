"""Moving a person, renaming a unit, migrating: valid content before, valid content after, whenever it is killed."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import CHECKOUT, RunKinerja
from tests.functional.agency import change, lay

MOVE = ("move", "pstafpertama", "--ke", "sekretariat", "--mulai", "2026-07-01")
RENAME = ("rename-unit", "dinas-contoh", "dinas-baru", "--nama", "Dinas Baru", "--nama-en", "New Office")


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    """The sound agency, with code owners."""
    folder = lay(tmp_path / "instansi")
    (folder / "CODEOWNERS").write_text(
        "* @pengelola\n/content/*/dinas-contoh* @dinas\n/content/*/dinas-contoh-lain* @lain\n"
    )
    return folder


def texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".kinerja" not in path.parts
    }


def differing(before: dict[str, str], after: dict[str, str]) -> dict[str, tuple[list[str], list[str]]]:
    """Path → lines gone, lines new."""
    found = {}
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name, "").splitlines(), after.get(name, "").splitlines()
        if old != new:
            found[name] = [line for line in old if line not in new], [line for line in new if line not in old]
    return found


def require_sound(folder: Path, run_kinerja: RunKinerja) -> None:
    done = run_kinerja("validate", "--format", "json", cwd=folder)
    assert done.returncode == 0, done.stdout


def test_a_move_ends_one_spell_and_begins_the_next(agency: Path, run_kinerja: RunKinerja) -> None:
    before = texts(agency)
    done = run_kinerja(*MOVE, cwd=agency)
    assert done.returncode == 0, done.stderr
    assert differing(before, texts(agency)) == {
        "content/pegawai/dinas-contoh.csv": (
            ["pstafpertama,pelaksana,l,pns,2024-03-01,"],
            ["pstafpertama,pelaksana,l,pns,2024-03-01,2026-06-30"],
        ),
        "content/pegawai/sekretariat.csv": ([], ["pstafpertama,pelaksana,l,pns,2026-07-01,"]),
    }
    assert 'buat rencana/2026/sekretariat.yaml dengan "kinerja new rencana 2026 sekretariat"' in done.stdout
    assert "bukan lagi pkepaladinas" in done.stdout
    require_sound(agency, run_kinerja)
    after = texts(agency)
    assert "tidak ada yang berubah" in run_kinerja(*MOVE, cwd=agency).stdout
    assert texts(agency) == after


def test_the_first_person_of_a_unit_gets_a_register_and_line_ends_stay(agency: Path, run_kinerja: RunKinerja) -> None:
    (agency / "content/pegawai/sekretariat.csv").unlink()
    old = agency / "content/pegawai/dinas-contoh.csv"
    old.write_bytes(old.read_bytes().replace(b"\n", b"\r\n"))
    done = run_kinerja(*MOVE, cwd=agency)
    assert done.returncode == 0, done.stderr
    assert texts(agency)["content/pegawai/sekretariat.csv"].splitlines()[1:] == [
        "pstafpertama,pelaksana,l,pns,2026-07-01,"
    ]
    assert old.read_bytes().count(b"\r\n") == old.read_bytes().count(b"\n") == 4
    require_sound(agency, run_kinerja)


def test_a_move_of_a_rater_names_those_whom_they_rate(agency: Path, run_kinerja: RunKinerja) -> None:
    done = run_kinerja("move", "pkepaladinas", "--ke", "sekretariat", "--mulai", "2026-07-01", cwd=agency)
    assert "perlu penilai lain, di dinas-contoh: pstafkeduaaa, pstafpertama" in done.stdout


def test_another_job_in_the_same_unit_is_a_spell_of_its_own(agency: Path, run_kinerja: RunKinerja) -> None:
    arguments = ("move", "pstafpertama", "--ke", "dinas-contoh", "--mulai", "2026-07-01")
    assert run_kinerja(*arguments, cwd=agency).returncode == 2
    done = run_kinerja(*arguments, "--kelompok-jabatan", "fungsional_umum", cwd=agency)
    assert done.returncode == 0, done.stderr
    register = texts(agency)["content/pegawai/dinas-contoh.csv"]
    assert "pelaksana,l,pns,2024-03-01,2026-06-30\npstafpertama,fungsional_umum,l,pns,2026-07-01,\n" in register
    require_sound(agency, run_kinerja)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("pstafpertama", "--ke", "sekretariatt", "--mulai", "2026-07-01"), "maksudnya sekretariat?"),
        (("pstafpertamb", "--ke", "sekretariat", "--mulai", "2026-07-01"), "maksudnya pstafpertama?"),
        (("Siti", "--ke", "sekretariat", "--mulai", "2026-07-01"), "tulis nama sandi"),
        (("pstafpertama", "--ke", "sekretariat", "--mulai", "2024-03-01"), "baru bekerja di dinas-contoh sejak"),
        (("pstafpertama", "--ke", "sekretariat", "--mulai", "1 Juli"), "tulis tanggal seperti 2026-07-01"),
        (
            ("pstafpertama", "--ke", "sekretariat", "--mulai", "2026-07-01", "--kelompok-jabatan", "staf"),
            "pilih pimpinan",
        ),
    ],
)
def test_a_move_that_cannot_be_meant_changes_nothing(
    agency: Path, run_kinerja: RunKinerja, arguments: tuple[str, ...], said: str
) -> None:
    before = texts(agency)
    done = run_kinerja("move", *arguments, cwd=agency)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert "Siti" not in done.stderr
    assert texts(agency) == before


def test_a_change_that_would_break_the_content_is_refused_whole(agency: Path, run_kinerja: RunKinerja) -> None:
    """Whoever moves before the period of an evaluation in the old unit was not there then."""
    before = texts(agency)
    done = run_kinerja("move", "pstafpertama", "--ke", "sekretariat", "--mulai", "2025-07-01", cwd=agency)
    assert done.returncode == 1
    assert "tidak ada yang ditulis" in done.stderr
    assert "content/evaluasi/2026-T1/dinas-contoh.yaml:" in done.stderr
    assert texts(agency) == before
    assert not (agency / ".kinerja" / "coba").exists()


def test_faults_that_were_there_before_do_not_stop_a_move(agency: Path, run_kinerja: RunKinerja) -> None:
    change(agency, "content/tindak-lanjut/papan-antrean.yaml", "status: ", "status: tidak ")
    assert run_kinerja("validate", cwd=agency).returncode == 1
    done = run_kinerja(*MOVE, cwd=agency)
    assert done.returncode == 0, done.stderr


def test_a_dry_run_writes_nothing(agency: Path, run_kinerja: RunKinerja) -> None:
    before = texts(agency)
    for arguments in (MOVE, RENAME):
        done = run_kinerja(*arguments, "--dry-run", cwd=agency)
        assert done.returncode == 0, done.stderr
        assert "akan berubah" in done.stdout
    assert texts(agency) == before


def test_an_unpublished_unit_gets_its_new_id_everywhere(agency: Path, run_kinerja: RunKinerja) -> None:
    before = texts(agency)
    done = run_kinerja(*RENAME, cwd=agency)
    assert done.returncode == 0, done.stderr
    after = texts(agency)
    moved = {name: name.replace("dinas-contoh", "dinas-baru") for name in before}
    assert sorted(after) == sorted(moved.values())
    for name, new in moved.items():
        if name.startswith("content/halaman/"):
            continue
        expected = re.sub(r"dinas-contoh(?![a-z-])", "dinas-baru", before[name])
        if name == "content/unit/dinas-contoh.yaml":
            expected = re.sub("nama: .*", "nama: Dinas Baru", expected, count=1)
            expected = re.sub("nama_en: .*", "nama_en: New Office", expected, count=1)
        assert after[new] == expected, name
    require_sound(agency, run_kinerja)
    assert "tidak ada yang berubah" in run_kinerja(*RENAME, cwd=agency).stdout


def test_a_units_folder_of_files_moves_and_a_folder_of_that_name_around_them_does_not(
    tmp_path: Path, run_kinerja: RunKinerja
) -> None:
    agency = lay(tmp_path / "dinas-contoh")
    for kind in ("rencana/2026", "evaluasi/2026-T1"):
        file = agency / "content" / kind / "dinas-contoh.yaml"
        (file.parent / "dinas-contoh").mkdir()
        file.rename(file.parent / "dinas-contoh" / "semua.yaml")
    require_sound(agency, run_kinerja)
    done = run_kinerja(*RENAME, cwd=agency)
    assert done.returncode == 0, done.stderr
    assert (agency / "content/rencana/2026/dinas-baru/semua.yaml").is_file()
    assert not (agency / "content/rencana/2026/dinas-contoh").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["dinas-contoh"]
    require_sound(agency, run_kinerja)


def test_from_a_day_on_the_new_unit_follows_the_old_one(agency: Path, run_kinerja: RunKinerja) -> None:
    before = texts(agency)
    done = run_kinerja(*RENAME, "--mulai", "2026-04-01", cwd=agency)
    assert done.returncode == 0, done.stderr
    after = texts(agency)
    assert "pendahulu:\n  - dinas-contoh\n" in after["content/unit/dinas-baru.yaml"]
    for kept in ("evaluasi/2026-T1", "capaian/2026-T1"):
        name = f"content/{kept}/dinas-contoh.yaml"
        assert after[name] == before[name]
    assert "content/rencana/2026/dinas-baru.yaml" in after
    assert "content/rencana/2026/dinas-contoh.yaml" not in after
    assert ",2024-03-01,2026-03-31\n" in after["content/pegawai/dinas-contoh.csv"]
    assert ",2026-04-01,\n" in after["content/pegawai/dinas-baru.csv"]
    owners = after["CODEOWNERS"].splitlines()
    assert owners == [
        "* @pengelola",
        "/content/*/dinas-contoh* @dinas",
        "/content/*/dinas-baru* @dinas",
        "/content/*/dinas-contoh-lain* @lain",
    ]
    require_sound(agency, run_kinerja)
    for unit, quarters in (("dinas-contoh", {"2026-T1"}), ("dinas-baru", {"2026-T2"})):
        targets = re.findall(r"2026-T[1-4]", after[f"content/indikator/2026/{unit}.yaml"])
        assert set(targets) == quarters


def test_both_units_never_have_a_target_for_one_period(agency: Path, run_kinerja: RunKinerja) -> None:
    assert run_kinerja(*RENAME, "--mulai", "2026-04-01", cwd=agency).returncode == 0
    path = agency / "content/indikator/2026/dinas-baru.yaml"
    path.write_text(path.read_text().replace("2026-T2:", "2026-T1:"))
    done = run_kinerja("validate", "--format", "json", cwd=agency)
    assert done.returncode == 1
    assert "indikator-ganda" in done.stdout


def test_words_of_spreadsheets_mean_the_renamed_unit(agency: Path, run_kinerja: RunKinerja) -> None:
    path = agency / "content" / "impor" / "register.yaml"
    path.parent.mkdir()
    path.write_text(
        "jenis: register\nkolom:\n  nip: [NIP]\nnilai:\n  unit:\n    dinas-contoh: [Dinas Kita, DK]  # sebutan kami\n"
        "    sekretariat: [Kantor Pusat]\n  jabatan:\n    guru: [dinas-contoh]\n"
    )
    before = path.read_text()
    done = run_kinerja(*RENAME, cwd=agency)
    assert done.returncode == 0, done.stderr
    assert "impor/register.yaml masih menyebut" not in done.stdout
    assert path.read_text() == before.replace(
        "    dinas-contoh: [Dinas Kita, DK]  ", "    dinas-baru: [Dinas Kita, DK]    "
    )
    require_sound(agency, run_kinerja)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("dinas-conto", "dinas-baru"), "maksudnya dinas-contoh?"),
        (("dinas-contoh", "sekretariat"), "sudah ada; pilih kode lain"),
        (("dinas-contoh", "Dinas Baru"), "bukan kode unit"),
        (("dinas-contoh", "semua"), "bukan kode unit"),
        (("dinas-contoh", "dinas-contoh"), "sama"),
    ],
)
def test_a_name_that_cannot_be_meant_changes_nothing(
    agency: Path, run_kinerja: RunKinerja, arguments: tuple[str, ...], said: str
) -> None:
    before = texts(agency)
    done = run_kinerja("rename-unit", *arguments, cwd=agency)
    assert done.returncode == 2
    assert said in done.stderr
    assert texts(agency) == before


def test_a_renamed_unit_leaves_releases_as_they_were_and_goes_on_in_the_next(
    tmp_path: Path, run_kinerja: RunKinerja
) -> None:
    made = run_kinerja("demo", tmp_path, "--employees", "150", "--units", "6", "--periods", "2")
    assert made.returncode == 0, made.stderr
    assert run_kinerja("release", "2026-T1", cwd=tmp_path).returncode == 0
    published = texts(tmp_path / "content" / "rilis")
    units = sorted(path.stem for path in (tmp_path / "content" / "unit").glob("*.yaml"))
    parents = {re.search(r"^induk: (.*)$", p.read_text(), re.MULTILINE) for p in (tmp_path / "content/unit").glob("*")}
    old = next((found[1] for found in parents if found), units[0])
    renamed = run_kinerja("rename-unit", old, "unit-bernama-baru", cwd=tmp_path)
    assert renamed.returncode == 0, renamed.stderr
    require_sound(tmp_path, run_kinerja)
    again = run_kinerja("release", "2026-T1", "2026-T2", cwd=tmp_path)
    assert again.returncode == 0, again.stderr
    assert "2026-T1: tidak berubah" in again.stdout
    after = texts(tmp_path / "content" / "rilis")
    assert {name: text for name, text in after.items() if name.startswith("2026-T1/")} == published
    assert "\nunit-bernama-baru," in after["2026-T2/unit.csv"]
    assert f"\n{old}," not in after["2026-T2/unit.csv"]
    too_early = run_kinerja("rename-unit", "unit-bernama-baru", "lagi", "--mulai", "2026-05-01", cwd=tmp_path)
    assert too_early.returncode == 2
    assert "sudah terbit dengan kode unit-bernama-baru" in too_early.stderr


def age(agency: Path) -> dict[str, str]:
    """Write the agency's plans and evaluations as the older schema had them; return what they were."""
    before = texts(agency)
    for path in (*agency.glob("content/rencana/*/*.yaml"), *agency.glob("content/evaluasi/*/*.yaml")):
        path.write_text(re.sub(r"(?m)^    penilai:", "    atasan:", path.read_text()))
    return before


def test_an_older_schemas_files_become_those_of_the_installed_one(agency: Path, run_kinerja: RunKinerja) -> None:
    before = age(agency)
    old = texts(agency)
    assert run_kinerja("validate", cwd=agency).returncode == 1
    tried = run_kinerja("migrate", "--dry-run", cwd=agency)
    assert tried.returncode == 0, tried.stderr
    assert "kunci `atasan` menjadi `penilai`" in tried.stdout
    assert tried.stdout.count("akan berubah") == 2
    assert texts(agency) == old
    done = run_kinerja("migrate", cwd=agency)
    assert done.returncode == 0, done.stderr
    assert texts(agency) == before
    assert "tidak ada yang berubah" in run_kinerja("migrate", cwd=agency).stdout


def test_a_file_that_cannot_be_migrated_is_named_and_left(agency: Path, run_kinerja: RunKinerja) -> None:
    age(agency)
    path = agency / "content/rencana/2026/dinas-contoh.yaml"
    path.write_text(path.read_text() + "  rusak: [\n")
    left = path.read_text()
    done = run_kinerja("migrate", cwd=agency)
    assert done.returncode == 1
    assert "rencana/2026/dinas-contoh.yaml: tidak dapat diubah dengan aman; sunting sendiri" in done.stdout
    assert path.read_text() == left
    assert "atasan" not in (agency / "content/evaluasi/2026-T1/dinas-contoh.yaml").read_text()


def only_people(agency: Path) -> None:
    """Leave few files, so that there are few writes at which to kill."""
    keep = {"portal.yaml", "unit", "pegawai", "rencana", "evaluasi"}
    for path in (agency / "content").iterdir():
        if path.name not in keep:
            shutil.rmtree(path)


def killed(template: Path, *arguments: str) -> Any:
    scratch, stdin = template.parent / "coba", template.parent / "ketikan.txt"
    scratch.mkdir()
    stdin.write_text("")
    program = CHECKOUT / "tests" / "functional" / "kill_at_every_write.py"
    done = subprocess.run(
        [sys.executable, "-B", str(program), str(template), str(scratch), str(stdin), *arguments],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("arguments", [MOVE, RENAME])
def test_killed_at_any_write_content_is_valid_and_the_next_run_finishes(
    agency: Path, run_kinerja: RunKinerja, arguments: tuple[str, ...]
) -> None:
    only_people(agency)
    require_sound(agency, run_kinerja)  # and the cache is warm: what it writes is looked at elsewhere
    told = killed(agency, *arguments, "//", "validate")
    assert told["code"] == 0
    assert told["writes"] >= 15
    assert told["different"] == []
    assert told["unwell"] == []
    assert not [name for name in told["files"] if name.startswith(".kinerja/") or name.endswith(".baru")]


def test_a_migration_killed_at_any_write_is_finished_by_the_next(agency: Path, run_kinerja: RunKinerja) -> None:
    only_people(agency)
    before = age(agency)
    told = killed(agency, "migrate")
    assert (told["code"], told["different"]) == (0, [])
    assert told["writes"] >= 15
    assert {name: told["files"][name] for name in before} == before
