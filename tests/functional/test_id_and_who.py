"""``kinerja id`` and ``kinerja who``: pseudonyms and people, with no NIP or name left behind anywhere."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja.content.pseudonym import agency_key, pseudonym
from tests.conftest import RunKinerja

BORN = "19900315"
FIRST, SECOND = (f"{BORN}2015031{serial}" for serial in ("002", "003"))
SPACED = f"{BORN} 201503 1 002"
"""Put together here, so that no file of the repository holds one."""

NAMES = ("Rekaan Pertama", "Purwaningsih", "Contoh Kedua")
PORTAL = Path(__file__).parent / "findings" / "dasar" / "content" / "portal.yaml"

Id = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def agency(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An example agency in a folder of its own, without a key."""
    monkeypatch.delenv("KINERJA_KEY", raising=False)
    folder = tmp_path / "instansi"
    (folder / "content" / "pegawai").mkdir(parents=True)
    (folder / "content" / "portal.yaml").write_text(PORTAL.read_text(encoding="utf-8"), encoding="utf-8")
    people = [pseudonym(agency_key(example=True), nip) for nip in (FIRST, SECOND)]
    for unit, person, start, end in (
        ("dinas-lama", people[0], "2019-01-01", "2023-12-31"),
        ("dinas-contoh", people[0], "2024-01-01", ""),
        ("dinas-contoh", people[1], "2024-01-01", ""),
    ):
        path = folder / "content" / "pegawai" / f"{unit}.csv"
        head = "" if path.exists() else "pegawai,kelompok_jabatan,jenis_kelamin,status_pegawai,mulai,selesai\n"
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{head}{person},pelaksana,l,pns,{start},{end}\n")
    return folder


