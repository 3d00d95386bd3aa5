"""Words, numbers and dates in the page's language: gettext catalogues and Babel's locale data, read once."""

from __future__ import annotations

import gettext
import io
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.numbers import get_decimal_symbol, get_group_symbol

from kinerja.errors import KinerjaError
from kinerja.package.period import Period
from kinerja.package.rounding import half_up

SOURCE_LANGUAGE = "id"
"""The language of the message ids: templates and views are written in it."""

OWN_MESSAGES = "instansi.po"
"""An agency's own wordings, beside ``messages.po`` in its theme."""

_LOCALES = {"id": "id", "en": "en_GB"}
_LONG_WORDS = ("ekspek\N{SOFT HYPHEN}tasi", "expec\N{SOFT HYPHEN}tations", "improve\N{SOFT HYPHEN}ment")
_CODE = re.compile(r"(?<!<pre>)(<code>)([^<]+)(?=</code>)")
_SHORT_CODE = 28
"""Characters that a line of the smallest phone has room for."""

ROMAN = ("", "I", "II", "III", "IV")
"""How Indonesian names quarters, by their number."""


@dataclass(frozen=True)
class Speech:
    """One language: its messages, and how it writes numbers, dates and periods."""

    language: str
    translations: gettext.NullTranslations
    decimal_symbol: str
    group_symbol: str

    def gettext(self, message: str, **values: object) -> str:
        """``message`` in this language, its ``{named}`` places filled with ``values``."""
        text = self.translations.gettext(message)
        return text.format_map(values) if values else text

    def plural(self, message: str, count: int, **values: object) -> str:
        """Like :meth:`gettext`, in the form for ``count`` (Indonesian has one form); ``{count}`` is filled too."""
        text = self.translations.ngettext(message, message, count)
        return text.format_map({"count": self.number(count), **values})

    def pick(self, indonesian: str, english: str) -> str:
        """The one of two texts from a release that is in this language; Indonesian where there is no English."""
        return english if self.language == "en" and english else indonesian

    def soft(self, text: str) -> str:
        """``text`` with soft hyphens in the long words that narrow columns would break anywhere."""
        for word in _LONG_WORDS:
            text = text.replace(word.replace("\N{SOFT HYPHEN}", ""), word)
        return text

    def number(self, value: Fraction | Decimal | int, decimals: int = 0) -> str:
        """``value`` rounded half up, grouped in thousands."""
        return _number(value, decimals, self.decimal_symbol, self.group_symbol)

    def percent(self, value: Decimal, decimals: int = 1) -> str:
        """A share that is already in per cent (0-100)."""
        return self.number(value, decimals) + "%"

    def size(self, octets: int) -> str:
        """A file's size, rounded up to whole kilobytes, at least 1."""
        return self.gettext("{n} kB", n=self.number(max(1, -(-octets // 1000))))

    def date(self, value: date) -> str:
        """``20 Oktober 2026``, held together by no-break spaces."""
        return _date(value, _LOCALES[self.language])

    def period(self, code: str) -> str:
        """``2026-T3`` → ``Triwulan III 2026``."""
        period = _parse(code)
        if period.quarter:
            name = ROMAN[period.quarter] if self.language == SOURCE_LANGUAGE else str(period.quarter)
            return self.gettext("Triwulan {quarter} {year}", quarter=name, year=period.year)
        if "-" in code:
            return format_date(period.first, "MMMM y", _LOCALES[self.language])
        return str(period.year)

    def short_period(self, code: str, beside: str = "") -> str:
        """The period inside a sentence; without its year where the period ``beside`` has the same year."""
        period = _parse(code)
        if period.quarter:
            name = ROMAN[period.quarter] if self.language == SOURCE_LANGUAGE else str(period.quarter)
            if beside and _parse(beside).year == period.year:
                return self.gettext("triwulan {quarter}", quarter=name)
            return self.gettext("triwulan {quarter} {year}", quarter=name, year=period.year)
        return self.period(code)

    def tick(self, code: str) -> str:
        """The period on an axis: ``III 2026``."""
        period = _parse(code)
        if period.quarter:
            name = ROMAN[period.quarter] if self.language == SOURCE_LANGUAGE else f"Q{period.quarter}"
            return f"{name} {period.year}"
        return self.period(code)

    def months(self, code: str) -> str:
        """``Juli–September`` for a quarter; empty for other periods."""
        period = _parse(code)
        if not period.quarter:
            return ""
        return _months(period, _LOCALES[self.language])


def speech(language: str, translations: Path) -> Speech:
    """Read a language's catalogue.

    :param language: ``id`` or ``en``.
    :param translations: the theme's ``translations`` folder; ``LANGUAGE/LC_MESSAGES/messages.po`` below it, and
        perhaps ``instansi.po``.
    """
    locale = _LOCALES[language]
    return Speech(language, _catalogue(language, translations), get_decimal_symbol(locale), get_group_symbol(locale))


def whole_code(html: str) -> str:
    """``html`` with the words of its inline code held together: ``--dry-run`` is not broken after a hyphen."""
    return _CODE.sub(lambda found: found[1] + " ".join(map(_whole, found[2].split(" "))), html)


def _whole(word: str) -> str:
    return f'<span class="nowrap">{word}</span>' if "-" in word and len(word) <= _SHORT_CODE else word


def _catalogue(language: str, translations: Path) -> gettext.NullTranslations:
    """Our messages in a language, and before them the agency's own wordings (``instansi.po``), Indonesian ones too."""
    folder = translations / language / "LC_MESSAGES"
    known = gettext.NullTranslations() if language == SOURCE_LANGUAGE else _compiled(folder / "messages.po", language)
    if not (folder / OWN_MESSAGES).is_file():
        return known
    own = _compiled(folder / OWN_MESSAGES, language)
    own.add_fallback(known)
    return own


def _compiled(path: Path, language: str) -> gettext.GNUTranslations:
    """Read one catalogue.

    :raises KinerjaError: it is no PO file in UTF-8.
    """
    try:
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language, abort_invalid=True)
    except (PoFileError, ValueError) as error:
        name = "/".join(path.parts[-4:])
        raise KinerjaError(f"theme/{name}: bukan berkas PO yang sah; sunting dengan Poedit (not a PO file)") from error
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@lru_cache(maxsize=1024)
def _parse(code: str) -> Period:
    return Period.parse(code)


@lru_cache(maxsize=65536)
def _number(value: Fraction | Decimal | int, decimals: int, decimal_symbol: str, group_symbol: str) -> str:
    text = f"{half_up(value, decimals):,f}".replace(",", "\0").replace(".", decimal_symbol).replace("\0", group_symbol)
    return text.replace("-", "−")


@lru_cache(maxsize=1024)
def _months(period: Period, locale: str) -> str:
    return f"{format_date(period.first, 'MMMM', locale)}–{format_date(period.last, 'MMMM', locale)}"


@lru_cache(maxsize=1024)
def _date(value: date, locale: str) -> str:
    return format_date(value, "d MMMM y", locale).replace(" ", "\N{NO-BREAK SPACE}")
