"""Read ``schemas/aturan/*.json`` and its code lists; an agency's own only after a check against ``_skema.json``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from kinerja.content.json_file import read_json
from kinerja.errors import KinerjaError, shown
from kinerja.resources import find

TABLES = (
    "berakhlak",
    "bukti-evaluasi",
    "cara-indeks",
    "disiplin",
    "ekspektasi",
    "jenis-kelamin",
    "jenis-pelatihan",
    "jenis-unit",
    "kebutuhan",
    "kelompok_jabatan",
    "krejcie-morgan",
    "mutu-pelayanan",
    "perubahan",
    "pola-distribusi",
    "predikat",
    "rencana-kinerja",
    "status-pegawai",
    "umpan-balik",
    "unsur",
)
"""Tables that stand behind what releases say; each release cites them."""


@dataclass(frozen=True)
class Code:
    """One entry of a code list, with its name in both languages."""

    code: str
    name: str
    name_en: str


Entry = TypeVar("Entry", bound=Code)


def by_code(entries: Iterable[Entry]) -> Mapping[str, Entry]:
    """Index entries by their code, in their order."""
    return MappingProxyType({entry.code: entry for entry in entries})


@cache
def code_list(table: str, agency: Path | None = None) -> tuple[Code, ...]:
    """The codes of a table's ``daftar``, in its order."""
    return tuple(Code(*names(entry)) for entry in read(table, agency)["daftar"])


def names(entry: Mapping[str, Any]) -> tuple[str, str, str]:
    """The three fields that every entry of a table has: code, Indonesian name, English name."""
    return entry["kode"], entry["nama"], entry["nama_en"]


@cache
def cited(table: str, agency: Path | None = None) -> str:
    """A table's sources in one line."""
    return "; ".join(
        s["peraturan"] + (f" ({s['bagian']})" if "bagian" in s else "") for s in read(table, agency)["sumber"]
    )


@cache
def read(table: str, agency: Path | None = None) -> dict[str, Any]:
    """Return one table as parsed JSON; do not change it, it is shared.

    :param table: one of ``TABLES``.
    :raises KinerjaError: the agency's file is not JSON or not a table of the right shape.
    """
    name = f"aturan/{table}.json"
    path = find("schemas", name, agency=agency)
    data = read_json(path)
    ours = find("schemas", name)
    if path != ours:
        _check(path, data, like=read_json(ours))
    return data


def _check(path: Path, data: Any, *, like: dict[str, Any]) -> None:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    schema = read_json(find("schemas", "aturan/_skema.json"))
    error = best_match(Draft202012Validator(schema).iter_errors(data))
    if error is not None:
        raise KinerjaError(f"{shown(path)}: {error.json_path}: ikuti bentuk berkas bawaan (keep the shipped shape)")
    missing = [key for key in like if key not in data and key != "catatan"]
    if missing:
        parts = ", ".join(missing)
        raise KinerjaError(f"{shown(path)}: tambahkan {parts}, seperti di berkas bawaan (add the missing parts)")
