"""``formulir/FORM.yaml`` as typed values: which columns of a sheet are kept, and what their answers mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kinerja.content.assurances import Assurance, assurance
from kinerja.content.survey_rules import elements
from kinerja.errors import KinerjaError
from kinerja.intake.words import answer_words

FREE_TEXT = "teks"
PERSON = "pegawai"
"""The type of a column that says whom an answer rates: a NIP, stored as its pseudonym, or the pseudonym itself."""
SERVICE_KINDS = frozenset({"unit", "layanan"})
ELEMENT_KINDS = frozenset({"skala_1_4", "huruf"})
"""Types that an element of an index may have."""
ANYTHING_ELSE = "*"
"""A synonym that stands for every answer not listed: ``lainnya: ["*"]`` keeps "Yang lain: …" without its words."""

CODE = re.compile(r"[a-z0-9][a-z0-9_-]*\Z")
_COLUMN = re.compile(r"[a-z][a-z0-9_]*\Z")
_RULES = ("triwulan", "bulan", "tahun")
_KINDS = frozenset(
    {"skala_1_4", "skala_1_5", "pilihan", "huruf", "banyak_pilihan", "unit", "layanan", "tanggal", PERSON, FREE_TEXT}
)


@dataclass(frozen=True)
class Column:
    """One ``kolom`` of a form. ``titles`` are the headers it may stand under."""

    name: str
    titles: tuple[str, ...]
    kind: str
    """``tipe``."""
    required: bool
    """``wajib``: an answer without it is not kept."""
    element: str | None
    """``unsur``: the element of service satisfaction that the question asks about."""
    answers: Mapping[str, tuple[str, ...]]
    """Code → the answers that mean it."""
    moderated: bool = False
    """``moderasi``: free text that people may approve as comments; other free text is not even looked at."""
    help: str = ""
    """``bantuan``: what a form says below the question."""

    @property
    def is_stored(self) -> bool:
        """Whether ``tanggapan/`` holds it: free text never gets there."""
        return self.kind != FREE_TEXT

    @property
    def needs_header(self) -> bool:
        """Whether a sheet without this column is refused: an element that vanished would change the index unseen."""
        return self.required or self.element is not None


@dataclass(frozen=True)
class FormMapping:
    """One form. ``first`` and ``last`` bound the days whose answers are kept (None: no bound)."""

    form: str
    kind: str
    document: str
    """The spreadsheet's id; empty where the mapping names none, because answers come from exports alone."""
    sheet: str
    time_titles: tuple[str, ...]
    rule: str
    """``triwulan``, ``bulan`` or ``tahun``."""
    month_first: bool
    first: date | None
    last: date | None
    key_titles: tuple[str, ...]
    columns: tuple[Column, ...]
    header_rows: tuple[int, ...] = (1,)
    """``lembar.baris_judul``: the row of titles, or two rows of which the upper holds the titles of groups."""
    name: str = ""
    name_en: str = ""
    audience: str = "publik"
    """``sasaran``: ``publik``, ``atasan``, ``rekan`` or ``bawahan``."""
    assurance: Assurance | None = None
    """``janji``: what respondents were told; None where the mapping does not say."""

    @property
    def stored(self) -> tuple[Column, ...]:
        """The columns that ``tanggapan/`` holds, in its order."""
        return tuple(column for column in self.columns if column.is_stored)


def from_record(form: str, record: Mapping[str, Any]) -> FormMapping:
    """Return the mapping that a form's YAML says.

    :param form: the form's id; only for the record and its messages.
    :raises KinerjaError: the record is not a form; ``kinerja validate`` says where.
    """
    try:
        sheet, period, key = record["lembar"], record["periode"], record["kunci"]
        order = period.get("urutan", "hari-bulan")
        mapping = FormMapping(
            form=form,
            kind=str(record["jenis"]),
            document=str(sheet.get("dokumen", "")),
            sheet=str(sheet["nama"]),
            time_titles=_texts(period["judul"]),
            rule=str(period["aturan"]),
            month_first=order == "bulan-hari",
            first=_day(period.get("mulai")),
            last=_day(period.get("selesai")),
            key_titles=_texts(key["judul"]),
            columns=tuple(_column(str(name), column) for name, column in record["kolom"].items()),
            header_rows=_rows(sheet.get("baris_judul", 1)),
            name=str(record["nama"]),
            name_en=str(record["nama_en"]),
            audience=str(record["sasaran"]),
            assurance=assurance(record),
        )
        _refuse_other_scale(mapping)
        if order not in ("hari-bulan", "bulan-hari"):
            raise ValueError("periode.urutan: tulis hari-bulan atau bulan-hari")
        if any((column.kind == PERSON) != (column.name == PERSON) for column in mapping.columns):
            raise ValueError(f"kolom {PERSON} dan tipe {PERSON} hanya dipakai bersama")
        if mapping.kind != "umpan_balik" and any(column.kind == PERSON for column in mapping.columns):
            raise ValueError(f"kolom {PERSON} hanya untuk formulir umpan_balik")
        if mapping.rule not in _RULES:
            raise ValueError(f"periode.aturan: tulis salah satu dari {', '.join(_RULES)}")
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        what = f"kunci {error} tidak ada" if isinstance(error, KeyError) else str(error)
        raise KinerjaError(
            f'formulir/{form}.yaml: pemetaan tidak dapat dipakai: {what}; jalankan "kinerja validate" '
            "(the mapping cannot be used: run kinerja validate)"
        ) from error
    return mapping


