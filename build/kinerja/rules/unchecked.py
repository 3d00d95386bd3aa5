"""Rule: where a file cannot be read, say which checks of other files had to be left out; once a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Final

from kinerja.content.catalogue import finding
from kinerja.content.findings import Finding
from kinerja.content.load import shown
from kinerja.content.paths import folder_meant
from kinerja.content.pseudonym import is_pseudonym
from kinerja.content.tree import Source, Tree
from kinerja.content.typed import REGIONAL_HEAD
from kinerja.rules.catalogue import RULES
from kinerja.rules.index import MISNAMED, Index, index

_SHOWN: Final = 3
"""Files that are named one by one; the rest is counted."""


@dataclass(frozen=True)
class _Lack:
    """What could not be read: a file, or some entries of one."""

    path: Path
    kind: str
    named: Mapping[str, str]
    people: frozenset[str] | None = None
    """The pseudonyms of the entries that failed; None where it may be anybody."""


@dataclass(frozen=True)
class _Check:
    """A check of files of the kinds ``of`` that needs another file of the same ``scope`` (``tahun``, ``unit`` …)."""

    words: str
    words_en: str
    of: tuple[str, ...]
    scope: tuple[str, ...] = ()
    people: Callable[[Source], Iterable[str]] | None = None
    """Whose entries in the other file it needs; None where it needs the file."""
    applies: Callable[[Index, Source], bool] = lambda _known, _source: True
    """Whether a file has anything for it to check."""
    only_unregistered: bool = False
    """Whether it is done after all for whoever is in a register that could be read."""


def check(known: Index) -> Iterator[Finding]:
    """Yield ``tak-diperiksa`` at every file that other files' checks lacked."""
    in_need: dict[int, _InNeed] = {}
    for lack in _lacks(known):
        left_out = []
        for needed in _CHECKS.get(lack.kind, ()):
            if id(needed) not in in_need:
                in_need[id(needed)] = _InNeed(known, needed)
            few, more = in_need[id(needed)].of(lack)
            if few:
                told, told_en = _listed(few, more, "dan", "lain"), _listed(few, more, "and", "more")
                left_out.append((f"{needed.words} ({told})", f"{needed.words_en} ({told_en})"))
        if left_out:
            detail = {
                "periksa": "; ".join(told for told, _ in left_out),
                "periksa_en": "; ".join(told for _, told in left_out),
            }
            yield finding(RULES, "tak-diperiksa", lack.path, (1, 1), detail)


class _InNeed:
    """The files that need a check, found once however many files are broken."""

    def __init__(self, known: Index, needed: _Check) -> None:
        self._scope = needed.scope
        self._everybody: dict[tuple[str | None, ...], dict[Path, None]] = {}
        self._by_person: dict[tuple[str | None, ...], dict[str, list[Path]]] = {}
        self._persons = needed.people is not None
        self._names: dict[Path, str] = {}
        self._order: dict[Path, int] = {}
        for source in (source for kind in needed.of for source in known.tree.of_kind(kind)):
            if not needed.applies(known, source):
                continue
            self._order[source.shown] = len(self._order)
            self._names[source.shown] = source.path.relative_to(known.tree.root).as_posix()
            key = tuple(_named(source.named, name) for name in self._scope)
            people = sorted(set(needed.people(source))) if needed.people else []
            if not needed.people or any(not needed.only_unregistered or who not in known.spells for who in people):
                self._everybody.setdefault(key, {})[source.shown] = None
            for employee in people:
                self._by_person.setdefault(key, {}).setdefault(employee, []).append(source.shown)

    def of(self, lack: _Lack) -> tuple[list[str], int]:
        """Return the first few files below the content folder that the check is left out for, and how many more."""
        key = tuple(_named(lack.named, name) for name in self._scope)
        if self._persons and lack.people is not None:
            there = self._by_person.get(key, {})
            found = {path for employee in lack.people for path in there.get(employee, ())} - {lack.path}
            return self._few(sorted(found, key=self._order.__getitem__), len(found))
        # A folder that is misnamed may be of any period or unit.
        keys = [key] if None not in key else [k for k in self._everybody if _may_be(key, k)]
        groups = [self._everybody[k] for k in keys if k in self._everybody]
        others = (path for group in groups for path in group if path != lack.path)
        return self._few(others, sum(len(group) - (lack.path in group) for group in groups))

    def _few(self, paths: Iterable[Path], count: int) -> tuple[list[str], int]:
        return [self._names[path] for path in islice(paths, _SHOWN)], max(0, count - _SHOWN)


def _may_be(key: tuple[str | None, ...], other: tuple[str | None, ...]) -> bool:
    return all(mine in (None, theirs) for mine, theirs in zip(key, other, strict=True))


def _named(named: Mapping[str, str], name: str) -> str | None:
    """What a path says of a unit, period, form or year; the year is also in the period."""
    if name == "tahun" and "periode" in named:
        return named["periode"][:4]
    return named.get(name)


