"""Slips of the pen that a YAML parser reports elsewhere or not at all: where they are, and how each is mended."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

import yaml

from kinerja.content.catalogue import quote
from kinerja.content.document import Place
from kinerja.content.yaml_loader import PLAIN

Slip = tuple[Place, str, str]
"""Place of a slip, and what to do about it in Indonesian and English."""

INDENTATION: Final = (
    "nama sandi harus menjorok 2 spasi, dan isinya 4 spasi",
    "a pseudonym is indented by 2 spaces, and its entries by 4",
)

_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_KEY = r"[A-Za-z0-9_][A-Za-z0-9_/.-]*"
_IS_KEY = re.compile(rf"[ ]*(?:- )*{_KEY}:(?: |$)")
_NO_SPACE = re.compile(rf"[ ]*(?:- )*(?P<key>{_KEY}):(?P<value>[^\s:/].*)$")
_QUOTED = re.compile(rf"(?P<before>[ ]*(?:- )*{_KEY}: +)(?P<quote>[\"'])(?P<rest>.*)$")


def slip_in(text: str, said: str, place: Place, opened: Place | None) -> Slip | None:
    """Return the slip that most likely made a parser stop, or None where nothing tells.

    :param said: the parser's complaint.
    :param place: where it stopped; ``opened``: where what it was reading began.
    """
    lines = re.split(r"\r\n|\r|\n", text)
    first = max(0, place[0] - _FARTHEST)
    for number, line in enumerate(lines[first : place[0]], first + 1):
        following = lines[number] if number < len(lines) else ""
        for look in _LOOKS:
            if found := look(line, following):
                column, indonesian, english = found
                return (number, column), indonesian, english
    if opened and opened[0] < place[0] and ("flow mapping" in said or "flow sequence" in said):
        pair = "{}" if "mapping" in said else "[]"
        return (
            opened,
            f"kurung {pair[0]} yang dibuka di sini belum ditutup; tutup dengan {pair[1]} di akhir barisnya",
            f"the {pair[0]} opened here is never closed; close it with {pair[1]} at the end of its line",
        )
    return _without_colon(lines, said, place, opened)


_FARTHEST: Final = 20_000
"""Lines above the place where a parser stopped that are looked at."""

_Found = tuple[int, str, str] | None


def _fence(line: str, _: str) -> _Found:
    if not re.match(r"[ ]*```", line):
        return None
    return 1, "baris ``` bukan bagian data; hapus baris itu", "the line ``` is no data; delete it"


def _odd_indentation(line: str, _: str) -> _Found:
    match = re.match(rf"[ ]*[{_SPACES}]", line)
    return (match.end(), *_ODD_SPACE) if match else None


_ODD_SPACE: Final = (
    "ada spasi khusus (dari Word atau situs) di awal baris; hapus, lalu ketik spasi biasa",
    "the line starts with a special space (from Word or a web page); delete it and type plain spaces",
)


def _odd_dash(line: str, _: str) -> _Found:
    match = re.match(r"[ ]*([–—−‐‑•])\s", line)
    if not match:
        return None
    return (
        match.start(1) + 1,
        f"tanda {match[1]} berasal dari Word; tulis tanda - biasa dan spasi",
        f"the sign {match[1]} comes from Word; write a plain - and a space",
    )


def _tight_dash(line: str, _: str) -> _Found:
    match = re.match(rf"[ ]*(-)({_KEY}):(?: |$)", line)
    if not match or match[2][0].isdigit():
        return None
    return (
        match.start(1) + 1,
        f"beri spasi sesudah tanda -: `- {match[2]}: …`",
        f"put a space after the -: `- {match[2]}: …`",
    )


def _outdented(line: str, _: str) -> _Found:
    return (1, *INDENTATION) if re.match(r"p[a-z2-7]{11}:\s*$", line) else None


def _quotes(line: str, following: str) -> _Found:
    match = _QUOTED.match(line)
    if not match:
        return None
    quote, rest = match["quote"], match["rest"]
    body = re.match(r'(?:[^"\\]|\\.)*' if quote == '"' else r"(?:[^']|'')*", rest)
    end = body.end() if body else 0
    column = match.start("quote") + 1
    if end >= len(rest):
        if not _IS_KEY.match(following):
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


def _curly_quote(line: str, _: str) -> _Found:
    match = re.match(rf"[ ]*(?:- )*{_KEY}: +([“”„‟‘’«])", line)
    if not match or not re.search(r":\s|\s#|:$", line[match.end() :]):
        return None
    return (
        match.start(1) + 1,
        f'tanda kutip {match[1]} berasal dari Word; ganti dengan " di awal dan akhir nilai',
        f'the quote {match[1]} comes from Word; replace it by " at both ends of the value',
    )


_LOOKS: Final[tuple[Callable[[str, str], _Found], ...]] = (
    _fence,
    _odd_indentation,
    _odd_dash,
    _tight_dash,
    _outdented,
    _quotes,
    _curly_quote,
)
"""What is a slip wherever it stands in a file that does not parse."""


def _without_colon(lines: list[str], said: str, place: Place, opened: Place | None) -> Slip | None:
    """A line that lost its colon is glued to the next, and the parser stops at that one's colon, or after it."""
    if "mapping values are not allowed" in said:
        candidates = [place[0], _before(lines, place[0])]
    elif "could not find expected ':'" in said:
        candidates = [opened[0] if opened else place[0], _before(lines, place[0])]
    else:
        return None
    for number in candidates:
        line = lines[number - 1] if 0 < number <= len(lines) else ""
        column = len(line) - len(line.lstrip()) + 1
        if match := _NO_SPACE.match(line):
            mended = quote(f"{match['key']}: {match['value']}")
            return (
                (number, match.end("key") + 1),
                f"beri spasi sesudah titik dua: `{mended}`",
                f"put a space after the colon: `{mended}`",
            )
        if not line.strip() or _IS_KEY.match(line) or line.lstrip().startswith(("#", "- ")) or ":" in line:
            continue
        key, _, value = line.strip().partition(" ")
        # A first word that is no key of ours may be a name: it is not repeated.
        mended = quote(f"{key}: {value}".strip()) if re.fullmatch(r"[a-z][a-z0-9_/-]*", key) else "kunci: nilai"
        return (
            (number, column),
            f"baris {number} kurang titik dua; tulis `{mended}`",
            f"line {number} lacks a colon; write `{mended}`",
        )
    return None


