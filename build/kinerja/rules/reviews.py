"""What a person should look at before it is published: it may be right, and is often a slip of the pen."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from kinerja.content.findings import Finding
from kinerja.content.pseudonym import is_pseudonym
from kinerja.content.tree import Source
from kinerja.package.period import Period
from kinerja.rules.figures import is_percent
from kinerja.rules.index import Index, agrees, entries

_FEW: Final = 10
"""Per cent of a small unit that may go without an evaluation unasked: people on long leave, or new in their post."""

_FEW_OF_MANY: Final = 5
"""The same, in per cent, of a unit in which that is more than :data:`_SINGLE` people: there chance evens out."""

_SINGLE: Final = 3
"""People who may each have a reason of their own."""


def check(known: Index) -> Iterator[Finding]:
    """Yield the findings of this theme."""
    yield from _calendar(known)
    yield from _achievements(known)
    yield from _promises(known)
    yield from _attendance(known)
    yield from _left_out(known)


def _calendar(known: Index) -> Iterator[Finding]:
    """Each period is in the calendar once: the pages announce releases, and ``pull`` bounds answers, by it."""
    for source in known.tree.of_kind("portal"):
        first: dict[str, int] = {}
        for number, entry in enumerate(source.value["kalender"]):
            period = str(entry["periode"])
            before = first.setdefault(period, number)
            if before != number:
                line, _ = known.tree.locate(source, ("kalender", before))
                yield known.at(source, ("kalender", number), "kalender-ganda", periode=period, baris=line)
        evaluations = known.tree.by_kind.get("evaluasi", ())
        rated = {s.named["periode"] for s in evaluations if s.value is None or agrees(s, "periode")}
        for period in sorted(rated - first.keys()):
            yield known.at_key(source, ("kalender",), "kalender-kurang", periode=period)


def _achievements(known: Index) -> Iterator[Finding]:
    """A figure agrees with its parts and is of a period with a target; one that is missing says why."""
    measures = {
        (source.named["tahun"], source.named["unit"], name): entry
        for source, name, entry in entries(known.tree, "indikator")
    }
    for source, name, entry in entries(known.tree, "capaian"):
        path = ("capaian", name)
        period = Period.parse(source.named["periode"])
        measure = measures.get((source.named["periode"][:4], source.named["unit"], name))
        if measure and not any(_overlap(Period.parse(str(code)), period) for code in measure["target"]):
            yield known.at_key(source, path, "capaian-tanpa-target", indikator=name, periode=period.code)
        part, whole = entry.get("pembilang"), entry.get("penyebut")
        if measure and is_percent(measure["satuan"]) and part is not None and whole and part > whole:
            told = {"indikator": name, "pembilang": part, "penyebut": whole}
            yield known.at(source, (*path, "pembilang"), "capaian-bagian-lebih", **told)
        if entry["realisasi"] is None:
            if "penjelasan" not in entry:
                yield known.at_key(source, path, "capaian-tanpa-penjelasan", indikator=name)
        elif measure and (right := _contradiction(entry, measure)):
            parts = {key: entry[key] for key in ("pembilang", "penyebut")}
            told = {"indikator": name, "tertulis": entry["realisasi"], "hitungan": right}
            yield known.at(source, (*path, "realisasi"), "capaian-hitungan", **parts, **told)


def _overlap(one: Period, other: Period) -> bool:
    return one.first <= other.last and other.first <= one.last


def _contradiction(entry: Any, measure: Any) -> str | None:
    """What numerator and denominator give where that is not the figure; None where they agree or are not there.

    A figure that is no per cent may be a plain quotient or per 1,000, 100,000 … people: any of them will do.
    """
    part, whole = entry.get("pembilang"), entry.get("penyebut")
    if part is None or not whole:
        return None
    percent = is_percent(measure["satuan"])
    decimals, figure, quotient = int(measure["desimal"]), Decimal(entry["realisasi"]), Decimal(part) / Decimal(whole)
    scaled = [quotient * scale for scale in ((100,) if percent else _SCALES)]
    if any(abs(figure - value) <= Decimal(1).scaleb(-decimals) for value in scaled):
        return None
    nearest = min(scaled, key=lambda value: abs(figure - value))
    return f"{round(nearest, decimals)}{'%' if percent else ''}"


_SCALES: Final = (1, 100, 1_000, 10_000, 100_000, 1_000_000)
"""Per how many a rate is told."""


def _promises(known: Index) -> Iterator[Finding]:
    for source in known.tree.of_kind("tindak-lanjut"):
        is_done, day = source.value["status"] == "selesai", source.value.get("diselesaikan")
        if is_done and not source.value.get("bukti"):
            yield known.at(source, ("status",), "janji-tanpa-bukti")
        if is_done and not day:
            yield known.at(source, ("status",), "janji-tanpa-hari")
        elif day and not is_done:
            yield known.at(source, ("diselesaikan",), "janji-belum-selesai", status=source.value["status"])


def _attendance(known: Index) -> Iterator[Finding]:
    """Days present, late or missing are among the working days, and those among the days of the period."""
    for source, employee, entry in entries(known.tree, "evaluasi", asked=True):
        days = entry.get("kehadiran")
        if days is None:
            continue
        period = Period.parse(source.named["periode"])
        limits = (
            ("hari_kerja", days["hari_kerja"], (period.last - period.first).days + 1, period.code, period.code),
            (
                "hadir",
                days["hadir"] + days.get("tanpa_keterangan", 0),
                days["hari_kerja"],
                "`hari_kerja`",
                "`hari_kerja`",
            ),
            ("terlambat", days.get("terlambat", 0), days["hadir"], "`hadir`", "`hadir`"),
        )
        for name, there, limit, of, of_en in limits:
            if there > limit:
                told = {
                    "pegawai": employee,
                    "kunci": name,
                    "banyak": there,
                    "batas": limit,
                    "dari": of,
                    "dari_en": of_en,
                }
                yield known.at(source, ("evaluasi", employee, "kehadiran", name), "kehadiran-lebih", **told)


def _left_out(known: Index) -> Iterator[Finding]:
    """Whoever has a plan in a unit that reported, and worked there all the period, is rated somewhere.

    A few are not, and rightly so; more than one in ten, or one in twenty of a large unit, is a block that was lost
    on the way. Single people are named by ``kinerja close``.
    """
    rated: dict[str, set[str]] = {}
    files: dict[tuple[str, str], Source] = {}
    unread: set[str] = set()
    for source in known.tree.by_kind.get("evaluasi", ()):
        period = source.named["periode"]
        files.setdefault((period, source.named["unit"]), source)
        rated.setdefault(period, set()).update(source.value["evaluasi"] if source.value else (), source.broken)
        people = source.value["evaluasi"] if source.value else ()
        if source.value is None or not all(map(is_pseudonym, source.broken)) or not all(map(known.knows, people)):
            unread.add(period)
    planned: dict[tuple[str, str], list[str]] = {}
    for source, employee, _ in entries(known.tree, "rencana"):
        planned.setdefault((source.named["tahun"], source.named["unit"]), []).append(employee)
    for (period, unit), source in files.items():
        if period in unread or source.path in known.pasted:
            continue
        when = Period.parse(period)
        there = [who for who in planned.get((period[:4], unit), ()) if _all_through(known, who, unit, when)]
        left_out = [employee for employee in there if employee not in rated[period]]
        lost = len(left_out)
        if 100 * lost > _FEW * len(there) or (lost > _SINGLE and 100 * lost > _FEW_OF_MANY * len(there)):
            detail = {"periode": period, "banyak": len(left_out), "semua": len(there), "pegawai": left_out[0]}
            yield known.at_key(source, ("evaluasi",), "evaluasi-kurang", unit=unit, **detail)


def _all_through(known: Index, employee: str, unit: str, period: Period) -> bool:
    """Whether a registered spell in the unit covers the period."""
    spells = known.spells.get(employee, ())
    return any(s.unit == unit and s.start <= period.first and (s.end is None or s.end >= period.last) for s in spells)