def told_at(changed: Iterable[str], tree: Tree) -> frozenset[PurePosixPath]:
    """Return the files at which ``tak-diperiksa`` may name files of the changed ones' kinds.

    :param changed: paths below the content folder, with ``/``.
    :param tree: the content folder, read whole.
    """
    folders = {path.split("/", maxsplit=1)[0] for path in changed}
    top = shown(tree.root)
    return frozenset(
        PurePosixPath(lack.path.relative_to(top))
        for lack in _lacks(index(tree))
        if any(not folders.isdisjoint(c.of) for c in _CHECKS.get(lack.kind, ()))
    )


def _lacks(known: Index) -> Iterator[_Lack]:
    for source in known.tree.sources:
        if source.value is None and not source.broken:
            yield _Lack(source.shown, source.kind, source.named)
        elif source.broken and all(map(is_pseudonym, source.broken)):
            yield _Lack(source.shown, source.kind, source.named, source.broken)
        elif source.broken:
            yield _Lack(source.shown, source.kind, source.named)
    for unit in sorted(known.lost_registers):
        yield _Lack(shown(known.tree.root / "pegawai" / f"{unit}.csv"), "pegawai", {"unit": unit})
    for unit in sorted(known.lost_units):
        yield _Lack(shown(known.tree.root / "unit" / f"{unit}.yaml"), "unit", {"unit": unit})
    top = shown(known.tree.root)
    first: dict[str, Path] = {}
    for found in known.tree.findings:
        if found.code in MISNAMED and found.path.is_relative_to(top):
            name = found.path.relative_to(top).parts[0]
            first.setdefault(folder_meant(name) or name, found.path)
    yield from (_Lack(path, kind, {}) for kind, path in first.items())


def _listed(few: list[str], more: int, conjunction: str, others: str) -> str:
    return ", ".join(few) + (f" {conjunction} {more} {others}" if more else "")


def _people(source: Source) -> set[str]:
    """Everybody whom a file names."""
    if source.kind in ("rencana", "evaluasi"):
        entries = source.value[source.kind]
        return {*entries, *(entry["penilai"] for entry in entries.values())} - {REGIONAL_HEAD}
    if source.kind == "keberatan":
        return {entry["pegawai"] for entry in source.value["keberatan"].values()}
    return set(source.value["peserta" if source.kind == "pelatihan" else "penerima"])


def _rated(source: Source) -> Iterable[str]:
    people: Mapping[str, object] = source.value["evaluasi"]
    return people


def _served(source: Source) -> Iterator[str]:
    for plan in source.value["rencana"].values():
        for result in plan["rencana_hasil_kerja"]:
            if "mendukung" in result:
                yield result["mendukung"].partition("/")[0]


def _names_services(known: Index, source: Source) -> bool:
    if source.kind == "tindak-lanjut":
        return "layanan" in source.value
    if source.kind == "komentar":
        return True
    forms = [form for form in known.tree.of_kind("formulir") if form.named["formulir"] == source.named["formulir"]]
    if source.kind == "formulir" and any("layanan" in held for held in source.value.get("pelaksanaan", {}).values()):
        return True
    return any(column["tipe"] == "layanan" for form in forms for column in form.value["kolom"].values())


_PATTERN: Final = ("pola distribusi dan predikat kepala", "the distribution pattern and the head's rating")
_OF_SERVICES: Final = ("formulir", "tanggapan", "komentar", "tindak-lanjut")
_OF_PEOPLE: Final = ("rencana", "evaluasi", "pelatihan", "penghargaan", "keberatan")

_CHECKS: Final[Mapping[str, tuple[_Check, ...]]] = {
    "unit": (_Check("layanan yang disebut", "the services named", _OF_SERVICES, applies=_names_services),),
    "pegawai": (
        _Check(
            "pegawai dan masa tugasnya",
            "people and their time in the unit",
            _OF_PEOPLE,
            people=_people,
            only_unregistered=True,
        ),
    ),
    "rencana": (
        _Check("rencana dan realisasi", "plans and actual figures", ("evaluasi",), ("tahun",), _rated),
        _Check("hasil kerja atasan", "the superior's results", ("rencana",), ("tahun",), _served),
    ),
    "evaluasi": (
        _Check(*_PATTERN, ("capaian",), ("periode", "unit")),
        _Check(
            "evaluasi di balik keberatan",
            "the evaluation behind an appeal",
            ("keberatan",),
            ("periode",),
            applies=lambda _known, source: bool(source.value["keberatan"]),
        ),
    ),
    "indikator": (_Check("indikator yang dicapai", "the indicators reached", ("capaian",), ("tahun", "unit")),),
    "capaian": (_Check(*_PATTERN, ("evaluasi",), ("periode", "unit")),),
    "formulir": (_Check("kolom dan jawaban", "columns and answers", ("tanggapan",), ("formulir",)),),
    "portal": (_Check("kalender rilis", "the release calendar", ("evaluasi",)),),
}
"""Kind of file that cannot be read → the checks that need it."""
