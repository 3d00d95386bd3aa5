"""Portals of any size for benchmarks: the example agency's releases, its units repeated with all that is theirs."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from kinerja.package.model import TOTAL, CountTable, MeanTable, Member, Release, Table
from kinerja.package.read import read_release, release_folders
from kinerja.package.write import render

OWN = frozenset({"unit", "induk", "layanan", "indikator"})
"""Columns whose codes belong to one unit, and are repeated with it."""


def write_portal(example: Path, content: Path, copies: int) -> None:
    """Fill ``content`` (new) with the public part of ``example``, every unit of its releases there ``copies`` times.

    Sums are no longer those of their parts, which no page asks for.
    """
    content.mkdir(parents=True)
    shutil.copyfile(example / "portal.yaml", content / "portal.yaml")
    shutil.copytree(example / "halaman", content / "halaman")
    for folder in release_folders(example / "rilis"):
        for path, data in render(repeated(read_release(folder), copies)).items():
            target = content / "rilis" / folder.name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)


def repeated(release: Release, copies: int) -> Release:
    """``release`` with every unit, service and indicator ``copies`` times, under codes and names of their own."""
    turns = range(1, copies + 1)
    return replace(
        release,
        units=tuple(_member(unit, turn) for turn in turns for unit in release.units),
        members={
            dimension: tuple(_member(member, turn) for turn in turns for member in listed)
            if dimension in OWN
            else listed
            for dimension, listed in release.members.items()
        },
        services={
            _code(service, turn): _code(unit, turn) for turn in turns for service, unit in release.services.items()
        },
        reported=_codes(release.reported, copies),
        not_reported=_codes(release.not_reported, copies),
        tables={name: _table(table, copies) for name, table in release.tables.items()},
    )


def _code(code: str, turn: int) -> str:
    return code if turn == 1 or code in ("", TOTAL) else f"{code}-{turn}"


def _codes(codes: Iterable[str], copies: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_code(code, turn) for turn in range(1, copies + 1) for code in codes))


def _member(member: Member, turn: int) -> Member:
    if turn == 1:
        return member
    return replace(
        member,
        code=_code(member.code, turn),
        parent=_code(member.parent, turn),
        name=f"{member.name} {turn}",
        name_en=f"{member.name_en} {turn}",
    )


def _table(table: Table, copies: int) -> Table:
    turns = range(1, copies + 1)
    if isinstance(table, CountTable):
        own = [dimension in OWN for dimension in table.dimensions]
        counts = {_key(row.key, own, turn): row for turn in turns for row in table.rows}
        return replace(
            table,
            members=_members(table, copies),
            rows=tuple(replace(row, key=key) for key, row in counts.items()),
        )
    if isinstance(table, MeanTable):
        own = [dimension in OWN for dimension in table.dimensions]
        means = {_key(row.key, own, turn): row for turn in turns for row in table.rows}
        return replace(
            table,
            members=_members(table, copies),
            rows=tuple(replace(row, key=key) for key, row in means.items()),
        )
    own = [column[0] in OWN for column in table.columns]
    return replace(table, rows=tuple(dict.fromkeys(_key(row, own, turn) for turn in turns for row in table.rows)))


def _members(table: CountTable | MeanTable, copies: int) -> dict[str, tuple[str, ...]]:
    return {
        dimension: _codes(listed, copies) if dimension in OWN else listed for dimension, listed in table.members.items()
    }


def _key(key: tuple[str, ...], own: list[bool], turn: int) -> tuple[str, ...]:
    return tuple(_code(part, turn) if mine else part for part, mine in zip(key, own, strict=True))
