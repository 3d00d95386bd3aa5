"""How people of the sample city plan and work, as count tables: shown, hidden, not recorded, not yet."""

from __future__ import annotations

from collections.abc import Mapping

from kinerja.package.model import HIDDEN, NOT_YET, PUBLISHED, TOTAL, CountRow, CountTable, Member, Table

_RATINGS = (
    ("di_atas_ekspektasi", "di atas ekspektasi", "above expectations"),
    ("sesuai_ekspektasi", "sesuai ekspektasi", "meets expectations"),
    ("di_bawah_ekspektasi", "di bawah ekspektasi", "below expectations"),
)
_EXPECTED = (
    ("sesuai_ke_atas", TOTAL, "sesuai atau di atas ekspektasi", "as expected or above"),
    *((code, "sesuai_ke_atas", name, english) for code, name, english in _RATINGS[:2]),
    ("di_bawah_ekspektasi", TOTAL, "di bawah ekspektasi", "below expectations"),
    ("belum_dicatat", TOTAL, "belum dicatat", "not recorded"),
)
VALUES = ("berorientasi_pelayanan", "akuntabel", "kompeten", "harmonis", "loyal", "adaptif", "kolaboratif")

MEMBERS: Mapping[str, tuple[tuple[str, str, str, str], ...]] = {
    "hasil_kerja": tuple((code, TOTAL, name, english) for code, name, english in _RATINGS),
    "perilaku_kerja": tuple((code, TOTAL, name, english) for code, name, english in _RATINGS),
    "ekspektasi": _EXPECTED,
    "kerja_sama": _EXPECTED,
    "nilai": tuple((code, TOTAL, code.replace("_", " "), f"{code} in English") for code in VALUES),
    "disiplin": (
        ("ada_catatan", TOTAL, "pernah terlambat atau tanpa keterangan", "late or absent without reason"),
        ("tertib", TOTAL, "selalu hadir tepat waktu", "always on time"),
        ("pernah_terlambat", "ada_catatan", "pernah terlambat", "late at least once"),
        ("pernah_tanpa_keterangan", "ada_catatan", "tidak masuk tanpa keterangan", "absent without reason"),
        ("belum_dicatat", TOTAL, "belum dicatat", "not recorded"),
    ),
    "umpan_balik": (
        ("keduanya", TOTAL, "menyebut keduanya", "names both"),
        ("belum_keduanya", TOTAL, "belum menyebut keduanya", "does not name both"),
    ),
    "kesepakatan": (
        ("disepakati", TOTAL, "disepakati", "agreed"),
        ("sebelum_tahun", "disepakati", "sebelum tahun dimulai", "before the year began"),
        ("tepat_waktu", "disepakati", "sampai tenggat", "by the deadline"),
        ("terlambat", "disepakati", "setelah tenggat", "after the deadline"),
        ("belum_disepakati", TOTAL, "belum disepakati", "not agreed yet"),
    ),
    "isi_rencana": (
        ("lengkap", TOTAL, "target terukur dan strategi", "measurable targets and a strategy"),
        ("belum_lengkap", TOTAL, "belum lengkap", "not complete"),
    ),
    "kaskade": (
        ("semua_mendukung", TOTAL, "semua mendukung", "every one does"),
        ("belum_semua", TOTAL, "belum semua", "not every one does"),
    ),
    "keterukuran": (
        ("terukur", TOTAL, "terukur", "can be measured"),
        ("tidak_terukur", TOTAL, "tidak terukur", "cannot be measured"),
    ),
}
_Counts = Mapping[str, tuple[int | None, ...] | None]
"""Unit → its counts, the total first, in the order of ``MEMBERS``; None is hidden, no tuple at all is not yet."""

_ALL_HIDDEN = "dinas-penanaman-modal"
_LATE = "sekretariat-daerah"

