"""What a check found: where, which rule, and the sentence that says what to write instead."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Level = Literal["galat", "tinjau"]


@dataclass(frozen=True, order=True)
class Finding:
    """One finding. ``path`` is relative to the working folder where possible; line and column count from 1.

    ``galat`` makes a check fail, ``tinjau`` asks for a look. ``message`` is Indonesian, ``message_en`` English;
    each is one line and says what to write instead. Never holds a personal identifier.
    """

    path: Path
    line: int
    column: int
    code: str
    level: Level
    message: str
    message_en: str
