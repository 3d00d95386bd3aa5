"""Guess what a person meant to write: the nearest allowed word, a date in another order, a number with a comma."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Final

from kinerja.content.catalogue import quote

_MONTHS: Final = {
    name[:3]: number
    for number, names in enumerate(
        (
            ("januari",),
            ("februari", "pebruari"),
            ("maret",),
            ("april",),
            ("mei", "may"),
            ("juni",),
            ("juli",),
            ("agustus", "august"),
            ("september",),
            ("oktober", "october"),
            ("november", "nopember"),
            ("desember", "december"),
        ),
        1,
    )
    for name in names
}

_TYPES: Final = {
    "object": ("isian bertingkat (`kunci: nilai`)", "a mapping (`key: value`)"),
    "array": ("daftar (`[isi, isi]`)", "a list (`[item, item]`)"),
    "string": ("teks", "a text"),
    "number": ("angka", "a number"),
    "integer": ("bilangan bulat", "a whole number"),
    "boolean": ("`true` atau `false`", "`true` or `false`"),
    "null": ("kosong (`null`)", "empty (`null`)"),
}


_LONGEST_WORD: Final = 200
"""Characters of a word that may be a misspelling of another."""

NAMES_ALIKE: Final = 0.84
"""Likeness from which one name is a misspelling of another: below it, ids of one agency are like each other."""


def nearest(word: str, options: Iterable[str], *, alike: float = 0.62) -> str | None:
    """Return the option that ``word`` was most likely meant to be, or None where none is near.

    :param alike: the least likeness, 0-1; for names that people give, and not words of ours, ``NAMES_ALIKE``.
    """
    if len(word) > _LONGEST_WORD:
        return None
    by_form = {_form(option): option for option in options}
    close = difflib.get_close_matches(_form(word), by_form, n=1, cutoff=alike)
    return by_form[close[0]] if close else None


def _form(word: str) -> str:
    """How words are compared: case, ``_`` and ``-`` do not matter."""
    return " ".join(re.split(r"[\s_-]+", word.strip().casefold()))


def listed(options: Sequence[Any], conjunction: str) -> str:
    """Return ``a, b atau c`` with each option between back quotes."""
    words = [f"`{written(option)}`" for option in options]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {conjunction} {words[-1]}"


def type_names(types: str | Sequence[str]) -> tuple[str, str]:
    """Return schema types in words, in Indonesian and English."""
    names = [_TYPES[name] for name in ([types] if isinstance(types, str) else types)]
    return " atau ".join(n[0] for n in names), " or ".join(n[1] for n in names)


def described(value: Any) -> tuple[str, str]:
    """Return what was read, in Indonesian and English."""
    if value is None:
        return "kosong", "nothing"
    if isinstance(value, bool):
        return (f"`{str(value).lower()}`",) * 2
    if isinstance(value, int | Decimal):
        return f"angka {value}", f"the number {value}"
    if isinstance(value, str):
        return (f'teks "{quote(value)}"', f'the text "{quote(value)}"') if value else ("teks kosong", "an empty text")
    return _TYPES["array" if isinstance(value, list) else "object"]


def written(value: Any) -> str:
    """Return how a value is written in YAML, on one line."""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, default=str).replace('"', "")


def as_typed_here(text: str) -> tuple[str, str, str] | None:
    """Return a text with plain characters in place of a word processor's, and what those are; None where it has none.

    >>> as_typed_here("sesuai\\u00a0ekspektasi")
    ('sesuai ekspektasi', 'spasi khusus', 'a special space')
    >>> as_typed_here("2026\\u2013T1"), as_typed_here("sesuai")
    (('2026-T1', 'tanda hubung khusus', 'a special dash'), None)
    """
    for characters, plain, name, name_en in _OF_WORD_PROCESSORS:
        if characters.search(text):
            rest = as_typed_here(characters.sub(plain, text))
            return (rest[0] if rest else characters.sub(plain, text)), name, name_en
    return None


_OF_WORD_PROCESSORS: Final = (
    (re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]"), " ", "spasi khusus", "a special space"),
    (re.compile("[\u2010-\u2015\u2212]"), "-", "tanda hubung khusus", "a special dash"),
    (re.compile("[\u2018-\u201f\u00ab\u00bb\"']"), "", "tanda kutip khusus", "a special quote"),
)


def date_meant(text: str) -> str | None:
    """Return ``YYYY-MM-DD`` for a date written another way (day first), or None.

    >>> date_meant("14/01/2026"), date_meant("14 Januari 2026"), date_meant("2026-1-4"), date_meant("kemarin")
    ('2026-01-14', '2026-01-14', '2026-01-04', None)
    """
    words = re.split(r"[\s/.,-]+", text.strip().casefold())
    if len(words) != 3:
        return None
    first, middle, last = words
    month = middle if middle.isdigit() else str(_MONTHS.get(middle[:3], ""))
    if len(first) == 4:
        first, last = last, first
    if not (first.isdigit() and month.isdigit() and re.fullmatch(r"(19|20)[0-9]{2}", last)):
        return None
    if not (1 <= int(month) <= 12 and 1 <= int(first) <= 31):
        return None
    return f"{last}-{int(month):02}-{int(first):02}"


def period_meant(text: str) -> str | None:
    """Return the period code for a quarter or month written another way, or None.

    >>> period_meant("TW I 2026"), period_meant("2026-Q3"), period_meant("2026-3"), period_meant("2026/T2")
    ('2026-T1', '2026-T3', '2026-03', '2026-T2')
    """
    form = text.strip().casefold()
    year = re.search(r"(?<![0-9])20[0-9]{2}(?![0-9])", form)
    if year is None:
        return None
    rest = re.sub(r"[\s/_.-]+", " ", form.replace(year[0], " ", 1)).strip()
    quarter = re.fullmatch(r"(?:triwulan|tw|t|q|kuartal) ?(iv|i{1,3}|[1-4])", rest)
    if quarter:
        number = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}.get(quarter[1], quarter[1])
        return f"{year[0]}-T{number}"
    if re.fullmatch(r"0?[1-9]|1[0-2]", rest):
        return f"{year[0]}-{int(rest):02}"
    month = _MONTHS.get(rest[:3]) if rest.isalpha() else None
    return f"{year[0]}-{month:02}" if month else None


def number_in(text: str) -> str | None:
    """Return the number that a text begins with, as YAML writes it, or None.

    >>> number_in("91,5"), number_in("1.203 orang"), number_in("12 orang"), number_in("banyak")
    ('91.5', '1203', '12', None)
    """
    match = re.match(r"\s*(-?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|-?[0-9]+(?:[.,][0-9]+)?)(?![0-9])", text)
    if match is None:
        return None
    number = match[1]
    if re.fullmatch(r"-?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?", number):
        number = number.replace(".", "")
    return number.replace(",", ".")