def _before(lines: list[str], number: int) -> int:
    """The line before ``number`` that is not blank; 0 where there is none."""
    return next((n for n in range(number - 1, 0, -1) if lines[n - 1].strip()), 0)


@dataclass(frozen=True)
class Joined:
    """Pairs of a ``{…}`` that are one: what was typed, and how many pairs it took."""

    typed: str
    taken: int


def decimal_comma(pairs: Sequence[tuple[yaml.Node, yaml.Node]], number: int) -> Joined | None:
    """Return a number typed with a comma inside ``{…}`` (``{a: 91,7}`` is read as ``a: 91`` and the key ``7``)."""
    last = pairs[number][1]
    if not _is_plain(last) or not re.fullmatch(r"-?[0-9]+", last.value):
        return None
    typed, taken = str(last.value), 1
    for key, value in islice(pairs, number + 1, None):
        beside = (key.start_mark.line, key.start_mark.column) == (last.end_mark.line, last.end_mark.column + 1)
        if not (beside and _is_plain(key) and re.fullmatch("[0-9]+", key.value) and _is_plain(value, empty=True)):
            break
        typed, taken, last = f"{typed},{key.value}", taken + 1, key
    return Joined(typed, taken) if taken > 1 else None


def joined_items(items: Sequence[yaml.Node]) -> dict[int, Joined]:
    """Return the numbers typed with a comma inside ``[…]``, each by the item it begins at.

    ``[80,5, 95]`` is read as three items. A comma without a space is a decimal comma where the same list has another
    with one; ``[80,95]`` alone is a list written tight.
    """
    gaps = [
        _is_whole(left) and _is_whole(right) and left.end_mark.line == right.start_mark.line
        and right.start_mark.column == left.end_mark.column + 1
        for left, right in pairwise(items)
    ]  # fmt: skip
    if all(gaps) or not any(gaps):
        return {}
    joined: dict[int, Joined] = {}
    number = 0
    while number < len(gaps):
        taken = 1
        while number + taken - 1 < len(gaps) and gaps[number + taken - 1]:
            taken += 1
        if taken > 1:
            typed = ",".join(str(item.value) for item in items[number : number + taken])
            joined[number] = Joined(typed, taken)
        number += taken
    return joined


def _is_whole(node: yaml.Node) -> bool:
    return _is_plain(node) and re.fullmatch(r"-?[0-9]+", node.value) is not None


def number_of(typed: str) -> tuple[str, str, str]:
    """Return a number with commas as it should be written, and the advice in both languages."""
    whole, *groups = typed.split(",")
    thousands = whole + "".join(groups)
    decimal = f"{whole}.{groups[0]}"
    if len(groups) > 1:
        return thousands, f"tulis {thousands}", f"write {thousands}"
    if len(groups[0]) == 3:
        return (
            decimal,
            f"tulis {decimal} bila pecahan, atau {thousands} bila ribuan",
            f"write {decimal} for a fraction, or {thousands} for thousands",
        )
    return decimal, f"tulis {decimal}", f"write {decimal}"


def tight_colon(key: yaml.Node, value: yaml.Node) -> tuple[str, str] | None:
    """Return key and value of ``{h1/i2:100}``, which is read as one key without a value."""
    if not (_is_plain(key) and _is_plain(value, empty=True)):
        return None
    match = re.fullmatch(r"([A-Za-z][A-Za-z0-9_/-]*):([^\s/].*)", key.value)
    return (match[1], match[2]) if match else None


def _is_plain(node: yaml.Node, *, empty: bool = False) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == PLAIN and (not empty or node.value == "")
