"""Arguments that several commands take, read alike."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path


def add_content(parser: argparse.ArgumentParser) -> None:
    """Add ``--content DIR``."""
    parser.add_argument("--content", type=Path, default=Path("content"), metavar="DIR", help="folder data: content")


def add_dry_run(parser: argparse.ArgumentParser) -> None:
    """Add ``--dry-run``."""
    parser.add_argument("--dry-run", action="store_true", help="tampilkan saja, jangan menulis (write nothing)")


def tanggal(text: str) -> date:
    """Read a day, ``YYYY-MM-DD``.

    :raises argparse.ArgumentTypeError: it is none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("tulis tanggal seperti 2026-07-01 (write a date like this)") from None
