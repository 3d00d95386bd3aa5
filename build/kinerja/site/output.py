"""The output folder: whose it is, which of its files stay as they are, and how a new site takes its place."""

from __future__ import annotations

import ctypes
import os
from dataclasses import dataclass
from pathlib import Path

from kinerja.errors import KinerjaError

MARKER = ".kinerja-situs"
"""File that tells a site of ours from any other folder; only such a folder is ever replaced."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@dataclass(frozen=True)
class Counts:
    """Files of a new site, against the old one."""

    files: int
    new: int
    changed: int
    unchanged: int
    removed: int


def check_apart(output: Path, content: Path) -> None:
    """Make sure that a site and the content folder are not inside one another.

    :raises KinerjaError: they are.
    """
    real, records = output.resolve(), content.resolve()
    if real.is_relative_to(records) or records.is_relative_to(real):
        raise KinerjaError(
            f"{output}: situs harus di luar folder isi; pilih --output lain (choose an output outside {content})"
        )


def check_output(output: Path, content: Path) -> Path:
    """Return the output folder's real path.

    :raises KinerjaError: it lies in the content folder or around it, or holds something that is not a site of ours.
    """
    check_apart(output, content)
    real = output.resolve()
    if real.exists() and not real.is_dir():
        raise KinerjaError(f"{output}: bukan folder; pilih --output lain (not a folder)")
    held = {path.name for path in real.iterdir()} if real.is_dir() else set()
    if held and (MARKER not in held or ".git" in held):
        raise KinerjaError(
            f"{output}: berisi berkas yang bukan situs buatan kinerja; pilih --output lain atau kosongkan "
            "(holds files that are no site of ours)"
        )
    return real


def keep_unchanged(fresh: Path, old: Path) -> Counts:
    """Put the old file in the place of each new one with the same bytes, and count; the old site is not touched."""
    files = sorted(path.relative_to(fresh) for path in fresh.rglob("*") if path.is_file())
    before = {path.relative_to(old) for path in old.rglob("*") if path.is_file()} if old.is_dir() else set()
    unchanged = 0
    for name in files:
        if name in before and _same(fresh / name, old / name):
            _take(old / name, fresh / name)
            unchanged += 1
    known = len(before & set(files))
    return Counts(len(files), len(files) - known, known - unchanged, unchanged, len(before) - known)


def publish(fresh: Path, output: Path, aside: Path) -> None:
    """Let ``fresh`` take the place of ``output`` in one step.

    :param aside: free name on the same file system for the old site, where the system cannot exchange two folders;
        there the output is missing between two renamings, and comes back if the second fails.
    """
    if not output.exists():
        fresh.rename(output)
    elif not _exchange(fresh, output):
        output.rename(aside)
        try:
            fresh.rename(output)
        except OSError:
            aside.rename(output)
            raise


def _same(one: Path, other: Path) -> bool:
    return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()


def _take(old: Path, fresh: Path) -> None:
    """Hard-link ``old`` over ``fresh``: the same file, so also the same time; where links fail, the same time."""
    link = fresh.with_name(f"{fresh.name}.lama")
    try:
        link.hardlink_to(old)
        link.replace(fresh)
    except OSError:
        times = old.stat()
        os.utime(fresh, ns=(times.st_atime_ns, times.st_mtime_ns))


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders atomically (Linux's ``renameat2``); False where the system has no such call."""
    try:
        rename = ctypes.CDLL(None).renameat2
    except (OSError, AttributeError):
        return False
    status: int = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return status == 0
