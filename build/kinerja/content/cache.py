"""Remember what clean files said, so that an unchanged file is not parsed and judged again."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from kinerja.content.csv_reader import Row, Table
from kinerja.package.files import write_atomically

_DECIMAL: Final = "\0desimal"
_TABLE: Final = "\0tabel"
"""Marks of what JSON lacks; a NUL never passes the readers, so no file's key can look like them."""


class Cache:
    """Values by the digest of bytes, schema and software. A file that is corrupt or cannot be written is ignored.

    A file begins with the digest of the rest, so that half a file is never taken for a whole one.

    JSON and not pickle: whoever can put a file into the folder must not be able to run code.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()
        self._writable = True

    def key(self, kind: str, schema_digest: str, data: bytes) -> str:
        """Return the name under which the value of a file's bytes is kept."""
        digest = hashlib.sha256(f"{_software()}\0{kind}\0{schema_digest}\0".encode())
        digest.update(data)
        return digest.hexdigest()

    def get(self, key: str) -> Any:
        """Return the value, or None where there is none."""
        self._used.add(key)
        try:
            digest, _, text = self._path(key).read_bytes().partition(b"\n")
            if digest.decode("ascii", "replace") != hashlib.sha256(text).hexdigest():
                return None
            return json.loads(text, parse_float=_no_float, object_hook=_read_object)
        except (OSError, ValueError, ArithmeticError, RecursionError, TypeError):
            return None

    def put(self, key: str, value: Any) -> None:
        """Keep a value; gives up silently where the folder cannot be written."""
        if not self._writable:
            return
        path = self._path(key)
        try:
            text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_write_object).encode()
            write_atomically(path, hashlib.sha256(text).hexdigest().encode() + b"\n" + text, durable=False)
        except OSError:
            self._writable = False

    def prune(self) -> None:
        """Delete what this run did not use, once that is more than three times what it used."""
        try:
            kept = [path for path in self._folder.glob("??/*") if path.is_file()]
            if len(kept) > 4 * len(self._used) + 100:
                for path in kept:
                    if path.parent.name + path.name not in self._used:
                        path.unlink()
        except OSError:
            return

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key[2:]


_LIBRARIES: Final = ("pyyaml", "jsonschema")
"""Those whose reading and judging decide what a file says."""


@cache
def _software() -> str:
    """The digest of all that reads and judges a file: this room's own modules, and the libraries' versions."""
    digest = hashlib.sha256(" ".join(f"{name} {version(name)}" for name in _LIBRARIES).encode())
    for module in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(module.name.encode() + b"\0" + module.read_bytes())
    return digest.hexdigest()


def _write_object(value: object) -> object:
    if isinstance(value, Decimal):
        return {_DECIMAL: str(value)}
    if isinstance(value, Table):
        return {_TABLE: [value.columns, [[row.line, *row.cells] for row in value.rows]]}
    raise TypeError(f"cannot keep a {type(value).__name__}")


def _read_object(found: dict[str, Any]) -> Any:
    if _DECIMAL in found:
        return Decimal(found[_DECIMAL])
    if _TABLE in found:
        columns, rows = found[_TABLE]
        return Table(tuple(columns), tuple(Row(int(row[0]), tuple(row[1:])) for row in rows))
    return found


def _no_float(text: str) -> Any:
    raise ValueError(text)
