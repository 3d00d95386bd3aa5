"""Slips of the pen at which a YAML parser stops, or stops later: where they are, and how each is mended."""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from typing import Final

from kinerja.content.document import Place
from kinerja.content.pseudonym import is_pseudonym
from kinerja.content.yaml_columns import KEY, OF_COLUMNS, Found, Here, no_person, outdented, too_deep
from kinerja.content.yaml_lost import without_colon

Slip = tuple[Place, str, str]
"""Place of a slip, and what to do about it in Indonesian and English."""

_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_IS_KEY = re.compile(rf"[ ]*(?:- )*{KEY}:(?: |$)")
_QUOTED = re.compile(rf"(?P<before>[ ]*(?:- )*{KEY}: +)(?P<quote>[\"'])(?P<rest>.*)$")


def slip_in(text: str, said: str, place: Place, opened: Place | None, keys: Set[str] = frozenset()) -> Slip | None:
    """Return the slip that most likely made a parser stop, or None where nothing tells.

    :param said: the parser's complaint.
    :param place: where it stopped; ``opened``: where what it was reading began.
    :param keys: the names that keys of such a file have.
    """
    lines = re.split(r"\r\n|\r|\n", text)
    first = max(0, place[0] - _FARTHEST)
    above = ""
    for number, line in enumerate(lines[first : place[0]], first + 1):
        here = Here(above, line, lines[number] if number < len(lines) else "")
        near = place[0] - number < _NEAR or (opened is not None and 0 <= number - opened[0] < _NEAR)
        for look in (*_LOOKS, *(OF_COLUMNS if near else ())):
            if found := look(here):
                column, indonesian, english = found
                return (number, column), indonesian, english
        above = line if line.strip() else above
    if opened and opened[0] < place[0] and ("flow mapping" in said or "flow sequence" in said):
        pair = "{}" if "mapping" in said else "[]"
        return (
            opened,
            f"kurung {pair[0]} yang dibuka di sini belum ditutup; tutup dengan {pair[1]} di akhir barisnya",
            f"the {pair[0]} opened here is never closed; close it with {pair[1]} at the end of its line",
        )
    return without_colon(lines, said, place, opened, keys)


_FARTHEST: Final = 20_000
"""Lines above the place where a parser stopped that are looked at."""

_NEAR: Final = 3
"""Lines from there, or from where what was read began, whose columns are compared: texts have columns of their own."""


def _fence(here: Here) -> Found:
    if not re.match(r"[ ]*```", here.line):
        return None
    return 1, "baris ``` bukan bagian data; hapus baris itu", "the line ``` is no data; delete it"


def _left_over(here: Here) -> Found:
    if not re.fullmatch(r"\s*={7}\s*", here.line):
        return None
    return (
        1,
        "baris ======= adalah sisa penggabungan git; hapus baris itu, dan pastikan isi di atas dan di bawahnya utuh",
        "the line ======= is left over from a merge in git; delete it, and see that what stands around it is whole",
    )


def _odd_space(here: Here) -> Found:
    if match := re.match(rf"[ ]*[{_SPACES}]", here.line):
        return (match.end(), *_ODD_AT_START)
    if match := re.match(rf"[ ]*(?:- *)*(?:{KEY}:|-)(?=[{_SPACES}])", here.line):
        sign = "tanda -" if match[0].endswith("-") else "titik dua"
        return (
            match.end() + 1,
            f"spasi sesudah {sign} di sini bukan spasi biasa (dari Word atau situs); hapus, lalu ketik spasi biasa",
            (
                f"the space after the {'-' if sign == 'tanda -' else 'colon'} is special (from Word or a web page); "
                "delete it and type a plain space"
            ),
        )
    return None


_ODD_AT_START: Final = (
    "ada spasi khusus (dari Word atau situs) di awal baris; hapus, lalu ketik spasi biasa",
    "the line starts with a special space (from Word or a web page); delete it and type plain spaces",
)


def _odd_dash(here: Here) -> Found:
    match = re.match(r"[ ]*([–—−‐‑•])\s", here.line)
    if not match:
        return None
    return (
        match.start(1) + 1,
        f"tanda {match[1]} berasal dari Word; tulis tanda - biasa dan spasi",
        f"the sign {match[1]} comes from Word; write a plain - and a space",
    )


