"""Who answered the satisfaction survey: respondents by sex, age, education and occupation, as the form asked.

PermenPANRB 14/2017 asks that a report says who its respondents were. They are those whose answers the index counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from kinerja.content import regulations
from kinerja.content.survey_records import Form
from kinerja.measures.people import Cube
from kinerja.package.model import PUBLISHED, TOTAL, CountRow, CountTable, MeanTable, Member, Release
from kinerja.package.survey_tables import SATISFACTION, survey_tables
from kinerja.release.counts import Counted
from kinerja.release.survey_means import Surveyed, counted_answers

NOT_GIVEN: Final = "tidak_diisi"
"""The class of those who left the question empty; they are counted, as they are respondents too."""

_TRAITS: Final = (
    ("responden_jenis_kelamin", ("jenis_kelamin",), "jenis kelamin", "sex"),
    ("responden_usia", ("usia", "umur", "kelompok_usia", "kelompok_umur"), "usia", "age"),
    ("responden_pendidikan", ("pendidikan", "pendidikan_terakhir"), "pendidikan", "education"),
    ("responden_pekerjaan", ("pekerjaan", "pekerjaan_utama"), "pekerjaan", "occupation"),
)
"""Table (and its dimension), the names that forms give the column, and what it is called in both languages."""

PREFIX: Final = f"responden/{SATISFACTION}/"


def respondent_counts(
    held: Sequence[Surveyed],
    means: Sequence[MeanTable],
    forms: Mapping[str, Form],
    services: Sequence[str],
    period: str,
    thresholds: tuple[int, int],
    agency: Path | None = None,
) -> tuple[tuple[Counted, ...], dict[str, tuple[Member, ...]]]:
    """Return a table a trait with the true counts over the whole agency, each a population of its own; and code lists.

    The tables share their total alone, which ``ikm`` publishes; where it does not (it is hidden, or there is none yet),
    nobody is counted. A trait that no form asks for has no table.

    :param means: the mean tables as they are about to be published.
    :param thresholds: ``ambang`` and ``ambang_pendapat``.
    """
    survey = next((known for known in held if known.code == SATISFACTION), None)
    index = next((table for table in means if table.name == survey_tables(SATISFACTION).index), None)
    if survey is None or index is None or not _is_shown(index):
        return (), {}
    rows = counted_answers(survey, services, thresholds[1]).rows
    asked = [forms[known.form] for known in survey.answers if known.form in forms]
    found, lists = [], {}
    for name, columns, trait, trait_en in _TRAITS:
        said = [next((row[c] for c in columns if row.get(c)), NOT_GIVEN) for row in rows]
        if set(said) == {NOT_GIVEN}:
            continue
        lists[name] = _members(columns, asked, said, agency)
        titles = (f"Responden SKM menurut {trait}", f"Respondents of the satisfaction survey by {trait_en}")
        found.append(
            _counted(
                name,
                titles,
                lists[name],
                Counter(said),
                f"{PREFIX}{period}/{name.removeprefix('responden_')}",
                thresholds[0],
            )
        )
    return tuple(found), lists


def _is_shown(index: MeanTable) -> bool:
    return any(row.key == (TOTAL,) and row.status == PUBLISHED for row in index.rows)


def _members(
    columns: Sequence[str], asked: Iterable[Form], said: Iterable[str], agency: Path | None
) -> tuple[Member, ...]:
    """The answers in the forms' order and words, then any other that is stored, and last who did not answer."""
    names = (
        {sex.code: (sex.name, sex.name_en) for sex in regulations.sexes(agency)} if "jenis_kelamin" in columns else {}
    )
    for form in asked:
        for question in form.questions:
            if question.asks in columns:
                for code, words in question.answers.items():
                    names.setdefault(code, words)
    for code in sorted(set(said) - {NOT_GIVEN}):
        names.setdefault(code, (code.replace("_", " "), code.replace("_", " ")))
    names.pop(NOT_GIVEN, None)
    return (
        *(Member(code, TOTAL, name, name_en) for code, (name, name_en) in names.items()),
        Member(NOT_GIVEN, TOTAL, "tidak diisi", "not given"),
    )


def _counted(
    name: str,
    titles: tuple[str, str],
    members: Sequence[Member],
    counts: Mapping[str, int],
    population: str,
    threshold: int,
) -> Counted:
    codes = (TOTAL, *(m.code for m in members))
    rows = tuple(
        CountRow((code,), sum(counts.values()) if code == TOTAL else counts.get(code, 0), PUBLISHED) for code in codes
    )
    table = CountTable(name, *titles, population, (name,), {name: codes}, threshold, rows)
    people = Cube(population, (name,), {(code,): number for code, number in counts.items()})
    return Counted((table,), people, frozenset())


def kept(counted: Counted, earlier: Sequence[Release], since: str) -> tuple[CountTable, ...] | None:
    """Return the tables of respondents as they were last published, where a correction keeps the means too.

    Who answered is said of the very answers that the index counts; None where these tables are made afresh.

    :param since: the release that the means were carried from, empty where they are new.
    """
    if not since or not counted.people.population.startswith(PREFIX):
        return None
    there = [earlier[-1].tables.get(table.name) for table in counted.tables]
    return tuple(table for table in there if isinstance(table, CountTable))
