"""Bring files written for an older schema to the one that is installed, with the comments and order people gave them.

See ``docs/decisions/migrations.md``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kinerja.content.edit import rename_key, updated
from kinerja.content.files import Found, find_files, read_bytes, require_folder
from kinerja.content.json_file import read_json
from kinerja.content.read_file import read_file
from kinerja.content.schemas import schema_of
from kinerja.content.text import MAXIMUM_BYTES
from kinerja.errors import KinerjaError, shown
from kinerja.resources import find


@dataclass(frozen=True)
class Migration:
    """One change of a schema that old files have to follow. Applied to a file that follows it, it changes nothing."""

    kinds: tuple[str, ...]
    version: str
    """``x-versi`` of the schemas that ask for it."""
    mark: re.Pattern[str]
    """What the text of a file that needs it holds: a file without is not looked into."""
    change: Callable[[Any], None]
    told: str
    told_en: str


def _rater(value: Any) -> None:
    """``atasan`` of an entry is ``penilai``: who rates need not be the superior (PermenPANRB 6/2022 art. 1)."""
    for section in ("rencana", "evaluasi"):
        entries = value.get(section) if isinstance(value, dict) else None
        for entry in entries.values() if isinstance(entries, dict) else ():
            if isinstance(entry, dict) and "atasan" in entry and "penilai" not in entry:
                rename_key(entry, "atasan", "penilai")


MIGRATIONS: Final = (
    Migration(
        ("rencana", "evaluasi"),
        "1.0",
        re.compile(r"""(?:^[ \t]*|[{,][ \t]*)["']?atasan["']?[ \t]*:""", re.MULTILINE),
        _rater,
        "kunci `atasan` menjadi `penilai`",
        "the key `atasan` becomes `penilai`",
    ),
)
"""In the order in which they are applied."""


@dataclass(frozen=True)
class Migrated:
    """One file that is behind: its new text, or None where a person has to edit it; and what changes."""

    path: Path
    text: str | None
    applied: tuple[Migration, ...]


def behind(root: Path, migrations: tuple[Migration, ...] = MIGRATIONS) -> Iterator[Migrated]:
    """Yield every file that a migration changes, in the order of paths.

    A file is only changed where its new text has fewer problems than the old one.

    :raises KinerjaError: ``root`` is no folder.
    """
    require_folder(root)
    for file in find_files(root):
        if isinstance(file, Found) and (found := _migrated(file, root, migrations)):
            yield found


def _migrated(file: Found, root: Path, migrations: tuple[Migration, ...]) -> Migrated | None:
    wanted = [migration for migration in migrations if file.kind in migration.kinds]
    data = read_bytes(file.path, MAXIMUM_BYTES) if wanted else b""
    try:
        before = data.decode("utf-8") if isinstance(data, bytes) else ""
        text, applied = before, tuple[Migration, ...]()
        for migration in wanted:
            after = updated(text, migration.change) if migration.mark.search(text) else text
            if after != text:
                text, applied = after, (*applied, migration)
    except UnicodeDecodeError:
        return None  # validate says what it is
    except KinerjaError:
        return Migrated(file.path, None, tuple(wanted))
    if not applied:
        return None
    schema = schema_of(file.kind, root.absolute().parent)
    problems = [len(read_file(file.kind, t.encode(), schema, file.named).problems) for t in (before, text)]
    return Migrated(file.path, text if problems[1] < problems[0] else None, applied)


def old_schemas(agency: Path) -> Iterator[tuple[Path, str, str]]:
    """Yield the agency's own schemas that are older than ours: path, its ``x-versi``, and ours."""
    ours = find("schemas", ".")
    for path in sorted((agency / "schemas").glob("*.json")):
        if path.resolve() == (ours / path.name).resolve() or not (ours / path.name).is_file():
            continue
        mine, theirs = (str(read_json(p).get("x-versi", "0")) for p in (path, ours / path.name))
        if number(mine) < number(theirs):
            yield path, mine, theirs


def number(version: str) -> tuple[int, ...]:
    """Return a version (``1.0``) so that versions can be compared; letters count as nothing."""
    return tuple(int(part) for part in re.findall(r"[0-9]+", version))


def edit_yourself(found: Migrated) -> str:
    """Say that a person has to edit a file."""
    what = "; ".join(migration.told for migration in found.applied)
    what_en = "; ".join(migration.told_en for migration in found.applied)
    return f"{shown(found.path)}: tidak dapat diubah dengan aman; sunting sendiri: {what} (edit it yourself: {what_en})"
