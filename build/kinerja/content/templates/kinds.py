"""Every kind of template: from the words of the command line to the files it makes, as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from kinerja.content.personal import identifiers
from kinerja.content.templates import forms, people
from kinerja.content.templates.agency import Agency
from kinerja.content.templates.layout import BLANK, NOT_FILLED, Noted, document, explanation
from kinerja.content.templates.yaml_text import one_line
from kinerja.errors import KinerjaError
from kinerja.package.pages import RESERVED, page_name
from kinerja.package.period import Period

Words = Mapping[str, str]
"""Name of an argument (``id``, ``unit``, ``periode``, ``nama`` …) → what was given; options may be missing."""

Files = Mapping[str, str]
"""Path below the content folder → text."""

_ID = re.compile(r"[a-z][a-z0-9-]{0,79}\Z")


def make(kind: str, agency: Agency, words: Words) -> Files:
    """Return the files of a new KIND; nothing is written.

    :raises KinerjaError: a word is not what it should be, or a file that the template is made from cannot be read.
    """
    for name, value in words.items():
        if identifiers(value):
            raise KinerjaError(
                f"{name.upper()}: ada NIP, NIK, telepon, atau surel di sini; jangan menulisnya di berkas mana pun "
                "(no personal identifier may stand here)"
            )
        if value != one_line(value):
            raise KinerjaError(f"{name.upper()}: tulis dalam satu baris, tanpa spasi berlebih (one plain line)")
    return _MAKERS[kind](agency, words)


def columns(agency: Agency) -> list[str]:
    """Return what each column of a register is for, a line each: a CSV can hold no comment."""
    properties = agency.schema("pegawai")["properties"]
    return [f"{name}: {explanation(name, schema, required=True)}" for name, schema in properties.items()]


def _id(words: Words) -> str:
    if not _ID.match(words["id"]):
        raise KinerjaError(
            f"ID {words['id']!r} keliru; pakai huruf kecil, angka, dan tanda hubung, misalnya dinas-kesehatan "
            "(small letters, digits and hyphens)"
        )
    return words["id"]


def _period(words: Words) -> Period:
    try:
        period = Period.parse(words["periode"])
    except ValueError as error:
        raise KinerjaError(f"{error}; tulis misalnya 2026-T1 (write for example 2026-T1)") from error
    if not 2000 <= period.year <= 2099:
        raise KinerjaError(f"periode {period} di luar 2000 sampai 2099; tulis misalnya 2026-T1 (out of range)")
    return period


def _year(words: Words) -> int:
    if not re.fullmatch(r"20[0-9]{2}", words["tahun"]):
        raise KinerjaError(f"tahun {words['tahun']!r} keliru; tulis misalnya 2027 (a year such as 2027)")
    return int(words["tahun"])


def _unit(agency: Agency, words: Words) -> Files:
    name = _id(words)
    given: dict[str, object] = {key: words[key] for key in ("nama", "nama_en", "jenis") if key in words}
    if "induk" in words:
        given["induk"] = agency.require_unit(words["induk"])
    kinds = agency.schema("unit")["properties"]["jenis"]["enum"]
    if given.get("jenis", kinds[0]) not in kinds:
        raise KinerjaError(f"--jenis {words['jenis']} tidak ada; pilih {', '.join(kinds)} (no such kind of unit)")
    return {f"unit/{name}.yaml": document(agency.schema("unit"), given, preface=(), example=agency.example)}


def _register(agency: Agency, words: Words) -> Files:
    unit = agency.require_unit(words["unit"])
    return {f"pegawai/{unit}.csv": ",".join(agency.schema("pegawai")["properties"]) + "\n"}


def _plans(agency: Agency, words: Words) -> Files:
    year, unit = _year(words), agency.require_unit(words["unit"])
    return {f"rencana/{year}/{unit}.yaml": people.plans(agency, year, unit)}


def _evaluations(agency: Agency, words: Words) -> Files:
    period, unit = _period(words), agency.require_unit(words["unit"])
    return {f"evaluasi/{period}/{unit}.yaml": people.evaluations(agency, period, unit)}


def _indicators(agency: Agency, words: Words) -> Files:
    year, unit = _year(words), agency.require_unit(words["unit"])
    targets = {f"{year}-T{quarter}": BLANK for quarter in range(1, 5)}
    given = {"unit": unit, "tahun": year, "indikator": {"KODE-INDIKATOR": {"target": targets}}}
    preface = ("Ganti KODE-INDIKATOR dengan kode pendek, misalnya waktu-layanan; salin isiannya untuk indikator lain.",)
    text = document(agency.schema("indikator"), given, preface=preface, example=agency.example)
    return {f"indikator/{year}/{unit}.yaml": text}


def _achievements(agency: Agency, words: Words) -> Files:
    period, unit = _period(words), agency.require_unit(words["unit"])
    reached: dict[str, object] = {}
    for indicator in agency.indicators(period.year, unit):
        target = indicator.targets.get(period.code)
        aim = f"; target {people.number(target)} {indicator.measure}" if target is not None else ""
        reached[indicator.id] = {"realisasi": Noted(NOT_FILLED, f"{indicator.name}{aim}")}
    given = {"unit": unit, "periode": period.code, "capaian": reached}
    advice = (
        f"Ganti `{NOT_FILLED}` dengan angka, atau dengan `null` bila memang belum dapat diukur."
        if reached
        else f"Belum ada indikator unit ini; buat dengan `kinerja new indikator {period.year} {unit}`."
    )
    text = document(agency.schema("capaian"), given, preface=[advice], example=agency.example)
    return {f"capaian/{period}/{unit}.yaml": text}


def _form(agency: Agency, words: Words) -> Files:
    return {f"formulir/{_id(words)}.yaml": forms.form(agency, words.get("jenis", "skm"), words.get("nama"))}


def _training(agency: Agency, words: Words) -> Files:
    text = document(agency.schema("pelatihan"), {"peserta": []}, preface=(), example=agency.example)
    return {f"pelatihan/{_id(words)}.yaml": text}


def _award(agency: Agency, words: Words) -> Files:
    given = {"periode": _period(words).code, "penerima": []}
    text = document(agency.schema("penghargaan"), given, preface=(), example=agency.example)
    return {f"penghargaan/{_id(words)}.yaml": text}


_NO_APPEALS: Final = (
    "`keberatan: {}` berarti tidak ada keberatan. Bila ada, hapus `{}` dan tulis setiap keberatan di bawahnya, "
    "misalnya k001: {pegawai: NAMA-SANDI, diajukan: 2026-04-08, hasil: diproses}."
)


def _appeals(agency: Agency, words: Words) -> Files:
    period = _period(words)
    given = {"periode": period.code, "keberatan": {}}
    schema = agency.schema("keberatan")
    entry = schema["properties"]["keberatan"]["additionalProperties"]["properties"]
    preface = (
        _NO_APPEALS,
        *(explanation(name, below, required=True) for name, below in entry.items()),
    )
    return {f"keberatan/{period}.yaml": document(schema, given, preface=preface, example=agency.example)}


def _promise(agency: Agency, words: Words) -> Files:
    given = {"unit": agency.require_unit(words["unit"]), "status": "berjalan"}
    text = document(agency.schema("tindak-lanjut"), given, preface=(), example=agency.example)
    return {f"tindak-lanjut/{_id(words)}.yaml": text}


_PAGE: Final = {
    "id": (
        "Tulis isi halaman di sini, dengan Markdown biasa. Title: judul halaman. Summary: satu kalimat tentang isinya.",
        "Data contoh: isi halaman ini rekaan.",
    ),
    "en": (
        "Write the page here, in plain Markdown. Title: the page's title. Summary: one sentence about it.",
        "Sample data: this page is invented.",
    ),
}


def _page(agency: Agency, words: Words) -> Files:
    name = words["id"]
    if page_name(f"{name}.md") != (name, "id") or name in RESERVED:
        raise KinerjaError(
            f"ID {name!r} tidak dapat menjadi alamat halaman; pakai huruf kecil, angka, dan tanda hubung, dan bukan "
            f"{', '.join(sorted(RESERVED))} (this cannot be a page's address)"
        )
    files = {}
    for language, suffix in (("id", ".md"), ("en", ".en.md")):
        text, marked = _PAGE[language]
        head = f"Title:\nLang: {language}\nSlug: {name}\nSummary:\n\n"
        files[f"halaman/{name}{suffix}"] = head + (f"{marked}\n\n" if agency.example else "") + text + "\n"
    return files


_MAKERS: Final[Mapping[str, Callable[[Agency, Words], Files]]] = {
    "unit": _unit,
    "pegawai": _register,
    "rencana": _plans,
    "evaluasi": _evaluations,
    "indikator": _indicators,
    "capaian": _achievements,
    "formulir": _form,
    "pelatihan": _training,
    "penghargaan": _award,
    "keberatan": _appeals,
    "tindak-lanjut": _promise,
    "halaman": _page,
}
