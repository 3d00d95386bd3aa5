"""A content folder as read: typed content, findings, and every file with the place of each of its records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from kinerja.content.document import Document, Place, Problem, unreadable
from kinerja.content.document import Path as Steps
from kinerja.content.files import read_bytes
from kinerja.content.findings import Finding
from kinerja.content.read_file import open_document
from kinerja.content.records import Content, Spell
from kinerja.content.schemas import schema_of
from kinerja.content.source import Source
from kinerja.content.text import MAXIMUM_BYTES
from kinerja.content.typed import build_content, build_spells

__all__ = ["Source", "Tree"]


@dataclass(frozen=True)
class Tree:
    """Everything read from ``root``; ``findings`` are those of single files (``rules.check`` finds the others)."""

    root: Path
    findings: tuple[Finding, ...]
    sources: tuple[Source, ...]
    asked: frozenset[Path] | None = None
    """The files whose findings are asked for; None for all. ``sources`` then has only what those depend on."""
    _documents: dict[Path, Document] = field(default_factory=dict, repr=False, compare=False)

    @property
    def agency(self) -> Path:
        """The folder that holds the content folder, and the agency's own ``schemas/`` and ``theme/``."""
        return self.root.absolute().parent

    def is_asked(self, path: Path) -> bool:
        """Whether findings of a file are asked for, so that what concerns no other file can be left out elsewhere."""
        return self.asked is None or path in self.asked

    @cached_property
    def content(self) -> Content:
        """The typed records, made when they are first asked for: checks do without them."""
        return build_content(self.sources)

    @cached_property
    def spells(self) -> tuple[Spell, ...]:
        """Everybody's times in units, the part of ``content`` that checks look up."""
        return build_spells(self.sources)

    @cached_property
    def by_kind(self) -> Mapping[str, tuple[Source, ...]]:
        """Kind → its files, in the order of their paths."""
        kinds: dict[str, list[Source]] = {}
        for source in self.sources:
            kinds.setdefault(source.kind, []).append(source)
        return {kind: tuple(found) for kind, found in kinds.items()}

    def of_kind(self, kind: str) -> tuple[Source, ...]:
        """Return the files of a kind that can be used, in the order of their paths."""
        return tuple(source for source in self.by_kind.get(kind, ()) if source.value is not None)

    def locate(self, source: Source, path: Steps, *, key: bool = False) -> Place:
        """Return line and column of a part of a file, from 1.

        The file is parsed again, once: findings are few, and keeping every node would take 50 times the memory.
        CSV paths are ``(line from 1, column name)``.
        """
        document = self._documents.get(source.path)
        if document is None:
            data = read_bytes(source.path, MAXIMUM_BYTES)
            if isinstance(data, Problem):
                document = unreadable(data)
            else:
                document = open_document(source.kind, data, schema_of(source.kind, self.agency))
            self._documents[source.path] = document
        return document.locate(path, key=key)
