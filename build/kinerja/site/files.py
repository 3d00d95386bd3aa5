"""Downloads: release files copied byte for byte into the site, and one ZIP a release with the same bytes."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

_EPOCH = (1980, 1, 1, 0, 0, 0)


def copy_release(folder: Path, output: Path) -> dict[str, int]:
    """Copy ``folder`` to ``output/data/NAME/`` and write ``output/data/NAME.zip``.

    :returns: octets by address below ``output``. The ZIP is stored, not packed, so that every machine makes the
        same bytes of it.
    """
    sizes: dict[str, int] = {}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as bundle:
        for source in sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()):
            inside = source.relative_to(folder).as_posix()
            address = f"data/{folder.name}/{inside}"
            target = output / address
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
            sizes[address] = target.stat().st_size
            entry = zipfile.ZipInfo(f"{folder.name}/{inside}", _EPOCH)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            bundle.writestr(entry, source.read_bytes())
    whole = output / f"data/{folder.name}.zip"
    whole.write_bytes(packed.getvalue())
    sizes[f"data/{folder.name}.zip"] = len(packed.getvalue())
    return sizes
