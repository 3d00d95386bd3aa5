"""Which files' findings may change when a file does: the shape of what the rules read, by folder and period."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from kinerja.content.load import name_problem
from kinerja.content.paths import kind_of
from kinerja.content.tree import Tree
from kinerja.package.period import Period

EVERYTHING: Final = PurePosixPath()
"""The content folder itself."""

_REACH: Final[Mapping[str, tuple[str, ...]]] = {
    "pegawai": ("pegawai", "rencana", "evaluasi", "pelatihan", "penghargaan", "keberatan", "tanggapan"),
    "rencana": ("rencana/TAHUN", "evaluasi/TAHUN"),
    "evaluasi": (
        "evaluasi/PERIODE",
        "evaluasi/BERIKUTNYA/UNIT",
        "rencana/TAHUN",
        "capaian/PERIODE",
        "keberatan/PERIODE",
        "penghargaan",
        "portal.yaml",
        "formulir",
    ),
    "indikator": ("indikator/TAHUN", "capaian/TAHUN"),
    "capaian": ("capaian/PERIODE", "evaluasi/PERIODE"),
    "formulir": ("formulir", "tanggapan", "komentar", "portal.yaml"),
    "tanggapan": ("formulir",),
    "halaman": ("halaman",),
    "rilis": ("halaman",),
}
"""Folder of a changed file → what may be found otherwise: all of a folder, or what it has of the same period or year,
or of the same unit in the period that follows.

What reaches everything stands in :func:`_reach`. Whoever adds a rule that looks further adds it here: a test goes
through every broken file of ``tests/functional/findings`` and compares with two full checks.
"""


def dependents(changed: Collection[str], tree: Tree) -> frozenset[PurePosixPath]:
    """Return the files and folders whose findings may differ from those before the change, the changed included.

    :param changed: paths below the content folder, with ``/``; those of deleted files too.
    :param tree: the content folder as it is now.
    """
    reach = reach_in(tree)
    reached = frozenset(place for path in changed for place in reach(path))
    return frozenset({EVERYTHING}) if EVERYTHING in reached else reached


def reach_in(tree: Tree) -> Callable[[str], frozenset[PurePosixPath]]:
    """Return what gives the dependents of a single changed file; its files need not have been read."""
    units = {source.named["unit"] for source in tree.by_kind.get("unit", ())}
    registers = {source.named["unit"] for source in tree.by_kind.get("pegawai", ()) if _lists_somebody(source.path)}
    read = {source.path.relative_to(tree.root).as_posix() for source in tree.by_kind.get("unit", ())}
    files_there = {path.name for path in (tree.root / "unit").iterdir()} if (tree.root / "unit").is_dir() else set()
    # With a unit file that is not read because of its name, any file may name the unit that it stands for.
    unit_unread = any(f"unit/{name}" not in read for name in files_there if not name.startswith("."))

    def reach(path: str) -> frozenset[PurePosixPath]:
        places = [EVERYTHING] if unit_unread else _reach(path, tree, units, registers)
        return frozenset((PurePosixPath(path), *places))

    return reach


def _reach(path: str, tree: Tree, units: set[str], registers: set[str]) -> Iterator[PurePosixPath]:
    folder = path.split("/", maxsplit=1)[0]
    known = None if name_problem(Path(path)) else kind_of(path)
    unit = known[1].get("unit") if known else None
    # The portal file names the office's own contacts and every unit may be named anywhere. The second file of a unit
    # without a file of its own turns "no such unit" into "its file is lost". What is no file may hold any.
    if folder in ("portal.yaml", "unit") or (unit and unit not in units) or (tree.root / path).is_dir():
        yield EVERYTHING
        return
    # Plans without a register are said once; until it is there, nobody is said to be unknown.
    folders = [folder, "pegawai"] if unit and folder in ("rencana", "evaluasi") and unit not in registers else [folder]
    for source in folders:
        for place in _REACH.get(source, ()):
            yield from _places(place, known[1] if known else {})


def _lists_somebody(register: Path) -> bool:
    """Whether anything follows a register's header; one that cannot be read may list anybody."""
    try:
        with register.open("rb") as lines:
            lines.readline(_LONGEST_HEADER)
            return bool(lines.read(_LONGEST_HEADER).strip())
    except OSError:
        return True


_LONGEST_HEADER: Final = 4096
"""Bytes that are read of a register here."""


def _places(place: str, named: Mapping[str, str]) -> Iterator[PurePosixPath]:
    """Fill in the period or year; a file that is not read because of its name silences rules for every period."""
    folder, _, scope = place.partition("/")
    time = named.get("periode") or named.get("tahun")
    if not scope or time is None:
        yield PurePosixPath(folder)
    elif scope == "BERIKUTNYA/UNIT":
        after = PurePosixPath(folder, Period.parse(time).neighbour(1).code, named["unit"])
        yield from (after, after.with_name(f"{named['unit']}.yaml"))
    elif scope == "PERIODE":
        yield PurePosixPath(folder, time)
        yield PurePosixPath(folder, f"{time}.yaml")
    else:
        year = time[:4]
        yield PurePosixPath(folder, year)
        yield from (PurePosixPath(folder, f"{year}-T{quarter}") for quarter in range(1, 5))
        yield from (PurePosixPath(folder, f"{year}-{month:02}") for month in range(1, 13))
