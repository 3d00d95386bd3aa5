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
    form: number
    for number, forms in enumerate(
        (
            "januari january jan",
            "februari pebruari february feb peb",
            "maret march mar mrt",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu agt ags aug",
            "september sept sep",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        1,
    )
    for form in forms.split()
}


def month_of(word: str) -> int | None:
    """Return the number of a month by its name or short form, in Indonesian or English; None for any other word."""
    return _MONTHS.get(word.casefold().rstrip("."))


_TYPES: Final = {
    "object": ("beberapa `kunci: nilai`", "a mapping (`key: value`)"),
    "array": ("daftar (`[isi, isi]`)", "a list (`[item, item]`)"),
    "string": ("teks", "a text"),
    "number": ("angka", "a number"),
    "integer": ("bilangan bulat", "a whole number"),
    "boolean": ("`true` atau `false`", "`true` or `false`"),
    "null": ("kosong (tulis `null`)", "empty (`null`)"),
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
    >>> date_meant("Jumat, 13 Maret 2026"), date_meant("12 Agt 2026"), date_meant("13 Mrt. 2026")
    ('2026-03-13', '2026-08-12', '2026-03-13')
    """
    words = [word for word in re.split(r"[\s/.,-]+", text.strip().casefold()) if word and word not in _DAYS]
    if len(words) != 3:
        return None
    first, middle, last = words
    month = middle if middle.isdigit() else str(month_of(middle) or "")
    if len(first) == 4:
        first, last = last, first
    if not (first.isdigit() and month.isdigit() and re.fullmatch(r"(19|20)[0-9]{2}", last)):
        return None
    if not (1 <= int(month) <= 12 and 1 <= int(first) <= 31):
        return None
    return f"{last}-{int(month):02}-{int(first):02}"


_DAYS: Final = frozenset(
    ("senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "minggu", "ahad", "hari", "tanggal", "tgl")
)
"""Words that may stand before a date."""


def short_date_meant(text: str) -> str | None:
    """Return ``YYYY-MM-DD`` for a date whose year has two digits (day first; 00-50 are of this century), or None.

    >>> short_date_meant("08/01/22"), short_date_meant("8 Mrt 98"), short_date_meant("2026-01-08")
    ('2022-01-08', '1998-03-08', None)
    """
    match = re.fullmatch(r"(.*[^0-9])([0-9]{2})", text.strip())
    return date_meant(f"{match[1]}{'20' if match[2] <= '50' else '19'}{match[2]}") if match else None


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
    month = month_of(rest)
    return f"{year[0]}-{month:02}" if month else None


def number_in(text: str) -> str | None:
    """Return the number that a text says, with or without a unit or ``Rp``, as YAML writes it; None where it says none.

    Two numbers, a range and a day say no single number.

    >>> number_in("91,5"), number_in("1.203 orang"), number_in("Rp 1.250.000"), number_in("1,5 juta"), number_in("20%")
    ('91.5', '1203', '1250000', '1500000', '20')
    >>> number_in("banyak"), number_in("90-95"), number_in("45/50"), number_in("1-Feb"), number_in("2 Mei")
    (None, None, None, None, None)
    """
    match = _AMOUNT.match(text) if len(text) <= _LONGEST_WORD else None
    if match is None or month_of(match["unit"] or ""):
        return None
    number = match["number"]
    if re.fullmatch(r"-?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?", number):
        number = number.replace(".", "")
    number = number.replace(",", ".")
    scale = _SCALES.get((match["unit"] or "").casefold())
    return f"{(Decimal(number) * scale).normalize():f}" if scale else number


_AMOUNT: Final = re.compile(
    r"\s*(?:rp\.?\s*)?(?P<number>-?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|-?[0-9]+(?:[.,][0-9]+)?)"
    r"(?:,-|\s*%)?(?:\s*\(?(?P<unit>[^\W\d_]+)[^\d]*)?\s*\Z",
    re.IGNORECASE,
)
"""A number, and a unit without digits of its own."""

_SCALES: Final = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12}


def range_in(text: str) -> tuple[str, str] | None:
    """Return the two numbers of a range, or None.

    >>> range_in("90-95"), range_in("18 s.d. 22,5"), range_in("80 sampai 90"), range_in("1-Feb")
    (('90', '95'), ('18', '22.5'), ('80', '90'), None)
    """
    match = _RANGE.match(text) if len(text) <= _LONGEST_WORD else None
    ends = (number_in(match[1]), number_in(match[2])) if match else (None, None)
    return (ends[0], ends[1]) if ends[0] and ends[1] else None


_RANGE: Final = re.compile(
    r"\s*([0-9][0-9.,]*)\s*(?:[-\u2010-\u2015]|s\.?\s?/?d\.?|sampai|hingga)\s*([0-9][0-9.,]*)\s*%?\s*\Z"
)
