"""What a reviewer is told before a release, and who approved it, as the command line says both."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from kinerja.cli.main import main
from kinerja.cli.release_markdown import MARKER
from tests.functional.agency import change

PERIOD = "2026-T1"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fictional agency of two quarters, without a release."""
    folder = tmp_path_factory.mktemp("kota")
    assert main(["demo", str(folder), "--employees", "300", "--units", "8", "--periods", "2", "--seed", "4"]) == 0
    shutil.rmtree(folder / "content" / "rilis", ignore_errors=True)
    return folder


@pytest.fixture
def agency(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy to change, in which commands run."""
    folder = Path(shutil.copytree(made, tmp_path / "kota"))
    monkeypatch.chdir(folder)
    return folder


def git(*arguments: str) -> None:
    who = ["-c", "user.name=penguji", "-c", "user.email=penguji@kota-contoh.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def preview(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    capsys.readouterr()
    assert main(["release", *arguments, "--dry-run", "--format", "markdown"]) == code
    return capsys.readouterr().out


def descriptor(folder: str = PERIOD) -> dict[str, object]:
    value = json.loads(Path("content/rilis", folder, "datapackage.json").read_text(encoding="utf-8"))
    return dict(value["kinerja"])


def test_a_new_release_is_told_with_its_numbers_and_why_others_are_hidden(
    agency: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = preview(capsys, PERIOD)
    assert text.splitlines()[0] == MARKER
    for words in (f"### {PERIOD}: rilis baru", "8 dari 8 unit melapor", "| Pegawai berpredikat baik ke atas |", "IKM"):
        assert words in text
    [row] = [line for line in text.splitlines() if line.startswith("| Pegawai menurut unit kerja dan predikat")]
    shown, hidden, *why = [int(cell) for cell in row.strip("| ").split("|")[1:]]
    assert hidden == sum(why) > 0
    assert shown > 0
    assert not Path("content/rilis").exists()


def test_no_pseudonym_and_no_markup_of_a_records_author_gets_into_the_comment(
    agency: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(agency, "content/unit/dinas-kesehatan.yaml", "nama: Dinas Kesehatan", "nama: 'Dinas @semua <b>|*x*'")
    text = preview(capsys, PERIOD)
    assert "&#64;semua &#60;b&#62;&#124;&#42;x&#42;" in text
    people = {
        line.split(",")[0]
        for register in Path("content/pegawai").glob("*.csv")
        for line in register.read_text(encoding="utf-8").splitlines()[1:]
    }
    assert len(people) >= 300
    assert not [person for person in people if person in text]


def test_a_branch_is_told_the_periods_it_touches_and_no_others(
    agency: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "awal"]):
        git(*command)
    git("switch", "-q", "-c", "perbaikan")
    assert "tidak menyentuh rilis mana pun" in preview(capsys, "--changed-since", "main")
    change(agency, "content/evaluasi/2026-T2/dinas-kesehatan.yaml", "kekuatan: ", "kekuatan: Lebih ")
    text = preview(capsys, "--changed-since", "main")
    assert "### 2026-T2" in text
    assert "2026-T1" not in text


def test_a_release_that_the_branch_brings_is_told_whole_although_it_is_written_already(
    agency: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "awal"]):
        git(*command)
    assert main(["release", PERIOD]) == 0
    assert f"### {PERIOD}: rilis baru" in preview(capsys, "--changed-since", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "rilis")
    assert "tidak menyentuh" in preview(capsys, "--changed-since", "main")
    assert f"### {PERIOD}: tidak berubah" in preview(capsys, PERIOD)


def test_changed_numbers_of_a_published_period_are_shown_old_and_new(
    agency: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["release", PERIOD]) == 0
    file = next(Path("content/evaluasi", PERIOD).glob("*.yaml"))
    text = file.read_text(encoding="utf-8")
    old = "hasil_kerja: sesuai ekspektasi\n    perilaku_kerja: sesuai ekspektasi\n    predikat: baik\n"
    new = "hasil_kerja: di atas ekspektasi\n    perilaku_kerja: di atas ekspektasi\n    predikat: sangat baik\n"
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    told = preview(capsys, PERIOD)
    assert "perlu --koreksi" in told
    assert "angka berubah di mata publik" in told
    assert "catatan koreksi belum ditulis" not in told
    assert "Catatan koreksi (note): Satu predikat" in preview(capsys, PERIOD, "--koreksi", "Satu predikat dibetulkan")
    assert not Path(f"content/rilis/{PERIOD}.rev2").exists()


def test_what_cannot_be_released_yet_is_told_and_is_no_failure(
    agency: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "belum dapat dirilis" in preview(capsys, "2026-T3")
    change(agency, "content/evaluasi/2026-T1/dinas-kesehatan.yaml", "predikat:", "predikt:")
    text = preview(capsys, PERIOD, code=1)
    assert text.startswith(MARKER)
    assert "galat harus diperbaiki dahulu" in text


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        [PERIOD, "--changed-since", "main", "--dry-run"],
        ["--changed-since", "main"],
        [PERIOD, "--format", "markdown"],
    ],
)
def test_what_makes_no_sense_together_is_refused(
    agency: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["release", *arguments]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_who_approved_stands_in_the_release_by_office_and_day(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = ["--disetujui", "Sekretaris Daerah, 2026-04-18"]
    assert "Disetujui Sekretaris Daerah, 2026-04-18" in preview(capsys, PERIOD, *office)
    assert main(["release", PERIOD, *office]) == 0
    assert descriptor()["persetujuan"] == [{"peran": "Sekretaris Daerah", "tanggal": "2026-04-18"}]
    before = Path("content/rilis", PERIOD, "datapackage.json").read_bytes()
    assert main(["release", PERIOD]) == 0
    assert main(["release", PERIOD, *office]) == 0
    assert main(["release", PERIOD, "--disetujui", "Wali Kota, 2026-04-19"]) == 1
    assert Path("content/rilis", PERIOD, "datapackage.json").read_bytes() == before
    assert main(["audit", f"content/rilis/{PERIOD}"]) == 0


def test_a_release_without_approvals_says_nothing_of_them(agency: Path) -> None:
    assert main(["release", PERIOD]) == 0
    assert "persetujuan" not in descriptor()


def test_a_wrong_approval_writes_nothing(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["release", PERIOD, "--disetujui", "Melati Kenanga, 2026-04-18"]) == 2
    assert "Melati" not in capsys.readouterr().err
    assert not Path("content/rilis").exists()
