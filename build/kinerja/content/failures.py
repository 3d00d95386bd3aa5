"""What jsonschema found wrong, as plain values: one failure for each thing to mend."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from kinerja.content.document import Path
from kinerja.content.schemas import Schema

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError


@dataclass(frozen=True)
class Failure:
    """One keyword of a schema that a value did not meet."""

    keyword: str
    wanted: Any
    """The keyword's value: the limit, the pattern, the allowed values."""
    value: Any
    """What the file has there; a key's text where ``of_key_name``."""
    schema: Mapping[str, Any]
    """The schema that holds the keyword."""
    path: Path
    of_key_name: bool
    """Whether it is about the name of a key of the mapping at ``path``."""
    more: int = 0
    """How many more like it there are, which are not kept."""

    @property
    def is_of_value(self) -> bool:
        """Whether a single value is wrong, and not the keys of a mapping."""
        return not self.of_key_name and self.keyword not in ("additionalProperties", "required", "dependentRequired")

    def examples(self) -> list[Any]:
        """Return the schema's examples that meet this keyword, which an empty example or the value itself do not."""
        found = [e for e in self.schema.get("examples", []) if e not in (None, "") and e != self.value]
        if self.keyword == "pattern":
            found = [e for e in found if isinstance(e, str) and re.search(self.wanted, e)]
        return found

    def unknown_keys(self) -> list[str]:
        """Return the keys that ``additionalProperties: false`` refuses."""
        patterns = [re.compile(p) for p in self.schema.get("patternProperties", {})]
        known = self.schema.get("properties", {})
        return [k for k in self.value if k not in known and not any(p.search(k) for p in patterns)]

    def missing_keys(self) -> list[str]:
        """Return the keys that ``required`` or ``dependentRequired`` misses."""
        if self.keyword == "required":
            names = list(self.wanted)
        else:
            names = [name for key, asked in self.wanted.items() if key in self.value for name in asked]
        return [name for name in names if name not in self.value]


MANY: Final = 100
"""Failures of one keyword in one list or mapping, from which on they have one cause: the first stands for all."""

_MOST: Final = 5_000
"""Failures kept of one file. The last stands for all that follow, so that a file of nothing else stays cheap."""


def failures(value: Any, schema: Schema) -> list[Failure]:
    """Return what ``value`` fails, in the order of the schema; one that stands for others says for how many."""
    kept: list[Failure] = []
    kinds: Counter[tuple[str, bool, Path]] = Counter()
    rest = 0
    for error in _leaves(schema.validator.iter_errors(value)):
        failure = _failure(error)
        kinds[_kind(failure)] += 1
        if kinds[_kind(failure)] > MANY:
            continue
        if len(kept) < _MOST:
            kept.append(failure)
        else:
            rest += 1
    if rest:
        kept[-1] = replace(kept[-1], more=rest)
    seen: set[tuple[str, bool, Path]] = set()
    return [told for failure in kept if (told := _told(failure, kinds[_kind(failure)], seen))]


def _kind(failure: Failure) -> tuple[str, bool, Path]:
    return failure.keyword, failure.of_key_name, failure.path[:-1] if failure.is_of_value else failure.path


def _told(failure: Failure, alike: int, seen: set[tuple[str, bool, Path]]) -> Failure | None:
    """The failure as it is said: by itself, for all of its kind, or not at all."""
    if alike <= MANY:
        return failure
    if _kind(failure) in seen:
        return None
    seen.add(_kind(failure))
    return replace(failure, more=failure.more + alike - 1)


def _leaves(errors: Iterable[ValidationError]) -> Iterator[ValidationError]:
    """Replace the failure of an ``anyOf`` or ``oneOf`` by those of the branch that fits best: one message, not five.

    A branch of another type fits worst; of the others, the one with fewest errors fits best.
    """
    for error in errors:
        if error.validator not in ("anyOf", "oneOf") or not error.context:
            yield error
            continue
        branches: dict[Any, list[ValidationError]] = {}
        for inner in error.context:
            branches.setdefault(inner.schema_path[0], []).append(inner)
        best: list[ValidationError] = min(branches.values(), key=_misfit)
        yield from _leaves(best)


def _misfit(branch: list[ValidationError]) -> tuple[bool, int]:
    return any(error.validator == "type" and not error.path for error in branch), len(branch)


def _failure(error: ValidationError) -> Failure:
    schema: Any = error.schema
    about_name = "propertyNames" in error.absolute_schema_path
    path = tuple(error.absolute_path)
    return Failure(str(error.validator), error.validator_value, error.instance, schema, path, about_name)
