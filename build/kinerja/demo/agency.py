"""The agency's units: which there are, which stands below which, and how many people each has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import cycle
from random import Random
from typing import Any

from kinerja.demo.catalogue import load
from kinerja.demo.chance import stream
from kinerja.errors import KinerjaError

LONGEST_ID = 80
"""Characters of an id that the schema allows."""

LEAST = 3
"""Fewest people in a unit."""

LEAST_OFFICE = 12
"""Fewest people in the office of a unit with sub-units, where the agency has people enough."""


@dataclass(frozen=True)
class Service:
    """A public service of a unit."""

    id: str
    name: str
    name_en: str


@dataclass(frozen=True)
class UnitPlan:
    """One unit. ``theme`` names its kind of work in the catalogue; ``size`` counts its own people alone."""

    id: str
    name: str
    name_en: str
    parent: str | None
    kind: str
    theme: str
    services: tuple[Service, ...]
    weight: float
    fixed: int | None
    size: int = 0


def units(seed: int, count: int, employees: int) -> tuple[UnitPlan, ...]:
    """Return exactly ``count`` units, parents before children, whose sizes add up to ``employees``.

    :raises KinerjaError: too few people for that many units, or no unit at all.
    """
    if count < 1 or employees < 1:
        raise KinerjaError("--units dan --employees paling sedikit 1 (at least 1 each)")
    rng = stream(seed, "units")
    known = [_named(row) for row in load("unit")["dasar"][:count]]
    continuation = _continued(rng, {unit.id: unit for unit in known})
    while len(known) < count:
        known.append(next(continuation))
    return _sized(known, employees)


def _named(row: Mapping[str, Any]) -> UnitPlan:
    services = tuple(Service(item["id"], item["nama"], item["nama_en"]) for item in row.get("layanan", ()))
    fixed = row.get("tetap")
    weight = float(row.get("orang", fixed))
    parent = row.get("induk")
    return UnitPlan(row["id"], row["nama"], row["nama_en"], parent, row["jenis"], row["tema"], services, weight, fixed)


def _continued(rng: Random, known: dict[str, UnitPlan]) -> Iterator[UnitPlan]:
    """Yield units beyond the named ones, forever, in the catalogue's order of kinds."""
    catalogue = load("unit")
    tops = iter(catalogue["puncak"])
    offices: list[UnitPlan] = []
    latest: dict[str, UnitPlan] = {}
    numbers: dict[str, int] = {"sekolah_menengah": 1}
    for kind in cycle(catalogue["urutan"]):
        if kind == "puncak":
            row = next(tops, None)
            if row is not None:
                offices.append(known.setdefault(row["id"], _named(row)))
                yield offices[-1]
                continue
            kind = "sekolah_dasar"
        pattern = catalogue["pola"][kind]
        number = numbers[kind] = numbers.get(kind, 0) + 1
        parent = None
        if (above := _above(catalogue, kind, number)) is not None:
            other = offices[(number - 1) % len(offices)] if kind in ("bidang", "uptd") else known["dinas-pendidikan"]
            parent = latest.get(above) or known.get(above) or other
        words = _words(catalogue, kind, number, parent, len(offices))
        unit = _patterned(pattern, words, parent, rng)
        if unit.id in known:
            continue
        known[unit.id] = latest[kind] = unit
        yield unit


def _above(catalogue: Mapping[str, Any], kind: str, number: int) -> str | None:
    """Return the id, or the kind, of the unit above the ``number``-th unit of a kind."""
    if kind == "uptd":
        return str(catalogue["uptd"][(number - 1) % len(catalogue["uptd"])][2])
    above: str | None = catalogue["pola"][kind].get("di")
    return above


def _words(
    catalogue: Mapping[str, Any], kind: str, number: int, parent: UnitPlan | None, offices: int
) -> dict[str, str]:
    places, corners = catalogue["wilayah"], catalogue["arah"]
    lap, place = divmod(number - 1, len(places))
    corner = f" {corners[lap]}" if lap < len(corners) and corners[lap] else f" {lap}" if lap else ""
    words = {"nomor": str(number), "wilayah": places[place if kind != "kelurahan" else -1 - place] + corner}
    if kind in ("bidang", "uptd"):
        turn = (number - 1) // max(offices, 1)
        choices = catalogue[kind]
        name, name_en = choices[(turn if kind == "bidang" else number - 1) % len(choices)][:2]
        if kind == "bidang" and parent is not None:
            name, name_en = f"{name} {parent.name}", f"{name_en}, {parent.name_en}"
        again = turn // len(choices) if kind == "bidang" else (number - 1) // len(choices)
        suffix = f" {again + 1}" if again else ""
        words |= {kind: name + suffix, f"{kind}_en": name_en + suffix}
    return words


def _patterned(pattern: Mapping[str, Any], words: Mapping[str, str], parent: UnitPlan | None, rng: Random) -> UnitPlan:
    name = pattern["nama"].format(**words)
    theme = pattern["tema"]
    if theme == "induk":
        theme = parent.theme if parent is not None else "umum"
    identifier = _slug(name)
    services: tuple[Service, ...] = ()
    if offered := pattern.get("layanan"):
        place = _slug(words["wilayah"])
        services = (
            Service(f"{offered['id']}-{place}", offered["nama"].format(**words), offered["nama_en"].format(**words)),
        )
    weight = pattern["orang"] * rng.lognormvariate(0, 0.55)
    above = parent.id if parent is not None else None
    name_en = pattern["nama_en"].format(**words)
    return UnitPlan(identifier, name, name_en, above, pattern["jenis"], theme, services, weight, None)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:LONGEST_ID].rstrip("-")


def _sized(known: list[UnitPlan], employees: int) -> tuple[UnitPlan, ...]:
    """Give every unit its people: as the weights say, but never fewer than its least."""
    offices = {unit.parent for unit in known}
    roomy = employees >= LEAST_OFFICE * len(known)
    least = [unit.fixed or (LEAST_OFFICE if roomy and unit.id in offices else LEAST) for unit in known]
    if employees < sum(least):
        raise KinerjaError(
            f"--employees {employees} terlalu sedikit untuk {len(known)} unit; tulis paling sedikit {sum(least)} "
            "(too few people for that many units)"
        )

    def at(scale: float) -> list[int]:
        return [unit.fixed or max(low, round(unit.weight * scale)) for unit, low in zip(known, least, strict=True)]

    low, high = 0.0, float(employees)
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(at(middle)) <= employees else (low, middle)
    sizes = at(low)
    growing = sorted((i for i, unit in enumerate(known) if not unit.fixed), key=lambda i: (-sizes[i], i))
    for index in range(employees - sum(sizes)):
        sizes[growing[index % len(growing)]] += 1
    return tuple(replace(unit, size=size) for unit, size in zip(known, sizes, strict=True))
