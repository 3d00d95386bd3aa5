"""One look at the machine or the content: what was found, and how to mend it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kinerja.content.git import run_git

State = Literal["baik", "saran", "perlu"]
"""Well; better otherwise; must be mended."""


@dataclass(frozen=True)
class Check:
    """``message`` says what was found; ``mend`` what to do, empty where all is well. Neither ever holds a secret."""

    subject: str
    state: State
    message: str
    message_en: str
    mend: str = ""
    mend_en: str = ""


def git(folder: Path, *arguments: str, words: str | None = None) -> str | None:
    """Return what git answers in a folder, or None where it does not: no git, no repository.

    :param words: standard input.
    """
    try:
        done = run_git(folder, *arguments, words=None if words is None else words.encode("utf-8", "surrogateescape"))
    except OSError:
        return None
    return os.fsdecode(done.stdout) if done.returncode in (0, 1) else None
