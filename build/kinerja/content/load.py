"""Load a content folder: find its files, read and judge each, and build the typed records."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path

from kinerja.content.cache import Cache
from kinerja.content.cache_secret import cache_secret
from kinerja.content.catalogue import READING, finding
from kinerja.content.document import Problem
from kinerja.content.files import Found, Stray, find_files, read_bytes, require_folder
from kinerja.content.findings import Finding
from kinerja.content.parallel import without_collection
from kinerja.content.personal import KINDS, identifiers, masked
from kinerja.content.read_file import Reading, read_file
from kinerja.content.read_files import read_all
from kinerja.content.schemas import schema_of
from kinerja.content.source import Source
from kinerja.content.text import MAXIMUM_BYTES
from kinerja.content.tree import Tree
from kinerja.errors import shown as as_typed
from kinerja.package.model import Progress

CACHE_FOLDER = ".kinerja/cache"
"""Below the folder that holds the content folder."""


Choice = Callable[[Tree], tuple[Collection[Path], Collection[Path]] | None]
"""Chooses from a tree whose files are not read yet: the files asked for, and all that have to be read; None for all."""


def load(root: Path, *, use_cache: bool = True, progress: Progress | None = None, choose: Choice | None = None) -> Tree:
    """Read a content folder; never raises for what its files hold.

    :param root: the content folder.
    :param use_cache: whether unchanged clean files may be taken from ``.kinerja/cache/`` beside ``root``. What decides
        on publication should not: the folder is only as trustworthy as whoever can write to it.
    :param choose: where not every file's findings are asked for; the tree has no other file than those chosen to read.
    :raises KinerjaError: ``root`` is no folder, or a schema of the agency is broken.
    """
    require_folder(root)
    with without_collection():
        return _load(root, _cache(root.absolute().parent) if use_cache else None, progress, choose)


def _cache(agency: Path) -> Cache:
    return Cache(agency / CACHE_FOLDER, cache_secret(agency))


def _load(root: Path, cache: Cache | None, progress: Progress | None, choose: Choice | None) -> Tree:
    wanted: list[Found] = []
    findings: list[Finding] = []
    has_portal = False  # one under a wrong name, or a link, is no missing one
    for file in find_files(root):
        if problem := name_problem(file.path.relative_to(root)):
            findings.append(_finding(shown(file.path), problem))
        elif isinstance(file, Stray):
            findings.append(_finding(shown(file.path), file.problem))
            has_portal = has_portal or _is_portal(file.path.relative_to(root))
        else:
            wanted.append(file)
    has_portal = has_portal or any(file.kind == "portal" for file in wanted)
    chosen = choose(Tree(root, (), tuple(map(_unread, wanted)))) if choose else None
    if chosen:
        wanted = [file for file in wanted if file.path in chosen[1]]
    agency = root.absolute().parent
    kept = [_kept(file, agency, cache) if cache else None for file in wanted]
    fresh = [file for file, reading in zip(wanted, kept, strict=True) if reading is None]
    report = partial(progress, "Membaca data (reading)") if progress else None
    read = iter(read_all(fresh, partial(_fresh, agency=agency, cache=cache), report))
    sources: list[Source] = []
    for file, known in zip(wanted, kept, strict=True):
        reading = known or next(read)
        source = Source(file.path, shown(file.path), file.kind, file.named, reading.value, reading.broken)
        sources.append(source)
        findings += (_finding(source.shown, problem) for problem in (*reading.problems, *reading.notes))
    if not has_portal:
        findings.append(
            _finding(shown(root / "portal.yaml"), Problem("berkas-hilang", (1, 1), {"berkas": "portal.yaml"}))
        )
    if cache and not chosen:
        cache.prune()
    return Tree(root, tuple(sorted(findings)), tuple(sources), frozenset(chosen[0]) if chosen else None)


def shown(path: Path) -> Path:
    """Return a path as findings say it: relative to the working folder where it lies below it, identifiers masked."""
    return Path(masked(str(as_typed(path))))


def name_problem(relative: Path) -> Problem | None:
    """Return what is wrong with a file's name where it holds a personal identifier: a name is published with git."""
    for item in (found for part in relative.parts for found in identifiers(part)):
        return Problem("berkas-nama-pengenal", (1, 1), {"jenis": KINDS[item.kind][0], "jenis_en": KINDS[item.kind][1]})
    return None


def _is_portal(relative: Path) -> bool:
    return len(relative.parts) == 1 and relative.name.casefold().startswith("portal.")


def _unread(file: Found) -> Source:
    return Source(file.path, shown(file.path), file.kind, file.named, None)


def _kept(file: Found, agency: Path, cache: Cache) -> Reading | None:
    """What the cache knows of a file as it is now."""
    data = read_bytes(file.path, MAXIMUM_BYTES)
    if isinstance(data, Problem):
        return Reading(None, (data,))
    kept = cache.get(cache.key(file.kind, schema_of(file.kind, agency).digest, data))
    return None if kept is None else Reading(kept, ())


def _fresh(file: Found, agency: Path, cache: Cache | None) -> Reading:
    """Read a file, and let the cache keep what is clean."""
    data = read_bytes(file.path, MAXIMUM_BYTES)
    if isinstance(data, Problem):
        return Reading(None, (data,))
    schema = schema_of(file.kind, agency)
    reading = read_file(file.kind, data, schema, file.named)
    if cache and not (reading.problems or reading.notes):
        cache.put(cache.key(file.kind, schema.digest, data), reading.value)
    return reading


def _finding(path: Path, problem: Problem) -> Finding:
    return finding(READING, problem.code, path, problem.place, problem.detail)
