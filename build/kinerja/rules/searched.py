"""Every file of a content folder, whatever it is, as people are looked for in it; and where they were found."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from kinerja.content.catalogue import MOST_ALIKE, READING, finding
from kinerja.content.document import Place, Problem
from kinerja.content.files import read_bytes
from kinerja.content.findings import Finding
from kinerja.content.load import shown
from kinerja.content.personal import Identifier
from kinerja.content.text import MAXIMUM_BYTES, decode
from kinerja.rules.catalogue import RULES

_GIT: Final = ".git"
"""The one folder that no commit holds."""


def files_of(root: Path) -> Iterator[Path]:
    """Yield every plain file under a content folder, hidden ones and releases included, in order.

    A link is no file of its own: what it leads to lies inside and is looked at there, or is a finding.
    """
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name != _GIT)
        yield from (path for name in sorted(names) if not (path := Path(folder, name)).is_symlink())


def written_names(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield every name that git keeps besides the contents: of files, folders and links, and where a link leads."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name != _GIT)
        for name in (*folders, *sorted(names)):
            path = Path(folder, name)
            yield path, name
            if path.is_symlink():
                yield path, str(path.readlink())


def text_of(path: Path) -> str | Finding | None:
    """Return a file's text, of whatever encoding; a finding where it is too large to look through, None unreadable.

    Letters of two or four bytes (UTF-16, UTF-32) are plain ones with zeros between.
    """
    data = read_bytes(path, MAXIMUM_BYTES)
    if isinstance(data, Problem):
        return None
    if len(data) > MAXIMUM_BYTES and isinstance(problem := decode(data), Problem):
        return finding(READING, problem.code, shown(path), problem.place, problem.detail)
    return data.replace(b"\0", b"").decode("utf-8-sig", "replace")


def places_by_kind(text: str, items: Iterable[Identifier]) -> Mapping[str, list[Place]]:
    """Return line and column of each identifier, by kind; the items in order."""
    places: dict[str, list[Place]] = {}
    line, counted = 1, 0
    for item in items:
        line += text.count("\n", counted, item.start)
        counted = item.start
        places.setdefault(item.kind, []).append((line, item.start - text.rfind("\n", 0, item.start)))
    return places


def told(path: Path, codes: Mapping[str, str], places: Mapping[str, list[Place]]) -> Iterator[Finding]:
    """Yield a finding for each place, or of many of a kind in one file the first, with their number.

    :param codes: kind → the code of its finding.
    """
    for kind, several in places.items():
        single = several if len(several) <= MOST_ALIKE else several[:1]
        more = {"lagi": len(several) - 1} if len(several) > MOST_ALIKE else {}
        yield from (finding(RULES, codes[kind], shown(path), place, more) for place in single)
