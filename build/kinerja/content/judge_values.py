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
    listed,
    nearest,
    number_in,
    range_in,
    type_names,
)
from kinerja.content.judge_forms import wrong_form
from kinerja.content.judge_words import Detail, as_read, example_of, filled, like
from kinerja.content.personal import masked


def explain(failure: Failure) -> tuple[str, Detail]:
    """Return the code of a value's failure, and the fields of its sentence."""
    if failure.keyword == "not" and isinstance(failure.value, str) and failure.wanted.keys() <= {"enum", "const"}:
        return "skema-pilihan", _taken(failure)
    code, how = _HOW.get(failure.keyword, ("skema-lain", _other))
    return code, how(failure)


_TRUTHS: Final = {
    **dict.fromkeys(("ya", "iya", "y", "yes", "on", "benar", "betul", "true", "1"), "true"),
    **dict.fromkeys(("tidak", "tdk", "t", "n", "no", "off", "salah", "bukan", "false", "0"), "false"),
}


def _type(failure: Failure) -> Detail:
    types = {failure.wanted} if isinstance(failure.wanted, str) else set(failure.wanted)
    advice = _of_text(failure, types) if isinstance(failure.value, str) else _of_other(failure, types)
    wanted, wanted_en = type_names(failure.wanted)
    saran, saran_en = advice or like(example_of(failure))
    return {**as_read(failure), "harus": wanted, "harus_en": wanted_en, "saran": saran, "saran_en": saran_en}


def _of_text(failure: Failure, types: set[str]) -> tuple[str, str] | None:
    """Advice where a text stands in place of another type."""
    value: str = failure.value
    if types & {"number", "integer"}:
        number = number_in(value)
        if number and masked(number) == number:
            return f"tulis `{number}` (titik untuk desimal, tanpa satuan)", f"write `{number}` (a point, no unit)"
        if "array" in types and (ends := range_in(value)):
            between = f"[{ends[0]}, {ends[1]}]"
            return f"tulis `{between}` bila rentang", f"write `{between}` for a range"
        return "tulis satu angka saja, tanpa kata atau tanda lain", "write one number, without words or other signs"
    if types == {"boolean"} and value.strip().casefold() in _TRUTHS:
        truth = _TRUTHS[value.strip().casefold()]
        return f"tulis `{truth}` tanpa tanda kutip", f"write `{truth}` without quotes"
    if "array" in types and value.strip():
        return _as_list(failure)
    if "object" in types and re.match(r"[A-Za-z0-9_/-]+:\S", value):
        said, said_en = like(example_of(failure))
        return f"beri spasi sesudah titik dua, {said}", f"put a space after the colon, {said_en}"
    return None


def _as_list(failure: Failure) -> tuple[str, str] | None:
    """Advice where one text stands in place of a list: its items, where they can be told."""
    items = [item.strip() for item in re.split(r"(?:^|\s)[-–•]\s*|,\s*", failure.value) if item.strip()]
    allowed = failure.schema.get("items", {})
    pattern, options = str(allowed.get("pattern", "")), allowed.get("enum")
    if not all(re.search(pattern, item) and (options is None or item in options) for item in items):
        return None
    written_out = quote(", ".join(items))
    return (
        f"tulis di antara kurung siku: `[{written_out}]`, atau satu butir sebaris dengan tanda - dan spasi biasa",
        f"put it between brackets: `[{written_out}]`, or one item a line after a - and a plain space",
    )


OF_DIRECTION: Final = {
    "array": (
        (
            "`arah` indikator ini `rentang`, jadi setiap targetnya dua angka `[terendah, tertinggi]`; tulis keduanya, "
            "atau ganti `arah` dengan `naik` atau `turun`"
        ),
        (
            "the `arah` of this indicator is `rentang`, so that each target is `[lowest, highest]`; write both, or "
            "change `arah` to `naik` or `turun`"
        ),
    ),
    "number": (
        "target berupa dua angka hanya untuk `arah: rentang`; tulis satu angka, atau ganti `arah`",
        "a target of two numbers is for `arah: rentang` alone; write one number, or change `arah`",
    ),
}
"""What a target must be by its indicator's ``arah``: the cause of every target's finding."""


