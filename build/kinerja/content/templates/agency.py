"""What templates look up in a content folder: units, who works in one and when, plans and indicators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kinerja.content.hints import nearest
from kinerja.content.records import Plan, Spell, UnitIndicator
from kinerja.content.schema_files import schema
from kinerja.content.selection import select
from kinerja.errors import KinerjaError
from kinerja.package.period import Period


@dataclass(frozen=True)
class Agency:
    """A content folder as templates see it. Every look-up reads only the files that it needs."""

    root: Path
    example: bool
    """``contoh`` of ``portal.yaml``."""

    @property
    def folder(self) -> Path:
        """The folder that holds the content folder, and the agency's own ``schemas/``."""
        return self.root.absolute().parent

    def schema(self, kind: str) -> Mapping[str, Any]:
        """Return a kind's schema, the agency's own codes in it."""
        return schema(kind, self.folder)

    def require_unit(self, unit: str) -> str:
        """Return a unit's id.

        :raises KinerjaError: ``unit/`` has no such file.
        """
        known = sorted(path.stem for path in (self.root / "unit").glob("*.yaml"))
        if unit not in known:
            near = nearest(unit, known)
            advice = f"maksudnya {near}? (did you mean that?)" if near else f"buat dengan kinerja new unit {unit}"
            raise KinerjaError(f"unit {unit} belum ada di folder unit/; {advice}")
        return unit

    def spells(self, unit: str, period: Period) -> Mapping[str, tuple[Spell, ...]]:
        """Return who works in the unit in the period, sorted: pseudonym → all spells in the period, in any unit.

        :raises KinerjaError: the unit's register cannot be read whole, or nobody works there then.
        """
        select(self.root, lambda f: f.kind == "pegawai" and f.named["unit"] == unit).require_sound()
        registers = select(self.root, lambda f: f.kind == "pegawai").content
        then = [s for s in registers.spells if s.start <= period.last and (s.end is None or s.end >= period.first)]
        people = sorted({spell.employee for spell in then if spell.unit == unit})
        if not people:
            raise KinerjaError(
                f"tidak ada pegawai {unit} pada {period}; isi pegawai/{unit}.csv dahulu "
                "(nobody is registered there in that period: fill in the register first)"
            )
        found: dict[str, list[Spell]] = {employee: [] for employee in people}
        for spell in then:
            if spell.employee in found:
                found[spell.employee].append(spell)
        return {employee: tuple(spells) for employee, spells in found.items()}

    def plans(self, year: int, unit: str, people: Mapping[str, tuple[Spell, ...]]) -> Mapping[str, Plan]:
        """Return people's plans of a year: the one in the unit, else one in another unit they work in.

        :raises KinerjaError: a file of plans cannot be read whole.
        """
        own = self._plans(year, {unit})
        others = {s.unit for employee, spells in people.items() if employee not in own for s in spells} - {unit}
        return {**(self._plans(year, others) if others else {}), **own}

    def _plans(self, year: int, units: set[str]) -> dict[str, Plan]:
        content = select(
            self.root, lambda f: f.kind == "rencana" and f.named["tahun"] == str(year) and f.named["unit"] in units
        ).require_sound()
        return {plan.employee: plan for plan in content.plans.get(year, ())}

    def indicators(self, year: int, unit: str) -> tuple[UnitIndicator, ...]:
        """Return a unit's indicators of a year, in the file's order.

        :raises KinerjaError: the file cannot be read whole.
        """
        content = select(
            self.root, lambda f: f.kind == "indikator" and f.named["tahun"] == str(year) and f.named["unit"] == unit
        ).require_sound()
        return content.indicators.get(year, ())
