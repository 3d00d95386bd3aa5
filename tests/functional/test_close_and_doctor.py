"""What a period and a machine lack is said by whom and how to mend it; nothing is changed and no secret is said."""

from __future__ import annotations

import json
import shutil
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kinerja.content.pseudonym import pseudonym
from tests.conftest import CHECKOUT, RunKinerja
from tests.functional.agency import change, lay

IGNORED = "*roster*\n*.key\n/antrean/\n/persetujuan*\n/.kinerja/\n/public/\n"
KEY = "kunci rahasia instansi rekaan 0123456789"


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    """The sound agency in a git repository that ignores what it should."""
    folder = lay(tmp_path / "instansi")
    (folder / ".gitignore").write_text(IGNORED)
    git(folder, "init", "--quiet")
    git(folder, "add", "-A")
    return folder


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


def close(run_kinerja: RunKinerja, folder: Path, period: str = "2026-T1") -> tuple[int, dict[str, Any]]:
    done = run_kinerja("close", period, "--format", "json", cwd=folder)
    return done.returncode, json.loads(done.stdout)


def gaps(report: dict[str, Any], level: str = "kurang") -> set[tuple[str | None, str, str]]:
    return {(gap["unit"], gap["penanggung_jawab"], gap["perihal"]) for gap in report["hal"] if gap["tingkat"] == level}


def complete(folder: Path) -> None:
    """Let the agency lack nothing: nobody works in the unit that never reports, and every plan is agreed."""
    (folder / "content/pegawai/sekretariat.csv").unlink()
    plan = "  pstafkeduaaa:\n    penilai: pkepaladinas\n"
    change(folder, "content/rencana/2026/dinas-contoh.yaml", plan, f"{plan}    disepakati: 2026-01-15\n")


def test_a_period_that_lacks_nothing_is_ready(agency: Path, run_kinerja: RunKinerja) -> None:
    complete(agency)
    code, report = close(run_kinerja, agency)
    assert (code, report["siap"], gaps(report)) == (0, True, set())
    done = run_kinerja("close", "2026-T1", cwd=agency)
    assert done.returncode == 0
    assert "2026-T1: siap dirilis" in done.stdout


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("evaluasi/2026-T1/dinas-contoh.yaml", ("dinas-contoh", "pkepaladinas", "evaluasi")),
        ("capaian/2026-T1/dinas-contoh.yaml", ("dinas-contoh", "pkepaladinas", "capaian")),
        ("tanggapan/skm/2026-T1.csv", (None, "pengelola kinerja", "jawaban")),
    ],
)
def test_what_is_missing_is_said_with_who_sees_to_it(
    agency: Path, run_kinerja: RunKinerja, file: str, expected: tuple[str | None, str, str]
) -> None:
    complete(agency)
    (agency / "content" / file).unlink()
    code, report = close(run_kinerja, agency)
    assert code == 1
    assert expected in gaps(report)
    assert not report["siap"]


def test_people_without_an_evaluation_are_named_to_their_rater(agency: Path, run_kinerja: RunKinerja) -> None:
    complete(agency)
    path = agency / "content/evaluasi/2026-T1/dinas-contoh.yaml"
    before, people = path.read_text().split("  pkepaladinas:")
    path.write_text(f"{before}  pkepaladinas:{people.split('  pstafpertama:')[0]}")
    code, report = close(run_kinerja, agency)
    assert code == 1
    told = [gap for gap in report["hal"] if gap["perihal"] == "evaluasi"]
    assert [(gap["unit"], gap["penanggung_jawab"]) for gap in told] == [("dinas-contoh", "pkepaladinas")]
    assert "`pstafkeduaaa` dan `pstafpertama`" in told[0]["pesan"]


def test_plans_calendar_and_errors_are_looked_at(agency: Path, run_kinerja: RunKinerja) -> None:
    complete(agency)
    change(agency, "content/rencana/2026/dinas-contoh.yaml", "    disepakati:", "    # disepakati:")
    change(agency, "content/tindak-lanjut/papan-antrean.yaml", "status: ", "status: tidak ")
    code, report = close(run_kinerja, agency)
    assert code == 1
    assert {(unit, subject) for unit, _, subject in gaps(report)} == {("dinas-contoh", "rencana"), (None, "temuan")}
    _, later = close(run_kinerja, agency, "2029-T3")
    assert (None, "pengelola kinerja", "kalender") in gaps(later)


