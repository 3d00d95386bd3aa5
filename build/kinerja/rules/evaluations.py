"""Rules on evaluations: once a period, planned realisations, the predicate by the matrix, the unit's pattern."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations_with_replacement
from typing import Final

from kinerja.content import regulations
from kinerja.content.findings import Finding
from kinerja.content.regulations import Condition, Pattern, code
from kinerja.content.tree import Source
from kinerja.rules.index import Index, choices, entries
from kinerja.rules.plans import has_doubled_ids, plans_of, unclear


def check(known: Index) -> Iterator[Finding]:
    """Yield the findings of this theme."""
    yield from _rated_twice(known)
    yield from _predicates(known)
    yield from _realisations(known)
    yield from _patterns(known)


def _rated_twice(known: Index) -> Iterator[Finding]:
    first: dict[tuple[str, str], Source] = {}
    for source, employee, _ in entries(known.tree, "evaluasi"):
        period = source.named["periode"]
        if source.path in known.pasted:
            continue
        before = first.setdefault((period, employee), source)
        if before is not source:
            where = {"periode": period, "berkas": before.shown.as_posix()}
            yield known.at_key(source, ("evaluasi", employee), "evaluasi-ganda", pegawai=employee, **where)


def _predicates(known: Index) -> Iterator[Finding]:
    """The predicate follows from the two ratings (PermenPANRB 6/2022, ``schemas/aturan/predikat.json``)."""
    agency = known.tree.agency
    rule = {(h, p): predicate for h, p, predicate in regulations.predicate_rule(agency)}
    for source, employee, entry in entries(known.tree, "evaluasi", asked=True):
        right = rule.get((code(entry["hasil_kerja"]), code(entry["perilaku_kerja"])))
        if right is not None and right != code(entry["predikat"]):
            yield known.at(
                source,
                ("evaluasi", employee, "predikat"),
                "evaluasi-predikat",
                pegawai=employee,
                hasil=entry["hasil_kerja"],
                perilaku=entry["perilaku_kerja"],
                tertulis=entry["predikat"],
                benar=right.replace("_", " "),
            )


def _realisations(known: Index) -> Iterator[Finding]:
    plans = plans_of(known)
    for source, employee, entry in entries(known.tree, "evaluasi", asked=True):
        year = source.named["periode"][:4]
        own = plans.get(year, {}).get(employee, ())
        planned = {f"{r['id']}/{i['id']}" for _, p in own for r in p["rencana_hasil_kerja"] for i in r["indikator"]}
        foreign = [name for name in entry.get("realisasi", {}) if name not in planned]
        if not own or (foreign and (unclear(known, year, employee) or any(has_doubled_ids(p) for _, p in own))):
            continue
        for name in foreign:
            options, options_en = choices(sorted(planned))
            yield known.at_key(
                source,
                ("evaluasi", employee, "realisasi", name),
                "evaluasi-realisasi-asing",
                pegawai=employee,
                kunci=name,
                pilihan=options,
                pilihan_en=options_en,
            )


def _patterns(known: Index) -> Iterator[Finding]:
    """A unit's predicate sets the expected pattern of its people's (SE MenPANRB 3/2023): a finding to review."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    partly: set[tuple[str, str]] = set()
    for source in known.tree.by_kind.get("evaluasi", ()):
        place = source.named["periode"], source.named["unit"]
        if source.value is None or source.broken:
            partly.add(place)
        else:
            found = counts.setdefault(place, Counter())
            found.update(code(e["predikat"]) for e in source.value["evaluasi"].values())
    patterns = {pattern.code: pattern for pattern in regulations.patterns(known.tree.agency)}
    for source in known.tree.of_kind("capaian"):
        place = source.named["periode"], source.named["unit"]
        pattern = patterns.get(code(source.value["predikat"]))
        people = counts.get(place)
        if pattern is None or not people or place in partly or not _possible(known, pattern, people.total()):
            continue
        missed = [c for c in pattern.conditions if not regulations.holds(c, people)]
        if missed:
            yield known.at(
                source,
                ("predikat",),
                "pola-distribusi",
                predikat=source.value["predikat"],
                banyak=people.total(),
                syarat="; ".join(_condition(c)[0] for c in missed),
                syarat_en="; ".join(_condition(c)[1] for c in missed),
            )


_SMALL: Final = 4
"""People up to which it is tried whether any distribution follows a pattern; larger units always have one."""


def _possible(known: Index, pattern: Pattern, people: int) -> bool:
    """Whether so few people can follow a pattern at all: one alone is at once more than 70 %."""
    if people > _SMALL:
        return True
    classes = [predicate.code for predicate in regulations.predicates(known.tree.agency)]
    return any(
        all(regulations.holds(condition, Counter(given)) for condition in pattern.conditions)
        for given in combinations_with_replacement(classes, people)
    )


def _condition(condition: Condition) -> tuple[str, str]:
    """Say a condition in words, without the counts: a message may be copied into a public log."""
    words = [c.replace("_", " ") for c in condition.classes]
    names, names_en = " atau ".join(words), " or ".join(words)
    match condition.kind:
        case "terbesar":
            return f"{names} seharusnya kelas terbanyak", f"{names_en} should be the largest class"
        case "paling_banyak":
            return (
                f"{names} seharusnya paling banyak {condition.percent}%",
                f"{names_en} should be at most {condition.percent}%",
            )
        case "paling_sedikit":
            return (
                f"{names} seharusnya paling sedikit {condition.percent}%",
                f"{names_en} should be at least {condition.percent}%",
            )
        case "ada":
            return f"seharusnya ada yang {names}", f"someone should be {names_en}"
        case _:
            return f"seharusnya tidak ada yang {names}", f"nobody should be {names_en}"
