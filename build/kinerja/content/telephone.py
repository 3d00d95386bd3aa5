"""Find Indonesian telephone numbers in a text as it looks; documents, budgets, dates and amounts are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from kinerja.content.digit_runs import GAP, digits_of, is_fraction

_REGION: Final = "ID"

_SHAPE: Final = re.compile(
    r"(?<![0-9])(?:\(?\+[0-9]|\(?0|62(?=[0-9(]|[ .-]8[0-9]{2}(?:[ .-]|[0-9]{4,9}(?![0-9]))))"
    f"(?:{GAP}?[0-9]){{6,14}}(?![0-9])"
)
"""What a telephone number may look like, and what may follow it."""

_PLAIN_MOBILE: Final = re.compile(r"(?<![0-9A-Za-z.])(?:0|\+?62)8[1-9][0-9]{7,10}(?![0-9A-Za-z])")

_MOBILE: Final = re.compile(r"(?:0|62|0062)8[1-9][0-9]{7,10}\Z")

_CALLED: Final = re.compile(
    r"(?:(?<![A-Za-z])(?:hp|tel|telp|tlp|telepon|telpon|wa|whatsapp|no|nomor|hub|hubungi|kontak|ponsel|fax|faks|cp|"
    r"sms|call|phone|mobile)[.:_/-]{0,2}|wa\.me/|[0-9]/)\Z",
    re.IGNORECASE,
)
"""What a telephone number is written against without a space: a word for it, or another one."""

_LABEL: Final = re.compile(r"[A-Za-z]+(?=-\Z)")

_MOST_TRIED: Final = 5_000
_MOST_ASKED: Final = 400
"""Places of one text that are looked at closely, and numbers of it that the library is asked about: a file of nothing
but numbers is known by its first ones, and the others are counted by their shape alone."""


def telephones(text: str, runs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield where telephone numbers stand (half-open), in order.

    :param runs: where digits stand close together (:func:`kinerja.content.digit_runs.runs`).
    """
    tried = asked = 0
    for start, stop in runs:
        position = max(0, start - 2)
        while match := _SHAPE.search(text, position, stop):
            position = match.start() + 1
            tried += 1
            if tried > _MOST_TRIED or asked > _MOST_ASKED:
                yield from (plain.span() for plain in _PLAIN_MOBILE.finditer(text, match.start()))
                return
            if not _may_begin(text, match.start()):
                continue
            for end in _ends(match):
                if _may_end(text, end) and _looks_right(text, match.start(), end):
                    asked += 1
                    if _is_valid(text[match.start() : end]):
                        yield match.start(), end
                        position = end
                        break


def _ends(match: re.Match[str]) -> Sequence[int]:
    """Where a number that begins here may end: behind each group of digits, the longest first."""
    return [match.start() + group.end() for group in re.finditer("[0-9]+", match[0])][::-1]


def _may_begin(text: str, start: int) -> bool:
    """Whether what stands before lets a number begin, so that it is no part of a code."""
    before = text[max(0, start - 16) : start]
    if not before or not (before[-1].isalnum() or before[-1] in "_.,/-"):
        return True
    if before[-1] == ",":
        return not is_fraction(text, start)
    if before[-1] == "_" and not before[-2:-1].isalnum():
        return True
    word = _LABEL.search(before)
    return _CALLED.search(before) is not None or (word is not None and _labels(word[0]))


def _may_end(text: str, end: int) -> bool:
    """Whether what stands behind lets a number end: no letter or digit, also behind a point, a hyphen or a line."""
    after = text[end : end + 10]
    if after[:1] == "-" and after[1:2].isalpha():
        return _labels(after[1:])
    if after[:1] == ".":
        return not after[1:2].isdigit()
    return not after[:1].isalnum() and not (after[:1] in "_-" and after[1:2].isalnum())


def _labels(text: str) -> bool:
    """Whether a word of three letters or more begins a text, and no piece of a UUID."""
    word = re.match("[A-Za-z]*", text)
    return word is not None and len(word[0]) >= 3 and not re.fullmatch("[A-Fa-f]*", word[0])


def _looks_right(text: str, start: int, end: int) -> bool:
    """Whether digits look like a telephone number and not like a date, a budget's code or a document's number."""
    shown = text[start:end]
    if re.match(r"0[0-9]?[./][0-9]|[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}", shown):  # a budget code or a date
        return False
    if text[end : end + 1] == "/" and re.search(r"[0-9]/\Z", text[max(0, start - 2) : start]):  # 470/…/2026
        return False
    digits = digits_of(shown)
    if re.search(r"[0-9],\Z", text[max(0, start - 2) : start]) and re.search(r"([0-9])\1{4}", digits):  # 3,0833333333
        return False
    if "\n" in shown:
        first, _, rest = shown.partition("\n")
        return (
            "\n" not in rest
            and _MOBILE.match(digits) is not None
            and len(digits_of(first)) >= 4
            and len(digits_of(rest)) >= 3
        )
    if "/" in shown:
        *groups, last = shown.split("/")
        document = re.search(r"[0-9]/\Z", text[max(0, start - 2) : start]) or text[end : end + 1] == "/"
        year = re.fullmatch("(?:19|20)[0-9]{2}", last)
        short = min(map(len, (*groups, last))) < 3
        return not (document or year or short) and _MOBILE.match(digits) is not None
    return 8 <= len(digits) <= 15


def _is_valid(shown: str) -> bool:
    """Whether the library knows a number as one that may exist."""
    import phonenumbers  # takes longer than a whole check of files without a number like one

    digits = digits_of(shown)
    if digits.startswith("0062"):
        shown = f"+{digits[2:]}"
    elif "+" in shown[:2]:
        shown = f"+{digits}"
    else:
        shown = digits
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(shown, _REGION))
    except phonenumbers.NumberParseException:
        return False
