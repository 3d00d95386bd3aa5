"""A unit's own predicate, and whether its people's published predicates follow the pattern that it leads one to expect.

The release states the pattern (``pola``) and the counts. A condition is said to hold or not only where published counts
decide it, hidden ones left open within what the published merged classes leave: a reader could say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce

from kinerja.package.model import BETTER, OWN_STAFF, PUBLISHED, TOTAL, WORSE
from kinerja.site.archive import Edition
from kinerja.site.text import Speech
from kinerja.site.views.figures import share
from kinerja.site.views.predicates import class_codes

FOLLOWS = "ya"
DEPARTS = "tidak"
OPEN = "sebagian"
"""What published counts say of a condition; each is the name of its sign."""


@dataclass(frozen=True)
class Condition:
    """One condition in words, the published people that it is about (empty: hidden), and whether it is met."""

    text: str
    people: str
    verdict: str
    said: str


@dataclass(frozen=True)
class Pattern:
    """The section: the unit's predicate, and its people beside the pattern; no ``rows`` where there is none to say."""

    predicate: str
    finding: str
    who: str
    rows: tuple[Condition, ...]
    csv: str


@dataclass(frozen=True)
class Bounds:
    """Between how many and how many people are in some classes, by published counts alone."""

    low: int
    high: int


def unit_pattern(speech: Speech, edition: Edition, unit: str) -> Pattern | None:
    """The section of ``unit``; None where the release says no predicate of it.

    Its people are its own: of a unit with others below, the head office's.
    """
    given = next((row for row in edition.records.get("predikat_unit", ()) if row["unit"] == unit), None)
    if given is None:
        return None
    office = f"{unit}.{OWN_STAFF}"
    own = office if office in edition.units else unit
    rows: tuple[Condition, ...] = ()
    whole = edition.count("predikat", own, TOTAL).count
    if whole and (own == office or not edition.children.get(unit)):
        conditions = [row for row in edition.records.get("pola", ()) if row["predikat"] == given["predikat"]]
        rows = tuple(_condition(speech, edition, own, whole, row) for row in conditions)
    member = edition.units[own]
    return Pattern(
        speech.pick(given["nama"], given["nama_en"]),
        _finding(speech, rows),
        speech.pick(member.name, member.name_en),
        rows,
        f"{edition.data}/tabel/predikat_unit.csv",
    )


def _finding(speech: Speech, rows: tuple[Condition, ...]) -> str:
    departing = sum(1 for row in rows if row.verdict == DEPARTS)
    if departing:
        return speech.plural("{count} syarat pola berbeda: bahan tinjauan, bukan kesalahan", departing)
    if rows and all(row.verdict == FOLLOWS for row in rows):
        return speech.gettext("Sebaran pegawainya mengikuti pola yang diharapkan")
    if rows:
        return speech.gettext("Belum dapat dikatakan apakah polanya diikuti: sebagian angka disembunyikan")
    return ""


def bounds(edition: Edition, unit: str, whole: int, classes: Iterable[str]) -> Bounds:
    """The fewest and the most people in ``classes``.

    A hidden class is between none and what its published merged class leaves; where that merged class has no other
    hidden one outside ``classes``, what it leaves is exact.
    """
    chosen = set(classes)
    known = {code: edition.count("predikat", unit, code).count for code in class_codes(edition)}
    low = high = 0
    for group, members in _merged(edition, known).items():
        total = edition.count("predikat", unit, group).count
        inside = sum(n for code in members if code in chosen and (n := known[code]) is not None)
        outside = sum(n for code in members if code not in chosen and (n := known[code]) is not None)
        hidden = [code for code in members if known[code] is None]
        low += inside
        if any(code in chosen for code in hidden):
            left = (whole if total is None else total) - inside - outside
            high += inside + left
            if total is not None and all(code in chosen for code in hidden):
                low += left
        else:
            high += inside
    return Bounds(low, min(high, whole))


def _merged(edition: Edition, known: Mapping[str, int | None]) -> dict[str, list[str]]:
    names = edition.names.get("predikat", {})
    found: dict[str, list[str]] = {BETTER: [], WORSE: []}
    for code in known:
        found.setdefault(names[code].parent if code in names else TOTAL, []).append(code)
    return found


def met(edition: Edition, unit: str, whole: int, kind: str, classes: tuple[str, ...], percent: int) -> bool | None:
    """Whether a condition holds of ``unit``'s people; None where hidden counts decide it."""
    those = bounds(edition, unit, whole, classes)
    if kind == "terbesar":
        others = [bounds(edition, unit, whole, [code]) for code in class_codes(edition) if code not in classes]
        if those.low >= max((o.high for o in others), default=0):
            return True
        return False if those.high < max((o.low for o in others), default=0) else None
    if kind in ("paling_banyak", "tidak_ada"):
        most = percent * whole if kind == "paling_banyak" else 0
        return True if 100 * those.high <= most else False if 100 * those.low > most else None
    least = percent * whole if kind == "paling_sedikit" else 100
    return True if 100 * those.low >= least else False if 100 * those.high < least else None


def _condition(speech: Speech, edition: Edition, unit: str, whole: int, row: Mapping[str, str]) -> Condition:
    classes = tuple(row["kelas"].split(";"))
    verdict = met(edition, unit, whole, row["jenis"], classes, int(row["persen"] or 0))
    cells = [edition.count("predikat", unit, code) for code in classes]
    people = ""
    if all(cell.status == PUBLISHED for cell in cells):
        count = sum(cell.count or 0 for cell in cells)
        people = speech.gettext(
            "{share} ({k} dari {n})",
            share=speech.percent(share(count, whole)),
            k=speech.number(count),
            n=speech.number(whole),
        )
    said = {
        True: speech.gettext("sesuai pola"),
        False: speech.gettext("berbeda, untuk ditinjau"),
        None: speech.gettext("tidak dapat dikatakan"),
    }[verdict]
    sign = {True: FOLLOWS, False: DEPARTS, None: OPEN}[verdict]
    return Condition(condition_words(speech, edition, row), people, sign, said)


def condition_words(speech: Speech, edition: Edition, row: Mapping[str, str]) -> str:
    """Return a condition of ``pola`` as a sentence without an end."""
    kind, classes, percent = row["jenis"], row["kelas"].split(";"), row["persen"]
    names = edition.names.get("predikat", {})
    said = [speech.pick(names[code].name, names[code].name_en) if code in names else code for code in classes]
    who = reduce(
        lambda one, other: speech.gettext("{one} atau {other}", one=one, other=other),
        [name[:1].lower() + name[1:] for name in said],
    )
    if kind == "terbesar":
        text = speech.gettext("{who} adalah yang terbanyak", who=who)
    elif kind == "paling_banyak":
        text = speech.gettext("{who} paling banyak {n}%", who=who, n=percent)
    elif kind == "paling_sedikit":
        text = speech.gettext("{who} paling sedikit {n}%", who=who, n=percent)
    elif kind == "ada":
        text = speech.gettext("ada yang {who}", who=who)
    else:
        text = speech.gettext("tidak ada yang {who}", who=who)
    return text[:1].upper() + text[1:]
