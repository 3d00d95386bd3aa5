"""A QR code as one SVG path: what a phone's camera reads off paper and screens."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import segno

QUIET_ZONE = 4
"""Empty modules around the code (ISO/IEC 18004:2015, 6.3.8)."""


@dataclass(frozen=True)
class Code:
    """``path`` draws the dark modules into a square of ``size`` units, quiet zone included."""

    size: int
    path: str


@lru_cache(maxsize=1024)
def code(address: str) -> Code:
    """The QR code of an address, error correction level M (15 %): a board on a wall gets scratched."""
    made = segno.make(address, error="m", micro=False)
    rows = tuple(made.matrix_iter(border=QUIET_ZONE))
    return Code(len(rows), "".join(_row(y, bytes(row)) for y, row in enumerate(rows)))


def _row(y: int, modules: bytes) -> str:
    """A rectangle for each run of dark modules."""
    path, x = "", 0
    for dark, run in groupby(modules):
        length = len(tuple(run))
        path += f"M{x} {y}h{length}v1h-{length}z" if dark else ""
        x += length
    return path
