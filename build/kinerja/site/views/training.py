"""The page of trainings: what was taught, beside what evaluations said was needed, and what became of the needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from kinerja.package import chance
from kinerja.package.model import HIDDEN, TOTAL, CountRow
from kinerja.package.period import Period
from kinerja.site.archive import Archive, Edition
from kinerja.site.text import Speech
from kinerja.site.views.around import table_files
from kinerja.site.views.counted import cell_of, has, member_name, members_of
from kinerja.site.views.figures import NEITHER, Figure, change, published_share, share_of, verdict
from kinerja.site.views.predicates import Cell, cell
from kinerja.site.views.training_effects import BeforeAfter, Met, before_and_after, needs_met
from kinerja.site.views.when import when

TABLE: Final = "pelatihan"
NEEDS, PARTICIPANTS, MET = "kebutuhan", "peserta", "kebutuhan_terjawab"


@dataclass(frozen=True)
class Subject:
    """A topic or a kind of training: what was taught (``about``), and a count of people beside it."""

    name: str
    about: str
    cell: Cell
    style: str = "value"


@dataclass(frozen=True)
class Subjects:
    """Topics beside needs, or kinds beside participations; ``counted`` where the release counts people in them."""

    finding: str
    rows: tuple[Subject, ...]
    counted: bool
    any_hidden: bool
    csv: str


@dataclass(frozen=True)
class Stop:
    """One release, as it is printed."""

    period: str
    trainings: str
    hours: str
    participants: Cell


@dataclass(frozen=True)
class TrainingPage:
    """All that the page shows."""

    when: str
    period: str
    finding: str
    lead: str
    figures: tuple[Figure, ...]
    topics: Subjects
    kinds: Subjects
    met: Met | None
    effects: BeforeAfter | None
    stops: tuple[Stop, ...]
    csv: str
    files: tuple[tuple[str, str], ...]


def training_page(speech: Speech, archive: Archive, portal: Mapping[str, Any]) -> TrainingPage:
    """The page of the newest release, with the releases of the same kind before it."""
    edition = archive.newest
    history = archive.until(edition.period)
    earlier = history[-2] if len(history) > 1 else None
    met = needs_met(speech, edition)
    return TrainingPage(
        when=when(speech, edition, portal),
        period=speech.period(edition.period),
        finding=_finding(speech, edition),
        lead=f"{met.finding}." if met else speech.gettext("Apa yang diajarkan, dan apa yang dibutuhkan pegawai."),
        figures=_figures(speech, edition, earlier),
        topics=_topics(speech, edition),
        kinds=_kinds(speech, edition),
        met=met,
        effects=before_and_after(speech, edition, earlier),
        stops=tuple(_stop(speech, e) for e in history if TABLE in e.records),
        csv=f"{edition.data}/tabel/{TABLE}.csv" if TABLE in edition.records else "",
        files=table_files(speech, edition, TABLE, NEEDS, MET, PARTICIPANTS, "perubahan"),
    )  # fmt: skip


def given(edition: Edition, by: str) -> Mapping[str, Mapping[str, str]]:
    """Rows of trainings given by ``jenis`` or ``topik``: code → row."""
    return {row["kode"]: row for row in edition.records.get(TABLE, ()) if row["menurut"] == by}


def taught(edition: Edition) -> tuple[int, Decimal]:
    """How many trainings ended in the period, and their hours: sums over kinds, as a training has one kind."""
    rows = given(edition, "jenis").values()
    return sum(int(row["pelatihan"]) for row in rows), sum((Decimal(row["jam"]) for row in rows), Decimal(0))


def hours(speech: Speech, value: Decimal) -> str:
    """Hours as they are printed, with as many decimals as they have."""
    exponent = value.normalize().as_tuple().exponent
    return speech.number(value, max(0, -exponent) if isinstance(exponent, int) else 0)


def _finding(speech: Speech, edition: Edition) -> str:
    number, length = taught(edition)
    period = speech.short_period(edition.period)
    if TABLE not in edition.records:
        return speech.gettext("Belum ada pelatihan yang tercatat selesai pada {period}", period=period)
    return speech.plural(
        "{count} pelatihan selesai pada {period}, {hours} jam pelajaran", number,
        period=period, hours=hours(speech, length),
    )  # fmt: skip


def _figures(speech: Speech, edition: Edition, earlier: Edition | None) -> tuple[Figure, ...]:
    return (
        _courses_figure(speech, edition, earlier),
        _people_figure(speech, edition, earlier),
        _met_figure(speech, edition, earlier),
    )


def _courses_figure(speech: Speech, edition: Edition, earlier: Edition | None) -> Figure:
    title = speech.gettext("Pelatihan selesai")
    if TABLE not in edition.records:
        return Figure(title, "#jenis", "", "", None, "", speech.gettext("Belum ada yang tercatat."))
    number, length = taught(edition)
    before = taught(earlier)[0] if earlier and TABLE in earlier.records else None
    moved = change(
        speech, number, before, period=edition.period, earlier=earlier.period if earlier else "", better=NEITHER
    )
    note = speech.gettext("{hours} jam pelajaran, tiap kegiatan dihitung sekali.", hours=hours(speech, length))
    return Figure(title, "#jenis", speech.number(number), "", moved, note)


def _people_figure(speech: Speech, edition: Edition, earlier: Edition | None) -> Figure:
    title, now = speech.gettext("Keikutsertaan"), cell_of(edition, PARTICIPANTS)
    if now.count is None:
        return Figure(title, "#jenis", "", "", None, "", _missing(speech, now))
    before = cell_of(earlier, PARTICIPANTS).count if earlier else None
    moved = change(
        speech, now.count, before, period=edition.period, earlier=earlier.period if earlier else "", better=NEITHER
    )
    note = speech.gettext("Orang yang ikut dua pelatihan dihitung dua kali.")
    return Figure(title, "#jenis", speech.number(now.count), "", moved, note)


def _met_figure(speech: Speech, edition: Edition, earlier: Edition | None) -> Figure:
    title = speech.gettext("Kebutuhan yang dijawab")

    def parts(of: Edition) -> tuple[CountRow, CountRow]:
        return (
            cell_of(of, MET, kebutuhan_terjawab="topik_sesuai"),
            cell_of(of, MET, kebutuhan_terjawab="dengan_kebutuhan"),
        )

    part, whole = parts(edition)
    ratio = published_share(part, whole)
    if ratio is None:
        return Figure(title, "#terjawab", "", "", None, "", _missing(speech, part if part.count is None else whole))
    moved = change(
        speech, ratio, published_share(*parts(earlier)) if earlier else None,
        period=edition.period, earlier=earlier.period if earlier else "",
        decimals=1, unit=speech.gettext("poin"), suffix="%", verdict=_said_of_needs(edition, earlier),
    )  # fmt: skip
    note = speech.gettext(
        "{k} dari {n} pegawai yang punya kebutuhan ikut pelatihan bertopik itu tahun ini.",
        k=speech.number(part.count or 0), n=speech.number(whole.count or 0),
    )  # fmt: skip
    return Figure(title, "#terjawab", speech.percent(ratio), "", moved, note)


def _said_of_needs(edition: Edition, earlier: Edition | None) -> str:
    """What may be said of the change in needs met: within a year they only gather, so nothing."""
    if earlier is None or Period.parse(edition.period).kind != "year":
        return chance.NOTHING
    now, before = (share_of(of, MET, (TOTAL, "topik_sesuai"), (TOTAL, "dengan_kebutuhan")) for of in (edition, earlier))
    return verdict(edition, now, before)


def _missing(speech: Speech, row: CountRow) -> str:
    if row.status == HIDDEN:
        return speech.gettext("disembunyikan demi kerahasiaan")
    return speech.gettext("Belum ada angkanya pada rilis ini.")


def _about(speech: Speech, row: Mapping[str, str] | None) -> str:
    if row is None:
        return speech.gettext("tidak ada pelatihan pada periode ini")
    number = int(row["pelatihan"])
    return speech.plural("{count} pelatihan, {hours} jam", number, hours=hours(speech, Decimal(row["jam"])))


def _subjects(speech: Speech, edition: Edition, by: str, dimension: str, table: str) -> list[tuple[str, Subject]]:
    """Codes with their rows: what the release counts or taught, in the code list's order."""
    rows, listed = given(edition, by), members_of(edition, table, dimension)
    codes = dict.fromkeys((*listed, *rows))
    whole = cell_of(edition, table)
    found = []
    for code in codes:
        count = cell_of(edition, table, **{dimension: code})
        if code not in rows and count.count == 0:
            continue
        row = rows.get(code)
        name = speech.pick(row["nama"], row["nama_en"]) if row else member_name(speech, edition, dimension, code)
        found.append((code, Subject(name, _about(speech, row), cell(speech, count, whole))))
    return found


