"""Read of ``portal.yaml`` what the pages may say: names, languages, addresses, dates and contacts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from kinerja.errors import KinerjaError

PUBLIC = (
    "instansi",
    "instansi_en",
    "nama_pendek",
    "nama_pendek_en",
    "contoh",
    "bahasa",
    "alamat_situs",
    "kalender",
    "kontak",
    "tautan",
    "formulir",
    "formulir_layanan",
)
"""The keys that reach the pages; thresholds and the rest stay behind."""

_SHAPES: dict[str, type] = {
    "kontak": dict, "tautan": dict, "formulir": dict, "formulir_layanan": dict, "kalender": list, "bahasa": list,
}  # fmt: skip

_WEB = re.compile(r"https?://[^\s/?#@<>\"'\\]+(?:[/?#][^\s<>\"'\\]*)?")
_MAIL = re.compile(r"[^\s@<>\"'?&]+@[^\s@<>\"'?&]+")


def read_portal(path: Path) -> dict[str, Any]:
    """Return the public part of ``portal.yaml``; dates are ``date``, ``kalender`` is a list of mappings.

    :raises KinerjaError: the file is missing or malformed, has no ``instansi``, or an address that would become a
        link is not http(s) (or, for ``kontak.surel``, no e-mail address).
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
        value = yaml.safe_load(text)
    except OSError as error:
        raise KinerjaError(
            f"{path}: tidak dapat dibaca ({error.strerror}); buat menurut contoh di docs/records.md (cannot be read)"
        ) from error
    except UnicodeDecodeError as error:
        raise KinerjaError(f"{path}: bukan teks UTF-8; simpan ulang (not UTF-8)") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise KinerjaError(f"{path}{where}: YAML keliru; periksa titik dua dan indentasi (malformed YAML)") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise KinerjaError(f"{path}: YAML keliru; periksa tulisannya (malformed YAML)") from error
    if not isinstance(value, dict):
        raise KinerjaError(f"{path}:1: harus berisi pasangan kunci dan nilai, misalnya instansi: … (not a mapping)")
    portal = {key: value[key] for key in PUBLIC if value.get(key) is not None}
    _check(portal, path)
    portal["kalender"] = [_dated(entry, path) for entry in portal.get("kalender", ())]
    return portal


def _check(portal: Mapping[str, Any], path: Path) -> None:
    if not isinstance(portal.get("instansi"), str) or not portal["instansi"].strip():
        raise KinerjaError(f"{path}: tulis instansi: NAMA INSTANSI (the agency's name is missing)")
    forms = portal.get("formulir_layanan")
    shaped = [(key, portal.get(key, kind()), kind) for key, kind in _SHAPES.items()]
    shaped += [
        (f"formulir_layanan.{form}", value, dict) for form, value in (forms if type(forms) is dict else {}).items()
    ]
    for key, value, kind in shaped:
        if not isinstance(value, kind):
            shape = "kunci: nilai" if kind is dict else "[…]"
            raise KinerjaError(f"{path}: {key} harus berbentuk {shape} (wrong shape)")
    for key, address in _addresses(portal):
        if not isinstance(address, str) or not _WEB.fullmatch(address):
            raise KinerjaError(f"{path}: {key} harus alamat https://… (not a web address)")
    mail = portal.get("kontak", {}).get("surel")
    if mail is not None and not (isinstance(mail, str) and _MAIL.fullmatch(mail)):
        raise KinerjaError(f"{path}: kontak.surel harus alamat surel nama@instansi (not an e-mail address)")


def _addresses(portal: Mapping[str, Any]) -> list[tuple[str, Any]]:
    found = [("alamat_situs", portal["alamat_situs"])] if "alamat_situs" in portal else []
    for group in ("tautan", "formulir"):
        found += [(f"{group}.{key}", address) for key, address in portal.get(group, {}).items()]
    for form, services in portal.get("formulir_layanan", {}).items():
        found += [(f"formulir_layanan.{form}.{service}", address) for service, address in services.items()]
    return found


def _dated(entry: Any, path: Path) -> dict[str, Any]:
    try:
        day = entry["terbit"]
        return {"periode": str(entry["periode"]), "terbit": day if type(day) is date else date.fromisoformat(str(day))}
    except (KeyError, TypeError, ValueError) as error:
        raise KinerjaError(
            f"{path}: kalender: tulis {{periode: 2026-T1, terbit: 2026-04-20}} (a calendar entry is wrong)"
        ) from error
