"""Let another process do a part of the work where a core is free, and do it here wherever that is not so."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, TypeVar

Result = TypeVar("Result")

MOST_PROCESSES: Final = 4
"""Each holds what it reads; more would take more memory than time."""

_THREADS: Final = Path("/proc/self/task")
"""Linux lists the threads of this process here."""


def processes() -> int:
    """Return how many processes may work at once, this one included.

    One where a copy of this process would not be safe: it has threads, which a copy lacks, or the system is not Linux
    (macOS's own libraries do not bear being copied).
    """
    if not sys.platform.startswith("linux"):
        return 1
    try:
        threads = len(list(_THREADS.iterdir()))
    except OSError:
        return 1
    return min(len(os.sched_getaffinity(0)), MOST_PROCESSES) if threads == 1 else 1


@contextmanager
def beside(work: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Start ``work`` in a copy of this process; calling what is yielded waits for its result and returns it.

    Where there is no copy, or it fails or is killed, the call does the work here, so that an error rises where it can
    be told. ``work`` changes nothing but files, and its result can be pickled.
    """
    child, reader = _start(work)

    def result() -> Result:
        nonlocal child
        if child:
            with os.fdopen(os.dup(reader), "rb") as stream:
                data = stream.read()
            _, status = os.waitpid(child, 0)
            child = 0
            if status == 0:
                done: Result = pickle.loads(data)  # noqa: S301  from our own copy, through a pipe of our own
                return done
        return work()

    try:
        yield result
    finally:
        if child:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        if reader >= 0:
            os.close(reader)


def _start(work: Callable[[], object]) -> tuple[int, int]:
    """Return the copy's process and what its result is read from; ``(0, -1)`` where there can be none."""
    if processes() == 1:
        return 0, -1
    reader, writer = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    try:
        child = os.fork()
    except OSError:  # no memory or no process left: this one does it alone
        os.close(reader)
        os.close(writer)
        return 0, -1
    if child == 0:
        os.close(reader)
        _work_and_end(work, writer)
    os.close(writer)
    return child, reader


def _work_and_end(work: Callable[[], object], writer: int) -> None:
    """Do the copy's part and end without running what the original registered for its own end."""
    code = 1
    with suppress(BaseException):  # whatever it is, the original does the work again and says it
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the original is told as well, and ends its copies
        with os.fdopen(writer, "wb") as stream:
            pickle.dump(work(), stream, pickle.HIGHEST_PROTOCOL)
        code = 0
    os._exit(code)


@contextmanager
def without_collection() -> Iterator[None]:
    """Build many objects that stay without looking for cycles among them again and again (half of the time)."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()
