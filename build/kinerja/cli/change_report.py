"""What a chore changed, or would change, and what is left for a person to do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kinerja.errors import shown


def tell(written: Sequence[Path], todo: Sequence[str], *, dry_run: bool) -> None:
    """Print the files, then what people still have to do; a line each."""
    for path in written:
        gone = not dry_run and not path.exists()
        done = "akan berubah (would change)" if dry_run else "dihapus (removed)" if gone else "ditulis (written)"
        print(f"{shown(path)}: {done}")
    if not written:
        print("tidak ada yang berubah (nothing changes)")
    if todo:
        print("Yang masih perlu dilakukan orang (still to be done by a person):")
    for line in todo:
        print(f"  - {line}")
