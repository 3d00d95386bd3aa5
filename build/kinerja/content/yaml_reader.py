"""Read one YAML file: plain values, every place on request, and a finding wherever YAML would surprise its writer."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Any, Final

import yaml

from kinerja.content.catalogue import quote
from kinerja.content.document import Document, Path, Problem, unreadable
from kinerja.content.pseudonym import is_pseudonym
from kinerja.content.text import decode
from kinerja.content.yaml_columns import INDENTATION, LOST_PERSON
from kinerja.content.yaml_flow import (
    Joined,
    comma_in_text,
    decimal_comma,
    joined_items,
    number_of,
    quoted,
    tight_colon,
)
from kinerja.content.yaml_lines import SIBLINGS_OF_NONE, read_lines
from kinerja.content.yaml_loader import (
    COLLECTION,
    MAXIMUM_DEPTH,
    PLAIN,
    TEXT,
    compose,
    events,
    may_hold_more,
    may_nest_deeper,
)
from kinerja.content.yaml_places import Pairs, find
from kinerja.content.yaml_scalars import DATE, NOTE, Changed, TooLong, is_date, plain_value, thousands
from kinerja.content.yaml_syntax import place_of, syntax_problem

_SAFE_DEPTH = 400
"""A nesting that the recursive composer surely bears."""

MOST_NODES = 600_000
"""Keys, values, lists and mappings in one file: 180 MB while they are read. 2,000 people's plans have about 400,000."""

_MOST_NODES_SAID = {"batas": "600.000 isian", "batas_en": "600,000 entries"}


def read(data: bytes, dates: frozenset[str] | None = None, keys: frozenset[str] = frozenset()) -> Document:
    """Read a file's bytes. Never raises for what the file holds: what is wrong is in ``problems``.

    :param dates: the keys whose values are dates; an unquoted date anywhere else is a problem, since other readers do
        not take it for a text. None: it never is.
    :param keys: the names that keys of such a file have, by which a text is told from a key.
    """
    text = decode(data)
    if isinstance(text, Problem):
        return unreadable(text)
    plain = None if may_hold_more(text, MOST_NODES) else read_lines(text, dates)
    if plain is None:
        return parse(text, dates, keys)
    parsed = cache(lambda: parse(text, dates, keys))  # only for whoever asks for a place
    return Document(plain, (), lambda path, key: parsed().place_of(path, key))


def parse(text: str, dates: frozenset[str] | None = None, keys: frozenset[str] = frozenset()) -> Document:
    """Read a file's text with the YAML parser, which decides what ``read_lines`` may take over."""
    try:
        problem = _before_composing(text)
        node = None if problem else compose(text)
    except yaml.YAMLError as error:
        return unreadable(syntax_problem(error, text, keys))
    if problem:
        return unreadable(problem)
    if node is None or (isinstance(node, yaml.ScalarNode) and node.tag == PLAIN and plain_value(node.value) is None):
        return unreadable(Problem("berkas-kosong", (1, 1), {}))
    reader = _Reader(text, dates, keys)
    value = reader.value(node, ())
    pairs = Pairs()
    return Document(value, tuple(reader.problems), lambda path, key: find(node, path, key, pairs))


def _before_composing(text: str) -> Problem | None:
    """Look for what must not reach the composer: deep nesting, anchors (of which an alias bomb is made), a flood.

    :raises yaml.YAMLError: it does not parse.
    """
    if "&" not in text and not may_nest_deeper(text, _SAFE_DEPTH) and not may_hold_more(text, MOST_NODES):
        return None
    depth = nodes = 0
    for event in events(text):
        nodes += isinstance(event, yaml.NodeEvent)
        if nodes > MOST_NODES:
            return Problem("berkas-terlalu-besar", (1, 1), _MOST_NODES_SAID)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            return Problem("yaml-jangkar", place_of(event.start_mark), {})
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAXIMUM_DEPTH:
                return Problem("yaml-terlalu-dalam", place_of(event.start_mark), {"batas": MAXIMUM_DEPTH})
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _as_meant(typed: str) -> Any:
    """The value that a text would be, had it been typed on its own."""
    value = plain_value(typed)
    return typed if isinstance(value, Changed | TooLong) else value


