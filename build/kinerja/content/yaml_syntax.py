"""Turn a YAML parser's complaint into a problem whose sentence says what to mend, and where."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import replace
from typing import Any, Final

import yaml

from kinerja.content.document import Place, Problem
from kinerja.content.yaml_loader import MAXIMUM_DEPTH
from kinerja.content.yaml_slips import slip_in
from kinerja.content.yaml_words import advice


def syntax_problem(error: yaml.YAMLError, text: str, keys: Set[str]) -> Problem:
    """Return what a parser complained of as a problem of the file, at the place of the slip behind it.

    :param keys: the names that keys of such a file have.
    """
    return _inside(_problem(error, text, keys), text)


def _problem(error: yaml.YAMLError, text: str, keys: Set[str]) -> Problem:
    said = str(getattr(error, "problem", None) or "")
    about = str(getattr(error, "context", None) or "")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = place_of(mark)
    if "another document" in said:
        return Problem("yaml-dokumen-ganda", place, {})
    opened = getattr(error, "context_mark", None)
    words = f"{about} {said}".replace(",", " ").split()
    if "alias" in words or "anchor" in words:
        return Problem("yaml-jangkar", place_of(opened or mark), {})
    if "tag" in words:
        return Problem("yaml-tag", place, {"tag": "!"})
    if "depth" in said or "nesting" in said:
        return Problem("yaml-terlalu-dalam", place, {"batas": MAXIMUM_DEPTH})
    lines = text.splitlines()
    for line in (place[0], place[0] - 1):
        if 0 < line <= len(lines) and (tab := _TAB.match(lines[line - 1])):
            more = sum(_TAB.match(other) is not None for other in lines) - 1
            return Problem("yaml-tab", (line, tab.end()), {"lagi": more} if more else {})
    if opened and ("end of stream" in said or "document" in said):
        place = place_of(opened)
    where = place_of(opened) if opened else None
    if slip := slip_in(text, f"{about}: {said}", place_of(mark), where, keys):
        return Problem("yaml-sintaks", slip[0], {"saran": slip[1], "saran_en": slip[2]})
    indonesian, english = advice(f"{about}: {said}")
    return Problem("yaml-sintaks", place, {"saran": indonesian, "saran_en": english})


_TAB: Final = re.compile(r" *\t")


def _inside(problem: Problem, text: str) -> Problem:
    """Bring a place behind the last line, where libyaml sees the end of a file, to the end of that line."""
    lines = re.split(r"\r\n|\r|\n", text)
    line, column = problem.place
    if line <= len(lines):
        return replace(problem, place=(line, min(column, len(lines[line - 1]) + 1)))
    return replace(problem, place=(len(lines), len(lines[-1]) + 1))


def place_of(mark: Any) -> Place:
    """Return line and column, from 1, of a parser's mark."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
