"""Explain why a value is not right, by the keyword of the schema that it fails."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from kinerja.content.catalogue import quote
from kinerja.content.failures import Failure
from kinerja.content.hints import (
    as_typed_here,
    date_meant,
    described,
    listed,
    nearest,
    number_in,
    period_meant,
    type_names,
    written,
)
from kinerja.content.personal import masked

Detail = dict[str, object]


def explain(failure: Failure) -> tuple[str, Detail]:
    """Return the code of a value's failure, and the fields of its sentence."""
    if failure.keyword == "not" and isinstance(failure.value, str) and failure.wanted.keys() <= {"enum", "const"}:
        return "skema-pilihan", _taken(failure)
    code, how = _HOW.get(failure.keyword, ("skema-lain", _other))
    return code, how(failure)


def _read(failure: Failure) -> Detail:
    indonesian, english = described(failure.value)
    return {"terbaca": indonesian, "terbaca_en": english}


_SHAPES: Final = (
    ("^(p[a-z2-7]", "pabcdefghijk"),
    ("^p[a-z2-7]", "pabcdefghijk"),
    ("^(19|20)", "2026-01-14"),
    ("^20[0-9]{2}", "2026-T1"),
    ("^[a-z][a-z0-9-]*/", "h1/i1"),
    ("^[a-z][a-z0-9_-]*$", "kode-lain"),
    ("^[a-z][a-z0-9-]*$", "kode-lain"),
)
"""Beginning of a pattern, and an example where the schema gives none (in lists, for instance)."""


def _example(failure: Failure) -> str:
    """An example of what is right: the schema's own, or a shape that its pattern or type suggests."""
    fitting = failure.examples()
    if fitting:
        return f"`{quote(written(fitting[0]))}`"
    pattern = str(failure.schema.get("pattern", ""))
    for beginning, example in _SHAPES:
        if pattern.startswith(beginning):
            return f"`{example}`"
    types = failure.schema.get("type", "string")
    first = types if isinstance(types, str) else types[0]
    return {"number": "`12`", "integer": "`12`", "boolean": "`true`", "array": "`[10, 12]`"}.get(first, "`…`")


_TRUTHS: Final = {
    **dict.fromkeys(("ya", "iya", "y", "yes", "on", "benar", "betul", "true", "1"), "true"),
    **dict.fromkeys(("tidak", "tdk", "t", "n", "no", "off", "salah", "bukan", "false", "0"), "false"),
}


def _type(failure: Failure) -> Detail:
    value = failure.value
    types = {failure.wanted} if isinstance(failure.wanted, str) else set(failure.wanted)
    number = number_in(value) if isinstance(value, str) and types & {"number", "integer"} else None
    example = _example(failure)
    if number and masked(number) == number:
        advice = f"tulis `{number}` (titik untuk desimal, tanpa satuan)", f"write `{number}` (a point, no unit)"
    elif types == {"boolean"} and str(value).strip().casefold() in _TRUTHS:
        truth = _TRUTHS[str(value).strip().casefold()]
        advice = f"tulis `{truth}` tanpa tanda kutip", f"write `{truth}` without quotes"
    elif "array" in types and isinstance(value, str) and value.strip():
        items = quote(", ".join(value.strip().lstrip("-").split(" -")).strip())
        advice = (
            f"tulis di antara kurung siku: `[{items}]`, atau satu butir sebaris dengan tanda - dan spasi",
            f"put it between brackets: `[{items}]`, or one item a line after a - and a space",
        )
    elif "object" in types and isinstance(value, str) and re.match(r"[A-Za-z0-9_/-]+:\S", value):
        advice = (
            f"beri spasi sesudah titik dua, misalnya {example}",
            f"put a space after the colon, for instance {example}",
        )
    elif value is None:
        advice = (
            f"isi, misalnya {example}, atau hapus barisnya bila tidak wajib",
            f"fill it in, for instance {example}, or delete the line if it is optional",
        )
    elif "string" in types and isinstance(value, bool | int | Decimal):
        text = str(value).lower()
        advice = f'tulis dengan tanda kutip: `"{text}"`', f'put quotes around it: `"{text}"`'
    else:
        advice = f"tulis misalnya {example}", f"write for instance {example}"
    wanted, wanted_en = type_names(failure.wanted)
    return {**_read(failure), "harus": wanted, "harus_en": wanted_en, "saran": advice[0], "saran_en": advice[1]}


def _choice(failure: Failure) -> Detail:
    options = [failure.wanted] if failure.keyword == "const" else list(failure.wanted)
    texts = [option for option in options if isinstance(option, str)]
    meant = nearest(failure.value, texts) if isinstance(failure.value, str) else None
    advice = f"pilih {listed(options, 'atau')}", f"choose {listed(options, 'or')}"
    if plain := _typed_plainly(failure.value, texts):
        return {**_read(failure), "saran": plain[0], "saran_en": plain[1]}
    if meant:
        advice = f"maksudnya `{meant}`? Pilih{advice[0][5:]}", f"did you mean `{meant}`? Choose{advice[1][6:]}"
    return {**_read(failure), "saran": advice[0], "saran_en": advice[1]}


