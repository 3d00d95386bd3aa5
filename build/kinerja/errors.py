"""The one error that ends a command with a sentence instead of a traceback."""

from __future__ import annotations


class KinerjaError(Exception):
    """Something the user can mend: wrong use, or a fault of the environment.

    The message is one line, Indonesian first, and says what to do. The command line prints it to standard error
    and exits with ``exit_code`` (2: wrong use or environment; 1: what was checked did not pass).
    """

    exit_code = 2


class Refused(KinerjaError):
    """The command was used rightly, but what it would write did not pass its own check."""

    exit_code = 1
