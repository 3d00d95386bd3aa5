"""Progress for a person who waits: one line that moves, and only where standard error is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""What a library function calls as it goes: a label (Indonesian, English beside), steps done, steps in all."""


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
