"""Cells of count tables by the names of their members, whatever order the table has its dimensions in."""

from __future__ import annotations

from kinerja.package.model import TOTAL, CountRow, CountTable
from kinerja.site.archive import Edition, leaves
from kinerja.site.text import Speech


def has(edition: Edition, table: str) -> bool:
    """Whether the release has a count table of this name."""
    return isinstance(edition.release.tables.get(table), CountTable)


def cell_of(edition: Edition, table: str, **members: str) -> CountRow:
    """The cell of these members (dimension = member), else of the total; ``belum_ada`` without the table."""
    found = edition.release.tables.get(table)
    dimensions = found.dimensions if isinstance(found, CountTable) else ()
    return edition.count(table, *(members.get(dimension, TOTAL) for dimension in dimensions))


def members_of(edition: Edition, table: str, dimension: str) -> tuple[str, ...]:
    """The members that the table uses, without the total, in its order; none without the table."""
    found = edition.release.tables.get(table)
    return leaves(found.members.get(dimension, ())) if isinstance(found, CountTable) else ()


def member_name(speech: Speech, edition: Edition, dimension: str, code: str) -> str:
    """The member's name in the page's language, its first letter large."""
    listed = edition.units if dimension == "unit" else edition.names.get(dimension, {})
    member = listed.get(code)
    name = speech.pick(member.name, member.name_en) if member else code.replace("_", " ")
    return name[:1].upper() + name[1:]
