"""Read the catalogue: names, results, sentences and forms of the fictional agency, kept as data beside this module."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).resolve().parent / "catalogue"


@cache
def load(name: str) -> Any:
    """Return one file of the catalogue by its name without ending; the same object every time, not to be changed.

    Its shape is that file's own, told in its first lines, and a test reads every one.
    """
    return yaml.safe_load((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
