"""What a judgement says of a value that was read, and of an example of what is right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from kinerja.content.catalogue import quote
from kinerja.content.failures import Failure
from kinerja.content.hints import described, listed, written

Detail = dict[str, object]
"""The fields of a sentence."""


def as_read(failure: Failure) -> Detail:
    """Return what was read, in both languages."""
    indonesian, english = described(failure.value)
    return {"terbaca": indonesian, "terbaca_en": english}


_SHAPES: Final = (
    ("^(p[a-z2-7]", "pabcdefghijk"),
    ("^p[a-z2-7]", "pabcdefghijk"),
    ("^(19|20)", "2026-01-14"),
    ("^20[0-9]{2}", "2026-T1"),
    ("^[a-z][a-z0-9-]*/", "h1/i1"),
    ("^[a-z][a-z0-9_-]*$", "kode-lain"),
    ("^[a-z][a-z0-9-]*$", "kode-lain"),
)
"""Beginning of a pattern, and an example where the schema gives none (in lists, for instance)."""


def example_of(failure: Failure) -> str:
    """An example of what is right: the schema's own, or a shape that its pattern or type suggests."""
    fitting = failure.examples()
    if fitting:
        return f"`{quote(written(fitting[0]))}`"
    pattern = str(failure.schema.get("pattern", ""))
    for beginning, example in _SHAPES:
        if pattern.startswith(beginning):
            return f"`{example}`"
    types = failure.schema.get("type", "string")
    first = types if isinstance(types, str) else types[0]
    return {"number": "`12`", "integer": "`12`", "boolean": "`true`", "array": "`[10, 12]`"}.get(first, "`…`")


def like(example: str) -> tuple[str, str]:
    """Advice to write in the form of an example that is made up: nobody is to copy it."""
    return f"bentuknya seperti {example}", f"its form is like {example}"


def filled(schema: Mapping[str, Any], example: str) -> tuple[str, str]:
    """Advice to fill in a value: what may be chosen, where a schema lists it, else the form of a made-up example."""
    if options := schema.get("enum"):
        return f"pilih {listed(options, 'atau')}", f"choose {listed(options, 'or')}"
    return like(example)
