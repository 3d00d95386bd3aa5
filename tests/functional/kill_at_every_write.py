"""Run a command and kill it at its first write, its second, and so on; after each, run it again and look at the files.

A program of its own, so that killing ends no test run: ``kill_at_every_write.py TEMPLATE SCRATCH STDIN ARGUMENT…``
prints one JSON object. TEMPLATE holds what there is before the command, with the comment queue in ``antrean/``. What
follows an argument ``//`` is another command, run between the killed one and its repetition: it should find all well.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from kinerja.cli.main import main
from kinerja.intake import blocks, remember

KILLED = 77
BLOCK = "KINERJA_UJI_BAGIAN"
"""The environment variable that names the rows of a block, for a short sheet to have several."""
MOST = 400
"""Writes after which something must be wrong."""

CACHE = Path(".kinerja/cache")

_SCRATCH = (".kinerja/coba", ".kinerja/cache")

_CHANGES = frozenset({"os.rename", "os.remove", "os.mkdir", "os.chmod", "os.rmdir", "os.truncate"})


class _Counter:
    """Counts what changes the disk, and ends the process as the n-th change is about to happen."""

    def __init__(self, last: int | None) -> None:
        self.count, self.last = 0, last

    def step(self) -> None:
        self.count += 1
        if self.count == self.last:
            os._exit(KILLED)

    def hook(self, event: str, arguments: tuple[object, ...]) -> None:
        opened = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if (opened or event in _CHANGES) and not _is_scratch(event, arguments):
            self.step()


def _is_scratch(event: str, arguments: tuple[object, ...]) -> bool:
    """Whether a write is one to a trial copy (which goes by ``rmtree``) or the cache: a kill there hurts nobody."""
    if event in ("os.remove", "os.rmdir") and arguments[1] != -1:
        return True
    return any(place in str(arguments[0]) for place in _SCRATCH)


def _watch(last: int | None) -> None:
    counter = _Counter(last)
    fdopen, fsync = os.fdopen, os.fsync

    def slow_fdopen(*arguments: Any, **options: Any) -> IO[Any]:
        stream = fdopen(*arguments, **options)
        write = stream.write

        class Slow:
            """Writes in two halves; the power may go between them."""

            def __enter__(self) -> Slow:
                return self

            def __exit__(self, *_: object) -> None:
                stream.close()

            def __getattr__(self, name: str) -> Any:
                return getattr(stream, name)

            def write(self, data: Any) -> None:
                write(data[: len(data) // 2])
                stream.flush()
                counter.step()
                write(data[len(data) // 2 :])

        return Slow()  # type: ignore[return-value]  # all that a whole write asks of a stream

    def counted_fsync(descriptor: int) -> None:
        counter.step()
        fsync(descriptor)

    setattr(os, "fdopen", slow_fdopen)  # noqa: B010 - the types of a fault need not be the function's
    setattr(os, "fsync", counted_fsync)  # noqa: B010
    sys.addaudithook(counter.hook)


def _run(folder: Path, stdin: Path, arguments: Sequence[str], last: int | None, *, watched: bool = True) -> int:
    """Run the command in a process of its own and return its exit code, ``KILLED`` where it was killed."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if watched:
        _watch(last)
    os._exit(_here(folder, stdin, arguments))


def _here(folder: Path, stdin: Path, arguments: Sequence[str]) -> int:
    os.chdir(folder)
    os.environ["KINERJA_ANTREAN"] = str(folder / "antrean")
    if BLOCK in os.environ:
        blocks.ROWS, remember.SMALLEST = int(os.environ[BLOCK]), 0
    with stdin.open(encoding="utf-8") as typed, Path(os.devnull).open(encoding="utf-8", mode="r+") as nowhere:
        sys.stdin, sys.stdout = typed, nowhere
        return main(list(arguments))


def files(folder: Path) -> dict[str, str]:
    """Return path → contents of every file, hidden ones included; what can be made again is left out."""
    return {
        str(path.relative_to(folder)): path.read_bytes().decode()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and folder / CACHE not in path.parents
    }


def kill(
    template: Path, scratch: Path, stdin: Path, arguments: Sequence[str], between: Sequence[str] = ()
) -> dict[str, object]:
    """Return how many writes there were, what an undisturbed run leaves, and the writes after which it is not that."""
    spoken = sys.stdout
    _here(Path(shutil.copytree(template, scratch / "pemanasan")), stdin, arguments)  # modules and schemas, once for all
    sys.stdout = spoken
    undisturbed = scratch / "utuh"
    shutil.copytree(template, undisturbed)
    code = _run(undisturbed, stdin, arguments, None)
    expected = files(undisturbed)
    different: list[int] = []
    unwell: list[int] = []
    half: set[str] = set()
    for number in range(1, MOST):
        folder = scratch / str(number)
        shutil.copytree(template, folder)
        if _run(folder, stdin, arguments, number) != KILLED:
            break
        if between and _run(folder, stdin, between, None, watched=False) != 0:
            unwell.append(number)
        half |= {name for name in files(folder) if name.endswith(".baru")}
        again = _run(folder, stdin, arguments, None, watched=False)
        if again != code or files(folder) != expected:
            different.append(number)
        shutil.rmtree(folder)
    else:
        number = MOST
    return {
        "code": code,
        "writes": number - 1,
        "different": different,
        "unwell": unwell,
        "files": expected,
        "left": sorted(half),
    }


if __name__ == "__main__":
    place, work, typed, *rest = sys.argv[1:]
    split = rest.index("//") if "//" in rest else len(rest)
    print(json.dumps(kill(Path(place), Path(work), Path(typed), rest[:split], rest[split + 1 :])))
