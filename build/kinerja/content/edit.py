"""Edit a file that people wrote: what is not changed keeps its comments, order, quotes, blank lines and bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter

from kinerja.content import csv_reader
from kinerja.content.line_merge import merged
from kinerja.content.templates import yaml_text
from kinerja.errors import KinerjaError
from kinerja.package.write import csv_bytes

_ENDLESS = 2**20
"""A width that no line reaches: we never wrap what somebody else wrote."""


def updated(text: str, change: Callable[[Any], None]) -> str:
    """Return a YAML file's text after ``change`` had its way with what the file holds.

    The value that ``change`` gets is made of mappings, lists and scalars and is changed in place; new texts are quoted
    where our own reader needs it. Lines that the change does not touch are the lines of ``text``, byte for byte. A
    comment that stands above the next entry stays when the entry before it is removed.

    :param text: a whole file, as read; line ends (LF or CRLF) and a byte order mark stay.
    :raises KinerjaError: it is no YAML. Look for findings first: this message has no file.
    """
    body, mark, line_end = _plain(text)
    writer = _writer(body)
    value = _read(writer, body)
    before = _dumped(writer, value)
    change(value)
    after = _dumped(writer, value)
    if before == after:
        return text
    result = merged(body, before, after)
    if body != before and _read(YAML(), result) != _read(YAML(), after):
        result = after  # what is said matters more than how
    return mark + (result if line_end == "\n" else result.replace("\n", line_end))


def rename_key(mapping: Any, old: str, new: str) -> None:
    """Give one entry of a mapping another key, in its place and with its comments.

    :param mapping: a mapping of the value that ``updated`` hands to ``change``.
    :raises KeyError: ``old`` is not there, or ``new`` is there already.
    """
    if new in mapping:
        raise KeyError(new)
    place = list(mapping).index(old) if old in mapping else None
    if place is None:
        raise KeyError(old)
    comment = mapping.ca.items.pop(old, None)
    value = mapping.pop(old)
    mapping.insert(place, new, value)
    if comment is not None:
        mapping.ca.items[new] = comment


def updated_rows(text: str, change: Callable[[list[dict[str, str]]], None]) -> str:
    """Return a CSV file's text after ``change`` had its way with its rows (column → cell), a list changed in place.

    Rows that the change does not touch keep their bytes and their place; the header stays.

    :param text: a whole file, as read; its line ends and byte order mark stay.
    :raises KinerjaError: it is no CSV of ours. Look for findings first: this message has no file.
    """
    body, mark, line_end = _plain(text)
    document = csv_reader.read(body.encode())
    if document.problems or document.value is None:
        raise KinerjaError('bukan CSV yang utuh; jalankan "kinerja validate" dahulu (not a sound CSV: validate first)')
    table: csv_reader.Table = document.value
    rows = [dict(zip(table.columns, row.cells, strict=True)) for row in table.rows]
    as_read = [dict(row) for row in rows]
    written = _rows_as_written(body, table)
    known = {id(row): number for number, row in enumerate(rows)}
    keep = list(rows)  # so that no id is given twice
    change(rows)
    first = table.rows[0].line - 1 if table.rows else None
    parts = [_ended("".join(body.splitlines(keepends=True)[:first]))]
    for row in rows:
        number = known.get(id(row))
        if number is not None and row is keep[number] and row == as_read[number]:
            parts.append(written[number])
        else:
            parts.append(_csv_line([row[column] for column in table.columns]))
    result = "".join(parts)
    return mark + (result if line_end == "\n" else result.replace("\n", line_end))


def _rows_as_written(body: str, table: csv_reader.Table) -> list[str]:
    lines = body.splitlines(keepends=True)
    ends = [row.line - 1 for row in table.rows[1:]] + [len(lines)] * bool(table.rows)
    return [_ended("".join(lines[row.line - 1 : end])) for row, end in zip(table.rows, ends, strict=True)]


def _ended(lines: str) -> str:
    return lines if lines.endswith("\n") else lines + "\n"


def _csv_line(cells: Sequence[str]) -> str:
    return csv_bytes(cells, []).decode()


def _plain(text: str) -> tuple[str, str, str]:
    """Return a text with LF and without its byte order mark, then the mark, then the line end it used."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text[len(mark) :]
    line_end = "\r\n" if "\r\n" in body else "\n"
    return body.replace("\r\n", "\n"), mark, line_end


class _Representer(RoundTripRepresenter):
    """ruamel's own, but a text of ours is quoted where our reader (YAML 1.1's words) would read something else."""

    def text(self, value: str) -> ScalarNode:
        style = None if _stays_text(value) else '"'
        return self.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    def nothing(self, _value: None) -> ScalarNode:
        return self.represent_scalar("tag:yaml.org,2002:null", "null")

    def number(self, value: Decimal) -> ScalarNode:
        return self.represent_scalar("tag:yaml.org,2002:float", str(value))


_Representer.add_representer(str, _Representer.text)
_Representer.add_representer(type(None), _Representer.nothing)
_Representer.add_representer(Decimal, _Representer.number)


@lru_cache(maxsize=65536)
def _stays_text(value: str) -> bool:
    return yaml_text.scalar(value, flow=True) == value


_OPENED = r"^( *)[^\s#-][^\n]*:[ \t]*(?:#[^\n]*)?\n(?:[ \t]*(?:#[^\n]*)?\n)*"
_NESTED = re.compile(_OPENED + r"(\1 +)[^\s#-]", re.MULTILINE)
_LISTED = re.compile(_OPENED + r"(\1 *)-( +)", re.MULTILINE)
"""A key whose value is on the lines below it: how far a mapping is set in there, and how a list is."""


def _writer(body: str) -> YAML:
    """Return a reader and writer that sets lists and mappings in as this file does, or as our templates do."""
    writer = YAML()
    writer.Representer = _Representer
    writer.preserve_quotes = True
    writer.width = _ENDLESS
    nested, listed = _NESTED.search(body), _LISTED.search(body)
    mapping = len(nested[2]) - len(nested[1]) if nested else 2
    offset = len(listed[2]) - len(listed[1]) if listed else 2
    after = len(listed[3]) if listed else 1
    writer.indent(mapping=mapping, sequence=offset + 1 + after, offset=offset)
    return writer


def _read(reader: YAML, body: str) -> Any:
    try:
        return reader.load(body)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise KinerjaError(
            f'baris {line}: bukan YAML yang utuh; jalankan "kinerja validate" dahulu (not sound YAML: validate first)'
        ) from None
    except YAMLError:
        raise KinerjaError(
            'bukan YAML yang utuh; jalankan "kinerja validate" dahulu (not sound YAML: validate first)'
        ) from None


def _dumped(writer: YAML, value: Any) -> str:
    stream = io.StringIO()
    writer.dump(value, stream)
    return stream.getvalue()
