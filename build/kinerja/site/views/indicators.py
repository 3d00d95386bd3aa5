"""Targets and what came of them: each indicator's value, state, direction and trend over the releases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kinerja.package.model import GROUP
from kinerja.site.addresses import indicator_page
from kinerja.site.archive import Edition
from kinerja.site.text import Speech
from kinerja.site.views.figures import BETTER_DOWN, BETTER_UP, NEITHER, Change, Tally, change
from kinerja.site.views.trend import Trend, draw

REACHED = "tercapai"
MISSED = "belum_tercapai"

_BETTER = {"naik": BETTER_UP, "turun": BETTER_DOWN, "rentang": NEITHER, "tonggak": BETTER_UP}
_GOOD_SIDE = {"naik": "above", "turun": "below", "rentang": "between", "tonggak": ""}


@dataclass(frozen=True)
class Indicator:
    """One indicator of a unit. ``mood`` is ``hit``, ``miss`` or ``wait``; ``symbol`` its shape."""

    code: str
    name: str
    link: str
    owner: str
    about: str
    note: str
    value: str
    small: str
    mood: str
    symbol: str
    state: str
    target: str
    change: Change | None
    trend: Trend | None
    aria: str
    history: tuple[str, ...]


@dataclass(frozen=True)
class Targets:
    """A unit's indicators: ``reached`` of ``measured``, ``waiting`` not measured yet."""

    rows: tuple[Indicator, ...]
    reached: int
    measured: int
    waiting: int
    finding: str
    periods: tuple[str, ...]
    csv: str


def own_indicators(edition: Edition, unit: str) -> list[tuple[str, str]]:
    """(unit, indicator) pairs shown on a unit's page: its own, and for a group those of its members."""
    owners = [unit]
    member = edition.units.get(unit)
    if member is not None and member.kind == GROUP:
        owners.extend(edition.children.get(unit, ()))
    return [(owner, indicator) for owner in owners for indicator in edition.indicators.get(owner, ())]


def indicators_below(edition: Edition, unit: str) -> list[tuple[str, str]]:
    """(unit, indicator) pairs of a unit and of all units below it: of as many people as its counts are."""
    return [(owner, indicator) for owner in edition.below(unit) for indicator in edition.indicators.get(owner, ())]


def tally(edition: Edition, pairs: Sequence[tuple[str, str]] | None = None) -> Tally:
    """Count the states of ``pairs``, or of every indicator in the release."""
    facts = edition.facts.get("indikator", {})
    states = [facts[pair]["status"] for pair in (facts if pairs is None else pairs) if pair in facts]
    reached, missed = states.count(REACHED), states.count(MISSED)
    return Tally(reached, reached + missed, len(states) - reached - missed)


def targets(speech: Speech, history: Sequence[Edition], unit: str) -> Targets:
    """The indicators of ``unit`` in the last edition of ``history``, with their path through all of it."""
    edition = history[-1]
    rows = tuple(one_indicator(speech, history, unit, pair) for pair in own_indicators(edition, unit))
    counts = tally(edition, own_indicators(edition, unit))
    return Targets(
        rows=rows,
        reached=counts.reached,
        measured=counts.measured,
        waiting=counts.waiting,
        finding=_finding(speech, rows, counts),
        periods=tuple(speech.tick(e.period) for e in history),
        csv=f"{edition.data}/tabel/indikator.csv",
    )


def amount(speech: Speech, row: Mapping[str, str], column: str) -> str:
    """A number of the row with its unit: ``93,1%``, ``38 menit``; empty where there is none."""
    value = number(row, column)
    if value is None:
        return ""
    text = speech.number(value, _decimals(row))
    unit = speech.pick(row["satuan"], row.get("satuan_en", ""))
    return text + "%" if is_percent(row) else f"{text} {unit}".strip()


def number(row: Mapping[str, str], column: str) -> Decimal | None:
    """A number of the row; None where the column is empty."""
    return Decimal(row[column]) if row.get(column) else None


