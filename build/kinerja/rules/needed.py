"""Which files have to be read to say all that there is to say of a few."""

from __future__ import annotations

import os
from collections.abc import Collection
from functools import partial
from pathlib import Path, PurePosixPath

from kinerja.content.load import load
from kinerja.content.tree import Tree
from kinerja.package.model import Progress
from kinerja.rules.dependents import EVERYTHING, reach_in


def load_needed(
    root: Path, named: Collection[Path], *, use_cache: bool = True, progress: Progress | None = None
) -> Tree:
    """Load a content folder as far as the findings of the named files depend on it.

    Where a folder is named, or what is no record of a known kind, all of it is loaded.

    :param named: existing files or folders.
    :raises KinerjaError: ``root`` is no folder, or a schema of the agency is broken.
    """
    tree = load(root, use_cache=use_cache, progress=progress, choose=partial(_choice, named=named, broken=False))
    faulty = {finding.path for finding in tree.findings}
    empty = {source.shown for source in tree.of_kind("pegawai") if not source.value.rows}
    in_the_way = faulty | empty
    if tree.asked is None or not any(s.shown in in_the_way for s in tree.sources if tree.is_asked(s.path)):
        return tree
    return load(root, use_cache=use_cache, progress=progress, choose=partial(_choice, named=named, broken=True))


def _choice(tree: Tree, named: Collection[Path], broken: bool) -> tuple[Collection[Path], Collection[Path]] | None:
    inside = tree.root.resolve()
    forms: dict[Path, set[Path]] = {}
    for source in tree.sources:
        forms[source.path] = {_absolute(source.path), inside / source.path.relative_to(tree.root)}
        if source.path.is_symlink():
            forms[source.path].add(source.path.resolve())
    known = {form for several in forms.values() for form in several}
    wanted = [{_absolute(path), path.resolve()} for path in named]
    if any(known.isdisjoint(form) for form in wanted):
        return None
    asked = [path for path, several in forms.items() if any(not several.isdisjoint(form) for form in wanted)]
    return asked, needed(tree, asked, broken=broken)


def _absolute(path: Path) -> Path:
    return Path(os.path.normpath(path.absolute()))


def needed(tree: Tree, asked: Collection[Path], *, broken: bool = False) -> frozenset[Path]:
    """Return the files that the findings of the files asked for depend on, themselves included.

    :param tree: the content folder; its files need not have been read.
    :param asked: paths of sources of ``tree``.
    :param broken: whether one of them has a finding of its own. What it keeps from being checked is then said at it,
        and whatever it reaches is needed too.
    """
    places = {source.path: PurePosixPath(source.path.relative_to(tree.root).as_posix()) for source in tree.sources}
    wanted = [places[path] for path in asked]
    reach = reach_in(tree)
    reached = frozenset(place for path in wanted for place in reach(path.as_posix())) if broken else frozenset()
    return frozenset(
        path
        for path, place in places.items()
        if _touches(reached, [place]) or _touches(reach(place.as_posix()), wanted)
    )


def _touches(reached: frozenset[PurePosixPath], wanted: Collection[PurePosixPath]) -> bool:
    """Whether one of the files is reached, by itself or by a folder above it."""
    return EVERYTHING in reached or any(not reached.isdisjoint((place, *place.parents)) for place in wanted)
