"""Names of people who agreed to be named: a list that lives outside git and is read anew for every build."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from kinerja.errors import KinerjaError
from kinerja.package.period import Period

KEYS = frozenset({"nama", "periode", "penghargaan", "persetujuan"})
OPTIONAL = frozenset({"penghargaan_en"})


def read_consent(path: Path, content: Path) -> tuple[Mapping[str, str], ...]:
    """Return the entries, in the file's order; every value is text.

    The file is a YAML list::

        - nama: NAMA LENGKAP
          periode: 2026-T1
          penghargaan: Pegawai teladan pelayanan
          penghargaan_en: Exemplary employee in service    # optional
          persetujuan: 2026-04-02                          # day of the written consent

    Taking an entry out takes the name off the next build, everywhere.

    :raises KinerjaError: the file is inside ``content`` or a git working tree (a name that reaches git stays in its
        history), cannot be read, or an entry lacks a key.
    """
    real = path.resolve()
    tree = next((folder for folder in real.parents if (folder / ".git").exists()), None)
    if real.is_relative_to(content.resolve()) or tree is not None:
        raise KinerjaError(
            f"{path}: daftar persetujuan harus di luar git dan folder isi; pindahkan (move the consent list out of git)"
        )
    try:
        entries = yaml.safe_load(real.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise KinerjaError(f"{path}: tidak dapat dibaca ({error.strerror}) (cannot be read)") from error
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f":{mark.line + 1}" if mark else ""
        raise KinerjaError(f"{path}{where}: YAML keliru; periksa tulisannya (malformed YAML)") from error
    if entries is None:
        return ()
    if not isinstance(entries, list):
        raise KinerjaError(f"{path}: harus daftar; setiap orang diawali tanda - (must be a list)")
    return tuple(_entry(entry, number, path) for number, entry in enumerate(entries, 1))


def _entry(entry: Any, number: int, path: Path) -> Mapping[str, str]:
    if not isinstance(entry, dict) or not set(entry) >= KEYS or set(entry) - KEYS - OPTIONAL or not all(entry.values()):
        raise KinerjaError(
            f"{path}: orang ke-{number}: tulis nama, periode, penghargaan, persetujuan, dan boleh penghargaan_en "
            f"(entry {number} is wrong)"
        )
    values = {str(key): " ".join(str(value).split()) for key, value in entry.items()}
    try:
        Period.parse(values["periode"])
        date.fromisoformat(values["persetujuan"])
    except ValueError as error:
        raise KinerjaError(
            f"{path}: orang ke-{number}: tulis periode seperti 2026-T1 dan persetujuan seperti 2026-04-02 "
            f"(entry {number}: a date is wrong)"
        ) from error
    return values
