"""Findings as people read them: what to mend first, one screenful, and how much more there is of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from kinerja.cli.quoted_line import Lines, lines_of, quoted_line
from kinerja.content.findings import Finding
from kinerja.content.personal import masked
from kinerja.rules.explanations import explanations

_SCREENFUL: Final = 100
"""Lines where nobody says how many the screen has: about twenty findings."""

_COLOURS: Final = {"galat": "1;31", "tinjau": "1;33", "path": "1", "dim": "2", "caret": "1;32"}
"""SGR parameters of ECMA-48."""

_FILES_NAMED: Final = 5
"""Files in the way of a check that are named; one is the rule."""

_KINDS_COUNTED: Final = 12
"""Kinds of findings whose number is said when not one of them was shown."""


@dataclass(frozen=True)
class Screen:
    """What is printed on, and what is known of the folder that was checked."""

    files: int = 0
    """How many files were checked."""
    units: Mapping[Path, str] = field(default_factory=dict)
    """File, as findings say it → the unit whose it is."""
    everything: bool = False
    """Print every finding and not a screenful."""
    columns: int = 100
    lines: int = _SCREENFUL
    colour: bool = False
    clean: Callable[[str], str] = masked
    """Takes out of a line of a file what nobody may read."""
    guide: str | None = None
    """Address of the portal's page that tells HR how to mend findings."""
    unread: Sequence[Path] = ()
    """Other files whose own faults kept the files asked for from being checked whole."""


Group = tuple[str, str, str]
"""Level, code and unit: what is alike."""


def as_text(found: Sequence[Finding], screen: Screen) -> str:
    """Return the findings as text; ``galat`` first, and of each kind one before any has two."""
    if not found:
        clean = (
            f"{_id(screen.files)} berkas diperiksa, tidak ada temuan. ({_many(screen.files, 'file')} checked, no "
            "findings)"
        )
        return "\n".join([clean, *_left_out(screen)])
    groups = _groups(found, screen.units)
    blocks = dict(_by_turns(groups, screen))
    if len(blocks) == len(found):
        in_order = sorted(found, key=lambda finding: (finding.level, finding))
        lines, first = _by_file(in_order, blocks, screen), in_order[0].code
    else:
        lines, first = _by_group(groups, blocks, screen), next(iter(groups))[1]
    return "\n".join([*lines, "", *_totals(found, screen, first, cut=len(blocks) < len(found)), *_left_out(screen)])


def _left_out(screen: Screen) -> Iterator[str]:
    """Say that what was asked for was not checked whole, where another file stood in the way."""
    if screen.unread:
        files = ", ".join(_printable(str(path)) for path in screen.unread[:_FILES_NAMED])
        files += ", …" if len(screen.unread) > _FILES_NAMED else ""
        yield (
            f"Belum semuanya diperiksa, karena ada yang tidak terbaca di {files}; periksa juga berkas itu "
            "(not checked whole: those files have faults of their own)"
        )


def _by_file(found: Sequence[Finding], blocks: Mapping[Finding, list[str]], screen: Screen) -> list[str]:
    """Return the blocks of findings, each file named once for as long as they are its own."""
    lines: list[str] = []
    last = None
    for finding in found:
        if finding.path != last:
            lines += [*([""] if lines else []), _paint(_printable(str(finding.path)), "path", screen)]
            last = finding.path
        lines += blocks[finding]
    return lines


def _by_group(groups: Mapping[Group, list[Finding]], blocks: Mapping[Finding, list[str]], screen: Screen) -> list[str]:
    """Return what is printed of each group, and how many more it has."""
    lines: list[str] = []
    unseen: Counter[str] = Counter()
    for (level, code, unit), alike in groups.items():
        printed = [finding for finding in alike if finding in blocks]
        if not printed:
            unseen[f"{code} ({level})"] += len(alike)
            continue
        lines += [*([""] if lines else []), *_by_file(printed, blocks, screen)]
        if more := len(alike) - len(printed):
            whose, whose_en = (f" di {unit}", f" in {unit}") if unit else ("", "")
            lines.append(
                f"  … dan {_id(more)} lagi sejenis ini{whose} (and {more:,} more of this kind{whose_en})"
                f"  {_paint(level, level, screen)}  [{code}]"
            )
    return [*lines, *_unseen(unseen)]


