"""Say quickly that a value is right by its schema; whatever it does not say so of, jsonschema judges."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

Accepts = Callable[[Any], bool]
"""Whether a value surely meets a schema. False says nothing: jsonschema has the word."""

Authority = Callable[[Any], Accepts]
"""Gives jsonschema's own verdict on a schema."""

_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

_SAYS_NOTHING: Final = frozenset(
    {"title", "description", "examples", "default", "deprecated", "$schema", "$id", "$defs", "$comment"}
)
_OF_TEXT: Final = frozenset({"minLength", "maxLength", "pattern", "format", "enum", "const", "not"})
_OF_NUMBERS: Final = frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"})
_OF_OBJECTS: Final = frozenset(
    {"required", "properties", "additionalProperties", "propertyNames", "minProperties", "maxProperties"}
)
_OF_LISTS: Final = frozenset({"items", "minItems", "maxItems", "uniqueItems"})
_KNOWN: Final = _OF_TEXT | _OF_NUMBERS | _OF_OBJECTS | _OF_LISTS | {"type", "allOf"}

_TYPES: Final[Mapping[str, tuple[type, ...]]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, Decimal),
    "boolean": (bool,),
    "null": (type(None),),
    "array": (list,),
    "object": (dict,),
}
"""JSON's types and the types that the readers make of them, exactly: ``True`` is no integer."""

_EVERY_TYPE: Final = tuple(_TYPES)


def acceptor(schema: Any, authority: Authority) -> Accepts:
    """Return the quick check of a schema without references.

    A part of the schema with a keyword that is not known here is left to ``authority`` whole, so that a schema of the
    agency's own is judged as well, only less quickly. ``tests/generative/test_fast_paths.py`` holds that every value
    accepted here is accepted by jsonschema.
    """
    if not isinstance(schema, Mapping):
        return authority(schema)
    keywords = {key: value for key, value in schema.items() if not (key in _SAYS_NOTHING or key.startswith("x-"))}
    if not (keywords.keys() <= _KNOWN and _is_simple(keywords)):
        return authority(schema)
    names = keywords.get("type", _EVERY_TYPE)
    checks: dict[type, Accepts] = {}
    for name in (names,) if isinstance(names, str) else names:
        check = _check(name, keywords, authority)
        checks.update(dict.fromkeys(_TYPES[name], check))
    every = [acceptor(part, authority) for part in keywords.get("allOf", ())]
    if len(checks) == 1 and not every:
        return next(iter(checks.values()))

    def accepts(value: Any) -> bool:
        check = checks.get(type(value))
        return check is not None and check(value) and all(part(value) for part in every)

    return accepts


def _is_simple(keywords: Mapping[str, Any]) -> bool:
    """Whether choices are texts, what may not be is a choice, and a form is a date: the rest is jsonschema's."""
    if {"enum", "const"} <= keywords.keys():
        return False
    choices = _choices(keywords)
    if "not" in keywords:
        if not isinstance(keywords["not"], Mapping) or keywords["not"].keys() not in ({"enum"}, {"const"}):
            return False
        choices += _choices(keywords["not"])
    return keywords.get("format", "date") == "date" and all(isinstance(choice, str) for choice in choices)


def _choices(keywords: Mapping[str, Any]) -> list[Any]:
    """The values that ``enum`` or ``const`` names; a schema with both is left to jsonschema."""
    return [*keywords.get("enum", ()), *([keywords["const"]] if "const" in keywords else ())]


def _check(name: str, keywords: Mapping[str, Any], authority: Authority) -> Accepts:
    """Return the check of a value of one JSON type."""
    of_choices = "enum" in keywords or "const" in keywords
    if name == "string":
        return _text(keywords)
    if of_choices:
        return _never  # every choice is a text
    if name in ("integer", "number"):
        return _number(keywords, _TYPES[name])
    if name == "object":
        return _object(keywords, authority)
    if name == "array":
        return _array(keywords, authority)
    kind = _TYPES[name]
    return lambda value: isinstance(value, kind)


def _never(_: Any) -> bool:
    return False


def _text(keywords: Mapping[str, Any]) -> Accepts:
    least, most = keywords.get("minLength", 0), keywords.get("maxLength", float("inf"))
    search = re.compile(keywords["pattern"]).search if "pattern" in keywords else None
    allowed = frozenset(_choices(keywords)) if "enum" in keywords or "const" in keywords else None
    barred = frozenset(_choices(keywords.get("not", {})))
    dated = "format" in keywords

    def accepts(value: Any) -> bool:
        return (
            type(value) is str
            and (allowed is None or value in allowed)
            and least <= len(value) <= most
            and (search is None or search(value) is not None)
            and value not in barred
            and (not dated or _is_date(value))
        )

    return accepts


def _is_date(text: str) -> bool:
    """Whether a text is a day as jsonschema's ``date`` has it."""
    try:
        return _DATE.fullmatch(text) is not None and date.fromisoformat(text) is not None
    except ValueError:
        return False


def _number(keywords: Mapping[str, Any], kinds: tuple[type, ...]) -> Accepts:
    least, above = keywords.get("minimum"), keywords.get("exclusiveMinimum")
    most, below = keywords.get("maximum"), keywords.get("exclusiveMaximum")

    def accepts(value: Any) -> bool:
        return (
            type(value) in kinds
            and (least is None or value >= least)
            and (most is None or value <= most)
            and (above is None or value > above)
            and (below is None or value < below)
        )

    return accepts


def _object(keywords: Mapping[str, Any], authority: Authority) -> Accepts:
    required = frozenset(keywords.get("required", ()))
    properties = {name: acceptor(part, authority) for name, part in keywords.get("properties", {}).items()}
    rest = keywords.get("additionalProperties", True)
    other: Accepts | None = None if rest is True else _never if rest is False else acceptor(rest, authority)
    names: Accepts | None = acceptor(keywords["propertyNames"], authority) if "propertyNames" in keywords else None
    least, most = keywords.get("minProperties", 0), keywords.get("maxProperties", float("inf"))

    def accepts(value: Any) -> bool:
        if type(value) is not dict or not (least <= len(value) <= most and required <= value.keys()):
            return False
        for name, item in value.items():
            check = properties.get(name, other)
            if check is not None and not check(item):
                return False
        return names is None or all(map(names, value))

    return accepts


def _array(keywords: Mapping[str, Any], authority: Authority) -> Accepts:
    item: Accepts | None = acceptor(keywords["items"], authority) if "items" in keywords else None
    least, most = keywords.get("minItems", 0), keywords.get("maxItems", float("inf"))
    unique = keywords.get("uniqueItems", False)

    def accepts(value: Any) -> bool:
        if type(value) is not list or not least <= len(value) <= most:
            return False
        if item is not None and not all(map(item, value)):
            return False
        return not unique or (all(type(each) is str for each in value) and len(set(value)) == len(value))

    return accepts
