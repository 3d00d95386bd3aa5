"""What is good, what is not, what changed: three short lists chosen by rule from one release."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kinerja.package import chance
from kinerja.site.addresses import DATA, unit_page
from kinerja.site.archive import Archive, Edition
from kinerja.site.text import Speech
from kinerja.site.views.figures import mean_of, verdict
from kinerja.site.views.indicators import MISSED, REACHED, amount, indicator_name, number, target_text
from kinerja.site.views.satisfaction import Service, Services

MOST = 3
"""Entries a list shows at most."""

_NO_DISTANCE = Decimal(100)
"""Where an indicator stands that has no achievement in per cent: no further than one exactly on its target."""


@dataclass(frozen=True)
class Highlight:
    """One line: a finding that links to its place, and what stands behind it."""

    text: str
    link: str
    detail: str


@dataclass(frozen=True)
class Highlights:
    """The three lists; an empty one is shown with a sentence."""

    good: tuple[Highlight, ...]
    poor: tuple[Highlight, ...]
    changed: tuple[Highlight, ...]


def highlights(speech: Speech, archive: Archive, edition: Edition, services: Services) -> Highlights:
    """Choose by rule.

    Good: the best-rated service that is good, then met targets, the furthest beyond their target first. Poor: the
    lowest services below grade B, then missed targets, the furthest behind first. Changed: the largest rise and the
    largest fall of a service that are more than chance, targets newly met or newly missed, and corrections.
    """
    rated = [row for row in services.rows if row.raw is not None]
    best = sorted((r for r in rated if not r.low and r.grade), key=lambda r: (-(r.raw or 0), r.name, r.code))[:1]
    worst = sorted((r for r in rated if r.low), key=lambda r: (r.raw or 0, r.name, r.code))[:2]
    poor = [_service(speech, row, best=False, of=len(rated)) for row in worst]
    good = [_service(speech, row, best=True, of=len(rated)) for row in best]
    good += [_indicator(speech, edition, pair) for pair in _by_distance(edition, REACHED, furthest_first=True)]
    poor += [_indicator(speech, edition, pair) for pair in _by_distance(edition, MISSED, furthest_first=False)]
    return Highlights(tuple(good[:MOST]), tuple(poor[:MOST]), tuple(_changes(speech, archive, edition, rated)[:MOST]))


def _by_distance(edition: Edition, status: str, *, furthest_first: bool) -> list[tuple[str, str]]:
    facts = edition.facts.get("indikator", {})
    pairs = [pair for pair, row in facts.items() if row["status"] == status]
    sign = -1 if furthest_first else 1

    def place(pair: tuple[str, str]) -> tuple[Decimal, tuple[str, str]]:
        reached = number(facts[pair], "capaian")
        return sign * (_NO_DISTANCE if reached is None else reached), pair

    return sorted(pairs, key=place)[:MOST]


def _service(speech: Speech, row: Service, *, best: bool, of: int) -> Highlight:
    grade = row.grade.name if row.grade else ""
    text = speech.gettext("{name} dinilai {value}, {grade}", name=row.name, value=row.value, grade=grade)
    if best and of == 1:
        detail = speech.gettext("Satu-satunya layanan yang hasilnya terbit.")
    elif best:
        detail = speech.gettext("Tertinggi dari {n} layanan yang hasilnya terbit.", n=speech.number(of))
    else:
        detail = speech.gettext("Di bawah batas mutu baik. {unit}.", unit=row.unit_name)
    return Highlight(text, row.link, detail)


def _indicator(speech: Speech, edition: Edition, pair: tuple[str, str]) -> Highlight:
    row = edition.facts["indikator"][pair]
    unit = edition.units.get(pair[0])
    return Highlight(
        speech.gettext(
            "{name}: {value}",
            name=indicator_name(speech, edition, pair[1]),
            value=amount(speech, row, "realisasi"),
        ),
        _unit_link(edition, pair[0]),
        f"{target_text(speech, row)}. {speech.pick(unit.name, unit.name_en) if unit else pair[0]}.",
    )


def _unit_link(edition: Edition, unit: str) -> str:
    """The page on which the unit's indicators stand: its own, or its group's."""
    holder = edition.holder(unit)
    return f"{unit_page(holder, edition.period)}#indikator" if holder else ""


def _changes(speech: Speech, archive: Archive, edition: Edition, rated: list[Service]) -> list[Highlight]:
    found: list[Highlight] = []
    earlier = archive.before(edition.period)
    if earlier is not None:
        found += _moved_services(speech, edition, earlier, rated)
        found += _turned_targets(speech, edition, earlier)
    found += [
        Highlight(
            speech.gettext("Koreksi {period}", period=speech.short_period(e.period)),
            f"{DATA}#{e.release.folder}",
            e.release.correction,
        )
        for e in reversed(archive.current)
        if e.release.revision > 1
    ]
    return found


def _moved_services(speech: Speech, edition: Edition, earlier: Edition, rated: list[Service]) -> list[Highlight]:
    moves = []
    for row in rated:
        before = earlier.mean("ikm", row.code).mean
        said = verdict(edition, mean_of(edition, "ikm", row.code), mean_of(earlier, "ikm", row.code))
        if row.raw is not None and before is not None and said in (chance.ROSE, chance.FELL):
            moves.append((row.raw - before, before, row))
    moves.sort(key=lambda move: (move[0], move[2].code))
    found = []
    for difference, before, row in (moves[-1:] if moves and moves[-1][0] > 0 else []) + (
        moves[:1] if moves and moves[0][0] < 0 else []
    ):
        message = (
            speech.gettext(
                "{name} naik dari {before} menjadi {now}", name=row.name, before=speech.number(before, 2), now=row.value
            )
            if difference > 0
            else speech.gettext(
                "{name} turun dari {before} menjadi {now}",
                name=row.name,
                before=speech.number(before, 2),
                now=row.value,
            )
        )
        detail = (
            speech.gettext("Kenaikan terbesar di antara layanan, {n}.", n=speech.number(difference, 2))
            if difference > 0
            else speech.gettext("Penurunan terbesar di antara layanan, {n}.", n=speech.number(-difference, 2))
        )
        found.append(Highlight(message, row.link, detail))
    return found


def _turned_targets(speech: Speech, edition: Edition, earlier: Edition) -> list[Highlight]:
    facts, before = edition.facts.get("indikator", {}), earlier.facts.get("indikator", {})
    found = []
    for status, other, message in (
        (MISSED, REACHED, speech.gettext("Kini tidak tercapai: {names}", names="{names}")),
        (REACHED, MISSED, speech.gettext("Kini tercapai: {names}", names="{names}")),
    ):
        turned = [p for p, row in facts.items() if row["status"] == status and before.get(p, {}).get("status") == other]
        changes = [(pair, said) for pair in turned if (said := _turn(speech, before[pair], facts[pair]))]
        if changes:
            pair, said = changes[0]
            name = indicator_name(speech, edition, pair[1])
            found.append(Highlight(message.format(names=name), _unit_link(edition, pair[0]), said))
    return found


def _turn(speech: Speech, earlier: Mapping[str, str], row: Mapping[str, str]) -> str:
    """What turned a target, in figures as they are printed; empty where none of them shows it."""
    was, now, aim = amount(speech, earlier, "realisasi"), amount(speech, row, "realisasi"), target_text(speech, row)
    if was != now:
        return speech.gettext("{before} menjadi {now}. {target}.", before=was, now=now, target=aim)
    if target_text(speech, earlier) != aim:
        return speech.gettext("Angkanya tetap {now}, targetnya berubah. {target}.", now=now, target=aim)
    return ""
