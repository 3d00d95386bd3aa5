"""ZIP files that are the same bytes on every machine: no clock, no owner, nothing packed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_EPOCH = (1980, 1, 1, 0, 0, 0)


def bundle(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP of ``files``: stored, not packed, for what packing makes of them depends on the machine's zlib."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for path, data in files:
            entry = zipfile.ZipInfo(path, _EPOCH)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, data)
    return packed.getvalue()
