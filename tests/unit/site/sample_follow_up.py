"""What the sample city promised, taught and honoured, as plain tables of its releases."""

from __future__ import annotations

from kinerja.package.model import PlainTable, Table

PROMISES = (
    # unit, service, id, text, English, made, due, done, proof
    (
        "puskesmas-kenanga", "rawat-jalan-kenanga", "loket-kedua",
        "Loket kedua dibuka pada hari Senin dan hari sesudah libur panjang.",
        "A second desk is open on Mondays and after long holidays.",
        "2026-02-02", "2026-07-31", "2026-07-20", "https://kinerja.kota-contoh.example/loket",
    ),
    (
        "dinas-lingkungan-hidup", "pengangkutan-sampah", "jadwal",
        "Jadwal angkut tiap kelurahan diumumkan.", "The collection times of each ward are published.",
        "2026-02-10", "2026-05-31", "2026-06-15", "Pengumuman di kantor kelurahan",
    ),
    (
        "dinas-lingkungan-hidup", "pengangkutan-sampah", "truk",
        "Dua truk baru.", "Two new trucks.", "2026-04-22", "2026-09-30", "", "",
    ),
    (
        "gabungan-1", "arsip", "arsip-daring",
        "Salinan arsip dapat dipesan lewat jaringan.", "Copies can be ordered online.",
        "", "2027-01-31", "2026-07-19", "",
    ),
    (
        "dinas-kesehatan", "", "jentik",
        "Pemeriksaan jentik setiap pekan.", "Larva checks every week.", "2026-07-21", "2027-02-28", "", "",
    ),
)  # fmt: skip
DAYS = ("2026-04-20", "2026-07-20", "2026-10-20")
SHARES = ((1, 0, 0, 0), (4, 3, 0, 2), (5, 3, 2, 3))
"""Known, done, done within six months and of how many, by release (three months: none of as many)."""


def plain(name: str, kind: str, columns: str, rows: tuple[tuple[str, ...], ...]) -> PlainTable:
    """A table of text columns whose titles are their names."""
    described = tuple((column, "string", column, column) for column in columns.split())
    return PlainTable(name, kind, f"Tabel {name}", f"Table {name}", described, (), rows)


def follow_up_tables(place: int) -> dict[str, Table]:
    """The tables of the sample's release number ``place``; the first release has no promise yet."""
    tables = [_promises(place), _shares(place)] if place else []
    return {table.name: table for table in tables}


def _promises(place: int) -> PlainTable:
    on = DAYS[place]
    rows = []
    for unit, service, code, text, english, made, due, done, proof in PROMISES:
        if (made or min(filter(None, (due, done)))) > on:
            continue
        is_done = bool(done) and done <= on
        standing = ("selesai_terlambat" if done > due else "selesai") if is_done else ""
        standing = standing or ("terlambat" if due < on else "berjalan")
        rows.append(
            (unit, service, code, text, english, made, due, done if is_done else "", standing, proof if is_done else "")
        )
    columns = "unit layanan janji_id teks teks_en dijanjikan tenggat diselesaikan keadaan bukti"
    return plain("janji", "teks", columns, tuple(rows))


def _shares(place: int) -> PlainTable:
    known, done, within, old = SHARES[place]
    said = {
        "diketahui": known,
        "selesai": done,
        "selesai_3_bulan": 0,
        "dari_3_bulan": old,
        "selesai_6_bulan": within,
        "dari_6_bulan": old,
    }
    rows = tuple(sorted((name, str(number)) for name, number in said.items()))
    return plain("janji_ringkas", "nilai", "ukuran nilai", rows)
