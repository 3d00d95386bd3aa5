"""How often a service is asked, and how long it is asked again: a pace, and a patience that ends."""

from __future__ import annotations

import random
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

T = TypeVar("T")

READS_A_MINUTE = 60
"""Google's quota of read requests for one user of one project (Sheets API, usage limits)."""
BUDGET = 120.0
"""Seconds that failed attempts and the waits after them may cost one reading, all together."""
ATTEMPT = 60.0
"""Seconds in which one answer must be there whole."""
_LONGEST_WAIT = 32.0
_TRIES_WITHOUT_CONNECTION = 3
"""A machine that cannot be reached at all is off, or the network is: waiting two minutes would tell nothing new."""


@dataclass(frozen=True)
class Clock:
    """Time, as tests may bend it. ``now`` is in seconds from anywhere, ``chance`` gives 0-1."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random
    today: Callable[[], datetime] = lambda: datetime.now(UTC)


@dataclass(frozen=True)
class Pace:
    """At most ``limit`` turns in any ``window`` seconds."""

    clock: Clock = field(default_factory=Clock)
    limit: int = READS_A_MINUTE
    window: float = 60.0
    _turns: deque[float] = field(default_factory=deque, init=False, repr=False)

    def wait(self) -> None:
        """Wait for the next turn, and take it."""
        if len(self._turns) == self.limit:
            early = self._turns.popleft() + self.window - self.clock.now()
            if early > 0:
                self.clock.sleep(early)
        self._turns.append(self.clock.now())


class PassingError(Exception):
    """An attempt failed in a way that may pass: a busy service, a cut connection, an answer that is not whole.

    ``what`` and ``what_en`` say so in a few words. ``wait`` is how many seconds the service asked to wait.
    """

    def __init__(self, what: str, what_en: str, *, wait: float | None = None, connected: bool = True) -> None:
        super().__init__(what_en)
        self.what, self.what_en, self.wait, self.connected = what, what_en, wait, connected


class GivenUpError(Exception):
    """Attempts failed for as long as patience lasts; ``last`` is the last failure."""

    def __init__(self, last: PassingError) -> None:
        super().__init__(str(last))
        self.last = last


@dataclass
class Patience:
    """What is left of one reading's patience. Only what failures cost is counted, not what healthy answers take."""

    clock: Clock = field(default_factory=Clock)
    tell: Callable[[str], None] = lambda _: None
    """Told of every wait, for whoever watches."""
    lost: float = 0.0
    """Seconds that failures have cost."""

    def run(self, attempt: Callable[[float], T]) -> T:
        """Return what an attempt gives, trying again after failures that may pass.

        :param attempt: is given the seconds it may take.
        :raises GivenUpError: the patience is used up.
        """
        tries = 0
        while True:
            start = self.clock.now()
            try:
                return attempt(min(ATTEMPT, BUDGET - self.lost))
            except PassingError as failure:
                tries += 1
                self.lost += self.clock.now() - start
                wait = self._wait(failure, tries)
                hopeless = not failure.connected and tries >= _TRIES_WITHOUT_CONNECTION
                if hopeless or self.lost + wait >= BUDGET:
                    raise GivenUpError(failure) from failure
                self.tell(f"{failure.what}; mencoba lagi {wait:.0f} detik lagi ({failure.what_en}: trying again)")
                self.clock.sleep(wait)
                self.lost += wait

    def _wait(self, failure: PassingError, tries: int) -> float:
        """Return how long to wait: what the service asks for, or twice as long each time; never in step with others."""
        longest: float = min(_LONGEST_WAIT, 2.0 ** (tries - 1))
        jittered = longest * (0.5 + self.clock.chance() / 2)
        return jittered if failure.wait is None else failure.wait + min(1.0, jittered)


def retry_after(headers: Mapping[str, str], today: Callable[[], datetime]) -> float | None:
    """Return the seconds that a ``Retry-After`` header asks for (RFC 9110, 10.2.3: seconds, or a date), or None.

    A date is held against the answer's own ``Date``: our clock may be wrong.
    """
    text = headers.get("Retry-After", "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    until = _date(text)
    if until is None:
        return None
    return max(0.0, (until - (_date(headers.get("Date", "")) or today())).total_seconds())


def _date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
