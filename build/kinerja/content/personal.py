"""Find personal identifiers in a text by their shape: NIP, NIK, NPWP, telephone, e-mail; few false alarms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

_REGION = "ID"

_DIGITS = re.compile(r"(?<![0-9])(?<![0-9][.,/-])[0-9](?:[ .-]?[0-9]){14,19}(?![0-9]|[.,/-][0-9])")
"""15 to 20 digits, perhaps with single separators: NIP, NIK or NPWP, and nothing inside a longer code."""

_NIP_PARTS = re.compile(r"([0-9]{8}) ?([0-9]{6}) ?([12]) ?([0-9]{3})\Z")
_NIK = re.compile(r"([0-9]{2})([0-9]{4})([0-9]{2})([0-9]{2})[0-9]{2}([0-9]{4})\Z")
_NPWP = re.compile(r"[0-9]{2}\.[0-9]{3}\.[0-9]{3}\.[0-9]-[0-9]{3}\.[0-9]{3}\Z")
_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}"
)
_MAYBE_PHONE = re.compile(
    r"(?:(?<![0-9A-Za-z_.,/-])|(?<=wa\.me/)|(?<=[0-9]/))"
    r"(?:\+|\(?0|62)[0-9(][0-9 ().-]{6,20}[0-9](?![0-9A-Za-z_-]|[.,][0-9])"
)

_RUN = re.compile(r"[0-9][0-9 ().-]{6,}[0-9]")
"""What a number of ours can only be part of: few places of a text, so that the costly patterns run nowhere else."""

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")

_PROVINCES = range(11, 97)
"""Codes of provinces in a NIK (Permendagri on region codes): 11 Aceh to 96."""


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

    Digits of other alphabets, odd spaces and characters without width hide nothing: they are read as they look.
    """
    looks, places = plain(text)
    runs = [(max(0, r.start() - 2), r.end() + 2) for r in _RUN.finditer(looks) if not _ISO_DATE.match(r[0])]
    found = [*_numbers(looks, runs), *_emails(looks)]
    taken = [(item.start, item.end) for item in found]
    found += (p for p in _phones(looks, runs) if not any(p.start < end and start < p.end for start, end in taken))
    return [Identifier(places[item.start], places[item.end - 1] + 1, item.kind) for item in sorted(found)]


def plain(text: str) -> tuple[str, Sequence[int]]:
    """Return the text as it looks, and where each of its characters stands in ``text``."""
    if text.isascii():
        return text, range(len(text))
    shown: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if unicodedata.category(character) == "Cf":
            continue
        looks = " " if character.isspace() else unicodedata.normalize("NFKC", character)
        if character.isdecimal():
            looks = str(unicodedata.decimal(character))
        shown.append(looks)
        places += [place] * len(looks)
    return "".join(shown), places


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
    match = _NIK.fullmatch(text)
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
    """Return a text fit to quote in a message: identifiers, and any run of nine digits or more, become dots."""
    for item in reversed(identifiers(text)):
        text = text[: item.start] + "•" * 5 + text[item.end :]
    return re.sub(r"[0-9](?:[ .-]?[0-9]){8,}", "•" * 5, text)


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _matches(pattern: re.Pattern[str], text: str, runs: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """The matches of a pattern that only matches inside a run, with the two characters before and after it."""
    for start, end in runs:
        yield from pattern.finditer(text, start, end)


def _numbers(text: str, runs: Sequence[tuple[int, int]]) -> Iterator[Identifier]:
    for match in _matches(_DIGITS, text, runs):
        shape = match[0]
        digits = re.sub(r"[ .-]", "", shape)
        if _NPWP.fullmatch(shape):
            kind = "npwp"
        elif is_nip(shape) or (len(digits) == 18 and " " in shape and is_nip(digits)):
            kind = "nip"
        elif is_nik(digits) and not re.search(r"[.-]", shape):
            kind = "nik"
        else:
            continue
        yield Identifier(match.start(), match.end(), kind)


def _emails(text: str) -> Iterator[Identifier]:
    if "@" in text:
        for match in _EMAIL.finditer(text):
            yield Identifier(match.start(), match.end(), "surel")


def _phones(text: str, runs: Sequence[tuple[int, int]]) -> Iterator[Identifier]:
    for match in _matches(_MAYBE_PHONE, text, runs):
        shown = match[0]
        if re.match(r"0[0-9]?[./][0-9]|[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}", shown):  # a budget code or a date
            continue
        before, after = text[max(0, match.start() - 2) : match.start()], text[match.end() : match.end() + 1]
        if after == "/" and re.match("[0-9]/", before):  # the middle of a document's number: 470/…/2026
            continue
        if _is_telephone(shown):
            yield Identifier(match.start(), match.end(), "telepon")


def _is_telephone(shown: str) -> bool:
    import phonenumbers  # takes longer than a whole check of files without a number like one

    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(shown, _REGION))
    except phonenumbers.NumberParseException:
        return False
