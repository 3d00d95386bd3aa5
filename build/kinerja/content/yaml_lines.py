"""Read the plain lines that most records are written in without a YAML parser; whatever else is left to the parser."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final, NamedTuple, TypeVar

from kinerja.content.pseudonym import is_pseudonym
from kinerja.content.yaml_scalars import Changed, TooLong, is_date, plain_value, thousands

SIBLINGS_OF_NONE: Final = frozenset({"penilai", "unit"})
"""Keys beside which no pseudonym stands: one that does is indented too little or too much."""

_DEEPEST: Final = 12
"""Levels of blocks read here; the deepest that a record needs is 8."""

_UNUSUAL: Final = re.compile("[\t\r\x85\u2028\u2029\ufeff]")
"""Tabs, and line breaks of other kinds: the parser knows what they mean."""

_KEY: Final = r"[A-Za-z0-9][A-Za-z0-9_/.-]{0,79}"
_LINE: Final = re.compile(rf"( *)(- )?(?:({_KEY}):(?: |\Z))?(.*)\Z")
_BLANK: Final = re.compile(r" *(?:#.*)?\Z")
_PLAIN: Final = re.compile(r"(?:\w|\((?=\w)|-(?=\w))(?:[^:#]++|:(?=[^ ])|(?<! )#)*+(?<! )\Z")
"""A text without quotes on a line of its own: no ``: ``, no `` #``, no space or colon at the end. Possessive, as the
next is: of a line of 15 MB the steps back would take 1.9 GB."""
_QUOTED: Final = re.compile(r"\"[^\"\\]*\"\Z|'[^']*'\Z")
_IN_FLOW: Final = r"(?:\w|\((?=\w)|-(?=\w))(?:[^][{},:?# ]++| (?=[^][{},:?# ]))*+"
"""The same inside ``{…}`` or ``[…]``."""
_ONE: Final = rf"\"[^\"\\]*\"|'[^']*'|{_IN_FLOW}"
_ITEM: Final = re.compile(rf"({_ONE})(?:, |\Z)")
_PAIR: Final = re.compile(rf"({_KEY}): (?:({_ONE})|\[((?:{_ONE})(?:, (?:{_ONE}))*)\])(?:, |\Z)")


class _NotPlain(Exception):
    """This file is for the parser."""


class _Line(NamedTuple):
    """What one line says; ``key`` None for a list item without one, ``filled`` whether a value stands on the line."""

    column: int
    dash: bool
    key: str | None
    filled: bool
    value: Any
    is_person: bool


_NOTHING: Final = _Line(-1, False, None, False, None, False)
"""A blank line or a comment."""


def read_lines(text: str, dates: frozenset[str] | None = None) -> dict[str, Any] | None:
    """Return the value of a file, or None where the parser has to read it.

    :param dates: the keys whose values are dates; a date anywhere else is for the parser. None: it is a text anywhere.

    What is returned is what ``yaml_reader`` makes of the parser's nodes, and it has no problem there
    (``tests/generative/test_fast_paths.py``). Equal lines share one value: nobody changes what was read.
    """
    if _UNUSUAL.search(text):
        return None
    try:
        return _blocks(text.split("\n"), dates)
    except _NotPlain:
        return None


_Levels = list[tuple[int, Any]]
"""The open blocks from the outermost in: the column at which each stands, and its mapping or list."""


def _blocks(lines: list[str], dates: frozenset[str] | None) -> dict[str, Any]:
    """Put lines together by their columns, as a block mapping at the top asks for.

    :raises _NotPlain: they do not fit together.
    """
    top: dict[str, Any] = {}
    levels: _Levels = [(0, top)]
    column, here = levels[-1]
    known: dict[str, _Line] = {}
    waiting: str | None = None  # the key of ``here`` whose value may stand on deeper lines
    for line in lines:
        read = known.get(line)
        if read is None:
            read = known[line] = _read(line, dates)
        place, dash, key, filled, value, is_person = read
        if place < 0:
            continue
        if waiting is not None and (place > column or (dash and place == column)):
            here[waiting] = [] if dash else {}
            column, here = _opened(levels, place, here[waiting])
        elif place != column or (not dash and here.__class__ is list):
            column, here = _back_at(levels, place, dash)
        waiting = None
        if dash:
            if here.__class__ is not list:
                raise _NotPlain
            here.append({} if key is not None else value)
            if key is None:
                continue
            column, here = _opened(levels, place + 2, here[-1])
        misplaced = is_person and not here.keys().isdisjoint(SIBLINGS_OF_NONE) if here.__class__ is dict else True
        if key is None or misplaced or key in here:
            raise _NotPlain
        here[key] = value
        if not filled:
            waiting = key
    if not top:
        raise _NotPlain
    return top


def _opened(levels: _Levels, column: int, block: Any) -> tuple[int, Any]:
    if len(levels) > _DEEPEST:
        raise _NotPlain
    levels.append((column, block))
    return levels[-1]


def _back_at(levels: _Levels, column: int, dash: bool) -> tuple[int, Any]:
    """Close blocks up to the one that a line belongs to; a list may stand at the column of its own key."""
    while levels[-1][0] > column or (levels[-1][0] == column and not dash and levels[-1][1].__class__ is list):
        levels.pop()
    if levels[-1][0] != column:
        raise _NotPlain
    return levels[-1]


def _read(line: str, dates: frozenset[str] | None) -> _Line:
    """Take one line apart.

    :raises _NotPlain: it is none of the plain kinds.
    """
    if _BLANK.match(line):
        return _NOTHING
    match = _LINE.match(line)
    if match is None:
        raise _NotPlain
    spaces, dash, key, rest = match.groups()
    if key is None and not (dash and rest):
        raise _NotPlain
    return _Line(
        len(spaces),
        dash is not None,
        None if key is None else _key(key),
        bool(rest),
        _value(rest, key, dates) if rest else None,
        key is not None and is_pseudonym(key),
    )


def _key(text: str) -> str:
    if isinstance(plain_value(text), Changed) or is_date(text):
        raise _NotPlain
    return text


def _value(text: str, key: str | None, dates: frozenset[str] | None) -> Any:
    first = text[0]
    if first == "{" and text[-1] == "}":
        return _mapping(text[1:-1], dates)
    if first == "[" and text[-1] == "]":
        return _list(text[1:-1], dates)
    if not (_QUOTED if first in "\"'" else _PLAIN).match(text):
        raise _NotPlain
    return _scalar(text, dates is None or key in dates)


def _scalar(text: str, may_be_date: bool) -> Any:
    if text[0] in "\"'":
        return text[1:-1]
    value = plain_value(text)
    if isinstance(value, Changed | TooLong) or (not may_be_date and is_date(text)):
        raise _NotPlain
    if isinstance(value, Decimal) and thousands(text):
        raise _NotPlain
    return value


def _mapping(text: str, dates: frozenset[str] | None) -> dict[str, Any]:
    result: dict[str, Any] = {}
    place = 0
    while place < len(text):
        pair = _PAIR.match(text, place)
        if pair is None or pair[1] in result or is_pseudonym(pair[1]):
            raise _NotPlain
        key = _key(pair[1])
        result[key] = _list(pair[3], dates) if pair[3] else _scalar(pair[2], dates is None or key in dates)
        place = pair.end()
    return _whole(result, text)


def _list(text: str, dates: frozenset[str] | None) -> list[Any]:
    result: list[Any] = []
    place = 0
    while place < len(text):
        item = _ITEM.match(text, place)
        if item is None:
            raise _NotPlain
        result.append(_scalar(item[1], dates is None))
        place = item.end()
    return _whole(result, text)


Collection = TypeVar("Collection", dict[str, Any], list[Any])


def _whole(found: Collection, text: str) -> Collection:
    """An empty collection, or a comma at the end, is for the parser."""
    if not found or text.endswith(", "):
        raise _NotPlain
    return found
