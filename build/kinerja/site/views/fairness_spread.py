"""How ratings spread between units and between raters, and over the periods: the first half of the page of fairness."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Final

from kinerja.package import chance
from kinerja.package.chance import FELL, ROSE, UNCLEAR
from kinerja.package.model import BETTER, HIDDEN, PUBLISHED, TOTAL
from kinerja.site.addresses import unit_page
from kinerja.site.archive import Archive, Edition
from kinerja.site.text import Speech
from kinerja.site.views.counted import cell_of, has, member_name, members_of
from kinerja.site.views.figures import share, verdict
from kinerja.site.views.predicates import Cell, Row, cell
from kinerja.site.views.reach import Reach, agency_share, clear_ones, known_share, reach

RATERS: Final = "penilai"
FIGURES: Final = "keadilan"
BETWEEN: Final = "antarpenilai"
BY_CHANCE: Final = "kebetulan"

LONG: Final = 60
"""Rows that a phone still draws at once."""

_ROUNDED: Final = Fraction(1, 2)


@dataclass(frozen=True)
class UnitSpread:
    """Units at the top, and those below them, each beside everybody else. ``span`` says the lowest and highest share.

    ``lower_left``: so many are below others that only those that clearly differ are listed; the rest have their pages.
    ``mark`` is where the agency's share stands on the axis; empty where it is not published.
    """

    finding: str
    span: str
    top: tuple[Reach, ...]
    lower: tuple[Reach, ...]
    lower_said: str
    lower_left: bool
    mark: str
    agency: str
    any_hidden: bool
    csv: str


@dataclass(frozen=True)
class RaterSpread:
    """Raters by the share they rate good or better; ``explained`` puts the agency's one figure in words."""

    finding: str
    explained: str
    rows: tuple[Row, ...]
    total: Cell
    any_hidden: bool
    csv: str
    figures_csv: str


@dataclass(frozen=True)
class Trend:
    """The agency's share, period after period, each beside the one before."""

    finding: str
    stops: tuple[Reach, ...]
    csv: str


def unit_spread(speech: Speech, edition: Edition) -> UnitSpread:
    """Units of the newest release, by name: an order by share would be a ranking."""
    everybody = agency_share(edition)
    whole = reach(speech, edition, "", cell_of(edition, "predikat", predikat=BETTER), cell_of(edition, "predikat"))
    found = {
        unit: reach(
            speech,
            edition,
            member_name(speech, edition, "unit", unit),
            cell_of(edition, "predikat", unit=unit, predikat=BETTER),
            cell_of(edition, "predikat", unit=unit),
            everybody,
            unit_page(unit, edition.period),
        )
        for unit in members_of(edition, "predikat", "unit")
        if edition.has_page(unit)
    }
    top = _by_name(one for unit, one in found.items() if not edition.above(unit))
    lower = _by_name(one for unit, one in found.items() if edition.above(unit))
    long = len(lower) > LONG
    return UnitSpread(
        finding=_units_finding(speech, edition, top),
        span=_span(speech, edition, [unit for unit in found if not edition.above(unit)]),
        top=top,
        lower=tuple(one for one in lower if one.clear) if long else lower,
        lower_left=long,
        lower_said=_lower_said(speech, lower),
        mark=whole.point,
        agency=whole.share,
        any_hidden=any(one.state == HIDDEN for one in found.values()),
        csv=f"{edition.data}/tabel/predikat.csv",
    )


def _by_name(found: Iterable[Reach]) -> tuple[Reach, ...]:
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def _units_finding(speech: Speech, edition: Edition, top: tuple[Reach, ...]) -> str:
    shown = [one for one in top if one.state == PUBLISHED]
    if not shown:
        if any(one.state == HIDDEN for one in top):
            return speech.gettext("Bagian tiap unit disembunyikan demi kerahasiaan")
        return speech.gettext("Belum ada unit yang melaporkan penilaiannya")
    if edition.chance is None:
        return speech.gettext("Rilis ini tidak menyatakan kapan sebuah perbedaan lebih dari kebetulan")
    clear = clear_ones(shown)
    if not clear:
        return speech.plural(
            "Dari {count} unit yang angkanya terbit, tidak ada yang jelas berbeda dari pegawai selebihnya", len(shown)
        )
    return speech.plural(
        "{count} dari {n} unit yang angkanya terbit jelas berbeda dari pegawai selebihnya",
        clear,
        n=speech.number(len(shown)),
    )


def _span(speech: Speech, edition: Edition, units: list[str]) -> str:
    """The lowest and the highest published share of the top units."""
    shares = [
        found
        for unit in units
        if (
            found := known_share(
                cell_of(edition, "predikat", unit=unit, predikat=BETTER), cell_of(edition, "predikat", unit=unit)
            )
        )
    ]
    if len(shares) < 2:
        return ""
    ends = sorted(share(one.part, one.whole) for one in shares)
    return speech.gettext(
        "Bagian yang dinilai baik atau sangat baik antara {low} dan {high}.",
        low=speech.percent(ends[0]),
        high=speech.percent(ends[-1]),
    )


