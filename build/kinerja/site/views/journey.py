"""How an IKM moved through the releases: a trend against the limit of "good", and the numbers behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kinerja.package.model import TOTAL
from kinerja.site.archive import Edition
from kinerja.site.text import Speech
from kinerja.site.views.grading import GOOD_GRADES, grades
from kinerja.site.views.trend import Trend, draw


@dataclass(frozen=True)
class Stop:
    """One period's index as it may be shown; ``state`` is the release's status."""

    period: str
    state: str
    value: str


@dataclass(frozen=True)
class Journey:
    """The picture and its table. There is one only where the newest and an earlier index are published."""

    finding: str
    trend: Trend
    aria: str
    stops: tuple[Stop, ...]
    csv: str


def journey(speech: Speech, history: Sequence[Edition], service: str = TOTAL) -> Journey | None:
    """The path of one service's IKM (or of all) through ``history``, oldest first; None where there is no picture."""
    rows = [edition.mean("ikm", service) for edition in history]
    first = next((place for place, row in enumerate(rows) if row.mean is not None), None)
    if first is None:
        return None
    start, end = rows[first].mean, rows[-1].mean
    edition = history[-1]
    limits = [grade.low for grade in grades(speech, edition) if grade.letter in GOOD_GRADES]
    good = limits[-1:]
    trend = draw(
        [row.mean for row in rows[first:]],
        goals=good,
        good="above",
        first_label="" if start is None else speech.number(start, 2),
        now_label="" if end is None else speech.number(end, 2),
        goal_label=f"B {speech.number(good[0], 2)}" if good else "",
        first_tick=speech.tick(history[first].period),
        last_tick=speech.tick(edition.period),
    )
    if trend is None or start is None or end is None:
        return None
    since = speech.short_period(history[first].period)
    first_value, last_value = speech.number(start, 2), speech.number(end, 2)
    amount = speech.number(abs(end - start), 2)
    if first_value == last_value:
        finding = speech.gettext("IKM sama dengan {period}", period=since)
    elif end > start:
        finding = speech.gettext("IKM naik {n} sejak {period}", n=amount, period=since)
    else:
        finding = speech.gettext("IKM turun {n} sejak {period}", n=amount, period=since)
    return Journey(
        finding=finding,
        trend=trend,
        aria=speech.gettext(
            "IKM dari {first} pada {start} menjadi {last} pada {end}.",
            first=first_value,
            start=since,
            last=last_value,
            end=speech.short_period(edition.period),
        ),
        stops=tuple(
            Stop(
                speech.tick(e.period),
                row.status,
                "" if row.mean is None else speech.number(row.mean, row.decimals),
            )
            for e, row in zip(history, rows, strict=True)
        ),
        csv=f"{edition.data}/tabel/ikm.csv",
    )