class _Reader:
    """Turns nodes into values and keeps the problems met on the way."""

    def __init__(self, text: str, dates: frozenset[str] | None, keys: frozenset[str]) -> None:
        self.problems: list[Problem] = []
        self._dates = dates
        self._keys = keys
        self._text = text
        self._commented = text if " #" in text else ""
        """The text, where a comment may stand behind a value in it."""
        self._marked = text if "!" in text else ""
        """The text, where a tag may stand in it."""

    def value(self, node: yaml.Node, path: Path) -> Any:
        """Return the value of a node: text, int, Decimal, bool, None, list or dict with text keys."""
        tag = node.tag
        if self._has_bare_tag(node):
            self._add("yaml-tag", node, path, tag="!")
            return None
        if isinstance(node, yaml.ScalarNode):
            if tag == TEXT:
                return node.value
            if tag == PLAIN:
                return self._plain(node, path)
            return self._tagged(node, path)
        if tag != COLLECTION:
            return self._tagged(node, path)
        if len(path) >= MAXIMUM_DEPTH:
            self._add("yaml-terlalu-dalam", node, path, batas=MAXIMUM_DEPTH)
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        return self._list(node, path)

    def _has_bare_tag(self, node: yaml.Node) -> bool:
        """Whether a node is tagged with nothing but ``!``, which no parser tells: the sign would be lost."""
        start = node.start_mark.index
        return node.tag in (PLAIN, TEXT, COLLECTION) and self._marked[start : start + 1] == "!"

    def _list(self, node: yaml.Node, path: Path) -> list[Any]:
        joined = joined_items(node.value) if isinstance(node, yaml.SequenceNode) and node.flow_style else {}
        result: list[Any] = []
        skip = 0
        for number, item in enumerate(node.value):
            if skip:
                skip -= 1
            elif number in joined:
                result.append(self._joined(joined[number], item, (*path, len(result))))
                skip = joined[number].taken - 1
            else:
                result.append(self.value(item, (*path, number)))
        return result

    def _joined(self, joined: Joined, node: yaml.Node, path: Path) -> Decimal:
        """Return the number that was typed with a comma, and say how to write it."""
        written, advice_id, advice_en = number_of(joined.typed)
        self._add("yaml-koma-desimal", node, path, tertulis=joined.typed, saran=advice_id, saran_en=advice_en)
        return Decimal(written)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        lines: dict[str, int] = {}
        skip = 0
        for number, (key_node, value_node) in enumerate(node.value):
            if skip:
                skip -= 1
                continue
            if not isinstance(key_node, yaml.ScalarNode) or key_node.tag not in (PLAIN, TEXT):
                code = "yaml-tag" if key_node.tag else "yaml-kunci-bukan-teks"
                self._add(code, key_node, path, tag=key_node.tag)
                continue
            if self._has_bare_tag(key_node):
                self._add("yaml-tag", key_node, path, tag="!")
                continue
            key: str = key_node.value
            if node.flow_style and (split := tight_colon(key_node, value_node)):
                self._add("yaml-titik-dua", key_node, (*path, split[0]), kunci=key, tulis=": ".join(split))
                lines.setdefault(split[0], key_node.start_mark.line + 1)
                result.setdefault(split[0], _as_meant(split[1]))
                continue
            if self._is_of_another(key_node, result, path):
                break
            if node.flow_style and (joined := decimal_comma(node.value, number)):
                skip = joined.taken - 1
                lines.setdefault(key, key_node.start_mark.line + 1)
                result.setdefault(key, self._joined(joined, value_node, (*path, key)))
                continue
            if node.flow_style and (text := comma_in_text(node.value, number, self._text, self._keys)):
                skip = text.taken - 1
                lines.setdefault(key, key_node.start_mark.line + 1)
                self._add("yaml-koma-teks", value_node, (*path, key), kunci=key, tulis=quote(quoted(text.typed)))
                result.setdefault(key, text.typed)
                continue
            if key in result:
                self._add("yaml-kunci-ganda", key_node, (*path, key), kunci=key, baris=lines[key])
                continue
            if key_node.tag == PLAIN:
                self._plain_key(key_node, (*path, key))
            lines[key] = key_node.start_mark.line + 1
            result[key] = self.value(value_node, (*path, key))
        return result

    def _is_of_another(self, node: yaml.ScalarNode, result: dict[str, Any], path: Path) -> bool:
        """Whether a key begins what does not belong to this mapping: another person, or the next item of a list."""
        key: str = node.value
        if is_pseudonym(key) and not result.keys().isdisjoint(SIBLINGS_OF_NONE):
            self._add("yaml-jorokan", node, (*path, key), saran=INDENTATION[0], saran_en=INDENTATION[1])
            last = next(reversed(result))
            result[last] = result[last] or {}
            return True
        if key not in result or not path or key != next(iter(result)):
            return False
        if isinstance(path[-1], int):
            self._add("yaml-butir", node, (*path, key), kunci=key)
            return True
        if is_pseudonym(path[-1]):
            self._add("yaml-jorokan", node, (*path, key), saran=LOST_PERSON[0], saran_en=LOST_PERSON[1])
            return True
        return False

    def _plain_key(self, node: yaml.ScalarNode, path: Path) -> None:
        """A key is always read as text; what other readers would take for something else is a finding all the same."""
        if node.value == "<<":
            self._add("yaml-gabung", node, path)
        elif isinstance(read_as := plain_value(node.value), Changed):
            self._add("yaml-nilai-berubah", node, path, **read_as.detail(node.value))
        elif self._dates is not None and is_date(node.value):
            self._add("yaml-nilai-berubah", node, path, **Changed(DATE).detail(node.value))

    def _plain(self, node: yaml.ScalarNode, path: Path) -> str | int | Decimal | bool | None:
        value = plain_value(node.value)
        if isinstance(value, Changed):
            self._add("yaml-nilai-berubah", node, path, **value.detail(node.value))
            return None if value.read is None else str(node.value)
        if value is None or isinstance(value, str):
            self._look_behind(node, path)
        elif isinstance(value, Decimal) and (said := thousands(node.value)):
            self._add("yaml-titik-ribuan", node, path, tertulis=node.value, ribuan=said[0], pecahan=said[1])
        if isinstance(value, TooLong):
            self._add("yaml-angka-panjang", node, path, digit=len(node.value))
            return str(node.value)
        if self._dates is not None and isinstance(value, str) and is_date(value):
            named = next((step for step in reversed(path) if isinstance(step, str)), None)
            if named not in self._dates:
                self._add("yaml-nilai-berubah", node, path, **Changed(DATE).detail(value))
        return value

    def _look_behind(self, node: yaml.ScalarNode, path: Path) -> None:
        """Look for a text that a ``#`` of its own cut: a comment is written with a space after its sign."""
        cut = _CUT.match(self._commented, node.end_mark.index)
        if cut and node.value:
            self._add("yaml-tanda-pagar", node, path, tertulis=node.value, catatan=quote(cut[1]))
        elif cut and self._text[node.end_mark.index - 1 : node.end_mark.index] in ":-":
            self._add("yaml-nilai-berubah", node, path, **Changed(NOTE).detail(cut[1]))

    def _tagged(self, node: yaml.Node, path: Path) -> None:
        self._add("yaml-tag", node, path, tag=node.tag.replace("tag:yaml.org,2002:", "!!"))

    def _add(self, code: str, node: yaml.Node, path: Path, **detail: object) -> None:
        self.problems.append(Problem(code, place_of(node.start_mark), detail, path))


_CUT: Final = re.compile(r" +(#(?:\w| ?[0-9])[^\n]*)")
"""``#1`` or ``#kata`` behind a value; what is meant as a comment begins with ``# `` and a letter."""