def _tight_dash(here: Here) -> Found:
    match = re.match(rf"[ ]*(-)(?:(?P<key>{KEY}):(?: |$)|(?P<open>[{{\[])|(?P<item>{KEY})\s*$)", here.line)
    if not match or (match["key"] or match["item"] or "x")[0].isdigit():
        return None
    if match["item"] and not (is_pseudonym(match["item"]) or here.above.lstrip().startswith("- ")):
        return None
    after = f"{match['key']}: …" if match["key"] else match["item"] or f"{match['open']}…"
    return (
        match.start(1) + 1,
        f"beri spasi sesudah tanda -: `- {after}`",
        f"put a space after the -: `- {after}`",
    )


def _dash_behind_colon(here: Here) -> Found:
    match = re.match(rf"[ ]*(?:- )*(?P<key>{KEY}): +-(?: |$)", here.line)
    if not match:
        return None
    return (
        match.end("key") + 3,
        (
            f"tanda - di belakang `{match['key']}:` memulai daftar; hapus tanda itu, atau apit isinya dengan tanda "
            "kutip; butir daftar ditulis di baris-baris berikutnya"
        ),
        (
            f"the - behind `{match['key']}:` begins a list; delete it, or quote the value; items of a list stand on "
            "lines of their own"
        ),
    )


def _no_dash(here: Here) -> Found:
    match = re.match(r"([ ]*)\{", here.line)
    if not match or not here.above.startswith(f"{match[1]}- {{"):
        return None
    return (
        match.end(),
        "butir ini kurang tanda - di depannya; tulis `- {…}`, sejajar dengan butir di atasnya",
        "this item lacks its -; write `- {…}`, in line with the item above",
    )


def _sign_in_brackets(here: Here) -> Found:
    """A ``#`` or a colon inside an unquoted text between brackets."""
    bare = re.sub(r"\"[^\"]*\"|'[^']*'", lambda match: "x" * len(match[0]), here.line)
    opened = re.match(rf"[ ]*(?:- )*(?:{KEY}: +)?[{{\[]", bare)
    if not opened:
        return None
    comment = bare.find(" #", opened.end())
    if comment >= 0 and max(bare.rfind("}"), bare.rfind("]")) > comment:
        return (
            comment + 2,
            "mulai tanda # baris ini dianggap catatan, jadi kurungnya tidak tertutup; apit teksnya dengan tanda kutip",
            "from the # on, this line is a comment, so that the bracket is never closed; put quotes around the text",
        )
    if match := re.search(rf"(?:\{{|, +|\[)({KEY}): +[^\s{{\[\"',][^,{{}}\[\]]*?(:) ", bare):
        key = match[1]
        return (
            match.start(2) + 1,
            f'isi `{key}` memuat titik dua; apit seluruh isinya dengan tanda kutip: `{key}: "…"`',
            f'the text of `{key}` holds a colon; put quotes around the whole of it: `{key}: "…"`',
        )
    return None


def _quotes(here: Here) -> Found:
    match = _QUOTED.match(here.line)
    if not match:
        return None
    quote, rest = match["quote"], match["rest"]
    body = re.match(r'(?:[^"\\]|\\.)*' if quote == '"' else r"(?:[^']|'')*", rest)
    end = body.end() if body else 0
    column = match.start("quote") + 1
    if end >= len(rest):
        if not _IS_KEY.match(here.below):
            return None
        return (
            column,
            "tanda kutip yang dibuka di sini tidak ditutup; tutup dengan tanda kutip yang sama di akhir nilainya",
            "the quote opened here is never closed; close it with the same quote at the end of the value",
        )
    if re.match(r"\s*(?:#|$)", rest[end + 1 :]):
        return None
    other = "'" if quote == '"' else '"'
    return (
        column,
        f"tanda kutip hanya mengapit sebagian nilai; apit seluruh kalimat dengan {other}",
        f"the quotes are around a part of the value; put {other} around the whole sentence",
    )


def _curly_quote(here: Here) -> Found:
    match = re.match(rf"[ ]*(?:- )*{KEY}: +([“”„‟‘’«])", here.line)
    if not match or not re.search(r":\s|\s#|:$", here.line[match.end() :]):
        return None
    return (
        match.start(1) + 1,
        f'tanda kutip {match[1]} berasal dari Word; ganti dengan " di awal dan akhir nilai',
        f'the quote {match[1]} comes from Word; replace it by " at both ends of the value',
    )


_LOOKS: Final[tuple[Callable[[Here], Found], ...]] = (
    _fence,
    _left_over,
    _odd_space,
    _odd_dash,
    _tight_dash,
    _dash_behind_colon,
    _no_dash,
    _sign_in_brackets,
    outdented,
    no_person,
    too_deep,
    _quotes,
    _curly_quote,
)
"""What is a slip wherever it stands in a file that does not parse."""