def _lower_said(speech: Speech, lower: tuple[Reach, ...]) -> str:
    return speech.plural(
        "Unit di bawahnya: {count} unit, {k} jelas berbeda", len(lower), k=speech.number(clear_ones(lower))
    )


def rater_spread(speech: Speech, edition: Edition) -> RaterSpread:
    """Raters in classes, over the whole agency: no rater can be told from another."""
    whole = cell_of(edition, RATERS)
    rows = tuple(
        Row(
            member_name(speech, edition, "sebaran", code),
            "value",
            0,
            cell(speech, cell_of(edition, RATERS, sebaran=code), whole),
        )
        for code in members_of(edition, RATERS, "sebaran")
    )
    finding, explained = _raters_said(speech, edition)
    return RaterSpread(
        finding=finding,
        explained=explained,
        rows=rows,
        total=cell(speech, whole, whole),
        any_hidden=any(row.cell.state == HIDDEN for row in rows),
        csv=f"{edition.data}/tabel/{RATERS}.csv",
        figures_csv=f"{edition.data}/tabel/{FIGURES}.csv" if FIGURES in edition.records else "",
    )


def figure(edition: Edition, name: str) -> Decimal | None:
    """A figure of ``keadilan``; None where the release does not state it as a number, zero or more."""
    for row in edition.records.get(FIGURES, ()):
        if row.get("ukuran") == name:
            try:
                found = Decimal(row["nilai"])
            except InvalidOperation:
                return None
            return found if found.is_finite() and found >= 0 else None
    return None


def _raters_said(speech: Speech, edition: Edition) -> tuple[str, str]:
    between, luck = figure(edition, BETWEEN), figure(edition, BY_CHANCE)
    if not has(edition, RATERS):
        return speech.gettext("Sebaran antarpenilai belum ada pada rilis ini"), ""
    if between is None or luck is None:
        why = speech.gettext("Penilai dengan lima pegawai atau lebih terlalu sedikit, atau penilaiannya tidak berbeda.")
        return speech.gettext("Jarak antarpenilai tidak dapat dikatakan pada rilis ini"), why
    explained = speech.gettext(
        "Dari semua perbedaan penilaian, {a} berada di antara penilai. Andai pegawai dibagi acak kepada penilai, "
        "rata-ratanya {b}.",
        a=speech.percent(between, 0),
        b=speech.percent(luck, 0),
    )
    parameters, raters = edition.chance, cell_of(edition, RATERS).count
    if parameters is None or raters is None or raters < 2:
        return speech.gettext("Seberapa jauh penilai berbeda, di samping kebetulan"), explained
    # Both are printed as whole per cents; they are taken as near to each other as rounding allows.
    low, high = Fraction(between) - _ROUNDED, Fraction(luck) + _ROUNDED
    if chance.beyond_chance(low, high, raters, parameters):
        return speech.gettext("Siapa yang menilai jelas berpengaruh, lebih dari kebetulan"), explained
    return speech.gettext("Pengaruh siapa yang menilai tidak jelas lebih dari kebetulan"), explained


def trend(speech: Speech, archive: Archive) -> Trend | None:
    """None with fewer than two periods whose share is published."""
    newest = archive.newest
    stops, before, said = [], None, chance.NOTHING
    for edition in archive.until(newest.period):
        now = agency_share(edition)
        if now is None:
            continue
        one = reach(
            speech,
            edition,
            speech.period(edition.period),
            cell_of(edition, "predikat", predikat=BETTER),
            cell_of(edition, "predikat", predikat=TOTAL),
        )
        said = verdict(edition, now, before)
        stops.append(replace(one, verdict=said, said=_moved(speech, said)))
        before = now
    if len(stops) < 2:
        return None
    return Trend(_trend_finding(speech, said), tuple(stops), f"{newest.data}/tabel/predikat.csv")


def _moved(speech: Speech, said: str) -> str:
    return {
        ROSE: speech.gettext("jelas naik"),
        FELL: speech.gettext("jelas turun"),
        UNCLEAR: speech.gettext("tidak jelas berubah"),
    }.get(said, "")


def _trend_finding(speech: Speech, said: str) -> str:
    return {
        ROSE: speech.gettext("Bagian yang baik atau sangat baik jelas naik sejak periode sebelumnya"),
        FELL: speech.gettext("Bagian yang baik atau sangat baik jelas turun sejak periode sebelumnya"),
        UNCLEAR: speech.gettext("Tidak ada perubahan yang jelas sejak periode sebelumnya"),
    }.get(said) or speech.gettext("Bagian yang baik atau sangat baik tiap periode")
