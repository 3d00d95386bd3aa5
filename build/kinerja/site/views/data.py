"""The data page: every table of every release with its size, its rows and what its columns mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kinerja.package.model import CountTable, PlainTable, Table
from kinerja.package.period import Period
from kinerja.site.archive import Archive, Edition
from kinerja.site.text import Speech
from kinerja.site.views.when import published

_FIXED_FILES = ("datapackage.json", "unit.csv", "anggota.csv", "aturan/predikat.csv")


@dataclass(frozen=True)
class Column:
    """One column and its meaning."""

    name: str
    meaning: str


@dataclass(frozen=True)
class File:
    """One download. ``rows`` is empty for files that are not tables; ``twin`` is the same table as JSON."""

    title: str
    link: str
    size: str
    rows: str
    twin: str = ""


@dataclass(frozen=True)
class TableSchema:
    """What a table is and what its columns mean."""

    name: str
    title: str
    kind: str
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class ReleaseFiles:
    """One release's downloads; ``correction`` says what changed, ``replaced`` that a newer one exists."""

    folder: str
    name: str
    days: str
    """Its period as ISO 8601 writes an interval: ``2026-01-01/2026-03-31``."""
    day: str
    correction: str
    replaced: bool
    files: tuple[File, ...]
    book: File
    """All tables as one workbook."""
    archive: File


@dataclass(frozen=True)
class DataPage:
    """All that the data page shows, the newest release first."""

    newest: ReleaseFiles
    older: tuple[ReleaseFiles, ...]
    schemas: tuple[TableSchema, ...]
    corrections: tuple[tuple[str, str, str], ...]


def data(speech: Speech, archive: Archive, sizes: Mapping[str, int], portal: Mapping[str, Any]) -> DataPage:
    """The page for ``archive``.

    :param sizes: octets of every file in the site's ``data`` folder, by its address.
    """
    releases = [_files(speech, archive, edition, sizes, portal) for edition in reversed(archive.every)]
    return DataPage(
        newest=releases[0],
        older=tuple(releases[1:]),
        schemas=tuple(schema(speech, table) for _, table in sorted(archive.newest.release.tables.items())),
        corrections=tuple(
            (speech.period(e.period), e.release.folder, e.release.correction)
            for e in reversed(archive.every)
            if e.release.revision > 1
        ),
    )


def schema(speech: Speech, table: Table) -> TableSchema:
    """The columns of one table in words."""
    title = speech.pick(table.title, table.title_en)
    if isinstance(table, PlainTable):
        columns = tuple(Column(name, speech.pick(text, english)) for name, _, text, english in table.columns)
        return TableSchema(table.name, title, _plain_kind(speech, table), columns)
    columns = tuple(Column(name, _dimension(speech, name)) for name in table.dimensions)
    status = Column("status", speech.gettext("terbit, disembunyikan, belum_ada, atau tidak_berlaku"))
    if isinstance(table, CountTable):
        what = _counted(speech, table)
        count = Column("jumlah", speech.gettext("{what}; kosong bila tidak terbit", what=what))
        return TableSchema(table.name, title, what, (*columns, count, status))
    low, high = table.scale
    measured = (
        Column("jumlah", speech.gettext("banyaknya jawaban; kosong bila tidak terbit")),
        Column("rerata", speech.gettext("rata-rata, skala {low} sampai {high}", low=low, high=high)),
        Column("desimal", speech.gettext("banyaknya angka di belakang koma")),
    )
    return TableSchema(table.name, title, speech.gettext("rata-rata"), (*columns, *measured, status))


def _counted(speech: Speech, table: CountTable) -> str:
    """What a table counts, by the first part of its population; people, unless it is one of these."""
    others = {
        "indikator_skp": speech.gettext("jumlah indikator"),
        "jawaban": speech.gettext("jumlah jawaban"),
        "kebutuhan": speech.gettext("jumlah penyebutan kebutuhan"),
        "keberatan": speech.gettext("jumlah keberatan"),
        "nilai": speech.gettext("jumlah penilaian"),
        "penghargaan": speech.gettext("jumlah penerimaan"),
        "peserta": speech.gettext("jumlah keikutsertaan"),
    }
    return others.get(table.population.split("/")[0]) or speech.gettext("jumlah orang")


def _plain_kind(speech: Speech, table: PlainTable) -> str:
    """What a table without people holds: facts or approved texts, of a unit or of the agency as a whole."""
    if table.name == "pola":
        return speech.gettext("aturan yang dipakai rilis ini")
    of_units = "unit" in {name for name, _, _, _ in table.columns}
    if table.kind == "nilai":
        return speech.gettext("fakta tentang unit") if of_units else speech.gettext("fakta tentang instansi")
    return speech.gettext("teks tentang unit") if of_units else speech.gettext("teks tentang instansi")


def _dimension(speech: Speech, name: str) -> str:
    known = {
        "unit": speech.gettext("kode unit kerja, lihat unit.csv; semua berarti seluruh instansi"),
        "predikat": speech.gettext("kode predikat kinerja, lihat anggota.csv"),
        "kelompok_jabatan": speech.gettext("kode kelompok jabatan, lihat anggota.csv"),
        "layanan": speech.gettext("kode layanan, lihat anggota.csv"),
        "unsur": speech.gettext("kode unsur pelayanan, lihat anggota.csv"),
    }
    return known.get(name) or speech.gettext("kode {name}, lihat anggota.csv", name=name)


def _files(
    speech: Speech, archive: Archive, edition: Edition, sizes: Mapping[str, int], portal: Mapping[str, Any]
) -> ReleaseFiles:
    release = edition.release
    titles = {
        "datapackage.json": speech.gettext("Keterangan rilis (Data Package)"),
        "unit.csv": speech.gettext("Daftar unit"),
        "anggota.csv": speech.gettext("Daftar kode"),
        "aturan/predikat.csv": speech.gettext("Aturan predikat"),
    }
    rows = {
        "unit.csv": len(release.units),
        "anggota.csv": sum(len(listed) for listed in release.members.values()),
        "aturan/predikat.csv": len(release.predicate_rule),
    }
    for name, table in release.tables.items():
        path = f"tabel/{name}.csv"
        titles[path] = speech.pick(table.title, table.title_en)
        rows[path] = len(table.rows)
    paths = [f"tabel/{name}.csv" for name in sorted(release.tables)] + list(_FIXED_FILES)
    files = tuple(
        File(
            titles[path],
            f"{edition.data}/{path}",
            speech.size(sizes[f"{edition.data}/{path}"]),
            speech.number(rows[path]) if path in rows else "",
            twin if (twin := f"{edition.data}/{path.removesuffix('.csv')}.json") in sizes else "",
        )
        for path in paths
        if f"{edition.data}/{path}" in sizes
    )
    whole, book = f"{edition.data}.zip", f"{edition.data}.xlsx"
    day = published(edition.period, portal)
    days = Period.parse(edition.period)
    return ReleaseFiles(
        folder=release.folder,
        days=f"{days.first.isoformat()}/{days.last.isoformat()}",
        name=speech.period(edition.period)
        + (speech.gettext(", koreksi ke-{n}", n=release.revision - 1) if release.revision > 1 else ""),
        day=speech.date(day) if day and release.revision == 1 else "",
        correction=release.correction,
        replaced=edition not in archive.current,
        files=files,
        book=File(speech.gettext("Semua tabel dalam satu buku kerja (XLSX)"), book, speech.size(sizes[book]), ""),
        archive=File(
            speech.gettext("Semua berkas dengan kamus dan cara mengutip (ZIP)"), whole, speech.size(sizes[whole]), ""
        ),
    )
