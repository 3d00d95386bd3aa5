"""The plain tables of a release: units' indicators, and their sentences about them. No person is in either."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kinerja.measures.indicators import IndicatorResult
from kinerja.package.model import TOTAL, Member, PlainTable

_FIGURES = (
    ("unit", "string", "Unit kerja", "Unit"),
    ("indikator", "string", "Indikator", "Indicator"),
    ("satuan", "string", "Satuan", "Unit of measure"),
    ("satuan_en", "string", "Satuan (Inggris)", "Unit of measure (English)"),
    ("arah", "string", "Arah: naik, turun, rentang, atau tonggak", "Direction"),
    ("desimal", "integer", "Desimal", "Decimals"),
    ("target", "number", "Target (batas bawah bila rentang)", "Target (lower end of a range)"),
    ("target_atas", "number", "Batas atas target bila rentang", "Upper end of a range"),
    ("realisasi", "number", "Realisasi", "Realisation"),
    ("capaian", "number", "Capaian, persen dari target", "Achievement, per cent of target"),
    ("status", "string", "Status: tercapai, belum_tercapai, belum_ada", "Status"),
    (
        "golongan",
        "string",
        "Golongan: program, waktu_layanan, ketepatan, atau kosong",
        "Group: programme, service time, accuracy, or empty",
    ),
)
_TEXTS = (
    ("unit", "string", "Unit kerja", "Unit"),
    ("indikator", "string", "Indikator", "Indicator"),
    ("teks", "string", "Penjelasan", "Explanation (Indonesian)"),
    ("teks_en", "string", "Penjelasan (Inggris)", "Explanation (English)"),
)


def indicator_members(results: Sequence[IndicatorResult]) -> tuple[Member, ...]:
    """The code list of indicators."""
    return tuple(Member(r.indicator, TOTAL, r.name, r.name_en) for r in sorted(results, key=lambda r: r.indicator))


def indicator_tables(results: Sequence[IndicatorResult]) -> tuple[PlainTable, ...]:
    """``indikator`` and ``penjelasan``; none without results."""
    if not results:
        return ()
    return (
        PlainTable(
            "indikator",
            "nilai",
            "Indikator kinerja unit: target dan realisasi",
            "Unit indicators: target and result",
            _FIGURES,
            ("unit", "indikator"),
            tuple(_figures(r) for r in results),
        ),
        PlainTable(
            "penjelasan",
            "teks",
            "Penjelasan unit atas indikatornya",
            "Units' explanations of their indicators",
            _TEXTS,
            ("unit", "indikator"),
            tuple((r.unit, r.indicator, r.note, r.note_en) for r in results if r.note),
        ),
    )


def _figures(result: IndicatorResult) -> tuple[str, ...]:
    low, high = result.target if isinstance(result.target, tuple) else (result.target, None)
    return (
        result.unit,
        result.indicator,
        result.measure,
        result.measure_en,
        result.direction,
        str(result.decimals),
        _number(low),
        _number(high),
        _number(result.realised),
        _number(result.achievement),
        result.status,
        result.group,
    )


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"
