"""Find personal identifiers in a text by their shape: NIP, NIK, NPWP, telephone, e-mail; few false alarms."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from kinerja.content.digit_runs import GAP, dates_in, digits_of, is_fraction, long_numbers, number_of, runs
from kinerja.content.plain_text import Plain, plain
from kinerja.content.telephone import telephones

_DIGIT: Final = "[0-9]"
_YEAR: Final = f"(?:1{GAP}?9|2{GAP}?0)"

_NIP: Final = number_of(
    *(_YEAR, _DIGIT, _DIGIT, f"(?:0{GAP}?[1-9]|1{GAP}?[0-2])", "[0-3]", _DIGIT),
    *(_YEAR, *[_DIGIT] * 4),
    *("[12]", *[_DIGIT] * 3),
)
_NIK: Final = number_of("[1-9][0-9]", "[0-9]{2}", "[0-9]{2}", "[0-7][0-9]", "(?:0[1-9]|1[0-2])", "[0-9]{2}", "[0-9]{4}")
_NPWP: Final = number_of("0?[0-9]{2}", "[0-9]{3}", "[0-9]{3}", "[0-9]", "[0-9]{3}", "[0-9]{3}")

_NIP_PARTS: Final = re.compile(r"([0-9]{8}) ?([0-9]{6}) ?([12]) ?([0-9]{3})\Z")
_NIK_PARTS: Final = re.compile(r"([0-9]{2})([0-9]{4})([0-9]{2})([0-9]{2})[0-9]{2}([0-9]{4})\Z")
_NPWP_GROUPS: Final = [2, 3, 3, 1, 3, 3]
_NPWP_CALLED: Final = re.compile(r"NPWP\W{0,12}\Z", re.IGNORECASE)

_DOMAIN: Final = re.compile(r"@(?:[\w-]{1,63}\.){1,8}(?:xn--[A-Za-z0-9-]{1,59}|[^\W\d_]{2,24})")
_MAILBOX: Final = re.compile(r"\w[\w.%+-]{0,63}\Z")
_LIKE_EMAIL: Final = re.compile(r"[^\s<>()\[\]{}\"',;:|@]{1,100}@[^\s<>()\[\]{}\"',;:|@]{1,100}")

_PROVINCES: Final = range(11, 97)
"""Codes of provinces in a NIK (Permendagri on region codes): 11 Aceh to 96."""

_DOTS: Final = "•" * 5

KINDS = {
    "nip": ("NIP", "a NIP"),
    "nik": ("NIK", "a NIK"),
    "npwp": ("NPWP", "an NPWP"),
    "telepon": ("nomor telepon", "a telephone number"),
    "surel": ("alamat surel", "an e-mail address"),
}
"""Kind of identifier → what it is called in Indonesian and English."""


@dataclass(frozen=True, order=True)
class Identifier:
    """One identifier: where it stands in the text (half-open), and its kind."""

    start: int
    end: int
    kind: str
    """``nip``, ``nik``, ``npwp``, ``telepon`` or ``surel``."""


def identifiers(text: str) -> list[Identifier]:
    """Return the identifiers in a text, in order, without overlaps.

    The text is read as it looks (:func:`kinerja.content.plain_text.plain`): escapes, entities, digits of other
    alphabets, odd spaces and characters without width hide nothing. Nor do signs between the digits, or a line's end.
    """
    view = plain(text)
    return [Identifier(*view.span(item.start, item.end), item.kind) for item in _found(view)]


def is_nip(text: str) -> bool:
    """Whether a text has the shape of a NIP: birth date, appointment (month 01-12 or a PPPK code), sex 1-2, serial."""
    match = _NIP_PARTS.fullmatch(text)
    if match is None:
        return False
    born, appointed = match[1], match[2]
    if not _is_date(int(born[:4]), int(born[4:6]), int(born[6:])) or not 1900 <= int(born[:4]) <= 2099:
        return False
    # PPPK: a year and a two-digit contract code instead of a month, so any code is possible.
    return int(born[:4]) + 15 <= int(appointed[:4]) <= 2099


def is_nik(text: str) -> bool:
    """Whether a text has the shape of a NIK: province 11-96, birth DDMMYY (women: day + 40), serial not 0000."""
    match = _NIK_PARTS.fullmatch(text)
    if match is None:
        return False
    day = int(match[3])
    return (
        int(match[1]) in _PROVINCES
        and (1 <= day <= 31 or 41 <= day <= 71)
        and 1 <= int(match[4]) <= 12
        and match[5] != "0000"
    )


def masked(text: str) -> str:
    """Return a text fit to quote in a message: identifiers, and all that might be a part of one, become dots.

    When in doubt, dots: every run of eight digits or more, with whatever stands between, unless it is days, months and
    years alone; and every word with an ``@`` inside.
    """
    view = plain(text)
    spans = [(item.start, item.end) for item in _found(view)]
    spans += long_numbers(view.text)
    if "@" in view.text:
        spans += (match.span() for match in _LIKE_EMAIL.finditer(view.text))
    shown, after = "", 0
    for start, end in sorted(view.span(*span) for span in spans):
        if start >= after:
            shown += text[after:start] + _DOTS
        after = max(after, end)
    return shown + text[after:]


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _found(view: Plain) -> list[Identifier]:
    """The identifiers in a text as it looks, in order, without overlaps; long numbers go before telephones."""
    close = runs(view.text)
    found: list[Identifier] = []
    for several in (_numbers(view.text, close), _emails(view.text), _phones(view.text, close)):
        taken = sorted((item.start, item.end) for item in found)
        found += _apart(several, taken)
    return sorted(found)


def _apart(items: Iterable[Identifier], taken: Sequence[tuple[int, int]]) -> Iterator[Identifier]:
    """Yield the items, themselves in order, that overlap nothing taken."""
    ends = [end for _, end in taken]
    for item in items:
        next_taken = bisect_right(ends, item.start)
        if next_taken == len(taken) or item.end <= taken[next_taken][0]:
            yield item


def _numbers(text: str, close: Sequence[tuple[int, int]]) -> Iterator[Identifier]:
    """NIP, NPWP and NIK, in order; where two overlap, the first that begins."""
    for start, stop in close:
        if sum(map(str.isdigit, text[start : min(stop, start + 200)])) < 15:
            continue
        found = sorted(
            (match.start(), match.end(), kind)
            for kind, pattern, is_one in ((("nip", _NIP, _is_nip), ("npwp", _NPWP, _is_npwp), ("nik", _NIK, _is_nik)))
            for match in _each(pattern, text, start, stop)
            if is_one(match)
        )
        after = start
        for begin, end, kind in found:
            if begin >= after:
                yield Identifier(begin, end, kind)
                after = end


def _each(pattern: re.Pattern[str], text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """The matches of a pattern that may begin inside one another."""
    while match := pattern.search(text, start, stop):
        yield match
        start = match.start() + 1


def _is_nip(match: re.Match[str]) -> bool:
    return is_nip(digits_of(match[0])) and dates_in(match[0]) < 2


def _is_nik(match: re.Match[str]) -> bool:
    """Whether a number is a NIK, and neither two dates, a fraction nor a piece of a digest."""
    shown, text = match[0], match.string
    if not is_nik(digits_of(shown)) or dates_in(shown) or is_fraction(text, match.start()):
        return False
    before = re.search(r"[0-9A-Za-z]*\Z", text[max(0, match.start() - 64) : match.start()])
    behind = re.match(r"[0-9A-Za-z]*", text[match.end() : match.end() + 64])
    return not any(map(str.isdigit, (before[0] if before else "") + (behind[0] if behind else "")))


def _is_npwp(match: re.Match[str]) -> bool:
    """Whether a number is an NPWP: in its own groups, named, or with its check digit and a head office's 000.

    The ninth digit makes the first nine right by Luhn's rule; the next three are the tax office's, the last the branch.
    """
    before = match.string[max(0, match.start() - 20) : match.start()]
    if [len(group) for group in re.findall("[0-9]+", match[0])] == _NPWP_GROUPS or _NPWP_CALLED.search(before):
        return True
    digits = digits_of(match[0])[-15:]
    doubled = [sum(divmod(int(digit) * (1 + place % 2), 10)) for place, digit in enumerate(digits[:9])]
    office, branch = digits[9:12], digits[12:]
    return sum(doubled) % 10 == 0 and office != "000" and branch == "000" and not before.rstrip(" .").endswith("Rp")


def _emails(text: str) -> Iterator[Identifier]:
    if "@" in text:
        for domain in _DOMAIN.finditer(text):
            mailbox = _MAILBOX.search(text[max(0, domain.start() - 65) : domain.start()])
            if mailbox:
                yield Identifier(domain.start() - len(mailbox[0]), domain.end(), "surel")


def _phones(text: str, close: Sequence[tuple[int, int]]) -> Iterator[Identifier]:
    for start, end in telephones(text, close):
        yield Identifier(start, end, "telepon")
