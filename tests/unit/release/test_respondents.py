"""Who answered: respondents that the index counts, protected like any count of people, and kept with the means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kinerja.content.records import AnswerSet, Content, Service
from kinerja.content.survey_records import Form, Question
from kinerja.content.survey_rules import elements
from kinerja.package.model import HIDDEN, PUBLISHED, TOTAL, CountTable, Release
from kinerja.package.period import Period
from kinerja.release.audit import leaks
from kinerja.release.build import as_published, build_release
from kinerja.release.draft import draft
from tests.unit.release.agency import content, unit

CODES = tuple(element.code for element in elements("skm"))
SERVICES = tuple(Service(code, code, code, "a") for code in ("ktp", "sampah"))
AGES = Question(
    "kelompok_umur", "pilihan", "Usia?", "Age?",
    {"muda": ("Di bawah 30", "Below 30"), "tua": ("30 ke atas", "30 and older"), "sepuh": ("Lansia", "Elderly")},
)  # fmt: skip
FORM = Form("warga", "Survei", "Survey", "skm", (AGES,))


def said(service: str, people: int, answer: str = "", **traits: str) -> list[dict[str, str]]:
    """Answers of so many people; without ``answer`` they alternate between 3 and 4."""
    return [
        {"layanan": service, **traits} | dict.fromkeys(CODES, answer or "34"[person % 2]) for person in range(people)
    ]


def agency(rows: Sequence[dict[str, str]]) -> Content:
    made = content({"a": unit("a", services=SERVICES)}, {("a", "pelaksana", "baik"): 40})
    answers = AnswerSet("warga", Period.parse("2026-T1"), "skm", CODES, tuple(rows), "publik")
    return replace(made, answers={"2026-T1": (answers,)}, forms={"warga": FORM})


def released(rows: Sequence[dict[str, str]], earlier: Sequence[Release] = ()) -> Release:
    known = {"correction": "Jawaban ditambah.", "revision": 2} if earlier else {}
    return build_release(draft(agency(rows), "2026-T1"), earlier=earlier, **known)  # type: ignore[arg-type]


def counts(release: Release, name: str) -> dict[str, int | None]:
    table = release.tables[name]
    assert isinstance(table, CountTable)
    return {row.key[0]: row.count for row in table.rows}


YOUNG, OLD = said("ktp", 20, kelompok_umur="muda"), said("ktp", 15, kelompok_umur="tua")


def test_respondents_are_those_that_the_index_counts() -> None:
    release = released([*YOUNG, *OLD, *said("ktp", 6), *said("sampah", 9, kelompok_umur="tua")])
    assert counts(release, "responden_usia") == {TOTAL: 41, "muda": 20, "tua": 15, "sepuh": 0, "tidak_diisi": 6}
    assert "responden_pendidikan" not in release.tables, "the form does not ask"


def test_classes_have_the_forms_words_and_sexes_those_of_the_regulation() -> None:
    rows = [row | {"jenis_kelamin": "lp"[n % 2]} for n, row in enumerate([*YOUNG, *OLD])]
    release = released(rows)
    named = [(m.code, m.name_en) for m in release.members["responden_usia"]]
    assert named[:2] == [("muda", "Below 30"), ("tua", "30 and older")]
    assert named[-1] == ("tidak_diisi", "not given")
    assert {m.code for m in release.members["responden_jenis_kelamin"]} == {"l", "p", "tidak_diisi"}
    populations = {t.population for t in release.tables.values() if t.name.startswith("responden_")}  # type: ignore[union-attr]
    assert populations == {"responden/skm/2026-T1/jenis_kelamin", "responden/skm/2026-T1/usia"}


def test_a_class_of_few_is_hidden_with_another_and_the_total_stays() -> None:
    release = released([*YOUNG, *OLD, *said("ktp", 3, kelompok_umur="sepuh")])
    table = release.tables["responden_usia"]
    assert isinstance(table, CountTable)
    states = {row.key[0]: row.status for row in table.rows}
    assert (states["sepuh"], states[TOTAL]) == (HIDDEN, PUBLISHED)
    assert list(states.values()).count(HIDDEN) >= 2
    assert leaks([release]) == ()


def test_nobody_is_counted_where_the_index_of_all_is_hidden_or_not_there() -> None:
    alike = released([row | dict.fromkeys(CODES, "4") for row in YOUNG])
    assert [name for name in alike.tables if name.startswith("responden_")] == []
    few = released(said("ktp", 9, kelompok_umur="muda"))
    assert [name for name in few.tables if name.startswith("responden_")] == []


def test_a_correction_that_keeps_the_means_keeps_who_answered() -> None:
    first = released([*YOUNG, *OLD])
    more = [*YOUNG, *OLD, *said("ktp", 2, kelompok_umur="tua")]
    second = released(more, [first])
    assert second.extra["rerata_dari"] == "2026-T1"
    assert counts(second, "responden_usia") == counts(first, "responden_usia")
    again = as_published(draft(agency(more), "2026-T1"), second, [first])
    assert again.tables["responden_usia"] == second.tables["responden_usia"]
    assert leaks([first, second]) == ()


def test_a_correction_with_enough_new_answers_counts_them() -> None:
    first = released([*YOUNG, *OLD])
    second = released([*YOUNG, *OLD, *said("ktp", 12, kelompok_umur="sepuh")], [first])
    assert counts(second, "responden_usia")[TOTAL] == 47
    assert leaks([first, second]) == ()
