"""Service standards: how many were served within the time that was promised, beside the target, and the median."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from kinerja.site.addresses import indicator_page
from kinerja.site.archive import Edition
from kinerja.site.text import Speech
from kinerja.site.views.figures import width
from kinerja.site.views.indicators import MISSED, REACHED, indicator_name, is_percent, number
from kinerja.site.views.lines import MOODS, WAITING, Line, Lines


def unit_standards(speech: Speech, edition: Edition, pairs: Sequence[tuple[str, str]]) -> Lines:
    """How each service standard of ``pairs`` was kept; no rows where there is none."""
    facts = edition.facts.get("waktu_layanan", {})
    rows = tuple(
        _service(
            speech, edition, facts[pair], indicator_name(speech, edition, pair[1]), indicator_page(pair[1])
        )
        for pair in pairs
        if pair in facts
    )  # fmt: skip
    known = [row for row in rows if row.value]
    kept = sum(1 for row in known if row.mood == "hit")
    if not known:
        finding = speech.gettext("Waktu layanan belum dilaporkan")
    elif kept == len(known):
        finding = speech.plural("{count} standar waktu layanan dipenuhi", kept)
    else:
        finding = speech.plural("{k} dari {count} standar waktu layanan dipenuhi", len(known), k=speech.number(kept))
    return Lines(finding, _aim(speech), rows, f"{edition.data}/tabel/waktu_layanan.csv")


def indicator_standards(speech: Speech, history: Sequence[Edition], pair: tuple[str, str]) -> Lines:
    """One service standard in each period of ``history``, newest first; no rows where it is none."""
    known = [(e, e.facts["waktu_layanan"][pair]) for e in reversed(history) if pair in e.facts.get("waktu_layanan", {})]
    rows = tuple(_service(speech, edition, row, speech.period(edition.period)) for edition, row in known)
    finding = rows[0].about[:1].upper() + rows[0].about[1:] if rows else ""
    return Lines(finding, _aim(speech), rows, f"{history[-1].data}/tabel/waktu_layanan.csv")


def _aim(speech: Speech) -> str:
    return speech.gettext("Panjang batang adalah bagian yang dilayani tepat waktu; garis tegak adalah targetnya.")


def _service(speech: Speech, edition: Edition, row: Mapping[str, str], name: str, link: str = "") -> Line:
    indicator = edition.facts.get("indikator", {}).get((row["unit"], row["indikator"]), {})
    share, aim = number(row, "persen"), number(indicator, "target") if indicator and is_percent(indicator) else None
    measure = speech.pick(row["satuan"], row.get("satuan_en", ""))
    status = indicator.get("status", "") if share is not None else ""
    mood, symbol = MOODS.get(status, WAITING)
    missing = speech.gettext("belum ada")
    served, in_time, median = (number(row, column) for column in ("dilayani", "tepat_waktu", "median"))
    count = missing
    if served is not None and in_time is not None:
        count = speech.gettext("{n} dari {m}", n=speech.number(in_time), m=speech.number(served))
    return Line(
        name,
        link,
        speech.gettext("dijanjikan paling lama {time}", time=f"{_time(speech, row['standar'])} {measure}"),
        "" if share is None else width(share, 100),
        "" if aim is None else width(aim, 100),
        "" if share is None else speech.percent(share),
        (count, missing if median is None else f"{_time(speech, row['median'])} {measure}"),
        mood,
        symbol,
        _kept(speech, status),
    )


def _kept(speech: Speech, status: str) -> str:
    return {
        REACHED: speech.gettext("Tercapai"),
        MISSED: speech.gettext("Belum tercapai"),
    }.get(status, speech.gettext("Belum ada data"))


def _time(speech: Speech, text: str) -> str:
    """A time with the digits that it was recorded with."""
    value = Decimal(text).normalize()
    exponent = value.as_tuple().exponent
    return speech.number(value, max(0, -exponent) if isinstance(exponent, int) else 0)