def _groups(found: Sequence[Finding], units: Mapping[Path, str]) -> dict[Group, list[Finding]]:
    """Findings by level, code and unit, in the order in which they are best mended."""
    order = {code: number for number, code in enumerate(explanations())}
    groups: dict[Group, list[Finding]] = {}
    for finding in found:
        groups.setdefault((finding.level, finding.code, units.get(finding.path, "")), []).append(finding)
    return dict(sorted(groups.items(), key=lambda item: (item[0][0], order.get(item[0][1], len(order)), item[0])))


def _by_turns(groups: Mapping[Group, list[Finding]], screen: Screen) -> Iterator[tuple[Finding, list[str]]]:
    """Yield what to print: one of each code, then a second of each, from another unit where there is one.

    What stops the work comes before what asks for a look: no ``tinjau`` takes a ``galat``'s place on the screen.
    """
    remembered = lru_cache(maxsize=16)(lines_of)
    kinds: dict[tuple[str, str], list[list[Finding]]] = {}
    for (level, code, _), alike in groups.items():
        kinds.setdefault((level, code), []).append(alike)
    turns = [(turn, finding) for alike in kinds.values() for turn, finding in enumerate(_interleaved(alike))]
    turns.sort(key=lambda item: (item[1].level, item[0]))
    used = 0
    for number, (_, finding) in enumerate(turns):
        block = _block(finding, remembered, screen)
        used += sum(1 + len(line) // screen.columns for line in block) + 2
        if number and used > screen.lines and not screen.everything:
            return
        yield finding, block


def _interleaved(lists: Sequence[Sequence[Finding]]) -> Iterator[Finding]:
    """Yield the first of each, then the second of each, and so on."""
    for turn in range(max(map(len, lists))):
        yield from (alike[turn] for alike in lists if turn < len(alike))


def _block(finding: Finding, lines_of_file: Lines, screen: Screen) -> list[str]:
    place = f"{finding.line}:{finding.column}"
    lines = [
        f"  {place}  {_paint(finding.level, finding.level, screen)}  {finding.message}  [{finding.code}]",
        _paint(f"      {finding.message_en}", "dim", screen),
    ]
    margin = f"{finding.line:>6} │ "
    if quoted := quoted_line(finding, lines_of_file, screen.columns - len(margin), screen.clean):
        lines.append(f"{_paint(margin, 'dim', screen)}{quoted[0]}")
        lines.append(f"{_paint(' ' * 6 + ' │ ', 'dim', screen)}{_paint(quoted[1], 'caret', screen)}")
    return lines


def _unseen(unseen: Counter[str]) -> list[str]:
    """Count the kinds of which none is printed."""
    if not unseen:
        return []
    several = sorted(unseen.items(), key=lambda item: (-item[1], item[0]))
    lines = ["", f"… dan {_id(unseen.total())} temuan lain (and {_many(unseen.total(), 'more finding')}):"]
    lines += [f"  {_id(number):>7}  {code}" for code, number in several[:_KINDS_COUNTED]]
    if rest := several[_KINDS_COUNTED:]:
        number = sum(count for _, count in rest)
        lines.append(f"  {_id(number):>7}  {len(rest)} jenis lain ({_many(len(rest), 'other kind')})")
    return lines


def _totals(found: Sequence[Finding], screen: Screen, example: str, *, cut: bool) -> list[str]:
    count = Counter(finding.level for finding in found)
    guide = f"; panduan (guide): {screen.guide}" if screen.guide else ""
    hint = ["Semuanya dengan --all, atau --format json (see every finding with --all)."] if cut else []
    counts = (
        f"{_id(screen.files)} berkas diperiksa: {_id(count['galat'])} galat, {_id(count['tinjau'])} untuk ditinjau. "
        f"({_many(screen.files, 'file')} checked: {_many(count['galat'], 'error')}, {count['tinjau']:,} to review)"
    )
    return [
        counts,
        *hint,
        f"Arti dan contoh sebuah kode: kinerja validate --explain {example} (what a code means){guide}",
    ]


def _id(number: int) -> str:
    """Return a number as Indonesians write it: ``3.214``."""
    return f"{number:,}".replace(",", ".")


def _many(number: int, word: str) -> str:
    """Return a number and its English noun, ``1 file`` or ``3,214 files``."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() else "·" for character in text)


def _paint(text: str, what: str, screen: Screen) -> str:
    return f"\x1b[{_COLOURS[what]}m{text}\x1b[0m" if screen.colour else text
