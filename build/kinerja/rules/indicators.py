"""Rules on a unit's indicators: unique ids, targets of their own year, achievements of indicators that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import Final

from kinerja.content.findings import Finding
from kinerja.content.hints import NAMES_ALIKE, nearest
from kinerja.content.tree import Source
from kinerja.rules.index import Index, advice, entries

_IS_ID: Final = re.compile(r"[a-z][a-z0-9-]{0,79}").fullmatch
"""Whether a name has an id's form (``schemas/umum.json``)."""


def check(known: Index) -> Iterator[Finding]:
    """Yield the findings of this theme."""
    yield from _indicators(known)
    yield from _achievements(known)
    yield from _reports(known)


def _indicators(known: Index) -> Iterator[Finding]:
    first: dict[tuple[str, str], Source] = {}
    heirs = {
        (source.named["unit"], before)
        for source in known.tree.of_kind("unit")
        for before in source.value.get("pendahulu", ())
    }
    for source, name, entry in entries(known.tree, "indikator"):
        year = source.named["tahun"]
        before = first.setdefault((year, name), source)
        if before is not source and not _handed_over(before, source, name, heirs):
            yield known.at_key(
                source, ("indikator", name), "indikator-ganda", indikator=name, berkas=before.shown.as_posix()
            )
        if entry.get("golongan") == "waktu_layanan" and "standar_waktu" not in entry:
            yield known.at(source, ("indikator", name, "golongan"), "indikator-tanpa-standar", indikator=name)
        for period, target in entry["target"].items():
            path = ("indikator", name, "target", period)
            if period[:4] != year:
                detail = {"periode": period, "tahun": year, "benar": period[:4]}
                yield known.at_key(source, path, "indikator-periode-luar", **detail)
            if isinstance(target, list) and target[0] > target[1]:
                yield known.at(source, path, "target-terbalik", rendah=target[0], tinggi=target[1])


def _handed_over(one: Source, other: Source, name: str, heirs: Set[tuple[str, str]]) -> bool:
    """Whether a unit goes on with an indicator of the one that it replaces, each with targets of its own periods."""
    units = one.named["unit"], other.named["unit"]
    periods = [set(source.value["indikator"][name]["target"]) for source in (one, other)]
    return (units in heirs or units[::-1] in heirs) and periods[0].isdisjoint(periods[1])


def _achievements(known: Index) -> Iterator[Finding]:
    planned: dict[tuple[str, str], set[str]] = {}
    owners: dict[tuple[str, str], str] = {}
    unread: set[tuple[str, str]] = set()
    broken_names: dict[tuple[str, str], set[str]] = {}
    for source in known.tree.by_kind.get("indikator", ()):
        place = source.named["tahun"], source.named["unit"]
        broken_names.setdefault(place, set()).update(source.broken)
        names = set(source.broken) | set(source.value["indikator"] if source.value else ())
        planned.setdefault(place, set()).update(names)
        owners.update({(place[0], name): place[1] for name in names})
        if source.value is None and not source.broken:
            unread.add(place)
    for source, name, _ in entries(known.tree, "capaian"):
        place = source.named["periode"][:4], source.named["unit"]
        there = planned.get(place, set())
        if name in there or place in unread or (not there and "indikator" in known.misnamed):
            continue
        if any(not _IS_ID(broken) for broken in broken_names.get(place, ())):
            continue  # that id is mended first: it may be the one that is missing
        near = nearest(name, sorted(there), alike=NAMES_ALIKE)
        owner = owners.get((place[0], name))
        hint = advice(near, f"indikator/{place[0]}/{place[1]}.yaml")
        if owner and not near:
            hint = {
                "saran": f"indikator itu milik `{owner}`; tulis capaiannya di berkas unit itu",
                "saran_en": f"it belongs to `{owner}`; write the result in that unit's file",
            }
        detail = {"indikator": name, "tahun": place[0], "unit": place[1], **hint}
        yield known.at_key(source, ("capaian", name), "capaian-indikator-tak-ada", **detail)


_ORDER = (
    ("diterima", "wajib", "diterima", "wajib", "received", "due"),
    ("terlambat", "diterima", "terlambat", "diterima", "late", "received"),
)


def _reports(known: Index) -> Iterator[Finding]:
    for source in known.tree.of_kind("capaian"):
        for number, report in enumerate(source.value.get("laporan", ())):
            for part, whole, more, than, more_en, than_en in _ORDER:
                if report[part] > report[whole]:
                    detail = {"lebih": more, "dari": than, "lebih_en": more_en, "dari_en": than_en}
                    yield known.at(
                        source,
                        ("laporan", number, part),
                        "laporan-lebih",
                        banyak=report[part],
                        batas=report[whole],
                        **detail,
                    )
