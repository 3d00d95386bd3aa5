"""The theme that a site is drawn with: ours, and laid over it what the agency's own ``theme/`` holds, file by file."""

from __future__ import annotations

import shutil
from pathlib import Path

from kinerja import resources
from kinerja.errors import Refused, shown


def own_theme(content: Path) -> Path:
    """The agency's own theme, beside its content folder; it need not exist."""
    return content.resolve().parent / "theme"


def lay_theme(content: Path, folder: Path) -> Path:
    """Fill ``folder`` (new) with the whole theme, and return it.

    A template, a style or a catalogue of the agency takes the place of ours at the same path; all others stay ours, so
    that an agency keeps only what it wants otherwise, and the rest comes with each new version.

    :raises Refused: a symbolic link in the agency's theme, which could lead to a record.
    """
    shutil.copytree(resources.find("theme", "."), folder)
    own = own_theme(content)
    for path in (own, *sorted(own.rglob("*"))):
        if path.is_symlink():
            raise Refused(
                f"{shown(path)}: tautan simbolik tidak dipakai; salin isinya ke berkas biasa (a symbolic link)"
            )
    if own.is_dir():
        shutil.copytree(own, folder, dirs_exist_ok=True)
    return folder
