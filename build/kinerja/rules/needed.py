"""Which files have to be read to say all that there is to say of a few."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path, PurePosixPath

from kinerja.content.tree import Tree
from kinerja.rules.dependents import EVERYTHING, dependents


def needed(tree: Tree, asked: Collection[Path], *, broken: bool = False) -> frozenset[Path]:
    """Return the files that the findings of the files asked for depend on, themselves included.

    :param tree: the content folder; its files need not have been read.
    :param asked: paths of sources of ``tree``.
    :param broken: whether one of them has a finding of its own. What it keeps from being checked is then said at it,
        and whatever it reaches is needed too.
    """
    places = {source.path: PurePosixPath(source.path.relative_to(tree.root).as_posix()) for source in tree.sources}
    wanted = [places[path] for path in asked]
    reached = dependents([place.as_posix() for place in wanted], tree) if broken else frozenset()
    return frozenset(
        path
        for path, place in places.items()
        if _touches(reached, [place]) or _touches(dependents([place.as_posix()], tree), wanted)
    )


def _touches(reached: frozenset[PurePosixPath], wanted: Collection[PurePosixPath]) -> bool:
    """Whether one of the files is reached, by itself or by a folder above it."""
    return EVERYTHING in reached or any(not reached.isdisjoint((place, *place.parents)) for place in wanted)
