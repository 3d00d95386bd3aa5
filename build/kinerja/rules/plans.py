"""Rules on plans: everyone rated has one, and ids are unique, each result serves one that exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kinerja.content.catalogue import MOST_ALIKE
from kinerja.content.document import Path as Steps
from kinerja.content.findings import Finding
from kinerja.content.hints import listed
from kinerja.content.tree import Source
from kinerja.content.typed import REGIONAL_HEAD
from kinerja.rules.index import Index, agrees, entries

Plans = dict[str, dict[str, list[tuple[Source, Any]]]]
"""Year → employee → plans (more than one where the person moved, or by mistake)."""


def check(known: Index) -> Iterator[Finding]:
    """Yield the findings of this theme."""
    plans = plans_of(known)
    yield from _doubled(known, plans)
    yield from _rated_without_plan(known, plans)
    for source, employee, plan in entries(known.tree, "rencana", asked=True):
        yield from _inside(known, source, employee, plan)
        yield from _served(known, source, employee, plan, plans[source.named["tahun"]])


def plans_of(known: Index) -> Plans:
    """Return every usable plan."""
    found: Plans = {}
    for source, employee, plan in entries(known.tree, "rencana"):
        found.setdefault(source.named["tahun"], {}).setdefault(employee, []).append((source, plan))
    return found


def unclear(known: Index, year: str, employee: str) -> bool:
    """Whether a person's plan may be in what could not be read."""
    if "rencana" in known.misnamed:
        return True
    broken = known.unclear_plans.get(year, frozenset())
    return broken is None or employee in broken


def _doubled(known: Index, plans: Plans) -> Iterator[Finding]:
    """Two plans in one unit and year are one too many; who moves has one in each unit."""
    for year, people in plans.items():
        for employee, found in people.items():
            first: dict[str, Source] = {}
            for source, _ in found:
                before = first.setdefault(source.named["unit"], source)
                if before is not source and not known.pasted.keys() & {source.path, before.path}:
                    where = {"tahun": year, "berkas": before.shown.as_posix()}
                    path = ("rencana", employee)
                    yield known.at_key(source, path, "rencana-ganda", pegawai=employee, **where)


def _rated_without_plan(known: Index, plans: Plans) -> Iterator[Finding]:
    """Whoever is rated has a plan; where a unit's whole file of plans is not there, that is said once."""
    for source in known.tree.of_kind("evaluasi"):
        if not known.tree.is_asked(source.path) or not agrees(source, "periode"):
            continue
        year, unit = source.named["periode"][:4], source.named["unit"]
        there, file = plans.get(year, {}), f"rencana/{year}/{unit}.yaml"
        without = [
            employee
            for employee in source.value["evaluasi"]
            if employee not in there and known.knows(employee) and not unclear(known, year, employee)
        ]
        if without and year not in known.planned_years:
            yield known.at(source, ("periode",), "rencana-tahun-tak-ada", tahun=year, periode=source.named["periode"])
        elif len(without) > MOST_ALIKE and (year, unit) in known.lost_plans:
            yield known.at(source, ("periode",), "rencana-hilang", berkas=file)
        else:
            for employee in without:
                where = {"tahun": year, "berkas": file}
                yield known.at_key(source, ("evaluasi", employee), "rencana-tak-ada", pegawai=employee, **where)


def _inside(known: Index, source: Source, employee: str, plan: Any) -> Iterator[Finding]:
    """Ids are unique, ranges run upwards."""
    results = plan["rencana_hasil_kerja"]
    top: Steps = ("rencana", employee, "rencana_hasil_kerja")
    yield from _unique(known, source, employee, top, results)
    for number, result in enumerate(results):
        path: Steps = (*top, number, "indikator")
        yield from _unique(known, source, employee, path, result["indikator"])
        for place, indicator in enumerate(result["indikator"]):
            target = indicator["target"]
            if isinstance(target, list) and target[0] > target[1]:
                where: Steps = (*path, place, "target")
                yield known.at(source, where, "target-terbalik", rendah=target[0], tinggi=target[1])


def has_doubled_ids(plan: Any) -> bool:
    """Whether an id is used twice, which is a finding: whoever refers to the id that is gone is not at fault."""
    lists = [plan["rencana_hasil_kerja"], *(result["indikator"] for result in plan["rencana_hasil_kerja"])]
    return any(len({item["id"] for item in items}) < len(items) for items in lists)


def _unique(known: Index, source: Source, employee: str, path: Steps, items: Any) -> Iterator[Finding]:
    taken: list[str] = []
    for number, item in enumerate(items):
        if item["id"] in taken:
            letter = item["id"].rstrip("0123456789") or "h"
            free = next(f"{letter}{n}" for n in range(1, 999) if f"{letter}{n}" not in {i["id"] for i in items})
            where = (*path, number, "id")
            yield known.at(source, where, "rencana-kode-ganda", pegawai=employee, id=item["id"], contoh=free)
        taken.append(item["id"])


def _served(
    known: Index, source: Source, employee: str, plan: Any, people: Mapping[str, list[tuple[Source, Any]]]
) -> Iterator[Finding]:
    for number, result in enumerate(plan["rencana_hasil_kerja"]):
        path: Steps = ("rencana", employee, "rencana_hasil_kerja", number)
        served = result.get("mendukung")
        if served is None:
            if plan["penilai"] != REGIONAL_HEAD and result["jenis"] == "utama":
                detail = {"hasil": result["id"], "penilai": plan["penilai"]}
                yield known.at(source, (*path, "id"), "rencana-tanpa-dukungan", pegawai=employee, **detail)
            continue
        superior, _, wanted = served.partition("/")
        year = source.named["tahun"]
        if superior not in people and (unclear(known, year, superior) or known.plan_is_lost(superior, year)):
            continue
        there = [r["id"] for _, p in people.get(superior, ()) for r in p["rencana_hasil_kerja"]]
        if wanted not in there and not any(has_doubled_ids(p) for _, p in people.get(superior, ())):
            yield known.at(
                source,
                (*path, "mendukung"),
                "rencana-dukungan-tak-ada",
                pegawai=employee,
                rujukan=served,
                **_serve_advice(superior, there, year),
            )


def _serve_advice(superior: str, there: list[str], year: str) -> dict[str, object]:
    if not there:
        return {
            "saran": f"`{superior}` belum punya rencana tahun {year}; tulis dahulu, atau perbaiki nama sandinya",
            "saran_en": f"`{superior}` has no plan for {year}; write it first, or mend the pseudonym",
        }
    options = [f"{superior}/{name}" for name in there]
    return {"saran": f"pakai {listed(options, 'atau')}", "saran_en": f"use {listed(options, 'or')}"}
