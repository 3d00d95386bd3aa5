"""Plain tables of progress: pace in the year, service standards, routine reports, and how units are rated themselves.

Sources: targets and realisations as in performance reports (PermenPANRB 53/2014); service standards (UU 25/2009
art. 21, PermenPANRB 15/2014); a unit's own predicate and the pattern it leads one to expect (SE MenPANRB 3/2023).
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from kinerja.content import regulations
from kinerja.content.records import SEPARATOR
from kinerja.measures.progress import ReportsOf
from kinerja.package.model import PlainTable
from kinerja.release.facts import Facts

_UNIT: Final = ("unit", "string", "Unit kerja", "Unit")
_INDICATOR: Final = ("indikator", "string", "Indikator", "Indicator")
_PREDICATE: Final = ("predikat", "string", "Predikat kinerja organisasi (kode)", "Predicate of the unit (code)")


def progress_tables(facts: Facts) -> tuple[PlainTable, ...]:
    """Every table of this module; the pattern is said only where a unit has a predicate to hold it against."""
    predicates = unit_predicate_table(facts)
    pattern = (pattern_table(facts),) if predicates.rows else ()
    return (pace_table(facts), service_table(facts), reports_table(facts), predicates, *pattern)


def pace_table(facts: Facts) -> PlainTable:
    """``laju``: cumulative indicators against the days of the year that have passed.

    Only of indicators that are due in the period, so that every row has its name in the code list. ``bagian`` and
    ``harapan`` are per cent, two decimals; ``status`` as ``measures.progress.paces`` says it.
    """
    due = {(result.unit, result.indicator) for result in facts.measured.indicators}
    return PlainTable(
        "laju",
        "nilai",
        "Laju indikator kumulatif menuju target tahun",
        "Pace of cumulative indicators towards the year's target",
        (
            _UNIT,
            _INDICATOR,
            ("target_tahun", "number", "Target seluruh tahun", "Target of the whole year"),
            ("realisasi", "number", "Realisasi sejak awal tahun", "Realisation since the year began"),
            ("bagian", "number", "Realisasi, persen dari target tahun", "Realisation, per cent of the year's target"),
            (
                "harapan",
                "number",
                "Hari dalam tahun yang telah lewat, persen",
                "Days of the year that have passed, per cent",
            ),
            (
                "status",
                "string",
                "Status: tercapai, sesuai_jalur, tertinggal, belum_ada",
                "Status: reached, on pace, behind, no figure yet",
            ),
        ),
        ("unit", "indikator"),
        tuple(
            (
                pace.unit,
                pace.indicator,
                _number(pace.year_target),
                _number(pace.realised),
                _number(pace.share),
                _number(pace.time_gone),
                pace.status,
            )
            for pace in facts.measured.paces
            if pace.unit in facts.rows and (pace.unit, pace.indicator) in due
        ),
    )


def service_table(facts: Facts) -> PlainTable:
    """``waktu_layanan``: how many were served within the standard, of how many, and the median.

    Who is counted is served, not employed: figures of a service. ``persen`` has two decimals; empty is not recorded.
    """
    return PlainTable(
        "waktu_layanan",
        "nilai",
        "Standar waktu layanan dan yang dilayani tepat waktu",
        "Service-time standards and what was served in time",
        (
            _UNIT,
            _INDICATOR,
            ("standar", "number", "Waktu paling lama yang dijanjikan", "Longest time that is promised"),
            ("satuan", "string", "Satuan waktu", "Unit of time"),
            ("satuan_en", "string", "Satuan waktu (Inggris)", "Unit of time (English)"),
            ("dilayani", "number", "Banyaknya yang dilayani", "How many were served"),
            ("tepat_waktu", "number", "Di antaranya tepat waktu", "Of them in time"),
            ("persen", "number", "Tepat waktu, persen dari yang dilayani", "In time, per cent of those served"),
            ("median", "number", "Median waktu layanan", "Median service time"),
        ),
        ("unit", "indikator"),
        tuple(
            (
                time.unit,
                time.indicator,
                _number(time.longest),
                time.measure,
                time.measure_en,
                _number(time.served),
                _number(time.in_time),
                _number(time.share),
                _number(time.median),
            )
            for time in facts.measured.service_times
            if time.unit in facts.rows
        ),
    )


def reports_table(facts: Facts) -> PlainTable:
    """``laporan``: routine reports that were due, came in, came late or are missing, by unit and point.

    Those of a unit inside a group stand under the group, with the unit named as the point: a report is no person.
    """
    return PlainTable(
        "laporan",
        "nilai",
        "Laporan rutin: wajib, diterima, terlambat, belum",
        "Routine reports: due, received, late, missing",
        (
            _UNIT,
            ("laporan", "string", "Laporan", "Report (Indonesian)"),
            ("laporan_en", "string", "Laporan (Inggris)", "Report (English)"),
            ("titik", "string", "Sekolah atau titik layanan; kosong bila semua", "School or service point; empty: all"),
            ("wajib", "integer", "Wajib masuk", "Due"),
            ("diterima", "integer", "Diterima", "Received"),
            ("terlambat", "integer", "Diterima terlambat", "Received late"),
            ("belum", "integer", "Belum diterima", "Not received yet"),
        ),
        ("unit", "laporan", "titik"),
        tuple(sorted(_reports(facts))),
    )


def _reports(facts: Facts) -> Iterable[tuple[str, ...]]:
    for found in facts.measured.reports:
        code, report = facts.published_as(found.unit), found.report
        counts = (report.due, report.received, report.late, found.missing)
        yield (code, report.name, report.name_en, _point(facts, code, found), *map(str, counts))


def _point(facts: Facts, code: str, found: ReportsOf) -> str:
    if found.unit in facts.rows or found.unit == code:
        return found.report.point
    return ": ".join(filter(None, (facts.content.units[found.unit].name, found.report.point)))


def unit_predicate_table(facts: Facts) -> PlainTable:
    """``predikat_unit``: the predicate that a unit itself was given, under its own name only.

    A unit inside a group has none: of so few people, its predicate would be said of them.
    """
    known = regulations.by_code(regulations.patterns(facts.agency))
    return PlainTable(
        "predikat_unit",
        "nilai",
        "Predikat kinerja organisasi tiap unit",
        "Predicate of each unit as an organisation",
        (
            _UNIT,
            _PREDICATE,
            ("nama", "string", "Predikat", "Predicate (Indonesian)"),
            ("nama_en", "string", "Predikat (Inggris)", "Predicate (English)"),
        ),
        ("unit",),
        tuple(
            (unit, code, known[code].name, known[code].name_en)
            for unit, code in sorted(facts.measured.unit_predicates.items())
            if unit in facts.rows
        ),
    )


def pattern_table(facts: Facts) -> PlainTable:
    """``pola``: every condition that a unit's predicate leads one to expect of its people (SE MenPANRB 3/2023).

    The rule itself and nothing of any unit. ``jenis``: ``terbesar``, ``paling_banyak``, ``paling_sedikit``, ``ada``,
    ``tidak_ada`` (``regulations.Condition``); ``kelas`` are predicates taken together, ``persen`` the limit of two.
    """
    return PlainTable(
        "pola",
        "nilai",
        "Pola distribusi: yang diharapkan dari tiap predikat organisasi",
        "Expected pattern: what each predicate of a unit leads one to expect",
        (
            _PREDICATE,
            ("nama", "string", "Predikat", "Predicate (Indonesian)"),
            ("nama_en", "string", "Predikat (Inggris)", "Predicate (English)"),
            ("syarat", "integer", "Nomor syarat", "Number of the condition"),
            (
                "jenis",
                "string",
                "Jenis: terbesar, paling_banyak, paling_sedikit, ada, tidak_ada",
                "Kind: largest class, at most, at least, someone, nobody",
            ),
            ("kelas", "string", "Predikat pegawai, dipisah titik koma", "Predicates of people, parted by semicolons"),
            ("persen", "integer", "Batas dalam persen", "Limit in per cent"),
        ),
        ("predikat", "syarat"),
        tuple(
            (
                pattern.code,
                pattern.name,
                pattern.name_en,
                str(number),
                condition.kind,
                SEPARATOR.join(condition.classes),
                "" if condition.percent is None else str(condition.percent),
            )
            for pattern in regulations.patterns(facts.agency)
            for number, condition in enumerate(pattern.conditions, 1)
        ),
    )


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"
