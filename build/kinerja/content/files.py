"""Find the files of a content folder: each of a known kind, and those that would never be read, with the reason."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kinerja.content.document import Problem
from kinerja.content.paths import (
    BY_TIME,
    DATA_SUFFIXES,
    SHAPES,
    WORKBOOKS,
    kind_meant,
    kind_of,
    name_hint,
    path_meant,
    time_meant,
    without_copy_mark,
)
from kinerja.errors import KinerjaError
from kinerja.package.files import NOTE

_OF_PROGRAMS: Final = re.compile(r"\.|~\$|.*~\Z|(?:ehthumbs|thumbs)\.db\Z|desktop\.ini\Z", re.IGNORECASE)
"""What editors, Excel and Windows lay beside files for themselves; hidden files too."""

_PAGES: Final = "halaman"
_OTHERS_BUSINESS: Final = frozenset({_PAGES, "rilis"})
"""Folders that other checks look into."""


@dataclass(frozen=True)
class Found:
    """One file of a known kind. ``named`` holds what its path says: ``unit``, ``periode``, ``tahun`` …"""

    path: Path
    kind: str
    named: Mapping[str, str]


@dataclass(frozen=True)
class Stray:
    """A file that is not read, and why."""

    path: Path
    problem: Problem


def require_folder(root: Path) -> None:
    """Make sure that there is a content folder.

    :raises KinerjaError: ``root`` is no folder.
    """
    if not root.is_dir():
        raise KinerjaError(
            f"{root}: folder data tidak ada; jalankan dari folder instansi, atau sebut dengan --content "
            "(no such content folder)"
        )


def find_files(root: Path) -> Iterator[Found | Stray]:
    """Yield every file below ``root`` in a fixed order; hidden ones, notes and what programs lay there are passed over.

    Links to folders are never followed, links to files only inside ``root``, so nothing from outside is read.
    """
    inside = root.resolve()
    unread: list[OSError] = []
    for folder, folders, names in os.walk(root, onerror=unread.append):
        here = Path(folder)
        top = here == root
        visible = sorted(n for n in folders if not n.startswith(".") and not (top and n in _OTHERS_BUSINESS))
        for name in [*visible, *(n for n in folders if top and n == _PAGES)]:
            if _is_link(here / name):
                yield Stray(here / name, Problem("berkas-tautan", (1, 1), {}))
        folders[:] = [n for n in visible if not _is_link(here / n)]
        if len(here.relative_to(root).parts) >= _DEEPEST:
            yield from (
                Stray(here / name, Problem("berkas-asing", (1, 1), {"bentuk": "", "bentuk_en": ""})) for name in folders
            )
            folders.clear()
        if top or (here.parent == root and here.name in BY_TIME):
            rights = {
                name: kind_meant(name, folders) if top else time_meant(name, BY_TIME[here.name]) for name in folders
            }
            wrong = {name: right for name, right in rights.items() if right}
            folders[:] = [name for name in folders if name not in wrong]
            for name, right in wrong.items():
                yield Stray(
                    here / name, Problem("berkas-nama-folder", (1, 1), {"benar": right[0], "benar_en": right[1]})
                )
        shown = sorted(name for name in names if name != NOTE and not _OF_PROGRAMS.match(name))
        twins = {**_twins(folders), **_twins(shown)}
        folders[:] = [name for name in folders if name not in twins]
        for name, twin in twins.items():
            yield Stray(here / name, _called(_TWIN, twin))
        for name in shown:
            if name not in twins:
                yield _look(here / name, root, inside)
    for error in unread:
        yield Stray(Path(os.fsdecode(error.filename)), Problem("berkas-tak-terbaca", (1, 1), {}))


_DEEPEST: Final = 8
"""Folders in folders that are looked into; the deepest that a record lies in is 3."""

_TWIN: Final = (
    "di Windows dan macOS namanya sama dengan {name}, gabungkan isinya, lalu hapus yang ini",
    "on Windows and macOS it has the same name as {name}, merge the two, then delete this one",
)
_THERE: Final = (
    "{name} sudah ada, gabungkan isinya, lalu hapus yang ini",
    "{name} is there already, merge the two, then delete this one",
)


_COPIED: Final = (
    "tampaknya salinan dari {name}, hapus, atau gabungkan isinya ke berkas itu",
    "it looks like a copy of {name}, delete it, or merge it into that file",
)


def _called(advice: tuple[str, str], name: str) -> Problem:
    """Say that a name cannot stand, and what another has to do with it."""
    return _misnamed(*(words.format(name=f"`{name}`") for words in advice))


def _misnamed(saran: str, saran_en: str) -> Problem:
    return Problem("berkas-nama", (1, 1), {"saran": saran, "saran_en": saran_en})


def _twins(names: list[str]) -> dict[str, str]:
    """Return the names that differ from another in case or normal form alone, each with the one that may stay."""
    alike: dict[str, list[str]] = {}
    for name in names:
        alike.setdefault(unicodedata.normalize("NFC", name).casefold(), []).append(name)
    found: dict[str, str] = {}
    for several in alike.values():
        stays = min(several, key=lambda name: (name != name.lower(), name))
        found.update({name: stays for name in several if name != stays})
    return found


def _is_link(path: Path) -> bool:
    try:
        return stat.S_ISLNK(os.lstat(path).st_mode)
    except OSError:
        return False


def _look(path: Path, root: Path, inside: Path) -> Found | Stray:
    if _is_link(path) and not _leads_inside(path, inside):
        return Stray(path, Problem("berkas-tautan", (1, 1), {}))
    relative = path.relative_to(root).as_posix()
    if known := kind_of(relative):
        return Found(path, *known)
    top = relative.split("/", maxsplit=1)[0].casefold()
    shape = SHAPES.get("portal.yaml" if top.startswith("portal.") else top)
    if shape is None:
        return Stray(path, Problem("berkas-asing", (1, 1), {"bentuk": "", "bentuk_en": ""}))
    as_data = relative[: -len(".txt")] if path.suffix.lower() == ".txt" else relative  # Notepad's own ending
    if Path(as_data).suffix.lower() not in DATA_SUFFIXES:
        said = {"bentuk": f" menjadi {shape}", "bentuk_en": f" to {shape}"}
        return Stray(path, Problem("berkas-asing", (1, 1), said))
    if path.suffix.lower() in WORKBOOKS:
        return Stray(
            path, _misnamed(f"buku kerja Excel, simpan sebagai CSV UTF-8: {shape}", f"a workbook, save it as {shape}")
        )
    original = without_copy_mark(as_data)
    meant = path_meant(original or as_data) or (original if original and kind_of(original) else None)
    if meant is None and as_data != relative and kind_of(as_data):
        meant = as_data
    if meant is None:
        hint, hint_en = name_hint(shape, relative)
        return Stray(path, _misnamed(f"ganti jalurnya menjadi {shape}{hint}", f"rename it to {shape}{hint_en}"))
    if os.path.lexists(root / meant) and not _is_same(root / meant, path):
        return Stray(path, _called(_COPIED if original else _THERE, meant))
    return Stray(path, _misnamed(f"ganti jalurnya menjadi `{meant}`", f"rename it to `{meant}`"))


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths are one file, as names that differ in case are on some disks."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def _leads_inside(path: Path, inside: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(inside)
    except (OSError, RuntimeError):
        return False


def read_bytes(path: Path, limit: int) -> bytes | Problem:
    """Return a plain file's bytes, never more than ``limit`` and one: the reader says that it is too large."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return Problem("berkas-tak-terbaca", (1, 1), {})
            return file.read(limit + 1)
    except OSError:
        return Problem("berkas-tak-terbaca", (1, 1), {})
