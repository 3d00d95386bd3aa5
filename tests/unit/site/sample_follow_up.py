"""What the sample city promised, taught and honoured, as plain tables of its releases."""

from __future__ import annotations

from kinerja.package.model import HIDDEN, PUBLISHED, TOTAL, CountRow, CountTable, Member, PlainTable, Table

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


TAUGHT = (
    (("jenis", "workshop", "Workshop", "Workshop", "1", "16"), ("topik", "ti_layanan", "TI", "IT", "1", "16")),
    (
        ("jenis", "seminar", "Seminar", "Seminar", "1", "1.5"),
        ("jenis", "workshop", "Workshop", "Workshop", "2", "24"),
        ("topik", "arsip_digital", "Arsip digital", "Digital archives", "1", "16"),
        ("topik", "ti_layanan", "TI dalam layanan", "IT in services", "3", "25.5"),
    ),
)
"""Trainings of the second and third release."""

AWARDS = (
    (
        "teladan-2026-t3", "Pegawai teladan", "Exemplary employee", "penghargaan",
        "Predikat sangat baik dua triwulan berturut-turut.", "Rated very good in two quarters running.",
    ),
    (
        "antre-2026-t3", "Antrean terpendek", "Shortest queue", "insentif",
        "Waktu tunggu turun paling sedikit seperempat.", "Waiting time cut by a quarter or more.",
    ),
    (
        "inovasi-2026-t3", "Perbaikan layanan terbaik", "Best improvement in service", "penghargaan",
        "Satu perbaikan yang dibuktikan dengan angka.", "One improvement that figures prove.",
    ),
)  # fmt: skip
"""Awards of the third release."""

_RECEIVED = {
    TOTAL: (74, None, 40, None),
    "dinas-kesehatan": (30, None, None, None),
    "dinas-pendidikan": (34, None, None, None),
    "dinas-lingkungan-hidup": (0, 0, 0, 0),
    "gabungan-1": (None, None, None, None),
    "dinas-penanaman-modal": (None, None, None, None),
}

MEMBERS = {
    "penghargaan": tuple((entry[0], TOTAL, entry[1], entry[2]) for entry in AWARDS),
    "topik": (
        ("ti_layanan", TOTAL, "TI dalam layanan", "IT in services"),
        ("kepemimpinan", TOTAL, "Kepemimpinan", "Leadership"),
        ("arsip_digital", TOTAL, "Arsip digital", "Digital archives"),
        ("manajemen_risiko", TOTAL, "Manajemen risiko", "Risk management"),
        ("bahasa_isyarat", TOTAL, "Bahasa isyarat", "Sign language"),
    ),
    "jenis_pelatihan": (
        ("workshop", TOTAL, "workshop", "workshop"),
        ("seminar", TOTAL, "seminar", "seminar"),
        ("pendampingan", TOTAL, "pendampingan", "coaching"),
    ),
    "kebutuhan_terjawab": (
        ("dengan_kebutuhan", TOTAL, "punya kebutuhan pengembangan", "with development needs"),
        ("topik_sesuai", "dengan_kebutuhan", "ikut kegiatan dengan topik yang dibutuhkan", "took part in one needed"),
        ("topik_lain", "dengan_kebutuhan", "ikut kegiatan dengan topik lain", "took part in others"),
        ("belum", "dengan_kebutuhan", "belum ikut kegiatan apa pun", "took part in none yet"),
        ("tanpa_kebutuhan", TOTAL, "tanpa kebutuhan yang dicatat", "no need recorded"),
    ),
    "pelatihan": (
        ("terlatih", TOTAL, "ikut pelatihan di antara dua penilaian", "took part in a training between two ratings"),
        ("tidak_terlatih", TOTAL, "tidak ikut pelatihan", "took part in none"),
    ),
    "perubahan": (
        ("naik", TOTAL, "predikat naik", "predicate rose"),
        ("tetap", TOTAL, "predikat tetap", "predicate stayed"),
        ("turun", TOTAL, "predikat turun", "predicate fell"),
        ("tanpa_pembanding", TOTAL, "belum dinilai periode sebelumnya", "not rated in the period before"),
    ),
}
NEEDS = {TOTAL: 340, "ti_layanan": 210, "kepemimpinan": 96, "bahasa_isyarat": 0}
"""Needs that are shown; those of two topics are hidden."""

