"""How a survey was held and whom it reached: days, ways of asking, invited, served, answered, and if it is enough."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kinerja.package.survey_tables import SATISFACTION
from kinerja.site.addresses import service_page
from kinerja.site.archive import Edition
from kinerja.site.text import Speech
from kinerja.site.views.figures import share

_ENOUGH, _TOO_FEW = "ya", "tidak"


@dataclass(frozen=True)
class Held:
    """How a survey was held; ``days`` and ``ways`` are as they are printed, each form apart."""

    days: tuple[str, ...]
    ways: str
    sentence: str
    csv: str


@dataclass(frozen=True)
class Cell:
    """A number as it is printed, or (``known`` False) the words that say why there is none."""

    text: str
    known: bool


@dataclass(frozen=True)
class ReachRow:
    """Whom a survey reached, of one service."""

    name: str
    link: str
    served: Cell
    needed: Cell
    invited: Cell
    answered: Cell
    rate: Cell
    enough: bool | None
    verdict: str

    @property
    def cells(self) -> tuple[Cell, ...]:
        """In the order of ``Reach.columns``."""
        return self.served, self.needed, self.invited, self.answered, self.rate


@dataclass(frozen=True)
class Reach:
    """The services of a survey that said whom they reached."""

    rows: tuple[ReachRow, ...]
    columns: tuple[str, ...]
    finding: str
    csv: str


def held(speech: Speech, edition: Edition, survey: str = SATISFACTION) -> Held | None:
    """When and how a survey was held in an edition's period; None where it is not recorded."""
    rows = [row for row in edition.records.get("pelaksanaan_survei", ()) if row["survei"] == survey]
    if not rows:
        return None
    days = tuple(dict.fromkeys(_days(speech, row) for row in rows))
    codes = dict.fromkeys(way for row in rows for way in row["cara"].split(";") if way)
    ways = _listed(speech, [_way(speech, code) for code in codes])
    return Held(
        days,
        ways,
        speech.gettext("Survei {days}, {ways}.", days=_listed(speech, days), ways=ways),
        f"{edition.data}/tabel/pelaksanaan_survei.csv",
    )


def reach(
    speech: Speech, edition: Edition, services: Sequence[str] | None = None, survey: str = SATISFACTION
) -> Reach | None:
    """Whom a survey reached, in the order of ``services`` (None: of the code list); None where nothing is recorded."""
    known = {row["layanan"]: row for row in edition.records.get("jangkauan", ()) if row["survei"] == survey}
    names = edition.names.get("layanan", {})
    order = [code for code in (names if services is None else services) if code in known and code in names]
    rows = tuple(
        _row(
            speech, known[code], speech.pick(names[code].name, names[code].name_en), service_page(code, edition.period)
        )
        for code in order
    )
    if not rows:
        return None
    columns = (
        speech.gettext("Dilayani"),
        speech.gettext("Perlu dijawab"),
        speech.gettext("Diundang"),
        speech.gettext("Menjawab"),
        speech.gettext("Dari yang diundang"),
    )
    return Reach(rows, columns, _finding(speech, rows), f"{edition.data}/tabel/jangkauan.csv")


def _row(speech: Speech, row: Mapping[str, str], name: str, link: str) -> ReachRow:
    invited, served, answered, needed = (
        int(row[column]) if row[column] else None for column in ("diundang", "dilayani", "menjawab", "sampel")
    )
    unrecorded, unshown = Cell(speech.gettext("belum dicatat"), False), Cell(speech.gettext("tidak terbit"), False)
    if answered is None:
        rate = unshown
    elif not invited:
        rate = unrecorded
    elif answered > invited:  # an open link, of which nobody knows whom it reached
        rate = Cell(speech.gettext("melebihi undangan"), False)
    else:
        rate = Cell(speech.percent(share(answered, invited)), True)
    enough = {_ENOUGH: True, _TOO_FEW: False}.get(row["memadai"])
    return ReachRow(
        name=name,
        link=link,
        served=unrecorded if served is None else Cell(speech.number(served), True),
        needed=unrecorded if needed is None else Cell(speech.number(needed), True),
        invited=unrecorded if invited is None else Cell(speech.number(invited), True),
        answered=unshown if answered is None else Cell(speech.number(answered), True),
        rate=rate,
        enough=enough,
        verdict=_verdict(speech, enough, answered, needed, served),
    )


def _verdict(speech: Speech, enough: bool | None, answered: int | None, needed: int | None, served: int | None) -> str:
    """Whether enough answered for the number served (Krejcie and Morgan), in words."""
    if served is None or needed is None:
        return speech.gettext("Banyaknya warga yang dilayani belum dicatat, jadi sampelnya tidak dapat dinilai.")
    if answered is None:
        return speech.gettext(
            "Perlu {needed} jawaban untuk {served} orang yang dilayani.",
            needed=speech.number(needed),
            served=speech.number(served),
        )
    if enough:
        return speech.gettext(
            "Sampel memadai: {answered} menjawab, dan untuk {served} orang yang dilayani cukup {needed}.",
            answered=speech.number(answered),
            served=speech.number(served),
            needed=speech.number(needed),
        )
    return speech.gettext(
        "Sampel belum memadai: {answered} menjawab, dan untuk {served} orang yang dilayani perlu {needed}.",
        answered=speech.number(answered),
        served=speech.number(served),
        needed=speech.number(needed),
    )


def _finding(speech: Speech, rows: Sequence[ReachRow]) -> str:
    judged = [row for row in rows if row.enough is not None]
    good = [row for row in judged if row.enough]
    if not judged:
        return speech.gettext("Belum dapat dinilai apakah jawabannya cukup banyak")
    if len(good) == len(judged):
        if len(judged) == 1:
            return speech.gettext("Jawabannya cukup banyak untuk mewakili yang dilayani")
        return speech.gettext("Semua {n} layanan punya cukup jawaban", n=speech.number(len(judged)))
    if len(judged) == 1:
        return speech.gettext("Jawabannya belum cukup banyak untuk mewakili yang dilayani")
    said = speech.gettext(
        "{k} dari {n} layanan punya cukup jawaban", k=speech.number(len(good)), n=speech.number(len(judged))
    )
    if waiting := len(rows) - len(judged):
        return speech.gettext("{said}, {n} belum dapat dinilai", said=said, n=speech.number(waiting))
    return said


def _days(speech: Speech, row: Mapping[str, str]) -> str:
    first, last = date.fromisoformat(row["mulai"]), date.fromisoformat(row["selesai"])
    return speech.date(first) if first == last else f"{speech.date(first)}–{speech.date(last)}"


def _listed(speech: Speech, words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return speech.gettext("{first} dan {last}", first=", ".join(words[:-1]), last=words[-1])


def _way(speech: Speech, code: str) -> str:
    known = {
        "daring": speech.gettext("daring"),
        "loket": speech.gettext("di loket"),
        "wawancara": speech.gettext("lewat wawancara"),
        "telepon": speech.gettext("lewat telepon"),
        "surat": speech.gettext("lewat surat"),
    }
    return known.get(code, code)
