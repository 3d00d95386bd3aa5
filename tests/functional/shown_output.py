"""Compare output shown in a document with what is printed."""

from __future__ import annotations

import re

LEFT_OUT = "…"
"""A line of shown output that stands for any number of lines."""


def shown_in(shown: str, printed: str) -> bool:
    """Whether what was printed is what is shown."""
    parts = [re.escape(part) for part in re.split(rf"^{LEFT_OUT}\n", shown, flags=re.MULTILINE)]
    return re.fullmatch("(?:.*\n)*?".join(parts), printed) is not None
