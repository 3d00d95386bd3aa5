"""Compare output shown in a document with what is printed."""

from __future__ import annotations

import re

LEFT_OUT = "…"
"""A line of shown output that stands for any number of lines; within a line, for any of its characters."""


def shown_in(shown: str, printed: str) -> bool:
    """Whether what was printed is what is shown."""
    parts = re.split(rf"^{LEFT_OUT}\n", shown, flags=re.MULTILINE)
    patterns = [".*".join(re.escape(words) for words in part.split(LEFT_OUT)) for part in parts]
    return re.fullmatch("(?:.*\n)*?".join(patterns), printed) is not None