@pytest.fixture
def kinerja_id(agency: Path) -> Id:
    def run(typed: str | bytes, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
        data = typed if isinstance(typed, bytes) else typed.encode()
        done = subprocess.run(
            [sys.executable, "-m", "kinerja", "id", *arguments],
            cwd=agency,
            env={**os.environ, **env},
            input=data,
            capture_output=True,
            check=False,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_each_nip_gives_its_pseudonym_on_a_line(agency: Path, kinerja_id: Id) -> None:
    before = files(agency)
    done = kinerja_id(f"{FIRST}\r\n\n  {SECOND}\n")
    key = agency_key(example=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [pseudonym(key, FIRST), pseudonym(key, SECOND)]
    assert files(agency) == before


@pytest.mark.parametrize("written", [SPACED, f"'{FIRST}", f"\ufeff{FIRST}", f"{BORN}\u00a0201503\u00a01\u00a0002"])
def test_spaces_and_spreadsheet_marks_do_not_matter(kinerja_id: Id, written: str) -> None:
    assert kinerja_id(written).stdout == kinerja_id(FIRST).stdout != ""


def test_the_agencys_key_decides(agency: Path, kinerja_id: Id) -> None:
    keyed = kinerja_id(FIRST, KINERJA_KEY="kunci rahasia instansi ini")
    assert keyed.returncode == 0
    assert keyed.stdout != kinerja_id(FIRST).stdout
    portal = agency / "content" / "portal.yaml"
    portal.write_text(portal.read_text(encoding="utf-8").replace("contoh: true", "contoh: false"), encoding="utf-8")
    without = kinerja_id(FIRST)
    assert (without.returncode, without.stdout, without.stderr.count("\n")) == (2, "", 1)
    assert "KINERJA_KEY" in without.stderr


@pytest.mark.parametrize(
    "wrong", [FIRST[:-1], FIRST + "0", FIRST[:14] + "3" + FIRST[15:], "19901315" + FIRST[8:], "abc"]
)
def test_a_line_that_is_no_nip_is_told_by_its_number_only(kinerja_id: Id, wrong: str) -> None:
    done = kinerja_id(f"{FIRST}\n{wrong}\n{SECOND}\n")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2
    assert done.stderr.count("\n") == 1
    assert "baris (line) 2:" in done.stderr
    assert wrong not in done.stdout + done.stderr


def test_bytes_that_are_no_text_are_a_wrong_line(kinerja_id: Id) -> None:
    done = kinerja_id(b"\xff\xfe\n" + FIRST.encode())
    assert (done.returncode, len(done.stdout.splitlines()), done.stderr.count("\n")) == (1, 1, 1)


@pytest.mark.parametrize(
    "arguments", [(FIRST,), (SPACED,), (f"--nip={FIRST}",), ("--content", "content", FIRST), (FIRST, SECOND)]
)
def test_a_nip_as_argument_is_refused_and_not_repeated(kinerja_id: Id, arguments: tuple[str, ...]) -> None:
    done = kinerja_id("", *arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert BORN not in done.stderr


def test_no_nip_at_all_is_wrong_use(kinerja_id: Id) -> None:
    done = kinerja_id("\n \n")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_a_terminal_asks_until_an_empty_answer_and_shows_nothing_typed(agency: Path) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "kinerja", "id"],
        cwd=agency,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        for answer in (FIRST, SECOND, ""):
            prompt = b""
            while not prompt.endswith(b"end): "):  # the echo is off once the question is out
                prompt += process.stderr.read(1)
            os.write(ours, answer.encode() + b"\n")
        printed = process.stdout.read().decode()
        process.wait()
    shown = os.read(ours, 10_000) if select.select([ours], [], [], 0)[0] else b""
    os.close(ours)
    os.close(theirs)
    assert process.returncode == 0
    assert printed.splitlines() == [pseudonym(agency_key(example=True), nip) for nip in (FIRST, SECOND)]
    assert BORN.encode() not in shown


def roster(path: Path, separator: str = ",", header: str = "nip,nama") -> Path:
    rows = [
        header.replace(",", separator),
        *(separator.join(row) for row in zip((FIRST, SECOND), NAMES[:2], strict=True)),
    ]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("header", ["nip,nama", "NIP,Nama Lengkap", '"N I P" ,nama'], ids=["plain", "words", "odd"])
def test_a_roster_is_read_by_the_words_of_its_header(
    agency: Path, run_kinerja: RunKinerja, tmp_path: Path, separator: str, header: str
) -> None:
    done = run_kinerja("who", "pertama", "--roster", roster(tmp_path / "r.csv", separator, header), cwd=agency)
    if "N I P" in header:
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert ":1:" in done.stderr
    else:
        assert (done.returncode, done.stderr) == (0, "")
        assert NAMES[0] in done.stdout


def test_a_pseudonym_leads_to_name_and_units(agency: Path, run_kinerja: RunKinerja, tmp_path: Path) -> None:
    before = files(agency)
    person = pseudonym(agency_key(example=True), FIRST)
    done = run_kinerja("who", person, "--roster", roster(tmp_path / "r.csv"), cwd=agency)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        f"{person}  {NAMES[0]}  dinas-contoh (2024-01-01 sampai sekarang), dinas-lama (2019-01-01 sampai 2023-12-31)\n"
    )
    assert files(agency) == before


@pytest.mark.parametrize("part", ["purwaningsih", "NINGSIH", "wani"])
def test_part_of_a_name_leads_to_the_pseudonym_even_where_it_looks_like_one(
    agency: Path, run_kinerja: RunKinerja, tmp_path: Path, part: str
) -> None:
    done = run_kinerja("who", part, "--roster", roster(tmp_path / "r.csv"), cwd=agency)
    assert done.stdout.split("  ")[:2] == [pseudonym(agency_key(example=True), SECOND), NAMES[1]]
    assert FIRST not in done.stdout
    assert SECOND not in done.stdout


def test_a_name_of_two_words_needs_no_quotes(agency: Path, run_kinerja: RunKinerja, tmp_path: Path) -> None:
    done = run_kinerja("who", "rekaan", "pertama", "--roster", roster(tmp_path / "r.csv"), cwd=agency)
    assert NAMES[0] in done.stdout


def test_nobody_found_is_exit_code_1(agency: Path, run_kinerja: RunKinerja, tmp_path: Path) -> None:
    done = run_kinerja("who", "tidak ada", "--roster", roster(tmp_path / "r.csv"), cwd=agency)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)


def test_lines_without_a_nip_are_counted_and_never_shown(agency: Path, run_kinerja: RunKinerja, tmp_path: Path) -> None:
    path = roster(tmp_path / "r.csv")
    with path.open("a", encoding="utf-8") as file:
        file.write(f"1.99E+17,{NAMES[2]}\n")
    done = run_kinerja("who", "pertama", "--roster", path, cwd=agency)
    assert done.returncode == 0
    assert "4" in done.stderr
    assert NAMES[2] not in done.stdout + done.stderr


def test_a_nip_is_no_question_for_who(agency: Path, run_kinerja: RunKinerja, tmp_path: Path) -> None:
    done = run_kinerja("who", FIRST, "--roster", roster(tmp_path / "r.csv"), cwd=agency)
    assert (done.returncode, done.stdout) == (2, "")
    assert BORN not in done.stderr


def test_a_roster_in_the_content_folder_is_refused_ignored_or_not(agency: Path, run_kinerja: RunKinerja) -> None:
    subprocess.run(["git", "init", "-q", agency], check=True)
    (agency / ".gitignore").write_text("*.csv\n", encoding="utf-8")
    done = run_kinerja("who", "pertama", "--roster", roster(agency / "content" / "r.csv"), cwd=agency)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_a_roster_that_git_would_keep_is_refused_until_git_ignores_it(agency: Path, run_kinerja: RunKinerja) -> None:
    subprocess.run(["git", "init", "-q", agency], check=True)
    path = roster(agency / "r.csv")
    kept = run_kinerja("who", "pertama", "--roster", path, cwd=agency)
    assert (kept.returncode, kept.stdout, kept.stderr.count("\n")) == (2, "", 1)
    assert ".gitignore" in kept.stderr
    (agency / ".gitignore").write_text("/r.csv\n", encoding="utf-8")
    assert run_kinerja("who", "pertama", "--roster", path, cwd=agency).returncode == 0
    subprocess.run(["git", "-C", agency, "add", "-f", "r.csv"], check=True)
    assert run_kinerja("who", "pertama", "--roster", path, cwd=agency).returncode == 2


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe", b"nip\n", b"nip,nip,nama\n", b'nip,nama\n"tidak ditutup,x\n'],
    ids=["empty", "no text", "one column", "doubled", "quote"],
)
def test_what_is_no_roster_is_told_in_one_line(
    agency: Path, run_kinerja: RunKinerja, tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes(data)
    done = run_kinerja("who", "pertama", "--roster", path, cwd=agency)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