_MET = {
    TOTAL: (1175, 300, 120, 60, 120, 875),
    "dinas-kesehatan": (230, 80, 40, 10, 30, 150),
    "dinas-pendidikan": (568, 200, None, None, 90, 368),
    "sekretariat-daerah": (None,) * 6,
    "gabungan-1": (40, None, None, None, None, None),
}
_CHANGES = {
    TOTAL: (1175, 100, 900, 75, 100),
    "terlatih": (60, 12, 40, 8, 0),
    "tidak_terlatih": (1115, 88, 860, 67, 100),
}


EVIDENCE = ("survei_dilaksanakan", "hasil_dipublikasikan", "rencana_tindak_lanjut", "tindak_lanjut_selesai")
UNCHECKED = "Daftar: perlu dicek ke naskah asli. (check: seen in secondary sources only)"
CHANNELS = (("Papan pengumuman", "Notice board", ""), ("Situs kota", "City website", "https://kota-contoh.example"))

CRITERIA = "penghargaan nama nama_en jenis kriteria kriteria_en"


def follow_up_members() -> dict[str, tuple[Member, ...]]:
    """Code lists of what the tables below count in."""
    return {dimension: tuple(Member(*entry) for entry in listed) for dimension, listed in MEMBERS.items()}


def plain(name: str, kind: str, columns: str, rows: tuple[tuple[str, ...], ...]) -> PlainTable:
    """A table of text columns whose titles are their names."""
    described = tuple((column, "string", column, column) for column in columns.split())
    return PlainTable(name, kind, f"Tabel {name}", f"Table {name}", described, (), rows)


def follow_up_tables(place: int) -> dict[str, Table]:
    """The tables of the sample's release number ``place``; the first release has no promise yet."""
    tables: list[Table] = [_promises(place), _shares(place), _trainings(place), *_evidence()] if place else []
    if place == 2:
        tables += [*_counts(), plain("penghargaan_kriteria", "teks", CRITERIA, AWARDS)]
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


def _trainings(place: int) -> PlainTable:
    return plain("pelatihan", "nilai", "menurut kode nama nama_en pelatihan jam", TAUGHT[place - 1])


def counts(name: str, population: str, cells: dict[tuple[str, ...], int | None], **members: tuple[str, ...]) -> Table:
    """A count table; None is hidden."""
    rows = tuple(CountRow(key, n, HIDDEN if n is None else PUBLISHED) for key, n in cells.items())
    return CountTable(name, f"Tabel {name}", f"Table {name}", population, tuple(members), members, 5, rows)


def _counts() -> list[Table]:
    topics = (TOTAL, *(entry[0] for entry in MEMBERS["topik"]))
    kinds = {TOTAL: 74, "workshop": 40, "seminar": 34, "pendampingan": 0}
    classes = (TOTAL, *(entry[0] for entry in MEMBERS["kebutuhan_terjawab"]))
    awards = (TOTAL, *(entry[0] for entry in AWARDS))
    changes = (TOTAL, *(entry[0] for entry in MEMBERS["perubahan"]))
    return [
        counts("kebutuhan", "kebutuhan", {(topic,): NEEDS.get(topic) for topic in topics}, topik=topics),
        counts("peserta", "peserta", {(kind,): n for kind, n in kinds.items()}, jenis_pelatihan=tuple(kinds)),
        counts(
            "kebutuhan_terjawab", "evaluasi/kebutuhan_terjawab",
            {(unit, member): n for unit, row in _MET.items() for member, n in zip(classes, row, strict=True)},
            unit=tuple(_MET), kebutuhan_terjawab=classes,
        ),
        counts(
            "penghargaan", "penghargaan",
            {(u, award): n for u, row in _RECEIVED.items() for award, n in zip(awards, row, strict=True)},
            unit=tuple(_RECEIVED), penghargaan=awards,
        ),
        counts(
            "perubahan", "evaluasi/perubahan",
            {(group, member): n for group, row in _CHANGES.items() for member, n in zip(changes, row, strict=True)},
            pelatihan=tuple(_CHANGES), perubahan=changes,
        ),
    ]  # fmt: skip


def _evidence() -> list[Table]:
    rows = tuple(
        (str(place), code, code.replace("_", " "), f"{code} in English", "PermenPANRB 29/2022", UNCHECKED)
        for place, code in enumerate((*EVIDENCE, "maklumat_pelayanan"), 1)
    )
    return [
        plain("bukti", "teks", "nomor kode nama nama_en sumber belum_dicek", rows),
        plain("saluran", "teks", "nama nama_en alamat", CHANNELS),
    ]
