"""A text as it looks to people: escapes and entities read, odd letters and digits made plain, marks left out."""

from __future__ import annotations

import html
import re
import unicodedata
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from io import StringIO
from typing import Final

_ESCAPE: Final = re.compile(
    r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r?\n[ \t]*|[!-/:-@\[-`{-~ ])"
    r"|&(?:#[0-9]{1,7};?|#[xX][0-9A-Fa-f]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};)"
    r"|%(?:40|3[0-9]|2[0BDEFbdef]|5[Ff])"
    r"|</?(?:b|i|u|s|em|strong|span|small|mark|code|wbr|br)(?:\s[^<>]{0,80})?/?>|<!--[^<>]{0,80}-->"
)
"""Other ways of writing a character: YAML's and Markdown's escapes, HTML's entities, the signs of an address that may
part or make an identifier (``@``, digits, `` +-./_``); and what HTML shows nothing of."""

_BLANK: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and symbols by their category, without anything to be seen."""

_UNSEEN: Final = frozenset({"Cf", "Mn", "Me"})
"""Categories of characters without width of their own: directions, joiners, accents, variants."""

_LONGEST: Final = 6
"""Plain characters that one may stand for (``㏠``, ``⑽``); what stands for a phrase is no part of an identifier."""

_TWINS: Final = {
    **{
        odd: plain
        for several, plains in (
            (
                "\u0410\u0412\u0415\u0405\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0430",
                "ABESIJKMHOPCTYXa",
            ),
            (
                "\u0435\u0455\u0456\u0458\u043a\u043c\u043e\u0440\u0441\u0442\u0443\u0445\u04bb\u0501\u04cf",
                "esijkmopctyxhdl",
            ),
            (
                "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u03b1",
                "ABEZHIKMNOPTYXoa",
            ),
            ("\u03bd", "v"),
            ("\u0261\u0131\u00f8\u00d8\u0142\u0141\u0111\u0110", "gioOlLdD"),
        )
        for odd, plain in zip(several, plains, strict=True)
    },
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("\u2018\u2019\u02bc\u2032\u00b4", "'"),
    "\u00df": "ss",
    "\u00e6": "ae",
    "\u00c6": "AE",
}
"""Letters and signs that look like a plain one, or stand for it where a keyboard has none (Unicode TR 39, excerpt)."""


class _Looks(dict[int, str]):
    """Character → how it looks, made when it is first met; for ``str.translate``."""

    def __missing__(self, code: int) -> str:
        self[code] = looks = _look(chr(code))
        return looks


_LOOKS: Final = _Looks()


@dataclass(frozen=True)
class Plain:
    """A text as it looks, and where its parts stand in the text as written."""

    text: str
    _shown: array[int]
    """Where in ``text`` each piece begins that is longer or shorter than it was written."""
    _ends: array[int]
    """Where in ``text`` each of these ends."""
    _places: array[int]
    """Where each of them was written: begin and end by turns."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a part of ``text`` (half-open, not empty) was written."""
        return self._place(start)[0], self._place(end - 1)[1]

    def _place(self, at: int) -> tuple[int, int]:
        piece = bisect_right(self._shown, at) - 1
        if piece < 0:
            return at, at + 1
        start, end = self._places[2 * piece], self._places[2 * piece + 1]
        if at < self._ends[piece]:
            return start, end
        written = end + at - self._ends[piece]
        return written, written + 1


def plain(text: str) -> Plain:
    """Return the text as it looks: as a page, an editor or YAML would show it, in plain letters where there are such.

    Read loosely: an escape counts wherever it stands, though YAML knows it in double quotes alone.

    >>> plain("\\\\u0031&#50;\\uff13\\u0664 Jos\\u00e9&nbsp;a\\u200bb").text
    '1234 Jose ab'
    """
    odd = "" if text.isascii() else "".join(sorted(c for c in set(text) if len(_LOOKS[ord(c)]) != 1))
    pieces: list[str] = [f"[{re.escape(odd)}]+"] if odd else []
    if "\\" in text or "&" in text or "%" in text or "<" in text:
        pieces.append(_ESCAPE.pattern)
    shown, ends, places = array("L"), array("L"), array("L")
    if not pieces:
        return Plain(text if text.isascii() else text.translate(_LOOKS), shown, ends, places)
    seen, length, after = StringIO(), 0, 0
    for match in re.finditer("|".join(pieces), text):
        length += seen.write(text[after : match.start()].translate(_LOOKS))
        after = match.end()
        shown.append(length)
        length += seen.write(_meant(match[0]).translate(_LOOKS))
        ends.append(length)
        places.extend(match.span())
    seen.write(text[after:].translate(_LOOKS))
    return Plain(seen.getvalue(), shown, ends, places)


def _meant(written: str) -> str:
    """What an escape, an entity or anything else that was written stands for."""
    if written[0] == "\\":
        if written[1] not in "xuU":
            return " " if written[1] in "\r\n" else written[1]
        code = int.from_bytes(bytes.fromhex(written[2:]))
        return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""
    if written[0] == "&":
        return html.unescape(written)
    if written[0] == "%":
        return chr(int(written[1:], 16))
    if written[0] == "<":
        return " " if written[1:3] == "br" else ""
    return written


def _look(character: str) -> str:
    if character.isascii():
        return character
    if character in _TWINS:
        return _TWINS[character]
    if character.isspace() or character in _BLANK:
        return " "
    if unicodedata.category(character) in _UNSEEN:
        return ""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    parts = unicodedata.normalize("NFKD", character)
    kept = "".join(part for part in parts if unicodedata.category(part) not in _UNSEEN)
    return kept if kept.isascii() and len(kept) <= _LONGEST else character
