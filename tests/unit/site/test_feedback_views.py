"""What pages say of feedback: outside views together as the measure weighs them, and nothing of what is hidden."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from kinerja.measures.feedback import gap, weighted
from kinerja.package.model import HIDDEN, NOT_YET, PUBLISHED, MeanRow, MeanTable, Member, Release
from kinerja.package.rounding import half_up
from kinerja.resources import find
from kinerja.site.archive import archive, index
from kinerja.site.text import speech
from kinerja.site.views.feedback import feedback
from kinerja.site.views.feedback_page import feedback_page
from tests.unit.site import sample

WORDS = speech("id", find("theme", "translations"))
SIDES = ("atasan", "rekan", "bawahan", "publik", "diri")
Means = Mapping[tuple[str, str, str], str]
"""(unit, value, side) → mean; ``-``: hidden; what is not there is ``belum_ada``."""
PLAIN = {
    ("semua", "akuntabel", "atasan"): "3.20", ("semua", "akuntabel", "rekan"): "3.00",
    ("semua", "akuntabel", "bawahan"): "3.40", ("semua", "akuntabel", "diri"): "3.50",
    ("semua", "loyal", "atasan"): "3.60", ("semua", "loyal", "diri"): "3.50",
}  # fmt: skip


def release(means: Means, weights: Mapping[str, int]) -> Release:
    units, values = ("semua", "dinas-pendidikan", "sekretariat-daerah"), ("akuntabel", "loyal")
    members = {"unit": units, "nilai": values, "pihak": SIDES}

    def row(key: tuple[str, str, str]) -> MeanRow:
        said = means.get(key, "")
        if said in ("", "-"):
            return MeanRow(key, None, None, 2, HIDDEN if said else NOT_YET)
        return MeanRow(key, 40, Decimal(said), 2, PUBLISHED)

    rows = tuple(row((u, v, s)) for u in members["unit"] for v in members["nilai"] for s in SIDES)
    dimensions = ("unit", "nilai", "pihak")
    table = MeanTable("umpan_balik", "Umpan balik", "Feedback", "", dimensions, members, 10, (1, 4), rows)
    made = sample.releases()[2]
    named = {"nilai": tuple(Member(code, "semua", code, code) for code in values)}
    return replace(
        made,
        tables=dict(made.tables) | {"umpan_balik": table},
        members=dict(made.members) | named,
        extra=dict(made.extra) | {"umpan_balik": {"bobot": weights, "penilai_paling_sedikit": 3}},
    )


@pytest.mark.parametrize("weights", [{}, {"atasan": 40, "rekan": 30, "bawahan": 20, "publik": 10}, {"rekan": 1}])
def test_sides_are_weighed_as_the_measure_weighs_them(weights: dict[str, int]) -> None:
    part = feedback(WORDS, index(release(PLAIN, weights)))
    assert part is not None
    row = part.rows[0]
    means = {side: Decimal(PLAIN["semua", "akuntabel", side]) for side in ("atasan", "rekan", "bawahan", "diri")}
    by_side = {side: Fraction(mean) for side, mean in means.items()}
    exact = gap(by_side, weights)
    assert exact is not None
    assert row.raw == half_up(weighted(by_side, weights), 2)
    assert row.gap_raw == half_up(exact + by_side["diri"], 2) - means["diri"]


def test_the_value_seen_most_and_the_one_seen_least_are_named_with_the_widest_gap() -> None:
    part = feedback(WORDS, index(release(PLAIN, {})))
    assert part is not None
    assert part.finding == "Loyal paling terlihat, akuntabel paling kurang terlihat"
    assert part.notes == (
        WORDS.gettext(
            "Selisih terbesar pada {value}: orang lain menilai {n} lebih rendah daripada pegawai menilai diri sendiri.",
            value="akuntabel",
            n="0,30",
        ),
    )
    assert [row.gap for row in part.rows] == ["−0,30", "+0,10"]


def test_where_one_side_is_hidden_so_is_what_it_would_be_a_part_of() -> None:
    part = feedback(WORDS, index(release(PLAIN | {("semua", "loyal", "rekan"): "-"}, {})))
    assert part is not None
    assert (part.rows[1].others.state, part.rows[1].width, part.rows[1].gap) == (HIDDEN, "", "")
    assert part.finding == "Tujuh nilai menurut atasan, rekan, bawahan, dan warga", "no order that would tell"


def test_a_unit_without_enough_says_so() -> None:
    edition = index(release(PLAIN, {}))
    part = feedback(WORDS, edition, "dinas-pendidikan")
    assert part is not None
    assert (part.finding, part.rows) == ("Umpan balik belum cukup banyak untuk ditampilkan", ())
    assert feedback(WORDS, edition, "puskesmas-kenanga") is None
    assert feedback(WORDS, index(sample.releases()[2])) is None


def test_the_page_lists_units_by_name_and_names_those_that_wait() -> None:
    means = PLAIN | {("dinas-pendidikan", "loyal", "rekan"): "3.10"}
    page = feedback_page(WORDS, archive([release(means, {})]), {})
    shown = [(row.name, [cell.value for cell in row.cells]) for row in page.units]
    assert shown == [("Dinas Pendidikan", ["", "3,10"])]
    assert page.waiting == ("Sekretariat Daerah",)
    assert (page.fewest, page.least) == ("3", "10")


def test_a_release_without_feedback_says_so() -> None:
    page = feedback_page(WORDS, archive(sample.releases()), {})
    assert (page.part, page.units, page.waiting, page.files) == (None, (), (), ())
