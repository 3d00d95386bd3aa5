"""Read a few files of a content folder, those a command needs, without a cache and without writing anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kinerja.content.catalogue import READING, finding
from kinerja.content.document import Problem
from kinerja.content.files import Found, find_files, read_bytes, require_folder
from kinerja.content.findings import Finding
from kinerja.content.load import shown
from kinerja.content.read_file import Reading, read_file
from kinerja.content.records import Content
from kinerja.content.schemas import schema_of
from kinerja.content.text import MAXIMUM_BYTES
from kinerja.content.tree import Source
from kinerja.content.typed import build_content
from kinerja.errors import KinerjaError


@dataclass(frozen=True)
class Selection:
    """What was read: typed records, and the findings of the files read (no rules across files)."""

    content: Content
    findings: tuple[Finding, ...]

    def require_sound(self) -> Content:
        """Return the records of files that are all sound.

        :raises KinerjaError: a file has a finding: what is made from it would lack a person or a plan.
        """
        if first := next((found for found in self.findings if found.level == "galat"), None):
            raise KinerjaError(
                f"{first.path}:{first.line}:{first.column}: {first.message}; perbaiki dahulu, lalu ulangi "
                f"(mend this first: {first.message_en})"
            )
        return self.content


def select(root: Path, wanted: Callable[[Found], bool]) -> Selection:
    """Read the files for which ``wanted`` is true.

    :raises KinerjaError: ``root`` is no folder, or a schema of the agency is broken.
    """
    require_folder(root)
    sources: list[Source] = []
    findings: list[Finding] = []
    for file in find_files(root):
        if isinstance(file, Found) and wanted(file):
            reading = _read(file, root)
            where = shown(file.path)
            sources.append(Source(file.path, where, file.kind, file.named, reading.value, reading.broken))
            findings += (
                finding(READING, p.code, where, p.place, p.detail) for p in (*reading.problems, *reading.notes)
            )
    return Selection(build_content(sources), tuple(sorted(findings)))


def _read(file: Found, root: Path) -> Reading:
    data = read_bytes(file.path, MAXIMUM_BYTES)
    if isinstance(data, Problem):
        return Reading(None, (data,))
    return read_file(file.kind, data, schema_of(file.kind, root.absolute().parent), file.named)
