"""What respondents are told before they answer, composed from the mapping and the portal's own settings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from babel.dates import format_date

from kinerja.content.assurances import PUBLISHED
from kinerja.intake.mapping import Column, FormMapping

_PERIODS: Final = {"bulan": ("bulan", "month"), "triwulan": ("triwulan", "quarter"), "tahun": ("tahun", "year")}

_LEVELS: Final = {
    "layanan": ("per layanan", "by service"),
    "unit": ("per unit kerja", "by unit"),
    "instansi": ("untuk seluruh instansi", "for the whole agency"),
}

_PURPOSES: Final = {
    "skm": (
        "menilai dan memperbaiki pelayanan, sebagaimana diwajibkan PermenPANRB 14/2017",
        "to rate and improve services, as PermenPANRB 14/2017 requires",
    ),
    "umpan_balik": (
        "umpan balik berkelanjutan bagi pegawai, sebagaimana diatur PermenPANRB 6/2022",
        "continuous feedback to employees under PermenPANRB 6/2022",
    ),
}
_PURPOSE: Final = ("menilai dan memperbaiki pelayanan", "to rate and improve services")


def notice(mapping: FormMapping, portal: Mapping[str, Any]) -> str:
    """Return the text above a form's questions: who asks, why, what is kept, what is published, until when.

    The items are those of article 21 of UU 27/2022 (purpose, kind of data, how long it is kept, rights). Where the
    mapping has no ``janji``, it tells what the software does without one.

    :param portal: ``portal.yaml``.
    """
    contact = portal["kontak"]
    asks, why, published = portal["instansi"], _purposes(mapping), _published(mapping, portal)
    period = _PERIODS[mapping.rule]
    reach = " atau ".join([contact["surel"], *([contact["telepon"]] if "telepon" in contact else [])])
    until, until_en = _until(mapping, contact["pengelola"], asks)
    asked = _days(mapping)
    paragraphs = (
        "Data contoh: instansi ini rekaan (fictional agency)." if portal["contoh"] is True else "",
        (
            f"{asks} meminta pendapat Anda: {mapping.name}. Mengisi formulir ini sukarela; menjawab atau tidak, "
            "layanan dan hak Anda tetap sama."
        ),
        f"Siapa yang bertanya: {contact['pengelola']}, {contact['alamat']}.",
        f"Untuk apa: {why[0]}.",
        (
            f"Yang disimpan: {_kept(mapping)}. Nama, alamat surel, dan nomor telepon tidak ditanyakan, dan Anda tidak "
            f"perlu masuk dengan akun."
        ),
        (
            f"Di mana: lembar jawaban formulir ini, milik {asks}, memuat waktu pengisian yang tepat, nomor tanggapan, "
            f"dan {_words_too(mapping)}semua jawaban. Yang disalin dari sana untuk diolah hanya yang disebut di "
            f"atas, dengan {period[0]}nya."
        ),
        _comments(mapping),
        f"Yang terbit: {published[0]}. Jawaban satu orang tidak pernah terbit.",
        f"Waktu pengisian: {asked}." if asked else "",
        until,
        (
            "Hak Anda: jawaban disimpan tanpa identitas, sehingga tidak dapat dicari menurut nama Anda. Pertanyaan, "
            f"keberatan, atau keluhan tentang data pribadi: {reach}."
        ),
        "Dasar pemberitahuan ini: Pasal 21 UU 27/2022 tentang Pelindungan Data Pribadi.",
        (
            f"In English: {portal['instansi_en']} asks for your opinion ({mapping.name_en}), {why[1]}. Answering is "
            f"voluntary. Kept for analysis are your choices and the {period[1]}, without name, e-mail or telephone; "
            f"the form's own sheet also holds the exact time and a response number. All are kept {until_en}. Published "
            f"are {published[1]}. {_comments_en(mapping)}Questions and objections: {contact['surel']}."
        ),
    )
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _until(mapping: FormMapping, office: str, agency: str) -> tuple[str, str]:
    """Until when answers are kept. The software deletes nothing by itself, so it says whose duty that is."""
    if mapping.assurance is None:
        return f"Lama penyimpanan: menurut jadwal retensi arsip {agency}.", "as long as its archives rules say"
    day = mapping.assurance.kept_until
    return (
        f"Disimpan sampai: {_day(day, 'id')}. Sesudah itu {office} wajib menghapusnya, juga dari lembar formulir ini.",
        f"until {_day(day, 'en')}, when they must be deleted, from the form's own sheet too",
    )


def _purposes(mapping: FormMapping) -> tuple[str, str]:
    usual = _PURPOSES.get(mapping.kind, _PURPOSE)
    told = mapping.assurance
    own = (told.purpose, told.purpose_en) if told else ("", "")
    return (_clause(own[0]) or usual[0], _clause(own[1]) or usual[1])


def _clause(text: str) -> str:
    """A sentence as a part of another: without its full stop, its first letter small where the second is."""
    text = text.strip().rstrip(".")
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def _published(mapping: FormMapping, portal: Mapping[str, Any]) -> tuple[str, str]:
    told = mapping.assurance
    level = told.level if told else PUBLISHED.get(mapping.kind, "unit")
    if level == "layanan" and all(column.kind != "layanan" for column in mapping.columns):
        level = "instansi"  # nobody is asked which service: there are no results of one
    span = _PERIODS[told.span if told else mapping.rule]
    least = portal["ambang_pendapat"]
    said = f"hasil gabungan {_LEVELS[level][0]}, paling sering setiap {span[0]}, bila sedikitnya {least} orang menjawab"
    said_en = f"combined results {_LEVELS[level][1]}, every {span[1]} at most, from {least} answers or more"
    return said, said_en


def _kept(mapping: FormMapping) -> str:
    rated = [column for column in mapping.stored if column.element]
    others = [_label(column) for column in mapping.stored if not column.element]
    parts = [*others, f"jawaban Anda atas {len(rated)} pertanyaan penilaian"] if rated else others
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])}, dan {parts[-1]}"


def _label(column: Column) -> str:
    return column.name.replace("_", " ")


def _comments(mapping: FormMapping) -> str:
    """What happens to words that people write themselves; empty where the form asks for none."""
    if all(column.is_stored for column in mapping.columns):
        return ""
    if _may_publish(mapping):
        return (
            "Saran tertulis: dibaca petugas; yang disetujui dapat terbit, tanpa nama, hari, atau jawaban lain Anda. "
            "Jangan menulis data pribadi siapa pun."
        )
    return "Saran tertulis: dibaca petugas dan tidak terbit. Jangan menulis data pribadi siapa pun."


def _words_too(mapping: FormMapping) -> str:
    return "" if all(column.is_stored for column in mapping.columns) else "saran apa adanya, bersama "


def _comments_en(mapping: FormMapping) -> str:
    if all(column.is_stored for column in mapping.columns):
        return ""
    return (
        "Written comments are read by officers; approved ones may be published, without name, day or your other "
        "answers. Write nobody's personal data. "
        if _may_publish(mapping)
        else "Written comments are read by officers and not published. Write nobody's personal data. "
    )


def _may_publish(mapping: FormMapping) -> bool:
    told = mapping.assurance
    return any(column.moderated for column in mapping.columns) and (told is None or told.comments)


def _days(mapping: FormMapping) -> str:
    first, last = mapping.first, mapping.last
    if first and last:
        return f"{_day(first, 'id')} sampai {_day(last, 'id')}"
    return f"sampai {_day(last, 'id')}" if last else f"mulai {_day(first, 'id')}" if first else ""


def _day(day: date, language: str) -> str:
    return str(format_date(day, "d MMMM y", locale=language))
