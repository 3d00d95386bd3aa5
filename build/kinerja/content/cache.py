"""Remember what clean files said, so that an unchanged file is not parsed and judged again."""

from __future__ import annotations

import errno
import hashlib
import hmac
import json
import os
import re
import stat
from collections.abc import Iterator
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


_ENTRY: Final = re.compile(r"[0-9a-f]{62}\Z|\.[0-9a-f]{62}-\w+\.baru\Z")
"""Name of an entry, or of one that a killed run left half written."""
_FOLDER: Final = re.compile(r"[0-9a-f]{2}\Z")

_BEGINNING: Final = re.compile(rb"[0-9a-f]{64}\n\{")
"""How every entry begins, of whatever version and secret."""

_LARGEST: Final = 64 * 1024 * 1024
"""Bytes of an entry: four times the largest file read."""


class Cache:
    """Values by the digest of bytes, schema and software. A file that is corrupt or cannot be written is ignored.

    A file begins with a code (HMAC) of its name and the rest, keyed by a secret of this user's that no repository
    holds: half a file is never taken for a whole one, and what somebody else put there is never taken at all. Without
    a secret, or where a folder on the way is a link or another user's, there is no cache.

    JSON and not pickle: whoever can put a file into the folder must not be able to run code.
    """

    def __init__(self, folder: Path, secret: bytes | None) -> None:
        """Nothing is written yet.

        :param folder: ``.kinerja/cache``; it and the folder above it are looked at, those further up are the user's.
        :param secret: :func:`kinerja.content.cache_secret.cache_secret`.
        """
        self._folder = folder
        self._used: set[str] = set()
        self._secret = secret if secret and _is_own(folder.parent) and _is_own(folder) else None
        self._own_folders: dict[str, bool] = {}

    def key(self, kind: str, schema_digest: str, data: bytes) -> str:
        """Return the name under which the value of a file's bytes is kept."""
        digest = hashlib.sha256(f"{_software()}\0{kind}\0{schema_digest}\0".encode())
        digest.update(data)
        return digest.hexdigest()

    def get(self, key: str) -> Any:
        """Return the value, or None where there is none."""
        self._used.add(key)
        if self._secret is None or not self._is_own_folder(key[:2]):
            return None
        try:
            code, _, text = _bytes(self._path(key), _LARGEST).partition(b"\n")
            if not hmac.compare_digest(code, self._code(self._secret, key, text)):
                return None
            return _value(json.loads(text, parse_float=Decimal))
        except (OSError, ValueError, ArithmeticError, RecursionError, TypeError, KeyError, AttributeError):
            return None

    def put(self, key: str, value: Any) -> None:
        """Keep a value; gives up silently where the folder cannot be written."""
        if self._secret is None or not self._is_own_folder(key[:2]):
            return
        try:
            text = _text(value).encode()
            if len(text) < _LARGEST - 100:
                entry = self._code(self._secret, key, text) + b"\n" + text
                write_atomically(self._path(key), entry, durable=False, mode=0o600)
        except ValueError:  # half a character, or a NUL, behind an escape
            return
        except OSError:
            self._secret = None

    def prune(self) -> None:
        """Delete the entries that this run did not use, once there are more than three times as many as it used."""
        if self._secret is None:
            return
        try:
            kept = list(self._entries())
            if len(kept) > 4 * len(self._used) + 100:
                for path in kept:
                    if path.parent.name + path.name in self._used:
                        continue
                    if path.name[0] == "." or _BEGINNING.match(_bytes(path, 66)):
                        path.unlink(missing_ok=True)
        except OSError:
            return

    def _entries(self) -> Iterator[Path]:
        """Every file with the name of an entry; nothing is looked for behind a link."""
        for folder in self._folder.iterdir():
            if _FOLDER.match(folder.name) and self._is_own_folder(folder.name) and folder.is_dir():
                for path in folder.iterdir():
                    if _ENTRY.match(path.name) and stat.S_ISREG(path.lstat().st_mode):
                        yield path

    @staticmethod
    def _code(secret: bytes, key: str, text: bytes) -> bytes:
        return hmac.digest(secret, key.encode() + b"\0" + text, "sha256").hex().encode()

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key[2:]

    def _is_own_folder(self, name: str) -> bool:
        if name not in self._own_folders:
            self._own_folders[name] = _is_own(self._folder / name)
        return self._own_folders[name]


def _is_own(folder: Path) -> bool:
    """Whether a folder is this user's and no link, or is not there yet."""
    try:
        known = folder.lstat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return stat.S_ISDIR(known.st_mode) and known.st_uid == os.geteuid()


def _bytes(path: Path, most: int) -> bytes:
    """Return the first bytes of a plain file.

    :raises OSError: it cannot be read, or is a link, a pipe or a device.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "no plain file")
        return file.read(most)


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
