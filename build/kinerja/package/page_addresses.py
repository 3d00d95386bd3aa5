"""Where an address on a Markdown page leads, in every spelling a browser or Pelican would understand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Literal
from urllib.parse import unquote

RUNS = "halaman-alamat-jalan"
"""The address runs code or carries a document of its own (``javascript:``, ``data:``)."""
LEAVES = "halaman-alamat-keluar"
"""The address leads out of ``halaman/`` and ``rilis/``."""
SCHEME = "halaman-alamat-skema"
"""The address is neither http(s), mailto nor relative."""
INDICATOR = "halaman-alamat-penanda"
"""A ``{word}`` of Pelican's that pages do not need."""

Kind = Literal["web", "surel", "bagian", "halaman", "rilis", "situs"]

_SPELLINGS = 5
"""Rounds of decoding looked at; each undoes one layer of percent-encoding and of character references."""

_RUNNING_SCHEMES = frozenset({"javascript", "vbscript", "livescript", "data"})
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s/?#@\\{}|<>\"]+(?:[/?#]|\Z)", re.IGNORECASE)
_INDICATOR = re.compile(r"[{|]([^|}]*)[|}](.*)", re.DOTALL)
_PATH = re.compile(r"[\w-][\w.~-]*(?:/[\w-][\w.~-]*)*/?")
_INDICATORS = frozenset({"filename", "static", "attach"})
_SEVERITY = (RUNS, LEAVES, SCHEME, INDICATOR)


@dataclass(frozen=True)
class Target:
    """A harmless destination.

    ``path`` by kind: ``web``, ``surel`` and ``bagian`` (a place on the same page) keep the address as written;
    ``halaman`` is the file's name below ``halaman/`` (``NAME.md``, ``NAME.en.md``), ``rilis`` the path below
    ``rilis/``, ``situs`` a path below the site's first folder of the page's language. ``tail`` is the query and
    fragment, with its sign.
    """

    kind: Kind
    path: str
    tail: str = ""


def judge(address: str) -> Target | str:
    """Return where ``address`` leads, or the code of what is wrong with it.

    ``address`` is the attribute's value with its character references resolved once, as a browser does. All
    spellings that more decoding gives have to be harmless too: somewhere on its way to a reader it may be decoded.
    """
    if _WEB.match(address.strip(" \t\r\n")):
        return Target("web", address.strip(" \t\r\n"))
    verdicts: list[Target | str] = []
    form = address
    for _ in range(_SPELLINGS):
        verdicts.append(_judge_spelling(_as_browsers_read(form)))
        decoded = unescape(unquote(form))
        if decoded == form:
            break
        form = decoded
    else:
        return LEAVES
    wrong = [verdict for verdict in verdicts if isinstance(verdict, str)]
    if wrong:
        return min(wrong, key=_SEVERITY.index)
    if {verdict.kind for verdict in verdicts if isinstance(verdict, Target)} & {"surel", "bagian"}:
        return verdicts[0]
    return verdicts[-1]


def squash(text: str) -> str:
    """``text`` as one comparable string: decoded all the way, lower case, without spaces and control characters."""
    for _ in range(_SPELLINGS):
        decoded = unescape(unquote(text))
        if decoded == text:
            break
        text = decoded
    return _as_browsers_read(text).casefold()


def _as_browsers_read(address: str) -> str:
    """Browsers drop tabs and line ends anywhere and read ``\\`` as ``/`` (URL Standard, 4.4); we drop all blanks."""
    return "".join(c for c in address if c > " " and c.isprintable()).replace("\\", "/")


def _judge_spelling(address: str) -> Target | str:
    if scheme := _SCHEME.match(address):
        return _judge_scheme(scheme[1].casefold(), address)
    inside, at_root = address, False
    if indicator := _INDICATOR.match(address):
        if indicator[1] not in _INDICATORS:
            return INDICATOR
        inside = indicator[2]
        at_root = inside.startswith("/")
        inside = inside.removeprefix("/")
        if _SCHEME.match(inside):
            return LEAVES
    if inside.startswith("/"):
        return SCHEME if inside.startswith("//") and not at_root else LEAVES
    path, tail = _split(inside)
    if not path and indicator is None:
        return Target("bagian", address)
    return _resolve(path, tail, at_root=at_root, only_files=indicator is not None)


def _judge_scheme(scheme: str, address: str) -> Target | str:
    if scheme in _RUNNING_SCHEMES:
        return RUNS
    if scheme == "file" or len(scheme) == 1:
        return LEAVES
    if scheme == "mailto":
        return Target("surel", address)
    if scheme in {"http", "https"} and _WEB.match(address):
        return Target("web", address)
    return SCHEME


def _split(address: str) -> tuple[str, str]:
    end = min((place for sign in "?#" if (place := address.find(sign)) >= 0), default=len(address))
    return address[:end], address[end:]


def _resolve(path: str, tail: str, *, at_root: bool, only_files: bool) -> Target | str:
    parts = [] if at_root else ["halaman"]
    for part in path.split("/"):
        if part == ".." and not parts:
            return LEAVES
        if part == "..":
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    if not parts or parts[0] not in {"halaman", "rilis"}:
        return LEAVES
    below = "/".join(parts[1:])
    if not _PATH.fullmatch(below):
        return LEAVES
    if parts[0] == "rilis":
        return Target("rilis", below, tail)
    return Target("halaman" if only_files or below.endswith(".md") else "situs", below, tail)
