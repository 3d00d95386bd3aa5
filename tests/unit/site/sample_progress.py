"""Progress of the fictional city, from its second quarter on: pace, service times, reports, units' own predicates."""

from __future__ import annotations

from kinerja.package.model import PlainTable

GONE = ("24.66", "49.59", "74.79")
"""Per cent of 2026's days gone by the end of each quarter."""

PACES = (
    # unit, indicator, target of the year, realised in each quarter, per cent of it, state
    ("sekretariat-daerah", "layanan-daring", "4", ("0", "1", "3"), ("0.00", "25.00", "75.00"), "sesuai_jalur"),
    ("puskesmas-melati", "obat-tersalur", "4000000", ("980500", "1002300", ""), ("24.51", "25.06", ""), "belum_ada"),
    ("gabungan-1", "arsip-digital", "60", ("22", "31", "41"), ("36.67", "51.67", "68.33"), "tertinggal"),
)
TIMES = (
    ("dinas-lingkungan-hidup", "sampah-terangkut", "2", "hari kerja", "working days", "500", "402", "80.40", "1.5"),
    ("dinas-pendidikan", "kelulusan", "30", "menit", "minutes", "", "", "", ""),
)
REPORTS = (
    ("dinas-pendidikan", "Laporan bulanan", "Monthly report", "SD Negeri 1 Contoh", "3", "3", "1", "0"),
    ("dinas-pendidikan", "Laporan bulanan", "Monthly report", "SD Negeri 2 Contoh", "3", "1", "0", "2"),
    ("gabungan-1", "Laporan warga", "Residents' report", "Kelurahan Cempaka", "36", "36", "0", "0"),
)
PREDICATES = (
    ("dinas-kesehatan", "baik", "baik", "good"),
    ("dinas-pendidikan", "baik", "baik", "good"),
    ("dinas-penanaman-modal", "baik", "baik", "good"),
    ("sekretariat-daerah", "kurang", "kurang", "poor"),
)
PATTERN = (
    ("baik", "baik", "good", "1", "terbesar", "baik", ""),
    ("baik", "baik", "good", "2", "paling_banyak", "baik", "70"),
    ("baik", "baik", "good", "3", "ada", "butuh_perbaikan;kurang", ""),
    ("kurang", "kurang", "poor", "1", "paling_sedikit", "kurang", "60"),
)


def progress_tables(place: int) -> tuple[PlainTable, ...]:
    """The tables of a quarter, none in the first."""
    if not place:
        return ()
    paces = tuple(
        (unit, code, target, done[place], share[place], GONE[place], state if place == 2 else "tertinggal")
        for unit, code, target, done, share, state in PACES
    )
    return (
        _table("laju", "unit indikator target_tahun realisasi bagian harapan status", paces),
        _table(
            "waktu_layanan", "unit indikator standar satuan satuan_en dilayani tepat_waktu persen median", TIMES
        ),
        _table("laporan", "unit laporan laporan_en titik wajib diterima terlambat belum", REPORTS),
        _table("predikat_unit", "unit predikat nama nama_en", PREDICATES),
        _table("pola", "predikat nama nama_en syarat jenis kelas persen", PATTERN),
    )  # fmt: skip


def _table(name: str, columns: str, rows: tuple[tuple[str, ...], ...]) -> PlainTable:
    told = tuple((column, "string", column.capitalize(), column.capitalize()) for column in columns.split())
    return PlainTable(name, "nilai", f"Tabel {name}", f"Table {name}", told, (), tuple(sorted(rows)))
