"""The page of exemplary employees: names shown with their owners' consent, made anew from the list for every build."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape

from kinerja.package.period import Period
from kinerja.site.text import ROMAN

NAME = "teladan"
"""The page's address is ``teladan.html``."""

_MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]()#+.!|-])")

_HEAD = {
    "id": (
        "Title: Pegawai teladan\nLang: id\nSummary: Pegawai teladan yang bersedia disebut namanya.\n\n"
        "Nama di halaman ini tampil dengan persetujuan tertulis orangnya. Persetujuan dapat ditarik kapan saja; "
        "nama itu lalu tidak ada lagi pada pembaruan situs berikutnya.\n"
    ),
    "en": (
        "Title: Exemplary employees\nLang: en\nSummary: Exemplary employees who agreed to be named.\n\n"
        "The names on this page are shown with the written consent of their owners. Consent can be withdrawn at any "
        "time; the name is then gone from the next update of the site.\n"
    ),
}


def honours_pages(entries: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The page's Markdown by file name, in both languages, newest period first; empty where there is no entry."""
    listed = list(entries)
    if not listed:
        return {}
    return {f"{NAME}.md": _page(listed, "id"), f"{NAME}.en.md": _page(listed, "en")}


def _page(entries: list[Mapping[str, str]], language: str) -> str:
    parts = [_HEAD[language]]
    for period in sorted({entry["periode"] for entry in entries}, key=Period.parse, reverse=True):
        parts.append(f"## {_plain(_period(period, language))}\n")
        parts.append("".join(f"- {_line(entry, language)}\n" for entry in entries if entry["periode"] == period))
    return "\n".join(parts)


def _line(entry: Mapping[str, str], language: str) -> str:
    award = entry["penghargaan"] if language == "id" else entry.get("penghargaan_en", entry["penghargaan"])
    return f"**{_plain(entry['nama'])}**, {_plain(award)}"


def _period(code: str, language: str) -> str:
    period = Period.parse(code)
    if period.quarter:
        quarter = f"Triwulan {ROMAN[period.quarter]}" if language == "id" else f"Quarter {period.quarter}"
        return f"{quarter} {period.year}"
    return code


def _plain(text: str) -> str:
    """``text`` so that Markdown shows it as it is."""
    return _MARKDOWN_SIGNS.sub(r"\\\1", escape(text, quote=False))
