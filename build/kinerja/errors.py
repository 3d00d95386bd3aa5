"""The one error that ends a command with a sentence instead of a traceback, and how its messages name a file."""

from __future__ import annotations

from pathlib import Path


class KinerjaError(Exception):
    """Something the user can mend: wrong use, or a fault of the environment.

    A message is one line, Indonesian first, and says what to do; several things to mend are several ``lines``. The
    command line prints them to standard error and exits with ``exit_code`` (2: wrong use or environment; 1: what was
    checked did not pass).
    """

    exit_code = 2

    def __init__(self, *lines: str) -> None:
        super().__init__("; ".join(lines))
        self.lines = lines


class Refused(KinerjaError):
    """The command was used rightly, but what it would write did not pass its own check."""

    exit_code = 1


def shown(path: Path) -> Path:
    """Return a path as messages say it: from the working folder where it lies below it, and always printable."""
    text = str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    readable = Path("".join(character if character.isprintable() else "\ufffd" for character in text))
    absolute, here = readable.absolute(), Path.cwd()
    return absolute.relative_to(here) if absolute.is_relative_to(here) else readable
