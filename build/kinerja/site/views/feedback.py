"""Feedback from several sides: how others see each value, how people see themselves, and the gap between the two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kinerja.package.model import HIDDEN, NOT_YET, PUBLISHED, TOTAL, MeanRow, MeanTable
from kinerja.package.rounding import half_up
from kinerja.site.archive import Edition
from kinerja.site.text import Speech
from kinerja.site.views.figures import place, width

TABLE, SELF = "umpan_balik", "diri"
_DECIMALS = 2


@dataclass(frozen=True)
class View:
    """One figure of 1-4 as it may be shown; ``value`` is empty unless ``state`` is ``terbit``."""

    state: str
    value: str


@dataclass(frozen=True)
class ValueRow:
    """One value: ``others`` is all outside views together, ``mark`` where the people's own stands on the same scale."""

    name: str
    others: View
    raw: Decimal | None
    width: str
    mark: str
    sides: tuple[View, ...]
    own: View
    gap: str
    """Others' view minus one's own, signed, in the page's figures; empty where one is not shown."""
    gap_raw: Decimal | None


@dataclass(frozen=True)
class FeedbackPart:
    """Feedback about the people of a unit. ``sides`` are the outside ones, in the release's order."""

    finding: str
    notes: tuple[str, ...]
    sides: tuple[str, ...]
    rows: tuple[ValueRow, ...]
    weights: str
    state: str
    csv: str


def feedback(speech: Speech, edition: Edition, unit: str = TOTAL) -> FeedbackPart | None:
    """The feedback about ``unit`` (``semua``: all); None where the release has no such table or no row of it."""
    table = edition.release.tables.get(TABLE)
    if not isinstance(table, MeanTable) or unit not in table.members.get("unit", ()):
        return None
    names, sides = edition.names.get("pihak", {}), side_codes(table)
    rows = tuple(_row(speech, edition, unit, value, sides) for value in table.members["nilai"])
    states = {view.state for row in rows for view in (*row.sides, row.own)}
    state = PUBLISHED if PUBLISHED in states else HIDDEN if HIDDEN in states else NOT_YET
    return FeedbackPart(
        finding=_finding(speech, rows, state),
        notes=_notes(speech, rows),
        sides=tuple(_named(speech, names[side].name, names[side].name_en) if side in names else side for side in sides),
        rows=rows if state != NOT_YET else (),
        weights=_weights(speech, edition, sides),
        state=state,
        csv=f"{edition.data}/tabel/{TABLE}.csv",
    )


def side_codes(table: MeanTable) -> tuple[str, ...]:
    """The sides that look from outside: everybody but oneself."""
    return tuple(side for side in table.members["pihak"] if side != SELF)


def others_view(edition: Edition, unit: str, value: str) -> MeanRow:
    """One figure of all outside sides' printed means: Σ(mean × weight) / Σ weight over the sides that have one.

    Without weights in the release all sides weigh the same; a side without enough answers leaves its weight to the
    others. Where a side is hidden, so is the figure.
    """
    table = edition.release.tables[TABLE]
    sides = side_codes(table) if isinstance(table, MeanTable) else ()
    cells = {side: edition.mean(TABLE, unit, value, side) for side in sides}
    means = {side: cell.mean for side, cell in cells.items() if cell.mean is not None}
    key = (unit, value)
    if any(cell.status == HIDDEN for cell in cells.values()):
        return MeanRow(key, None, None, _DECIMALS, HIDDEN)
    combined = combine(means, weights_of(edition))
    if combined is None:
        return MeanRow(key, None, None, _DECIMALS, NOT_YET)
    return MeanRow(key, None, half_up(combined, _DECIMALS), _DECIMALS, PUBLISHED)


def weights_of(edition: Edition) -> Mapping[str, int]:
    """Side → weight, as the release says; empty where all sides weigh the same."""
    said: Mapping[str, int] = edition.release.extra.get(TABLE, {}).get("bobot", {})
    return said