def _of_other(failure: Failure, types: set[str]) -> tuple[str, str] | None:
    """Advice where nothing, or what is no text, stands in place of another type."""
    value = failure.value
    if types == {"boolean"} and str(value).casefold() in _TRUTHS:
        truth = _TRUTHS[str(value).casefold()]
        return f"tulis `{truth}` tanpa tanda kutip", f"write `{truth}` without quotes"
    if value is None:
        said, said_en = filled(failure.schema, example_of(failure))
        return (
            f"isi, {said}, atau hapus barisnya bila tidak wajib",
            f"fill it in, {said_en}, or delete the line if it is optional",
        )
    if "string" in types and isinstance(value, bool | int | Decimal):
        text = str(value).lower()
        return f'tulis dengan tanda kutip: `"{text}"`', f'put quotes around it: `"{text}"`'
    if failure.path[-2:-1] == ("target",) and len(types) == 1:
        return OF_DIRECTION.get(next(iter(types)))
    return None


def _choice(failure: Failure) -> Detail:
    options = [failure.wanted] if failure.keyword == "const" else list(failure.wanted)
    texts = [option for option in options if isinstance(option, str)]
    meant = nearest(failure.value, texts) if isinstance(failure.value, str) else None
    advice = f"pilih {listed(options, 'atau')}", f"choose {listed(options, 'or')}"
    if plain := _typed_plainly(failure.value, texts):
        return {**as_read(failure), "saran": plain[0], "saran_en": plain[1]}
    if meant:
        advice = f"maksudnya `{meant}`? Pilih{advice[0][5:]}", f"did you mean `{meant}`? Choose{advice[1][6:]}"
    return {**as_read(failure), "saran": advice[0], "saran_en": advice[1]}


def _taken(failure: Failure) -> Detail:
    advice = (
        f"kata itu dipakai sistem; tulis kode lain, misalnya {example_of(failure)}",
        f"that word is the system's own; write another id, such as {example_of(failure)}",
    )
    return {**as_read(failure), "saran": advice[0], "saran_en": advice[1]}


def _typed_plainly(value: object, texts: list[str]) -> tuple[str, str] | None:
    """Advice where a value is right but for characters of a word processor, which look like plain ones."""
    plain = as_typed_here(value) if isinstance(value, str) else None
    if plain is None or plain[0] not in texts:
        return None
    return (
        f"ada {plain[1]} dari Word di dalamnya, ketik ulang: `{plain[0]}`",
        f"it holds {plain[2]} from Word, type it again: `{plain[0]}`",
    )


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
    return {**as_read(failure), "batas": limit, "batas_en": limit_en}


_UNITS: Final = {"Length": ("huruf", "characters"), "Items": ("butir", "items"), "Properties": ("isian", "entries")}
"""What a keyword counts, by its name after ``min`` or ``max``."""


def _length(failure: Failure) -> Detail:
    unit, unit_en = _UNITS[failure.keyword[3:]]
    count = len(failure.value)
    return {
        **_limit(failure),
        "contoh": example_of(failure),
        "banyak": f"{count} {unit}",
        "banyak_en": f"{count} {unit_en}",
    }


def _repeated(_: Failure) -> Detail:
    return {}


def _other(failure: Failure) -> Detail:
    return {"aturan": failure.keyword, "contoh": example_of(failure)}


_LENGTHS: Final = ("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties")
_BOUNDS: Final = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")

_HOW: Final[dict[str, tuple[str, Callable[[Failure], Detail]]]] = {
    "type": ("skema-jenis", _type),
    "enum": ("skema-pilihan", _choice),
    "const": ("skema-pilihan", _choice),
    "pattern": ("skema-pola", wrong_form),
    "format": ("skema-pola", wrong_form),
    "uniqueItems": ("skema-berulang", _repeated),
    **dict.fromkeys(_LENGTHS, ("skema-panjang", _length)),
    **dict.fromkeys(_BOUNDS, ("skema-batas", _limit)),
}
