"""Whose page and of when: the agency's short name, the period, its months and the day it was published."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from kinerja.site.archive import Edition
from kinerja.site.text import Speech


def published(period: str, portal: Mapping[str, Any]) -> date | None:
    """The day the calendar names for ``period``; None where it names none. There is no clock on any page."""
    for entry in portal.get("kalender", ()):
        if str(entry.get("periode")) == period:
            day = entry.get("terbit")
            return day if isinstance(day, date) else date.fromisoformat(str(day))
    return None


def when(speech: Speech, edition: Edition, portal: Mapping[str, Any]) -> str:
    """``Triwulan III 2026 (Juli–September), terbit 20 Oktober 2026``."""
    text = speech.period(edition.period)
    months = speech.months(edition.period)
    if months:
        text += f" ({months})"
    day = published(edition.period, portal)
    if day is not None:
        text = speech.gettext("{period}, terbit {day}", period=text, day=speech.date(day))
    if edition.release.revision > 1:
        text = speech.gettext("{text}, koreksi ke-{n}", text=text, n=edition.release.revision - 1)
    return text


def short_name(speech: Speech, portal: Mapping[str, Any]) -> str:
    """The agency's short name in the page's language."""
    return speech.pick(
        str(portal.get("nama_pendek") or portal.get("instansi", "")),
        str(portal.get("nama_pendek_en") or ""),
    )
