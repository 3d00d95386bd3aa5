"""How plans, values, attendance, teamwork and feedback are counted: three invented plans, five invented employees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from kinerja.package.period import Period
from kinerja.site.archive import Edition
from kinerja.site.text import Speech
from kinerja.site.views.counted import member_name

PLANS: Final = (
    ("2025-12-19", (("bayi", True), ("laporan", True)), True, ("sebelum_tahun", "lengkap", "semua_mendukung")),
    ("2026-01-26", (("baik", True), ("berkas", False)), True, ("tepat_waktu", "strategi_saja", "sebagian")),
    ("2026-02-12", (("berkas", True),), False, ("terlambat", "target_saja", "semua_mendukung")),
)
"""Invented: the day agreed, each main result's unit of measure and whether it serves one of the superior's, whether the
strategy is written; then the classes, which a test holds to the measures, as it does with all below."""

PLANS_COUNTED: Final = ((2, 3), (1, 3), (2, 3))
"""Agreed by the deadline, complete, serving: how many of how many."""

INDICATORS_COUNTED: Final = (4, 5)
"""Indicators that can be measured, of all."""

PEOPLE: Final = (
    ((0, 0), "di_atas_ekspektasi", (True, True), ("tertib", "keduanya")),
    ((2, 0), "sesuai_ekspektasi", (True, False), ("pernah_terlambat", "kekuatan")),
    ((0, 1), "sesuai_ekspektasi", (True, True), ("pernah_tanpa_keterangan", "keduanya")),
    ((0, 3), "di_bawah_ekspektasi", (False, True), ("sering_tanpa_keterangan", "perbaikan")),
    (None, "", (False, False), ("belum_dicatat", "kosong")),
)
"""Invented: days late and days away without reason, the rating of teamwork, whether the feedback names strengths and
what to improve; then the classes. The last one has no record."""

PEOPLE_COUNTED: Final = ((1, 4), (3, 4), (2, 5))
"""Attendance in order, teamwork as expected or above, feedback that names both: how many of how many."""


@dataclass(frozen=True)
class ExampleRow:
    """One plan or employee in words, and the classes it counts in."""

    name: str
    about: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class CycleMethod:
    """The examples, and the limits that the release states (empty where it states none)."""

    deadline: str
    later: str
    limit: str
    plans: tuple[ExampleRow, ...]
    plans_counted: tuple[str, ...]
    indicators: str
    people: tuple[ExampleRow, ...]
    people_counted: tuple[str, ...]


def cycle_method(speech: Speech, edition: Edition) -> CycleMethod:
    """The section for the newest release."""
    due = edition.release.extra.get("rencana_kinerja", {})
    limit = edition.release.extra.get("disiplin", {}).get("hari_tanpa_keterangan", "")
    return CycleMethod(
        deadline=_deadline(speech, edition, due),
        later=speech.number(int(due["hari_pegawai_baru"])) if "hari_pegawai_baru" in due else "",
        limit=speech.number(int(limit)) if limit else "",
        plans=_plans(speech, edition),
        plans_counted=_counted(speech, PLANS_COUNTED),
        indicators=_counted(speech, (INDICATORS_COUNTED,))[0],
        people=_people(speech, edition),
        people_counted=_counted(speech, PEOPLE_COUNTED),
    )


def _deadline(speech: Speech, edition: Edition, due: Mapping[str, Any]) -> str:
    if not {"bulan_tenggat", "hari_tenggat"} <= due.keys():
        return ""
    year = Period.parse(edition.period).year
    return speech.date(date(year, int(due["bulan_tenggat"]), int(due["hari_tenggat"])))


def _plans(speech: Speech, edition: Edition) -> tuple[ExampleRow, ...]:
    _ = speech.gettext
    measures = {"bayi": _("bayi"), "laporan": _("laporan"), "baik": _("“baik”"), "berkas": _("berkas")}
    rows = []
    for letter, (agreed, results, strategy, classes) in zip("ABC", PLANS, strict=False):
        serving = sum(serves for _unit, serves in results)
        about = _(
            "Disepakati {day}; satuan: {units}; {strategy}; {k} dari {n} hasil mendukung atasan",
            day=speech.date(date.fromisoformat(agreed)),
            units=", ".join(measures[unit] for unit, _serves in results),
            strategy=_("strategi tertulis") if strategy else _("tanpa strategi"),
            k=serving, n=len(results),
        )  # fmt: skip
        dimensions = ("kesepakatan", "isi_rencana", "kaskade")
        cells = tuple(member_name(speech, edition, *pair) for pair in zip(dimensions, classes, strict=True))
        rows.append(ExampleRow(_("Rencana {letter}", letter=letter), about, cells))
    return tuple(rows)


def _people(speech: Speech, edition: Edition) -> tuple[ExampleRow, ...]:
    _ = speech.gettext
    rows = []
    for letter, (days, teamwork, (strengths, improve), (attendance, feedback)) in zip("ABCDE", PEOPLE, strict=False):
        names = ((strengths, _("kekuatan")), (improve, _("yang perlu diperbaiki")))
        written = [name for there, name in names if there]
        about = _(
            "{days}; umpan balik: {written}",
            days=_days(speech, days), written=", ".join(written) if written else _("tidak ada"),
        )  # fmt: skip
        cells = (
            member_name(speech, edition, "disiplin", attendance),
            member_name(speech, edition, "kerja_sama", teamwork or "belum_dicatat"),
            member_name(speech, edition, "umpan_balik", feedback),
        )
        rows.append(ExampleRow(_("Pegawai {letter}", letter=letter), about, cells))
    return tuple(rows)


def _days(speech: Speech, days: tuple[int, int] | None) -> str:
    if days is None:
        return speech.gettext("kehadiran belum dicatat")
    late, away = days
    return speech.gettext("terlambat {late} hari, tanpa keterangan {away} hari", late=late, away=away)


def _counted(speech: Speech, counts: tuple[tuple[int, int], ...]) -> tuple[str, ...]:
    return tuple(speech.gettext("{k} dari {n}", k=k, n=n) for k, n in counts)
