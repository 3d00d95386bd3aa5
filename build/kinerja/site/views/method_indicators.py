"""How a unit's achievement is counted: one worked example for every way to read a target."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kinerja.site.text import Speech

EXAMPLES: Final = (
    ("naik", (Decimal(140),), Decimal(131), Decimal("93.57")),
    ("turun", (Decimal(20),), Decimal(23), Decimal("85.00")),
    ("rentang", (Decimal(90), Decimal(110)), Decimal(121), Decimal("90.00")),
    ("tonggak", (Decimal(4),), Decimal(5), Decimal("100.00")),
)
"""Invented: direction, target (two ends of a range), realisation, and the per cent that ``measures.indicators`` gives.

A release says these per cents and never how they were made, so a test holds each to the measure itself.
"""


@dataclass(frozen=True)
class Example:
    """One way to read a target, with figures."""

    name: str
    target: str
    realised: str
    sum: str
    """The arithmetic, in digits."""
    result: str


def examples(speech: Speech) -> tuple[Example, ...]:
    """Return the examples in words and figures of the page's language."""
    _ = speech.gettext
    names = {
        "naik": _("Makin tinggi makin baik"),
        "turun": _("Makin rendah makin baik"),
        "rentang": _("Harus berada dalam rentang"),
        "tonggak": _("Langkah yang harus selesai"),
    }
    return tuple(
        Example(
            names[direction],
            "–".join(speech.number(end) for end in target),
            speech.number(realised),
            _sum(speech, direction, target[-1], realised),
            speech.number(result, 2),
        )
        for direction, target, realised, result in EXAMPLES
    )


def _sum(speech: Speech, direction: str, target: Decimal, realised: Decimal) -> str:
    """Return the arithmetic: a fall, or what is above a range, loses what it exceeds the target by."""
    got, aim = speech.number(realised), speech.number(target)
    if direction in ("turun", "rentang"):
        return f"100 × (2 × {aim} − {got}) ÷ {aim}"
    if direction == "tonggak":
        return speech.gettext("100 × {got} ÷ {aim}, paling tinggi 100", got=got, aim=aim)
    return f"100 × {got} ÷ {aim}"
