"""Notice a key that is not the one of these records: with another key, everybody in a sheet seems to be new."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Final

from kinerja.content.pseudonym import KEY_VARIABLE
from kinerja.content.selection import select
from kinerja.errors import KinerjaError

FEWEST: Final = 5
"""People of a sheet from which on it is no accident that nobody is known."""
_PER_CENT: Final = 10
"""Below this share of known people, next to nobody is known."""
_WHERE: Final = (
    f"isi {KEY_VARIABLE} dengan kunci yang dipakai sejak impor pertama (dari pengelola sebelumnya atau tempat "
    "penyimpanan rahasia instansi, bukan kunci baru)"
)


def registered(root: Path) -> Mapping[str, frozenset[str]]:
    """Return unit → pseudonyms of everybody who is or was registered there.

    :raises KinerjaError: a register cannot be read whole.
    """
    found: dict[str, set[str]] = {}
    for spell in select(root, lambda file: file.kind == "pegawai").require_sound().spells:
        found.setdefault(spell.unit, set()).add(spell.employee)
    return {unit: frozenset(people) for unit, people in found.items()}


def next_to_none(people: Collection[str], known: Collection[str]) -> bool:
    """Whether less than 10 per cent of these pseudonyms are among the known ones."""
    return 100 * sum(person in known for person in people) < _PER_CENT * len(people)


def require_key_of_register(present: Collection[str], units: Iterable[str], root: Path) -> None:
    """Make sure that a register's people are not those who are recorded, under another key.

    A sheet of a unit that nobody is recorded in, or of twice or half as many people, may well be new.

    :param present: pseudonyms of everybody in the sheet.
    :param units: the units that the sheet speaks of.
    :raises KinerjaError: next to nobody is known, though these units have about as many people as the sheet.
    """
    by_unit = registered(root)
    there = frozenset[str]().union(*(by_unit.get(unit, frozenset()) for unit in units))
    alike = len(present) <= 2 * len(there) and len(there) <= 2 * len(present)
    if len(present) >= FEWEST and alike and next_to_none(present, frozenset[str]().union(*by_unit.values())):
        raise KinerjaError(
            f"{KEY_VARIABLE} bukan kunci data ini: hampir tidak ada dari {len(present)} pegawai di lembar yang "
            f"dikenal, padahal {len(there)} orang terdaftar di unitnya; {_WHERE}, atau tambahkan --semua-baru bila "
            "memang semuanya pegawai baru (this is not the key of these records: use the one of the first import, or "
            "say --semua-baru if everybody is new)"
        )


def require_key_of_entries(present: Collection[str], root: Path) -> None:
    """Make sure that somebody of a recap or a table of plans is registered.

    :param present: pseudonyms of everybody in the sheet.
    :raises KinerjaError: nobody of at least five people is, though a register is there.
    """
    known = frozenset[str]().union(*registered(root).values())
    if len(present) >= FEWEST and known and known.isdisjoint(present):
        raise KinerjaError(
            f"tidak seorang pun dari {len(present)} pegawai di lembar terdaftar di pegawai/: {KEY_VARIABLE} bukan "
            f"kunci data ini, atau daftar pegawai unit ini belum diimpor; {_WHERE}, atau jalankan kinerja import "
            "register dahulu (nobody in the sheet is registered: this is not the key of these records, or the register "
            "of this unit was not imported)"
        )
