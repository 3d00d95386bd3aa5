"""Read the values that personnel spreadsheets hold: NIPs, dates, numbers, targets, ratings."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Final

from kinerja.content.hints import date_meant, number_in
from kinerja.content.roster import plain_nip
from kinerja.intake.dates import read_date
from kinerja.rules.figures import is_percent
from kinerja.workbooks.remarks import NotUnderstood
from kinerja.workbooks.vocabulary import Phrases, meant

_SCIENTIFIC: Final = re.compile(r"[0-9](?:[.,][0-9]+)?[eE]\+?[0-9]{1,2}")
_BETWEEN: Final = re.compile(r"[\s.\-'’`/]|\Anip\b[.:]?", re.IGNORECASE)
_WITHIN: Final = re.compile(r"(?:\bNIP\b[.:\s]*)?(?<![0-9])((?:[0-9][ .]?){17}[0-9])(?![0-9])", re.IGNORECASE)
"""A NIP beside a name in one cell."""

_NIP_DIGITS: Final = 18
_LOST: Final = "000"
"""No serial of a NIP: where it ends so, a spreadsheet took the NIP for a number and kept 15 digits of it."""

_SIGNS: Final = re.compile(
    r"\A(?:[\s≥≤<>=]|rp\b\.?|minimal|maksimal|paling (?:sedikit|banyak|lambat))+|\s+\Z", re.IGNORECASE
)
"""What stands before a number and is no part of it."""


def read_nip(text: str) -> str:
    """Return the 18 digits of a NIP; spaces, points, hyphens and apostrophes in it do not matter.

    :raises NotUnderstood: it is none, or a spreadsheet lost digits of it.
    """
    digits = _BETWEEN.sub("", text)
    if _SCIENTIFIC.fullmatch(text.strip()) or (len(digits) == _NIP_DIGITS and digits.endswith(_LOST)):
        raise NotUnderstood(
            "angka terakhir NIP hilang karena Excel menyimpannya sebagai bilangan; ubah format kolom menjadi Teks, "
            "lalu tulis ulang NIP dari sumber aslinya",
            "the NIP lost its last digits as an Excel number: format the column as Text and enter it again",
        )
    if not (digits.isascii() and digits.isdigit()):
        raise NotUnderstood("ini bukan NIP; tulis 18 angka", "this is no NIP: write 18 digits")
    if len(digits) != _NIP_DIGITS:
        raise NotUnderstood(
            f"NIP ini {len(digits)} angka, seharusnya {_NIP_DIGITS}; periksa ke sumber aslinya",
            f"this NIP has {len(digits)} digits and not {_NIP_DIGITS}",
        )
    nip = plain_nip(digits)
    if nip is None:
        raise NotUnderstood(
            "NIP ini keliru: tanggal lahir, bulan pengangkatan, jenis kelamin (1 atau 2), dan nomor urutnya tidak "
            "cocok; periksa ke sumber aslinya",
            "this NIP cannot be right: check birth date, appointment, sex and serial",
        )
    return nip


def nip_and_name(text: str) -> tuple[str, str]:
    """Return the NIP and the name of a cell that may hold both; a text without 18 digits comes back as it is.

    >>> nip_and_name("Contoh Rekaan\\nNIP. 123456 789012 345678"), nip_and_name("12345")
    (('123456 789012 345678', 'Contoh Rekaan'), ('12345', ''))
    """
    found = _WITHIN.search(text)
    if found is None or not any(c.isalpha() for c in _BETWEEN.sub("", text)):
        return text, ""
    return found[1].strip(), " ".join(f"{text[: found.start()]} {text[found.end() :]}".strip(" \n/-,;").split())


def sex_in(nip: str) -> str:
    """Return ``l`` or ``p`` by a NIP's 15th digit (1 man, 2 woman; Peraturan BKN 22/2007)."""
    return "l" if nip[14] == "1" else "p"


def status_in(nip: str) -> str:
    """Return ``pppk`` where a NIP has a contract code in the place of the month of appointment, else ``pns``."""
    return "pns" if 1 <= int(nip[12:14]) <= 12 else "pppk"


