"""Read a release's folder as an outsider would: nothing is trusted, what is missing or wrong is said in one line."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kinerja.package.model import TOTAL, CountRow, CountTable, MeanRow, MeanTable, Member, PlainTable, Release, Table
from kinerja.package.period import Period
from kinerja.package.read_csv import UnreadableReleaseError, cell, columns, decimal, decimals, inside, integer, records

_FOLDER = re.compile(r"(?P<period>[0-9]{4}(?:-T[1-4]|-[0-9]{2})?)(?:\.rev(?P<revision>[2-9]|[1-9][0-9]+))?\Z")

_RULE = "aturan/predikat.csv"
_WIDEST_SCALE = 1000

_OWN_KEYS = frozenset(
    {"format", "periode", "revisi", "koreksi", "instansi", "instansi_en", "contoh", "ambang", "aturan"}
    | {"perangkat_lunak", "digest", "melapor", "belum_melapor", "layanan", "cakupan"}
)


def folder_name(name: str) -> tuple[str, int] | None:
    """``("2026-T1", 2)`` for ``2026-T1.rev2``; None where the name is not a release's."""
    match = _FOLDER.match(name)
    if match is None:
        return None
    try:
        Period.parse(match["period"])
    except ValueError:
        return None
    return match["period"], int(match["revision"] or 1)


def release_folders(root: Path) -> list[Path]:
    """The release folders below ``rilis/``, by period and revision; other entries are passed over."""
    found = []
    for path in root.iterdir() if root.is_dir() else ():
        parsed = folder_name(path.name)
        if parsed is not None and path.is_dir() and not path.is_symlink():
            found.append((Period.parse(parsed[0]), parsed[1], path))
    return [path for _, _, path in sorted(found)]


def read_release(folder: Path) -> Release:
    """Read one release.

    :raises UnreadableReleaseError: no ``datapackage.json``, a missing file, a path that leaves the folder, a row that
        does not fit its header, a code list that is no tree, a descriptor of another shape. The message names file and
        line.
    """
    try:
        release = _read(folder)
    except (TypeError, ValueError, KeyError, IndexError, AttributeError, ArithmeticError, RecursionError) as error:
        # Anything may stand in a descriptor that an outsider made; none of it is worth a message of its own.
        raise UnreadableReleaseError(
            f"{folder / 'datapackage.json'}: susunannya bukan datapackage.json rilis (not a release's descriptor)"
        ) from error
    _require_tree(folder / "unit.csv", release.units)
    for members in release.members.values():
        _require_tree(folder / "anggota.csv", members)
    return release


def _require_tree(path: Path, members: Sequence[Member]) -> None:
    """Each member once, below a listed one, and all of them in the end below ``semua``."""
    parents = {member.code: member.parent for member in members}
    for member in members:
        line = [member.code]
        while line[-1] != TOTAL and line[-1] in parents and len(line) <= len(parents):
            line.append(parents[line[-1]])
        if member.code == TOTAL or line[-1] != TOTAL:
            raise UnreadableReleaseError(f"{path}: {member.code[:60]!r} tidak berujung pada semua (is in no tree)")
    if len(parents) != len(members):
        twice = next(code for code, times in Counter(m.code for m in members).items() if times > 1)
        raise UnreadableReleaseError(f"{path}: {twice[:60]!r} ada dua kali (stands twice)")


def _read(folder: Path) -> Release:
    package = _descriptor(folder)
    own = _mapping(package.get("kinerja", {}), folder / "datapackage.json")
    parsed = folder_name(folder.resolve().name) or ("", 1)
    members: dict[str, list[Member]] = {}
    for dimension, code, parent, name, name_en in _rows(
        folder, "anggota.csv", ("dimensi", "anggota", "induk", "nama", "nama_en")
    ):
        members.setdefault(dimension, []).append(Member(code, parent, name, name_en))
    tables: dict[str, Table] = {}
    files = []
    for resource in package["resources"]:
        files.append(str(resource["path"]))
        if "kinerja" in resource:
            table = _table(folder, resource)
            if table.name in tables:
                raise UnreadableReleaseError(f"{folder / 'datapackage.json'}: dua tabel bernama {table.name[:60]!r}")
            tables[table.name] = table
    ruled = inside(folder, _RULE).exists()
    rule = _rows(folder, _RULE, ("hasil_kerja", "perilaku_kerja", "predikat")) if ruled else []
    return Release(
        period=str(own.get("periode") or parsed[0]),
        revision=int(own.get("revisi") or parsed[1]),
        agency=str(own.get("instansi", "")),
        agency_en=str(own.get("instansi_en", "")),
        example=bool(own.get("contoh", False)),
        units=tuple(
            Member(code, parent, name, name_en, kind)
            for code, parent, name, name_en, kind in _rows(
                folder, "unit.csv", ("unit", "induk", "nama", "nama_en", "jenis")
            )
        ),
        members={dimension: tuple(listed) for dimension, listed in members.items()},
        predicate_rule=tuple((a, b, c) for a, b, c in rule),
        tables=tables,
        thresholds={str(name): int(least) for name, least in dict(own.get("ambang", {})).items()},
        rules=dict(own.get("aturan", {})),
        reported=tuple(map(str, own.get("melapor", ()))),
        not_reported=tuple(map(str, own.get("belum_melapor", ()))),
        services={str(service): str(unit) for service, unit in dict(own.get("layanan", {})).items()},
        coverage={str(name): int(people) for name, people in dict(own.get("cakupan", {})).items()},
        correction=str(own.get("koreksi", "")),
        software=str(own.get("perangkat_lunak", "")),
        extra={key: value for key, value in own.items() if key not in _OWN_KEYS},
        files=tuple(files),
    )


