"""Which periods' releases a change of files may alter: those whose numbers are made from one of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import PurePosixPath
from typing import Final

from kinerja.package.period import Period
from kinerja.package.read import folder_name

_BY_PERIOD: Final = {"evaluasi": 1, "capaian": 1, "tanggapan": 2}
"""Folders whose paths name a period, and in which part."""
_BY_YEAR: Final = frozenset({"indikator", "rencana"})
"""Folders whose paths name a year: every period of it."""
_LATER: Final = frozenset({"evaluasi", "keberatan"})
"""Folders by period that later releases read too: needs of the year, changes since the period before, and appeals."""
_OF_ALL: Final = frozenset({"portal.yaml", "unit", "pegawai", "formulir", "pelatihan", "penghargaan", "tindak-lanjut"})
"""What every period's numbers are made with, or may be."""


def touched_periods(files: Iterable[str], known: Collection[str], *, schemas: bool = False) -> tuple[str, ...]:
    """Return the periods whose release may differ, in order of time.

    :param files: paths below the content folder, with ``/``.
    :param known: periods that have evaluations; no other can be released.
    :param schemas: whether the agency's own schemas changed, its tables of rules among them.
    """
    found = set(known) if schemas else set()
    for file in files:
        parts = PurePosixPath(file).parts
        if parts[0] in _OF_ALL:
            found |= set(known)
        elif parts[0] in _BY_PERIOD and len(parts) > _BY_PERIOD[parts[0]]:
            found.add(parts[_BY_PERIOD[parts[0]]].removesuffix(".csv"))
        elif parts[0] in _BY_YEAR and len(parts) > 1:
            found |= {period for period in known if period[:4] == parts[1]}
        if parts[0] in _LATER and len(parts) > 1:
            found |= _after(parts[1].removesuffix(".yaml"), known)
    found |= {period for period, _ in touched_releases(files)}
    return tuple(sorted(found & set(known), key=Period.parse))


def _after(code: str, known: Collection[str]) -> set[str]:
    """The next period of the same kind, and every later one of the year."""
    try:
        then = Period.parse(code)
    except ValueError:
        return set()
    later = [period for period in map(Period.parse, known) if period.first > then.last]
    following = sorted(period for period in later if period.kind == then.kind)[:1]
    return {period.code for period in (*following, *(p for p in later if p.year == then.year))}


def touched_releases(files: Iterable[str]) -> frozenset[tuple[str, int]]:
    """Return the releases, as (period, revision), that have a file among these."""
    folders = {parts[1] for file in files if len(parts := PurePosixPath(file).parts) > 2 and parts[0] == "rilis"}
    return frozenset(release for folder in folders if (release := folder_name(folder)))