def with_names(mapping: FormMapping, names: Mapping[str, Mapping[str, Iterable[str]]]) -> FormMapping:
    """Fill in the answers of ``unit`` and ``layanan`` columns that list none.

    :param names: kind (``unit``, ``layanan``) → id → names people know it by. A name that two share means neither.
    """

    def filled(column: Column) -> Column:
        if column.kind not in SERVICE_KINDS or column.answers:
            return column
        known = names.get(column.kind, {})
        owners: dict[str, set[str]] = {}
        for code, texts in known.items():
            for text in texts:
                owners.setdefault(answer_words(text), set()).add(code)
        answers = {
            code: tuple(text for text in texts if len(owners[answer_words(text)]) == 1) for code, texts in known.items()
        }
        return replace(column, answers=answers)

    return replace(mapping, columns=tuple(filled(column) for column in mapping.columns))


def _column(name: str, record: Mapping[str, Any]) -> Column:
    kind = str(record["tipe"])
    if not _COLUMN.match(name) or name == "kunci":
        raise ValueError(f"kolom {name!r}: nama kolom hanya huruf kecil, angka, dan garis bawah")
    if kind not in _KINDS:
        raise ValueError(f"kolom {name}: tipe {kind!r} tidak dikenal")
    answers = {str(code): _texts(texts) for code, texts in (record.get("jawaban") or {}).items()}
    for code in answers:
        if not CODE.match(code):
            raise ValueError(f"kolom {name}: kode jawaban hanya huruf kecil, angka, - dan _")
    element = record.get("unsur")
    return Column(
        name=name,
        titles=_texts(record["judul"]),
        kind=kind,
        required=bool(record.get("wajib", False)),
        element=None if element is None else str(element),
        answers=answers,
        moderated=kind == FREE_TEXT and bool(record.get("moderasi", False)),
        help=str(record.get("bantuan", "")),
    )


def _refuse_other_scale(mapping: FormMapping) -> None:
    """Elements of a survey that has an index (SKM, SPKP, SPAK) are asked on 1-4 (PermenPANRB 14/2017)."""
    for column in mapping.columns if elements(mapping.kind) else ():
        if column.element and column.kind not in ELEMENT_KINDS:
            raise ValueError(f"kolom {column.name}: unsur {column.element} diukur 1 sampai 4, bukan {column.kind}")


def _texts(value: object) -> tuple[str, ...]:
    """Return a list of texts; one text alone is a list of one."""
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, (list, tuple)) or not value:
        raise ValueError("tulis daftar judul atau jawaban, misalnya [Timestamp]")
    if any(isinstance(text, bool) or not isinstance(text, (str, int)) for text in value):
        raise ValueError("beri tanda kutip pada judul atau jawaban yang bukan teks biasa")
    return tuple(str(text) for text in value)


def _rows(value: object) -> tuple[int, ...]:
    """Return the title rows; one alone, or the two that follow each other."""
    rows = tuple(value) if isinstance(value, (list, tuple)) else (value,)
    if any(isinstance(row, bool) or not isinstance(row, int) or row < 1 for row in rows):
        raise ValueError("lembar.baris_judul: tulis nomor baris, misalnya 3 atau [3, 4]")
    if len(rows) != 1 and (len(rows) != 2 or rows[1] != rows[0] + 1):
        raise ValueError("lembar.baris_judul: dua baris judul harus berurutan, misalnya [3, 4]")
    return rows


def _day(value: object) -> date | None:
    if value is None or isinstance(value, date):
        return value
    return date.fromisoformat(str(value))
