"""The section that sets a unit beside its parent and its kind: is it usual, or does it stand out? No place is named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from kinerja.package.rounding import half_up
from kinerja.site.addresses import UNITS, unit_page
from kinerja.site.archive import Edition
from kinerja.site.text import Speech
from kinerja.site.views.figures import width
from kinerja.site.views.standing import FEWEST, MEASURES, Figures, Standing, good_people, of_kind, standing
from kinerja.site.views.when import short_name


@dataclass(frozen=True)
class Bar:
    """One figure of the picture; ``style`` is the colour of the unit's own or of others'."""

    name: str
    link: str
    style: str
    width: str
    value: str


@dataclass(frozen=True)
class Side:
    """One measure: the unit, what stands above it, and its kind's median and better quarter."""

    caption: str
    bars: tuple[Bar, ...]
    note: str
    csv: str


@dataclass(frozen=True)
class Beside:
    """The section; ``sides`` in the order of ``standing.MEASURES``."""

    finding: str
    sides: tuple[Side, ...]


def beside(speech: Speech, edition: Edition, unit: str, portal: Mapping[str, Any]) -> Beside | None:
    """The section of ``unit``; None where nothing of it can be set beside anything."""
    found = [(measure, place) for measure in MEASURES if (place := standing(edition, measure, unit)) is not None]
    sides = [(m, p) for m, p in found if p.parent is not None or p.median is not None]
    if not sides:
        return None
    peers = max((place.peers for _, place in sides if place.median is not None), default=0)
    parent = _above(speech, edition, unit, portal)
    above = parent.name
    if edition.units[unit].parent not in edition.units:
        above = speech.gettext("angka seluruh {name}", name=short_name(speech, portal))
    if peers:
        finding = speech.gettext("Di samping {parent} dan {n} unit sejenis", parent=above, n=speech.number(peers - 1))
    else:
        finding = speech.gettext("Di samping {parent}", parent=above)
    return Beside(finding, tuple(_side(speech, edition, unit, parent, m, p) for m, p in sides))


def measure_name(speech: Speech, measure: Callable[[Edition], Figures]) -> str:
    """What is compared, as a caption."""
    if measure is good_people:
        return speech.gettext("Pegawai berpredikat baik atau sangat baik, persen dari yang dinilai")
    return speech.gettext("Target tercapai, persen dari yang diukur")


def kind_name(speech: Speech, edition: Edition, kind: str) -> str:
    """The kind's name in the page's language; the code where the release has no name of it."""
    member = edition.names.get("jenis", {}).get(kind)
    return speech.pick(member.name, member.name_en) if member else kind.replace("_", " ").capitalize()


def kind_texts(speech: Speech, edition: Edition, kind: str) -> tuple[tuple[str, tuple[Bar, ...]], ...]:
    """Two rows of the comparison page, median and better quarter, each with one bar a measure; none of a small kind."""
    found = [of_kind(edition, measure, kind) for measure in MEASURES]
    if all(one.median is None for one in found):
        return ()
    name = kind_name(speech, edition, kind)
    rows = (
        (speech.gettext("Median unit sejenis: {kind}", kind=name), [one.median for one in found]),
        (speech.gettext("Seperempat terbaik: {kind}", kind=name), [one.better_quarter for one in found]),
    )
    return tuple(
        (title, tuple(_of_kind(speech, value, one.peers) for value, one in zip(values, found, strict=True)))
        for title, values in rows
    )


def _of_kind(speech: Speech, value: Fraction | None, peers: int) -> Bar:
    if value is None:
        text = speech.gettext("kurang dari {n} unit punya angka", n=speech.number(FEWEST))
        return Bar("", "", "", "", text)
    share = half_up(value, 1)
    text = speech.plural("{share} (dari {count} unit)", peers, share=speech.percent(share))
    return Bar("", "", "other", width(share, 100), text)


def _above(speech: Speech, edition: Edition, unit: str, portal: Mapping[str, Any]) -> Bar:
    """Name and page of what the unit is compared with from above."""
    parent = edition.units.get(edition.units[unit].parent)
    if parent is None:
        return Bar(speech.gettext("Seluruh {name}", name=short_name(speech, portal)), UNITS, "", "", "")
    return Bar(speech.pick(parent.name, parent.name_en), unit_page(parent.code, edition.period), "", "", "")


def _side(
    speech: Speech, edition: Edition, unit: str, above: Bar, measure: Callable[[Edition], Figures], place: Standing
) -> Side:
    member = edition.units[unit]
    kind = kind_name(speech, edition, member.kind)
    bars = [_bar(speech, speech.pick(member.name, member.name_en), "", place.figure, "value")]
    if place.parent is not None:
        bars.append(_bar(speech, above.name, above.link, place.parent, "other"))
    note = ""
    if place.median is not None and place.better_quarter is not None:
        bars.append(_bar(speech, speech.gettext("Median unit sejenis: {kind}", kind=kind), "", place.median, "other"))
        name = speech.gettext("Seperempat terbaik: {kind}", kind=kind)
        bars.append(_bar(speech, name, "", place.better_quarter, "other"))
        note = speech.plural(
            "Dari {count} unit sejenis, termasuk unit ini, separuhnya mencapai {median} atau lebih dan seperempatnya "
            "{better} atau lebih.",
            place.peers,
            median=speech.percent(half_up(place.median, 1)),
            better=speech.percent(half_up(place.better_quarter, 1)),
        )
    elif place.peers:
        note = speech.gettext(
            "Median dan seperempat terbaik dihitung bila paling sedikit {n} unit sejenis punya angka.",
            n=speech.number(FEWEST),
        )
    table = "predikat" if measure is good_people else "indikator"
    return Side(measure_name(speech, measure), tuple(bars), note, f"{edition.data}/tabel/{table}.csv")


def _bar(speech: Speech, name: str, link: str, figure: Fraction, style: str) -> Bar:
    share = half_up(figure, 1)
    return Bar(name, link, style, width(share, 100), speech.percent(share))
