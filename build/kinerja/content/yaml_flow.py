"""Slips inside ``{…}`` and ``[…]`` that parse, but into something else than was meant: commas and tight colons."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import islice, pairwise

import yaml

from kinerja.content.hints import number_in
from kinerja.content.yaml_loader import PLAIN
from kinerja.content.yaml_scalars import plain_value


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
        match = re.fullmatch(r"[0-9]+(\s*[%A-Za-z][^0-9]*)?", key.value) if beside and _is_plain(key) else None
        if match is None or not _is_plain(value, empty=True):
            break
        typed, taken, last = f"{typed},{key.value}", taken + 1, key
        if match[1]:  # a unit ends the number
            break
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
    if not re.fullmatch("[-0-9,]+", typed):
        number = number_in(typed) or re.sub("[^0-9.-]", "", typed.replace(",", ".", 1))
        return number, f"tulis {number} tanpa satuan", f"write {number} without a unit"
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


def comma_in_text(
    pairs: Sequence[tuple[yaml.Node, yaml.Node]], number: int, text: str, keys: Set[str]
) -> Joined | None:
    """Return an unquoted text that its own commas broke: ``{teks: Baik, ramah}`` is read as ``teks`` and ``ramah``.

    :param text: the file's.
    :param keys: the names that keys have; a pair of one of them alone is a key whose value was forgotten.
    """
    first = last = pairs[number][1]
    if not _is_plain(first) or not isinstance(plain_value(first.value), str):
        return None
    pieces: list[str] = []
    for key, value in islice(pairs, number + 1, None):
        if not (_is_plain(key) and _is_plain(value, empty=True)):
            break
        if text[key.end_mark.index : key.end_mark.index + 2].lstrip(" ").startswith(":"):
            break
        pieces.append(key.value)
        last = key
    if all(piece in keys for piece in pieces):
        return None
    typed = " ".join(text[first.start_mark.index : last.end_mark.index].split())
    return Joined(typed, len(pieces) + 1)


def quoted(text: str) -> str:
    """Return a text between the quotes that it does not hold itself.

    >>> quoted("Baik, ramah"), quoted('Sebut "baik", ramah')
    ('"Baik, ramah"', '\\'Sebut "baik", ramah\\'')
    """
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def tight_colon(key: yaml.Node, value: yaml.Node) -> tuple[str, str] | None:
    """Return key and value of ``{h1/i2:100}``, which is read as one key without a value."""
    if not (_is_plain(key) and _is_plain(value, empty=True)):
        return None
    match = re.fullmatch(r"([A-Za-z][A-Za-z0-9_/-]*):[^\S ]*([^\s/].*)", key.value)
    return (match[1], match[2]) if match else None


def _is_plain(node: yaml.Node, *, empty: bool = False) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == PLAIN and (not empty or node.value == "")
