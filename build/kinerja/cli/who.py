"""``kinerja who``: from a pseudonym or part of a name to the person, by a roster that git never sees."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kinerja.errors import KinerjaError

if TYPE_CHECKING:
    from kinerja.content.records import Spell
    from kinerja.content.roster import Person


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "who",
        help="cari orang di balik nama sandi, atau nama sandinya (find a person by a roster outside git)",
        description="Mencari di roster milik instansi, CSV berkolom nip dan nama yang disimpan di luar git, dan "
        "mencetak nama sandi, nama, dan unitnya. Tidak ada yang dicatat atau disimpan (looks in the agency's own "
        "roster; nothing is kept).",
    )
    parser.add_argument("query", nargs="+", metavar="ID|NAMA", help="nama sandi, atau bagian nama (pseudonym or name)")
    parser.add_argument("--roster", type=Path, required=True, metavar="BERKAS", help="CSV nip,nama di luar git (CSV)")
    parser.add_argument("--content", type=Path, default=Path("content"), metavar="DIR", help="folder data: content")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print who was found, a line each; returns 1 where nobody was."""
    from kinerja.content.personal import masked
    from kinerja.content.pseudonym import agency_key, pseudonym
    from kinerja.content.roster import read_roster
    from kinerja.content.selection import select
    from kinerja.intake.forms import is_example

    query = " ".join(" ".join(args.query).split())
    if not query or masked(query) != query:
        raise KinerjaError(
            "sebutkan nama sandi atau bagian nama; untuk NIP pakai kinerja id (name a pseudonym or part of a name)"
        )
    key = agency_key(is_example(args.content))
    roster = read_roster(args.roster, args.content)
    found = _matching(query, {(pseudonym(key, person.nip), person.name): person for person in roster.people})
    if roster.unread:
        shown = ", ".join(map(str, roster.unread[:10])) + (", …" if len(roster.unread) > 10 else "")
        print(
            f"kinerja: {len(roster.unread)} baris roster tanpa NIP yang benar dilewati: {shown}; perbaiki di roster "
            "(lines of the roster without a proper NIP were passed over)",
            file=sys.stderr,
        )
    if not found:
        print(
            "kinerja: tidak ditemukan di roster; periksa ejaan, roster, dan KINERJA_KEY (not found in the roster)",
            file=sys.stderr,
        )
        return 1
    spells = select(args.content, lambda file: file.kind == "pegawai").content.spells
    for name, person in found:
        print(f"{name}  {_clean(person.name)}  {_units([s for s in spells if s.employee == name])}")
    return 0


def _matching(query: str, people: dict[tuple[str, str], Person]) -> list[tuple[str, Person]]:
    """Return (pseudonym, person) sorted by name. Some names look like a pseudonym, so names are tried after those."""
    ordered = sorted(people.items(), key=lambda item: (item[0][1].casefold(), item[0]))
    from kinerja.content.pseudonym import is_pseudonym

    if is_pseudonym(query):
        by_pseudonym = [(name, person) for (name, _), person in ordered if name == query]
        if by_pseudonym:
            return by_pseudonym
    wanted = query.casefold()
    return [(name, person) for (name, _), person in ordered if wanted in person.name.casefold()]


def _units(spells: Sequence[Spell]) -> str:
    """Return where and when a person works by the register, the latest first."""
    told = [
        f"{spell.unit} ({spell.start} sampai {spell.end or 'sekarang'})"
        for spell in sorted(spells, key=lambda spell: spell.start, reverse=True)
    ]
    return ", ".join(told) or "tidak ada di pegawai/ (not in the register)"


def _clean(text: str) -> str:
    """Return a text that cannot steer the terminal."""
    return "".join(c if c.isprintable() else " " for c in text)