def read_day(text: str) -> str:
    """Return ``YYYY-MM-DD`` for a date as people and spreadsheets write it, the day before the month.

    >>> read_day("1 Maret 2024"), read_day("01-03-2024"), read_day("2024-03-01 00:00:00")
    ('2024-03-01', '2024-03-01', '2024-03-01')

    :raises NotUnderstood: it is no date.
    """
    day = read_date(text)
    if day is not None:
        return day.isoformat()
    written = date_meant(text)
    try:
        return date.fromisoformat(written or "").isoformat()
    except ValueError:
        raise NotUnderstood(
            "tanggal ini tidak terbaca; tulis misalnya 31/12/2025 atau 31 Desember 2025",
            "not a date: write for example 31/12/2025",
        ) from None


def read_number(text: str, measure: str = "") -> tuple[Decimal, bool]:
    """Return a number, and whether it was a share that a spreadsheet shows as per cent (0.2 for 20 per cent).

    A share is taken for one only where what is measured is per cent, and it is above 0 and at most 1.

    >>> read_number("1.203 orang"), read_number("20%", "persen"), read_number("0.2", "%")
    ((Decimal('1203'), False), (Decimal('20'), False), (Decimal('20'), True))

    :raises NotUnderstood: there is no number.
    """
    plain = _SIGNS.sub("", text)
    number = plain if re.fullmatch(r"-?[0-9]+\.[0-9]+", plain) and not _thousands(plain) else number_in(plain)
    if number is None:
        raise NotUnderstood(
            "angka tidak terbaca; tulis angka saja, misalnya 91,5", "not a number: write a number, such as 91.5"
        )
    value = Decimal(number)
    if is_percent(measure) and "%" not in plain and 0 < value <= 1:
        return _plain(value * 100), True
    return _plain(value), False


def _thousands(text: str) -> bool:
    """``1.203`` is a thousand in Indonesia; a number of a workbook comes with a comma (``XlsxSource.as_shown``)."""
    return re.fullmatch(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+", text) is not None


def _plain(value: Decimal) -> Decimal:
    """Without exponent and without zeros at the end of its decimals."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def whole(value: Decimal) -> Decimal | int:
    """Return a number as records write it: without decimals where it has none."""
    return int(value) if value == value.to_integral_value() else value


_RANGE: Final = re.compile(
    r"\s*(.*?[0-9]\s*%?)\s*(?:-|–|s\.?\s*/?\s*d\.?|sampai(?: dengan)?|hingga)\s*([0-9].*)", re.DOTALL
)


def read_target(text: str, measure: str = "") -> tuple[Decimal | tuple[Decimal, Decimal], str, bool]:
    """Return a target (a number or a range), the unit of measure that stands behind it, and whether it was a share.

    >>> read_target("240 bayi"), read_target("85 - 95%")
    ((Decimal('240'), 'bayi', False), ((Decimal('85'), Decimal('95')), 'persen', False))

    :raises NotUnderstood: there is no number.
    """
    outside = re.sub(r"\([^)]*\)", " ", text)  # `12 (dua belas) laporan`, `100% (12 berkas)`
    text = outside if re.search("[0-9]", outside) else text
    match = _RANGE.fullmatch(text)
    behind = re.search(r"[0-9]\s*([^\W\d_][^0-9]*|%)\s*\Z", text)
    said = behind[1].strip() if behind else ""
    if said == "%" or (not said and "%" in text):
        said = "persen"
    elif not said and re.match(r"\s*rp\b", text, re.IGNORECASE):
        said = "rupiah"
    measured = measure or said
    if match:
        low, share = read_number(match[1], measured)
        high, also = read_number(match[2], measured)
        if share and not also:
            low = _plain(low / 100)
        return (low, high), said, share and also
    value, share = read_number(text, measured)
    return value, said, share


def read_code(text: str, phrases: Phrases, choices: tuple[str, str]) -> str:
    """Return the code that a cell means.

    :param choices: what may be written, in both languages, for the message.
    :raises NotUnderstood: it means none of them, or may mean several.
    """
    code = meant(text, phrases)
    if code is None:
        raise NotUnderstood(f"isi sel ini tidak dikenali; tulis {choices[0]}", f"not understood: write {choices[1]}")
    return code
