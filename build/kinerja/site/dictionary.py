"""What a release's columns and codes mean, in both languages: for its workbook and for the papers of its ZIP."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kinerja.package.model import TOTAL, CountTable, MeanTable, PlainTable, Table
from kinerja.site.archive import Edition
from kinerja.site.text import Speech
from kinerja.site.views.data import schema

COLUMNS = ("berkas", "kolom", "jenis", "satuan", "arti", "arti_en")
CODES = ("dimensi", "kode", "induk", "nama", "nama_en", "satuan", "satuan_en")

_KINDS = {"jumlah": "integer", "rerata": "number", "desimal": "integer"}


@dataclass(frozen=True)
class Words:
    """Both languages of what is not drawn once a language, Indonesian first."""

    indonesian: Speech
    english: Speech

    @property
    def both(self) -> tuple[Speech, Speech]:
        """Both, in the order in which they are written."""
        return self.indonesian, self.english


def column_rows(words: Words, edition: Edition) -> list[tuple[str, ...]]:
    """A row of ``COLUMNS`` for every column of every table."""
    rows: list[tuple[str, ...]] = []
    for _, table in sorted(edition.release.tables.items()):
        meanings, english = (schema(speech, table).columns for speech in words.both)
        kinds = _kinds(table)
        for column, translated in zip(meanings, english, strict=True):
            name = column.name
            unit = _unit(words, table, name)
            kind = kinds.get(name, "string")
            rows.append((f"tabel/{table.name}.csv", name, kind, unit, column.meaning, translated.meaning))
    return rows


def code_rows(edition: Edition) -> list[tuple[str, ...]]:
    """A row of ``CODES`` for every code, an indicator's with what it is counted in."""
    counted = _counted_in(edition)
    rows: list[tuple[str, ...]] = [("unit", m.code, m.parent, m.name, m.name_en, "", "") for m in edition.release.units]
    for dimension, members in sorted(edition.release.members.items()):
        for member in members:
            units = counted.get(member.code, ("", "")) if dimension == "indikator" else ("", "")
            rows.append((dimension, member.code, member.parent, member.name, member.name_en, *units))
    return rows


def name_of(words: Words, edition: Edition, dimension: str, code: str) -> str:
    """The Indonesian name of a code; empty where the release names none."""
    if code == TOTAL:
        return words.indonesian.gettext("Seluruh instansi")
    named = edition.units if dimension == "unit" else edition.names.get(dimension, {})
    return named[code].name if code in named else ""


def _kinds(table: Table) -> Mapping[str, str]:
    return {name: kind for name, kind, _, _ in table.columns} if isinstance(table, PlainTable) else _KINDS


def _unit(words: Words, table: Table, column: str) -> str:
    if isinstance(table, CountTable) and column == "jumlah":
        return " / ".join(speech.gettext("orang") for speech in words.both)
    if isinstance(table, MeanTable) and column == "jumlah":
        return " / ".join(speech.gettext("jawaban") for speech in words.both)
    if isinstance(table, MeanTable) and column == "rerata":
        return f"{table.scale[0]}–{table.scale[1]}"
    return ""


def _counted_in(edition: Edition) -> dict[str, tuple[str, str]]:
    return {
        indicator: (row.get("satuan", ""), row.get("satuan_en", ""))
        for (_, indicator), row in edition.facts.get("indikator", {}).items()
    }
