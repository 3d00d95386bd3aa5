"""The page of promises: what was promised and what became of it, how much of it in time, and how that moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from kinerja.package.chance import Share
from kinerja.site.archive import Archive, Edition
from kinerja.site.text import Speech
from kinerja.site.views.around import table_files
from kinerja.site.views.figures import Change, Figure, change, share, verdict, width
from kinerja.site.views.promises import DONE, DONE_LATE, OPEN, OVERDUE, Promise, finding, promises
from kinerja.site.views.when import when

SHARES: Final = "janji_ringkas"


@dataclass(frozen=True)
class Group:
    """The promises that stand alike, under one finding."""

    anchor: str
    topic: str
    finding: str
    rows: tuple[Promise, ...]


@dataclass(frozen=True)
class Stop:
    """One release: how many of the promises known then were done; texts as they are printed."""

    period: str
    done: str
    of: str
    share: str
    width: str
    overdue: str


@dataclass(frozen=True)
class PromisesPage:
    """All that the page shows."""

    when: str
    finding: str
    figures: tuple[Figure, ...]
    groups: tuple[Group, ...]
    stops: tuple[Stop, ...]
    stops_finding: str
    csv: str
    shares_csv: str
    files: tuple[tuple[str, str], ...]


def promises_page(speech: Speech, archive: Archive, portal: Mapping[str, Any]) -> PromisesPage:
    """The page, from the newest release and those of the same kind before it."""
    edition = archive.newest
    history = [e for e in archive.until(edition.period) if counted(e)]
    earlier = history[-2] if len(history) > 1 and history[-1] is edition else None
    rows = promises(speech, edition)
    return PromisesPage(
        when=when(speech, edition, portal),
        finding=finding(speech, (row.standing for row in rows)),
        figures=figures(speech, edition, earlier),
        groups=_groups(speech, rows) if rows else (),
        stops=tuple(_stop(speech, e) for e in history),
        stops_finding=_moved(speech, history),
        csv=f"{edition.data}/tabel/janji.csv" if rows else "",
        shares_csv=f"{edition.data}/tabel/{SHARES}.csv" if counted(edition) else "",
        files=table_files(speech, edition, "janji", SHARES),
    )


def counted(edition: Edition) -> Mapping[str, int]:
    """The release's numbers of promises by what they count (``diketahui``, ``selesai`` …); empty where it has none."""
    return {row["ukuran"]: int(row["nilai"]) for row in edition.records.get(SHARES, ())}


def figures(speech: Speech, edition: Edition, earlier: Edition | None) -> tuple[Figure, ...]:
    """Promises done, and done within three and six months of being made; each with the number that it is of."""
    numbers = counted(edition)
    titles = {
        "": speech.gettext("Janji perbaikan selesai"),
        "_3_bulan": speech.gettext("Selesai dalam tiga bulan"),
        "_6_bulan": speech.gettext("Selesai dalam enam bulan"),
    }
    if not numbers:
        none = speech.gettext("Belum ada janji perbaikan yang tercatat.")
        return tuple(Figure(title, "metode.html#janji", "", "", None, "", none) for title in titles.values())
    found = []
    for ending, title in titles.items():
        done, whole = numbers[f"selesai{ending}"], numbers[f"dari{ending}" if ending else "diketahui"]
        if not whole:
            young = speech.gettext("Belum ada janji yang cukup lama untuk dihitung.")
            found.append(Figure(title, "metode.html#janji", "", "", None, "", young))
            continue
        note = {
            "": speech.plural("{k} dari {count} janji.", whole, k=speech.number(done)),
            "_3_bulan": speech.plural(
                "{k} dari {count} janji yang sudah berumur tiga bulan.", whole, k=speech.number(done)
            ),
            "_6_bulan": speech.plural(
                "{k} dari {count} janji yang sudah berumur enam bulan.", whole, k=speech.number(done)
            ),
        }[ending]
        moved = _change(speech, edition, earlier, ending)
        found.append(Figure(title, "metode.html#janji", speech.percent(share(done, whole)), "", moved, note))
    return tuple(found)


def _share(edition: Edition, ending: str) -> Share | None:
    numbers = counted(edition)
    whole = numbers.get(f"dari{ending}" if ending else "diketahui", 0)
    return Share(numbers[f"selesai{ending}"], whole) if whole else None


def _change(speech: Speech, edition: Edition, earlier: Edition | None, ending: str) -> Change | None:
    """A few promises more or less move a share far, so a change is called one only where it is more than chance."""
    if earlier is None:
        return None
    now, before = _share(edition, ending), _share(earlier, ending)
    return change(
        speech,
        share(now.part, now.whole) if now else None,
        share(before.part, before.whole) if before else None,
        period=edition.period,
        earlier=earlier.period,
        decimals=1,
        unit=speech.gettext("poin"),
        suffix="%",
        verdict=verdict(edition, now, before),
    )


def _groups(speech: Speech, rows: tuple[Promise, ...]) -> tuple[Group, ...]:
    """The overdue, those under way and those done; a group without any stays, so that its place and address hold."""

    def those(*standings: str) -> tuple[Promise, ...]:
        return tuple(row for row in rows if row.standing in standings)

    late, running, done = those(OVERDUE), those(OPEN), those(DONE, DONE_LATE)
    after = len(those(DONE_LATE))
    finished = speech.plural("{count} janji sudah selesai", len(done))
    if after:
        finished = speech.gettext("{said}, {n} di antaranya sesudah tenggat", said=finished, n=speech.number(after))
    return (
        Group(
            "lewat",
            speech.gettext("Lewat tenggat"),
            speech.plural("{count} janji lewat tenggat dan belum selesai", len(late))
            if late
            else speech.gettext("Tidak ada janji yang lewat tenggat"),
            late,
        ),
        Group(
            "berjalan",
            speech.gettext("Berjalan"),
            speech.plural("{count} janji sedang dikerjakan dan belum jatuh tempo", len(running))
            if running
            else speech.gettext("Tidak ada janji yang sedang berjalan"),
            running,
        ),
        Group(
            "selesai",
            speech.gettext("Selesai"),
            finished if done else speech.gettext("Belum ada janji yang selesai"),
            done,
        ),
    )


def _stop(speech: Speech, edition: Edition) -> Stop:
    numbers = counted(edition)
    known, done = numbers["diketahui"], numbers["selesai"]
    overdue = sum(row["keadaan"] == OVERDUE for row in edition.records.get("janji", ()))
    return Stop(
        speech.period(edition.period),
        speech.number(done),
        speech.number(known),
        speech.percent(share(done, known)),
        width(done, known),
        speech.number(overdue),
    )


def _moved(speech: Speech, history: list[Edition]) -> str:
    if len(history) < 2:
        return speech.gettext("Baru satu rilis yang memuat janji; perbandingan menyusul")
    first, last = history[0], history[-1]
    then, now = (share(counted(e)["selesai"], counted(e)["diketahui"]) for e in (first, last))
    since = speech.short_period(first.period)
    told = {"then": speech.percent(then), "now": speech.percent(now), "period": since}
    if now == then:
        return speech.gettext("Bagian yang selesai tetap {now} sejak {period}", now=told["now"], period=since)
    if now > then:
        return speech.gettext("Bagian yang selesai naik dari {then} menjadi {now} sejak {period}", **told)
    return speech.gettext("Bagian yang selesai turun dari {then} menjadi {now} sejak {period}", **told)
