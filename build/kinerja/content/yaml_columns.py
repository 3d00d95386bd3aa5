"""Lines of YAML in the wrong column, or below a line that is gone: what their neighbours tell of them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from kinerja.content.pseudonym import is_pseudonym

KEY: Final = r"[A-Za-z0-9_][A-Za-z0-9_/.-]*"
"""What a key is made of."""

INDENTATION: Final = (
    "nama sandi harus menjorok 2 spasi, dan isinya 4 spasi",
    "a pseudonym is indented by 2 spaces, and its entries by 4",
)

LOST_PERSON: Final = (
    "isian seorang pegawai mulai di baris ini, tetapi baris nama sandinya hilang; tulis lagi di atas baris ini",
    "a person's entry begins on this line, but the line of the pseudonym is gone; write it above this line again",
)


class Here(NamedTuple):
    """A line, the one above it that is not blank, and the next."""

    above: str
    line: str
    below: str


Found = tuple[int, str, str] | None
"""Column of a slip, and what to do about it in Indonesian and English; None where there is none."""


def outdented(here: Here) -> Found:
    """A person whose line begins in the first column."""
    return (1, *INDENTATION) if re.match(r"p[a-z2-7]{11}:\s*$", here.line) else None


def no_person(here: Here) -> Found:
    """The first entry of a file, whose line with the pseudonym is gone."""
    match = re.match(r"[ ]+(?=(?:penilai|disepakati|hasil_kerja):)", here.line)
    return (match.end() + 1, *LOST_PERSON) if match and re.match(r"(?:evaluasi|rencana):\s*$", here.above) else None


def too_deep(here: Here) -> Found:
    """The first person of a file, whose block stands further in than those that follow."""
    match = re.match(r"[ ]{3,}(p[a-z2-7]{11}):\s*$", here.line)
    if not match or not re.match(rf"{KEY}:\s*$", here.above) or not re.match(r"[ ]{5,}", here.below):
        return None
    return (match.start(1) + 1, *INDENTATION)


_FILLED = re.compile(rf"([ ]*)(?:- )*{KEY}: +[^\s|>\"'#]")
_ANY_KEY = re.compile(rf"([ ]*){KEY}:(?: +|$)")


def _between(here: Here) -> Found:
    """A line with a value between two that tell its column: what stands below a value stands no further in."""
    own, below, above = _FILLED.match(here.line), _ANY_KEY.match(here.below), _ANY_KEY.match(here.above)
    if not own or not below or not above or len(own[1]) >= len(below[1]):
        return None
    if len(above[1]) != len(below[1]) and (len(above[1]) != len(own[1]) or above.end() < len(here.above)):
        return None
    return (
        len(own[1]) + 1,
        "baris ini kurang menjorok; sejajarkan dengan baris di bawahnya",
        "this line is not indented enough; line it up with the one below it",
    )


def _below_a_value(here: Here) -> Found:
    above, own = _FILLED.match(here.above), _ANY_KEY.match(here.line)
    if not above or not own or len(own[1]) <= len(above[1]) or here.above.lstrip().startswith("- "):
        return None
    column = len(own[1]) + 1
    if is_pseudonym(here.line.strip().removesuffix(":")):
        return (
            column,
            "baris yang membuka daftar pegawai hilang; tulis lagi `evaluasi:` atau `rencana:` di atas baris ini",
            "the line that opens the list of people is gone; write `evaluasi:` or `rencana:` above this one again",
        )
    return (
        column,
        (
            "baris ini terlalu menjorok; sejajarkan dengan baris di atasnya, atau, bila menyambung kalimat di atasnya, "
            "apit seluruh kalimat itu dengan tanda kutip"
        ),
        (
            "this line is indented too much; line it up with the one above, or, if it continues the sentence above, "
            "put quotes around the whole of that"
        ),
    )


OF_COLUMNS: Final = (_between, _below_a_value)
"""What is a slip near the place where a parser stopped."""
