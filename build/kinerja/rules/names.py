"""Rule: no file under content holds a name or a NIP of the agency's own roster, which git never sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from kinerja.content.catalogue import READING, finding
from kinerja.content.findings import Finding
from kinerja.content.load import shown
from kinerja.content.names import Names, find_names, find_nips, may_hold_names, without_names
from kinerja.content.personal import Identifier
from kinerja.content.tree import Tree
from kinerja.rules.searched import files_of, places_by_kind, text_of, told, written_names

_CODES: Final = {"nama": "pengenal-nama", "nama_tunggal": "pengenal-nama-tunggal", "nip": "pengenal-nip"}


def check_names(tree: Tree, names: Names) -> tuple[Finding, ...]:
    """Return where names and NIPs of a roster stand in a tree's files and file names, sorted; never names anybody."""
    texts = dict(_texts(tree.root))
    ordinary = _ordinary(tree, names, texts)
    found: set[Finding] = set()
    for path, name in written_names(tree.root):
        if any(_in(part, names, ordinary) for part in Path(name).parts):
            detail = {"jenis": "nama atau NIP orang", "jenis_en": "a person's name or NIP"}
            found.add(finding(READING, "berkas-nama-pengenal", shown(path), (1, 1), detail))
    for path, text in texts.items():
        found.update(told(path, _CODES, places_by_kind(text, sorted(_in(text, names, ordinary)))))
    return tuple(sorted(found))


def hidden(found: Finding, names: Names) -> Finding:
    """Return a finding, of whatever rule, that shows no name of the roster: not in its path, not in its sentence."""
    return replace(
        found,
        path=Path(*(without_names(part, names) for part in found.path.parts)),
        message=without_names(found.message, names),
        message_en=without_names(found.message_en, names),
    )


def _texts(root: Path) -> Iterator[tuple[Path, str]]:
    """Every file's text; what cannot be looked through has a finding without a roster too."""
    for path in files_of(root):
        text = text_of(path)
        if isinstance(text, str):
            yield path, text


def _in(text: str, names: Names, ordinary: frozenset[str]) -> list[Identifier]:
    people = find_names(text, names, ordinary) if may_hold_names(text, names, ordinary) else []
    return [*people, *find_nips(text, names.nips)]


def _ordinary(tree: Tree, names: Names, texts: dict[Path, str]) -> frozenset[str]:
    """Names of one word that are everyday words here: somebody writes them small, or a unit or service has them."""
    called = " ".join(
        str(item.get("nama", ""))
        for source in tree.of_kind("unit")
        for item in (source.value, *source.value.get("layanan", ()))
    )
    known = {word.lower() for word in re.findall(r"\w+", called)}
    for text in texts.values():
        known.update(names.single.intersection(re.findall(r"\b[a-z]{6,}\b", text)))
    return frozenset(known & names.single)