def target_text(speech: Speech, row: Mapping[str, str]) -> str:
    """The target in words; the direction says which side is good."""
    aim = amount(speech, row, "target")
    if not aim:
        return speech.gettext("Belum ada target")
    if row["arah"] == "turun":
        return speech.gettext("Target paling tinggi {aim}", aim=aim)
    if row["arah"] == "rentang":
        low = speech.number(number(row, "target") or 0, _decimals(row))
        return speech.gettext("Target {low} sampai {high}", low=low, high=amount(speech, row, "target_atas"))
    if row["arah"] == "tonggak":
        return speech.gettext("Target {aim}", aim=aim)
    return speech.gettext("Target paling sedikit {aim}", aim=aim)


def one_indicator(speech: Speech, history: Sequence[Edition], unit: str, pair: tuple[str, str]) -> Indicator:
    """One indicator in the last edition of ``history``, as the page of ``unit`` shows it; its own names no owner."""
    edition = history[-1]
    row = edition.facts["indikator"][pair]
    rows = [e.facts.get("indikator", {}).get(pair, {}) for e in history]
    values = [number(r, "realisasi") if r else None for r in rows]
    name = indicator_name(speech, edition, pair[1])
    note = edition.facts.get("penjelasan", {}).get(pair, {})
    owner = edition.units.get(pair[0])
    decimals, now = _decimals(row), values[-1]
    earlier = history[-2] if len(history) > 1 else None
    mood, symbol = {REACHED: ("hit", "ya"), MISSED: ("miss", "tidak")}.get(row["status"], ("wait", "sebagian"))
    return Indicator(
        code=pair[1],
        name=name,
        link=indicator_page(pair[1]),
        owner=speech.pick(owner.name, owner.name_en) if owner and pair[0] != unit else "",
        about=_about(speech, row),
        note=speech.pick(note.get("teks", ""), note.get("teks_en", "")),
        value="" if now is None else speech.number(now, decimals) + ("%" if is_percent(row) else ""),
        small="" if now is None or is_percent(row) else speech.pick(row["satuan"], row.get("satuan_en", "")),
        mood=mood,
        symbol=symbol,
        state=_state(speech, row, now),
        target=target_text(speech, row) + ".",
        change=change(
            speech,
            now,
            values[-2] if earlier else None,
            period=edition.period,
            earlier=earlier.period if earlier else "",
            better=_BETTER.get(row["arah"], NEITHER),
            decimals=decimals,
            unit=_change_unit(speech, row),
            suffix="%" if is_percent(row) else "",
        ),
        trend=_trend(speech, history, row, values),
        aria=_aria(speech, history, row, values, name),
        history=tuple("" if value is None else speech.number(value, decimals) for value in values),
    )


def indicator_name(speech: Speech, edition: Edition, code: str) -> str:
    """The indicator's name in the page's language."""
    member = edition.names.get("indikator", {}).get(code)
    return speech.pick(member.name, member.name_en) if member else code


def _finding(speech: Speech, rows: Sequence[Indicator], counts: Tally) -> str:
    if not rows:
        return speech.gettext("Belum ada indikator untuk unit ini")
    if not counts.measured:
        return speech.gettext("Realisasi target belum dilaporkan")
    missed = [row.name for row in rows if row.mood == "miss"]
    if not missed:
        if counts.measured == 1:
            return speech.gettext("Satu-satunya target yang diukur tercapai")
        return speech.gettext("Semua {n} target yang diukur tercapai", n=counts.measured)
    if len(missed) == 1:
        return speech.plural(
            "{k} dari {count} target tercapai; yang belum: {name}",
            counts.measured,
            k=speech.number(counts.reached),
            name=missed[0],
        )
    return speech.gettext("{k} dari {n} target tercapai, {m} belum", k=counts.reached, n=counts.measured, m=len(missed))


def _about(speech: Speech, row: Mapping[str, str]) -> str:
    """What it is measured in and which side is good; before it, what it is about where the unit says so."""
    group = group_name(speech, row.get("golongan", ""))
    return f"{group}. {_measured(speech, row)}" if group else _measured(speech, row)