def _taken(failure: Failure) -> Detail:
    advice = (
        f"kata itu dipakai sistem; tulis kode lain, misalnya {_example(failure)}",
        f"that word is the system's own; write another id, such as {_example(failure)}",
    )
    return {**_read(failure), "saran": advice[0], "saran_en": advice[1]}


def _typed_plainly(value: object, texts: list[str]) -> tuple[str, str] | None:
    """Advice where a value is right but for characters of a word processor, which look like plain ones."""
    plain = as_typed_here(value) if isinstance(value, str) else None
    if plain is None or plain[0] not in texts:
        return None
    return (
        f"ada {plain[1]} dari Word di dalamnya, ketik ulang: `{plain[0]}`",
        f"it holds {plain[2]} from Word, type it again: `{plain[0]}`",
    )


def _pattern(failure: Failure) -> Detail:
    pattern, text = str(failure.wanted), str(failure.value)
    detail = _read(failure)
    if "p[a-z2-7]{11}" in pattern and not re.fullmatch(r"[A-Za-z0-9-]*[0-9-][A-Za-z0-9-]*|[A-Za-z]{12}|[a-z]+", text):
        detail = {"terbaca": "bukan nama sandi", "terbaca_en": "no pseudonym"}  # perhaps a name: not repeated
    return {**detail, **_pattern_advice(failure, pattern, text)}


def _pattern_advice(failure: Failure, pattern: str, text: str) -> Detail:
    of_date = failure.keyword == "format" or "(19|20)" in pattern
    if of_date and re.fullmatch(r"(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}", text):
        return {"saran": "tanggal ini tidak ada, periksa harinya", "saran_en": "there is no such day, check it"}
    plain = as_typed_here(text)
    small = text.strip().lower()
    meant = None
    if plain and failure.keyword == "pattern" and re.search(pattern, plain[0]):
        return {
            "saran": f"ada {plain[1]} dari Word di dalamnya, ketik ulang: `{plain[0]}`",
            "saran_en": f"it holds {plain[2]} from Word, type it again: `{plain[0]}`",
        }
    if failure.keyword == "pattern" and small != text and re.search(pattern, small):
        return {"saran": f"tulis dengan huruf kecil: `{small}`", "saran_en": f"write it in small letters: `{small}`"}
    if of_date:
        meant = date_meant(text)
    elif pattern.startswith("^20[0-9]{2}"):
        meant = period_meant(text)
    example = f"`{meant}`" if meant and meant != text else _example(failure)
    return {"saran": f"tulis misalnya {example}", "saran_en": f"write for instance {example}"}


_LIMITS: Final = {
    "minimum": ("paling kecil {0}", "at least {0}"),
    "maximum": ("paling besar {0}", "at most {0}"),
    "exclusiveMinimum": ("harus lebih dari {0}", "more than {0}"),
    "exclusiveMaximum": ("harus kurang dari {0}", "less than {0}"),
    "multipleOf": ("harus kelipatan {0}", "a multiple of {0}"),
    "minLength": ("paling sedikit {0} huruf", "{0} or more characters"),
    "maxLength": ("paling banyak {0} huruf", "at most {0} characters"),
    "minItems": ("paling sedikit {0} butir", "{0} or more items"),
    "maxItems": ("paling banyak {0} butir", "at most {0} items"),
    "minProperties": ("paling sedikit {0} isian", "{0} or more entries"),
    "maxProperties": ("paling banyak {0} isian", "at most {0} entries"),
}


def _limit(failure: Failure) -> Detail:
    limit, limit_en = (text.format(failure.wanted) for text in _LIMITS[failure.keyword])
    return {**_read(failure), "batas": limit, "batas_en": limit_en, "contoh": _example(failure)}


_UNITS: Final = {"Length": ("huruf", "characters"), "Items": ("butir", "items"), "Properties": ("isian", "entries")}
"""What a keyword counts, by its name after ``min`` or ``max``."""


def _length(failure: Failure) -> Detail:
    unit, unit_en = _UNITS[failure.keyword[3:]]
    count = len(failure.value)
    return {**_limit(failure), "banyak": f"{count} {unit}", "banyak_en": f"{count} {unit_en}"}


def _repeated(_: Failure) -> Detail:
    return {}


def _other(failure: Failure) -> Detail:
    return {"aturan": failure.keyword, "contoh": _example(failure)}


_LENGTHS: Final = ("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties")
_BOUNDS: Final = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")

_HOW: Final[dict[str, tuple[str, Callable[[Failure], Detail]]]] = {
    "type": ("skema-jenis", _type),
    "enum": ("skema-pilihan", _choice),
    "const": ("skema-pilihan", _choice),
    "pattern": ("skema-pola", _pattern),
    "format": ("skema-pola", _pattern),
    "uniqueItems": ("skema-berulang", _repeated),
    **dict.fromkeys(_LENGTHS, ("skema-panjang", _length)),
    **dict.fromkeys(_BOUNDS, ("skema-batas", _limit)),
}
