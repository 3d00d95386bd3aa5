"""What a scalar written without quotes means here, and what YAML 1.1 would silently make of it elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import yaml

LONGEST_NUMBER = 30
"""More digits than any amount, area or count in a government needs; keeps arithmetic on hostile files cheap."""


@dataclass(frozen=True)
class Kind:
    """What a scalar is read as, in Indonesian and English."""

    name: str
    name_en: str


DATE: Final = Kind("tanggal", "a date")
NOTE: Final = Kind("catatan, bukan isi", "a comment and not a value")
_SIGN: Final = Kind("tanda YAML sendiri, bukan teks", "a sign of YAML itself, not a text")


@dataclass(frozen=True)
class Changed:
    """A scalar that YAML 1.1 or 1.2 reads as something else than it looks like.

    ``read`` is what it makes of it; a :class:`Kind` where that is no number, truth value or null.
    """

    read: bool | int | float | Kind | None

    def detail(self, typed: str) -> dict[str, str]:
        """Return the fields of the sentence for ``yaml-nilai-berubah``.

        A long number is not said as it is read: that may be somebody's telephone number in another form.
        """
        quoted = f'"{typed}"'
        if isinstance(self.read, Kind):
            return {
                "tertulis": typed,
                "dibaca": self.read.name,
                "dibaca_en": self.read.name_en,
                "tulis": f"{quoted} dengan tanda kutip",
                "tulis_en": f"{quoted} with quotes",
            }
        if sum(c.isdigit() for c in typed) >= _LIKE_A_TELEPHONE:
            return {
                "tertulis": "•" * 5,
                "dibaca": "angka lain",
                "dibaca_en": "another number",
                "tulis": "di antara tanda kutip",
                "tulis_en": "it between quotes",
            }
        if isinstance(self.read, bool):
            word = "true" if self.read else "false"
            return {
                "tertulis": typed,
                "dibaca": f"nilai ya/tidak ({word})",
                "dibaca_en": f"a truth value ({word})",
                "tulis": f"{quoted} dengan tanda kutip, atau {word} bila memang nilai ya/tidak",
                "tulis_en": f"{quoted} with quotes, or {word} if a truth value is meant",
            }
        if self.read is None:
            return {
                "tertulis": typed,
                "dibaca": "kosong",
                "dibaca_en": "nothing",
                "tulis": f"{quoted} dengan tanda kutip, atau `null` bila memang kosong",
                "tulis_en": f"{quoted} with quotes, or `null` if nothing is meant",
            }
        number = number_meant(typed)
        return {
            "tertulis": typed,
            "dibaca": f"angka {self.read}",
            "dibaca_en": f"the number {self.read}",
            "tulis": f"{quoted} dengan tanda kutip" + (f", atau {number} bila memang angka" if number else ""),
            "tulis_en": f"{quoted} with quotes" + (f", or {number} if a number is meant" if number else ""),
        }


class TooLong:
    """The type of ``TOO_LONG``."""


TOO_LONG: Final = TooLong()
"""A number of more digits than anyone needs."""

_LIKE_A_TELEPHONE: Final = 7
"""Digits from which a number may be somebody's: the shortest telephone numbers of a home have so many."""

_WORDS: Final[dict[str, bool | Changed | None]] = {
    "": None,
    **dict.fromkeys(("null", "Null", "NULL"), None),
    "~": Changed(None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("yes", "Yes", "YES", "on", "On", "ON"), Changed(True)),
    **dict.fromkeys(("no", "No", "NO", "off", "Off", "OFF"), Changed(False)),
    # PyYAML keeps the single letters of YAML 1.1 (yaml.org/type/bool.html) as text; other readers do not.
    **dict.fromkeys(("y", "Y"), Changed(True)),
    **dict.fromkeys(("n", "N"), Changed(False)),
    **dict.fromkeys(("=", "<<"), Changed(_SIGN)),
}

_NUMBER: Final = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?P<fraction>\.[0-9]+)?\Z")

