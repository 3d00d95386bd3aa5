"""Paths below the content folder: which kind of record each holds, and what a misnamed one was meant to be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from pathlib import PurePosixPath
from typing import Final

from kinerja.content.hints import NAMES_ALIKE, nearest, period_meant
from kinerja.package.model import GROUP, TOTAL
from kinerja.package.period import Period

_RESERVED: Final = (TOTAL, GROUP)
"""Ids that a release uses itself (``umum.json``, ``id``)."""

_ID = rf"(?!(?:{'|'.join(_RESERVED)})(?:[/.]|\Z))[a-z][a-z0-9-]{{0,79}}"
_YEAR = r"20[0-9]{2}"
_YEARS: Final = range(2000, 2100)
"""Years that records may name (``umum.json``, ``tahun``)."""

_KINDS: Final = tuple(
    (kind, re.compile(pattern.replace("ID", _ID).replace("PERIOD", "[^/]+").replace("YEAR", _YEAR) + r"\Z"), shape)
    for kind, pattern, shape in (
        ("portal", r"portal\.yaml", "portal.yaml"),
        ("unit", r"unit/(?P<unit>ID)\.yaml", "unit/UNIT.yaml"),
        ("pegawai", r"pegawai/(?P<unit>ID)\.csv", "pegawai/UNIT.csv"),
        ("rencana", r"rencana/(?P<tahun>YEAR)/(?P<unit>ID)(?:/[^/.][^/]*)?\.yaml", "rencana/TAHUN/UNIT.yaml"),
        (
            "evaluasi",
            r"evaluasi/(?P<periode>PERIOD)/(?P<unit>ID)(?:/[^/.][^/]*)?\.yaml",
            "evaluasi/PERIODE/UNIT.yaml",
        ),
        ("indikator", r"indikator/(?P<tahun>YEAR)/(?P<unit>ID)\.yaml", "indikator/TAHUN/UNIT.yaml"),
        ("capaian", r"capaian/(?P<periode>PERIOD)/(?P<unit>ID)\.yaml", "capaian/PERIODE/UNIT.yaml"),
        ("formulir", r"formulir/(?P<formulir>ID)\.yaml", "formulir/FORM.yaml"),
        ("tanggapan", r"tanggapan/(?P<formulir>ID)/(?P<periode>PERIOD)\.csv", "tanggapan/FORM/PERIODE.csv"),
        ("komentar", r"komentar/(?P<formulir>ID)/(?P<periode>PERIOD)\.yaml", "komentar/FORM/PERIODE.yaml"),
        ("pelatihan", r"pelatihan/(?P<id>ID)\.yaml", "pelatihan/ID.yaml"),
        ("penghargaan", r"penghargaan/(?P<id>ID)\.yaml", "penghargaan/ID.yaml"),
        ("keberatan", r"keberatan/(?P<periode>PERIOD)\.yaml", "keberatan/PERIODE.yaml"),
        ("tindak-lanjut", r"tindak-lanjut/(?P<id>ID)\.yaml", "tindak-lanjut/ID.yaml"),
        ("impor", r"impor/(?P<jenis>register|evaluasi|rencana)\.yaml", "impor/JENIS.yaml"),
    )
)

SHAPES: Final = {shape.split("/", maxsplit=1)[0]: shape for _, _, shape in _KINDS}
"""First step of a path → the shape of the paths below it."""

_FOLDERS: Final = tuple(name for name, shape in SHAPES.items() if name != shape)

DATA_SUFFIXES: Final = frozenset({".yaml", ".yml", ".csv", ".json", ".xlsx", ".xls", ".ods", ".tsv"})
"""A file of these inside a known folder is meant as data: it is an error that nothing would read it."""

WORKBOOKS: Final = frozenset({".xlsx", ".xls", ".ods"})

_COPY: Final = re.compile(
    r" ?\([0-9]+\)$|[ _-](?:copy|salin(?:an)?)(?: ?\(?[0-9]*\)?)$|^(?:copy of|salinan) ", re.IGNORECASE
)
"""How file managers name a copy."""

BY_TIME: Final = {"evaluasi": "periode", "capaian": "periode", "rencana": "tahun", "indikator": "tahun"}
"""Folders whose folders are periods or years."""


def kind_of(relative: str) -> tuple[str, Mapping[str, str]] | None:
    """Return the kind of a file and what its path below the content folder says, or None where it is not read."""
    for kind, pattern, _ in _KINDS:
        match = pattern.match(relative)
        if match and _is_of_our_years(match.groupdict().get("periode")):
            return kind, match.groupdict()
    return None


def without_copy_mark(relative: str) -> str | None:
    """Return the path of what a file looks like a copy of, or None where it looks like none."""
    path = PurePosixPath(relative)
    stem = _COPY.sub("", path.stem)
    return path.with_stem(stem).as_posix() if stem and stem != path.stem else None


def path_meant(relative: str) -> str | None:
    """Return the path that a file of ours was most likely meant to have, or None where none is near.

    >>> path_meant("unit/Dinas Kesehatan.yml"), path_meant("Evaluasi/2026-TW1/dinas.yaml"), path_meant("unit/9.yaml")
    ('unit/dinas-kesehatan.yaml', 'evaluasi/2026-T1/dinas.yaml', None)
    """
    *folders, name = relative.split("/")
    stem, _, suffix = name.rpartition(".")
    parts = [period_meant(part) or id_meant(part) for part in (*folders, stem)]
    meant = "/".join(parts) + ("." + suffix.lower().replace("yml", "yaml"))
    return meant if meant != relative and kind_of(meant) else None


def id_meant(name: str) -> str:
    """Return a name in the form of an id; empty where nothing of it is left.

    >>> id_meant("Dinas Kesehatan"), id_meant("KTP & Akta")
    ('dinas-kesehatan', 'ktp-akta')
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _is_of_our_years(period: str | None) -> bool:
    """Whether a path names a period that records may be about, or none."""
    try:
        return period is None or Period.parse(period).year in _YEARS
    except ValueError:
        return False


