"""Lay out a file after its schema: what is known filled in, what is required left blank, every key explained once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kinerja.content.templates.yaml_text import comment, inline, one_line, scalar

EXAMPLE_LINE: Final = "# Data contoh: instansi, orang, dan angka rekaan."
"""First line of every YAML file of an agency with ``contoh: true``."""

TO_DO: Final = (
    "Isi setiap kunci yang masih kosong, lalu jalankan `kinerja validate`: yang belum terisi disebut baris demi baris. "
    "Baris yang diawali # adalah penjelasan, atau isian tidak wajib yang dipakai dengan menghapus tanda #-nya."
)


class Blank:
    """The type of ``BLANK``."""


BLANK: Final = Blank()
"""A value that a person must fill in: the key with nothing behind it, which the schemas refuse."""

NOT_FILLED: Final = "belum diisi"
"""Stands where an empty value would mean something (``realisasi``: not measured yet), and is refused there."""


@dataclass(frozen=True)
class Noted:
    """A value with a short comment behind it."""

    value: object
    note: str


def document(schema: Mapping[str, Any], given: Mapping[str, object], *, preface: Sequence[str], example: bool) -> str:
    """Return a file's text, LF line ends.

    :param schema: the kind's, without a ``$ref`` left.
    :param given: what is known: texts, numbers, ``BLANK``, ``Noted``, and mappings and lists of these; keys that the
        schema requires and that are not given are left blank.
    :param preface: paragraphs for the top of the file.
    :param example: begin with the line that marks fictional data.
    """
    lines = [EXAMPLE_LINE] if example else []
    for paragraph in (f"{schema['title']}. {schema['description']}", TO_DO, *preface):
        lines += comment(paragraph)
    lines += ["", *_mapping(schema, given, "", explained=True)]
    return "\n".join(lines) + "\n"


def explanation(name: str, schema: Mapping[str, Any], *, required: bool) -> str:
    """Return what a key is for, and the values it may have where its description does not name them all."""
    description = str(schema.get("description", ""))
    options = [str(option) for option in schema.get("enum", schema.get("items", {}).get("enum", ()))]
    choices = "" if all(f"`{option}`" in description for option in options) else f" Pilihan: {', '.join(options)}."
    optional = "" if required else " (tidak wajib)"
    return f"{schema.get('title', name)}{optional}: {description}{choices}"


def _mapping(schema: Mapping[str, Any], given: Mapping[str, object], indent: str, *, explained: bool) -> Iterator[str]:
    if "properties" not in schema:  # one entry a person or thing: the first explains the others
        for number, (name, value) in enumerate(given.items()):
            first = explained and number == 0
            yield from _entry(name, schema.get("additionalProperties", {}), value, indent, explained=first)
        return
    required = schema.get("required", ())
    for name, below in schema["properties"].items():
        is_known = name in given or name in required
        if explained:
            yield from comment(explanation(name, below, required=name in required), indent)
        if is_known:
            yield from _entry(name, below, given.get(name, BLANK), indent, explained=explained)
        elif explained:
            yield f"{indent}# {name}: {inline(below.get('examples', ['…'])[0])}"


def _entry(name: str, schema: Mapping[str, Any], value: object, indent: str, *, explained: bool) -> Iterator[str]:
    note = ""
    if isinstance(value, Noted):
        note, value = f"  # {one_line(value.note)}", value.value
    key = f"{indent}{scalar(name)}:"
    if isinstance(value, Blank):
        yield key + note
    elif isinstance(value, Mapping) and value:
        yield key + note
        yield from _mapping(schema, value, indent + "  ", explained=explained)
    elif isinstance(value, list) and value and isinstance(value[0], Mapping):
        yield key + note
        for number, item in enumerate(value):
            yield from _item(schema["items"], item, indent + "  ", explained=explained and number == 0)
    else:
        yield f"{key} {inline(value)}{note}"


def _item(schema: Mapping[str, Any], item: Mapping[str, object], indent: str, *, explained: bool) -> Iterator[str]:
    """A mapping in a list: the dash stands before its first key, comments above it line up with the dash."""
    begun = False
    for line in _mapping(schema, item, indent + "  ", explained=explained):
        if begun:
            yield line
        elif line.lstrip().startswith("#"):
            yield indent + line.lstrip()
        else:
            begun = True
            yield f"{indent}- {line[len(indent) + 2 :]}"
