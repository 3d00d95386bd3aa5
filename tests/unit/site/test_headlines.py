"""Home's seven figures: each with its number, its change and whether that is more than chance, or a sentence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kinerja.package.chance import Mean, Share
from kinerja.package.model import MeanTable, Release, Table
from kinerja.site.archive import index
from kinerja.site.text import speech
from kinerja.site.views.figures import Figure
from kinerja.site.views.headlines import headlines, published
from tests.unit.site.sample import releases
from tests.unit.site.sample_follow_up import counts, plain

WORDS = speech("id", Path(__file__).resolve().parents[3] / "theme" / "translations")
GOOD, IKM, TARGETS, PLANS, NEEDS, PROMISES, APPEALS = range(7)


def tables(
    *,
    good: tuple[int | None, int] = (900, 1000),
    plans: tuple[int | None, int] = (95, 100),
    appeals: tuple[int | None, int] = (3, 21),
    promises: tuple[int, int] = (9, 14),
) -> dict[str, Table]:
    """The tables that the figures are read from; ``appeals`` are those still waiting."""
    made = (
        counts(
            "predikat", "evaluasi", {("semua", "semua"): good[1], ("semua", "baik_ke_atas"): good[0]},
            unit=("semua",), predikat=("semua", "baik_ke_atas"),
        ),
        counts(
            "rencana_kesepakatan", "rencana", {("semua", "semua"): plans[1], ("semua", "disepakati"): plans[0]},
            unit=("semua",), kesepakatan=("semua", "disepakati"),
        ),
        counts(
            "keberatan", "keberatan", {("semua",): appeals[1], ("diproses",): appeals[0]},
            hasil_keberatan=("semua", "diproses"),
        ),
        plain(
            "janji_ringkas", "nilai", "ukuran nilai", (("diketahui", str(promises[1])), ("selesai", str(promises[0])))
        ),
    )  # fmt: skip
    return {table.name: table for table in made}


def release(period: str = "2026-T3", like: int = 2, **given: tuple[int | None, int]) -> Release:
    """A sample release with these tables."""
    sample = releases()[like]
    return replace(sample, period=period, tables=dict(sample.tables) | tables(**given))  # type: ignore[arg-type]


def shown(now: Release, before: Release | None = None) -> tuple[Figure, ...]:
    return headlines(WORDS, index(now), index(before) if before else None).figures


def test_every_figure_is_read_from_what_is_published() -> None:
    found = published(index(release()))
    assert list(found) == [
        "baik_ke_atas", "ikm", "indikator_tercapai", "rencana_disepakati", "kebutuhan_terjawab", "janji_selesai",
        "keberatan_diputus",
    ]  # fmt: skip
    assert isinstance(found["ikm"], Mean)
    assert [figure for figure in found.values() if isinstance(figure, Share)] == [
        Share(900, 1000), Share(5, 8), Share(95, 100), Share(120, 300), Share(9, 14), Share(18, 21),
    ]  # fmt: skip


def test_each_has_its_number_its_meaning_how_many_stand_behind_it_and_its_file() -> None:
    figures = shown(release(), release("2026-T2", like=1))
    assert [figure.value for figure in figures] == ["90,0%", "83,63", "62,5%", "95,0%", "40,0%", "64,3%", "85,7%"]
    assert all(figure.note and figure.of and figure.csv.startswith("data/2026-T3/tabel/") for figure in figures)
    assert figures[APPEALS].of == "18 dari 21 keberatan atas penilaian periode sebelumnya."
    assert figures[IKM].of == "2.012 responden."


@pytest.mark.parametrize(
    ("plans", "said"),
    [
        ((80, 100), ("naik 15,0 poin", "up", "dari triwulan II (80,0%), membaik")),
        ((90, 100), ("naik 5,0 poin", "flat", "dari triwulan II (90,0%), tidak ada perubahan yang jelas")),
        ((95, 100), ("tidak berubah", "flat", "dari triwulan II (95,0%)")),
        ((None, 100), ("tanpa pembanding", "flat", "karena angka triwulan II tidak terbit")),
    ],
)
def test_a_change_is_better_only_where_it_is_more_than_chance(
    plans: tuple[int | None, int], said: tuple[str, str, str]
) -> None:
    """95 of 100 beside 80 of 100 is χ² = 8.96, beside 90 of 100 it is 1.15; the limit is 6.635."""
    moved = shown(release(), release("2026-T2", like=1, plans=plans))[PLANS].change
    assert moved is not None
    assert (moved.amount, moved.tone, moved.since) == said


def test_without_any_earlier_period_nothing_is_said_of_change() -> None:
    assert [figure.change for figure in shown(release())] == [None] * 7


@pytest.mark.parametrize(("periods", "judged"), [(("2026-T2", "2026-T3"), False), (("2025", "2026"), True)])
def test_what_gathers_from_the_years_first_day_on_is_not_called_better_within_the_year(
    periods: tuple[str, str], judged: bool
) -> None:
    before, now = (release(period) for period in periods)
    table = counts(
        "kebutuhan_terjawab", "evaluasi", {("semua", "dengan_kebutuhan"): 300, ("semua", "topik_sesuai"): 30},
        unit=("semua",), kebutuhan_terjawab=("dengan_kebutuhan", "topik_sesuai"),
    )  # fmt: skip
    moved = shown(now, replace(before, tables={**before.tables, table.name: table}))[NEEDS].change
    assert moved is not None
    assert (moved.amount, moved.improved) == ("naik 30,0 poin", judged)


def test_what_is_hidden_missing_or_of_nobody_is_a_sentence_and_no_number() -> None:
    some = release(good=(None, 1000), appeals=(0, 0))
    bare = {name: table for name, table in some.tables.items() if name in ("predikat", "keberatan")}
    figures = shown(replace(some, tables=bare))
    assert [figure.missing for figure in figures] == [
        "disembunyikan demi kerahasiaan",
        "Belum ada hasil survei untuk periode ini.",
        "Belum ada data realisasi untuk periode ini.",
        "Belum ada rencana kerja yang dicatat.",
        "Belum ada kebutuhan pelatihan yang dicatat.",
        "Belum ada janji perbaikan yang diketahui.",
        "Tidak ada keberatan atas penilaian periode sebelumnya.",
    ]
    assert not any(figure.value or figure.change or figure.csv for figure in figures)


def test_appeals_whose_rest_is_hidden_are_not_worked_out() -> None:
    assert shown(release(appeals=(None, 21)))[APPEALS].missing == "disembunyikan demi kerahasiaan"


def test_means_on_two_scales_are_not_compared() -> None:
    before = release("2026-T2", like=1)
    other = before.tables["ikm"]
    assert isinstance(other, MeanTable)
    other = replace(other, scale=(1, 4))
    moved = shown(release(), replace(before, tables={**before.tables, "ikm": other}))[IKM].change
    assert moved is not None
    assert (moved.tone, moved.since) == ("flat", "dari triwulan II (81,97)")


@pytest.mark.parametrize(
    ("good", "plans", "said"),
    [
        ((800, 1000), (95, 100), "Sejak triwulan II, 1 dari 6 angka yang dapat dibandingkan jelas membaik"),
        ((960, 1000), (95, 100), "Sejak triwulan II, 1 dari 6 angka yang dapat dibandingkan jelas memburuk"),
        (
            (960, 1000),
            (60, 100),
            "Sejak triwulan II, 1 dari 6 angka yang dapat dibandingkan jelas membaik dan 1 jelas memburuk",
        ),
        (
            (899, 1000),
            (94, 100),
            "Sejak triwulan II, tidak ada perubahan yang jelas pada 6 angka yang dapat dibandingkan",
        ),
    ],
)
def test_one_sentence_says_how_many_changed_of_those_that_can_be_compared(
    good: tuple[int, int], plans: tuple[int, int], said: str
) -> None:
    """Trainings were not counted in the quarter before, so six are compared."""
    before = release("2026-T2", like=1, good=good, plans=plans)
    assert headlines(WORDS, index(release()), index(before)).finding == said


def test_without_an_earlier_period_or_without_parameters_no_change_is_claimed() -> None:
    assert headlines(WORDS, index(release()), None).finding == ""
    silent = replace(release(), extra={})
    view = headlines(WORDS, index(silent), index(release("2026-T2", like=1, good=(100, 1000))))
    assert view.finding == ""
    moved = view.figures[GOOD].change
    assert moved is not None
    assert (moved.since, moved.improved) == ("dari triwulan II (10,0%)", False)
