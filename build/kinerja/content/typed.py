"""Turn the plain values of checked files into typed records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from kinerja.content import typed_followup as followup
from kinerja.content.assurances import assurance
from kinerja.content.csv_reader import Table
from kinerja.content.records import (
    Achievement,
    AnswerSet,
    Content,
    Evaluation,
    PersonalIndicator,
    Plan,
    PlannedResult,
    Portal,
    Service,
    Spell,
    Unit,
    UnitIndicator,
)
from kinerja.content.regulations import code
from kinerja.content.source import Source
from kinerja.package.period import Period

REGIONAL_HEAD = "kepala-daerah"
"""Stands for the rater who is no employee: the governor, regent or mayor."""

_SERVICES = ("layanan", "unit", "pegawai")
"""Types of columns that say what an answer is about."""

CAUTIOUS = Portal("", "", "", "", example=False, threshold=5, opinion_threshold=10, unit_minimum=10, releases={})
"""The settings while ``portal.yaml`` cannot be read: nobody's agency, the default thresholds."""

Record = TypeVar("Record")


def build_content(sources: Iterable[Source]) -> Content:
    """Return the typed records of every file that can be used; files are in the order of their paths."""
    usable = [source for source in sources if source.value is not None]
    kinds: dict[str, list[Source]] = {}
    for source in usable:
        kinds.setdefault(source.kind, []).append(source)
    reported: dict[str, set[str]] = {}
    for source in kinds.get("evaluasi", []):
        reported.setdefault(source.named["periode"], set()).add(source.named["unit"])
    portals = kinds.get("portal", [])
    return Content(
        portal=_portal(portals[0].value) if portals else CAUTIOUS,
        units={source.named["unit"]: _unit(source) for source in kinds.get("unit", [])},
        spells=build_spells(usable),
        plans=_grouped(kinds.get("rencana", []), lambda s: int(s.named["tahun"]), _plans),
        evaluations=_grouped(kinds.get("evaluasi", []), lambda s: s.named["periode"], _evaluations),
        reported={period: frozenset(units) for period, units in sorted(reported.items())},
        indicators=_grouped(kinds.get("indikator", []), lambda s: int(s.named["tahun"]), _indicators),
        achievements=_grouped(kinds.get("capaian", []), lambda s: s.named["periode"], _achievements),
        answers=_answers(kinds.get("tanggapan", []), {s.named["formulir"]: s.value for s in kinds.get("formulir", [])}),
        unit_results=_grouped(
            kinds.get("capaian", []), lambda s: s.named["periode"], lambda s: iter((followup.unit_result(s),))
        ),
        surveys_held=tuple(held for source in kinds.get("formulir", []) for held in followup.surveys_held(source)),
        forms={source.named["formulir"]: followup.form(source) for source in kinds.get("formulir", [])},
        earlier_indices=tuple(e for source in kinds.get("formulir", []) for e in followup.earlier_indices(source)),
        trainings=tuple(followup.training(source) for source in kinds.get("pelatihan", [])),
        awards=tuple(followup.award(source) for source in kinds.get("penghargaan", [])),
        appeals=_grouped(kinds.get("keberatan", []), lambda s: s.named["periode"], followup.appeals),
        promises=tuple(followup.promise(source) for source in kinds.get("tindak-lanjut", [])),
        comments=tuple(comment for source in kinds.get("komentar", []) for comment in followup.comments(source)),
        assurances={s.named["formulir"]: told for s in kinds.get("formulir", []) if (told := assurance(s.value))},
    )


def build_spells(sources: Iterable[Source]) -> tuple[Spell, ...]:
    """Return the typed lines of every register that can be used."""
    registers = (source for source in sources if source.kind == "pegawai" and source.value is not None)
    return tuple(spell for source in registers for spell in _spells(source))


Key = TypeVar("Key", int, str)


def _grouped(
    sources: Iterable[Source], key: Callable[[Source], Key], records: Callable[[Source], Iterator[Record]]
) -> dict[Key, tuple[Record, ...]]:
    groups: dict[Key, list[Record]] = {}
    for source in sources:
        groups.setdefault(key(source), []).extend(records(source))
    return {name: tuple(group) for name, group in sorted(groups.items())}


def _portal(value: Mapping[str, Any]) -> Portal:
    return Portal(
        agency=value["instansi"],
        agency_en=value["instansi_en"],
        short_name=value["nama_pendek"],
        short_name_en=value["nama_pendek_en"],
        example=value["contoh"],
        threshold=int(value["ambang"]),
        opinion_threshold=int(value["ambang_pendapat"]),
        unit_minimum=int(value["unit_minimum"]),
        releases={str(entry["periode"]): date.fromisoformat(entry["terbit"]) for entry in value["kalender"]},
        feedback_weights={side: int(weight) for side, weight in value.get("bobot_umpan_balik", {}).items()},
        channels=followup.channels(value),
    )


def _unit(source: Source) -> Unit:
    value, name = source.value, source.named["unit"]
    services = tuple(Service(s["id"], s["nama"], s["nama_en"], name) for s in value.get("layanan", ()))
    predecessors = tuple(value.get("pendahulu", ()))
    return Unit(name, value["nama"], value["nama_en"], value.get("induk"), value["jenis"], services, predecessors)


