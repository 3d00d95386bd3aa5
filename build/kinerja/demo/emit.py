"""Write YAML and CSV: a small emitter, many times faster than PyYAML's, whose text PyYAML reads back unchanged."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from kinerja.package.write import csv_bytes

EXAMPLE_LINE = "# Data contoh: instansi, orang, dan angka rekaan.\n"

_PLAIN = re.compile(r"[A-Za-z](?:[\w ,.;()/%'+-]*[\w.)%])?|20[0-9]{2}-T[1-4]", re.ASCII)
"""Texts that stand plain in a block; in braces and brackets (``Flow``) a comma would end them."""

_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""Words that some YAML readers take for something else."""


@dataclass(frozen=True)
class Flow:
    """A mapping or list to be written on one line, in braces or brackets."""

    value: Mapping[str, object] | Sequence[object]


@lru_cache(maxsize=65536)
def text(value: str, *, flow: bool = False) -> str:
    """Return a string as a YAML scalar: plain where no reader could take it for anything else, else quoted.

    :param flow: it stands inside braces or brackets.
    """
    if _PLAIN.fullmatch(value) and value.lower() not in _WORDS and not (flow and "," in value):
        return value
    return json.dumps(value, ensure_ascii=not value.isprintable())


def document(value: Mapping[str, object], *, example: bool = True) -> str:
    """Return a YAML document of block mappings and lists (``Flow`` inside them), LF line ends.

    :param value: strings, whole numbers, ``Decimal``, dates, booleans, None, and mappings and lists of these.
    :param example: start with the line that marks fictional data.
    """
    lines: list[str] = []
    _mapping(value, "", lines)
    return (EXAMPLE_LINE if example else "") + "\n".join(lines) + "\n"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a CSV (RFC 4180 quoting, LF line ends)."""
    return csv_bytes(header, rows).decode()


def _mapping(value: Mapping[str, object], indent: str, lines: list[str]) -> None:
    for key, item in value.items():
        name = f"{indent}{text(key)}:"
        if isinstance(item, Mapping) and item:
            lines.append(name)
            _mapping(item, indent + "  ", lines)
        elif isinstance(item, list | tuple) and item:
            lines.append(name)
            _sequence(item, indent + "  ", lines)
        else:
            lines.append(f"{name} {_inline(item)}")


def _sequence(value: Sequence[object], indent: str, lines: list[str]) -> None:
    for item in value:
        if isinstance(item, Mapping) and item:
            start = len(lines)
            _mapping(item, indent + "  ", lines)
            lines[start] = f"{indent}- {lines[start][len(indent) + 2 :]}"
        else:
            lines.append(f"{indent}- {_inline(item)}")


def _inline(value: object, *, flow: bool = False) -> str:
    match value:
        case str():
            return text(value, flow=flow)
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | Decimal():
            return str(value)
        case date():
            return value.isoformat()
        case Flow():
            return _inline(value.value, flow=True)
        case Mapping():
            return (
                "{"
                + ", ".join(f"{text(key, flow=True)}: {_inline(item, flow=True)}" for key, item in value.items())
                + "}"
            )
        case list() | tuple():
            return "[" + ", ".join(_inline(item, flow=True) for item in value) + "]"
    raise TypeError(f"not a value of a record: {type(value).__name__}")
