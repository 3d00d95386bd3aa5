"""Bytes to text: UTF-8 alone, a byte order mark forgiven, and no character that an editor would not show."""

from __future__ import annotations

import re
from typing import Final

from kinerja.content.document import Problem

MAXIMUM_BYTES = 16 * 1024 * 1024
"""Largest file read. A unit of 2,000 people needs 3 MB a quarter; what is larger is split into ``UNIT/*.yaml``."""

_INVISIBLE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u200a\u200c-\u2027\u202f-\u205f\u2061-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd"
    "\U00010000-\U0010ffff]"
)
"""What YAML 1.1 does not allow in a stream (section 5.1), a byte order mark that is not at the beginning, and what it
allows although no editor shows it: other line ends (NEL, LS, PS), which would shift the numbers of all later lines;
characters that turn the reading direction (Unicode TR 36, 3.4: a text that reads otherwise than it is); and those
without width (U+200B, U+2060), which make a word unlike itself."""

_MERGE = re.compile(r"^(?:<{7}|={7}|>{7})(?=[ \r\n]|\Z)", re.MULTILINE)
"""What git leaves in a file where two people changed the same lines; no YAML or CSV of ours has such a line."""


_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How a zip archive (XLSX, ODS) and a compound file (XLS) begin."""

_WORKBOOK: Final = {
    "pengodean": " melainkan buku kerja Excel yang hanya berganti nama",
    "pengodean_en": " but a workbook under another name",
    "saran": 'buka di Excel, lalu simpan sebagai "CSV UTF-8"',
    "saran_en": 'open it in a spreadsheet and save it as "CSV UTF-8"',
}
_SAVE_AS_UTF8: Final = {
    "saran": 'simpan ulang sebagai UTF-8 (Excel: "CSV UTF-8"; Notepad: Encoding "UTF-8")',
    "saran_en": 'save it again as UTF-8 (Excel: "CSV UTF-8"; Notepad: Encoding "UTF-8")',
}


def decode(data: bytes) -> str | Problem:
    """Return the text of a file, or the one problem that says why it is none."""
    if len(data) > MAXIMUM_BYTES:
        return Problem(
            "berkas-terlalu-besar", (1, 1), dict.fromkeys(("batas", "batas_en"), f"{MAXIMUM_BYTES // 1024**2} MB")
        )
    if wide := _wide_encoding(data):
        said = {"pengodean": f" melainkan {wide}", "pengodean_en": f" but {wide}"}
        return Problem("berkas-bukan-utf8", (1, 1), {**said, **_SAVE_AS_UTF8})
    if data.startswith(_WORKBOOKS):
        return Problem("berkas-bukan-utf8", (1, 1), _WORKBOOK)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace").removeprefix("\ufeff")
        return Problem("berkas-bukan-utf8", _end_of(before), {"pengodean": "", "pengodean_en": "", **_SAVE_AS_UTF8})
    match = _INVISIBLE.search(text)
    if match:
        return Problem("berkas-karakter", _end_of(text[: match.start()]), {"karakter": f"U+{ord(match[0]):04X}"})
    match = _MERGE.search(text) if "<<<<<<<" in text or ">>>>>>>" in text else None
    if match:
        more = len(re.findall(r"^<{7}(?=[ \r\n])", text, re.MULTILINE)) - 1
        return Problem("berkas-gabungan", _end_of(text[: match.start()]), {"lagi": more} if more > 0 else {})
    return text


def _wide_encoding(data: bytes) -> str | None:
    """Name the encoding of two or four bytes a character that a file begins in, with or without its mark."""
    start = data[:4]
    if start in (b"\xff\xfe\0\0", b"\0\0\xfe\xff") or start.startswith(b"\0\0\0") or start[1:] == b"\0\0\0":
        return "UTF-32"
    if start[:2] in (b"\xff\xfe", b"\xfe\xff") or [byte == 0 for byte in start] in _EVERY_OTHER:
        return "UTF-16"
    return None


_EVERY_OTHER: Final = ([False, True, False, True], [True, False, True, False])
"""Where two plain letters of UTF-16 have their zeros."""


def _end_of(text: str) -> tuple[int, int]:
    """Line and column of what follows ``text``."""
    line_start = max(text.rfind("\n"), text.rfind("\r")) + 1
    return text.count("\n") + text.count("\r") - text.count("\r\n") + 1, len(text) - line_start + 1
