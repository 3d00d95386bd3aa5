"""What a person reads on standard error: progress on a terminal, and what went wrong, a line a thing to mend."""

from __future__ import annotations

import os
import sys

from kinerja.package.model import Progress


def say(*lines: str) -> None:
    """Print what went wrong: one message after our name, or several that each begin with a file to mend."""
    name = "kinerja: " if len(lines) == 1 else ""
    for line in lines:
        print(f"{name}{' '.join(line.split())}", file=sys.stderr, flush=True)


def say_to_terminal(line: str) -> None:
    """Print what keeps a person waiting, where one watches."""
    if sys.stderr.isatty():
        say(line)


def to_terminal() -> Progress | None:
    """Return a reporter that redraws one line on standard error, or None where nobody watches.

    A line is drawn when its whole per cent changes and ends when the last step is done, so that a loop of 60,000
    steps costs 100 writes.
    """
    if not sys.stderr.isatty():
        return None
    drawn: tuple[str, int] | None = None

    def report(label: str, done: int, total: int) -> None:
        nonlocal drawn
        percent = 100 if total <= 0 else 100 * done // total
        if drawn == (label, percent):
            return
        drawn = (label, percent)
        end = "\n" if done >= total else ""
        sys.stderr.write(f"\r\x1b[K{label}: {done}/{total} ({percent}%){end}")
        sys.stderr.flush()

    return report


def environment_fault(error: OSError) -> str:
    """Say which file the system refused, and its reason."""
    reason = error.strerror or type(error).__name__
    where = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else ""
    return f"{where}sistem menolak; periksa berkas, izin, dan ruang penyimpanan (the system refused: {reason})"
