"""How promised improvements are counted: four invented promises, looked at on one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from kinerja.site.text import Speech
from kinerja.site.views.promises import state_name

LOOKED_AT: Final = date(2026, 7, 20)
EXAMPLES: Final = (
    (date(2026, 1, 20), date(2026, 6, 30), date(2026, 4, 20), "selesai"),
    (date(2026, 1, 20), date(2026, 3, 31), date(2026, 5, 15), "selesai_terlambat"),
    (date(2026, 2, 2), date(2026, 6, 30), None, "terlambat"),
    (date(2026, 5, 1), date(2026, 8, 31), date(2026, 7, 28), "berjalan"),
)
"""Invented: made, due, done, and where it stands on ``LOOKED_AT``. A test holds each to the measure itself."""

WITHIN: Final = ((3, 1, 3), (6, 2, 2))
"""Months, and how many of the examples were done within them, of those that were made so long ago."""


@dataclass(frozen=True)
class PromiseExample:
    """One promise in words."""

    made: str
    due: str
    done: str
    state: str


@dataclass(frozen=True)
class PromisesExample:
    """The examples and what is counted of them."""

    day: str
    rows: tuple[PromiseExample, ...]
    sentences: tuple[str, ...]


def promises_example(speech: Speech) -> PromisesExample:
    """The examples in the page's language."""
    return PromisesExample(
        speech.date(LOOKED_AT),
        tuple(
            PromiseExample(
                speech.date(made),
                speech.date(due),
                speech.date(done) if done and done <= LOOKED_AT else speech.gettext("belum"),
                state_name(speech, standing),
            )
            for made, due, done, standing in EXAMPLES
        ),
        tuple(
            speech.gettext(
                "Selesai dalam {months} bulan: {done} dari {of} janji yang sudah berumur {months} bulan.",
                months=months,
                done=speech.number(done),
                of=speech.number(of),
            )
            for months, done, of in WITHIN
        ),
    )
