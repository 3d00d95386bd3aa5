"""What a release says of how surveys were held, whom they reached, and what older reports printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kinerja.content.followup_records import EarlierIndex, Reach, SurveyHeld
from kinerja.content.records import AnswerSet, Content, Service
from kinerja.content.survey_records import Form
from kinerja.content.survey_rules import elements
from kinerja.package.check import faults
from kinerja.package.model import PlainTable, Release
from kinerja.package.period import Period
from kinerja.release.build import build_release
from kinerja.release.draft import draft
from tests.unit.release.agency import content, unit

T1 = Period.parse("2026-T1")
CODES = tuple(element.code for element in elements("skm"))
SERVICES = tuple(Service(code, code, code, "a") for code in ("ktp", "sampah", "tera"))


def answered(service: str, people: int, answer: str = "") -> list[dict[str, str]]:
    """Answers of so many people; without ``answer`` they alternate between 3 and 4."""
    return [{"layanan": service} | dict.fromkeys(CODES, answer or "34"[n % 2]) for n in range(people)]


def agency(rows: list[dict[str, str]], reach: Mapping[str, Reach], *earlier: EarlierIndex) -> Content:
    made = content({"a": unit("a", services=SERVICES)}, {("a", "pelaksana", "baik"): 40})
    held = SurveyHeld("warga", T1, date(2026, 1, 5), date(2026, 3, 27), ("daring", "loket"), reach)
    return replace(
        made,
        answers={"2026-T1": (AnswerSet("warga", T1, "skm", CODES, tuple(rows), "publik"),)},
        forms={"warga": Form("warga", "Survei warga", "Residents' survey", "skm")},
        surveys_held=(held, replace(held, period=Period.parse("2026-T2"))),
        earlier_indices=earlier,
    )


def rows(release: Release, name: str) -> list[dict[str, str]]:
    table = release.tables[name]
    assert isinstance(table, PlainTable)
    return [dict(zip([column[0] for column in table.columns], row, strict=True)) for row in table.rows]


def test_a_survey_says_when_and_how_it_was_held_in_its_period_alone() -> None:
    release = build_release(draft(agency(answered("ktp", 20), {}), "2026-T1"))
    assert rows(release, "pelaksanaan_survei") == [
        {
            "survei": "skm", "formulir": "warga", "nama": "Survei warga", "nama_en": "Residents' survey",
            "mulai": "2026-01-05", "selesai": "2026-03-27", "cara": "daring;loket",
        }
    ]  # fmt: skip
    assert "jangkauan" not in release.tables, "nothing is recorded of whom it reached"


@pytest.mark.parametrize(
    ("reach", "said"),
    [
        (Reach(100, 20), ("100", "20", "20", "19", "ya")),
        (Reach(100, 1000), ("100", "1000", "20", "278", "tidak")),
        (Reach(100, None), ("100", "", "20", "", "")),
        (Reach(None, 20), ("", "20", "20", "19", "ya")),
    ],
)
def test_who_answered_stands_beside_who_was_invited_and_served(reach: Reach, said: tuple[str, ...]) -> None:
    release = build_release(draft(agency(answered("ktp", 20), {"ktp": reach}), "2026-T1"))
    assert [tuple(row.values())[2:] for row in rows(release, "jangkauan")] == [said]


@pytest.mark.parametrize("kept_back", [answered("sampah", 9), answered("sampah", 12, "4")], ids=["few", "all the same"])
def test_nobody_is_counted_whose_index_is_not_shown(kept_back: list[dict[str, str]]) -> None:
    reach = {"sampah": Reach(50, 60), "ktp": Reach(50, 60)}
    everything = answered("ktp", 20) + kept_back + answered("tera", 15)
    found = {
        row["layanan"]: (row["menjawab"], row["memadai"])
        for row in rows(build_release(draft(agency(everything, reach), "2026-T1")), "jangkauan")
    }
    assert found == {"ktp": ("20", "tidak"), "sampah": ("", "")}


def test_older_indices_are_marked_and_later_ones_left_to_later_releases() -> None:
    def printed(period: str, index: str, made: str, service: str | None = None) -> EarlierIndex:
        return EarlierIndex("warga", Period.parse(period), service, Decimal(index), made, f"Laporan {period}")

    release = build_release(
        draft(
            agency(
                answered("ktp", 20), {},
                printed("2016", "74.10", "kep_25_2004"), printed("2024", "81.18", "bobot_0_11", "ktp"),
                printed("2025", "80.00", "penuh"), printed("2026", "83.00", "penuh"),
            ),
            "2026-T1",
        )
    )  # fmt: skip
    found = [(r["layanan"], r["periode"], r["indeks"], r["dibuat"], r["penuh"]) for r in rows(release, "ikm_terdahulu")]
    assert found == [
        ("ktp", "2024", "81.18", "bobot_0_11", "82.00"),
        ("semua", "2016", "74.10", "kep_25_2004", ""),
        ("semua", "2025", "80.00", "penuh", "80.00"),
    ]


def test_how_many_answered_stands_nowhere_where_the_index_hides_it(tmp_path: Path) -> None:
    reach = {"sampah": Reach(50, 60), "ktp": Reach(50, 60)}
    everything = answered("ktp", 20) + answered("sampah", 12, "4") + answered("tera", 15)
    release = build_release(draft(agency(everything, reach), "2026-T1"))
    before = faults(release, tmp_path)
    table = release.tables["jangkauan"]
    assert isinstance(table, PlainTable)
    told = tuple((*row[:4], "12", *row[5:]) if row[1] == "sampah" else row for row in table.rows)
    edited = replace(release, tables={**release.tables, "jangkauan": replace(table, rows=told)})
    more = [fault for fault in faults(edited, tmp_path) if fault not in before]
    assert [(fault.path, fault.where) for fault in more] == [("tabel/jangkauan.csv", "skm, sampah")]
