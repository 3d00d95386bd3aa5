"""One file of a content folder as read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Source:
    """One file of a known kind.

    ``value`` is its content as plain values (a ``csv_reader.Table`` for CSV) without the entries that failed their
    own check, whose names are in ``broken``; None where nothing of the file can be used. Parts of it may be shared.
    """

    path: Path
    shown: Path
    """The path as findings say it: relative to the working folder where possible."""
    kind: str
    named: Mapping[str, str]
    """What the path says: ``unit``, ``periode``, ``tahun``, ``formulir`` or ``id``."""
    value: Any
    broken: frozenset[str] = frozenset()
