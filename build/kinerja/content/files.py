"""Find the files of a content folder: which kind each is by its path, and which would never be read."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kinerja.content.document import Problem
from kinerja.content.hints import period_meant
from kinerja.errors import KinerjaError
from kinerja.package.files import NOTE
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

_SHAPES: Final = {shape.split("/", maxsplit=1)[0]: shape for _, _, shape in _KINDS if "/" in shape}

_DATA_SUFFIXES: Final = frozenset({".yaml", ".yml", ".csv", ".json", ".xlsx", ".xls", ".ods", ".tsv"})
"""A file of these inside a known folder is meant as data: it is an error that nothing would read it."""

_WORKBOOKS: Final = frozenset({".xlsx", ".xls", ".ods"})

_COPY: Final = re.compile(
    r" ?\([0-9]+\)$|[ _-](?:copy|salin(?:an)?)(?: ?\(?[0-9]*\)?)$|^(?:copy of|salinan) ", re.IGNORECASE
)
"""How file managers name a copy."""

_BY_TIME: Final = {"evaluasi": "periode", "capaian": "periode", "rencana": "tahun", "indikator": "tahun"}
"""Folders whose folders are periods or years."""

_PAGES: Final = "halaman"
_OTHERS_BUSINESS: Final = frozenset({_PAGES, "rilis"})
"""Folders that other checks look into."""


@dataclass(frozen=True)
class Found:
    """One file of a known kind. ``named`` holds what its path says: ``unit``, ``periode``, ``tahun`` …"""

    path: Path
    kind: str
    named: Mapping[str, str]


@dataclass(frozen=True)
class Stray:
    """A file that is not read, and why."""

    path: Path
    problem: Problem


def require_folder(root: Path) -> None:
    """Make sure that there is a content folder.

    :raises KinerjaError: ``root`` is no folder.
    """
    if not root.is_dir():
        raise KinerjaError(
            f"{root}: folder data tidak ada; jalankan dari folder instansi, atau sebut dengan --content "
            "(no such content folder)"
        )


def find_files(root: Path) -> Iterator[Found | Stray]:
    """Yield every file below ``root`` in a fixed order; hidden ones and notes (``BACA-SAYA.md``) are passed over.

    Links to folders are never followed, links to files only inside ``root``, so nothing from outside is read.
    """
    inside = root.resolve()
    unread: list[OSError] = []
    for folder, folders, names in os.walk(root, onerror=unread.append):
        here = Path(folder)
        top = here == root
        visible = sorted(n for n in folders if not n.startswith(".") and not (top and n in _OTHERS_BUSINESS))
        for name in [*visible, *(n for n in folders if top and n == _PAGES)]:
            if _is_link(here / name):
                yield Stray(here / name, Problem("berkas-tautan", (1, 1), {}))
        folders[:] = [n for n in visible if not _is_link(here / n)]
        if len(here.relative_to(root).parts) >= _DEEPEST:
            yield from (Stray(here / name, Problem("berkas-asing", (1, 1), {})) for name in folders)
            folders.clear()
        if here.parent == root and here.name in _BY_TIME:
            wrong = {name: right for name in folders if (right := _time_meant(name, _BY_TIME[here.name]))}
            folders[:] = [name for name in folders if name not in wrong]
            for name, right in wrong.items():
                yield Stray(
                    here / name, Problem("berkas-nama-folder", (1, 1), {"benar": right[0], "benar_en": right[1]})
                )
        shown = sorted(name for name in names if not name.startswith(".") and name != NOTE)
        twins = {**_twins(folders), **_twins(shown)}
        folders[:] = [name for name in folders if name not in twins]
        for name, twin in twins.items():
            yield Stray(here / name, _called(_TWIN, twin))
        for name in shown:
            if name not in twins:
                yield _look(here / name, root, inside)
    for error in unread:
        yield Stray(Path(os.fsdecode(error.filename)), Problem("berkas-tak-terbaca", (1, 1), {}))


_DEEPEST: Final = 8
"""Folders in folders that are looked into; the deepest that a record lies in is 3."""

_TWIN: Final = (
    "di Windows dan macOS namanya sama dengan {name}, gabungkan isinya, lalu hapus yang ini",
    "on Windows and macOS it has the same name as {name}, merge the two, then delete this one",
)
_THERE: Final = (
    "{name} sudah ada, gabungkan isinya, lalu hapus yang ini",
    "{name} is there already, merge the two, then delete this one",
)


def _called(advice: tuple[str, str], name: str) -> Problem:
    """Say that a name cannot stand, and what another has to do with it."""
    saran, saran_en = (words.format(name=f"`{name}`") for words in advice)
    return Problem("berkas-nama", (1, 1), {"saran": saran, "saran_en": saran_en})


def _twins(names: list[str]) -> dict[str, str]:
    """Return the names that differ from another in case or normal form alone, each with the one that may stay."""
    alike: dict[str, list[str]] = {}
    for name in names:
        alike.setdefault(unicodedata.normalize("NFC", name).casefold(), []).append(name)
    found: dict[str, str] = {}
    for several in alike.values():
        stays = min(several, key=lambda name: (name != name.lower(), name))
        found.update({name: stays for name in several if name != stays})
    return found


def _is_link(path: Path) -> bool:
    try:
        return stat.S_ISLNK(os.lstat(path).st_mode)
    except OSError:
        return False


def kind_of(relative: str) -> tuple[str, Mapping[str, str]] | None:
    """Return the kind of a file and what its path below the content folder says, or None where it is not read."""
    for kind, pattern, _ in _KINDS:
        match = pattern.match(relative)
        if match and _is_of_our_years(match.groupdict().get("periode")):
            return kind, match.groupdict()
    return None


def _look(path: Path, root: Path, inside: Path) -> Found | Stray:
    if _is_link(path) and not _leads_inside(path, inside):
        return Stray(path, Problem("berkas-tautan", (1, 1), {}))
    relative = path.relative_to(root).as_posix()
    if known := kind_of(relative):
        return Found(path, *known)
    shape = "portal.yaml" if relative == "portal.yml" else _SHAPES.get(relative.split("/", maxsplit=1)[0].casefold())
    if shape and path.suffix.lower() in _DATA_SUFFIXES:
        hint, hint_en = _name_hint(shape, any(part.split(".")[0] in _RESERVED for part in relative.split("/")))
        advice, advice_en = f"ganti jalurnya menjadi {shape}{hint}", f"rename it to {shape}{hint_en}"
        if path.suffix.lower() in _WORKBOOKS:
            advice, advice_en = (
                f"buku kerja Excel, simpan sebagai CSV UTF-8: {shape}",
                f"a workbook, save it as {shape}",
            )
        elif _COPY.search(path.stem):
            advice = "tampaknya salinan, hapus, atau gabungkan isinya ke berkas aslinya"
            advice_en = "it looks like a copy, delete it, or merge it into the original"
        elif meant := _path_meant(relative):
            if os.path.lexists(root / meant) and not _is_same(root / meant, path):
                return Stray(path, _called(_THERE, meant))
            advice, advice_en = f"ganti jalurnya menjadi `{meant}`", f"rename it to `{meant}`"
        return Stray(path, Problem("berkas-nama", (1, 1), {"saran": advice, "saran_en": advice_en}))
    return Stray(path, Problem("berkas-asing", (1, 1), {}))


def _path_meant(relative: str) -> str | None:
    """Return the path that a file of ours was most likely meant to have, or None where none is near.

    >>> _path_meant("unit/Dinas Kesehatan.yml"), _path_meant("Evaluasi/2026-TW1/dinas.yaml"), _path_meant("unit/9.yaml")
    ('unit/dinas-kesehatan.yaml', 'evaluasi/2026-T1/dinas.yaml', None)
    """
    *folders, name = relative.split("/")
    stem, _, suffix = name.rpartition(".")
    parts = [period_meant(part) or _id_meant(part) for part in (*folders, stem)]
    meant = "/".join(parts) + ("." + suffix.lower().replace("yml", "yaml"))
    return meant if meant != relative and kind_of(meant) else None


def _id_meant(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths are one file, as names that differ in case are on some disks."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def _is_of_our_years(period: str | None) -> bool:
    """Whether a path names a period that records may be about, or none."""
    try:
        return period is None or Period.parse(period).year in _YEARS
    except ValueError:
        return False


def _time_meant(name: str, kind: str) -> tuple[str, str] | None:
    """What a folder of a period or year should be called, in both languages, or None where its name is right."""
    if kind == "tahun":
        return None if re.fullmatch(_YEAR, name) else ("tahun seperti 2026", "a year such as 2026")
    if _is_of_our_years(name):
        return None
    meant = period_meant(name)
    return (meant, meant) if meant else ("periode seperti 2026-T1 atau 2026-03", "a period such as 2026-T1 or 2026-03")


def _name_hint(shape: str, reserved: bool) -> tuple[str, str]:
    hints = [("huruf kecil, angka, dan tanda hubung", "lower-case letters, digits and hyphens")]
    if reserved:
        words = [f"`{word}`" for word in _RESERVED]
        hints.append((f"selain {' dan '.join(words)}", f"other than {' and '.join(words)}"))
    if "PERIODE" in shape:
        hints.append(("PERIODE seperti 2026, 2026-T1, atau 2026-03", "PERIODE such as 2026, 2026-T1 or 2026-03"))
    if "TAHUN" in shape:
        hints.append(("TAHUN seperti 2026", "TAHUN such as 2026"))
    return f" ({'; '.join(h[0] for h in hints)})", f" ({'; '.join(h[1] for h in hints)})"


def _leads_inside(path: Path, inside: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(inside)
    except (OSError, RuntimeError):
        return False


def read_bytes(path: Path, limit: int) -> bytes | Problem:
    """Return a plain file's bytes, never more than ``limit`` and one: the reader says that it is too large."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return Problem("berkas-tak-terbaca", (1, 1), {})
            return file.read(limit + 1)
    except OSError:
        return Problem("berkas-tak-terbaca", (1, 1), {})
