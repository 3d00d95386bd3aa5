"""How pages decide that a change is more than chance: two invented pairs of shares, by the release's own parameters."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kinerja.package import chance
from kinerja.package.chance import Share
from kinerja.site.archive import Edition
from kinerja.site.text import Speech

EXAMPLES: Final = (
    (Share(80, 100), Share(90, 100), Decimal("3.18")),
    (Share(80, 100), Share(95, 100), Decimal("8.96")),
    (Share(800, 1000), Share(900, 1000), Decimal("38.44")),
)
"""Invented: before, now, and χ² with Yates's correction, which a test works out anew."""


@dataclass(frozen=True)
class ChangeRow:
    """One pair in words."""

    before: str
    now: str
    square: str
    said: str


@dataclass(frozen=True)
class ChangeExample:
    """The pairs, and the χ² from which a change is claimed."""

    limit: str
    rows: tuple[ChangeRow, ...]


def change_example(speech: Speech, edition: Edition) -> ChangeExample | None:
    """The examples by the release's parameters; None where the release carries none, and so claims no change."""
    given = edition.chance
    if given is None:
        return None
    words = {
        chance.ROSE: speech.gettext("jelas naik"),
        chance.FELL: speech.gettext("jelas turun"),
        chance.UNCLEAR: speech.gettext("tidak ada perubahan yang jelas"),
    }
    return ChangeExample(
        speech.number(given.limit, 3),
        tuple(
            ChangeRow(_said(speech, before), _said(speech, now), speech.number(square, 2), words[said])
            for before, now, square in EXAMPLES
            if (said := chance.change(now, before, given)) in words
        ),
    )


def _said(speech: Speech, figure: Share) -> str:
    return speech.gettext("{k} dari {n}", k=speech.number(figure.part), n=speech.number(figure.whole))