def folder_meant(name: str) -> str | None:
    """Return the folder of ours that one at the top was most likely meant to be; None where it is none of ours.

    >>> folder_meant("evaluasi"), folder_meant("Evaluasi"), folder_meant("evalusi"), folder_meant("arsip")
    ('evaluasi', 'evaluasi', 'evaluasi', None)
    """
    return name if name in _FOLDERS else nearest(name, _FOLDERS, alike=NAMES_ALIKE)


def kind_meant(name: str, others: Collection[str]) -> tuple[str, str] | None:
    """What a folder at the top should be called, in both languages, or None where it is right or none of ours.

    :param others: the names there are; where the right one is among them, another like it is somebody's own.
    """
    meant = folder_meant(name)
    return (meant, meant) if meant and meant not in others else None


def time_meant(name: str, kind: str) -> tuple[str, str] | None:
    """What a folder of a period or year should be called, in both languages, or None where its name is right."""
    if kind == "tahun":
        return None if re.fullmatch(_YEAR, name) else ("tahun seperti 2026", "a year such as 2026")
    if _is_of_our_years(name):
        return None
    meant = period_meant(name)
    return (meant, meant) if meant else ("periode seperti 2026-T1 atau 2026-03", "a period such as 2026-T1 or 2026-03")


def name_hint(shape: str, relative: str) -> tuple[str, str]:
    """How the parts of a path's shape are written, in both languages; names that a release uses where one is there."""
    reserved = any(part.split(".")[0] in _RESERVED for part in relative.split("/"))
    hints = [("huruf kecil, angka, dan tanda hubung", "lower-case letters, digits and hyphens")]
    if reserved:
        words = [f"`{word}`" for word in _RESERVED]
        hints.append((f"selain {' dan '.join(words)}", f"other than {' and '.join(words)}"))
    if "PERIODE" in shape:
        hints.append(("PERIODE seperti 2026, 2026-T1, atau 2026-03", "PERIODE such as 2026, 2026-T1 or 2026-03"))
    if "TAHUN" in shape:
        hints.append(("TAHUN seperti 2026", "TAHUN such as 2026"))
    return f" ({'; '.join(h[0] for h in hints)})", f" ({'; '.join(h[1] for h in hints)})"
