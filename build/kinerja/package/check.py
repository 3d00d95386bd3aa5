"""Whether a release is one: what its format promises, and an edit by hand breaks although every sum still fits."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kinerja.package.model import (
    GROUP,
    PUBLISHED,
    STATUSES,
    TOTAL,
    CountRow,
    CountTable,
    MeanRow,
    MeanTable,
    PlainTable,
    Release,
)
from kinerja.package.survey_tables import survey_tables

LISTED = frozenset({"datapackage.json", "unit.csv", "anggota.csv", "aturan/predikat.csv"})
"""Files of a release beside its tables."""


@dataclass(frozen=True)
class Fault:
    """One departure from the format: ``path`` below the release's folder, the row (or what else), and two sentences."""

    path: str
    where: str
    message: str
    message_en: str


def faults(release: Release, folder: Path) -> list[Fault]:
    """Every departure of a release from its format (design, "The release").

    Numbers that are not published, rows twice or missing, members that nobody listed, rows of units that speak through
    a group, files that no descriptor names: none of it is attacked, so all of it is said.
    """
    found: list[Fault] = []
    for table in release.tables.values():
        path = f"tabel/{table.name}.csv"
        if isinstance(table, PlainTable):
            found += _plain(release, table, path)
        else:
            found += _members(release, table, path)
            found += (_row(row, path) for row in table.rows if not _sound(row))
            found += _combinations(table, path)
            if isinstance(table, MeanTable) and table.derived and table.derived["dari"] not in release.tables:
                found.append(Fault(path, "turunan", "tabel asalnya tidak ada", "the table it derives from is missing"))
    found += _answered(release)
    found += _unlisted(release, folder)
    return found


def _grouped(release: Release) -> set[str]:
    groups = {unit.code for unit in release.units if unit.kind == GROUP}
    return {unit.code for unit in release.units if unit.parent in groups}


def _members(release: Release, table: CountTable | MeanTable, path: str) -> Iterator[Fault]:
    for dimension in table.dimensions:
        listed = release.units if dimension == "unit" else release.members.get(dimension, ())
        known = {member.code for member in listed} | {TOTAL}
        used = tuple(table.members.get(dimension, ()))
        if TOTAL not in used and isinstance(table, CountTable):
            yield Fault(
                path, dimension, "anggota `semua` tidak ada dalam datapackage.json", "the member semua is missing"
            )
        for member in used:
            if member not in known:
                yield Fault(path, member, f"anggota {dimension} ini tidak ada dalam daftar kode", "is in no code list")
            elif dimension == "unit" and member in _grouped(release):
                yield Fault(
                    path, member, "unit ini tampil lewat gabungan, tidak boleh punya baris sendiri",
                    "this unit speaks through its group and may have no row",
                )  # fmt: skip


def _sound(row: CountRow | MeanRow) -> bool:
    said = [row.count, row.mean] if isinstance(row, MeanRow) else [row.count]
    if row.status not in STATUSES or (row.count or 0) < 0:
        return False
    return all((value is not None) == (row.status == PUBLISHED) for value in said)


def _row(row: CountRow | MeanRow, path: str) -> Fault:
    return Fault(
        path, ", ".join(row.key),
        f"hanya baris {PUBLISHED} yang berisi angka, dan statusnya salah satu dari {', '.join(sorted(STATUSES))}",
        "a number stands in published rows only, and the status is one of the four",
    )  # fmt: skip


def _combinations(table: CountTable | MeanTable, path: str) -> Iterator[Fault]:
    rows = Counter(row.key for row in table.rows)
    wanted = set(itertools.product(*(table.members.get(d, ()) for d in table.dimensions)))
    for key in sorted(wanted - rows.keys()):
        yield Fault(path, ", ".join(key), "baris ini tidak ada", "this row is missing")
    for key in sorted(rows.keys() - wanted):
        yield Fault(
            path, ", ".join(key), "baris ini di luar anggota yang didaftar", "this row's members are not listed"
        )
    for key in sorted(key for key, times in rows.items() if times > 1):
        yield Fault(path, ", ".join(key), "baris ini ada dua kali", "this row stands twice")


def _plain(release: Release, table: PlainTable, path: str) -> Iterator[Fault]:
    names = [column[0] for column in table.columns]
    if table.kind not in ("nilai", "teks"):
        yield Fault(path, "jenis", f"jenis tabel {table.kind!r} tidak dikenal", "unknown kind of table")
    if {"jumlah", "status"} <= set(names) or {"jumlah", "rerata"} & set(names):
        yield Fault(
            path, "jenis", "tabel jumlah atau rerata tidak boleh bernama nilai atau teks", "counts are no figures"
        )
    if "unit" in names:
        place, grouped = names.index("unit"), _grouped(release)
        for row in table.rows:
            if row[place] in grouped:
                yield Fault(path, row[place], "unit ini tampil lewat gabungan", "this unit speaks through its group")


def _answered(release: Release) -> Iterator[Fault]:
    """Who answered a survey is said in its index alone: what is hidden there stands nowhere else."""
    reach = release.tables.get("jangkauan")
    if not isinstance(reach, PlainTable):
        return
    columns = [column[0] for column in reach.columns]
    for row in (dict(zip(columns, cells, strict=True)) for cells in reach.rows):
        index = release.tables.get(survey_tables(row.get("survei", "")).index)
        shown = {r.key: r.count for r in index.rows if r.status == PUBLISHED} if isinstance(index, MeanTable) else {}
        count = shown.get((row.get("layanan", ""),))
        if row.get("menjawab") and row["menjawab"] != str(count):
            yield Fault(
                "tabel/jangkauan.csv", f"{row['survei']}, {row['layanan']}",
                "banyaknya yang menjawab tidak sama dengan yang terbit pada indeksnya",
                "how many answered is not what the index shows",
            )  # fmt: skip


def _unlisted(release: Release, folder: Path) -> Iterator[Fault]:
    named = LISTED | set(release.files)
    if sum(path not in LISTED for path in release.files) != len(release.tables):
        yield Fault("datapackage.json", "", "ada tabel tanpa keterangan kinerja", "a table is not described")
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if file.is_file() and path not in named:
            yield Fault(path, "", "berkas ini tidak didaftar dalam datapackage.json", "no resource names this file")
