"""Rules on forms: every element is one of its survey's and is stored, and no header or answer means two things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from kinerja.content import regulations
from kinerja.content.findings import Finding
from kinerja.content.hints import nearest
from kinerja.content.survey_rules import elements
from kinerja.content.tree import Source
from kinerja.rules.index import Index, choices

_FREE_TEXT = "teks"
"""The type that is never stored (``docs/records.md``)."""


def check(known: Index) -> Iterator[Finding]:
    """Yield the findings of this theme."""
    for source in known.tree.of_kind("formulir"):
        yield from _elements(known, source)
        yield from _headers(known, source)
        for name, column in source.value["kolom"].items():
            yield from _answers(known, source, name, column)


def _elements(known: Index, source: Source) -> Iterator[Finding]:
    """An element that the regulation does not know would be an index of its own; one that is text is never stored."""
    codes = _codes(source.value["jenis"], known)
    for name, column in source.value["kolom"].items():
        element, path = column.get("unsur"), ("kolom", name, "unsur")
        if element is not None and column["tipe"] == _FREE_TEXT:
            yield known.at(source, ("kolom", name, "tipe"), "formulir-unsur-teks", kolom=name, unsur=element)
        elif element is not None and codes and element not in codes:
            near = nearest(element, codes)
            options, options_en = choices(codes)
            yield known.at(
                source,
                path,
                "formulir-unsur",
                unsur=element,
                saran=f"maksudnya `{near}`?" if near else f"pakai {options}",
                saran_en=f"did you mean `{near}`?" if near else f"use {options_en}",
            )


def _codes(kind: str, known: Index) -> list[str]:
    """The elements of a kind of survey; empty for a kind that may name its own (``program``)."""
    if kind == "umpan_balik":
        return [value.code for value in regulations.values(known.tree.agency)]
    return [element.code for element in elements(kind, agency=known.tree.agency)]


def _headers(known: Index, source: Source) -> Iterator[Finding]:
    owners: dict[str, str] = {}
    for name, column in source.value["kolom"].items():
        for number, title in enumerate(_texts(column["judul"])):
            owner = owners.setdefault(_words(title), name)
            if owner != name:
                path = ("kolom", name, "judul", number)
                yield known.at(source, path, "formulir-judul-ganda", judul=title, kolom=owner)


def _answers(known: Index, source: Source, name: str, column: Mapping[str, Any]) -> Iterator[Finding]:
    owners: dict[str, str] = {}
    for code, texts in column.get("jawaban", {}).items():
        for number, text in enumerate(_texts(texts)):
            owner = owners.setdefault(_words(text), code)
            if owner != code:
                path = ("kolom", name, "jawaban", code, number)
                yield known.at(source, path, "formulir-jawaban-ganda", jawaban=text, kode=owner, lain=code)


def _texts(value: Any) -> list[str]:
    return [str(text) for text in (value if isinstance(value, list) else [value])]


def _words(text: str) -> str:
    """How headers and answers are compared: case, spaces and punctuation do not matter, ``<``, ``>`` and ``+`` do."""
    return " ".join(re.findall(r"\w+|[^\w\s.,;:!?()'\"/-]", text.casefold()))
