"""The page of fairness: one sentence a question first, each derived from published numbers, then the numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from kinerja.site.archive import Archive
from kinerja.site.text import Speech
from kinerja.site.views.around import table_files
from kinerja.site.views.fairness_cases import MATRIX, Matrix, Trait, matrix, traits, traits_finding
from kinerja.site.views.fairness_rights import APPEALS, PLANS, Agreed, AppealsPart, agreed, appeals
from kinerja.site.views.fairness_spread import (
    FIGURES,
    RATERS,
    RaterSpread,
    Trend,
    UnitSpread,
    rater_spread,
    trend,
    unit_spread,
)
from kinerja.site.views.when import when

FOR_EMPLOYEES: Final = "pegawai.html"
"""The page that tells employees how to object, where the site has it."""

_TABLES: Final = (
    "predikat", RATERS, FIGURES, MATRIX, "predikat_kelamin", "predikat_status", "predikat_jabatan", PLANS, APPEALS,
)  # fmt: skip


@dataclass(frozen=True)
class Question:
    """What an employee asks, the answer in one sentence, and where on the page its numbers are."""

    text: str
    anchor: str
    answer: str


@dataclass(frozen=True)
class FairnessPage:
    """All that the page shows. ``how``: the page on how to object; empty where the site has none."""

    when: str
    period: str
    questions: tuple[Question, ...]
    units: UnitSpread
    trend: Trend | None
    raters: RaterSpread
    matrix: Matrix
    traits: tuple[Trait, ...]
    traits_finding: str
    agreed: Agreed
    appeals: AppealsPart
    how: str
    files: tuple[tuple[str, str], ...]


def fairness_page(
    speech: Speech, archive: Archive, portal: Mapping[str, Any], pages: Iterable[str] = ()
) -> FairnessPage:
    """The page of the newest release.

    :param pages: addresses of the site's Markdown pages.
    """
    _ = speech.gettext
    edition = archive.newest
    units, raters, pairs = unit_spread(speech, edition), rater_spread(speech, edition), matrix(speech, edition)
    listed = traits(speech, edition)
    groups = traits_finding(speech, listed)
    plans, objected = agreed(speech, edition), appeals(speech, archive)
    return FairnessPage(
        when=when(speech, edition, portal),
        period=speech.period(edition.period),
        questions=(
            Question(_("Samakah ukurannya di semua unit?"), "unit", units.finding),
            Question(_("Bergantungkah pada siapa yang menilai?"), "penilai", raters.finding),
            Question(_("Apakah hanya hasil akhir yang dihitung?"), "hasil", pairs.finding),
            Question(_("Samakah bagi setiap kelompok pegawai?"), "kelompok", groups),
            Question(_("Apakah kriterianya diketahui sejak awal?"), "kriteria", plans.finding),
            Question(_("Apa jadinya bila pegawai berkeberatan?"), "keberatan", objected.finding),
        ),
        units=units,
        trend=trend(speech, archive),
        raters=raters,
        matrix=pairs,
        traits=listed,
        traits_finding=groups,
        agreed=plans,
        appeals=objected,
        how=FOR_EMPLOYEES if FOR_EMPLOYEES in set(pages) else "",
        files=table_files(speech, edition, *_TABLES),
    )