TABLES: Mapping[str, tuple[str, _Counts]] = {
    "disiplin": (
        "disiplin",
        {
            TOTAL: (1175, 275, 800, 250, 25, 100),
            "dinas-kesehatan": (230, 60, 160, None, None, 10),
            "puskesmas-kenanga": (82, None, 61, None, None, None),
            "puskesmas-melati": (70, 0, 0, 0, 0, 70),
            "dinas-pendidikan": (568, 108, 460, 98, 10, 0),
        },
    ),
    "kerja_sama": (
        "kerja_sama",
        {
            TOTAL: (1175, 1000, 400, 600, 75, 100),
            "dinas-kesehatan": (230, 200, 80, 120, 30, 0),
            "dinas-pendidikan": (568, 500, 200, 300, 50, None),
        },
    ),
    "umpan_balik_tertulis": (
        "umpan_balik",
        {TOTAL: (1175, 1005, 170), "dinas-kesehatan": (230, 200, 30), "dinas-pendidikan": (568, 568, 0)},
    ),
    "rencana_kesepakatan": (
        "kesepakatan",
        {
            TOTAL: (1175, 1150, 300, 700, 150, 25),
            "dinas-kesehatan": (230, 218, None, None, 20, 12),
            "dinas-pendidikan": (568, None, None, None, None, None),
        },
    ),
    "rencana_isi": (
        "isi_rencana",
        {TOTAL: (1175, 1100, 75), "dinas-kesehatan": (230, 200, 30), "dinas-pendidikan": (568, 540, 28)},
    ),
    "rencana_kaskade": (
        "kaskade",
        {TOTAL: (1175, 1175, 0), "dinas-kesehatan": (230, 230, 0), "dinas-pendidikan": (568, 568, 0)},
    ),
    "keterukuran": (
        "keterukuran",
        {TOTAL: (3000, 2910, 90), "dinas-kesehatan": (700, 650, 50), "dinas-pendidikan": (None, None, None)},
    ),
    "hasil_kerja": ("hasil_kerja", {TOTAL: (1175, 330, 696, 149)}),
    "perilaku_kerja": ("perilaku_kerja", {TOTAL: (1175, 433, 708, 34)}),
}
_OF_VALUES = {
    # unit: total, then as expected or above, above, as expected, below and not recorded, each value alike but for ±
    TOTAL: (1175, 1130, 430, 700, 45, 0),
    "dinas-kesehatan": (230, 222, None, None, 8, 0),
    "dinas-pendidikan": (568, 550, 200, 350, 18, 0),
}
_WORSE = {"akuntabel": 12, "loyal": 5}
"""How many more are below expectations in a value, in the agency."""


def cycle_members() -> dict[str, tuple[Member, ...]]:
    """Code lists of what the tables below count in."""
    return {dimension: tuple(Member(*entry) for entry in listed) for dimension, listed in MEMBERS.items()}


def cycle_tables(place: int) -> dict[str, Table]:
    """The tables of the sample's release number ``place``; the first release has none of them."""
    if not place:
        return {}
    found = {name: _table(name, dimension, counts, place) for name, (dimension, counts) in TABLES.items()}
    return {**found, "nilai_berakhlak": _values()}


def _table(name: str, dimension: str, counts: _Counts, place: int) -> Table:
    members = (TOTAL, *(entry[0] for entry in MEMBERS[dimension]))
    given: _Counts = {
        **counts,
        _ALL_HIDDEN: (44 if name != "keterukuran" else None, *[None] * (len(members) - 1)),
        _LATE: None,
    }
    rows = []
    for unit, listed in given.items():
        for member, count in zip(members, listed or [None] * len(members), strict=True):
            state = NOT_YET if listed is None else HIDDEN if count is None else PUBLISHED
            rows.append(CountRow((unit, member), count, state))
    if place == 1 and name == "rencana_isi":
        rows[1], rows[2] = CountRow(rows[1].key, 1050, PUBLISHED), CountRow(rows[2].key, 125, PUBLISHED)
    return _counted(name, {"unit": tuple(given), dimension: members}, rows)


def _values() -> Table:
    members = (TOTAL, *(entry[0] for entry in _EXPECTED))
    rows = []
    for unit, (whole, good, above, expected, below, unknown) in _OF_VALUES.items():
        more = {value: _WORSE.get(value, 0) if unit == TOTAL else 0 for value in VALUES}
        lines: dict[str, tuple[int | None, ...]] = {}
        for value in VALUES:
            fewer = None if expected is None else expected - more[value]
            lines[value] = (whole, good - more[value], above, fewer, below + more[value], unknown)
        shown = [*zip(*lines.values(), strict=True)]
        sums = tuple(None if None in column else sum(n or 0 for n in column) for column in shown)
        for value, counts in {TOTAL: sums, **lines}.items():
            rows += [
                CountRow((unit, value, member), n, HIDDEN if n is None else PUBLISHED)
                for member, n in zip(members, counts, strict=True)
            ]
    for value in (TOTAL, *VALUES):
        rows += [CountRow((_ALL_HIDDEN, value, member), None, HIDDEN) for member in members]
        rows += [CountRow((_LATE, value, member), None, NOT_YET) for member in members]
    units = (*_OF_VALUES, _ALL_HIDDEN, _LATE)
    return _counted("nilai_berakhlak", {"unit": units, "nilai": (TOTAL, *VALUES), "ekspektasi": members}, rows)


def _counted(name: str, members: Mapping[str, tuple[str, ...]], rows: list[CountRow]) -> CountTable:
    return CountTable(
        name, f"Tabel {name}", f"Table {name}", f"evaluasi/{name}", tuple(members), members, 5, tuple(rows)
    )
