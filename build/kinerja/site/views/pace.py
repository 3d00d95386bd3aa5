"""Pace: how far a cumulative indicator is on its way to the year's target, against the days of the year gone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from kinerja.site.addresses import indicator_page
from kinerja.site.archive import Edition
from kinerja.site.text import Speech
from kinerja.site.views.figures import width
from kinerja.site.views.indicators import REACHED, amount, indicator_name, number
from kinerja.site.views.lines import BEHIND, MOODS, WAITING, Line, Lines


def unit_paces(speech: Speech, edition: Edition, pairs: Sequence[tuple[str, str]]) -> Lines:
    """How far each cumulative indicator of ``pairs`` is on its way through the year; no rows where none has a pace."""
    facts = edition.facts.get("laju", {})
    rows = [facts[pair] for pair in pairs if pair in facts]
    measured = [row for row in rows if row["bagian"]]
    behind = [row for row in measured if row["status"] == BEHIND]
    if not measured:
        finding = speech.gettext("Realisasi menuju target tahun belum dilaporkan")
    elif not behind:
        finding = speech.plural("{count} indikator melaju sesuai waktu atau lebih cepat", len(measured))
    elif len(measured) == 1:
        name = indicator_name(speech, edition, behind[0]["indikator"])
        finding = speech.gettext("{name} tertinggal dari waktunya", name=name)
    elif len(behind) == 1:
        finding = speech.plural(
            "{k} dari {count} indikator melaju sesuai waktu; yang tertinggal: {name}",
            len(measured),
            k=speech.number(len(measured) - 1),
            name=indicator_name(speech, edition, behind[0]["indikator"]),
        )
    else:
        finding = speech.plural(
            "{k} dari {count} indikator melaju sesuai waktu, {m} tertinggal",
            len(measured),
            k=speech.number(len(measured) - len(behind)),
            m=speech.number(len(behind)),
        )
    return Lines(
        finding,
        _time_gone(speech, edition, rows),
        tuple(
            _pace(
                speech,
                edition,
                row,
                indicator_name(speech, edition, row["indikator"]),
                indicator_page(row["indikator"]),
            )
            for row in rows
        ),
        f"{edition.data}/tabel/laju.csv",
    )


def indicator_paces(speech: Speech, history: Sequence[Edition], pair: tuple[str, str]) -> Lines:
    """One indicator's pace in each period of ``history``, newest first; no rows where it has none."""
    said = [e for e in reversed(history) if pair in e.facts.get("laju", {}) and pair in e.facts["indikator"]]
    known = [(edition, edition.facts["laju"][pair]) for edition in said]
    rows = tuple(_pace(speech, edition, row, speech.period(edition.period)) for edition, row in known)
    finding = rows[0].state if rows else ""
    lead = _time_gone(speech, known[0][0], [known[0][1]]) if known else ""
    return Lines(finding, lead, rows, f"{history[-1].data}/tabel/laju.csv")


def _time_gone(speech: Speech, edition: Edition, rows: Sequence[Mapping[str, str]]) -> str:
    """What the upright line is."""
    gone = number(rows[0], "harapan") if rows else None
    if gone is None:
        return ""
    return speech.gettext(
        "Pada akhir {period}, {share} hari dalam tahun sudah lewat; garis tegak menandainya.",
        period=speech.short_period(edition.period),
        share=speech.percent(gone),
    )


def _pace(speech: Speech, edition: Edition, row: Mapping[str, str], name: str, link: str = "") -> Line:
    pair = (row["unit"], row["indikator"])
    measure = {**edition.facts["indikator"][pair], "realisasi": row["realisasi"], "target_tahun": row["target_tahun"]}
    share, gone = number(row, "bagian"), number(row, "harapan")
    mood, symbol = MOODS.get(row["status"], WAITING)
    aim = amount(speech, measure, "target_tahun")
    if share is None or gone is None:
        return Line(
            name, link, speech.gettext("target tahun {aim}", aim=aim), "", "", "",
            (speech.gettext("belum ada"),), mood, symbol, speech.gettext("Belum ada data"),
        )  # fmt: skip
    about = speech.gettext("{n} dari target tahun {aim}", n=amount(speech, measure, "realisasi"), aim=aim)
    return Line(
        name,
        link,
        about,
        width(share, 100),
        width(gone, 100),
        speech.percent(share),
        (speech.percent(gone),),
        mood,
        symbol,
        _pace_state(speech, row["status"], share - gone),
    )


def _pace_state(speech: Speech, status: str, ahead: Decimal) -> str:
    """Reached, ahead, on pace or behind; the distance in points of per cent, with two digits where one says 0."""
    distance = speech.number(abs(ahead), 1 if abs(ahead) >= Decimal("0.05") else 2)
    if status == REACHED:
        return speech.gettext("Target tahun tercapai")
    if status == BEHIND and not ahead:
        return speech.gettext("Tertinggal kurang dari 0,01 poin")
    if status == BEHIND:
        return speech.gettext("Tertinggal {n} poin", n=distance)
    if ahead > 0:
        return speech.gettext("Lebih cepat {n} poin", n=distance)
    return speech.gettext("Sesuai waktu")
