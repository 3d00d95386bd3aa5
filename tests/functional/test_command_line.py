"""The contract of the command line: its commands, its exit codes, and one line for every mistake."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja import __version__
from kinerja.cli import main as command_line
from kinerja.cli import progress
from kinerja.errors import KinerjaError, Refused
from tests.conftest import CHECKOUT, RunKinerja

COMMANDS = ("new", "validate", "pull", "release", "audit", "site", "serve", "id", "who", "demo")
HEAVY = ("babel", "gspread", "highspy", "jinja2", "jsonschema", "markdown", "nh3", "numpy", "pelican", "phonenumbers")


def test_help_lists_every_command(run_kinerja: RunKinerja) -> None:
    page = run_kinerja("--help")
    assert page.returncode == 0
    assert page.stderr == ""
    listed = [line.split()[0] for line in page.stdout.splitlines() if line.startswith("    ")]
    assert [name for name in COMMANDS if name not in listed] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(run_kinerja: RunKinerja, command: str) -> None:
    page = run_kinerja(command, "--help")
    assert page.returncode == 0
    assert f"kinerja {command}" in page.stdout


def test_version(run_kinerja: RunKinerja) -> None:
    said = run_kinerja("--version")
    assert (said.returncode, said.stdout) == (0, f"kinerja {__version__}\n")


def test_help_is_at_hand_without_loading_what_only_a_command_needs() -> None:
    program = (
        "import sys; from kinerja.cli.main import parser; parser(); "
        f"print(*sorted(set({HEAVY!r}) & set(sys.modules)), sep=',')"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert loaded.stdout == "\n"


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("tidak-ada",),
        ("--tidak-ada",),
        ("release",),
        ("release", "2026-T1", "--tidak-ada"),
        ("release", "2026-T9"),
        ("release", "2026-T1", "--content"),
        ("release", "2026-T1", "--content", "tidak-ada"),
        ("audit",),
        ("audit", "tidak-ada"),
        ("site", "--content", "tidak-ada"),
        ("serve", "--port", "pintu"),
        ("validate", "--format", "tidak-ada"),
        ("validate", "--content", "tidak-ada"),
        ("pull", "--content", "tidak-ada"),
        ("demo",),
        ("new",),
        ("new", "tidak-ada"),
        ("new", "unit"),
        ("new", "unit", "dinas-baru", "--content", "tidak-ada"),
        ("id", "--content", "tidak-ada"),
        ("who", "seseorang"),
        ("who", "seseorang", "--roster", "tidak-ada", "--content", "tidak-ada"),
    ],
    ids=" ".join,
)
def test_wrong_use_ends_in_one_line_and_exit_code_2(
    run_kinerja: RunKinerja, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    ended = run_kinerja(*arguments, cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("kinerja")
    assert ended.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_mistakes_in_arguments_are_told_in_indonesian(run_kinerja: RunKinerja) -> None:
    assert "bukan pilihan" in run_kinerja("tidak-ada").stderr
    assert "masih kurang: PERINTAH" in run_kinerja().stderr


class OneCommand:
    """A command whose run does what the test wants to see handled."""

    def __init__(self, run: Callable[[argparse.Namespace], int]) -> None:
        self.run = run

    def register(self, subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
        subparsers.add_parser("uji").set_defaults(run=self.run)


def raising(error: BaseException) -> OneCommand:
    def run(_: argparse.Namespace) -> int:
        raise error

    return OneCommand(run)


@pytest.mark.parametrize("code", [0, 1, 2])
def test_a_commands_own_code_is_the_exit_code(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    monkeypatch.setattr(command_line, "COMMANDS", (OneCommand(lambda _: code),))
    assert command_line.main(["uji"]) == code


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (KinerjaError("tulis ini\n  lalu itu"), 2, "kinerja: tulis ini lalu itu\n"),
        (Refused("tidak lolos"), 1, "kinerja: tidak lolos\n"),
        (KeyboardInterrupt(), 130, ""),
        (
            PermissionError(13, "Permission denied", "content/portal.yaml"),
            2,
            (
                "kinerja: content/portal.yaml: sistem menolak; periksa berkas, izin, dan ruang penyimpanan "
                "(the system refused: Permission denied)\n"
            ),
        ),
    ],
    ids=["KinerjaError", "Refused", "KeyboardInterrupt", "OSError"],
)
def test_errors_become_one_line_and_a_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: BaseException, code: int, line: str
) -> None:
    monkeypatch.setattr(command_line, "COMMANDS", (raising(error),))
    assert command_line.main(["uji"]) == code
    assert capsys.readouterr() == ("", line)


def test_a_fault_of_the_program_is_told_without_the_data_it_failed_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command_line, "COMMANDS", (raising(KeyError("rahasia")),))
    monkeypatch.delenv("KINERJA_DEBUG", raising=False)
    assert command_line.main(["uji"]) == 2
    said = capsys.readouterr().err
    assert "KeyError" in said
    assert Path(__file__).name in said
    assert "rahasia" not in said
    assert said.count("\n") == 1


def test_whoever_mends_the_program_can_see_the_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command_line, "COMMANDS", (raising(KeyError("rahasia")),))
    monkeypatch.setenv("KINERJA_DEBUG", "1")
    with pytest.raises(KeyError, match="rahasia"):
        command_line.main(["uji"])


def test_a_reader_who_stops_reading_ends_it_quietly() -> None:
    program = (
        "import sys\n"
        "from kinerja.cli import main as command_line\n"
        "from tests.functional.test_command_line import OneCommand\n"
        "command_line.COMMANDS = (OneCommand(lambda _: print('baris\\n' * 100_000) or 0),)\n"
        "sys.exit(command_line.main(['uji']))\n"
    )
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        ended = subprocess.run(
            [sys.executable, "-c", program], cwd=CHECKOUT, stdout=closed, stderr=subprocess.PIPE, check=False
        )
    assert (ended.returncode, ended.stderr) == (command_line.PIPE_CLOSED, b"")


def test_progress_is_for_terminals_only(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert progress.to_terminal() is None
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    report = progress.to_terminal()
    assert report is not None
    for done in range(1, 1001):
        report("Membaca (reading)", done, 1000)
    drawn = capsys.readouterr().err
    assert drawn.count("\r") == 101
    assert drawn.endswith("Membaca (reading): 1000/1000 (100%)\n")
