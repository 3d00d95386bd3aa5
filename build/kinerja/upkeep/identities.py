"""Where a NIP or NIK stands outside the content folder: in files of the repository, in its commits, in a folder."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kinerja.content.load import name_problem
from kinerja.content.personal import KINDS, identifiers
from kinerja.errors import KinerjaError, shown
from kinerja.upkeep.checks import git

_LOOKED_FOR: Final = ("nip", "nik")
"""An office's telephone, e-mail and NPWP may stand in a page; nobody's NIP or NIK may."""

_COMMIT: Final = "\x01"
"""Begins the line of a commit in what git is asked to print; ends its message too."""

_HUNK: Final = re.compile(r"(@@+) .*?\+([0-9]+)(?:,[0-9]+)? @@")


@dataclass(frozen=True, order=True)
class Place:
    """Where an identifier stands. Neither field holds it: a path that does is cut to its folder."""

    path: str
    line: int
    """From 1; 0 where the name of the file, or the message of the commit, holds it."""
    kind: str
    """``nip`` or ``nik``."""
    commit: str = ""
    """Short name of the commit that brought it; empty for the file as it is now."""

    @property
    def name(self) -> tuple[str, str]:
        """What the identifier is called in Indonesian and English."""
        return KINDS[self.kind]


def in_git(root: Path, *, waiting: bool = False) -> tuple[Place, ...] | None:
    """Return the places in the files that git holds, but for the text of those that ``validate`` reads.

    :param root: the content folder; the repository around it is looked through.
    :param waiting: also files that ``git add --all`` would take.
    :returns: sorted; None where there is no git or no repository.
    """
    agency = root.absolute().parent
    listed = git(agency, "ls-files", "-z", "--cached", *(("--others", "--exclude-standard") if waiting else ()))
    if listed is None:
        return None
    found: set[Place] = set()
    for name in listed.split("\0"):
        path = agency / name
        by_validate = path.is_relative_to(root.absolute()) and not path.is_relative_to(root.absolute() / "rilis")
        found |= set(_in_file(path, agency, text=not by_validate))
    return tuple(sorted(found))


def in_folder(folder: Path) -> tuple[Place, ...]:
    """Return the places in all files below a folder, sorted.

    :raises KinerjaError: there is no such folder.
    """
    if not folder.is_dir():
        raise KinerjaError(f"{folder}: folder ini tidak ada; periksa namanya (no such folder)")
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return tuple(sorted({place for path in files for place in _in_file(path, folder, text=True)}))


def in_commits(agency: Path, since: str) -> tuple[Place, ...]:
    """Return the places in the lines, names and messages that each commit since a revision brought, sorted.

    What a later commit removed again is found too: whoever clones the repository gets it.

    :raises KinerjaError: git knows no such revision, or there is no git.
    """
    printed = git(
        agency, "-c", "core.quotePath=false", "log", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames",
        "--text", "--cc", "--unified=0", "--src-prefix=a/", "--dst-prefix=b/",
        f"--format={_COMMIT}%h%n%B{_COMMIT}", "--end-of-options", f"{since}..HEAD", "--",
    )  # fmt: skip
    if printed is None:
        raise KinerjaError(
            f"{shown(Path(since))}: git tidak mengenal revisi ini; tulis misalnya origin/main (no such revision)"
        )
    return tuple(sorted({place for part in _parts(printed.split("\n")) for place in part.places()}))


@dataclass
class _Part:
    """What one commit adds to one file, or its message where there is no path."""

    commit: str
    path: str
    lines: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

    def places(self) -> Iterator[Place]:
        yield from (Place(_folder(self.path), 0, kind, self.commit) for _, kind in _in_text(self.path))
        for line, kind in _in_text("\n".join(self.lines)):
            number = self.numbers[line - 1] if self.path else 0
            yield Place(_folder(self.path), number, kind, self.commit)


def _parts(lines: Iterable[str]) -> Iterator[_Part]:
    """Read what git prints of its commits: message, then of each file the added lines with their numbers."""
    part, message, parents, number = _Part("", ""), False, 0, 0
    for line in lines:
        if message or line.startswith(_COMMIT):
            if not message:
                yield part
                part, message, parents = _Part(line[1:], ""), True, 0
            else:
                part.lines.append(line.rstrip(_COMMIT))
                message = not line.endswith(_COMMIT)
        elif line.startswith(("diff --git ", "diff --cc ")):
            yield part
            part, parents = _Part(part.commit, ""), 0
        elif not parents and line.startswith("+++ ") and line != "+++ /dev/null":
            part.path = line[4:].strip('"\t').removeprefix("b/")
        elif header := _HUNK.match(line):
            parents, number = len(header[1]) - 1, int(header[2])
        elif parents and "-" not in line[:parents]:
            if "+" in line[:parents]:
                part.lines.append(line[parents:])
                part.numbers.append(number)
            number += 1
    yield part


def _in_file(path: Path, below: Path, *, text: bool) -> Iterator[Place]:
    place = _folder(str(path.relative_to(below)))
    named = str(shown(below / place))
    yield from (Place(named, 0, kind) for _, kind in _in_text(str(path.relative_to(below))))
    if text and path.is_file():
        yield from (Place(named, *found) for found in _in_text(_read(path)))


def _folder(path: str) -> str:
    """A path as it may be said: whole, or the last folder whose own path says nothing."""
    parts = Path(path).parts
    safe = next(number for number in range(len(parts), -1, -1) if not name_problem(Path(*parts[:number])))
    return path if safe == len(parts) else Path(*parts[:safe], "…").as_posix()


def _in_text(text: str) -> Iterator[tuple[int, str]]:
    """Yield line, from 1, and kind."""
    for found in identifiers(text):
        if found.kind in _LOOKED_FOR:
            yield text.count("\n", 0, found.start) + 1, found.kind


def _read(path: Path) -> str:
    data = path.read_bytes()
    wide = data.startswith((BOM_UTF16_BE, BOM_UTF16_LE))
    return data.decode("utf-16" if wide else "utf-8", "ignore")
