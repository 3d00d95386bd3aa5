"""How an IKM moved: older reports, then the releases, against the limit of "good"; it breaks where the method did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kinerja.package.model import PUBLISHED, TOTAL
from kinerja.package.period import Period
from kinerja.site.archive import Edition
from kinerja.site.text import Speech
from kinerja.site.views.grading import GOOD_GRADES, grades
from kinerja.site.views.trend import Trend, draw

_OURS = "penuh"
"""How a release's own indices are made, as ``ikm_terdahulu`` codes it: with full weights (PermenPANRB 14/2017)."""


@dataclass(frozen=True)
class Stop:
    """One period's index as it may be shown; ``state`` is the release's status.

    ``mark``: the sign that leads to the note about an index of an older report, empty where there is none.
    """

    period: str
    state: str
    value: str
    mark: str = ""


@dataclass(frozen=True)
class Journey:
    """The picture and its table. There is one only where the newest and an earlier index are published.

    ``notes``: what has to be said of indices that older reports printed, one sentence or two each.
    """

    finding: str
    trend: Trend
    aria: str
    stops: tuple[Stop, ...]
    csv: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Point:
    period: str
    state: str
    value: Decimal | None
    made: str
    note: Mapping[str, str] | None = None
    """The row of ``ikm_terdahulu`` that it is from."""


def journey(speech: Speech, history: Sequence[Edition], service: str = TOTAL) -> Journey | None:
    """The path of one service's IKM (or of all) through ``history``, oldest first; None where there is no picture."""
    points = _points(history, service)
    first = next((place for place, point in enumerate(points) if point.value is not None), None)
    if first is None:
        return None
    points = points[first:]
    edition, start, end = history[-1], points[0].value, points[-1].value
    limits = [grade.low for grade in grades(speech, edition) if grade.letter in GOOD_GRADES]
    good = limits[-1:]
    breaks = {place for place in range(1, len(points)) if points[place].made != points[place - 1].made}
    trend = draw(
        [point.value for point in points],
        goals=good,
        good="above",
        first_label="" if start is None else speech.number(start, 2),
        now_label="" if end is None else speech.number(end, 2),
        goal_label=f"B {speech.number(good[0], 2)}" if good else "",
        first_tick=speech.tick(points[0].period),
        last_tick=speech.tick(edition.period),
        breaks=frozenset(breaks),
    )
    if trend is None or start is None or end is None:
        return None
    noted = [point for point in points if point.note is not None]
    return Journey(
        finding=_finding(speech, points[max(breaks, default=0) :], end),
        trend=trend,
        aria=speech.gettext(
            "IKM dari {first} pada {start} menjadi {last} pada {end}.",
            first=speech.number(start, 2),
            start=speech.short_period(points[0].period),
            last=speech.number(end, 2),
            end=speech.short_period(edition.period),
        ),
        stops=tuple(_stop(speech, point, noted) for point in points),
        csv=f"{edition.data}/tabel/ikm.csv",
        notes=tuple(
            f"{speech.number(number)}. {_note(speech, point.note)}"
            for number, point in enumerate(noted, 1)
            if point.note is not None
        ),
    )


def _points(history: Sequence[Edition], service: str) -> list[_Point]:
    """Indices of older reports where no release has one of the period, then those of the releases."""
    rows = [(edition.period, edition.mean("ikm", service)) for edition in history]
    ours = [_Point(period, row.status, row.mean, _OURS) for period, row in rows]
    known = {period for period, _ in rows}
    older = [
        _Point(row["periode"], PUBLISHED, Decimal(row["indeks"]), row["dibuat"], row)
        for row in history[-1].records.get("ikm_terdahulu", ())
        if (row["survei"], row["layanan"]) == ("skm", service) and row["periode"] not in known
    ]
    return sorted((*older, *ours), key=lambda point: Period.parse(point.period))


def _finding(speech: Speech, points: Sequence[_Point], end: Decimal) -> str:
    """How far it moved since the first index that was made in the same way."""
    since = next(point for point in points if point.value is not None)
    if since is points[-1] or since.value is None:
        return speech.gettext("IKM belum dapat dibandingkan: cara menghitungnya berubah")
    when = speech.short_period(since.period)
    if since.value == end:
        return speech.gettext("IKM sama dengan {period}", period=when)
    amount = speech.number(abs(end - since.value), 2)
    if end > since.value:
        return speech.gettext("IKM naik {n} sejak {period}", n=amount, period=when)
    return speech.gettext("IKM turun {n} sejak {period}", n=amount, period=when)


def _stop(speech: Speech, point: _Point, noted: Sequence[_Point]) -> Stop:
    value = "" if point.value is None else speech.number(point.value, 2)
    mark = "" if point.note is None else speech.number(noted.index(point) + 1)
    return Stop(speech.tick(point.period), point.state, value, mark)


def _note(speech: Speech, row: Mapping[str, str]) -> str:
    """What a reader has to know of an index that an older report printed."""
    said = speech.gettext(
        "{period}: seperti tercetak dalam {source}, dihitung dengan {method}.",
        period=speech.period(row["periode"]),
        source=row["sumber"],
        method=speech.pick(row["cara"], row["cara_en"]),
    )
    if not row["penuh"]:
        return f"{said} " + speech.gettext("Tidak dapat diubah menjadi indeks sekarang.")
    if Decimal(row["penuh"]) != Decimal(row["indeks"]):
        return f"{said} " + speech.gettext("Dengan bobot penuh {index}.", index=speech.number(Decimal(row["penuh"]), 2))
    return said
