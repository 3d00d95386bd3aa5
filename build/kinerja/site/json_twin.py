"""Each published table once more as JSON, beside its CSV, for programs that read no CSV."""

from __future__ import annotations

import json
from typing import Any

from kinerja.package.model import CountTable, MeanTable, Release, Table


def json_twins(release: Release) -> dict[str, bytes]:
    """Path below the release's download folder → bytes; ``tabel/ikm.json`` is the twin of ``tabel/ikm.csv``."""
    return {f"tabel/{name}.json": _twin(release, table) for name, table in sorted(release.tables.items())}


_json = json.JSONEncoder(ensure_ascii=False).encode


def _twin(release: Release, table: Table) -> bytes:
    """One row a line: to be read by people too, and written by Python's quick encoder, which knows no indents."""
    head = {
        "rilis": release.folder,
        "instansi": release.agency,
        "contoh": release.example,
        "tabel": table.name,
        "judul": table.title,
        "judul_en": table.title_en,
    }
    parts = [f"{_json(name)}: {_json(value)}" for name, value in head.items()]
    rows = ",\n".join(f"  {_json(row)}" for row in _rows(table))
    parts.append(f'"baris": [\n{rows}\n ]' if rows else '"baris": []')
    return ("{\n " + ",\n ".join(parts) + "\n}\n").encode()


def _rows(table: Table) -> list[dict[str, Any]]:
    """Rows as objects by column; a cell without a value is ``null``, and its status says why."""
    if isinstance(table, CountTable):
        return [
            {**dict(zip(table.dimensions, row.key, strict=True)), "jumlah": row.count, "status": row.status}
            for row in table.rows
        ]
    if isinstance(table, MeanTable):
        return [
            {
                **dict(zip(table.dimensions, row.key, strict=True)),
                "jumlah": row.count,
                "rerata": None if row.mean is None else float(row.mean),
                "desimal": row.decimals,
                "status": row.status,
            }
            for row in table.rows
        ]
    return [
        {name: _value(kind, cell) for (name, kind, _, _), cell in zip(table.columns, row, strict=True)}
        for row in table.rows
    ]


def _value(kind: str, cell: str) -> str | int | float | None:
    """A cell by its column's Frictionless type; an empty one is None."""
    if not cell:
        return None
    if kind == "integer":
        return int(cell)
    return float(cell) if kind == "number" else cell