def combine(means: Mapping[str, Decimal], weights: Mapping[str, int]) -> Fraction | None:
    """Return Σ(mean × weight) / Σ weight; None where no side that has a weight has a mean."""
    heavy = {side: weights.get(side, 0) if weights else 1 for side in means if side != SELF}
    whole = sum(heavy.values())
    if not whole:
        return None
    return Fraction(sum((means[side] * weight for side, weight in heavy.items()), start=Decimal(0))) / whole


def _row(speech: Speech, edition: Edition, unit: str, value: str, sides: Sequence[str]) -> ValueRow:
    member = edition.names.get("nilai", {}).get(value)
    name = _named(speech, member.name, member.name_en) if member else value
    outside, own = others_view(edition, unit, value), edition.mean(TABLE, unit, value, SELF)
    low, high = Decimal(1), Decimal(4)
    gap = outside.mean - own.mean if outside.mean is not None and own.mean is not None else None
    return ValueRow(
        name=name,
        others=_view(speech, outside),
        raw=outside.mean,
        width="" if outside.mean is None else width(outside.mean - low, high - low),
        mark="" if own.mean is None else place(own.mean, low, high),
        sides=tuple(_view(speech, edition.mean(TABLE, unit, value, side)) for side in sides),
        own=_view(speech, own),
        gap="" if gap is None else _signed(speech, gap),
        gap_raw=gap,
    )


def _view(speech: Speech, row: MeanRow) -> View:
    return View(row.status, "" if row.mean is None else speech.number(row.mean, row.decimals))


def _named(speech: Speech, name: str, name_en: str) -> str:
    text = speech.pick(name, name_en)
    return text[:1].upper() + text[1:]


def _signed(speech: Speech, gap: Decimal) -> str:
    return ("+" if gap > 0 else "") + speech.number(gap, _DECIMALS)


def _finding(speech: Speech, rows: Sequence[ValueRow], state: str) -> str:
    """The value that others see most and the one that they see least, where no value is hidden."""
    if state == HIDDEN:
        return speech.gettext("Umpan balik disembunyikan demi kerahasiaan")
    if state == NOT_YET:
        return speech.gettext("Umpan balik belum cukup banyak untuk ditampilkan")
    shown = sorted((row for row in rows if row.raw is not None), key=lambda row: row.raw or 0)
    if any(row.others.state == HIDDEN for row in rows) or len(shown) < 2 or shown[0].raw == shown[-1].raw:
        return speech.gettext("Tujuh nilai menurut atasan, rekan, bawahan, dan warga")
    return speech.gettext(
        "{best} paling terlihat, {worst} paling kurang terlihat", best=shown[-1].name, worst=shown[0].name.lower()
    )


def _notes(speech: Speech, rows: Sequence[ValueRow]) -> tuple[str, ...]:
    """Where people expect more of themselves than others see, by the widest gap; or that there is no such value."""
    gaps = sorted((row.gap_raw, row.name) for row in rows if row.gap_raw is not None)
    if not gaps:
        return ()
    widest, name = gaps[0]
    if widest >= 0:
        return (speech.gettext("Tidak ada nilai yang menurut orang lain di bawah penilaian diri sendiri."),)
    return (
        speech.gettext(
            "Selisih terbesar pada {value}: orang lain menilai {n} lebih rendah daripada pegawai menilai diri sendiri.",
            value=name.lower(),
            n=speech.number(-widest, _DECIMALS),
        ),
    )


def _weights(speech: Speech, edition: Edition, sides: Sequence[str]) -> str:
    weights, names = weights_of(edition), edition.names.get("pihak", {})
    whole = sum(weights.get(side, 0) for side in sides)
    if not whole:
        return speech.gettext("Semua pihak sama beratnya.")
    said = []
    for side in sides:
        if (weight := weights.get(side, 0)) and side in names:
            share = speech.percent(half_up(Fraction(100 * weight, whole), 0), 0)
            said.append(f"{speech.pick(names[side].name, names[side].name_en)} {share}")
    return speech.gettext("Bobot pihak: {weights}.", weights=", ".join(said))
