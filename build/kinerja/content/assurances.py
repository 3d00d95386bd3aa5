"""What respondents of a form were told before they answered (``janji``), and whether a release would break it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from kinerja.package.period import Period

LEVELS: Final = ("layanan", "unit", "instansi")
"""``janji.terbit``, finest first."""

SPANS: Final = ("bulan", "triwulan", "tahun")
"""``janji.periode``, shortest first."""

PUBLISHED: Final[Mapping[str, str]] = {
    "skm": "layanan",
    "spkp": "layanan",
    "spak": "layanan",
    "program": "layanan",
    "umpan_balik": "unit",
}
"""Kind of survey (``jenis``) → the finest level at which a release publishes it."""


@dataclass(frozen=True)
class Assurance:
    """The information given under article 21 of UU 27/2022, as far as a release or a comment can break it."""

    level: str
    """``terbit``: finest level of publication, one of ``LEVELS``."""
    span: str
    """``periode``: shortest period of publication, one of ``SPANS``."""
    comments: bool
    """``komentar``: whether comments may be published."""
    kept_until: date
    """``simpan_sampai``: last day on which answers are kept."""
    purpose: str = ""
    purpose_en: str = ""


def assurance(form: Mapping[str, Any]) -> Assurance | None:
    """Return what ``formulir/FORM.yaml`` says was promised; None where it says nothing."""
    said = form.get("janji")
    if said is None:
        return None
    return Assurance(
        level=str(said["terbit"]),
        span=str(said["periode"]),
        comments=said["komentar"] is True,
        kept_until=date.fromisoformat(str(said["simpan_sampai"])),
        purpose=str(said.get("tujuan", "")),
        purpose_en=str(said.get("tujuan_en", "")),
    )


def span_of(period: Period) -> str:
    """Return which of ``SPANS`` a period is."""
    return "triwulan" if period.quarter else "tahun" if period.code == str(period.year) else "bulan"


def asked_about(kind: str) -> str:
    """Return what a form of this kind must ask (``tipe`` of a column) for its results to be as fine as they can be.

    Feedback is published only where it says which person it is about: otherwise nobody can tell whether it is of enough
    people.
    """
    return "pegawai" if PUBLISHED.get(kind) == "unit" else "layanan"


def too_fine(promised: Assurance, kind: str, *, asks: bool = True) -> str | None:
    """Return the level at which a release would publish a form of this kind, where that is finer than promised.

    :param asks: whether the form asks ``asked_about``; if not, there are no results of a service, or none of feedback.
    """
    level = PUBLISHED.get(kind)
    if not asks:
        level = "instansi" if level == "layanan" else None
    return level if level and LEVELS.index(level) < LEVELS.index(promised.level) else None


def too_short(promised: Assurance, span: str) -> bool:
    """Tell whether publishing every ``span`` is more often than promised."""
    return SPANS.index(span) < SPANS.index(promised.span)
