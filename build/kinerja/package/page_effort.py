"""Tell pages that would take minutes to render, so that nobody has to wait for them, before anything is rendered."""

from __future__ import annotations

import re
from typing import Final

_MOST: Final = 300
"""Signs that begin something and never end it; Markdown looks for each one's end through all that follows."""

_LINK: Final = re.compile(r"!?\[[^\[\]]*\](?!\()|!?\[[^\[\]]*\]\([^()]*\)|\\\[")
_OPEN: Final = re.compile(r"!?\[")
_TAG: Final = re.compile(r"<[A-Za-z/!?][^<>]*(?=<|\Z)")

_EACH: Final = (
    re.compile(r"^ {0,3}(?:`{3,}|~{3,})", re.MULTILINE),
    re.compile(r"^ {0,3}\*\[", re.MULTILINE),
)
"""Code between fences, and abbreviations: looked for one by one, so that a page of thousands is as slow."""


def laborious(source: str) -> int | None:
    """Return the line (from 1) where a page has more of what is slow than any page needs; None where it has not.

    Python-Markdown's time grows with the square of brackets, tags and fences that nothing closes: 20,000 brackets,
    20 kB, take more than 20 s.
    """
    rest = _LINK.sub(lambda match: "\n" * match[0].count("\n") + " ", source)
    for text, pattern in ((rest, _OPEN), (source, _TAG), *((source, each) for each in _EACH)):
        for number, match in enumerate(pattern.finditer(text)):
            if number == _MOST:
                return text.count("\n", 0, match.start()) + 1
    return None
