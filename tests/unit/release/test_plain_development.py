"""Trainings and awards as a release says them: how many and what for, and nothing that counts people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from kinerja.content.followup_records import Award, Training
from kinerja.content.records import Content
from kinerja.package.model import PlainTable
from kinerja.package.period import Period
from kinerja.release.draft import draft
from tests.unit.release.agency import content, unit

PEOPLE = tuple(f"p{n:011d}" for n in range(20))
AWARD = Award(
    "teladan", "Pegawai teladan", "Exemplary employee", Period.parse("2026-T1"), "penghargaan",
    "Sangat baik dua kali.", "Very good twice.", PEOPLE[:3],
)  # fmt: skip


def course(
    *topics: str, kind: str = "workshop", hours: str = "8", last: str = "2026-02-10", people: Sequence[str] = ()
) -> Training:
    day = date.fromisoformat(last)
    return Training(f"{kind}-{last}", "Latihan", "Training", kind, topics, Decimal(hours), day, day, tuple(people))


def tables(trainings: Sequence[Training] = (), awards: Sequence[Award] = ()) -> dict[str, PlainTable]:
    made: Content = content({"a": unit("a")}, {("a", "guru", "baik"): 20})
    records = replace(made, trainings=tuple(trainings), awards=tuple(awards))
    return {table.name: table for table in draft(records, "2026-T1").plain}


def test_trainings_are_counted_by_kind_and_by_each_of_their_topics() -> None:
    held = [
        course("ti_layanan", "arsip_digital", hours="24.0", people=PEOPLE[:2]),
        course("ti_layanan", kind="seminar", hours="1.5", people=PEOPLE[:9]),
        course("ti_layanan", last="2026-04-01"),
    ]
    assert tables(held)["pelatihan"].rows == (
        ("jenis", "seminar", "Seminar", "Seminar", "1", "1.5"),
        ("jenis", "workshop", "Workshop", "Workshop", "1", "24"),
        ("topik", "arsip_digital", "Arsip digital", "Digital archives", "1", "24"),
        ("topik", "ti_layanan", "TI dalam layanan", "IT in services", "2", "25.5"),
    )


def test_hours_say_nothing_of_how_many_took_part() -> None:
    few, many = (tables([course("ti_layanan", people=PEOPLE[:n])]) for n in (1, 20))
    assert few["pelatihan"] == many["pelatihan"]


def test_whole_hours_keep_their_zeros() -> None:
    assert [row[-1] for row in tables([course("ti_layanan", hours="120")])["pelatihan"].rows] == ["120", "120"]


def test_an_award_says_what_it_is_given_for_and_not_to_whom_or_how_many() -> None:
    other = replace(AWARD, id="lain", kind="insentif", recipients=())
    earlier = replace(AWARD, id="dulu", period=Period.parse("2025-T4"))
    table = tables(awards=[AWARD, other, earlier])["penghargaan_kriteria"]
    assert table.rows == tuple(
        (code, "Pegawai teladan", "Exemplary employee", kind, "Sangat baik dua kali.", "Very good twice.")
        for code, kind in (("lain", "insentif"), ("teladan", "penghargaan"))
    )
    assert tables(awards=[replace(AWARD, recipients=PEOPLE)]) == tables(awards=[AWARD])


def test_nothing_held_and_nothing_awarded_is_no_table() -> None:
    assert not {"pelatihan", "penghargaan_kriteria"} & tables().keys()


def test_an_agencys_own_list_names_the_kinds(tmp_path: Path) -> None:
    folder = tmp_path / "schemas" / "aturan"
    folder.mkdir(parents=True)
    (folder / "jenis-pelatihan.json").write_text(
        '{"judul": "Bentuk", "judul_en": "Kinds", "versi": 2, "sumber": [{"peraturan": "Perwali 1/2026"}],'
        ' "daftar": [{"kode": "magang", "nama": "Magang", "nama_en": "Internship"}]}',
        encoding="utf-8",
    )
    made = content({"a": unit("a")}, {("a", "guru", "baik"): 20})
    records = replace(made, trainings=(course("ti_layanan", kind="magang"),))
    found = {table.name: table for table in draft(records, "2026-T1", tmp_path).plain}
    assert found["pelatihan"].rows[0][:4] == ("jenis", "magang", "Magang", "Internship")
