"""Explain why a value is not right, by the keyword of the schema that it fails."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from kinerja.content.catalogue import quote
from kinerja.content.failures import Failure
from kinerja.content.hints import date_meant, described, listed, nearest, number_in, period_meant, type_names, written
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


def _example(failure: Failure) -> str:
    """An example of what is right: the schema's own, or a shape that its type suggests."""
    fitting = failure.examples()
    if fitting:
        return f"`{quote(written(fitting[0]))}`"
    types = failure.schema.get("type", "string")
    first = types if isinstance(types, str) else types[0]
    return {"number": "`12`", "integer": "`12`", "boolean": "`true`", "array": "`[10, 12]`"}.get(first, "`…`")


def _type(failure: Failure) -> Detail:
    value = failure.value
    types = {failure.wanted} if isinstance(failure.wanted, str) else set(failure.wanted)
    number = number_in(value) if isinstance(value, str) and types & {"number", "integer"} else None
    example = _example(failure)
    if number and masked(number) == number:
        advice = f"tulis `{number}` (titik untuk desimal, tanpa satuan)", f"write `{number}` (a point, no unit)"
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
    if meant:
        advice = f"maksudnya `{meant}`? Pilih{advice[0][5:]}", f"did you mean `{meant}`? Choose{advice[1][6:]}"
    return {**_read(failure), "saran": advice[0], "saran_en": advice[1]}


def _taken(failure: Failure) -> Detail:
    advice = (
        f"kata itu dipakai sistem; tulis kode lain, misalnya {_example(failure)}",
        f"that word is the system's own; write another id, such as {_example(failure)}",
    )
    return {**_read(failure), "saran": advice[0], "saran_en": advice[1]}


def _pattern(failure: Failure) -> Detail:
    pattern, text = str(failure.wanted), str(failure.value)
    meant = None
    if failure.keyword == "format" or "(19|20)" in pattern:
        meant = date_meant(text)
    elif pattern.startswith("^20[0-9]{2}"):
        meant = period_meant(text)
    example = f"`{meant}`" if meant and meant != text else _example(failure)
    return {**_read(failure), "contoh": example}


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
