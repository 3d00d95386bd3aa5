"""Rules on units and on paths: a file's content agrees with its path, units and parents exist, services are unique."""

from __future__ import annotations

from collections.abc import Iterator

from kinerja.content.catalogue import finding
from kinerja.content.findings import Finding
from kinerja.content.load import shown
from kinerja.content.tree import Source
from kinerja.rules.catalogue import RULES
from kinerja.rules.index import Index, advice


def check(known: Index) -> Iterator[Finding]:
    """Yield the findings of this theme."""
    yield from _lost(known)
    yield from _paths(known)
    yield from _parents(known)
    yield from _names(known)
    yield from _services(known)
    yield from _users_of_units(known)


def _lost(known: Index) -> Iterator[Finding]:
    """A unit that several files belong to has lost its own file: one finding, not one a file."""
    for unit, files in known.lost_units.items():
        path = shown(known.tree.root / "unit" / f"{unit}.yaml")
        yield finding(RULES, "unit-hilang", path, (1, 1), {"unit": unit, "banyak": files})
    for unit in sorted(known.lost_registers):
        path = shown(known.tree.root / "pegawai" / f"{unit}.csv")
        is_there = any(source.shown == path for source in known.tree.of_kind("pegawai"))
        state = ("tidak memuat seorang pun", "lists nobody") if is_there else ("tidak ada", "is not there")
        detail = {"unit": unit, "keadaan": state[0], "keadaan_en": state[1]}
        yield finding(RULES, "pegawai-hilang", path, (1, 1), detail)


_IN_PATH = ("unit", "periode", "tahun", "formulir")


def _paths(known: Index) -> Iterator[Finding]:
    """What a file says of itself is what its path says."""
    for source in known.tree.sources:
        if not isinstance(source.value, dict):
            continue
        for key in _IN_PATH:
            said = source.value.get(key)
            if key in source.named and isinstance(said, str | int) and str(said) != source.named[key]:
                yield known.at(source, (key,), "isi-beda-jalur", kunci=key, isi=said, jalur=source.shown.as_posix())
        named = source.named.get("unit")
        if named is not None and source.kind != "unit" and named not in known.units:
            path = ("unit",) if "unit" in source.value else ()
            yield known.at(source, path, "unit-tak-ada", **known.missing_unit(named))
    for source in known.tree.of_kind("pegawai"):
        if source.named["unit"] not in known.units:
            yield known.at(source, (), "unit-tak-ada", **known.missing_unit(source.named["unit"]))


def _parents(known: Index) -> Iterator[Finding]:
    parents = {s.named["unit"]: s.value.get("induk") for s in known.tree.of_kind("unit")}
    reported: set[str] = set()
    for source in known.tree.of_kind("unit"):
        unit, parent = source.named["unit"], source.value.get("induk")
        if parent is not None and parent not in known.units:
            yield known.at(source, ("induk",), "unit-tak-ada", **known.missing_unit(parent))
        chain = [unit]
        while (parent := parents.get(chain[-1])) is not None and parent not in chain:
            chain.append(parent)
        if parent == unit and unit not in reported:
            reported.update(chain)
            yield known.at(source, ("induk",), "unit-melingkar", urutan=" → ".join([*chain, unit]))


def _names(known: Index) -> Iterator[Finding]:
    """Units of one name cannot be told apart on the portal; one that replaces another may keep its name."""
    first: dict[str, Source] = {}
    for source in known.tree.of_kind("unit"):
        before = first.setdefault(" ".join(source.value["nama"].casefold().split()), source)
        heirs = {*source.value.get("pendahulu", ()), *before.value.get("pendahulu", ())}
        if before is not source and not heirs & {source.named["unit"], before.named["unit"]}:
            detail = {"nama": source.value["nama"], "berkas": before.shown.as_posix()}
            yield known.at(source, ("nama",), "unit-nama-sama", **detail)


def _services(known: Index) -> Iterator[Finding]:
    seen: dict[str, Source] = {}
    for source in known.tree.of_kind("unit"):
        for number, service in enumerate(source.value.get("layanan", ())):
            first = seen.setdefault(service["id"], source)
            twice_here = [s["id"] for s in source.value["layanan"][:number]].count(service["id"])
            if first is not source or twice_here:
                path = ("layanan", number, "id")
                yield known.at(source, path, "layanan-ganda", layanan=service["id"], berkas=first.shown.as_posix())


def _users_of_units(known: Index) -> Iterator[Finding]:
    """Promises name a unit and a service; comments a form and a service."""
    for source in known.tree.of_kind("tindak-lanjut"):
        unit, service = source.value["unit"], source.value.get("layanan")
        if unit not in known.units:
            yield known.at(source, ("unit",), "unit-tak-ada", **known.missing_unit(unit))
        if service is not None and known.all_units_read and service not in known.services:
            yield known.at(source, ("layanan",), "layanan-tak-ada", **known.missing_service(service))
    forms = {source.named["formulir"] for source in known.tree.by_kind.get("formulir", ())}
    for source in known.tree.of_kind("komentar"):
        form = source.named["formulir"]
        if form not in forms:
            yield known.at(source, ("formulir",), "formulir-tak-ada", formulir=form, **_missing_form(form, forms))
        for number, comment in enumerate(source.value["komentar"]):
            if known.all_units_read and comment["layanan"] not in known.services:
                path = ("komentar", number, "layanan")
                yield known.at(source, path, "layanan-tak-ada", **known.missing_service(comment["layanan"]))


def _missing_form(form: str, forms: set[str]) -> dict[str, object]:
    from kinerja.content.hints import nearest

    return advice(nearest(form, sorted(forms)), f"formulir/{form}.yaml")
