"""Releases of a small fictional city, made in memory: every kind of cell, unit and indicator that pages must show."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from kinerja.package.model import (
    HIDDEN,
    NOT_YET,
    PUBLISHED,
    TOTAL,
    CountRow,
    CountTable,
    MeanRow,
    MeanTable,
    Member,
    PlainTable,
    Release,
    Table,
)
from kinerja.package.write import render
from tests.unit.site.sample_answers import ANSWERS, answers_table
from tests.unit.site.sample_cycle import cycle_members, cycle_tables
from tests.unit.site.sample_fairness import fairness_members, fairness_tables
from tests.unit.site.sample_follow_up import follow_up_members, follow_up_tables
from tests.unit.site.sample_progress import progress_tables

PREDICATES = (
    "semua",
    "baik_ke_atas",
    "di_bawah_baik",
    "sangat_baik",
    "baik",
    "butuh_perbaikan",
    "kurang",
    "sangat_kurang",
)
PREDICATE_NAMES = (
    ("baik_ke_atas", TOTAL, "Baik atau sangat baik", "Good or very good"),
    ("di_bawah_baik", TOTAL, "Di bawah baik", "Below good"),
    ("sangat_baik", "baik_ke_atas", "Sangat baik", "Very good"),
    ("baik", "baik_ke_atas", "Baik", "Good"),
    ("butuh_perbaikan", "di_bawah_baik", "Butuh perbaikan", "Needs improvement"),
    ("kurang", "di_bawah_baik", "Kurang", "Poor"),
    ("sangat_kurang", "di_bawah_baik", "Sangat kurang", "Very poor"),
)
MERGED = ("semua", "baik_ke_atas", "di_bawah_baik")

UNITS = (
    Member("dinas-kesehatan", TOTAL, "Dinas Kesehatan", "Health Office", "dinas"),
    Member(
        "dinas-kesehatan.langsung",
        "dinas-kesehatan",
        "Dinas Kesehatan (kantor induk)",
        "Health Office (head office)",
        "langsung",
    ),
    Member("puskesmas-kenanga", "dinas-kesehatan", "Puskesmas Kenanga", "Kenanga Health Centre", "puskesmas"),
    Member("puskesmas-melati", "dinas-kesehatan", "Puskesmas Melati", "Melati Health Centre", "puskesmas"),
    Member("dinas-pendidikan", TOTAL, "Dinas Pendidikan", "Education Office", "dinas"),
    Member("dinas-lingkungan-hidup", TOTAL, "Dinas Lingkungan Hidup", "Environment Office", "dinas"),
    Member(
        "dinas-penanaman-modal",
        TOTAL,
        "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
        "Investment and One-Stop Services Office",
        "dinas",
    ),
    Member("sekretariat-daerah", TOTAL, "Sekretariat Daerah", "City Secretariat", "sekretariat"),
    Member("gabungan-1", TOTAL, "Gabungan unit kecil", "Small units combined", "gabungan"),
    Member("kantor-arsip", "gabungan-1", "Kantor Arsip", "Archive Bureau", "kantor"),
    Member("kantor-ketahanan-pangan", "gabungan-1", "Kantor Ketahanan Pangan", "Food Security Bureau", "kantor"),
    Member("kelurahan-cempaka", "gabungan-1", "Kelurahan Cempaka", "Cempaka Ward", "kelurahan"),
)

SERVICES = {
    "rawat-jalan-kenanga": (
        "puskesmas-kenanga",
        "Rawat jalan, Puskesmas Kenanga",
        "Outpatient care, Kenanga Health Centre",
    ),
    "rawat-jalan-melati": (
        "puskesmas-melati",
        "Rawat jalan, Puskesmas Melati",
        "Outpatient care, Melati Health Centre",
    ),
    "penerimaan-murid": ("dinas-pendidikan", "Penerimaan murid baru", "School admission"),
    "pengangkutan-sampah": ("dinas-lingkungan-hidup", "Pengangkutan sampah", "Waste collection"),
    "izin-usaha": ("dinas-penanaman-modal", "Izin usaha", "Business licences"),
    "arsip": ("gabungan-1", "Salinan arsip", "Copies of records"),
}
ELEMENTS = (
    ("persyaratan", "Persyaratan", "Requirements"),
    ("prosedur", "Sistem, mekanisme, dan prosedur", "System, mechanism and procedure"),
    ("waktu", "Waktu penyelesaian", "Time to completion"),
    ("biaya", "Biaya atau tarif", "Cost or fees"),
    ("produk", "Produk layanan", "Product of the service"),
    ("kompetensi", "Kompetensi pelaksana", "Competence of staff"),
    ("perilaku", "Perilaku pelaksana", "Conduct of staff"),
    ("pengaduan", "Penanganan pengaduan", "Handling of complaints"),
    ("sarana", "Sarana dan prasarana", "Facilities"),
)
FAMILIES = (
    ("tenaga_kesehatan", "Tenaga kesehatan", "Health workers"),
    ("guru", "Guru", "Teachers"),
    ("pelaksana", "Pelaksana", "Support staff"),
)
CHANCE = {"khi_kuadrat": "6.635", "harapan_terkecil": "5", "kuadrat_selang": "3.8415"}
GRADES = [
    {"mutu": "A", "nama": "sangat baik", "nama_en": "very good", "min": "88.31"},
    {"mutu": "B", "nama": "baik", "nama_en": "good", "min": "76.61"},
    {"mutu": "C", "nama": "kurang baik", "nama_en": "less than good", "min": "65.00"},
    {"mutu": "D", "nama": "tidak baik", "nama_en": "not good", "min": "25.00"},
]
RULE = (
    ("di_atas_ekspektasi", "di_atas_ekspektasi", "sangat_baik"),
    ("di_atas_ekspektasi", "sesuai_ekspektasi", "baik"),
    ("di_atas_ekspektasi", "di_bawah_ekspektasi", "kurang"),
    ("sesuai_ekspektasi", "di_atas_ekspektasi", "baik"),
    ("sesuai_ekspektasi", "sesuai_ekspektasi", "baik"),
    ("sesuai_ekspektasi", "di_bawah_ekspektasi", "kurang"),
    ("di_bawah_ekspektasi", "di_atas_ekspektasi", "butuh_perbaikan"),
    ("di_bawah_ekspektasi", "sesuai_ekspektasi", "butuh_perbaikan"),
    ("di_bawah_ekspektasi", "di_bawah_ekspektasi", "sangat_kurang"),
)

PERIODS = ("2026-T1", "2026-T2", "2026-T3")

_SPREADS: Mapping[str, tuple[int | None, ...] | None] = {
    # unit: sangat baik, baik, butuh perbaikan, kurang, sangat kurang; None is hidden; a missing tuple is "not yet"
    TOTAL: (201, 798, 142, 27, 7),
    "dinas-kesehatan": (36, 147, 24, None, None),
    "dinas-kesehatan.langsung": (12, 41, 6, 0, 0),
    "puskesmas-kenanga": (14, 61, None, None, None),
    "puskesmas-melati": (10, 45, 9, 0, None),
    "dinas-pendidikan": (88, 402, 61, 12, 5),
    "dinas-lingkungan-hidup": (31, 120, 36, None, None),
    "dinas-penanaman-modal": (None, None, None, None, None),
    "sekretariat-daerah": None,
    "gabungan-1": (9, 24, None, None, None),
}
_BELOW = {"dinas-kesehatan": 7, "puskesmas-kenanga": 12, "puskesmas-melati": None, "dinas-lingkungan-hidup": 8}
_Survey = tuple[int, str] | tuple[()] | None

_INDICES: Mapping[str, tuple[_Survey, ...]] = {
    # service: (respondents, IKM) in each period; None hidden, () not surveyed
    TOTAL: ((1804, "81.20"), (1911, "81.97"), (2012, "83.63")),
    "rawat-jalan-kenanga": ((318, "82.10"), (330, "82.97"), (342, "84.89")),
    "rawat-jalan-melati": ((281, "80.02"), (290, "80.65"), (297, "82.31")),
    "penerimaan-murid": ((), (401, "88.02"), (412, "89.12")),
    "pengangkutan-sampah": ((340, "75.01"), (348, "75.12"), (356, "73.28")),
    "izin-usaha": ((200, "86.20"), (207, "86.90"), None),
    "arsip": ((), (), ()),
}
_FIGURES = (
    # unit, code, name, name_en, unit of measure, its English, direction, decimals, target, upper, values
    (
        "dinas-kesehatan",
        "imunisasi",
        "Bayi dengan imunisasi dasar lengkap",
        "Infants fully immunised",
        "persen",
        "per cent",
        "naik",
        "1",
        "95.0",
        "",
        ("90.9", "91.4", "93.1"),
    ),
    (
        "dinas-kesehatan",
        "waktu-tunggu",
        "Waktu tunggu rawat jalan",
        "Waiting time for outpatients",
        "menit",
        "minutes",
        "turun",
        "0",
        "45",
        "",
        ("47", "44", "38"),
    ),
    (
        "dinas-kesehatan",
        "demam-berdarah",
        "Kasus demam berdarah",
        "Dengue cases",
        "kasus per 100.000 penduduk",
        "cases per 100,000 people",
        "turun",
        "1",
        "12.0",
        "",
        ("12.6", "11.2", "17.4"),
    ),
    (
        "dinas-pendidikan",
        "rasio-guru",
        "Murid tiap guru",
        "Pupils per teacher",
        "murid",
        "pupils",
        "rentang",
        "0",
        "15",
        "20",
        ("18", "18", "19"),
    ),
    (
        "dinas-pendidikan",
        "kelulusan",
        "Murid yang lulus",
        "Pupils who graduate",
        "persen",
        "per cent",
        "naik",
        "1",
        "98.0",
        "",
        ("", "98.2", ""),
    ),
    (
        "dinas-lingkungan-hidup",
        "sampah-terangkut",
        "Sampah terangkut",
        "Waste collected",
        "persen",
        "per cent",
        "naik",
        "1",
        "85.0",
        "",
        ("79.2", "81.0", "80.4"),
    ),
    (
        "sekretariat-daerah",
        "layanan-daring",
        "Layanan daring baru",
        "New online services",
        "layanan",
        "services",
        "tonggak",
        "0",
        "3",
        "",
        ("0", "1", "3"),
    ),
    (
        "gabungan-1",
        "arsip-digital",
        "Arsip yang didigitalkan",
        "Records digitised",
        "persen",
        "per cent",
        "naik",
        "0",
        "40",
        "",
        ("22", "31", "41"),
    ),
    (
        "puskesmas-melati",
        "obat-tersalur",
        "Obat tersalur",
        "Medicines handed out",
        "butir",
        "pills",
        "naik",
        "0",
        "1000000",
        "",
        ("980500", "1002300", "1045100"),
    ),
)


def releases() -> tuple[Release, ...]:
    """Three quarters, the second with a correction."""
    made = [_release(place, period) for place, period in enumerate(PERIODS)]
    note = "Responden sampah triwulan II 348, semula tertulis 351; IKM tetap 75,12."
    corrected = _release(1, "2026-T2", revision=2, correction=note)
    return (*made, corrected)


def portal() -> dict[str, Any]:
    """What the build hands to the plugin from portal.yaml."""
    return {
        "instansi": "Pemerintah Kota Contoh",
        "instansi_en": "Government of Contoh City",
        "nama_pendek": "Kota Contoh",
        "nama_pendek_en": "Contoh City",
        "contoh": True,
        "bahasa": ["id", "en"],
        "alamat_situs": "https://kinerja.kota-contoh.example",
        "kalender": [
            {"periode": "2026-T1", "terbit": date(2026, 4, 20)},
            {"periode": "2026-T2", "terbit": date(2026, 7, 20)},
            {"periode": "2026-T3", "terbit": date(2026, 10, 20)},
            {"periode": "2026-T4", "terbit": date(2027, 1, 20)},
        ],
        "kontak": {"pengelola": "Bagian Organisasi, Sekretariat Daerah Kota Contoh"},
        "tautan": {"lapor": "https://lapor.kota-contoh.example"},
        "formulir": {"skm": "https://formulir.kota-contoh.example/skm"},
    }


def write_releases(folder: Path) -> Path:
    """Write every release below ``folder`` as its published files, and return ``folder``."""
    for release in releases():
        for path, data in render(release).items():
            target = folder / release.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    return folder


def _release(place: int, period: str, revision: int = 1, correction: str = "") -> Release:
    tables: dict[str, Table] = {t.name: t for t in (_predicates(place), _families(), _index(place), _elements(place))}
    tables |= {t.name: t for t in (_indicators(place), _texts(), *progress_tables(place))} | follow_up_tables(place)
    tables |= fairness_tables(place)
    tables |= cycle_tables(place)
    tables["jawaban"] = answers_table((ELEMENTS[0][0], ELEMENTS[1][0], ELEMENTS[2][0]))
    return Release(
        period=period,
        revision=revision,
        agency="Pemerintah Kota Contoh",
        agency_en="Government of Contoh City",
        example=True,
        units=UNITS,
        members={
            "predikat": tuple(Member(*entry) for entry in PREDICATE_NAMES),
            "kelompok_jabatan": _members(FAMILIES),
            "layanan": tuple(Member(code, TOTAL, name, english) for code, (_, name, english) in SERVICES.items()),
            "unsur": _members(ELEMENTS),
            "indikator": tuple(Member(f[1], TOTAL, f[2], f[3]) for f in _FIGURES),
            **follow_up_members(),
            **fairness_members(),
            **cycle_members(),
            "jawaban": ANSWERS,
        },
        predicate_rule=RULE,
        tables=tables,
        thresholds={"ambang": 5, "ambang_pendapat": 10, "unit_minimum": 10},
        rules={"predikat": "PermenPANRB 6/2022", "ikm": "PermenPANRB 14/2017"},
        reported=tuple(
            u.code for u in UNITS if u.kind not in ("gabungan", "langsung") and u.code != "sekretariat-daerah"
        ),
        not_reported=("sekretariat-daerah",),
        services={code: unit for code, (unit, _, _) in SERVICES.items()},
        coverage={"dinilai": 1175, "di_unit_sendiri": 1098},
        correction=correction,
        software="kinerja 0.1",
        extra={"mutu_pelayanan": GRADES, "perubahan": CHANCE},
    )


def _members(listed: tuple[tuple[str, str, str], ...]) -> tuple[Member, ...]:
    return tuple(Member(code, TOTAL, name, english) for code, name, english in listed)


def _cell(key: tuple[str, ...], count: int | None) -> CountRow:
    return CountRow(key, count, HIDDEN if count is None else PUBLISHED)


def _predicates(place: int) -> CountTable:
    rows = []
    for unit, spread in _SPREADS.items():
        if spread is None:
            rows += [CountRow((unit, predicate), None, NOT_YET) for predicate in PREDICATES]
            continue
        sangat_baik, baik, *below = spread
        if sangat_baik is None or baik is None:
            rows += [_cell((unit, "semua"), 44)] + [_cell((unit, predicate), None) for predicate in PREDICATES[1:]]
            continue
        sangat_baik += place - 2
        known_below = [count for count in below if count is not None]
        low = sum(known_below) if len(known_below) == len(below) else _BELOW.get(unit)
        if len(known_below) < len(below) and low is not None:
            low += sum(known_below)
        good = sangat_baik + baik
        total = None if low is None else good + low
        counts = (total, good, low, sangat_baik, baik, *below)
        rows += [_cell((unit, predicate), count) for predicate, count in zip(PREDICATES, counts, strict=True)]
    members = {"unit": tuple(_SPREADS), "predikat": PREDICATES}
    return CountTable(
        "predikat",
        "Pegawai menurut predikat kinerja",
        "Staff by performance predicate",
        "evaluasi",
        ("unit", "predikat"),
        members,
        5,
        tuple(rows),
    )


def _families() -> CountTable:
    rows = []
    for unit in _SPREADS:
        for family, (total, good) in {
            "tenaga_kesehatan": (64, 60),
            "guru": (0, 0),
            "pelaksana": (22, None),
        }.items():
            state = NOT_YET if _SPREADS[unit] is None else None
            low = None if good is None or total is None else total - good
            for member, count in zip(MERGED, (total, good, low), strict=True):
                key = (unit, family, member)
                rows.append(CountRow(key, None, state) if state else _cell(key, count))
    members = {"unit": tuple(_SPREADS), "kelompok_jabatan": ("semua", *(f[0] for f in FAMILIES)), "predikat": MERGED}
    return CountTable(
        "predikat_jabatan",
        "Pegawai menurut kelompok jabatan dan predikat",
        "Staff by job family and predicate",
        "evaluasi",
        ("unit", "kelompok_jabatan", "predikat"),
        members,
        5,
        tuple(rows),
    )


def _mean(key: tuple[str, ...], cell: _Survey) -> MeanRow:
    if not cell:
        return MeanRow(key, None, None, 2, HIDDEN if cell is None else NOT_YET)
    return MeanRow(key, cell[0], Decimal(cell[1]), 2, PUBLISHED)


def _index(place: int) -> MeanTable:
    rows = tuple(_mean((service,), cells[place]) for service, cells in _INDICES.items())
    return MeanTable(
        "ikm",
        "Indeks Kepuasan Masyarakat",
        "Public satisfaction index",
        "skm",
        ("layanan",),
        {"layanan": tuple(_INDICES)},
        10,
        (25, 100),
        rows,
    )


def _elements(place: int) -> MeanTable:
    rows = []
    for service, cells in _INDICES.items():
        cell = cells[place]
        for step, (element, _, _) in enumerate(ELEMENTS):
            value: _Survey = None if cell is None else ()
            if cell:
                value = (
                    cell[0],
                    str((Decimal(cell[1]) / 25 + Decimal(step * 5 % 9 - 4) / 16).quantize(Decimal("0.01"))),
                )
            rows.append(_mean((service, element), value))
    members = {"layanan": tuple(_INDICES), "unsur": tuple(e[0] for e in ELEMENTS)}
    return MeanTable(
        "unsur",
        "Nilai rata-rata tiap unsur",
        "Mean of each element",
        "skm-unsur",
        ("layanan", "unsur"),
        members,
        10,
        (1, 4),
        tuple(rows),
    )


def _status(direction: str, target: str, upper: str, value: str) -> str:
    if not value:
        return "belum_ada"
    low, now = Decimal(target), Decimal(value)
    reached = now <= low if direction == "turun" else low <= now <= Decimal(upper) if upper else now >= low
    return "tercapai" if reached else "belum_tercapai"


def _indicators(place: int) -> PlainTable:
    names = [
        "unit",
        "indikator",
        "satuan",
        "satuan_en",
        "arah",
        "desimal",
        "target",
        "target_atas",
        "realisasi",
        "capaian",
        "status",
    ]
    rows = []
    for unit, code, _, _, measure, english, direction, decimals, target, upper, values in _FIGURES:
        value = values[place]
        achieved = ""
        if value and Decimal(value):
            ratio = Decimal(target) / Decimal(value) if direction == "turun" else Decimal(value) / Decimal(target)
            achieved = str((100 * ratio).quantize(Decimal("0.1")))
        status = _status(direction, target, upper, value)
        rows.append((unit, code, measure, english, direction, decimals, target, upper, value, achieved, status))
    columns = tuple((name, "string", name.capitalize(), name.capitalize()) for name in names)
    return PlainTable(
        "indikator", "nilai", "Indikator unit", "Indicators of units", columns, ("unit", "indikator"), tuple(rows)
    )


def _texts() -> PlainTable:
    columns = tuple(
        (name, "string", name.capitalize(), name.capitalize()) for name in ("unit", "indikator", "teks", "teks_en")
    )
    text = "Musim hujan datang lebih awal; pengasapan dan pemantauan jentik ditambah di enam kelurahan."
    english = "The rains came early; fogging and larva checks were added in six wards."
    return PlainTable(
        "penjelasan",
        "teks",
        "Penjelasan capaian",
        "Explanations",
        columns,
        ("unit", "indikator"),
        (("dinas-kesehatan", "demam-berdarah", text, english),),
    )
