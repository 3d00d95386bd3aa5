"""Rule: no file under content holds a NIP, NIK, NPWP, telephone number or e-mail address."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from kinerja.content.catalogue import MOST_ALIKE, finding
from kinerja.content.document import Problem
from kinerja.content.files import read_bytes
from kinerja.content.findings import Finding
from kinerja.content.load import shown
from kinerja.content.personal import Identifier, identifiers
from kinerja.content.text import MAXIMUM_BYTES
from kinerja.rules.catalogue import RULES
from kinerja.rules.index import Index

_CONTACT = re.compile(r"\b(?:surel|telepon|alamat|pengelola)\s*:")


def check(known: Index) -> Iterator[Finding]:
    """Yield the findings of this theme, in files of any kind (releases apart, which have checks of their own)."""
    contacts = _contacts(known)
    for path in filter(known.tree.is_asked, files_of(known.tree.root)):
        data = read_bytes(path, MAXIMUM_BYTES)
        if isinstance(data, Problem):
            continue
        text = data.decode("utf-8-sig", "replace")
        places: dict[str, list[tuple[int, int]]] = {}
        for item in identifiers(text):
            start = text.rfind("\n", 0, item.start) + 1
            if item.kind in ("telepon", "surel") and _is_contact(text, start, item, contacts, path.name):
                continue
            places.setdefault(item.kind, []).append((text.count("\n", 0, item.start) + 1, item.start - start + 1))
        for kind, found in places.items():
            single = found if len(found) <= MOST_ALIKE else found[:1]
            more = {"lagi": len(found) - 1} if len(found) > MOST_ALIKE else {}
            yield from (finding(RULES, f"pengenal-{kind}", shown(path), place, more) for place in single)


def _contacts(known: Index) -> frozenset[str]:
    """The office's own contacts, which ``portal.yaml`` makes public on purpose."""
    found = [source.value.get("kontak", {}) for source in known.tree.of_kind("portal")]
    return frozenset(str(contact[key]) for contact in found for key in ("surel", "telepon") if key in contact)


def _is_contact(text: str, line_start: int, item: Identifier, contacts: frozenset[str], name: str) -> bool:
    if text[item.start : item.end] in contacts:
        return True
    return name == "portal.yaml" and _CONTACT.search(text, line_start, item.start) is not None


def files_of(root: Path) -> Iterator[Path]:
    """Yield every plain file under a content folder, of any kind, in order; releases and hidden files apart."""
    for folder, folders, names in os.walk(root):
        top = Path(folder) == root
        folders[:] = sorted(n for n in folders if not n.startswith(".") and not (top and n == "rilis"))
        for name in sorted(names):
            path = Path(folder, name)
            if not name.startswith(".") and not path.is_symlink():
                yield path
