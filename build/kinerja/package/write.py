"""Turn a release into the exact bytes of its folder: the same release, the same bytes."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from kinerja.package.model import CountTable, MeanTable, PlainTable, Release, Table

FORMAT_VERSION = "1"
"""Version of the folder's layout, raised when a reader has to be told."""

LICENSE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}

_STATUS_FIELD = {
    "name": "status",
    "type": "string",
    "title": "Keterangan sel",
    "description": "terbit, disembunyikan, belum_ada (unit belum melapor) atau tidak_berlaku",
}
_DIMENSION_TITLES = {
    "unit": ("Unit kerja", "Unit"),
    "predikat": ("Predikat kinerja", "Performance predicate"),
    "kelompok_jabatan": ("Kelompok jabatan", "Job family"),
    "layanan": ("Layanan", "Service"),
    "unsur": ("Unsur pelayanan", "Element of service"),
    "indikator": ("Indikator", "Indicator"),
    "nilai": ("Nilai BerAKHLAK", "Value"),
    "pihak": ("Pihak yang memberi umpan balik", "Side that gives feedback"),
}


def csv_bytes(header: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """One CSV file: UTF-8, RFC 4180 quoting, LF."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(list(header))
    writer.writerows(rows)
    return out.getvalue().encode()


def render(release: Release) -> dict[str, bytes]:
    """Every file of the release's folder, by path below it, in a fixed order."""
    files: dict[str, bytes] = {
        "unit.csv": csv_bytes(
            ("unit", "induk", "nama", "nama_en", "jenis"),
            sorted((u.code, u.parent, u.name, u.name_en, u.kind) for u in release.units),
        ),
        "anggota.csv": csv_bytes(
            ("dimensi", "anggota", "induk", "nama", "nama_en"),
            sorted(
                (dimension, m.code, m.parent, m.name, m.name_en)
                for dimension, members in release.members.items()
                for m in members
            ),
        ),
        "aturan/predikat.csv": csv_bytes(("hasil_kerja", "perilaku_kerja", "predikat"), sorted(release.predicate_rule)),
    }
    for name in sorted(release.tables):
        files[f"tabel/{name}.csv"] = _table_bytes(release.tables[name])
    files["datapackage.json"] = _json(_descriptor(release, files))
    return files


def _table_bytes(table: Table) -> bytes:
    if isinstance(table, CountTable):
        header = (*table.dimensions, "jumlah", "status")
        rows = [(*r.key, "" if r.count is None else str(r.count), r.status) for r in table.rows]
    elif isinstance(table, MeanTable):
        header = (*table.dimensions, "jumlah", "rerata", "desimal", "status")
        rows = [
            (
                *r.key,
                "" if r.count is None else str(r.count),
                "" if r.mean is None else f"{r.mean:.{r.decimals}f}",
                str(r.decimals),
                r.status,
            )
            for r in table.rows
        ]
    else:
        header = tuple(column[0] for column in table.columns)
        rows = list(table.rows)
    return csv_bytes(header, sorted(rows))


def _descriptor(release: Release, files: Mapping[str, bytes]) -> dict[str, Any]:
    mark = " (Data contoh)" if release.example else ""
    resources = [
        _resource("unit", "unit.csv", files, "Unit kerja", "Units", _plain_fields("unit induk nama nama_en jenis")),
        _resource(
            "anggota",
            "anggota.csv",
            files,
            "Daftar kode",
            "Code lists",
            _plain_fields("dimensi anggota induk nama nama_en"),
        ),
        _resource(
            "aturan-predikat",
            "aturan/predikat.csv",
            files,
            "Aturan predikat",
            "Predicate rule",
            _plain_fields("hasil_kerja perilaku_kerja predikat"),
        ),
    ]
    resources += [_table_resource(release.tables[name], files) for name in sorted(release.tables)]
    return {
        "profile": "tabular-data-package",
        "name": f"kinerja-{release.folder.lower()}",
        "title": f"Kinerja {release.agency}, {release.period}{mark}",
        "description": _description(release),
        "licenses": [LICENSE],
        "resources": resources,
        "kinerja": {
            "format": FORMAT_VERSION,
            "periode": release.period,
            "revisi": release.revision,
            **({"koreksi": release.correction} if release.correction else {}),
            "instansi": release.agency,
            "instansi_en": release.agency_en,
            "contoh": release.example,
            "ambang": dict(sorted(release.thresholds.items())),
            "aturan": dict(sorted(release.rules.items())),
            "perangkat_lunak": release.software,
            "digest": {path: _digest(files[path]) for path in sorted(files)},
            "melapor": sorted(release.reported),
            "belum_melapor": sorted(release.not_reported),
            "layanan": dict(sorted(release.services.items())),
            "cakupan": dict(sorted(release.coverage.items())),
            **dict(sorted(release.extra.items())),
        },
    }


def _description(release: Release) -> str:
    sample = "Data contoh: instansi, orang, dan angka rekaan. " if release.example else ""
    return (
        f"{sample}Hanya jumlah dan rata-rata yang lolos uji kerahasiaan; tidak ada data perorangan. "
        "Only counts and means that passed disclosure control; no data on persons."
    )


def _table_resource(table: Table, files: Mapping[str, bytes]) -> dict[str, Any]:
    fields: list[dict[str, Any]]
    if isinstance(table, PlainTable):
        fields = [
            {"name": name, "type": kind, "title": title, "x-title-en": title_en}
            for name, kind, title, title_en in table.columns
        ]
        own: dict[str, Any] = {"jenis": table.kind, "dimensi": list(table.dimensions)}
    else:
        fields = [
            {
                "name": dimension,
                "type": "string",
                "title": _DIMENSION_TITLES.get(dimension, (dimension, dimension))[0],
                "x-title-en": _DIMENSION_TITLES.get(dimension, (dimension, dimension))[1],
            }
            for dimension in table.dimensions
        ]
        counted = ("Jumlah yang dihitung menurut judul tabel", "Count of what the title names")
        fields.append({"name": "jumlah", "type": "integer", "title": counted[0], "x-title-en": counted[1]})
        own = {
            "jenis": "jumlah",
            "populasi": table.population,
            "dimensi": list(table.dimensions),
            "anggota": {dimension: list(table.members[dimension]) for dimension in table.dimensions},
            "ambang": table.threshold,
        }
        if isinstance(table, MeanTable):
            fields.append({"name": "rerata", "type": "number", "title": "Rata-rata", "x-title-en": "Mean"})
            fields.append({"name": "desimal", "type": "integer", "title": "Desimal", "x-title-en": "Decimals"})
            own |= {"jenis": "rerata", "skala": list(table.scale)}
            if table.derived is not None:
                own["turunan"] = dict(table.derived)
        fields.append(_STATUS_FIELD)
    resource = _resource(table.name, f"tabel/{table.name}.csv", files, table.title, table.title_en, fields)
    resource["kinerja"] = own
    return resource


def _resource(
    name: str, path: str, files: Mapping[str, bytes], title: str, title_en: str, fields: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "name": name,
        "path": path,
        "profile": "tabular-data-resource",
        "title": title,
        "x-title-en": title_en,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n"},
        "bytes": len(files[path]),
        "hash": _digest(files[path]),
        "schema": {"fields": fields},
    }


def _plain_fields(names: str) -> list[dict[str, Any]]:
    return [{"name": name, "type": "string"} for name in names.split()]


def _digest(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