def _spells(source: Source) -> Iterator[Spell]:
    table: Table = source.value
    for row in table.rows:
        employee, job_family, sex, status, start, end = row.cells
        last = date.fromisoformat(end) if end else None
        yield Spell(employee, source.named["unit"], job_family, sex, status, date.fromisoformat(start), last)


def number_or_range(value: Any) -> Decimal | tuple[Decimal, Decimal]:
    """Return a target as it stands in a file as one number, or as (low, high)."""
    return (Decimal(value[0]), Decimal(value[1])) if isinstance(value, list) else Decimal(value)


def _rater(value: str) -> str | None:
    return None if value == REGIONAL_HEAD else value


def _plans(source: Source) -> Iterator[Plan]:
    for employee, plan in source.value["rencana"].items():
        agreed = plan.get("disepakati")
        yield Plan(
            employee=employee,
            unit=source.named["unit"],
            year=int(source.named["tahun"]),
            rater=_rater(plan["penilai"]),
            agreed=date.fromisoformat(agreed) if agreed else None,
            strategy=plan["strategi"],
            results=tuple(_planned_result(result) for result in plan["rencana_hasil_kerja"]),
        )


def _planned_result(value: Mapping[str, Any]) -> PlannedResult:
    indicators = tuple(
        PersonalIndicator(i["id"], i["indikator"], i["aspek"], number_or_range(i["target"]), i["satuan"])
        for i in value["indikator"]
    )
    return PlannedResult(value["id"], value["hasil"], value["jenis"], value.get("mendukung"), indicators)


def _evaluations(source: Source) -> Iterator[Evaluation]:
    period = Period.parse(source.named["periode"])
    for employee, value in source.value["evaluasi"].items():
        yield Evaluation(
            employee=employee,
            unit=source.named["unit"],
            period=period,
            rater=_rater(value["penilai"]),
            results=code(value["hasil_kerja"]),
            behaviour=code(value["perilaku_kerja"]),
            predicate=code(value["predikat"]),
            values={name: code(rating) for name, rating in value.get("nilai", {}).items()},
            realised={name: Decimal(number) for name, number in value.get("realisasi", {}).items()},
            strengths=value.get("kekuatan", ""),
            improve=value.get("perbaikan", ""),
            needs=tuple(value.get("kebutuhan", ())),
            attendance=followup.attendance(value.get("kehadiran")),
            teamwork=code(value["kerja_sama"]) if "kerja_sama" in value else None,
        )


def _indicators(source: Source) -> Iterator[UnitIndicator]:
    for name, value in source.value["indikator"].items():
        yield UnitIndicator(
            id=name,
            unit=source.named["unit"],
            name=value["nama"],
            name_en=value["nama_en"],
            explanation=value["penjelasan"],
            explanation_en=value["penjelasan_en"],
            measure=value["satuan"],
            measure_en=value["satuan_en"],
            direction=value["arah"],
            decimals=int(value["desimal"]),
            targets={str(period): number_or_range(target) for period, target in value["target"].items()},
            group=value.get("golongan", ""),
            cumulative=value.get("kumulatif", False),
            standard=_standard(value.get("standar_waktu")),
        )


def _standard(value: Mapping[str, Any] | None) -> tuple[Decimal, str, str] | None:
    return (Decimal(value["paling_lama"]), value["satuan"], value["satuan_en"]) if value else None


def _achievements(source: Source) -> Iterator[Achievement]:
    period = Period.parse(source.named["periode"])
    for name, value in source.value["capaian"].items():
        reached = value["realisasi"]
        yield Achievement(
            indicator=name,
            unit=source.named["unit"],
            period=period,
            value=None if reached is None else Decimal(reached),
            note=value.get("penjelasan", ""),
            note_en=value.get("penjelasan_en", ""),
            parts=(Decimal(value["pembilang"]), Decimal(value["penyebut"])) if "pembilang" in value else None,
            median=Decimal(value["median"]) if "median" in value else None,
        )


def _answers(sources: Iterable[Source], forms: Mapping[str, Any]) -> dict[str, tuple[AnswerSet, ...]]:
    periods: dict[str, list[AnswerSet]] = {}
    for source in sources:
        form = forms.get(source.named["formulir"])
        if form is None:
            continue
        table: Table = source.value
        elements = {name: str(column["unsur"]) for name, column in form["kolom"].items() if "unsur" in column}
        services = {name: column["tipe"] for name, column in form["kolom"].items() if column["tipe"] in _SERVICES}
        known_as = {**services, **elements}
        # A column may bear the name of an element or "layanan" and be something else: what it asks wins.
        order = sorted(range(len(table.columns)), key=lambda place: table.columns[place] in known_as)
        columns = [known_as.get(table.columns[place], table.columns[place]) for place in order]
        rows = tuple(dict(zip(columns, (row.cells[place] for place in order), strict=True)) for row in table.rows)
        period = Period.parse(source.named["periode"])
        periods.setdefault(period.code, []).append(
            AnswerSet(source.named["formulir"], period, form["jenis"], tuple(elements.values()), rows, form["sasaran"])
        )
    return {period: tuple(sets) for period, sets in sorted(periods.items())}