def _in_order(edition: Edition, found: list[tuple[str, Subject]], table: str, dimension: str) -> tuple[Subject, ...]:
    """By count where every count is shown, by name where one is hidden: an order would tell of it."""

    def number(entry: tuple[str, Subject]) -> tuple[int, str]:
        return -(cell_of(edition, table, **{dimension: entry[0]}).count or 0), entry[1].name

    if any(subject.cell.state == HIDDEN for _, subject in found) or not has(edition, table):
        return tuple(sorted((subject for _, subject in found), key=lambda subject: subject.name.casefold()))
    return tuple(subject for _, subject in sorted(found, key=number))


def _topics(speech: Speech, edition: Edition) -> Subjects:
    found = _subjects(speech, edition, "topik", "topik", NEEDS)
    rows = _in_order(edition, found, NEEDS, "topik")
    return _all(edition, rows, NEEDS, _topics_finding(speech, edition, found))


def _topics_finding(speech: Speech, edition: Edition, found: list[tuple[str, Subject]]) -> str:
    held = given(edition, "topik")
    if not has(edition, NEEDS):
        return speech.plural("Pelatihan menyentuh {count} topik", len(held))
    needed = [code for code, _ in found if (cell_of(edition, NEEDS, topik=code).count or 0) > 0]
    if not needed:
        return speech.gettext("Banyaknya kebutuhan tiap topik disembunyikan demi kerahasiaan")
    met = speech.number(sum(code in held for code in needed))
    if any(subject.cell.state == HIDDEN for _, subject in found):
        return speech.plural(
            "Dari {count} topik yang angka kebutuhannya terbit, {k} diajarkan pada periode ini", len(needed), k=met
        )
    return speech.plural("Dari {count} topik yang dibutuhkan, {k} diajarkan pada periode ini", len(needed), k=met)


def _kinds(speech: Speech, edition: Edition) -> Subjects:
    found = _subjects(speech, edition, "jenis", "jenis_pelatihan", PARTICIPANTS)
    rows = _in_order(edition, found, PARTICIPANTS, "jenis_pelatihan")
    number = len(given(edition, "jenis"))
    said = speech.plural("Diberikan dalam {count} bentuk", number) if number else speech.gettext("Belum ada pelatihan")
    return _all(edition, rows, PARTICIPANTS, said)


def _all(edition: Edition, rows: tuple[Subject, ...], table: str, said: str) -> Subjects:
    return Subjects(
        finding=said,
        rows=rows,
        counted=has(edition, table),
        any_hidden=any(row.cell.state == HIDDEN for row in rows),
        csv=f"{edition.data}/tabel/{table if has(edition, table) else TABLE}.csv",
    )


def _stop(speech: Speech, edition: Edition) -> Stop:
    number, length = taught(edition)
    people = cell_of(edition, PARTICIPANTS)
    return Stop(
        speech.period(edition.period), speech.number(number), hours(speech, length), cell(speech, people, people)
    )