def test_a_release_that_names_who_approved_it_is_approved(agency: Path, run_kinerja: RunKinerja) -> None:
    approval = (None, "pengelola kinerja", "persetujuan")
    folder = agency / "content/rilis/2026-T1"
    shutil.copytree(CHECKOUT / "content/rilis/2026-T1", folder)
    assert approval in gaps(close(run_kinerja, agency)[1], "tinjau")
    described = json.loads((folder / "datapackage.json").read_text())
    described["kinerja"]["persetujuan"] = [{"peran": "Sekretaris Daerah", "tanggal": "2026-04-18"}]
    (folder / "datapackage.json").write_text(json.dumps(described))
    assert approval not in gaps(close(run_kinerja, agency)[1], "tinjau")


def test_a_period_that_is_none_is_said_in_one_line(agency: Path, run_kinerja: RunKinerja) -> None:
    done = run_kinerja("close", "triwulan 1", cwd=agency)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "2026-T1" in done.stderr


def doctor(run_kinerja: RunKinerja, folder: Path, **environment: str) -> tuple[int, dict[str, str], str]:
    clean = {"KINERJA_KEY": "", "GOOGLE_APPLICATION_CREDENTIALS": "", "KINERJA_SHEETS_CREDENTIALS": ""}
    clean |= {"KINERJA_SHEETS_ENDPOINT": "", "KINERJA_CHROMIUM": ""}
    done = run_kinerja("doctor", "--format", "json", cwd=folder, env={**clean, **environment})
    checks = json.loads(done.stdout)["pemeriksaan"]
    assert all(check["perbaikan"] and check["perbaikan_en"] for check in checks if check["keadaan"] != "baik")
    return done.returncode, {check["perihal"]: check["keadaan"] for check in checks}, done.stdout + done.stderr


def test_a_machine_and_an_agency_without_fault_are_well(agency: Path, run_kinerja: RunKinerja) -> None:
    code, checks, _ = doctor(run_kinerja, agency)
    assert code == 0
    assert "perlu" not in checks.values()
    assert {"python", "paket", "git", "kunci", "tembolok", "ruang", "isi", "rahasia", "gitignore", "rilis"} <= set(
        checks
    )


def keep_roster(folder: Path) -> None:
    (folder / "roster-2026.csv").write_text("nip,nama\n")
    git(folder, "add", "-f", "roster-2026.csv")


def forget_to_ignore(folder: Path) -> None:
    (folder / ".gitignore").write_text("/public/\n")


def write_nip_beside(folder: Path) -> None:
    nip = "".join(("19800101", "200501", "1", "001"))
    (folder / "catatan.md").write_text(f"hubungi {nip}\n")
    git(folder, "add", "catatan.md")


def age_files(folder: Path) -> None:
    change(folder, "content/rencana/2026/dinas-contoh.yaml", "    penilai:", "    atasan:")


def keep_old_schema(folder: Path) -> None:
    (folder / "schemas").mkdir()
    text = (CHECKOUT / "schemas" / "unit.json").read_text()
    (folder / "schemas" / "unit.json").write_text(text.replace('"x-versi": "1.', '"x-versi": "0.'))


def break_release(folder: Path) -> None:
    shutil.copytree(CHECKOUT / "content/rilis/2026-T1", folder / "content/rilis/2026-T1")
    with (folder / "content/rilis/2026-T1/tabel/predikat.csv").open("a") as file:
        file.write("\n")


def break_content(folder: Path) -> None:
    (folder / "content/unit/dinas-contoh.yaml").write_text("nama: [\n")


@pytest.mark.parametrize(
    ("harm", "subject"),
    [
        (keep_roster, "rahasia"),
        (forget_to_ignore, "gitignore"),
        (write_nip_beside, "identitas"),
        (age_files, "skema"),
        (keep_old_schema, "skema-sendiri"),
        (break_release, "rilis"),
        (break_content, "isi"),
    ],
)
def test_what_is_wrong_with_the_repository_is_found(
    agency: Path, run_kinerja: RunKinerja, harm: Callable[[Path], None], subject: str
) -> None:
    harm(agency)
    code, checks, _ = doctor(run_kinerja, agency)
    assert code == 1
    assert checks[subject] == "perlu"


def test_an_own_template_that_nothing_shows_is_found(agency: Path, run_kinerja: RunKinerja) -> None:
    templates = agency / "theme" / "templates"
    templates.mkdir(parents=True)
    (templates / "base.html").write_text("{% block tiada_lagi %}{% endblock %}")
    (templates / "lama.html").write_text("x")
    code, checks, said = doctor(run_kinerja, agency)
    assert (code, checks["tema"]) == (0, "saran")
    assert "templates/base.html (block tiada_lagi)" in said
    assert "templates/lama.html" in said


