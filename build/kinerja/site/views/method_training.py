"""How trainings are counted: three invented trainings, by kind and by topic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kinerja.site.text import Speech

EXAMPLES: Final = (
    ("workshop", ("ti_layanan", "arsip_digital"), 24, 20),
    ("workshop", ("ti_layanan",), 8, 12),
    ("seminar", ("arsip_digital",), 3, 60),
)
"""Invented: kind, topics, hours of the training, people who took part."""

COUNTED: Final = (
    ("jenis", "seminar", 1, 3, 60),
    ("jenis", "workshop", 2, 32, 32),
    ("topik", "arsip_digital", 2, 27, 80),
    ("topik", "ti_layanan", 2, 32, 32),
)
"""By what, code, trainings, their hours, participations. A test holds each to the measure itself."""


@dataclass(frozen=True)
class TrainingExample:
    """One training in words."""

    name: str
    topics: str
    hours: str
    people: str


@dataclass(frozen=True)
class CountedExample:
    """What is counted of the examples under one kind or topic."""

    name: str
    trainings: str
    hours: str
    people: str


@dataclass(frozen=True)
class TrainingsExample:
    """The examples and what is counted of them."""

    given: tuple[TrainingExample, ...]
    counted: tuple[CountedExample, ...]


def trainings_example(speech: Speech) -> TrainingsExample:
    """The examples in the page's language."""
    _ = speech.gettext
    names = {
        "workshop": _("Workshop"),
        "seminar": _("Seminar"),
        "ti_layanan": _("TI dalam layanan"),
        "arsip_digital": _("Arsip digital"),
    }
    return TrainingsExample(
        tuple(
            TrainingExample(
                names[kind],
                ", ".join(names[topic] for topic in topics),
                speech.number(hours),
                speech.number(people),
            )
            for kind, topics, hours, people in EXAMPLES
        ),
        tuple(
            CountedExample(
                _("Jenis: {name}", name=names[code]) if by == "jenis" else _("Topik: {name}", name=names[code]),
                speech.number(trainings),
                speech.number(hours),
                speech.number(people),
            )
            for by, code, trainings, hours, people in COUNTED
        ),
    )
