"""What releases say of units: asked of their own files, which nothing changes."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from kinerja.package.model import OWN_STAFF
from kinerja.package.read import folder_name, release_folders
from kinerja.release.approval import KEY


def released_periods(root: Path, unit: str | None = None) -> frozenset[str]:
    """Return the periods that have a release below ``rilis/``; with a unit, only those whose ``unit.csv`` names it."""
    found: set[str] = set()
    for folder in release_folders(root / "rilis"):
        parsed = folder_name(folder.name)
        if parsed is not None and (unit is None or _names(folder / "unit.csv", unit)):
            found.add(parsed[0])
    return frozenset(found)


def _names(path: Path, unit: str) -> bool:
    """Whether a release's list of units has one; a list that cannot be read may have any."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            codes = {row[0] for row in csv.reader(file) if row}
    except (OSError, UnicodeDecodeError, csv.Error):
        return True
    return bool(codes & {unit, f"{unit}.{OWN_STAFF}"})


def is_approved(root: Path, period: str) -> bool:
    """Return whether the newest release of a period says who approved it (``kinerja.persetujuan``)."""
    folders = [f for f in release_folders(root / "rilis") if (folder_name(f.name) or ("", 0))[0] == period]
    if not folders:
        return False
    try:
        described = json.loads((folders[-1] / "datapackage.json").read_bytes())
        return bool(described["kinerja"].get(KEY))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False