def group_name(speech: Speech, group: str) -> str:
    """``program`` in words; empty for an indicator of no group."""
    return {
        "program": speech.gettext("Hasil program"),
        "waktu_layanan": speech.gettext("Waktu layanan"),
        "ketepatan": speech.gettext("Ketepatan layanan"),
    }.get(group, "")


def _measured(speech: Speech, row: Mapping[str, str]) -> str:
    unit = speech.pick(row["satuan"], row.get("satuan_en", ""))
    if row["arah"] == "turun":
        return speech.gettext("Diukur dalam {unit}; makin rendah makin baik.", unit=unit)
    if row["arah"] == "rentang":
        return speech.gettext("Diukur dalam {unit}; baik bila di dalam rentang.", unit=unit)
    if row["arah"] == "tonggak":
        return speech.gettext("Diukur dalam {unit} yang harus dicapai.", unit=unit)
    return speech.gettext("Diukur dalam {unit}; makin tinggi makin baik.", unit=unit)


def _state(speech: Speech, row: Mapping[str, str], now: Decimal | None) -> str:
    if row["status"] == REACHED:
        return speech.gettext("Tercapai")
    if row["status"] != MISSED:
        return speech.gettext("Belum ada data")
    aim = number(row, "target")
    if now is None or aim is None or row["arah"] == "tonggak":
        return speech.gettext("Belum tercapai")
    gap = speech.number(abs(now - aim), _decimals(row))
    gap = " ".join(filter(None, (gap, _change_unit(speech, row))))
    if row["arah"] == "turun":
        return speech.gettext("Belum tercapai, lebih {gap}", gap=gap)
    if row["arah"] == "rentang":
        return speech.gettext("Belum tercapai, di luar rentang")
    return speech.gettext("Belum tercapai, kurang {gap}", gap=gap)


def _trend(
    speech: Speech, history: Sequence[Edition], row: Mapping[str, str], values: Sequence[Decimal | None]
) -> Trend | None:
    first = next((place for place, value in enumerate(values) if value is not None), 0)
    shown = values[first:]
    goals = [goal for goal in (number(row, "target"), number(row, "target_atas")) if goal is not None]
    decimals = _decimals(row)
    sign = {"turun": "≤ ", "naik": "≥ "}.get(row["arah"], "")
    return draw(
        shown,
        goals=goals,
        good=_GOOD_SIDE.get(row["arah"], "") if row["arah"] != "rentang" or len(goals) == 2 else "",
        first_label="" if not shown or shown[0] is None else speech.number(shown[0], decimals),
        now_label="" if not shown or shown[-1] is None else speech.number(shown[-1], decimals),
        goal_label=sign + speech.number(goals[-1], decimals) if goals else "",
        first_tick=speech.tick(history[first].period),
        last_tick=speech.tick(history[-1].period),
    )


def _aria(
    speech: Speech,
    history: Sequence[Edition],
    row: Mapping[str, str],
    values: Sequence[Decimal | None],
    name: str,
) -> str:
    known = [(e.period, value) for e, value in zip(history, values, strict=True) if value is not None]
    if len(known) < 2:
        return name
    decimals = _decimals(row)
    return speech.gettext(
        "{name}: dari {first} pada {start} menjadi {last} pada {end}. {target}.",
        name=name,
        first=speech.number(known[0][1], decimals),
        start=speech.short_period(known[0][0]),
        last=speech.number(known[-1][1], decimals),
        end=speech.short_period(known[-1][0]),
        target=target_text(speech, row),
    )


def _change_unit(speech: Speech, row: Mapping[str, str]) -> str:
    """What a difference is counted in: points for per cent, a short unit by its name, a long one not at all."""
    if is_percent(row):
        return speech.gettext("poin")
    unit = speech.pick(row["satuan"], row.get("satuan_en", ""))
    return unit if len(unit) <= 12 else ""


def _decimals(row: Mapping[str, str]) -> int:
    return int(row.get("desimal") or 0)


def is_percent(row: Mapping[str, str]) -> bool:
    """Whether an indicator is measured in per cent."""
    return row["satuan"].strip().casefold() in ("persen", "%")
