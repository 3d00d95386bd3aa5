"""Rule: a unit's evaluations that say what those of the period before said, down to every actual figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from kinerja.content.findings import Finding
from kinerja.content.tree import Source
from kinerja.package.period import Period
from kinerja.rules.index import Index, agrees

_FEWEST: Final = 5
"""People who must be rated as before; also the different figures they must have among them. Where everybody reaches
100 % in every quarter there is one figure, and it comes again by itself."""

_SHARE: Final = 90
"""Per cent of those rated in both periods: a copy in which somebody has begun to write is one still."""

_RATINGS: Final = ("hasil_kerja", "perilaku_kerja", "nilai")


def check(known: Index) -> Iterator[Finding]:
    """Yield ``evaluasi-tersalin``: once a unit and period, at the first of its files."""
    files: dict[tuple[str, str], list[Source]] = {}
    for source in known.tree.of_kind("evaluasi"):
        if source.path not in known.pasted and agrees(source, "periode"):
            files.setdefault((source.named["unit"], source.named["periode"]), []).append(source)
    for (unit, code), sources in files.items():
        earlier = Period.parse(code).neighbour(-1).code
        if (unit, earlier) not in files or not any(known.tree.is_asked(source.path) for source in sources):
            continue
        now, then = _people(sources), _people(files[unit, earlier])
        both = now.keys() & then.keys()
        same = [employee for employee in both if _is_said_again(now[employee], then[employee])]
        figures = {figure for employee in same for figure in now[employee]["realisasi"].values()}
        if len(same) >= _FEWEST and len(figures) >= _FEWEST and 100 * len(same) >= _SHARE * len(both):
            told = {"unit": unit, "periode": code, "lalu": earlier, "banyak": len(same), "semua": len(both)}
            yield known.at_key(sources[0], ("evaluasi",), "evaluasi-tersalin", **told)


def _people(sources: list[Source]) -> Mapping[str, Any]:
    return {employee: entry for source in sources for employee, entry in source.value["evaluasi"].items()}


def _is_said_again(now: Any, then: Any) -> bool:
    """Whether a person has the ratings of before, and actual figures that are those of before."""
    alike = all(now.get(key) == then.get(key) for key in (*_RATINGS, "realisasi"))
    return alike and bool(now.get("realisasi"))
