"""Slips of the pen at which a YAML parser stops, or stops later: where they are, and how each is mended."""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from typing import Final, NamedTuple

from kinerja.content.document import Place
from kinerja.content.pseudonym import is_pseudonym
from kinerja.content.yaml_lost import without_colon

Slip = tuple[Place, str, str]
"""Place of a slip, and what to do about it in Indonesian and English."""

INDENTATION: Final = (
    "nama sandi harus menjorok 2 spasi, dan isinya 4 spasi",
    "a pseudonym is indented by 2 spaces, and its entries by 4",
)

_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_KEY = r"[A-Za-z0-9_][A-Za-z0-9_/.-]*"
_IS_KEY = re.compile(rf"[ ]*(?:- )*{_KEY}:(?: |$)")
_QUOTED = re.compile(rf"(?P<before>[ ]*(?:- )*{_KEY}: +)(?P<quote>[\"'])(?P<rest>.*)$")


class _Here(NamedTuple):
    """A line, the one above it that is not blank, and the next."""

    above: str
    line: str
    below: str


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
        here = _Here(above, line, lines[number] if number < len(lines) else "")
        near = place[0] - number < _NEAR or (opened is not None and 0 <= number - opened[0] < _NEAR)
        for look in (*_LOOKS, *(_OF_COLUMNS if near else ())):
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

_Found = tuple[int, str, str] | None


def _fence(here: _Here) -> _Found:
    if not re.match(r"[ ]*```", here.line):
        return None
    return 1, "baris ``` bukan bagian data; hapus baris itu", "the line ``` is no data; delete it"


def _left_over(here: _Here) -> _Found:
    if not re.fullmatch(r"\s*={7}\s*", here.line):
        return None
    return (
        1,
        "baris ======= adalah sisa penggabungan git; hapus baris itu, dan pastikan isi di atas dan di bawahnya utuh",
        "the line ======= is left over from a merge in git; delete it, and see that what stands around it is whole",
    )


def _odd_space(here: _Here) -> _Found:
    if match := re.match(rf"[ ]*[{_SPACES}]", here.line):
        return (match.end(), *_ODD_AT_START)
    if match := re.match(rf"[ ]*(?:- *)*(?:{_KEY}:|-)(?=[{_SPACES}])", here.line):
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


def _odd_dash(here: _Here) -> _Found:
    match = re.match(r"[ ]*([–—−‐‑•])\s", here.line)
    if not match:
        return None
    return (
        match.start(1) + 1,
        f"tanda {match[1]} berasal dari Word; tulis tanda - biasa dan spasi",
        f"the sign {match[1]} comes from Word; write a plain - and a space",
    )


def _tight_dash(here: _Here) -> _Found:
    match = re.match(rf"[ ]*(-)(?:(?P<key>{_KEY}):(?: |$)|(?P<open>[{{\[])|(?P<item>{_KEY})\s*$)", here.line)
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


def _dash_behind_colon(here: _Here) -> _Found:
    match = re.match(rf"[ ]*(?:- )*(?P<key>{_KEY}): +-(?: |$)", here.line)
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


def _no_dash(here: _Here) -> _Found:
    match = re.match(r"([ ]*)\{", here.line)
    if not match or not here.above.startswith(f"{match[1]}- {{"):
        return None
    return (
        match.end(),
        "butir ini kurang tanda - di depannya; tulis `- {…}`, sejajar dengan butir di atasnya",
        "this item lacks its -; write `- {…}`, in line with the item above",
    )


