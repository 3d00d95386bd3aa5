"""The page of behaviour: the seven values, attendance, teamwork and written feedback, beside results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kinerja.package.model import NOT_APPLICABLE, CountRow
from kinerja.site.archive import Archive, Edition
from kinerja.site.text import Speech
from kinerja.site.views.around import table_files
from kinerja.site.views.counted import cell_of, has, member_name, members_of
from kinerja.site.views.cycle import (
    CONDUCT,
    NOT_RECORDED,
    VALUES,
    Block,
    Units,
    block,
    figure,
    finding,
    recorded,
    side_by_side,
)
from kinerja.site.views.cycle_words import words
from kinerja.site.views.figures import Figure, published_share
from kinerja.site.views.stacks import STYLES, Stack, stack
from kinerja.site.views.when import when

RATED = ("hasil_kerja", "perilaku_kerja")
"""Tables of the two ratings that every employee gets; each has a dimension of its own name."""


@dataclass(frozen=True)
class Stacked:
    """Ratings laid end to end; ``heads`` are the classes' names with what they are drawn in."""

    finding: str
    heads: tuple[tuple[str, str], ...]
    rows: tuple[Stack, ...]
    any_hidden: bool
    csv: str


@dataclass(frozen=True)
class BehaviourPage:
    """All that the page shows; what the release has no table of is None."""

    period: str
    when: str
    finding: str
    lead: str
    figures: tuple[Figure, ...]
    values: Stacked | None
    ratings: Stacked | None
    rule: str
    """What good results with poor behaviour become, by the release's own rule."""
    blocks: tuple[Block, ...]
    values_by_unit: Units
    conduct_by_unit: Units
    files: tuple[tuple[str, str], ...]


def behaviour_page(speech: Speech, archive: Archive, portal: Mapping[str, Any]) -> BehaviourPage:
    """The page of the newest release."""
    edition, earlier = archive.newest, archive.before(archive.newest.period)
    said = words(speech)
    return BehaviourPage(
        period=speech.period(edition.period),
        when=when(speech, edition, portal),
        finding=finding(speech, edition, VALUES),
        lead=speech.gettext("Bukan hanya hasil yang dinilai: juga sikap, kehadiran, kerja sama, dan umpan balik."),
        figures=tuple(figure(speech, edition, earlier, aspect) for aspect in (VALUES, *CONDUCT)),
        values=_values(speech, edition),
        ratings=_ratings(speech, edition),
        rule=_rule(speech, edition),
        blocks=tuple(block(speech, edition, aspect) for aspect in CONDUCT),
        values_by_unit=side_by_side(
            speech, edition,
            [
                (member_name(speech, edition, "nilai", value), VALUES, {"nilai": value})
                for value in members_of(edition, VALUES.table, "nilai")
            ],
        ),
        conduct_by_unit=side_by_side(speech, edition, [(said[a.table].head, a, {}) for a in CONDUCT]),
        files=table_files(speech, edition, VALUES.table, *(a.table for a in CONDUCT), *RATED),
    )  # fmt: skip


def _values(speech: Speech, edition: Edition) -> Stacked | None:
    if not has(edition, VALUES.table):
        return None
    rows = tuple(_value(speech, edition, value) for value in members_of(edition, VALUES.table, "nilai"))
    return _stacked(speech, edition, VALUES.table, _values_finding(speech, edition), rows)


def _value(speech: Speech, edition: Edition, value: str) -> Stack:
    return stack(
        speech,
        member_name(speech, edition, "nilai", value),
        [cell_of(edition, VALUES.table, nilai=value, ekspektasi=code) for code in STYLES],
        recorded(edition, VALUES, nilai=value),
        cell_of(edition, VALUES.table, nilai=value, ekspektasi=NOT_RECORDED),
    )


def _values_finding(speech: Speech, edition: Edition) -> str:
    """The value most often below expectations, where every value's share is published and one is the largest."""
    shares: list[tuple[Decimal, str]] = []
    for value in members_of(edition, VALUES.table, "nilai"):
        part = cell_of(edition, VALUES.table, nilai=value, ekspektasi=VALUES.low[0])
        ratio = published_share(part, recorded(edition, VALUES, nilai=value))
        if ratio is None:
            return speech.gettext("Tujuh nilai dibanding ekspektasi atasan")
        shares.append((ratio, value))
    shares.sort(reverse=True)
    if len(shares) < 2 or shares[0][0] == shares[1][0]:
        return speech.gettext("Tujuh nilai dibanding ekspektasi atasan")
    return speech.gettext(
        "{value} paling sering di bawah ekspektasi: {share} pegawai",
        value=member_name(speech, edition, "nilai", shares[0][1]), share=speech.percent(shares[0][0]),
    )  # fmt: skip


def _ratings(speech: Speech, edition: Edition) -> Stacked | None:
    """Results and behaviour over the whole agency, one row each."""
    names = {"hasil_kerja": speech.gettext("Hasil kerja"), "perilaku_kerja": speech.gettext("Perilaku kerja")}
    rows = tuple(
        stack(
            speech,
            names[table],
            [cell_of(edition, table, **{table: code}) for code in STYLES],
            cell_of(edition, table),
            CountRow((), None, NOT_APPLICABLE),
        )
        for table in RATED
        if has(edition, table)
    )
    return _stacked(speech, edition, RATED[1], _ratings_finding(speech, edition), rows) if rows else None


def _ratings_finding(speech: Speech, edition: Edition) -> str:
    results, behaviour = (
        published_share(cell_of(edition, table, **{table: "di_bawah_ekspektasi"}), cell_of(edition, table))
        for table in RATED
    )
    if results is None or behaviour is None:
        return speech.gettext("Hasil dan perilaku dinilai sendiri-sendiri")
    return speech.gettext(
        "Di bawah ekspektasi: hasil {results}, perilaku {behaviour}",
        results=speech.percent(results), behaviour=speech.percent(behaviour),
    )  # fmt: skip


def _rule(speech: Speech, edition: Edition) -> str:
    rule = {(results, behaviour): predicate for results, behaviour, predicate in edition.release.predicate_rule}
    predicate = rule.get(("di_atas_ekspektasi", "di_bawah_ekspektasi"))
    if predicate is None:
        return ""
    member = edition.names.get("predikat", {}).get(predicate)
    return speech.gettext(
        "Hasil di atas ekspektasi dengan perilaku di bawah ekspektasi menjadi predikat {predicate}: hasil saja tidak"
        " cukup.",
        predicate=(speech.pick(member.name, member.name_en) if member else predicate).lower(),
    )


def _stacked(speech: Speech, edition: Edition, table: str, said: str, rows: tuple[Stack, ...]) -> Stacked:
    heads = (speech.gettext("Di bawah"), speech.gettext("Sesuai"), speech.gettext("Di atas"))
    return Stacked(
        finding=said,
        heads=tuple(zip(heads, STYLES.values(), strict=True)),
        rows=rows,
        any_hidden=any(row.hidden for row in rows),
        csv=f"{edition.data}/tabel/{table}.csv",
    )
