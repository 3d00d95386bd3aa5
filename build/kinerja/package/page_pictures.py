"""The pictures a page may show: PNG files of ``halaman/gambar/``, small, and with nothing in them but what is seen."""

from __future__ import annotations

import os
import re
import stat
import struct
from pathlib import Path
from typing import Literal

FOLDER = "gambar"
"""Folder of pictures, below ``halaman/`` and below each language's first folder of the site."""

MAXIMUM_BYTES = 300_000
"""Largest picture: a telephone's screen takes 30,000 to 80,000 bytes, and readers pay for what they load."""

Flaw = Literal["alamat", "hilang", "bukan-png", "besar", "tersembunyi"]
"""Why a picture may not be shown: its address or its words, no file, no PNG, too large, or more inside than is seen."""

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.png")
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_SEEN = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs"})
"""Chunks (PNG Specification, 3rd edition, 11) that say how the picture looks. Others hold texts, times, places, the
name of whoever made it, or earlier states of it."""


def picture_name(address: str) -> str | None:
    """``beranda.png`` for ``gambar/beranda.png``; None for every other address and every other spelling of it."""
    folder, _, name = address.partition("/")
    return name if folder == FOLDER and _NAME.fullmatch(name) else None


def picture_flaw(data: bytes | None) -> Flaw | None:
    """Return why what :func:`read_picture` returned may not be shown, None where it may."""
    if data is None:
        return "hilang"
    if len(data) > MAXIMUM_BYTES:
        return "besar"
    kinds = _chunks(data)
    if not kinds or kinds[0] != b"IHDR" or b"IDAT" not in kinds:
        return "bukan-png"
    return None if kinds[-1] == b"IEND" and set(kinds) <= _SEEN else "tersembunyi"


def read_picture(path: Path) -> bytes | None:
    """Return a plain file's bytes, never many more than are allowed; None for links and whatever else is no file."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        return None
    with os.fdopen(descriptor, "rb") as file:
        return file.read(MAXIMUM_BYTES + 1)


def _chunks(data: bytes) -> list[bytes]:
    """The kinds of a PNG's chunks in order; empty for no PNG. What follows the last counts as one without a kind."""
    if not data.startswith(_SIGNATURE):
        return []
    kinds: list[bytes] = []
    place = len(_SIGNATURE)
    while place + 12 <= len(data) and (not kinds or kinds[-1] != b"IEND"):
        length, kind = struct.unpack_from(">I4s", data, place)
        kinds.append(kind)
        place += 12 + length
    return kinds if place == len(data) else [*kinds, b""]