def _sign_in_brackets(here: _Here) -> _Found:
    """A ``#`` or a colon inside an unquoted text between brackets."""
    bare = re.sub(r"\"[^\"]*\"|'[^']*'", lambda match: "x" * len(match[0]), here.line)
    opened = re.match(rf"[ ]*(?:- )*(?:{_KEY}: +)?[{{\[]", bare)
    if not opened:
        return None
    comment = bare.find(" #", opened.end())
    if comment >= 0 and max(bare.rfind("}"), bare.rfind("]")) > comment:
        return (
            comment + 2,
            "mulai tanda # baris ini dianggap catatan, jadi kurungnya tidak tertutup; apit teksnya dengan tanda kutip",
            "from the # on, this line is a comment, so that the bracket is never closed; put quotes around the text",
        )
    if match := re.search(rf"(?:\{{|, +|\[)({_KEY}): +[^\s{{\[\"',][^,{{}}\[\]]*?(:) ", bare):
        key = match[1]
        return (
            match.start(2) + 1,
            f'isi `{key}` memuat titik dua; apit seluruh isinya dengan tanda kutip: `{key}: "…"`',
            f'the text of `{key}` holds a colon; put quotes around the whole of it: `{key}: "…"`',
        )
    return None


def _outdented(here: _Here) -> _Found:
    return (1, *INDENTATION) if re.match(r"p[a-z2-7]{11}:\s*$", here.line) else None


def _too_deep(here: _Here) -> _Found:
    """The first person of a file, whose block stands further in than those that follow."""
    match = re.match(r"[ ]{3,}(p[a-z2-7]{11}):\s*$", here.line)
    if not match or not re.match(rf"{_KEY}:\s*$", here.above) or not re.match(r"[ ]{5,}", here.below):
        return None
    return (match.start(1) + 1, *INDENTATION)


def _quotes(here: _Here) -> _Found:
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


def _curly_quote(here: _Here) -> _Found:
    match = re.match(rf"[ ]*(?:- )*{_KEY}: +([“”„‟‘’«])", here.line)
    if not match or not re.search(r":\s|\s#|:$", here.line[match.end() :]):
        return None
    return (
        match.start(1) + 1,
        f'tanda kutip {match[1]} berasal dari Word; ganti dengan " di awal dan akhir nilai',
        f'the quote {match[1]} comes from Word; replace it by " at both ends of the value',
    )


_LOOKS: Final[tuple[Callable[[_Here], _Found], ...]] = (
    _fence,
    _left_over,
    _odd_space,
    _odd_dash,
    _tight_dash,
    _dash_behind_colon,
    _no_dash,
    _sign_in_brackets,
    _outdented,
    _too_deep,
    _quotes,
    _curly_quote,
)
"""What is a slip wherever it stands in a file that does not parse."""

_FILLED = re.compile(rf"([ ]*)(?:- )*{_KEY}: +[^\s|>\"'#]")
_ANY_KEY = re.compile(rf"([ ]*){_KEY}:(?: +|$)")


def _between(here: _Here) -> _Found:
    """A line with a value between two that tell its column: what stands below a value stands no further in."""
    own, below, above = _FILLED.match(here.line), _ANY_KEY.match(here.below), _ANY_KEY.match(here.above)
    if not own or not below or not above or len(own[1]) >= len(below[1]):
        return None
    if len(above[1]) != len(below[1]) and (len(above[1]) != len(own[1]) or above.end() < len(here.above)):
        return None
    return (
        len(own[1]) + 1,
        "baris ini kurang menjorok; sejajarkan dengan baris di bawahnya",
        "this line is not indented enough; line it up with the one below it",
    )


def _below_a_value(here: _Here) -> _Found:
    above, own = _FILLED.match(here.above), _ANY_KEY.match(here.line)
    if not above or not own or len(own[1]) <= len(above[1]) or here.above.lstrip().startswith("- "):
        return None
    column = len(own[1]) + 1
    if is_pseudonym(here.line.strip().removesuffix(":")):
        return (
            column,
            "baris yang membuka daftar pegawai hilang; tulis lagi `evaluasi:` atau `rencana:` di atas baris ini",
            "the line that opens the list of people is gone; write `evaluasi:` or `rencana:` above this one again",
        )
    return (
        column,
        (
            "baris ini terlalu menjorok; sejajarkan dengan baris di atasnya, atau, bila menyambung kalimat di atasnya, "
            "apit seluruh kalimat itu dengan tanda kutip"
        ),
        (
            "this line is indented too much; line it up with the one above, or, if it continues the sentence above, "
            "put quotes around the whole of that"
        ),
    )


_OF_COLUMNS: Final = (_between, _below_a_value)
"""What is a slip near the place where a parser stopped."""
