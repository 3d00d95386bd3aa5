"""What the tables of a survey are called, so that a release names them and a page finds them by one rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

SATISFACTION: Final = "skm"
"""The survey of PermenPANRB 14/2017, whose tables were named before there were others."""

PROGRAMME: Final = "program"
"""``jenis`` of a form that has questions of its own; each such form is a survey."""

_PREFIXES: Final = ("program_", "program-")


@dataclass(frozen=True)
class SurveyTables:
    """``index``: by service; ``elements``: by service and by a member of ``dimension``, the survey's own elements."""

    survey: str
    index: str
    elements: str
    dimension: str


def survey_code(kind: str, form: str) -> str:
    """Return the code of the survey that a form belongs to: its kind, or for a programme's form one of its own."""
    if kind != PROGRAMME:
        return kind
    return form if form.startswith(_PREFIXES[1]) else f"{_PREFIXES[0]}{form}"


def survey_tables(survey: str) -> SurveyTables:
    """Return the names of a survey's tables, by its code."""
    if survey == SATISFACTION:
        return SurveyTables(survey, "ikm", "unsur", "unsur")
    return SurveyTables(survey, survey, f"{survey}_unsur", f"unsur_{survey}")


def programmes(tables: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of the programme surveys among the names of tables, sorted."""
    known = set(tables)
    return tuple(name for name in sorted(known) if name.startswith(_PREFIXES) and survey_tables(name).elements in known)
