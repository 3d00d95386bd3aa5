"""Pieces that every page shares: a change since the period before, a headline figure, shares of published counts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from kinerja.package import chance
from kinerja.package.model import BETTER, HIDDEN, TOTAL, CountRow, MeanTable
from kinerja.package.rounding import half_up
from kinerja.site.archive import Edition
from kinerja.site.text import Speech

BETTER_UP = 1
BETTER_DOWN = -1
NEITHER = 0


@dataclass(frozen=True)
class Change:
    """How a figure moved. ``symbol`` is the triangle, ``tone`` its colour class; the words say both."""

    symbol: str
    tone: str
    amount: str
    since: str
    improved: bool
    worsened: bool


@dataclass(frozen=True)
class Figure:
    """A headline figure: number, meaning, change. ``value`` is empty where ``missing`` says why."""

    title: str
    link: str
    value: str
    small: str
    change: Change | None
    note: str
    missing: str = ""
    of: str = ""
    """Of how many, for the line of sources; empty where no file is named."""
    csv: str = ""


@dataclass(frozen=True)
class Tally:
    """How many targets are met, of those that were measured."""

    reached: int
    measured: int
    waiting: int


@lru_cache(maxsize=65536)
def share(part: int, whole: int, decimals: int = 1) -> Decimal:
    """``part`` of ``whole`` in per cent, rounded half up as it is printed; 0 of 0 is 0."""
    if whole == 0:
        return Decimal(0)
    return half_up(Fraction(100 * part, whole), decimals)


@lru_cache(maxsize=65536)
def width(part: Decimal | int, whole: Decimal | int) -> str:
    """A length in per cent of the track, for an SVG attribute (``63.04%``), kept between 0 and 100."""
    if not whole:
        return "0%"
    return place(Fraction(part), Fraction(0), Fraction(whole))


@lru_cache(maxsize=65536)
def place(value: Fraction | Decimal, start: Fraction | Decimal, end: Fraction | Decimal) -> str:
    """Where ``value`` stands between ``start`` and ``end``, kept between 0 and 100%, for an SVG attribute."""
    share = 100 * (Fraction(value) - Fraction(start)) / (Fraction(end) - Fraction(start))
    return f"{half_up(min(max(share, Fraction(0)), Fraction(100)), 2).normalize():f}%"


def published_share(part: CountRow, whole: CountRow) -> Decimal | None:
    """The share of two published counts, or None where either is not published or nobody was counted."""
    if part.count is None or not whole.count:
        return None
    return share(part.count, whole.count)


def change(
    speech: Speech,
    now: Decimal | int | None,
    before: Decimal | int | None,
    *,
    period: str,
    earlier: str,
    better: int = BETTER_UP,
    decimals: int = 0,
    unit: str = "",
    suffix: str = "",
    verdict: str | None = None,
) -> Change | None:
    """The difference of two *printed* values, in words.

    :param unit: written after the amount (``poin``); ``suffix`` after the earlier value (``%``).
    :param better: 1 where more is better, -1 where less is, 0 where neither.
    :param verdict: what ``chance.change`` says of it, for figures that chance moves; None for facts, such as targets.
    :returns: None where either value is missing.
    """
    if now is None or before is None:
        return None
    printed_before = half_up(before, decimals)
    difference = half_up(now, decimals) - printed_before
    said = speech.number(printed_before, decimals) + suffix
    when = speech.short_period(earlier, beside=period)
    if difference == 0:
        since = speech.gettext("dari {period} ({value})", period=when, value=said)
        return Change("tetap", "flat", speech.gettext("tidak berubah"), since, False, False)
    amount = " ".join(filter(None, (speech.number(abs(difference), decimals), unit)))
    rises = difference > 0
    amount = speech.gettext("naik {n}", n=amount) if rises else speech.gettext("turun {n}", n=amount)
    if verdict not in (None, chance.ROSE, chance.FELL):
        since = (
            speech.gettext("dari {period} ({value}), tidak ada perubahan yang jelas", period=when, value=said)
            if verdict == chance.UNCLEAR
            else speech.gettext("dari {period} ({value})", period=when, value=said)
        )
        return Change("tetap", "flat", amount, since, False, False)
    improved = better != NEITHER and (difference > 0) == (better > 0)
    if better == NEITHER:
        tone, since = "flat", speech.gettext("dari {period} ({value}), bukan baik atau buruk", period=when, value=said)
    elif improved:
        tone, since = "up", speech.gettext("dari {period} ({value}), membaik", period=when, value=said)
    else:
        tone, since = "down", speech.gettext("dari {period} ({value}), memburuk", period=when, value=said)
    return Change("naik" if rises else "turun", tone, amount, since, improved, better != NEITHER and not improved)


def verdict(edition: Edition, now: chance.Figure | None, before: chance.Figure | None) -> str:
    """What ``chance.change`` says, by the parameters of the newer release; ``tanpa_pembanding`` where it has none."""
    if edition.chance is None or (
        isinstance(now, chance.Mean) and isinstance(before, chance.Mean) and now.scale != before.scale
    ):
        return chance.NOTHING
    return chance.change(now, before, edition.chance)


def share_of(edition: Edition, table: str, part: tuple[str, ...], whole: tuple[str, ...]) -> chance.Share | None:
    """Two published counts of one table; None where either is not published."""
    some, every = edition.count(table, *part).count, edition.count(table, *whole).count
    return None if some is None or every is None else chance.Share(some, every)


def mean_of(edition: Edition, table: str, *key: str) -> chance.Mean | None:
    """A published mean with its scale; None where it is not published."""
    row, scale = edition.mean(table, *key), edition.release.tables.get(table)
    if row.mean is None or row.count is None or not isinstance(scale, MeanTable):
        return None
    return chance.Mean(row.count, row.mean, row.decimals, scale.scale)


def targets_figure(
    speech: Speech, edition: Edition, earlier: Edition | None, now: Tally, before: Tally | None, link: str
) -> Figure:
    """Targets met of those measured; the change only where as many were measured before."""
    title = speech.gettext("Target indikator tercapai")
    if not now.measured and not now.waiting:
        return Figure(title, link, "", "", None, "", speech.gettext("Belum ada indikator."))
    if not now.measured:
        return Figure(title, link, "", "", None, "", speech.gettext("Belum ada data realisasi untuk periode ini."))
    moved: Change | None = None
    if before is not None and earlier is not None and before.measured == now.measured:
        moved = change(speech, now.reached, before.reached, period=edition.period, earlier=earlier.period)
    missed = now.measured - now.reached
    note = (
        speech.gettext("{m} belum tercapai.", m=speech.number(missed)) if missed else speech.gettext("Semua tercapai.")
    )
    if now.waiting:
        note += " " + speech.gettext("{w} belum ada datanya.", w=speech.number(now.waiting))
    small = speech.gettext("dari {n}", n=speech.number(now.measured))
    return Figure(title, link, speech.number(now.reached), small, moved, note)


def people_figure(speech: Speech, edition: Edition, earlier: Edition | None, unit: str) -> Figure:
    """The share of people rated good or better, from two published counts."""
    title = speech.gettext("Pegawai berpredikat baik atau sangat baik")
    whole, good = edition.count("predikat", unit, TOTAL), edition.count("predikat", unit, BETTER)
    ratio = published_share(good, whole)
    if ratio is None or whole.count is None or good.count is None:
        if HIDDEN in (whole.status, good.status):
            return Figure(title, "#predikat", "", "", None, "", speech.gettext("disembunyikan demi kerahasiaan"))
        return Figure(
            title, "#predikat", "", "", None, "", speech.gettext("Belum ada data evaluasi untuk periode ini.")
        )
    then = share_of(earlier, "predikat", (unit, BETTER), (unit, TOTAL)) if earlier else None
    before = share(then.part, then.whole) if then and then.whole else None
    moved = change(
        speech,
        ratio,
        before,
        period=edition.period,
        earlier=earlier.period if earlier else "",
        decimals=1,
        unit=speech.gettext("poin"),
        suffix="%",
        verdict=verdict(edition, chance.Share(good.count, whole.count), then),
    )
    note = speech.gettext(
        "{k} dari {n} pegawai yang dinilai.", k=speech.number(good.count), n=speech.number(whole.count)
    )
    return Figure(title, "#predikat", speech.percent(ratio), "", moved, note)
