"""Work beside this process: the same result from a copy, without one, and when the copy is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kinerja.content import parallel
from kinerja.content.files import Found
from kinerja.content.parallel import beside
from kinerja.content.read_file import Reading
from kinerja.content.read_files import read_all
from kinerja.errors import KinerjaError


@pytest.fixture(params=[1, 2, 3])
def processes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """So many processes, whatever this machine has; the runner of these tests may have threads."""
    number = int(request.param)
    monkeypatch.setattr(parallel, "processes", lambda: number)
    monkeypatch.setattr("kinerja.content.read_files.processes", lambda: number)
    return number


@pytest.fixture
def copies(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The processes that were copied, in order; the runner of these tests may have children of its own."""
    made: list[int] = []
    fork = os.fork

    def noted() -> int:
        made.append(fork())
        return made[-1]

    monkeypatch.setattr(os, "fork", noted)
    return made


def left(copies: list[int]) -> list[int]:
    """Those that nobody has waited for."""

    def waits(child: int) -> bool:
        try:
            os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        except ChildProcessError:
            return False
        return True

    return [child for child in copies if waits(child)]


def test_the_result_is_that_of_the_work(processes: int, copies: list[int]) -> None:
    here = os.getpid()
    with beside(lambda: (os.getpid(), "hasil")) as result:
        worker, said = result()
    assert (worker == here, said) == (processes == 1, "hasil")
    assert (len(copies), left(copies)) == (min(processes - 1, 1), [])


def test_a_copy_that_is_killed_costs_time_and_no_result(processes: int) -> None:
    here = os.getpid()

    def work() -> str:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return "hasil"

    with beside(work) as result:
        assert result() == "hasil"


def test_an_error_of_the_copy_rises_here(processes: int) -> None:
    def work() -> str:
        raise KinerjaError("schemas/unit.json: rusak")

    with beside(work) as result, pytest.raises(KinerjaError, match="rusak"):
        result()


def test_a_result_that_nobody_asks_for_leaves_no_process_behind(processes: int, copies: list[int]) -> None:
    with pytest.raises(KeyboardInterrupt), beside(lambda: signal.pause() if processes > 1 else None):
        raise KeyboardInterrupt
    assert (len(copies), left(copies)) == (min(processes - 1, 1), [])


def test_files_are_returned_in_their_order_whoever_reads_them(processes: int, tmp_path: Path) -> None:
    files = []
    for number in range(9):
        path = tmp_path / f"{number}.yaml"
        path.write_bytes(b"x" * (700_000 if number % 3 else 10))
        files.append(Found(path, "unit", {"unit": str(number)}))
    told: list[tuple[int, int]] = []
    readers: set[int] = set()

    def read(file: Found) -> Reading:
        return Reading((file.named["unit"], os.getpid()), ())

    readings = read_all(files, read, lambda done, of: told.append((done, of)))
    assert [reading.value[0] for reading in readings] == [str(number) for number in range(9)]
    readers = {reading.value[1] for reading in readings}
    assert len(readers) == processes
    assert told == sorted(told)
    assert told[-1] == (9, 9)


def test_a_process_with_threads_is_not_copied() -> None:
    """A copy lacks the threads, and whatever lock they hold stays closed in it."""
    program = (
        "import threading\n"
        "from kinerja.content.parallel import processes\n"
        "alone = processes()\n"
        "wait = threading.Event()\n"
        "thread = threading.Thread(target=wait.wait)\n"
        "thread.start()\n"
        "print(alone >= 1, processes())\n"
        "wait.set()\n"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert said.stdout == "True 1\n"
