"""Plain tables of what is improved: promises and where they stand, their shares, the evidence list and the channels.

PermenPANRB 14/2017 asks that a survey's follow-up plan be published, and the evaluation of public services
(PermenPANRB 29/2022, ``schemas/aturan/bukti-evaluasi.json``, marked as unchecked there) what became of it. All of it is
what the records say of the days up to the release's own (``measures.promises.day_of``): whatever is written of later
days changes no table. Texts are the records' own, so a wording that is mended later is a correction.
"""

from __future__ import annotations

from datetime import date

from kinerja.measures.promises import DONE, DONE_LATE, Kept
from kinerja.package.model import PlainTable
from kinerja.release.facts import Facts

_PROMISES = (
    ("unit", "string", "Unit kerja, atau gabungannya", "Unit, or the group it is published in"),
    ("layanan", "string", "Layanan yang diperbaiki; kosong bila bukan satu layanan", "Service, where it is about one"),
    ("janji_id", "string", "Kode janji", "Promise"),
    ("teks", "string", "Janji", "Promise in words (Indonesian)"),
    ("teks_en", "string", "Janji (Inggris)", "Promise in words (English)"),
    ("dijanjikan", "date", "Hari janji dibuat; kosong bila tidak dicatat", "Day it was made, where recorded"),
    ("tenggat", "date", "Hari terakhir untuk menepatinya", "Due day"),
    ("diselesaikan", "date", "Hari selesai, paling akhir pada hari rilis", "Day it was done, up to the release's day"),
    (
        "keadaan",
        "string",
        "Keadaan pada hari rilis: selesai, selesai_terlambat, berjalan, terlambat",
        "Where it stands on the release's day: done, done late, under way, overdue",
    ),
    ("bukti", "string", "Alamat atau uraian bukti bahwa janji selesai", "Proof that it was done"),
)
_SHARES = (
    (
        "ukuran",
        "string",
        "diketahui, selesai, selesai_3_bulan (sejak dijanjikan), dari_3_bulan (yang sudah berumur 3 bulan) …",
        "Known, done, done within 3 months of being made, those that are 3 months old …",
    ),
    ("nilai", "integer", "Banyaknya janji", "Number of promises"),
)
_EVIDENCE = (
    ("nomor", "integer", "Nomor urut", "Place in the list"),
    ("kode", "string", "Kode bukti", "Evidence"),
    ("nama", "string", "Bukti", "Evidence in words (Indonesian)"),
    ("nama_en", "string", "Bukti (Inggris)", "Evidence in words (English)"),
    ("sumber", "string", "Peraturan yang memuat daftar ini", "Regulation that the list is of"),
    ("belum_dicek", "string", "Yang belum dicek ke naskah asli", "What is not checked against the original yet"),
)
_CHANNELS = (
    ("nama", "string", "Saluran", "Channel (Indonesian)"),
    ("nama_en", "string", "Saluran (Inggris)", "Channel (English)"),
    ("alamat", "string", "Alamat; kosong bila tidak ada", "Address; empty where there is none"),
)


def promises_table(facts: Facts) -> PlainTable:
    """``janji``: every promise known on the release's day, under the code that its unit is published as."""
    return PlainTable(
        "janji",
        "teks",
        "Janji perbaikan dan keadaannya pada hari rilis",
        "Promised improvements and where they stood on the day of the release",
        _PROMISES,
        ("unit", "janji_id"),
        tuple(_row(facts, kept) for kept in facts.measured.evidence.promises),
    )


def shares_table(facts: Facts) -> PlainTable:
    """``janji_ringkas``: how many promises are known, done, and done within 3 and 6 months; empty where none is known.

    A share's two numbers stand beside each other (PermenPANRB 29/2022 asks for the share), so that 0 of 0 is no 0 %.
    """
    evidence = facts.measured.evidence
    three, six = evidence.within_three_months, evidence.within_six_months
    counted = {
        "diketahui": evidence.done.whole,
        "selesai": evidence.done.part,
        "selesai_3_bulan": three.part,
        "dari_3_bulan": three.whole,
        "selesai_6_bulan": six.part,
        "dari_6_bulan": six.whole,
    }
    return PlainTable(
        "janji_ringkas",
        "nilai",
        "Janji perbaikan: banyaknya yang selesai",
        "Promised improvements: how many are done",
        _SHARES,
        ("ukuran",),
        tuple((name, str(number)) for name, number in counted.items()) if evidence.promises else (),
    )


def evidence_table(facts: Facts) -> PlainTable:
    """``bukti``: the cited list of what the evaluation of public services asks for, with what of it is unchecked."""
    evidence = facts.measured.evidence
    return PlainTable(
        "bukti",
        "teks",
        "Daftar bukti untuk evaluasi pelayanan publik",
        "List of evidence for the evaluation of public services",
        _EVIDENCE,
        ("kode",),
        tuple(
            (str(place), *entry, evidence.source, evidence.unchecked) for place, entry in enumerate(evidence.entries, 1)
        ),
    )


def channels_table(facts: Facts) -> PlainTable:
    """``saluran``: where the agency publishes the results of surveys (PermenPANRB 14/2017: results are made public)."""
    return PlainTable(
        "saluran",
        "teks",
        "Saluran tempat hasil survei diumumkan",
        "Channels on which survey results are published",
        _CHANNELS,
        ("nama",),
        tuple((channel.name, channel.name_en, channel.address) for channel in facts.measured.evidence.channels),
    )


def _row(facts: Facts, kept: Kept) -> tuple[str, ...]:
    """Day done and proof only of what is done on the release's day: they are known only then."""
    promise, is_done = kept.promise, kept.standing in (DONE, DONE_LATE)
    return (
        facts.published_as(promise.unit),
        promise.service or "",
        promise.id,
        promise.text,
        promise.text_en,
        _day(promise.made),
        _day(promise.due),
        _day(promise.done) if is_done else "",
        kept.standing,
        promise.evidence if is_done else "",
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
