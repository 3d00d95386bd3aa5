"""Carry a change over to a text that is laid out otherwise: three-way merging by lines."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher


def merged(original: str, before: str, after: str) -> str:
    """Carry the difference between ``before`` and ``after`` over to ``original``, of which ``before`` is a rewriting.

    Three-way merging by lines (diff3): where both differ from ``before``, ``after`` wins.
    """
    lines = [text.splitlines(keepends=True) for text in (original, before, after)]
    as_found, base, wanted = lines
    if as_found and not as_found[-1].endswith("\n"):
        as_found[-1] += "\n"
    in_original, in_after = _places(base, as_found), _places(base, wanted)
    result: list[str] = []
    done = (0, 0, 0)
    for place in range(len(base) + 1):
        ends = (in_original.get(place), place, in_after.get(place))
        if place == len(base):
            ends = (len(as_found), place, len(wanted))
        if ends[0] is None or ends[2] is None:
            continue
        there, once, now = (part[start:end] for part, start, end in zip(lines, done, ends, strict=True))
        result += there if once == now else [*_as_found(there, once, now), *_orphaned(once, now)]
        result += as_found[ends[0] : ends[0] + 1]
        done = (ends[0] + 1, place + 1, ends[2] + 1)
    return "".join(result)


def _as_found(there: list[str], once: list[str], now: list[str]) -> list[str]:
    """Return ``now``, with the lines of ``once`` in it as they were found ``there`` where one line is one line."""
    if len(there) != len(once):
        return now
    return [there[known] if known is not None else line for line, known in zip(now, _origins(once, now), strict=True)]


def _origins(once: list[str], now: list[str]) -> list[int | None]:
    came = {after: before for before, after in _places(once, now).items()}
    return [came.get(number) for number in range(len(now))]


def _places(base: list[str], other: list[str]) -> dict[int, int]:
    """Return which line of ``other`` each line of ``base`` is, for those that are in both."""
    return {here + step: there + step for here, there, size in _blocks(base, other) for step in range(size)}


def _blocks(one: list[str], other: list[str]) -> Iterator[tuple[int, int, int]]:
    """Yield the common blocks of two lists of lines; what is alike at both ends is found without comparing all."""
    shorter = min(len(one), len(other))
    start = next((n for n in range(shorter) if one[n] != other[n]), shorter)
    tail = next((n for n in range(shorter - start) if one[-1 - n] != other[-1 - n]), shorter - start)
    middle = one[start : len(one) - tail], other[start : len(other) - tail]
    yield 0, 0, start
    for block in SequenceMatcher(None, *middle, autojunk=False).get_matching_blocks():
        yield block.a + start, block.b + start, block.size
    yield len(one) - tail, len(other) - tail, tail


def _orphaned(once: list[str], now: list[str]) -> list[str]:
    """Return the comment lines at the end of what was removed that belong to the entry after it."""
    if not once or not once[0].strip() or once[0].lstrip().startswith("#"):
        return []
    depth = _depth(once[0])
    start = len(once)
    while start > 1 and (not once[start - 1].strip() or once[start - 1].lstrip().startswith("#")):
        start -= 1
    while start < len(once) and once[start].strip() and _depth(once[start]) > depth:
        start += 1
    tail = once[start:]
    kept = any(line.strip() for line in tail) and now[len(now) - len(tail) :] != tail
    return tail if kept else []


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
