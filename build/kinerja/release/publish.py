"""Write a release's folder: once, whole or not at all, and never over what is published."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kinerja.errors import Refused
from kinerja.package.model import Progress, Release
from kinerja.package.read import folder_name, read_release, release_folders
from kinerja.package.write import render
from kinerja.release.approval import KEY, Approval, described
from kinerja.release.build import as_published, build_release
from kinerja.release.draft import Draft

_WORD = re.compile(rb"[a-z0-9]+")


@dataclass(frozen=True)
class Outcome:
    """``release`` as it stands or would stand in ``folder``; ``written`` tells whether anything was written now."""

    release: Release
    folder: Path
    written: bool
    new: bool
    """False where the folder held the same numbers already."""


def publish(
    root: Path,
    draft: Draft,
    *,
    correction: str = "",
    approvals: Sequence[Approval] = (),
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Outcome:
    """Make a period's release and write it below ``root`` (``content/rilis``).

    What the newest published folder says is what the draft says: nothing is written. (What it hides is held against the
    draft too, so that neither another version of this software nor of its solver counts as a correction.) Something
    else: only with ``correction``, as the next revision.

    :raises Refused: the period is published with other numbers and there is no ``correction``, or with other
        approvals; or the release would give something away.
    """
    folders = [f for f in release_folders(root) if (folder_name(f.name) or ("", 0))[0] == draft.period]
    earlier = [read_release(folder) for folder in folders]
    if not folders:
        return _write(build_release(draft, approvals=approvals, progress=progress), draft, root, dry_run)
    last = earlier[-1]
    same = as_published(draft, last, earlier[:-1])
    changed = _changed(folders[-1], render(same))
    if not changed:
        if approvals and described(approvals) != last.extra.get(KEY):
            raise Refused(
                f"{folders[-1]}: sudah terbit dengan persetujuan lain; persetujuan dicatat saat rilis ditulis, "
                "tidak ditambahkan kemudian (already published with other approvals, which are never added later)"
            )
        return Outcome(same, folders[-1], written=False, new=False)
    if not correction:
        raise Refused(
            f"{folders[-1]}: sudah terbit dengan angka lain ({', '.join(changed)}); jika memang koreksi, ulangi dengan "
            '--koreksi "apa yang berubah dan mengapa" (already published with other numbers; a correction needs a note)'
        )
    release = build_release(
        draft,
        revision=last.revision + 1,
        correction=correction,
        earlier=earlier,
        approvals=approvals,
        progress=progress,
    )
    return _write(release, draft, root, dry_run)


def _changed(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    return sorted(
        path
        for path in there | files.keys()
        if path not in files or path not in there or (folder / path).read_bytes() != files[path]
    )


def _require_nobody(files: Mapping[str, bytes], draft: Draft) -> None:
    """The last look before anything leaves: no employee's pseudonym in any file, whatever text it came in with."""
    people = {spell.employee.encode() for spell in draft.content.spells}
    people |= {evaluation.employee.encode() for evaluation in draft.content.evaluations[draft.period]}
    for path, data in files.items():
        if people & set(_WORD.findall(data)):
            raise Refused(
                f"rilis tidak ditulis: {path} akan memuat nama sandi pegawai; cari pada nama unit, layanan, indikator, "
                "penjelasan capaian, dan teks --koreksi, lalu hapus (a pseudonym stands in a text to be published)"
            )


def _write(release: Release, draft: Draft, root: Path, dry_run: bool) -> Outcome:
    folder = root / release.folder
    files = render(release)
    _require_nobody(files, draft)
    if dry_run:
        return Outcome(release, folder, written=False, new=True)
    _put(folder, files)
    return Outcome(release, folder, written=True, new=True)


def write_preview(release: Release, root: Path) -> Path:
    """Write a release that is only tried below another ``root`` than the published ones', and return its folder.

    :raises FileExistsError: there is one already.
    """
    return _put(root / release.folder, render(release))


def _put(folder: Path, files: Mapping[str, bytes]) -> Path:
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".rilis-", dir=folder.parent))
    try:
        for path, data in files.items():
            file = beside / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        beside.chmod(0o755)
        beside.rename(folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return folder
