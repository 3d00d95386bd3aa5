"""Put new files into a content folder: each appears whole or not at all, and none takes the place of another."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from kinerja.errors import KinerjaError


def write_new(root: Path, files: Mapping[str, str]) -> tuple[Path, ...]:
    """Write files that do not exist yet, and return their paths.

    :param files: path below ``root`` → text. All are looked for first: if one exists, none is written.
    :raises KinerjaError: a file, or the folder ``UNIT/`` that may stand in for ``UNIT.yaml``, exists already, or a
        symbolic link leads its folder out of ``root``.
    """
    paths = {root / name: text for name, text in files.items()}
    for path in paths:
        _require_free(path)
        if not path.parent.resolve().is_relative_to(root.resolve()):
            raise KinerjaError(
                f"{path.parent}: tautan simbolik keluar dari folder data; ganti dengan folder biasa "
                "(a symbolic link leads out of the content folder)"
            )
    for path, text in paths.items():
        _write(path, text.encode("utf-8"))
    return tuple(paths)


def _require_free(path: Path) -> None:
    for taken in (path, path.with_suffix("")) if path.suffix == ".yaml" else (path,):
        if taken.exists() or taken.is_symlink():
            raise _exists(taken)


def _exists(path: Path) -> KinerjaError:
    return KinerjaError(
        f"{path} sudah ada dan tidak ditimpa; sunting berkas itu, atau hapus dahulu "
        "(it exists and is never overwritten: edit it, or delete it first)"
    )


def _write(path: Path, data: bytes) -> None:
    """A hard link gives the finished file its name, which fails where somebody was quicker."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=".baru", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        temporary.chmod(0o644)
        os.link(temporary, path)
    except FileExistsError:
        raise _exists(path) from None
    finally:
        temporary.unlink()
