"""A unit gets another id or name: its own files move, what names it follows, and what is published stays.

See ``docs/decisions/renaming-units.md`` for what moves and what stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from kinerja.content.files import Found, find_files, require_folder
from kinerja.content.paths import kind_of
from kinerja.content.templates.agency import Agency
from kinerja.errors import KinerjaError, shown
from kinerja.package.period import Period
from kinerja.upkeep import rename_files as texts
from kinerja.upkeep.change import Change
from kinerja.upkeep.published import released_periods
from kinerja.upkeep.registers import Row, read_text, rows_of

_OWNERS = ("CODEOWNERS", ".github/CODEOWNERS", ".gitlab/CODEOWNERS", "docs/CODEOWNERS", ".gitea/CODEOWNERS")


@dataclass(frozen=True)
class Renaming:
    """``start`` None: nothing is published under the old id, which vanishes; else the first day of the new one."""

    old: str
    new: str
    name: str | None = None
    name_en: str | None = None
    start: date | None = None
    published: frozenset[str] = frozenset()
    """Codes of the periods released with the old id."""

    def moves(self, code: str) -> bool:
        """Whether the records of a period or year belong to the new unit."""
        return self.start is None or (code not in self.published and Period.parse(code).last >= self.start)

    def as_before(self, text: str) -> str:
        """Return a path or message with the old id for the new one."""
        return re.sub(word(self.new), self.old, text)


def word(unit: str) -> str:
    """Return the pattern of a unit's id where it stands by itself."""
    return rf"(?<![a-z0-9-]){re.escape(unit)}(?![a-z0-9-])"


def renaming(
    root: Path,
    old: str,
    new: str,
    *,
    name: str | None = None,
    name_en: str | None = None,
    start: date | None = None,
) -> Renaming | None:
    """Decide what a new id means for a unit; None where the unit has it already.

    :param start: first day of the new id; None: the day after the last published period, or from ever where nothing is
        published under the old id.
    :raises KinerjaError: there is no such unit, the new id is taken or is none, or the day is in a published period.
    """
    require_folder(root)
    if kind_of(f"unit/{new}.yaml") is None:
        raise KinerjaError(
            f"{new}: bukan kode unit; pakai huruf kecil, angka, dan tanda hubung, selain semua dan gabungan "
            "(a unit's id is lower-case letters, digits and hyphens)"
        )
    if old == new:
        raise KinerjaError(
            f"{old}: kode lama dan baru sama; untuk mengganti nama saja, sunting unit/{old}.yaml (the same id twice)"
        )
    target = root / "unit" / f"{new}.yaml"
    if target.is_file():
        before = re.search(rf"^pendahulu:.*(?:\n *-.*)*{word(old)}", read_text(target), re.MULTILINE)
        if before or not (root / "unit" / f"{old}.yaml").exists():
            return None
        raise KinerjaError(f"{shown(target)} sudah ada; pilih kode lain (that unit exists: choose another id)")
    Agency(root, example=False).require_unit(old)
    published = released_periods(root, old)
    last = max((Period.parse(code).last for code in published), default=None)
    if last is not None and start is not None and start <= last:
        raise KinerjaError(
            f"--mulai {start}: angka sampai {last} sudah terbit dengan kode {old}; tulis tanggal sesudahnya "
            "(published until then under the old id: name a later day)"
        )
    if last is not None and start is None:
        start = last + timedelta(days=1)
    return Renaming(old, new, name, name_en, start, frozenset(published))


def rename(root: Path, plan: Renaming) -> Change:
    """Return the change that gives a unit its new id.

    :raises KinerjaError: a file that has to change cannot be read.
    """
    files: dict[Path, bytes | None] = {}
    found = [file for file in find_files(root) if isinstance(file, Found)]
    people = _people(root, plan)
    for file in found:
        for path, text in _changed(root, file, plan, people):
            files[path] = None if text is None else text.encode("utf-8")
    for path in (root.absolute().parent / name for name in _OWNERS):
        if path.is_file():
            files[path] = texts.owners(read_text(path), plan.old, plan.new, both=plan.start is not None).encode()
    return Change(files, tuple(_todo(root, plan, found, files)))


def _people(root: Path, plan: Renaming) -> Mapping[str, list[tuple[date, date]]]:
    """Return who works in the unit under its new id: pseudonym → first and last days."""
    path = root / "pegawai" / f"{plan.old}.csv"
    people: dict[str, list[tuple[date, date]]] = {}
    if path.is_file() and plan.start is not None:
        for row in rows_of(texts.register_after(read_text(path), plan.start)[1]):
            first, last = _days(row)
            people.setdefault(row["pegawai"], []).append((first, last))
    return people


def _days(row: Row) -> tuple[date, date]:
    return date.fromisoformat(row["mulai"]), date.fromisoformat(row["selesai"]) if row["selesai"] else date.max


