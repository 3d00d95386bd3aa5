"""The secret by which a cache knows what this user's own runs wrote: outside every repository, readable to nobody."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_BYTES: Final = 32


def cache_secret(agency: Path, environment: Mapping[str, str] = os.environ) -> bytes | None:
    """Return the user's secret, made on first use; None where there is no safe place for one.

    It lies in ``$XDG_STATE_HOME/kinerja`` or ``~/.local/state/kinerja``. A place in the agency's own repository is
    none: whoever may propose a change there could bring a secret along.

    :param agency: the folder that holds the content folder.
    """
    state, home = environment.get("XDG_STATE_HOME"), environment.get("HOME")
    if not (state or home):
        return None
    path = (Path(state) if state else Path(home or "", ".local", "state")) / "kinerja" / "kunci-tembolok"
    if not path.is_absolute() or path.resolve().is_relative_to(_repository(agency.resolve())):
        return None
    try:
        return _read(path) or _make(path)
    except OSError:
        return None


def _repository(agency: Path) -> Path:
    """The folder that git keeps together with the agency's; the agency's own where git is not used."""
    return next((folder for folder in (agency, *agency.parents) if (folder / ".git").exists()), agency)


def _read(path: Path) -> bytes | None:
    """Return the secret that is there; None where there is none, or one that others may have read or put there."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        return None
    with os.fdopen(descriptor, "rb") as file:
        known = os.fstat(descriptor)
        private = stat.S_ISREG(known.st_mode) and not known.st_mode & 0o077 and known.st_uid == os.geteuid()
        found = file.read(_BYTES + 1) if private else b""
    return found if len(found) == _BYTES else None


def _make(path: Path) -> bytes | None:
    """Make the secret, whole or not at all; of two runs that make one at once, both take the first."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}-{secrets.token_hex(8)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(_BYTES))
        os.link(temporary, path)
    except FileExistsError:
        pass
    finally:
        temporary.unlink(missing_ok=True)
    return _read(path)