def wrong_digests(folder: Path) -> list[str]:
    """Paths below ``folder`` whose bytes are not those that ``datapackage.json`` vouches for (or are missing)."""
    listed = _mapping(_descriptor(folder).get("kinerja", {}), folder / "datapackage.json").get("digest", {})
    wrong = []
    for path, digest in sorted(_mapping(listed, folder / "datapackage.json").items()):
        file = inside(folder, path)
        if not file.is_file() or f"sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}" != digest:
            wrong.append(path)
    return wrong


def _descriptor(folder: Path) -> dict[str, Any]:
    path = folder / "datapackage.json"
    try:
        value = json.loads(path.read_bytes())
    except OSError as error:
        raise UnreadableReleaseError(
            f"{path}: tidak dapat dibaca ({error.strerror}); beri nama folder rilis, misalnya rilis/2026-T1 "
            "(name a release folder)"
        ) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableReleaseError(f"{path}: bukan JSON yang sah (not valid JSON)") from error
    return _mapping(value, path)


def _mapping(value: Any, path: Path) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise UnreadableReleaseError(f"{path}: susunannya bukan datapackage.json rilis (not a release's descriptor)")
    return value


def _table(folder: Path, resource: Mapping[str, Any]) -> Table:
    own = resource["kinerja"]
    path = str(resource.get("path", ""))
    name = str(resource.get("name", path))
    title, title_en = str(resource.get("title", name)), str(resource.get("x-title-en", name))
    kind = own.get("jenis")
    dimensions = tuple(own.get("dimensi", ()))
    if kind == "jumlah":
        file, rows = columns(folder, path, (*dimensions, "jumlah", "status"))
        return CountTable(
            name,
            title,
            title_en,
            str(own.get("populasi", name)),
            dimensions,
            _members(own),
            int(own.get("ambang", 0)),
            tuple(CountRow(tuple(row[:-2]), integer(file, line, row[-2]), row[-1]) for line, row in rows),
        )
    if kind == "rerata":
        file, rows = columns(folder, path, (*dimensions, "jumlah", "rerata", "desimal", "status"))
        low, high = (int(end) for end in own["skala"])
        if not 0 < high - low <= _WIDEST_SCALE:
            raise UnreadableReleaseError(f"{file}: skala {low} sampai {high} keliru (wrong scale)")
        return MeanTable(
            name,
            title,
            title_en,
            str(own.get("populasi", name)),
            dimensions,
            _members(own),
            int(own.get("ambang", 0)),
            (low, high),
            tuple(
                MeanRow(
                    tuple(row[:-4]),
                    integer(file, line, row[-4]),
                    decimal(file, line, row[-3]),
                    decimals(file, line, row[-2]),
                    row[-1],
                )
                for line, row in rows
            ),
            _derived(own.get("turunan")),
        )
    file, found = records(folder, path)
    header = found[0][1] if found else []
    fields = {field.get("name"): field for field in resource.get("schema", {}).get("fields", [])}
    described = tuple(
        (
            c,
            str(fields.get(c, {}).get("type", "string")),
            str(fields.get(c, {}).get("title", c)),
            str(fields.get(c, {}).get("x-title-en", c)),
        )
        for c in header
    )
    return PlainTable(
        name,
        str(kind),
        title,
        title_en,
        described,
        dimensions,
        tuple(tuple(cell(file, line, row, place) for place in range(len(header))) for line, row in found[1:]),
    )


def _rows(folder: Path, path: str, header: tuple[str, ...]) -> list[list[str]]:
    return [row for _, row in columns(folder, path, header)[1]]


def _members(own: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {dimension: tuple(listed) for dimension, listed in own.get("anggota", {}).items()}


def _derived(declared: Any) -> dict[str, Any] | None:
    if declared is None:
        return None
    if not isinstance(declared["faktor"], int | float):
        raise TypeError("faktor")
    return {"dari": str(declared["dari"]), "dimensi": str(declared["dimensi"]), "faktor": declared["faktor"]}
