"""How the sample city's ratings stand beside each other: what its newest release counts of fairness."""

from __future__ import annotations

from kinerja.package.model import BETTER, TOTAL, WORSE, Member, Table
from tests.unit.site.sample_follow_up import counts, plain

RATINGS = ("di_atas_ekspektasi", "sesuai_ekspektasi", "di_bawah_ekspektasi")
MEMBERS = {
    "sebaran": (
        ("semua_baik", TOTAL, "menilai semua baik atau sangat baik", "rates everybody good or very good"),
        ("tiga_perempat_ke_atas", TOTAL, "tiga perempat atau lebih", "three quarters or more"),
        ("setengah_ke_tiga_perempat", TOTAL, "setengah sampai di bawah tiga perempat", "a half up to three quarters"),
        ("seperempat_ke_setengah", TOTAL, "seperempat sampai di bawah setengah", "a quarter up to a half"),
        ("di_bawah_seperempat", TOTAL, "di bawah seperempat", "less than a quarter"),
    ),
    "jenis_kelamin": (("l", TOTAL, "Laki-laki", "Male"), ("p", TOTAL, "Perempuan", "Female")),
    "status_pegawai": (("pns", TOTAL, "PNS", "Civil servant"), ("pppk", TOTAL, "PPPK", "Contract employee")),
    "hasil_keberatan": (
        ("diterima", TOTAL, "diterima", "upheld"),
        ("ditolak", TOTAL, "ditolak", "rejected"),
        ("diproses", TOTAL, "masih diproses pada hari rilis", "not decided by the day of release"),
    ),
}
MATRIX = ((201, 120, 9), (190, 488, 18), (42, 100, 7))
"""Results from above to below expectations, by behaviour in the same order; 1,175 people as in ``predikat``."""
RATERS: dict[str, int | None] = {
    TOTAL: 90, "semua_baik": None, "tiga_perempat_ke_atas": 60, "setengah_ke_tiga_perempat": 20,
    "seperempat_ke_setengah": None, "di_bawah_seperempat": 0,
}  # fmt: skip
SEX = {TOTAL: (1175, 999), "l": (600, 490), "p": (575, 509)}
STATUS = {TOTAL: (1175, 999), "pns": (900, 765), "pppk": (275, 234)}
APPEALS: dict[str, int | None] = {TOTAL: 24, "diterima": 8, "ditolak": 16, "diproses": 0}
FIGURES = (("antarpenilai", "10"), ("kebetulan", "8"), ("median_hari", "18"))


def fairness_members() -> dict[str, tuple[Member, ...]]:
    """Code lists of what the tables below count in."""
    return {dimension: tuple(Member(*entry) for entry in listed) for dimension, listed in MEMBERS.items()}


def fairness_tables(place: int) -> dict[str, Table]:
    """The tables of the sample's release number ``place``; only the newest has them."""
    if place < 2:
        return {}
    every = (TOTAL, *RATINGS)
    pairs = {(r, b): n for r, row in zip(RATINGS, MATRIX, strict=True) for b, n in zip(RATINGS, row, strict=True)}
    cells: dict[tuple[str, ...], int | None] = {
        (r, b): sum(n for (one, other), n in pairs.items() if r in (TOTAL, one) and b in (TOTAL, other))
        for r in every
        for b in every
    }
    tables = (
        counts("hasil_perilaku", "evaluasi", cells, hasil_kerja=every, perilaku_kerja=every),
        counts("penilai", "penilai/2026-T3", {(code,): n for code, n in RATERS.items()}, sebaran=tuple(RATERS)),
        _groups("predikat_kelamin", "jenis_kelamin", SEX),
        _groups("predikat_status", "status_pegawai", STATUS),
        counts("keberatan", "keberatan/2026-T2", {(c,): n for c, n in APPEALS.items()}, hasil_keberatan=tuple(APPEALS)),
        plain("keadilan", "nilai", "ukuran nilai", FIGURES),
    )  # fmt: skip
    return {table.name: table for table in tables}


def _groups(name: str, dimension: str, people: dict[str, tuple[int, int]]) -> Table:
    cells: dict[tuple[str, ...], int | None] = {}
    for code, (whole, good) in people.items():
        cells |= {(code, TOTAL): whole, (code, BETTER): good, (code, WORSE): whole - good}
    return counts(name, f"evaluasi/{name}", cells, **{dimension: tuple(people), "predikat": (TOTAL, BETTER, WORSE)})
