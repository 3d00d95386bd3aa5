"""Remember what clean files said, so that an unchanged file is not parsed and judged again."""

from __future__ import annotations

import hashlib
import json
import re
from decimal import Decimal
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from kinerja.content.csv_reader import Row, Table
from kinerja.package.files import write_atomically

_NUL: Final = r"\u0000"
"""What JSON writes for a NUL: our mark of a number with a fraction, which JSON's writer has only as an inexact one."""

_MARKED: Final = re.compile(r'"\\u0000([^"]*)"')


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
            return _value(json.loads(text, parse_float=Decimal))
        except (OSError, ValueError, ArithmeticError, RecursionError, TypeError, KeyError, AttributeError):
            return None

    def put(self, key: str, value: Any) -> None:
        """Keep a value; gives up silently where the folder cannot be written."""
        if not self._writable:
            return
        try:
            text = _text(value).encode()
            write_atomically(self._path(key), hashlib.sha256(text).hexdigest().encode() + b"\n" + text, durable=False)
        except ValueError:  # half a character, or a NUL, behind an escape
            return
        except OSError:
            self._writable = False

    def prune(self) -> None:
        """Delete what this run did not use, once that is more than three times what it used."""
        try:
            kept = [path for path in self._folder.glob("??/*") if path.is_file()]
            if len(kept) > 4 * len(self._used) + 100:
                for path in kept:
                    if path.parent.name + path.name not in self._used:
                        path.unlink(missing_ok=True)
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


def _text(value: Any) -> str:
    """Write a value as JSON.

    :raises ValueError: a text of it holds the mark itself.
    """
    marked = 0

    def write_number(number: object) -> str:
        nonlocal marked
        if not isinstance(number, Decimal):
            raise TypeError(f"cannot keep a {type(number).__name__}")
        marked += 1
        return f"\0{number}"

    whole: dict[str, Any] = {"nilai": value}
    if isinstance(value, Table):
        whole = {"kolom": value.columns, "baris": [[row.line, *row.cells] for row in value.rows]}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"), default=write_number)
    if text.count(_NUL) != marked:
        raise ValueError(_NUL)
    return _MARKED.sub(r"\1", text) if marked else text


def _value(found: dict[str, Any]) -> Any:
    if "nilai" in found:
        return found["nilai"]
    return Table(tuple(found["kolom"]), tuple(Row(int(row[0]), tuple(row[1:])) for row in found["baris"]))
