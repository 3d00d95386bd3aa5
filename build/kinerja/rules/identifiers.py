"""Rule: no file under content holds a NIP, NIK, NPWP, telephone number or e-mail address."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kinerja.content.catalogue import READING, finding
from kinerja.content.digit_runs import digits_of
from kinerja.content.findings import Finding
from kinerja.content.load import name_problem, shown
from kinerja.content.personal import KINDS, Identifier, identifiers
from kinerja.content.plain_text import plain
from kinerja.rules.index import Index
from kinerja.rules.searched import files_of, places_by_kind, text_of, told, written_names

_CODES: Final = {kind: f"pengenal-{kind}" for kind in KINDS}


def check(known: Index) -> Iterator[Finding]:
    """Yield the findings of this theme, in files of any kind, in their names, and in what links say."""
    yield from _names(known)
    contacts = _contacts(known)
    unread = None if contacts else known.tree.root / "portal.yaml"
    for path in filter(known.tree.is_asked, files_of(known.tree.root)):
        text = text_of(path)
        if isinstance(text, Finding):
            yield text
        elif text is not None:
            found = (item for item in identifiers(text) if not _is_public(text, item, contacts, path == unread))
            yield from told(path, _CODES, places_by_kind(text, found))


def _names(known: Index) -> Iterator[Finding]:
    """Names with an identifier that no record's file has told of already: a folder's is told at the files in it."""
    code = "berkas-nama-pengenal"
    before = {
        place for found in known.tree.findings if found.code == code for place in (found.path, *found.path.parents)
    }
    for path, name in written_names(known.tree.root):
        if known.tree.is_asked(path) and (problem := name_problem(Path(name))) and shown(path) not in before:
            yield finding(READING, problem.code, shown(path), problem.place, problem.detail)


def _contacts(known: Index) -> frozenset[str]:
    """The office's own contacts, which ``portal.yaml`` makes public on purpose, as :func:`_written` has them."""
    found = [source.value.get("kontak", {}) for source in known.tree.of_kind("portal")]
    return frozenset(_written(str(contact[key])) for contact in found for key in ("surel", "telepon") if key in contact)


def _written(contact: str) -> str:
    """One way of writing a contact: an address in small letters, a number as its digits."""
    looks = plain(contact).text
    return looks.casefold() if "@" in looks else digits_of(looks)


def _is_public(text: str, item: Identifier, contacts: frozenset[str], unread: bool) -> bool:
    """Whether this is a contact of the office; where its file is not read, everything in it that may be one is."""
    return item.kind in ("telepon", "surel") and (unread or _written(text[item.start : item.end]) in contacts)
