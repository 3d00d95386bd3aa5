"""What every reader returns: a value, the problems met, and the place of each part of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Path = tuple[str | int, ...]
"""Steps from the top of a file: keys of mappings, numbers (from 0) of list items."""

Place = tuple[int, int]
"""Line and column, from 1."""


@dataclass(frozen=True)
class Problem:
    """Something wrong in one file: a code of the catalogue, its place and the fields of its sentence."""

    code: str
    place: Place
    detail: Mapping[str, object]
    path: Path | None = None
    """Where in the value it lies, when it lies in one."""


@dataclass(frozen=True)
class Document:
    """One file as read. ``value`` is None where the file could not be read at all."""

    value: Any
    problems: tuple[Problem, ...]
    place_of: Callable[[Path, bool], Place]
    """``(path, of the key?)`` → place; a path that the file does not have gives its nearest known ancestor."""

    def locate(self, path: Path, *, key: bool = False) -> Place:
        """Return line and column of the value at ``path``, or of its key (for a list item: of the item)."""
        return self.place_of(path, key)


def unreadable(*problems: Problem) -> Document:
    """Return the document of a file that holds nothing usable."""
    return Document(None, problems, lambda _path, _key: problems[0].place)