def test_a_real_agency_needs_a_key_that_cannot_be_guessed_and_it_is_never_said(
    agency: Path, run_kinerja: RunKinerja
) -> None:
    change(agency, "content/portal.yaml", "contoh: true", "contoh: false")
    for key, state in (("", "perlu"), ("pendek", "perlu"), ("a" * 40, "perlu"), (f"{KEY}\n", "perlu"), (KEY, "baik")):
        _, checks, said = doctor(run_kinerja, agency, KINERJA_KEY=key)
        assert checks["kunci"] == state, key
        assert KEY not in said
        assert "pendek " not in said or key != "pendek"


def test_a_key_file_for_sheets_is_whole_private_and_outside_git(agency: Path, run_kinerja: RunKinerja) -> None:
    private = "rahasia-akun-rekaan"
    record = {
        "type": "service_account",
        "client_email": "pembaca@contoh.iam.gserviceaccount.com",
        "private_key": private,
        "token_uri": "https://token.example",
    }

    def state(path: Path, text: str, mode: int = stat.S_IRUSR | stat.S_IWUSR) -> str:
        path.write_text(text)
        path.chmod(mode)
        _, checks, said = doctor(run_kinerja, agency, GOOGLE_APPLICATION_CREDENTIALS=str(path))
        assert private not in said
        return checks["akun-lembar"]

    outside = agency.parent / "akun.json"
    whole = json.dumps(record)
    assert state(outside, whole) == "baik"
    assert state(outside, whole, 0o644) == "saran"
    assert state(agency / "akun.json", whole) == "perlu"
    assert state(outside, whole[:-5]) == "perlu"
    assert state(outside, json.dumps({**record, "private_key": ""})) == "perlu"
    assert state(outside, json.dumps({"type": "authorized_user"})) == "saran"


def test_an_emulators_address_is_said(agency: Path, run_kinerja: RunKinerja) -> None:
    _, checks, _ = doctor(run_kinerja, agency, KINERJA_SHEETS_ENDPOINT="http://127.0.0.1:8085")
    assert checks["alamat-lembar"] == "saran"
    code, checks, _ = doctor(run_kinerja, agency, KINERJA_SHEETS_ENDPOINT="http://sheets.example")
    assert (code, checks["alamat-lembar"]) == (1, "perlu")


def test_names_of_a_roster_are_counted_and_not_said(agency: Path, run_kinerja: RunKinerja) -> None:
    name = "Sumarni Wulandari"
    roster = agency.parent / "roster.csv"
    roster.write_text(f"nip,nama\n{''.join(('19800101', '200501', '2', '001'))},{name}\n")
    assert (
        '"nama",\n      "keadaan": "baik"'
        in run_kinerja("doctor", "--roster", roster, "--format", "json", cwd=agency).stdout
    )
    change(agency, "content/tindak-lanjut/papan-antrean.yaml", "janji: ", f"janji: {name} ")
    done = run_kinerja("doctor", "--roster", roster, cwd=agency)
    assert done.returncode == 1
    assert "perlu  nama: nama dari roster ada di" in done.stdout
    assert "Sumarni" not in done.stdout


def test_the_key_is_held_to_a_roster_and_the_register(agency: Path, run_kinerja: RunKinerja) -> None:
    nips = ["".join(("1980", f"{month:02}", "01", "200501", "2", "001")) for month in range(1, 6)]
    roster = agency.parent / "roster.csv"
    roster.write_text("nip,nama\n" + "".join(f"{nip},\n" for nip in nips))
    path = agency / "content/pegawai/sekretariat.csv"
    header = path.read_text().splitlines()[0]
    rows = [f"{pseudonym(KEY.encode(), nip)},pelaksana,p,pns,2020-01-01," for nip in nips[1:]]
    path.write_text("\n".join((header, *rows)) + "\n")

    def state(key: str) -> tuple[str, str]:
        done = run_kinerja("doctor", "--roster", roster, "--format", "json", cwd=agency, env={"KINERJA_KEY": key})
        assert key not in done.stdout
        checks = {check["perihal"]: check for check in json.loads(done.stdout)["pemeriksaan"]}
        return checks["kunci-roster"]["keadaan"], checks["kunci-roster"]["pesan"]

    assert state(KEY) == ("baik", "kunci ini kunci data ini: 4 dari 5 orang di roster terdaftar")
    assert state(KEY[::-1]) == (
        "perlu",
        "KINERJA_KEY bukan kunci data ini: 0 dari 5 orang di roster terdaftar di pegawai/",
    )


def test_without_a_content_folder_the_machine_is_looked_at_all_the_same(
    tmp_path: Path, run_kinerja: RunKinerja
) -> None:
    code, checks, _ = doctor(run_kinerja, tmp_path)
    assert (code, checks["isi"]) == (1, "perlu")
    assert checks["python"] == "baik"
    assert list(tmp_path.iterdir()) == []
