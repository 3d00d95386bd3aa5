"""A clock that tests turn by hand."""

from __future__ import annotations

from datetime import UTC, datetime

from kinerja.intake.patience import Clock


class Time:
    """Seconds that pass only when somebody sleeps or ``pass_by`` is called."""

    def __init__(self, chance: float = 0.5) -> None:
        self.now = 0.0
        self.slept: list[float] = []
        self._chance = chance

    def pass_by(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds

    def clock(self) -> Clock:
        """Return the clock that shows this time."""

        def sleep(seconds: float) -> None:
            self.slept.append(seconds)
            self.pass_by(seconds)

        return Clock(lambda: self.now, sleep, lambda: self._chance, lambda: datetime(2026, 11, 24, tzinfo=UTC))
