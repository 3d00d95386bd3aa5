"""Judge one file's value by its schema, and say each departure so that its writer can mend it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from kinerja.content.catalogue import quote
from kinerja.content.document import Path
from kinerja.content.failures import MANY, Failure, failures
from kinerja.content.hints import as_typed_here, listed, nearest, period_meant, written
from kinerja.content.judge_values import OF_DIRECTION, explain
from kinerja.content.judge_words import filled, like
from kinerja.content.paths import SHAPES, id_meant
from kinerja.content.schemas import Schema

ENTRIES: Final[Mapping[str, tuple[str, str, str]]] = {
    "rencana": ("rencana", "pegawai", "employee"),
    "evaluasi": ("evaluasi", "pegawai", "employee"),
    "indikator": ("indikator", "indikator", "indicator"),
    "capaian": ("capaian", "indikator", "indicator"),
    "keberatan": ("keberatan", "keberatan", "appeal"),
}
"""Kind → the mapping that holds one entry a person or thing, and what to call an entry."""


@dataclass(frozen=True)
class Departure:
    """One departure from the schema, before its place is known."""

    code: str
    path: Path
    of_key: bool
    """Whether the place to show is that of the key at ``path``."""
    detail: dict[str, object]


def judge(value: Any, schema: Schema) -> list[Departure]:
    """Return every departure of ``value`` from ``schema``, one for each thing to mend."""
    if schema.accepts(value):
        return []
    if other := _other_kind(value, schema.kind):
        return [other]
    failed = _one_a_value(failures(value, schema))
    unknown = {f.path: f.unknown_keys() for f in failed if f.keyword == "additionalProperties"}
    found: dict[tuple[str, Path, object], Departure] = {}
    for failure in failed:
        for departure in _with_more(failure, _departures(failure, schema, unknown.get(failure.path, []))):
            found.setdefault((departure.code, departure.path, departure.detail.get("kunci")), departure)
    return list(_once_a_mapping(found.values()))


def _other_kind(value: Any, kind: str) -> Departure | None:
    """What a file holds that another kind of file should: one saved over the other."""
    if kind not in ENTRIES or not isinstance(value, dict) or kind in value:
        return None
    other = next((name for name in ENTRIES if name in value), None)
    if other is None:
        return None
    return Departure("skema-isi-lain", (other,), True, {"jenis": kind, "lain": other, "jalur": SHAPES[other]})


def _once_a_mapping(departures: Collection[Departure]) -> Iterator[Departure]:
    """Say once what all targets of an indicator have: that is its ``arah``."""
    causes = {advice for advice, _ in OF_DIRECTION.values()}
    first: dict[Path, Path] = {}
    for departure in departures:
        if departure.detail.get("saran") in causes:
            mapping = departure.path[:-1]
            first[mapping] = min(first.get(mapping, departure.path), departure.path)
    for departure in departures:
        if departure.detail.get("saran") not in causes or departure.path == first[departure.path[:-1]]:
            yield departure


def _with_more(failure: Failure, departures: Iterator[Departure]) -> Iterator[Departure]:
    """Say for how many others a failure stands."""
    for departure in departures:
        more = failure.more + int(str(departure.detail.get("lagi", 0)))
        yield replace(departure, detail={**departure.detail, "lagi": more}) if more else departure


_WEIGHTIER: Final = ("type", "enum", "const", "pattern", "format")
"""Where a value fails several keywords, the first of these says best what to write."""


def _one_a_value(failed: list[Failure]) -> list[Failure]:
    """Keep one failure for each value; keys that are unknown or missing are things of their own."""
    of_value: dict[Path, list[Failure]] = {}
    for failure in failed:
        if failure.is_of_value:
            of_value.setdefault(failure.path, []).append(failure)
    best = {id(min(several, key=_weight)) for several in of_value.values()}
    return [failure for failure in failed if not failure.is_of_value or id(failure) in best]


def _weight(failure: Failure) -> int:
    return _WEIGHTIER.index(failure.keyword) if failure.keyword in _WEIGHTIER else len(_WEIGHTIER)


def _departures(failure: Failure, schema: Schema, unknown: list[str]) -> Iterator[Departure]:
    """Explain one failure. ``unknown``: the unknown keys of the same mapping."""
    whose = _whose(failure.path, schema)
    if failure.of_key_name:
        yield _wrong_key_name(failure)
    elif failure.keyword == "additionalProperties":
        for key in unknown if len(unknown) <= MANY else unknown[:1]:
            departure = _unknown_key(failure, key, whose)
            more = {"lagi": len(unknown) - 1} if len(unknown) > MANY else {}
            yield replace(departure, detail={**departure.detail, **more})
    elif failure.keyword in ("required", "dependentRequired"):
        yield from _missing_keys(failure, unknown, whose, schema.contents)
    else:
        code, detail = explain(failure)
        yield Departure(code, failure.path, False, {**whose, **called(failure.path), **detail})


def _whose(path: Path, schema: Schema) -> dict[str, object]:
    """Say whose entry it is."""
    section = ENTRIES.get(schema.kind)
    if section is None or len(path) < 2 or path[0] != section[0]:
        return {"di": "", "di_en": ""}
    if " " in str(path[1]):  # perhaps a name: not repeated
        return {"di": "", "di_en": ""}
    return {"di": f"{section[1]} `{path[1]}`: ", "di_en": f"{section[2]} `{path[1]}`: "}


def called(path: Path) -> dict[str, object]:
    """What a value is called, in both languages: its key, or the list's key and the item's number from 1."""
    if not path:
        return {"nama": "isi berkas", "nama_en": "the file"}
    if isinstance(path[-1], int):
        above = called(path[:-1])
        return {
            "nama": f"{above['nama']} butir ke-{path[-1] + 1}",
            "nama_en": f"{above['nama_en']} item {path[-1] + 1}",
        }
    return dict.fromkeys(("nama", "nama_en"), f"`{path[-1]}`")


def _unknown_key(failure: Failure, key: str, whose: dict[str, object]) -> Departure:
    properties = failure.schema.get("properties", {})
    free = [name for name in properties if name not in failure.value]
    meant = nearest(key, free) or nearest(key, properties)
    plain = as_typed_here(key)
    typed = plain[0].strip() if plain else key
    if plain and typed in properties:
        advice = (
            f"ada {plain[1]} dari Word di dalamnya, ketik ulang: `{typed}`",
            f"it holds {plain[2]} from Word, type it again: `{typed}`",
        )
    elif typed.startswith("-") and typed.lstrip("- ") in properties:
        advice = f"beri spasi sesudah tanda -: `- {typed.lstrip('- ')}: …`", "put a space after the -"
    elif meant in free:
        advice = f"maksudnya `{meant}`? Ganti namanya", f"did you mean `{meant}`? Rename it"
    elif meant:
        advice = f"`{meant}` sudah ada; hapus yang ini", f"`{meant}` is there already; delete this one"
    elif properties:
        advice = (
            f"hapus, atau pakai salah satu dari {listed(list(properties), 'atau')}",
            f"delete it, or use one of {listed(list(properties), 'or')}",
        )
    else:
        advice = "hapus kunci ini", "delete it"
    detail = {**whose, "kunci": key, "saran": advice[0], "saran_en": advice[1]}
    return Departure("skema-kunci-asing", (*failure.path, key), True, detail)


def _examples_of(key: str, contents: object) -> list[Any]:
    """The examples of a key anywhere in a schema: a condition (``if``, ``then``) that asks for it gives none."""
    if isinstance(contents, list):
        return next((found for below in contents if (found := _examples_of(key, below))), [])
    if not isinstance(contents, Mapping):
        return []
    properties = contents.get("properties")
    here = properties.get(key) if isinstance(properties, Mapping) else None
    if isinstance(here, Mapping) and here.get("examples"):
        return list(here["examples"])
    return next((found for below in contents.values() if (found := _examples_of(key, below))), [])


def _missing_keys(
    failure: Failure, unknown: list[str], whose: dict[str, object], contents: Mapping[str, Any]
) -> Iterator[Departure]:
    """One departure a key, unless an unknown key is its misspelling: that one's finding says so already."""
    properties = failure.schema.get("properties", {})
    free = [name for name in properties if name not in failure.value]
    misspelt = {nearest(key, free) for key in unknown}
    for key in failure.missing_keys():
        if key not in misspelt:
            examples = properties.get(key, {}).get("examples") or _examples_of(key, contents)
            example = f"`{key}: {quote(written(examples[0])) if examples else '…'}`"
            said, said_en = filled(properties.get(key, {}), example)
            advice = {"saran": f"tambahkan, {said}", "saran_en": f"add it, {said_en}"}
            yield Departure("skema-kunci-kurang", failure.path, True, {**whose, "kunci": key, **advice})


