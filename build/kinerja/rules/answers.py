"""Rules on stored answers: their form exists, its columns are theirs, and every coded answer is one of its codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from kinerja.content.csv_reader import Table
from kinerja.content.document import Path as Steps
from kinerja.content.findings import Finding
from kinerja.content.hints import nearest
from kinerja.content.records import SEPARATOR
from kinerja.content.regulation_files import read
from kinerja.content.tree import Source
from kinerja.package.rounding import half_up
from kinerja.rules.identical import identical
from kinerja.rules.index import Index, advice, choices


def check(known: Index) -> Iterator[Finding]:
    """Yield the findings of this theme."""
    forms = {source.named["formulir"]: source for source in known.tree.by_kind.get("formulir", ())}
    for source in known.tree.of_kind("formulir"):
        yield from _form(known, source)
    for source in known.tree.of_kind("tanggapan"):
        form = source.named["formulir"]
        if form not in forms and "formulir" in known.misnamed:
            continue
        if form not in forms:
            hint = advice(nearest(form, sorted(forms)), f"formulir/{form}.yaml")
            yield known.at(source, (), "formulir-tak-ada", formulir=form, **hint)
        elif forms[form].value is not None:
            yield from _table(known, source, source.value, forms[form].value["kolom"])
            yield from _reviews(known, source, source.value, forms[form].value)


def _form(known: Index, source: Source) -> Iterator[Finding]:
    """Services and units that a form's answers stand for exist."""
    for period, held in source.value.get("pelaksanaan", {}).items():
        for service in held.get("layanan", {}):
            if known.all_units_read and service not in known.services:
                path: Steps = ("pelaksanaan", period, "layanan", service)
                yield known.at_key(source, path, "layanan-tak-ada", **known.missing_service(service))
    for name, column in source.value["kolom"].items():
        for value in column.get("jawaban", {}):
            path = ("kolom", name, "jawaban", value)
            if column["tipe"] == "layanan" and known.all_units_read and value not in known.services:
                yield known.at_key(source, path, "layanan-tak-ada", **known.missing_service(value))
            if column["tipe"] == "unit" and value not in known.units:
                yield known.at_key(source, path, "unit-tak-ada", **known.missing_unit(value))


def _table(known: Index, source: Source, table: Table, columns: Mapping[str, Any]) -> Iterator[Finding]:
    form = source.named["formulir"]
    # Free text is never stored; where it is meant to be an element, `formulir-unsur-teks` says so once.
    wanted = ["kunci", *(n for n, column in columns.items() if column["tipe"] != "teks" or "unsur" in column)]
    if list(table.columns) != wanted:
        there = ",".join(name if name in wanted else "…" for name in table.columns)
        detail = {"ada": there, "seharusnya": ",".join(wanted), "formulir": form}
        yield known.at(source, (), "tanggapan-kolom", **detail)
        return
    lines: dict[str, int] = {}
    allowed = {name: _allowed(known, column) for name, column in columns.items()}
    for row in table.rows:
        before = lines.setdefault(row.cells[0], row.line)
        if before != row.line:
            yield known.at(source, (row.line, "kunci"), "tanggapan-kunci-ganda", baris=before)
        for name, cell in zip(wanted[1:], row.cells[1:], strict=True):
            if cell and columns[name]["tipe"] == "pegawai" and not known.knows(cell):
                yield known.at(source, (row.line, name), "pegawai-tak-terdaftar", **known.missing_person(cell))
            codes = allowed[name]
            if cell and codes is not None and not _are_among(cell, codes, columns[name]["tipe"]):
                yield _unknown(known, source, row.line, name, cell, columns[name]["tipe"], codes)


def _reviews(known: Index, source: Source, table: Table, form: Mapping[str, Any]) -> Iterator[Finding]:
    """Ask for a look at answers too much alike, and at people whom too few rated."""
    rows = [dict(zip(table.columns, row.cells, strict=True)) for row in table.rows]
    if form["jenis"] != "umpan_balik":
        subject = next((name for name, column in form["kolom"].items() if column["tipe"] in ("layanan", "unit")), "")
        groups: dict[str, list[tuple[str, ...]]] = {}
        for row in rows:
            groups.setdefault(row.get(subject, ""), []).append(tuple(row.values())[1:])
        for about, group in sorted(groups.items()):
            for count in identical(group).values():
                share = str(half_up(Fraction(100 * count, len(group)), 1))
                detail = {
                    "tentang": about or "semua",
                    "jumlah": count,
                    "semua": len(group),
                    "persen": share.replace(".", ","),
                    "persen_en": share,
                }
                yield known.at(source, (), "tanggapan-seragam", **detail)
    elif "pegawai" in table.columns:
        fewest = int(read("umpan-balik", known.tree.agency)["parameter"]["penilai_paling_sedikit"])
        raters = Counter(row["pegawai"] for row in rows if row["pegawai"] and row.get("hubungan") != "diri")
        few = sum(1 for count in raters.values() if count < fewest)
        if few:
            yield known.at(source, (), "tanggapan-penilai-kurang", orang=few, paling=fewest)


def _allowed(known: Index, column: Mapping[str, Any]) -> frozenset[str] | None:
    """The values that a column may hold; None where it may hold any."""
    kind = column["tipe"]
    if kind == "layanan":
        return frozenset(known.services) if known.all_units_read else None
    if kind == "unit":
        return known.units
    if kind in ("skala_1_4", "huruf", "skala_1_5"):
        return frozenset("12345" if kind == "skala_1_5" else "1234")
    if kind in ("pilihan", "banyak_pilihan"):
        return frozenset(column.get("jawaban", {}))
    return None


def _are_among(cell: str, codes: frozenset[str], kind: str) -> bool:
    return all(part in codes for part in cell.split(SEPARATOR)) if kind == "banyak_pilihan" else cell in codes


def _unknown(
    known: Index, source: Source, line: int, column: str, cell: str, kind: str, codes: frozenset[str]
) -> Finding:
    path = (line, column)
    if kind == "layanan":
        return known.at(source, path, "layanan-tak-ada", **known.missing_service(cell))
    if kind == "unit":
        return known.at(source, path, "unit-tak-ada", **known.missing_unit(cell))
    options, options_en = choices(sorted(codes))
    form = source.named["formulir"]
    # A scale has the steps that it has: an answer beyond them was edited here, or the form's question is of another.
    advice = (f"tambahkan di formulir/{form}.yaml", f"add it to formulir/{form}.yaml")
    if kind in ("skala_1_4", "huruf", "skala_1_5"):
        advice = ("ulangi `kinerja pull`", "run `kinerja pull` again")
    detail = {"isi": cell, "kolom": column, "saran": advice[0], "saran_en": advice[1]}
    return known.at(source, path, "tanggapan-jawaban", pilihan=options, pilihan_en=options_en, **detail)
