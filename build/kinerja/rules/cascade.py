"""Rules on the cascade: results serve a superior's, and neither results nor raters run in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kinerja.content.document import Path as Steps
from kinerja.content.findings import Finding
from kinerja.content.tree import Source
from kinerja.rules.index import Index
from kinerja.rules.plans import plans_of, unclear


def check(known: Index) -> Iterator[Finding]:
    """Yield the findings of this theme."""
    for year, people in plans_of(known).items():
        in_circles: set[str] = set()
        yield from _circles_of_results(known, people, in_circles)
        yield from _served_by_rank(known, year, people, in_circles)
        yield from _circles_of_raters(known, people)


def circles(above: Mapping[str, str]) -> Iterator[list[str]]:
    """Yield every circle of a mapping that leads from each name to at most one other; each name is visited once."""
    done: set[str] = set()
    for start in above:
        chain: dict[str, None] = {}
        here = start
        while here in above and here not in done and here not in chain:
            chain[here] = None
            here = above[here]
        if here in chain:
            names = list(chain)
            yield names[names.index(here) :]
        done.update(chain)


_People = Mapping[str, list[tuple[Source, Any]]]


def _circles_of_results(known: Index, people: _People, in_circles: set[str]) -> Iterator[Finding]:
    """``mendukung`` leads upwards. Who is in a circle is added to ``in_circles``."""
    serves: dict[str, str] = {}
    place: dict[str, tuple[Source, Steps]] = {}
    for source, employee, number, result in _results(people):
        name = f"{employee}/{result['id']}"
        serves[name] = result["mendukung"]
        place[name] = source, ("rencana", employee, "rencana_hasil_kerja", number, "mendukung")
    for circle in circles(serves):
        source, path = place[circle[0]]
        in_circles.update(circle)
        yield known.at(source, path, "rencana-dukungan-melingkar", urutan=" → ".join([*circle, circle[0]]))


def _served_by_rank(known: Index, year: str, people: _People, in_circles: set[str]) -> Iterator[Finding]:
    """What is served is a superior's: the rater's own, or of somebody else who rates people (a team's leader)."""
    raters = {plan["penilai"] for found in people.values() for _, plan in found}
    for source, employee, number, result in _results(people):
        person = result["mendukung"].partition("/")[0]
        of_rank = person in raters and person != employee
        if (
            of_rank
            or person not in people
            or f"{employee}/{result['id']}" in in_circles
            or unclear(known, year, person)
        ):
            continue
        path = ("rencana", employee, "rencana_hasil_kerja", number, "mendukung")
        told = {"pegawai": employee, "rujukan": result["mendukung"], "penilai": people[employee][-1][1]["penilai"]}
        yield known.at(source, path, "rencana-dukungan-bukan-atasan", **told)


def _circles_of_raters(known: Index, people: _People) -> Iterator[Finding]:
    """Nobody is rated by somebody whom they rate, directly or through others; who moved counts with the last plan."""
    above = {employee: found[-1][1]["penilai"] for employee, found in people.items()}
    for circle in circles(above):
        if len(circle) > 1:  # who rates themselves is told so elsewhere
            source, _ = people[circle[0]][-1]
            order = " → ".join([*circle, circle[0]])
            yield known.at(source, ("rencana", circle[0], "penilai"), "penilai-melingkar", urutan=order)


def _results(people: _People) -> Iterator[tuple[Source, str, int, Any]]:
    """Every result that serves another: file, employee, its place in the plan, and the result."""
    for employee, found in people.items():
        for source, plan in found:
            for number, result in enumerate(plan["rencana_hasil_kerja"]):
                if result.get("mendukung"):
                    yield source, employee, number, result