_KEY_FORMS: Final = (
    (
        "^p[a-z2-7]",
        "nama sandi (huruf p, lalu 11 huruf kecil atau angka 2-7; buat dengan `kinerja id`)",
        "a pseudonym (p, then 11 of a-z and 2-7; make it with `kinerja id`)",
        "pabcdefghijk",
    ),
    ("^20[0-9]{2}", "periode", "a period", "2026-T1"),
    ("^[a-z][a-z0-9-]*$", "kode (huruf kecil, angka, tanda hubung)", "an id (a-z, digits, hyphens)", "kode-baru"),
    ("^[a-z][a-z0-9_]*$", "kode (huruf kecil, angka, garis bawah)", "a code (a-z, digits, _)", "kelompok_umur"),
    ("^[a-z][a-z0-9-]*/", "HASIL/INDIKATOR dari rencana", "RESULT/INDICATOR of the plan", "h1/i1"),
    ("^k[0-9]", "nomor keberatan", "an appeal's number", "k001"),
    ("", "kunci yang boleh dipakai di sini", "a key that may be used here", "kolom_lain"),
)
"""Beginning of the pattern for a key's name, what it asks for, and an example."""


def _wrong_key_name(failure: Failure) -> Departure:
    key = str(failure.value)
    pattern = str(failure.schema.get("pattern", "")) if failure.keyword != "not" else ""
    _, form, form_en, example = next(row for row in _KEY_FORMS if pattern.startswith(row[0]))
    if failure.keyword == "not":
        form, form_en = "nama yang masih bebas (dipakai sistem sendiri)", "a free name (the system uses it itself)"
        example = key + ("-lain" if "-]" in str(failure.schema.get("pattern")) else "_lain")
    advice = like(f"`{example}`")
    if form == "periode" and (meant := period_meant(key)):
        advice = f"tulis `{meant}`", f"write `{meant}`"
    elif pattern and key != key.lower() and re.search(pattern, key.lower()):
        advice = f"tulis dengan huruf kecil: `{key.lower()}`", f"write it in small letters: `{key.lower()}`"
    elif example == "kode-baru" and (slug := id_meant(key))[:1].isalpha():
        advice = f"tulis `{quote(slug)}`", f"write `{quote(slug)}`"
    if " " in key and "p[a-z2-7]" in pattern:
        key = "…"  # perhaps a name: not repeated
    detail: dict[str, object] = {
        "kunci": key,
        "bentuk": form,
        "bentuk_en": form_en,
        "saran": advice[0],
        "saran_en": advice[1],
    }
    return Departure("skema-nama-kunci", (*failure.path, str(failure.value)), True, {"di": "", "di_en": "", **detail})
