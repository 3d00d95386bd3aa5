"""Ask git which files of a content folder differ from a revision."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kinerja.content.git import run_git
from kinerja.errors import KinerjaError, shown


@dataclass(frozen=True)
class Changes:
    """What differs from a revision, files not yet added and ignored ones included: the check reads those too."""

    files: frozenset[str]
    """Below the content folder, with ``/``; a renamed file under both names, a link whose target differs as well."""
    schemas: bool
    """Whether the agency's own schemas differ: then every file may be judged otherwise."""


def changed_since(revision: str, root: Path) -> Changes:
    """Return what changed below ``root`` since the branch left ``revision``.

    Where the two have a common ancestor, that is what counts: work that others brought to ``revision`` in the
    meantime is none of this branch's. Where history is cut short, ``revision`` itself is compared.

    :raises KinerjaError: there is no git, no repository or no such revision.
    """
    inside = root.resolve()
    if b"true" not in _ask(revision, inside, "rev-parse", "--is-inside-work-tree"):
        raise _outside(revision, root)
    top = Path(os.fsdecode(_ask(revision, inside, "rev-parse", "--show-toplevel").rstrip(b"\n")))
    commit = _start(revision, inside)
    files = frozenset(_differing(revision, commit, top, inside))
    own_schemas = (root.absolute().parent / "schemas").resolve()
    schemas = own_schemas.is_relative_to(top) and any(_differing(revision, commit, top, own_schemas))
    return Changes(files | frozenset(_links(inside, files)), schemas)


def _start(revision: str, inside: Path) -> str:
    """The commit to compare with; a revision that begins with ``-`` is never taken for an option."""
    name = ("--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    found = _git(inside, "rev-parse", *name)
    if found.returncode:
        advice, advice_en = "tulis nama cabang, tanda, atau commit yang ada", "name a branch, tag or commit that exists"
        if b"true" in _git(inside, "rev-parse", "--is-shallow-repository").stdout:
            advice = "salinan repositori ini dangkal; ambil riwayatnya dahulu dengan `git fetch --unshallow`"
            advice_en = "this clone is shallow; fetch its history first"
        raise KinerjaError(
            f"--changed-since {revision}: git tidak mengenal revisi ini; {advice} (no such revision; {advice_en})"
        )
    commit = os.fsdecode(found.stdout.strip())
    ancestor = _git(inside, "merge-base", commit, "HEAD")
    return commit if ancestor.returncode else os.fsdecode(ancestor.stdout.strip())


def _differing(revision: str, commit: str, top: Path, folder: Path) -> Iterator[str]:
    """Yield the paths below a folder, from it, that differ from a commit in the working tree."""
    compare = ("diff", "--name-only", "--no-renames", "--no-relative", "--no-ext-diff", "-z", commit, "--")
    listed = _ask(revision, top, *compare, f":(top,literal){_below(folder, top)}")
    listed += _ask(
        revision, top, "ls-files", "--others", "--full-name", "-z", "--", f":(top,literal){_below(folder, top)}"
    )
    for name in listed.split(b"\0"):
        path = top / os.fsdecode(name)
        if name and path.is_relative_to(folder):
            yield path.relative_to(folder).as_posix()


def _below(folder: Path, top: Path) -> str:
    """A folder as git's literal paths name it: the top itself is named by nothing, ``.`` names no file."""
    return "" if folder == top else folder.relative_to(top).as_posix()


def _links(inside: Path, files: frozenset[str]) -> Iterator[str]:
    """Yield the links whose target is among the files: what they show changed with it."""
    for folder, _, names in os.walk(inside):
        for name in names:
            path = Path(folder, name)
            if path.is_symlink():
                target = Path(os.path.realpath(path))
                if target.is_relative_to(inside) and target.relative_to(inside).as_posix() in files:
                    yield path.relative_to(inside).as_posix()


def _ask(revision: str, folder: Path, *arguments: str) -> bytes:
    """Return what git answers.

    :raises KinerjaError: it does not.
    """
    done = _git(folder, *arguments)
    if done.returncode == 0:
        return done.stdout
    if b"dubious ownership" in done.stderr:
        raise KinerjaError(
            f"--changed-since {revision}: git menolak repositori milik pengguna lain; jalankan "
            f"`git config --global --add safe.directory {shown(folder)}` (git refuses another user's repository)"
        )
    if b"not a git repository" in done.stderr:
        raise _outside(revision, folder)
    reason = done.stderr.decode("utf-8", "replace").strip().splitlines()
    raise KinerjaError(
        f"--changed-since {revision}: git tidak dapat membandingkan; periksa repositorinya "
        f"(git failed: {reason[-1] if reason else done.returncode})"
    )


def _outside(revision: str, folder: Path) -> KinerjaError:
    return KinerjaError(
        f"--changed-since {revision}: {shown(folder)} bukan bagian repositori git; jalankan dari repositori instansi, "
        "atau periksa tanpa --changed-since (not in a git repository)"
    )


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return run_git(folder, *arguments)
    except OSError:
        raise KinerjaError(
            "--changed-since: git tidak ditemukan; pasang git, atau jangan pakai --changed-since (git is not installed)"
        ) from None
