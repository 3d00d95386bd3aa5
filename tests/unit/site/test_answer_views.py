"""The answers behind the elements, as the satisfaction page shows them."""

from __future__ import annotations

from dataclasses import replace

from kinerja.package.model import HIDDEN, PUBLISHED
from kinerja.resources import find
from kinerja.site.archive import index
from kinerja.site.text import speech
from kinerja.site.views.answers import answers
from tests.unit.site.sample import ELEMENTS, releases

SPEECH = speech("id", find("theme", "translations"))


def test_an_element_is_told_whole_or_by_low_and_high_answers_or_hidden() -> None:
    found = answers(SPEECH, index(releases()[-1]))
    assert found is not None
    whole, merged, hidden = found.rows
    assert whole.name == ELEMENTS[0][1]
    assert [c.count for c in whole.each] == ["10", "20", "100", "70"]
    assert [(c.count, c.share) for c in whole.merged] == [("30", "15,0%"), ("170", "85,0%")]
    assert [(s.style, s.x, s.width) for s in whole.segments] == [("low", "0%", "15%"), ("value", "15%", "85%")]
    assert [row.each_shown for row in found.rows] == [True, False, False]
    assert {c.state for c in merged.merged} == {PUBLISHED}
    assert ({c.state for c in hidden.merged}, hidden.segments) == ({HIDDEN}, ())
    assert found.any_hidden
    assert found.finding == "Sebagian jawaban disembunyikan demi kerahasiaan"


def test_a_release_that_tells_of_no_answers_has_no_such_part() -> None:
    release = releases()[-1]
    without = {name: table for name, table in release.tables.items() if name != "jawaban"}
    assert answers(SPEECH, index(replace(release, tables=without))) is None
