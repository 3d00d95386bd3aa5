"""Promised improvements: what was promised, by which unit, by when, and where it stood on the day of the release."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from kinerja.site.addresses import service_page, unit_page
from kinerja.site.archive import Edition
from kinerja.site.text import Speech

TABLE: Final = "janji"
OVERDUE, OPEN, DONE_LATE, DONE = "terlambat", "berjalan", "selesai_terlambat", "selesai"
SHORT: Final = 5
"""Promises that a unit's or a service's page shows; the others are on the page of all promises."""

_SYMBOLS: Final = {OVERDUE: "tidak", OPEN: "sebagian", DONE_LATE: "ya", DONE: "ya"}
_FIRST: Final = (OVERDUE, OPEN, DONE_LATE, DONE)
"""What a reader asks about first stands first."""
_WEB: Final = re.compile(r"https?://[^\s<>\"'\\]+\Z")


@dataclass(frozen=True)
class Promise:
    """One promise in words. ``standing`` is the release's own code; links are empty where no page tells of it."""

    text: str
    unit: str
    unit_link: str
    service: str
    service_link: str
    made: str
    due: str
    standing: str
    symbol: str
    state: str
    about: str
    """How long before or after the due day it was done."""
    proof: str
    proof_link: str


@dataclass(frozen=True)
class Promises:
    """A list of promises, those that need a look first; ``more`` are not in ``rows``."""

    finding: str
    rows: tuple[Promise, ...]
    more: int
    csv: str


def promises(speech: Speech, edition: Edition) -> tuple[Promise, ...]:
    """Every promise of a release: the overdue first, then those under way, then those done; each by its due day."""
    return tuple(_promise(speech, edition, row) for row in _ordered(edition.records.get(TABLE, ())))


def of_unit(speech: Speech, edition: Edition, unit: str) -> Promises | None:
    """The promises that are a unit's own (a group's are its members'); None where the release has none of anybody."""
    return _short(speech, edition, lambda row: row["unit"] == unit)


def of_service(speech: Speech, edition: Edition, service: str) -> Promises | None:
    """The promises about a service; None where the release has none of anybody."""
    return _short(speech, edition, lambda row: row["layanan"] == service)


def finding(speech: Speech, standings: Iterable[str]) -> str:
    """How many are done, and how many are overdue: ``7 dari 14 janji selesai, 3 lewat tenggat``."""
    known = list(standings)
    if not known:
        return speech.gettext("Belum ada janji perbaikan yang tercatat")
    done, late = sum(s in (DONE, DONE_LATE) for s in known), known.count(OVERDUE)
    said = speech.plural("{k} dari {count} janji perbaikan selesai", len(known), k=speech.number(done))
    if done == len(known):
        return said
    if late:
        return speech.gettext("{said}, {n} lewat tenggat", said=said, n=speech.number(late))
    return speech.gettext("{said}, sisanya belum jatuh tempo", said=said)


def _short(speech: Speech, edition: Edition, own: Callable[[Mapping[str, str]], bool]) -> Promises | None:
    if TABLE not in edition.records:
        return None
    rows = _ordered(row for row in edition.records[TABLE] if own(row))
    return Promises(
        finding=finding(speech, (row["keadaan"] for row in rows)),
        rows=tuple(_promise(speech, edition, row) for row in rows[:SHORT]),
        more=max(0, len(rows) - SHORT),
        csv=f"{edition.data}/tabel/{TABLE}.csv",
    )


def _ordered(rows: Iterable[Mapping[str, str]]) -> list[Mapping[str, str]]:
    return sorted(rows, key=lambda row: (_FIRST.index(row["keadaan"]), row["tenggat"], row["unit"], row["janji_id"]))


def _promise(speech: Speech, edition: Edition, row: Mapping[str, str]) -> Promise:
    unit, service = edition.units.get(row["unit"]), edition.names.get("layanan", {}).get(row["layanan"])
    due, done = date.fromisoformat(row["tenggat"]), row["diselesaikan"]
    standing, proof = row["keadaan"], row["bukti"]
    has_page = service is not None and service.code in edition.release.services
    return Promise(
        text=speech.pick(row["teks"], row["teks_en"]),
        unit=speech.pick(unit.name, unit.name_en)
        if unit
        else speech.pick(edition.release.agency, edition.release.agency_en),
        unit_link=unit_page(unit.code, edition.period) if unit and edition.has_page(unit.code) else "",
        service=speech.pick(service.name, service.name_en) if service else "",
        service_link=service_page(service.code, edition.period) if service and has_page else "",
        made=_made(speech, row["dijanjikan"]),
        due=speech.date(due),
        standing=standing,
        symbol=_SYMBOLS[standing],
        state=state_name(speech, standing),
        about=_about(speech, due, date.fromisoformat(done)) if done else "",
        proof=proof,
        proof_link=proof if _WEB.match(proof) else "",
    )


def _made(speech: Speech, day: str) -> str:
    if not day:
        return speech.gettext("hari dijanjikan tidak dicatat")
    return speech.gettext("dijanjikan {day}", day=speech.date(date.fromisoformat(day)))


def state_name(speech: Speech, standing: str) -> str:
    """``selesai_terlambat`` in words."""
    return {
        OVERDUE: speech.gettext("Lewat tenggat, belum selesai"),
        OPEN: speech.gettext("Berjalan, belum jatuh tempo"),
        DONE_LATE: speech.gettext("Selesai, lewat tenggat"),
        DONE: speech.gettext("Selesai"),
    }[standing]


def _about(speech: Speech, due: date, done: date) -> str:
    days = abs((done - due).days)
    if not days:
        return speech.gettext("{day}, tepat pada hari tenggatnya", day=speech.date(done))
    if done < due:
        return speech.plural("{day}, {count} hari sebelum tenggat", days, day=speech.date(done))
    return speech.plural("{day}, {count} hari sesudah tenggat", days, day=speech.date(done))
