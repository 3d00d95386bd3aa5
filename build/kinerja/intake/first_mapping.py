"""``kinerja new form FORM --from …``: the file ``formulir/FORM.yaml`` that a sheet's titles and answers suggest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from kinerja.content import regulations
from kinerja.content.personal import identifiers
from kinerja.content.templates.agency import Agency
from kinerja.content.templates.layout import Noted, document
from kinerja.content.templates.yaml_text import comment
from kinerja.errors import KinerjaError
from kinerja.intake.forms import names_of
from kinerja.intake.propose import Proposal, propose
from kinerja.intake.source import Source
from kinerja.intake.titles import read_table

_LOOK: Final = "TINJAU"
"""Begins every comment that a person should read before the mapping is used."""

_ADVICE: Final = (
    f"Diusulkan dari judul dan jawaban sebuah lembar. Baca setiap baris {_LOOK}, perbaiki, lalu hapus barisnya. Kolom "
    "yang tidak ditulis di sini, seperti nama dan surel, tidak pernah disimpan."
)


def first_mapping(
    source: Source,
    agency: Agency,
    form: str,
    *,
    sheet: str,
    document_id: str = "",
    kind: str | None = None,
    name: str | None = None,
) -> str:
    """Return the text of a first mapping, which ``kinerja validate`` accepts as it is.

    :param form: the new form's id.
    :param sheet: the sheet's title.
    :param document_id: the spreadsheet's id; empty for an export.
    :param kind: the kind of survey, or None to tell it by the questions.
    :param name: what the survey is called, or None for what its kind is called.
    :raises KinerjaError: the sheet cannot be read, nothing of it can be proposed, or there is no such kind.
    """
    schema = agency.schema("formulir")
    kinds = schema["properties"]["jenis"]["enum"]
    if kind is not None and kind not in kinds:
        raise KinerjaError(f"--jenis {kind} tidak ada; pilih {', '.join(kinds)} (no such kind of survey)")
    made = propose(read_table(source.rows(), source.name), kind, names_of(agency.root), agency.folder)
    text = document(
        schema, _record(made, agency, form, sheet, document_id, name), preface=[_ADVICE], example=agency.example
    )
    notes = [line for note in made.notes for line in comment(f"{_LOOK}: {note}", "  ")]
    return text + "".join(f"{line}\n" for line in notes)


def _record(
    made: Proposal, agency: Agency, form: str, sheet: str, document_id: str, name: str | None
) -> dict[str, object]:
    survey = next((s for s in regulations.surveys(agency.folder) if s.code == made.kind), None)
    words = form.replace("-", " ").capitalize()
    called: object = name or (survey.name if survey else Noted(words, f"{_LOOK}: tulis nama survei yang lengkap"))
    called_en: object = survey.name_en if survey and not name else Noted(name or words, f"{_LOOK}: terjemahkan")
    rows = made.table.title_rows
    time = made.table.names[made.table.time]
    return {
        "nama": called,
        "nama_en": called_en,
        "jenis": made.kind
        if made.kind_is_sure
        else Noted(made.kind, f"{_LOOK}: dibaca dari pertanyaannya{_no_index(made)}"),
        "sasaran": Noted("rekan", f"{_LOOK}: siapa yang mengisi") if made.kind == "umpan_balik" else "publik",
        "lembar": {
            **({"dokumen": document_id} if document_id else {}),
            "nama": sheet,
            **({"baris_judul": rows[0] if len(rows) == 1 else list(rows)} if rows != (1,) else {}),
        },
        "periode": {
            "judul": [time],
            "aturan": "triwulan",
            **({"urutan": "bulan-hari"} if made.table.month_first else {}),
        },
        "kunci": {"judul": list(made.key_titles)},
        "kolom": {column: _noted(made, column, value) for column, value in made.columns.items()},
    }


def _no_index(made: Proposal) -> str:
    return "; program tidak menghasilkan IKM, tulis skm bila kesembilan unsur ditanyakan" * (made.kind == "program")


def _noted(made: Proposal, column: str, value: Mapping[str, object]) -> object:
    look = made.looks.get(column)
    return Noted(value, f"{_LOOK}: {look}") if look else value


def sheet_of_export(file_name: str) -> str:
    """Return the sheet's title that Google gives an export's name (``SURVEI - Form Responses 1.csv``)."""
    stem = re.sub(r"\.[A-Za-z]+\Z", "", file_name)
    title = stem.rsplit(" - ", 1)[-1].strip() if " - " in stem else ""
    return title if title and not identifiers(title) else "Form Responses 1"
