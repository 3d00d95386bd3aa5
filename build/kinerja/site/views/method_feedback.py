"""How several sides' views become one figure: a worked example that is the measure's own."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kinerja.package.rounding import half_up
from kinerja.site.text import Speech
from kinerja.site.views.feedback import combine

SIDES: Final = (("atasan", Decimal("3.20"), 40), ("rekan", Decimal("3.00"), 30), ("bawahan", Decimal("3.40"), 30))
OWN: Final = Decimal("3.50")
"""Invented: side, mean and weight, and what people say of themselves; a test holds the sum to ``measures.feedback``."""


@dataclass(frozen=True)
class FeedbackExample:
    """The example as it is printed; ``rows`` are (side, mean, weight)."""

    rows: tuple[tuple[str, str, str], ...]
    others: str
    own: str
    gap: str


def feedback_example(speech: Speech) -> FeedbackExample:
    """Return the example in words and figures of the page's language."""
    names = {
        "atasan": speech.gettext("Atasan"),
        "rekan": speech.gettext("Rekan kerja"),
        "bawahan": speech.gettext("Bawahan"),
    }
    combined = combine({side: mean for side, mean, _ in SIDES}, {side: weight for side, _, weight in SIDES})
    others = half_up(combined or 0, 2)
    return FeedbackExample(
        tuple(
            (names[side], speech.number(mean, 2), speech.percent(Decimal(weight), 0)) for side, mean, weight in SIDES
        ),
        speech.number(others, 2),
        speech.number(OWN, 2),
        speech.number(others - OWN, 2),
    )
