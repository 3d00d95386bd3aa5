"""The validator of each kind of file: JSON Schema 2020-12, the one authority on what a file may hold."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kinerja.content.acceptor import Accepts, acceptor
from kinerja.content.schema_files import schema

if TYPE_CHECKING:
    from jsonschema.protocols import Validator


@dataclass(frozen=True)
class Schema:
    """One kind's schema, ready to judge; ``digest`` changes whenever its verdicts might."""

    kind: str
    contents: Mapping[str, Any]
    digest: str

    @cached_property
    def validator(self) -> Validator:
        """The authority; made when a file has to be judged by it, which few have."""
        return _validator(self.contents)

    @cached_property
    def accepts(self) -> Accepts:
        """What says quickly that a value is right, and leaves the rest to ``validator``."""
        return acceptor(self.contents, verdict_of)

    @cached_property
    def date_keys(self) -> frozenset[str]:
        """The keys whose values are dates, wherever they stand."""
        return frozenset(_date_keys(self.contents))

    @cached_property
    def keys(self) -> frozenset[str]:
        """The names that keys have, wherever they stand."""
        return frozenset(_keys(self.contents))

    def of_cells(self) -> Schema:
        """Return the schema of single cells of a row: the same, but no column is required."""
        contents = {key: value for key, value in self.contents.items() if key != "required"}
        return Schema(self.kind, contents, self.digest)


@cache
def schema_of(kind: str, agency: Path | None = None) -> Schema:
    """Return the schema of a kind of file (``evaluasi``, ``pegawai`` …).

    :param agency: the folder that holds ``content/``; its own ``schemas/`` win over ours.
    :raises KinerjaError: a schema file is missing, is not JSON, or is no JSON Schema 2020-12.
    """
    contents = schema(kind, agency)
    digest = hashlib.sha256(json.dumps(contents, sort_keys=True).encode()).hexdigest()
    return Schema(kind, contents, digest)


def verdict_of(contents: Any) -> Accepts:
    """Return jsonschema's own verdict on a schema; it is not loaded before a value is judged."""
    validator = cache(lambda: _validator(contents))
    return lambda value: validator().is_valid(value)


def _validator(contents: Any) -> Validator:
    from jsonschema import Draft202012Validator, validators

    from kinerja.content.unique_items import unique_items

    extend: Any = validators.extend  # has no types
    validator: Validator = extend(Draft202012Validator, {"uniqueItems": unique_items})(
        contents, format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    return validator


def _date_keys(contents: Any) -> Iterator[str]:
    """Yield every key of a schema whose value, or each of whose items, is a date."""
    if isinstance(contents, list):
        for part in contents:
            yield from _date_keys(part)
    elif isinstance(contents, Mapping):
        for key, part in contents.get("properties", {}).items():
            if isinstance(part, Mapping) and "date" in (part.get("format"), part.get("items", {}).get("format")):
                yield key
        for part in contents.values():
            yield from _date_keys(part)


def _keys(contents: Any) -> Iterator[str]:
    """Yield the name of every property of a schema."""
    if isinstance(contents, list):
        for part in contents:
            yield from _keys(part)
    elif isinstance(contents, Mapping):
        properties = contents.get("properties", {})
        if isinstance(properties, Mapping):
            yield from properties
        for part in contents.values():
            yield from _keys(part)
