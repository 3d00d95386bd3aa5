"""What the plain tables of a release are made from."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass
from pathlib import Path

from kinerja.content.records import Content
from kinerja.measures.measured import Measured


@dataclass(frozen=True)
class Facts:
    """Everything known of one period, and how its units are published.

    ``rows``: codes of units that have rows of their own. ``published_as``: unit → the code that speaks for it, itself,
    its group, or ``semua``. ``agency``: the agency's own repository, whose regulation tables win over ours.
    """

    content: Content
    measured: Measured
    rows: Set[str]
    published_as: Callable[[str], str]
    agency: Path | None = None
