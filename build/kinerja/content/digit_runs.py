"""Numbers as people write them: digits with whatever stands between, in a text as it looks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

GAP: Final = r"(?:[ \t._/()*'\"`~+-]{1,4}|[ \t-]{0,3}\r?\n[ \t]{0,40}(?:[#>] ?)?)"
"""What people, YAML and Markdown put between two digits of one number: up to four signs, or the end of a line. A
comma, a semicolon, a colon and a bar part numbers."""

_RUN: Final = re.compile(r"[0-9][0-9 \t\r\n._/()*'\"`~+#>-]{6,}[0-9]")
"""What a number can only be part of: few places of a text, so that costly patterns run nowhere else."""

_ISO_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")

_LONG: Final = re.compile(f"[0-9](?:{GAP}?[0-9]){{7,}}")

_TIME: Final = (
    r"(?:(?:19|20)[0-9]{2}(?:-[01][0-9](?:-[0-3][0-9])?)?|[0-3]?[0-9][./-][01]?[0-9][./-](?:19|20)[0-9]{2})(?![0-9])"
)
"""A year, a month or a day as people write them, with signs between."""

_TIMES: Final = re.compile(f"{_TIME}(?:{GAP}{_TIME})*")

_DATE: Final = re.compile(
    r"(?<![0-9])(?:(?:19|20)[0-9]{2}([-./])[01][0-9]\1[0-3][0-9]|[0-3]?[0-9]([-./])[01]?[0-9]\2(?:19|20)[0-9]{2})(?![0-9])"
)

_RATIO: Final = re.compile(r"(?!(?:19|20)[0-9]{4}/)[1-9][0-9]{0,5}/[1-9][0-9]{0,5}")
"""A number of things among others: ``1303/1318``."""

_FRACTION: Final = re.compile(r"(?:\A|[^0-9.,])(?:[0-9]{1,3}\.|0,)\Z")


_PSEUDONYM: Final = re.compile(r"p[a-z2-7]{11}")
_LETTERS: Final = re.compile(r"[0-9A-Za-z]*")


def _word_around(text: str, start: int, end: int) -> str:
    """A part of a text with the letters and digits beside it, up to twelve on either side."""
    before = re.search(r"[0-9A-Za-z]*\Z", text[max(0, start - 12) : start])
    after = _LETTERS.match(text[end : end + 12])
    return (before[0] if before else "") + text[start:end] + (after[0] if after else "")


def runs(text: str) -> Sequence[tuple[int, int]]:
    """Return where a number of eight digits or more may stand (half-open), single dates apart."""
    return [run.span() for run in _RUN.finditer(text) if not _ISO_DATE.match(run[0])]


def number_of(*parts: str) -> re.Pattern[str]:
    """Return the pattern of a number of these parts, with a gap or none between them and no digit beside it."""
    return re.compile(f"(?<![0-9]){f'{GAP}?'.join(parts)}(?![0-9])")


def digits_of(text: str) -> str:
    """Return the digits of a text, without what stands between."""
    return re.sub(r"[^0-9]", "", text)


def dates_in(text: str) -> int:
    """Return how many days stand in a text, written with signs between (``14/01/2026``, ``2026-01-14``)."""
    return len(_DATE.findall(text))


def is_fraction(text: str, start: int) -> bool:
    """Whether the digits at a place stand behind a decimal sign: ``0.6931``, ``0,6931`` outside a CSV's row."""
    return _FRACTION.search(text, max(0, start - 5), start) is not None


def long_numbers(text: str) -> Sequence[tuple[int, int]]:
    """Return where eight digits or more stand together, whatever they are; days, months, years and ratios apart."""
    found = []
    for run in _LONG.finditer(text):
        if _PSEUDONYM.fullmatch(_word_around(text, *run.span())):
            continue
        beside = text[max(0, run.start() - 1) : run.start()] + text[run.end() : run.end() + 1].replace("T", "")
        if beside.isalnum() or not (_TIMES.fullmatch(run[0]) or _RATIO.fullmatch(run[0])):
            found.append(run.span())
    return found
