"""Write the parts of a template: scalars and one-line lists that our own reader reads back unchanged, and comments."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from kinerja.content import yaml_reader

_WIDTH = 116

_SIGNS = re.compile(r"[^\w .()/%+-]")
"""Signs that may mean something inside braces or brackets, to some reader of YAML if not to ours."""


def scalar(value: object, *, flow: bool = False) -> str:
    """Return a single value as YAML: plain where our reader would read just that, else in double quotes.

    :param value: a text, number, date, truth value or None.
    :param flow: it stands inside braces or brackets, where a comma would end it.
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | Decimal | float | date):
        return str(value)
    text = str(value)
    read = yaml_reader.read(f"a: {text}\n".encode())
    if not read.problems and read.value == {"a": text} and not (flow and _SIGNS.search(text)):
        return text
    return "".join(c if c.isprintable() else _escaped(c) for c in json.dumps(text, ensure_ascii=False))


def _escaped(character: str) -> str:
    """A character that no editor shows, as double quotes may hold it."""
    number = ord(character)
    return f"\\U{number:08x}" if number > 0xFFFF else f"\\u{number:04x}"


def inline(value: object, *, flow: bool = False) -> str:
    """Return a value on one line; lists in brackets, mappings in braces."""
    if isinstance(value, Mapping):
        pairs = (f"{scalar(key, flow=True)}: {inline(item, flow=True)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(inline(item, flow=True) for item in value) + "]"
    return scalar(value, flow=flow)


def comment(text: str, indent: str = "") -> list[str]:
    """Return comment lines that hold a text; what follows the first is set in by two."""
    words = textwrap.wrap(one_line(text), _WIDTH - len(indent), subsequent_indent="  ", break_on_hyphens=False)
    return [f"{indent}# {line}" for line in words]


def one_line(text: str) -> str:
    """Return a text without line ends or anything else that an editor would not show."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
