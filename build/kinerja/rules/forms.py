"""Rules on forms: elements are their survey's and told by words, and no header or answer means two things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from kinerja.content import regulations
from kinerja.content.catalogue import finding
from kinerja.content.document import Problem
from kinerja.content.files import read_bytes
from kinerja.content.findings import Finding
from kinerja.content.hints import nearest
from kinerja.content.survey_rules import Survey, element_of_header, is_only_a_number
from kinerja.content.text import MAXIMUM_BYTES
from kinerja.content.tree import Source
from kinerja.rules.catalogue import RULES
from kinerja.rules.index import Index, choices

_FREE_TEXT = "teks"
"""The type that is never stored (``docs/records.md``)."""

_ONE_TO_FOUR = ("skala_1_4", "huruf")
"""Types of an element of an index (PermenPANRB 14/2017: every element is answered 1-4)."""

_SCALES = (*_ONE_TO_FOUR, "skala_1_5")


def check(known: Index) -> Iterator[Finding]:
    """Yield the findings of this theme."""
    for source in known.tree.of_kind("formulir"):
        yield from _elements(known, source)
        yield from _scales_and_words(known, source)
        yield from _outside_the_index(known, source)
        yield from _not_looked_at(source)
        yield from _headers(known, source)
        yield from _comments_of_no_service(known, source)
        for name, column in source.value["kolom"].items():
            yield from _answers(known, source, name, column)


def _comments_of_no_service(known: Index, source: Source) -> Iterator[Finding]:
    """Comments are published by service, so a form that keeps them says which service each is about."""
    columns = source.value["kolom"]
    if any(column["tipe"] == "layanan" for column in columns.values()):
        return
    for name, column in columns.items():
        if column.get("moderasi") is True:
            yield known.at(source, ("kolom", name, "moderasi"), "formulir-moderasi-layanan", kolom=name)


def _elements(known: Index, source: Source) -> Iterator[Finding]:
    """An element that the regulation does not know would be an index of its own; one that is text is never stored."""
    codes = _codes(source.value["jenis"], known)
    owners: dict[str, str] = {}
    for name, column in source.value["kolom"].items():
        element, path = column.get("unsur"), ("kolom", name, "unsur")
        if element is None:
            continue
        if column["tipe"] == _FREE_TEXT:
            yield known.at(source, ("kolom", name, "tipe"), "formulir-unsur-teks", kolom=name, unsur=element)
        elif codes and element not in codes:
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
        elif (owner := owners.setdefault(element, name)) != name:
            yield known.at(source, path, "formulir-unsur-ganda", unsur=element, kolom=owner)


def _codes(kind: str, known: Index) -> list[str]:
    """The elements of a kind of survey; empty for a kind that may name its own (``program``)."""
    if kind == "umpan_balik":
        return [value.code for value in regulations.values(known.tree.agency)]
    survey = _survey(kind, known)
    return [element.code for element in survey.elements] if survey else []


def _survey(kind: str, known: Index) -> Survey | None:
    return next((survey for survey in regulations.surveys(known.tree.agency) if survey.code == kind), None)


def _scales_and_words(known: Index, source: Source) -> Iterator[Finding]:
    """An index is made from answers 1-4; which element a question asks about shows in its words, never its number."""
    survey = _survey(source.value["jenis"], known)
    if survey is None:
        return
    codes = {element.code for element in survey.elements}
    numbered: dict[str, str] = {}
    for name, column in source.value["kolom"].items():
        element, kind = column.get("unsur"), column["tipe"]
        if element not in codes or kind == _FREE_TEXT:
            continue
        if kind not in _ONE_TO_FOUR:
            at = ("kolom", name, "tipe")
            yield known.at(source, at, "formulir-unsur-skala", unsur=element, tipe=kind, indeks=survey.index)
        titles = _texts(column["judul"])
        read = [element_of_header(title, survey.code, agency=known.tree.agency) for title in titles]
        for number, (title, found) in enumerate(zip(titles, read, strict=True)):
            if found is not None and found != element:
                path = ("kolom", name, "judul", number)
                yield known.at(source, path, "formulir-unsur-judul", judul=title, terbaca=found, unsur=element)
        if all(is_only_a_number(title) for title in titles):
            numbered[name] = titles[0].strip()
    if numbered:
        place = ("kolom", next(iter(numbered)), "judul")
        yield known.at(source, place, "formulir-unsur-nomor", judul=", ".join(f"`{n}`" for n in numbered.values()))


def _outside_the_index(known: Index, source: Source) -> Iterator[Finding]:
    """What a survey asks and its index does not have: scales without an element, and answers about no service."""
    survey = _survey(source.value["jenis"], known)
    if survey is None:
        return
    columns = source.value["kolom"]
    unnamed = [n for n, column in columns.items() if column["tipe"] in _SCALES and "unsur" not in column]
    if unnamed:
        detail = {"kolom": ", ".join(f"`{name}`" for name in unnamed), "indeks": survey.index}
        yield known.at_key(source, ("kolom", unnamed[0]), "formulir-skala-tanpa-unsur", **detail)
    if all(column["tipe"] != "layanan" for column in columns.values()):
        yield known.at_key(source, ("kolom",), "formulir-tanpa-layanan", indeks=survey.index)


def _not_looked_at(source: Source) -> Iterator[Finding]:
    """Lines of a first mapping that say what a person must look at (``kinerja new form --from``) and still stand."""
    data = read_bytes(source.path, MAXIMUM_BYTES)
    lines = [] if isinstance(data, Problem) else data.decode("utf-8", "replace").splitlines()
    marked = [(number, line.index("# TINJAU") + 1) for number, line in enumerate(lines, 1) if "# TINJAU" in line]
    if marked:
        yield finding(RULES, "formulir-belum-ditinjau", source.shown, marked[0], {"jumlah": len(marked)})


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
