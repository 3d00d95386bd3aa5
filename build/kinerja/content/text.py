"""Bytes to text: UTF-8 alone, a byte order mark forgiven, and no character that an editor would not show."""

from __future__ import annotations

import re

from kinerja.content.document import Problem

MAXIMUM_BYTES = 64 * 1024 * 1024
"""Largest file read. A unit of 2,000 people needs 3 MB a quarter."""

_INVISIBLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML 1.1 does not allow in a stream (section 5.1), and a byte order mark that is not at the beginning."""


_MERGE = re.compile(r"^(?:<{7}|={7}|>{7})(?=[ \r\n]|\Z)", re.MULTILINE)
"""What git leaves in a file where two people changed the same lines; no YAML or CSV of ours has such a line."""


def decode(data: bytes) -> str | Problem:
    """Return the text of a file, or the one problem that says why it is none."""
    if len(data) > MAXIMUM_BYTES:
        sizes = {"besar": -(-len(data) // 1024**2), "batas": MAXIMUM_BYTES // 1024**2}
        return Problem("berkas-terlalu-besar", (1, 1), sizes)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace").removeprefix("\ufeff")
        return Problem("berkas-bukan-utf8", _end_of(before), {})
    match = _INVISIBLE.search(text)
    if match:
        return Problem("berkas-karakter", _end_of(text[: match.start()]), {"karakter": f"U+{ord(match[0]):04X}"})
    match = _MERGE.search(text) if "<<<<<<<" in text or ">>>>>>>" in text else None
    if match:
        return Problem("berkas-gabungan", _end_of(text[: match.start()]), {})
    return text


def _end_of(text: str) -> tuple[int, int]:
    """Line and column of what follows ``text``."""
    line_start = max(text.rfind("\n"), text.rfind("\r")) + 1
    return text.count("\n") + text.count("\r") - text.count("\r\n") + 1, len(text) - line_start + 1
