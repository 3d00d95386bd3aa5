"""Change entries of a file of plans or evaluations, each by itself: the rest of the file keeps its bytes.

``edit.updated`` reads and writes a whole file three times over: a second for 200 entries. Here an entry is cut out,
changed by that same function, and put back.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from kinerja.content import edit
from kinerja.content.templates.yaml_text import inline

Change = Callable[[Any], None]
Entry = Mapping[str, Any]

_ENTRY = re.compile(r"( +)(p[a-z2-7]{11}):")
RESULTS = "rencana_hasil_kerja"
_INDICATORS = "indikator"


@dataclass(frozen=True)
class _Parts:
    """A file cut up: ``head`` up to the section's own line, then for each entry the comments above it and its lines."""

    head: str
    depth: int
    names: tuple[str, ...]
    above: tuple[str, ...]
    entries: tuple[str, ...]
    tail: str


def spliced(
    text: str, section: str, names: Sequence[str], new: Mapping[str, Entry], changes: Mapping[str, Change]
) -> str:
    """Return a file's text with new entries in their places and others changed.

    :param section: the key that holds the entries: ``rencana`` or ``evaluasi``.
    :param names: the entries that the file has, in its order; sorted ones stay sorted.
    :raises KinerjaError: it is no YAML.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix(mark).replace("\r\n", "\n")
    parts = _cut(body if body.endswith("\n") else body + "\n", section)
    if parts is None or parts.names != tuple(names):
        return edit.updated(text, lambda record: _whole(record[section], names, new, changes))
    placed: dict[int, list[str]] = {}
    for name in sorted(new):
        place = bisect_left(names, name) if list(names) == sorted(names) else len(names)
        placed.setdefault(place, []).append(
            "".join(f"{' ' * parts.depth}{line}\n" for line in lines_of(name, new[name]))
        )
    pieces = [parts.head, *placed.get(0, ())]
    for number, (name, above, entry) in enumerate(zip(parts.names, parts.above, parts.entries, strict=True), start=1):
        pieces += [above, _changed(entry, name, parts.depth, changes[name]) if name in changes else entry]
        pieces += placed.get(number, ())
    result = "".join((*pieces, parts.tail))
    return mark + (result.replace("\n", "\r\n") if "\r\n" in text else result)


def _cut(body: str, section: str) -> _Parts | None:
    """Cut a file up, or return None where its lines do not show its entries (flow style, odd comments)."""
    lines = body.splitlines(keepends=True)
    begin = next((n for n, line in enumerate(lines) if re.match(rf"{section}:\s*(?:#.*)?$", line)), None)
    if begin is None:
        return None
    end = next((n for n in range(begin + 1, len(lines)) if lines[n][0] not in " #\n"), len(lines))
    first = next((match for line in lines[begin + 1 : end] if (match := _ENTRY.match(line))), None)
    if first is None:
        return None
    depth = len(first[1])
    starts = [n for n in range(begin + 1, end) if (m := _ENTRY.match(lines[n])) and len(m[1]) == depth]
    names = tuple(match[2] for n in starts if (match := _ENTRY.match(lines[n])))
    above: list[str] = []
    entries: list[str] = []
    after = begin + 1
    for start, following in zip(starts, [*starts[1:], end], strict=True):
        last = following
        while last > start + 1 and _is_above(lines[last - 1], depth):
            last -= 1
        if any(line.strip() and len(line) - len(line.lstrip(" ")) < depth for line in lines[start:last]):
            return None
        above.append("".join(lines[after:start]))
        entries.append("".join(lines[start:last]))
        after = last
    return _Parts("".join(lines[: begin + 1]), depth, names, tuple(above), tuple(entries), "".join(lines[after:]))


def _is_above(line: str, depth: int) -> bool:
    """Whether a line at the end of an entry belongs to what follows: blank, or a comment not set in deeper."""
    plain = line.strip()
    return not plain or (plain.startswith("#") and len(line) - len(line.lstrip(" ")) <= depth)


def _changed(entry: str, name: str, depth: int, change: Change) -> str:
    plain = "".join(line[depth:] if line.strip() else line for line in entry.splitlines(keepends=True))
    after = edit.updated(plain, lambda record: change(record[name]))
    return "".join(" " * depth + line if line.strip() else line for line in after.splitlines(keepends=True))


def _whole(entries: Any, names: Sequence[str], new: Mapping[str, Entry], changes: Mapping[str, Change]) -> None:
    for name, change in changes.items():
        change(entries[name])
    in_order = list(names) == sorted(names)
    for name in sorted(new):
        place = bisect_left(list(entries), name) if in_order else len(entries)
        entries.insert(place, name, as_block(new[name]))


def lines_of(name: str, entry: Entry) -> Iterator[str]:
    """Yield the lines of a new entry, set in by two below its name."""
    yield f"{name}:"
    for key, value in entry.items():
        if key != RESULTS:
            yield f"  {key}: {inline(value)}"
            continue
        yield f"  {key}:"
        for result in value:
            yield from _result(result)


def _result(result: Entry) -> Iterator[str]:
    dash = "- "
    for key, value in result.items():
        if key == _INDICATORS:
            yield f"    {dash}{key}:"
            yield from (f"        - {inline(indicator, flow=True)}" for indicator in value)
        else:
            yield f"    {dash}{key}: {inline(value)}"
        dash = "  "


def as_block(entry: Entry) -> CommentedMap:
    """Return an entry as ``edit.updated`` writes it in the same style: results and indicators a line each."""
    block = CommentedMap()
    for key, value in entry.items():
        if key == RESULTS:
            block[key] = CommentedSeq([as_block(result) for result in value])
        elif key == _INDICATORS and isinstance(value, list):
            block[key] = CommentedSeq([flow(indicator) for indicator in value])
        else:
            block[key] = flow(value)
    return block


def flow(value: Any) -> Any:
    """Return a value that is written on one line, in braces or brackets where it has parts."""
    if isinstance(value, Mapping):
        mapping = CommentedMap((key, flow(part)) for key, part in value.items())
        mapping.fa.set_flow_style()
        return mapping
    if isinstance(value, list | tuple):
        sequence = CommentedSeq(map(flow, value))
        sequence.fa.set_flow_style()
        return sequence
    return value
