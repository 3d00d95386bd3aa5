"""Units' own indicators: targets for a year, what was reached in a quarter, and routine reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from random import Random
from typing import Any

from kinerja.demo.agency import UnitPlan
from kinerja.demo.catalogue import load
from kinerja.demo.chance import stream
from kinerja.demo.emit import Flow
from kinerja.demo.ratings import COUNTABLE
from kinerja.package.period import Period
from kinerja.package.rounding import half_up

NAMES = ("nama", "nama_en", "penjelasan", "penjelasan_en", "satuan", "satuan_en", "arah", "desimal")

MORE = ("golongan", "kumulatif", "standar_waktu")
"""What only some indicators say."""

KNOWN_QUARTERS = 4
"""Quarters that the catalogue tells."""


class Indicators:
    """The indicators of every unit that has some: units of an ordinary size, divisions (``bidang``) aside."""

    def __init__(self, seed: int, units: Sequence[UnitPlan]) -> None:
        self._seed = seed
        catalogue = load("indikator")
        self._reports: Mapping[str, Sequence[Mapping[str, Any]]] = catalogue["laporan"]
        self._of: dict[str, dict[str, tuple[str, Mapping[str, Any], bool]]] = {}
        seen: set[str] = set()
        for unit in units:
            if unit.size < COUNTABLE or unit.kind == "bidang":
                continue
            many = unit.theme in catalogue["banyak"]
            first = unit.theme not in seen
            own: dict[str, tuple[str, Mapping[str, Any], bool]] = {}
            for name, described in catalogue["tema"].get(unit.theme, {}).items():
                own[name] = (name if first and not many else f"{name}-{unit.id}", described, first)
            seen.add(unit.theme)
            self._of[unit.id] = own

    def year(self, unit: str, year: int) -> dict[str, object]:
        """Return ``indikator`` of a unit's file for a year; empty where the unit has none."""
        found: dict[str, object] = {}
        for identifier, described, _ in self._of.get(unit, {}).values():
            targets = {
                f"{year}-T{quarter}": _target(described, quarter)
                for quarter in range(1, 5)
                if described["target"][quarter - 1] is not None
            }
            told: dict[str, object] = {key: described[key] for key in NAMES}
            told |= {key: _in_line(described[key]) for key in MORE if key in described}
            found[identifier] = told | {"target": Flow(targets)}
        return found

    def achieved(self, unit: str, period: Period, order: int) -> dict[str, object]:
        """Return ``capaian`` of a unit's file for a quarter.

        :param order: quarters since the first, from 0.
        """
        quarter = period.quarter or 1
        found: dict[str, object] = {}
        for name, (identifier, described, first) in self._of.get(unit, {}).items():
            if described["target"][quarter - 1] is None:
                continue
            value = described["realisasi"][quarter - 1]
            fields: dict[str, object] = {"realisasi": None}
            if value is not None:
                rng = stream(self._seed, "indicators", unit, name, period.code)
                shift = 0.0 if first else stream(self._seed, "indicators", unit, name).gauss(0, 0.02)
                if not first or order >= KNOWN_QUARTERS:
                    shift += rng.gauss(0, 0.012)
                shift = 0.0 if described["arah"] == "tonggak" else shift
                fields = _measured(described, Decimal(str(value)), shift)
                if "median" in described:
                    fields["median"] = _shorter(Decimal(str(described["median"][quarter - 1])), shift)
            if first and order < KNOWN_QUARTERS and quarter in described.get("catatan", {}):
                fields["penjelasan"], fields["penjelasan_en"] = described["catatan"][quarter]
            elif value is None:
                fields["penjelasan"] = "Data masih diperiksa ulang."
                fields["penjelasan_en"] = "The data are still being checked."
            found[identifier] = fields if "penjelasan" in fields else Flow(fields)
        return found

    def reports(self, unit: UnitPlan, period: Period) -> list[object]:
        """Return ``laporan`` of a unit's file for a quarter; empty where its kind of work sends none."""
        rng = stream(self._seed, "reports", unit.id, period.code)
        return [_report(described, rng) for described in self._reports.get(unit.theme, ())]


def _in_line(value: object) -> object:
    return Flow(value) if isinstance(value, Mapping) else value


def _places(described: Mapping[str, Any], value: Decimal) -> Decimal:
    return half_up(value, described["desimal"])


def _target(described: Mapping[str, Any], quarter: int) -> object:
    target = described["target"][quarter - 1]
    if isinstance(target, list):
        return [_places(described, Decimal(str(limit))) for limit in target]
    return _places(described, Decimal(str(target)))


def _measured(described: Mapping[str, Any], value: Decimal, shift: float) -> dict[str, object]:
    """Return a realisation moved by a share; percentages stay at most 100 and agree with their two numbers."""
    moved = value * (1 + Decimal(str(round(shift, 4))))
    share = described["satuan"] == "persen"
    if share and shift:
        # A share near its end has little room: move it by part of what is missing.
        missing = min(value, 100 - value)
        moved = value + missing * Decimal(str(round(max(-0.9, min(0.9, shift * 8)), 4)))
    if "penyebut" not in described:
        return {"realisasi": _places(described, min(moved, Decimal(100)) if share else moved)}
    whole = described["penyebut"]
    part = int(half_up(moved * whole / 100, 0))
    return {
        "realisasi": _places(described, Decimal(100 * part) / whole),
        "pembilang": part,
        "penyebut": whole,
    }


def _shorter(median: Decimal, shift: float) -> Decimal:
    """Return a median time moved against the share served in time: where more are in time, half wait less long."""
    return half_up(median * (1 - Decimal(str(round(2 * shift, 4)))), -int(str(median.as_tuple().exponent)))


def _report(described: Mapping[str, Any], rng: Random) -> Flow:
    due = described["wajib"]
    received = sum(rng.random() < described["masuk"] for _ in range(due))
    late = sum(rng.random() < described["terlambat"] for _ in range(received))
    names = {key: described[key] for key in ("nama", "nama_en")}
    return Flow(names | {"wajib": due, "diterima": received, "terlambat": late})
