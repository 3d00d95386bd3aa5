"""The small sound agency that tests break, and the folder of its broken files."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

CASES = Path(__file__).parent / "findings"
BASE = CASES / "dasar"


def lay(folder: Path, case: str | None = None) -> Path:
    """Lay the sound agency into a folder, and a case's files over it."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    if case:
        shutil.copytree(CASES / case, folder, dirs_exist_ok=True, symlinks=True)
        gone = folder / "hapus.txt"
        for name in gone.read_text(encoding="utf-8").split() if gone.exists() else ():
            (folder / name).unlink(missing_ok=True)
    return folder


def change(folder: Path, file: str, old: str, new: str) -> None:
    """Replace the first place where a file says ``old``."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def codes(output: str) -> list[str]:
    """The codes in a JSON report, in order; what was left out because of them apart."""
    return [f["kode"] for f in json.loads(output)["temuan"] if f["kode"] != "tak-diperiksa"]
