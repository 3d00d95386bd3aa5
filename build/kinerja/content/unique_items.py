"""The keyword ``uniqueItems`` in time that grows with the list, where jsonschema's own grows with its square."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any

from jsonschema.exceptions import ValidationError
from jsonschema.protocols import Validator


def unique_items(validator: Validator, wanted: bool, value: Any, _schema: Any) -> Iterator[ValidationError]:
    """Say whether a list holds a value twice, equal as jsonschema has it: ``1`` and ``true`` are two.

    jsonschema compares each item with each other where they cannot be sorted: 100,000 items took over 100 s.
    """
    if wanted and validator.is_type(value, "array") and len(set(map(_form, value))) < len(value):
        yield ValidationError("has non-unique elements")


def _form(value: Any) -> Hashable:
    """A form of a JSON value that is equal where the values are."""
    if isinstance(value, bool):
        return (bool, value)
    if isinstance(value, list):
        return (list, *map(_form, value))
    if isinstance(value, dict):
        return (dict, frozenset((key, _form(item)) for key, item in value.items()))
    form: Hashable = value
    return form
