"""Rules on what a form's respondents were told, and on where the public finds the form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kinerja.content.assurances import SPANS, Assurance, asked_about, assurance, too_fine, too_short
from kinerja.content.findings import Finding
from kinerja.content.hints import nearest
from kinerja.content.tree import Source
from kinerja.package.period import Period
from kinerja.rules.index import Index, advice

_ENGLISH: Final = {
    "layanan": "service",
    "unit": "unit",
    "instansi": "the whole agency",
    "bulan": "month",
    "triwulan": "quarter",
    "tahun": "year",
}


def check(known: Index) -> Iterator[Finding]:
    """Yield the findings of this theme."""
    forms = {source.named["formulir"]: source for source in known.tree.of_kind("formulir")}
    for form, source in forms.items():
        told = assurance(source.value)
        if told is not None:
            yield from _kept(known, form, source, told)
        yield from _reachable(known, form, source)
    for source in known.tree.of_kind("portal"):
        yield from _addresses(known, source, forms)


def _kept(known: Index, form: str, source: Source, told: Assurance) -> Iterator[Finding]:
    kind, span = source.value["jenis"], source.value["periode"]["aturan"]
    asks = any(column["tipe"] == asked_about(kind) for column in source.value["kolom"].values())
    if level := too_fine(told, kind, asks=asks):
        detail = {"janji": told.level, "terbit": level}
        yield known.at(source, ("janji", "terbit"), "formulir-janji-tingkat", **detail, **_in_english(detail))
    if span in SPANS and too_short(told, span):
        detail = {"janji": told.span}
        english = _in_english(detail)
        yield known.at(source, ("periode", "aturan"), "formulir-janji-periode", aturan=span, **detail, **english)
    answers = [s for s in known.tree.by_kind.get("tanggapan", ()) if s.named["formulir"] == form]
    late = [s.named["periode"] for s in answers if Period.parse(s.named["periode"]).last > told.kept_until]
    if late:
        path = ("janji", "simpan_sampai")
        yield known.at(source, path, "formulir-janji-lewat", hari=told.kept_until.isoformat(), periode=max(late))
    elif answers and (now := _latest(known)) is not None and now.last > told.kept_until:
        path = ("janji", "simpan_sampai")
        detail = {"hari": told.kept_until.isoformat(), "periode": now.code, "jumlah": str(len(answers))}
        yield known.at(source, path, "formulir-janji-simpan", **detail, formulir=form)
    if told.comments:
        return
    for name, column in source.value["kolom"].items():
        if column.get("moderasi") is True:
            detail = {"apa": f"`moderasi: true` pada kolom `{name}`", "apa_en": f"`moderasi: true` of `{name}`"}
            yield known.at(source, ("kolom", name, "moderasi"), "formulir-janji-komentar", formulir=form, **detail)
    for comments in known.tree.of_kind("komentar"):
        if comments.named["formulir"] == form:
            detail = {"apa": "berkas ini", "apa_en": "this file"}
            yield known.at(comments, ("komentar",), "formulir-janji-komentar", formulir=form, **detail)


def _latest(known: Index) -> Period | None:
    """The latest period that evaluations or answers are stored for: records say what day it is at least."""
    stored = (*known.tree.by_kind.get("evaluasi", ()), *known.tree.by_kind.get("tanggapan", ()))
    periods = [Period.parse(source.named["periode"]) for source in stored]
    return max(periods, key=lambda period: period.last, default=None)


def _in_english(detail: dict[str, str]) -> dict[str, str]:
    return {f"{name}_en": _ENGLISH[word] for name, word in detail.items()}


def _reachable(known: Index, form: str, source: Source) -> Iterator[Finding]:
    live = source.value.get("formulir", {})
    for service in live.get("id_layanan", {}):
        if known.all_units_read and service not in known.services:
            path = ("formulir", "id_layanan", service)
            yield known.at_key(source, path, "layanan-tak-ada", **known.missing_service(service))
    if source.value["sasaran"] != "publik" or not live:
        return
    portals = known.tree.of_kind("portal")
    if portals and not any(form in p.value.get(key, {}) for p in portals for key in ("formulir", "formulir_layanan")):
        yield known.at_key(source, ("formulir",), "formulir-alamat-kurang", formulir=form)


def _addresses(known: Index, portal: Source, forms: dict[str, Source]) -> Iterator[Finding]:
    existing = {source.named["formulir"] for source in known.tree.by_kind.get("formulir", ())}
    for key in ("formulir", "formulir_layanan"):
        for form in portal.value.get(key, {}):
            if form not in existing and "formulir" not in known.misnamed:
                hint = advice(nearest(form, sorted(existing)), f"formulir/{form}.yaml")
                yield known.at_key(portal, (key, form), "formulir-tak-ada", formulir=form, **hint)
    for form, addresses in portal.value.get("formulir_layanan", {}).items():
        entry = forms[form].value.get("formulir", {}).get("isian_layanan") if form in forms else None
        for service, address in addresses.items():
            path = ("formulir_layanan", form, service)
            if known.all_units_read and service not in known.services:
                yield known.at_key(portal, path, "layanan-tak-ada", **known.missing_service(service))
            if entry and f"{entry}=" not in address:
                detail = {"layanan": service, "isian": entry, "formulir": form}
                yield known.at(portal, path, "formulir-alamat-isian", **detail)
