"""What every rule looks up: who exists, where they work, what is planned; built once from a tree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from kinerja.content.catalogue import MOST_ALIKE, finding
from kinerja.content.document import Path as Steps
from kinerja.content.findings import Finding
from kinerja.content.hints import NAMES_ALIKE, listed, nearest
from kinerja.content.load import shown
from kinerja.content.paths import folder_meant
from kinerja.content.pseudonym import is_pseudonym
from kinerja.content.records import Spell
from kinerja.content.tree import Source, Tree
from kinerja.package.period import Period
from kinerja.rules.catalogue import RULES


@dataclass(frozen=True)
class Pasted:
    """How much of a file is of people who do not work in its unit."""

    others: int
    people: int
    unit: str
    """Where most of the others work."""


@dataclass(frozen=True)
class Index:
    """Look-ups. What could not be read counts as present: a broken file must not make others look wrong."""

    tree: Tree
    units: frozenset[str]
    """Every unit that has a file, readable or not."""
    services: Mapping[str, Source]
    """Service id → the unit file that has it first."""
    all_units_read: bool
    spells: Mapping[str, tuple[Spell, ...]]
    unclear_people: frozenset[str]
    """Employees one of whose lines could not be read."""
    unread_registers: frozenset[str]
    """Units whose register could not be read."""
    misnamed: frozenset[str]
    """Folders (``evaluasi``, ``unit`` …) in which a file or a folder is not read because of its name."""
    unclear_plans: Mapping[str, frozenset[str] | None]
    """Year → employees whose plan could not be read; None where that may be anybody."""
    lost_units: Mapping[str, int]
    """Units that several files belong to and that have no file of their own → how many files."""
    lost_registers: frozenset[str]
    """Units with plans or evaluations and without ``pegawai/UNIT.csv``, or with one that lists nobody."""
    lost_plans: Mapping[tuple[str, str], frozenset[str]]
    """Year and unit without a file of plans, though several people are rated there → those whose plan it would hold."""
    planned_years: frozenset[str]
    """Years for which there is a file of plans, readable or not."""
    pasted: Mapping[Path, Pasted]
    """Files of plans or evaluations most of whose people work in another unit."""

    def knows(self, employee: str) -> bool:
        """Whether a pseudonym is registered, or may be in what could not be read."""
        return bool(employee in self.spells or employee in self.unclear_people or self.unread_registers)

    def works_in(self, employee: str, unit: str, period: Period) -> bool:
        """Whether a registered spell in the unit overlaps the period, or may do so."""
        if unit in self.unread_registers or employee in self.unclear_people:
            return True
        return any(s.unit == unit and s.overlaps(period) for s in self.spells.get(employee, ()))

    def plan_is_lost(self, employee: str, year: str) -> bool:
        """Whether a plan would be in a file that is gone."""
        return any(there == year and employee in people for (there, _), people in self.lost_plans.items())

    def may_be_elsewhere(self, employee: str) -> bool:
        """Whether spells of an employee may be in what could not be read."""
        return bool(employee in self.unclear_people or self.unread_registers)

    def worked(self, employee: str, first: date, last: date) -> bool:
        """Whether a registered spell in any unit has a day of ``first`` to ``last``, or may have one."""
        spells = self.spells.get(employee, ())
        return self.may_be_elsewhere(employee) or any(
            s.start <= last and (s.end is None or s.end >= first) for s in spells
        )

    def at(self, source: Source, path: Steps, code: str, /, **detail: object) -> Finding:
        """Return a finding at a value of a file."""
        return finding(RULES, code, source.shown, self.tree.locate(source, path), detail)

    def at_key(self, source: Source, path: Steps, code: str, /, **detail: object) -> Finding:
        """Return a finding at a key of a file."""
        return finding(RULES, code, source.shown, self.tree.locate(source, path, key=True), detail)

    def missing_unit(self, unit: str) -> dict[str, object]:
        """Return the fields of ``unit-tak-ada``."""
        near = nearest(unit, sorted(self.units), alike=NAMES_ALIKE)
        return {"unit": unit, **advice(near, f"unit/{unit}.yaml")}

    def missing_service(self, service: str) -> dict[str, object]:
        """Return the fields of ``layanan-tak-ada``."""
        near = nearest(service, sorted(self.services), alike=NAMES_ALIKE)
        return {"layanan": service, **advice(near, "unit/UNIT.yaml, `layanan`")}

    def missing_person(self, employee: str) -> dict[str, object]:
        """Return the fields of ``pegawai-tak-terdaftar``: whoever is one letter away was meant."""
        near = next((name for name in one_letter_away(employee) if name in self.spells), None)
        if near:
            return {"pegawai": employee, "saran": f"maksudnya `{near}`?", "saran_en": f"did you mean `{near}`?"}
        return {
            "pegawai": employee,
            "saran": "periksa nama sandinya dengan `kinerja id`, atau tambahkan barisnya di pegawai/UNIT.csv",
            "saran_en": "check the pseudonym with `kinerja id`, or add the line to pegawai/UNIT.csv",
        }


def index(tree: Tree) -> Index:
    """Build the look-ups."""
    services: dict[str, Source] = {}
    for source in tree.of_kind("unit"):
        for service in source.value.get("layanan", ()):
            services.setdefault(service["id"], source)
    spells: dict[str, list[Spell]] = {}
    for spell in tree.spells:
        spells.setdefault(spell.employee, []).append(spell)
    registers = tree.by_kind.get("pegawai", ())
    units = tree.by_kind.get("unit", ())
    misnamed = _misnamed(tree)
    named = Counter(s.named["unit"] for s in tree.sources if "unit" in s.named and s.kind != "unit")
    known_units = {source.named["unit"] for source in units}
    lost = {} if "unit" in misnamed else {u: n for u, n in sorted(named.items()) if u not in known_units and n > 1}
    known_units |= lost.keys()
    if "unit" in misnamed:
        dictionaries = [source.value for source in tree.sources if isinstance(source.value, dict)]
        known_units |= named.keys()
        known_units |= {str(value[key]) for value in dictionaries for key in _OF_UNITS & value.keys()}
    unread = {s.named["unit"] for s in registers if s.value is None or not all(map(is_pseudonym, s.broken))}
    # A unit with plans or evaluations and without a register is one mistake, and not one a person.
    staffed = {s.named["unit"] for kind in ("rencana", "evaluasi") for s in tree.by_kind.get(kind, ())}
    listed = {s.named["unit"] for s in registers if s.value is None or s.value.rows or s.broken}
    no_register = staffed - listed
    unread |= no_register
    reversed_spells = {s.employee for s in tree.spells if s.end is not None and s.end < s.start}
    known = Index(
        tree=tree,
        units=frozenset(known_units),
        services=services,
        all_units_read=not lost and "unit" not in misnamed and all(source.value is not None for source in units),
        spells={employee: tuple(found) for employee, found in spells.items()},
        unclear_people=frozenset(name for source in registers for name in source.broken) | reversed_spells,
        unread_registers=frozenset(unread),
        misnamed=misnamed,
        unclear_plans=_unclear_plans(tree),
        lost_units=lost,
        lost_registers=frozenset() if "pegawai" in misnamed else frozenset(no_register & known_units - lost.keys()),
        lost_plans={} if "rencana" in misnamed else _lost_plans(tree),
        planned_years=frozenset(source.named["tahun"] for source in tree.by_kind.get("rencana", ())),
        pasted={},
    )
    return replace(known, pasted=_pasted(known))


def _lost_plans(tree: Tree) -> dict[tuple[str, str], frozenset[str]]:
    """Plans that a file would hold that is not there."""
    there = {(source.named["tahun"], source.named["unit"]) for source in tree.by_kind.get("rencana", ())}
    rated: dict[tuple[str, str], set[str]] = {}
    for source in tree.of_kind("evaluasi"):
        place = source.named["periode"][:4], source.named["unit"]
        if place not in there and agrees(source, "periode"):
            rated.setdefault(place, set()).update(source.value["evaluasi"])
    if not rated:
        return {}
    planned = {(s.named["tahun"], name) for s in tree.of_kind("rencana") for name in s.value["rencana"]}
    lost = {place: frozenset(e for e in people if (place[0], e) not in planned) for place, people in rated.items()}
    return {place: people for place, people in lost.items() if len(people) > MOST_ALIKE}


def agrees(source: Source, key: str) -> bool:
    """Whether a file says of itself what its path says; where it does not, that is the finding."""
    return str(source.value.get(key, source.named[key])) == source.named[key]


def _pasted(known: Index) -> dict[Path, Pasted]:
    """Files that hold another unit's people: first a few are looked at, and only then everybody."""
    found = {}
    for kind, key in (("rencana", "tahun"), ("evaluasi", "periode")):
        for source in known.tree.of_kind(kind):
            unit, people = source.named["unit"], list(source.value[kind])
            period = Period.parse(source.named[key])
            if len(people) <= MOST_ALIKE or not all(
                who in known.spells and not known.works_in(who, unit, period)
                for who in (people[0], people[len(people) // 2])
            ):
                continue
            others = [who for who in people if who in known.spells and not known.works_in(who, unit, period)]
            units = Counter(spell.unit for who in others for spell in known.spells[who] if spell.overlaps(period))
            if len(others) > MOST_ALIKE and 2 * len(others) > len(people) and units:
                often = max(sorted(units), key=units.__getitem__)
                if 2 * units[often] > len(people):
                    found[source.path] = Pasted(len(others), len(people), often)
    return found


def _unclear_plans(tree: Tree) -> dict[str, frozenset[str] | None]:
    found: dict[str, frozenset[str] | None] = {}
    for source in tree.by_kind.get("rencana", ()):
        year, before = source.named["tahun"], found.get(source.named["tahun"], frozenset())
        # A broken entry whose name is no pseudonym may stand for anybody.
        anybody = (source.value is None and not source.broken) or not all(map(is_pseudonym, source.broken))
        found[year] = None if anybody or before is None else before | source.broken
    return found


MISNAMED: Final = ("berkas-nama", "berkas-nama-folder", "berkas-nama-pengenal")
"""Codes of files and folders that are not read because of their name."""

_OF_UNITS: Final = frozenset({"unit", "induk"})
"""Keys at the top of a file that name a unit."""


def _misnamed(tree: Tree) -> frozenset[str]:
    top = shown(tree.root)
    paths = [found.path for found in tree.findings if found.code in MISNAMED and found.path.is_relative_to(top)]
    return frozenset(folder_meant(name) or name for name in (path.relative_to(top).parts[0] for path in paths))


def one_letter_away(pseudonym: str) -> Iterator[str]:
    """Yield the pseudonyms that differ from one by a letter, or by two neighbours that changed places."""
    for place in range(1, len(pseudonym)):
        before, here, after = pseudonym[:place], pseudonym[place], pseudonym[place + 1 :]
        if after:
            yield before + after[0] + here + after[1:]
        yield from (before + letter + after for letter in "abcdefghijklmnopqrstuvwxyz234567" if letter != here)


def entries(tree: Tree, kind: str, *, asked: bool = False) -> Iterator[tuple[Source, str, Any]]:
    """Yield every usable entry of the files of a kind whose section is named like the kind.

    :param asked: only those of files whose findings are asked for: enough where each entry is looked at by itself.
    """
    for source in tree.of_kind(kind):
        if not asked or tree.is_asked(source.path):
            for name, entry in source.value[kind].items():
                yield source, name, entry


def dates_agree(
    known: Index, source: Source, path: Steps, entry: Mapping[str, Any], first: str, last: str
) -> Iterator[Finding]:
    """Yield ``tanggal-terbalik`` where the second of two dates is before the first; either may be left out."""
    if entry.get(first) and entry.get(last) and date.fromisoformat(entry[last]) < date.fromisoformat(entry[first]):
        detail = {"awal": first, "akhir": last, "tanggal_awal": entry[first], "tanggal_akhir": entry[last]}
        yield known.at(source, (*path, last), "tanggal-terbalik", **detail)


def advice(near: str | None, place: str) -> dict[str, object]:
    """Return the fields ``saran``: the near name that was meant, or where to add the missing one."""
    if near:
        return {"saran": f"maksudnya `{near}`?", "saran_en": f"did you mean `{near}`?"}
    return {
        "saran": f"periksa ejaannya, atau tambahkan di {place}",
        "saran_en": f"check the spelling, or add it in {place}",
    }


def choices(options: list[str]) -> tuple[str, str]:
    """Return a short list of allowed values in Indonesian and English."""
    shown = options[:12]
    if not shown:
        return "yang ada (belum ada satu pun)", "an existing one (there is none yet)"
    return listed(shown, "atau"), listed(shown, "or")
