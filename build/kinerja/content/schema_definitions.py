"""Give every schema its own copy of the shared definitions it uses; ``scripts/schemas`` does so for a folder."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

SHARED = "umum"
"""The schema whose ``$defs`` are the one source of the definitions that others copy."""

LOCAL = "#/$defs/"
"""How a schema refers to one of its own definitions."""
_WIDTH = 120


def references(node: Any) -> Iterator[str]:
    """Yield every ``$ref`` inside a schema."""
    if isinstance(node, list):
        for below in node:
            yield from references(below)
    elif isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for below in node.values():
            yield from references(below)


def with_definitions(schema: Mapping[str, Any], shared: Mapping[str, Any]) -> dict[str, Any]:
    """Return a schema whose ``$defs`` are what it refers to, directly or not, as ``shared`` has it and in its order.

    :raises KeyError: it refers to what ``shared`` does not define, or outside itself.
    """
    rest = {key: value for key, value in schema.items() if key != "$defs"}
    used: set[str] = set()
    waiting = list(references(rest))
    while waiting:
        reference = waiting.pop()
        name = reference.removeprefix(LOCAL)
        if name == reference or name not in shared:
            raise KeyError(reference)
        if name not in used:
            used.add(name)
            waiting += references(shared[name])
    return rest | ({"$defs": {name: shared[name] for name in shared if name in used}} if used else {})


def written(value: Any, indent: int = 0, taken: int = 0) -> str:
    """Write JSON as our schemas are written: on one line what fits on it, everything else a line a member.

    :param indent: spaces before the line's first character.
    :param taken: characters on the line besides the indent: a key before the value, a comma behind it.
    """
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or (indent and indent + taken + len(line) <= _WIDTH):
        return line
    inner = " " * (indent + 2)
    if isinstance(value, list):
        parts = [written(item, indent + 2, 1) for item in value]
        return "[\n" + ",\n".join(inner + part for part in parts) + "\n" + " " * indent + "]"
    keys = [json.dumps(key, ensure_ascii=False) + ": " for key in value]
    parts = [key + written(item, indent + 2, len(key) + 1) for key, item in zip(keys, value.values(), strict=True)]
    return "{\n" + ",\n".join(inner + part for part in parts) + "\n" + " " * indent + "}"


def rewritten(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield every schema of a folder that is out of step with its ``umum.json``, and the text that mends it.

    :raises KeyError: a schema refers to what is defined nowhere; the file and the reference.
    """
    shared = json.loads((folder / f"{SHARED}.json").read_text(encoding="utf-8"))["$defs"]
    for path in sorted(folder.glob("*.json")):
        text = path.read_text(encoding="utf-8")
        schema = json.loads(text)
        try:
            mended = written(schema if path.stem == SHARED else with_definitions(schema, shared)) + "\n"
        except KeyError as error:
            raise KeyError(path.name, *error.args) from None
        if mended != text:
            yield path, mended
