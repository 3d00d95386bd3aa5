"""Turn the plain values of checked files into the records of ``followup_records``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from kinerja.content.followup_records import (
    Appeal,
    Attendance,
    Award,
    Channel,
    Comment,
    EarlierIndex,
    Promise,
    Reach,
    RoutineReport,
    SurveyHeld,
    Training,
    UnitResult,
)
from kinerja.content.regulations import code
from kinerja.content.source import Source
from kinerja.content.survey_records import Form, Question
from kinerja.package.period import Period


def attendance(value: Mapping[str, Any] | None) -> Attendance | None:
    """``kehadiran`` of an evaluation."""
    if value is None:
        return None
    return Attendance(value["hari_kerja"], value["hadir"], value["terlambat"], value["tanpa_keterangan"])


def channels(portal: Mapping[str, Any]) -> tuple[Channel, ...]:
    """``saluran_publikasi`` of ``portal.yaml``."""
    return tuple(Channel(c["nama"], c["nama_en"], c.get("alamat", "")) for c in portal.get("saluran_publikasi", ()))


def unit_result(source: Source) -> UnitResult:
    """What a file of ``capaian/`` says of the unit itself."""
    value = source.value
    reports = tuple(
        RoutineReport(
            name=entry["nama"],
            name_en=entry.get("nama_en", entry["nama"]),
            point=entry.get("titik", ""),
            due=entry["wajib"],
            received=entry["diterima"],
            late=entry["terlambat"],
        )
        for entry in value.get("laporan", ())
    )
    return UnitResult(source.named["unit"], Period.parse(source.named["periode"]), code(value["predikat"]), reports)


def surveys_held(source: Source) -> Iterator[SurveyHeld]:
    """``pelaksanaan`` of a form, by period."""
    for period, value in source.value.get("pelaksanaan", {}).items():
        yield SurveyHeld(
            form=source.named["formulir"],
            period=Period.parse(str(period)),
            first=date.fromisoformat(value["mulai"]),
            last=date.fromisoformat(value["selesai"]),
            ways=tuple(value["cara"]),
            reach={
                service: Reach(entry.get("diundang"), entry.get("dilayani"))
                for service, entry in value.get("layanan", {}).items()
            },
        )


def earlier_indices(source: Source) -> Iterator[EarlierIndex]:
    """``indeks_terdahulu`` of a form."""
    for value in source.value.get("indeks_terdahulu", ()):
        yield EarlierIndex(
            form=source.named["formulir"],
            period=Period.parse(str(value["periode"])),
            service=value.get("layanan"),
            printed=Decimal(value["indeks"]),
            made=value["cara"],
            source=value["sumber"],
        )


def training(source: Source) -> Training:
    """A file of ``pelatihan/``."""
    value = source.value
    return Training(
        id=source.named["id"],
        name=value["nama"],
        name_en=value["nama_en"],
        kind=value["jenis"],
        topics=tuple(value["topik"]),
        hours=Decimal(value["jam"]),
        first=date.fromisoformat(value["mulai"]),
        last=date.fromisoformat(value["selesai"]),
        participants=tuple(value["peserta"]),
    )


def award(source: Source) -> Award:
    """A file of ``penghargaan/``."""
    value = source.value
    return Award(
        id=source.named["id"],
        name=value["nama"],
        name_en=value["nama_en"],
        period=Period.parse(str(value["periode"])),
        kind=value.get("jenis", "penghargaan"),
        criteria=value["kriteria"],
        criteria_en=value["kriteria_en"],
        recipients=tuple(value["penerima"]),
    )


def appeals(source: Source) -> Iterator[Appeal]:
    """A file of ``keberatan/``."""
    period = Period.parse(source.named["periode"])
    for name, value in source.value["keberatan"].items():
        yield Appeal(
            id=name,
            period=period,
            employee=value["pegawai"],
            filed=date.fromisoformat(value["diajukan"]),
            outcome=value["hasil"],
            decided=_day(value.get("diputus")),
        )


def promise(source: Source) -> Promise:
    """A file of ``tindak-lanjut/``."""
    value = source.value
    return Promise(
        id=source.named["id"],
        unit=value["unit"],
        service=value.get("layanan"),
        text=value["janji"],
        text_en=value["janji_en"],
        made=_day(value.get("dijanjikan")),
        due=date.fromisoformat(value["tenggat"]),
        status=value["status"],
        done=_day(value.get("diselesaikan")),
        evidence=value.get("bukti", ""),
    )


def comments(source: Source) -> Iterator[Comment]:
    """A file of ``komentar/``."""
    period = Period.parse(source.named["periode"])
    for value in source.value["komentar"]:
        yield Comment(source.named["formulir"], period, value["layanan"], value["teks"])


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


ANY_OTHER = "*"
"""Among a stored value's texts: any other answer means it too."""


def form(source: Source) -> Form:
    """What a form is called and what it asks."""
    value = source.value
    return Form(
        source.named["formulir"],
        value["nama"],
        value["nama_en"],
        value["jenis"],
        tuple(_question(name, column) for name, column in value["kolom"].items()),
    )


def _question(name: str, column: Mapping[str, Any]) -> Question:
    asks = column.get("unsur") or (column["tipe"] if column["tipe"] in ("layanan", "unit") else name)
    text, english = str(column["judul"][0]), column.get("jawaban_en", {})
    answers = {
        code: (own := next((str(said) for said in texts if said != ANY_OTHER), code), str(english.get(code, own)))
        for code, texts in column.get("jawaban", {}).items()
    }
    return Question(str(asks), column["tipe"], text, str(column.get("judul_en", text)), answers)
