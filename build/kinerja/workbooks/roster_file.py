"""The roster that links NIPs and names: written outside git alone, for its owner alone, and never losing a line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from glob import escape
from pathlib import Path

from kinerja.content.roster import Person, Roster, plain_nip, read_roster
from kinerja.content.text import decode
from kinerja.errors import KinerjaError, shown
from kinerja.intake.words import header_words
from kinerja.package.files import write_atomically

_OWNER_ALONE = 0o600
_HEADER = ("nip", "nama")


def require_outside(path: Path, root: Path) -> None:
    """Make sure that git can never take a roster up.

    :raises KinerjaError: the path lies in the content folder or in any git work tree, ignored or not.
    """
    real = path.resolve()
    inside = real.is_relative_to(root.resolve())
    if inside or any((folder / ".git").exists() for folder in real.parents):
        raise KinerjaError(
            f"{shown(path)}: roster memuat NIP dan nama, jadi tidak ditulis di dalam repositori git; sebut tempat di "
            "luarnya, misalnya ~/roster.csv (a roster is never written inside a git repository)"
        )
    if real.is_dir():
        raise KinerjaError(f"{shown(path)}: ini folder; sebut nama berkas di dalamnya (this is a folder)")
    if not real.parent.is_dir():
        raise KinerjaError(f"{shown(path.parent)}: folder ini belum ada; buat dahulu (no such folder)")


def known_people(path: Path, root: Path) -> Roster:
    """Return who is in a roster already; nobody where there is none yet.

    :raises KinerjaError: it is no CSV with the columns ``nip`` and ``nama``.
    """
    return read_roster(path, root) if path.exists() else Roster((), ())


def merged(path: Path, people: Iterable[Person]) -> bytes | None:
    """Return the roster's bytes with these people in it, or None where it has them all by these names.

    Lines, their order and further columns stay; a person's name becomes the new one; new people follow, sorted.
    """
    wanted = {person.nip: person.name for person in people}
    if not path.exists():
        if not wanted:
            return None
        return _written([list(_HEADER), *([nip, wanted[nip]] for nip in sorted(wanted))], ",")
    text = decode(path.read_bytes())
    if not isinstance(text, str):
        raise KinerjaError(f"{shown(path)}: bukan teks UTF-8 biasa; simpan ulang sebagai CSV UTF-8 (save as UTF-8)")
    delimiter = max(",;\t", key=text.split("\n", 1)[0].count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    words = [header_words(cell) for cell in rows[0]]
    nip_column = next(place for place, word in enumerate(words) if "nip" in word or word == "nomor induk pegawai")
    name_column = next(place for place, word in enumerate(words) if word.startswith("nama"))
    changed = False
    for row in rows[1:]:
        nip = plain_nip(row[nip_column]) if len(row) > max(nip_column, name_column) else None
        name = wanted.pop(nip, "") if nip else ""
        if name and " ".join(row[name_column].split()) != name:
            row[name_column], changed = name, True
    for nip in sorted(wanted):
        row = [""] * len(rows[0])
        row[nip_column], row[name_column] = nip, wanted[nip]
        rows.append(row)
    return _written([row for row in rows if row], delimiter) if changed or wanted else None


def write_roster(path: Path, data: bytes) -> None:
    """Put a roster in its place, readable by its owner alone, and remove what a killed import left beside it."""
    for left in sorted(path.parent.glob(f".{escape(path.stem)}-*.baru")):
        left.unlink(missing_ok=True)
    write_atomically(path, data, mode=_OWNER_ALONE)


def _written(rows: Iterable[Iterable[str]], delimiter: str) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return stream.getvalue().encode()
