"""Read a roster, the agency's own list of NIPs and names: never from where git would keep it, and never kept."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kinerja.content.document import Problem
from kinerja.content.git import run_git
from kinerja.content.personal import is_nip
from kinerja.content.text import MAXIMUM_BYTES, decode
from kinerja.errors import KinerjaError

_NIP_HEADERS = frozenset({"nip", "nip baru", "nip pegawai", "no nip", "nomor induk pegawai"})
_NAME_HEADERS = frozenset({"nama", "nama lengkap", "nama pegawai", "nama asn"})
_DELIMITERS = ",;\t"


@dataclass(frozen=True, repr=False)
class Person:
    """One line of a roster. Has no ``repr`` of its own: a fault's words must not show it."""

    nip: str
    """18 digits."""
    name: str


@dataclass(frozen=True, repr=False)
class Roster:
    """The people of a roster in its order, and the lines (from 1) that hold no NIP."""

    people: tuple[Person, ...]
    unread: tuple[int, ...]
    unread_names: tuple[str, ...] = ()
    """The names on these lines, as far as there are any: they are looked for all the same."""


def plain_nip(text: str) -> str | None:
    """Return the 18 digits of a NIP, or None where the text has not the shape of one.

    White space, and the apostrophe that spreadsheets put before a number kept as text, do not matter.
    """
    words = text.strip().removeprefix("'").split()
    joined = "".join(words)
    return joined if is_nip(" ".join(words)) or is_nip(joined) else None


def read_roster(path: Path, content: Path) -> Roster:
    """Read a CSV with a column of NIPs and one of names, separated by comma, semicolon or tab.

    :param content: the content folder, in which a roster is always refused.
    :raises KinerjaError: the file lies in ``content`` or where git would take it up, or is no such CSV.
    """
    _refuse_kept(path, content)
    text = decode(_bytes(path))
    if isinstance(text, Problem):
        raise KinerjaError(f"{path}: bukan teks UTF-8 biasa; simpan ulang sebagai CSV UTF-8 (save as CSV in UTF-8)")
    first = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=first.count), strict=True)
    people: list[Person] = []
    unread: list[int] = []
    unread_names: list[str] = []
    try:
        nip_column, name_column = _columns(path, next(reader, []))
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            name = " ".join(cells[name_column].split()) if len(cells) > name_column else ""
            nip = plain_nip(cells[nip_column]) if len(cells) > max(nip_column, name_column) else None
            if nip is not None:
                people.append(Person(nip, name))
                continue
            unread.append(reader.line_num)
            if name:
                unread_names.append(name)
    except csv.Error:
        raise KinerjaError(
            f"{path}:{reader.line_num}: tanda kutip tidak berpasangan; ekspor ulang sebagai CSV (not valid CSV)"
        ) from None
    return Roster(tuple(people), tuple(unread), tuple(unread_names))


def _bytes(path: Path) -> bytes:
    """A pipe is welcome: a roster that is kept encrypted need never be a plain file."""
    if not path.exists() or path.is_dir():
        raise KinerjaError(f"{path}: berkas roster ini tidak ada; periksa namanya (no such file)")
    with path.open("rb") as file:
        return file.read(MAXIMUM_BYTES + 1)


def _columns(path: Path, header: Sequence[str]) -> tuple[int, int]:
    """Find both columns by the words of their headers; the header is never quoted, it may be somebody's line."""
    known = [" ".join(re.findall(r"[a-z0-9]+", cell.casefold())) for cell in header]
    found = []
    for name, accepted in (("nip", _NIP_HEADERS), ("nama", _NAME_HEADERS)):
        places = [place for place, words in enumerate(known) if words in accepted]
        if len(places) != 1:
            number = "tidak ada" if not places else "lebih dari satu"
            raise KinerjaError(
                f'{path}:1: kolom "{name}" {number}; baris pertama harus berisi judul kolom, misalnya nip,nama '
                "(the first line must name one column each: nip,nama)"
            )
        found.append(places[0])
    return found[0], found[1]


def _refuse_kept(path: Path, content: Path) -> None:
    real = path.resolve()
    if real.is_relative_to(content.resolve()):
        raise KinerjaError(
            f"{path}: roster tidak boleh berada di folder data; pindahkan ke luar repositori "
            "(a roster may not lie in the content folder: move it out of the repository)"
        )
    if any((folder / ".git").exists() for folder in real.parents) and not _is_ignored(real):
        raise KinerjaError(
            f"{path}: git akan ikut menyimpan roster ini; pindahkan ke luar repositori, atau tulis di .gitignore "
            "(git would take up this roster: move it out, or have git ignore it)"
        )


def _is_ignored(path: Path) -> bool:
    """Whether git says that it leaves the file alone; a tracked file never counts as ignored."""
    try:
        return run_git(path.parent, "check-ignore", "--quiet", "--", path.name).returncode == 0
    except OSError:  # no git here: nobody can say that it would not
        return False