_ODD_NUMBER: Final = re.compile(
    r"""(?:[-+]?(?:[0-9][0-9_]*)\.[0-9_]*(?:[eE][-+][0-9]+)?
       |\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?
       |[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?
       |[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)
       |[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*)\Z""",
    re.VERBOSE,
)
"""The numbers of YAML 1.1 (yaml.org/type/int.html and float.html, as PyYAML reads them)."""

_NUMBER_OF_1_2: Final = re.compile(
    r"(?:(?P<octal>0o[0-7]+)|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)\Z"
)
"""The numbers of YAML 1.2 (section 10.3.2): those with an exponent, and 08, are texts in YAML 1.1."""

_DATE: Final = re.compile(
    r"[0-9]{4}-(?:[0-9]{2}-[0-9]{2}|[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?"
    r"(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?))?)\Z"
)
"""The dates and times of YAML 1.1 (yaml.org/type/timestamp.html)."""

_MAY_BE_NUMBER: Final = frozenset("+-.0123456789")


def plain_value(text: str) -> str | int | Decimal | bool | Changed | TooLong | None:
    """Return what an unquoted scalar means: text, a number, ``true``/``false``, nothing, or a surprise.

    Dates stay text. ``~`` is a surprise, since it stands for a dash or "none" far more often than for null.
    """
    if text[:1] not in _MAY_BE_NUMBER:
        return _WORDS.get(text, text)
    if len(text) > LONGEST_NUMBER:
        return TOO_LONG if _ODD_NUMBER.match(text) or _NUMBER_OF_1_2.match(text) else text
    match = _NUMBER.match(text)
    if match:
        return Decimal(text) if match["fraction"] else int(text)
    if _ODD_NUMBER.match(text):
        try:
            return Changed(yaml.safe_load(text))
        except (ValueError, OverflowError):
            return text
    if match := _NUMBER_OF_1_2.match(text):
        return Changed(int(text, 8) if match["octal"] else _as_number(text))
    return text


def _as_number(text: str) -> int | float:
    number = float(text)
    return int(number) if number.is_integer() else number


def is_date(text: str) -> bool:
    """Whether other readers make a date or a time of an unquoted text.

    >>> is_date("2026-01-14"), is_date("2026-01-14 10:00:00"), is_date("2026-T1"), is_date("14 Januari 2026")
    (True, True, False, False)
    """
    return _DATE.match(text) is not None


def thousands(text: str) -> tuple[str, str] | None:
    """Return a number that may be thousands written the Indonesian way, without its point and as a plain fraction.

    >>> thousands("9.820"), thousands("-1.234"), thousands("1.000"), thousands("0.125"), thousands("12.5")
    (('9820', '9.82'), ('-1234', '-1.2340'), ('1000', '1.0'), None, None)
    """
    if _THOUSANDS.match(text) is None:
        return None
    plain = text.rstrip("0") if text[-1] == "0" else f"{text}0"
    return text.replace(".", ""), f"{plain}0" if plain[-1] == "." else plain


_THOUSANDS: Final = re.compile(r"[-+]?[1-9][0-9]{0,2}\.[0-9]{3}\Z")


def number_meant(typed: str) -> str | None:
    """Return how the number that a person most likely meant is written, or None where none is likely.

    >>> number_meant("1_000"), number_meant(".5"), number_meant("010"), number_meant("12:30"), number_meant("1.5e3")
    ('1000', '0.5', '10', None, '1500')
    """
    if re.fullmatch(r"[-+]?[0-9]*\.?[0-9]+[eE][-+]?[0-9]{1,2}", typed):
        written = f"{Decimal(typed).normalize():f}"
        return written if len(written) <= LONGEST_NUMBER else None
    text = typed.replace("_", "").lstrip("+")
    sign = "-" if text.startswith("-") else ""
    text = text.lstrip("-")
    if not re.fullmatch(r"[0-9]*\.?[0-9]*", text) or not re.search(r"[0-9]", text):
        return None
    whole, _, fraction = text.partition(".")
    whole = whole.lstrip("0") or "0"
    return f"{sign}{whole}" + (f".{fraction}" if fraction else "")
