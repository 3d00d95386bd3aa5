"""A chore's change to a content folder: tried on a copy, refused if it would break anything, else written whole."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kinerja import rules
from kinerja.content.changeset import alone, write_all
from kinerja.content.findings import Finding
from kinerja.content.load import CACHE_FOLDER, load
from kinerja.content.load import shown as as_shown
from kinerja.errors import Refused

_TRIAL: Final = ".kinerja/coba"
"""Where a change is tried: below the folder that holds the content folder, which git leaves out."""

_MOST_TOLD: Final = 10


@dataclass(frozen=True)
class Change:
    """What a chore does. ``files``: path → new bytes, None to remove it.

    ``todo`` says what a person still has to do, each an Indonesian sentence with the English beside it.
    """

    files: Mapping[Path, bytes | None] = field(default_factory=dict)
    todo: tuple[str, ...] = ()


def carry_out(
    root: Path, change: Change, *, dry_run: bool = False, as_before: Callable[[str], str] = str
) -> tuple[Path, ...]:
    """Write a change whole, if the content folder has no fault afterwards that it did not have before.

    :param dry_run: try it, write nothing.
    :param as_before: turns a path or message of afterwards into that of before, where the change renames things.
    :returns: the files that differ, sorted.
    :raises Refused: the change would bring a ``galat``; nothing is written.
    :raises KinerjaError: somebody wrote one of the files while the change was tried; nothing is written.
    """
    with alone(root):  # another run would clear this one's trial away, and what is not there has no fault
        shutil.rmtree(root.absolute().parent / _TRIAL, ignore_errors=True)  # of a run that was killed
        seen = {path: _bytes(path) for path in change.files}
        files = {path: data for path, data in change.files.items() if seen[path] != data}
        if not files:
            return ()
        faults = _new_faults(root, files, as_before)
    if faults:
        told = [f"{f.path}:{f.line}:{f.column}: {f.message} ({f.message_en})" for f in faults[:_MOST_TOLD]]
        raise Refused(
            f"tidak ada yang ditulis: perubahan ini menimbulkan {len(faults)} galat; perbaiki dahulu, lalu ulangi "
            "(nothing was written: the change would bring these errors; mend their cause first)",
            *told,
        )
    return tuple(sorted(files)) if dry_run else write_all(root, files, seen)


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _new_faults(root: Path, files: Mapping[Path, bytes | None], as_before: Callable[[str], str]) -> list[Finding]:
    """Return the errors that the folder would have with these files and has not without them."""
    agency = root.absolute().parent
    trial = agency / _TRIAL
    try:
        copy = trial / root.name
        _copy(root, copy)
        for path, data in files.items():
            if not path.absolute().is_relative_to(root.absolute()):
                continue  # CODEOWNERS and the like: no record
            place = copy / path.absolute().relative_to(root.absolute())
            place.unlink(missing_ok=True)
            if data is not None:
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data)
        _borrow(agency, trial)
        after = _faults(copy)
        before = Counter(_key(f, root, str) for f in (_faults(root) if after else ()))
        found: list[Finding] = []
        for fault in after:
            key = _key(fault, copy, as_before, root)
            if before[key]:
                before[key] -= 1
            else:
                found.append(_at_home(fault, copy, root))
        return found
    finally:
        shutil.rmtree(trial, ignore_errors=True)


def _copy(root: Path, copy: Path) -> None:
    """Give every file a second name: nothing is written into a file that is there, so this is a copy."""

    def linked(source: str, target: str) -> str:
        try:
            os.link(source, target, follow_symlinks=False)
        except OSError:
            shutil.copy2(source, target, follow_symlinks=False)
        return target

    shutil.copytree(root, copy, symlinks=True, copy_function=linked)


def _borrow(agency: Path, trial: Path) -> None:
    """Let the copy be read by the agency's own schemas and from its cache, which knows files by their bytes."""
    (agency / CACHE_FOLDER).mkdir(parents=True, exist_ok=True)
    for name in ("schemas", CACHE_FOLDER):
        if (agency / name).is_dir():
            (trial / name).parent.mkdir(parents=True, exist_ok=True)
            (trial / name).symlink_to(agency / name)


def _faults(root: Path) -> list[Finding]:
    tree = load(root)
    return sorted({f for f in (*tree.findings, *rules.check(tree)) if f.level == "galat"})


def _key(fault: Finding, root: Path, as_before: Callable[[str], str], home: Path | None = None) -> tuple[str, str, str]:
    """What a fault is, wherever its line has gone."""
    told = _at_home(fault, root, home) if home else fault
    return as_before(told.path.as_posix()), told.code, as_before(told.message)


def _at_home(fault: Finding, copy: Path, root: Path) -> Finding:
    """A finding of the copy, as the content folder itself would have it."""
    there, here = as_shown(copy), as_shown(root)
    path = here / fault.path.relative_to(there) if fault.path.is_relative_to(there) else fault.path
    message, message_en = (
        text.replace(there.as_posix(), here.as_posix()) for text in (fault.message, fault.message_en)
    )
    return Finding(path, fault.line, fault.column, fault.code, fault.level, message, message_en)
