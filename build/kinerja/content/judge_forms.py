"""Explain why a text has the wrong form: a day, a period, a pseudonym, an id, an address."""

from __future__ import annotations

import re
from typing import Final

from kinerja.content.catalogue import quote
from kinerja.content.failures import Failure
from kinerja.content.hints import as_typed_here, date_meant, period_meant, short_date_meant
from kinerja.content.judge_words import Detail, as_read, example_of, like
from kinerja.content.paths import id_meant
from kinerja.content.pseudonym import is_pseudonym


def wrong_form(failure: Failure) -> Detail:
    """Return the fields of the sentence for a text that fails ``pattern`` or ``format``."""
    pattern, text = str(failure.wanted), str(failure.value)
    detail = as_read(failure)
    of_person = "p[a-z2-7]{11}" in pattern
    joined = of_person and len(text.split()) > 1 and all(map(is_pseudonym, text.split()))
    looks_coded = re.fullmatch(r"[A-Za-z0-9-]*[0-9-][A-Za-z0-9-]*|[A-Za-z]{12}|[a-z]+", text)
    if of_person and not joined and not looks_coded:
        detail = {"terbaca": "bukan nama sandi", "terbaca_en": "no pseudonym"}  # perhaps a name: not repeated
    saran, saran_en = _pattern_advice(failure, pattern, text) or like(example_of(failure))
    return {**detail, "saran": saran, "saran_en": saran_en}


def _pattern_advice(failure: Failure, pattern: str, text: str) -> tuple[str, str] | None:
    of_date = failure.keyword == "format" or "(19|20)" in pattern
    if of_date and re.fullmatch(r"(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}", text):
        return "tanggal ini tidak ada, periksa harinya", "there is no such day, check it"
    plain = as_typed_here(text)
    small = text.strip().lower()
    if plain and failure.keyword == "pattern" and re.search(pattern, plain[0]):
        return (
            f"ada {plain[1]} dari Word di dalamnya, ketik ulang: `{plain[0]}`",
            f"it holds {plain[2]} from Word, type it again: `{plain[0]}`",
        )
    if failure.keyword == "pattern" and small != text and re.search(pattern, small):
        return f"tulis dengan huruf kecil: `{small}`", f"write it in small letters: `{small}`"
    if of_date:
        return _day(text)
    if pattern.startswith("^20[0-9]{2}"):
        meant = period_meant(text)
        return (f"tulis `{meant}`", f"write `{meant}`") if meant and meant != text else None
    if "p[a-z2-7]{11}" in pattern:
        return _person(pattern, text)
    if pattern == "^[a-z][a-z0-9-]*$":
        return _code(failure, text)
    if "@" in pattern:
        return (
            "tulis satu alamat surel kantor dengan tanda @, tanpa spasi dan kurung",
            "write one office e-mail address with its @, without spaces or brackets",
        )
    if pattern.startswith("^https?://") and re.search(pattern, f"https://{text}"):
        return f"tulis `https://{quote(text)}`", f"write `https://{quote(text)}`"
    return None


def _day(text: str) -> tuple[str, str] | None:
    if meant := date_meant(text):
        return f"tulis `{meant}`", f"write `{meant}`"
    if short := short_date_meant(text):
        return (
            f"tulis `{short}` bila itu maksudnya (tahun-bulan-hari), atau tanggal yang benar",
            f"write `{short}` if that is meant (year-month-day), or the right date",
        )
    return None


def _person(pattern: str, text: str) -> tuple[str, str] | None:
    """Advice where no pseudonym stands in place of one."""
    words = text.split()
    if len(words) > 1 and all(map(is_pseudonym, words)):
        return (
            f"dua nama sandi menyatu; taruh `{words[1]}` di baris sendiri dengan tanda - dan spasi di depannya",
            f"two pseudonyms in one; put `{words[1]}` on a line of its own, after a - and a space",
        )
    if "/" in pattern:
        return None
    found = (
        "tulis nama sandinya (cari dengan `kinerja who`, atau buat dari NIP dengan `kinerja id`)",
        "write the pseudonym (look it up with `kinerja who`, or make it of the NIP with `kinerja id`)",
    )
    if "kepala-daerah" not in pattern:
        return found
    return (
        f"{found[0]}, atau `kepala-daerah` bila penilainya kepala daerah",
        f"{found[1]}, or `kepala-daerah` where the head of the region rates",
    )


_WHERE: Final = {
    **dict.fromkeys(("unit", "induk"), ("nama berkas unit itu di unit/", "the name of its file in unit/")),
    "layanan": ("`id` layanan itu di berkas unitnya", "the service's `id` in its unit's file"),
    "formulir": ("nama berkas formulir itu di formulir/", "the name of its file in formulir/"),
}
"""What the id of a thing is, by the key that names it."""


def _code(failure: Failure, text: str) -> tuple[str, str] | None:
    """Advice where a name stands in place of an id."""
    slug = id_meant(text)
    if not re.match("[a-z]", slug):
        return None
    where = next((_WHERE[step] for step in reversed(failure.path) if step in _WHERE), None)
    if where is None:
        return f"tulis `{quote(slug)}`", f"write `{quote(slug)}`"
    return (
        f"tulis kodenya, yaitu {where[0]} (mungkin `{quote(slug)}`)",
        f"write its id, {where[1]} (perhaps `{quote(slug)}`)",
    )
