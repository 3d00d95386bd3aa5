"""Actual figures of a recap, each by the indicator of the plan that its row names."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kinerja.content.records import Plan
from kinerja.workbooks.remarks import SHARE, NotUnderstood, Place, Remarks
from kinerja.workbooks.table import Line
from kinerja.workbooks.texts import EMPTY, same_sentence
from kinerja.workbooks.values import read_number, whole


def realisations(lines: Iterable[Line], plan: Plan | None, remarks: Remarks) -> dict[str, Decimal | int]:
    """Return ``RESULT/INDICATOR`` → figure, as one person's rows say; what is not understood is left out and told of.

    An indicator with two different figures has none: which of them holds, or whether they add up, only people know.

    :param plan: the person's plan in the unit; None where there is none.
    """
    found: dict[str, dict[Decimal, list[Place]]] = {}
    above = ""
    for line in lines:
        above = line.text("hasil") or above
        cell = line.cells.get("realisasi")
        if cell is None or cell.text in EMPTY:
            continue
        if cell.is_error:
            remarks.look(
                cell.place,
                "sel ini berisi galat rumus (seperti #DIV/0!) dan tidak dipakai; perbaiki rumusnya",
                "a formula's error, left out: mend the formula",
            )
            continue
        known = _indicator(plan, above, line.text("indikator"))
        if known is None:
            remarks.look(
                cell.place,
                "indikatornya tidak ditemukan di rencana pegawai ini, jadi realisasi ini tidak dipakai; samakan "
                "bunyi indikator, atau impor rencananya dahulu",
                "no such indicator in this person's plan, so it is left out: write it as the plan does",
            )
            continue
        name, measure = known
        try:
            value, was_share = read_number(cell.text, measure)
        except NotUnderstood as problem:
            remarks.left_out(cell.place, problem)
            continue
        if was_share:
            remarks.look(cell.place, *SHARE)
        found.setdefault(name, {}).setdefault(value, []).append(cell.place)
    for figures in found.values():
        for place in sorted(place for places in figures.values() for place in places) if len(figures) > 1 else ():
            remarks.look(
                place,
                "indikator ini punya lebih dari satu angka untuk orang yang sama, jadi tidak ada yang dipakai; sisakan "
                "satu, atau jumlahkan dahulu",
                "this indicator has several figures for one person, so none is taken: keep one, or add them up first",
            )
    return {name: whole(next(iter(figures))) for name, figures in found.items() if len(figures) == 1}


def _indicator(plan: Plan | None, result: str, indicator: str) -> tuple[str, str] | None:
    """Return ``RESULT/INDICATOR`` and its unit of measure for the words of both in a sheet, or None."""
    if plan is None:
        return None
    results = list(plan.results)
    if result:
        chosen = same_sentence(result, {r.id: r.text for r in results})
        results = [r for r in results if r.id == chosen] if chosen else results if indicator else []
    options = {f"{r.id}/{i.id}": i for r in results for i in r.indicators}
    if not indicator:
        return next(((key, i.measure) for key, i in options.items()), None) if len(options) == 1 else None
    found = same_sentence(indicator, {key: i.text for key, i in options.items()})
    return None if found is None else (found, options[found].measure)
