"""Files as every room meets them: notes that are no records, the pages of a folder, and writes that are whole."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

NOTE = "BACA-SAYA.md"
"""A note for whoever opens the folder; neither a record nor a page."""


def page_files(folder: Path) -> list[Path]:
    """Return the Markdown pages of ``halaman/``, by name; none where the folder does not exist."""
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(path for path in found if path.suffix == ".md" and path.name[0] != "." and path.name != NOTE)


_UNFINISHED = ".baru"


def write_atomically(path: Path, data: bytes, *, durable: bool = True, mode: int = 0o644) -> None:
    """Put ``data`` at ``path`` in one step: whoever looks sees the old file or the new one, whole.

    :param durable: wait until the disk has it; what can be made again need not wait.
    :param mode: the file's permissions; until it is in its place nobody but its owner may read it.
    :raises OSError: it cannot be written; the old file stays and nothing is left beside it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=_UNFINISHED, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            if durable:
                stream.flush()
                os.fsync(stream.fileno())
        temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def remove_unfinished(folder: Path) -> None:
    """Remove what writes into a folder left behind when the program was killed. Nobody else may be writing there."""
    for path in sorted(folder.glob(f".*{_UNFINISHED}")):
        path.unlink(missing_ok=True)
