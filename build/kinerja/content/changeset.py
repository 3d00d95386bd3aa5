"""Write several files of a content folder as one change: killed in between, the next command finishes it.

The new files are first written down together in a journal beside the content folder, then put in their places one by
one, then the journal goes. Whoever finds a journal whose files were begun writes the rest of them.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kinerja.errors import KinerjaError, shown
from kinerja.package.files import remove_unfinished, write_atomically

JOURNAL: Final = ".kinerja/perubahan.json"
"""Below the folder that holds the content folder; git leaves that folder out. Readable by its owner alone."""


_HOSTS: Final = frozenset({".github", ".gitlab", ".gitea"})
"""Hidden folders that hold CODEOWNERS."""


@dataclass(frozen=True)
class _Step:
    """One file's part in a change: the digest of what was there (None: nothing), and what shall be (None: nothing)."""

    path: Path
    before: str | None
    data: bytes | None

    @property
    def after(self) -> str | None:
        return None if self.data is None else hashlib.sha256(self.data).hexdigest()


def write_all(
    root: Path, changes: Mapping[Path, bytes | None], seen: Mapping[Path, bytes | None] | None = None
) -> tuple[Path, ...]:
    """Write files of a content folder, or remove those whose bytes are None: all of them, or none.

    :param root: the content folder.
    :param changes: path of each file, below the folder that holds ``root``, and its new bytes.
    :param seen: what each file held when the change was made (None: it was not there); whoever has written it since
        is not overwritten.
    :returns: the paths that differ from what was there, sorted; what is as it should be is not touched.
    :raises KinerjaError: a path leads out of that folder, a file is not as it was seen, or an interrupted change cannot
        be finished.
    :raises OSError: the disk refuses; before the journal is whole nothing is changed, afterwards ``finish`` goes on.
    """
    with alone(root):
        _finish(root)
        agency = root.absolute().parent
        for path in changes:
            _require_inside(agency, path)
        steps = [_Step(path.absolute(), _digest(path), data) for path, data in sorted(changes.items())]
        for path, data in sorted(seen.items()) if seen else ():
            _require_as_seen(path, data)
        steps = [step for step in steps if step.before != step.after]
        if steps:
            write_atomically(agency / JOURNAL, _journal(agency, steps), mode=0o600)
            _carry_out(agency, steps)
        return tuple(step.path for step in steps)


def finish(root: Path) -> tuple[Path, ...]:
    """Finish a change that was interrupted, and return the files it still had to write; none where there was none.

    A change of which no file was written yet is forgotten: nobody has seen it.

    :raises KinerjaError: somebody has edited one of its files since; nothing is overwritten.
    """
    if not (root.absolute().parent / JOURNAL).exists():
        return ()
    with alone(root):
        return _finish(root)


def _finish(root: Path) -> tuple[Path, ...]:
    agency = root.absolute().parent
    journal = agency / JOURNAL
    if not journal.exists():
        return ()
    try:
        steps = [
            _Step(agency / item["berkas"], item["semula"], None if item["isi"] is None else b64decode(item["isi"]))
            for item in json.loads(journal.read_bytes())["perubahan"]
        ]
    except (ValueError, KeyError, TypeError) as error:
        raise KinerjaError(
            f"{shown(journal)}: catatan perubahan rusak; periksa git status, lalu hapus berkas ini "
            "(the journal of a change is broken: look at git status, then delete it)"
        ) from error
    for step in steps:
        _require_inside(agency, step.path)
    there = {step.path: _digest(step.path) for step in steps}
    edited = [step.path for step in steps if there[step.path] not in (step.before, step.after)]
    if edited:
        raise KinerjaError(
            f"{shown(edited[0])}: disunting setelah sebuah perubahan terputus; pulihkan dengan git restore, atau "
            f" hapus {shown(journal)} bila isinya sudah benar (edited after a change was interrupted: restore it, "
            "or delete the journal if all is well)"
        )
    for folder in sorted({step.path.parent for step in steps}):
        remove_unfinished(folder)
    left = [step for step in steps if there[step.path] != step.after]
    begun = len(left) < len(steps)
    _carry_out(agency, left if begun else [])
    return tuple(step.path for step in left) if begun else ()


def _require_as_seen(path: Path, seen: bytes | None) -> None:
    if _digest(path) != (None if seen is None else hashlib.sha256(seen).hexdigest()):
        raise KinerjaError(
            f"{shown(path)}: disunting orang atau program lain selagi perubahan ini diperiksa; tidak ada yang ditulis, "
            "ulangi perintahnya (edited while this change was checked: nothing was written, run the command again)"
        )


def _require_inside(agency: Path, path: Path) -> None:
    """Refuse what lies outside, and what git and other programs run by themselves.

    A journal may have come with somebody's pull request: it may write no more than the request itself could.

    :raises KinerjaError: it does.
    """
    place = path.parent.resolve() / path.name
    inside = place.is_relative_to(agency.resolve())
    if not inside or any(p[0] == "." and p not in _HOSTS for p in place.relative_to(agency.resolve()).parts):
        raise KinerjaError(
            f"{shown(path)}: tautan atau jalur keluar dari folder instansi; ganti dengan folder biasa, atau hapus "
            f"{JOURNAL} bila bukan Anda yang membuatnya (it leads out of the agency's folder)"
        )


def _carry_out(agency: Path, steps: list[_Step]) -> None:
    for step in steps:
        if step.data is not None:
            step.path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(step.path, step.data)
    for step in steps:
        if step.data is None:
            step.path.unlink(missing_ok=True)
            with suppress(OSError):  # a folder that is not empty stays
                step.path.parent.rmdir()
    (agency / JOURNAL).unlink(missing_ok=True)


def _journal(agency: Path, steps: list[_Step]) -> bytes:
    record = [
        {
            "berkas": step.path.relative_to(agency).as_posix(),
            "semula": step.before,
            "isi": None if step.data is None else b64encode(step.data).decode(),
        }
        for step in steps
    ]
    return json.dumps({"perubahan": record}, indent=1).encode()


def _digest(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return None


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Wait until nobody else changes several files here, or tries to; ``write_all`` and ``finish`` do it themselves.
    The lock goes with the process that holds it."""
    folder = (root.absolute().parent / JOURNAL).parent
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        remove_unfinished(folder)
        yield
    finally:
        os.close(descriptor)
