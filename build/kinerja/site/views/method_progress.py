"""How pace, service time, a unit's pattern and comparison are counted: one worked example each."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kinerja.package.rounding import half_up
from kinerja.site.archive import Edition
from kinerja.site.text import Speech
from kinerja.site.views.pattern import condition_words
from kinerja.site.views.predicates import class_codes
from kinerja.site.views.standing import FEWEST

PACES: Final = (
    ("2026-T1", Decimal(1000), Decimal(246), Decimal("24.60"), Decimal("24.66"), "tertinggal"),
    ("2026-T2", Decimal(1000), Decimal(520), Decimal("52.00"), Decimal("49.59"), "sesuai_jalur"),
)
"""Invented: period, the year's target, realisation, and what ``measures.progress.paces`` gives of them.

A release says these and never how they were made, so a test holds each to the measure itself.
"""
DAYS: Final = (90, 365)
"""Days of 2026 that have passed by the end of the first example's period, and all of them."""

SERVED: Final = (Decimal(3410), Decimal(4050), Decimal("84.20"))
"""Invented: served in time, served, and the per cent that ``measures.progress.service_times`` gives."""

KIND: Final = (Decimal(72), Decimal(80), Decimal(84), Decimal(91))
KIND_GIVES: Final = (Decimal(82), Decimal("85.75"))
"""Invented: figures of four units of a kind; their median and better quarter by ``measures.comparison.compared``."""

PEOPLE: Final = (("sangat_baik", 8), ("baik", 40), ("butuh_perbaikan", 2))
DEPARTS: Final = ("baik", 70, Decimal(80))
"""Invented: people of a unit that is ``baik``; the class that departs from the pattern, its limit and its per cent."""


@dataclass(frozen=True)
class PaceExample:
    """One period of the pace example."""

    period: str
    target: str
    realised: str
    share: str
    gone: str
    state: str


@dataclass(frozen=True)
class PatternRow:
    """A unit's predicate and what it leads one to expect."""

    name: str
    conditions: tuple[str, ...]


@dataclass(frozen=True)
class ProgressMethod:
    """The examples as they are printed."""

    paces: tuple[PaceExample, ...]
    day_sum: str
    in_time: str
    served: str
    kept_sum: str
    kind: str
    median: str
    better: str
    better_sum: str
    fewest: str
    patterns: tuple[PatternRow, ...]
    departing: str
    limit: str


def progress_method(speech: Speech, edition: Edition) -> ProgressMethod:
    """Return the examples in words and figures of the page's language, and the pattern that the release states."""
    low, high = KIND[2], KIND[3]
    in_time, served, kept = SERVED
    return ProgressMethod(
        paces=tuple(
            PaceExample(
                speech.period(period),
                speech.number(target),
                speech.number(realised),
                speech.percent(share, 2),
                speech.percent(gone, 2),
                speech.gettext("tertinggal") if state == "tertinggal" else speech.gettext("lebih cepat"),
            )
            for period, target, realised, share, gone, state in PACES
        ),
        day_sum=_whole(f"100 × {DAYS[0]} ÷ {DAYS[1]} = {speech.number(PACES[0][4], 2)}"),
        in_time=speech.number(in_time),
        served=speech.number(served),
        kept_sum=_whole(f"100 × {speech.number(in_time)} ÷ {speech.number(served)} = {speech.percent(kept, 2)}"),
        kind=", ".join(speech.percent(figure, 0) for figure in KIND),
        median=speech.percent(KIND_GIVES[0], 0),
        better=speech.percent(KIND_GIVES[1], 2),
        better_sum=_whole(f"{speech.number(low)} + ¼ × ({speech.number(high)} − {speech.number(low)})"),
        fewest=speech.number(FEWEST),
        patterns=_patterns(speech, edition),
        departing=speech.percent(half_up(DEPARTS[2], 0), 0),
        limit=f"{DEPARTS[1]}%",
    )


def _whole(text: str) -> str:
    """A sum held together on its line."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def _patterns(speech: Speech, edition: Edition) -> tuple[PatternRow, ...]:
    """Best first: a unit's predicates are those of people, after the one that people have not."""
    found: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for row in edition.records.get("pola", ()):
        names[row["predikat"]] = speech.pick(row["nama"], row["nama_en"])
        found.setdefault(row["predikat"], []).append(condition_words(speech, edition, row))
    order = class_codes(edition)
    codes = sorted(found, key=lambda code: (order.index(code) if code in order else -1, code))
    return tuple(PatternRow(names[code], tuple(found[code])) for code in codes)
