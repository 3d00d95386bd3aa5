"""Rule: where a file cannot be read, say which checks of other files had to be left out; once a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from kinerja.content.catalogue import finding
from kinerja.content.findings import Finding
from kinerja.content.load import shown
from kinerja.content.pseudonym import is_pseudonym
from kinerja.content.tree import Source, Tree
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
    """A check of files of the kinds ``of`` that needs another file."""

    words: str
    words_en: str
    of: tuple[str, ...]
    concerns: Callable[[Index, _Lack, Source], bool]
    """Whether what is lacking leaves the check of a file out."""


def check(known: Index) -> Iterator[Finding]:
    """Yield ``tak-diperiksa`` at every file that other files' checks lacked."""
    for lack in _lacks(known):
        left_out = [(c, _files(known, lack, c)) for c in _CHECKS.get(lack.kind, ())]
        told = [(c, files) for c, files in left_out if files]
        if told:
            detail = {
                "periksa": "; ".join(f"{c.words} ({_listed(f, 'dan', 'lain')})" for c, f in told),
                "periksa_en": "; ".join(f"{c.words_en} ({_listed(f, 'and', 'more')})" for c, f in told),
            }
            yield finding(RULES, "tak-diperiksa", lack.path, (1, 1), detail)


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
            first.setdefault(found.path.relative_to(top).parts[0], found.path)
    yield from (_Lack(path, kind, {}) for kind, path in first.items())


def _files(known: Index, lack: _Lack, left_out: _Check) -> list[str]:
    return [
        source.path.relative_to(known.tree.root).as_posix()
        for kind in left_out.of
        for source in known.tree.of_kind(kind)
        if source.shown != lack.path and left_out.concerns(known, lack, source)
    ]


def _listed(files: list[str], conjunction: str, rest: str) -> str:
    more = f" {conjunction} {len(files) - _SHOWN} {rest}" if len(files) > _SHOWN else ""
    return ", ".join(files[:_SHOWN]) + more


def _same(source: Source, lack: _Lack, *keys: str) -> bool:
    """Whether two files belong together; what a path does not say, as where a folder is misnamed, may be anything."""
    return all(lack.named.get(key, source.named.get(key)) == source.named.get(key) for key in keys)


def _year(named: Mapping[str, str]) -> str | None:
    return named.get("tahun") or (named["periode"][:4] if "periode" in named else None)


def _same_year(source: Source, lack: _Lack) -> bool:
    return _year(lack.named) in (None, _year(source.named))


def _people(source: Source) -> set[str]:
    """Everybody whom a file names."""
    if source.kind in ("rencana", "evaluasi"):
        entries = source.value[source.kind]
        return {*entries, *(entry["penilai"] for entry in entries.values())}
    if source.kind == "keberatan":
        return {entry["pegawai"] for entry in source.value["keberatan"].values()}
    return set(source.value["peserta" if source.kind == "pelatihan" else "penerima"])


def _unregistered(known: Index, lack: _Lack, source: Source) -> bool:
    """Whether a file names somebody who may be in a register that cannot be read."""
    people = _people(source)
    return (
        bool(people & lack.people)
        if lack.people is not None
        else not all(map(is_pseudonym, people))
        or any(name not in known.spells for name in people if is_pseudonym(name))
    )


def _planned(_known: Index, lack: _Lack, source: Source) -> bool:
    rated = source.value["evaluasi"].keys()
    return _same_year(source, lack) and (lack.people is None or bool(rated & lack.people))


def _serving(_known: Index, lack: _Lack, source: Source) -> bool:
    served = {
        result["mendukung"].partition("/")[0]
        for plan in source.value["rencana"].values()
        for result in plan["rencana_hasil_kerja"]
        if "mendukung" in result
    }
    return _same_year(source, lack) and bool(served if lack.people is None else served & lack.people)


def _of_services(known: Index, _lack: _Lack, source: Source) -> bool:
    """Whether a file names services of units."""
    if source.kind == "tindak-lanjut":
        return "layanan" in source.value
    if source.kind == "komentar":
        return True
    forms = {form.named["formulir"]: form for form in known.tree.of_kind("formulir")}
    form = forms.get(source.named["formulir"])
    return form is not None and any(column["tipe"] == "layanan" for column in form.value["kolom"].values())


def _appealed(_known: Index, lack: _Lack, source: Source) -> bool:
    return _same(source, lack, "periode") and bool(source.value["keberatan"])


_RATED = ("pola distribusi dan predikat kepala", "the distribution pattern and the head's rating")

_CHECKS: Final[Mapping[str, tuple[_Check, ...]]] = {
    "unit": (
        _Check(
            "layanan yang disebut",
            "the services named",
            ("formulir", "tanggapan", "komentar", "tindak-lanjut"),
            _of_services,
        ),
    ),
    "pegawai": (
        _Check(
            "pegawai dan masa tugasnya",
            "people and their time in the unit",
            ("rencana", "evaluasi", "pelatihan", "penghargaan", "keberatan"),
            _unregistered,
        ),
    ),
    "rencana": (
        _Check("rencana dan realisasi", "plans and actual figures", ("evaluasi",), _planned),
        _Check("hasil kerja atasan", "the superior's results", ("rencana",), _serving),
    ),
    "evaluasi": (
        _Check(*_RATED, ("capaian",), lambda _known, lack, source: _same(source, lack, "periode", "unit")),
        _Check("evaluasi di balik keberatan", "the evaluation behind an appeal", ("keberatan",), _appealed),
    ),
    "indikator": (
        _Check(
            "indikator yang dicapai",
            "the indicators reached",
            ("capaian",),
            lambda _known, lack, source: _same_year(source, lack) and _same(source, lack, "unit"),
        ),
    ),
    "capaian": (_Check(*_RATED, ("evaluasi",), lambda _known, lack, source: _same(source, lack, "periode", "unit")),),
    "formulir": (
        _Check(
            "kolom dan jawaban",
            "columns and answers",
            ("tanggapan",),
            lambda _known, lack, source: _same(source, lack, "formulir"),
        ),
    ),
    "portal": (_Check("kalender rilis", "the release calendar", ("evaluasi",), lambda *_: True),),
}
"""Kind of file that cannot be read → the checks that need it."""
