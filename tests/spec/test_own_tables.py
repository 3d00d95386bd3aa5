"""Another agency's table gives another result: no measure keeps a regulation's number to itself."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kinerja.content import regulations
from kinerja.content.followup_records import Attendance, EarlierIndex
from kinerja.content.records import AnswerSet
from kinerja.content.regulation_files import read
from kinerja.content.survey_rules import grade_of_index
from kinerja.measures import change, evaluations, fairness, feedback, plans, satisfaction
from kinerja.measures.series import index_series
from kinerja.package import chance
from kinerja.package.chance import Share
from tests.spec.small_agency import ABOVE, MEETS, T1, indicator

Table = dict[str, Any]


def parameter(name: str, value: str) -> Callable[[Table], None]:
    return lambda table: table["parameter"].update({name: value})


def matrix(table: Table) -> None:
    next(r for r in table["matriks"] if (r["hasil_kerja"], r["perilaku_kerja"]) == (ABOVE, MEETS))["predikat"] = (
        "sangat_baik"
    )


def ceiling(table: Table) -> None:
    pattern = next(entry for entry in table["daftar"] if entry["kode"] == "baik")
    next(c for c in pattern["syarat"] if c["jenis"] == "paling_banyak")["persen"] = 80


def limits(table: Table) -> None:
    for entry, low in zip(table["daftar"], ("90.00", "80.00", "65.00", "25.00"), strict=True):
        entry["indeks"][0] = low
    for entry, high in zip(table["daftar"][1:], ("89.99", "79.99", "64.99"), strict=True):
        entry["indeks"][1] = high


def divisor(table: Table) -> None:
    next(entry for entry in table["daftar"] if entry["kode"] == "bobot_0_11")["pembagi"] = "0.9"


def praise(table: Table) -> None:
    table["daftar"].append({"kode": "mantap", "nama": "mantap", "nama_en": "firm"})


def pattern_met(agency: Path | None) -> bool:
    met = evaluations.against_pattern("baik", {"baik": 75, "sangat_baik": 20, "kurang": 5}, agency)
    return all(holds for _, holds in met)


def raters_counted(agency: Path | None) -> int:
    rows = tuple({"unit": "a", "hubungan": "rekan", "pegawai": "p1", "harmonis": "4"} for _ in range(2))
    return len(feedback.views([AnswerSet("f", T1, "umpan_balik", ("harmonis",), rows)], agency).views)


def full(agency: Path | None) -> Decimal | None:
    old = EarlierIndex("skm", T1, None, Decimal("81.00"), "bobot_0_11", "Laporan")
    return index_series((old,), {}, "skm", agency=agency)[0].full


def index(agency: Path | None) -> Decimal:
    return satisfaction.ikm({"waktu": (0, 0, 1, 1)}, agency=agency)


CASES: list[tuple[str, Callable[[Table], None], Callable[[Path | None], object], object, object]] = [
    ("predikat", matrix, lambda a: regulations.predicate(ABOVE, MEETS, agency=a), "baik", "sangat_baik"),
    ("pola-distribusi", ceiling, pattern_met, False, True),
    ("mutu-pelayanan", limits, lambda a: grade_of_index(Decimal("88.31"), agency=a).letter, "A", "B"),
    ("mutu-pelayanan", lambda t: t.update({"faktor_indeks": 20}), index, Decimal("87.50"), Decimal("70.00")),
    ("krejcie-morgan", parameter("galat", "0.1"), lambda a: satisfaction.sample_size(100, agency=a), 80, 49),
    ("disiplin", parameter("hari_tanpa_keterangan", "1"),
     lambda a: evaluations.discipline_class(Attendance(60, 59, 0, 1), a),
     "pernah_tanpa_keterangan", "sering_tanpa_keterangan"),
    ("umpan-balik", parameter("penilai_paling_sedikit", "2"), raters_counted, 0, 1),
    ("perubahan", parameter("khi_kuadrat", "3.841"),
     lambda a: chance.change(Share(95, 100), Share(84, 100), change.parameters(a)), "tidak_jelas", "naik"),
    ("perubahan", parameter("kuadrat_selang", "0"),
     lambda a: fairness.interval(Share(5, 10), a), (Decimal("23.7"), Decimal("76.3")), (Decimal(50), Decimal(50))),
    ("cara-indeks", divisor, full, Decimal("81.82"), Decimal("90.00")),
    ("rencana-kinerja", praise, lambda a: plans.can_be_measured(indicator("mantap"), a), True, False),
]  # fmt: skip


@pytest.mark.parametrize(("table", "edit", "measure", "ours", "theirs"), CASES, ids=[case[0] for case in CASES])
def test_an_agencys_own_table_decides(
    tmp_path: Path,
    table: str,
    edit: Callable[[Table], None],
    measure: Callable[[Path | None], object],
    ours: object,
    theirs: object,
) -> None:
    changed = copy.deepcopy(read(table))
    edit(changed)
    own = tmp_path / "schemas" / "aturan" / f"{table}.json"
    own.parent.mkdir(parents=True)
    own.write_text(json.dumps(changed), encoding="utf-8")
    assert (measure(None), measure(tmp_path)) == (ours, theirs)
