"""Rule: a head's results are the unit's results, so the head's rating goes with the unit's predicate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kinerja.content import regulations
from kinerja.content.findings import Finding
from kinerja.content.regulations import code
from kinerja.content.tree import Source
from kinerja.content.typed import REGIONAL_HEAD
from kinerja.rules.index import Index

_People = dict[str, tuple[Source, Mapping[str, Any]]]
"""Employee → the file and the evaluation."""


def check(known: Index) -> Iterator[Finding]:
    """Yield the findings of this theme (PermenPANRB 6/2022 art. 25, ``schemas/aturan/pola-distribusi.json``)."""
    expected = {pattern.code: pattern.head_results for pattern in regulations.patterns(known.tree.agency)}
    places: dict[tuple[str, str], _People] = {}
    partly: set[tuple[str, str]] = set()
    for source in known.tree.by_kind.get("evaluasi", ()):
        place = source.named["periode"], source.named["unit"]
        if source.value is None or source.broken:
            partly.add(place)
        else:
            rated = source.value["evaluasi"].items()
            places.setdefault(place, {}).update((employee, (source, entry)) for employee, entry in rated)
    for source in known.tree.of_kind("capaian"):
        place = source.named["periode"], source.named["unit"]
        predicate = source.value["predikat"]
        right = expected.get(code(predicate), ())
        head = head_of(places.get(place, {})) if place not in partly else None
        if head is None or not right:
            continue
        where, entry = places[place][head]
        if code(entry["hasil_kerja"]) not in right:
            names = [result.replace("_", " ") for result in right]
            yield known.at(
                where,
                ("evaluasi", head, "hasil_kerja"),
                "kepala-predikat",
                pegawai=head,
                unit=place[1],
                predikat=predicate,
                hasil=entry["hasil_kerja"],
                berkas=source.shown.as_posix(),
                benar=" atau ".join(names),
                benar_en=" or ".join(names),
            )


def head_of(people: _People) -> str | None:
    """Return the head of a unit among the people rated in it, or None where it is not clear who that is.

    The head is rated from outside the unit and rates somebody in it. Where nobody or several do, it is whoever alone
    is rated by the ``kepala-daerah``.
    """
    raters = {str(entry["penilai"]) for _, entry in people.values()}
    above = [e for e, (_, entry) in people.items() if e in raters and entry["penilai"] not in people]
    top = [employee for employee, (_, entry) in people.items() if entry["penilai"] == REGIONAL_HEAD]
    return above[0] if len(above) == 1 else top[0] if len(top) == 1 else None