def _changed(
    root: Path, file: Found, plan: Renaming, people: Mapping[str, list[tuple[date, date]]]
) -> Iterator[tuple[Path, str | None]]:
    """Yield what becomes of one file: new paths with their texts, and the old path with its text or None."""
    named, own = file.named, file.named.get("unit") == plan.old
    if file.kind == "unit":
        yield from _unit(root, file, plan)
    elif file.kind == "pegawai" and own:
        stays, goes = texts.register_after(read_text(file.path), plan.start)
        yield from _split(root, file.path, plan, stays, goes)
    elif file.kind in ("rencana", "evaluasi") and own:
        period = Period.parse(named.get("tahun") or named["periode"])
        if plan.moves(period.code):
            text = read_text(file.path)

            def goes_along(employee: str) -> bool:
                return plan.start is None or any(
                    a <= period.last and b >= period.first for a, b in people.get(employee, ())
                )

            yield from _split(root, file.path, plan, *texts.entries_of(text, file.kind, plan.new, goes_along))
    elif file.kind == "indikator" and own:
        yield from _split(root, file.path, plan, *texts.indicators_of(read_text(file.path), plan.new, plan.moves))
    elif file.kind == "capaian" and own and plan.moves(named["periode"]):
        yield from _split(root, file.path, plan, None, texts.with_value(read_text(file.path), "unit", plan.new))
    elif file.kind == "tindak-lanjut":
        yield from _edited(file.path, lambda text: texts.with_value(text, "unit", plan.new, only=plan.old), plan)
    elif file.kind == "formulir":
        names = tuple(filter(None, (plan.name,)))
        yield from _edited(file.path, lambda text: texts.with_answers(text, plan.old, plan.new, names), plan)
    elif file.kind == "impor":
        yield from _edited(file.path, lambda text: texts.with_sheet_words(text, plan.old, plan.new), plan)
    elif file.kind == "tanggapan" and plan.moves(named["periode"]):
        form = root / "formulir" / f"{named['formulir']}.yaml"
        columns = texts.unit_columns(read_text(form)) if form.is_file() else ()
        yield from _edited(file.path, lambda text: texts.with_cells(text, columns, plan.old, plan.new), plan)


def _unit(root: Path, file: Found, plan: Renaming) -> Iterator[tuple[Path, str | None]]:
    if file.named["unit"] == plan.old:
        text = read_text(file.path)
        stays = texts.without_services(text) if plan.start is not None else None
        before = plan.old if plan.start is not None else None
        goes = texts.renamed_unit(text, plan.name, plan.name_en, before)
        yield file.path, stays
        yield root / "unit" / f"{plan.new}.yaml", goes
    else:
        replace_before = plan.start is None
        yield from _edited(
            file.path, lambda text: texts.with_parent(text, plan.old, plan.new, predecessors=replace_before), plan
        )


def _edited(path: Path, change: Callable[[str], str], plan: Renaming) -> Iterator[tuple[Path, str]]:
    """Yield a file that names the unit, changed; reading YAML takes long where nothing is to be changed."""
    text = read_text(path)
    if re.search(word(plan.old), text):
        yield path, change(text)


def _split(
    root: Path, path: Path, plan: Renaming, stays: str | None, goes: str | None
) -> Iterator[tuple[Path, str | None]]:
    yield path, stays
    if goes is not None:
        *folders, name = path.relative_to(root).parts
        folders = [plan.new if folder == plan.old else folder for folder in folders]
        yield root.joinpath(*folders, f"{plan.new}{path.suffix}" if path.stem == plan.old else name), goes


def _todo(root: Path, plan: Renaming, found: list[Found], files: Mapping[Path, bytes | None]) -> Iterator[str]:
    """What names the unit and is not changed, and what people outside have to know."""
    left = [file.path for file in found if file.path not in files and file.named.get("unit") != plan.old]
    left = [path for path in left if not path.is_relative_to(root / "tanggapan")]
    left += sorted((root / "halaman").glob("*.md"))
    for path in left:
        if re.search(word(plan.old), read_text(path)):
            yield f"{shown(path)} masih menyebut {plan.old}; periksa kalimat dan tautannya (it still names the old id)"
    if plan.name and not plan.name_en:
        yield f"isi nama_en yang baru di unit/{plan.new}.yaml (the English name is still the old one)"
    for file in found:
        if file.kind == "formulir" and texts.unit_columns(read_text(file.path)):
            form = file.named["formulir"]
            yield (
                f"formulir {form}: ganti nama unit ini pada pilihan jawabannya bila namanya berubah; jawaban lama yang "
                f"ditarik ulang dicatat atas {plan.new} (change the choice in the live form if the name changes)"
            )
